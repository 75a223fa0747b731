"""A table as Word prints it: the header comes back on each page, and a row that does not fit breaks over two pages."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Any

from reportlab.platypus import Flowable

SIDE = 5.4  # Word's own padding of a cell left and right in points
LEAST = 40.0  # points that must be left on a page for a part of a row


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """Paragraphs over `across` columns from `column` on; `goes_on` where the row below belongs to the same cell."""

    column: int
    across: int
    paragraphs: tuple[Any, ...]
    goes_on: bool = False


Row = Sequence[PrintedCell]


class PrintedTable(Flowable):  # type: ignore[misc] # reportlab has no types
    """Rows, the first of them the header, in columns of the widths given; `pad` is the room above and below a text."""

    def __init__(self, rows: Sequence[Row], widths: Sequence[float], *, ruled: bool, pad: float) -> None:
        super().__init__()
        self.rows, self.widths, self.ruled, self.pad = rows, widths, ruled, pad
        self.edges = [0.0, *accumulate(widths)]

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Width and height in points."""
        self.heights = [self._row_height(row) for row in self.rows]
        return self.edges[-1], sum(self.heights)

    def _row_height(self, row: Row) -> float:
        return max(sum(_heights(cell.paragraphs, self._room(cell))) for cell in row) + 2 * self.pad

    def _room(self, cell: PrintedCell) -> float:
        return self.edges[cell.column + cell.across] - self.edges[cell.column] - 2 * SIDE

    def split(self, width: float, height: float) -> list["PrintedTable"]:
        """What fits and what is left, the header on both; nothing where no row fits under the header."""
        self.wrap(width, height)
        fitting, used = 0, 0.0
        while fitting < len(self.rows) and used + self.heights[fitting] <= height:
            used += self.heights[fitting]
            fitting += 1
        above, below = list(self.rows[:fitting]), list(self.rows[fitting:])
        if below and fitting and height - used >= LEAST:
            top, rest = zip(*(self._break(cell, height - used - 2 * self.pad) for cell in below[0]), strict=True)
            if any(cell.paragraphs for cell in top) and any(cell.paragraphs for cell in rest):
                above.append(top)
                below[0] = rest
        if len(above) < 2:
            return []
        return [self._like(above), self._like([self.rows[0], *below])]

    def _like(self, rows: Sequence[Row]) -> "PrintedTable":
        return PrintedTable(rows, self.widths, ruled=self.ruled, pad=self.pad)

    def _break(self, cell: PrintedCell, height: float) -> tuple[PrintedCell, PrintedCell]:
        top: list[Any] = []
        rest = list(cell.paragraphs)
        for paragraph, tall in zip(cell.paragraphs, _heights(cell.paragraphs, self._room(cell)), strict=True):
            if tall > height:
                parts = paragraph.split(self._room(cell), height - paragraph.style.spaceAfter)
                rest[:1] = parts[1:] or rest[:1]
                top += parts[:1] if len(parts) > 1 else []
                break
            top.append(rest.pop(0))
            height -= tall
        return replace(cell, paragraphs=tuple(top)), replace(cell, paragraphs=tuple(rest))

    def draw(self) -> None:
        """Put the rows on the page from top to bottom."""
        top = sum(self.heights)
        for number, (row, height) in enumerate(zip(self.rows, self.heights, strict=True)):
            for cell in row:
                self._draw_cell(cell, top)
                if self.ruled:
                    edges = (top, top - height)
                    self._rule(cell, edges, first=number == 0, last=number == len(self.rows) - 1)
            top -= height

    def _draw_cell(self, cell: PrintedCell, top: float) -> None:
        top -= self.pad
        for paragraph, tall in zip(cell.paragraphs, _heights(cell.paragraphs, self._room(cell)), strict=True):
            top -= tall
            paragraph.drawOn(self.canv, self.edges[cell.column] + SIDE, top + paragraph.style.spaceAfter)

    def _rule(self, cell: PrintedCell, edges: tuple[float, float], *, first: bool, last: bool) -> None:
        top, bottom = edges
        left, right = self.edges[cell.column], self.edges[cell.column + cell.across]
        self.canv.setLineWidth(0.5)
        for side in (left, right):
            self.canv.line(side, top, side, bottom)
        if first:
            self.canv.line(left, top, right, top)
        if last or not cell.goes_on:
            self.canv.line(left, bottom, right, bottom)


def _heights(paragraphs: Sequence[Any], width: float) -> list[float]:
    return [paragraph.wrap(width, 10_000)[1] + paragraph.style.spaceAfter for paragraph in paragraphs]
