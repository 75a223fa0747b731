"""The seam to OCR: pages whose text layer is missing or unusable are given lines and tables here."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from vnpolicy.ingest.scan_reading import Reading, read_pictures

if TYPE_CHECKING:
    from PIL.Image import Image

    from vnpolicy.ingest.pdf_page import RawPage
    from vnpolicy.ingest.scan_engine import Tesseract

DPI = 300
MOST_DOTS = 40_000_000  # of one page; a poster is rendered coarser


def recognise(pdf: Any, pages: Sequence["RawPage"], engine: "Tesseract") -> list[Reading]:  # noqa: ANN401
    """Fill in lines and tables of pages, read in parallel; gives how each was read.

    `pdf` is the open pypdfium2 document. A page that was read is no longer `scanned`; its words have their places in
    points, the origin in the upper left corner of the page as shown.
    """
    by_number = {page.number: page for page in pages}
    readings = []
    for reading in read_pictures(_rendered(pdf, pages), engine):
        readings.append(reading)
        if reading.page is None:
            continue
        page = by_number[reading.number]
        page.lines, page.tables = list(reading.page.lines), list(reading.page.tables)
        page.width, page.height = reading.page.size
        page.scanned = False
    return readings


def _rendered(pdf: Any, pages: Sequence["RawPage"]) -> Iterator[tuple[int, "Image", int]]:  # noqa: ANN401
    """Number, picture and resolution of each page, rendered when it is wanted."""
    import pypdfium2

    for page in pages:
        try:
            sheet = pdf[page.number - 1]
            width, height = sheet.get_size()
            dpi = int(min(DPI, 72 * (MOST_DOTS / max(width * height, 1)) ** 0.5))
            yield page.number, sheet.render(scale=dpi / 72).to_pil(), dpi
            sheet.close()
        except (pypdfium2.PdfiumError, ValueError):
            continue
