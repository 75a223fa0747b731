"""Hyphens at the ends of printed lines: which only part a word, and which belong to it."""

import re
from collections.abc import Collection, Iterable

_WORD = re.compile(r"[a-z]{2,}(?:-[a-z]{2,})*")
_ACROSS = re.compile(r"\S+-\n\S+")  # tells nothing of either half
_HALVES = re.compile(r"([a-z]{2,})-\n([a-z]{2,})")  # "sustain-" / "able", but not "ô-" / "tô"
_LONGEST = 40  # letters of a half: the paragraph before it may be a whole book


def words_within(lines: Iterable[str]) -> frozenset[str]:
    """The words that stand whole in printed lines, compounds and their parts: "six", "monthly", "six-monthly"."""
    words = set(_WORD.findall(_ACROSS.sub("\n", "\n".join(lines))))
    return frozenset(words.union(*(word.split("-") for word in words)))


def halves(line: str, following: str) -> tuple[str, str] | None:
    """What stands on both sides of a hyphen at the end of a line: "sustain" and "able"; `None` where none ends it."""
    start = max(0, len(line) - _LONGEST)
    found = _HALVES.search(f"{line[start:]}\n{following[:_LONGEST]}")
    return (found[1], found[2]) if found else None


def parts_word(line: str, following: str, words: Collection[str]) -> bool:
    """Whether the hyphen at the end of an English line only parts a word, as far as the text's `words` tell.

    So between "sustain-" and "able"; not between "government-" and "attached", where the text has the compound, nor
    between "six-" and "monthly", where it has both.
    """
    parts = halves(line, following)
    if parts is None:
        return False
    one, other = parts
    return one + other in words or not (f"{one}-{other}" in words or (one in words and other in words))
