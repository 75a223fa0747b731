import pytest

from vnpolicy.ingest.pdf.hyphens import words_within


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            ["a six-monthly report"], {"six", "monthly", "report", "six-monthly"}, id="compound and its parts"
        ),
        pytest.param(["is sus-", "tainable use"], {"is", "use"}, id="halves across a line end"),
        pytest.param(["a state-", "owned bank", "state-owned"], {"bank", "state", "owned", "state-owned"}, id="both"),
    ],
)
def test_words_within_lines(lines, expected):
    assert words_within(lines) == expected
