"""What a library holds, and the state of its parts."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from vnpolicy.index.lexical.index import FOLDER, MANIFEST, checksums_hold, read_manifest
from vnpolicy.index.storage.store import Store

State = Literal["fresh", "stale", "missing"]


@dataclass(frozen=True, slots=True)
class Health:
    """Counts, generation and states. `pending` entries still wait for a vector.

    `missing` also means damaged: either way the next search makes the index anew. `fault` is what SQLite finds wrong
    with `library.db`, `None` when nothing.
    """

    folder: Path
    documents: int
    entries: dict[str, int]
    vectors: int
    pending: int
    encoder: str | None
    generation: int
    lexical: State
    semantic: State
    size: int
    fault: str | None = None


def examine(store: Store, *, thorough: bool = False) -> Health:
    """Health of a library; `thorough` reads the database and the keyword index through."""
    generation = store.generation
    vectors = _count(store, "SELECT count(*) FROM vectors")
    pending = "SELECT count(*) FROM entries WHERE embedded AND id NOT IN (SELECT entry FROM vectors)"
    return Health(
        folder=store.folder,
        documents=_count(store, "SELECT count(*) FROM documents"),
        entries=dict(store.connection.execute("SELECT kind, count(*) FROM entries GROUP BY kind")),
        vectors=vectors,
        pending=_count(store, pending),
        encoder=store.state("encoder_name"),
        generation=generation,
        lexical=_lexical_state(store.folder / FOLDER, generation, thorough=thorough),
        semantic=_semantic_state(store.folder, generation, vectors),
        size=sum(path.stat().st_size for path in store.folder.rglob("*") if path.is_file()),
        fault=_fault(store) if thorough else None,
    )


def _lexical_state(folder: Path, generation: int, *, thorough: bool) -> State:
    manifest = read_manifest(folder)
    if manifest is not None and thorough and not checksums_hold(folder):
        with suppress(OSError):
            (folder / MANIFEST).unlink()  # without it the next search makes the index anew
        manifest = None
    if manifest is None:
        return "missing"
    return "fresh" if manifest.generation == generation else "stale"


def _semantic_state(folder: Path, generation: int, vectors: int) -> State:
    from vnpolicy.index.encoding.vectors import read_vector_manifest

    manifest = read_vector_manifest(folder)
    if not vectors:
        return "fresh"
    if manifest is None:
        return "missing"
    return "fresh" if manifest.generation == generation else "stale"


def _fault(store: Store) -> str | None:
    found = str(store.connection.execute("PRAGMA integrity_check(1)").fetchone()[0])
    return None if found == "ok" else found


def _count(store: Store, sql: str) -> int:
    return int(store.connection.execute(sql).fetchone()[0])
