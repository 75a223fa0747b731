"""Pages of a PDF without a usable text layer: which they are."""

from itertools import islice
from typing import Any

from vnpolicy.ingest.pdf.lines import edges_of
from vnpolicy.ingest.pdf.rules import MOST_OBJECTS

FEW_CHARACTERS = 100  # on a page that is a picture: a stamp or a page number, not the text
MANY_OUTLINES = 200
COVERING = 0.5  # share of the page that a scan's picture covers


def lacks_text(page: Any, characters: int) -> bool:  # noqa: ANN401 - pypdfium2 has no types
    """Whether a page is a picture, or letters drawn as outlines, with no more than a stamp or page number as text."""
    return characters < FEW_CHARACTERS and (_is_drawn(page) or _is_picture(page))


def _is_drawn(page: Any) -> bool:  # noqa: ANN401
    """Whether a page is made of many outlines, as some print drivers draw letters."""
    from pypdfium2 import raw

    if raw.FPDFPage_CountObjects(page) > MOST_OBJECTS:
        return True
    shapes = page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3)
    return sum(1 for _ in islice(shapes, MANY_OUTLINES)) == MANY_OUTLINES


def _is_picture(page: Any) -> bool:  # noqa: ANN401
    from pypdfium2 import raw

    area = page.get_width() * page.get_height()
    for picture in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = edges_of(picture)
        if (right - left) * (top - bottom) > COVERING * area:
            return True
    return False
