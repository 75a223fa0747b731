"""Pages of a PDF without a usable text layer: which they are."""

from collections.abc import Sequence
from typing import Any

from vnpolicy.ingest.page_quality import is_lost, is_overlay, is_usable
from vnpolicy.ingest.pdf_lines import Word

COVERING = 0.5  # share of the page that a scan's picture covers


def lacks_text(page: Any, rows: Sequence[Sequence[Word]]) -> bool:  # noqa: ANN401 - pypdfium2 has no types
    """Whether a page is a picture without a text of its own or with a broken one, or has lost what its letters mean."""
    lines = [" ".join(word.text for word in row) for row in rows]
    text = "\n".join(lines)
    if is_lost(text):
        return True
    if not _is_picture(page):
        return False
    boxes = [word.box for row in rows for word in row]
    return not is_usable(text) or is_overlay(lines, boxes, float(page.get_height()))


def _is_picture(page: Any) -> bool:  # noqa: ANN401
    from pypdfium2 import raw

    area = page.get_width() * page.get_height()
    for picture in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = picture.get_pos() if hasattr(picture, "get_pos") else picture.get_bounds()
        if (right - left) * (top - bottom) > COVERING * area:
            return True
    return False
