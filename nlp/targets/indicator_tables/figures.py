"""What a cell below a column of figures holds: a figure with its bound, a level in words, a unit."""

import re
from dataclasses import replace
from functools import cache, lru_cache

from vnpolicy.corpus import read_table
from vnpolicy.nlp.alternatives import alternatives
from vnpolicy.nlp.targets.quantities import Quantity, find_quantities

_NUMBER = r"\d[\d.,]*\s*%?(?:\s*(?:[-–÷]|đến)\s*\d[\d.,]*\s*%?)?(?:\+|\s+trở lên)?|\d{1,3}/\d{1,3}"
# "88% vào năm 2025", "Giảm 10% so với năm 2020", "1,2 (ước 2024)"
_BEHIND = (
    r"(?:\s+(?:vào|đến|by|in)\s+(?:năm\s+)?20\d\d|\s+(?:so với|compared (?:to|with))\s[^;.\n]{1,30})?"
    r"(?:\s*\([^()]{1,30}\))?"
)
_ORDINAL = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}|[a-zđA-HĐ])[.)]?")
_LONGEST_UNIT = 25


@cache
def _words(role: str) -> str:
    words = [row["words"] for row in read_table("indicator_cells") if row["role"] == role]
    return alternatives(words, blank=r"\s+", any_case=True)


@cache
def _figure() -> re.Pattern[str]:
    # takes "3", "1.250,5", "80 - 85", "≥ 95%", "Khoảng 7 - 7,5", "Giảm 0,3-0,5", "Top 40", "34/34", "Không còn", "-"
    return re.compile(
        rf"(?:{_words('lead')}\s+){{0,3}}[<>≥≤~]{{0,2}}=?\s*(?:{_NUMBER}){_BEHIND}|{_words('level')}|[-–]|x",
        re.IGNORECASE,
    )


def is_figure(text: str) -> bool:
    """Whether a cell holds what a column of figures has: a figure, a level in words, a dash, a tick."""
    return _figure().fullmatch(text) is not None


def is_ordinal(text: str) -> bool:
    """Whether a cell numbers its row: "3", "1.4", "II", "a)"."""
    return _ORDINAL.fullmatch(text) is not None


@lru_cache(maxsize=256)
def is_known_unit(text: str) -> bool:
    """Whether the words are a unit of measurement or a thing that plans count."""
    return len(text) <= _LONGEST_UNIT and _kind(text) != "none"


def is_money(unit: str) -> bool:
    """Whether a unit is of money: "triệu đồng"."""
    return _kind(unit) == "money"


def _kind(unit: str) -> str:
    """What a unit measures: "money", "percent" ...; "none" where the words are no unit."""
    found = find_quantities(f"1 {unit}")
    return found[0].kind if found else "none"


def is_unit(text: str) -> bool:
    """Whether a cell may hold a unit: short words, also "1.000 lượt"."""
    several = _SEVERAL.match(text)
    words = text[several.end() :] if several else text
    return len(text) <= _LONGEST_UNIT and not is_figure(text) and not words[:1].isdigit()


_SEVERAL = re.compile(r"10{0,3}(?:[.,]000)*\s+(?=[^\W\d])")  # "1.000 lượt", "100 người"
# "Tổng số điểm phục vụ bưu chính (điểm)", "Năng suất lao động (tăng bình quân, %/năm)"
_IN_BRACKETS = re.compile(r"\(([^()]{1,60})\)\W*$")


def unit_of_name(name: str) -> str:
    """The unit in brackets at the end of an indicator's name, if it is a unit."""
    found = _IN_BRACKETS.search(name)
    said = re.split(r";\s+", found[1]) if found else []
    parts = [part for words in said for part in (words, *words.split(", "))]
    return next((part for part in parts if is_unit(part) and is_known_unit(_SEVERAL.sub("", part))), "")


def read_figure(written: str, unit: str) -> Quantity | None:
    """The figure of a cell, in the unit that it has itself or in its column's or row's `unit`.

    Two counts in one cell ("3/2") are none.
    """
    own = find_quantities(written)
    if not own or _TWO_COUNTS.match(written, own[0].figure):
        return None
    if own[0].kind != "none":
        return own[0]
    several = _SEVERAL.match(unit)
    found = find_quantities(f"{written.rstrip('+')} {unit[several.end() :] if several else unit}")[0]
    return replace(found, unit=unit or found.unit)


_TWO_COUNTS = re.compile(r"\d+/\d")
