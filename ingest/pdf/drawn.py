"""Numbers and days that electronic offices draw into the blanks of a text, outlines or small pictures: read by OCR."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from vnpolicy.ingest.document import Box
from vnpolicy.ingest.pdf.lines import Line, Word, edges_of, frame_of, union
from vnpolicy.ingest.pdf.overlays import put_in
from vnpolicy.ingest.pdf.rules import MOST_OBJECTS
from vnpolicy.ingest.pdf.tables import is_inside

if TYPE_CHECKING:
    from PIL.Image import Image

    from vnpolicy.ingest.pdf.page import RawPage
    from vnpolicy.ingest.scan.engine import Seen
    from vnpolicy.ingest.scan.reading import Ocr

LABEL = re.compile(r"(?:số|ngày|tháng)\s*:?$", re.IGNORECASE)  # "Số:", "ngày"
NARROWEST, WIDEST_BLANK = 6.0, 60.0  # points of a blank after a label; of one at the end of a line
LEAST_SEGMENTS = 6  # of the outline of a digit: "1" drawn with straight sides
LOWEST, HIGHEST = 4.0, 30.0  # points of a digit, and of a picture of a number
WIDEST = 90.0  # points of a picture of a number
APART = 3.5  # points between two digits of one number
DPI = 300
AROUND = 1.5  # points around a number that are recognised with it
PADDING = 20  # white dots around its picture
SLANT = 0.25  # of letters in italics
SURE = 40  # confidence below which nothing is made of it
DIGITS = re.compile(r"\d{1,6}")


def put_in_drawn(pdf: Any, pages: "Sequence[RawPage]", ocr: "Ocr") -> None:  # noqa: ANN401 - pypdfium2 has no types
    """Fill the blanks of lines with the numbers that are drawn in them; each page is told which (`drawn`)."""
    for page in pages:
        blanks = [] if page.scanned else [blank for line in page.lines for blank in _blanks(line, page.width)]
        if not blanks:
            continue
        sheet = pdf[page.number - 1]
        boxes = [box for box in _numbers(sheet) if any(is_inside(box, blank) for blank in blanks)]
        found = _read(sheet, boxes, ocr) if boxes else []
        sheet.close()
        page.lines = put_in([*page.lines, *(Line((word,), page.number) for word in found)]) if found else page.lines
        page.drawn = [word.text for word in found]
        page.undrawn = len(boxes) - len(found)


def _blanks(line: Line, width: float) -> Iterator[Box]:
    """Places after "Số:", "ngày" and "tháng" where no number is printed."""
    for word, following in zip_longest(line.words, line.words[1:]):
        if not LABEL.search(word.text):
            continue
        if following is None and word.box.right + WIDEST_BLANK < width:
            yield word.box._replace(left=word.box.right, right=word.box.right + WIDEST_BLANK)
        elif following and following.box.left - word.box.right > NARROWEST and not following.text[0].isdigit():
            yield word.box._replace(left=word.box.right, right=following.box.left)


def _numbers(sheet: Any) -> list[Box]:  # noqa: ANN401 - pypdfium2 has no types
    """Places of what may be numbers: small outlines side by side, and small pictures."""
    rows: list[list[Box]] = []
    for box in sorted(_shapes(sheet), key=lambda box: (round(box.bottom / LOWEST), box.left)):
        last = rows[-1][-1] if rows else None
        if last and box.left - last.right < APART and min(box.bottom, last.bottom) > max(box.top, last.top):
            rows[-1].append(box)
        else:
            rows.append([box])
    return [union(row) for row in rows]


def _shapes(sheet: Any) -> Iterator[Box]:  # noqa: ANN401
    from pypdfium2 import raw

    if raw.FPDFPage_CountObjects(sheet) > MOST_OBJECTS:
        return
    frame = frame_of(sheet)
    for shape in sheet.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        box = frame.shown(*edges_of(shape))
        fits = LOWEST <= box.bottom - box.top <= HIGHEST and box.right - box.left <= WIDEST
        outline = shape.type == raw.FPDF_PAGEOBJ_PATH and raw.FPDFPath_CountSegments(shape.raw) < LEAST_SEGMENTS
        if fits and not outline:
            yield box


def drawn_note(page: "RawPage") -> str:
    """What a person should know of a page's drawn numbers: which were read, or that some were not."""
    if page.undrawn:
        return f"page {page.number}: a number or a day is drawn rather than written, and could not be read"
    return f"page {page.number}: {', '.join(page.drawn)} drawn rather than written, read by OCR" if page.drawn else ""


def _read(sheet: Any, boxes: Sequence[Box], ocr: "Ocr") -> list[Word]:  # noqa: ANN401
    """Digits at places of a page; nothing for those that are none, and where there is no OCR."""
    from vnpolicy.ingest.scan.engine import RecognitionFailed, see_digits
    from vnpolicy.ingest.scan.reader import find_engine

    engine = find_engine(ocr)
    if engine is None:
        return []
    picture = sheet.render(scale=DPI / 72).to_pil().convert("L")
    cuts = [_cut(picture, box) for box in boxes]
    try:
        seen = see_digits(engine, [*cuts, *map(_set_upright, cuts)], dpi=DPI)
    except RecognitionFailed:
        return []
    best: dict[int, Seen] = {}
    for word in sorted(seen, key=lambda word: word.confidence):
        best[word.picture % len(boxes)] = word
    sure = {n: word.text for n, word in best.items() if word.confidence >= SURE and DIGITS.fullmatch(word.text)}
    return [Word(sure[n], box) for n, box in enumerate(boxes) if n in sure]


def _cut(picture: "Image", box: Box) -> "Image":
    from PIL import ImageOps

    left, top, right, bottom = (edge * DPI / 72 for edge in box)
    around = AROUND * DPI / 72
    cut = picture.crop((round(left - around), round(top - around), round(right + around), round(bottom + around)))
    return ImageOps.expand(cut, PADDING, 255)


def _set_upright(cut: "Image") -> "Image":
    """The picture of a number in italics, which "11" needs, upright."""
    from PIL import Image

    matrix = (1, -SLANT, SLANT * cut.height / 2, 0, 1, 0)
    size = (cut.width + PADDING, cut.height)
    return cut.transform(size, Image.Transform.AFFINE, matrix, Image.Resampling.BICUBIC, fillcolor=255)
