"""Vietnamese letters by case, for character classes: the code blocks of Vietnamese mix capitals and small letters."""

import re
import unicodedata

_VIETNAMESE = [chr(code) for code in (*range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA)) if chr(code).isalpha()]
UPPER = "A-Z" + "".join(letter for letter in _VIETNAMESE if letter.isupper())
LOWER = "a-z" + "".join(letter for letter in _VIETNAMESE if letter.islower())

# "BAN HÀNH KẾ HOẠCH (QPPL) 2022": words without a small letter
_SMALL_WORD = re.compile(rf"(?<![\w/-])(?:[{UPPER}]?[{LOWER}][{LOWER}]+|[{LOWER}])(?![\w/-])")
_WORD = re.compile(r"[^\W\d_]+")


def in_capitals(text: str) -> bool:
    """Whether (nearly) every word is printed in capitals; `QĐ-TTg` and one stray word do not count against it."""
    words = len(_WORD.findall(text))
    return words > 0 and len(_SMALL_WORD.findall(text)) * 8 <= words and any(letter.isupper() for letter in text)


def without_marks(text: str) -> str:
    """Lower case without diacritics, `đ` as `d`."""
    bare = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


_BREAKS = re.compile("[\t\n\v\f\r\xa0]")


def flat(text: str) -> str:
    """The same text of the same length in which every white space is one blank."""
    return _BREAKS.sub(" ", text)
