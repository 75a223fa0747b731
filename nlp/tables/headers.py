"""Column names of task tables, and where a run of them opens a table."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise

from vnpolicy.corpus import read_table
from vnpolicy.ingest.document import Span
from vnpolicy.nlp.tables.model import Column

LONGEST_LABEL = 90  # characters; "Thời gian cơ quan soạn thảo trình Bộ trưởng xem xét, ký ban hành" has 64
_LONGEST_LOOSE_LABEL = 50  # where a known word only stands inside: "Dự kiến thời gian trình"
AGENCY_ROLES = frozenset({"lead", "agency", "both"})
_BRACKETED = re.compile(r"\([^()]*\)?|\[[^\]]*\]?")  # "THỜI GIAN (Quý)"
# "1", "01", "1.", "1.2.", "I", "IV.", "A", "a)", "(1)", "1.a"
NUMBER = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[IVXLivxl]{1,6}|[A-ZĐa-zđ])(?:\.[a-zđ])?\s?[.)]{0,2}")
# "Cơ quan trình và cơ quan phối hợp": its cell holds two paragraphs
_TWO_COLUMNS = re.compile(r"\bvà\s+(?:cơ quan|đơn vị)\s+phối hợp", re.IGNORECASE)
# "Tháng 01", "Quý II", "Năm 2024", "2025": a mark or an amount stands below
_SLOT = re.compile(r"tháng\s+(?:0?[1-9]|1[0-2])|(?:quý|quarter)\s+[ivx\d]+|(?:năm\s+)?20\d\d")
_SPELLING = str.maketrans({"Ð": "đ", "ð": "đ"})
_TONES = {"uỷ": "ủy", "hoá": "hóa", "hoà": "hòa", "kì": "kỳ"}
_OLDER_TONE = re.compile(rf"(?:{'|'.join(_TONES)})(?!\w)")  # takes "xã hội hoá", refuses "hoàn thành"


@dataclass(frozen=True, slots=True)
class HeaderRun:
    """Paragraphs `first` to `last` (not included) that name the columns of one table."""

    first: int
    last: int
    columns: tuple[Column, ...]


@cache
def _wordings(place: str) -> dict[str, str]:
    return {row["wording"]: row["role"] for row in read_table("table_headers") if row["place"] == place}


@cache
def _unspaced() -> dict[str, str]:
    """The wordings without blanks, for those that a copy has glued ("Cơ quanchủ trì"); of a word, with its sign."""
    known = (_wordings("whole") | _wordings("start")).items()
    return {wording.replace(" ", ""): role for wording, role in known if " " in wording or role == "number"}


def fold_label(label: str) -> str:
    """A column name as compared: lower case, one space, without brackets and final punctuation."""
    label = _BRACKETED.sub(" ", label.translate(_SPELLING)).casefold()
    label = _OLDER_TONE.sub(lambda found: _TONES[found[0]], label)
    return " ".join(label.replace(" /", "/").replace("/ ", "/").split()).strip(" .,;:*-–")


@lru_cache(maxsize=4096)
def column_role(label: str) -> str | None:
    """Role of the column called `label`, `None` where the table of wordings does not know it."""
    if len(label) > LONGEST_LABEL or label[:1] in "-+•" or ":" in label[:-1]:
        return None
    folded = fold_label(label)
    start = _wordings("start")
    if role := _wordings("whole").get(folded) or start.get(folded):
        return role
    if role := _unspaced().get(folded.replace(" ", "").strip("/")):
        return role
    if _SLOT.fullmatch(folded):
        return "slot"
    for end in range(len(folded) - 1, 0, -1):
        if not folded[end].isalnum() and (role := start.get(folded[:end].strip(" ,/"))):
            return role
    return None


def likely_role(label: str) -> str | None:
    """Role of a label that stands among column names, where a known word inside it is enough: "Expected time"."""
    role = column_role(label)
    if role is not None or len(label) > _LONGEST_LOOSE_LABEL or label[:1] in "-+•" or label[:1].isdigit():
        return role
    folded = fold_label(label)
    if folded.startswith("báo cáo "):
        return None  # "Báo cáo tiến độ khởi công" is a report of the first row
    return next((role for wording, role in _wordings("inside").items() if wording in folded), None)


def is_number(text: str) -> bool:
    """Whether `text` is just the number of a row: "1", "2.1.", "IV", "a)"; "x" is a tick."""
    return len(text) <= 12 and text != "x" and NUMBER.fullmatch(text) is not None


def find_header(texts: Sequence[str], spans: Sequence[Span], at: int) -> HeaderRun | None:
    """The run of column names around paragraph `at`, which names an agency column; `None` where there is no table.

    A table has a column of agencies and one of work, side by side, all names short.
    """
    first = _opening(texts, at)
    last = _closing(texts, first, at)
    labels = _join_broken(texts, spans, first, last)
    columns = assigned(_order([Column(likely_role(text) or "other", text, span) for text, span in labels]))
    roles = [column.role for column in columns]
    known = sum(role != "other" for role in roles)
    if is_list(columns) or _is_card(columns) or _is_estimate(columns):
        return None
    if "work" not in roles and len(roles) <= 4 and roles[0] == "number" and any(map(_does_the_work, columns)):
        return HeaderRun(first, last, tuple(columns))
    strict = sum(column_role(text) is not None for text, _ in labels)
    if strict < 2 + (roles[0] != "number") or known < 3 or known * 2 < len(roles):
        return None
    if not {"work", "target", "description"} & set(roles):
        return None
    return HeaderRun(first, last, tuple(columns))


_OF_WORK = frozenset({"work", "mixed", "description", "coordinating", "both", "period", "start", "end", "output"})
_LISTS = frozenset({"name", "listing"})  # of persons; of procedures, fees and the like that stand there for reference


def assigned(columns: list[Column]) -> list[Column]:
    """The columns, where somebody leads what is listed as work: "Tên thủ tục hành chính | Đơn vị chủ trì rà soát".

    "Đơn vị" beside "Số lượng", or right of "Chỉ tiêu", is the unit of the figures. With nobody else the person in
    charge does the work: "Nội dung | Người phụ trách | Thời gian".
    """
    columns = [
        replace(column, role="unit") if _counts(columns, index) else column for index, column in enumerate(columns)
    ]
    roles = {column.role for column in columns}
    if {"work", "period"} <= roles and not roles & (AGENCY_ROLES | {"coordinating"}):
        columns = [replace(column, role="agency") if _is_in_charge(column) else column for column in columns]
    if "listing" not in roles or "lead" not in roles:
        return columns
    listed = "other" if "work" in roles else "work"
    return [replace(column, role=listed) if column.role == "listing" else column for column in columns]


def _is_in_charge(column: Column) -> bool:
    """Whether a column names the person in charge, not a leader who watches over the work."""
    name = fold_label(column.name)
    return column.role == "person" and name.endswith("phụ trách") and not name.startswith(("lãnh đạo", "thứ", "phó"))


def _counts(columns: Sequence[Column], index: int) -> bool:
    if fold_label(columns[index].name) != "đơn vị":
        return False
    beside = [columns[i] for i in (index - 1, index + 1) if 0 <= i < len(columns)]
    return any(one.role == "quantity" for one in beside) or fold_label(columns[index - 1].name).startswith("chỉ tiêu")


def is_list(columns: Sequence[Column]) -> bool:
    """Whether the columns are those of a list of persons, procedures or fees, or of indicators, which assigns nothing.

    "Chỉ tiêu | ĐVT | Mục tiêu 2027 | Cơ quan phụ trách" says who watches over a figure; beside it "Phối hợp" makes it
    somebody's work.
    """
    roles = {column.role for column in columns}
    return bool(roles & _LISTS) or ({"target", "unit"} <= roles and not roles & _OF_WORK)


def _is_card(columns: Sequence[Column]) -> bool:
    """Whether a row's number stands among the names: labels and what is filled in for them, one below the other."""
    inner = [is_number(column.name) for column in columns]
    return any(here and not after for here, after in pairwise(inner[1:]))


