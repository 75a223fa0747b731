"""What an English query means, word by word, as terms of an index of Vietnamese texts.

After the probabilistic structured queries of Darwish and Oard (2003): all translations of one word count as one word,
with one frequency, so that a word of six translations weighs no more than a word of one.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

from vnpolicy.index.wording.translation import Phrase, find_phrases
from vnpolicy.index.wording.words import fold, pairs

if TYPE_CHECKING:
    import tantivy

LESSER = 0.15  # of a word's other translations, where a text has more than one
FLATTER = 0.5  # power of a translation's share: the second likeliest is often what the law says
LIKELIEST, NEXT_SHARE = 3, 0.5  # forms of a word that bring candidates, and what those behind the first count of that


class Term(NamedTuple):
    """A term in a field; `weight` is its inverse document frequency, `share` what it counts of that."""

    field: str
    text: str
    weight: float
    share: float = 1.0


class Frequencies(Protocol):
    """What is asked of an index."""

    size: int

    def frequency(self, field: str, term: str) -> int:
        """Number of entries that have the term in the field."""


@dataclass(frozen=True, slots=True)
class Concept:
    """One meaning: `forms` are translations (and the English word), each as terms whose shares make it count alike."""

    weight: float
    forms: tuple[tuple[Term, ...], ...]


def inverse_frequency(size: int, count: float) -> float:
    """Inverse document frequency as BM25 has it."""
    return math.log(1 + (size - count + 0.5) / (count + 0.5))


def find_concepts(text: str, index: Frequencies) -> tuple[Concept, ...]:
    """The meanings of an English text that the index has something of."""
    weighed = (_weigh(phrase, index) for phrase in find_phrases(text))
    return tuple(concept for concept in weighed if concept)


def _weigh(phrase: Phrase, index: Frequencies) -> Concept | None:
    most = max((one.share for one in phrase.translations), default=1.0)
    forms = [(one.parts, one.share, (one.share / most) ** FLATTER) for one in phrase.translations]
    forms.append((phrase.words, 0.0 if forms else 1.0, 1.0))
    known = [(*found, share, of) for parts, share, of in forms if (found := _terms(parts, index))]
    if not known:
        return None
    shares = sum(share for _, _, share, _ in known)
    counts = [(share or (0.0 if shares else 1.0), number) for _, number, share, _ in known]
    count = sum(share * number for share, number in counts) / sum(share for share, _ in counts)
    weight = phrase.share * inverse_frequency(index.size, count)
    # "review" is translated by three spellings of "rà soát", which are one here: the likeliest, the first one, stays
    different = {frozenset(terms): _shared(terms, of * weight) for terms, _, _, of in reversed(known)}
    return Concept(weight, tuple(different.values()))


def _terms(parts: Sequence[str], index: Frequencies) -> tuple[tuple[Term, ...], int] | None:
    """A syllable, or all pairs of a phrase, and how many entries may have it; `None` where the index lacks one."""
    named = [("text_pairs", fold(pair)) for pair in pairs(parts)] or [("text", part) for part in parts]
    counts = [index.frequency(field, text) for field, text in named]
    if not all(counts):
        return None
    weights = (inverse_frequency(index.size, count) for count in counts)
    return tuple(Term(field, text, weight) for (field, text), weight in zip(named, weights, strict=True)), min(counts)


def _shared(terms: Sequence[Term], weight: float) -> tuple[Term, ...]:
    """The terms with shares under which all of them together weigh so much."""
    whole = sum(term.weight for term in terms)
    return tuple(term._replace(share=weight / whole) for term in terms)


def likeliest_terms(concepts: Iterable[Concept]) -> list[Term]:
    """Terms of the likeliest forms of the concepts, to be summed: about what `any_concept` finds, far sooner."""
    found: list[Term] = []
    for one in concepts:
        forms = sorted(one.forms, key=lambda form: -sum(term.weight * term.share for term in form))[:LIKELIEST]
        found += forms[0]
        found += (term._replace(share=NEXT_SHARE * term.share) for form in forms[1:] for term in form)
    return _strongest(found)


def any_concept(concepts: Iterable[Concept], schema: "tantivy.Schema") -> "tantivy.Query":
    """Any of the concepts, each by the form that fits best."""
    from tantivy import Occur, Query

    best = (Query.disjunction_max_query([_form(form, schema) for form in one.forms], LESSER) for one in concepts)
    return Query.boolean_query([(Occur.Should, query) for query in best])


def _form(terms: Iterable[Term], schema: "tantivy.Schema") -> "tantivy.Query":
    from tantivy import Occur, Query

    found = ((Query.term_query(schema, term.field, term.text), term.share) for term in terms)
    return Query.boolean_query([(Occur.Should, Query.boost_query(query, share)) for query, share in found])


def concept_terms(concepts: Iterable[Concept]) -> list[Term]:
    """All terms of the concepts once, each with its greatest share."""
    return _strongest(term for concept in concepts for form in concept.forms for term in form)


def _strongest(terms: Iterable[Term]) -> list[Term]:
    """Each term once, with its greatest share."""
    found: dict[tuple[str, str], Term] = {}
    for term in terms:
        known = found.get((term.field, term.text))
        if known is None or known.share < term.share:
            found[term.field, term.text] = term
    return list(found.values())
