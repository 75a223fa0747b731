"""The words that records of two documents have in common, each counted by how rare it is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np
import numpy.typing as npt

from vnpolicy.index.coverage.records import Entry
from vnpolicy.index.words import pairs

Floats = npt.NDArray[np.float32]
Places = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Parts:
    """Which parts stand in which record: `rows` have each part once, by its number; `weights` by how rare parts are.

    `sums` are the weights of all parts of each record. Of thousands of records a whole table would be a gigabyte.
    """

    rows: Sequence[Places]
    weights: Floats
    sums: Floats

    @classmethod
    def of(cls, records: Iterable[Sequence[str]]) -> "Parts":
        """Of the parts of each record; rare is what few records have."""
        numbers: dict[str, int] = {}
        rows = [
            np.array(sorted({numbers.setdefault(part, len(numbers)) for part in record}), dtype=np.intp)
            for record in records
        ]
        counts = np.bincount(np.concatenate([*rows, np.zeros(0, dtype=np.intp)]), minlength=len(numbers))
        weights = np.log1p(len(rows) / np.maximum(counts, 1)).astype(np.float32)
        sums = np.array([weights[row].sum() for row in rows], dtype=np.float32)
        return cls(rows, weights, np.maximum(sums, 1e-6))

    def common(self, asked: Sequence[int], given: Sequence[int]) -> Floats:
        """Weights of what records have in common. Shape: (asked, given)."""
        wanted = np.unique(np.concatenate([np.zeros(0, dtype=np.intp), *(self.rows[place] for place in asked)]))
        columns = np.full(len(self.weights), -1, dtype=np.intp)
        columns[wanted] = np.arange(len(wanted))
        one, other = (self._table(places, columns, len(wanted)) for places in (asked, given))
        return cast("Floats", (one * self.weights[wanted]) @ other.T)

    def _table(self, places: Sequence[int], columns: Places, width: int) -> Floats:
        """1 where a record has a part. Shape: (places, width)."""
        found = np.zeros((len(places), width), dtype=np.float32)
        for row, place in enumerate(places):
            there = columns[self.rows[place]]
            found[row, there[there >= 0]] = 1
        return found


@dataclass(frozen=True, slots=True)
class Words:
    """The syllables, and the pairs of neighbours, of the records of a whole matrix."""

    syllables: Parts
    pairs: Parts

    @classmethod
    def of(cls, entries: Sequence[Entry]) -> "Words":
        """Of the records of a whole matrix; rare is what few of them have."""
        contents = [entry.content for entry in entries]
        return cls(Parts.of(contents), Parts.of(pairs(content) for content in contents))

    def shares(self, asked: Sequence[int], given: Sequence[int]) -> list[Floats]:
        """Shares of what is asked for that is given, and of what is given that is asked for, of syllables and of pairs.

        Shape of each: (asked, given).
        """
        found = []
        for parts in (self.syllables, self.pairs):
            common = parts.common(asked, given)
            found += [common / parts.sums[list(asked)][:, None], common / parts.sums[list(given)][None, :]]
        return cast("list[Floats]", found)
