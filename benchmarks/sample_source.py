"""The marked source of a sample document: what is printed, and beside it the records a reader should find.

A source file has `key: value` lines, then `---`, then the body, one printed piece a line:

    ^ text      a centred line            |# a | b    the header row of a table
    # text      a heading                 | a | b     a row ("<" joins the cell to the left, `^` to the one above)
    text        a paragraph               |= text     a group row over all columns
    ~ a / b     the signature block       > a; b      the recipients
    === text    a new page (an annex), with its centred first line

Lines that begin with `@` are not printed. They hold the truth about the piece above, written by hand:
`@basis`, `@target`, `@task` with `key=value` parts between ` | ` (a `title` runs from the words given to the end of the
quote, a `name` is a title in full); `@by A; B` names the lead of the tasks that follow;
`@columns work lead coordinating ...` gives the roles of the columns of the table that follows.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

Record = dict[str, object]
HEADER_FIELDS = ("doc_type", "doc_number", "issuer", "place", "issued", "title", "signer")
LISTS = ("lead", "coordinating")
NUMBERS = ("value", "value_max")
EMPTY: dict[str, Record] = {
    "basis": dict.fromkeys(("quote", "doc_type", "doc_number", "title", "issued", "issuer")),
    "target": {
        **dict.fromkeys(("quote", "value", "value_max", "unit")),
        "direction": "reach",
        "comparator": "eq",
        **dict.fromkeys(("start", "end")),
    },
    "task": {
        "quote": None,
        "lead": [],
        "coordinating": [],
        **dict.fromkeys(("start", "end", "recurrence", "funding", "output")),
        "origin": "text",
    },
}
# "a) ", "12. ", "- ", "+ ", "II. ", "(1) "
MARKER = re.compile(r"^(?:[-+•]|\(?\d{1,2}[.)]|[a-zđ]\)|[IVX]+\.)\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """One printed piece: a paragraph, heading, centred line, signature, list of recipients, page break or table."""

    kind: str
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    groups: frozenset[int] = frozenset()


@dataclass(slots=True)
class Sample:
    """A source as read: its keys, its printed pieces and the records written beside them."""

    stem: str
    keys: dict[str, str]
    pieces: list[Piece] = field(default_factory=list)
    records: dict[str, list[Record]] = field(default_factory=lambda: {"basis": [], "target": [], "task": []})

    def golden(self) -> dict[str, object]:
        """The records in the form of the extraction's JSON, header first."""
        head = {name: self.keys.get(name) or None for name in HEADER_FIELDS}
        found = self.records
        return {"document": head, "legal_bases": found["basis"], "targets": found["target"], "tasks": found["task"]}


@dataclass(slots=True)
class _Reading:
    sample: Sample
    lead: list[str] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    rows: list[tuple[str, ...]] = field(default_factory=list)
    groups: set[int] = field(default_factory=set)
    last: str = ""


def read_sample(path: Path) -> Sample:
    """The sample whose source is at `path`."""
    head, body = path.read_text(encoding="utf-8").split("\n---\n", 1)
    keys = dict(line.split(": ", 1) for line in head.splitlines() if ": " in line)
    reading = _Reading(Sample(path.stem, keys))
    for line in body.splitlines():
        if line.strip():
            _take(reading, line.strip())
    _close_table(reading)
    return reading.sample


def _take(reading: _Reading, line: str) -> None:
    if line.startswith("@"):
        _note(reading, line)
    elif line.startswith("|"):
        _row(reading, line)
    else:
        _close_table(reading)
        kinds = {"^": "centred", "#": "heading", "~": "signature", ">": "recipients", "===": "page"}
        sign, _, text = line.partition(" ")
        reading.last = text if sign in kinds else line
        reading.sample.pieces.append(Piece(kinds.get(sign, "paragraph"), reading.last))


def _row(reading: _Reading, line: str) -> None:
    sign, _, text = line.partition(" ")
    cells = tuple(cell.strip() for cell in text.split(" | "))
    if sign == "|=":
        reading.groups.add(len(reading.rows))
        cells = (text.strip(),)
    reading.rows.append(cells)
    if sign == "|" and reading.roles and "work" in reading.roles:
        reading.sample.records["task"].append(_table_task(reading, cells))


def _table_task(reading: _Reading, cells: tuple[str, ...]) -> Record:
    whole = [_above(reading, column) if cell == "^" else cell for column, cell in enumerate(cells)]
    by_role = dict(zip(reading.roles, whole, strict=True))
    task: Record = {**EMPTY["task"], "quote": by_role["work"], "origin": "table"}
    for role in LISTS:
        task[role] = [part for part in re.split(r"[,;] ", by_role.get(role, "")) if part]
    for role in ("funding", "output"):
        task[role] = by_role.get(role) or None
    return task


def _above(reading: _Reading, column: int) -> str:
    rows = [row for row in reading.rows[:-1] if len(row) > 1]
    return next(row[column] for row in reversed(rows) if row[column] != "^")


def _close_table(reading: _Reading) -> None:
    if reading.rows:
        piece = Piece("table", rows=tuple(reading.rows), groups=frozenset(reading.groups))
        reading.sample.pieces.append(piece)
        reading.rows, reading.groups, reading.roles = [], set(), []


def _note(reading: _Reading, line: str) -> None:
    kind, _, rest = line[1:].partition(" ")
    if kind == "by":
        reading.lead = _names(rest)
    elif kind == "columns":
        _close_table(reading)
        reading.roles = rest.split()
    elif kind == "task" and reading.rows:
        reading.sample.records["task"][-1].update(_values(rest))
    else:
        reading.sample.records[kind].append(_record(reading, kind, _values(rest)))


def _record(reading: _Reading, kind: str, values: Record) -> Record:
    quote = values.pop("quote", None) or _own_words(reading.last, kind)
    record = {**EMPTY[kind], "quote": quote}
    if kind == "task":
        record["lead"] = list(reading.lead)
    if "name" in values:
        values["title"] = values.pop("name")
    elif "title" in values:
        values["title"] = str(quote)[str(quote).index(str(values["title"])) :]
    return {**record, **values}


def _own_words(text: str, kind: str) -> str:
    text = MARKER.sub("", text)
    if kind == "basis":
        text = re.sub(r"^(?:Căn cứ|Thực hiện|Pursuant to|In furtherance of) (?:the (?=[A-Z]))?", "", text)
    return text.rstrip(" ;,.")


def _values(rest: str) -> Record:
    parts = (part.split("=", 1) for part in rest.split(" | ") if "=" in part)
    return {name.strip(): _value(name.strip(), value.strip()) for name, value in parts}


def _value(name: str, value: str) -> object:
    if name in LISTS:
        return _names(value)
    if name in NUMBERS:
        return float(value)
    return value or None


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(";") if name.strip()]
