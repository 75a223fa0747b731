"""Tables with ruling lines on a PDF page: their grid by pdfplumber, their rules and words by PDFium."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from vnpolicy.ingest.assemble import RawCell
from vnpolicy.ingest.document import Box
from vnpolicy.ingest.pdf.cell_lines import printed_cell, whole
from vnpolicy.ingest.pdf.gutters import find_rows
from vnpolicy.ingest.pdf.lines import Line, Word
from vnpolicy.ingest.pdf.rules import Rules
from vnpolicy.ingest.ruled_cells import find_cells
from vnpolicy.ingest.wraps import SENTENCE_END

FEWEST_RULES = 2  # across, and as many down, on a page that may hold a table
SNAP = 4.0  # points between rules that meet or are one
EVEN = 8.0  # points by which the edges of a table may differ from page to page
PADDING = 5.4  # points at the left and right of a cell, as word processors set it
USUALLY = 0.8  # share of the rows that have a number where a row without one is a rest
NEAR = 3.0  # points between edges that are one


@dataclass(frozen=True, slots=True)
class PlacedTable:
    """A table and its place on the page."""

    box: Box
    rows: tuple[tuple[RawCell, ...], ...]
    continues: bool = False  # has the columns of the table that ends the page before


@dataclass(slots=True)
class OpenTable:
    """A table that may go on over the page end: its first part, all rows so far, and the rows at which pages turn."""

    first: PlacedTable
    page: int
    rows: list[tuple[RawCell, ...]]
    turns: list[tuple[int, int]] = field(default_factory=list)

    def takes(self, table: PlacedTable) -> bool:
        """Whether a table at the head of the next page has the edges and columns of this one."""
        edges = abs(self.first.box.left - table.box.left) < EVEN and abs(self.first.box.right - table.box.right) < EVEN
        return (edges or table.continues) and _width(self.first.rows) == _width(table.rows)

    def extend(self, table: PlacedTable, page: int) -> None:
        """Append the rows of the next page; a repeated header is dropped, a row parted by the page end made whole."""
        rows = list(table.rows)
        repeated = next(
            (n for n, row in enumerate(rows) if n >= len(self.rows) or _differ(row, self.rows[n])), len(rows)
        )
        rows = rows[repeated:]
        if rows and self._is_rest(rows[0]):
            self.rows[-1] = tuple(whole(above, below) for above, below in zip(self.rows[-1], rows[0], strict=True))
            rows = rows[1:]
        self.turns.append((page, len(self.rows)))
        self.rows += rows

    def _is_rest(self, below: Sequence[RawCell]) -> bool:
        """Whether a row goes on with the one before the page end: it lacks a number, or is amid a sentence."""
        above = self.rows[-1]
        if len(below) < 2 or [(c.column, c.columns) for c in above] != [(c.column, c.columns) for c in below]:
            return False
        if below[0].text:
            return below[0].text[0].islower() and not SENTENCE_END.search(above[0].text)
        numbered = [bool(row[0].text) for row in self.rows if len(row) == len(below)]
        return sum(numbered) > USUALLY * len(numbered) or any(cell.text[:1].islower() for cell in below)


def _width(rows: Sequence[Sequence[RawCell]]) -> int:
    return max(cell.column + cell.columns for row in rows for cell in row)


def _differ(row: Sequence[RawCell], other: Sequence[RawCell]) -> bool:
    return [cell.text.split() for cell in row] != [cell.text.split() for cell in other]


def find_grids(rules: Rules) -> list[list[Box]]:
    """Boxes of the cells of each table that rules make, with at least two rows and two columns."""
    if (
        min(len(rules.across), len(rules.down)) < FEWEST_RULES
        or len(rules.across) + len(rules.down) < 2 * FEWEST_RULES + 1
    ):
        return []
    return [table for table in find_cells(rules.across, rules.down, SNAP) if _is_grid(table)]


def _is_grid(cells: Sequence[Box]) -> bool:
    return len(_edges([c.left for c in cells])) > 1 and len(_edges([c.top for c in cells])) > 1


def _edges(values: Sequence[float]) -> list[float]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > NEAR:
            edges.append(value)
    return edges


def place_table(cells: Sequence[Box], words: Sequence[Word], page: int) -> PlacedTable:
    """A table from the boxes of its cells and the words of the page; merged cells keep the rows they cover."""
    lefts, tops = _edges([c.left for c in cells]), _edges([c.top for c in cells])
    inside = _by_cell(cells, words)
    rows: list[list[RawCell]] = [[] for _ in tops]
    for number, cell in enumerate(cells):
        row, column = _index(tops, cell.top), _index(lefts, cell.left)
        width = max(_index(lefts, cell.right - 2 * NEAR) - column + 1, 1)
        height = max(_index(tops, cell.bottom - 2 * NEAR) - row + 1, 1)
        lines = [Line(line.words, page) for line in find_rows(inside.get(number, []))]
        rows[row].append(printed_cell(lines, cell_width(lines, cell), RawCell("", column, height, width)))
    box = Box(min(c.left for c in cells), tops[0], max(c.right for c in cells), max(c.bottom for c in cells))
    return PlacedTable(box, tuple(tuple(sorted(row, key=lambda c: c.column)) for row in rows if row))


def _index(edges: Sequence[float], value: float) -> int:
    """Number of the last edge at or before a value."""
    return max((number for number, edge in enumerate(edges) if edge <= value + NEAR), default=0)


def _by_cell(cells: Sequence[Box], words: Sequence[Word]) -> dict[int, list[Word]]:
    found: dict[int, list[Word]] = {}
    for word in words:
        for number, cell in enumerate(cells):
            if is_inside(word.box, cell):
                found.setdefault(number, []).append(word)
                break
    return found


def is_inside(box: Box, frame: Box) -> bool:
    """Whether the middle of a box lies in a frame."""
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    return frame.left - 1 <= x <= frame.right + 1 and frame.top - 1 <= y <= frame.bottom + 1


def cell_width(lines: Sequence[Line], cell: Box) -> float:
    """Points that a line of a ruled cell may take: the cell without its padding."""
    padding = min([line.box.left - cell.left for line in lines] + [PADDING])
    return cell.right - cell.left - 2 * max(padding, 0.0)
