"""From a Document to its Plan."""

from typing import TYPE_CHECKING

from vnpolicy.ingest.document import Document
from vnpolicy.nlp.plan import Citation, Heading, Plan, Target, Task
from vnpolicy.nlp.scan_doubts import review_notes

if TYPE_CHECKING:
    from vnpolicy.nlp.outline import Outline


def extract(document: Document) -> Plan:
    """All records of a document: header, legal bases, targets, tasks, citations, outline and what to check."""
    from vnpolicy.nlp.reading import understand  # late: all the rules take a while to import

    reading = understand(document)
    records: tuple[Citation | Target | Task, ...] = (*reading.bases, *reading.targets, *reading.tasks)
    notes = review_notes(document, reading.header, (record.span for record in records))
    return Plan(
        source=document.source,
        digest=document.digest,
        language=document.language,
        header=reading.header,
        bases=tuple(reading.bases),
        targets=tuple(reading.targets),
        tasks=tuple(reading.tasks),
        citations=tuple(reading.citations),
        outline=_headings(document, reading.outline),
        review=(*notes, *reading.review),
    )


def _headings(document: Document, outline: "Outline") -> tuple[Heading, ...]:
    """The numbered items that have others below them: what a table of contents would list."""
    parents = {item.parent for item in outline.items}
    return tuple(
        Heading(item.marker, document.text[slice(*item.body)], item.level, item.span)
        for index, item in enumerate(outline.items)
        if index in parents and item.marker
    )
