"""Word 97-2003 documents (.doc): turned into .docx by a converter written in Python alone, and read as such.

One reader for both keeps merged cells, automatic numbers, notes, tracked changes and the font of each run.
"""

import tempfile
from pathlib import Path

from vnpolicy.ingest.archive import damaged
from vnpolicy.ingest.document import Document
from vnpolicy.ingest.errors import PasswordNeeded, UnreadableDocument
from vnpolicy.ingest.limits import SPLIT, WORD97_CHARACTERS

WORD_97 = 0xC1  # the version that the file's first bytes give; Word 6 has 101, Word 95 has 104
# main text, footnotes, headers, comments, endnotes, text boxes, each counted in the file's head
COUNTS = ("ccpText", "ccpFtn", "ccpHdd", "ccpAtn", "ccpEdn", "ccpTxbx", "ccpHdrTxbx")


def read_word97(data: bytes, source: str) -> Document:
    """Document of a Word file from before .docx; its digest is that of `data`.

    Raises UnreadableDocument for a damaged file or one too long, PasswordNeeded for a protected one.
    """
    from vnpolicy.ingest.word.converter import read_converted
    from vnpolicy.ingest.word.docx import read_docx

    if _version(data, source) < WORD_97:
        return read_converted(data, source, what="this Word document of before Word 97", ending=".doc")
    return read_docx(as_docx(data, source), source, original=data)


def _version(data: bytes, source: str) -> int:
    from doc2docx.cfb import CompoundFile
    from doc2docx.errors import Doc2DocxError

    try:
        return int.from_bytes(CompoundFile(data).open_stream("WordDocument")[2:4], "little")
    except (Doc2DocxError, ValueError, IndexError) as error:
        raise damaged(source) from error


def as_docx(data: bytes, source: str) -> bytes:
    """The document as the bytes of a .docx file."""
    import doc2docx
    from doc2docx.errors import EncryptedDocumentError

    with tempfile.TemporaryDirectory(prefix="vnpolicy-") as folder:
        old, new = Path(folder, "a.doc"), Path(folder, "a.docx")
        old.write_bytes(data)
        try:
            _check_length(doc2docx.inspect_doc(old)["fib"], len(data), source)
            doc2docx.convert(old, new)
        except UnreadableDocument:
            raise
        except EncryptedDocumentError as error:
            raise PasswordNeeded(
                source, "the document is protected by a password", "save a copy without the password"
            ) from error
        except Exception as error:  # whatever a hostile file provokes in another's code is the file's fault
            raise damaged(source) from error
        return new.read_bytes()


def _check_length(head: dict[str, int], size: int, source: str) -> None:
    """Refuse a text longer than its file, whose pieces name the same bytes again and again, and one too long."""
    count = sum(max(head[name], 0) for name in COUNTS)
    if count > size:
        raise damaged(source)
    if count > WORD97_CHARACTERS:
        reason = f"the text has {count:,} characters, more than {WORD97_CHARACTERS:,}"
        raise UnreadableDocument(source, reason, f"save it as .docx, or {SPLIT}")
