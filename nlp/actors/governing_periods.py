"""Times that headings, lead-ins and the heads of sentences set for all the work that they stand above."""

import re

from vnpolicy.nlp.periods.periods import looks_like_period, understand_period
from vnpolicy.nlp.plan import Period

_DIGIT = re.compile(r"\d")
_LONGEST = 160  # characters of a heading that only tells a time
_LIKELY = 0.6
# takes "(từ ngày 11/02 đến 28/02/2026)" behind what a step is about, not the years of a plan
_DAYS_BEHIND = re.compile(r"\(([^()]*(?:ngày|tháng|quý|\d/)[^()]*)\)\W*$", re.IGNORECASE)


def heading_period(text: str, *, offset: int = 0) -> Period | None:
    """The period that a heading sets for the items below it: "1. Giai đoạn 2022-2025:", "Bước 2 (tháng 5/2026)"."""
    behind = _DAYS_BEHIND.search(text)
    if behind is not None and looks_like_period(behind[1]) > _LIKELY:
        return understand_period(behind[1], offset=offset + behind.start(1))
    dated = len(text) < _LONGEST and _DIGIT.search(text) is not None and looks_like_period(text) > _LIKELY
    return understand_period(text, offset=offset) if dated else None


# takes the end of "... trình cấp thẩm quyền phê duyệt, hoàn thành trước ngày 30 tháng 5 năm 2023:"
_DUE = re.compile(r"(?<=, )(?:phải )?hoàn thành\s[^:;.]{0,60}\d[^:;.]{0,20}:?\s*$")

# takes "Để thực hiện mục tiêu đến năm 2025" before ", các bộ có trách nhiệm ...:"
_AIMED = re.compile(r"(?:Để|Nhằm) (?:thực hiện|đạt|hoàn thành)(?: được)?(?: các)? mục tiêu (đến (?:hết )?năm 20\d\d),")


# takes "Từ ngày 03 tháng 01 đến ngày 10 tháng 01 năm 2023, nộp hồ sơ như sau:"
_DAYS = re.compile(r"(Từ ngày \d[^,.;:]{0,40} đến (?:hết )?ngày \d[^,.;:]{0,30}),")


def due_period(lead_in: str, *, offset: int = 0) -> Period | None:
    """When all that a lead-in introduces is to be done: it ends in a day, or begins with the first and the last."""
    dated = _AIMED.match(lead_in) or _DAYS.match(lead_in)
    if dated is not None:
        return understand_period(dated[1], offset=offset + dated.start(1))
    found = _DUE.search(lead_in) if _DIGIT.search(lead_in, max(0, len(lead_in) - 40)) else None
    return understand_period(lead_in[found.start() :], offset=offset + found.start()) if found else None


# takes "Định kỳ hằng năm, các Sở báo cáo ...; các Bộ tổng hợp ...": a time at the head holds for all clauses
_LEADING = re.compile(r"(?:Định kỳ|Hằng|Hàng)\s[^,.;:]{2,80}(?=,)")


def leading_period(sentence: str, *, offset: int = 0) -> Period | None:
    """The rhythm at the head of a sentence, which holds for each of its clauses."""
    found = _LEADING.match(sentence)
    return understand_period(found[0], offset=offset) if found else None
