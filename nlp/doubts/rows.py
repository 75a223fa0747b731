"""What makes a task out of a table doubtful: cells that do not look like their column, and rows unlike the others."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vnpolicy.nlp.periods.periods import looks_like_period
from vnpolicy.nlp.plan import Task
from vnpolicy.nlp.tables.cell_types import agency_score
from vnpolicy.nlp.tables.headers import AGENCY_ROLES
from vnpolicy.nlp.tables.model import TableRow, TaskTable

_BODY, _NO_BODY = 0.5, 0.3  # scores of a cell that is, and hardly is, the name of a body
_TIME = 0.5
_DIGIT = re.compile(r"\d")
_TIME_ROLES = frozenset({"period", "start", "end"})
_EXPECTED = ("coordinating", "period", "output", "number")


@dataclass(frozen=True, slots=True)
class TableTraits:
    """What is usual in one table: roles that rows fill, how even its rows are, and how it was printed."""

    table: TaskTable
    usual: frozenset[str]
    doubts: frozenset[str]


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """A row, what is usual in its table, where its work stands, and the doubts about its cells."""

    start: int
    traits: TableTraits
    row: TableRow
    cells: frozenset[str]


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of all tables by the place of their work cells, each with the doubts about its cells."""

    starts: Sequence[int]
    rows: Sequence[PlacedRow]

    def shared(self, task: Task) -> bool:
        """Whether the work of a task stands in a cell that several rows share."""
        index = bisect_right(self.starts, task.span.start) - 1
        return index > 0 and self.starts[index] == self.starts[index - 1]

    def of(self, task: Task) -> PlacedRow | None:
        """The row from which a task was read, `None` where it is not found."""
        index = bisect_right(self.starts, task.span.start) - 1
        if index < 0:
            return None
        lead = next((a.span for a in task.agencies("lead") if a.span), None)
        best = index
        while index >= 0 and self.starts[index] == self.starts[best]:
            row = self.rows[index].row
            if lead and any(c.span.start <= lead.start < c.span.end for c in row.cells):
                return self.rows[index]
            index -= 1
        return self.rows[best]


def index_rows(text: str, tables: Sequence[TaskTable]) -> Rows:
    """The rows of `tables`, with what is usual in each table."""
    found = sorted(_placed(text, tables), key=lambda placed: placed.start)
    return Rows([placed.start for placed in found], found)


def _placed(text: str, tables: Sequence[TaskTable]) -> Iterator[PlacedRow]:
    for table in tables:
        cells = [frozenset(_cell_doubts(text, table, row)) for row in table.rows]
        traits = _table_traits(table, sum(map(bool, cells)))
        for row, doubts in zip(table.rows, cells, strict=True):
            work = table.cell(row, "work") or table.cell(row, "description")
            if work is not None:
                yield PlacedRow(work.start, traits, row, doubts)


def _roles(table: TaskTable, row: TableRow) -> frozenset[str]:
    return frozenset(table.columns[cell.column].role for cell in row.cells)


def _table_traits(table: TaskTable, odd: int) -> TableTraits:
    filled = [_roles(table, row) for row in table.rows]
    counts = Counter(role for roles in filled for role in roles)
    usual = frozenset(role for role, count in counts.items() if count * 2 > len(filled))
    return TableTraits(table, usual, frozenset(_table_doubts(table, filled, odd / max(1, len(filled)))))


def _table_doubts(table: TaskTable, filled: Sequence[frozenset[str]], odd: float) -> Iterator[str]:
    share = Counter(filled).most_common(1)[0][1] / len(filled) if filled else 1.0
    if share < 0.8:
        yield "table_uneven" if share > 0.5 else "table_very_uneven"
    if odd > 0.15:
        yield "table_odd" if odd < 0.35 else "table_very_odd"
    roles = [column.role for column in table.columns]
    for role in _EXPECTED:
        if role not in roles:
            yield f"table_no_{role}"
    if sum(role in AGENCY_ROLES for role in roles) > 1:
        yield "table_two_leads"
    if "other" in roles:
        yield "table_unknown_column"
    if len(filled) < 4:
        yield "table_small"


def _cell_doubts(text: str, table: TaskTable, row: TableRow) -> set[str]:
    """Names of the doubts about cells of a row that hardly hold what their column asks for."""
    found = set()
    for cell in row.cells:
        role, content = table.columns[cell.column].role, text[cell.span.start : cell.span.end]
        if role in AGENCY_ROLES:
            found |= _lead_cell(content)
        elif role == "coordinating" and agency_score(content) < _NO_BODY and content.strip(" -–./\n"):
            found.add("coordinating_no_body")
        elif role in ("work", "description"):
            found |= _work_cell(content)
        elif role in _TIME_ROLES and content.strip(" -–./\n") and not _is_time(content):
            found.add("period_no_time")
        elif role in ("output", "note", "funding", "other") and agency_score(content) >= 0.75:
            found.add("body_elsewhere")
    return found


def _is_time(content: str) -> bool:
    return _DIGIT.search(content) is not None or looks_like_period(content) >= _TIME


def _lead_cell(content: str) -> set[str]:
    score = agency_score(content)
    found = {"lead_no_body"} if score < _NO_BODY else {"lead_hardly_body"} if score < 0.75 else set()
    lines = content.count("\n")
    if lines:
        found.add("lead_lines")
    if _DIGIT.search(content):
        found.add("lead_cell_digit")
    return found


def _work_cell(content: str) -> set[str]:
    found = set()
    last = content.rsplit("\n", 1)
    if len(last) == 2:
        found.add("work_lines")
        if agency_score(last[1]) >= _BODY:
            found.add("work_ends_in_body")
    elif agency_score(content) >= _BODY:
        found.add("work_is_body")
    return found


def row_doubts(placed: PlacedRow) -> set[str]:
    """Names of all doubts about a row and its table."""
    row, traits, table = placed.row, placed.traits, placed.traits.table
    roles = _roles(table, row)
    found = {*placed.cells, *traits.doubts}
    found |= {f"row_no_{role}" for role in traits.usual - roles if role in _EXPECTED}
    if roles - traits.usual - {"note"}:
        found.add("row_extra_cell")
    carried = {table.columns[cell.column].role for cell in row.cells if cell.carried}
    if carried & AGENCY_ROLES:
        found.add("lead_carried")
    elif carried:
        found.add("cell_carried")
    if row.doubt:
        found.add("row_repaired")
    return found
