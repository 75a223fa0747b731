"""A query's parts as weighed terms of one index: only the index knows which numbers and words exist."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Protocol

from vnpolicy.corpus import read_table
from vnpolicy.index.query.concepts import (
    Concept,
    Term,
    any_concept,
    concept_terms,
    find_concepts,
    inverse_frequency,
    likeliest_terms,
)
from vnpolicy.index.query.query import Query
from vnpolicy.index.storage.store import Store
from vnpolicy.index.wording.words import fold, fold_syllable, pairs, spelled

if TYPE_CHECKING:
    import tantivy

PAIR_SHARE = 0.7  # of a pair of neighbours, beside its two syllables
OTHER_SHARE = 0.5  # of what stands for a part of the query: `UBND` for "Ủy ban nhân dân"
OFFICIAL_SHARE = 0.25  # of what documents write for its everyday words; from 0.15 to 0.6 as many questions are answered
RARE = 2.5  # from this weight on a syllable brings candidates; commoner ones only rank them
FEW = 2  # with fewer rare syllables or meanings, the common ones bring candidates too
PLAIN = "plain"  # instead of a field: a syllable without diacritics, whichever of its spellings the index has
TELLING = 1.0  # weight of a meaning of an English query from which on it brings candidates; all would take half more
LONG_FORM = 3  # terms from which on an official wording counts no more than one of so many
OWN_NUMBER, CITED_NUMBER = 8.0, 2.0
CITED_OF_SEVERAL = 5.0  # of several numbers: what cites two of them stands before the document that has one


class Index(Protocol):
    """What a query asks of an index."""

    store: Store
    schema: "tantivy.Schema"
    size: int

    def frequency(self, field: str, term: str) -> int:
        """Number of entries that have the term in the field."""

    def clauses(self, term: Term) -> list[tuple["tantivy.Query", float]]:
        """Queries for a term, with what each counts."""


@dataclass(frozen=True)
class KeywordQuery:
    """A query against one index."""

    index: Index
    query: Query

    @cached_property
    def numbers(self) -> list[str]:
        """Keys of the document numbers in the query that the library knows, none within another."""
        found: list[str] = []
        for key in self.query.number_candidates:
            known = self.index.frequency("number", key) or self.index.frequency("cites", key)
            if known and not any(f"-{key}-" in f"-{longer}-" for longer in found):
                found.append(key)
        return found

    @cached_property
    def runs(self) -> list[list[str]]:
        """The query's syllables, cut where a question's wording was left out; all of them where nothing is left."""
        parts = [fold_syllable(part) if self.query.plain else part for part in spelled(self.query.text)]
        return without_question_words(parts, plain=self.query.plain) or [parts]

    @cached_property
    def syllables(self) -> list[Term]:
        """Each different syllable that the index knows, exact or else without diacritics."""
        found: dict[str, Term] = {}
        for text in dict.fromkeys(part for run in self.runs for part in run):
            exact = 0.0 if self.query.plain else self._weight("text", text)
            plain = 0.0 if exact else self._weight(PLAIN, fold(text))
            if exact or plain:
                found[text] = Term("text", text, exact) if exact else Term(PLAIN, fold(text), plain)
        return list(found.values())

    @cached_property
    def pairs(self) -> list[Term]:
        """Each different pair of neighbours: "công nghiệp" is not what stands in "Công Thương ... doanh nghiệp"."""
        found = dict.fromkeys(fold(pair) for run in self.runs for pair in pairs(run))
        return [Term("text_pairs", pair, weight) for pair in found if (weight := self._weight("text_pairs", pair))]

    @cached_property
    def others(self) -> list[Term]:
        """Terms of what stands for parts of the query.

        A long official wording counts no more than a short one: of "thu gom, vận chuyển rác thải" each pair less.
        """
        others = ((OTHER_SHARE, self._of_form(form)) for form in sorted(self.query.others))
        official = ((OFFICIAL_SHARE, self._of_form(form)) for form in sorted(self.query.official))
        shared = [*others, *((share * min(1.0, LONG_FORM / max(len(terms), 1)), terms) for share, terms in official)]
        return [term._replace(share=share) for share, terms in shared for term in terms]

    @cached_property
    def concepts(self) -> tuple[Concept, ...]:
        """What an English query means, in the words of the index; nothing for a Vietnamese one."""
        return find_concepts(self.query.text, self.index) if self.query.kind == "en" else ()

    @cached_property
    def most(self) -> float:
        """About the score of an entry that has all of the query once; with this, queries of all lengths compare."""
        counted = self._meant() or self._bringing()
        return sum(one.weight * (one.share if isinstance(one, Term) else 1.0) for one in counted) or 1.0

    def ranking(self) -> "tantivy.Query":
        """What ranks by words alone: of an English query, each meaning by the form that fits best."""
        return self._with_required(self._best_forms() if self.concepts else self._any_term())

    def bringing(self) -> "tantivy.Query":
        """What brings candidates that are ranked by more than this: any term, the quickest that there is.

        Of an English query a text counts for several translations of one word then, which the ranking behind it puts
        right; it takes a third of the time.
        """
        return self._with_required(self._any_term())

    def _with_required(self, either: "tantivy.Query") -> "tantivy.Query":
        from tantivy import Occur, Query

        must = self.required()
        if not must:
            return either
        return Query.boolean_query([*((Occur.Must, part) for part in must), (Occur.Should, either)])

    def required(self) -> list["tantivy.Query"]:
        """What every hit must have: one of the known document numbers, and the quoted phrases."""
        numbers = [self.numbers_query()] if self.numbers else []
        return [*numbers, *map(self._phrase, self.query.phrases)]

    def of_titles(self) -> "tantivy.Query":
        """The query's pairs of neighbours, or those of what an English query means, in titles."""
        meant = [term for term in concept_terms(self.concepts) if term.field == "text_pairs"]
        terms = meant if self.concepts else self.pairs
        return self.any_of(term._replace(field="title_pairs") for term in terms)

    def any_of(self, terms: Iterable[Term]) -> "tantivy.Query":
        """Any of the terms, each by its share."""
        from tantivy import Occur, Query

        clauses = (clause for term in terms for clause in self.index.clauses(term))
        weighed = (query if share == 1 else Query.boost_query(query, share) for query, share in clauses)
        return Query.boolean_query([(Occur.Should, query) for query in weighed])

    def numbers_query(self) -> "tantivy.Query":
        """Any of the query's document numbers, as the document's own or as a cited one."""
        from tantivy import Occur, Query

        return Query.boolean_query([(Occur.Should, self._number(key)) for key in self.numbers])

    def _any_term(self) -> "tantivy.Query":
        """Rare syllables and pairs, or the terms of what an English query means."""
        return self.any_of([*likeliest_terms(self._meant()), *self.others] if self.concepts else self._bringing())

    def _best_forms(self) -> "tantivy.Query":
        from tantivy import Occur, Query

        meant = any_concept(self._meant(), self.index.schema)
        return Query.boolean_query([(Occur.Should, meant), (Occur.Should, self.any_of(self.others))])

    def _meant(self) -> Sequence[Concept]:
        """The meanings that bring candidates; the word "ministry" of "finance ministry" hardly tells anything more."""
        telling = [concept for concept in self.concepts if concept.weight >= TELLING]
        return telling if len(telling) >= FEW else self.concepts

    def _bringing(self) -> list[Term]:
        rare = [term for term in self.syllables if term.weight >= RARE]
        syllables = rare if len(rare) >= FEW else self.syllables
        return [*syllables, *(term._replace(share=PAIR_SHARE) for term in self.pairs), *self.others]

    def _number(self, key: str) -> "tantivy.Query":
        from tantivy import Query

        cited = CITED_OF_SEVERAL if len(self.numbers) > 1 else CITED_NUMBER
        fields = (("number", OWN_NUMBER), ("cites", cited))
        terms = [Query.const_score_query(Query.term_query(self.index.schema, f, key), w) for f, w in fields]
        return Query.disjunction_max_query(terms, 0.1)

    def _phrase(self, phrase: Sequence[str]) -> "tantivy.Query":
        """All pairs of a phrase; what has them in another order is left out when the hits are read."""
        from tantivy import Occur, Query

        parts = [fold(part) for part in spelled(" ".join(phrase))]
        if len(parts) == 1:
            return self.any_of([Term(PLAIN, parts[0], self._weight(PLAIN, parts[0]))])
        must = (Query.term_query(self.index.schema, "text_pairs", pair) for pair in pairs(parts))
        return Query.boolean_query([(Occur.Must, query) for query in must])

    def _of_form(self, form: Sequence[str]) -> list[Term]:
        """Terms of a written-out or short form, which is known without diacritics."""
        terms = [("text_pairs", pair) for pair in pairs(form)] or [(PLAIN, part) for part in form]
        return [Term(field, text, w) for field, text in terms if (w := self._weight(field, text))]

    def _weight(self, field: str, text: str) -> float:
        """The term's inverse document frequency as BM25 has it; nothing where no entry has it."""
        count = self.index.frequency(field, text)
        return inverse_frequency(self.index.size, count) if count else 0.0


@cache
def _question_words() -> dict[bool, list[list[str]]]:
    """The wordings as syllables, longest first, with and without diacritics (`True`)."""
    phrases = sorted((spelled(row["phrase"]) for row in read_table("question_words")), key=len, reverse=True)
    return {False: phrases, True: [[fold(part) for part in phrase] for phrase in phrases]}


def without_question_words(parts: Sequence[str], *, plain: bool) -> list[list[str]]:
    """Runs of the syllables between the wordings of a question: [["mức", "phạt"]] of "Mức phạt là bao nhiêu?"."""
    phrases = _question_words()[plain]
    runs: list[list[str]] = [[]]
    at = 0
    while at < len(parts):
        size = next((len(phrase) for phrase in phrases if list(parts[at : at + len(phrase)]) == phrase), 0)
        if size:
            runs.append([])
        else:
            runs[-1].append(parts[at])
        at += size or 1
    return [run for run in runs if run]
