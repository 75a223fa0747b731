"""Boosted trees over yes/no signs (Friedman 2001; Newton steps as in Chen and Guestrin 2016), in plain numpy."""

from dataclasses import dataclass
from typing import Union

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Singles = npt.NDArray[np.float32]
Shown = npt.NDArray[np.bool_]
Indexes = npt.NDArray[np.intp]
Tree = Union[float, tuple[int, "Tree", "Tree", float]]  # noqa: UP007 - a name that holds itself
LEAST_GAIN = 1e-6


@dataclass(frozen=True, slots=True)
class Settings:
    """How many trees, how deep, how much each counts, and how far each is held back from what it sees."""

    rounds: int = 450
    depth: int = 3
    rate: float = 0.03
    columns: float = 0.3  # share of the signs that a tree may ask for
    rows: float = 0.6  # share of the samples that a tree sees
    leaf: int = 8  # fewest samples on either side of a question
    l2: float = 1.0
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Forest:
    """The sum of a bias and of trees whose values are scaled already."""

    bias: float
    trees: tuple[Tree, ...]

    def score(self, inputs: Floats) -> Floats:
        """One score a row of `inputs` (samples, signs)."""
        shown = np.ascontiguousarray(inputs.T > 0)
        return np.full(len(inputs), self.bias) + sum((_apply(tree, shown) for tree in self.trees), np.zeros(1))


def boost(inputs: Floats, wrong: Floats, weights: Floats, settings: Settings) -> Forest:
    """Trees for the chance that a sample is wrong; `inputs` (samples, signs) of 0 and 1, `weights` one a sample."""
    chance = np.random.default_rng(settings.seed)
    bias = float(np.log((weights * wrong).sum() / (weights * (1 - wrong)).sum()))
    scores, trees, singles, size = np.full(len(wrong), bias), [], inputs.astype(np.float32), inputs.shape[1]
    shown = np.ascontiguousarray(inputs.T > 0)
    for _ in range(settings.rounds):
        likely = 1.0 / (1.0 + np.exp(-scores))
        rows = np.flatnonzero(chance.random(len(wrong)) < settings.rows)
        asked = chance.choice(size, max(1, int(settings.columns * size)), replace=False)
        slopes, curves = weights * (wrong - likely), weights * likely * (1 - likely)
        part = _Part(singles[rows][:, asked], slopes[rows].astype(np.float32), curves[rows].astype(np.float32))
        tree = _grow(part, asked, settings.depth, settings)
        trees.append(tree)
        scores = scores + _apply(tree, shown)
    return Forest(bias, tuple(trees))


@dataclass(frozen=True, slots=True)
class _Part:
    """The samples at one place of a tree: the signs that may be asked for, slopes and curvatures of the likelihood."""

    inputs: Singles
    slopes: Singles
    curves: Singles

    def take(self, rows: npt.NDArray[np.bool_]) -> "_Part":
        """The samples of `rows`."""
        return _Part(self.inputs[rows], self.slopes[rows], self.curves[rows])


def _grow(part: _Part, asked: Indexes, depth: int, settings: Settings) -> Tree:
    value = settings.rate * float(part.slopes.sum()) / (float(part.curves.sum()) + settings.l2)
    column = _best_column(part, settings) if depth else None
    if column is None:
        return value
    has = part.inputs[:, column] > 0
    absent, present = (_grow(part.take(rows), asked, depth - 1, settings) for rows in (~has, has))
    return int(asked[column]), absent, present, value


def _best_column(part: _Part, settings: Settings) -> int | None:
    """The column whose question tells most, `None` where none does."""
    size, slope, curve, l2 = len(part.slopes), float(part.slopes.sum()), float(part.curves.sum()), settings.l2
    slopes, curves, counts = part.slopes @ part.inputs, part.curves @ part.inputs, part.inputs.sum(axis=0)
    gain = slopes**2 / (curves + l2) + (slope - slopes) ** 2 / (curve - curves + l2) - slope**2 / (curve + l2)
    gain[(counts < settings.leaf) | (size - counts < settings.leaf)] = -1.0
    best = int(gain.argmax())
    return best if gain[best] > LEAST_GAIN else None


def _apply(tree: Tree, shown: Shown) -> Floats:
    """The value of a tree for each sample; `shown` (signs, samples)."""
    out = np.empty(shown.shape[1])
    places: list[tuple[Tree, Indexes]] = [(tree, np.arange(shown.shape[1]))]
    while places:
        below, rows = places.pop()
        if isinstance(below, tuple):
            has = shown[below[0], rows]
            places += [(below[1], rows[~has]), (below[2], rows[has])]
        else:
            out[rows] = below
    return out
