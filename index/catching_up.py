"""Documents that were taken in before mentions were kept are read for them."""

from collections.abc import Iterator

from vnpolicy.index.mention_rows import mention_rows
from vnpolicy.index.reading import read_document, read_plan
from vnpolicy.index.store import Store
from vnpolicy.index.writing import insert

BATCH = 200  # documents in one transaction


def catch_up(store: Store) -> Iterator[tuple[int, int]]:
    """Read the documents that have no mentions yet; gives (done, of all) after each batch."""
    sql = "SELECT id FROM documents WHERE mentioning = 0 ORDER BY id"
    waiting = [row[0] for row in store.connection.execute(sql)]
    for at in range(0, len(waiting), BATCH):
        batch = waiting[at : at + BATCH]
        rows = {number: mention_rows(read_document(store, number), read_plan(store, number)) for number in batch}
        _write(store, rows)
        yield at + len(batch), len(waiting)


def _write(store: Store, rows: dict[int, list[dict[str, object]]]) -> None:
    """Rows of several documents in one transaction; nothing that is searched changes, so the generation stays."""
    sql = "UPDATE documents SET mentioning = 1 WHERE id = ? AND mentioning = 0"
    with store.transaction():
        for number, mentions in rows.items():
            if store.connection.execute(sql, (number,)).rowcount:
                insert(store, "mentions", [{"document": number, **row} for row in mentions])
