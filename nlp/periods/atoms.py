"""Atoms of time: one date, month, quarter, half year or year (or a list of them), without the words around it."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from vnpolicy.nlp.alternatives import alternatives
from vnpolicy.nlp.periods.recurrences import lexicon

AtomKind = Literal["day", "month", "quarter", "part", "year"]

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_COUNTS = {"ba": 3, "three": 3, "sáu": 6, "six": 6, "chín": 9, "nine": 9}


@dataclass(frozen=True, slots=True)
class Moment:
    """A point of the calendar as exact as the text has it; a missing year is a day of every year."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def iso(self) -> str | None:
        """`2022`, `2022-06`, `2022-12-31`, `--12-01`; `None` when nothing is known."""
        if self.year is None and self.month is None:
            return None
        head = "-" if self.year is None else f"{self.year:04d}"
        parts = [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join([head, *parts])

    @property
    def valid(self) -> bool:
        """Whether the calendar has it."""
        if self.month is None:
            return True
        return 1 <= self.month <= 12 and (
            self.day is None or 1 <= self.day <= monthrange(self.year or 2024, self.month)[1]
        )


def turns_year(first: Moment, last: Moment) -> bool:
    """Whether a range goes over New Year by its months: October to March."""
    return (first.month or 0) > (last.month or 12)


def _within(year: int | None, months: tuple[int, int]) -> tuple[Moment, Moment]:
    """The months up to one of `year`; "Tháng 10 - 3/2025" begins in the year before."""
    first, last = (Moment(year, month) for month in months)
    return (replace(first, year=year - 1) if year and turns_year(first, last) else first), last


@dataclass(frozen=True, slots=True)
class Atom:
    """A stretch of text that names time: its offsets, its kind, first and last moment, and whether it is a range."""

    start: int
    end: int
    kind: AtomKind
    first: Moment
    last: Moment
    ranged: bool = False
    listed: bool = False
    bare: bool = False
    doubt: str | None = None

    def with_year(self, year: int | None) -> "Atom":
        """The same with the year supplied where it has none: "từ tháng 6 đến tháng 12/2023"."""
        if year is None:
            return self
        over = self.ranged and turns_year(self.first, self.last)
        first = replace(self.first, year=self.first.year or year)
        last = replace(self.last, year=self.last.year or year + over)
        return replace(self, first=first, last=last)


def _either(kind: str) -> str:
    return alternatives(lexicon(kind), blank=" ", any_case=True)


_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)"
_MONTH = r"(?:0?[1-9]|1[0-2])(?!\d)"
_YEAR = r"(?:19|20)\d\d(?!\d)"
_QUARTER = r"(?:IV|I{1,3}|0?[1-4])(?!\w)"
_WITH_YEAR = r"(?=\s*(?:/|,?\s*năm)\s*(?:19|20)\d\d|\s+(?:hằng|hàng|mỗi)\s+năm)"  # "tháng một lần" is no January
_JOIN = r"\s*(?:-|–|—|,|&|và|đến|tới|to|and)\s*"


def _days_and_months() -> tuple[str, ...]:
    """Shapes of days and months in figures or Vietnamese words."""
    word = _either("month_word")
    return (
        # "ngày 01-10/10/2022", "20/6/2022", "31.12.2022"; no longer list of days than a month has
        rf"(?:ngày\s*)?(?P<dd>{_DAY}(?:{_JOIN}(?:ngày\s*)?{_DAY}){{0,30}})\s*(?P<sign>[/.\-])\s*(?P<dm>{_MONTH})\s*(?P=sign)\s*(?P<dy>{_YEAR})",
        # "ngày 30 tháng 10 năm 2020", "ngày 01 tháng 12", "từ 15 tháng 11 đến 15 tháng 12", "... và 15 tháng 12"
        rf"(?:ngày\s*|(?:(?<=từ\s)|(?<=đến\s)|(?<=trước\s)|(?<=và\s))(?=\d+\s+tháng))(?P<wd>{_DAY}(?:{_JOIN}(?:ngày\s*)?{_DAY}){{0,30}})\s*(?:(?:tháng|/|-)\s*(?P<wm>{_MONTH})|tháng\s+(?P<ww>{word}){_WITH_YEAR})(?:\s*(?:năm|/)\s*(?P<wy>{_YEAR}))?",
        # "tháng 6- 12/2023", "tháng 4 năm 2023", "Tháng 12"
        rf"tháng\s*(?P<mm>{_MONTH}(?:{_JOIN}(?:tháng\s*)?{_MONTH}){{0,11}})(?:\s*(?:/|,?\s*năm|-)\s*(?P<my>{_YEAR}))?",
        # "tháng hai năm 2027", "tháng Mười Một hằng năm"
        rf"tháng\s+(?P<mw>{word}){_WITH_YEAR}(?:\s*(?:/|,?\s*năm)\s*(?P<mwy>{_YEAR}))?",
        # "01-12/2024", "12/2023"
        rf"(?P<nm>{_MONTH}(?:\s*(?:-|–|đến)\s*{_MONTH})?)\s*/\s*(?P<ny>{_YEAR})(?!\s*/)",
    )


