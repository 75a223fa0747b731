"""The deadline that a question is about: "nhiệm vụ phải hoàn thành trong quý IV/2022", "tasks due in 2025"."""

import re
from typing import NamedTuple

from vnpolicy.index.query.query import parse_query
from vnpolicy.index.wording.restoring import restore
from vnpolicy.index.wording.words import fold
from vnpolicy.nlp.plan import Period

# All of these read folded text: "phải xong", "đến hạn", "deadline"; refuses "hạn hán", "xe máy".
_DUE = re.compile(r"\b(?:hoan thanh|phai xong|den han|het han|thoi han|due|deadlines?|completed?|finished)\b")
_BEFORE = re.compile(r"\b(?:truoc|den(?! han)|cham nhat|before|by|until)\b")
# Takes "quý IV", "quy 4", "Q4", "fourth quarter"; refuses "quỹ", "quy định".
_QUARTER = re.compile(r"\bqu[yý](?=\s+(?:[1-4]|iv|i{1,3})\b)|\bq[1-4]\b|\bquarter\b", re.IGNORECASE)
_HALF = re.compile(r"\b(?:6|sau) thang (?:dau|cuoi)\b|\bhalf\b")  # takes "6 tháng đầu năm", "the first half of"
_CUT = re.compile(r"\s?[/-]\s?\d")  # behind "2025" of "2025-06-30"


class Deadline(NamedTuple):
    """Between which dates (ISO, of any precision) something is due; no beginning for "before"."""

    after: str | None
    before: str


def asked_deadline(text: str) -> Deadline | None:
    """The deadline that a query asks for; `None` where it speaks of none."""
    if not _DUE.search(" ".join(fold(text).split())):
        return None
    from vnpolicy.nlp.periods.periods import find_periods  # few queries ask for a deadline

    if parse_query(text).kind == "plain":
        text = _QUARTER.sub(lambda found: found[0].replace("y", "ý"), restore(text))
    periods = (one for one in find_periods(text) if one.span and not _CUT.match(text, one.span.end))
    return next((found for one in periods if (found := _deadline(one))), None)


def _deadline(period: Period) -> Deadline | None:
    """That of a period which ends in a year and lies within it: none of "2021-2025", "hằng năm"."""
    end, start = period.end or "", period.start
    if period.recurrence or not end[:4].isdecimal() or (start and start[:4] != end[:4]):
        return None
    folded = fold(period.written)
    if _BEFORE.search(folded):
        return Deadline(None, end)
    if len(end) == len("2022-12"):
        months = 3 if _QUARTER.search(period.written) else 6 if _HALF.search(folded) else 1
        start = start or f"{end[:4]}-{int(end[5:7]) - months + 1:02}"
    return Deadline(start or end, end)
