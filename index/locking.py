"""One updater of the derived indexes at a time, across processes and systems."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LOCK = "update.lock"


@contextmanager
def update_lock(folder: Path, *, patience: float = 0.0) -> Iterator[bool]:
    """Whether this process may update; the lock goes with the process, however it ends.

    An SQLite file of its own: its locks work on every system, and no crash leaves one behind.
    """
    connection = sqlite3.connect(folder / LOCK, timeout=patience, isolation_level=None)
    try:
        yield _acquire(connection)
    finally:
        connection.close()


def _acquire(connection: sqlite3.Connection) -> bool:
    try:
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError:
        return False
    return True
