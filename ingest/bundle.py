"""Zip archives of documents: what is in one, its members' bytes, and why a member is not read."""

import io
import stat
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO

from vnpolicy.ingest.archive import BROKEN, LOCKED, packed_oddly
from vnpolicy.ingest.errors import PasswordNeeded, UnreadableDocument
from vnpolicy.ingest.kinds import is_zip
from vnpolicy.ingest.letters.syllables import is_syllable
from vnpolicy.ingest.limits import BUNDLE_BYTES, BUNDLE_DEPTH, BUNDLE_ENTRIES, ENTRY_RATIO, FILE_BYTES, RATIO_FROM_BYTES

OFFICE = ("[Content_Types].xml", "word/document.xml", "mimetype", "content.xml")  # a zip that is one document
JUNK_FOLDERS = frozenset(("__MACOSX", ".git", ".svn"))
NAME_ENCODINGS = ("utf-8", "cp1258", "cp437")  # of names that the archive does not mark as UTF-8
OPEN_AGAIN = "unpack it yourself, or get a fresh copy"


@dataclass(frozen=True, slots=True)
class Member:
    """One file in an archive: its name as its author saw it, and its entry."""

    name: str
    entry: zipfile.ZipInfo


@dataclass(slots=True)
class Allowance:
    """What may still be listed and unpacked of an archive and of all archives in it."""

    entries: int = BUNDLE_ENTRIES
    size: int = BUNDLE_BYTES

    def take(self, entries: list[zipfile.ZipInfo], source: str) -> None:
        """Count entries; raises UnreadableDocument where they are more than an archive may hold."""
        self.entries -= len(entries)
        self.size -= sum(entry.file_size for entry in entries)
        if self.entries < 0 or self.size < 0:
            reason = f"the archive holds more than {BUNDLE_ENTRIES:,} files or {BUNDLE_BYTES:,} bytes"
            raise UnreadableDocument(source, reason, "split it, or unpack it yourself and name its folder")


@dataclass(slots=True)
class Bundle:
    """An opened archive: what it is called, its members by name, and how many archives it lies in."""

    file: zipfile.ZipFile
    source: str
    members: dict[str, Member]
    allowance: Allowance
    depth: int = 0
    latest: "tuple[str, Bundle | None]" = ("", None)  # the archive inside that was opened last

    def names(self) -> Iterator[str]:
        """Names of all members, those of archives inside with the archive's name before them.

        Raises UnreadableDocument where there are more than an archive may hold.
        """
        for name, member in self.members.items():
            inner = self._known_inner(member)
            if inner is None:
                yield name
            else:
                yield from (f"{name}/{below}" for below in inner.names())

    def read(self, name: str) -> bytes:
        """Bytes of the member `name`. Raises UnreadableDocument with the reason why it is not read."""
        if name in self.members:
            return self._unpack(self.members[name])
        outer = next((member for member in self.members.values() if name.startswith(member.name + "/")), None)
        inner = None if outer is None else self._inner(outer, Allowance())
        if outer is None or inner is None:
            raise UnreadableDocument(f"{self.source}/{name}", "the archive has no such file", "see what it holds")
        return inner.read(name[len(outer.name) + 1 :])

    def _known_inner(self, member: Member) -> "Bundle | None":
        """The archive that a member is, `None` where it is a document or cannot be opened."""
        if not member.name.lower().endswith(".zip") or self.depth >= BUNDLE_DEPTH:
            return None
        try:
            return self._inner(member, self.allowance)
        except UnreadableDocument:
            if min(self.allowance.entries, self.allowance.size) < 0:
                raise
            return None  # whoever reads it is told why

    def _inner(self, member: Member, allowance: Allowance) -> "Bundle | None":
        if self.depth >= BUNDLE_DEPTH:
            raise UnreadableDocument(self._called(member), "archives lie too deep in each other", OPEN_AGAIN)
        if self.latest[0] != member.name:
            inner = open_bundle(io.BytesIO(self._unpack(member)), self._called(member), allowance)
            if inner is not None:
                inner.depth = self.depth + 1
            self.latest = member.name, inner
        return self.latest[1]

    def _unpack(self, member: Member) -> bytes:
        source = self._called(member)
        _check(member, source)
        try:
            return self.file.read(member.entry)
        except RuntimeError as error:
            raise packed_oddly(member.entry, source) from error
        except BROKEN as error:
            raise UnreadableDocument(source, "it cannot be unpacked: the archive is damaged", OPEN_AGAIN) from error

    def _called(self, member: Member) -> str:
        return f"{self.source}/{member.name}"


