"""Word 97-2003 documents (.doc): turned into .docx by a converter written in Python alone, and read as such.

One reader for both keeps merged cells, automatic numbers, notes, tracked changes and the font of each run.
"""

import tempfile
from pathlib import Path

from vnpolicy.ingest.archive import damaged
from vnpolicy.ingest.document import Document
from vnpolicy.ingest.errors import PasswordNeeded


def read_word97(data: bytes, source: str) -> Document:
    """Document of a Word 97-2003 file; its digest is that of `data`.

    Raises UnreadableDocument for a damaged or older file, PasswordNeeded for a protected one.
    """
    from vnpolicy.ingest.docx import read_docx

    return read_docx(as_docx(data, source), source, original=data)


def as_docx(data: bytes, source: str) -> bytes:
    """The document as the bytes of a .docx file."""
    import doc2docx
    from doc2docx.errors import EncryptedDocumentError

    with tempfile.TemporaryDirectory(prefix="vnpolicy-") as folder:
        old, new = Path(folder, "a.doc"), Path(folder, "a.docx")
        old.write_bytes(data)
        try:
            doc2docx.convert(old, new)
        except EncryptedDocumentError as error:
            raise PasswordNeeded(
                source, "the document is protected by a password", "save a copy without the password"
            ) from error
        except Exception as error:
            raise damaged(source) from error
        return new.read_bytes()
