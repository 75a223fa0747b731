"""What ranking asks of the document of an entry, as one number that stands beside the entry in the keyword index."""

from typing import NamedTuple

from vnpolicy.index.hits import Card
from vnpolicy.index.words import fold_name

# Symbols of types whose documents hold general rules, and a wording of titles that only change such a document.
NORMATIVE = {"luat": "law", "bo luat": "law", "phap lenh": "law", "nghi dinh": "decree", "thong tu": "circular"}
AMENDING = ("sua doi", "bo sung")
_KINDS = ("", "law", "decree", "circular")
_YEARS = 1 << 14  # more than a date's four digits


class DocumentFacts(NamedTuple):
    """`passages` tells a document's length, `year` is that of its issue; `normative` is "" where it sets no rules."""

    passages: int
    year: int | None
    normative: str
    amending: bool

    def packed(self) -> int:
        """All of it in one number."""
        kind = _KINDS.index(self.normative) * 2 + self.amending
        return (self.passages * len(_KINDS) * 2 + kind) * _YEARS + (self.year or 0)


def unpacked(number: int) -> DocumentFacts:
    """The facts of a packed number."""
    rest, year = divmod(number, _YEARS)
    passages, kind = divmod(rest, len(_KINDS) * 2)
    return DocumentFacts(passages, year or None, _KINDS[kind // 2], bool(kind % 2))


def facts_of(card: Card, passages: int) -> DocumentFacts:
    """The facts of a document of so many passages, at least one."""
    year = int(card.issued[:4]) if card.issued and card.issued[:4].isdecimal() else None
    normative = NORMATIVE.get(fold_name(card.doc_type or ""), "")
    return DocumentFacts(max(passages, 1), year, normative, fold_name(card.title or "").startswith(AMENDING))
