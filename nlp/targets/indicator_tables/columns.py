"""Columns of figures in indicator tables, and what the title above a table says of them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from vnpolicy.nlp.periods.atoms import find_atoms
from vnpolicy.nlp.periods.mentions import find_mentions
from vnpolicy.nlp.targets.indicator_tables.figures import is_money
from vnpolicy.nlp.targets.indicator_tables.labels import bare, is_place, labels_of, read_column, sets_nothing, unit_in
from vnpolicy.nlp.targets.indicator_tables.model import Column
from vnpolicy.nlp.targets.quantities import find_quantities
from vnpolicy.nlp.targets.wording import wording

# "Chỉ tiêu tỉnh giao", "Kế hoạch giao năm 2025", "Giao chỉ tiêu"
_ASSIGNED = re.compile(r"(?:chỉ tiêu|kế hoạch|số lượng)\b.*\bgiao\b|giao (?:chỉ tiêu|kế hoạch|số lượng)", re.IGNORECASE)
_COUNTED = re.compile(r"số (?=[^\W\d])", re.IGNORECASE)  # "Số hộ thoát nghèo"
# "CHỈ TIÊU XÓA NHÀ TẠM NĂM 2025", "Phân bổ chỉ tiêu hiến máu" on a line of its own above the table
_PLANNED = re.compile(
    r"^(?:[^\n]{0,60}?(?:CHỈ TIÊU|KẾ HOẠCH|Chỉ tiêu|Kế hoạch|TARGETS|Targets)"
    r"|(?:Biểu |Bảng )?(?:[Gg]iao|[Pp]hân (?:bổ|khai|chia|giao)) (?:các )?(?:chỉ tiêu|kế hoạch)\b)[^\n]*",
    re.MULTILINE,
)
_ENCLOSED = re.compile(r"^\s*\((?:Kèm theo|Ban hành kèm|Attached)[^\n]*$", re.MULTILINE | re.IGNORECASE)


def _plans_in(title: str) -> list[str]:
    """The lines above a table that speak of a plan or its figures: "CHỈ TIÊU ... NĂM 2027"."""
    return [found.group() for found in _PLANNED.finditer(_ENCLOSED.sub("", title))]


def is_planned(title: str) -> bool:
    """Whether the lines above a table speak of a plan or its figures."""
    return bool(_plans_in(title))


def shared_out(name: str, labels: Sequence[str], title: str) -> tuple[Column | None, ...]:
    """A column for each of `labels` where the table shares out a plan's count among places or bodies, else nothing.

    `name` is the label of the column of names. Only what is assigned sets targets: "Chỉ tiêu tỉnh giao" does, "Huyện
    đăng ký" beside it does not; where the title itself assigns, each label with a unit does. What is counted stands in
    the label ("Số hộ", "Sản phẩm OCOP (sản phẩm)") or, where it is silent, in the table's title.
    """
    planned = _plans_in(title)
    if not planned:
        return ()
    assigned = [bool(_ASSIGNED.search(label) or (len(labels) == 1 and _COUNTED.match(label))) for label in labels]
    if not any(assigned):
        allotted = is_place(name) and _ALLOTTED.search(planned[-1])
        return tuple(_share(label, title) for label in labels) if allotted else ()
    start, end = dates_of_title(title)
    things = [_own_thing(label) or _thing_within(planned[-1]) for label in labels]
    counted = any(thing and own for thing, own in zip(things, assigned, strict=True))
    columns = (Column(start, end, *column) for column in zip(things, (not own for own in assigned), strict=True))
    return tuple(columns) if counted else ()


# "PHÂN BỔ CHỈ TIÊU SẢN PHẨM OCOP NĂM 2027", "CHỈ TIÊU GIẢM NGHÈO CÁC HUYỆN, THÀNH PHỐ"
_ALLOTTED = re.compile(
    r"(?<!\w)(?:giao|phân bổ|phân khai|phân chia|chia|allotted|assigned|allocated|allocation)\s"
    r"|(?<!\w)(?:theo|các|từng|cho) (?:huyện|quận|xã|phường|thành phố|tỉnh|địa phương|đơn vị)(?!\w)",
    re.IGNORECASE,
)


def _share(label: str, title: str) -> Column | None:
    """The column of a count that `title` assigns to each row; none without a unit: "Ghi chú".

    Money that is spent, the whole that there is ("Dân số") and years before that of the title are baselines.
    """
    unit = unit_in(label) or _own_thing(label)
    if unit is None:
        return None
    start, end = dates_of_title(title)
    dated = next((column for column in read_column(label, unit=True) if column.end), None)
    own = dated or Column(start, end, unit)
    before = ((dated and dated.end) or _year_in(label)) < (end or "") or bare(label) in labels_of("whole")
    spent = is_money(unit) and not wording("result_money").search(f"{label}\n{title}")
    return replace(own, unit=unit, baseline=sets_nothing(label) or before or spent, measure=measure_of(label))


def _year_in(label: str) -> str:
    """The last year that a label tells with a day or month, else one past all: "Số tiêu chí đạt đến 31/12/2026"."""
    years = [atom.last.iso[:4] for atom in find_atoms(label) if atom.last.iso and atom.kind != "year"]
    return max(years, default="9999")


def in_small_letters(measure: str | None) -> str | None:
    """The words; a title's capitals only where a sentence has one."""
    return measure.capitalize() if measure and measure.isupper() else measure


def measure_of(label: str) -> str | None:
    """What a label measures, without unit and year: "Tỷ lệ bao phủ BHYT" of "Tỷ lệ bao phủ BHYT (%) năm 2027"."""
    words = _OF_YEAR.sub("", re.sub(r"\s+", " ", _UNIT_AT_END.sub("", _OF_YEAR.sub("", label)))).strip(" :.,-–")
    known = any(words.lower() in labels_of(role) for role in _NAMELESS)
    return None if known else words or None


