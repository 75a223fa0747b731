"""Plain text, as copied out of a legal database or written by hand."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from vnpolicy.ingest.assemble import Builder
from vnpolicy.ingest.characters import INVISIBLE, clean
from vnpolicy.ingest.document import BlockKind, Document, Note
from vnpolicy.ingest.wraps import ARTICLE, LABEL, NUMBERED, RULE, Wrapping, continues, find_wrapping, is_upper, resumes

ROMAN = re.compile(
    r"(?:[IVXL]{1,6}|[A-ZĐ])[.)] ?\S|(?:Phần|Chương|Mục|PHẦN|CHƯƠNG|MỤC|Part|Chapter|Section) [IVXL\d]+\b"
)
PIPES = re.compile(r"[|\s]+$")  # "Ngân sách tỉnh |", "||||"
LONGEST_CELL = 8  # lines of a cell that is set over several lines


class Piece(NamedTuple):
    """A block before it has a place."""

    kind: BlockKind
    text: str


def read_plain(text: str, *, source: str, data: bytes, remark: str = "") -> Document:
    """Document of a decoded plain text."""
    builder = Builder()
    invisible = len(INVISIBLE.findall(text))
    if invisible:
        builder.notes.append(Note(f"{invisible} invisible or control characters were dropped"))
    if remark:
        builder.notes.append(Note(remark))
    for piece in find_pieces(clean(text)):
        builder.add(piece.kind, piece.text)
    return builder.finish(source, data)


def find_pieces(text: str) -> Iterator[Piece]:
    """Paragraphs, headings and lone cells of a clean text, wraps joined."""
    raw = text.split("\n")
    lines = [line.strip(" ") for line in raw]
    wrapping = find_wrapping(lines)
    if wrapping.layout == "double":
        lines = _undouble(raw)
    if "|" in text:
        yield from _with_cells(lines, wrapping)
    else:
        yield from (_piece(paragraph) for paragraph in join(lines, wrapping))


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


def join(lines: Sequence[str], wrapping: Wrapping) -> Iterator[str]:
    """Paragraphs of stripped lines; a blank line ends a paragraph unless the sentence plainly goes on."""
    parts: list[str] = []
    blank = False
    for line in lines:
        if not line:
            blank = True
            continue
        if parts and (resumes if blank else continues)(parts[-1], line, wrapping):
            parts.append(line)
        else:
            if parts:
                yield " ".join(parts)
            parts = [line]
        blank = False
    if parts:
        yield " ".join(parts)


def _piece(paragraph: str) -> Piece:
    return Piece("heading" if is_heading(paragraph) else "paragraph", paragraph)


def is_heading(paragraph: str) -> bool:
    """Whether a paragraph looks like a title: capitals, or "II. Nhiệm vụ", "Điều 3. Hiệu lực" without a full stop."""
    if len(paragraph) > 300 or RULE.match(paragraph) or not paragraph:
        return False
    if is_upper(paragraph):
        return len(paragraph) > 3
    return (
        len(paragraph) < 160
        and paragraph[-1] not in ".;,:"
        and bool(ROMAN.match(paragraph) or ARTICLE.match(paragraph))
    )


def _with_cells(lines: Sequence[str], wrapping: Wrapping) -> Iterator[Piece]:
    run: list[str] = []
    for line in lines:
        if not PIPES.search(line) or "|" not in line:
            run.append(line)
            continue
        head, *cells = _split_cells(line)
        outside, inside = _cell_start(run, head, wrapping)
        yield from (_piece(paragraph) for paragraph in join(outside, wrapping))
        yield Piece("cell", "\n".join(join(inside, wrapping)))
        yield from (Piece("cell", cell) for cell in cells)
        run = []
    yield from (_piece(paragraph) for paragraph in join(run, wrapping))


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
