"""Real tables (Word, HTML, PDF, Markdown): columns by their place, merged cells taken down to the rows they cover."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from vnpolicy.ingest.document import Block, Cell, Document, Span
from vnpolicy.nlp.tables.headers import AGENCY_ROLES, assigned, column_role, is_list, is_number, likely_role, one_lead
from vnpolicy.nlp.tables.merged_cells import (
    carry_to_parts,
    lead_from_groups,
    names_bodies,
    repeat_dittos,
    title_merged_works,
)
from vnpolicy.nlp.tables.model import Column, TableCell, TableRow, TaskTable, cover
from vnpolicy.nlp.tables.parallel_parts import part_rows
from vnpolicy.nlp.tables.slots import slot_name

_HEADER_ROWS = 3  # a header has at most so many lines
Grid = Sequence[Mapping[int, TableCell]]


def find_ruled(document: Document) -> Iterator[TaskTable]:
    """Task tables among the table blocks; one without a header goes on with the columns of the one before it."""
    columns: tuple[Column, ...] | None = None
    for block in document.blocks:
        if block.kind != "table" or not block.rows:
            continue
        grid = _fill(block)
        width = 1 + max(max(row, default=0) for row in grid)
        header, count = _header(document.text, block, grid, width)
        if header is None and (columns is None or len(columns) != width):
            columns = None
            continue
        columns = header or columns
        if columns is not None:
            heads = {_one_line(document.text, cell.span) for row in grid[:count] for cell in row.values()}
            table = TaskTable(block.span, columns, tuple(_rows(document.text, grid[count:], len(columns), heads)))
            table = part_rows(repeat_dittos(title_merged_works(table), document.text), document.text)
            table = carry_to_parts(lead_from_groups(table, document.text), document.text)
            if names_bodies(table, document.text):
                yield table


def _fill(block: Block) -> Grid:
    """Each row with all cells that cover it, by column; a cell from a row above is marked as carried."""
    grid: list[dict[int, TableCell]] = []
    pending: dict[int, tuple[Cell, int]] = {}
    for row in block.rows:
        filled: dict[int, TableCell] = {}
        for column, (cell, left) in list(pending.items()):
            filled[column] = TableCell(column, cell.span, carried=True)
            pending[column] = (cell, left - 1)
            if left <= 1:
                del pending[column]
        for cell in row:
            filled[cell.column] = TableCell(cell.column, cell.span)
            if cell.rows > 1:
                pending[cell.column] = (cell, cell.rows - 1)
        grid.append(dict(sorted(filled.items())))
    return grid


def _header(text: str, block: Block, grid: Grid, width: int) -> tuple[tuple[Column, ...] | None, int]:
    """The columns, and how many rows there are down to their names; `None` where the table assigns nothing."""
    best: list[Column] = [Column("other", "", Span(0, 0))] * width
    above: list[list[str]] = [[] for _ in range(width)]
    first = count = _titles(text, grid)
    for row, cells in zip(grid[first : first + _HEADER_ROWS], block.rows[first:], strict=False):
        labels = {cell.column: cell for cell in row.values() if cell.span.end > cell.span.start}
        named = {c: _column(text, cell.span, above[c]) for c, cell in labels.items()}
        known = sum(column.role != "other" for column in named.values())
        if known < 2 or (count == first and known * 2 < len(labels)) or _has_number(text, labels):
            break
        for column, name in named.items():
            if name.role != "other" or best[column].role == "other":
                best[column] = name
        for cell in cells:
            for column in range(cell.column, cell.column + cell.columns) if cell.columns > 1 else ():
                above[column].append(_one_line(text, cell.span))
        count += 1
    best = assigned(one_lead(best))
    roles_found = {column.role for column in best}
    assigns = roles_found & AGENCY_ROLES or {"work", "period"} <= roles_found
    if count == first or not assigns or is_list(best) or not roles_found & {"work", "target", "description"}:
        return None, 0
    return tuple(best), count


def _titles(text: str, grid: Grid) -> int:
    """How many rows above the names of the columns hold the title of the whole table, or nothing."""
    filled = (sum(bool(_one_line(text, cell.span)) for cell in row.values()) for row in grid[:_HEADER_ROWS])
    return next((index for index, count in enumerate(filled) if count > 1), 0)


def _column(text: str, span: Span, above: Sequence[str]) -> Column:
    """What a cell of the header calls a column: a time to tick by all heads `above` it, else by itself."""
    name = _one_line(text, span)
    if slot := slot_name(name, above):
        return Column("slot", slot, span)
    role = likely_role(name) or "other"
    if role in ("other", "milestone") and any(likely_role(head) == "period" for head in above):
        return Column("period", name, span)  # "Trình dự thảo", "Ban hành" below "Thời hạn"
    # "Tổng số" below "Kinh phí (triệu đồng)"
    funds = role == "quantity" and any(likely_role(head) == "funding" for head in above)
    return Column("funding" if funds else role, name, span)


def _one_line(text: str, span: Span) -> str:
    return " ".join(text[span.start : span.end].split())


def _has_number(text: str, labels: Mapping[int, TableCell]) -> bool:
    first = labels.get(0)
    return first is not None and is_number(_one_line(text, first.span))


def _rows(text: str, grid: Grid, width: int, heads: AbstractSet[str]) -> Iterator[TableRow]:
    """The rows below the header, whose cells are called `heads`, with the titles above them."""
    groups: list[Span] = []
    fresh = True
    for row in grid:
        filled = [cell for cell in row.values() if text[cell.span.start : cell.span.end].strip()]
        own = [cell for cell in filled if not cell.carried]
        if not own or _is_header(text, own, heads) or _counts_columns(text, own):
            continue
        titles = [cell for cell in own if not is_number(_one_line(text, cell.span))]
        if len(titles) == 1 and len(own) <= 2 and len(filled) == len(own) and width > 2:
            groups = [titles[0].span] if fresh else [*groups, titles[0].span]
            fresh = False
            continue
        fresh = True
        yield TableRow(cover(cell.span for cell in own), tuple(filled), tuple(groups))


def _is_header(text: str, cells: Sequence[TableCell], heads: AbstractSet[str]) -> bool:
    """A header that is printed again on the next page, or a line of one."""
    labels = [_one_line(text, cell.span) for cell in cells]
    return len(labels) >= 2 and (heads >= set(labels) or (len(labels) >= 3 and all(map(column_role, labels))))


def _counts_columns(text: str, cells: Sequence[TableCell]) -> bool:
    """The line "(1) (2) (3) ..." under a header."""
    marks = [_one_line(text, cell.span).strip("()") for cell in cells]
    return len(marks) >= 3 and marks == [str(i + 1) for i in range(len(marks))]
