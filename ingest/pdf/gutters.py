"""Stretches of a page that are set in columns without ruling lines: white gutters that run down over several rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from vnpolicy.ingest.pdf.headers import is_column_name
from vnpolicy.ingest.pdf.lines import Word

NARROWEST = 5.0  # points of white between two columns; a word processor leaves 10.8
WIDE = 8.0  # points of white that a justified line seldom has
ESTABLISHED = 2  # rows that stand on both sides of a gutter before a row across it counts as a title over columns
MOST_TITLE_ROWS = 3
LONGEST_NUMBER = 6  # "XVIII."
EVEN = 3.0  # points by which the left edges of lines under each other differ
FAR = 2.6  # distance of two rows, in row heights, that ends a stretch


class Gap(NamedTuple):
    """White space between two places of a row, in points."""

    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Row:
    """Words on one base line, from left to right."""

    words: tuple[Word, ...]
    top: float
    bottom: float

    @property
    def left(self) -> float:
        """Left edge of the first word."""
        return self.words[0].box.left

    @property
    def right(self) -> float:
        """Right edge of the last word."""
        return max(word.box.right for word in self.words)

    @property
    def gaps(self) -> list[Gap]:
        """White between neighbours, a mere space left out."""
        found, reach = [], self.words[0].box.right
        for word in self.words[1:]:
            if word.box.left - reach >= NARROWEST:
                found.append(Gap(reach, word.box.left))
            reach = max(reach, word.box.right)
        return found

    def parts(self) -> int:
        """Number of pieces that wide gaps make of the row."""
        return 1 + sum(gap.right - gap.left >= WIDE for gap in self.gaps)


@dataclass(slots=True)
class Stretch:
    """Rows with common gutters; `titles` are the indices of rows that run over gutters, as group titles do."""

    rows: list[Row]
    gutters: list[Gap]
    titles: list[int] = field(default_factory=list)


def find_rows(words: Sequence[Word]) -> list[Row]:
    """Words as rows from top to bottom."""
    rows: list[Row] = []
    row: list[Word] = []
    for word in sorted(words, key=lambda w: w.box.bottom):
        if row and word.box.bottom - row[-1].box.bottom > 0.5 * max(word.box.bottom - word.box.top, 6.0):
            rows.append(_row(row))
            row = []
        row.append(word)
    return [*rows, _row(row)] if row else rows


def _row(words: list[Word]) -> Row:
    words.sort(key=lambda w: w.box.left)
    return Row(tuple(words), min(w.box.top for w in words), max(w.box.bottom for w in words))


def grow(rows: Sequence[Row], start: int, gutters: list[Gap]) -> Stretch:
    """The stretch that begins at a row with some gutters: as many rows as leave one of them open."""
    stretch = Stretch([rows[start]], gutters)
    across: list[Row] = []
    for row in rows[start + 1 :]:
        last = across[-1] if across else stretch.rows[-1]
        if row.top - last.bottom > FAR * max(row.bottom - row.top, 8.0):
            break
        kept = [gap for gutter in stretch.gutters for gap in _cut(gutter, row)]
        if _is_title(row, stretch, kept) or (across and _ends_title(row, across[-1])):
            across.append(row)
            if len(across) > MOST_TITLE_ROWS:
                break
            continue
        if not kept:
            break
        stretch.titles += range(len(stretch.rows), len(stretch.rows) + len(across))
        stretch.rows += [*across, row]
        stretch.gutters, across = kept, []
    return stretch


def _cut(gutter: Gap, row: Row) -> Iterator[Gap]:
    """What the words of a row leave of a gutter."""
    left = gutter.left
    for word in row.words:
        if word.box.right <= left or word.box.left >= gutter.right:
            continue
        if word.box.left - left >= NARROWEST:
            yield Gap(left, word.box.left)
        left = max(left, word.box.right)
    if gutter.right - left >= NARROWEST:
        yield Gap(left, gutter.right)


def _is_title(row: Row, stretch: Stretch, kept: Sequence[Gap]) -> bool:
    """Whether a row runs as one piece over gutters that earlier rows have: "II. Nhóm nhiệm vụ về cải cách"."""
    numbered = row.words[0].box.right < stretch.gutters[0].right and len(row.words[0].text) <= LONGEST_NUMBER
    lost = [gutter for gutter in stretch.gutters if not any(_meet(gutter, gap) for gap in kept)]
    if not lost or row.parts() > 1 + numbered:
        return False
    body = [r for n, r in enumerate(stretch.rows) if n not in stretch.titles]
    least = 1 if names_columns(body[0]) else ESTABLISHED
    return any(sum(_both_sides(other, gutter) for other in body) >= least for gutter in lost)


def names_columns(row: Row) -> bool:
    """Whether a row names columns: three pieces, two of them known names."""
    parts = parts_of(row)
    return len(parts) > 2 and sum(is_column_name(" ".join(word.text for word in part)) for part in parts) > 1


def parts_of(row: Row) -> list[list[Word]]:
    """Words of a row, parted at wide gaps."""
    parts = [[row.words[0]]]
    for one, other in pairwise(row.words):
        if other.box.left - one.box.right >= WIDE:
            parts.append([])
        parts[-1].append(other)
    return parts


def _ends_title(row: Row, title: Row) -> bool:
    """Whether a row is the last line of a title that took more than one: it stands under its words, amid a sentence."""
    under = any(abs(row.left - word.box.left) < EVEN for word in title.words[:2])
    return row.parts() == 1 and under and row.words[0].text[0].islower()


def _meet(one: Gap, other: Gap) -> bool:
    return one.left < other.right and other.left < one.right


def _both_sides(row: Row, gutter: Gap) -> bool:
    return row.left < gutter.left + 1 and row.right > gutter.right - 1 and not _crossed(row, gutter)


def _crossed(row: Row, gutter: Gap) -> bool:
    return any(w.box.left < gutter.right - 1 and w.box.right > gutter.left + 1 for w in row.words)


def neighbours(gutters: Sequence[Gap]) -> list[float]:
    """The middle of each gutter: the edges of columns."""
    return [(gap.left + gap.right) / 2 for gap in gutters]


def column_of(word: Word, edges: Sequence[float]) -> int:
    """Number of the column in which the middle of a word stands."""
    middle = (word.box.left + word.box.right) / 2
    return sum(edge < middle for edge in edges)
