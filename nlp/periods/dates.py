"""Calendar dates as official documents write them, in Vietnamese and in English."""

import re
from calendar import monthrange
from typing import NamedTuple

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
_MONTH = "|".join(MONTHS)
# "ngày 23 tháng 3 năm 2023", "ngày20tháng 8 năm 2020", "24 tháng 11/2022", "ngày 08 tháng 4, 2022"
_WORDS_VI = (
    r"(?:ngày\s*)?(?P<dv>\d{1,2})\s*tháng\s*(?P<mv>\d{1,2})\s*(?:n\s*[ăáa]\s*m|[/.,-])?\s*"
    r"(?P<yv>(?:19|20)\s?\d\s?\d)(?!\d)"
)
# "ngày 24/6/2020", "24-06-2020", "08.4.2022", "27/ 01/2022"
_FIGURES = r"(?:ngày\s*)?(?P<df>\d{1,2})\s?[/.-]\s?(?P<mf>\d{1,2})\s?[/.-]\s?(?P<yf>(?:19|20)\d\d)(?!\d)"
# "January 11, 2016", "June 2, 2022", "December 4th 2019"
_MONTH_FIRST = rf"(?P<ma>{_MONTH})\.?\s+(?P<da>\d{{1,2}})(?:st|nd|rd|th)?\s*,?\s+(?P<ya>(?:19|20)\d\d)(?!\d)"
# "17 February 2017", "03 March, 2023", "11th of January 2016"
_DAY_FIRST = (
    rf"(?P<db>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:day\s+of\s+|of\s+)?(?P<mb>{_MONTH})\.?\s*,?\s+(?P<yb>(?:19|20)\d\d)(?!\d)"
)
DATE = re.compile(rf"{_WORDS_VI}|{_FIGURES}|{_MONTH_FIRST}|{_DAY_FIRST}", re.IGNORECASE)
_GROUPS = ("dv", "mv", "yv"), ("df", "mf", "yf"), ("da", "ma", "ya"), ("db", "mb", "yb")


class Date(NamedTuple):
    """A date as `YYYY-MM-DD` and where it stands."""

    iso: str
    start: int
    end: int


def date_at(text: str, position: int) -> Date | None:
    """The date that begins at `position`, `None` where there is none or the calendar has no such day."""
    return _dated(DATE.match(text, position))


def find_date(text: str, start: int = 0, end: int | None = None) -> Date | None:
    """The first date between `start` and `end`."""
    matches = DATE.finditer(text, start, len(text) if end is None else end)
    return next((date for match in matches if (date := _dated(match))), None)


def _dated(match: re.Match[str] | None) -> Date | None:
    if match is None:
        return None
    day, month, year = next(parts for names in _GROUPS if (parts := match.group(*names))[0])
    iso = _iso_date(day, month, year)
    return Date(iso, match.start(), match.end()) if iso else None


def _iso_date(day: str, month: str, year: str) -> str | None:
    """`YYYY-MM-DD`, or `None` where the calendar has no such day; an American `08/25/2022` is turned round."""
    days, months = int(day), MONTHS.get(month.lower()) or int(month)
    if months > 12 >= days:
        days, months = months, days
    years = int("".join(year.split()))  # "năm 20\n12": a line or a blank may break it
    if not (1 <= months <= 12 and 1 <= days <= monthrange(years, months)[1]):
        return None
    return f"{years:04}-{months:02}-{days:02}"
