"""From a Document to its Plan."""

from typing import TYPE_CHECKING

from vnpolicy.ingest.document import Document
from vnpolicy.nlp.doubts.scans import review_notes
from vnpolicy.nlp.imports import MODELS, without
from vnpolicy.nlp.plan import Heading, Plan

if TYPE_CHECKING:
    from vnpolicy.nlp.outline.outline import Outline


def extract(document: Document) -> Plan:
    """All records of a document: header, legal bases, targets, tasks, citations, outline and what to check."""
    with without(*MODELS):  # late: spaCy takes a second to import, three more where it finds torch
        from vnpolicy.nlp.pipeline import read_with_pipeline

    reading = read_with_pipeline(document)._.reading
    spans = (record.span for record in (*reading.bases, *reading.targets, *reading.tasks))
    notes = review_notes(document, reading.header, spans)
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
