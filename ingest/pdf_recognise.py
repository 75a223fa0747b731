"""The seam to OCR: pages whose text layer is missing or unusable are given lines and tables here."""

from collections.abc import Sequence
from typing import Any

from vnpolicy.ingest.pdf_page import RawPage


def recognise(pdf: Any, pages: Sequence[RawPage]) -> None:  # noqa: ANN401 - pypdfium2 has no types
    """Fill in lines and tables of pages that are `scanned`, all at once so that they can be read in parallel.

    `pdf` is the open pypdfium2 document: `pdf[page.number - 1]` renders a page. A page that was read is no longer
    `scanned`; its words have their places in points, the origin in the upper left corner of the page as shown.
    """
