"""Keyword search: candidates ranked by BM25 over syllables and pairs of neighbours, and the parts of their scores."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, NamedTuple

from vnpolicy.index.lexical.index import FOLDER
from vnpolicy.index.lexical.query import PLAIN, KeywordQuery
from vnpolicy.index.query.concepts import Term, inverse_frequency
from vnpolicy.index.query.query import Query
from vnpolicy.index.query.spellings import FILE as SPELLINGS
from vnpolicy.index.query.spellings import Spellings, read_spellings
from vnpolicy.index.storage.store import Store

if TYPE_CHECKING:
    import tantivy

    Hits = list[tuple[float, tantivy.DocAddress]]

MANY = 20_000  # allowed entries from which on looking each up takes longer than searching all
FEW_VALUES = 1_000  # ids up to which a query of each is made sooner than one of their set
MOST_BOUND = 10_000  # entries with a number or phrase among which a hybrid search looks for meaning


class Found(NamedTuple):
    """An entry that a keyword search found, with packed `facts`; `context` is what it stands under, 0 for nothing."""

    id: int
    document: int
    facts: int
    context: int
    score: float


class LexicalIndex:
    """The keyword index of a library, opened to be searched."""

    def __init__(self, store: Store) -> None:
        import tantivy

        self.store = store
        with _openable(store.folder / FOLDER) as folder:
            self._index = tantivy.Index.open(str(folder))
            self._written = (folder / SPELLINGS).read_bytes()
            self.schema = self._index.schema
            self.searcher = self._index.searcher()
        self.size = int(self.searcher.num_docs)
        self._counts: dict[str, dict[str, int]] = {}
        self._frequencies: dict[tuple[str, str], int] = {}

    def search(self, query: Query, limit: int, allowed: Sequence[int] | None = None) -> list[tuple[int, float]]:
        """Ids and BM25 scores of the best entries; only those in `allowed`, when given."""
        return [(found.id, found.score) for found in self._best(self.prepare(query).ranking(), limit, allowed)]

    def prepare(self, query: Query) -> KeywordQuery:
        """The query's terms, weighed by how rare they are here."""
        return KeywordQuery(self, query)

    def candidates(self, query: KeywordQuery, limit: int, allowed: Sequence[int] | None = None) -> list[Found]:
        """The entries that a query brings, to be ranked by more than words."""
        return self._best(query.bringing(), limit, allowed)

    def _best(self, query: "tantivy.Query", limit: int, allowed: Sequence[int] | None) -> list[Found]:
        if allowed is not None and len(allowed) > MANY:
            return self._sifted(query, limit, allowed)
        return self._found(self.among(query, "id", allowed), limit)

    def entries(self, ids: Sequence[int]) -> list[Found]:
        """Entries by their ids, without scores; one that is gone by now is left out."""
        return self._found(self._any_of("id", ids), len(ids)) if ids else []

    def scores(self, query: "tantivy.Query", field: str, among: Sequence[int]) -> dict[int, float]:
        """Scores of what a query finds among some entries (`id`) or documents (`document`), best one each."""
        if not among:
            return {}
        hits = self._hits(self.among(query, field, among), len(among))
        (values,) = self._columns(hits, field)
        return dict(zip(reversed(values), (score for score, _ in reversed(hits)), strict=True))  # the best one is last

    def bound_entries(self, query: KeywordQuery, allowed: Sequence[int] | None = None) -> Sequence[int] | None:
        """Ids that have the query's document numbers and quoted phrases; `allowed` where it has none."""
        from tantivy import Occur, Query

        must = query.required()
        if not must:
            return allowed
        whole = self.among(Query.boolean_query([(Occur.Must, part) for part in must]), "id", allowed)
        (ids,) = self._columns(self._hits(whole, MOST_BOUND), "id")
        return ids

    def among(self, query: "tantivy.Query", field: str, allowed: Sequence[int] | None) -> "tantivy.Query":
        """The query, held to some entries or documents."""
        from tantivy import Occur, Query

        if allowed is None:
            return query
        return Query.boolean_query([(Occur.Must, query), (Occur.Must, self._any_of(field, allowed))])

    def _any_of(self, field: str, values: Sequence[int]) -> "tantivy.Query":
        from tantivy import Occur, Query

        if len(values) > FEW_VALUES:
            return Query.const_score_query(Query.term_set_query(self.schema, field, list(values)), 0.0)
        each = (Query.term_query(self.schema, field, value) for value in values)
        return Query.const_score_query(Query.boolean_query([(Occur.Should, one) for one in each]), 0.0)

    def _sifted(self, query: "tantivy.Query", limit: int, allowed: Sequence[int]) -> list[Found]:
        """The best of very many entries: found among all, more of them as long as too few are allowed."""
        depth = 2 * limit * max(1, self.size // len(allowed))
        while True:
            found = self._found(query, depth)
            passing = {one.id for one in found}.intersection(allowed)
            kept = [one for one in found if one.id in passing]
            if len(kept) >= limit or len(found) < depth:
                return kept[:limit]
            depth *= 4

    def frequency(self, field: str, term: str) -> int:
        """Number of entries that have the term in the field; looked up once, as many queries have it."""
        if field == PLAIN:
            return sum(self._spellings_of(term).values())
        if (field, term) not in self._frequencies:
            self._frequencies[field, term] = int(self.searcher.doc_freq(field, term))
        return self._frequencies[field, term]

    def clauses(self, term: Term) -> "list[tuple[tantivy.Query, float]]":
        """Queries for a term, with what each counts: all spellings of a plain syllable weigh alike."""
        from tantivy import Query

        if term.field != PLAIN:
            return [(Query.term_query(self.schema, term.field, term.text), term.share)]
        counts = self._spellings_of(term.text).items()
        shares = ((text, term.share * term.weight / inverse_frequency(self.size, count)) for text, count in counts)
        return [(Query.term_query(self.schema, "text", text), share) for text, share in shares]

    def _spellings_of(self, plain: str) -> dict[str, int]:
        """The spellings of a syllable without diacritics, with the number of entries that have each; looked up once."""
        if plain not in self._counts:
            counts = {text: self.frequency("text", text) for text in (plain, *self._spellings.get(plain, ()))}
            self._counts[plain] = {text: count for text, count in counts.items() if count}
        return self._counts[plain]

    @cached_property
    def _spellings(self) -> Spellings:
        return read_spellings(self._written)

    def _found(self, query: "tantivy.Query", limit: int) -> list[Found]:
        hits = self._hits(query, limit)
        columns = self._columns(hits, "id", "document", "facts", "context")
        return list(map(Found, *columns, (score for score, _ in hits)))

    def _hits(self, query: "tantivy.Query", limit: int) -> "Hits":
        return self.searcher.search(query, limit, count=False).hits

    def _columns(self, hits: "Hits", *names: str) -> list[list[Any]]:
        """Values of some fields, in the order of the hits."""
        addresses = [address for _, address in hits]
        return [self.searcher.fast_field_values(name, addresses) for name in names]


@contextmanager
def _openable(folder: Path) -> Iterator[Path]:
    """The index's folder, or links to its files: to open it, tantivy makes a lock file there even for reading."""
    if os.access(folder, os.W_OK) or not folder.is_dir():
        yield folder
        return
    with TemporaryDirectory(prefix="vnpolicy-") as links:
        for path in folder.iterdir():
            if path.suffix != ".lock":
                (Path(links) / path.name).symlink_to(path.absolute())
        yield Path(links)
