"""The words that records of two documents have in common, each counted by how rare it is."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np
import numpy.typing as npt

from vnpolicy.index.coverage.records import Entry

Floats = npt.NDArray[np.float32]
Places = npt.NDArray[np.intp]
_EVERYWHERE = 0.1  # weight of what stands in every record
_TOGETHER = 256  # records of a plan that are compared at a time: a table of all would be a gigabyte for thousands


@dataclass(frozen=True, slots=True)
class Parts:
    """Which parts stand in which record: each part once, by its number, record after record, `starts[i]` the first.

    `weights` tell how rare parts are, `sums` those of all parts of each record.
    """

    numbers: Places
    starts: Places
    weights: Floats
    sums: Floats

    @classmethod
    def of(cls, records: Sequence[Places]) -> "Parts":
        """Of the parts of each record, by any numbers; rare is what few records have."""
        every = np.concatenate([np.zeros(0, np.intp), *records])
        whole = _once(every)
        width = max(len(whole), 1)
        owners = np.repeat(np.arange(len(records)), [len(record) for record in records])
        owners, numbers = np.divmod(_once(owners * width + np.searchsorted(whole, every)), width)
        starts = np.searchsorted(owners, np.arange(len(records) + 1))
        counts = np.bincount(numbers, minlength=len(whole))
        weights = (np.log(len(records) / np.maximum(counts, 1)) + _EVERYWHERE).astype(np.float32)
        sums = np.bincount(owners, weights[numbers], minlength=len(records)).astype(np.float32)
        return cls(numbers, starts, weights, np.maximum(sums, 1e-6))

    def common(self, asked: Sequence[int], given: Sequence[int]) -> Floats:
        """Weights of what records have in common. Shape: (asked, given)."""
        wanted = _once(self._rows(asked)[1])
        at = np.zeros(len(self.weights), dtype=np.intp)  # place 0 is that of all parts that nobody asks for
        at[wanted] = np.arange(1, len(wanted) + 1)
        weights = np.append(np.float32(0), self.weights[wanted])
        holders = self._holders(asked, at, len(weights)) * weights
        found = np.empty((len(asked), len(given)), dtype=np.float32)
        for start in range(0, len(given), _TOGETHER):
            batch = given[start : start + _TOGETHER]
            found[:, start : start + len(batch)] = holders @ self._holders(batch, at, len(weights)).T
        return found

    def _holders(self, records: Sequence[int], at: Places, width: int) -> Floats:
        """1 where a record has the part of a place. Shape: (records, width)."""
        owners, numbers = self._rows(records)
        found = np.zeros((len(records), width), dtype=np.float32)
        found[owners, at[numbers]] = 1
        return found

    def _rows(self, records: Sequence[int]) -> tuple[Places, Places]:
        """The parts of records: the place of the record among these, and the number of the part."""
        rows = [self.numbers[self.starts[record] : self.starts[record + 1]] for record in records]
        owners = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
        return owners, np.concatenate([np.zeros(0, np.intp), *rows])


def _once(numbers: Places) -> Places:
    """Each number once, in order; NumPy's `unique` takes three times as long for half a million."""
    ordered = np.sort(numbers)
    return cast("Places", ordered[np.append(True, ordered[1:] != ordered[:-1])[: len(ordered)]])


@dataclass(frozen=True, slots=True)
class Words:
    """The syllables, and the pairs of neighbours, of the records of a whole matrix."""

    syllables: Parts
    pairs: Parts

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> "Words":
        """Of the records of a whole matrix; rare is what few of them have."""
        known: defaultdict[str, int] = defaultdict()
        known.default_factory = known.__len__  # a new part gets the next number
        rows = [np.array([known[part] for part in entry.content], np.intp) for entry in entries]
        return cls(Parts.of(rows), Parts.of([row[:-1] * len(known) + row[1:] for row in rows]))

    def shares(self, asked: Sequence[int], given: Sequence[int]) -> list[Floats]:
        """Shares of what is asked for that is given, and of what is given that is asked for, of syllables and of pairs.

        Shape of each: (asked, given).
        """
        found = []
        for parts in (self.syllables, self.pairs):
            common = parts.common(asked, given)
            found += [common / parts.sums[list(asked)][:, None], common / parts.sums[list(given)][None, :]]
        return cast("list[Floats]", found)
