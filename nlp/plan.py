"""The Plan: the records of one document, each with its quote and its place in the text."""

from dataclasses import dataclass, field
from typing import Literal

from vnpolicy.ingest.document import Language, Span

Role = Literal["lead", "coordinating"]  # chủ trì, phối hợp
Direction = Literal["increase", "decrease", "reach", "maintain"]
Comparator = Literal["eq", "min", "max", "range"]
Recurrence = Literal["annual", "semiannual", "quarterly", "monthly", "ongoing"]
Origin = Literal["text", "table"]
MonthDay = tuple[int, int]  # a day of every year: a month and a day of it
LAST = 31  # the day that means the last one of any month


@dataclass(frozen=True, slots=True)
class Period:
    """A time as written and as understood: ISO strings of the precision that the text has.

    `2022`, `2022-06`, `2022-12-31`; `--12-01` is a day of every year. `doubt` says why a person should check it.
    """

    written: str
    start: str | None = None
    end: str | None = None
    recurrence: Recurrence | None = None
    span: Span | None = None
    doubt: str | None = None


@dataclass(frozen=True, slots=True)
class Agency:
    """A body or post: as printed, with abbreviations expanded, and its key in `corpus/` when it is known.

    In "Các Sở: Tài chính, Xây dựng" the second is written `Sở Xây dựng`: the head noun is supplied.
    """

    written: str
    name: str
    key: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Assignment:
    """An agency's part in a task."""

    role: Role
    agency: Agency


@dataclass(frozen=True, slots=True)
class Header:
    """The facts at the head and foot of a document; `None` where the text does not state them."""

    doc_type: str | None = None
    doc_number: str | None = None
    issuer: str | None = None
    place: str | None = None
    issued: str | None = None
    title: str | None = None
    signer: str | None = None
    signer_title: str | None = None
    effective: str | None = None
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """A document that this one names; the legal bases are the citations of its opening."""

    quote: str
    span: Span
    page: int | None = None
    doc_type: str | None = None
    doc_number: str | None = None
    issuer: str | None = None
    issued: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """A quantified result that the document sets out to reach."""

    quote: str
    span: Span
    value: float
    page: int | None = None
    indicator: str | None = None
    value_max: float | None = None
    unit: str | None = None
    direction: Direction = "reach"
    comparator: Comparator = "eq"
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """A piece of work that the document assigns to at least one agency, unit or post."""

    quote: str
    span: Span
    assignments: tuple[Assignment, ...]
    page: int | None = None
    period: Period | None = None
    funding: str | None = None
    output: str | None = None
    origin: Origin = "text"

    def agencies(self, role: Role) -> tuple[Agency, ...]:
        """The agencies that have `role` in this task, in the order of the text."""
        return tuple(a.agency for a in self.assignments if a.role == role)


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered or titled heading: `marker` as printed ("II.", "Điều 3.", "a)"), depth from 0."""

    marker: str
    title: str
    level: int
    span: Span


@dataclass(frozen=True, slots=True)
class Review:
    """A reading that a person should check: why, and where in the text."""

    reason: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """All records of one document."""

    source: str
    digest: str
    language: Language
    header: Header
    bases: tuple[Citation, ...] = ()
    targets: tuple[Target, ...] = ()
    tasks: tuple[Task, ...] = ()
    citations: tuple[Citation, ...] = ()
    outline: tuple[Heading, ...] = ()
    review: tuple[Review, ...] = field(default=())
