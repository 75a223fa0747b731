"""One picture of a page: its lines and tables, in points, as the PDF reader gives them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from vnpolicy.ingest.document import Box
from vnpolicy.ingest.language import find_language
from vnpolicy.ingest.pdf.lines import Line, Word, split_columns
from vnpolicy.ingest.pdf.tables import PlacedTable, place_table
from vnpolicy.ingest.scan.engine import BLOCK, COLUMNS, ENGLISH, VIETNAMESE, Seen, Tesseract, find_turn, see
from vnpolicy.ingest.scan.fusions import without_fusions
from vnpolicy.ingest.scan.head import Frame, find_head
from vnpolicy.ingest.scan.noise import without_noise
from vnpolicy.ingest.scan.picture import clear_paper, lies_on_side, straighten, to_grey, whiten, without_specks
from vnpolicy.ingest.scan.rules import find_grids, find_rules, without_rules
from vnpolicy.ingest.scan.second_look import surer_lines
from vnpolicy.ingest.scan.spelling import correct

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PIL.Image import Image

EDGE = 3  # pixels inside a cell's rules that may still be rule
INKED = 12  # dark dots in a cell that holds more than dirt
DARK = 140
REACH = 0.3  # of a line's height, by which a word of it may stand out
HEADLONG = 70  # confidence below which a page may stand on its head; one that is hard to read has more
BARE = 0.002  # share of a page that is dark where there is too little to tell
SMALLER = 0.75  # size of the second picture of a head
MARGIN = 12  # white pixels around a cell's picture: Tesseract reads no letter that touches the edge


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was read on a page: its size in points, lines and tables, and every word as it was recognised."""

    size: tuple[float, float]
    lines: tuple[Line, ...]
    tables: tuple[PlacedTable, ...]
    words: tuple[Seen, ...]
    english: bool = False

    @property
    def confidence(self) -> float:
        """How sure the reading is on the whole, 0 to 100; each word counts by its length."""
        letters = sum(len(word.text) for word in self.words)
        return sum(word.confidence * len(word.text) for word in self.words) / letters if letters else 0.0


def recognise_page(engine: Tesseract, picture: "Image", *, dpi: int, number: int, english: bool = False) -> Recognised:
    """Lines and tables of a picture; `english` says that the pages before are. Raises RecognitionFailed."""
    grey = whiten(to_grey(picture))
    turned = lies_on_side(grey, dpi)
    if turned:
        grey = _turned(engine, grey, dpi)
    found = _recognise(engine, grey, dpi=dpi, number=number, english=english)
    if turned or found.confidence >= HEADLONG or (grey < DARK).mean() < BARE:
        return found
    upright = _turned(engine, grey, dpi)
    if upright is grey:
        return found
    other = _recognise(engine, upright, dpi=dpi, number=number, english=english)
    return max(found, other, key=lambda page: page.confidence)


def _recognise(engine: Tesseract, grey: "NDArray[np.uint8]", *, dpi: int, number: int, english: bool) -> Recognised:
    """Lines and tables of a page that stands upright."""
    grey = straighten(clear_paper(without_specks(grey)), dpi)
    rules = find_rules(grey, dpi)
    grids = tuple(tuple(grid) for grid in find_grids(rules, dpi))
    page = Print(without_rules(grey, rules), grids, dpi)
    if number == 1:
        page = page._replace(head=find_head(page.outside_tables(), dpi))
    seen, english = _see_in_language(engine, page, english=english)
    return _placed(correct(list(without_fusions(seen))), page, number, english=english)


class Print(NamedTuple):
    """A page ready for recognition: dots, cells of its tables in points, dots an inch, columns of its head."""

    dots: "NDArray[np.uint8]"
    grids: tuple[tuple[Box, ...], ...]
    dpi: int
    head: tuple[Frame, ...] = ()

    def cells(self) -> list[Frame]:
        """The cells of its tables in pixels."""
        return [_pixels(cell, self.dpi) for cell in chain.from_iterable(self.grids)]

    def outside_tables(self) -> "NDArray[np.uint8]":
        """Its dots with the cells of its tables white."""
        return _without(self.dots, self.cells())


def _see_in_language(engine: Tesseract, page: Print, *, english: bool) -> tuple[list[Seen], bool]:
    """Words of a page, those of its tables last, and whether it is English.

    It is tried for English first where `english` or its head says so. Vietnamese alone reads better and faster than
    beside English, which takes "CỘNG HÒA XÃ HỘI" for "CONG HÒA XÃ HOI".
    """
    both = ENGLISH in engine.languages
    head = [] if english else _see_head(engine, page, VIETNAMESE)
    first = both and (english or _is_english(head))
    for wanted in (first, both and not first, False):
        language = f"{ENGLISH}+{VIETNAMESE}" if wanted else VIETNAMESE
        above = _see_head(engine, page, language) if wanted or not head else head
        text = without_noise([*above, *_see_text(engine, page, language)])
        seen = [*text, *_see_cells(engine, page, language)]
        if not both or wanted == _is_english(seen):
            break
    return seen, wanted


def _is_english(seen: Sequence[Seen]) -> bool:
    return find_language(" ".join(word.text for word in seen)) == "en"


