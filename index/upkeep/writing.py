"""Documents into the store and out of it, each in one transaction."""

from collections.abc import Sequence

from vnpolicy.index.citations.mentions import READER
from vnpolicy.index.encoding.embedding import choose_embedded
from vnpolicy.index.entries.coding import stored_name
from vnpolicy.index.storage.store import Store
from vnpolicy.index.upkeep.kept_keys import keep_keys
from vnpolicy.index.upkeep.rows import Prepared, Row


def add_document(store: Store, prepared: Prepared, *, embed: str = "records") -> int:
    """Id of the document, stored in place of the one of the same source. `embed`: `records`, `passages` or `none`."""
    with store.change() as generation:
        kept = keep_keys(store, prepared)
        _remove(store, [prepared.document["source"]], generation)
        document = _next_id(store, "documents")
        insert(store, "documents", [{"id": document, **prepared.document, "generation": generation}])
        _add_entries(store, document, prepared, embed)
        insert(store, "mentions", [{"document": document, **row} for row in prepared.mentions])
        insert(store, "kept_keys", [{"document": document, "task": task, "key": key} for task, key in kept.items()])
        insert(store, "mention_readers", [{"document": document, "reader": READER}])
        insert(store, "abbreviations", [{"document": document, **row} for row in prepared.abbreviations])
    return document


def remove_documents(store: Store, sources: list[str]) -> int:
    """Number of documents removed."""
    if not sources:
        return 0
    with store.change() as generation:
        return _remove(store, [stored_name(source) for source in sources], generation)


def move_document(store: Store, old: str, new: str) -> None:
    """Give a document its new source: the same file stands elsewhere now."""
    with store.change():
        names = (stored_name(new), stored_name(old))
        store.connection.execute("UPDATE documents SET source = ? WHERE source = ?", names)


def _remove(store: Store, sources: list[str], generation: int) -> int:
    removed = 0
    for source in sources:
        row = store.connection.execute("DELETE FROM documents WHERE source = ? RETURNING id", (source,)).fetchone()
        if row:
            store.connection.execute("INSERT INTO removed VALUES (?, ?)", (row[0], generation))
            removed += 1
    return removed


def _add_entries(store: Store, document: int, prepared: Prepared, embed: str) -> None:
    """Entries under consecutive ids, so that all of them go in by one statement."""
    first = _next_id(store, "entries")
    embedded = choose_embedded(prepared.entries, embed)
    rows = [
        {"id": number, "document": document, **row, "embedded": int(chosen)}
        for number, (row, chosen) in enumerate(zip(prepared.entries, embedded, strict=True), start=first)
    ]
    insert(store, "entries", rows)
    insert(store, "assignments", [{**row, "entry": first + row["entry"]} for row in prepared.assignments])


def _next_id(store: Store, table: str) -> int:
    """The id that SQLite would give next; one of a removed row is never used again."""
    row = store.connection.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
    return int(row[0]) + 1 if row else 1


def insert(store: Store, table: str, rows: Sequence[Row]) -> None:
    """Rows of the same columns into a table."""
    if rows:
        names, marks = ", ".join(rows[0]), ", ".join(f":{name}" for name in rows[0])
        store.connection.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)  # noqa: S608
