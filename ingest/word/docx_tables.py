"""Tables of a Word document: rows of cells, a merged cell once with what it covers."""

from collections.abc import Callable, Iterable, Iterator

from lxml import etree

from vnpolicy.ingest.assemble import RawCell
from vnpolicy.ingest.word.docx_numbering import W, value, whole
from vnpolicy.ingest.word.docx_runs import inside

DATA_ROWS, DATA_COLUMNS = 2, 3  # from this size on a table within a cell holds data, and the table around it the page
MOST_SPANNED = 1_000  # columns

CellText = Callable[[etree._Element], str]  # noqa: SLF001 - the name of the type in lxml


def read_rows(table: etree._Element, text_of: CellText) -> list[list[RawCell]]:
    """Rows of a table; a cell merged downwards stands once, with the rows it covers."""
    return merge_down(_row(row, text_of) for row in rows_of(table))


def merge_down(rows: Iterable[Iterable[tuple[RawCell, bool]]]) -> list[list[RawCell]]:
    """Rows of cells, each cell given with whether it goes on the one above: that one gets the rows it covers."""
    open_cells: dict[int, tuple[int, int]] = {}  # column: row and place of the cell that goes on
    heights: dict[tuple[int, int], int] = {}
    out: list[list[RawCell]] = []
    for number, row in enumerate(rows):
        out.append([])
        for cell, goes_on in row:
            if goes_on and cell.column in open_cells:
                heights[open_cells[cell.column]] = number + 1 - open_cells[cell.column][0]
                continue
            open_cells[cell.column] = (number, len(out[-1]))
            out[-1].append(cell)
    return [_with_heights(row, number, heights) for number, row in enumerate(out) if row]


def rows_of(table: etree._Element) -> Iterator[etree._Element]:
    """Rows of a table, those that a tracked change deleted left out."""
    for row in inside(table):
        if row.tag == W + "tr" and row.find(f"{W}trPr/{W}del") is None:
            yield row


def cells_of(row: etree._Element) -> Iterator[etree._Element]:
    """Cells of a row."""
    return (cell for cell in inside(row) if cell.tag == W + "tc")


def lays_out(table: etree._Element) -> bool:
    """Whether a table only sets things side by side: a table of data stands in one of its cells."""
    inner = (other for row in rows_of(table) for cell in cells_of(row) for other in inside(cell))
    return any(_is_data(other) for other in inner if other.tag == W + "tbl")


def _is_data(table: etree._Element) -> bool:
    widths = [sum(1 for _ in cells_of(row)) for row in rows_of(table)]
    return len(widths) >= DATA_ROWS and max(widths) >= DATA_COLUMNS


def _row(row: etree._Element, text_of: CellText) -> Iterator[tuple[RawCell, bool]]:
    column = _number(row.find(W + "trPr"), "gridBefore", 0)
    for cell in cells_of(row):
        about = cell.find(W + "tcPr")
        columns = max(_number(about, "gridSpan", 1), 1)
        merge = about.find(W + "vMerge") if about is not None else None
        goes_on = merge is not None and value(merge) != "restart"
        yield RawCell("" if goes_on else text_of(cell), column, 1, columns), goes_on
        column += columns


def _with_heights(row: list[RawCell], number: int, heights: dict[tuple[int, int], int]) -> list[RawCell]:
    return [RawCell(c.text, c.column, heights.get((number, place), 1), c.columns) for place, c in enumerate(row)]


def _number(properties: etree._Element | None, name: str, otherwise: int) -> int:
    return min(whole(properties.find(W + name) if properties is not None else None, otherwise), MOST_SPANNED)
