"""Where a sentence or a semicolon ends a clause."""

import pytest

from vnpolicy.nlp.actors.clauses import first_clause


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Lập sổ theo dõi. Gửi báo cáo.", "Lập sổ theo dõi.", id="a sentence ends"),
        pytest.param("Gửi về P. Tài chính. Lập sổ.", "Gửi về P. Tài chính.", id="the point of 'P.'"),
        pytest.param("Gửi về TP. Cần Thơ. Lập sổ.", "Gửi về TP. Cần Thơ.", id="the point of 'TP.'"),
    ],
)
def test_a_clause_ends_with_its_sentence(text, expected):
    assert first_clause(text) == expected
