"""Word documents (.docx): paragraphs and tables in order, automatic numbers restored, merged cells kept together."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from vnpolicy.ingest.archive import Archive, damaged, open_archive
from vnpolicy.ingest.assemble import Builder, RawCell
from vnpolicy.ingest.characters import clean
from vnpolicy.ingest.document import Document
from vnpolicy.ingest.docx_numbering import Numbering, W, read_numbering, value
from vnpolicy.ingest.docx_styles import Styles, read_styles
from vnpolicy.ingest.limits import check_characters
from vnpolicy.ingest.pieces import join, piece_of

MARKUP = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
WRAPPERS = ("ins", "moveTo", "hyperlink", "smartTag", "sdt", "sdtContent", "customXml", "fldSimple")
TRANSPARENT = {W + name for name in WRAPPERS} | {MARKUP + "AlternateContent", MARKUP + "Choice"}
PAGE_BREAKS = frozenset(("page", "column"))


def read_docx(data: bytes, source: str, *, original: bytes | None = None) -> Document:
    """Document of a .docx file; `original` is the file that it was made of, whose digest the document has.

    Raises UnreadableDocument for a damaged archive, a bomb, or no Word document.
    """
    archive = open_archive(data, source)
    body = parse(archive, "word/document.xml").find(W + "body")
    if body is None:
        raise damaged(source)
    numbering, styles = parse(archive, "word/numbering.xml"), parse(archive, "word/styles.xml")
    reader = Reader(read_styles(styles), read_numbering(numbering))
    reader.read(body)
    check_characters(reader.builder.length, source)
    return reader.builder.finish(source, data if original is None else original)


def parse(archive: Archive, name: str) -> etree._Element:
    """Root of an XML part, read without entities, network and huge trees; an empty element where the part lacks."""
    data = archive.part(name)
    if not data:
        return etree.Element("none")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise damaged(archive.source) from error


def blocks_of(element: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables directly in an element, wrappers looked through."""
    for child in element:
        if child.tag in {W + "p", W + "tbl"}:
            yield child
        elif child.tag in TRANSPARENT:
            yield from blocks_of(child)


@dataclass(slots=True)
class Reader:
    """The walk over a document body."""

    styles: Styles
    numbering: Numbering
    builder: Builder = field(default_factory=Builder)

    def read(self, body: etree._Element) -> None:
        """Append all that stands in the body."""
        for block in blocks_of(body):
            if block.tag == W + "p":
                self._paragraph(block)
                continue
            rows = self.rows(block)
            if sum(len(row) for row in rows) > 1:
                self.builder.add_table(rows)
            else:
                self.read_frame(block)

    def read_frame(self, table: etree._Element) -> None:
        """Append what stands in a table of one cell: it is a frame around text."""
        for cell in table.iter(W + "tc"):
            self.read(cell)
            return

    def _paragraph(self, paragraph: etree._Element) -> None:
        heading = self.styles.is_heading(paragraph)
        for text in join(self.lines(paragraph)):
            piece = piece_of(text)
            self.builder.add("heading" if heading else piece.kind, piece.text)
        for box in text_boxes(paragraph):
            self.read(box)

    def lines(self, paragraph: etree._Element) -> list[str]:
        """Lines of a paragraph, its number or bullet before the first; none where it is empty."""
        text = clean("".join(run_texts(paragraph)))
        lines = [line for line in (" ".join(line.split()) for line in text.split("\n")) if line]
        if not lines:
            return []
        return [self.numbering.marker(*self.styles.list_of(paragraph)) + lines[0], *lines[1:]]

    def cell_text(self, cell: etree._Element) -> str:
        """Lines of a cell, those of tables inside it among them."""
        lines: list[str] = []
        for paragraph in cell.iter(W + "p"):
            lines += self.lines(paragraph)
        return "\n".join(lines)

    def rows(self, table: etree._Element) -> list[list[RawCell]]:
        """Rows of a table; a cell merged downwards stands once, with the rows it covers."""
        grid = [list(self._row(row)) for row in children(table, "tr")]
        open_cells: dict[int, tuple[int, int]] = {}  # column: row and place of the cell that goes on
        heights: dict[tuple[int, int], int] = {}
        out: list[list[RawCell]] = []
        for number, row in enumerate(grid):
            out.append([])
            for cell, goes_on in row:
                if goes_on and cell.column in open_cells:
                    heights[open_cells[cell.column]] = number + 1 - open_cells[cell.column][0]
                    continue
                open_cells[cell.column] = (number, len(out[-1]))
                out[-1].append(cell)
        return [_with_heights(row, number, heights) for number, row in enumerate(out) if row]

    def _row(self, row: etree._Element) -> Iterator[tuple[RawCell, bool]]:
        properties = row.find(W + "trPr")
        column = _number(properties, "gridBefore", 0)
        for cell in children(row, "tc"):
            about = cell.find(W + "tcPr")
            columns = max(_number(about, "gridSpan", 1), 1)
            merge = about.find(W + "vMerge") if about is not None else None
            goes_on = merge is not None and value(merge) != "restart"
            yield RawCell("" if goes_on else self.cell_text(cell), column, 1, columns), goes_on
            column += columns


def _with_heights(row: list[RawCell], number: int, heights: dict[tuple[int, int], int]) -> list[RawCell]:
    return [RawCell(c.text, c.column, heights.get((number, place), 1), c.columns) for place, c in enumerate(row)]


def _number(properties: etree._Element | None, name: str, otherwise: int) -> int:
    found = properties.find(W + name) if properties is not None else None
    written = value(found) if found is not None else ""
    return int(written) if written.isascii() and written.isdigit() and len(written) < 5 else otherwise


def children(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Rows of a table or cells of a row, wrappers looked through."""
    for child in element:
        if child.tag == W + name:
            yield child
        elif child.tag in TRANSPARENT:
            yield from children(child, name)


def run_texts(element: etree._Element) -> Iterator[str]:
    """Printed text inside a paragraph; deleted and hidden text and field codes are left out."""
    for child in element:
        if child.tag == W + "r":
            yield from _run(child)
        elif child.tag in TRANSPARENT:
            yield from run_texts(child)


def _run(run: etree._Element) -> Iterator[str]:
    properties = run.find(W + "rPr")
    if is_on(properties, "vanish"):
        return
    capitals = is_on(properties, "caps")
    for child in run:
        if child.tag == W + "t":
            yield (child.text or "").upper() if capitals else child.text or ""
        elif child.tag in {W + "br", W + "cr"}:
            yield "" if child.get(W + "type") in PAGE_BREAKS else "\n"
        elif child.tag in {W + "tab", W + "ptab"}:
            yield " "
        elif child.tag == W + "noBreakHyphen":
            yield "-"


def is_on(properties: etree._Element | None, name: str) -> bool:
    """Whether a switch such as `w:caps` is set."""
    found = properties.find(W + name) if properties is not None else None
    return found is not None and value(found) not in {"0", "false", "none"}


def text_boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Text boxes anchored in a paragraph; the fallback copy for old readers is passed over."""
    for box in paragraph.iter(W + "txbxContent"):
        if not any(parent.tag == MARKUP + "Fallback" for parent in box.iterancestors()):
            yield box
