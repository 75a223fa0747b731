"""When work falls due: the one last day of a deadline, or the days of work that comes again."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from vnpolicy.corpus import read_table
from vnpolicy.index.days import day_of, first_date_of, last_date_of
from vnpolicy.index.deadlines.series import YEAR, Schedule, Series, days_apart
from vnpolicy.nlp.periods.stated_days import (
    find_days_of_next_year,
    find_listed_months,
    find_month_day,
    find_quarter_day,
    find_year_days,
)
from vnpolicy.nlp.plan import LAST, Header, MonthDay, Period, Task

MONTHS = {"annual": 12, "semiannual": 6, "quarterly": 3, "monthly": 1}  # between two times; "ongoing" has none
COMMON_YEAR = 2001
SOON = timedelta(days=92)  # between the date of a document and the year that it is for
# Takes "--12-01" and "--12", a day and a month of every year; refuses "2022-12".
_YEARLY = re.compile(r"--(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?")
_FULL = re.compile(r"\d{4}-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?")
_YEAR = re.compile(r"(?<![\d/])20\d\d(?![\d/])")
_NORMATIVE = re.compile(r"/(?:19|20)\d\d/")  # the number of a normative document: "15/2024/TT-BTC"
# Takes "trước ngày 30/4 của năm liền trước năm kế hoạch", "ngày 31/12 cùng năm": one for each year there is
_OF_ANY_YEAR = re.compile(
    r"\d\s+(?:của\s+)?(?:năm\s+(?:liền\s+)?(?:trước|thực\s+hiện|kế\s+hoạch|báo\s+cáo)\b|cùng\s+năm\b)", re.IGNORECASE
)
_REPORT = re.compile(r"báo cáo|report", re.IGNORECASE)
_SEVERAL = re.compile(r"\d\D+\d+\D+\d|\d\s*(?:,|và)\s*\d")  # a period as written that may name more than one day


@dataclass(frozen=True, slots=True)
class Issue:
    """What of a document tells the year of a day that names none: its type, number and title, and its date (ISO)."""

    doc_type: str | None = None
    number: str | None = None
    title: str | None = None
    issued: str | None = None

    @classmethod
    def of(cls, head: Header) -> "Issue":
        """That of a document by its header."""
        return cls(head.doc_type, head.doc_number, head.title, head.issued)


def last_day_due(task: Task, issue: Issue) -> date | None:
    """The one date of a task in a register: of work that comes again without end its first after the date of issue."""
    schedule, issued = schedule_of(task, issue), first_date_of(issue.issued)
    if not isinstance(schedule, Series):
        return schedule
    return schedule.until or (issued and schedule.next_date(issued))


def schedule_of(task: Task, issue: Issue = Issue()) -> Schedule | None:
    """The day by which, or the days on which, a task is due; `None` where it tells none.

    A year ends on 31 December, a month on its last day; "trước quý IV" is the day before the quarter, "đầu năm" its
    first quarter. "Ongoing" work is due when its period ends. A Period keeps one day; others of its series are read in
    its words and in the quote.
    """
    period = task.period
    if period is None:
        return None
    text = task.quote if period.written in task.quote else f"{period.written}\n{task.quote}"
    if period.recurrence in MONTHS:
        return _from_next_year(_series(period, MONTHS[period.recurrence], text), text, issue)
    if (at := _YEARLY.fullmatch(period.end or "")) and period.recurrence is None:
        return _of_some_year(_yearly(period, int(at[1]), int(at[2] or LAST)), text, issue)
    if period.end is None and period.recurrence is None:
        return _counted(text, text.find(period.written), issue)
    return _day_before(period) or _end_of_beginning(period) or last_date_of(period.end)


def _series(period: Period, step: int, text: str) -> Series:
    first, until = first_date_of(period.start), last_date_of(period.end)
    if listed := find_listed_months(text):
        return Series(listed, first, until, stated=True)
    if at := _YEARLY.fullmatch(period.end or ""):
        series = _yearly(period, int(at[1]), int(at[2] or LAST))
        return replace(series, days=_spread(series.days, step, text), first=first or series.first)
    ends = _FULL.fullmatch(period.end or "")
    if ends and step == YEAR:  # "every year by 15 December, until 2026" has 2026-12-15 as its end
        return Series(days_apart(step, int(ends[1]), int(ends[2] or LAST)), first, until, stated=True)
    days = _days_of_month(step, text)
    return Series(days or days_apart(step), first, until, stated=bool(days))


def _yearly(period: Period, month: int, day: int) -> Series:
    """The days of every year that a period names, its end and others in its words, in the years that these tell."""
    if before := _BEFORE_MONTH.fullmatch(period.written):
        month, day = (month - (1 if before[1].lower() == "tháng" else 3) - 1) % YEAR + 1, LAST
    said = find_year_days(period.written) if _SEVERAL.search(period.written) else None
    if said is None or (month, day) not in said.days:
        return Series(((month, day),), stated=True)
    return _up_to(Series(said.days, first_date_of(said.start), stated=True), last_date_of(said.end))


def _up_to(series: Series, end: date | None) -> Series:
    """The series up to its last day in the years that end so."""
    return replace(series, until=Series(series.days).last_date(day_of(end.year + 1, 1, 1))) if end else series


def _spread(days: tuple[MonthDay, ...], step: int, text: str) -> tuple[MonthDay, ...]:
    """The days of a rhythm of `step` months of which the text names some days of the year.

    "Báo cáo 6 tháng chậm nhất ngày 15 tháng 6": none on 15 December, which nobody stated. What ends with one half of
    the year ends with the other too. A quarter or month whose day is not named has its usual one.
    """
    if step == YEAR or len(days) >= YEAR // step:
        return days
    if step == MONTHS["semiannual"]:
        ends = any(day_of(COMMON_YEAR, *at) == day_of(COMMON_YEAR, *days[0]) for at in days_apart(step))
        return days_apart(step) if ends else days
    usual = _days_of_month(step, text)
    if usual:  # "ngày 20 tháng cuối quý (tháng 3, 6, 9)"
        days = tuple(at for at in days if at[1] != LAST)
    usual = usual or days_apart(step)
    named = {(month - 1) // step for month, _ in days}
    return tuple(sorted({*days, *(at for at in usual if (at[0] - 1) // step not in named)}))


def _days_of_month(step: int, text: str) -> tuple[MonthDay, ...]:
    """The days that the text names for every month or quarter; empty where it names none."""
    if step == MONTHS["monthly"] and (day := find_month_day(text)):
        return days_apart(step, day=day)
    if step == MONTHS["quarterly"] and (found := find_quarter_day(text)):
        return days_apart(step, 9 + found[0], found[1])
    return ()


def _from_next_year(series: Series, text: str, issue: Issue) -> Series:
    """The series from the year after the document's on where the text says so: "trước ngày 31/3 năm sau"."""
    issued = first_date_of(issue.issued)
    if issued is None or series.first or not series.stated or not set(series.days) <= find_days_of_next_year(text):
        return series
    return replace(series, first=day_of(issued.year + 1, 1, 1))


