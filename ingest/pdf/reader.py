"""PDF with a text layer: paragraphs with page and place, tables as tables, page furniture left out."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from vnpolicy.ingest.assemble import Builder
from vnpolicy.ingest.document import Document, Note
from vnpolicy.ingest.errors import PasswordNeeded, UnreadableDocument
from vnpolicy.ingest.limits import PAGES, SPLIT, check_characters
from vnpolicy.ingest.pdf.drawn import drawn_note, put_in_drawn
from vnpolicy.ingest.pdf.page import RawPage, read_page
from vnpolicy.ingest.pdf.swelling import check_streams
from vnpolicy.ingest.pdf.writer import assemble

if TYPE_CHECKING:
    from vnpolicy.ingest.scan.reading import Ocr, Reading


def read_pdf(data: bytes, source: str, *, ocr: "Ocr" = "auto") -> Document:
    """Document of a PDF, pages without usable text recognised by OCR.

    Raises PasswordNeeded, and UnreadableDocument for damaged files and for scans where OCR is missing or unwanted.
    """
    pdf = _open(data, source)
    try:
        pages = [read_page(pdf, number) for number in range(len(pdf))]
        readings = _recognise(pdf, pages, source, ocr)
        put_in_drawn(pdf, pages, ocr)
    finally:
        pdf.close()
    check_characters(sum(len(w.text) for page in pages for line in page.lines for w in line.words), source)
    builder = assemble(pages)
    builder.notes += [Note(f"read as {name.upper()}") for name in sorted({page.encoding for page in pages} - {""})]
    _note(builder, pages, readings, ocr)
    builder.notes += [Note(note) for page in pages if (note := drawn_note(page))]
    return builder.finish(source, data)


def _recognise(pdf: Any, pages: Sequence[RawPage], source: str, ocr: "Ocr") -> "list[Reading]":  # noqa: ANN401
    """Have the scanned pages read, all pages where `ocr` is "always"."""
    scanned = [page for page in pages if page.scanned or ocr == "always"]
    lost = all(page.scanned or not (page.lines or page.tables) for page in pages)
    if not scanned and not lost:
        return []
    from vnpolicy.ingest.pdf.recognise import recognise
    from vnpolicy.ingest.scan.reader import find_engine, need_engine

    wanted = pages if lost else scanned
    engine = need_engine(source, "the PDF has no text layer that can be read", ocr) if lost else find_engine(ocr)
    readings = recognise(pdf, wanted, engine) if engine else []
    if lost and not any(reading.page for reading in readings):
        raise UnreadableDocument(
            source, "no text of the PDF can be read, and OCR failed", "look for another copy of it"
        )
    return readings


def _note(builder: Builder, pages: Sequence[RawPage], readings: "Sequence[Reading]", ocr: "Ocr") -> None:
    left_out = [page for page in pages if page.scanned]
    if not left_out and not readings:
        return
    from vnpolicy.ingest.scan.notes import find_notes
    from vnpolicy.ingest.scan.reader import note_left_out

    if left_out and not readings:
        builder.notes.insert(0, Note(note_left_out(left_out, ocr)))
    builder.notes += find_notes(readings, "\n".join(builder.parts))


def _open(data: bytes, source: str) -> Any:  # noqa: ANN401 - pypdfium2 has no types
    import pypdfium2

    check_streams(data, source)
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
