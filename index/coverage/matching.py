"""Which record of a plan answers to one of a decision, by weights learned from labelled pairs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from vnpolicy.corpus import read_table
from vnpolicy.index.coverage.alikeness import Candidates, features
from vnpolicy.index.coverage.records import Kind

BIAS = "bias"
MATCH, WHOLE = "match", "whole"
SURE = 0.5  # likelihood from which on a pair is taken for a match, and a match for a whole one
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights of the figures of a pair of records, the last one the bias: for a match, and for a whole one."""

    match: Floats
    whole: Floats


class Match(NamedTuple):
    """A record of a plan, by its place among those given; how likely it answers, and how likely it does so wholly."""

    place: int
    likelihood: float
    whole: float


@cache
def learned(kind: Kind) -> Weights:
    """The weights of `coverage.tsv`, which `python -m benchmarks.train_coverage` writes."""
    rows = {row["figure"]: row for row in read_table("coverage")}
    return Weights(*(_column(rows, f"{kind}_{question}", kind) for question in (MATCH, WHOLE)))


def _column(rows: Mapping[str, Mapping[str, str]], name: str, kind: Kind) -> Floats:
    return np.array([float(rows[figure][name]) for figure in (*features(kind), BIAS)], dtype=np.float32)


@cache
def usual_closeness() -> tuple[float, float]:
    """Mean and deviation of the cosines of two records of one matrix, with the encoder that ships."""
    rows = {row["figure"]: row for row in read_table("coverage")}
    return float(rows["usual_mean"]["target_match"]), float(rows["usual_deviation"]["target_match"])


def find_matches(candidates: Candidates, weights: Weights) -> list[list[Match]]:
    """For each record asked for, the records that answer to it, likeliest first."""
    likely, whole = (_likelihood(candidates.figures, part) for part in (weights.match, weights.whole))
    return [_sure(*row) for row in zip(candidates.places.tolist(), likely.tolist(), whole.tolist(), strict=True)]


def _sure(places: Sequence[int], likely: Sequence[float], whole: Sequence[float]) -> list[Match]:
    found = [Match(*one) for one in zip(places, likely, whole, strict=True) if one[1] >= SURE]
    return sorted(found, key=lambda match: -match.likelihood)


def _likelihood(figures: Floats, weights: Floats) -> Floats:
    return 1 / (1 + np.exp(-(figures @ weights[:-1] + weights[-1])))  # type: ignore[no-any-return]
