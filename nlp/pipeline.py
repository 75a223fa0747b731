"""The spaCy pipelines: one for Vietnamese, one for English, the same small components in the same order.

Each component reads what those before it left on the `Doc` and adds its own: spans by name (`doc.spans["tasks"]`) for
anyone who works with spaCy, and the records themselves on `doc._.reading`.
"""

import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Protocol

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from vnpolicy.ingest.document import Document, Span
from vnpolicy.nlp.citations.citations import find_citations
from vnpolicy.nlp.doubts.bases import basis_doubts
from vnpolicy.nlp.doubts.targets import target_doubts
from vnpolicy.nlp.doubts.tasks import find_doubts
from vnpolicy.nlp.header.bases import find_bases
from vnpolicy.nlp.header.forms import find_forms
from vnpolicy.nlp.header.header import find_header
from vnpolicy.nlp.outline.outline import Outline, build_outline
from vnpolicy.nlp.plan import Citation, Header, Review, Target, Task
from vnpolicy.nlp.tables.model import TaskTable
from vnpolicy.nlp.tables.tables import find_task_tables
from vnpolicy.nlp.targets.targets import find_targets
from vnpolicy.nlp.tasks.prose import find_prose_tasks
from vnpolicy.nlp.tasks.table_tasks import find_table_tasks
from vnpolicy.nlp.tokenizer import SyllableTokenizer


@dataclass(slots=True)
class Reading:
    """What the components have understood of one document so far."""

    document: Document
    header: Header = field(default_factory=Header)
    outline: Outline = field(default_factory=lambda: Outline(()))
    forms: Sequence[Span] = ()
    tables: Sequence[TaskTable] = ()
    citations: Sequence[Citation] = ()
    bases: Sequence[Citation] = ()
    tasks: Sequence[Task] = ()
    targets: Sequence[Target] = ()
    review: list[Review] = field(default_factory=list)


class Placed(Protocol):
    """Anything that has a place in the text."""

    @property
    def span(self) -> Span:
        """Offsets into `Document.text`."""


Doc.set_extension("reading", default=None, force=True)


def add_spans(doc: Doc, group: str, placed: Iterable[Placed]) -> None:
    """Keep the places of `placed` as the span group `group`."""
    spans = (doc.char_span(*one.span, label=group, alignment_mode="expand") for one in placed)
    doc.spans[group] = [span for span in spans if span is not None]


def outline(doc: Doc) -> Doc:
    """Headings, numbered items and bullets, each under the one that governs it."""
    doc._.reading.outline = build_outline(doc._.reading.document)
    return doc


def header(doc: Doc) -> Doc:
    """Type, number, issuer, place, date, title, signer."""
    doc._.reading.header = find_header(doc._.reading.document)
    return doc


def forms(doc: Doc) -> Doc:
    """Forms to fill in, in which nobody is told to do anything."""
    doc._.reading.forms = find_forms(doc._.reading.document)
    return doc


def citations(doc: Doc) -> Doc:
    """Documents that this one names, and those of them on which it rests."""
    reading = doc._.reading
    document = reading.document
    found = find_citations(document.text)
    reading.citations = [replace(citation, page=document.page_of(citation.span.start)) for citation in found]
    reading.bases = find_bases(document)
    reading.review += basis_doubts(reading.bases)
    add_spans(doc, "citations", reading.citations)
    add_spans(doc, "bases", reading.bases)
    return doc


def tables(doc: Doc) -> Doc:
    """Task tables, and the tasks in their rows."""
    reading = doc._.reading
    reading.tables = find_task_tables(reading.document)
    reading.tasks, reviews = find_table_tasks(reading.document, reading.tables, reading.header)
    reading.review += reviews
    add_spans(doc, "tables", reading.tables)
    return doc


def prose(doc: Doc) -> Doc:
    """Tasks outside the tables and the forms."""
    reading = doc._.reading
    skip = [*(table.span for table in reading.tables), *reading.forms]
    tasks, reviews = find_prose_tasks(reading.document, reading.outline, skip, reading.header)
    reading.tasks = sorted([*reading.tasks, *tasks], key=lambda task: task.span)
    reading.review += reviews
    add_spans(doc, "tasks", reading.tasks)
    return doc


def targets(doc: Doc) -> Doc:
    """Quantified results that the document sets out to reach."""
    reading = doc._.reading
    reading.targets = find_targets(reading.document, reading.outline, reading.tables, reading.forms)
    reading.review += target_doubts(reading.targets)
    add_spans(doc, "targets", reading.targets)
    return doc


def doubts(doc: Doc) -> Doc:
    """Marks for the tasks that a person should check; no mark twice."""
    reading = doc._.reading
    reading.review = list(dict.fromkeys([*reading.review, *find_doubts(reading)]))
    return doc


COMPONENTS: tuple[Callable[[Doc], Doc], ...] = (outline, header, forms, citations, tables, prose, targets, doubts)
for component in COMPONENTS:
    Language.component(f"vnpolicy_{component.__name__}", func=component)


@cache
def build_pipeline(language: str) -> Language:
    """The pipeline of `vi` or `en`; built once."""
    config = {"nlp": {"tokenizer": {"use_pyvi": False}}} if language == "vi" else {}
    pipeline = spacy.blank(language, config=config)
    pipeline.tokenizer = SyllableTokenizer(pipeline.vocab)
    pipeline.max_length = sys.maxsize  # the limit is for parsers; no component here grows faster than the text
    for component in COMPONENTS:
        pipeline.add_pipe(f"vnpolicy_{component.__name__}")
    return pipeline


def read_with_pipeline(document: Document) -> Doc:
    """The spaCy `Doc` of a document, all components run; `doc._.reading` holds the records."""
    pipeline = build_pipeline(document.language)
    doc = pipeline.make_doc(document.text)
    doc._.reading = Reading(document)
    return pipeline(doc)
