"""Bounds on what is read: beyond them a file is refused with its size, before it costs memory."""

from pathlib import Path

from vnpolicy.ingest.errors import UnreadableDocument

FILE_BYTES = 200_000_000
TEXT_CHARACTERS = 30_000_000
WORD97_CHARACTERS = 1_000_000  # about 500 pages, 20 seconds and 300 MB
ARCHIVE_ENTRIES = 10_000
ARCHIVE_BYTES = 300_000_000  # of all entries, unpacked
ENTRY_RATIO = 200  # unpacked to packed; office XML stays below 60
RATIO_FROM_BYTES = 10_000_000  # small entries may shrink as much as they like
BUNDLE_ENTRIES = 20_000  # files of an archive of documents and of the archives in it
BUNDLE_BYTES = 5_000_000_000  # of all of them, unpacked; each is unpacked alone
BUNDLE_DEPTH = 2  # archives in an archive in the archive
PAGES = 10_000
SAVED_PAGE_BYTES = 50_000_000  # of a page saved whole with its pictures
SAVED_PAGE_PARTS = 5_000

SPLIT = "split it into smaller files"


def check_file(path: Path, source: str) -> None:
    """Raise UnreadableDocument for a path that is no readable file, or a file beyond the bound."""
    try:
        size = path.stat().st_size
    except (OSError, ValueError) as error:
        raise UnreadableDocument(source, "there is no such file, or it may not be read", "check the path") from error
    if path.is_dir():
        raise UnreadableDocument(source, "this is a folder", "name the files in it")
    check_bytes(size, source)


def check_bytes(size: int, source: str) -> None:
    """Raise UnreadableDocument for a file of no bytes or of too many."""
    if size == 0:
        raise UnreadableDocument(source, "the file is empty", "save it again from its source")
    if size > FILE_BYTES:
        raise UnreadableDocument(source, f"the file has {size:,} bytes, more than {FILE_BYTES:,}", SPLIT)


def check_characters(count: int, source: str) -> None:
    """Raise UnreadableDocument for a text beyond the bound."""
    if count > TEXT_CHARACTERS:
        raise UnreadableDocument(source, f"the text has {count:,} characters, more than {TEXT_CHARACTERS:,}", SPLIT)
