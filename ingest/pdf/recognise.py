"""The seam to OCR: pages whose text layer is missing or unusable are given lines and tables here."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from vnpolicy.ingest.pdf.lines import edges_of
from vnpolicy.ingest.scan.picture import BEST_DPI, resample
from vnpolicy.ingest.scan.reading import Reading, read_pictures

if TYPE_CHECKING:
    from PIL.Image import Image

    from vnpolicy.ingest.pdf.page import RawPage
    from vnpolicy.ingest.scan.engine import Tesseract

MOST_DOTS = 40_000_000  # of one page; a poster is rendered coarser
LEAST_DPI, MOST_DPI = 72, 300
NARROWEST = 40  # how often the shorter side of a page goes into the longer: a strip would be enlarged without end
MOST_PICTURES = 1_000  # of one page that are looked at
NOT_DRAWN = "the page is damaged"
LARGE = 0.1  # share of the page from which a picture tells the resolution


def recognise(pdf: Any, pages: Sequence["RawPage"], engine: "Tesseract") -> list[Reading]:  # noqa: ANN401
    """Fill in lines and tables of pages, read in parallel; gives how each was read.

    `pdf` is the open pypdfium2 document. A page that was read is no longer `scanned`; its words have their places in
    points, the origin in the upper left corner of the page as shown.
    """
    by_number = {page.number: page for page in pages}
    readings: list[Reading] = []
    for reading in read_pictures(_rendered(pdf, pages), engine, total=len(pages)):
        readings.append(reading)
        if reading.page is None:
            continue
        page = by_number[reading.number]
        page.lines, page.tables = list(reading.page.lines), list(reading.page.tables)
        page.width, page.height = reading.page.size
        page.scanned = False
    drawn = {reading.number for reading in readings}
    return readings + [Reading(page.number, None, NOT_DRAWN) for page in pages if page.number not in drawn]


def _rendered(pdf: Any, pages: Sequence["RawPage"]) -> Iterator[tuple[int, "Image", int]]:  # noqa: ANN401
    """Number, picture and resolution of each page, rendered when it is wanted."""
    import pypdfium2

    for page in pages:
        try:
            sheet = pdf[page.number - 1]
            if max(sheet.get_size()) <= NARROWEST * min(sheet.get_size()):
                dpi = _resolution(sheet)
                yield page.number, *resample(sheet.render(scale=dpi / 72).to_pil(), dpi)
            sheet.close()
        except (pypdfium2.PdfiumError, ValueError):
            continue


def _resolution(sheet: Any) -> float:  # noqa: ANN401
    """Dots an inch of the page's own picture, so that it is rendered dot by dot; the best one where it has none."""
    from pypdfium2 import raw

    width, height = sheet.get_size()
    found = [0.0]
    for picture in islice(sheet.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3), MOST_PICTURES):
        left, bottom, right, top = edges_of(picture)
        if (right - left) * (top - bottom) > LARGE * width * height:
            found.append(72 * max(picture.get_px_size()) / max(right - left, top - bottom))
    dpi = min(max(max(found) or BEST_DPI, LEAST_DPI), MOST_DPI)
    return float(min(dpi, 72 * (MOST_DOTS / max(width * height, 1.0)) ** 0.5))
