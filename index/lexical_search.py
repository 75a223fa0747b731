"""Keyword search: a query's parts as one tantivy query, ranked by BM25."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from vnpolicy.index.abbreviations import other_forms
from vnpolicy.index.lexical import FOLDER
from vnpolicy.index.query import Query
from vnpolicy.index.segmentation import match_words
from vnpolicy.index.store import Store
from vnpolicy.index.words import fold

if TYPE_CHECKING:
    import tantivy

# What a match in a field counts; a record says in one sentence what a passage says in ten.
WEIGHTS = {"record": 1.0, "passage": 0.8, "title": 0.5, "agency": 0.6}
PLAIN_SHARE = 0.4  # of a match that only holds without diacritics, in a query that has them
WORD_WEIGHT = 0.6  # of a segmented word, on top of its syllables
PAIR_WEIGHT = 0.5  # of two neighbours, on top of the two
OWN_NUMBER, CITED_NUMBER = 8.0, 2.0
MOST_BOUND = 10_000  # entries with a number or phrase among which a hybrid search looks for meaning
LEAST_SHARE = 0.5  # of the syllables that have to match


class LexicalIndex:
    """The keyword index of a library, opened to be searched."""

    def __init__(self, store: Store) -> None:
        import tantivy

        self.store = store
        with _openable(store.folder / FOLDER) as folder:
            self._index = tantivy.Index.open(str(folder))
            self.schema = self._index.schema
            self.searcher = self._index.searcher()

    def search(self, query: Query, limit: int, allowed: Sequence[int] | None = None) -> list[tuple[int, float]]:
        """Ids and BM25 scores of the best entries; only those in `allowed`, when given."""
        whole = self._among(KeywordQuery(self, query).build(), allowed)
        hits = self.searcher.search(whole, limit, count=False).hits
        ids = self.searcher.fast_field_values("id", [address for _, address in hits])
        return [(int(number or 0), float(score)) for number, (score, _) in zip(ids, hits, strict=True)]

    def bound_entries(self, query: Query, allowed: Sequence[int] | None = None) -> Sequence[int] | None:
        """Ids that have the query's document numbers and quoted phrases; `allowed` where it has none."""
        import tantivy

        must = KeywordQuery(self, query).required()
        if not must:
            return allowed
        whole = self._among(tantivy.Query.boolean_query([(tantivy.Occur.Must, part) for part in must]), allowed)
        addresses = [address for _, address in self.searcher.search(whole, MOST_BOUND, count=False).hits]
        return [int(number or 0) for number in self.searcher.fast_field_values("id", addresses)]

    def _among(self, query: "tantivy.Query", allowed: Sequence[int] | None) -> "tantivy.Query":
        """The query, held to some entries."""
        from tantivy import Occur, Query

        if allowed is None:
            return query
        among = Query.const_score_query(Query.term_set_query(self.schema, "id", list(allowed)), 0.0)
        return Query.boolean_query([(Occur.Must, query), (Occur.Must, among)])

    def knows(self, field: str, term: str) -> bool:
        """Whether any entry has the term in the field."""
        return bool(self.searcher.doc_freq(field, term))


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


