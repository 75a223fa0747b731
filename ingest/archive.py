"""Office files are zip archives: parts of one, unpacked within bounds."""

import io
import lzma
import zipfile
import zlib
from dataclasses import dataclass

from vnpolicy.ingest.errors import PasswordNeeded, UnreadableDocument
from vnpolicy.ingest.kinds import AS_DOCX, AS_TEXT, OPEN_TYPE
from vnpolicy.ingest.limits import ARCHIVE_BYTES, ARCHIVE_ENTRIES, ENTRY_RATIO, RATIO_FROM_BYTES

BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError, ValueError, OSError)
LONGEST_TYPE = 200  # bytes of a packed `mimetype`: a longer one may be a bomb
LOCKED = 1  # the flag of an entry that only a password opens


@dataclass(frozen=True, slots=True)
class Archive:
    """An opened archive and the name of the file it came from."""

    file: zipfile.ZipFile
    source: str

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        return name in self.file.NameToInfo

    def part(self, name: str) -> bytes:
        """Bytes of one part, empty where the archive lacks it."""
        if not self.has(name):
            return b""
        entry = self.file.getinfo(name)
        if entry.flag_bits & LOCKED:
            raise PasswordNeeded(self.source, "the archive is protected by a password", "unpack it first")
        try:
            return self.file.read(entry)
        except RuntimeError as error:
            raise packed_oddly(entry, self.source) from error
        except BROKEN as error:
            raise damaged(self.source) from error


def damaged(source: str) -> UnreadableDocument:
    """The error for an archive or a part that does not unpack."""
    return UnreadableDocument(
        source, "the office file is damaged or incomplete", "get a fresh copy, or repair it and save"
    )


def packed_oddly(entry: zipfile.ZipInfo, source: str) -> UnreadableDocument:
    """The error for an entry whose compression this Python lacks: Deflate64 is method 9, Zstandard 93."""
    reason = f"it is packed by a method that cannot be unpacked here (number {entry.compress_type})"
    return UnreadableDocument(source, reason, "unpack it with another program, and pack it as an ordinary zip file")


def is_open_text(data: bytes) -> bool:
    """Whether a zip archive says in its `mimetype`, at whatever place, that it is an OpenDocument text."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            entry = file.NameToInfo.get("mimetype")
            if entry is None or entry.flag_bits & LOCKED or entry.compress_size > LONGEST_TYPE:
                return False
            with file.open(entry) as text:
                return text.read(len(OPEN_TYPE)) == OPEN_TYPE
    except (RuntimeError, *BROKEN):
        return False


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
    """Raise UnreadableDocument for the office files that hold no text document."""
    names = set(file.namelist())
    if any(name.startswith("word/") for name in names):
        return
    if any(name.startswith("xl/") for name in names):
        raise UnreadableDocument(source, "this is an Excel workbook, not a text document", AS_TEXT)
    if any(name.startswith("ppt/") for name in names):
        raise UnreadableDocument(source, "this is a presentation, not a text document", AS_TEXT)
    if "content.xml" in names and not names.isdisjoint(("mimetype", "META-INF/manifest.xml")):
        raise UnreadableDocument(source, "this is an OpenDocument file that does not say it is a text", AS_TEXT)
