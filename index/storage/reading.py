"""Documents, entries and counts out of the store."""

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple, cast

from vnpolicy.index.entries.coding import decode, stored_name
from vnpolicy.index.entries.entries import RECORD_TYPES, Kind, Record
from vnpolicy.index.entries.hits import CARD_FACTS, Card
from vnpolicy.index.storage.drafts import HEAD, is_draft
from vnpolicy.index.storage.sql_values import in_batches, placeholders
from vnpolicy.index.storage.store import Store
from vnpolicy.index.wording.typed_numbers import bare_number
from vnpolicy.index.wording.words import number_key
from vnpolicy.ingest.document import Block, Document, Language, Note, Page, Span
from vnpolicy.nlp.plan import Citation, Plan, Target, Task

_CARD = ", ".join(CARD_FACTS)
_COUNTS = ", ".join(
    f"(SELECT count(*) FROM entries e WHERE e.document = documents.id AND e.kind = '{kind}')"  # noqa: S608
    for kind in ("task", "target", "basis")
)
_ENTRY = "e.id, e.document, e.kind, e.start, e.stop, e.page, coalesce(e.quote, ''), e.record"
_PASSAGES = (
    "SELECT e.id, substr(d.text, e.start + 1, e.stop - e.start) FROM entries e JOIN documents d ON d.id = e.document"
)
_LONGEST_ID = 19  # digits: SQLite counts to 9.2e18


class StoredEntry(NamedTuple):
    """An entry as stored; the `quote` of a passage is cut from its document's text."""

    id: int
    document: int
    kind: Kind
    span: Span
    page: int | None
    quote: str
    record: bytes | None

    def decoded(self) -> Record | None:
        """The Task, Target or Citation; `None` for titles, headings and passages."""
        return decode(self.record, RECORD_TYPES[self.kind]) if self.record else None


def read_cards(store: Store, where: str = "1", values: Sequence[object] = (), *, counts: bool = True) -> list[Card]:
    """Cards of the documents that meet an SQL condition, in the order of their ids."""
    columns = f"{_CARD}, {_COUNTS}" if counts else _CARD
    sql = f"SELECT {columns} FROM documents WHERE {where} ORDER BY id"  # noqa: S608
    return [Card(*row) for row in store.connection.execute(sql, values)]


def read_text(store: Store, document: int) -> str:
    """The normalised text of a document; nothing of one that is gone by now."""
    row = store.connection.execute("SELECT text FROM documents WHERE id = ?", (document,)).fetchone()
    return str(row[0]) if row else ""


def read_document(store: Store, document: int) -> Document:
    """The Document as it was added."""
    sql = "SELECT source, digest, language, layout, text FROM documents WHERE id = ?"
    source, digest, language, layout, text = store.connection.execute(sql, (document,)).fetchone()
    parts = decode(zlib.decompress(layout), tuple[tuple[Block, ...], tuple[Page, ...], tuple[Note, ...]])
    return Document(source, digest, text, parts[0], parts[1], cast("Language", language), parts[2])


def read_plan(store: Store, document: int) -> Plan:
    """The Plan as it was added."""
    frame = store.connection.execute("SELECT frame FROM documents WHERE id = ?", (document,)).fetchone()[0]
    return replace(
        decode(frame, Plan),
        tasks=tuple(decode(data, Task) for data in _records(store, document, "task")),
        targets=tuple(decode(data, Target) for data in _records(store, document, "target")),
        bases=tuple(decode(data, Citation) for data in _records(store, document, "basis")),
    )


def read_effective(store: Store, document: int) -> str | None:
    """The day from which a document is in force, where it says so."""
    sql = "SELECT json_extract(CAST(frame AS TEXT), '$.header.effective') FROM documents WHERE id = ?"
    row = store.connection.execute(sql, (document,)).fetchone()
    return row[0] if row else None


def read_entries(
    store: Store, ids: Sequence[int], quotes: Mapping[int, str] = MappingProxyType({})
) -> dict[int, StoredEntry]:
    """Entries by id; one that is gone by now is left out. `quotes` are those that are known, of passages too."""
    found: dict[int, StoredEntry] = {}
    texts: dict[int, str] = {}
    for batch in in_batches(ids):
        sql = f"SELECT {_ENTRY} FROM entries e WHERE e.id IN ({placeholders(batch)})"  # noqa: S608
        for row in store.connection.execute(sql, batch).fetchall():
            entry = _stored(row)
            if entry.kind == "passage":
                quote = quotes.get(entry.id) or _cut(store, entry, texts)
                if not quote:
                    continue
                entry = entry._replace(quote=quote)
            found[entry.id] = entry
    return found


def _cut(store: Store, passage: StoredEntry, texts: dict[int, str]) -> str:
    """What a passage says, of the text of its document, which is read once into `texts`."""
    if passage.document not in texts:
        texts[passage.document] = read_text(store, passage.document)
    return texts[passage.document][slice(*passage.span)]


