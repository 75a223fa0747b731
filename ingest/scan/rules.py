"""Ruling lines of a scanned page: the grids of tables that they make, and the page without them."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from vnpolicy.ingest.document import Box
from vnpolicy.ingest.ruled_cells import find_cells

if TYPE_CHECKING:
    from numpy.typing import NDArray

DARK = 160  # thin lines are paler than letters
LONG_ACROSS, LONG_DOWN = 0.5, 0.3  # inches; no stroke of a letter is so long
THICK = 0.06  # inches; beyond it is a bar or a shadow
FULL = 0.9  # share of a line that is dark: scans break lines
MOST_RUNS = 20_000  # beyond them the page is a picture
NEAR = 5.0  # points within which lines meet


class Rule(NamedTuple):
    """A straight line, in pixels: from `start` to `end` along it, its edges `near` and `far` across it."""

    start: int
    end: int
    near: int
    far: int
    level: bool


def find_rules(grey: "NDArray[np.uint8]", dpi: int) -> list[Rule]:
    """Ruling lines of a page, level ones first."""
    dark = grey < DARK
    across = [Rule(*line, level=True) for line in _lines(dark, int(LONG_ACROSS * dpi), int(THICK * dpi))]
    down = [Rule(*line, level=False) for line in _lines(dark.T, int(LONG_DOWN * dpi), int(THICK * dpi))]
    return across + down


def _lines(dark: "NDArray[np.bool_]", least: int, thick: int) -> Iterator[tuple[int, int, int, int]]:
    """Lines along the rows of a mask: start, end, first and last row."""
    runs = _runs(_filled(dark, least), least)
    if len(runs) > MOST_RUNS:
        return
    open_lines: list[list[int]] = []
    for row, start, end in runs:
        line = next((o for o in open_lines if row - o[3] <= 2 and start < o[1] and o[0] < end), None)
        if line is None:
            open_lines.append([start, end, row, row])
            continue
        line[0], line[1], line[3] = min(line[0], start), max(line[1], end), row
        if len(open_lines) > 64:
            yield from (_whole(o) for o in open_lines if row - o[3] > 2 and _is_thin(o, thick))
            open_lines = [o for o in open_lines if row - o[3] <= 2]
    yield from (_whole(o) for o in open_lines if _is_thin(o, thick))


def _whole(line: Sequence[int]) -> tuple[int, int, int, int]:
    return line[0], line[1], line[2], line[3]


def _is_thin(line: Sequence[int], thick: int) -> bool:
    """Whether it is a line: one that falls a little over its length takes more rows than it is thick."""
    return line[3] - line[2] < thick + 0.01 * (line[1] - line[0])


def _filled(dark: "NDArray[np.bool_]", length: int) -> "NDArray[np.bool_]":
    """Where a stretch of this length is almost all dark; each is marked at its middle."""
    sums = np.zeros((dark.shape[0], dark.shape[1] + 1), dtype=np.int32)
    np.cumsum(dark, axis=1, out=sums[:, 1:])
    filled = np.zeros_like(dark)
    if dark.shape[1] > length:
        filled[:, length // 2 : length // 2 + dark.shape[1] - length + 1] = (
            sums[:, length:] - sums[:, :-length] >= FULL * length
        )
    return filled


def _runs(filled: "NDArray[np.bool_]", length: int) -> list[tuple[int, int, int]]:
    """Row, start and end of each stretch, from the top."""
    edges = np.diff(np.pad(filled, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    rows, starts = np.nonzero(edges == 1)
    _, ends = np.nonzero(edges == -1)
    half = length // 2
    found = zip(rows.tolist(), (starts - half).tolist(), (ends + half).tolist(), strict=True)
    return [(row, max(start, 0), min(end, filled.shape[1])) for row, start, end in found]


def find_grids(rules: Sequence[Rule], dpi: int) -> list[list[Box]]:
    """Boxes, in points, of the cells of each table with at least two cells."""
    level = [rule for rule in rules if rule.level]
    upright = [rule for rule in rules if not rule.level]
    tables = find_cells([_box(r, 72 / dpi) for r in level], [_box(r, 72 / dpi) for r in upright], NEAR)
    return [table for table in tables if len(table) > 1]


def _box(rule: Rule, scale: float) -> Box:
    """A line in points, without thickness."""
    start, end, across = rule.start * scale, rule.end * scale, (rule.near + rule.far) / 2 * scale
    return Box(start, across, end, across) if rule.level else Box(across, start, across, end)


def without_rules(grey: "NDArray[np.uint8]", rules: Sequence[Rule]) -> "NDArray[np.uint8]":
    """The page with its lines wiped out, but not the strokes of letters that cross them."""
    clean = grey.copy()
    for rule in rules:
        _wipe(clean if rule.level else clean.T, rule)
    return clean


def _wipe(page: "NDArray[np.uint8]", rule: Rule) -> None:
    near, far = max(rule.near - 2, 0), min(rule.far + 2, len(page) - 1)
    stretch = slice(max(rule.start - 2, 0), rule.end + 2)
    crossed = (page[near, stretch] < DARK) & (page[far, stretch] < DARK)
    page[near : far + 1, stretch] = np.where(crossed, page[near : far + 1, stretch], 255)
