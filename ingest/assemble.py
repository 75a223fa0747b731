"""The one place where text grows: paragraphs, cells and tables go in, a `Document` with right spans comes out."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from vnpolicy.ingest.document import Block, BlockKind, Box, Cell, Document, Note, Page, Span
from vnpolicy.ingest.language import find_language


@dataclass(frozen=True, slots=True)
class RawCell:
    """A cell before it has a place: its text, lines with line ends inside, and the grid that it covers."""

    text: str
    column: int = 0
    rows: int = 1
    columns: int = 1


Rows = Sequence[Sequence[RawCell]]


@dataclass(slots=True)
class Builder:
    """Text and blocks of a document in the making."""

    parts: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    length: int = 0

    def add(self, kind: BlockKind, text: str, *, page: int | None = None, box: Box | None = None) -> None:
        """Append one block; an empty cell leaves an empty span, any other empty block is dropped."""
        if not text:
            if kind == "cell":
                self.blocks.append(Block(kind, Span(self.length, self.length), page, box))
            return
        self.blocks.append(Block(kind, self._append(text), page, box))

    def add_table(self, rows: Rows, *, page: int | None = None, box: Box | None = None) -> None:
        """Append a table: cells divided by tabs, rows by line ends; a table without a letter is dropped."""
        if not any(cell.text for row in rows for cell in row):
            return
        start = self.length
        placed = [tuple(self._place(row)) for row in rows]
        text_end = max((cell.span.end for row in placed for cell in row), default=start)
        self.blocks.append(Block("table", Span(start, text_end), page, box, tuple(placed)))

    def _place(self, row: Sequence[RawCell]) -> Iterable[Cell]:
        start = at = self.length
        cells = []
        for cell in row:
            cells.append(Cell(Span(at, at + len(cell.text)), cell.rows, cell.columns, cell.column))
            at += len(cell.text) + 1
        self.parts.append("\t".join(cell.text for cell in row))
        self.length = max(at, start + 1)
        return cells

    def _append(self, text: str) -> Span:
        span = Span(self.length, self.length + len(text))
        self.parts.append(text)
        self.length += len(text) + 1
        return span

    def turn_page(self, start: int, end: int, width: float, height: float) -> None:
        """Append the next page, whose text runs from `start` to `end`."""
        self.pages.append(Page(len(self.pages) + 1, Span(start, end), width, height))

    def finish(self, source: str, data: bytes) -> Document:
        """The document, with its language found from the text."""
        text = "\n".join(self.parts)
        digest = "sha256:" + hashlib.sha256(data).hexdigest()
        pages = tuple(_clip(page, len(text)) for page in self.pages)
        blocks, notes = tuple(self.blocks), tuple(self.notes)
        return Document(source, digest, text, _within(blocks, len(text)), pages, find_language(text), notes)


def _clip(page: Page, end: int) -> Page:
    return Page(page.number, Span(min(page.span.start, end), min(page.span.end, end)), page.width, page.height)


def _within(blocks: tuple[Block, ...], end: int) -> tuple[Block, ...]:
    """Blocks with the empty cells after the last character moved to the end of the text."""
    last = len(blocks)
    while last and blocks[last - 1].span.end > end:
        last -= 1
    return blocks[:last] + tuple(Block(b.kind, Span(end, end), b.page, b.box) for b in blocks[last:])