@dataclass(frozen=True)
class KeywordQuery:
    """A query against one index: only the index knows which numbers and words exist."""

    index: LexicalIndex
    query: Query

    @cached_property
    def numbers(self) -> list[str]:
        """Keys of the document numbers in the query that the library knows, none within another."""
        found: list[str] = []
        for key in self.query.number_candidates:
            known = self.index.knows("number", key) or self.index.knows("cites", key)
            if known and not any(f"-{key}-" in f"-{longer}-" for longer in found):
                found.append(key)
        return found

    @cached_property
    def groups(self) -> list[list[list[str]]]:
        """For each syllable its alternatives, each a run of folded syllables: [[["ubnd"], ["uy", "ban", ...]], ...]."""
        parts = [fold(part) for part in self.query.syllables]
        groups: list[list[list[str]]] = [[] for _ in parts]
        for run, forms in other_forms(self.index.store, parts).items():
            for at in run:
                groups[at] += [form.split() for form in forms]
        return groups

    def build(self) -> "tantivy.Query":
        """Numbers and phrases must match, and half of the other syllables; words and exact diacritics count more."""
        from tantivy import Occur, Query

        must = self.required()
        clauses = [(Occur.Must, query) for query in must]
        syllables = [(Occur.Should, query) for query in self._syllables()]
        least = 0 if must else max(1, round(len(syllables) * LEAST_SHARE))
        clauses.append((Occur.Should if must else Occur.Must, Query.boolean_query(syllables, least)))
        clauses += [(Occur.Should, query) for query in (*self._pairs(), *self._words())]
        return Query.boolean_query(clauses)

    def required(self) -> list["tantivy.Query"]:
        """What every hit must have: known document numbers and quoted phrases."""
        phrases = [self._any_field(phrase, plain=self.query.plain, twins=False) for phrase in self.query.phrases]
        return [*(self._number(key) for key in self.numbers), *phrases]

    def _number(self, key: str) -> "tantivy.Query":
        from tantivy import Query

        fields = (("number", OWN_NUMBER), ("cites", CITED_NUMBER))
        terms = [Query.const_score_query(Query.term_query(self.index.schema, f, key), w) for f, w in fields]
        return Query.disjunction_max_query(terms, 0.1)

    def _syllables(self) -> list["tantivy.Query"]:
        """One clause for each different syllable: itself, or what it stands for."""
        from tantivy import Query

        clauses: dict[str, Query] = {}
        for part, others in zip(self.query.syllables, self.groups, strict=True):
            alternatives = [self._any_field([part], plain=self.query.plain)]
            alternatives += [self._any_field(other, plain=True) for other in others]
            clauses.setdefault(part, Query.disjunction_max_query(alternatives))
        return list(clauses.values())

    def _pairs(self) -> list["tantivy.Query"]:
        """Neighbours as neighbours: "công nghiệp" is not what stands in "Sở Công Thương ... doanh nghiệp"."""
        from tantivy import Query

        parts = [fold(part) for part in self.query.syllables] if self.query.plain else self.query.syllables
        twin = "_folded" if self.query.plain else ""
        pairs = dict.fromkeys(pairwise(parts))
        phrases = ([self._run(f"{field}{twin}", pair) for field in ("record", "passage")] for pair in pairs)
        return [Query.boost_query(Query.disjunction_max_query(either), PAIR_WEIGHT) for either in phrases]

    def _words(self) -> list["tantivy.Query"]:
        from tantivy import Query

        known: Callable[[str], bool] = lambda word: self.index.knows("words", word)  # noqa: E731
        words = dict.fromkeys(match_words(self.query.syllables, known))
        return [Query.boost_query(Query.term_query(self.index.schema, "words", w), WORD_WEIGHT) for w in words]

    def _any_field(self, run: Sequence[str], *, plain: bool, twins: bool = True) -> "tantivy.Query":
        """The run in any field, exact or without diacritics; a record or passage may match by its title too."""
        from tantivy import Query

        folded = [fold(part) for part in run]
        queries = []
        for field, weight in WEIGHTS.items():
            if not plain:
                queries.append(Query.boost_query(self._run(field, run), weight))
            if plain or twins:
                share = weight if plain else weight * PLAIN_SHARE
                queries.append(Query.boost_query(self._run(f"{field}_folded", folded), share))
        return Query.disjunction_max_query(queries, 0.3)

    def _run(self, field: str, run: Sequence[str]) -> "tantivy.Query":
        from tantivy import Query

        if len(run) == 1:
            return Query.term_query(self.index.schema, field, run[0])
        return Query.phrase_query(self.index.schema, field, list(run))