def _is_estimate(columns: Sequence[Column]) -> bool:
    """Whether amounts are set out by who pays them: "Đơn vị tính | Số lượng | NSTW | Địa phương"."""
    agencies = {fold_label(column.name) for column in columns if column.role in AGENCY_ROLES}
    roles = [column.role for column in columns]
    amounts = sum(role in ("unit", "quantity", "slot", "funding") for role in roles)
    return agencies <= {"địa phương", "đơn vị"} and bool(agencies) and amounts >= 2


def _does_the_work(column: Column) -> bool:
    """Whether a column may hold agencies and, below each, its work: "Đơn vị thực hiện"."""
    name = fold_label(column.name)
    return column.role == "agency" and ("thực hiện" in name or "implement" in name)


def shorter(header: HeaderRun) -> tuple[HeaderRun, ...]:
    """The header without its last name where that is unknown, if there is one."""
    if header.columns[-1].role != "other" or len(header.columns) < 4:
        return ()
    return (replace(header, last=header.last - 1, columns=header.columns[:-1]),)


def _opening(texts: Sequence[str], at: int) -> int:
    first = at
    for index in range(at, max(-1, at - 9), -1):
        role = column_role(texts[index]) if len(texts[index]) <= LONGEST_LABEL else None
        if role is None and (index != at and (not _may_be_label(texts[index]) or at - index > 4)):
            break
        if role is not None:
            first = index
        if role == "number":
            break
    return first


