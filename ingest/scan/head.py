"""The two columns at the head of a first page: issuer and number on the left, motto and date on the right."""

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

DARK = 140
DEEPEST = 0.4  # share of the page's height in which a head ends
STEP = 4  # pixels from one look at the page to the next
SPECKS = 3  # dark dots of a column of pixels that are dirt
NARROWEST = 0.07  # inches of white between the columns; between two words there are 0.05
AMID = (0.25, 0.7)  # shares of the page's width between which the columns part
FIRST_LINES = 0.5  # inches from the first print down to the middle of a head
SHORTEST = 0.35  # inches that two lines take
BLANK = 0.025  # inches between two lines; between a letter and its accent there are less
DIRT = 2  # dark dots of a row of pixels that is white


class Frame(NamedTuple):
    """A part of a page in pixels."""

    left: int
    top: int
    right: int
    bottom: int


def find_head(dots: "NDArray[np.uint8]", dpi: int) -> tuple[Frame, ...]:
    """The left and the right column of the head of a page, nothing where its first lines run over both.

    Read by themselves they lose no line: Tesseract takes "UBND TỈNH A" and the motto beside it for one line.
    """
    dark = dots[: int(DEEPEST * len(dots))] < DARK
    bottom = _above_line(dark, _last_open(dark, dpi), dpi)
    middle = sum(_gutter(dark[:bottom].sum(axis=0))) // 2
    sides = dark[:bottom, :middle], dark[:bottom, middle:]
    if any(_height(side) < SHORTEST * dpi for side in sides):
        return ()
    return Frame(0, 0, middle, bottom), Frame(middle, 0, dark.shape[1], bottom)


def _last_open(dark: "NDArray[np.bool_]", dpi: int) -> int:
    """The last row down to which a gutter is open; 0 where none is.

    Where it narrows below its first lines, those are over: "Kính gửi:" reaches into it.
    """
    counts = np.cumsum(dark, axis=0, dtype=np.int32)[::STEP]
    first_lines, least = round(FIRST_LINES * dpi) // STEP, NARROWEST * dpi
    begun = last = 0
    for row, above in enumerate(counts):
        left, right = _gutter(above)
        begun = begun or row * bool(right)
        if right - left >= least:
            last = row
        elif begun and row > begun + first_lines:
            break
        if begun and row == begun + first_lines:
            least = max((right - left) / 2, least)
    return last * STEP


def _gutter(counts: "NDArray[Any]") -> tuple[int, int]:
    """Left and right edge of the widest white between inked columns of pixels amid the page."""
    inked = np.flatnonzero(counts > SPECKS)
    middles = (inked[1:] + inked[:-1]) / 2
    gaps = np.diff(inked) * ((middles > AMID[0] * len(counts)) & (middles < AMID[1] * len(counts)))
    if not gaps.any():
        return 0, 0
    at = int(gaps.argmax())
    return int(inked[at]), int(inked[at + 1])


def _above_line(dark: "NDArray[np.bool_]", end: int, dpi: int) -> int:
    """The row above the line that crosses the gutter at row `end`: the nearest white that parts two lines."""
    blank = max(round(BLANK * dpi), 1)
    white = dark[:end].sum(axis=1) <= DIRT
    for row in range(end, blank, -1):
        if white[row - blank : row].all():
            return row
    return 0


def _height(side: "NDArray[np.bool_]") -> int:
    """Rows from the first to the last that has print."""
    inked = np.flatnonzero(side.sum(axis=1) > DIRT)
    return int(inked[-1] - inked[0]) if len(inked) else 0
