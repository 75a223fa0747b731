"""What is understood of a document, step by step: each step reads what those before it found and adds its own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from vnpolicy.ingest.document import Document
from vnpolicy.nlp.bases import find_bases
from vnpolicy.nlp.citations import find_citations
from vnpolicy.nlp.header import find_header
from vnpolicy.nlp.outline import Outline, build_outline
from vnpolicy.nlp.plan import Citation, Header, Review, Target, Task
from vnpolicy.nlp.prose import find_prose_tasks
from vnpolicy.nlp.table_tasks import find_table_tasks
from vnpolicy.nlp.tables import TaskTable, find_task_tables
from vnpolicy.nlp.target_doubts import target_doubts
from vnpolicy.nlp.targets import find_targets
from vnpolicy.nlp.task_doubts import find_doubts


@dataclass(slots=True)
class Reading:
    """What the steps have understood of one document so far."""

    document: Document
    header: Header = field(default_factory=Header)
    outline: Outline = field(default_factory=lambda: Outline(()))
    tables: Sequence[TaskTable] = ()
    citations: Sequence[Citation] = ()
    bases: Sequence[Citation] = ()
    tasks: Sequence[Task] = ()
    targets: Sequence[Target] = ()
    review: list[Review] = field(default_factory=list)


def outline(reading: Reading) -> None:
    """Headings, numbered items and bullets, each under the one that governs it."""
    reading.outline = build_outline(reading.document)


def header(reading: Reading) -> None:
    """Type, number, issuer, place, date, title, signer."""
    reading.header = find_header(reading.document)


def citations(reading: Reading) -> None:
    """Documents that this one names, and those of them on which it rests."""
    reading.citations = find_citations(reading.document.text)
    reading.bases = find_bases(reading.document)


def tables(reading: Reading) -> None:
    """Task tables, and the tasks in their rows."""
    reading.tables = find_task_tables(reading.document)
    reading.tasks, reviews = find_table_tasks(reading.document, reading.tables)
    reading.review += reviews


def prose(reading: Reading) -> None:
    """Tasks outside the tables."""
    skip = [table.span for table in reading.tables]
    tasks, reviews = find_prose_tasks(reading.document, reading.outline, skip)
    reading.tasks = sorted([*reading.tasks, *tasks], key=lambda task: task.span)
    reading.review += reviews


def targets(reading: Reading) -> None:
    """Quantified results that the document sets out to reach."""
    reading.targets = find_targets(reading.document, reading.outline, reading.tables)
    reading.review += target_doubts(reading.targets)


def doubts(reading: Reading) -> None:
    """Marks for the tasks that a person should check; no mark twice."""
    reading.review = list(dict.fromkeys([*reading.review, *find_doubts(reading)]))


STEPS: tuple[Callable[[Reading], None], ...] = (outline, header, citations, tables, prose, targets, doubts)


def understand(document: Document) -> Reading:
    """All records of a document, all steps run; no spaCy is loaded, which is for those who work with its `Doc`."""
    reading = Reading(document)
    for step in STEPS:
        step(reading)
    return reading
