"""The one door: a path or bytes in, a `Document` out; the content decides the format, never the ending."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from vnpolicy.ingest.archive import is_open_text
from vnpolicy.ingest.document import Document
from vnpolicy.ingest.errors import UnreadableDocument
from vnpolicy.ingest.kinds import (
    AS_TEXT,
    OPEN_TEXT,
    foreign_office,
    is_pdf,
    is_picture,
    is_rtf,
    is_word97,
    is_zip,
    kind_of_text,
    refuse_foreign,
)
from vnpolicy.ingest.limits import check_bytes, check_characters
from vnpolicy.ingest.sources import read_source

if TYPE_CHECKING:
    from vnpolicy.ingest.scan.reading import Ocr


def read(path: str | Path, *, ocr: "Ocr" = "auto") -> Document:
    """Document of the file at `path`, or in a zip archive ("plans.zip/a.docx"); `source` is the path as given.

    `ocr` says which pages of scans and PDFs are recognised: "auto" those without usable text, "always" all, "never".

    Raises UnreadableDocument (PasswordNeeded where a password is wanted) for a file that gives no text.
    """
    source = str(path)
    return read_bytes(read_source(source), source, ocr=ocr)


def read_bytes(data: bytes, source: str, *, ocr: "Ocr" = "auto") -> Document:
    """Document of a file's bytes; `source` is what the document is called in messages.

    Raises UnreadableDocument (PasswordNeeded where a password is wanted) for bytes that give no text.
    """
    from vnpolicy.ingest.letters.diacritics import find_damage

    check_bytes(len(data), source)
    refuse_foreign(data, source)
    document = _read(data, source, ocr)
    if not document.text.strip():
        raise UnreadableDocument(source, "the file holds no text", AS_TEXT)
    damage = find_damage(document)
    return replace(document, notes=(*document.notes, *damage)) if damage else document


def _read(data: bytes, source: str, ocr: "Ocr") -> Document:
    if is_pdf(data):
        from vnpolicy.ingest.pdf.reader import read_pdf

        return read_pdf(data, source, ocr=ocr)
    if is_picture(data):
        from vnpolicy.ingest.scan.reader import read_scan

        return read_scan(data, source, ocr=ocr)
    return _read_office(data, source) or _read_text(data, source)


def _read_office(data: bytes, source: str) -> Document | None:
    if is_rtf(data):
        from vnpolicy.ingest.word.rtf import read_rtf

        return read_rtf(data, source)
    if is_word97(data):
        from vnpolicy.ingest.word.word97 import read_word97

        return read_word97(data, source)
    office = foreign_office(data) or (OPEN_TEXT if is_zip(data) and is_open_text(data) else None)
    if office is not None:
        from vnpolicy.ingest.word.converter import read_converted

        return read_converted(data, source, what=office[0], ending=office[1])
    if is_zip(data):
        from vnpolicy.ingest.word.docx import read_docx

        return read_docx(data, source)
    return None


def _read_text(data: bytes, source: str) -> Document:
    from vnpolicy.ingest.letters.characters import decode
    from vnpolicy.ingest.letters.restore import restore
    from vnpolicy.ingest.text.web_archive import is_message, page_of

    text, remark = decode(page_of(data, source) if is_message(data) else data, source)
    check_characters(len(text), source)
    kind = kind_of_text(text)
    if kind == "html":
        from vnpolicy.ingest.text.html import read_html

        return read_html(text, source=source, data=data, remark=remark)
    text, told = restore(text)
    remark = told or remark
    if kind == "markdown":
        from vnpolicy.ingest.text.markdown import read_markdown

        return read_markdown(text, source=source, data=data, remark=remark)
    from vnpolicy.ingest.text.plain import read_plain

    return read_plain(text, source=source, data=data, remark=remark)
