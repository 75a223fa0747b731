"""What may answer a query, with all that is known of how well it does."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from vnpolicy.index.store import Store
from vnpolicy.index.words import fold_name

# Symbols of types whose documents hold general rules, and a wording of titles that only change such a document.
NORMATIVE = {"luat": "law", "bo luat": "law", "phap lenh": "law", "nghi dinh": "decree", "thong tu": "circular"}
AMENDING = ("sua doi", "bo sung")
_BATCH = 500


class DocumentFacts(NamedTuple):
    """What ranking asks of a document: `passages` tells its length, `year` is that of its issue."""

    passages: int
    year: int | None
    normative: str
    amending: bool


@dataclass(frozen=True, slots=True)
class Candidates:
    """Entries that may answer. Scores by entry id, those of titles by document; what is not in one has none.

    `most` is about what a full match would score with `words`, `most_syllables` with `syllables`.
    """

    documents: Mapping[int, int]  # document by entry, best first
    words: Mapping[int, float]
    syllables: Mapping[int, float]
    cosines: Mapping[int, float]
    titles: Mapping[int, float]
    title_pairs: Mapping[int, float]
    facts: Mapping[int, DocumentFacts]
    most: float
    most_syllables: float


def read_facts(store: Store, documents: Sequence[int]) -> dict[int, DocumentFacts]:
    """Facts of documents by id."""
    facts: dict[int, DocumentFacts] = {}
    for at in range(0, len(documents), _BATCH):
        batch = documents[at : at + _BATCH]
        sql = (
            "SELECT d.id, (SELECT max(ordinal) FROM entries e WHERE e.document = d.id AND e.kind = 'passage'), "  # noqa: S608
            f"d.issued, d.doc_type_key, d.title FROM documents d WHERE d.id IN ({','.join('?' * len(batch))})"
        )
        for number, last, issued, kind, title in store.connection.execute(sql, batch):
            year = int(issued[:4]) if issued and issued[:4].isdecimal() else None
            amending = fold_name(title or "").startswith(AMENDING)
            facts[number] = DocumentFacts((last or 0) + 1, year, NORMATIVE.get(kind, ""), amending)
    return facts
