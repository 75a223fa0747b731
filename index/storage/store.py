"""`library.db`: the one truth of a library, opened, checked and brought to the present form."""

import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from vnpolicy.index.errors import LibraryReadOnly, NotALibrary

FILE = "library.db"
APPLICATION = 0x56504C59  # "VPLY", SQLite's own mark of whose file it is
VERSION = 9
PATIENCE = 30.0  # seconds to wait for another process that writes
MAPPED = 2**31  # bytes of the file read without a copy: a search of 500,000 entries takes 17.5 ms for 18.7
CACHE = 16_000  # KiB of pages kept in memory: a search of a large library reads some 700, and 2 MB keep 500
# From a version to the next: names of SQL files beside this one.
MIGRATIONS: Mapping[int, str] = {
    0: "schema.sql", 1: "done_tasks.sql", 2: "mentions.sql", 3: "vector_bytes.sql", 4: "record_kinds.sql",
    5: "fewer_rows.sql", 6: "assigned_names.sql", 7: "kept_keys.sql", 8: "mention_readers.sql",
}  # fmt: skip


class Store:
    """Connection to a library's database. One process may write while others read (WAL)."""

    def __init__(self, folder: Path, *, create: bool = True) -> None:
        self.folder = folder
        _check_folder(folder, create=create)
        folder.mkdir(parents=True, exist_ok=True)
        self.connection = _connect(folder)

    @property
    def writable(self) -> bool:
        """Whether the library may be changed, not only read."""
        return _writable(self.folder)

    @contextmanager
    def change(self) -> Iterator[int]:
        """One transaction that changes what is searched; gives the generation that it makes."""
        with self.transaction():
            generation = self.generation + 1
            self.set_state("generation", str(generation))
            yield generation

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """One transaction of which nothing stays if it fails; the indexes do not hear of it."""
        self.connection.execute("BEGIN IMMEDIATE")
        with _kept_whole(self.connection):
            yield

    @contextmanager
    def snapshot(self) -> Iterator[int]:
        """A steady view of the library over several reads; gives its generation."""
        self.connection.execute("BEGIN")
        try:
            yield self.generation
        finally:
            self.connection.execute("COMMIT")

    @property
    def generation(self) -> int:
        """Count of the changes so far; a derived index that carries another is stale."""
        return int(self.state("generation") or 0)

    @property
    def has_vectors(self) -> bool:
        """Whether any entry has a vector."""
        return bool(self.connection.execute("SELECT EXISTS (SELECT 1 FROM vectors)").fetchone()[0])

    def state(self, name: str) -> str | None:
        """A value of the `state` table."""
        row = self.connection.execute("SELECT value FROM state WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else None

    def set_state(self, name: str, value: str) -> None:
        """Set a value of the `state` table."""
        self.connection.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", (name, value))

    def close(self) -> None:
        """Close the connection; SQLite folds the write-ahead log back into the file."""
        self.connection.close()


def _check_folder(folder: Path, *, create: bool) -> None:
    """Raise `NotALibrary` for anything that is not a library, an empty folder or a free name."""
    if folder.exists() and not folder.is_dir():
        raise NotALibrary(folder, "it is a file")
    if (folder / FILE).exists():
        return
    if folder.is_dir() and any(folder.iterdir()):
        raise NotALibrary(folder, f"it holds other files and no {FILE}")
    if not create:
        raise NotALibrary(folder, "it does not exist" if not folder.exists() else "it is empty")


def _connect(folder: Path) -> sqlite3.Connection:
    connection = _open(folder)
    try:
        _claim(connection, folder)
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(f"PRAGMA cache_size = -{CACHE}")
        connection.execute(f"PRAGMA mmap_size = {MAPPED}")
        migrate(connection)
    except sqlite3.DatabaseError as error:
        connection.close()
        if isinstance(error, sqlite3.OperationalError) and any(word in str(error) for word in ("locked", "readonly")):
            raise
        raise NotALibrary(folder, f"{FILE} is damaged or of another program ({error})") from error
    except NotALibrary:
        connection.close()
        raise
    return connection


def _open(folder: Path) -> sqlite3.Connection:
    """A connection; one that only reads where the folder may only be read, unless changes wait in the log beside it."""
    path = folder / FILE
    if _writable(folder):
        return sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
    log = path.with_name(f"{FILE}-wal")
    if log.exists() and log.stat().st_size:
        raise LibraryReadOnly(folder)
    # Without "immutable" SQLite would make its log files in the folder even for reading.
    return sqlite3.connect(f"{path.absolute().as_uri()}?immutable=1", uri=True, isolation_level=None)


def _writable(folder: Path) -> bool:
    path = folder / FILE
    return os.access(folder, os.W_OK) and (os.access(path, os.W_OK) or not path.exists())


def _claim(connection: sqlite3.Connection, folder: Path) -> None:
    """Raise `NotALibrary` unless the database is ours or brand new."""
    owner = _pragma(connection, "application_id")
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if owner != APPLICATION and tables:
        raise NotALibrary(folder, f"{FILE} belongs to another program")
    version = _pragma(connection, "user_version")
    if version > VERSION:
        raise NotALibrary(folder, f"{FILE} has form {version}, this program knows up to {VERSION}; update it")
    if not tables:
        connection.execute("PRAGMA journal_mode = WAL")


def migrate(connection: sqlite3.Connection, migrations: Mapping[int, str] = MIGRATIONS) -> None:
    """Bring the schema to the last version, each step in a transaction of its own."""
    while (version := _pragma(connection, "user_version")) in migrations:
        script = _script(migrations[version])
        step = f"PRAGMA application_id = {APPLICATION};\nPRAGMA user_version = {version + 1};"
        connection.execute("BEGIN IMMEDIATE")
        # Another process may have taken the step while this one waited.
        if _pragma(connection, "user_version") != version:
            connection.execute("COMMIT")
            continue
        _run_script(connection, f"{script}\n{step}")


def _run_script(connection: sqlite3.Connection, script: str) -> None:
    """Run statements inside the open transaction (`executescript` would commit it first)."""
    with _kept_whole(connection):
        statement = ""
        for line in script.splitlines(keepends=True):
            statement += line
            if sqlite3.complete_statement(statement):
                connection.execute(statement)
                statement = ""


@contextmanager
def _kept_whole(connection: sqlite3.Connection) -> Iterator[None]:
    """End the open transaction: wholly, or where what is done in it fails, without a trace."""
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # on a full disk SQLite has rolled back by itself
            connection.execute("ROLLBACK")
        raise


def _script(name: str) -> str:
    return (files("vnpolicy.index.storage") / name).read_text(encoding="utf-8")


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])
