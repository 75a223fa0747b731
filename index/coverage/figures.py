"""Figures of targets in one unit, and which of two is the weaker one."""

import re
from functools import cache

from vnpolicy.corpus import read_table
from vnpolicy.index.coverage.objects import levels
from vnpolicy.index.wording.words import spelled
from vnpolicy.nlp.plan import Target

# What is to become small: "giảm xuống còn 5%", "không quá 10%", "dưới 1%", "reduce to below 5 per cent"
_SMALL = re.compile(
    r"\b(?:xuống|còn|dưới|không quá|tối đa|below|under|no more than|at most)\b[^\d;.]{0,40}$", re.IGNORECASE
)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_SHARE = re.compile(rf"({_NUMBER.pattern})\s?%")
# A figure for each of many is the same in a province as in the country: "mỗi xã có ít nhất 01 mô hình"
_EACH = re.compile(r"\b(?:mỗi|từng|bình quân|trung bình|hằng năm|hàng năm|each|every|per|average)\b", re.IGNORECASE)


@cache
def _scales() -> dict[str, tuple[str, float]]:
    """Base and factor of each unit in the table; the base of a word that multiplies is empty."""
    return {_key(row["unit"]): (_key(row["base"]), float(row["factor"])) for row in read_table("unit_scales")}


def _key(unit: str) -> str:
    """With its diacritics: "trăm" is a hundred, "trạm" a station."""
    return " ".join(spelled(unit)) or unit.strip()


@cache
def scale(unit: str | None) -> tuple[str, float]:
    """The unit that a unit is a multiple of, and how many of it: "triệu đồng" gives ("đồng", 1e6)."""
    name, factor = _key(unit or ""), 1.0
    while True:
        first, _, rest = name.partition(" ")
        if not rest or _scales().get(first, ("-",))[0]:
            base, times = _scales().get(name, (name, 1.0))
            return base, factor * times
        name, factor = rest, factor * _scales()[first][1]


def is_share(target: Target) -> bool:
    """Whether the figure is a share or one for each of many, which hold for a part of the country as for all of it."""
    return scale(target.unit)[0] == "%" or bool(_EACH.search(target.quote))


def same_unit(one: Target, other: Target) -> bool:
    """Whether two figures can be compared."""
    return scale(one.unit)[0] == scale(other.unit)[0]


def smaller_is_better(target: Target) -> bool:
    """Whether the target is a bound from above, or what something is to sink to."""
    if target.comparator == "max":
        return True
    places = (number.start() for number in _NUMBER.finditer(target.quote) if target.value in _readings(number[0]))
    return target.direction == "decrease" and any(_SMALL.search(target.quote[:place]) for place in places)


def _readings(number: str) -> set[float]:
    """What a written number may be: "1.000" is a thousand, or one."""
    signs = ((",", "."), (".", ","))  # of the decimals, of the thousands
    return {float(number.replace(of, "").replace(sign, ".")) for sign, of in signs if number.count(sign) < 2}


def own_levels(target: Target) -> frozenset[str]:
    """Levels of government that a figure is of: of "cấp tỉnh, cấp xã tương ứng là 40%, 15%" the second is of cấp xã."""
    named, shares = levels(target.quote), [_readings(found) for found in _SHARE.findall(target.quote)]
    if len(named) != len(shares):
        return frozenset(named)
    return frozenset(level for level, share in zip(named, shares, strict=True) if target.value in share)


def shortfall(asked: Target, given: Target) -> float:
    """By how much a plan's figure stays behind the one asked for, in the unit of that; 0 or less where it does not."""
    difference = in_unit_of(asked, given) - asked.value
    if smaller_is_better(asked):
        bound = asked.value_max if asked.value_max is not None else asked.value
        return in_unit_of(asked, given, highest=True) - bound
    return -difference


def in_unit_of(asked: Target, given: Target, *, highest: bool = False) -> float:
    """A plan's figure in the unit of the one asked for: 2 tỷ đồng as 2,000 triệu đồng."""
    value = given.value_max if highest and given.value_max is not None else given.value
    return value * scale(given.unit)[1] / scale(asked.unit)[1]
