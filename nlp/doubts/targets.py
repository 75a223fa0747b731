"""Doubts about targets: dates that the text has only in a damaged form."""

from collections.abc import Iterable

from vnpolicy.nlp.periods.periods import find_periods
from vnpolicy.nlp.plan import Review, Target


def target_doubts(targets: Iterable[Target]) -> list[Review]:
    """Marks for review, one for each target whose date is read from a damaged number ("2022-20303")."""
    return [
        Review(reason, target.span)
        for target in targets
        for reason in {
            period.doubt for period in find_periods(target.quote) if period.doubt and _dates(period.end, target)
        }
        if reason
    ]


def _dates(end: str | None, target: Target) -> bool:
    return end is not None and end == target.end
