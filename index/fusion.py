"""Several rankings made into one."""

from collections.abc import Hashable, Sequence
from typing import TypeVar

K = TypeVar("K", bound=Hashable)
DAMPING = 60  # of Cormack, Clarke and Büttcher, "Reciprocal rank fusion" (SIGIR 2009)


def fuse(*rankings: Sequence[K]) -> list[tuple[K, float]]:
    """Items with their reciprocal-rank scores, best first; ties keep the order of first appearance."""
    scores: dict[K, float] = {}
    for ranking in rankings:
        for rank, item in enumerate(ranking, start=1):
            scores[item] = scores.get(item, 0.0) + 1 / (DAMPING + rank)
    return sorted(scores.items(), key=lambda pair: -pair[1])
