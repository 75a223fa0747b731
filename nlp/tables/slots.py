"""Columns of times in which a row is ticked, and what they are called below the heads that span them."""

import re
from collections.abc import Sequence

from vnpolicy.nlp.tables.headers import is_number

_YEAR = r"20\d\d"
# "Tháng 5", "T5", "Quý II", "Q2", "6 tháng cuối năm", each with its year or without
_PART = re.compile(
    rf"(?:(?P<month>tháng|t\.?)\s*(?P<m>0?[1-9]|1[0-2])|(?P<quarter>quý|quarter|q\.?)\s*(?P<q>iv|i{{1,3}}|[1-4])"
    r"|(?P<half>(?:0?6|sáu) tháng (?:đầu|cuối))(?: năm)?)"
    rf"(?:\s*(?:/|-|năm|\s)\s*(?P<year>{_YEAR}))?",
    re.IGNORECASE,
)
# "2026", "Năm 2026", "2026 - 2028", "Từ năm 2027 trở đi"
_YEARS = re.compile(
    rf"(?:từ\s+)?(?:(?:năm|giai đoạn|year)\s+)?{_YEAR}"
    rf"(?:\s*[-–]\s*{_YEAR}|\s+(?:trở đi|onwards?)|\s+và các năm (?:sau|tiếp theo))?",
    re.IGNORECASE,
)
_UNIT = re.compile(r"(?<!\w)(?:quý|tháng|quarter)(?!\w)(?!\s*\d)", re.IGNORECASE)  # "Thời gian thực hiện (tháng)"
_ROMAN = re.compile(r"(?:IV|I{1,3})")
# takes "Tuần 2", "W2", "IV", refuses the tick "x"
_WEEK = re.compile(r"(?:(?:tuần|week|w|t)\s*(?:thứ\s+)?)?(?:[1-5]|I{1,3}|IV|V)", re.IGNORECASE)


def slot_name(label: str, above: Sequence[str] = ()) -> str | None:
    """The time of a column called `label` below the heads `above`, the outermost first; `None` where it is no time.

    "I" below "Năm 2026" and "Quý" is "Quý I/2026", "Tuần 2" below "Tháng 5" is "Tháng 5".
    """
    if _YEARS.fullmatch(label):
        return label
    over = next((part for head in reversed(above) if (part := _PART.fullmatch(head))), None)
    part = _PART.fullmatch(label)
    if over is not None and (part is None or (over["month"] and part["month"])):  # "T2" below "Tháng 5" is a week
        return _named(over, above) if _WEEK.fullmatch(label) else None
    if part is None and is_number(label):
        unit = next((unit[0] for head in reversed(above) if (unit := _UNIT.search(head))), None)
        unit = unit or ("quý" if _ROMAN.fullmatch(label) and any(map(_YEARS.fullmatch, above)) else None)
        part = _PART.fullmatch(f"{unit} {label}") if unit else None
    return _named(part, above) if part else None


def _named(part: re.Match[str], above: Sequence[str]) -> str:
    """A month or quarter as it is written in full, with the year of its own or of the nearest head."""
    own = part["half"] or (f"Tháng {part['m']}" if part["month"] else f"Quý {part['q'].upper()}")
    years = [part["year"], *(year[0] for head in reversed(above) if (year := re.search(_YEAR, head)))]
    year = next(filter(None, years), None)
    return f"{own}{' năm ' if part['half'] else '/'}{year}" if year else own
