"""Numbers and dates that an electronic stamp lays over the blanks of a printed line: "130" into "Số:    /KH-UBND"."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from vnpolicy.ingest.document import Box
from vnpolicy.ingest.pdf.lines import Line, Word, from_left

LONGEST = 24  # characters of what is laid over
TOUCH = 2.0  # points by which a stamp may reach over the words beside it
FILLER = re.compile(r"[.…_]{3,}")  # "Số: ......./KH-UBND"


def put_in(lines: Sequence[Line]) -> list[Line]:
    """Lines with those that stand in a blank of another made part of it, in the order in which they are read."""
    placed: dict[int, list[Line]] = {}
    moved: set[int] = set()
    small = [(n, line.box) for n, line in enumerate(lines) if len(line.text) <= LONGEST]
    for number, box in small:
        home = next((n for n, line in enumerate(lines) if n != number and _has_blank(line, box)), None)
        if home is not None and home not in moved:
            placed.setdefault(home, []).append(lines[number])
            moved.add(number)
    return [_filled(line, placed.get(n, [])) for n, line in enumerate(lines) if n not in moved]


def _has_blank(line: Line, box: Box) -> bool:
    """Whether a box lies on a line, between two of its words or on its dots."""
    frame = line.box
    overlap = min(frame.bottom, box.bottom) - max(frame.top, box.top)
    if overlap < 0.5 * (box.bottom - box.top) or not frame.left < box.left < box.right < frame.right:
        return False
    if any(FILLER.search(word.text) and _covers(word.box, box) for word in line.words):
        return True
    return any(a.box.right - TOUCH <= box.left and box.right <= b.box.left + TOUCH for a, b in pairwise(line.words))


def _covers(one: Box, other: Box) -> bool:
    return one.left - TOUCH <= other.left and other.right <= one.right + TOUCH


def _filled(line: Line, stamps: Sequence[Line]) -> Line:
    if not stamps:
        return line
    words = [word for one in (line, *stamps) for word in one.words]
    boxes = [stamp.box for stamp in stamps]
    bare = [w for word in words for w in _without_dots(word, boxes)]
    return Line(tuple(from_left(bare)), line.page)


def _without_dots(word: Word, boxes: Sequence[Box]) -> Iterator[Word]:
    """A word without the dots on which a stamp stands: "/KH-UBND" of "......./KH-UBND"."""
    stamp = next((box for box in boxes if _covers(word.box, box)), None)
    if stamp is None or not FILLER.search(word.text):
        yield word
        return
    before, after = (part.strip() for part in FILLER.split(word.text, maxsplit=1))
    if before:
        yield Word(before, word.box._replace(right=stamp.left))
    if after:
        yield Word(after, word.box._replace(left=stamp.right))
