"""What a task table says around a cell: the name of its column and the time of its row."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from vnpolicy.ingest.document import Document
from vnpolicy.nlp.targets.wording import wording

if TYPE_CHECKING:
    from vnpolicy.nlp.tables.model import Column, TableRow, TaskTable

_YEAR, _DAY = re.compile(r"20\d\d"), re.compile(r"\d{1,2}/\d{1,2}/20\d\d")


def times_of_rows(document: Document, tables: "Sequence[TaskTable]") -> dict[int, str]:
    """What the column of times says, behind its name, for the start of every cell: "Thời gian: đến 30/6/2027"."""
    return {
        cell.span.start: said
        for table in tables
        for row in table.rows
        for said in _times(document, table, row)
        for cell in row.cells
    }


def _times(document: Document, table: "TaskTable", row: "TableRow") -> Iterator[str]:
    name = next((column.name for column in table.columns if column.role == "period"), "")
    period = table.cell(row, "period")
    if period is not None:
        said = document.text[slice(*period)].strip()
        leads = "năm " if _YEAR.fullmatch(said) else "đến " if _DAY.fullmatch(said) else ""
        yield f"{name}: {leads}{said}"


def aims_of_cells(tables: "Sequence[TaskTable]") -> dict[int, str]:
    """The name of its column for the start of every cell below one of aims, as a label: "Chỉ tiêu:".

    A column of products is one where its name says so: "Expected results", not "Sản phẩm".
    """
    return {
        cell.span.start: f"{table.columns[cell.column].name}:"
        for table in tables
        for row in table.rows
        for cell in row.cells
        if _sets_aims(table.columns[cell.column])
    }


def _sets_aims(column: "Column") -> bool:
    return column.role == "target" or (
        column.role == "output" and wording("objectives").search(column.name) is not None
    )
