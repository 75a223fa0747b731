"""Where the words of a query stand in what was found."""

from collections.abc import Collection, Iterable, Sequence
from itertools import groupby

from vnpolicy.index.query.query import Query
from vnpolicy.index.wording.segmentation import find_words
from vnpolicy.index.wording.translation import empty_stems, stem
from vnpolicy.index.wording.words import SYLLABLE, fold_syllable, spell
from vnpolicy.ingest.document import Span


def find_highlights(quote: str, query: Query, others: Collection[tuple[str, ...]] = ()) -> tuple[Span, ...]:
    """Spans in `quote` of the query's words and of the `others` (folded runs that stand for a part of the query).

    Words that stand side by side are one span. A word of several syllables is marked as a whole or not at all: "vệ sinh
    môi trường" has only "môi trường" of "bảo vệ môi trường sinh thái". Where there are spans of several syllables, a
    lone one is left out: a stray "và" says nothing.
    """
    found = list(SYLLABLE.finditer(quote))
    parts = [spell(match[0].lower()) for match in found]
    marked = _same_syllables(parts, query)
    marked = (_whole_words(parts, marked, query) or marked) | _runs(parts, others)
    runs = _joined(sorted(marked))
    longer = [run for run in runs if len(run) > 1 or len(set(query.syllables)) == 1]
    return tuple(Span(found[run[0]].start(), found[run[-1]].end()) for run in longer or runs)


def matched_words(quote: str, highlights: Collection[Span]) -> tuple[str, ...]:
    """The highlighted stretches, each once, in lower case and in one line."""
    return tuple(dict.fromkeys(" ".join(quote[slice(*span)].lower().split()) for span in highlights))


def _same_syllables(parts: Sequence[str], query: Query) -> set[int]:
    """Places of the query's syllables: exact where it has diacritics and they occur so, else without them.

    Of an English query without "the", "of", "in".
    """
    wanted = {spell(part) for part in query.syllables if query.kind != "en" or stem(part) not in empty_stems()}
    exact = {at for at, part in enumerate(parts) if part in wanted}
    if exact and not query.plain:
        return exact
    plain = set(map(fold_syllable, wanted))
    return {at for at, part in enumerate(parts) if fold_syllable(part) in plain}


def _whole_words(parts: Sequence[str], marked: set[int], query: Query) -> set[int]:
    """Of the marked places, those whose whole word stands in the query."""
    if not marked:
        return set()
    asked = f" {' '.join(map(fold_syllable, query.syllables))} "
    kept: set[int] = set()
    for word in find_words(parts):
        if marked.issuperset(word):
            run = " ".join(fold_syllable(parts[at]) for at in word)
            if len(word) == 1 or f" {run} " in asked:
                kept.update(word)
    return kept


def _runs(parts: Sequence[str], others: Collection[tuple[str, ...]]) -> set[int]:
    folded = [fold_syllable(part) for part in parts] if others else []
    marked: set[int] = set()
    for run in others:
        size = len(run)
        starts = (at for at in range(len(folded) - size + 1) if tuple(folded[at : at + size]) == run)
        marked.update(place for at in starts for place in range(at, at + size))
    return marked


def _joined(places: Iterable[int]) -> list[list[int]]:
    """Runs of neighbouring places."""
    runs = groupby(enumerate(places), key=lambda pair: pair[1] - pair[0])
    return [[place for _, place in run] for _, run in runs]
