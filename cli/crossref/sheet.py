"""A matrix in Excel: a sheet with the issuers as columns, and one with a line for each row and issuer."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, BinaryIO

from vnpolicy.cli.crossref.words import asked_words, column_words, deltas_words, place_words, quote_words
from vnpolicy.cli.exports.register import place_cells
from vnpolicy.cli.exports.words import read_words
from vnpolicy.cli.exports.workbook import Cell as SheetCell
from vnpolicy.cli.exports.workbook import add_sheets, open_workbook
from vnpolicy.cli.language import say, speaking
from vnpolicy.index.coverage import Asked, Cell, Column, Matrix
from vnpolicy.index.coverage.comparing import STATES
from vnpolicy.ingest.document import Language

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

Row = dict[str, SheetCell]
HEAD = ("number", "kind", "record", "asked_for")
LINES = (
    *("number", "kind", "record", "asked_for", "issuer", "state", "changes", "record_of_plan"),
    *("document", "page", "source"),
)
COLOURS = {"covered": "#C6E8CF", "partly": "#FCEBB6", "weaker": "#F5C2BD", "later": "#E3CDEE", "unsure": "#CFE8EE"}
COLOURS |= {"not_found": "#E4E4E4", "not_asked": "#F4F4F4"}


def write_matrix_sheets(
    stream: BinaryIO, matrix: Matrix, sources: Mapping[int, str], made: tuple[Language, date]
) -> None:
    """Write the matrix; `sources` are the files of the documents by id, `made` the language and the day."""
    language, day = made
    columns = {f"column {place}": column_words(column) for place, column in enumerate(matrix.columns)}
    with speaking(language), open_workbook(stream, language, day) as book:
        words = {**read_words(language), **columns}
        sheets = add_sheets(book, {"sheet_matrix": (*HEAD, *columns), "sheet_lines": LINES}, words, language)
        for row in _matrix_rows(matrix):
            sheets[0].write(row)
        for row in _lines(matrix, sources):
            sheets[1].write(row)
        for sheet in sheets:
            sheet.end()
        _colour(book, len(HEAD), len(matrix.columns), sheets[0].rows)


def _colour(book: "Workbook", first: int, columns: int, rows: int) -> None:
    """Cells in the colour of the state that they begin with."""
    sheet: Worksheet = book.worksheets()[0]
    if not columns or not rows:
        return
    sheet.freeze_panes(1, first)
    sheet.set_column(first, first + columns - 1, 40)
    for state in STATES:
        rule = {"type": "text", "criteria": "begins with", "value": say(state)}
        form = book.add_format({"bg_color": COLOURS[state]})
        sheet.conditional_format(1, first, rows, first + columns - 1, {**rule, "format": form})


def _matrix_rows(matrix: Matrix) -> Iterator[Row]:
    for asked, cells in zip(matrix.rows, matrix.cells, strict=True):
        told = {f"column {place}": _told(cell, asked) for place, cell in enumerate(cells)}
        yield {**_asked(asked), **told}


def _asked(asked: Asked) -> Row:
    about = {"kind": say(asked.entry.kind), "asked_for": asked_words(asked) or None}
    return {"number": asked.number, "record": asked.entry.quote, **about}


def _told(cell: Cell, asked: Asked) -> str:
    """State, what differs, the record and its place, each on a line of its own."""
    if cell.entry is None or cell.document is None:
        return say(cell.state)
    quote = f"{quote_words(cell.entry, cell.document)} ({place_words(cell.entry, cell.document)})"
    return "\n".join([say(cell.state), *deltas_words(cell, asked), quote])


def _lines(matrix: Matrix, sources: Mapping[int, str]) -> Iterator[Row]:
    for asked, cells in zip(matrix.rows, matrix.cells, strict=True):
        for column, cell in zip(matrix.columns, cells, strict=True):
            yield {**_asked(asked), **_line(asked, column, cell, sources)}


def _line(asked: Asked, column: Column, cell: Cell, sources: Mapping[int, str]) -> Row:
    line: Row = {"issuer": column_words(column), "state": say(cell.state)}
    if cell.entry is None or cell.document is None:
        return line
    place = place_cells(sources[cell.document.id], cell.entry.record.page)
    return {
        **line,
        "changes": "\n".join(deltas_words(cell, asked)) or None,
        "record_of_plan": cell.entry.quote,
        "document": cell.document.number,
        **place,
    }
