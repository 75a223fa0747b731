"""Printed lines of one table cell: which make one paragraph."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from vnpolicy.ingest.assemble import RawCell
from vnpolicy.ingest.letters.syllables import is_syllable
from vnpolicy.ingest.pdf.hyphens import halves
from vnpolicy.ingest.pdf.layout import joined
from vnpolicy.ingest.pdf.lines import Line
from vnpolicy.ingest.wraps import ARTICLE, BULLET, CONNECTOR, NUMBERED, SENTENCE_END

SPACE = 3.0  # points between two words
SLACK = 4.0  # points by which a full line may stay short of its cell
LOWEST = 6.0  # points between two lines of the smallest print
SPREAD = 1.35  # distance of two paragraphs in a cell, in the distance of its lines


@dataclass(frozen=True, slots=True)
class PrintedCell(RawCell):
    """A cell with its first and last line and the width of its lines in points: what a page end may have parted."""

    first: Line | None = None
    last: Line | None = None
    width: float = 0.0


def printed_cell(lines: Sequence[Line], width: float, place: RawCell) -> PrintedCell:
    """The cell at a place of the grid: wraps joined, a line end where a line of its own begins."""
    text = "\n".join(_whole_text(group) for group in _groups(lines, width))
    first, last = (lines[0], lines[-1]) if lines else (None, None)
    return PrintedCell(text, place.column, place.rows, place.columns, first, last, width)


def _whole_text(lines: Sequence[Line]) -> str:
    """Lines of a paragraph; a word parted by a hyphen is whole where its halves are no Vietnamese syllables."""
    parted = [found for one, other in pairwise(lines) if (found := halves(one.text, other.text))]
    english = bool(parted) and not any(is_syllable(one) and is_syllable(other) for one, other in parted)
    return joined(lines, () if english else None)[0]


def _groups(lines: Sequence[Line], width: float) -> Iterator[list[Line]]:
    group: list[Line] = []
    pitch = max(min((max(_distances(*pair)) for pair in pairwise(lines)), default=0.0), LOWEST)
    for line in lines:
        if group and _parted(group[-1], line, width, pitch):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _parted(line: Line, following: Line, width: float, pitch: float) -> bool:
    """Whether a new paragraph of the cell begins, by its words or by the white above it."""
    spread = min(_distances(line, following)) > SPREAD * pitch
    return not goes_on(line, following, width) or (spread and not following.text[:1].islower())


def _distances(line: Line, following: Line) -> tuple[float, float]:
    """Distance of two lines at the upper and lower edges of their letters, which depend on the letters."""
    return following.box.top - line.box.top, following.box.bottom - line.box.bottom


def goes_on(line: Line, following: Line, width: float) -> bool:
    """Whether a line of a cell goes on in the next: its first word found no room, or the sentence is not at its end."""
    one, other = line.text, following.text
    if not one or not other:
        return False
    ended = bool(SENTENCE_END.search(one))
    amid = other[0].islower() and not NUMBERED.match(other)
    if BULLET.match(other):
        return not ended and other[1:].lstrip()[:1].islower() and not BULLET.match(one)
    if ended and (NUMBERED.match(other) or ARTICLE.match(other)):
        return False
    return not _had_room(line, following, width) or (not ended and (amid or bool(CONNECTOR.search(one))))


def _had_room(line: Line, following: Line, width: float) -> bool:
    box = line.box
    return box.right - box.left + SPACE + following.first_width < width - SLACK


def whole(above: RawCell, below: RawCell) -> RawCell:
    """A cell that a page end parted."""
    if not (above.text and below.text):
        between = ""
    elif isinstance(above, PrintedCell) and isinstance(below, PrintedCell) and above.last and below.first:
        between = " " if goes_on(above.last, below.first, max(above.width, below.width)) else "\n"
    else:
        between = " " if below.text[0].islower() and not SENTENCE_END.search(above.text) else "\n"
    text, place = above.text + between + below.text, (above.column, above.rows, above.columns)
    if isinstance(above, PrintedCell) and isinstance(below, PrintedCell):
        return PrintedCell(text, *place, above.first or below.first, below.last or above.last, above.width)
    return RawCell(text, *place)
