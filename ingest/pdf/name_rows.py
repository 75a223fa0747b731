"""Column names of a table without ruling lines: rows above its first full row, names that stand over two columns."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from vnpolicy.ingest.assemble import RawCell
from vnpolicy.ingest.pdf.bands import ORDINAL
from vnpolicy.ingest.pdf.gutters import Gap, Row, column_of, neighbours, parts_of
from vnpolicy.ingest.pdf.headers import is_column_name
from vnpolicy.ingest.pdf.lines import Word, union

NEAR = 0.6  # of a line's height: white between lines of one cell
SPACED = 1.8  # of a line's height: white between column names and the first row
CENTRED = 15.0  # points by which a name may stand off the middle of the columns below it
LONGEST = 50  # characters of a name over two columns


def first_of_names(rows: Sequence[Row], at: int, gutters: Sequence[Gap]) -> int:
    """First row of the column names of which row `at` is a lower line, or the first row below."""
    while at > 0 and _is_of_names(rows[at - 1], rows[at], gutters):
        at -= 1
    return at


def _is_of_names(row: Row, below: Row, gutters: Sequence[Gap]) -> bool:
    height = max(row.bottom - row.top, 8.0)
    white = below.top - row.bottom
    if white > SPACED * height or text_of(row.words).startswith("("):
        return False
    parts, edges = parts_of(row), neighbours(gutters)
    clear = not any(_crosses(word, gap) for word in row.words for gap in gutters)
    if clear and white < NEAR * height and (row.left > gutters[0].left or len(parts) > 2):
        return True
    wide = [part for part in parts if _is_wide(part, edges)]
    if not all(_is_centred(part, gutters) for part in wide):
        return False
    if len(parts) > 1:
        return _named(parts) >= len(parts) / 2 >= len(wide)
    return bool(wide) and (white < 0 or (white < NEAR * height and _named(parts) > 0))


def _named(parts: Sequence[Sequence[Word]]) -> int:
    return sum(is_column_name(text_of(part)) for part in parts)


def _is_centred(part: Sequence[Word], gutters: Sequence[Gap]) -> bool:
    """Whether a text over gutters is a name, no sentence: short, and about in the middle of the columns it covers."""
    box = union([word.box for word in part])
    crossed = [gap for gap in gutters if box.left < (gap.left + gap.right) / 2 < box.right]
    least, most = crossed[0].left - CENTRED, crossed[-1].right + CENTRED
    return len(text_of(part)) <= LONGEST and least < (box.left + box.right) / 2 < most


def _is_wide(part: Sequence[Word], edges: Sequence[float]) -> bool:
    return column_of(part[0], edges) < column_of(part[-1], edges) or any(
        part[0].box.left < edge < part[-1].box.right for edge in edges
    )


def _crosses(word: Word, gap: Gap) -> bool:
    return word.box.left < gap.right and word.box.right > gap.left


def text_of(words: Sequence[Word]) -> str:
    """Words with one space between them."""
    return " ".join(word.text for word in words)


@dataclass(slots=True)
class Names:
    """Two rows of column names: texts of a column by the lines that hold them, and names over several columns."""

    single: dict[int, list[str]] = field(default_factory=dict)
    wide: list[tuple[int, int, str]] = field(default_factory=list)  # first and last column, text


def two_rows_of_names(rows: Sequence[Row], lead: int, gutters: Sequence[Gap]) -> tuple[list[tuple[RawCell, ...]], int]:
    """Cells of the names and the number of rows that they take; nothing where none of `lead` rows has a wide name."""
    edges = neighbours(gutters)
    over = next((n for n, row in enumerate(rows[:lead]) if any(_is_wide(p, edges) for p in parts_of(row))), None)
    if over is None:
        return [], 0
    end = _end_of_names(rows, over)
    names = Names()
    for row in rows[:end]:
        for part in parts_of(row):
            first, last = column_of(part[0], edges), column_of(part[-1], edges)
            if first < last:
                names.wide.append((first, last, text_of(part)))
            else:
                names.single.setdefault(first, []).append(text_of(part))
    covered = [column for first, last, _ in names.wide for column in range(first, last + 1)]
    if not covered or len(set(covered)) < len(covered) or not set(covered) <= names.single.keys():
        return [], 0
    return _cells(names), end


def _end_of_names(rows: Sequence[Row], over: int) -> int:
    """First row below the names: one with a number, or one at a distance once the lower names are there."""
    for at in range(over + 1, len(rows)):
        row, above = rows[at], rows[at - 1]
        apart = row.top - above.bottom > NEAR * max(above.bottom - above.top, 8.0)
        if ORDINAL.match(row.words[0].text) or (apart and at > over + 1):
            return at
    return len(rows)


def _cells(names: Names) -> list[tuple[RawCell, ...]]:
    """The upper row with names over two columns and those of two rows, the lower row with the names below them."""
    under = {column for first, last, _ in names.wide for column in range(first, last + 1)}
    upper = [RawCell(text, first, 1, last - first + 1) for first, last, text in names.wide]
    upper += [RawCell(" ".join(texts), column, 2) for column, texts in names.single.items() if column not in under]
    lower = [RawCell(" ".join(texts), column) for column, texts in names.single.items() if column in under]
    return [tuple(sorted(row, key=lambda cell: cell.column)) for row in (upper, lower) if row]
