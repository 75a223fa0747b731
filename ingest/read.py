"""The one door: a path or bytes in, a `Document` out; the content decides the format, never the ending."""

from pathlib import Path

from vnpolicy.ingest.characters import decode
from vnpolicy.ingest.document import Document
from vnpolicy.ingest.errors import UnreadableDocument
from vnpolicy.ingest.limits import check_bytes, check_characters, check_file
from vnpolicy.ingest.plain import read_plain


def read(path: str | Path) -> Document:
    """Document of the file at `path`; `source` is the path as given."""
    source = str(path)
    check_file(Path(path), source)
    return read_bytes(Path(path).read_bytes(), source)


def read_bytes(data: bytes, source: str) -> Document:
    """Document of a file's bytes."""
    check_bytes(len(data), source)
    text, remark = decode(data, source)
    check_characters(len(text), source)
    document = read_plain(text, source=source, data=data, remark=remark)
    if not document.text:
        raise UnreadableDocument(source, "the file holds no text", "save it again from its source")
    return document
