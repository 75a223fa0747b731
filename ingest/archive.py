"""Office files are zip archives: parts of one, unpacked within bounds."""

import io
import zipfile
import zlib
from dataclasses import dataclass

from vnpolicy.ingest.errors import PasswordNeeded, UnreadableDocument
from vnpolicy.ingest.kinds import AS_DOCX, AS_TEXT
from vnpolicy.ingest.limits import ARCHIVE_BYTES, ARCHIVE_ENTRIES, ENTRY_RATIO, RATIO_FROM_BYTES

BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError)


@dataclass(frozen=True, slots=True)
class Archive:
    """An opened archive and the name of the file it came from."""

    file: zipfile.ZipFile
    source: str

    def part(self, name: str) -> bytes:
        """Bytes of one part, empty where the archive lacks it."""
        if name not in self.file.namelist():
            return b""
        try:
            return self.file.read(name)
        except RuntimeError as error:
            raise PasswordNeeded(self.source, "the archive is protected by a password", "unpack it first") from error
        except BROKEN as error:
            raise damaged(self.source) from error


def damaged(source: str) -> UnreadableDocument:
    """The error for an archive or a part that does not unpack."""
    return UnreadableDocument(
        source, "the office file is damaged or incomplete", "get a fresh copy, or repair it and save"
    )


def open_archive(data: bytes, source: str) -> Archive:
    """The archive in `data`, its sizes checked before anything is unpacked."""
    try:
        file = zipfile.ZipFile(io.BytesIO(data))
    except BROKEN as error:
        raise damaged(source) from error
    entries = file.infolist()
    if len(entries) > ARCHIVE_ENTRIES or sum(e.file_size for e in entries) > ARCHIVE_BYTES:
        raise UnreadableDocument(source, "the archive unpacks to more than a document can hold", AS_DOCX)
    if any(e.file_size > RATIO_FROM_BYTES and e.file_size > ENTRY_RATIO * max(e.compress_size, 1) for e in entries):
        raise UnreadableDocument(source, "the archive unpacks to a suspicious size (a zip bomb)", AS_DOCX)
    _check_kind(file, source)
    return Archive(file, source)


def _check_kind(file: zipfile.ZipFile, source: str) -> None:
    names = set(file.namelist())
    if "word/document.xml" in names:
        return
    if any(name.startswith("xl/") for name in names):
        raise UnreadableDocument(source, "this is an Excel workbook, not a text document", AS_TEXT)
    if any(name.startswith("ppt/") for name in names):
        raise UnreadableDocument(source, "this is a presentation, not a text document", AS_TEXT)
    if "content.xml" in names and "mimetype" in names:
        raise UnreadableDocument(source, "this is an OpenDocument file, which cannot be read yet", AS_DOCX)
    raise UnreadableDocument(
        source, "this is a zip archive without a Word document in it", "unpack it and name the files inside"
    )
