"""One updater of the derived indexes at a time, across processes and systems."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from vnpolicy.index.errors import LibraryBusy, LibraryReadOnly

LOCK = "update.lock"


@contextmanager
def update_lock(folder: Path, *, patience: float = 0.0) -> Iterator[bool]:
    """Whether this process may update; the lock goes with the process, however it ends.

    An SQLite file of its own: its locks work on every system, and no crash leaves one behind.
    """
    if not os.access(folder, os.W_OK):
        yield False
        return
    connection = sqlite3.connect(folder / LOCK, timeout=patience, isolation_level=None)
    try:
        yield _acquire(connection)
    finally:
        connection.close()


def unavailable(folder: Path) -> LibraryBusy | LibraryReadOnly:
    """Why the lock was not to be had: another process has it, or nothing can be written."""
    return LibraryBusy(folder) if os.access(folder, os.W_OK) else LibraryReadOnly(folder)


def _acquire(connection: sqlite3.Connection) -> bool:
    try:
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError:
        return False
    return True
