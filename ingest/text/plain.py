"""Plain text, as copied out of a legal database or written by hand."""

from collections.abc import Iterator, Sequence

from vnpolicy.ingest.assemble import Builder
from vnpolicy.ingest.document import Document, Note
from vnpolicy.ingest.letters.characters import INVISIBLE, end_lines, single_blanks
from vnpolicy.ingest.pieces import Piece, join, piece_of
from vnpolicy.ingest.text.columns import find_stretches
from vnpolicy.ingest.wraps import LABEL, NUMBERED, RULE, Wrapping, continues, find_wrapping, is_upper

LONGEST_CELL = 8  # lines of a cell that is set over several lines


def read_plain(text: str, *, source: str, data: bytes, remark: str = "") -> Document:
    """Document of a decoded plain text."""
    builder = Builder()
    invisible = len(INVISIBLE.findall(text))
    if invisible:
        builder.notes.append(Note(f"{invisible} invisible or control characters were dropped"))
    if remark:
        builder.notes.append(Note(remark))
    for lines, rows in find_stretches(end_lines(text).split("\n")):
        builder.add_table(rows)
        for piece in find_pieces(single_blanks("\n".join(lines))):
            builder.add(piece.kind, piece.text)
    return builder.finish(source, data)


_INDENTED = 0.9  # share of the lines left once the indented ones are put to those before


def find_pieces(text: str) -> Iterator[Piece]:
    """Paragraphs, headings and lone cells of a clean text, wraps joined."""
    raw = text.split("\n")
    lines = [line.strip(" ") for line in raw]
    wrapping = find_wrapping(lines)
    if wrapping.layout == "double":
        printed = sum(map(bool, lines))
        lines = _undouble(raw)
        if len(lines) < _INDENTED * printed:  # indents tell where lines go on; how long a line is tells nothing more
            wrapping = Wrapping("long", wrapping.width)
    if "|" in text:
        yield from _with_cells(lines, wrapping)
    else:
        yield from (piece_of(paragraph) for paragraph in join(lines, wrapping))


def _undouble(raw: Sequence[str]) -> list[str]:
    """Lines without the blank one after each; an indented line is the rest of the one before."""
    lines: list[str] = []
    for line in raw:
        bare = line.strip(" ")
        rest = line.startswith(" ") and lines and bare and not RULE.match(bare) and not RULE.match(lines[-1])
        if rest and is_upper(bare) == is_upper(lines[-1]) and not LABEL.match(bare):
            lines[-1] += " " + bare
        elif bare:
            lines.append(bare)
    return lines


def _with_cells(lines: Sequence[str], wrapping: Wrapping) -> Iterator[Piece]:
    run: list[str] = []
    for line in lines:
        if not line.endswith("|"):
            run.append(line)
            continue
        head, *cells = _split_cells(line)
        outside, inside = _cell_start(run, head, wrapping)
        yield from (piece_of(paragraph) for paragraph in join(outside, wrapping))
        yield Piece("cell", "\n".join(join(inside, wrapping)))
        yield from (Piece("cell", cell) for cell in cells)
        run = []
    yield from (piece_of(paragraph) for paragraph in join(run, wrapping))


def _split_cells(line: str) -> list[str]:
    """Cells of a line that ends in pipes: "Số hiệu | 202/KH-UBND |" holds two, "|||" three empty ones."""
    return [cell.strip(" ") for cell in line.split("|")[:-1]]


def _cell_start(run: Sequence[str], last: str, wrapping: Wrapping) -> tuple[Sequence[str], list[str]]:
    """Lines since the last cell, divided into those before this cell and those that belong to it."""
    first = len(run)
    while first and run[first - 1] and len(run) - first < LONGEST_CELL:
        if not _same_cell(run[first - 1], run[first] if first < len(run) else last, wrapping):
            break
        first -= 1
    return run[:first], [line for line in [*run[first:], last] if line]


def _same_cell(line: str, following: str, wrapping: Wrapping) -> bool:
    """Whether a line without a pipe stands in the cell of the next: a wrap, a rule, a line of header."""
    if not following or RULE.match(following) or RULE.match(line) or continues(line, following, wrapping):
        return True
    return is_upper(line) and not NUMBERED.match(line) and len(line) < 60
