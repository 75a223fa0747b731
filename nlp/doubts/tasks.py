"""Which tasks a person should check: signs of a repaired or doubtful reading, weighed against each other.

No single sign tells a wrong task from a right one, and one means more beside another. Many small trees weigh them
together; they are learned from documents read by hand (`python -m benchmarks.train_doubts`) and stand in
`weights.json`.
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from vnpolicy.corpus import read_table
from vnpolicy.nlp.doubts.features import Readable, find_features
from vnpolicy.nlp.plan import Review

WEIGHTS = Path(__file__).with_name("weights.json")
_MOST_REASONS = 2


class Branch(NamedTuple):
    """A question of a tree: the sign asked for, what follows without it and with it, and the mean of both."""

    sign: str
    absent: "Branch | float"
    present: "Branch | float"
    mean: float


@dataclass(frozen=True, slots=True)
class DoubtModel:
    """Trees over the signs, what is added to their sum, and the sum above which a task is marked."""

    threshold: float
    bias: float
    trees: tuple[Branch | float, ...]

    def score(self, signs: frozenset[str]) -> float:
        """The sum over all trees: the higher, the more likely the task is wrong."""
        total = self.bias
        for tree in self.trees:
            while isinstance(tree, Branch):
                sign, absent, present, _ = tree
                tree = present if sign in signs else absent  # noqa: PLW2901 - down the tree
            total += tree
        return total

    def shares(self, signs: frozenset[str]) -> dict[str, float]:
        """How much each of `signs` raises the sum (Saabas' path shares: the change of the mean at its questions)."""
        found: dict[str, float] = defaultdict(float)
        for tree in self.trees:
            while isinstance(tree, Branch):
                has = tree.sign in signs
                below = tree.present if has else tree.absent
                if has:
                    found[tree.sign] += (below.mean if isinstance(below, Branch) else below) - tree.mean
                tree = below  # noqa: PLW2901 - down the tree
        return found


@cache
def load_model() -> DoubtModel:
    """The learned trees that come with the package."""
    record = msgspec.json.decode(WEIGHTS.read_bytes())
    trees = tuple(read_tree(tree, record["signs"]) for tree in record["trees"])
    return DoubtModel(record["threshold"], record["bias"], trees)


def read_tree(written: Any, signs: list[str]) -> Branch | float:  # noqa: ANN401 - a tree of lists has no plain type
    """A tree as it stands in the file: a number, or the number of a sign, both trees below it, and their mean."""
    if not isinstance(written, list):
        return float(written)
    sign, absent, present, mean = written
    return Branch(signs[sign], read_tree(absent, signs), read_tree(present, signs), mean)


@cache
def reasons() -> dict[str, str]:
    """What each sign means to a person; one that is common in plain tasks says nothing and has no wording."""
    return {row["sign"]: row["reason"] for row in read_table("doubt_reasons")}


def find_doubts(reading: Readable) -> list[Review]:
    """Marks for tasks that rest on a doubtful reading, each with its strongest reasons; none that is there already."""
    model = load_model()
    known = {(mark.reason, mark.span) for mark in reading.review}
    found: dict[Review, None] = {}
    for task, signs in zip(reading.tasks, find_features(reading), strict=True):
        if model.score(signs) > model.threshold:
            mark = Review(_reason(model.shares(signs)), task.span)
            if (mark.reason, mark.span) not in known:
                found[mark] = None
    return list(found)


def _reason(shares: dict[str, float]) -> str:
    """The wordings of the strongest signs that raise the doubt."""
    raising = sorted((sign for sign, share in shares.items() if share > 0), key=lambda sign: (-shares[sign], sign))
    told = dict.fromkeys(reasons()[sign] for sign in raising if sign in reasons())
    return "; ".join(list(told)[:_MOST_REASONS]) or "several small doubts"
