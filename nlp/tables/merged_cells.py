"""Bodies in the cells of a table, and cells that a row of a flattened table shares with the rows above it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from vnpolicy.ingest.document import Span
from vnpolicy.nlp.tables.cell_types import agency_score, is_ditto
from vnpolicy.nlp.tables.headers import AGENCY_ROLES
from vnpolicy.nlp.tables.model import Column, TableCell, TableRow, TaskTable

_ROMAN = re.compile(r"[IVXL]+\W*")  # "II.", "IV"
_TITLE_NUMBER = re.compile(r"(?:[IVX]{1,5}|[A-D]|\d{1,2})[.)/-]\s*")  # "2. Sở Y tế"
_SIGN = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[a-zđ]\)|[-–+•])\s")  # "1.1. Rà soát", "a) Rà soát", "- Rà soát"
_DEEPEST = 10  # of a row without a number among rows that have one
_RESULT_ROLES = frozenset({"period", "start", "end", "output", "coordinating"})


def names_bodies(table: TaskTable, text: str) -> bool:
    """Whether bodies stand in the columns of agencies of enough rows: no empty form, no list of names."""
    found = [c.span for row in table.rows for c in row.cells if table.columns[c.column].role in AGENCY_ROLES]
    known = sum(agency_score(text[s.start : s.end]) >= 0.4 for s in found)
    return known * 4 >= len(found) > 0 and known * 5 >= len(table.rows)


def repeat_dittos(table: TaskTable, text: str) -> TaskTable:
    """The table with the cell above in the place of each cell that only points to it: "-nt-", "như trên"."""
    rows: list[TableRow] = []
    for row in table.rows:
        above = {cell.column: replace(cell, carried=True) for cell in rows[-1].cells} if rows else {}
        found = [above.get(cell.column) if _points_up(cell, table, text) else cell for cell in row.cells]
        rows.append(replace(row, cells=tuple(cell for cell in found if cell)))
    return replace(table, rows=tuple(rows))


def _points_up(cell: TableCell, table: TaskTable, text: str) -> bool:
    return table.columns[cell.column].role != "number" and is_ditto(text[cell.span.start : cell.span.end])


def title_merged_works(table: TaskTable) -> TaskTable:
    """The table with works that are merged over several rows as titles of these rows, where each tells its own work.

    "Cải cách thể chế | Ban hành kế hoạch kiểm tra" above "(merged) | Rà soát văn bản": the work stands in the second.
    The cell of a single row in such a column is a title too, unless the next column only describes its work.
    """
    shared = {c.span for row in table.rows for c in row.cells if c.carried and table.columns[c.column].role == "work"}
    merged = {c.column for row in table.rows for c in row.cells if c.span in shared}
    return replace(table, rows=tuple(_under_title(table, row, shared, merged) for row in table.rows))


def _under_title(table: TaskTable, row: TableRow, shared: set[Span], merged: set[int]) -> TableRow:
    own = [c for c in row.cells if c.span not in shared and table.columns[c.column].role in ("work", "description")]
    if not own:
        return row
    described = table.columns[own[-1].column].role == "description"
    titles = [
        cell
        for cell in row.cells
        if cell.column in merged and cell.column < own[-1].column and (cell.span in shared or not described)
    ]
    cells = tuple(cell for cell in row.cells if cell not in titles)
    return replace(row, cells=cells, groups=(*row.groups, *(cell.span for cell in titles)))


def _depth_of(number: str) -> int:
    """How deep a row's number lies: "II" 0, "2." 1, "2.1" 2, "a)" 9."""
    if _ROMAN.fullmatch(number):
        return 0
    parts = re.findall(r"\d+", number)
    return len(parts) or 9


def unnest(table: TaskTable, text: str) -> TaskTable:
    """The table with works apart from agencies, where one column holds both: an agency, and below it what it does.

    "1 | Trung tâm A", "1.1 | Cử đi đào tạo", "a | Tiến sĩ": the second is the agency's work, the third a part of it.
    """
    mixed = table.indexes("agency")
    if table.indexes("work") or not mixed:
        return table
    at = mixed[0]
    columns = list(table.columns)
    columns[at] = replace(columns[at], role="work")
    columns.append(Column("lead", columns[at].name, columns[at].label))
    return replace(table, columns=tuple(columns), rows=tuple(_works(table, at, len(columns) - 1, text)))


def _works(table: TaskTable, at: int, lead: int, text: str) -> Iterator[TableRow]:
    agency = title = level = None
    for row in table.rows:
        if row.groups and row.groups[-1] != title:
            title = row.groups[-1]
            agency = title if agency_score(text[title.start : title.end]) >= 0.5 else agency
            level = None
        cell = next((cell.span for cell in row.cells if cell.column == at), None)
        if cell is None:
            continue
        if agency_score(text[cell.start : cell.end]) >= 0.5:
            agency, level = cell, None
            continue
        number = table.cell(row, "number")
        depth = _depth_of(text[number.start : number.end]) if number else 9
        level = depth if level is None else level
        if agency is not None and depth <= level:
            yield replace(row, cells=(*row.cells, TableCell(lead, agency, carried=True)))


def lead_from_groups(table: TaskTable, text: str) -> TaskTable:
    """The table with the body that a group's title names as the lead of the rows below it that name nobody.

    "II | Sở Y tế", "1 | Xây dựng kế hoạch | Quý I/2024": a table needs no column of agencies where groups are agencies.
    """
    columns = table.columns
    leads = [index for index, column in enumerate(columns) if column.role in AGENCY_ROLES]
    if not leads:
        leads = [len(columns)]
        columns = (*columns, Column("lead", "", columns[0].label))
    rows = tuple(_led_by_group(row, table, leads[0], text) for row in table.rows)
    return replace(table, columns=columns, rows=rows)


