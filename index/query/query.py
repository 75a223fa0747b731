"""A query as a person types it, taken apart: syllables, quoted phrases, document numbers."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from vnpolicy.index.errors import EmptyQuery
from vnpolicy.index.wording.typed_numbers import number_candidates
from vnpolicy.index.wording.words import fold, normalise, syllables

# Takes "nhãn sinh thái" in straight, curly or angle quotation marks.
_PHRASE = re.compile(r"[\"“”„«»]([^\"“”„«»]*)[\"“”„«»]")
# Takes "nghieng", "quyet", "an"; refuses "which", "department", "plan": how a syllable without diacritics is built.
_VIETNAMESE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|th|tr|qu|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?|[dg]i?|\d+\w*"
)
_LEAST_VIETNAMESE = 0.75  # share of the words of a Vietnamese query that are such syllables: it may hold a foreign name
QueryKind = Literal["vi", "plain", "en"]


@dataclass(frozen=True)
class Query:
    """`text` in NFC; `syllables` of all of it, quoted or not; `phrases` as lists of syllables.

    `others` are runs of folded syllables that stand for a part of it: ("ubnd",) for "Ủy ban nhân dân"; `official` those
    that documents write for its everyday words; `spellings` the whole of it, folded, as it is and with an abbreviation
    written out or back. `records`: only tasks, targets or bases are asked for; `agency`: only those of this one.
    """

    text: str
    syllables: tuple[str, ...]
    phrases: tuple[tuple[str, ...], ...]
    others: frozenset[tuple[str, ...]] = frozenset()
    official: frozenset[tuple[str, ...]] = frozenset()
    spellings: tuple[str, ...] = ()
    records: bool = False
    agency: str | None = None

    @cached_property
    def plain(self) -> bool:
        """Whether it is written without diacritics: then it is compared without them."""
        return all(fold(part) == part for part in self.syllables)

    @cached_property
    def kind(self) -> QueryKind:
        """`vi` with diacritics, `en` in English words, `plain` for Vietnamese typed without diacritics."""
        if not self.plain:
            return "vi"
        return "plain" if self.vietnamese else "en"

    @cached_property
    def vietnamese(self) -> bool:
        """Whether its words are built as those of Vietnamese, but for a few."""
        words = [fold(part) for part in self.syllables if part.isalpha()]
        return sum(map(looks_vietnamese, words)) >= _LEAST_VIETNAMESE * len(words)

    @cached_property
    def number_candidates(self) -> tuple[str, ...]:
        """Keys that may be document numbers, longest first; only an index knows which of them are."""
        return number_candidates(self.text)


def looks_vietnamese(word: str) -> bool:
    """Whether a folded word is built as a syllable of Vietnamese: "nghieng", not "which" or "stnmt"."""
    return bool(_VIETNAMESE.fullmatch(word))


def parse_query(text: str) -> Query:
    """The query's parts; `EmptyQuery` for one without a letter or digit."""
    text = normalise(text)
    parts = tuple(syllables(text))
    if not parts:
        raise EmptyQuery(text)
    phrases = (tuple(syllables(found[1])) for found in _PHRASE.finditer(text))
    return Query(text, parts, tuple(phrase for phrase in phrases if phrase))
