"""Documents into the store and out of it, each in one transaction."""

import zlib
from dataclasses import replace
from typing import Any

from vnpolicy.index.coding import encode, storable, stored_name
from vnpolicy.index.days import first_day, last_day
from vnpolicy.index.entries import Entry, Prepared
from vnpolicy.index.provinces import find_province, province_key
from vnpolicy.index.store import Store
from vnpolicy.index.words import fold_name, number_key
from vnpolicy.nlp.plan import Assignment

Row = dict[str, Any]


def add_document(store: Store, prepared: Prepared, *, embed: str = "records") -> int:
    """Id of the document, stored in place of the one of the same source. `embed`: `records`, `passages` or `none`."""
    row = _document_row(prepared)
    with store.change() as generation:
        _remove(store, [row["source"]], generation)
        document = _insert(store, "documents", {**row, "generation": generation})
        _add_entries(store, document, prepared, embed)
        _add_citations(store, document, prepared)
        _add_abbreviations(store, document, prepared)
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


def _document_row(prepared: Prepared) -> Row:
    document, header = prepared.document, prepared.plan.header
    province = find_province(header)
    return {
        "source": stored_name(document.source),
        "digest": document.digest,
        "number": _text(header.doc_number),
        "number_key": number_key(header.doc_number or ""),
        "doc_type": _text(header.doc_type),
        "doc_type_key": fold_name(header.doc_type or ""),
        "issuer": _text(header.issuer),
        "province": _text(province),
        "province_key": province_key(province),
        "issued": header.issued,
        "issued_from": first_day(header.issued),
        "issued_to": last_day(header.issued),
        "title": _text(header.title),
        "language": document.language,
        "pages": len(document.pages),
        "frame": encode(replace(prepared.plan, tasks=(), targets=(), bases=())),
        "layout": zlib.compress(encode((document.blocks, document.pages, document.notes)), 1),
        "text": storable(document.text),
    }


def _add_entries(store: Store, document: int, prepared: Prepared, embed: str) -> None:
    for entry, (due_from, due_to) in zip(prepared.entries, prepared.due_days, strict=True):
        embedded = embed == "passages" or (embed == "records" and entry.kind != "passage")
        days = {"due_from": due_from, "due_to": due_to, "embedded": int(embedded)}
        number = _insert(store, "entries", {"document": document, **_entry_row(entry), **days})
        for ordinal, assignment in enumerate(entry.assignments):
            _insert(store, "assignments", _assignment_row(number, ordinal, assignment))


def _entry_row(entry: Entry) -> Row:
    return {
        "kind": entry.kind,
        "ordinal": entry.ordinal,
        "start": entry.span.start,
        "stop": entry.span.end,
        "page": entry.page,
        "quote": _text(entry.quote),
        "words": storable(entry.words),
        "record": entry.record,
    }


def _assignment_row(entry: int, ordinal: int, assignment: Assignment) -> Row:
    agency = assignment.agency
    names = dict.fromkeys((fold_name(agency.written), fold_name(agency.name)))
    return {
        "entry": entry,
        "ordinal": ordinal,
        "role": assignment.role,
        "agency_key": agency.key,
        "written": storable(agency.written),
        "name": storable(agency.name),
        "name_key": storable(" | ".join(names)),
    }


def _add_citations(store: Store, document: int, prepared: Prepared) -> None:
    """Bases and citations, each place once: a basis is mostly among the citations too."""
    found = {citation.span: citation for citation in (*prepared.plan.citations, *prepared.plan.bases)}
    for ordinal, span in enumerate(sorted(found)):
        citation = found[span]
        row = {
            "document": document,
            "ordinal": ordinal,
            "start": span.start,
            "stop": span.end,
            "number": _text(citation.doc_number),
            "number_key": number_key(citation.doc_number or ""),
            "doc_type": _text(citation.doc_type),
            "issued": citation.issued,
        }
        _insert(store, "citations", row)


def _add_abbreviations(store: Store, document: int, prepared: Prepared) -> None:
    for short, long in prepared.abbreviations.items():
        names = (short, fold_name(short), long, fold_name(long))
        sql = "INSERT OR REPLACE INTO abbreviations VALUES (?, ?, ?, ?, ?)"
        store.connection.execute(sql, (document, *map(storable, names)))


def _insert(store: Store, table: str, row: Row) -> int:
    names = ", ".join(row)
    marks = ", ".join(f":{name}" for name in row)
    cursor = store.connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", row)  # noqa: S608
    return int(cursor.lastrowid or 0)


def _text(text: str | None) -> str | None:
    return None if text is None else storable(text)
