"""Ruling lines of a PDF page, from the paths that PDFium draws."""

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from vnpolicy.ingest.document import Box
from vnpolicy.ingest.pdf.lines import frame_of

THIN = 3.0  # points
SHORTEST = 4.0  # points; shorter ones are dots and dashes
MOST_OBJECTS = 20_000  # of any kind on a page: more are a drawing or a map, and are not looked through one by one
MOST_POINTS = 4_000  # of one path
MOST_RULES = 3_000  # on a page
DEEPEST = 3  # forms within forms

Matrix = tuple[float, float, float, float, float, float]
PLAIN: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Rules(NamedTuple):
    """Strokes of a page as boxes without width: those across and those down, in points of the page as shown."""

    across: list[Box]
    down: list[Box]


def find_rules(page: Any) -> Rules:  # noqa: ANN401 - pypdfium2 has no types
    """Ruling lines of a page; none where it is a drawing rather than a text."""
    from pypdfium2 import raw

    rules = Rules([], [])
    if raw.FPDFPage_CountObjects(page) > MOST_OBJECTS:
        return rules
    frame = frame_of(page)
    objects = (raw.FPDFPage_GetObject(page, n) for n in range(raw.FPDFPage_CountObjects(page)))
    for box in _strokes(objects, PLAIN, 0):
        shown = frame.shown(*box)
        across = shown.right - shown.left >= shown.bottom - shown.top
        (rules.across if across else rules.down).append(_thinned(shown, across=across))
        if len(rules.across) + len(rules.down) > MOST_RULES:
            return Rules([], [])
    return rules


def _thinned(box: Box, *, across: bool) -> Box:
    if across:
        middle = (box.top + box.bottom) / 2
        return Box(box.left, middle, box.right, middle)
    middle = (box.left + box.right) / 2
    return Box(middle, box.top, middle, box.bottom)


def _strokes(objects: Iterator[Any], matrix: Matrix, depth: int) -> Iterator[tuple[float, float, float, float]]:
    """Boxes of thin strokes: left, bottom, right, top in the file's coordinates."""
    from pypdfium2 import raw

    for shape in objects:
        kind = raw.FPDFPageObj_GetType(shape)
        if kind == raw.FPDF_PAGEOBJ_PATH and depth == 0:
            yield from _of_plain_path(shape)
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            yield from _of_path(shape, _times(_matrix(shape), matrix))
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < DEEPEST:
            inner = (raw.FPDFFormObj_GetObject(shape, n) for n in range(raw.FPDFFormObj_CountObjects(shape)))
            yield from _strokes(inner, _times(_matrix(shape), matrix), depth + 1)


def _of_plain_path(path: Any) -> Iterator[tuple[float, float, float, float]]:  # noqa: ANN401
    """Strokes of a path of the page itself, whose bounds tell most of what there is to know."""
    from pypdfium2 import raw

    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(path, left, bottom, right, top)
    wide, tall = right.value - left.value, top.value - bottom.value
    if max(wide, tall) < SHORTEST:
        return
    if min(wide, tall) < THIN:
        yield left.value, bottom.value, right.value, top.value
    else:
        yield from _of_path(path, _matrix(path))


def _of_path(path: Any, matrix: Matrix) -> Iterator[tuple[float, float, float, float]]:  # noqa: ANN401
    """Strokes of one path: thin filled boxes, and straight sides of what is drawn with a pen."""
    from pypdfium2 import raw

    count = raw.FPDFPath_CountSegments(path)
    if not 1 < count <= MOST_POINTS:
        return
    fill, pen = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, fill, pen)
    for figure in _figures(path, count, matrix):
        xs, ys = [x for x, _ in figure], [y for _, y in figure]
        box = (min(xs), min(ys), max(xs), max(ys))
        thin = min(box[2] - box[0], box[3] - box[1]) < THIN
        sides = [box] if thin else list(_sides(figure)) if pen.value else []
        yield from (side for side in sides if max(side[2] - side[0], side[3] - side[1]) >= SHORTEST)


def _sides(figure: list[tuple[float, float]]) -> Iterator[tuple[float, float, float, float]]:
    """Level and upright sides of a figure."""
    for (x, y), (to_x, to_y) in pairwise(figure):
        if min(abs(x - to_x), abs(y - to_y)) < 0.5:
            yield min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y)


def _figures(path: Any, count: int, matrix: Matrix) -> Iterator[list[tuple[float, float]]]:  # noqa: ANN401
    """Corners of each figure of a path, the first one again at the end of a closed one."""
    from pypdfium2 import raw

    figure: list[tuple[float, float]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    a, b, c, d, e, f = matrix
    for number in range(count):
        segment = raw.FPDFPath_GetPathSegment(path, number)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO and figure:
            yield figure
            figure = []
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        figure.append((a * x.value + c * y.value + e, b * x.value + d * y.value + f))
        if raw.FPDFPathSegment_GetClose(segment):
            figure.append(figure[0])
    if figure:
        yield figure


def _matrix(shape: Any) -> Matrix:  # noqa: ANN401
    from pypdfium2 import raw

    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(shape, matrix):
        return PLAIN
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _times(one: Matrix, other: Matrix) -> Matrix:
    """The matrix that puts `one` first, then `other`."""
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)
