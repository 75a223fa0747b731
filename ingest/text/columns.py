"""What a plain text sets side by side by tabs, bars or blanks: tables, and the head and the foot of a letter."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from vnpolicy.ingest.assemble import RawCell, Rows
from vnpolicy.ingest.pieces import SET_LINES
from vnpolicy.ingest.side_by_side import GAP, SideBySide
from vnpolicy.ingest.wraps import BULLET, NUMBERED, continues

FEWEST_COLUMNS = 3  # "1.\tMục tiêu" is a number beside its line
MOST_COLUMNS = 60
LONGEST_TITLE = 160  # characters of a line between two rows that names a group
LONGEST_CELL = 8  # lines of a cell that is set over several lines
_PARTING = re.compile(r"[\t|\xa0]| {6}")  # without one of them a line has no columns: a cheap test before `GAP`
BAR = re.compile(r"(?:^|(?<=\s))\|(?=\s|$)")  # "Nội dung | Chủ trì"; refuses "|Zscore| > 2"

Split = Callable[[str], list[str]]


class Stretch(NamedTuple):
    """Lines of prose or, where there are `rows`, a table."""

    lines: Sequence[str]
    rows: Rows = ()


def find_stretches(lines: Sequence[str]) -> Iterator[Stretch]:
    """Tables of a text and the prose between them; the lines still have their tabs and runs of blanks."""
    begin = at = 0
    while at < len(lines):
        rows, end = _read_columns(lines, at)
        if end > at:
            if begin < at:
                yield Stretch(lines[begin:at])
            yield Stretch((), rows)
            begin = end
        at = max(end, at + 1)
    if begin < at:
        yield Stretch(lines[begin:at])


def _read_columns(lines: Sequence[str], at: int) -> tuple[Rows, int]:
    """Rows of the head, foot or table that begins at a line, and where it ends: at `at` where none begins."""
    if not _PARTING.search(lines[at]) or not (GAP.search(lines[at]) or "|" in lines[at]):
        return (), at
    columns, end = SideBySide(), at
    while end < len(lines) and columns.take(lines[end]):
        end += 1
    if end > at:
        return [columns.close()], end
    rows, end = _read_table(lines, at, _at_tabs)
    return (rows, end) if rows else _read_table(lines, at, _at_bars)


def _at_tabs(line: str) -> list[str]:
    """Cells of a line that are parted by tabs; empty ones at its end are often lost."""
    bare = line.rstrip()
    return [_cell(cell) for cell in bare.split("\t")] if bare.count("\t") < MOST_COLUMNS else [_cell(bare)]


def _at_bars(line: str) -> list[str]:
    """Cells of "TT | Nội dung | Chủ trì" and "| TT | Nội dung | Chủ trì |"."""
    cells = [_cell(cell) for cell in BAR.split(line.strip())]
    if len(cells) < 3 or cells[0]:
        return cells
    return cells[1:] if cells[-1] else cells[1:-1]


def _cell(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.split()))


def _read_table(lines: Sequence[str], at: int, split: Split) -> tuple[Rows, int]:
    """Rows of the table that begins at a line, and where it ends; no rows and `at` where none begins."""
    head = split(lines[at])  # one that ends in a bar is a lone cell: "Số hiệu | 12/KH-UBND |"
    if len(head) < FEWEST_COLUMNS or not all(head):
        return (), at
    rows, end = [head], at + 1
    while end < len(lines):
        between, row = _next_row(lines, end, split, len(head))
        if not row or not _take_between(rows, between, len(head)):
            break
        _take_row(rows, row, len(head))
        end += len(between) + 1
    return (_placed(rows, len(head)), end) if _is_table(rows) else ((), at)


def _next_row(lines: Sequence[str], at: int, split: Split, width: int) -> tuple[Sequence[str], list[str]]:
    """The next line with several cells and the lines before it; no cells where the table is over."""
    for end in range(at, min(len(lines), at + LONGEST_CELL)):
        cells = split(lines[end])
        # "\t\t\tCHỦ TỊCH", "Nơi nhận:\tTM. ỦY BAN NHÂN DÂN": what is set to the right below the table
        if len(cells) > width or (len(cells) > 1 and (sum(map(bool, cells)) < 2 or SideBySide().take(lines[end]))):
            break
        if len(cells) > 1:
            return lines[at:end], cells
    return (), []


def _take_between(rows: list[list[str]], lines: Sequence[str], width: int) -> bool:
    """Take lines between two rows: each goes on in the last cell, or names a group; whether all of them do."""
    for line in filter(None, map(_cell, lines)):
        last = rows[-1]
        broken = 1 < len(last) < width and not NUMBERED.match(line)
        if broken or BULLET.match(line) or (last[-1] and continues(last[-1], line, SET_LINES)):
            last[-1] = f"{last[-1]}\n{line}".strip()
        elif len(line) < LONGEST_TITLE and line[-1] not in ".;:":
            rows.append([line])
        else:
            return False
    return True


def _take_row(rows: list[list[str]], cells: list[str], width: int) -> None:
    r"""Take a row, or the rest of one that breaks off in a cell: "1\tXây dựng" and "kế hoạch\tSở Y tế"."""
    last = rows[-1]
    joined = len(last) + len(cells) - 1
    fits = joined == width or (joined < width and _is_numbered(last[0]))
    if len(rows) > 1 and len(last) > 1 and cells[0] and fits and not _is_numbered(cells[0]):
        last[-1] = f"{last[-1]}\n{cells[0]}".strip()
        last += cells[1:]
    else:
        rows.append(cells)


def _is_numbered(cell: str) -> bool:
    return cell.isdigit() or NUMBERED.match(cell) is not None


def _is_table(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a row has as many cells as the first, or two have all but the last: a stray tab makes no table."""
    width = len(rows[0])
    nearly = sum(len(row) >= max(width - 1, FEWEST_COLUMNS) for row in rows[1:])
    return nearly > 1 or any(len(row) == width for row in rows[1:])


def _placed(rows: Sequence[Sequence[str]], width: int) -> Rows:
    """The cells at their columns; the title of a group covers all."""
    return [
        [RawCell(text, column, columns=width if len(row) == 1 else 1) for column, text in enumerate(row)]
        for row in rows
    ]
