"""Candidates for a query from both indexes, with every score that ranking asks for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vnpolicy.index.encoding.encoder import Encoder
from vnpolicy.index.lexical.query import KeywordQuery
from vnpolicy.index.query.asking import asks_for
from vnpolicy.index.query.query import Query
from vnpolicy.index.search.asked_articles import asked_entries
from vnpolicy.index.search.candidates import Candidates
from vnpolicy.index.search.meaning import Meaning
from vnpolicy.index.search.places import documents_of, named_provinces
from vnpolicy.index.storage.store import Store

if TYPE_CHECKING:
    from vnpolicy.index.lexical.search import Found, LexicalIndex

# Candidates from either index. With 150 and 100 every figure of `benchmarks.retrieval` is the same to three places.
BY_WORDS, BY_MEANING = 100, 60


@dataclass(frozen=True)
class Sources:
    """Where hits come from; an index is opened when a search first needs it."""

    store: Store
    lexical: Callable[..., "LexicalIndex"]
    vectors: Callable[[], object | None]
    encoder: Callable[[], Encoder]

    def meaning(self, query: Query) -> Meaning | None:
        """What is near a query, begun to be looked for; `None` where the library has no vectors."""
        return Meaning(self.store, self.vectors, self.encoder(), query) if self.store.has_vectors else None


def gather(
    lexical: "LexicalIndex", asked: KeywordQuery, meaning: Meaning | None, allowed: Sequence[int] | None, depth: int
) -> Candidates:
    """What either index finds, at least `depth` entries of each where there are as many.

    A quoted phrase or a known document number binds both: nothing without it is an answer. What only its meaning
    brought has no score of words.
    """
    by_words, by_meaning = max(BY_WORDS, depth), max(BY_MEANING, depth)
    if meaning:
        meaning.look(by_meaning, lexical.bound_entries(asked, allowed))
    found = lexical.candidates(asked, by_words, allowed)
    words = {hit.id: hit.score for hit in found}
    cosines = _cosines(meaning, by_meaning, found)
    named = _named(lexical, asked, allowed)
    found += lexical.entries([number for number in {**cosines, **named} if number not in words])
    documents = {hit.id: hit.document for hit in found}
    different = sorted(set(documents.values()))
    return Candidates(
        documents,
        words,
        cosines,
        lexical.scores(asked.of_titles(), "document", different),
        {hit.id: hit.facts for hit in found},
        asked.most,
        _cosines_of_contexts(meaning, found),
        asks_for(asked.query),
        documents_of(lexical.store, named_provinces(asked.query), different),
        named,
    )


def _named(lexical: "LexicalIndex", asked: KeywordQuery, allowed: Sequence[int] | None) -> dict[int, float]:
    """What entries get that the query asks for by name, those of them that are allowed."""
    named = asked_entries(lexical.store, asked.query, asked.numbers)
    if not named or allowed is None:
        return named
    kept = set(allowed)
    return {number: share for number, share in named.items() if number in kept}


def _cosines(meaning: Meaning | None, limit: int, found: "Sequence[Found]") -> dict[int, float]:
    """Cosines of what the words brought, and of the nearest entries; those are read while these are looked for."""
    if meaning is None:
        return {}
    read = meaning.cosines_of({*(hit.id for hit in found), *(hit.context for hit in found)})
    return {hit.id: read[hit.id] for hit in found if hit.id in read} | dict(meaning.nearest(limit))


def _cosines_of_contexts(meaning: Meaning | None, found: "Sequence[Found]") -> dict[int, float]:
    """By entry the cosine of what it stands under."""
    if meaning is None:
        return {}
    cosines = meaning.cosines_of({hit.context for hit in found})
    return {hit.id: cosines[hit.context] for hit in found if hit.context in cosines}
