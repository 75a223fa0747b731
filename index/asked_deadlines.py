"""The deadline that a question is about: "nhiệm vụ phải hoàn thành trong quý IV/2022", "tasks due in 2025"."""

import re
from typing import NamedTuple

from vnpolicy.index.words import fold

_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
# All of these read folded text: "phải xong", "đến hạn", "deadline"; refuses "hạn hán", "xe máy".
_DUE = re.compile(r"\b(?:hoan thanh|phai xong|den han|het han|thoi han|due|deadlines?|completed?|finished)\b")
_PERIOD = re.compile(
    r"(?:\b(?P<before>truoc|den het|cham nhat|before|by|until) (?:(?:ngay|thang|nam|cuoi|the|end|of) )*)?"
    r"(?:\bquy (?P<quarter>iv|i{1,3}|[1-4])(?:/|-| nam | )|(?:\b(?P<day>\d{1,2})[/-])?\b(?P<month>0?[1-9]|1[0-2])[/-])?"
    r"\b(?<!\d{4}-)(?<!\d{4} - )(?P<year>20\d\d)\b(?! ?[/-])"
)


class Deadline(NamedTuple):
    """Between which dates (ISO, of any precision) something is due; no beginning for "before"."""

    after: str | None
    before: str


def asked_deadline(text: str) -> Deadline | None:
    """The deadline that a query asks for; `None` where it speaks of none."""
    folded = " ".join(fold(text).split())
    found = _PERIOD.search(folded) if _DUE.search(folded) else None
    if found is None:
        return None
    year, month, day = found["year"], found["month"], found["day"]
    first = last = "-".join(part.zfill(2) for part in (year, month, day) if part)
    if found["quarter"]:
        quarter = _QUARTERS[found["quarter"]]
        first, last = f"{year}-{3 * quarter - 2:02}", f"{year}-{3 * quarter:02}"
    return Deadline(None if found["before"] else first, last)
