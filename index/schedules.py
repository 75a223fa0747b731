"""When work falls due: the one last day of a deadline, or the days of work that comes again."""

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date

from vnpolicy.nlp.plan import Period

MONTHS = {"annual": 12, "semiannual": 6, "quarterly": 3, "monthly": 1}  # between two times; "ongoing" has none
COMMON_YEAR = 2001
LAST = 31  # a day of the month that means its last one
# Takes "2022", "2022-06", "2022-06-15"; refuses "--12-01" and "06/2022".
_DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?")
# Takes "--12-01" and "--12", a day and a month of every year; refuses "2022-12".
_YEARLY = re.compile(r"--(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?")

# Takes "trước ngày 20 hằng tháng", "ngày 05 của mỗi tháng"; refuses "ngày 20 tháng 6".
_OF_MONTH = re.compile(r"\b(?:ngày|mùng|mồng)\s+([0-3]?\d)\s+(?:của\s+)?(?:hằng|hàng|mỗi)\s+tháng\b", re.IGNORECASE)
# Takes "trước ngày 25 tháng cuối quý", "ngày 10 của tháng đầu quý sau".
_OF_QUARTER = re.compile(
    r"\b(?:ngày|mùng|mồng)\s+([0-3]?\d)\s+(?:của\s+)?tháng\s+(đầu|cuối)\s+(?:\w+\s+){0,2}quý\b", re.IGNORECASE
)
# Takes "before the 20th of every month", "the 25th day of the last month of each quarter".
_ENGLISH = re.compile(
    r"\b([0-3]?\d)(?:st|nd|rd|th)(?:\s+day)?\s+of\s+(?:(?:each|every)\s+month\b|the\s+(first|last)\s+month\s+of\b)",
    re.IGNORECASE,
)
_FIRST = frozenset({"đầu", "first"})


@dataclass(frozen=True, slots=True)
class Series:
    """Days `step` months apart, one of them in `month`; the day 31 is the last of any month.

    Between `first` and `until` where those are known; `until` is a day of the series even where it is off its pattern:
    "every quarter, until 15 November 2026" ends on 15 November.
    """

    step: int
    month: int = 12
    day: int = LAST
    first: date | None = None
    until: date | None = None

    def next_date(self, today: date) -> date | None:
        """The first day of the series that is not before `today`; `None` where the series has ended."""
        found = self.next_regular(max(today, self.first) if self.first else today)
        if self.until is None or found <= self.until:
            return found
        return self.until if today <= self.until else None

    def last_date(self, today: date) -> date | None:
        """The last day of the series before `today`; `None` where it has not begun."""
        if self.until is not None and self.until < today:
            return self.until
        month = _count(today)
        month -= (month + 1 - self.month) % self.step
        found = _day(month, self.day)
        found = found if found < today else _day(month - self.step, self.day)
        return None if self.first and found < self.first else found

    def next_regular(self, day: date) -> date:
        """The first day of the pattern, without bounds, that is not before a day."""
        month = _count(day)
        month += (self.month - month - 1) % self.step
        found = _day(month, self.day)
        return found if found >= day else _day(month + self.step, self.day)


Schedule = date | Series


def find_schedule(period: Period | None) -> Schedule | None:
    """The day by which, or the days on which, work is due; `None` where the period tells none.

    A year ends on 31 December, a month on its last day. "Ongoing" work is due when its period ends.
    """
    if period is None:
        return None
    if period.recurrence in MONTHS:
        return _series(period, MONTHS[period.recurrence])
    if (yearly := _YEARLY.fullmatch(period.end or "")) and period.recurrence is None:
        return Series(12, int(yearly[1]), int(yearly[2] or LAST))
    return last_date_of(period.end)


def set_day(schedule: Schedule | None, text: str) -> Schedule | None:
    """The schedule with the day of the month that the text names for every month or quarter.

    A Period says "every month" only; "trước ngày 20 hằng tháng" stands in the text.
    """
    if not isinstance(schedule, Series) or schedule.step not in (1, 3):
        return schedule
    found = _ENGLISH.search(text) or (_OF_MONTH if schedule.step == 1 else _OF_QUARTER).search(text)
    if found is None or not 1 <= int(found[1]) <= LAST:
        return schedule
    place = found[2] if found.re.groups > 1 else None
    if (place is None) != (schedule.step == 1):  # the day of a month in a report of every quarter is not its own
        return schedule
    return replace(schedule, month=10 if (place or "").lower() in _FIRST else 12, day=int(found[1]))


def last_date_of(written: str | None) -> date | None:
    """Last day of an ISO date of any precision; a day that its month lacks is its last one."""
    found = _parts(written)
    return found and _day(found[0] * 12 + (found[1] or 12) - 1, found[2] or LAST)


def first_date_of(written: str | None) -> date | None:
    """First day of an ISO date of any precision."""
    found = _parts(written)
    return found and _day(found[0] * 12 + (found[1] or 1) - 1, found[2] or 1)


def _series(period: Period, step: int) -> Series:
    first, until = first_date_of(period.start), last_date_of(period.end)
    if yearly := _YEARLY.fullmatch(period.end or ""):
        month, day = int(yearly[1]), int(yearly[2] or LAST)
        # "6 tháng (trước ngày 30/6) và một năm (trước ngày 31/12)": what ends on 30 June ends on 31 December too
        ends_month = step < 12 and day >= calendar.monthrange(COMMON_YEAR, month)[1]
        return Series(step, month, LAST if ends_month else day, first)
    ends = _parts(period.end)
    if ends and step == 12:  # "every year by 15 December, until 2026" has 2026-12-15 as its end
        return Series(step, ends[1] or 12, ends[2] or LAST, first, until)
    return Series(step, first=first, until=until)


def _parts(written: str | None) -> tuple[int, int, int] | None:
    """Year, month and day, 0 where they are not stated."""
    found = _DATE.fullmatch(written or "")
    if not found or found[1] == "0000":
        return None
    return int(found[1]), int(found[2] or 0), int(found[3] or 0)


def _count(day: date) -> int:
    """Months since year 0: December has remainder 11."""
    return day.year * 12 + day.month - 1


def _day(months: int, day: int) -> date:
    year, month = months // 12, months % 12 + 1
    if not date.min.year <= year <= date.max.year:
        return date.min if year < date.min.year else date.max
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))