def _of_some_year(series: Series, text: str, issue: Issue) -> Schedule:
    """Days without a year: of every year in rules that stay in force, once in a plan, a directive or a letter.

    There they are the next ones after the date of issue, or in the year of the title where that is soon: a plan of 2027
    is issued in December, a directive on how to make it in July. A report on a plan of several years comes in each.
    """
    issued = first_date_of(issue.issued)
    if issued is None or series.until or _OF_ANY_YEAR.search(text) or not _for_a_time(issue):
        return _from_next_year(series, text, issue)
    years = sorted(int(year) for year in _YEAR.findall(issue.title or ""))
    if years and (years[-1] > issued.year + 1 or years[-1] > years[0]):
        if years[-1] >= issued.year and _REPORT.search(text):
            return _up_to(replace(series, first=issued), day_of(years[-1], YEAR, LAST))
        years = []
    begin = issued
    if years and timedelta() < day_of(years[0], 1, 1) - issued <= SOON:
        begin = day_of(years[0], 1, 1)
    later, next_year = find_days_of_next_year(text), day_of(issued.year + 1, 1, 1)
    once = [Series((day,)).next_regular(max(begin, next_year) if day in later else begin) for day in series.days]
    return once[0] if len(once) == 1 else replace(series, first=min(once), until=max(once))


def _for_a_time(issue: Issue) -> bool:
    """Whether a document is of a certain time, not a rule that stays in force: by its type, or what its title names."""
    if issue.doc_type is None or _NORMATIVE.search(issue.number or ""):
        return False
    rows, title = read_table("dated_documents"), (issue.title or "").lower()
    if any(row["word"] == issue.doc_type for row in rows if row["kind"] == "type"):
        return True
    lasting, dated = (
        min((at for row in rows if row["kind"] == kind and (at := title.find(row["word"])) >= 0), default=len(title))
        for kind in ("rule", "title")
    )
    return dated < lasting


