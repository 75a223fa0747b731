"""PDF with a text layer: paragraphs with page and place, ruled tables as tables, page furniture left out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from vnpolicy.ingest.assemble import Builder
from vnpolicy.ingest.document import Document, Note
from vnpolicy.ingest.errors import PasswordNeeded, UnreadableDocument
from vnpolicy.ingest.kinds import NO_OCR
from vnpolicy.ingest.language import find_language
from vnpolicy.ingest.layout import Column, drop_furniture, find_column, in_reading_order, joined, paragraphs, runs_on
from vnpolicy.ingest.limits import PAGES, SPLIT, check_characters
from vnpolicy.ingest.pdf_lines import Line, Word, find_words, split_columns, union
from vnpolicy.ingest.pdf_tables import OpenTable, PlacedTable, Plumber, has_rules, is_inside, place_table
from vnpolicy.ingest.pieces import piece_of

FEW_CHARACTERS = 100  # on a page that is a picture: a stamp or a page number, not the text
COVERING = 0.5  # share of the page that a scan's picture covers


@dataclass(slots=True)
class RawPage:
    """What was found on a page: lines outside tables, and tables."""

    number: int
    width: float
    height: float
    lines: list[Line] = field(default_factory=list)
    tables: list[PlacedTable] = field(default_factory=list)
    scanned: bool = False
    unruled: bool = False  # has rules that could not be read


def read_pdf(data: bytes, source: str) -> Document:
    """Document of a PDF. Raises PasswordNeeded, and UnreadableDocument for damaged files and scans."""
    pdf = _open(data, source)
    plumber = Plumber(data)
    try:
        pages = [_read_page(pdf, number, plumber) for number in range(len(pdf))]
    finally:
        plumber.close()
        pdf.close()
    _check_scans(pages, source)
    return _assemble(pages).finish(source, data)


def _open(data: bytes, source: str) -> Any:  # noqa: ANN401 - pypdfium2 has no types
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            advice = "save a copy without the password"
            raise PasswordNeeded(source, "the PDF is protected by a password", advice) from error
        raise UnreadableDocument(source, "the PDF is damaged or incomplete", "get a fresh copy") from error
    if not 0 < len(pdf) <= PAGES:
        raise UnreadableDocument(source, f"the PDF has {len(pdf)} pages; 1 to {PAGES} can be read", SPLIT)
    return pdf


def _read_page(pdf: Any, number: int, plumber: Plumber) -> RawPage:  # noqa: ANN401
    import pypdfium2

    try:
        page = pdf[number]
        textpage = page.get_textpage()
    except pypdfium2.PdfiumError:
        return RawPage(number + 1, 0.0, 0.0, scanned=True)
    raw = RawPage(number + 1, *page.get_size())
    rows = find_words(page, textpage)
    raw.scanned = sum(len(w.text) for row in rows for w in row) < FEW_CHARACTERS and _is_picture(page)
    words = [word for row in rows for word in row]
    if words and has_rules(page):
        raw.tables = _tables(raw, words, plumber)
    for row in rows:
        rest = [word for word in row if not _in_table(word, raw.tables)]
        raw.lines += split_columns(rest, number + 1) if rest else []
    return raw


def _tables(page: RawPage, words: Sequence[Word], plumber: Plumber) -> list[PlacedTable]:
    try:
        grids = plumber.grids(page.number - 1)
    except Exception:  # noqa: BLE001 - pdfminer raises all kinds on damaged pages; the text is there without it
        page.unruled = True
        return []
    return [place_table(grid, words, page.number) for grid in grids]


def _in_table(word: Word, tables: Sequence[PlacedTable]) -> bool:
    return any(is_inside(word.box, table.box) for table in tables)


def _is_picture(page: Any) -> bool:  # noqa: ANN401
    from pypdfium2 import raw

    area = page.get_width() * page.get_height()
    for picture in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = picture.get_pos() if hasattr(picture, "get_pos") else picture.get_bounds()
        if (right - left) * (top - bottom) > COVERING * area:
            return True
    return False


def _check_scans(pages: Sequence[RawPage], source: str) -> None:
    empty = all(not page.lines and not page.tables for page in pages)
    if empty or all(page.scanned for page in pages):
        raise UnreadableDocument(source, "the PDF has no text layer: its pages are pictures", NO_OCR)
    check_characters(sum(len(w.text) for page in pages for line in page.lines for w in line.words), source)


def _assemble(pages: Sequence[RawPage]) -> Builder:
    kept = drop_furniture([page.lines for page in pages], [page.height for page in pages])
    for page, lines in zip(pages, kept, strict=True):
        page.lines = in_reading_order(lines)
    flat = [line for page in pages for line in page.lines]
    writer = Writer(find_column(flat), english=find_language(" ".join(line.text for line in flat[:400])) == "en")
    for page in pages:
        writer.write(page)
    writer.end()
    writer.end_table()
    _set_pages(writer, pages)
    return writer.builder


def _set_pages(writer: "Writer", pages: Sequence[RawPage]) -> None:
    ends = [writer.begins[number] for number in range(1, len(pages))] + [writer.builder.length]
    for page, end in zip(pages, ends, strict=True):
        if page.scanned:
            writer.builder.notes.append(Note(f"page {page.number} has no text layer; scanned pages need OCR"))
        if page.unruled:
            writer.builder.notes.append(Note(f"the tables of page {page.number} could not be read as tables"))
        writer.builder.turn_page(writer.begins[page.number - 1], end, page.width, page.height)


@dataclass(slots=True)
class Writer:
    """Pages written one after another; the last paragraph or table of a page waits for the next page."""

    column: Column
    english: bool
    builder: Builder = field(default_factory=Builder)
    waiting: list[Line] = field(default_factory=list)
    table: OpenTable | None = None
    begins: list[int] = field(default_factory=list)  # offset in the text at which each page begins

    def write(self, page: RawPage) -> None:
        """Append a page."""
        flows = list(_flows(page))
        if not (self.waiting and flows and self._carries_over(flows[0])):
            self.end()
        self.begins.append(self.builder.length)
        for number, flow in enumerate(flows):
            if isinstance(flow, PlacedTable):
                self._write_table(flow, page.number, leads=number == 0)
            else:
                self._write_lines(flow)

    def _carries_over(self, flow: "PlacedTable | list[Line]") -> bool:
        return not isinstance(flow, PlacedTable) and runs_on(self.waiting[-1], flow[0], self.column)

    def _write_lines(self, lines: list[Line]) -> None:
        self.end_table()
        groups = list(paragraphs([*self.waiting, *lines], self.column))
        self.waiting = []
        for group in groups:
            self.end()
            self.waiting = group

    def _write_table(self, table: PlacedTable, page: int, *, leads: bool) -> None:
        if leads and self.table is not None and self.table.takes(table):
            self.table.extend(table, page)
            return
        self.end()
        self.end_table()
        self.table = OpenTable(table, page, list(table.rows))

    def end(self) -> None:
        """Append the paragraph that waits."""
        if not self.waiting:
            return
        text, starts = joined(self.waiting, english=self.english)
        first = self.waiting[0].page
        for line, start in zip(self.waiting, starts, strict=True):
            if line.page != first:
                self._begin(line.page, self.builder.length + start)
                first = line.page
        box = union([line.box for line in self.waiting if line.page == self.waiting[0].page])
        self.builder.add(piece_of(text).kind, text, page=self.waiting[0].page, box=box)
        self.waiting = []

    def end_table(self) -> None:
        """Append the table that waits."""
        table, self.table = self.table, None
        if table is None:
            return
        self.builder.add_table(table.rows, page=table.page, box=table.first.box)
        rows = self.builder.blocks[-1].rows if self.builder.blocks else ()
        for page, row in table.turns:
            if row < len(rows):
                self._begin(page, rows[row][0].span.start)

    def _begin(self, page: int, offset: int) -> None:
        """Move the begin of a page into the paragraph or table that crosses to it."""
        if len(self.begins) >= page:
            self.begins[page - 1] = max(self.begins[page - 1], offset)


def _flows(page: RawPage) -> Iterator["PlacedTable | list[Line]"]:
    """Stretches of lines and the tables between them, from top to bottom."""
    lines = list(page.lines)
    for table in sorted(page.tables, key=lambda t: t.box.top):
        above = [line for line in lines if line.box.top < table.box.top]
        if above:
            yield above
        lines = [line for line in lines if line.box.top >= table.box.top]
        yield table
    if lines:
        yield lines
