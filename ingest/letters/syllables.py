"""The spelling of Vietnamese syllables: a text of words that cannot be any is damaged, or in another encoding."""

import re
import unicodedata
from functools import cache, lru_cache

from vnpolicy.corpus import read_table

TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}  # as in à á ã ả ạ
LONGEST = 14  # characters of "nghiêng" with its marks apart, and some more
CLOSED_TONES = {"\u0301", "\u0323"}  # a syllable that ends in c, ch, p or t has one of these: "các", "một"
CLOSED = ("c", "ch", "p", "t")


def is_syllable(word: str) -> bool:
    """Whether a word is spelled as a Vietnamese syllable: "quyết" is, "quyêt", "quuyết" and "QuyÕt" are not."""
    return len(word) <= LONGEST and _is_syllable(word)


@lru_cache(maxsize=100_000)
def _is_syllable(word: str) -> bool:
    letters = unicodedata.normalize("NFD", word.lower())
    tones = [sign for sign in letters if sign in TONES]
    if len(tones) > 1:
        return False
    toneless = unicodedata.normalize("NFC", "".join(sign for sign in letters if sign not in TONES))
    if toneless.endswith(CLOSED) and not CLOSED_TONES.intersection(tones):
        return False
    return bool(_pattern().fullmatch(toneless))


def is_spelled(letters: str) -> bool:
    """Whether small letters without any mark spell a syllable that lost its marks: "quyet" and "duong" do."""
    return len(letters) <= LONGEST and bool(_bare_pattern().fullmatch(letters))


@cache
def _bare_pattern() -> re.Pattern[str]:
    bare = unicodedata.normalize("NFD", _pattern().pattern).replace("đ", "d")
    return re.compile("".join(sign for sign in bare if not unicodedata.combining(sign)))


@cache
def _pattern() -> re.Pattern[str]:
    rows = read_table("syllable_parts")
    onsets = "|".join(row["written"] for row in rows if row["part"] == "onset")
    rimes = "|".join(row["written"] for row in rows if row["part"] == "rime")
    return re.compile(f"(?:{onsets})?(?:{rimes})")  # "ngh" + "iêp"