# takes "NHIỆM VỤ TRỌNG TÂM CỦA" before "BỘ GIAO THÔNG VẬN TẢI", "do Sở Y tế" before "chủ trì thực hiện"
_OWNER = re.compile(
    r"\s(?:của|do|giao)\s+(?P<body>[^,.;:()]{4,80}?)"
    r"(?:\s+(?:chủ trì|thực hiện|triển khai)(?!\w)[^.;:]{0,60})?[.:]?\s*$",
    re.IGNORECASE,
)


def lead_from_title(table: TaskTable, text: str, title: Span | None) -> TaskTable:
    """The table with the body of its title as the lead of every row, where only those that help have a column."""
    roles = {column.role for column in table.columns}
    if title is None or roles & AGENCY_ROLES or "coordinating" not in roles:
        return table
    found = _OWNER.search(text, title.start, title.end)
    if found is None or agency_score(found["body"]) < 0.75:
        return table
    owner = TableCell(len(table.columns), Span(*found.span("body")), carried=True)
    columns = (*table.columns, Column("lead", "", table.columns[0].label))
    return replace(table, columns=columns, rows=tuple(replace(row, cells=(*row.cells, owner)) for row in table.rows))


def _led_by_group(row: TableRow, table: TaskTable, lead: int, text: str) -> TableRow:
    roles = {table.columns[cell.column].role for cell in row.cells}
    if not row.groups or "work" not in roles or roles & AGENCY_ROLES:
        return row
    title = row.groups[-1]
    number = _TITLE_NUMBER.match(text, title.start, title.end)
    body = title._replace(start=number.end()) if number else title
    if agency_score(text[body.start : body.end].rstrip(" :")) < 0.75:
        return row
    cells = sorted([*row.cells, TableCell(lead, body, carried=True)], key=lambda cell: cell.column)
    return replace(row, cells=tuple(cells))


def carry_down(table: TaskTable, text: str) -> TaskTable:
    """The table with the agencies of a row above given to rows that have a work and a time or product, but nobody.

    In the copy of a table such cells vanish when they are merged over several rows. A row whose parts ("4.1", "4.2")
    follow with agencies of their own is a heading, and gets none.
    """
    rows: list[TableRow] = []
    for index, row in enumerate(table.rows):
        following = table.rows[index + 1] if index + 1 < len(table.rows) else None
        above = rows[-1] if rows else None
        if above is not None and _lacks_agency(table, row) and not _has_parts(table, row, following, text):
            rows.append(_take_agencies(table, row, above))
        else:
            rows.append(row)
    return replace(table, rows=tuple(rows))


def carry_to_parts(table: TaskTable, text: str) -> TaskTable:
    """The table with the agencies of a work given to its parts that name nobody: "1 | ... | Sở Y tế", "1.1 | ..."."""
    rows: list[TableRow] = []
    for row in table.rows:
        roles = {table.columns[cell.column].role for cell in row.cells}
        whole = _whole_of(table, row, rows, text) if "work" in roles and not roles & AGENCY_ROLES else None
        rows.append(_take_agencies(table, row, whole) if whole else row)
    return replace(table, rows=tuple(rows))


def _whole_of(table: TaskTable, row: TableRow, above: Sequence[TableRow], text: str) -> TableRow | None:
    """The row of the work that this one is a part of, by the numbers or signs of the two, or where it has none."""
    level = _level(table, row, text)
    return next((whole for whole in reversed(above) if _level(table, whole, text) < level), None)


def _level(table: TaskTable, row: TableRow, text: str) -> int:
    numbers = [cell.span for cell in row.cells if table.columns[cell.column].role == "number" and not cell.carried]
    if numbers:
        number = text[numbers[0].start : numbers[0].end]
        return 0 if number[:1].isupper() else _depth_of(number)
    work = table.cell(row, "work")
    sign = _SIGN.match(text, work.start, work.end) if work else None
    if sign is not None:
        return _depth_of(sign[0])
    told = {table.columns[cell.column].role for cell in row.cells if not cell.carried} & _RESULT_ROLES
    return _DEEPEST if told and table.indexes("number") else 0


def _lacks_agency(table: TaskTable, row: TableRow) -> bool:
    roles = {table.columns[cell.column].role for cell in row.cells}
    return "work" in roles and not roles & AGENCY_ROLES and bool(roles & _RESULT_ROLES)


def _has_parts(table: TaskTable, row: TableRow, following: TableRow | None, text: str) -> bool:
    own = table.cell(row, "number")
    below = table.cell(following, "number") if following else None
    if own is None or below is None:
        return False
    return _depth_of(text[below.start : below.end]) > _depth_of(text[own.start : own.end])


def _take_agencies(table: TaskTable, row: TableRow, above: TableRow) -> TableRow:
    """`row` with the agencies of `above`; the helpers only where the row has no number of its own, or none at all."""
    if row.groups != above.groups:
        return row
    unnumbered = table.cell(row, "number") is None
    wanted = AGENCY_ROLES | {"coordinating"} if unnumbered else AGENCY_ROLES
    own = {cell.column for cell in row.cells}
    taken = [
        replace(cell, carried=True)
        for cell in above.cells
        if table.columns[cell.column].role in wanted and cell.column not in own
    ]
    if not taken:
        return row
    cells = sorted([*row.cells, *taken], key=lambda cell: cell.column)
    doubt = row.doubt or ("no agency in this row: taken from the row above" if not unnumbered else None)
    return replace(row, cells=tuple(cells), doubt=doubt)
