"""Which record of a plan answers to one of a decision, by weights learned from labelled pairs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple, cast

import numpy as np
import numpy.typing as npt

from vnpolicy.corpus import read_table
from vnpolicy.index.coverage.alikeness import Candidates, Places, Usual, features
from vnpolicy.index.coverage.records import Kind

BIAS = "bias"
MATCH, WHOLE, ACROSS = "match", "whole", "across"
MEAN, DEVIATION, SHARE = "usual_mean", "usual_deviation", "usual_share"
# Likelihood from which on a pair is taken for a match: of the pairs of real plans that were read, 14 of 20 were right
# above it, and 2 wrong; of those between a half and it, 4 of 26 were right
SURE = 0.75
# ... where the record is led by another body than the one asked, and its issuer is not asked
SURE_OF_OTHERS = 0.9
# ... and from which on the record is shown, without a verdict: a look costs the reader little, to miss it costs more
POSSIBLE = 0.2
WHOLLY = 0.5  # likelihood from which on a match is taken for a whole one
_PRIOR = 20.0  # records as many as which the usual share of answered ones counts for
_ROUNDS = 50
_PRICE = 0.5  # power of its rank by which a further match of the same record loses its odds
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights of the figures of a pair of records, the last one the bias: for a match, and for a whole one.

    `whole` is `None` where it was not learned: a match is then taken for a whole one. `share` is that of the records
    asked for that were answered where the weights were learned.
    """

    match: Floats
    whole: Floats | None
    usual: Usual
    share: float


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
    whole = None if across else _column(rows, f"{kind}_{WHOLE}", kind)
    return Weights(_column(rows, name, kind), whole, usual, float(rows[SHARE][name]))


def _column(rows: Mapping[str, Mapping[str, str]], name: str, kind: Kind) -> Floats:
    return np.array([float(rows[figure][name]) for figure in (*features(kind), BIAS)], dtype=np.float32)


def find_matches(candidates: Candidates, weights: Weights) -> list[list[Match]]:
    """For each record asked for, the records that answer to it, likeliest first.

    The likelihoods are those of plans that answer `weights.share` of what is asked; a plan that answers less is told by
    its own records, and there a match must be surer.
    """
    odds = np.where(candidates.refused, 0, np.exp(_scores(candidates.figures, weights.match)))
    usual = weights.share / (1 - weights.share)
    share = own_share(odds.max(axis=1), weights.share)
    odds = odds * (share / (1 - share) / usual) / _ranks(candidates.places, odds) ** _PRICE
    whole = np.ones_like(odds) if weights.whole is None else likelihood(candidates.figures, weights.whole)
    likely = odds / (1 + odds)
    return [_possible(*row) for row in zip(candidates.places.tolist(), likely.tolist(), whole.tolist(), strict=True)]


def own_share(odds: Floats, usual: float) -> float:
    """The share of records that a plan answers, by the odds of the likeliest answer to each, of any shape.

    By expectation and maximisation (Saerens, Latinne and Decaestecker 2002); `usual` is the share where the odds were
    learned, which counts as much as `_PRIOR` records do.
    """
    share = usual
    for _ in range(_ROUNDS):
        shifted = odds * (share / (1 - share)) / (usual / (1 - usual))
        share = (float((shifted / (1 + shifted)).sum()) + _PRIOR * usual) / (odds.size + _PRIOR)
    return share


def _ranks(places: Places, odds: Floats) -> Floats:
    """For how many records asked for a record is the likeliest answer, and as likely a one; itself counted, from 1."""
    best = odds.argmax(axis=1)
    ranks = np.ones_like(odds)
    taken: dict[int, int] = {}
    for at in np.argsort(-odds, axis=None, kind="stable").tolist():
        row, column = divmod(at, odds.shape[1])
        place = int(places[row, column])
        ranks[row, column] += taken.get(place, 0)
        if column == best[row]:
            taken[place] = taken.get(place, 0) + 1
    return ranks


def _possible(places: Sequence[int], likely: Sequence[float], whole: Sequence[float]) -> list[Match]:
    found = [Match(*one) for one in zip(places, likely, whole, strict=True) if one[1] >= POSSIBLE]
    return sorted(found, key=lambda match: -match.likelihood)


def likelihood(figures: Floats, weights: Floats) -> Floats:
    """Likelihoods of pairs by the weights of their figures."""
    return cast("Floats", 1 / (1 + np.exp(-_scores(figures, weights))))


def _scores(figures: Floats, weights: Floats) -> Floats:
    return cast("Floats", figures @ weights[:-1] + weights[-1])
