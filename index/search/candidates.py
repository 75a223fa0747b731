"""What may answer a query, with all that is known of how well it does."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from vnpolicy.index.query.asking import Asked


@dataclass(frozen=True, slots=True)
class Candidates:
    """Entries that may answer. Scores by entry id, those of titles (their pairs of syllables) by document.

    What is not in one has no such score. `facts` are packed ones by entry; `most` is about what a full match would
    score with `words`; `contexts` are cosines of what entries stand under; `asked` is what the query asks for, `placed`
    are the documents of a province that it names, `named` what entries get that it asks for by name.
    """

    documents: Mapping[int, int]  # document by entry, best first
    words: Mapping[int, float]
    cosines: Mapping[int, float]
    titles: Mapping[int, float]
    facts: Mapping[int, int]
    most: float
    contexts: Mapping[int, float]
    asked: frozenset[Asked]
    placed: frozenset[int]
    named: Mapping[int, float] = field(default_factory=dict)
