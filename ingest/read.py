"""The one door: a path or bytes in, a `Document` out; the content decides the format, never the ending."""

from pathlib import Path

from vnpolicy.ingest.document import Document
from vnpolicy.ingest.plain import read_plain


def read(path: str | Path) -> Document:
    """Document of the file at `path`; `source` is the path as given."""
    return read_bytes(Path(path).read_bytes(), str(path))


def read_bytes(data: bytes, source: str) -> Document:
    """Document of a file's bytes."""
    return read_plain(data, source)
