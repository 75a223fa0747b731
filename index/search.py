"""Search: keyword, semantic, or both fused; filters apply inside each."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vnpolicy.index.abbreviations import other_forms, spellings
from vnpolicy.index.encoder import Encoder
from vnpolicy.index.filtering import allowed_entries
from vnpolicy.index.fusion import fuse
from vnpolicy.index.highlighting import find_highlights, matched_words
from vnpolicy.index.hits import Card, Filters, Hit, Mode, Why
from vnpolicy.index.query import Query, parse_query
from vnpolicy.index.reading import StoredEntry, find_documents, read_cards, read_entries
from vnpolicy.index.store import Store
from vnpolicy.index.words import fold, number_key, syllables

if TYPE_CHECKING:
    from vnpolicy.index.lexical_search import LexicalIndex

# Of a heading's score: "6. Thúc đẩy dán nhãn và chứng nhận nhãn sinh thái" only names what the tasks below it say.
HEADING_SHARE = 0.85
DEPTH = 100  # hits of each ranking that go into the fusion, or five times the limit
Ranking = list[tuple[int, float]]


@dataclass(frozen=True)
class Sources:
    """Where hits come from; an index is opened when a search first needs it."""

    store: Store
    lexical: Callable[..., "LexicalIndex"]
    vectors: Callable[[], object | None]
    encoder: Callable[[], Encoder]


def search(sources: Sources, text: str, *, mode: Mode, filters: Filters, limit: int) -> list[Hit]:
    """The best hits for a query. `score` is BM25, a cosine, or the fused score of the mode."""
    query = parse_query(text)
    store = sources.store
    allowed = _allowed(store, filters)
    depth = max(DEPTH, 5 * limit)
    if limit < 1 or allowed == []:
        return []
    keyword, semantic = _rankings(sources, query, mode, depth, allowed)
    ranking = fuse(*([i for i, _ in r] for r in (keyword, semantic))) if mode == "hybrid" else keyword or semantic
    entries = read_entries(store, [number for number, _ in ranking])
    others = _other_forms(store, query)
    wanted = {fold(part) for part in query.syllables}.union(*others)
    found = [(entries[number], score) for number, score in ranking if number in entries]
    kept = prefer_records(headings_last(found), wanted)
    hits = _hits(store, kept[:limit])
    cosines = dict(semantic)
    return [_explained(hit, query, others, cosines.get(hit.id)) for hit in hits]


def _rankings(
    sources: Sources, query: Query, mode: Mode, depth: int, allowed: Sequence[int] | None
) -> tuple[Ranking, Ranking]:
    """Keyword and semantic ranking; that of a mode not asked for is empty.

    A quoted phrase or a known document number binds both: nothing without it is an answer.
    """
    keyword: Ranking = []
    if mode != "semantic":
        try:
            keyword, bound = _by_words(sources.lexical(), query, depth, allowed)
        except BaseException as error:
            if not is_damage(error):
                raise
            keyword, bound = _by_words(sources.lexical(anew=True), query, depth, allowed)
        allowed = bound if mode == "hybrid" else allowed
    return keyword, _semantic(sources, query.text, depth, allowed) if mode != "keyword" else []


def _by_words(
    lexical: "LexicalIndex", query: Query, depth: int, allowed: Sequence[int] | None
) -> tuple[Ranking, Sequence[int] | None]:
    """The keyword ranking, and the entries to which the query binds the meaning too."""
    return lexical.search(query, depth, allowed), lexical.bound_entries(query, allowed)


def is_damage(error: BaseException) -> bool:
    """Whether tantivy met bytes that it did not write: it says so, or stumbles over them (a panic of Rust)."""
    return isinstance(error, ValueError) or type(error).__name__ == "PanicException"


def headings_last(ranked: Sequence[tuple[StoredEntry, float]]) -> list[tuple[StoredEntry, float]]:
    """The ranking with headings behind what says about as much and is an answer."""
    weighed = [(entry, score * (HEADING_SHARE if entry.kind == "heading" else 1.0)) for entry, score in ranked]
    return sorted(weighed, key=lambda pair: -pair[1])


def prefer_records(
    ranked: Sequence[tuple[StoredEntry, float]], wanted: Collection[str]
) -> list[tuple[StoredEntry, float]]:
    """The ranking with a passage giving its place to the best record in it that says as much of the query.

    `wanted` are the query's syllables without diacritics.
    """
    records: dict[int, list[StoredEntry]] = {}
    for entry, _ in ranked:
        if entry.record is not None:
            records.setdefault(entry.document, []).append(entry)
    kept: dict[int, tuple[StoredEntry, float]] = {}
    for entry, score in ranked:
        candidates = records.get(entry.document, ()) if entry.kind == "passage" else ()
        best = next((record for record in candidates if _says_as_much(record, entry, wanted)), entry)
        kept.setdefault(best.id, (best, score))
    return list(kept.values())


def _says_as_much(record: StoredEntry, passage: StoredEntry, wanted: Collection[str]) -> bool:
    """Whether the record stands in the passage and has all of the query that the passage has."""
    inside = passage.span.start <= record.span.start and record.span.end <= passage.span.end
    return inside and _of_query(passage.quote, wanted) <= _of_query(record.quote, wanted)


def _of_query(quote: str, wanted: Collection[str]) -> set[str]:
    return set(syllables(fold(quote))).intersection(wanted)


def _allowed(store: Store, filters: Filters) -> list[int] | None:
    documents = None
    if filters.document is not None:
        documents = find_documents(store, filters.document, number_key(filters.document))
    return allowed_entries(store, filters, documents, lambda name: spellings(store, name))


def _semantic(sources: Sources, text: str, depth: int, allowed: Sequence[int] | None) -> Ranking:
    """Nearest entries in meaning; none where the library has no vectors."""
    index = sources.vectors() if allowed != [] else None
    if index is None:
        return []
    from vnpolicy.index.vectors import check_encoder, search_vectors

    encoder = sources.encoder()
    check_encoder(sources.store, encoder)
    return search_vectors(index, encoder.encode_queries([text])[0], depth, allowed)


def _other_forms(store: Store, query: Query) -> set[tuple[str, ...]]:
    """What stands for a part of the query, as folded syllables: ("ubnd",) for "Ủy ban nhân dân"."""
    forms = other_forms(store, [fold(part) for part in query.syllables])
    return {tuple(form.split()) for others in forms.values() for form in others}


def _hits(store: Store, ranked: Sequence[tuple[StoredEntry, float]]) -> list[Hit]:
    documents = sorted({entry.document for entry, _ in ranked})
    marks = ",".join("?" * len(documents))
    cards = {card.id: card for card in read_cards(store, f"id IN ({marks})", documents)}
    return [_hit(entry, cards[entry.document], score) for entry, score in ranked if entry.document in cards]


def _hit(entry: StoredEntry, card: Card, score: float) -> Hit:
    place = (entry.id, entry.kind, entry.quote, entry.span, entry.page)
    return Hit(*place, document=card, score=score, why=Why(), record=entry.decoded())


def _explained(hit: Hit, query: Query, others: set[tuple[str, ...]], meaning: float | None) -> Hit:
    """The hit with its highlights and the reasons for it."""
    highlights = find_highlights(hit.quote, query, others)
    return replace(hit, highlights=highlights, why=Why(matched_words(hit.quote, highlights), meaning))
