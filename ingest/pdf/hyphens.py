"""Hyphens at the ends of printed lines: which only part a word, and which belong to it."""

import re
from collections.abc import Collection, Iterable

_WORD = re.compile(r"[a-z]{2,}(?:-[a-z]{2,})*")
_ACROSS = re.compile(r"\S+-\n\S+")  # tells nothing of either half
_PARTED = re.compile(r"([a-z]{2,})-$")  # "sustain-", but not "ô-" of "ô-tô"
_BEGUN = re.compile(r"[a-z]{2,}")


def words_within(lines: Iterable[str]) -> frozenset[str]:
    """The words that stand whole in printed lines, compounds and their parts: "six", "monthly", "six-monthly"."""
    words = set(_WORD.findall(_ACROSS.sub("\n", "\n".join(lines))))
    return frozenset(words.union(*(word.split("-") for word in words)))


def parts_word(line: str, following: str, words: Collection[str]) -> bool:
    """Whether the hyphen at the end of an English line only parts a word, as far as the text's `words` tell.

    So between "sustain-" and "able"; not between "government-" and "attached", where the text has the compound, nor
    between "six-" and "monthly", where it has both.
    """
    left, right = _PARTED.search(line), _BEGUN.match(following)
    if not left or not right:
        return False
    one, other = left[1], right[0]
    return one + other in words or not (f"{one}-{other}" in words or (one in words and other in words))
