"""What a task table is made of: columns with roles, rows of cells, the group titles above each row."""

from collections.abc import Iterable
from dataclasses import dataclass

from vnpolicy.ingest.document import Span


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its role ("work", "lead", "period", ...; "other" where its name says nothing), its name, and where."""

    role: str
    name: str
    label: Span


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell of a row: the column's index, its text's place, and whether it is a merged cell of a row above."""

    column: int
    span: Span
    carried: bool = False


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: `cells` from left to right, and the `groups` (titles of group rows) above it, outermost first."""

    span: Span
    cells: tuple[TableCell, ...]
    groups: tuple[Span, ...] = ()
    doubt: str | None = None


@dataclass(frozen=True, slots=True)
class TaskTable:
    """A table that assigns work: `span` from its header to its last row.

    `placed` tells whether the column of each cell was seen, not guessed from what the cell holds.
    """

    span: Span
    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]
    placed: bool = True

    def indexes(self, role: str) -> tuple[int, ...]:
        """Indexes of the columns that have `role`."""
        return tuple(i for i, column in enumerate(self.columns) if column.role == role)

    def cells(self, row: TableRow, role: str) -> tuple[Span, ...]:
        """Places of the cells of `row` in the columns of `role`, from left to right; empty cells are left out."""
        return tuple(cell.span for cell in row.cells if self.columns[cell.column].role == role)

    def cell(self, row: TableRow, role: str) -> Span | None:
        """The first cell of `role` in `row`, `None` where it is empty or there is no such column."""
        return next(iter(self.cells(row, role)), None)


def cover(spans: Iterable[Span]) -> Span:
    """The smallest span that holds all of `spans`; there must be one."""
    spans = tuple(spans)
    return Span(min(span.start for span in spans), max(span.end for span in spans))