def read_quotes(store: Store, ids: Sequence[int]) -> dict[int, str]:
    """What entries say, by id: less than `read_entries` reads, and of a passage its part of the text alone."""
    found: dict[int, str] = {}
    for batch in in_batches(ids):
        sql = f"SELECT id, quote FROM entries WHERE id IN ({placeholders(batch)})"  # noqa: S608
        found.update(store.connection.execute(sql, batch).fetchall())
    passages = [number for number, quote in found.items() if quote is None]
    for batch in in_batches(passages):
        sql = f"{_PASSAGES} WHERE e.id IN ({placeholders(batch)})"
        found.update(store.connection.execute(sql, batch).fetchall())
    return found


def read_document_entries(store: Store, document: int) -> Iterator[StoredEntry]:
    """All entries of a document, quotes of passages included."""
    text = read_text(store, document)
    sql = f"SELECT {_ENTRY} FROM entries e WHERE e.document = ? ORDER BY e.id"  # noqa: S608
    for row in store.connection.execute(sql, (document,)).fetchall():
        entry = _stored(row)
        yield entry._replace(quote=text[slice(*entry.span)]) if entry.kind == "passage" else entry


def read_embedded(store: Store, document: int) -> set[int]:
    """Ids of the entries of a document that have a vector, or are to get one."""
    sql = "SELECT id FROM entries WHERE document = ? AND embedded"
    return {number for (number,) in store.connection.execute(sql, (document,))}


def read_agencies(store: Store, document: int) -> dict[int, list[str]]:
    """Written and expanded names of the agencies of each entry of a document."""
    sql = "SELECT entry, written, name FROM assignments WHERE entry IN (SELECT id FROM entries WHERE document = ?)"
    names: dict[int, list[str]] = {}
    for entry, written, name in store.connection.execute(sql, (document,)):
        names.setdefault(entry, []).extend(dict.fromkeys((written, name)))
    return names


def read_digests(store: Store) -> dict[str, str]:
    """Digest by source of every document."""
    return dict(store.connection.execute("SELECT source, digest FROM documents"))


def read_digest(store: Store, source: str) -> str | None:
    """Digest of the document of a source, if there is one."""
    sql = "SELECT digest FROM documents WHERE source = ?"
    row = store.connection.execute(sql, (stored_name(source),)).fetchone()
    return str(row[0]) if row else None


def read_source_of(store: Store, digest: str) -> str | None:
    """Source of a document with these bytes, if there is one."""
    row = store.connection.execute("SELECT source FROM documents WHERE digest = ? LIMIT 1", (digest,)).fetchone()
    return str(row[0]) if row else None


def read_drafts(store: Store, documents: Iterable[int]) -> set[int]:
    """Those of some documents that are drafts: their heads say so, and have no number or no date."""
    # Only such heads are read: SQLite reads a text whole for its beginning, which took a tenth of a search.
    sql = (
        "SELECT id, substr(text, 1, ?) FROM documents"
        " WHERE (number IS NULL OR issued IS NULL) AND id IN (SELECT value FROM json_each(?))"
    )
    rows = store.connection.execute(sql, (HEAD, json.dumps([*documents])))
    return {number for number, head in rows if is_draft(head)}


def keys_behind(key: str) -> tuple[str, str]:
    """Bounds between which the keys of numbers lie that go on behind this one: "749-2020-qd-ttg" behind "749-2020"."""
    return f"{key}-", f"{key}."  # "." follows "-"


def find_documents(store: Store, asked: str, key: str) -> list[int]:
    """Ids of the documents that a number's key, an id or a source names."""
    sql = "SELECT id FROM documents WHERE source = ? OR (number_key = ? AND number_key <> '') ORDER BY id"
    found = [row[0] for row in store.connection.execute(sql, (stored_name(asked), key))]
    if not found and asked.isdecimal() and len(asked) < _LONGEST_ID:
        found = [row[0] for row in store.connection.execute("SELECT id FROM documents WHERE id = ?", (int(asked),))]
    return found


def find_filtered(store: Store, asked: str) -> list[int]:
    """Ids of the documents that a filter means: of a number, of numbers that begin so ("749"), a source or an id."""
    key = number_key(bare_number(asked))
    sql = "SELECT id FROM documents WHERE number_key > ? AND number_key < ? ORDER BY id"
    begun = [row[0] for row in store.connection.execute(sql, keys_behind(key))] if key else []
    whole = find_documents(store, asked, key)
    return begun if begun and asked.strip().isdecimal() else whole or begun


def _records(store: Store, document: int, kind: Kind) -> Iterable[bytes]:
    sql = "SELECT record FROM entries WHERE document = ? AND kind = ? ORDER BY ordinal"
    return [row[0] for row in store.connection.execute(sql, (document, kind))]


def _stored(row: tuple[int, int, Kind, int, int, int | None, str, bytes | None]) -> StoredEntry:
    number, document, kind, start, stop, page, quote, record = row
    return StoredEntry(number, document, kind, Span(start, stop), page, quote, record)
