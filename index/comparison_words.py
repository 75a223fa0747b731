"""The words in which two texts differ, as places in each of them."""

import difflib
import re
from collections.abc import Sequence

from vnpolicy.index.words import spell
from vnpolicy.ingest.document import Span

_WORD = re.compile(r"\w+(?:[.,/&-]\w+)*|%")  # takes "chất", "31/12/2025", "15,8", "SX&TDBV"; refuses ";"


def changed_words(old: str, new: str) -> list[tuple[Span, Span]]:
    """Stretches in which the texts differ: a place in the old and one in the new, empty where only the other has words.

    Case, marks between words and the place of a tone make no difference.
    """
    sides = _words(old), _words(new)
    one, other = (
        [spell(text[slice(*at)].lower()) for at in side] for text, side in zip((old, new), sides, strict=True)
    )
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    return [
        (_stretch(sides[0], start, stop), _stretch(sides[1], begin, end))
        for kind, start, stop, begin, end in matcher.get_opcodes()
        if kind != "equal"
    ]


def _words(text: str) -> list[Span]:
    return [Span(*found.span()) for found in _WORD.finditer(text)]


def _stretch(words: Sequence[Span], start: int, stop: int) -> Span:
    """From the first to the last of the words; without any, the place behind the word before."""
    if start < stop:
        return Span(words[start].start, words[stop - 1].end)
    place = words[start - 1].end if start else 0
    return Span(place, place)
