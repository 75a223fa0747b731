"""Pictures of documents - PNG, JPEG, TIFF of many pages, BMP, WebP - read by OCR into the blocks of a PDF."""

import io
import warnings
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from vnpolicy.ingest.document import Document
from vnpolicy.ingest.errors import UnreadableDocument
from vnpolicy.ingest.limits import PAGES, SPLIT, check_characters
from vnpolicy.ingest.pdf.page import RawPage
from vnpolicy.ingest.pdf.writer import assemble
from vnpolicy.ingest.scan.engine import HOW_TO_INSTALL, VIETNAMESE, Tesseract, find_tesseract
from vnpolicy.ingest.scan.notes import find_notes
from vnpolicy.ingest.scan.picture import resample
from vnpolicy.ingest.scan.reading import Ocr, Reading, read_pictures

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "WEBP")
MOST_DOTS = 120_000_000  # of one page: A4 at 900 dpi
PAGE_WIDTH = 8.27  # inches of A4, for a picture that does not say its resolution
LIKELY_DPI = (100, 1200)
SMALLEST, NARROWEST = 20, 40  # dots of the shorter side, and how often it goes into the longer
SWITCHED_OFF = "leave out --ocr never to have it recognised"


def read_scan(data: bytes, source: str, *, ocr: Ocr = "auto") -> Document:
    """Document of a picture.

    Raises UnreadableDocument for a damaged one, and where OCR is missing or unwanted.
    """
    engine = need_engine(source, "this is a picture", ocr)
    readings = list(read_pictures(_pictures(data, source), engine))
    failed = next((r.failure for r in readings if r.page is None), "")
    pages = [_raw(reading) for reading in readings]
    if failed and not any(page.lines or page.tables for page in pages):
        raise UnreadableDocument(source, f"OCR failed ({failed})", "try a smaller or cleaner picture")
    check_characters(sum(len(word.text) for r in readings if r.page for word in r.page.words), source)
    builder = assemble(pages)
    builder.notes += find_notes(readings, "\n".join(builder.parts))
    return builder.finish(source, data)


def find_engine(ocr: Ocr) -> Tesseract | None:
    """Tesseract with Vietnamese, `None` where it is missing or not wanted."""
    engine = find_tesseract() if ocr != "never" else None
    return engine if engine and VIETNAMESE in engine.languages else None


def need_engine(source: str, what: str, ocr: Ocr) -> Tesseract:
    """Tesseract with Vietnamese. Raises UnreadableDocument, which says what the file is and what to do."""
    engine = find_engine(ocr)
    if engine is None:
        raise UnreadableDocument(source, f"{what}, and {why_not(ocr)}", advice(ocr))
    return engine


def why_not(ocr: Ocr) -> str:
    """Why nothing is recognised: OCR is switched off, not installed, or has no Vietnamese."""
    if ocr == "never":
        return "OCR is switched off"
    return "Tesseract has no Vietnamese data" if find_tesseract() else "Tesseract is not installed"


def advice(ocr: Ocr) -> str:
    """What to do to have pictures recognised."""
    return SWITCHED_OFF if ocr == "never" else HOW_TO_INSTALL


def _raw(reading: Reading) -> RawPage:
    if reading.page is None:
        return RawPage(reading.number, 0.0, 0.0)
    lines, tables = list(reading.page.lines), list(reading.page.tables)
    return RawPage(reading.number, *reading.page.size, lines, tables)


def _pictures(data: bytes, source: str) -> Iterator[tuple[int, "Image", int]]:
    """Number, picture and resolution of each page."""
    from PIL import Image, ImageSequence

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of large pictures; the bound below is ours
            Image.init()
            with Image.open(io.BytesIO(data), formats=[name for name in FORMATS if name in Image.OPEN]) as file:
                _check(file, source)
                for number, frame in enumerate(ImageSequence.Iterator(file), 1):
                    _check(frame, source)
                    yield number, *_at_best(_upright(frame))
    except (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError) as error:
        raise UnreadableDocument(source, "the picture is damaged or incomplete", "get a fresh copy") from error


def _check(picture: "Image", source: str) -> None:
    frames = getattr(picture, "n_frames", 1)
    if frames > PAGES:
        raise UnreadableDocument(source, f"the picture has {frames} pages; {PAGES} can be read", SPLIT)
    long, short = max(picture.size), min(picture.size)
    if short < SMALLEST or long > NARROWEST * short:
        shape = f"the picture has {picture.width:,} by {picture.height:,} dots, no shape of a page"
        raise UnreadableDocument(source, shape, "get a fresh copy")
    dots = picture.width * picture.height
    if dots > MOST_DOTS:
        raise UnreadableDocument(source, f"the picture has {dots:,} dots, more than {MOST_DOTS:,}", "save it smaller")


def _upright(picture: "Image") -> "Image":
    """A copy, turned as the camera says."""
    from PIL import ImageOps

    flat = ImageOps.exif_transpose(picture)
    if "A" in flat.getbands() or "transparency" in flat.info:
        from PIL import Image

        paper = Image.new("RGBA", flat.size, "white")
        return Image.alpha_composite(paper, flat.convert("RGBA")).convert("RGB")
    return flat.copy()


def _at_best(picture: "Image") -> tuple["Image", int]:
    """The picture at the resolution that Tesseract reads best, and that resolution."""
    said = picture.info.get("dpi", (0, 0))[0]
    known = bool(said) and LIKELY_DPI[0] <= said <= LIKELY_DPI[1]
    return resample(picture, float(said) if known else min(picture.size) / PAGE_WIDTH)


def note_left_out(pages: Sequence[RawPage], ocr: Ocr) -> str:
    """The note on pages that are pictures and were not read."""
    from vnpolicy.ingest.scan.notes import page_list

    numbers = [page.number for page in pages]
    return f"{page_list(numbers)} left out: no text that can be read, and {why_not(ocr)}; {advice(ocr)}"
