"""Where the words of a query stand in what was found."""

from collections.abc import Collection

from vnpolicy.index.query import Query
from vnpolicy.index.segmentation import find_words
from vnpolicy.index.words import Syllable, find_syllables, fold_syllable, spell
from vnpolicy.ingest.document import Span


def find_highlights(quote: str, query: Query, others: Collection[tuple[str, ...]] = ()) -> tuple[Span, ...]:
    """Spans in `quote` of the query's words and of the `others` (folded runs that stand for a part of the query).

    Words that stand side by side are one span. A word of several syllables is marked as a whole or not at all: "vệ sinh
    môi trường" has only "môi trường" of "bảo vệ môi trường sinh thái". Where there are spans of several syllables, a
    lone one is left out: a stray "và" says nothing.
    """
    found = list(find_syllables(quote))
    marked = _same_syllables(found, query)
    marked = (_whole_words(found, marked, query) or marked) | _runs(found, others)
    spans = _joined(found, sorted(marked))
    longer = [span for span, size in spans if size > 1 or len(set(query.syllables)) == 1]
    return tuple(longer or [span for span, _ in spans])


def matched_words(quote: str, highlights: Collection[Span]) -> tuple[str, ...]:
    """The highlighted stretches, each once, in lower case."""
    return tuple(dict.fromkeys(quote[slice(*span)].lower() for span in highlights))


def _same_syllables(found: list[Syllable], query: Query) -> set[int]:
    """Places of the query's syllables: exact where it has diacritics and they occur so, else without them."""
    wanted = set(map(spell, query.syllables))
    exact = {at for at, syllable in enumerate(found) if spell(syllable.text) in wanted}
    if exact and not query.plain:
        return exact
    plain = set(map(fold_syllable, wanted))
    return {at for at, syllable in enumerate(found) if fold_syllable(syllable.text) in plain}


def _whole_words(found: list[Syllable], marked: set[int], query: Query) -> set[int]:
    """Of the marked places, those whose whole word stands in the query."""
    if not marked:
        return set()
    asked = f" {' '.join(map(fold_syllable, query.syllables))} "
    kept: set[int] = set()
    for word in find_words([spell(syllable.text) for syllable in found]):
        if marked.issuperset(word):
            run = " ".join(fold_syllable(found[at].text) for at in word)
            if len(word) == 1 or f" {run} " in asked:
                kept.update(word)
    return kept


def _runs(found: list[Syllable], others: Collection[tuple[str, ...]]) -> set[int]:
    parts = [fold_syllable(syllable.text) for syllable in found] if others else []
    marked: set[int] = set()
    for run in others:
        size = len(run)
        starts = (at for at in range(len(parts) - size + 1) if tuple(parts[at : at + size]) == run)
        marked.update(place for at in starts for place in range(at, at + size))
    return marked


def _joined(found: list[Syllable], places: list[int]) -> list[tuple[Span, int]]:
    """Spans of neighbouring places, and of how many syllables each is."""
    spans: list[tuple[Span, int]] = []
    last = -2
    for place in places:
        syllable = found[place]
        if place == last + 1:
            before, size = spans.pop()
            spans.append((Span(before.start, syllable.end), size + 1))
        else:
            spans.append((Span(syllable.start, syllable.end), 1))
        last = place
    return spans
