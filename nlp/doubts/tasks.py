"""Which tasks a person should check: signs of a repaired or doubtful reading, weighed against each other.

No single sign tells a wrong task from a right one, and one means more beside another. Many small trees weigh them
together; they are learned from documents read by hand (`python -m benchmarks.train_doubts`) and stand in
`weights.json`.
"""

from functools import cache
from pathlib import Path

import msgspec

from vnpolicy.corpus import read_table
from vnpolicy.nlp.doubts.features import Readable, find_features
from vnpolicy.nlp.doubts.model import DoubtModel, read_model
from vnpolicy.nlp.plan import Review

WEIGHTS = Path(__file__).with_name("weights.json")
_MOST_REASONS = 2


@cache
def load_model() -> DoubtModel:
    """The learned trees that come with the package."""
    return read_model(msgspec.json.decode(WEIGHTS.read_bytes()))


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
