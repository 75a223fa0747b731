"""Candidates for a query from both indexes, with every score that ranking asks for."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vnpolicy.index.candidates import Candidates, read_facts
from vnpolicy.index.encoder import Encoder
from vnpolicy.index.lexical_query import KeywordQuery
from vnpolicy.index.query import Query
from vnpolicy.index.store import Store

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from vnpolicy.index.lexical_search import LexicalIndex

BY_WORDS, BY_MEANING = 150, 100  # candidates from either index
Ranking = list[tuple[int, float]]


@dataclass(frozen=True)
class Sources:
    """Where hits come from; an index is opened when a search first needs it."""

    store: Store
    lexical: Callable[..., "LexicalIndex"]
    vectors: Callable[[], object | None]
    encoder: Callable[[], Encoder]


def gather(
    sources: Sources, lexical: "LexicalIndex", query: Query, allowed: Sequence[int] | None, depth: int
) -> Candidates:
    """What either index finds, at least `depth` entries of each where there are as many.

    A quoted phrase or a known document number binds both: nothing without it is an answer.
    """
    asked = lexical.prepare(query)
    found = lexical.candidates(asked, max(BY_WORDS, depth), allowed)
    words = {hit.id: hit.score for hit in found}
    documents = {hit.id: hit.document for hit in found}
    bound = lexical.bound_entries(asked, allowed)
    cosines = find_cosines(sources, query.text, (max(BY_MEANING, depth), bound), words)
    others = [number for number in cosines if number not in words]
    documents.update(_documents_of(sources.store, others))
    others = [number for number in others if number in documents]
    words.update(lexical.scores(asked.build(), "id", others))
    return _scored(lexical, asked, documents, words, cosines)


def _scored(
    lexical: "LexicalIndex",
    asked: KeywordQuery,
    documents: dict[int, int],
    words: dict[int, float],
    cosines: dict[int, float],
) -> Candidates:
    """The candidates with the parts of their keyword scores, and with their documents' titles and facts."""
    chosen = sorted(set(documents.values()))
    titles, title_pairs = (
        lexical.scores(asked.any_of(asked.title_terms(field)), "document", chosen) for field in ("title", "title_pairs")
    )
    return Candidates(
        documents,
        words,
        lexical.scores(asked.any_of(asked.ranking_terms()), "id", list(documents)),
        cosines,
        titles,
        title_pairs,
        read_facts(lexical.store, chosen),
        asked.most,
        asked.most_of_syllables,
    )


def nearest(sources: Sources, text: str, depth: int, allowed: Sequence[int] | None) -> Ranking:
    """Nearest entries in meaning; none where the library has no vectors."""
    return _nearest(sources, text, depth, allowed)[0]


def find_cosines(
    sources: Sources, text: str, within: tuple[int, Sequence[int] | None], also: Iterable[int]
) -> dict[int, float]:
    """Cosines of the nearest entries (so many, among those allowed), and of what else was found."""
    found, vector = _nearest(sources, text, *within)
    cosines = dict(found)
    if vector is not None:
        from vnpolicy.index.vectors import cosines_of

        cosines.update(cosines_of(sources.store, [number for number in also if number not in cosines], vector))
    return cosines


def _nearest(
    sources: Sources, text: str, depth: int, allowed: Sequence[int] | None
) -> "tuple[Ranking, NDArray[np.float32] | None]":
    index = sources.vectors() if allowed != [] else None
    if index is None:
        return [], None
    from vnpolicy.index.vectors import check_encoder, find_nearest

    encoder = sources.encoder()
    check_encoder(sources.store, encoder)
    vector = encoder.encode_queries([text])[0]
    return find_nearest(sources.store, index, vector, depth, allowed), vector


def _documents_of(store: Store, ids: Sequence[int]) -> dict[int, int]:
    """Document by entry; an entry that is gone by now is left out."""
    found: dict[int, int] = {}
    for at in range(0, len(ids), 500):
        batch = ids[at : at + 500]
        sql = f"SELECT id, document FROM entries WHERE id IN ({','.join('?' * len(batch))})"  # noqa: S608
        found.update(store.connection.execute(sql, batch).fetchall())
    return {number: found[number] for number in ids if number in found}