def _parts_of_years() -> tuple[str, ...]:
    """Shapes of quarters and of the months that open or close a year."""
    ordinal = _either("ordinal")
    return (
        # "Quý II-III/2023", "quý I, II năm 2023", "quarter II of 2022"
        rf"(?:quý|quarters?)\s*(?P<qq>{_QUARTER}(?:{_JOIN}(?:quý\s*)?{_QUARTER})*)(?:\s*(?:/|-|năm|of|,)?\s*(?:năm\s*)?(?P<qy>{_YEAR}))?",
        # "quý một năm 2027"
        rf"quý\s+(?P<qw>một|hai|ba|bốn|tư){_WITH_YEAR}(?:\s*(?:/|,?\s*năm)\s*(?P<qwy>{_YEAR}))?",
        # "IV/2023" in "Quý III/2023 - IV/2023"
        rf"(?P<rq>I{{1,3}}|IV)\s*/\s*(?P<ry>{_YEAR})",
        # "the second quarter of 2022", "second and third quarters of 2023", "III quarter of 2023", "Q2/2022"
        rf"(?:(?:(?P<of>{ordinal})\s+(?:and|to)\s+)?(?P<oq>{ordinal}|IV|I{{1,3}})\s+quarters?|Q\.?\s?(?P<sq>[1-4]|IV|I{{1,3}}))(?:\s*(?:/|-|of|,)?\s*(?P<oy>{_YEAR}))?",
        # "06 tháng cuối năm 2022", "6 tháng đầu năm"
        rf"(?P<pn>0?[369]|ba|sáu|chín)\s*tháng\s*(?P<pw>đầu|cuối)\s*(?:của\s*)?năm(?:\s*(?P<py>{_YEAR}))?",
        # "the second half of 2026", "H1 2026"
        rf"(?:H(?P<hn>[12])\s*[/,]?|(?P<ho>first|second|last)\s+half\s+of)\s*(?P<hhy>{_YEAR})",
        # "the last six months of 2022"
        rf"(?P<ew>first|last)\s+(?P<en>three|six|nine|0?[369])\s+months(?:\s+of(?:\s+the\s+year)?(?:\s*(?P<ey>{_YEAR}))?)?",
    )


def _english_days_and_years() -> tuple[str, ...]:
    """Shapes of English dates, of years and halves of them, and of days without a year."""
    month = _either("month")
    days = rf"{_DAY}(?:(?:st|nd|rd|th)?\s*(?:-|–|to|(?<=between \d )and|(?<=between \d\d )and)\s*{_DAY})?"
    return (
        # "30 June 2023", "the 15th of December", "1 July of 2024", "10 - 15 March 2027"
        rf"(?P<bd>{days})(?:st|nd|rd|th)?(?:\s+day)?(?:\s+of)?\s+(?P<bm>{month})(?:,?\s+(?:of\s+)?(?P<by>{_YEAR}))?",
        # "June 30, 2023", "December 01 every year", "December the 31st, 2025", "September 23 - 29"
        rf"(?P<am>{month})\s+(?:the\s+)?(?P<ad>{days})(?:st|nd|rd|th)?(?:,?\s+(?:of\s+)?(?P<ay>{_YEAR}))?",
        # "June 2022", "May, June and July of 2027", "January to May 2027"
        rf"(?P<lm>{month}(?:(?:,\s+(?:and\s+)?|\s+(?:and|to)\s+|\s?[-–]\s?){month}){{0,5}}),?\s+(?:of\s+)?(?P<ly>{_YEAR})",
        # "nửa đầu năm 2027"
        rf"nửa\s+(?P<hw>đầu|cuối)\s+năm(?:\s*(?P<hy>{_YEAR}))?",
        # "vào cuối năm 2023": in December; "giữa năm 2023", "mid-2023": in June
        rf"(?:(?P<cw>cuối|giữa)\s+năm\s*|mid-?\s?)(?P<cy>{_YEAR})",
        # "năm học 2026 - 2027"
        rf"năm\s+học\s+(?P<sa>{_YEAR})\s*[-–—/]\s*(?P<sb>{_YEAR})",
        # "2022-20303": a footnote's digit stuck to the year
        rf"(?P<xa>{_YEAR})\s*[-–]\s*(?P<xb>20\d\d)\d{{1,2}}(?!\d)",
        # "năm 2022 - 2025", "2022", "2025, 2030"
        rf"(?P<word>năm\s*)?(?P<yy>{_YEAR}(?:{_JOIN}(?:năm\s*)?{_YEAR})*)",
        # "15/6": only where a word before it makes it a date
        rf"(?P<fd>{_DAY})/(?P<fm>{_MONTH})(?![/\d])",
    )


