"""Counts of syllables, from which diacritics are given back."""

from collections import Counter

import pytest

from benchmarks.results import shared_folder
from benchmarks.train_marks import FEWEST, FEWEST_PAIRS, count, judge, read_questions, rows_of


def test_a_row_tells_what_follows_a_syllable():
    counts: Counter[tuple[str, ...]] = Counter()
    count(["hành chính\nhành vi", "hành chính"], FEWEST, counts)
    count(["chính sách 2025"], FEWEST_PAIRS, counts)
    assert list(rows_of(counts)) == [
        f"chính\t{2 * FEWEST + FEWEST_PAIRS}\t1\t",  # "sách" and "2025" are too seldom, or no syllable
        f"hành\t{3 * FEWEST}\t0\tchính {2 * FEWEST}|vi {FEWEST}",
        f"vi\t{FEWEST}\t1\t",
    ]


def test_questions_are_judged_by_their_syllables():
    assert judge(["xử phạt hành chính", "ubnd"]) == (5, 5)
    assert judge(["xử phát"]) == (2, 1)


def test_questions_that_nothing_was_counted_in_are_read_as_they_were_meant():
    if not shared_folder("retrieval").is_dir():
        pytest.skip("needs the evaluation material: retrieval/ of VNPOLICY_SHARED")
    whole, right = judge(read_questions("dev")[:300])
    assert right > 0.96 * whole