def open_bundle(file: IO[bytes], source: str, allowance: Allowance | None = None) -> Bundle | None:
    """The archive of documents in a file, `None` where the file is another thing, a Word document among them.

    What systems leave behind is no member (`__MACOSX`, `.DS_Store`, `~$plan.docx`). Raises UnreadableDocument for a
    damaged archive, and where it holds more than it may.
    """
    if not is_zip(file.read(4)):
        return None
    try:
        archive = zipfile.ZipFile(file)
    except BROKEN as error:
        raise UnreadableDocument(source, "the archive is damaged or incomplete", "get a fresh copy") from error
    if any(name in archive.NameToInfo for name in OFFICE):
        return None
    allowance = Allowance() if allowance is None else allowance
    allowance.take(archive.infolist(), source)
    members = [Member(_name_of(entry), entry) for entry in archive.infolist() if not entry.is_dir()]
    return Bundle(archive, source, {m.name: m for m in members if not _is_junk(m.name)}, allowance)


def _check(member: Member, source: str) -> None:
    """Raise UnreadableDocument for a member that leads out of the archive, is a link, or unpacks to too much."""
    entry = member.entry
    path = PurePosixPath(entry.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or entry.filename[1:2] == ":":
        raise UnreadableDocument(source, "its name leads out of the archive", "do not trust this archive")
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise UnreadableDocument(source, "it is a link to another file", "put the file itself into the archive")
    if entry.flag_bits & LOCKED:
        raise PasswordNeeded(source, "the archive is protected by a password", "unpack it first")
    if entry.file_size > FILE_BYTES:
        raise UnreadableDocument(
            source, f"it unpacks to {entry.file_size:,} bytes, more than {FILE_BYTES:,}", OPEN_AGAIN
        )
    if entry.file_size > RATIO_FROM_BYTES and entry.file_size > ENTRY_RATIO * max(entry.compress_size, 1):
        raise UnreadableDocument(source, "it unpacks to a suspicious size (a zip bomb)", "do not unpack it")


def _is_junk(name: str) -> bool:
    path = PurePosixPath(name)
    hidden = path.name.startswith((".", "~$")) or path.name.lower() in {"thumbs.db", "desktop.ini"}
    return hidden or not JUNK_FOLDERS.isdisjoint(path.parts)


def _name_of(entry: zipfile.ZipInfo) -> str:
    """Name of a member in NFC; where the archive does not say that it is UTF-8, the encoding that reads best."""
    name = str(PurePosixPath(entry.filename.replace("\\", "/"))).lstrip("/") or "?"
    if entry.flag_bits & 0x800 or name.isascii():
        return unicodedata.normalize("NFC", name)
    readings = list(_readings(name.encode("cp437", "replace")))
    return max(readings or [name], key=_sounds)


def _readings(data: bytes) -> Iterator[str]:
    for encoding in NAME_ENCODINGS:
        try:
            yield unicodedata.normalize("NFC", data.decode(encoding))
        except UnicodeDecodeError:
            continue
        if encoding == "utf-8":
            return


def _sounds(name: str) -> int:
    """How many words of a name are syllables."""
    return sum(map(is_syllable, "".join(c if c.isalpha() else " " for c in name).split()))
