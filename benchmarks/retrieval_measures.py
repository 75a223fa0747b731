"""How good a ranking is: hit@1, hit@5, hit@10, nDCG@10 and MRR."""

import math
from collections.abc import Collection, Sequence
from dataclasses import astuple, dataclass

Names = tuple[str, ...]  # of one thing found: a record may hold several of the places that questions ask for
DEPTH = 10
HEADER = ("hit@1", "hit@5", "hit@10", "nDCG@10", "MRR")


@dataclass(frozen=True, slots=True)
class Quality:
    """Means over questions, each from 0 to 1."""

    hit1: float
    hit5: float
    hit10: float
    ndcg: float
    mrr: float

    def cells(self) -> list[str]:
        """The figures as printed, in the order of `HEADER`."""
        return [f"{figure:.3f}" for figure in astuple(self)]


def measure_one(ranking: Sequence[Names], answers: Collection[str]) -> Quality:
    """The quality of one ranking of different things, best first."""
    found = [(name, place) for place, names in enumerate(ranking, 1) for name in names if name in answers]
    places = sorted(set(dict(reversed(found)).values()))  # an answer's first: two records may stand in one place
    first = places[0] if places else math.inf
    gained = sum(1 / math.log2(place + 1) for place in places if place <= DEPTH)
    most = sum(1 / math.log2(place + 1) for place in range(1, min(len(answers), DEPTH) + 1))
    return Quality(*(float(first <= depth) for depth in (1, 5, 10)), gained / most if most else 0.0, 1 / first)


def mean_quality(each: Sequence[Quality]) -> Quality:
    """The mean of several qualities; zeros for none."""
    columns = zip(*map(astuple, each), strict=True) if each else [(0.0,)] * len(HEADER)
    return Quality(*(sum(column) / len(column) for column in columns))


def once_each(found: Sequence[Names]) -> list[Names]:
    """What was found in its order, each where it first stands: a document stands where its best hit does."""
    return list(dict.fromkeys(found))
