"""Where documents come from: files, and members of zip archives, which are named as if the archive were a folder."""

import os
from functools import lru_cache
from io import SEEK_CUR, SEEK_END, SEEK_SET, BufferedReader, RawIOBase
from pathlib import Path
from typing import TYPE_CHECKING

from vnpolicy.ingest.bundle import Bundle, open_bundle
from vnpolicy.ingest.errors import UnreadableDocument
from vnpolicy.ingest.limits import check_file

if TYPE_CHECKING:
    from typing_extensions import Buffer

# What a reader knows; in a folder or an archive other files are passed over, a file named outright is always tried.
TEXTS = {
    ".txt",
    ".text",
    ".md",
    ".markdown",
    ".html",
    ".htm",
    ".xhtml",
    ".mht",
    ".mhtml",
    ".docx",
    ".doc",
    ".rtf",
    ".odt",
    ".wps",
    ".wpd",
    ".pdf",
}
PICTURES = {".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp"}
ARCHIVES = {".zip"}
ENDINGS = frozenset(TEXTS | PICTURES | ARCHIVES)
PACKED = frozenset({".rar", ".7z", ".gz"})  # not unpacked, but told of where they lie in an archive


def find_documents(path: str) -> list[str]:
    """The path, or for a zip archive of documents the paths of those: "plans.zip/2025/a.docx".

    An archive that cannot be opened is named itself: reading it tells why.
    """
    if Path(path).suffix.lower() not in ARCHIVES or not Path(path).is_file():
        return [path]
    try:
        bundle = _bundle_at(Path(path))
        names = None if bundle is None else [name for name in bundle.names() if _is_known(name)]
    except (UnreadableDocument, OSError):
        return [path]
    return [path] if names is None else [f"{path}/{name}" for name in dict.fromkeys(names)]


def read_source(path: str) -> bytes:
    """Bytes of a file or of a member of an archive.

    Raises UnreadableDocument where there is no such file, it is too large, or the archive may not be unpacked.
    """
    archive = _archive_of(path)
    try:
        return _read_whole(path) if archive is None else _read_member(archive, path)
    except OSError as error:
        raise UnreadableDocument(path, "the file may not be read", "check its permissions") from error


def source_exists(path: str) -> bool:
    """Whether a document is still there: its file, or the archive that it lies in, with it inside."""
    archive = _archive_of(path)
    if archive is None:
        return Path(path).exists()
    return _within(archive, path) in (_within(archive, found) for found in find_documents(str(archive)))


def _read_whole(path: str) -> bytes:
    file = Path(path)
    check_file(file, path)
    bundle = _bundle_at(file) if file.suffix.lower() in ARCHIVES else None
    if bundle is None:
        return file.read_bytes()
    found = any(map(_is_known, bundle.names()))
    what = "this is a zip archive of documents, not one document" if found else "this zip archive holds no document"
    raise UnreadableDocument(path, what, "name one of its files, as in a.zip/plan.docx" if found else "name another")


def _read_member(archive: Path, path: str) -> bytes:
    bundle = _bundle_at(archive)
    if bundle is None:
        raise UnreadableDocument(path, "there is no such file", "check the path")
    return bundle.read(_within(archive, path))


def _within(archive: Path, path: str) -> str:
    """Name of a member as its archive has it: of "./plans.zip//2025/a.docx" it is "2025/a.docx"."""
    return Path(path).relative_to(archive).as_posix()


def _bundle_at(path: Path) -> Bundle | None:
    state = path.stat()
    return _bundle(path, (state.st_mtime_ns, state.st_size))


@lru_cache(maxsize=1)  # the documents of an archive are read one after the other
def _bundle(path: Path, _state: tuple[int, int]) -> Bundle | None:
    return open_bundle(BufferedReader(_Reopened(path)), str(path))


class _Reopened(RawIOBase):
    """A file that is open only while it is read from: an archive that is remembered keeps none open."""

    def __init__(self, path: Path) -> None:
        self._path, self._at = path, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = SEEK_SET) -> int:
        start = {SEEK_SET: 0, SEEK_CUR: self._at, SEEK_END: self._path.stat().st_size if whence == SEEK_END else 0}
        if start[whence] + offset < 0:
            raise ValueError(offset)
        self._at = start[whence] + offset
        return self._at

    def readinto(self, buffer: "Buffer") -> int:
        with self._path.open("rb", buffering=0) as file:
            file.seek(self._at)
            count = file.readinto(buffer)
        self._at += count
        return count


def _archive_of(path: str) -> Path | None:
    """The archive that a path goes through, `None` where the path is that of a file."""
    if ".zip" not in path.lower() or os.path.lexists(path):
        return None
    return next((parent for parent in reversed(Path(path).parents) if parent.is_file()), None)


def _is_known(name: str) -> bool:
    return Path(name).suffix.lower() in ENDINGS | PACKED
