"""Pages of a PDF become one text: furniture out, columns in order, paragraphs and tables over page ends made whole."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from vnpolicy.ingest.assemble import Builder
from vnpolicy.ingest.document import Note
from vnpolicy.ingest.language import find_language
from vnpolicy.ingest.pdf.hyphens import words_within
from vnpolicy.ingest.pdf.layout import (
    Column,
    drop_furniture,
    find_column,
    in_reading_order,
    joined,
    paragraphs,
    runs_on,
)
from vnpolicy.ingest.pdf.lines import Line, union
from vnpolicy.ingest.pdf.page import RawPage
from vnpolicy.ingest.pdf.tables import OpenTable, PlacedTable, is_inside
from vnpolicy.ingest.pdf.unruled import Found, find_unruled
from vnpolicy.ingest.pieces import piece_of


def assemble(pages: Sequence[RawPage]) -> Builder:
    """Text and blocks of all pages, with notes on those that could not be read well."""
    kept = drop_furniture([page.lines for page in pages], [page.height for page in pages])
    for page, lines in zip(pages, kept, strict=True):
        page.lines = lines
    take_unruled(pages)
    for page in pages:
        page.lines = in_reading_order(page.lines)
    flat = [line for page in pages for line in page.lines]
    english = find_language(" ".join(line.text for line in flat[:400])) == "en"
    writer = Writer(find_column(flat), words_within(line.text for line in flat) if english else None)
    for page in pages:
        writer.write(page)
    writer.end()
    writer.end_table()
    _set_pages(writer, pages)
    return writer.builder


def _set_pages(writer: "Writer", pages: Sequence[RawPage]) -> None:
    ends = [writer.begins[number] for number in range(1, len(pages))] + [writer.builder.length]
    for page, end in zip(pages, ends, strict=True):
        if page.signatures:
            signed = "; ".join(page.signatures)
            writer.builder.notes.append(Note(f"page {page.number} bears an electronic signature: {signed}"))
        writer.builder.turn_page(writer.begins[page.number - 1], end, page.width, page.height)


def take_unruled(pages: Sequence[RawPage]) -> None:
    """Move lines that make tables without ruling lines from the lines of their page to its tables."""
    before: Found | None = None
    for page in pages:
        found = find_unruled([word for line in page.lines for word in line.words], page.number, before)
        page.tables += [one.table for one in found]
        page.lines = [line for line in page.lines if not any(is_inside(line.box, one.table.box) for one in found)]
        lowest = max((line.box.bottom for line in page.lines), default=0.0)
        before = found[-1] if found and found[-1].table.box.bottom > lowest else None


@dataclass(slots=True)
class Writer:
    """Pages written one after another; the last paragraph or table of a page waits for the next page."""

    column: Column
    words: frozenset[str] | None  # those of an English text
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
        text, starts = joined(self.waiting, self.words)
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
