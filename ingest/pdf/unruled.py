"""Tables without ruling lines: columns by white gutters, rows by numbers and white space, proof by their looks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from vnpolicy.ingest.assemble import RawCell
from vnpolicy.ingest.document import Box
from vnpolicy.ingest.pdf.bands import ORDINAL, Piece, find_bands, is_anchor, line_distance, without_names
from vnpolicy.ingest.pdf.cell_lines import printed_cell
from vnpolicy.ingest.pdf.gutters import WIDE, Gap, Row, Stretch, column_of, find_rows, grow, neighbours, parts_of
from vnpolicy.ingest.pdf.headers import is_column_name
from vnpolicy.ingest.pdf.lines import Line, Word, union
from vnpolicy.ingest.pdf.name_rows import first_of_names, text_of, two_rows_of_names
from vnpolicy.ingest.pdf.tables import PlacedTable
from vnpolicy.ingest.wraps import LABEL, PER_PROXY

FEWEST_ROWS = 4  # of a table that shows neither column names nor numbers
FILLED = 0.6  # share of its cells that hold a text
LOOSE = 1.6  # distance of a last line, in line distances, that makes it no part of the table
FIRM = 3  # rows on both sides of a gutter that is no wider than a justified line's gaps
TRIES = 3  # rows at which a table may begin, of which the one with the most columns counts

Cells = tuple[RawCell, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A table, its gutters, and the rows of the page that it takes up."""

    table: PlacedTable
    gutters: tuple[Gap, ...]
    names: tuple[str, ...]  # of the columns, as its first page prints them
    first: int
    last: int


def find_unruled(words: Sequence[Word], page: int, before: Found | None = None) -> list[Found]:
    """Tables of a page from its words alone; `before` is the table that ends the page before."""
    rows = find_rows(words)
    if sum(row.parts() > 1 for row in rows) < (1 if before else 2):
        return []
    found: list[Found] = []
    start = 0
    if before and rows and (first := _read_rest(rows, page, before)):
        found.append(first)
        start = first.last
    while start < len(rows):
        best = _best(rows, start, page) if rows[start].parts() > 1 else None
        if best:
            found.append(best)
        start = best.last if best else start + 1
    return found


def _best(rows: Sequence[Row], start: int, page: int) -> Found | None:
    """The table that begins at a row or soon after it: the one with the most columns."""
    tries = range(start, min(start + TRIES, len(rows)))
    for at in sorted(tries, key=lambda at: (-_count_gutters(rows, at), at)):
        if found := _read(rows, at, page):
            return found
    return None


def _count_gutters(rows: Sequence[Row], at: int) -> int:
    if rows[at].parts() == 1:
        return 0
    stretch = grow(rows, at, rows[at].gaps)
    return sum(_is_firm(gap, stretch.rows) for gap in stretch.gutters)


def _read(rows: Sequence[Row], at: int, page: int) -> Found | None:
    """The table that begins at a row, None where the rows are no table."""
    if rows[at].parts() == 1:
        return None
    stretch = _trimmed(grow(rows, at, rows[at].gaps))
    gutters = [gap for gap in stretch.gutters if _is_firm(gap, stretch.rows)]
    if not gutters or not stretch.rows:
        return None
    first = first_of_names(rows, at, gutters)
    stretch.rows[:0] = rows[first:at]
    stretch.titles = [n + at - first for n in stretch.titles]
    head, taken = two_rows_of_names(stretch.rows, at - first, gutters)
    body = Stretch(stretch.rows[taken:], stretch.gutters, [n - taken for n in stretch.titles if n >= taken])
    table = head + _cells(body, neighbours(gutters), page, None)
    if not looks_like_table(table, len(gutters) + 1):
        return None
    names = tuple(cell.text for cell in table[0])
    return Found(PlacedTable(_box(stretch), tuple(table)), tuple(gutters), names, first, first + len(stretch.rows))


def _read_rest(rows: Sequence[Row], page: int, before: Found) -> Found | None:
    """The rest of a table at the head of the next page, None where it ended."""
    stretch = _trimmed(grow(rows, 0, list(before.gutters)))
    if not stretch.rows or len(stretch.gutters) != len(before.gutters) or _lacks(rows[0], before.gutters):
        return None
    table = _cells(stretch, neighbours(stretch.gutters), page, before.names)
    placed = PlacedTable(_box(stretch), tuple(table), continues=True)
    return Found(placed, tuple(stretch.gutters), before.names, 0, len(stretch.rows))


def _lacks(row: Row, gutters: Sequence[Gap]) -> bool:
    """Whether a row has words across a gutter."""
    return any(_crosses(row, gap) for gap in gutters)


def _box(stretch: Stretch) -> Box:
    return union([word.box for row in stretch.rows for word in row.words])


def _trimmed(stretch: Stretch) -> Stretch:
    """The stretch without what follows a table: a signature, a lone line at a distance."""
    end = next((n for n, row in enumerate(stretch.rows) if _is_signature(row)), len(stretch.rows))
    rows = stretch.rows[:end]
    pitch = line_distance([Piece(Line(row.words, 0), 0) for row in rows])
    while len(rows) > 1 and rows[-1].parts() == 1 and rows[-1].bottom - rows[-2].bottom > LOOSE * pitch:
        rows.pop()
    return Stretch(rows, stretch.gutters, [n for n in stretch.titles if n < len(rows)])