def _closing(texts: Sequence[str], first: int, at: int) -> int:
    numbered = column_role(texts[first]) == "number"
    last = at + 1
    for index in range(at + 1, min(len(texts), first + 24)):
        text = texts[index]
        if not _may_be_label(text) or _opens_body(texts, index) or (numbered and column_role(text) == "number"):
            break
        if _is_first_month(texts, first, index):
            break
        if likely_role(text) is not None or (numbered and _is_name(text) and _has_number(texts, index)):
            last = index + 1
    return last


def _is_first_month(texts: Sequence[str], first: int, index: int) -> bool:
    """Whether a month is the first cell below "Thời gian | Nội dung | Phụ trách": columns of months stand in a row.

    So is "THÁNG 01" before the number of the first row the title of a group of rows.
    """
    here = [column_role(text) == "slot" for text in texts[index - 1 : index + 2]]
    titled = is_number(texts[min(index + 1, len(texts) - 1)]) and not texts[index].isdigit()
    alone = here in ([False, True, False], [False, True])
    return alone and (titled or "period" in map(column_role, texts[first:index]))


def _is_name(text: str) -> bool:
    """Whether an unknown paragraph may be a column name and no title of the first group of rows."""
    return len(text) <= 30 and not text.isupper()


def _has_number(texts: Sequence[str], index: int) -> bool:
    return any(is_number(text) for text in texts[index + 1 : index + 6])


def _may_be_label(text: str) -> bool:
    return len(text) <= LONGEST_LABEL and text[:1] not in "-+•(" and not text.endswith((".", ";", ":"))


def _opens_body(texts: Sequence[str], index: int) -> bool:
    """A row number that is no heading of quarters: "I", "II", "III", "IV" side by side are columns."""
    if not is_number(texts[index]):
        return False
    return not (index + 1 < len(texts) and is_number(texts[index + 1])) and not (
        is_number(texts[index - 1]) and texts[index] != "I"
    )


def _join_broken(texts: Sequence[str], spans: Sequence[Span], first: int, last: int) -> list[tuple[str, Span]]:
    labels: list[tuple[str, Span]] = []
    for text, span in zip(texts[first:last], spans[first:last], strict=True):
        if labels and _is_broken(labels[-1][0], text):
            labels[-1] = (f"{labels[-1][0]} {text}", Span(labels[-1][1].start, span.end))
        elif text:
            labels.append((text, span))
    return labels


