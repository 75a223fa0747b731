"""What a task table says around a cell: the name of its column and the time of its row."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from vnpolicy.ingest.document import Document
from vnpolicy.nlp.targets.quantities import find_quantities
from vnpolicy.nlp.targets.wording import wording

if TYPE_CHECKING:
    from vnpolicy.nlp.tables.model import Column, TableCell, TableRow, TaskTable

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


def aims_of_cells(document: Document, tables: "Sequence[TaskTable]") -> dict[int, str]:
    """The name of its column for the start of every cell below one of aims, as a label: "Chỉ tiêu:".

    A column of products is one where its name says so: "Expected results", not "Sản phẩm"; else a cell of it that is
    nothing but a count, which no other cell of its row says.
    """
    return {
        cell.span.start: f"{table.columns[cell.column].name}:"
        for table in tables
        for row in table.rows
        for cell in row.cells
        if _sets_aims(table.columns[cell.column])
        or (table.columns[cell.column].role == "output" and _counts_anew(document, row, cell))
    }


def _counts_anew(document: Document, row: "TableRow", cell: "TableCell") -> bool:
    said = document.text[slice(*cell.span)].strip()
    others = (document.text[slice(*other.span)] for other in row.cells if other is not cell)
    return is_count(said) and not any(re.search(rf"(?<![\d.,/]){said.split()[0]}(?![\d/])", one) for one in others)


def is_count(said: str) -> bool:
    """Whether words are nothing but a count of more than one thing to be made: "300 bể bơi", not "02 báo cáo"."""
    if not said[:1].isdigit() or len(said) > _LONGEST_COUNT:
        return False
    figures = find_quantities(said)
    return (
        len(figures) == 1
        and figures[0].kind == "thing"
        and figures[0].value > 1
        and wording("paper").fullmatch((figures[0].unit or "").lower()) is None
    )


_LONGEST_COUNT = 60


def _sets_aims(column: "Column") -> bool:
    return column.role == "target" or (
        column.role == "output" and wording("objectives").search(column.name) is not None
    )
