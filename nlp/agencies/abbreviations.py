"""Abbreviations: those that a document introduces itself, and those of `corpus/`."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

from vnpolicy.corpus import read_table

# Takes "Ủy ban nhân dân (UBND)", "sản xuất và tiêu dùng bền vững (SX&TDBV)", "(sau đây gọi tắt là Đề án)".
_PARENTHESIS = re.compile(
    r"\((?:(?:sau đây\s+)?(?:gọi|viết) (?:tắt )?(?:là|:)\s*|hereinafter referred to as\s*)?[“\"]?"
    r"(?P<short>[A-ZĐƯ][\w&./-]{1,14})[”\"]?\)"
)
_WORD = re.compile(r"\w+")
_LONGEST = 16  # words of a name before its abbreviation
_JOINING = frozenset({"và", "các", "của", "về", "cho", "trên", "and", "of", "the", "for", "on"})


@cache
def _general_abbreviations() -> dict[str, str]:
    """Abbreviations of administrative documents with their meanings: `UBND` -> `Ủy ban nhân dân`."""
    return {row["abbreviation"]: row["meaning"] for row in read_table("abbreviations")}


def find_abbreviations(text: str) -> dict[str, str]:
    """Abbreviations that the text introduces in parentheses after their meaning, matched by initials."""
    found: dict[str, str] = {}
    for match in _PARENTHESIS.finditer(text) if "(" in text else ():
        before = text[max(0, match.start() - 160) : match.start()].rpartition("\n")[2]
        meaning = _meaning_before(before, match["short"])
        if meaning:
            found.setdefault(match["short"], meaning)
    return found


def _meaning_before(before: str, short: str) -> str | None:
    """The shortest run of words at the end of `before` whose initials spell `short`; `None` if there is none."""
    letters = [initial(c) for c in short if c.isalpha()]
    words = list(_WORD.finditer(before))[-_LONGEST:]
    for count in range(2, len(words) + 1):
        run = words[-count:]
        if _spells([word[0].lower() for word in run], letters):
            return " ".join(before[run[0].start() :].split())
    return None


def _spells(words: list[str], letters: list[str]) -> bool:
    """Whether the initials of `words` are `letters`; joining words may be left out."""
    if words[0] in _JOINING or initial(words[0]) != letters[0]:
        return False
    full = [initial(word) for word in words]
    return full == letters or [initial(word) for word in words if word not in _JOINING] == letters


def initial(word: str) -> str:
    """The first letter without its marks, `đ` kept: "Ủy" -> "u"."""
    return unicodedata.normalize("NFD", word[0].lower())[0]


@cache
def _pattern(shorts: tuple[str, ...]) -> re.Pattern[str]:
    ordered = sorted(shorts, key=len, reverse=True)
    return re.compile(r"(?<![\w&])(?:" + "|".join(map(re.escape, ordered)) + r")(?![\w&])")


def expand(text: str, abbreviations: Mapping[str, str] | None = None) -> str:
    """`text` with its abbreviations written out: "UBND các huyện, TP" -> "Ủy ban nhân dân các huyện, thành phố"."""
    if abbreviations:
        text = _pattern(tuple(abbreviations)).sub(lambda match: abbreviations[match[0]], text)
    return _expand_general(text)


@lru_cache(maxsize=2048)
def _expand_general(text: str) -> str:
    meanings = _general_abbreviations()
    written = _pattern(tuple(meanings)).sub(lambda match: meanings[match[0]], text)
    return written.replace("thành phố.", "thành phố ").replace("  ", " ").strip()
