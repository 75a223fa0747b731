"""What a file is, told by its bytes alone."""

import re
from typing import Literal

from vnpolicy.ingest.errors import PasswordNeeded, UnreadableDocument

Kind = Literal["pdf", "docx", "html", "markdown", "plain"]

AS_DOCX = "open it in a word processor and save it as .docx"
AS_TEXT = "save the text as .docx, PDF with a text layer, or plain text"

MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"GIF8", "this is a picture (GIF)", "save it as PNG or JPEG"),
    (b"\x1f\x8b", "this is a compressed archive (gzip)", "unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "this is a compressed archive (7z)", "unpack it first"),
    (b"Rar!", "this is a compressed archive (RAR)", "unpack it first"),
    (b"SQLite format 3\x00", "this is a database", AS_TEXT),
    (b"\x7fELF", "this is a program", AS_TEXT),
    (b"MZ\x90\x00", "this is a program", AS_TEXT),
)
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OLE_STREAMS = (
    ("Workbook", "this is an Excel workbook, not a text document", AS_TEXT),
    ("PowerPoint Document", "this is a presentation, not a text document", AS_TEXT),
)
OPEN_TYPE = b"application/vnd.oasis.opendocument.text"
OPEN_TEXT = ("this OpenDocument text", ".odt")
CONVERTED = (  # first bytes, name, ending by which a converter tells the format
    (b"\xdb\xa5", "this Word document of before 1995", ".doc"),
    (b"\xffWPC", "this WordPerfect document", ".wpd"),
)
CONVERTED_STREAMS = (
    ("MatOST", "this Works document", ".wps"),
    ("PerfectOffice_MAIN", "this WordPerfect document", ".wpd"),
)
CONVERTED_XML = (
    (b"<w:wordDocument", "this Word 2003 XML document", ".xml"),
    (b"<pkg:package", "this Word document in one XML file", ".xml"),
    (OPEN_TYPE, "this OpenDocument text", ".fodt"),
)
HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).){0,5000}-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
HTML_TAG = re.compile(r"<(/?)(?:p|div|table|tr|td|span|br|h[1-6]|ul|ol|li|center)\b[^<>]*>", re.IGNORECASE)
ATX = re.compile(r"^ {0,3}#{1,6} \S", re.MULTILINE)  # "## II. Nhiệm vụ"
PIPE_TABLE = re.compile(
    r"^[^\n|]*\|[^\n]*\n[ \t]*(?:\|[ \t]*)?:?-+:?[ \t]*\|[ \t\r:|-]*$", re.MULTILINE
)  # a row, then "|---|---|"
EMPHASIS = re.compile(r"\*\*[^*\n]+\*\*")


def refuse_foreign(data: bytes, source: str) -> None:
    """Raise UnreadableDocument for the formats that are known and not read: archives, other office files, programs."""
    for magic, reason, advice in MAGIC:
        if data.startswith(magic):
            raise UnreadableDocument(source, reason, advice)
    if data.startswith(OLE):
        _refuse_ole(data, source)


def _refuse_ole(data: bytes, source: str) -> None:
    if _has_stream(data, "EncryptedPackage"):
        raise PasswordNeeded(source, "the document is protected by a password", "save a copy without the password")
    if is_word97(data) or foreign_office(data):
        return
    for stream, reason, advice in OLE_STREAMS:
        if _has_stream(data, stream):
            raise UnreadableDocument(source, reason, advice)
    raise UnreadableDocument(source, "this is an office file of an old format that cannot be read", AS_DOCX)


def _has_stream(data: bytes, name: str) -> bool:
    return name.encode("utf-16-le") in data


def is_rtf(data: bytes) -> bool:
    """Whether the bytes hold Rich Text; some writers put a mark or blanks before it."""
    return data[:64].lstrip(b"\xef\xbb\xbf \t\r\n\0").startswith(b"{\\rtf")


def is_word97(data: bytes) -> bool:
    """Whether the bytes hold a Word document from before .docx."""
    return data.startswith(OLE) and _has_stream(data, "WordDocument")


def foreign_office(data: bytes) -> tuple[str, str] | None:
    """Name and ending of an office format that only a converter reads, `None` for any other bytes."""
    if data[30:100].startswith(b"mimetype" + OPEN_TYPE):
        return OPEN_TEXT
    if data.startswith(OLE):
        return next(((name, ending) for stream, name, ending in CONVERTED_STREAMS if _has_stream(data, stream)), None)
    found = next(((name, ending) for mark, name, ending in CONVERTED if data.startswith(mark)), None)
    if found or not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<?xml"):
        return found
    return next(((name, ending) for mark, name, ending in CONVERTED_XML if mark in data[:4000]), None)


def is_picture(data: bytes) -> bool:
    """Whether the bytes are a picture of a kind that OCR takes: PNG, JPEG, TIFF, BMP or WebP."""
    if data.startswith(b"BM"):
        return b"\x00" in data[:30]  # a text may begin with "BM"
    return data.startswith(PICTURES) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")


def is_pdf(data: bytes) -> bool:
    """Whether the bytes hold a PDF; some have a few bytes before the mark."""
    return b"%PDF-" in data[:1024]


def is_zip(data: bytes) -> bool:
    """Whether the bytes begin as a zip archive does, an empty or split one included."""
    return data[:4] in {b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"}


def kind_of_text(text: str) -> Kind:
    """`html`, `markdown` or `plain`, by the marks in the text."""
    head = text[:20_000].lstrip("\ufeff")
    if HTML_START.match(head):
        return "html"
    tags = HTML_TAG.findall(head)
    if len(tags) > 5 and tags.count("/") > 1 and head.lstrip().startswith("<"):
        return "html"
    sample = text[:200_000]
    if ("|" in sample and PIPE_TABLE.search(sample)) or len(ATX.findall(sample)) > 1:
        return "markdown"
    return "markdown" if ATX.search(sample) and EMPHASIS.search(sample) else "plain"
