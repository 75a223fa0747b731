"""Periods that label lines set: "Thời gian thực hiện: Hằng năm" below a work, or closing a list of works."""

from collections.abc import Sequence

from vnpolicy.nlp.outline.outline import Outline
from vnpolicy.nlp.periods.periods import understand_period
from vnpolicy.nlp.plan import Period
from vnpolicy.nlp.tasks.label_groups import label_values


def label_periods(text: str, outline: Outline, groups: Sequence[tuple[int, Sequence[int]]]) -> list[Period | None]:
    """For each work with its labels the period that a label tells, its own or that which closes its list."""
    if not any(labels for _, labels in groups):
        return [None] * len(groups)
    periods: list[Period | None] = []
    closing, kind = None, ""
    for index, labels in reversed(groups):
        item = outline.items[index]
        if labels:
            (closing, label), kind = _period(text, outline, labels), item.kind
            periods.append(closing)
            if label == index or (label is not None and outline.items[label].parent != item.parent):
                closing = None  # a label below one work, or in its paragraph, is of that work alone
        else:
            closing = closing if item.kind == kind else None
            periods.append(closing)
    return periods[::-1]


def _period(text: str, outline: Outline, labels: Sequence[int]) -> tuple[Period | None, int | None]:
    """The period that the first label of time among some label lines tells, and which line that is."""
    for index in labels:
        told = label_values(text, outline, [index]).get("period")
        if told is not None:
            return understand_period(told[1], offset=told[0]), index
    return None, None
