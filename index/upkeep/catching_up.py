"""Documents whose mentions an older version read, or none, are read for them again."""

from collections.abc import Iterator

from vnpolicy.index.citations.mention_rows import mention_rows
from vnpolicy.index.citations.mentions import READER
from vnpolicy.index.storage.reading import read_document, read_plan
from vnpolicy.index.storage.store import Store
from vnpolicy.index.upkeep.writing import insert

BATCH = 200  # documents in one transaction


def catch_up(store: Store) -> Iterator[tuple[int, int]]:
    """Read the mentions of documents that this reader has not read; gives (done, of all) after each batch.

    A library that may only be read is left as it is.
    """
    if not store.writable:
        return
    sql = (
        "SELECT d.id FROM documents d LEFT JOIN mention_readers r ON r.document = d.id"
        " WHERE r.reader IS NULL OR r.reader < ? ORDER BY d.id"
    )
    waiting = [row[0] for row in store.connection.execute(sql, (READER,))]
    for at in range(0, len(waiting), BATCH):
        batch = waiting[at : at + BATCH]
        rows = {number: mention_rows(read_document(store, number), read_plan(store, number)) for number in batch}
        _write(store, rows)
        yield at + len(batch), len(waiting)


def _write(store: Store, rows: dict[int, list[dict[str, object]]]) -> None:
    """Rows of several documents in one transaction; nothing that is searched changes, so the generation stays."""
    sql = (
        "INSERT INTO mention_readers SELECT id, ? FROM documents WHERE id = ?"
        " ON CONFLICT (document) DO UPDATE SET reader = excluded.reader WHERE reader < excluded.reader"
    )
    with store.transaction():
        for number, mentions in rows.items():
            # another process may have read it, or taken it away, while this one read
            if store.connection.execute(sql, (READER, number)).rowcount:
                store.connection.execute("DELETE FROM mentions WHERE document = ?", (number,))
                insert(store, "mentions", [{"document": number, **row} for row in mentions])
