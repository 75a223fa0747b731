"""Days of ISO dates of any precision, the first and the last of `2022-06`, and days that come every year."""

import calendar
import datetime as dt
import re

from vnpolicy.index.errors import WrongFilter
from vnpolicy.nlp.plan import LAST, MonthDay, Period

# Takes "2022", "2022-06", "2022-06-15"; refuses "--12-01" (a day of every year) and "06/2022".
_DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?")
# Takes "15/6/2022", "15.06.2022", "06/2022", as one writes in Viet Nam; refuses "6/22".
_WRITTEN = re.compile(r"(?:(\d\d?)[/.-])?(\d\d?)[/.-](\d{4})")


def asked_days(name: str, written: str) -> tuple[str, str]:
    """First and last day of a date that a person gave for the option `name`: ISO, or "15/6/2022", "6/2022".

    Raises `WrongFilter` for what is no date, also for a day that its month lacks.
    """
    found = _WRITTEN.fullmatch(written.strip())
    iso = "-".join(part.zfill(2) for part in reversed(found.groups()) if part) if found else written.strip()
    first, last = first_day(iso), last_day(iso)
    if first is None or last is None or not _exists(first) or not _exists(last):
        raise WrongFilter(name, written, "a date like 2025, 2025-06, 2025-06-30 or 30/06/2025")
    return first, last


def first_day(date: str | None) -> str | None:
    """First day: "2022-06" gives "2022-06-01"; `None` where it is no date."""
    found = _DATE.fullmatch(date or "")
    if not found:
        return None
    year, month, day = found.groups()
    return f"{year}-{month or '01'}-{day or '01'}"


def last_day(date: str | None) -> str | None:
    """Last day: "2024-02" gives "2024-02-29"; `None` where it is no date."""
    found = _DATE.fullmatch(date or "")
    if not found or found[1] == "0000":
        return None
    year, month, day = found.groups()
    month = month or "12"
    return f"{year}-{month}-{day or calendar.monthrange(int(year), int(month))[1]}"


def first_date_of(written: str | None) -> dt.date | None:
    """First day of an ISO date of any precision, as a date."""
    found = _parts(written)
    return found and day_of(found[0], found[1] or 1, found[2] or 1)


def last_date_of(written: str | None) -> dt.date | None:
    """Last day of an ISO date of any precision, as a date; a day that its month lacks is its last one."""
    found = _parts(written)
    return found and day_of(found[0], found[1] or 12, found[2] or LAST)


def day_of(year: int, month: int, day: int) -> dt.date:
    """A day of a year; one that its month lacks is its last one, one that the calendar lacks its first or last."""
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        return dt.date.min if year < dt.MINYEAR else dt.date.max
    return dt.date(year, month, min(day, calendar.monthrange(year, month)[1]))


def days_of_every_year(period: Period) -> tuple[MonthDay, ...]:
    """All days of every year that a period names in its words: "trước ngày 15/6 và 15/12 hằng năm".

    Empty where its end, which keeps one of them, is no day of every year.
    """
    from vnpolicy.nlp.periods.stated_days import find_year_days  # reads times: a command that shows none goes without

    return find_year_days(period.written).days if (period.end or "").startswith("--") else ()


def _parts(written: str | None) -> tuple[int, int, int] | None:
    """Year, month and day, 0 where they are not stated."""
    found = _DATE.fullmatch(written or "")
    if not found or found[1] == "0000":
        return None
    return int(found[1]), int(found[2] or 0), int(found[3] or 0)


def _exists(day: str) -> bool:
    try:
        dt.date.fromisoformat(day)
    except ValueError:  # "2026-02-31"
        return False
    return True
