"""Libraries of any size: the entries of another, repeated with other digits, each with a vector near a real one."""

import random
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from vnpolicy.index import Library
from vnpolicy.index.encoding.embedding import embedded_texts
from vnpolicy.index.encoding.vectors import add_vectors
from vnpolicy.index.storage.reading import read_entries
from vnpolicy.index.storage.store import Store

if TYPE_CHECKING:
    from numpy.typing import NDArray

SAMPLES = Path(__file__).parents[1] / "corpus" / "samples"
REAL = 8_192  # entries that the encoder reads
NOISE = 0.5  # length of what is added to a vector of length 1: cosine 0.89 to it
BATCH = 10_000
# What of a document, and which of its entries, a copy takes.
RECORDS = "kind IN ('task', 'target', 'basis', 'title')"
TABLES = {"documents": "id", "entries": "id", "assignments": "entry"}


class Size(NamedTuple):
    """How many records (tasks, targets, bases, titles) and other entries (passages, headings) a library has."""

    records: int
    passages: int


class VectorSize(NamedTuple):
    """How many vectors a store holds, in how many bytes."""

    count: int
    bytes: int


def size_of(folder: Path) -> Size:
    """The size of a library that is there."""
    with Library(folder, create=False) as library:
        counts = dict(library.store.connection.execute(f"SELECT {RECORDS}, count(*) FROM entries GROUP BY 1"))  # noqa: S608
    return Size(counts.get(1, 0), counts.get(0, 0))


def make_library(folder: Path, base: Path | None, size: Size) -> None:
    """Fill a new library in a folder with entries of another one (of the sample documents), and index it."""
    with tempfile.TemporaryDirectory() as scratch, Library(folder) as library:
        _repeat(library.store, base or _samples(Path(scratch)), size)
        _add_vectors(library)
        library.refresh()


def _samples(folder: Path) -> Path:
    """A library of the sample documents, their vectors still to be made."""
    from vnpolicy.index.upkeep.rows import prepare
    from vnpolicy.ingest import read
    from vnpolicy.nlp import extract

    with Library(folder / "samples") as library:
        for path in sorted(SAMPLES.iterdir()):
            document = read(path)
            library.add_prepared(prepare(document, extract(document)))
    return folder / "samples"


def _repeat(store: Store, base: Path, size: Size) -> None:
    connection = store.connection
    connection.create_function("renumbered", 2, renumbered, deterministic=True)
    connection.execute("ATTACH ? AS base", (str(base / "library.db"),))
    offsets = {name: _most(store, name, key) for name, key in TABLES.items()}
    copy, left = 0, size
    with store.change():
        while left.records > 0 or left.passages > 0:
            shifts = {name: copy * offset for name, offset in offsets.items()}
            left = _copy(store, copy, shifts, left)
            copy += 1
    connection.execute("DETACH base")


def _copy(store: Store, copy: int, shifts: dict[str, int], left: Size) -> Size:
    """One copy of the base, as much of it as is wanted; gives what is still left to take."""
    connection = store.connection
    for where, count in ((RECORDS, left.records), (f"NOT {RECORDS}", left.passages)):
        chosen = f"SELECT id FROM base.entries WHERE {where} ORDER BY id LIMIT {max(count, 0)}"  # noqa: S608
        _insert(store, "entries", f"id IN ({chosen})", copy, shifts)
    wanted = "id IN (SELECT document - :documents FROM main.entries WHERE id > :entries)"
    _insert(store, "documents", wanted, copy, shifts)
    _insert(store, "assignments", "entry IN (SELECT id - :entries FROM main.entries WHERE id > :entries)", copy, shifts)
    sql = f"SELECT total({RECORDS}), count(*) FROM main.entries WHERE id > ?"  # noqa: S608
    records, whole = connection.execute(sql, (shifts["entries"],)).fetchone()
    return Size(left.records - int(records), left.passages - int(whole - records))


def _insert(store: Store, table: str, where: str, copy: int, shifts: dict[str, int]) -> None:
    """Rows of the base into a table: ids moved on, digits of texts changed."""
    columns = [row[1] for row in store.connection.execute(f"PRAGMA main.table_info({table})")]
    changed = {
        "id": f"id + :{table}",
        "document": "document + :documents",
        "entry": "entry + :entries",
        "source": "source || '#' || :copy",
        "generation": "1",
        **{name: f"renumbered({name}, :copy)" for name in ("text", "quote", "title")},
    }
    values = ", ".join(changed.get(name, name) for name in columns)
    # Entries are taken first, so that it is known which documents they need.
    store.connection.execute("PRAGMA defer_foreign_keys = ON")
    sql = f"INSERT INTO main.{table} ({', '.join(columns)}) SELECT {values} FROM base.{table} WHERE {where}"  # noqa: S608
    store.connection.execute(sql, {"copy": copy, **shifts})


def renumbered(text: str | None, copy: int) -> str | None:
    """The text with its digits exchanged for others, the same everywhere in a copy: offsets stay true."""
    if text is None or not copy:
        return text
    digits = list("0123456789")
    random.Random(copy).shuffle(digits)  # noqa: S311 - other numbers, not secret ones
    return text.translate({ord(str(at)): digit for at, digit in enumerate(digits)})


def _most(store: Store, table: str, key: str) -> int:
    return int(store.connection.execute(f"SELECT coalesce(max({key}), 0) FROM base.{table}").fetchone()[0])  # noqa: S608


def _add_vectors(library: Library) -> None:
    """A vector for each entry that is to have one: the encoder's for the first, near one of those for the others."""
    store = library.store
    ids = [row[0] for row in store.connection.execute("SELECT id FROM entries WHERE embedded ORDER BY id")]
    real = library.encoder.encode_passages(embedded_texts(store, read_entries(store, _spread(ids)).values()))
    chance = np.random.default_rng(0)
    for at in range(0, len(ids), BATCH):
        batch = ids[at : at + BATCH]
        add_vectors(store, library.encoder, batch, near(real, len(batch), chance))


def _spread(ids: list[int]) -> list[int]:
    return ids[:: max(1, len(ids) // REAL)][:REAL]


def near(real: "NDArray[np.float32]", count: int, chance: np.random.Generator) -> "NDArray[np.float32]":
    """So many vectors of length 1, each near one of the real ones. Shape: (count, dimensions)."""
    noise = chance.standard_normal((count, real.shape[1]), dtype=np.float32) * (NOISE / real.shape[1] ** 0.5)
    found = real[chance.integers(len(real), size=count)] + noise
    vectors: NDArray[np.float32] = found / np.linalg.norm(found, axis=1, keepdims=True)
    return vectors


def text_bytes(store: Store) -> int:
    """Bytes of the text that the passages stand for; 0 where there are no passages."""
    return sum(_bytes_of_documents(store))


def _bytes_of_documents(store: Store) -> Iterator[int]:
    sql = "SELECT document, min(start), max(stop) FROM entries WHERE kind = 'passage' GROUP BY document"
    for document, start, stop in store.connection.execute(sql).fetchall():
        text = store.connection.execute("SELECT text FROM documents WHERE id = ?", (document,)).fetchone()[0]
        yield len(text[start:stop].encode())


def vector_bytes(store: Store) -> VectorSize:
    """The vectors that a store holds."""
    row = store.connection.execute("SELECT count(*), total(length(vector)) FROM vectors").fetchone()
    return VectorSize(int(row[0]), int(row[1]))
