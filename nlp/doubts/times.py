"""What makes the time of a task doubtful: times in its wording or in the headings above, taken or not."""

import re

from vnpolicy.nlp.periods.stated_days import find_month_day, find_quarter_day
from vnpolicy.nlp.plan import Period, Task

# takes "ngày 20/3", "tháng 6", "quý II", "30/6/2023", "giai đoạn 2021-2025", "by June"
_DATE = re.compile(
    r"\b(?:ngày\s\d|tháng\s\d|quý\s(?:[IV]|\d)|\d{1,2}[/.-]\d{1,2}|năm\s20\d\d|giai đoạn\s20\d\d|20\d\d"
    r"|(?:January|February|March|April|June|July|August|September|October|November|December)\b)",
    re.IGNORECASE,
)
# takes "trước ngày", "chậm nhất", "hoàn thành trong", "đến năm 2025"
_DUE = re.compile(
    r"\b(?:trước|chậm nhất|muộn nhất|hoàn thành|đến (?:hết |cuối )?(?:năm|ngày|tháng|quý)|hạn|thời gian|tiến độ"
    r"|before|no later|deadline|until|by)\b",
    re.IGNORECASE,
)
_RHYTHM = (
    *("hằng năm", "hàng năm", "hằng quý", "hàng quý", "hằng tháng", "hàng tháng", "định kỳ", "thường xuyên"),
    *("annually", "quarterly"),
)
# takes "Giai đoạn 2026-2030:", "Năm 2023", "Trong quý I"
_STAGE = re.compile(r"\s*(?:trong |đến )?(?:giai đoạn|năm|quý|tháng)\s\d", re.IGNORECASE)
# takes "nhân dịp", "hưởng ứng Ngày Chuyển đổi số": what has a day of its own
_OCCASION = re.compile(r"\bdịp\b|(?:chào mừng|hưởng ứng|kỷ niệm)\s|\bNgày [A-ZĐ]")
_CITED = re.compile(r"\d+/\S*[A-ZĐ]{2}\S*\s(?:ngày|năm)\s\d|/20\d\d/[A-ZĐ]")  # "Nghị quyết số 01/NQ-CP ngày 05/01/2022"


def time_doubts(task: Task, above: str) -> set[str]:
    """Names of the doubts about the time of a task; `above` are the headings over it, nearest first."""
    quote, period = task.quote, task.period
    end = period.end if period else None
    dates = len(_DATE.findall(quote)) if "uý" in quote or any(map(str.isdigit, quote)) else 0
    found = {"document_cited"} if dates and _CITED.search(quote) else set()
    if end is None:
        used = dates == 1 and period is not None and _names_its_day(period, quote)
        found |= _unused_doubts(quote, above, dates=0 if used else dates)
    else:
        found |= _end_doubts(task, end, dates=dates)
    low = "" if period and period.recurrence else quote.lower()
    if any(word in low for word in _RHYTHM):
        found.add("rhythm_unused")
    return found


def _names_its_day(period: Period, quote: str) -> bool:
    """Whether work that comes again has its day in the quote: "trước ngày 20 hằng tháng". A Period keeps none such."""
    if period.recurrence == "monthly":
        return find_month_day(quote) is not None
    return period.recurrence == "quarterly" and find_quarter_day(quote) is not None


def _unused_doubts(quote: str, above: str, *, dates: int) -> set[str]:
    """What might be the end of a task that has none."""
    found = set()
    if dates:
        found.add("date_unused")
    if dates and _DUE.search(quote):
        found.add("due_unused")
    if dates and ("phấn đấu" in quote or "Phấn đấu" in quote):
        found.add("aimed_date_unused")
    if _STAGE.match(above):
        found.add("under_stage")
    if ("Ngày" in quote or "dịp" in quote or "mừng" in quote or "ứng" in quote) and _OCCASION.search(quote):
        found.add("occasion")
    return found


def _end_doubts(task: Task, end: str, *, dates: int) -> set[str]:
    """What makes the end of a task doubtful."""
    found = {"end_from_table"} if task.origin == "table" else _place_doubts(task, end)
    if dates > 1:
        found.add("several_dates")
    if not _DUE.search(task.quote) and task.origin == "text":
        found.add("end_without_due")
    if end.startswith("--"):
        found.add("end_every_year")
    return found


def _place_doubts(task: Task, end: str) -> set[str]:
    """How a text task got its end: by a stage or a year, late in its wording, from a heading."""
    period = task.period
    found = {"has_end"}
    if period is None:
        return found
    if "giai đoạn" in period.written.lower():
        found.add("end_stage")
    elif end.isdigit():
        found.add("end_year")
    at = task.quote.find(period.written)
    if at < 0:
        found.add("end_from_heading")
    elif ". " in task.quote[:at] or "; " in task.quote[:at]:
        found.add("end_late")
    elif not _DUE.search(task.quote[max(0, at - 25) : at + len(period.written)]):
        found.add("end_not_due")
    return found
