"""Boosted trees over yes/no signs (Friedman 2001; Newton steps as in Chen and Guestrin 2016), in plain numpy."""

from dataclasses import dataclass
from typing import Union

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Indexes = npt.NDArray[np.intp]
Tree = Union[float, tuple[int, "Tree", "Tree", float]]  # noqa: UP007 - a name that holds itself
LEAST_GAIN = 1e-9


@dataclass(frozen=True, slots=True)
class Settings:
    """How many trees, how deep, how much each counts, and how far each is held back from what it sees."""

    rounds: int = 300
    depth: int = 3
    rate: float = 0.03
    columns: float = 0.15  # share of the signs that a question may ask for
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
        return np.full(len(inputs), self.bias) + sum((_apply(tree, inputs) for tree in self.trees), np.zeros(1))


def boost(inputs: Floats, wrong: Floats, weights: Floats, settings: Settings) -> Forest:
    """Trees for the chance that a sample is wrong; `inputs` (samples, signs) of 0 and 1, `weights` one a sample."""
    chance = np.random.default_rng(settings.seed)
    bias = float(np.log((weights * wrong).sum() / (weights * (1 - wrong)).sum()))
    scores, trees = np.full(len(wrong), bias), []
    for _ in range(settings.rounds):
        likely = 1.0 / (1.0 + np.exp(-scores))
        grower = _Grower(inputs, weights * (wrong - likely), weights * likely * (1 - likely), settings, chance)
        tree = grower.grow(np.flatnonzero(chance.random(len(wrong)) < settings.rows), settings.depth)
        trees.append(tree)
        scores = scores + _apply(tree, inputs)
    return Forest(bias, tuple(trees))


@dataclass(frozen=True, slots=True)
class _Grower:
    """Grows one tree on slopes and curvatures of the likelihood."""

    inputs: Floats
    slopes: Floats
    curves: Floats
    settings: Settings
    chance: np.random.Generator

    def grow(self, rows: Indexes, depth: int) -> Tree:
        slope, curve = float(self.slopes[rows].sum()), float(self.curves[rows].sum())
        value = self.settings.rate * slope / (curve + self.settings.l2)
        if depth == 0 or len(rows) < 2 * self.settings.leaf:
            return value
        sign = self._best_sign(rows, slope, curve)
        if sign is None:
            return value
        has = self.inputs[rows, sign] > 0
        return sign, self.grow(rows[~has], depth - 1), self.grow(rows[has], depth - 1), value

    def _best_sign(self, rows: Indexes, slope: float, curve: float) -> int | None:
        size, l2 = self.inputs.shape[1], self.settings.l2
        asked = self.chance.choice(size, max(1, int(self.settings.columns * size)), replace=False)
        part = self.inputs[np.ix_(rows, asked)]
        slopes, curves, counts = self.slopes[rows] @ part, self.curves[rows] @ part, part.sum(axis=0)
        gain = slopes**2 / (curves + l2) + (slope - slopes) ** 2 / (curve - curves + l2) - slope**2 / (curve + l2)
        gain[(counts < self.settings.leaf) | (len(rows) - counts < self.settings.leaf)] = -1.0
        best = int(gain.argmax())
        return int(asked[best]) if gain[best] > LEAST_GAIN else None


def _apply(tree: Tree, inputs: Floats) -> Floats:
    if not isinstance(tree, tuple):
        return np.full(len(inputs), tree)
    sign, absent, present, _ = tree
    has, out = inputs[:, sign] > 0, np.empty(len(inputs))
    out[~has], out[has] = _apply(absent, inputs[~has]), _apply(present, inputs[has])
    return out
