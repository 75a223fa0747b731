"""Paragraphs and tables in the making: what a Rich Text file says between its marks."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from vnpolicy.ingest.assemble import RawCell
from vnpolicy.ingest.word.docx_runs import Piece, join_pieces
from vnpolicy.ingest.word.docx_tables import merge_down

TOLERANCE = 60  # twips: edges of columns nearer than this are one
Rows = list[list[RawCell]]


class Edge(NamedTuple):
    """A cell of a row's definition: its right edge in twips, and whether it goes on a cell above or to the left."""

    right: int
    goes_down: bool = False
    goes_right: bool = False


class Paragraph(NamedTuple):
    """A paragraph's text with its tabs and line ends, and whether it has the level of a heading."""

    text: str
    heading: bool


Row = tuple[list[str], list[Edge]]


@dataclass(slots=True)
class Story:
    """A run of paragraphs and tables: the body, a note, or a text box."""

    pieces: list[Piece] = field(default_factory=list)
    blocks: list[Paragraph | Rows] = field(default_factory=list)
    boxes: list["Story"] = field(default_factory=list)  # text boxes that wait for the end of their paragraph
    lines: list[str] = field(default_factory=list)  # of the cell that is open
    cells: list[str] = field(default_factory=list)  # of the row that is open
    table: list[Row] = field(default_factory=list)

    def put(self, piece: Piece) -> None:
        """Append text to the open paragraph."""
        self.pieces.append(piece)

    def end_paragraph(self, *, in_table: bool, heading: bool = False) -> None:
        """Close the open paragraph, as a line of a cell or as a block."""
        text = join_pieces(self.pieces)
        self.pieces.clear()
        if in_table:
            self.lines += [text, *(line for box in self.boxes for line in box.plain_lines())]
            self.boxes.clear()
            return
        self._end_table()
        self.blocks.append(Paragraph(text, heading))
        for box in self.boxes:
            box.finish()
            self.blocks += box.blocks
        self.boxes.clear()

    def end_cell(self) -> None:
        """Close the open cell."""
        self.end_paragraph(in_table=True)
        self.cells.append(_tidy(self.lines))
        self.lines.clear()

    def end_row(self, edges: list[Edge]) -> None:
        """Close the open row, whose cells have these edges."""
        if self.pieces:
            self.end_cell()
        if self.cells:
            self.table.append((list(self.cells), list(edges)))
        self.cells.clear()

    def finish(self) -> None:
        """Close whatever is open."""
        if self.cells or self.lines:
            self.end_cell()
            self.end_row([])
        if self.pieces or self.boxes:
            self.end_paragraph(in_table=False)
        self._end_table()

    def plain_lines(self) -> Iterator[str]:
        """All text as lines: what a note or a box in a cell is."""
        self.finish()
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield block.text
            else:
                yield from (cell.text for row in block for cell in row)

    def _end_table(self) -> None:
        if not self.table:
            return
        rows = merge_down(map(_placed, self.table, [_grid(self.table)] * len(self.table)))
        self.table.clear()
        cells = [cell for row in rows for cell in row]
        if len(cells) > 1:
            self.blocks.append(rows)
        else:  # a table of one cell is a frame around text
            self.blocks += [Paragraph(line, heading=False) for cell in cells for line in cell.text.split("\n")]


def _tidy(lines: list[str]) -> str:
    split = (" ".join(line.split()) for text in lines for line in text.split("\n"))
    return "\n".join(filter(None, split))


def _grid(table: list[Row]) -> list[int]:
    """Right edges of the columns of a table, from left to right."""
    edges = sorted({edge.right for _, row in table for edge in row})
    return [at for at, after in pairwise([*edges, 1 << 40]) if after - at > TOLERANCE]


def _placed(row: Row, grid: list[int]) -> Iterator[tuple[RawCell, bool]]:
    """Cells of a row at their columns, each with whether it goes on the cell above."""
    cells, edges = row
    column = 0
    for place, text in enumerate(cells):
        edge = edges[place] if place < len(edges) else Edge(grid[column] if column < len(grid) else 0)
        columns = max(bisect_left(grid, edge.right) + 1 - column, 1)
        if not edge.goes_right or text:
            yield RawCell("" if edge.goes_down else text, column, 1, columns), edge.goes_down
        column += columns
