"""Search: keyword, semantic, or both fused; filters apply inside each."""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from vnpolicy.index.entries.entries import RECORD, RECORD_KINDS
from vnpolicy.index.entries.hits import Card, Filters, Hit, Mode, Why
from vnpolicy.index.query.abbreviations import other_forms, spelled_with, spellings
from vnpolicy.index.query.other_names import former_names
from vnpolicy.index.query.query import Query, parse_query
from vnpolicy.index.search.associations import translated_words
from vnpolicy.index.search.filtering import allowed_entries
from vnpolicy.index.search.folding import fold_copies
from vnpolicy.index.search.gathering import Sources
from vnpolicy.index.search.highlighting import find_highlights, matched_words
from vnpolicy.index.search.present_names import with_present_names
from vnpolicy.index.search.ranking import Ranked, rank
from vnpolicy.index.storage.reading import StoredEntry, find_filtered, read_cards, read_drafts, read_entries
from vnpolicy.index.storage.sql_values import placeholders
from vnpolicy.index.storage.store import Store
from vnpolicy.index.wording.thesaurus import official_forms
from vnpolicy.index.wording.words import fold, spell, spelled, syllables
from vnpolicy.nlp.plan import Task

# Of a heading's score: "6. Thúc đẩy dán nhãn và chứng nhận nhãn sinh thái" only names what the tasks below it say.
# A draft stands behind what is in force.
SHARES = {"heading": 0.85, "draft": 0.7}
LOSSES = {"heading": 0.3, "draft": 2.0}  # the same for learned scores, which may be below nothing
SPARE = 20  # entries read beyond three times the limit: a passage gives its place to a record, a copy to its twin


def search(sources: Sources, text: str, *, mode: Mode, filters: Filters, limit: int) -> list[Hit]:
    """The best hits for a query. `score` is BM25, a cosine, or the learned score of the mode."""
    store, query = sources.store, parse_query(text)
    allowed = _allowed(store, filters)
    if limit < 1 or allowed == []:
        return []
    meaning = None if mode == "keyword" else sources.meaning(query)
    query = with_others(store, query, as_written=filters.as_written)
    query = replace(query, records=_finds_records(filters), agency=filters.agency)
    depth = 3 * limit + SPARE
    ranked = rank(sources.lexical, query, mode, meaning, (depth, allowed))
    entries = read_entries(store, [number for number, _ in ranked.ranking[:depth]], ranked.quotes)
    wanted = {fold(part) for part in query.syllables}.union(*query.others, *query.official)
    found = [(entries[number], score) for number, score in ranked.ranking if number in entries]
    found = [(entry, score) for entry, score in found if has_phrases(entry, query)]
    drafts = read_drafts(store, {entry.document for entry, _ in found})
    kept = prefer_records(lesser_last(found, drafts, learned=mode == "hybrid"), wanted)
    hits = _counted(store, fold_copies(_hits(store, kept, drafts), limit))
    explained = _explained(hits, entries, query, ranked)
    return explained if filters.as_written else [with_present_names(hit) for hit in explained]


def lesser_last(
    ranked: Sequence[tuple[StoredEntry, float]], drafts: Collection[int] = (), *, learned: bool = False
) -> list[tuple[StoredEntry, float]]:
    """The ranking with headings, and what stands in `drafts`, behind what says about as much and is an answer."""
    weighed = []
    for entry, score in ranked:
        lesser = _lesser(entry.kind, draft=entry.document in drafts)
        less = (
            score - sum(LOSSES[why] for why in lesser) if learned else score * math.prod(SHARES[why] for why in lesser)
        )
        weighed.append((entry, less))
    return sorted(weighed, key=lambda pair: -pair[1])


def _lesser(kind: str, *, draft: bool) -> list[str]:
    """Why an entry stands behind others."""
    return [why for why, holds in (("heading", kind == "heading"), ("draft", draft)) if holds]