@cache
def _pattern() -> re.Pattern[str]:
    """Any shape, the first that fits: "12/2023" before "2023"."""
    shapes = "|".join((*_days_and_months(), *_parts_of_years(), *_english_days_and_years()))
    return re.compile(rf"(?<![\w/.])(?:{shapes})(?![\w])(?!\s*/\s*\w)", re.IGNORECASE)


_ANCHOR = re.compile(r"\d[\d/.\-]*|[Qq]uý\s*I|QUÝ\s*I|[Qq]uarter|months|[Nn]ửa\s|(?:hằng|hàng|mỗi)\s+năm")
_AROUND = 24
_RANGE_SIGN = re.compile(r"[-–—]|đến|tới|to", re.IGNORECASE)


def find_atoms(text: str) -> Iterator[Atom]:
    """Atoms of `text` in order; those the calendar does not have are left out."""
    for start, end in _windows(text):
        for match in _pattern().finditer(text, start, end):
            atom = _read(match)
            if atom is not None and atom.first.valid and atom.last.valid:
                yield atom


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of `text` around digits and quarters: nothing else can hold a date, and the pattern is slow."""
    start = end = -1
    for match in _ANCHOR.finditer(text):
        if match.start() > end:
            if end >= 0:
                yield start, end
            start = max(0, match.start() - _AROUND)
        end = match.end() + 2 * _AROUND
    if end >= 0:
        yield start, min(end, len(text))


def _read(match: re.Match[str]) -> Atom | None:
    found = {name: value for name, value in match.groupdict().items() if value is not None}
    for key, read in _READERS.items():
        if key in found:
            return read(match, found)
    return None


def _int(value: str | None) -> int | None:
    return None if value is None else int(value)


def _numbers(written: str) -> list[int]:
    return [_ROMAN.get(part.lower()) or int(part) for part in re.findall(r"\d+|[IViv]+(?!\w)", written) if part]


def _atom(match: re.Match[str], kind: AtomKind, moments: tuple[Moment, Moment], written: str = "") -> Atom:
    first, last = moments
    several = first != last
    ranged = several and (kind == "part" or bool(_RANGE_SIGN.search(written)) or kind in ("day", "month"))
    return Atom(match.start(), match.end(), kind, first, last, ranged=ranged, listed=several and not ranged)


def _day(match: re.Match[str], found: dict[str, str]) -> Atom:
    written, month, year = (
        (found["dd"], found["dm"], found.get("dy"))
        if "dd" in found
        else (found["wd"], found.get("wm") or _worded(found["ww"]), found.get("wy"))
    )
    days = _numbers(written)
    moments = tuple(Moment(_int(year), int(month), day) for day in (days[0], days[-1]))
    return _atom(match, "day", (moments[0], moments[1]), written)


def _fraction(match: re.Match[str], found: dict[str, str]) -> Atom:
    moment = Moment(None, int(found["fm"]), int(found["fd"]))
    return replace(_atom(match, "day", (moment, moment)), bare=True)


def _english_day(match: re.Match[str], found: dict[str, str]) -> Atom:
    day, name, year = (found.get(a) or found.get(b) for a, b in (("bd", "ad"), ("bm", "am"), ("by", "ay")))
    days = _numbers(str(day))
    first, last = (Moment(_int(year), int(lexicon("month")[str(name).lower()]), one) for one in (days[0], days[-1]))
    return _atom(match, "day", (first, last))


def _worded(month: str) -> str:
    """The number of a month in words: "Mười Một" is 11."""
    return lexicon("month_word")[month.lower()]


def _month(match: re.Match[str], found: dict[str, str]) -> Atom:
    if "mw" in found:
        moment = Moment(_int(found.get("mwy")), int(_worded(found["mw"])))
        return _atom(match, "month", (moment, moment))
    if "lm" in found:
        return _english_months(match, found["lm"], int(found["ly"]))
    written, year = (found["mm"], found.get("my")) if "mm" in found else (found["nm"], found["ny"])
    months = _numbers(written)
    atom = _atom(match, "month", _within(_int(year), (months[0], months[-1])), written)
    if " và " in written and months[-1] - months[0] >= len(months) and not _RANGE_SIGN.search(written):
        atom = replace(atom, ranged=False, listed=True)  # "tháng 5 và tháng 11/2026" are two times, no span
    return replace(atom, bare="nm" in found)


def _english_months(match: re.Match[str], written: str, year: int) -> Atom:
    """The months of one year; "May and November 2027" are a list, "May to November 2027" goes through."""
    names = [lexicon("month").get(word) for word in re.findall("[a-z]+", written.lower())]
    months = [int(name) for name in names if name]
    atom = _atom(match, "month", _within(year, (months[0], months[-1])))
    several = len(months) > 1
    through = _THROUGH.search(written) is not None or match.string[: match.start()].lower().endswith("between ")
    return replace(atom, ranged=several and through, listed=several and not through)


_THROUGH = re.compile(r"\bto\b|[-–]")


def _quarter(match: re.Match[str], found: dict[str, str]) -> Atom:
    written = found.get("qq") or found.get("rq") or found.get("sq") or _counted_quarter(found)
    year = _int(found.get("qy") or found.get("ry") or found.get("oy") or found.get("qwy"))
    numbers = _numbers(f"{_ordinal(found['of'])} {written}" if "of" in found else written)
    first, last = _within(year, (3 * numbers[0] - 2, 3 * numbers[-1]))
    if len(numbers) == 1:
        return _atom(match, "quarter", (last, last))
    return _atom(match, "quarter", (first, last), written)


def _counted_quarter(found: dict[str, str]) -> str:
    return _worded(found["qw"]) if "qw" in found else _ordinal(found["oq"])


def _ordinal(word: str) -> str:
    """The number of "second" or "II"."""
    return lexicon("ordinal").get(word.lower()) or str(_ROMAN[word.lower()])


def _part(match: re.Match[str], found: dict[str, str]) -> Atom:
    count = found.get("pn") or found.get("en") or "6"
    word = found.get("pw") or found.get("ew") or found.get("hw") or found.get("ho") or found["hn"]
    months = _COUNTS.get(count.lower()) or int(count)
    year = _int(found.get("py") or found.get("ey") or found.get("hy") or found.get("hhy"))
    first, last = (1, months) if word.lower() in ("đầu", "first", "1") else (13 - months, 12)
    return _atom(match, "part", (Moment(year, first), Moment(year, last)))


def _year(match: re.Match[str], found: dict[str, str]) -> Atom:
    years = _numbers(found["yy"])
    atom = _atom(match, "year", (Moment(years[0]), Moment(years[-1])), found["yy"])
    return replace(atom, bare="word" not in found and len(years) == 1)


def _in_year(match: re.Match[str], found: dict[str, str]) -> Atom:
    month = Moment(int(found["cy"]), 12 if found.get("cw", "").lower() == "cuối" else 6)
    return _atom(match, "month", (month, month))


def _school_year(match: re.Match[str], found: dict[str, str]) -> Atom:
    """A school year is over on 31 May (framework of the Ministry of Education, yearly)."""
    return _atom(match, "year", (Moment(int(found["sa"])), Moment(int(found["sb"]), 5)), "-")


def _broken(match: re.Match[str], found: dict[str, str]) -> Atom:
    atom = _atom(match, "year", (Moment(int(found["xa"])), Moment(int(found["xb"]))), "-")
    return replace(atom, doubt="more digits than a year has")


_READERS = {
    "dd": _day, "wd": _day, "fd": _fraction, "bd": _english_day, "ad": _english_day, "lm": _month, "mm": _month,
    "nm": _month, "qq": _quarter, "rq": _quarter, "sq": _quarter, "oq": _quarter, "pn": _part, "en": _part,
    "cy": _in_year, "hw": _part, "hhy": _part, "sa": _school_year, "mw": _month, "qw": _quarter,
    "xa": _broken, "yy": _year,
}  # fmt: skip
