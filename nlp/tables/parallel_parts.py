"""Rows whose cells tell several works side by side: "a) ... b) ..." in the work and in the column of bodies."""

import re
from collections.abc import Iterator
from dataclasses import replace

from vnpolicy.ingest.document import Span
from vnpolicy.nlp.tables.headers import AGENCY_ROLES
from vnpolicy.nlp.tables.model import TableRow, TaskTable, cover

# takes "a) Sở Y tế" / "b) Công an tỉnh", "1. ..." / "2. ...", "(1) ..."; refuses "- Sở Y tế", which tells no other line
_SIGN = re.compile(r"(?:^|\n)\s*(\(?(?:[a-zđ]|\d{1,2}(?:\.\d{1,2})*)[.)])\s+(?=\S)")


def part_rows(table: TaskTable, text: str) -> TaskTable:
    """The table with a row for each part where the work and its bodies are set out by the same signs.

    "a) Xây dựng thế trận / b) Phòng, chống ma túy" beside "a) Bộ CHQS tỉnh / b) Công an tỉnh": each has its own actor.
    """
    rows = [part for row in table.rows for part in _parts_of(row, table, text)]
    return replace(table, rows=tuple(rows))


def _parts_of(row: TableRow, table: TaskTable, text: str) -> Iterator[TableRow]:
    parts = {cell: _signed(text, cell.span) for cell in row.cells}
    signs = next((list(parts[cell]) for cell in row.cells if table.columns[cell.column].role == "work"), [])
    bodies = [parts[cell] for cell in row.cells if table.columns[cell.column].role in AGENCY_ROLES]
    if len(signs) < 2 or not any(list(body) == signs for body in bodies):
        yield row
        return
    parallel = {cell for cell in row.cells if list(parts[cell]) == signs}
    for sign in signs:
        cells = tuple(replace(cell, span=parts[cell][sign]) if cell in parallel else cell for cell in row.cells)
        yield replace(row, span=cover(parts[cell][sign] for cell in parallel), cells=cells)


def _signed(text: str, span: Span) -> dict[str, Span]:
    """The lines of a cell that begin with a sign, each up to the next; none where the cell does not begin with one."""
    found = list(_SIGN.finditer(text[span.start : span.end]))
    if not found or found[0].start():
        return {}
    ends = [*(sign.start() for sign in found[1:]), span.end - span.start]
    return {sign[1]: Span(span.start + sign.end(), span.start + end) for sign, end in zip(found, ends, strict=True)}
