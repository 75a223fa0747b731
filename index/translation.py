"""English words as the Vietnamese syllables and pairs that they probably stand for."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from vnpolicy.corpus import read_lines
from vnpolicy.index.words import syllables

LONGEST = 3  # words of an English term, "health insurance card"


@cache
def _lines() -> list[str]:
    """The table's lines in order: a term is found by bisection, since to take all of them apart is slow."""
    return sorted(read_lines("translations")[1:])


def _translations(english: str) -> Iterator[tuple[str, float]]:
    """Vietnamese terms with their shares of an English word or run of words."""
    lines, start = _lines(), f"{english}\t"
    for at in range(bisect_left(lines, start), len(lines)):
        if not lines[at].startswith(start):
            return
        _, vietnamese, share = lines[at].split("\t")
        yield vietnamese, float(share)


def translate(text: str) -> dict[str, float]:
    """Vietnamese syllables ("thuế") and pairs ("bảo_hiểm") of an English text, each with its greatest share."""
    words = syllables(text)
    runs = (" ".join(words[at : at + size]) for size in range(1, LONGEST + 1) for at in range(len(words) - size + 1))
    shares: dict[str, float] = {}
    for run in runs:
        for vietnamese, share in _translations(run):
            shares[vietnamese] = max(share, shares.get(vietnamese, 0.0))
    return shares
