"""A text copied from a legal database as the printed document it was: letterhead, paragraphs, tables, signatures.

The tables are those that `vnpolicy.nlp` tells in the text. A document serves only when its tables can be told whole:
together at least `ROWS` rows, every column with a cell, and every line between header and last row in a cell, a
column's name, the title of a group or the number in front of one. What the extraction says of the document has no part
in the choice.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.sample_source import Piece
from vnpolicy.ingest.document import Block, Document, Span
from vnpolicy.ingest.wraps import BASIS, NUMBERED, PER_PROXY, POST, RULE, TYPE_LINE, is_upper
from vnpolicy.nlp.tables.headers import is_number
from vnpolicy.nlp.tables.model import TableRow, TaskTable
from vnpolicy.nlp.tables.tables import find_task_tables

ROWS = 10  # of all tables of a document together
MOTTO = re.compile(r"(?:CỘNG H(?:ÒA|OÀ) XÃ HỘI|(?:THE )?SOCIALIST REPUBLIC)")
SECOND_MOTTO = re.compile(r"(?:Độc lập|Independence)")
NUMBER = re.compile(r"(?:Số|No\.?)\s*[:.]?\s*\d*[^\s]*/")  # "Số: 202/KH-UBND", "No. 658/QĐ-TTg"
DATE = re.compile(r"[^\d,]{2,40},\s*(?:ngày\s|\d{1,2}\b|[A-Z][a-z]+ \d)")  # "Hà Nội, ngày 14 tháng 9 năm 2022"
RECIPIENTS = re.compile(r"(?:Nơi nhận|Recipients)\s*:?")
ANNEX = re.compile(r"(?:PHỤ LỤC|APPENDIX|ANNEX)\b")
HEAD_LINES = 45  # blocks in which the letterhead must end
LONGEST_TITLE = 400
LINE = 76  # letters of a table's line over the whole page


@dataclass(frozen=True, slots=True)
class Paper:
    """A document to be printed: the two columns of its letterhead from top to bottom, then its pieces.

    Kinds of pieces: centred, heading, paragraph, table, foot (its `rows`: recipients, signature), page (a new one).
    """

    name: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    pieces: tuple[Piece, ...]


class NotTold(ValueError):  # noqa: N818 - the name says what it is
    """Why a text does not serve: its tables cannot be told whole."""


def make_paper(document: Document, name: str) -> Paper:
    """The paper of a text. Raises NotTold with the reason."""
    tables = find_task_tables(document)
    if sum(len(table.rows) for table in tables) < ROWS:
        raise NotTold(f"no task tables with {ROWS} rows")
    printed = {table.span: _table_piece(document, table) for table in tables}
    lines = _lines(document, printed)
    left, right, body = _letterhead([line for line in lines if isinstance(line, Piece) or line])
    return Paper(name, left, right, tuple(_pieces(body)))


Line = str | Piece


def _lines(document: Document, tables: dict[Span, Piece]) -> list[Line]:
    """Texts of the blocks in order, a told table in the place of its blocks."""
    lines: list[Line] = []
    done: set[Span] = set()
    for block in document.blocks:
        inside = next((span for span in tables if span.start <= block.span.start < span.end), None)
        if inside is None:
            lines += document.text[block.span.start : block.span.end].split("\n")
        elif inside not in done:
            done.add(inside)
            lines.append(tables[inside])
    return lines


def _table_piece(document: Document, table: TaskTable) -> Piece:
    text, columns = document.text, [i for i, column in enumerate(table.columns) if column.name]
    used = {cell.column for row in table.rows for cell in row.cells}
    if not used.issuperset(columns):
        raise NotTold("a column has no cell")
    numbers = _group_numbers(document, table)
    rows: list[tuple[str, ...]] = [tuple(table.columns[i].name for i in columns)]
    groups: set[int] = set()
    seen: set[Span] = set()
    above: TableRow | None = None
    for row in table.rows:
        for span in row.groups:
            if span not in seen:
                seen.add(span)
                groups.add(len(rows))
                rows.append((numbers.get(span, ""), " ".join(text[span.start : span.end].split())))
                above = None
        rows.append(tuple(_cell_text(text, row, above, i) for i in columns))
        above = row
    return Piece("table", rows=tuple(rows), groups=frozenset(groups))


def _cell_text(text: str, row: TableRow, above: TableRow | None, column: int) -> str:
    """The text of a cell, `^` where it is one with the cell above, nothing where a body was only supplied."""
    cell = next((cell for cell in row.cells if cell.column == column), None)
    if cell is None:
        return ""
    if not cell.carried:
        return text[cell.span.start : cell.span.end]
    joined = above is not None and any(c.column == column and c.span == cell.span for c in above.cells)
    return "^" if joined else ""


def merged_cells(piece: Piece) -> Iterator[tuple[int, int, int, int, str]]:
    """Cells of a table as (row, column, rows, columns, text), merged ones once; a group's title runs to the edge."""
    width = len(piece.rows[0])
    for r, row in enumerate(piece.rows):
        if r in piece.groups:
            number, title = row
            if number:
                yield r, 0, 1, 1, number
            yield r, bool(number), 1, width - bool(number), title
            continue
        for c, cell in enumerate(row):
            if cell != "^":
                yield r, c, _height(piece, r, c), 1, cell


