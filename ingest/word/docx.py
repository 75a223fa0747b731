"""Word documents (.docx): paragraphs and tables in order, automatic numbers restored, merged cells kept together.

Running headers and footers, comments and tables of contents are left out. Notes follow the text: within it they would
part a sentence from the next, and a list from its head.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from vnpolicy.ingest.archive import damaged, open_archive
from vnpolicy.ingest.assemble import Builder
from vnpolicy.ingest.document import Document, Note
from vnpolicy.ingest.letters.characters import clean
from vnpolicy.ingest.letters.legacy import LegacyEncoding, convert, find_encoding
from vnpolicy.ingest.limits import check_characters
from vnpolicy.ingest.pieces import join, piece_of
from vnpolicy.ingest.side_by_side import SideBySide
from vnpolicy.ingest.word.docx_numbering import Numbering, W, read_numbering
from vnpolicy.ingest.word.docx_parts import Parts, find_parts, letterhead, notes_of, parse
from vnpolicy.ingest.word.docx_runs import inside, joins_next, paragraph_text, text_boxes
from vnpolicy.ingest.word.docx_styles import Styles, read_styles
from vnpolicy.ingest.word.docx_tables import cells_of, lays_out, read_rows, rows_of


def read_docx(data: bytes, source: str, *, original: bytes | None = None) -> Document:
    """Document of a .docx file; `original` is the file that it was made of, whose digest the document has.

    Raises UnreadableDocument for a damaged archive, a bomb, or no Word document.
    """
    parts = find_parts(open_archive(data, source))
    body = parse(parts.archive, parts.body).find(W + "body")
    if body is None:
        raise damaged(source)
    reader = _read(parts, body)
    check_characters(reader.builder.length, source)
    encoding = find_encoding("\n".join(reader.builder.parts))
    if encoding:  # its fonts were changed or their names lost, so that only the letters tell
        reader = _read(parts, body, encoding)
        reader.builder.notes.append(Note(f"read as {encoding.upper()}"))
    return reader.builder.finish(source, data if original is None else original)


def _read(parts: Parts, body: etree._Element, encoding: LegacyEncoding | None = None) -> "Reader":
    reader = Reader(read_styles(parts.root("styles")), read_numbering(parts.root("numbering")), encoding)
    head = letterhead(parts, body)
    if head is not None:
        reader.read(head)
    reader.read(body)
    for number, note in notes_of(parts, body):
        reader.read_note(number, note)
    return reader


@dataclass(slots=True)
class Reader:
    """The walk over a document body."""

    styles: Styles
    numbering: Numbering
    encoding: LegacyEncoding | None = None
    builder: Builder = field(default_factory=Builder)
    columns: SideBySide = field(default_factory=SideBySide)

    def read(self, body: etree._Element) -> None:
        """Append all that stands in the body."""
        before = ""
        for block in inside(body):
            if block.tag == W + "p":
                before = self._paragraph(block, before)
            elif block.tag == W + "tbl":
                self._table(block)
        self._end_columns()
        for line in join(clean(before).split("\n")):
            self.builder.add(*piece_of(line))

    def _end_columns(self) -> None:
        self.builder.add_table([self.columns.close()])

    def read_note(self, number: str, note: etree._Element) -> None:
        """Append a footnote or an endnote as one paragraph, its number before it."""
        text = " ".join(self._lines_within(note))
        if text:
            self.builder.add("paragraph", f"[{number}] {text}")

    def _table(self, table: etree._Element) -> None:
        self._end_columns()
        if lays_out(table):
            self._read_cells(table)
            return
        rows = read_rows(table, self.cell_text)
        if sum(len(row) for row in rows) > 1:
            self.builder.add_table(rows)
        else:  # a table of one cell is a frame around text
            self._read_cells(table)

    def _read_cells(self, table: etree._Element) -> None:
        for row in rows_of(table):
            for cell in cells_of(row):
                self.read(cell)

    def _paragraph(self, paragraph: etree._Element, before: str) -> str:
        """Append a paragraph; what comes back is its text where the next paragraph goes on in it."""
        text = before + self._text(paragraph)
        if joins_next(paragraph):
            return text
        if self._takes(paragraph, text):
            return ""
        self._end_columns()
        heading = self.styles.is_heading(paragraph)
        for line in join(self._numbered(paragraph, text)):
            piece = piece_of(line)
            self.builder.add("heading" if heading else piece.kind, piece.text)
        for box in text_boxes(paragraph):
            self.read(box)
        return ""

    def _takes(self, paragraph: etree._Element, text: str) -> bool:
        """Whether a paragraph of a head or foot set by tabs was taken into its columns."""
        if next(text_boxes(paragraph), None) is not None:
            return False
        listed = bool(text.strip() and self.styles.list_of(paragraph).number)
        return self.columns.take(f"- {text}" if listed else text)

    def _text(self, paragraph: etree._Element) -> str:
        if self.styles.is_contents(paragraph):
            return ""
        text = paragraph_text(paragraph, self.styles)
        return convert(text, self.encoding) if self.encoding and not text.isascii() else text

    def _numbered(self, paragraph: etree._Element, text: str) -> list[str]:
        """Lines of a paragraph, its number or bullet before the first; none where it is empty."""
        lines = [line for line in (" ".join(line.split()) for line in clean(text).split("\n")) if line]
        if not lines:
            return []
        return [self.numbering.marker(*self.styles.list_of(paragraph)) + lines[0], *lines[1:]]

    def cell_text(self, cell: etree._Element) -> str:
        """Lines of a cell, those of tables and text boxes inside it among them."""
        return "\n".join(self._lines_within(cell))

    def _lines_within(self, element: etree._Element) -> Iterator[str]:
        before = ""
        for block in inside(element):
            if block.tag == W + "p":
                text = before + self._text(block)
                before = text if joins_next(block) else ""
                if not before:
                    yield from self._numbered(block, text)
                for box in text_boxes(block):
                    yield from self._lines_within(box)
            elif block.tag == W + "tbl":
                for row in rows_of(block):
                    for inner in cells_of(row):
                        yield from self._lines_within(inner)
        yield from filter(None, clean(before).split("\n"))
