"""Records as rows of a CSV table: one row a record, one column a field."""

from collections.abc import Mapping
from typing import Any

from vnpolicy.cli.english_json import row_in_english

KINDS = {"legal_bases": "basis", "targets": "target", "tasks": "task"}
RECORD_COLUMNS = (
    *("quote", "page", "lead", "coordinating", "period", "start", "end", "recurrence", "funding", "output", "origin"),
    *("indicator", "value", "value_max", "unit", "direction", "comparator"),
    *("doc_type", "doc_number", "issuer", "issued", "title"),
)
COLUMNS = ("source", "document", "kind", *RECORD_COLUMNS, "span_start", "span_end")


def record_rows(records: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Rows of the JSON of one document, in the order bases, targets, tasks."""
    card = records["document"]
    start = {"source": card["source"], "document": card["doc_number"]}
    return [{**start, "kind": kind, **flat_record(record)} for name, kind in KINDS.items() for record in records[name]]


def flat_record(record: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of one record as plain values: lists joined by "; "."""
    row = {name: _flat(record.get(name)) for name in RECORD_COLUMNS}
    return {**row, **row_in_english(record), "span_start": record["span"][0], "span_end": record["span"][1]}


def _flat(value: object) -> object:
    return "; ".join(map(str, value)) if isinstance(value, list | tuple) else value
