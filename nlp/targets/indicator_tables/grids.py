"""Indicator tables that are real tables: a cell belongs to the column it stands in, a column to all names above it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from vnpolicy.ingest.document import Block, Cell, Document, Span
from vnpolicy.nlp.targets.indicator_tables.columns import set_in_the_past
from vnpolicy.nlp.targets.indicator_tables.figures import is_figure, is_ordinal, unit_of_name
from vnpolicy.nlp.targets.indicator_tables.labels import year_label
from vnpolicy.nlp.targets.indicator_tables.layout import Layout, read_layout
from vnpolicy.nlp.targets.indicator_tables.model import Column, IndicatorRow

Grid = Sequence[Mapping[int, Cell]]
_TITLE = 500  # characters above a table that may name and date it
_MOST_HEADER_ROWS = 4
_LONGEST_FIGURE = 40


@dataclass(frozen=True, slots=True)
class _Table:
    """A table of a document: its block, and each row with the cell that covers each column."""

    text: str
    block: Block
    grid: Grid

    def said(self, row: int, column: int | None) -> str:
        """The words of the cell at a place on one line, empty where there is none."""
        cell = None if column is None else self.grid[row].get(column)
        return " ".join(self.text[slice(*cell.span)].split()) if cell else ""

    def own(self, row: int, column: int) -> Cell | None:
        """The cell that begins in `row` and ends at `column`."""
        cell = self.grid[row].get(column)
        ends = cell is not None and cell.column + cell.columns == column + 1
        return cell if ends and cell in self.block.rows[row] else None


def find_grid_rows(document: Document, issued: str) -> Iterator[IndicatorRow]:
    """Rows of the indicator tables among the table blocks."""
    for block in document.blocks:
        if block.kind == "table" and len(block.rows) > 1:
            yield from _rows(_Table(document.text, block, _cells_by_place(block)), issued)


def _cells_by_place(block: Block) -> Grid:
    """Each row with the cell that covers each column; a merged cell stands at all places that it covers."""
    grid: list[dict[int, Cell]] = [{} for _ in block.rows]
    for number, row in enumerate(block.rows):
        for cell in row:
            for below in grid[number : number + cell.rows]:
                for column in range(cell.column, cell.column + cell.columns):
                    below.setdefault(column, cell)
    return grid


def _rows(table: _Table, issued: str) -> Iterator[IndicatorRow]:
    height = _header_height(table)
    width = 1 + max(max(row, default=0) for row in table.grid)
    paths = [_path(table, column, height) for column in range(width)]
    start = table.block.span.start
    layout = read_layout(paths, table.text[max(0, start - _TITLE) : start])
    if layout is None:
        return
    columns = set_in_the_past([*layout.columns.values()], issued)
    layout = replace(layout, columns=dict(zip(layout.columns, columns, strict=True)))
    group, unit = "", ""
    for row in range(height, len(table.grid)):
        name = _name(table, row, layout)
        if not name or name in paths[layout.name]:
            continue
        unit = _unit(table, row, layout, unit)
        found = _row(table, row, layout, (name, unit or group))
        if found is None:
            group = unit_of_name(name)  # "Hạ tầng (%)" above its indicators
        else:
            yield found


def _header_height(table: _Table) -> int:
    """Rows of names: as far as the cells of the first row reach, and on as long as a row goes below those."""
    height = max((cell.rows for cell in table.block.rows[0]), default=1)
    while height < min(len(table.grid) - 1, _MOST_HEADER_ROWS) and _goes_on(table, height):
        height += 1
    return min(height, _MOST_HEADER_ROWS)


def _goes_on(table: _Table, row: int) -> bool:
    """Whether a row of a table without merged cells is another of names: nothing below "STT" and "Chỉ tiêu"."""
    texts = [table.said(row, column) for column in table.grid[row]]
    figures = any(is_figure(text) and not year_label(text) for text in texts)
    return not figures and not any(texts[:2]) and any(texts)


def _path(table: _Table, column: int, height: int) -> tuple[str, ...]:
    """The names above a column from the top down: `("Năm 2026", "Ước thực hiện")`."""
    labels = (table.said(row, column) for row in range(height))
    return tuple(dict.fromkeys(label for label in labels if label))


def _name(table: _Table, row: int, layout: Layout) -> str:
    """The indicator of a row; empty for a row that numbers the columns ("A | B | 1 | 2")."""
    said = table.said(row, layout.name)
    name = _LEADING_ON.sub("", _OPENING.sub("", said)) or said
    return "" if is_ordinal(name.strip("()")) or is_figure(name) else name


_LEADING_ON = re.compile(r"[,;:]?\s*(?:trong đó|of which)?\s*:\s*$", re.IGNORECASE)
_OPENING = re.compile(r"^[-+•*–]\s*|^(?:trong đó|of which)\s*[:,]?\s*(?:[-+•*–]\s*)?", re.IGNORECASE)


def _unit(table: _Table, row: int, layout: Layout, before: str) -> str:
    """The unit in its column; a ditto mark repeats that of the row `before`."""
    said = table.said(row, layout.unit)
    return before if _DITTO.fullmatch(said) else said


_DITTO = re.compile(r"[\"”“″']{1,2}|''|[-–]?\s?(?:nt|như trên)\s?[-–]?", re.IGNORECASE)


def _row(table: _Table, row: int, layout: Layout, named: tuple[str, str]) -> IndicatorRow | None:
    """The row with the figures that stand in its columns, `None` without one; `named`: the indicator and its unit."""
    figures: list[tuple[str, Column]] = []
    cells = [table.grid[row][layout.name]]
    for place, column in layout.columns.items():
        cell = table.own(row, place)
        written = table.said(row, place)
        if cell is not None and len(written) <= _LONGEST_FIGURE and _holds_figure(written):
            figures.append((written, column))
            cells.append(cell)
    if not figures:
        return None
    name, unit = named
    own = [cell.span for cell in cells if cell in table.block.rows[row]]
    return IndicatorRow(
        span=Span(min(span.start for span in own), max(span.end for span in own)),
        name=name,
        unit=unit or None,
        figures=tuple(figures),
        head=table.block.span.start,
    )


def _holds_figure(written: str) -> bool:
    """Whether a cell is a figure, alone or with what it counts: "05 xã"."""
    counted = _COUNTED.fullmatch(written)
    return any(map(str.isdigit, written)) and is_figure(counted[1] if counted else written)


_COUNTED = re.compile(r"(.*\d%?)\s+[^\W\d]+(?:\s[^\W\d]+){0,3}")
