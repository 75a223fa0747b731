"""Phrases as pieces of the encoder for texts: which are chosen, and how they are read."""

import pytest

from benchmarks.encoder.phrases import choose_phrases, frequent_phrases
from benchmarks.encoder.tokenizer import add_phrases, build_tokenizer

FRAME = [("<s>", 0.0), ("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0)]
WORDS = ["▁chất", "▁thải", "▁nhựa", "▁y", "▁tế", "▁tếch", "▁t", "ế", "ch", ",", "▁"]
PIECES = [*FRAME, *((word, -1.0 - number) for number, word in enumerate(WORDS))]
PHRASES = ["chất thải", "chất thải nhựa", "y tế"]


def test_phrases_are_runs_of_words_that_stand_often_enough():
    texts = ["Sở Y tế chủ trì, Sở Y tế phối hợp", "Sở Y tế chủ động 5 năm", "Sở Y dược"]
    assert frequent_phrases(texts, least=2) == {"Sở Y tế": 3, "Sở Y": 4, "Y tế": 3, "Y tế chủ": 2, "tế chủ": 2} | {
        "Sở Y tế chủ": 2
    }


def test_chosen_are_those_that_save_most_where_longer_ones_take_their_words():
    texts = ["chất thải nhựa"] * 40 + ["chất thải"] * 31 + ["y tế"] * 35
    assert choose_phrases(texts, PIECES, keep=2) == ["chất thải nhựa", "y tế"]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        pytest.param("chất thải nhựa", "▁chất▁thải▁nhựa", id="the longest"),
        pytest.param("chất thải, nhựa", "▁chất▁thải , ▁nhựa", id="not beyond a comma"),
        pytest.param("y tếch", "▁y ▁tếch", id="not the beginning of a longer word"),
        pytest.param("thải chất", "▁thải ▁chất", id="in this order"),
    ],
)
def test_a_phrase_is_read_in_one_piece(text, pieces):
    tokenizer = build_tokenizer(add_phrases(PIECES, PHRASES))
    assert tokenizer.encode(text, add_special_tokens=False).tokens == pieces.split()
