"""What ranking asks of an entry and its document, as one number that stands beside the entry in the keyword index."""

from enum import IntFlag
from typing import TYPE_CHECKING, NamedTuple

from vnpolicy.index.entries.entries import Record
from vnpolicy.index.entries.hits import Card
from vnpolicy.index.wording.words import fold_name
from vnpolicy.nlp.plan import Target, Task

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]

# Symbols of types whose documents hold general rules, and a wording of titles that only change such a document.
NORMATIVE = {"luat": "law", "bo luat": "law", "phap lenh": "law", "nghi dinh": "decree", "thong tu": "circular"}
AMENDING = ("sua doi", "bo sung")
KINDS = ("", "law", "decree", "circular")
_YEARS = 1 << 14  # more than a date's four digits


class Holds(IntFlag):
    """What a task or target holds that a question may ask for; other entries hold none of it."""

    LEAD = 1  # an agency that leads it
    DUE = 2  # when it has to be done
    TARGET = 4
    FIGURE = 8  # a digit


_HOLDS = 16  # more than all of these together


class DocumentFacts(NamedTuple):
    """`passages` tells a document's length, `year` is that of its issue; `normative` is "" where it sets no rules."""

    passages: int
    year: int | None
    normative: str
    amending: bool


class Facts(NamedTuple):
    """Columns of what is known of some entries and their documents: `years` 0 without a date, `kinds` by `KINDS`."""

    passages: "Numbers"
    years: "Numbers"
    kinds: "Numbers"
    amending: "Numbers"
    holds: "Numbers"


def pack(facts: DocumentFacts, holds: Holds) -> int:
    """What is known of an entry and its document, in one number."""
    kind = KINDS.index(facts.normative) * 2 + facts.amending
    of_document = (facts.passages * len(KINDS) * 2 + kind) * _YEARS + (facts.year or 0)
    return of_document * _HOLDS + holds


def unpack(numbers: "Numbers") -> Facts:
    """The columns of packed numbers. Shape of each: that of `numbers`."""
    of_documents, holds = divmod(numbers, _HOLDS)
    rest, years = divmod(of_documents, _YEARS)
    passages, kinds = divmod(rest, len(KINDS) * 2)
    return Facts(passages, years, *divmod(kinds, 2), holds)


def holds_of(record: Record | None) -> Holds:
    """What a record holds; nothing for a legal basis, or where there is no record."""
    if isinstance(record, Task):
        told = Holds.LEAD * bool(record.agencies("lead")) | Holds.DUE * bool(record.period)
    elif isinstance(record, Target):
        told = Holds.TARGET | Holds.DUE * bool(record.end)
    else:
        return Holds(0)
    return Holds(told | Holds.FIGURE * any(map(str.isdigit, record.quote)))


def facts_of(card: Card, passages: int) -> DocumentFacts:
    """The facts of a document of so many passages, at least one."""
    year = int(card.issued[:4]) if card.issued and card.issued[:4].isdecimal() else None
    normative = NORMATIVE.get(fold_name(card.doc_type or ""), "")
    return DocumentFacts(max(passages, 1), year, normative, fold_name(card.title or "").startswith(AMENDING))
