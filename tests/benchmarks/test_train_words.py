"""The table of words."""

import pytest

from benchmarks.train_words import learn, runs_of
from vnpolicy.corpus import read_table


def test_runs_are_counted_wherever_the_syllables_stand_side_by_side():
    words = dict.fromkeys([("sinh", "thái"), ("nhãn", "sinh", "thái")], 1)
    counts = runs_of("Nhãn sinh thái, hệ sinh thái", words)
    assert counts == {("sinh", "thái"): 2, ("nhãn", "sinh", "thái"): 1}


@pytest.mark.slow
def test_the_segmenter_tells_the_words_of_a_text():
    pytest.importorskip("underthesea", reason="part of the extra `train`")
    text = "Sở Công Thương quản lý nhãn hiệu hàng hóa.\n" * 3
    assert "nhãn hiệu" in dict(learn([text, text]))


def test_the_table_has_words_of_two_to_four_syllables():
    assert {len(row["word"].split()) for row in read_table("words")} == {2, 3, 4}
