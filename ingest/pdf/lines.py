"""Lines of a PDF page with their places, from the text layer that PDFium reads."""

import ctypes
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple

from vnpolicy.ingest.document import Box
from vnpolicy.ingest.letters.characters import tidy

WORD = re.compile(r"\S+")
SOFT_HYPHEN = re.compile("[\x02\ufffe]")
WHOLE_WORD = re.compile("(?<=[a-z]{2})[\x02\ufffe](?=[a-z]{2})")  # "sus-tainable", but not "NĐ-CP" or "ô-tô"
WIDE_GAP = 2.2  # gap between two words, in line heights, that parts two columns
NARROWEST_GAP = 20.0  # points; below it a gap is a justified line's


@dataclass(frozen=True, slots=True)
class Word:
    """A run of characters without a space."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line, or the part of one that stands in a column: its words from left to right."""

    words: tuple[Word, ...]
    page: int
    box: Box = field(init=False, compare=False, repr=False)  # the place of the whole line
    text: str = field(init=False, compare=False)  # the words, one space between them

    def __post_init__(self) -> None:
        """Find place and text once: both are asked for many times."""
        object.__setattr__(self, "box", union([word.box for word in self.words]))
        object.__setattr__(self, "text", _text(self.words))

    @property
    def first_width(self) -> float:
        """Width of the first word in points: had it fitted, it would stand in the line before."""
        return self.words[0].box.right - self.words[0].box.left


def _text(words: Sequence[Word]) -> str:
    """Words with one space between them; a hyphen that PDFium marks as a line end's is a hyphen again."""
    return tidy(SOFT_HYPHEN.sub("-", WHOLE_WORD.sub("", " ".join(word.text for word in words))))


def union(boxes: Sequence[Box]) -> Box:
    """The smallest box around boxes."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


def find_words(page: Any, textpage: Any) -> list[list[Word]]:  # noqa: ANN401 - pypdfium2 has no types
    """Words of a page, line by line in the order of the text layer; origin in the upper left corner."""
    text = textpage.get_text_range()
    place = _placer(page, textpage, len(text))
    lines: list[list[Word]] = []
    at = 0
    for line in re.split("(\r\n|\r|\n)", text):
        words = [Word(m[0], place(at + m.start(), at + m.end())) for m in WORD.finditer(line)]
        if words and SOFT_HYPHEN.search(line):
            starts = [at + m.start() for m in WORD.finditer(line)]
            lines += _parted(words, starts, place)
        elif words:
            lines.append(words)
        at += len(line)
    return lines


def _parted(words: Sequence[Word], starts: Sequence[int], place: Callable[[int, int], Box]) -> Iterator[list[Word]]:
    """The printed lines that PDFium made one of, because a word is parted at the line end: "sus-" and "tainable"."""
    row: list[Word] = []
    for word, start in zip(words, starts, strict=True):
        done = 0
        for hyphen in SOFT_HYPHEN.finditer(word.text):
            head, tail = place(start + done, start + hyphen.end()), place(start + hyphen.end(), start + len(word.text))
            if hyphen.end() < len(word.text) and tail.top > head.top and tail.left < head.left:
                yield [*row, Word(word.text[done : hyphen.end()], head)]
                row, done = [], hyphen.end()
        row.append(Word(word.text[done:], place(start + done, start + len(word.text))) if done else word)
    yield row


def _placer(page: Any, textpage: Any, length: int) -> Callable[[int, int], Box]:  # noqa: ANN401
    """A function from a text range to its box on the page."""
    from pypdfium2 import raw

    frame = frame_of(page)
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    plain = length == textpage.count_chars()

    def char_box(index: int) -> tuple[float, float, float, float]:
        number = index if plain else raw.FPDFText_GetCharIndexFromTextIndex(textpage, index)
        raw.FPDFText_GetCharBox(textpage, max(number, 0), left, right, bottom, top)
        return left.value, bottom.value, right.value, top.value

    def place(start: int, end: int) -> Box:
        a, b, c, d = char_box(start)
        if end - start > 1:
            e, f, g, h = char_box(end - 1)
            a, b, c, d = min(a, e), min(b, f), max(c, g), max(d, h)
        return frame.shown(a, b, c, d)

    return place


class Frame(NamedTuple):
    """How a page is shown: turned clockwise by degrees, and its visible part in the file's coordinates."""

    turn: int
    left: float
    bottom: float
    right: float
    top: float

    def shown(self, left: float, bottom: float, right: float, top: float) -> Box:
        """The box, as a reader sees it, of a box in the file's coordinates (origin in the lower left corner)."""
        if self.turn == 90:
            return Box(bottom - self.bottom, left - self.left, top - self.bottom, right - self.left)
        if self.turn == 180:
            return Box(self.right - right, bottom - self.bottom, self.right - left, top - self.bottom)
        if self.turn == 270:
            return Box(self.top - top, self.right - right, self.top - bottom, self.right - left)
        return Box(left - self.left, self.top - top, right - self.left, self.top - bottom)


def frame_of(page: Any) -> Frame:  # noqa: ANN401 - pypdfium2 has no types
    """How a page is shown: its CropBox within its MediaBox."""
    return Frame(page.get_rotation() % 360, *page.get_bbox())


def edges_of(shape: Any) -> tuple[float, float, float, float]:  # noqa: ANN401
    """Left, bottom, right and top of a drawn object in the file's coordinates."""
    # `get_pos` is `get_bounds` since pypdfium2 5
    edges: tuple[float, float, float, float] = shape.get_pos() if hasattr(shape, "get_pos") else shape.get_bounds()
    return edges


def split_columns(words: list[Word], page: int) -> list[Line]:
    """A line of the text layer, parted where a gap shows two columns or where it jumps back."""
    parts = [[words[0]]]
    for before, word in pairwise(words):
        gap = word.box.left - before.box.right
        tall = max(before.box.bottom - before.box.top, word.box.bottom - word.box.top, 8.0)
        if gap > max(WIDE_GAP * tall, NARROWEST_GAP) or gap < -3 * tall:
            parts.append([])
        parts[-1].append(word)
    return [Line(tuple(part), page) for part in parts]


def from_left(words: Iterable[Word]) -> list[Word]:
    """Words from left to right, a symbol made part of its number: "130" and "/KH-UBND"."""
    found: list[Word] = []
    for word in sorted(words, key=lambda word: word.box.left):
        if found and word.text.startswith("/") and found[-1].text.isdecimal():
            found[-1] = Word(found[-1].text + word.text, union([found[-1].box, word.box]))
        else:
            found.append(word)
    return found
