"""Times that titles, headings, lead-ins and the heads of sentences set for all the work that they stand above."""

import re

from vnpolicy.nlp.periods.periods import tells_period, understand_period, with_year, year_of
from vnpolicy.nlp.plan import Period

_DIGIT = re.compile(r"\d")
# takes "Tháng 3", "QUÝ I" and "Thường xuyên", refuses "Giáo dục thường xuyên"
_TIMED = re.compile(r".*\d|.*\bquý [IV]|\W*(?:thường xuyên|hằng|hàng|định kỳ|mỗi|annual|month|quarter)", re.IGNORECASE)
# takes "Các nhiệm vụ trọng tâm " before "trong tháng 3" and "Nhiệm vụ " before "thường xuyên", not before "năm 2026",
# which is the time of the whole plan
_WORK_OF = re.compile(
    r"(?:(?:các |những )?(?:nhiệm vụ|công việc|công tác|hoạt động|nội dung|phần việc)"
    r"(?: (?:trọng tâm|chủ yếu|cụ thể|thực hiện|triển khai|tiến hành|hoàn thành|cần \w+))* )?(?:mang tính |định kỳ )?"
    r"(?=(?:trong )?(?:tháng|quý) |thường xuyên|hằng|hàng)",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s*\([^()]*\)\W*$")
# takes "NHIỆM VỤ NĂM 2025", refuses "CHIẾN LƯỢC ĐẾN NĂM 2030", "NGÀY 16 THÁNG 6 NĂM 2022"
_TITLE_YEAR = re.compile(r"(?<!(?:ĐẾN|VÀO|SAU|TỚI) )(?<!TRƯỚC )(?<!TỪ )(?<!\d )\bNĂM\s+(20\d\d)\b")
_LONGEST = 160  # characters of a heading that only tells a time
# takes "(từ ngày 11/02 đến 28/02/2026)" behind what a step is about, not the years of a plan
_DAYS_BEHIND = re.compile(r"\(([^()]*(?:ngày|tháng|quý|\d/)[^()]*)\)\W*$", re.IGNORECASE)


def heading_period(text: str, *, offset: int = 0, title: str = "", above: Period | None = None) -> Period | None:
    """The period that a heading sets for the items below it: "1. Giai đoạn 2022-2025:", "Bước 2 (tháng 5/2026)".

    A month without a year, "THÁNG 3", is of the year of the heading `above` it or of that in the document's `title`;
    "Nhiệm vụ thường xuyên" sets a rhythm.
    """
    period = _told(text, offset)
    year = _year_below(title, above) if period and not period.recurrence else ""
    return with_year(period, year) if period and year else period


def _told(text: str, offset: int) -> Period | None:
    behind = _DAYS_BEHIND.search(text)
    if behind is not None and tells_period(behind[1]):
        return understand_period(behind[1], offset=offset + behind.start(1))
    work = _WORK_OF.match(text)
    start = work.end() if work else 0
    time = _ASIDE.sub("", text[start:])
    dated = len(time) < _LONGEST and _TIMED.match(time) is not None and tells_period(time)
    return understand_period(time, offset=offset + start) if dated else None


def _year_below(title: str, above: Period | None) -> str:
    year = year_of(above) if above else ""
    return year or title_year(title)


def title_year(title: str) -> str:
    """The year of the plan that a title names last: "NHIỆM VỤ NĂM 2025"; empty where it names none."""
    return next(iter(_TITLE_YEAR.findall(title.upper())[-1:]), "")


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
