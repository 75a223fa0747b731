"""The words in which two texts differ, as places in each of them, and the text that has all words of another."""

import difflib
import re
from collections.abc import Sequence

from vnpolicy.index.wording.words import spell, spelled
from vnpolicy.ingest.document import Span
from vnpolicy.nlp.plan import Target, Task

_WORD = re.compile(r"\w+(?:[.,/&-]\w+)*|%")  # takes "chất", "31/12/2025", "15,8", "SX&TDBV"; refuses ";"
_RUNS = 2
_BETWEEN = 8  # words that may stand between two runs
LEAST = 5  # words that are looked for in another record: fewer stand in many


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


def container(record: Task | Target, others: Sequence[Task | Target]) -> Task | Target | None:
    """The record, of those of another plan, that has all the words of this one in order; none for a few words.

    It may have others at one place between them: "tại chợ, siêu thị" has "tại siêu thị".
    """
    parts = spelled(record.quote)
    start = next((at for at, part in enumerate(parts) if len(part) > 1 and not part.isdecimal()), len(parts))
    words = parts[start:]  # "4." and "a)" are no words of the work
    if len(words) < LEAST:
        return None
    return next((other for other in others if _has(spelled(other.quote), words)), None)


def _has(whole: Sequence[str], words: Sequence[str]) -> bool:
    """Whether all the words stand there in one or two runs, the second soon behind the first."""
    if not set(words) <= set(whole):
        return False
    blocks = difflib.SequenceMatcher(None, words, whole, autojunk=False).get_matching_blocks()[:-1]
    first, last = blocks[0], blocks[-1]
    between = last.b - first.b - first.size
    return sum(block.size for block in blocks) == len(words) and len(blocks) <= _RUNS and between <= _BETWEEN


def _words(text: str) -> list[Span]:
    return [Span(*found.span()) for found in _WORD.finditer(text)]


def _stretch(words: Sequence[Span], start: int, stop: int) -> Span:
    """From the first to the last of the words; without any, the place behind the word before."""
    if start < stop:
        return Span(words[start].start, words[stop - 1].end)
    place = words[start - 1].end if start else 0
    return Span(place, place)
