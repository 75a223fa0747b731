"""Rows of a table whose copy marks every cell: empty ones stand, merged ones are made up for at the end of the row."""

from collections.abc import Sequence

from vnpolicy.ingest.document import Span
from vnpolicy.nlp.tables.cell_types import CellTraits, cell_traits, fit
from vnpolicy.nlp.tables.model import Column, TableCell, TableRow, cover


def counted_rows(texts: Sequence[str], spans: Sequence[Span], columns: Sequence[Column]) -> list[TableRow] | None:
    """Rows of exactly `len(columns)` cells each, `None` where the cells do not come out even.

    A cell that goes down over several rows stands in the first of them; each further row has an empty cell at its end
    instead. Such a row takes the merged cell's value from above (`carried`).
    """
    width = len(columns)
    if len(texts) < width:
        return None
    rows: list[TableRow] = []
    groups: tuple[Span, ...] = ()
    good = 0
    starts = range(0, len(texts), width)
    for start in starts:
        row_texts, row_spans = texts[start : start + width], spans[start : start + width]
        filled = [i for i, text in enumerate(row_texts) if text]
        if not filled:
            continue
        if len(filled) <= 2 and filled[-1] <= 1:
            groups = (row_spans[filled[-1]],)
            good += 1
            continue
        row = _align(row_texts, row_spans, columns, rows[-1] if rows else None)
        good += cell_traits(row_texts[0]).number == (columns[0].role == "number")
        rows.append(TableRow(row.span, row.cells, groups))
    return rows if good * 5 >= len(starts) * 4 else None


def _align(texts: Sequence[str], spans: Sequence[Span], columns: Sequence[Column], above: TableRow | None) -> TableRow:
    width = len(columns)
    count = max(i for i, text in enumerate(texts) if text) + 1
    held = {cell.column for cell in above.cells} if above else set()
    chosen = _best_columns([cell_traits(text) for text in texts[:count]], [c.role for c in columns], held)
    cells = {c: TableCell(c, spans[i]) for i, c in enumerate(chosen) if texts[i]}
    merged = set(range(chosen[-1])) - set(chosen) if count < width else set()
    for cell in above.cells if above else ():
        if cell.column in merged:
            cells[cell.column] = TableCell(cell.column, cell.span, carried=True)
    own = cover(cell.span for cell in cells.values() if not cell.carried)
    return TableRow(own, tuple(cells[c] for c in sorted(cells)))


def _best_columns(traits: Sequence[CellTraits], roles: Sequence[str], held: set[int]) -> list[int]:
    """Increasing column indexes, one for each cell, that fit best; `held` are the columns filled in the row above.

    A column that is passed over is merged with the cell above it, so one that is empty there is hardly passed over, and
    an empty cell rather stands in such a column.
    """
    passing = [1.0 if column not in held else 0.4 if role == "lead" else 0.2 for column, role in enumerate(roles)]
    best: dict[int, tuple[float, list[int]]] = {-1: (0.0, [])}
    for index, cell in enumerate(traits):
        following: dict[int, tuple[float, list[int]]] = {}
        for column in range(index, len(roles) - (len(traits) - index - 1)):
            score, path = max(
                (value - sum(passing[before + 1 : column]), path)
                for before, (value, path) in best.items()
                if before < column
            )
            score += 0.5 if cell.empty and column not in held else 0.0
            following[column] = (score + fit(cell, roles[column]), [*path, column])
        best = following
    return max(best.values())[1]
