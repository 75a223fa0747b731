"""English words as the Vietnamese syllables and pairs that they probably stand for."""

from functools import cache

from vnpolicy.corpus import read_table
from vnpolicy.index.words import syllables

LONGEST = 3  # words of an English term, "health insurance card"


@cache
def _table() -> dict[str, list[tuple[str, float]]]:
    """Vietnamese terms with their shares by English word or run of words."""
    found: dict[str, list[tuple[str, float]]] = {}
    for row in read_table("translations"):
        found.setdefault(row["english"], []).append((row["vietnamese"], float(row["share"])))
    return found


def translate(text: str) -> dict[str, float]:
    """Vietnamese syllables ("thuế") and pairs ("bảo_hiểm") of an English text, each with its greatest share."""
    words, table = syllables(text), _table()
    runs = (" ".join(words[at : at + size]) for size in range(1, LONGEST + 1) for at in range(len(words) - size + 1))
    shares: dict[str, float] = {}
    for run in runs:
        for vietnamese, share in table.get(run, ()):
            shares[vietnamese] = max(share, shares.get(vietnamese, 0.0))
    return shares
