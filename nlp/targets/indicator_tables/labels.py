"""What one cell of the header of an indicator table says: a column of figures, a year, a unit, a kind of place."""

import re
from collections.abc import Iterator
from functools import cache

from vnpolicy.corpus import read_table
from vnpolicy.nlp.alternatives import alternatives
from vnpolicy.nlp.periods.atoms import Atom, find_atoms
from vnpolicy.nlp.targets.indicator_tables.model import Column
from vnpolicy.nlp.targets.wording import wording

_UNIT_IN_NAME = re.compile(r"\(\s*(?:ĐVT|Đơn vị(?: tính)?|Unit)?\s*:?\s*([^\d()]{1,20})\)", re.IGNORECASE)


@cache
def labels_of(role: str) -> frozenset[str]:
    """The header cells of the table `indicator_headers` that have `role`, in small letters."""
    return frozenset(row["label"] for row in read_table("indicator_headers") if row["role"] == role)


@cache
def order_labels() -> frozenset[str]:
    """Names of the column that numbers the rows, as `bare` gives them: "stt", "tt"."""
    return frozenset(label.strip(".") for label in labels_of("order"))


@cache
def figure_labels() -> frozenset[str]:
    """Names of columns of figures, also of mere counts."""
    return labels_of("value") | labels_of("count")


def bare(label: str) -> str:
    """A header cell in small letters without what stands in brackets: "Mục tiêu (%)" is "mục tiêu"."""
    return re.sub(r"\s*\(.*\)", "", re.sub(r"\s+", " ", label.lower())).strip(" :.")


def unit_in(label: str) -> str | None:
    """The unit in brackets: "ha" of "Diện tích (ĐVT: ha)"."""
    found = _UNIT_IN_NAME.search(label)
    return found[1].strip() if found else None


def read_column(label: str, *, unit: bool) -> Iterator[Column]:
    """The column of figures that a header cell names; none for "STT", "Nội dung", "Năm" over years."""
    name = bare(label)
    printed = unit_in(label)
    baseline, outcome = sets_nothing(label), tells_outcome(label)
    year = year_label(label)
    if year is not None:
        start = year.first.iso if year.ranged else None
        yield Column(start, year.last.iso, printed, baseline, outcome=outcome)
    elif name in labels_of("total") or (name in figure_labels() and (printed or unit)):
        yield Column(None, None, printed)
    elif tells_past(label):
        yield Column(None, None, printed, baseline=True, outcome=outcome)


def year_label(label: str) -> Atom | None:
    """The one year or range of years in a short label: "2025", "Năm 2025", "Đến năm 2030", "Giai đoạn 2021-2025"."""
    if len(label) > 40:
        return None
    atoms = [atom for atom in find_atoms(label) if atom.kind == "year"]
    return atoms[0] if len(atoms) == 1 else None


def is_place(label: str) -> bool:
    """Whether the rows are places: "Tỉnh, thành phố", "Quận/Huyện"."""
    parts = re.split(r"[/,]\s*", bare(label))
    return labels_of("place").issuperset(parts)


def stands_over(label: str) -> bool:
    """Whether a label behind the name is no column, unit or group of years, but names what all columns measure."""
    name = bare(label)
    known = any(name in labels_of(role) for role in _KNOWN)
    return " " in name and not known and not [*read_column(label, unit=True)]


_KNOWN = ("unit", "year_group", "value", "count", "total", "baseline", "outcome")


def sets_nothing(label: str) -> bool:
    """Whether a column is of money, of a comparison or of what was reached."""
    return tells_past(label) or compares(label) or wording("not_indicator").search(label) is not None


def tells_past(label: str) -> bool:
    """Whether a column says what is or was: "Kỳ gốc (2020)", "Số hộ nghèo đầu năm 2025"; not "Kết quả cần đạt"."""
    name = bare(label)
    past = max(_opening(name, "baseline"), _opening(name, "outcome"))
    return past > _opening(name, "value") or _stock().search(name) is not None


def tells_outcome(label: str) -> bool:
    """Whether a column says what was reached in its year: "Ước thực hiện năm 2024", "TH 2023"."""
    return tells_past(label) and _opening(bare(label), "outcome") > 0


def compares(label: str) -> bool:
    """Whether a column compares others: "So sánh KH 2025/ƯTH 2024 (%)", "Tăng, giảm"."""
    return _opening(bare(label), "comparison") > 0


def _opening(name: str, role: str) -> int:
    """Length of the longest label of `role` that opens the name, also right before a year: "th2023"."""
    words = [word for word in labels_of(role) if name.startswith(word) and not name[len(word) :][:1].isalpha()]
    return max(map(len, words), default=0)


@cache
def _stock() -> re.Pattern[str]:
    # refuses "6 tháng đầu năm"
    return re.compile(rf"(?<!tháng )(?<!\w){alternatives(labels_of('stock'))}(?!\w)")
