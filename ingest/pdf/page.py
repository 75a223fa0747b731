"""One page of a PDF: its lines of text and its tables, or the finding that it has none."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from vnpolicy.ingest.document import Box
from vnpolicy.ingest.letters.symbols import SIGN, signs_to_text
from vnpolicy.ingest.pdf.lines import Line, Word, find_words, split_columns
from vnpolicy.ingest.pdf.old_letters import restore_words
from vnpolicy.ingest.pdf.overlays import put_in
from vnpolicy.ingest.pdf.rules import find_rules
from vnpolicy.ingest.pdf.scans import lacks_text
from vnpolicy.ingest.pdf.signatures import has_shown_notes, part_signatures
from vnpolicy.ingest.pdf.tables import PlacedTable, find_grids, is_inside, place_table
from vnpolicy.ingest.scan.quality import is_usable


@dataclass(slots=True)
class RawPage:
    """What was found on a page: lines outside tables, tables, and what electronic signatures left."""

    number: int
    width: float
    height: float
    lines: list[Line] = field(default_factory=list)
    tables: list[PlacedTable] = field(default_factory=list)
    signatures: list[str] = field(default_factory=list)
    drawn: list[str] = field(default_factory=list)  # numbers that are no text, read by OCR
    undrawn: int = 0  # those that were not
    scanned: bool = False  # or its text layer is no text
    encoding: str = ""  # the one from before Unicode that its text layer was in


def read_page(pdf: Any, number: int) -> RawPage:  # noqa: ANN401 - pypdfium2 has no types
    """Page `number` (from 0) as its text layer has it; it is released before the next is read."""
    import pypdfium2

    try:
        page = _shown(pdf, number)
        textpage = page.get_textpage()
    except pypdfium2.PdfiumError:
        return RawPage(number + 1, 0.0, 0.0, scanned=True)
    try:
        return _read(page, textpage, number + 1)
    finally:
        textpage.close()
        page.close()


def _shown(pdf: Any, number: int) -> Any:  # noqa: ANN401
    """The page with its stamps and form fields made part of it."""
    from pypdfium2 import raw

    page = pdf[number]
    if has_shown_notes(page) and raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY) == raw.FLATTEN_SUCCESS:
        page.close()
        page = pdf[number]
    return page


def _read(page: Any, textpage: Any, number: int) -> RawPage:  # noqa: ANN401
    raw = RawPage(number, *page.get_size())
    rows, raw.encoding = restore_words([row for words in find_words(page, textpage) if (row := _seen(words, raw))])
    rows = [[_with_signs(word) for word in row] for row in rows]
    words = [word for row in rows for word in row]
    if words:
        raw.tables = [place_table(grid, words, number) for grid in find_grids(find_rules(page))]
    for row in rows:
        rest = [word for word in row if not _in_table(word, raw.tables)]
        raw.lines += split_columns(rest, number) if rest else []
    raw.lines, raw.signatures = part_signatures(put_in(raw.lines))
    raw.scanned = not is_usable(" ".join(word.text for word in words)) or (
        not raw.tables and lacks_text(page, sum(len(line.text) for line in raw.lines))
    )
    return raw


def _seen(words: Sequence[Word], page: RawPage) -> list[Word]:
    """Words of a line without those that stand outside the visible part of the page: a printer's marks."""
    sheet = Box(0.0, 0.0, page.width, page.height)
    return [word for word in words if is_inside(word.box, sheet)]


def _with_signs(word: Word) -> Word:
    """A word with the signs of symbol fonts as Word files show them: "-" for the bullet U+F0B7."""
    return replace(word, text=signs_to_text(word.text)) if SIGN.search(word.text) else word


def _in_table(word: Word, tables: Sequence[PlacedTable]) -> bool:
    return any(is_inside(word.box, table.box) for table in tables)