def _is_signature(row: Row) -> bool:
    """Whether a row opens the end of a document: "Nơi nhận:", "KT. CHỦ TỊCH"."""
    return any(LABEL.match(text) or PER_PROXY.match(text) for text in map(text_of, parts_of(row)))


def _is_firm(gap: Gap, rows: Sequence[Row]) -> bool:
    """Whether a gutter divides columns and is no chance: it is wide, or many rows stand on both sides of it."""
    both = sum(row.left < gap.left + 1 and row.right > gap.right - 1 for row in rows)
    return both >= (1 if gap.right - gap.left >= WIDE else FIRM)


def _crosses(row: Row, gap: Gap) -> bool:
    return any(word.box.left < gap.right and word.box.right > gap.left for word in row.words)


def _cells(stretch: Stretch, edges: Sequence[float], page: int, names: Sequence[str] | None) -> list[Cells]:
    """Rows of cells; a title over several columns is a row with one wide cell.

    `names` are the column names of the table whose rest this is, None where it begins here.
    """
    titles = set(stretch.titles)
    table: list[Cells] = []
    body: list[Row] = []
    for number, row in enumerate(stretch.rows):
        if number not in titles:
            body.append(row)
            continue
        table += _body_rows(body, edges, page, None if table else names)
        follows = not body and number - 1 in titles
        body = []
        title = tuple(_title_cells(row, edges))
        if follows and len(title) == 1 and title[0].column == table[-1][-1].column:
            table[-1] = (*table[-1][:-1], _joined(table[-1][-1], title[0]))
        else:
            table.append(title)
    return table + _body_rows(body, edges, page, None if table else names)


def _title_cells(row: Row, edges: Sequence[float]) -> Iterator[RawCell]:
    """Cells of a title row, a number before it apart: "I" and "Công tác chỉ đạo, điều hành"."""
    parts = parts_of(row)
    if (
        len(parts) == 1
        and ORDINAL.match(row.words[0].text)
        and column_of(row.words[0], edges) == 0
        and len(row.words) > 1
    ):
        parts = [list(row.words[:1]), list(row.words[1:])]
    for part in parts:
        first, last = column_of(part[0], edges), column_of(part[-1], edges)
        yield RawCell(Line(tuple(part), 0).text, first, 1, last - first + 1)


def _joined(one: RawCell, other: RawCell) -> RawCell:
    return RawCell(f"{one.text} {other.text}", one.column, 1, max(one.columns, other.columns))


def _body_rows(rows: Sequence[Row], edges: Sequence[float], page: int, names: Sequence[str] | None) -> list[Cells]:
    words = [word for row in rows for word in row.words]
    if not words:
        return []
    columns: list[list[Word]] = [[] for _ in range(len(edges) + 1)]
    for word in words:
        columns[column_of(word, edges)].append(word)
    pieces = [Piece(Line(row.words, page), n) for n, column in enumerate(columns) for row in find_rows(column)]
    rights = [max((word.box.right for word in column), default=0.0) for column in columns]
    pieces = without_names(pieces, names or ())
    bands = find_bands(pieces, _order_column(pieces), rights, rest=names is not None)
    widths = [
        right - min((w.box.left for w in column), default=right) for right, column in zip(rights, columns, strict=True)
    ]
    return [_band_cells(band, widths) for band in bands]


def _order_column(pieces: Sequence[Piece]) -> int | None:
    """The first column where it holds nothing but numbers and their name."""
    first = [piece.line.text for piece in pieces if piece.column == 0]
    return 0 if first and sum(map(is_anchor, first)) > 0.7 * len(first) else None


def _band_cells(band: Sequence[Piece], widths: Sequence[float]) -> Cells:
    lines = [[piece.line for piece in band if piece.column == column] for column in range(len(widths))]
    return tuple(printed_cell(lines[column], width, RawCell("", column)) for column, width in enumerate(widths))


def looks_like_table(rows: Sequence[Cells], columns: int) -> bool:
    """Whether rows in columns are a table: named columns, numbered rows, or many filled cells."""
    if len(rows) < 2:
        return False
    names = sum(is_column_name(cell.text) for cell in rows[0])
    if names >= 2 and names >= sum(bool(cell.text) for cell in rows[0]) / 2:
        return True
    if columns < 3:
        return False
    if _counts_up([row[0].text for row in rows if row and row[0].column == 0]):
        return True
    full = [row for row in rows if sum(bool(cell.text) for cell in row) >= FILLED * columns]
    return len(full) >= max(FEWEST_ROWS, FILLED * len(rows))


def _counts_up(numbers: Sequence[str]) -> bool:
    """Whether cells count rows: "1", "2", "3"."""
    counted = [int(digits) for number in numbers if (digits := number.strip("()."))[:4].isdecimal() and len(digits) < 4]
    return len(counted) > 2 and all(b - a == 1 for a, b in pairwise(counted))
