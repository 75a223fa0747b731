"""How associations are learned: chances of words, contrast, and what pairs ask."""

import random
from itertools import pairwise

import numpy as np
import pytest

from benchmarks.encoder.pairs import Pair
from benchmarks.word_chances import Sides, word_lifts

WORK = {"tiêm chủng": "chích", "rác thải": "dọn", "học phí": "đóng", "đất đai": "sổ"}


def toy(count=200):
    """Texts of two subjects; what is asked names one of them and says "ai"."""
    chance = random.Random(3)  # noqa: S311
    for number in range(count):
        subject, other = chance.sample(sorted(WORK), 2)
        yield Pair("everyday", f"ai {WORK[subject]}", f"sở {number} lo {subject}", (f"sở lo {other}",), "who")


def test_a_word_is_asked_of_what_it_stands_beside():
    texts = [np.array(own) for own in ([1, 2], [1, 3], [2, 3], [1, 2])]
    asked = [np.array(own) for own in ([0, 1], [0, 2], [1, 2], [0, 1])]
    starts, units, lifts = word_lifts(Sides(texts, asked), units=3, words=3)
    best = [units[a:b][lifts[a:b].argmax()] for a, b in pairwise(starts)]
    assert best == [1, 2, 3]
    assert lifts.min() > 1


def test_a_word_that_is_asked_of_all_texts_tells_nothing():
    texts, asked = [np.array([1]), np.array([2])] * 5, [np.array([0])] * 10
    starts, _, _ = word_lifts(Sides(texts, asked), units=2, words=1)
    assert starts.tolist() == [0, 0]


@pytest.mark.filterwarnings("ignore")  # those of torch are its own
def test_what_was_learned_tells_the_right_text():
    pytest.importorskip("torch", reason="needs the extra `train`")
    from benchmarks.train_associations import LEAST, learn, read_asked

    learned = learn(read_asked({"everyday": list(toy())}, "vi"))
    for subject, word in WORK.items():
        texts = [f"sở lo {other}" for other in WORK]
        assert learned.scores([word], texts).argmax() == list(WORK).index(subject)
    assert learned.lifts.min() >= LEAST


@pytest.mark.filterwarnings("ignore")
def test_contrast_moves_the_right_text_away_from_those_that_look_alike():
    pytest.importorskip("torch", reason="needs the extra `train`")
    from benchmarks.contrast import Lesson, sharpen
    from benchmarks.train_associations import make_units
    from vnpolicy.index.search.associations import Associations

    texts = ("sở tiêm chủng", "sở rác thải")
    units = make_units([*texts, *texts, "chủng thải", "sở rác", "tiêm"])
    numbers = np.arange(1, len(units.names) + 1)
    given = Associations(
        units, {"chích": 0}, np.array([0, len(numbers)]), numbers, np.full(len(numbers), 4.0, np.float32)
    )
    lessons = [Lesson(np.array([0]), texts)] * 600
    before, after = (one.scores(["chích"], texts) for one in (given, sharpen(given, lessons)))
    assert after[0] - after[1] > before[0] - before[1]


@pytest.mark.filterwarnings("ignore")
def test_what_is_asked_in_each_language():
    pytest.importorskip("torch", reason="needs the extra `train`")
    from benchmarks.train_associations import read_asked

    pairs = {
        "law": [Pair("law", "Mức phạt là bao nhiêu?", "Điều 1", ("Điều 2",), "What are the fines?")],
        "match": [Pair("match", "Quét rác", "Dọn rác", ("Đổ rác",))],
        "translation": [Pair("translation", "Clean streets", "Phố sạch")],
    }
    asked = read_asked(pairs, "vi")
    assert [(one.text, one.others) for one in asked] == [("Điều 1", ("Điều 2",)), ("Dọn rác", ())]
    assert asked[0].words[0] == "mức"
    assert [(one.words, one.text) for one in read_asked(pairs, "en")] == [
        (("what", "are", "the", "fin"), "Điều 1"),
        (("clean", "street"), "Phố sạch"),
    ]
