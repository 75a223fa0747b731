"""How much the text layer of a page is worth: whether its letters are words."""

import re
from functools import lru_cache

from vnpolicy.ingest.letters.syllables import is_spelled, is_syllable

WORD = re.compile(r"[^\W\d_]+")
FOREIGN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd\ue000-\uf8ff]")  # control, lost and private-use characters
ENGLISH = re.compile(r"[a-z]{2,}$", re.IGNORECASE)
VOWEL = re.compile(r"[aeiouy]", re.IGNORECASE)
LEAST = 0.6  # share of the letters that are in words; sound pages have 0.9 and more
MOST_FOREIGN = 0.05  # of all characters


def is_usable(text: str) -> bool:
    """Whether a text layer can be read: its letters form words, its characters are letters."""
    solid = "".join(text.split())
    if len(FOREIGN.findall(solid)) > MOST_FOREIGN * max(len(solid), 1):
        return False
    return len(WORD.findall(text)) < 20 or share_of_words(text) >= LEAST


def share_of_words(text: str) -> float:
    """Share of the letters that stand in words with a vowel that are spelled as Vietnamese, or as English may be."""
    words = WORD.findall(text)
    letters = sum(map(len, words))
    return sum(len(word) for word in words if _is_word(word)) / letters if letters else 1.0


@lru_cache(maxsize=20_000)
def _is_word(word: str) -> bool:
    if word.isascii():
        return word.isupper() or is_spelled(word.lower()) or bool(ENGLISH.match(word) and VOWEL.search(word))
    return is_syllable(word)
