"""A document as rows of the store's tables, made where it is read, so that the one process that writes only writes."""

import zlib
from dataclasses import dataclass, replace
from typing import Any

from vnpolicy.index.agencies.provinces import find_province, province_key
from vnpolicy.index.citations.mention_rows import mention_rows
from vnpolicy.index.days import first_day, last_day
from vnpolicy.index.entries.coding import encode, storable, stored_name
from vnpolicy.index.entries.entries import Entry, find_entries
from vnpolicy.index.wording.words import fold_name, number_key
from vnpolicy.ingest.document import Document
from vnpolicy.nlp.agencies.abbreviations import find_abbreviations
from vnpolicy.nlp.plan import Assignment, Plan

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Prepared:
    """Rows of one document by table, without the ids that the store gives.

    An assignment's `entry` is the place of its entry in `entries`.
    """

    document: Row
    entries: list[Row]
    assignments: list[Row]
    mentions: list[Row]
    abbreviations: list[Row]

    def count(self, kind: str) -> int:
        """Number of entries of a kind."""
        return sum(row["kind"] == kind for row in self.entries)


def prepare(document: Document, plan: Plan) -> Prepared:
    """Rows of a document and its plan."""
    entries = find_entries(document, plan)
    return Prepared(
        _document_row(document, plan),
        [_entry_row(entry) for entry in entries],
        [
            _assignment_row(place, ordinal, assignment)
            for place, entry in enumerate(entries)
            for ordinal, assignment in enumerate(entry.assignments)
        ],
        mention_rows(document, plan),
        _abbreviation_rows(document.text),
    )


def _document_row(document: Document, plan: Plan) -> Row:
    header = plan.header
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
        "frame": encode(replace(plan, tasks=(), targets=(), bases=())),
        "layout": zlib.compress(encode((document.blocks, document.pages, document.notes)), 1),
        "text": storable(document.text),
    }


def _entry_row(entry: Entry) -> Row:
    return {
        "kind": entry.kind,
        "ordinal": entry.ordinal,
        "start": entry.span.start,
        "stop": entry.span.end,
        "page": entry.page,
        "quote": _text(entry.quote),
        "record": entry.record,
        "due_from": first_day(entry.due),
        "due_to": last_day(entry.due),
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


def _abbreviation_rows(text: str) -> list[Row]:
    """Each short form once, as it is stored."""
    meanings = {storable(short): storable(long) for short, long in find_abbreviations(text).items()}
    return [
        {"short": short, "short_key": fold_name(short), "long": long, "long_key": fold_name(long)}
        for short, long in meanings.items()
    ]


def _text(text: str | None) -> str | None:
    return None if text is None else storable(text)
