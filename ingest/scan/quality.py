"""How much the text layer of a page is worth: whether its letters are words, and whether it covers the page."""

import re
from collections.abc import Sequence
from functools import lru_cache

from vnpolicy.ingest.document import Box
from vnpolicy.ingest.letters.syllables import is_spelled, is_syllable

WORD = re.compile(r"[^\W\d_]+")
FOREIGN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd\ue000-\uf8ff]")  # control, lost and private-use characters
UNKNOWN = re.compile("[\ufffd\ue000-\uf8ff]")
ENGLISH = re.compile(r"[a-z]{2,}$", re.IGNORECASE)
VOWEL = re.compile(r"[aeiouy]", re.IGNORECASE)
SIGNATURE = re.compile(  # "Ký bởi: Cổng Thông tin điện tử", "Digitally signed by", "Thời gian ký: 05.01.2019"
    r"Ký bởi|Người ký|Thời gian ký|Ngày ký|Digitally signed|Signature (?:Not )?Valid|Signed by|Email:|Cơ quan:|Date:",
    re.IGNORECASE,
)
FEW_CHARACTERS = 100  # on a page that is a picture: a stamp or a page number, not the text
SIGNED_CHARACTERS = 600  # of the lines that a digital signature prints
LEAST = 0.6  # share of the letters that are in words; sound pages have 0.9 and more
MOST_FOREIGN = 0.05  # of all characters
COVERED = 0.08  # share of the page height that the lines of a text fill; a full page fills half of it


def is_lost(text: str) -> bool:
    """Whether the file does not say which letters its signs are: private-use and replacement characters."""
    return len(UNKNOWN.findall(text)) > MOST_FOREIGN * max(len(text), 1)


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


def is_overlay(lines: Sequence[str], boxes: Sequence[Box], height: float) -> bool:
    """Whether the text on a picture is not the page's own: a stamp, a page number, the lines of a digital signature."""
    letters = sum(map(len, lines))
    if letters < FEW_CHARACTERS:
        return True
    if letters < SIGNED_CHARACTERS and any(SIGNATURE.search(line) for line in lines):
        return True
    return _filled(boxes) < COVERED * height


def _filled(boxes: Sequence[Box]) -> float:
    """Height that boxes fill, each stretch once."""
    filled = reach = 0.0
    for top, bottom in sorted((box.top, box.bottom) for box in boxes):
        filled += max(bottom - max(top, reach), 0.0)
        reach = max(reach, bottom)
    return filled
