"""Which record of a plan answers to one of a decision, by weights learned from labelled pairs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from vnpolicy.corpus import read_table
from vnpolicy.index.coverage.alikeness import Candidates, Usual, features
from vnpolicy.index.coverage.records import Kind

BIAS = "bias"
MATCH, WHOLE, ACROSS = "match", "whole", "across"
MEAN, DEVIATION = "usual_mean", "usual_deviation"
SURE = 0.5  # likelihood from which on a pair is taken for a match, and a match for a whole one
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights of the figures of a pair of records, the last one the bias: for a match, and for a whole one.

    `whole` is `None` where it was not learned: a match is then taken for a whole one.
    """

    match: Floats
    whole: Floats | None
    usual: Usual


class Match(NamedTuple):
    """A record of a plan, by its place among those given; how likely it answers, and how likely it does so wholly."""

    place: int
    likelihood: float
    whole: float


@cache
def learned(kind: Kind, *, across: bool = False) -> Weights:
    """The weights of `coverage.tsv`, which `python -m benchmarks.train_coverage` writes; `across` two languages."""
    rows = {row["figure"]: row for row in read_table("coverage")}
    name = f"{kind}_{ACROSS if across else MATCH}"
    usual = Usual(float(rows[MEAN][name]), float(rows[DEVIATION][name]))
    return Weights(_column(rows, name, kind), None if across else _column(rows, f"{kind}_{WHOLE}", kind), usual)


def _column(rows: Mapping[str, Mapping[str, str]], name: str, kind: Kind) -> Floats:
    return np.array([float(rows[figure][name]) for figure in (*features(kind), BIAS)], dtype=np.float32)


def find_matches(candidates: Candidates, weights: Weights) -> list[list[Match]]:
    """For each record asked for, the records that answer to it, likeliest first."""
    likely = likelihood(candidates.figures, weights.match)
    whole = np.ones_like(likely) if weights.whole is None else likelihood(candidates.figures, weights.whole)
    return [_sure(*row) for row in zip(candidates.places.tolist(), likely.tolist(), whole.tolist(), strict=True)]


def _sure(places: Sequence[int], likely: Sequence[float], whole: Sequence[float]) -> list[Match]:
    found = [Match(*one) for one in zip(places, likely, whole, strict=True) if one[1] >= SURE]
    return sorted(found, key=lambda match: -match.likelihood)


def likelihood(figures: Floats, weights: Floats) -> Floats:
    """Likelihoods of pairs by the weights of their figures."""
    return 1 / (1 + np.exp(-(figures @ weights[:-1] + weights[-1])))  # type: ignore[no-any-return]
