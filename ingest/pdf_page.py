"""One page of a PDF: its lines of text and its tables, or the finding that it has none."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from vnpolicy.ingest.pdf_lines import Line, Word, find_words, split_columns
from vnpolicy.ingest.pdf_scans import lacks_text
from vnpolicy.ingest.pdf_tables import PlacedTable, Plumber, has_rules, is_inside, place_table


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


def read_page(pdf: Any, number: int, plumber: Plumber) -> RawPage:  # noqa: ANN401 - pypdfium2 has no types
    """Page `number` (from 0) as its text layer has it; it is released before the next is read."""
    import pypdfium2

    try:
        page = pdf[number]
        textpage = page.get_textpage()
    except pypdfium2.PdfiumError:
        return RawPage(number + 1, 0.0, 0.0, scanned=True)
    try:
        return _read(page, textpage, number + 1, plumber)
    finally:
        textpage.close()
        page.close()


def _read(page: Any, textpage: Any, number: int, plumber: Plumber) -> RawPage:  # noqa: ANN401
    raw = RawPage(number, *page.get_size())
    rows = find_words(page, textpage)
    raw.scanned = lacks_text(page, rows)
    words = [word for row in rows for word in row]
    if words and has_rules(page):
        raw.tables = _tables(raw, words, plumber)
    for row in rows:
        rest = [word for word in row if not _in_table(word, raw.tables)]
        raw.lines += split_columns(rest, number) if rest else []
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
