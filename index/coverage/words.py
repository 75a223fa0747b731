"""The words that records of two documents have in common, each counted by how rare it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np
import numpy.typing as npt

from vnpolicy.index.coverage.records import Entry
from vnpolicy.index.words import pairs

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Words:
    """Which syllables, and which pairs of neighbours, stand in which record, each with the weight of its rarity.

    Shapes: (records, syllables) and (records, pairs).
    """

    syllables: Floats
    pairs: Floats

    @classmethod
    def of(cls, entries: Sequence[Entry]) -> "Words":
        """Of the records of a whole matrix; rare is what few of them have."""
        parts = [entry.content for entry in entries]
        return cls(_weighted(parts), _weighted([pairs(part) for part in parts]))

    def shares(self, asked: Sequence[int], given: Sequence[int]) -> list[Floats]:
        """Shares of what is asked for that is given, and of what is given that is asked for, of syllables and of pairs.

        Shape of each: (asked, given).
        """
        found = []
        for rows in (self.syllables, self.pairs):
            common = rows[list(asked)] @ rows[list(given)].T
            found += [common / _sums(rows, asked)[:, None], common / _sums(rows, given)[None, :]]
        return cast("list[Floats]", found)


def _weighted(parts: Sequence[Sequence[str]]) -> Floats:
    """Rows of square roots of weights: a product of two rows is the weight of what they have in common."""
    places: dict[str, int] = {}
    rows = [sorted({places.setdefault(part, len(places)) for part in some}) for some in parts]
    found = np.zeros((len(rows), max(len(places), 1)), dtype=np.float32)
    for row, columns in enumerate(rows):
        found[row, columns] = 1
    counts = found.sum(axis=0)
    return cast("Floats", found * np.sqrt(np.log1p(len(rows) / np.maximum(counts, 1))).astype(np.float32))


def _sums(rows: Floats, chosen: Sequence[int]) -> Floats:
    some = rows[list(chosen)]
    return cast("Floats", np.maximum((some * some).sum(axis=1), 1e-6))
