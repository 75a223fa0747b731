import io

import pytest

from vnpolicy.ingest import read_bytes
from vnpolicy.ingest.scan.engine import find_tesseract

canvas = pytest.importorskip("reportlab.pdfgen.canvas")
Image = pytest.importorskip("PIL.Image")
ImageDraw = pytest.importorskip("PIL.ImageDraw")
ImageFont = pytest.importorskip("PIL.ImageFont")

ENGINE = find_tesseract()
needs_tesseract = pytest.mark.skipif(
    ENGINE is None or "vie" not in ENGINE.languages, reason="Tesseract with Vietnamese is not installed"
)


def stamped(sheet, text, left, base):
    """Lay a small picture of digits over a page, as an electronic office does."""
    from reportlab.lib.utils import ImageReader

    picture = Image.new("L", (24 * len(text), 44), 255)
    font = ImageFont.load_default(44)
    ImageDraw.Draw(picture).text((0, 22), text, 0, font=font, anchor="lm")
    sheet.drawImage(ImageReader(picture), left, base, 6 * len(text), 11)


def letter(*, drawn):
    buffer = io.BytesIO()
    sheet = canvas.Canvas(buffer, pagesize=(595, 842))
    sheet.setFont("Helvetica", 12)
    for number in range(8):
        sheet.drawString(70, 600 - 20 * number, "The Department of Health shall report to the Committee.")
    sheet.drawString(70, 740, "Ngày:")
    sheet.drawString(150, 740, "/KH-UBND")
    if drawn:
        stamped(sheet, "2362", 112, 739)
    sheet.save()
    return buffer.getvalue()


@needs_tesseract
def test_number_in_a_small_picture_is_put_into_its_blank():
    document = read_bytes(letter(drawn=True), "a.pdf")
    assert "2362/KH-UBND" in document.text
    assert [note.reason for note in document.notes] == ["page 1: 2362 drawn rather than written, read by OCR"]


def test_drawn_number_that_is_not_read_is_told():
    document = read_bytes(letter(drawn=True), "a.pdf", ocr="never")
    assert [note.reason for note in document.notes] == [
        "page 1: a number or a day is drawn rather than written, and could not be read"
    ]


def test_blank_without_a_number_is_left_alone():
    document = read_bytes(letter(drawn=False), "a.pdf")
    assert "/KH-UBND" in document.text
    assert document.notes == ()