def _turned(engine: Tesseract, grey: "NDArray[np.uint8]", dpi: int) -> "NDArray[np.uint8]":
    from PIL import Image

    turn = find_turn(engine, Image.fromarray(grey), dpi=dpi)
    return np.ascontiguousarray(np.rot90(grey, -turn // 90)) if turn else grey


def _see_text(engine: Tesseract, page: Print, language: str) -> list[Seen]:
    """Words outside the tables and the head."""
    from PIL import Image

    dots = _without(page.outside_tables(), page.head)
    if (dots < DARK).sum() < INKED:
        return []
    return see(engine, [Image.fromarray(dots)], language=language, layout=COLUMNS, dpi=page.dpi)


def _without(dots: "NDArray[np.uint8]", frames: Sequence[Frame]) -> "NDArray[np.uint8]":
    clean = dots.copy()
    for left, top, right, bottom in frames:
        clean[top:bottom, left:right] = 255
    return clean


def _see_cells(engine: Tesseract, page: Print, language: str) -> list[Seen]:
    """Words inside the tables, each cell read as a picture of its own, so that no line runs from cell to cell."""
    cuts = [_cut(page.dots, frame, 1.0) for frame in page.cells()]
    return _see_cuts(engine, [cut for cut in cuts if (cut.dots < DARK).sum() >= INKED], language, page.dpi)


def _see_head(engine: Tesseract, page: Print, language: str) -> list[Seen]:
    """Words of the two columns of the head, from pictures of two sizes, for written numbers are hard to read."""
    cuts = [_cut(page.dots, frame, size) for size in (1.0, SMALLER) for frame in page.head]
    seen = _see_cuts(engine, cuts, language, page.dpi)
    first = [word for word in seen if word.picture < len(page.head)]
    return surer_lines(first, [word for word in seen if word.picture >= len(page.head)])


class Cut(NamedTuple):
    """A part of a page as it is recognised: its dots, its place on the page, and its size there by its own."""

    dots: "NDArray[np.uint8]"
    left: int
    top: int
    scale: float


def _cut(dots: "NDArray[np.uint8]", frame: Frame, scale: float) -> Cut:
    from PIL import Image

    part = dots[frame.top : frame.bottom, frame.left : frame.right]
    if scale != 1.0:
        size = round(part.shape[1] * scale), round(part.shape[0] * scale)
        part = np.asarray(Image.fromarray(part).resize(size, Image.Resampling.LANCZOS))
    return Cut(np.pad(part, MARGIN, constant_values=255), frame.left, frame.top, 1 / scale)


def _see_cuts(engine: Tesseract, cuts: Sequence[Cut], language: str, dpi: int) -> list[Seen]:
    from PIL import Image

    if not cuts:
        return []
    pictures = [Image.fromarray(cut.dots) for cut in cuts]
    found = see(engine, pictures, language=language, layout=BLOCK, dpi=dpi)
    return [_moved(word, cuts[word.picture]) for word in found]


def _moved(word: Seen, cut: Cut) -> Seen:
    """A word of a part with its place on the page."""
    left, right = (cut.left + round((across - MARGIN) * cut.scale) for across in (word.left, word.right))
    top, bottom = (cut.top + round((down - MARGIN) * cut.scale) for down in (word.top, word.bottom))
    return word._replace(left=left, right=right, top=top, bottom=bottom)


def _pixels(cell: Box, dpi: int) -> Frame:
    left, top, right, bottom = (round(edge * dpi / 72) for edge in cell)
    return Frame(left + EDGE, top + EDGE, max(right - EDGE, left + EDGE), max(bottom - EDGE, top + EDGE))


def _placed(seen: Sequence[Seen], page: Print, number: int, *, english: bool) -> Recognised:
    scale = 72 / page.dpi
    free: list[tuple[Seen, Word]] = []
    inside: list[Word] = []
    for word in seen:
        placed = _word(word, scale)
        if any(_holds(cell, placed.box) for cell in chain.from_iterable(page.grids)):
            inside.append(placed)
        else:
            free.append((word, placed))
    tables = [place_table(grid, inside, number) for grid in page.grids]
    lines = [line for row in _rows(free) for line in split_columns(row, number)]
    height, width = page.dots.shape
    return Recognised((width * scale, height * scale), tuple(lines), tuple(tables), tuple(seen), english)


def _rows(words: Sequence[tuple[Seen, Word]]) -> Iterator[list[Word]]:
    for _, row in groupby(words, key=lambda pair: (pair[0].picture, pair[0].line)):
        yield _level([placed for _, placed in row])


def _level(row: Sequence[Word]) -> list[Word]:
    """Words of a line, none reaching into the lines above and below as one does that a scratch runs through."""
    top, bottom = median(word.box.top for word in row), median(word.box.bottom for word in row)
    above, below = top - REACH * (bottom - top), bottom + REACH * (bottom - top)
    return [
        Word(word.text, word.box._replace(top=max(word.box.top, above), bottom=min(word.box.bottom, below)))
        if word.box.bottom > above and word.box.top < below
        else word
        for word in row
    ]


def _holds(cell: Box, box: Box) -> bool:
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    return cell.left <= x <= cell.right and cell.top <= y <= cell.bottom


def _word(word: Seen, scale: float) -> Word:
    return Word(word.text, Box(word.left * scale, word.top * scale, word.right * scale, word.bottom * scale))
