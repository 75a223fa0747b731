"""One picture of a page: its lines and tables, in points, as the PDF reader gives them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from vnpolicy.ingest.document import Box
from vnpolicy.ingest.language import find_language
from vnpolicy.ingest.pdf.lines import Line, Word, split_columns
from vnpolicy.ingest.pdf.tables import PlacedTable, place_table
from vnpolicy.ingest.scan.engine import BLOCK, COLUMNS, ENGLISH, VIETNAMESE, Seen, Tesseract, find_turn, see
from vnpolicy.ingest.scan.noise import without_noise
from vnpolicy.ingest.scan.picture import lies_on_side, straighten, to_grey, whiten, without_specks
from vnpolicy.ingest.scan.rules import find_grids, find_rules, without_rules
from vnpolicy.ingest.scan.spelling import correct

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PIL.Image import Image

EDGE = 3  # pixels inside a cell's rules that may still be rule
INKED = 12  # dark dots in a cell that holds more than dirt
DARK = 140
MARGIN = 12  # white pixels around a cell's picture: Tesseract reads no letter that touches the edge


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was read on a page: its size in points, lines and tables, and every word as it was recognised."""

    size: tuple[float, float]
    lines: tuple[Line, ...]
    tables: tuple[PlacedTable, ...]
    words: tuple[Seen, ...]

    @property
    def confidence(self) -> float:
        """How sure the reading is on the whole, 0 to 100; each word counts by its length."""
        letters = sum(len(word.text) for word in self.words)
        return sum(word.confidence * len(word.text) for word in self.words) / letters if letters else 0.0


def recognise_page(engine: Tesseract, picture: "Image", *, dpi: int, number: int) -> Recognised:
    """Lines and tables of a picture. Raises RecognitionFailed."""
    grey = whiten(to_grey(picture))
    if lies_on_side(grey, dpi):
        grey = _turned(engine, grey, dpi)
    grey = straighten(without_specks(grey), dpi)
    rules = find_rules(grey, dpi)
    grids = find_grids(rules, dpi)
    clean = without_rules(grey, rules)
    print_of = Print(clean, tuple(tuple(grid) for grid in grids), dpi)
    seen = _see(engine, print_of, VIETNAMESE)
    if ENGLISH in engine.languages and find_language(" ".join(word.text for word in seen)) == "en":
        seen = _see(engine, print_of, f"{ENGLISH}+{VIETNAMESE}")
    return _placed(correct(seen), print_of, number)


class Print(NamedTuple):
    """A page ready for recognition: its dots, the cells of its tables in points, and dots an inch."""

    dots: "NDArray[np.uint8]"
    grids: tuple[tuple[Box, ...], ...]
    dpi: int


def _see(engine: Tesseract, page: Print, language: str) -> list[Seen]:
    """Words of a page, those of its tables last.

    Vietnamese alone reads better and faster than beside English, which takes "CỘNG HÒA XÃ HỘI" for "CONG HÒA XÃ HOI".
    """
    return [*without_noise(_see_text(engine, page, language)), *_see_cells(engine, page, language)]


def _turned(engine: Tesseract, grey: "NDArray[np.uint8]", dpi: int) -> "NDArray[np.uint8]":
    from PIL import Image

    turn = find_turn(engine, Image.fromarray(grey), dpi=dpi)
    return np.ascontiguousarray(np.rot90(grey, -turn // 90)) if turn else grey


def _see_text(engine: Tesseract, page: Print, language: str) -> list[Seen]:
    """Words outside the tables."""
    from PIL import Image

    dots = page.dots.copy()
    for cell in chain.from_iterable(page.grids):
        left, top, right, bottom = _pixels(cell, page.dpi)
        dots[top:bottom, left:right] = 255
    if (dots < DARK).sum() < INKED:
        return []
    return see(engine, [Image.fromarray(dots)], language=language, layout=COLUMNS, dpi=page.dpi)


def _see_cells(engine: Tesseract, page: Print, language: str) -> list[Seen]:
    """Words inside the tables, each cell read as a picture of its own, so that no line runs from cell to cell."""
    from PIL import Image

    frames = [_pixels(cell, page.dpi) for cell in chain.from_iterable(page.grids)]
    cuts = [(left, top, page.dots[top:bottom, left:right]) for left, top, right, bottom in frames]
    cuts = [cut for cut in cuts if (cut[2] < DARK).sum() >= INKED]
    if not cuts:
        return []
    pictures = [Image.fromarray(np.pad(cut, MARGIN, constant_values=255)) for _, _, cut in cuts]
    found = see(engine, pictures, language=language, layout=BLOCK, dpi=page.dpi)
    return [_moved(word, *cuts[word.picture][:2]) for word in found]


def _moved(word: Seen, left: int, top: int) -> Seen:
    across, down = left - MARGIN, top - MARGIN
    return word._replace(
        left=word.left + across, right=word.right + across, top=word.top + down, bottom=word.bottom + down
    )


def _pixels(cell: Box, dpi: int) -> tuple[int, int, int, int]:
    left, top, right, bottom = (round(edge * dpi / 72) for edge in cell)
    return left + EDGE, top + EDGE, max(right - EDGE, left + EDGE), max(bottom - EDGE, top + EDGE)


def _placed(seen: Sequence[Seen], page: Print, number: int) -> Recognised:
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
    return Recognised((width * scale, height * scale), tuple(lines), tuple(tables), tuple(seen))


def _rows(words: Sequence[tuple[Seen, Word]]) -> Iterator[list[Word]]:
    for _, row in groupby(words, key=lambda pair: (pair[0].picture, pair[0].line)):
        yield [placed for _, placed in row]


def _holds(cell: Box, box: Box) -> bool:
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    return cell.left <= x <= cell.right and cell.top <= y <= cell.bottom


def _word(word: Seen, scale: float) -> Word:
    return Word(word.text, Box(word.left * scale, word.top * scale, word.right * scale, word.bottom * scale))