_NAMELESS = ("value", "count", "total", "year_group", "baseline", "outcome", "name", "order", "unit")
_UNIT_AT_END = re.compile(r"\s*\([^()\d]*\)\s*$")
_OF_YEAR = re.compile(
    r"\s*(?:(?:đến|hết|trong|vào|cuối|từ|by|in)\s+)?(?:(?:năm|giai đoạn|thời kỳ|year|period)\s+)?"
    r"\(?(?:\d{1,2}/){0,2}20\d\d(?:\s*(?:[-–]|đến)\s*20\d\d)?\)?",
    re.IGNORECASE,
)


def set_in_the_past(columns: Sequence[Column], issued: str) -> tuple[Column, ...]:
    """The columns, those of years before the day `issued` or before a year reported on as baselines.

    So "Năm 2024" beside "Năm 2027" in a decision of 2026, or "Kế hoạch 2026" beside "Ước thực hiện 2026" and "Kế hoạch
    2027". A table that has no later year is left as it is.
    """
    latest = max((column.end for column in columns if column.end and not column.baseline), default="")
    told = max((column.end for column in columns if column.end and column.outcome), default="")
    return tuple(
        replace(column, baseline=True)
        if column.end and column.end < latest and (column.end < issued[:4] or column.end <= told)
        else column
        for column in columns
    )


def spread(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The total runs from the first to the last year; of years that are all past it sets no more than they do."""
    years = [column.end for column in columns if column.end and not column.baseline]
    if not years:
        return tuple(replace(column, baseline=True) for column in columns)
    return tuple(
        replace(column, start=years[0], end=years[-1]) if column.end is None and not column.baseline else column
        for column in columns
    )


def under_periods(periods: Sequence[Column], labels: Sequence[str]) -> tuple[Column, ...]:
    """The columns of a table that counts the same things below each of its `periods`; nothing else.

    "Số trạm | Diện tích (ha)" below "Hiện trạng" and "Đến năm 2030" are four columns.
    """
    width, rest = divmod(len(labels), len(periods))
    units = [_unit_of(label) for label in labels]
    if rest or width < 2:
        return ()
    # "Điểm | Xếp hạng | Điểm | Xếp hạng" have no unit, but are the same words below each period
    told = units if any(units) else [bare(label) for label in labels]
    if any(len(set(told[place::width])) > 1 for place in range(width)):
        return ()
    measured = [
        (re.sub(r"\s+", " ", _IN_BRACKETS.sub("", label)).strip(), unit)
        for label, unit in zip(labels, units, strict=True)
    ]
    return tuple(
        replace(period, unit=unit, measure=label)
        for number, period in enumerate(periods)
        for label, unit in measured[number * width : (number + 1) * width]
    )


_IN_BRACKETS = re.compile(r"\(\s*([^\d()]{1,20}?)\s*\)\s*$")


def _unit_of(label: str) -> str | None:
    found = _IN_BRACKETS.search(label)
    return found[1] if found else _own_thing(label)


def _own_thing(label: str) -> str | None:
    found = _COUNTED.match(label)
    return _thing(label[found.end() :]) if found else None


def _thing(words: str) -> str | None:
    """The counted thing that opens the words: "trường" of "trường đạt chuẩn"."""
    found = find_quantities(f"1 {words.lower()}")
    return found[0].unit if found and found[0].kind == "thing" else None


def _thing_within(title: str) -> str | None:
    """The first thing that a title counts behind its "kế hoạch" or "chỉ tiêu"."""
    words = re.split(r"(?:kế hoạch|chỉ tiêu)\s*", title.lower())[-1].split()[:_MOST_WORDS]
    things = (_thing(" ".join(words[place:])) for place in range(len(words)))
    return next((thing for thing in things if thing), None)


_MOST_WORDS = 8


def measure_of_title(title: str) -> str | None:
    """What the lines above a table plan for its places: "tiêm chủng" of "GIAO CHỈ TIÊU TIÊM CHỦNG NĂM 2026"."""
    planned = _plans_in(title)
    words = _OF_PLAN.split(planned[-1])[-1] if planned else ""
    return _SCOPE.split(words)[0].strip(" :.-–") or None


_OF_PLAN = re.compile(r"(?:chỉ tiêu|kế hoạch)\s+(?:giao\s+)?", re.IGNORECASE)
_SCOPE = re.compile(r"\s(?:giai đoạn|thời kỳ|năm|đến năm|(?:cho|của|tại|theo) (?:các|từng))\s", re.IGNORECASE)


# takes "ĐVT: người", "(Đơn vị tính: tỷ đồng)" right above a table
_COUNTED_IN = re.compile(r"(?:ĐVT|Đơn vị(?: tính)?)\s*:\s*([^\d\n:;()]{1,20}?)\s*\)?\s*$", re.IGNORECASE)


def with_unit_of_title(columns: Sequence[Column], title: str) -> tuple[Column, ...]:
    """The columns, those without a unit with the one that the line above the table gives for all."""
    found = _COUNTED_IN.search(title)
    return tuple(replace(column, unit=column.unit or (found[1] if found else None)) for column in columns)


def dates_of_title(title: str) -> tuple[str | None, str | None]:
    """The period in the few lines above the table, the nearest first: an annex's title may date it."""
    for line in reversed(title.split("\n")):
        atoms = [mention.atom for mention in find_mentions(line) if mention.atom and mention.atom.kind == "year"]
        if atoms:
            return (atoms[-1].first.iso if atoms[-1].ranged else None), atoms[-1].last.iso
    return None, None
