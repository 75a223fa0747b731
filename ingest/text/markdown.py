"""Markdown: headings, paragraphs, lists and pipe tables."""

import re
from collections.abc import Iterator, Sequence

from vnpolicy.ingest.assemble import Builder, RawCell
from vnpolicy.ingest.document import Document, Note
from vnpolicy.ingest.letters.characters import clean
from vnpolicy.ingest.pieces import join, piece_of
from vnpolicy.ingest.wraps import Wrapping, find_wrapping

HEADING = re.compile(r" {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")  # "## II. Nhiệm vụ"
DELIMITER = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")  # "|---|:--:|"
FENCE = re.compile(r"\s*(?:```|~~~)")
UNESCAPED_PIPE = re.compile(r"(?<!\\)\|")
LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
MARKS = re.compile(  # "**bold**", "_slanted_", "`code`", "![](image.png)", "[text](address)", "<b>"
    r"!\[[^\]]{0,500}\]\([^)]{0,2000}\)|\[([^\]]{1,500})\]\([^)\s]{0,2000}\)|(?<!\w)(\*\*|__|\*|_|`)(?=\S)(.{1,2000}?)(?<=\S)\2(?!\w)|</?[a-zA-Z][^<>\n]{0,200}>"
)
MARKED = re.compile(r"[*_`\[<\\\n]")
ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~])")  # "1\."
STAR = re.compile(r"[*•]\s+")
QUOTE = re.compile(r"(?:>\s?)+")
HORIZONTAL = re.compile(r"\s*(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,}|={3,})$")


def read_markdown(text: str, *, source: str, data: bytes, remark: str = "") -> Document:
    """Document of a Markdown text; marks of emphasis and addresses of links are left out."""
    builder = Builder()
    if remark:
        builder.notes.append(Note(remark))
    lines = clean(text).split("\n")
    for start, stop in _regions(lines):
        if _is_table(lines, start):
            builder.add_table(_rows(lines[start:stop]))
        else:
            _add_prose(builder, lines[start:stop])
    return builder.finish(source, data)


def _is_table(lines: Sequence[str], at: int) -> bool:
    """Whether a pipe table begins here: a row, then a row of dashes."""
    if at + 1 >= len(lines) or "|" not in lines[at]:
        return False
    return "-" in lines[at + 1] and "|" in lines[at + 1] and bool(DELIMITER.match(lines[at + 1]))


def _regions(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Line ranges of tables, and of the prose between them."""
    begin = at = 0
    while at < len(lines):
        if not _is_table(lines, at):
            at += 1
            continue
        if begin < at:
            yield begin, at
        begin, at = at, at + 2
        while at < len(lines) and "|" in lines[at]:
            at += 1
        yield begin, at
        begin = at
    if begin < at:
        yield begin, at


def _rows(lines: Sequence[str]) -> list[list[RawCell]]:
    return [_row(line) for number, line in enumerate(lines) if number != 1]


def _row(line: str) -> list[RawCell]:
    bare = line.strip()
    bare = bare.removeprefix("|")
    cells = UNESCAPED_PIPE.split(bare)
    if len(cells) > 1 and not cells[-1].strip():
        cells.pop()
    return [RawCell(plain_text(cell), column) for column, cell in enumerate(cells)]


def _add_prose(builder: Builder, lines: Sequence[str]) -> None:
    bare: list[str] = []
    wrapping = find_wrapping([line.strip() for line in lines])
    for line in lines:
        heading = HEADING.match(line)
        if not heading:
            bare += [""] if FENCE.match(line) or HORIZONTAL.match(line) else _prose_line(line)
            continue
        _flush(builder, bare, wrapping)
        builder.add("heading", plain_text(heading[2]).replace("\n", " "))
    _flush(builder, bare, wrapping)


def _flush(builder: Builder, bare: list[str], wrapping: Wrapping) -> None:
    for paragraph in join(bare, wrapping):
        piece = piece_of(paragraph)
        builder.add(piece.kind, piece.text)
    bare.clear()


def _prose_line(line: str) -> list[str]:
    bare = QUOTE.sub("", line.strip(), count=1) if line.lstrip().startswith(">") else line.strip()
    return plain_text(STAR.sub("- ", bare, count=1) if STAR.match(bare) else bare).split("\n")


def plain_text(marked: str) -> str:
    """Text without Markdown's marks; `<br>` ends a line."""
    if not MARKED.search(marked):
        return " ".join(marked.split())
    text = LINE_BREAK.sub("\n", marked)
    if MARKS.search(text):
        text = MARKS.sub(_inner, text)
        text = MARKS.sub(_inner, text)  # "***bold and slanted***"
    return "\n".join(" ".join(line.split()) for line in ESCAPE.sub(r"\1", text).split("\n")).strip()


def _inner(match: re.Match[str]) -> str:
    return match[1] or match[3] or ""
