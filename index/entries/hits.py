"""What a search takes and gives: filters in, hits out."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Literal

from vnpolicy.index.entries.entries import Kind, Record
from vnpolicy.ingest.document import Span
from vnpolicy.nlp.plan import Role

Mode = Literal["hybrid", "keyword", "semantic"]
SoughtKind = Kind | Literal["record"]


@dataclass(frozen=True, slots=True)
class Card:
    """One document of a library, in short. `tasks`, `targets` and `bases` are counts."""

    id: int
    source: str
    digest: str
    number: str | None
    doc_type: str | None
    issuer: str | None
    province: str | None
    issued: str | None
    title: str | None
    language: str
    pages: int
    tasks: int = 0
    targets: int = 0
    bases: int = 0


# Fields of a card without its counts, in their order; columns of the table `documents` are called so.
CARD_FACTS = tuple(one.name for one in fields(Card) if one.name not in ("tasks", "targets", "bases"))


@dataclass(frozen=True, slots=True)
class Why:
    """What made the hit: the words of the query that it holds, and the closeness in meaning (cosine).

    `translated` are words of an English query with those that it has for them: ("seminars", "hội thảo"). `parts` are
    what each figure that was weighed adds to the score of a hybrid search.
    """

    words: tuple[str, ...] = ()
    meaning: float | None = None
    parts: Mapping[str, float] = field(default_factory=dict)
    translated: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PresentName:
    """An agency as written, and the bodies that may do its task today: one, or several (`certain` is false)."""

    written: str
    names: tuple[str, ...]
    english: tuple[str, ...]
    keys: tuple[str, ...]
    certain: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """One answer. `record` is `None` for a title, heading or passage; `highlights` are spans in `quote`.

    `also` are the copies of the document in which the same record stands; `present` are those agencies of a task that
    have another name today. `draft`: the document is none yet.
    """

    id: int
    kind: Kind
    quote: str
    span: Span
    page: int | None
    document: Card
    score: float
    why: Why
    record: Record | None = None
    highlights: tuple[Span, ...] = ()
    also: tuple[Card, ...] = ()
    present: tuple[PresentName, ...] = ()
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Filters:
    """What a hit must be; every filter that is set has to hold.

    `agency` and `province` compare names without case and diacritics; dates are ISO of any precision: "issued from
    2022" begins with its first day, "due before 2025" ends with its last. `document` is a number, id or source.
    Records are tasks, targets and bases. An agency's tasks are also those of its predecessors, a province's documents
    those of the provinces that joined it, unless `as_written`.
    """

    kind: SoughtKind | None = None
    agency: str | None = None
    role: Role | None = None
    province: str | None = None
    doc_type: str | None = None
    issued_from: str | None = None
    issued_to: str | None = None
    due_before: str | None = None
    due_after: str | None = None
    document: str | None = None
    as_written: bool = False
