"""The learned trees that weigh the signs of a doubtful reading, as arrays: all of them are asked at once."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True)
class DoubtModel:
    """Trees over signs, what is added to their sum, and the sum above which a task is marked.

    A tree fills `2 ** (depth + 1) - 1` places: place `i` asks for the sign of the number `asked[i]`, and goes on at
    `2 * i + 1` without it, at `2 * i + 2` with it; `means[i]` is what the tree says so far. Both arrays have the shape
    (trees, places).
    """

    threshold: float
    bias: float
    signs: Sequence[str]
    asked: npt.NDArray[np.intp]
    means: npt.NDArray[np.float64]

    def score(self, signs: Collection[str]) -> float:
        """The sum over all trees: the higher, the more likely the task is wrong."""
        *_, ends = self._ways(self._present(signs))
        return self.bias + float(self.means[self._rows, ends].sum())

    def shares(self, signs: Collection[str]) -> dict[str, float]:
        """How much each of `signs` raises the sum (Saabas' path shares: the change of the mean at its questions)."""
        present = self._present(signs)
        total = np.zeros(len(self.signs))
        for above, below in pairwise(self._ways(present)):
            change = self.means[self._rows, below] - self.means[self._rows, above]
            total += np.bincount(self.asked[self._rows, above], change, len(total))
        return {self.signs[number]: float(total[number]) for number in np.flatnonzero(present & (total != 0)).tolist()}

    def _ways(self, present: npt.NDArray[np.bool_]) -> Iterator[npt.NDArray[np.intp]]:
        """The place reached in each tree, level by level from the root."""
        places = np.zeros_like(self._rows)
        yield places
        while 2 * places.max() + 1 < self.asked.shape[1]:
            places = 2 * places + 1 + present[self.asked[self._rows, places]]
            yield places

    def _present(self, signs: Collection[str]) -> npt.NDArray[np.bool_]:
        present = np.zeros(len(self.signs), bool)
        present[[self._numbers[sign] for sign in signs if sign in self._numbers]] = True
        return present

    @cached_property
    def _rows(self) -> npt.NDArray[np.intp]:
        return np.arange(len(self.asked))

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        return {sign: number for number, sign in enumerate(self.signs)}


def read_model(record: Mapping[str, Any]) -> DoubtModel:
    """The model of a record of the weights' file: `threshold`, `bias`, `signs` and `trees`.

    A tree is a number, or the number of a sign, the trees without and with it, and the mean of both.
    """
    places = 2 ** (max(map(_depth, record["trees"])) + 1) - 1
    asked = np.zeros((len(record["trees"]), places), np.intp)
    means = np.zeros((len(record["trees"]), places))
    for number, tree in enumerate(record["trees"]):
        _fill(tree, 0, asked[number], means[number])
    return DoubtModel(record["threshold"], record["bias"], record["signs"], asked, means)


def _depth(tree: Any) -> int:  # noqa: ANN401 - a tree of lists has no plain type
    return 1 + max(map(_depth, tree[1:3])) if isinstance(tree, list) else 0


def _fill(tree: Any, place: int, asked: npt.NDArray[np.intp], means: npt.NDArray[np.float64]) -> None:  # noqa: ANN401
    """Write a tree into its places; below a number everything says the same."""
    asked[place], absent, there, means[place] = tree if isinstance(tree, list) else (0, tree, tree, tree)
    if 2 * place + 1 < len(asked):
        _fill(absent, 2 * place + 1, asked, means)
        _fill(there, 2 * place + 2, asked, means)