def _is_broken(before: str, text: str) -> bool:
    """Whether a column name goes on in the next paragraph: "THỜI" + "GIAN (Quý)", "Cơ quan trình và cơ" + "quan"."""
    if text[:1].islower() or text[:1] == "(":
        return True
    return column_role(before) is None and column_role(text) is None and column_role(f"{before} {text}") is not None


def _order(columns: list[Column]) -> list[Column]:
    """Columns from left to right: names of a second header line stand in the place of the one that spans them."""
    columns = one_lead(_split_both(columns))
    roles = [column.role for column in columns]
    parent = "agency" if "agency" in roles else "person" if _are_bare(columns[-2:]) else ""
    columns = _put_under(columns, parent, ("lead", "coordinating")) if parent in roles else columns
    roles = [column.role for column in columns]
    columns = _put_under(columns, "period", ("start", "end")) if {"period", "start"} <= set(roles) else columns
    return _put_milestones(columns)


def _are_bare(columns: Sequence[Column]) -> bool:
    """Whether the last names need one above them to say of whom: "Lãnh đạo đơn vị | Thời gian | Chủ trì | Phối hợp"."""
    return [fold_label(column.name) for column in columns] == ["chủ trì", "phối hợp"]


def _split_both(columns: list[Column]) -> list[Column]:
    out: list[Column] = []
    for column in columns:
        if column.role == "both" and _TWO_COLUMNS.search(column.name):
            out += [replace(column, role="lead"), replace(column, role="coordinating")]
        else:
            out.append(column)
    return out


def one_lead(columns: list[Column]) -> list[Column]:
    """The columns with one that leads: beside "Cơ quan chủ trì" one called "Cơ quan trình" only tells who submits.

    Beside "Cơ quan thực hiện", one called "Chịu trách nhiệm chỉ đạo" names the person who watches over the work.
    """
    if any(c.role in AGENCY_ROLES - {"lead"} for c in columns):
        columns = [replace(c, role="person") if _watches(c) else c for c in columns]
    named = [c.role == "lead" and "chủ trì" in fold_label(c.name) for c in columns]
    if not any(named):
        return columns
    return [
        replace(c, role="authority") if c.role == "lead" and not leads else c
        for c, leads in zip(columns, named, strict=True)
    ]


def _watches(column: Column) -> bool:
    return column.role == "lead" and fold_label(column.name).endswith("chỉ đạo")


def _put_under(columns: list[Column], parent: str, children: tuple[str, ...]) -> list[Column]:
    """Columns with the names of the second line put under `parent`: "Thực hiện | Thời gian | Chủ trì | Phối hợp"."""
    at = next(i for i, column in enumerate(columns) if column.role == parent)
    below = [i for i, column in enumerate(columns) if column.role in children]
    if not below or below[0] < at or below != list(range(below[0], below[0] + len(below))):
        return columns
    if (
        "lead" in children and columns[below[0]].role != "lead"
    ):  # "Đơn vị thực hiện | Đơn vị phối hợp" stand side by side
        return columns
    moved = [columns[i] for i in below]
    rest = [column for i, column in enumerate(columns) if i not in below and i != at]
    return [*rest[:at], *moved, *rest[at:]]


def _put_milestones(columns: list[Column]) -> list[Column]:
    """Columns with the last names put under the first time: "Thời gian trình | ... | Dự thảo | Văn bản"."""
    below = [i for i, column in enumerate(columns) if column.role == "milestone"]
    period = [i for i, column in enumerate(columns) if column.role == "period"]
    if not below or not period or below[-1] != len(columns) - 1:
        return columns
    kept = columns[: below[0]]
    under = [replace(columns[i], role="period") for i in below]
    return [*kept[: period[0]], *under, *kept[period[0] + 1 :]]
