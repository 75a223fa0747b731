"""What can be found of a document: its title, headings, records and passages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal, get_args

from vnpolicy.index.entries.coding import encode
from vnpolicy.index.entries.passages import find_passages
from vnpolicy.ingest.document import Document, Span
from vnpolicy.nlp.plan import Assignment, Citation, Plan, Target, Task

Kind = Literal["title", "heading", "task", "target", "basis", "passage"]
KINDS: tuple[Kind, ...] = get_args(Kind)
RECORD = "record"  # asks for all of these:
RECORD_KINDS: tuple[Kind, ...] = ("task", "target", "basis")
Record = Task | Target | Citation
RECORD_TYPES: Mapping[str, type[Record]] = {"task": Task, "target": Target, "basis": Citation}


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that a search can find. `quote` is `None` for a passage: it is the text at `span`."""

    kind: Kind
    ordinal: int
    span: Span
    page: int | None = None
    quote: str | None = None
    record: bytes | None = None
    due: str | None = None
    assignments: tuple[Assignment, ...] = ()


def find_entries(document: Document, plan: Plan) -> list[Entry]:
    """Entries of a document and its plan."""
    return [*_records(document, plan), *_passages(document)]


def _records(document: Document, plan: Plan) -> Iterator[Entry]:
    yield from _title(document, plan)
    for ordinal, heading in enumerate(plan.outline):
        title = f"{heading.marker} {heading.title}".strip()
        yield _entry(document, "heading", ordinal, heading.span, quote=title)
    for ordinal, task in enumerate(plan.tasks):
        yield _record(document, "task", ordinal, task)
    for ordinal, target in enumerate(plan.targets):
        yield _record(document, "target", ordinal, target)
    for ordinal, basis in enumerate(plan.bases):
        yield _record(document, "basis", ordinal, basis)


def _title(document: Document, plan: Plan) -> Iterator[Entry]:
    """The title with type, number and issuer, so that a document without records is found too."""
    header = plan.header
    parts = (header.doc_type, header.doc_number, header.issuer, header.title)
    quote = " ".join(part for part in parts if part)
    start = max(document.text.find(header.title), 0) if header.title else 0
    if quote:
        yield _entry(document, "title", 0, Span(start, start + len(header.title or "")), quote=quote)


def _record(document: Document, kind: Kind, ordinal: int, record: Record) -> Entry:
    entry = _entry(document, kind, ordinal, record.span, quote=record.quote)
    assignments = record.assignments if isinstance(record, Task) else ()
    return replace(entry, record=encode(record), due=_due(record), assignments=assignments)


def _due(record: Record) -> str | None:
    """When a task or target has to be done; a legal basis has no such day."""
    if isinstance(record, Task):
        return record.period.end if record.period else None
    return record.end if isinstance(record, Target) else None


def _entry(document: Document, kind: Kind, ordinal: int, span: Span, *, quote: str) -> Entry:
    page = document.page_of(span.start)
    return Entry(kind, ordinal, span, page, quote)


def _passages(document: Document) -> Iterator[Entry]:
    for ordinal, span in enumerate(find_passages(document)):
        yield Entry("passage", ordinal, span, document.page_of(span.start))
