"""Filters as SQL: the entries that a search may find."""

from collections.abc import Iterator
from functools import cache

import msgspec

from vnpolicy.corpus import read_table
from vnpolicy.index.days import asked_days
from vnpolicy.index.entries.entries import KINDS, RECORD, RECORD_KINDS
from vnpolicy.index.entries.hits import Filters
from vnpolicy.index.errors import WrongFilter
from vnpolicy.index.search.former_tasks import Condition, Expand, assigned_entries, province_keys
from vnpolicy.index.storage.sql_values import placeholders
from vnpolicy.index.storage.store import Store
from vnpolicy.index.wording.words import fold_name


def allowed_entries(store: Store, filters: Filters, documents: list[int] | None, expand: Expand) -> list[int] | None:
    """Ids of the entries that pass, `None` when nothing is filtered.

    `documents` are those that `filters.document` names; `expand` gives the spellings of an agency's name.
    """
    of_documents = list(_document_conditions(filters, documents))
    conditions = [*of_documents, *_entry_conditions(store, filters, expand)]
    if not conditions:
        return None
    where = " AND ".join(sql for sql, _ in conditions)
    join = " JOIN documents d ON d.id = e.document" if of_documents else ""
    # As one JSON array: a hundred thousand rows take twice as long one by one.
    sql = f"SELECT json_group_array(e.id) FROM entries e{join} WHERE {where}"  # noqa: S608
    values = [value for _, given in conditions for value in given]
    return msgspec.json.decode(store.connection.execute(sql, values).fetchone()[0], type=list[int])


def type_key(asked: str) -> str:
    """The key of a type of document, as documents have it: of "Kế hoạch", "KH" and "Plan" it is "ke hoach"."""
    exact = _types().get(asked.strip().lower())
    return fold_name(exact or {fold_name(name): own for name, own in _types().items()}.get(fold_name(asked), asked))


@cache
def _types() -> dict[str, str]:
    """Types by their names in both languages and their symbols, in lower case; of one symbol the first type has it."""
    rows = read_table("document_types")
    named = {row["written"].lower(): row["name"] for row in rows}
    return {row["symbol"].lower(): row["name"] for row in reversed(rows)} | named


def _document_conditions(filters: Filters, documents: list[int] | None) -> Iterator[Condition]:
    if documents is not None:
        yield f"d.id IN ({placeholders(documents)})", tuple(documents)
    if filters.province:
        keys = province_keys(filters.province, as_written=filters.as_written)
        yield f"d.province_key IN ({placeholders(keys)})", tuple(keys)
    if filters.doc_type:
        yield "d.doc_type_key = ?", (type_key(filters.doc_type),)
    if filters.issued_from:
        yield "d.issued_to >= ?", (asked_days("issued_from", filters.issued_from)[0],)
    if filters.issued_to:
        yield "d.issued_from <= ?", (asked_days("issued_to", filters.issued_to)[1],)


def _entry_conditions(store: Store, filters: Filters, expand: Expand) -> Iterator[Condition]:
    if filters.kind:
        if filters.kind not in (*KINDS, RECORD):
            raise WrongFilter("kind", filters.kind, f"one of {', '.join((RECORD, *KINDS))}")
        kinds = RECORD_KINDS if filters.kind == RECORD else (filters.kind,)
        yield f"e.kind IN ({placeholders(kinds)})", kinds
        if not {"heading", "passage"} & set(kinds):
            yield "e.kind NOT IN ('heading', 'passage')", ()  # as the index of records has it
    if filters.due_before:
        yield "e.due_to <= ?", (asked_days("due_before", filters.due_before)[1],)
    if filters.due_after:
        yield "e.due_from >= ?", (asked_days("due_after", filters.due_after)[0],)
    if filters.agency or filters.role:
        yield _agency_condition(store, filters, expand)


def _agency_condition(store: Store, filters: Filters, expand: Expand) -> Condition:
    """An assignment to the agency, or one before it, in the role."""
    role, roles = (" AND a.role = ?", (filters.role,)) if filters.role else ("", ())
    selects: list[Condition] = [("SELECT a.entry FROM assignments a WHERE 1", ())]
    if filters.agency:
        selects = list(assigned_entries(store, filters.agency, expand, as_written=filters.as_written))
    found = " UNION ALL ".join(f"{select}{role}" for select, _ in selects)
    return f"e.id IN ({found})", tuple(value for _, values in selects for value in (*values, *roles))
