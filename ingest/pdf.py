"""PDF with a text layer: paragraphs with page and place, tables as tables, page furniture left out."""

from collections.abc import Sequence
from typing import Any

from vnpolicy.ingest.document import Document
from vnpolicy.ingest.errors import PasswordNeeded, UnreadableDocument
from vnpolicy.ingest.kinds import NO_OCR
from vnpolicy.ingest.limits import PAGES, SPLIT, check_characters
from vnpolicy.ingest.pdf_page import RawPage, read_page
from vnpolicy.ingest.pdf_recognise import recognise
from vnpolicy.ingest.pdf_tables import Plumber
from vnpolicy.ingest.pdf_writer import assemble


def read_pdf(data: bytes, source: str) -> Document:
    """Document of a PDF. Raises PasswordNeeded, and UnreadableDocument for damaged files and scans."""
    pdf = _open(data, source)
    plumber = Plumber(data)
    try:
        pages = [read_page(pdf, number, plumber) for number in range(len(pdf))]
        recognise(pdf, [page for page in pages if page.scanned])
    finally:
        plumber.close()
        pdf.close()
    _check_scans(pages, source)
    return assemble(pages).finish(source, data)


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


def _check_scans(pages: Sequence[RawPage], source: str) -> None:
    empty = all(not page.lines and not page.tables for page in pages)
    if empty or all(page.scanned for page in pages):
        raise UnreadableDocument(source, "the PDF has no text layer: its pages are pictures", NO_OCR)
    check_characters(sum(len(w.text) for page in pages for line in page.lines for w in line.words), source)
