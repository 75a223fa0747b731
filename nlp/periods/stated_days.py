"""Days that a text states for work that comes again: of every year, of every month, of every quarter.

A Period keeps one of them; the others stand in its words: "trước ngày 15/6 và 15/12 hằng năm".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vnpolicy.nlp.periods.atoms import Atom, Moment, find_atoms
from vnpolicy.nlp.periods.deadlines import BESIDE
from vnpolicy.nlp.periods.mentions import Mention, find_mentions
from vnpolicy.nlp.periods.periods import outweighing
from vnpolicy.nlp.periods.recurrences import LISTED_MONTHS
from vnpolicy.nlp.plan import LAST, MonthDay

_NUMBER = re.compile(r"\d+")
_RANGE = re.compile(r"[-–—]|đến|tới|to\b", re.IGNORECASE)
_THE_DAY = r"\b(?:ngày|mùng|mồng)\s+([0-3]?\d)(?:\s*\([^)\d]{2,15}\))?"  # "ngày 20 (hai mươi)"
_NEXT_MONTH = r"(?:sau|tiếp\s+theo|kế\s+tiếp|kế|liền\s+kề|liền\s+sau)\b"
# Takes "trước ngày 20 hằng tháng", "ngày 05 của tháng sau", "ngày 25 của tháng báo cáo"; refuses "ngày 20 tháng 6".
_OF_MONTH = re.compile(
    rf"{_THE_DAY}\s+(?:của\s+)?(?:(?:hằng|hàng|mỗi)\s+tháng\b"
    rf"|tháng\s+(?:báo\s+cáo\b|{_NEXT_MONTH}))",
    re.IGNORECASE,
)
# Takes "hằng tháng, trước ngày 25", "Hằng tháng (ngày 25)"; refuses "hằng tháng; trước ngày 25/12".
_MONTH_FIRST = re.compile(
    rf"\b(?:hằng|hàng|mỗi)\s+tháng\b[^.;\d]{{0,120}}?{_THE_DAY}(?!\d|\s*(?:[/-]\s*\d|(?:của\s+)?tháng\s+\S+\s+quý|tháng\s*\d))",
    re.IGNORECASE,
)
# Takes "trước ngày 25 tháng cuối quý", "ngày 10 của tháng đầu quý sau", "ngày 15 tháng thứ hai mỗi quý", "ngày 15 của
# quý tiếp theo".
_OF_QUARTER = re.compile(
    rf"{_THE_DAY}\s+(?:của\s+)?(?:tháng\s+(?:(đầu|cuối|thứ\s+(?:nhất|hai|ba|[123]))\s+(?:\w+\s+){{0,3}}quý\b"
    rf"|{_NEXT_MONTH})|(?:tháng\s+(?:của\s+)?)?quý\s+{_NEXT_MONTH})",
    re.IGNORECASE,
)
_OF_THE_QUARTER = {
    "đầu": 1,
    "thứ nhất": 1,
    "thứ hai": 2,
    "cuối": 3,
    "thứ ba": 3,
    "first": 1,
    "second": 2,
    "third": 3,
    "last": 3,
} | {f"thứ {number}": number for number in (1, 2, 3)}
# Takes "before the 20th of every month", "the 25th day of the last month of each quarter".
_ENGLISH = re.compile(
    r"\b([0-3]?\d)(?:st|nd|rd|th)(?:\s+day)?\s+of\s+(?:(?:each|every)\s+month\b|the\s+(first|second|third|last)\s+month\s+of\b)",
    re.IGNORECASE,
)
# Takes "monthly reports before the 25th"; refuses "monthly, from the 5th of May".
_ENGLISH_MONTHLY = re.compile(
    r"\b(?i:before|by|than|on)\s+the\s+([0-3]?\d)(?:st|nd|rd|th)\b(?!\s+(?:day\b|of\b|[A-Z]))"
)
# How a time begins at which something is due
_DUE = re.compile(r"\b(?:trước|chậm|muộn|vào|before|by|no\s+later|not\s+later)\b", re.IGNORECASE)
# Takes "trước ngày 31/3 năm sau", "ngày 25 tháng 01 của năm kế tiếp"
_NEXT_YEAR = re.compile(
    r"(\d{1,2})\s*(?:/|-|tháng)\s*(\d{1,2})\s*,?\s*(?:của\s+)?(?:hằng\s+năm\s+)?"
    r"(?:năm\s+(?:sau|kế\s+tiếp|tiếp\s+theo|liền\s+kề|liền\s+sau)\b|of\s+the\s+(?:following|next)\s+year\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class YearDays:
    """Days of every year in the order of the year, and the years in which they come, ISO, where these are told."""

    days: tuple[MonthDay, ...] = ()
    start: str | None = None
    end: str | None = None


def find_year_days(written: str) -> YearDays:
    """All days of every year in a period as written: "trước ngày 20/6 và 20/11 hằng năm đến năm 2025"."""
    mentions = find_mentions(written)
    days = {
        (month, moment.day or LAST)
        for mention, atom in _yearly(written, mentions)
        for moment in _moments(written, mention, atom)
        if (month := moment.month)
    }
    years = [mention.period(written, 0) for mention in mentions if _tells_years(mention)]
    start = next((period.start for period in years if period.start), None)
    return YearDays(tuple(sorted(days)), start, max((period.end for period in years if period.end), default=None))


def _yearly(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Atom]]:
    """Times of every year at which something is due.

    Beside "trước ngày 10/02" the days that a report is about are none: "(từ 01/01 đến hết ngày 31/12)".
    """
    dated = [(mention, mention.atom) for mention in outweighing(mentions) if mention.atom is not None]
    found = [(mention, atom) for mention, atom in dated if atom.last.year is None]
    due = [_DUE.search(text, mention.start, atom.start) is not None for mention, atom in found]
    ends = [None, *(mention.end for mention, _ in found)]
    for (mention, atom), end, is_due in zip(found, ends, due, strict=False):
        listed = end is not None and BESIDE.fullmatch(text, end, mention.start)
        if is_due or listed or not any(due) or mention.recurrence:
            yield mention, atom


def _tells_years(mention: Mention) -> bool:
    return mention.atom is not None and mention.atom.kind == "year" and (mention.atom.ranged or mention.part == "until")


def _moments(text: str, mention: Mention, whole: Atom) -> Iterator[Moment]:
    """The moments that a mention lists: "20/6 và 20/11" are two; of a range the last."""
    if whole.ranged and whole.kind != "month":
        yield whole.last
        return
    for atom in find_atoms(text):
        if mention.start <= atom.start and atom.end <= mention.end:
            yield from _listed(atom, text[atom.start : atom.end])


def _listed(atom: Atom, said: str) -> Iterator[Moment]:
    """The moments of an atom: four months of "tháng 3, 6, 9 và 12", the last of "tháng 3 - 6"."""
    if atom.kind == "month" and atom.ranged and not _RANGE.search(said):
        yield from (Moment(None, int(number[0])) for number in _NUMBER.finditer(said))
    else:
        yield atom.last


def find_month_day(text: str) -> int | None:
    """The day that a text names for every month: "trước ngày 20 hằng tháng"."""
    found = (_OF_MONTH, _MONTH_FIRST, _ENGLISH, _ENGLISH_MONTHLY)
    match = next((match for pattern in found if (match := pattern.search(text))), None)
    # "the 25th day of the last month of each quarter" is no day of every month
    return None if match is None or (match.re is _ENGLISH and match[2]) else _day(match[1])


def find_quarter_day(text: str) -> MonthDay | None:
    """The day that a text names for every quarter, and the month of the quarter, 1 to 3."""
    match = _OF_QUARTER.search(text) or next((one for one in _ENGLISH.finditer(text) if one[2]), None)
    day = match and _day(match[1])
    if match is None or day is None:
        return None
    # "ngày 05 của tháng sau" of a quarter is in the first month of the next one
    return (_OF_THE_QUARTER[" ".join(match[2].lower().split())] if match[2] else 1), day


def find_listed_months(text: str) -> tuple[MonthDay, ...]:
    """The days of "ngày 20 các tháng 3, 6, 9, 12"."""
    match = LISTED_MONTHS.search(text)
    day = match and _day(match[1])
    if match is None or day is None:
        return ()
    months = {int(number) for number in _NUMBER.findall(match[2])}
    return tuple(sorted((month, day) for month in months if 1 <= month <= 12))


def find_days_of_next_year(text: str) -> set[MonthDay]:
    """Days that the text puts in the year after: "trước ngày 31/3 năm sau"."""
    return {(int(match[2]), int(match[1])) for match in _NEXT_YEAR.finditer(text)}


def _day(written: str) -> int | None:
    return int(written) if 1 <= int(written) <= LAST else None
