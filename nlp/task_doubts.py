"""Which tasks a person should check: signs of a repaired or doubtful reading, weighed against each other.

No single sign tells a wrong task from a right one. A logistic regression weighs them; its weights are learned from
documents read by hand (`python -m benchmarks.train_doubts`) and stand in `doubt_weights.json`.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

from vnpolicy.corpus import read_table
from vnpolicy.nlp.doubt_features import Readable, find_features
from vnpolicy.nlp.plan import Review

WEIGHTS = Path(__file__).with_name("doubt_weights.json")
_MOST_REASONS = 2


@dataclass(frozen=True, slots=True)
class DoubtModel:
    """Weights of the signs by origin of the task, what is added to their sum, and the sum above which it is marked."""

    threshold: float
    bias: dict[str, float]
    weights: dict[str, dict[str, float]]

    def score(self, origin: str, signs: frozenset[str]) -> float:
        """The sum of the weights of `signs`: the higher, the more likely the task is wrong."""
        weights = self.weights[origin]
        return self.bias[origin] + sum(weights.get(sign, 0.0) for sign in signs)


@cache
def load_model() -> DoubtModel:
    """The learned weights that come with the package."""
    return msgspec.json.decode(WEIGHTS.read_bytes(), type=DoubtModel)


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
        if model.score(task.origin, signs) > model.threshold:
            mark = Review(_reason(model.weights[task.origin], signs), task.span)
            if (mark.reason, mark.span) not in known:
                found[mark] = None
    return list(found)


def _reason(weights: dict[str, float], signs: frozenset[str]) -> str:
    """The wordings of the strongest signs that raise the doubt."""
    raising = sorted((sign for sign in signs if weights.get(sign, 0.0) > 0), key=lambda sign: (-weights[sign], sign))
    told = dict.fromkeys(reasons()[sign] for sign in raising if sign in reasons())
    return "; ".join(list(told)[:_MOST_REASONS]) or "several small doubts"
