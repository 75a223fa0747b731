"""Pages of a PDF without a usable text layer: which they are."""

from collections.abc import Sequence
from typing import Any

from vnpolicy.ingest.pdf_lines import Word

FEW_CHARACTERS = 100  # on a page that is a picture: a stamp or a page number, not the text
COVERING = 0.5  # share of the page that a scan's picture covers


def lacks_text(page: Any, rows: Sequence[Sequence[Word]]) -> bool:  # noqa: ANN401 - pypdfium2 has no types
    """Whether a page is a picture with no more than a stamp or page number as text."""
    return sum(len(word.text) for row in rows for word in row) < FEW_CHARACTERS and _is_picture(page)


def _is_picture(page: Any) -> bool:  # noqa: ANN401
    from pypdfium2 import raw

    area = page.get_width() * page.get_height()
    for picture in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = picture.get_pos() if hasattr(picture, "get_pos") else picture.get_bounds()
        if (right - left) * (top - bottom) > COVERING * area:
            return True
    return False