# Takes "trong vòng 30 ngày kể từ ngày 01/12/2026", "sau 2 tháng, kể từ ngày ban hành Kế hoạch này"; refuses working
# days, which holidays move, and "kể từ ngày nhận được hồ sơ".
_COUNTED = re.compile(
    r"(?:trong\s+(?:thời\s+hạn|vòng)|sau|chậm\s+nhất(?:\s+là)?|không\s+quá)\s+"
    r"(\d{1,3})\s*(?:\([^)]{1,15}\)\s*)?(ngày|tháng|tuần|năm),?\s+(?:kể\s+)?từ\s+(?:ngày|khi)\s+"
    r"(?:(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})"
    r"|(?:ký\s*,?\s*)?(?:ban\s+hành|ký)\s+(?:\w+\s+){1,2}này\b"
    r"|(?:\w+\s+){1,2}này\s+(?:được\s+)?(?:ký|ban\s+hành))",
    re.IGNORECASE,
)


def _counted(text: str, at: int, issue: Issue) -> date | None:
    """The day that is so many days, weeks, months or years after a date, told at a place, or after the document's."""
    found = next((one for one in _COUNTED.finditer(text) if one.start() <= at < one.end()), None)
    if found is None:
        return None
    begin = _date(*found.group(5, 4, 3)) if found[5] else first_date_of(issue.issued)
    if begin is None or (not found[5] and begin != last_date_of(issue.issued)):
        return None
    count, unit = int(found[1]), found[2].lower()
    if unit in ("ngày", "tuần"):
        days = begin.toordinal() + count * (7 if unit == "tuần" else 1)
        return date.fromordinal(min(days, date.max.toordinal()))
    months = begin.month - 1 + count * (YEAR if unit == "năm" else 1)
    return day_of(begin.year + months // YEAR, months % YEAR + 1, begin.day)


def _date(year: str, month: str, day: str) -> date | None:
    return last_date_of(f"{year}-{month:0>2}-{day:0>2}")


# Takes "trước tháng 11/2026", "Hoàn thành trước quý IV năm 2026", "before 2027"; refuses "trước ngày 01/11/2026",
# "trước khi kết thúc năm 2026".
_BEFORE = re.compile(
    r"\D*\b(?:[Tt]rước|[Bb]efore|[Pp]rior\s+to)\s+(?:(năm|tháng|quý|quarter|[A-Z][a-z]+)\s+)?[\dIVX]+\D*\d*"
)


# Takes "trước tháng 12 hằng năm"
_BEFORE_MONTH = re.compile(r"trước\s+(tháng|quý)\s+[\dIVX]+\s*,?\s*(?:hằng|hàng|mỗi)\s+năm", re.IGNORECASE)


def _day_before(period: Period) -> date | None:
    """The day before the quarter of "trước quý IV năm 2026" begins; a Period names the quarter itself."""
    found, end = _BEFORE.fullmatch(period.written.strip()), first_date_of(period.end)
    if found is None or end is None or end == last_date_of(period.end):
        return None
    month = end.month - 2 if found[1] in ("quý", "quarter") else end.month
    return day_of(end.year, month, 1) - timedelta(days=1)


# Takes "vào đầu năm 2027", "đầu quý III năm 2026", "đầu tháng 9/2026"; refuses "6 tháng đầu năm", "nửa đầu năm 2026".
_BEGINNING = re.compile(r"(?<!tháng )(?<!nửa )\bđầu\s+(năm|quý|tháng)\s+[\dIVX]", re.IGNORECASE)


def _end_of_beginning(period: Period) -> date | None:
    """The last day of the first quarter of a year, month of a quarter, ten days of a month that a time begins.

    A Period names the year, quarter or month itself: "đầu năm 2027" would else be due on 31 December.
    """
    found, end = _BEGINNING.search(period.written), last_date_of(period.end)
    if found is None or end is None or end == first_date_of(period.end) or period.start:
        return None
    unit = found[1].lower()
    if unit == "tháng":
        return day_of(end.year, end.month, 10)
    return day_of(end.year, 3 if unit == "năm" else end.month - 2, LAST)