def has_phrases(entry: StoredEntry, query: Query) -> bool:
    """Whether the query's quoted phrases stand in an entry or in the names of its agencies, syllable after syllable."""
    if not query.phrases:
        return True
    record = entry.decoded()
    agencies = [one.agency for one in record.assignments] if isinstance(record, Task) else []
    texts = [entry.quote, *(name for agency in agencies for name in (agency.written, agency.name))]
    text = "|".join(f" {' '.join(spelled(part))} " for part in texts)
    phrases = [f" {' '.join(spelled(' '.join(phrase)))} " for phrase in query.phrases]
    return all((fold(phrase) in fold(text)) if query.plain else phrase in text for phrase in phrases)


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


def _finds_records(filters: Filters) -> bool:
    """Whether only tasks, targets or bases pass: nothing else has an agency, or is due."""
    of_task = filters.agency or filters.role or filters.due_before or filters.due_after
    return bool(of_task) or filters.kind in (RECORD, *RECORD_KINDS)


def _allowed(store: Store, filters: Filters) -> list[int] | None:
    documents = None if filters.document is None else find_filtered(store, filters.document)
    return allowed_entries(store, filters, documents, lambda name: spellings(store, name))


def with_others(store: Store, query: Query, *, as_written: bool = False) -> Query:
    """The query with what stands for parts of it: ("ubnd",) for "Ủy ban nhân dân", an agency's former name.

    Also official words for everyday ones. `as_written` leaves them out, and former names.
    """
    parts = [fold(part) for part in query.syllables]
    short_and_long = other_forms(store, parts)
    forms = {form for others in short_and_long.values() for form in others}
    forms |= set() if as_written else former_names(parts)
    official = set() if as_written else official_forms(list(map(spell, query.syllables)), plain=query.plain)
    others = frozenset(tuple(form.split()) for form in forms)
    whole = tuple(spelled_with(parts, short_and_long))
    return replace(query, others=others, official=frozenset(official) - others, spellings=whole)


def _hits(store: Store, ranked: Sequence[tuple[StoredEntry, float]], drafts: Collection[int]) -> list[Hit]:
    cards = _cards(store, {entry.document for entry, _ in ranked}, counts=False)
    return [
        _hit(entry, cards[entry.document], score, draft=entry.document in drafts)
        for entry, score in ranked
        if entry.document in cards
    ]


def _hit(entry: StoredEntry, card: Card, score: float, *, draft: bool) -> Hit:
    return Hit(entry.id, entry.kind, entry.quote, entry.span, entry.page, card, score, Why(), draft=draft)


def _counted(store: Store, hits: Sequence[Hit]) -> list[Hit]:
    """The hits with the counts of their documents, which are too dear for all that were ranked."""
    cards = _cards(store, {card.id for hit in hits for card in (hit.document, *hit.also)}, counts=True)

    def counted(card: Card) -> Card:
        return cards.get(card.id, card)  # one that is gone by now stays as it was

    return [replace(hit, document=counted(hit.document), also=tuple(map(counted, hit.also))) for hit in hits]


def _cards(store: Store, documents: Collection[int], *, counts: bool) -> dict[int, Card]:
    ids = sorted(documents)
    return {card.id: card for card in read_cards(store, f"id IN ({placeholders(ids)})", ids, counts=counts)}


def _explained(hits: Sequence[Hit], entries: Mapping[int, StoredEntry], query: Query, ranked: Ranked) -> list[Hit]:
    """The hits with their records, their highlights and the reasons for them."""
    parts = {hit.id: ranked.parts(hit.id) for hit in hits}
    read = {hit.id: hit.quote for hit in hits if parts[hit.id].get("association")}  # none in keyword search
    translated = dict(zip(read, translated_words(query, list(read.values())), strict=True))
    explained = []
    for hit in hits:
        highlights = find_highlights(hit.quote, query, query.others | query.official)
        words = matched_words(hit.quote, highlights)
        lost = {why: -LOSSES[why] for why in _lesser(hit.kind, draft=hit.draft)} if parts[hit.id] else {}
        why = Why(words, ranked.cosines.get(hit.id), {**parts[hit.id], **lost}, translated.get(hit.id, ()))
        explained.append(replace(hit, record=entries[hit.id].decoded(), highlights=highlights, why=why))
    return explained