def _height(piece: Piece, row: int, column: int) -> int:
    below = row + 1
    while below < len(piece.rows) and below not in piece.groups and piece.rows[below][column] == "^":
        below += 1
    return below - row


def column_shares(piece: Piece) -> list[float]:
    """Widths of the columns as shares of the table's: the longest word has room, the rest goes by what stands there."""
    rows = [row for r, row in enumerate(piece.rows) if r not in piece.groups]
    words = [max((_width(w) for cell in column for w in cell.split()), default=1) for column in zip(*rows, strict=True)]
    lengths = [sorted(map(len, column))[len(rows) * 9 // 10] for column in zip(*rows, strict=True)]
    least = [(2.5 + longest) / LINE for longest in words]
    wanted = [length**0.6 for length in lengths]
    spare = max(0.0, 1 - sum(least))
    shares = [low + spare * want / sum(wanted) for low, want in zip(least, wanted, strict=True)]
    return [share / sum(shares) for share in shares]


def _width(word: str) -> float:
    """Width of a word in letters: capitals are wider."""
    return len(word) + 0.5 * sum(letter.isupper() for letter in word)


def _group_numbers(document: Document, table: TaskTable) -> dict[Span, str]:
    """Numbers of the group rows; raises NotTold where any other line of the table has no place in it."""
    places = [column.label for column in table.columns]
    places += [cell.span for row in table.rows for cell in row.cells]
    titles = {span.start: span for row in table.rows for span in row.groups}
    blocks = [
        b for b in document.blocks if table.span.start <= b.span.start < table.span.end and b.span.end > b.span.start
    ]
    numbers: dict[Span, str] = {}
    for block, following in zip(blocks, [*blocks[1:], None], strict=True):
        if any(_inside(block, place) for place in (*places, *titles.values())):
            continue
        line = document.text[block.span.start : block.span.end]
        if not is_number(line) or following is None or following.span.start not in titles:
            raise NotTold(f"a line of its table has no place: {line[:30]!r}")
        numbers[titles[following.span.start]] = line
    return numbers


def _inside(block: Block, place: Span) -> bool:
    return place.start <= block.span.start and block.span.end <= place.end


def _letterhead(lines: Sequence[Line]) -> tuple[tuple[str, ...], tuple[str, ...], list[Line]]:
    """Left column, right column and the rest. What stands before the letterhead is no part of the paper."""
    found = [i for i, line in enumerate(lines[:HEAD_LINES]) if isinstance(line, str) and MOTTO.match(line)]
    if not found:
        return (), (), list(lines)
    start = found[-1]  # a page may show it twice
    while start and isinstance(above := lines[start - 1], str) and (is_upper(above) or RULE.match(above)):
        start -= 1
    if start > 3:
        raise NotTold(f"the letterhead does not come first, but {lines[0]!r:.40}")
    head: list[str] = []
    for line in lines[start : start + HEAD_LINES]:
        if not isinstance(line, str) or TYPE_LINE.match(line) or (is_upper(line) and any(map(DATE.match, head))):
            break
        if any(map(DATE.match, head)) and (line.endswith(":") or len(line) > 60 or BASIS.match(line)):
            break
        head.append(line)
    left, right = _sides(head)
    return left, right, list(lines[start + len(head) :])


def _sides(head: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The lines of a letterhead by column; a motto or date that is broken over two lines is one again."""
    parts: dict[str, list[str]] = {"issuer": [], "motto": [], "second": [], "number": [], "date": []}
    signs = (("motto", MOTTO), ("second", SECOND_MOTTO), ("number", NUMBER), ("date", DATE))
    part = "issuer"
    for line in head:
        if RULE.match(line):
            continue
        part = next((name for name, sign in signs if sign.match(line)), part)
        parts[part].append(line)
    right = [" ".join(parts[name]) for name in ("motto", "second", "date")]
    return (*parts["issuer"], "", *parts["number"]), (*right[:2], "", right[2])


def _pieces(lines: Sequence[Line]) -> Iterator[Piece]:
    foot = next((i for i, line in enumerate(lines) if isinstance(line, str) and RECIPIENTS.match(line)), None)
    before, piece, after = (lines, None, lines[:0]) if foot is None else _foot(lines, foot)
    yield from _body(before, titled=True)
    if piece:
        yield piece
    if after:
        if not (isinstance(after[0], str) and ANNEX.match(after[0])):
            yield Piece("page")
        yield from _body(after, titled=True)


def _foot(lines: Sequence[Line], foot: int) -> tuple[Sequence[Line], Piece, Sequence[Line]]:
    """What stands before the recipients and signature, these, and what follows them."""
    end = foot + 1
    while end < len(lines) and str(lines[end]).startswith(("-", "+", "(")) and isinstance(lines[end], str):
        end += 1
    recipients, start = [str(line) for line in lines[foot:end]], foot
    signature, end = _signature(lines, end)
    while not signature and start and foot - start < 5 and _signs(lines[start - 1]):
        start -= 1
    signature = signature or [str(line) for line in lines[start:foot]]
    return lines[:start], Piece("foot", rows=(tuple(recipients), tuple(signature))), lines[end:]


def _signature(lines: Sequence[Line], start: int) -> tuple[list[str], int]:
    end = start
    while end < len(lines) and isinstance(line := lines[end], str) and is_upper(line) and _is_post(line):
        end += 1
    if end > start and end < len(lines) and _signs(lines[end]):
        end += 1
    return [str(line) for line in lines[start:end]], end


def _is_post(line: str) -> bool:
    return bool(PER_PROXY.match(line) or POST.match(line)) or not (TYPE_LINE.match(line) or ANNEX.match(line))


def _signs(line: Line) -> bool:
    """Whether a line can stand in a signature block: a post in capitals, a name."""
    return isinstance(line, str) and len(line) < 60 and line[-1] not in ".;:,/" and not NUMBERED.match(line)


def _body(lines: Sequence[Line], *, titled: bool) -> Iterator[Piece]:
    title = 3 if titled else 0
    for line in lines:
        if isinstance(line, Piece):
            yield line
            title = 0
            continue
        if ANNEX.match(line) and is_upper(line):
            yield Piece("page")
            title = 3
        kind = _kind(line, in_title=title > 0)
        title = title - 1 if kind == "centred" and title else 0
        yield Piece(kind, line)


def _kind(line: str, *, in_title: bool) -> str:
    numbered = NUMBERED.match(line)
    if is_upper(line) and not numbered:
        return "centred"
    plain = numbered or BASIS.match(line) or line.startswith(("-", "+")) or line[-1] in ":;."
    if in_title and not plain and len(line) < LONGEST_TITLE:
        return "centred"
    if line.startswith("(") and len(line) < LONGEST_TITLE and line.endswith(")"):
        return "centred"
    return "heading" if numbered and len(line) < 90 and line[-1] not in ".;:" else "paragraph"
