"""The ranking of a query: by words, by meaning, or by all that is known of the candidates."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vnpolicy.index.entries.hits import Mode
from vnpolicy.index.query.query import Query
from vnpolicy.index.search.associations import associations_of
from vnpolicy.index.search.candidates import Candidates
from vnpolicy.index.search.close_reading import read_closely
from vnpolicy.index.search.features import make_features
from vnpolicy.index.search.fusion import read_weights
from vnpolicy.index.search.gathering import gather
from vnpolicy.index.search.meaning import Meaning, Ranking
from vnpolicy.index.storage.sql_values import in_batches, placeholders
from vnpolicy.index.storage.store import Store
from vnpolicy.index.wording.words import fold_name

if TYPE_CHECKING:
    from vnpolicy.index.lexical.query import KeywordQuery
    from vnpolicy.index.lexical.search import LexicalIndex

Within = tuple[int, Sequence[int] | None]  # how many entries, and the ids of those allowed
NUMBER_SHARE = 2.0  # a document's own number then counts more than all else that is weighed
AGENCY = {"lead": 12.0, "coordinating": 10.0}  # where the query is nothing but the agency's name
NAMED = {"lead": 0.6, "coordinating": 0.3}  # where it names the agency among other words: first among equals


@dataclass(frozen=True, slots=True)
class Ranked:
    """Ids with scores, best first; where they are known, cosines and quotes by id, and what tells a score's parts."""

    ranking: Ranking
    cosines: Mapping[int, float] = field(default_factory=dict)
    quotes: Mapping[int, str] = field(default_factory=dict)
    parts: Callable[[int], dict[str, float]] = lambda _: {}


def rank(
    lexical: Callable[..., "LexicalIndex"], query: Query, mode: Mode, meaning: Meaning | None, within: Within
) -> Ranked:
    """The ranking of a mode, at least so many entries where there are as many, among those allowed.

    `lexical` opens the keyword index.
    """
    if mode == "semantic" and not query.phrases:  # the words are not asked
        return _by_meaning(meaning, within)
    try:
        return _by_words(lexical(), query, mode, meaning, within)
    except BaseException as error:
        if not is_damage(error) or (meaning and meaning.failed):
            raise
        return _by_words(lexical(anew=True), query, mode, meaning, within)


def is_damage(error: BaseException) -> bool:
    """Whether tantivy met bytes that it did not write: it says so, or stumbles over them (a panic of Rust)."""
    return isinstance(error, ValueError) or type(error).__name__ == "PanicException"


def _by_meaning(meaning: Meaning | None, within: Within) -> Ranked:
    depth, allowed = within
    if meaning is None:
        return Ranked([])
    meaning.look(depth, allowed)
    found = meaning.nearest(depth)
    return Ranked(found, dict(found))


def _by_words(lexical: "LexicalIndex", query: Query, mode: Mode, meaning: Meaning | None, within: Within) -> Ranked:
    depth, allowed = within
    if mode == "keyword":
        return Ranked(lexical.search(query, depth, allowed))
    asked = lexical.prepare(query)
    if mode == "semantic":
        return _by_meaning(meaning, (depth, lexical.bound_entries(asked, allowed)))
    associations_of(query)  # read from their file, the first time, while the other thread loads the encoder
    return fuse(lexical, asked, gather(lexical, asked, meaning, allowed, depth))


def fuse(lexical: "LexicalIndex", asked: "KeywordQuery", candidates: Candidates) -> Ranked:
    """Candidates by their learned score; the document or article asked for, and the agency by name, stand first."""
    import numpy as np

    if not candidates.documents:
        return Ranked([])
    query = asked.query
    ids, rows = make_features(candidates)
    weights = read_weights(query.kind, meaning=bool(candidates.cosines), records=query.records)
    rows, quotes = read_closely(lexical.store, query, ids, rows, weights)
    scores = weights.score(rows)
    numbers = lexical.scores(asked.numbers_query(), "id", ids) if asked.numbers else {}
    agencies = agency_bonus(lexical.store, query, ids)
    asked_for = candidates.named
    named = np.array([NUMBER_SHARE * numbers.get(i, 0.0) + agencies.get(i, 0.0) + asked_for.get(i, 0.0) for i in ids])
    order = np.argsort(-(scores + named), kind="stable").tolist()
    places = {number: at for at, number in enumerate(ids)}

    def parts(number: int) -> dict[str, float]:
        return {**weights.parts(rows[places[number]]), "named": float(named[places[number]])}

    return Ranked([(ids[at], float(scores[at] + named[at])) for at in order], candidates.cosines, quotes, parts)


def agency_bonus(store: Store, query: Query, ids: Sequence[int]) -> dict[int, float]:
    """What entries get for tasks of the agencies that the query names: much where it is nothing but a name."""
    name, asked = fold_name(query.text), [f" {text} " for text in query.spellings]
    rows: list[tuple[int, str, str]] = []
    for batch in in_batches(ids):
        sql = f"SELECT entry, role, name_key FROM assignments WHERE entry IN ({placeholders(batch)})"  # noqa: S608
        rows += store.connection.execute(sql, batch).fetchall()

    def shares_of(key: str) -> Mapping[str, float]:
        names = key.split(" | ")
        return AGENCY if name in names else NAMED if any(_stands_in(one, asked) for one in names) else {}

    # The same agencies lead many of the tasks found, and few are named.
    shares = {key: shared for key in {key for _, _, key in rows} if (shared := shares_of(key))}
    found: dict[int, float] = {}
    for entry, role, key in rows if shares else ():
        found[entry] = max(shares.get(key, {}).get(role, 0.0), found.get(entry, 0.0))
    return found


def _stands_in(name: str, texts: Sequence[str]) -> bool:
    """Whether the name of several syllables stands in one of the texts: "ủy ban" or "sở" alone names no agency."""
    return " " in name and any(f" {name} " in text for text in texts)
