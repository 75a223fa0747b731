import io
import os
import sys

import numpy as np
import pytest

from vnpolicy.ingest import read_bytes
from vnpolicy.ingest.errors import UnreadableDocument
from vnpolicy.ingest.scan import engine as tesseract_engine
from vnpolicy.ingest.scan import reader, reading
from vnpolicy.ingest.scan.engine import RecognitionFailed, Seen, Tesseract, find_tesseract
from vnpolicy.ingest.scan.noise import without_noise
from vnpolicy.ingest.scan.notes import find_notes, page_list
from vnpolicy.ingest.scan.page import Recognised
from vnpolicy.ingest.scan.picture import find_slope, straighten, to_grey, whiten
from vnpolicy.ingest.scan.quality import is_usable
from vnpolicy.ingest.scan.reading import read_pictures, watch_pages
from vnpolicy.ingest.scan.rules import find_grids, find_rules, without_rules
from vnpolicy.ingest.scan.spelling import correct

canvas = pytest.importorskip("reportlab.pdfgen.canvas")
Image = pytest.importorskip("PIL.Image")
ImageDraw = pytest.importorskip("PIL.ImageDraw")

ENGINE = find_tesseract()
needs_tesseract = pytest.mark.skipif(
    ENGINE is None or "vie" not in ENGINE.languages, reason="Tesseract with Vietnamese is not installed"
)
DPI = 200
LINES = [
    "The Department of Health shall take the prime responsibility for",
    "this plan and shall report to the Committee before 15 June 2026.",
    "2. The Department of Finance allots the funds of the plan.",
]


def seen(text, *, confidence=90.0, line=1):
    return [Seen(word, 0, 0, 0, 0, confidence, 0, (1, 1, line)) for word in text.split()]


def page(draw, size=(595, 842), turn=0.0):
    """A PDF page rendered as a picture, with what `draw` puts on it, turned by degrees."""
    import pypdfium2

    buffer = io.BytesIO()
    sheet = canvas.Canvas(buffer, pagesize=size)
    sheet.setFont("Times-Roman", 13)
    draw(sheet)
    sheet.save()
    picture = pypdfium2.PdfDocument(buffer.getvalue())[0].render(scale=DPI / 72).to_pil().convert("RGB")
    return picture.rotate(turn, Image.Resampling.BICUBIC, fillcolor="white")


def with_lines(sheet):
    for number, text in enumerate(LINES):
        sheet.drawString(70, 742 - 20 * number, text)


def with_table(sheet):
    with_lines(sheet)
    widths, rows = (
        (60, 240, 140),
        [["No.", "Task", "Lead"], ["1", "Review the rules", "Ministry A"], ["2", "Report", ""]],
    )
    for down, row in enumerate(rows):
        left = 70
        for text, width in zip(row, widths, strict=True):
            sheet.rect(left, 600 - 30 * down, width, 30)
            sheet.drawString(left + 6, 610 - 30 * down, text)
            left += width


def saved(*pictures, kind="PNG", **options):
    buffer = io.BytesIO()
    more = {"save_all": True, "append_images": list(pictures[1:])} if len(pictures) > 1 else {}
    pictures[0].save(buffer, kind, dpi=(DPI, DPI), **more, **options)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        pytest.param("thành phó Cần Thơ", "thành phố Cần Thơ", id="a mark lost"),
        pytest.param("THÀNH PHÓ CÀN THƠ", "THÀNH PHỐ CẦN THƠ", id="capitals"),
        pytest.param("sửa đôi, bổ sung", "sửa đổi, bổ sung", id="a comma stays"),
        pytest.param("phong trào thi dua", "phong trào thi đua", id="d for đ"),
        pytest.param("hạnh phúc gia đình", "hạnh phúc gia đình", id="one of several writings stays"),
        pytest.param("ma tuý", "ma tuý", id="the old place of the tone stays"),
        pytest.param("Trần Văn Lâu", "Trần Văn Lâu", id="a name"),
        pytest.param("Cắt g giảm mạnh", "Cắt giảm mạnh", id="a letter split off"),
        pytest.param("việc tr iển khai", "việc triển khai", id="an onset split off"),
        pytest.param("chính trị, tư tưởng", "chính trị, tư tưởng", id="a short word stays"),
        pytest.param("33/CT- -TTg", "33/CT-TTg", id="a hyphen read twice"),
        pytest.param("số 33/CT-TTE và", "số 33/CT-TTg và", id="a symbol"),
        pytest.param("12/QÐ-UBND", "12/QĐ-UBND", id="the Icelandic letter"),
        pytest.param("ngày ]0 tháng II năm 2022", "ngày 10 tháng 11 năm 2022", id="digits of a date"),
        pytest.param("§. Chủ động phối hợp", "8. Chủ động phối hợp", id="a marker"),
        pytest.param("thông SUỐT, phục vụ", "thông suốt, phục vụ", id="capitals amid small letters"),
        pytest.param("của UBND tỉnh", "của UBND tỉnh", id="an abbreviation stays"),
    ],
)
def test_words_are_corrected_where_one_reading_makes_sense(read, expected):
    assert " ".join(word.text for word in correct(seen(read))) == expected


@pytest.mark.parametrize(
    ("text", "confidence", "kept"),
    [
        pytest.param("s+==:»CHỦ", 5, False, id="scribble"),
        pytest.param("|", 95, False, id="a rule"),
        pytest.param("„", 60, False, id="a sign alone"),
        pytest.param("-", 40, True, id="a bullet"),
        pytest.param("II", 12, True, id="perhaps a number"),
        pytest.param("a.", 30, True, id="a marker"),
        pytest.param("/UBND-KSTTHC", 10, True, id="a symbol"),
        pytest.param("thôn", 10, True, id="a syllable"),
    ],
)
def test_scribble_is_no_text(text, confidence, kept):
    words = [*seen("Một dòng chữ in rõ ràng"), *seen(text, confidence=confidence)]
    assert (words[-1] in without_noise(words)) is kept


def test_red_seal_is_wiped_and_the_print_beneath_stays():
    picture = Image.new("RGB", (400, 200), (250, 248, 240))
    draw = ImageDraw.Draw(picture)
    draw.ellipse((100, 20, 260, 180), outline=(220, 40, 50), width=8)
    draw.rectangle((150, 100, 300, 106), fill=(30, 25, 28))
    grey = whiten(to_grey(picture))
    assert grey[60, 105] > 200
    assert grey[103, 200] < 80
    assert grey[100:106, 250:262].max() < 120


@pytest.mark.parametrize("turn", [-3.2, -0.8, 0.0, 1.5, 4.0])
def test_slope_is_found_and_taken_out(turn):
    grey = to_grey(page(with_lines, turn=turn))
    assert find_slope(grey, DPI) == pytest.approx(-turn, abs=0.21)
    assert abs(find_slope(straighten(grey, DPI), DPI)) < 0.25


@pytest.mark.parametrize("turn", [0.0, 0.3])
def test_grid_of_rules_is_found_and_wiped(turn):
    grey = to_grey(page(with_table, turn=turn))
    rules = find_rules(grey, DPI)
    grids = find_grids(rules, DPI)
    assert [len(grid) for grid in grids] == [9]
    assert grids[0][0].left == pytest.approx(70, abs=4)
    clean = without_rules(grey, rules)
    assert find_grids(find_rules(clean, DPI), DPI) == []


def test_page_without_rules_has_no_grid():
    assert find_grids(find_rules(np.full((800, 600), 255, np.uint8), DPI), DPI) == []


@needs_tesseract
@pytest.mark.parametrize(
    "data",
    [
        pytest.param(lambda: saved(page(with_lines)), id="PNG"),
        pytest.param(lambda: saved(page(with_lines, turn=2.0), kind="JPEG"), id="crooked JPEG"),
        pytest.param(lambda: saved(page(with_lines).convert("1"), kind="TIFF", compression="group4"), id="fax"),
        pytest.param(lambda: saved(page(with_lines).rotate(90, expand=True)), id="on its side"),
    ],
)
def test_picture_is_read_as_paragraphs(data):
    document = read_bytes(data(), "a.pdf")
    assert "Department of Health" in document.text
    assert len([block for block in document.blocks if block.kind == "paragraph"]) == 2
    assert document.pages[0].number == 1
    assert any("OCR" in note.reason for note in document.notes)


@needs_tesseract
def test_pages_of_a_tiff_are_pages_and_a_grid_is_a_table():
    document = read_bytes(saved(page(with_lines), page(with_table), kind="TIFF"), "a.tif")
    assert [entry.number for entry in document.pages] == [1, 2]
    table = next(block for block in document.blocks if block.kind == "table")
    cells = [[document.text[slice(*cell.span)] for cell in row] for row in table.rows]
    assert cells[1] == ["1", "Review the rules", "Ministry A"]
    assert cells[2] == ["2", "Report", ""]
    assert table.page == 2


def scanned_pdf(*, with_text_page):
    """A PDF with a page that is a picture, and one with text where wanted."""
    buffer = io.BytesIO()
    sheet = canvas.Canvas(buffer, pagesize=(595, 842))
    if with_text_page:
        for number in range(8):
            sheet.drawString(70, 742 - 20 * number, LINES[number % 3])
        sheet.showPage()
    from reportlab.lib.utils import ImageReader

    sheet.drawImage(ImageReader(page(with_lines)), 0, 0, 595, 842)
    sheet.save()
    return buffer.getvalue()


@needs_tesseract
@pytest.mark.parametrize("with_text_page", [True, False])
def test_page_that_is_a_picture_is_recognised(with_text_page):
    document = read_bytes(scanned_pdf(with_text_page=with_text_page), "a.pdf")
    last = document.pages[-1]
    assert "Department of Finance" in document.text[slice(*last.span)]


def test_text_pages_are_read_without_ocr_and_the_others_are_named():
    document = read_bytes(scanned_pdf(with_text_page=True), "a.pdf", ocr="never")
    assert "Department" in document.text
    assert any(note.reason.startswith("page 2 left out") for note in document.notes)


@pytest.mark.parametrize(
    ("ocr", "words"),
    [
        pytest.param("never", "switched off", id="not wanted"),
        pytest.param("auto", "not installed; install Tesseract", id="not there"),
    ],
)
def test_scan_without_ocr_is_refused_with_what_to_do(monkeypatch, ocr, words):
    monkeypatch.setattr(reader, "find_tesseract", lambda: None)
    for data in (scanned_pdf(with_text_page=False), saved(page(with_lines))):
        with pytest.raises(UnreadableDocument) as told:
            read_bytes(data, "a.pdf", ocr=ocr)
        assert words in str(told.value)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(50), id="PNG of zeros"),
        pytest.param(b"II*\x00" + b"\xff" * 50, id="TIFF of nonsense"),
        pytest.param(b"\xff\xd8\xff\xe0" + bytes(30), id="JPEG cut off"),
    ],
)
def test_damaged_picture_is_refused(monkeypatch, data):
    engine = Tesseract("tesseract", "5", frozenset({"vie"}))
    monkeypatch.setattr(reader, "find_tesseract", lambda: engine)
    with pytest.raises(UnreadableDocument, match="damaged"):
        read_bytes(data, "a.png")


def test_picture_of_too_many_dots_is_refused(monkeypatch):
    monkeypatch.setattr(reader, "find_tesseract", lambda: Tesseract("tesseract", "5", frozenset({"vie"})))
    monkeypatch.setattr(reader, "MOST_DOTS", 1000)
    with pytest.raises(UnreadableDocument, match="dots"):
        read_bytes(saved(Image.new("L", (100, 100))), "a.png")


def test_process_that_takes_too_long_is_killed(monkeypatch, tmp_path):
    slow = tmp_path / "tesseract"
    slow.write_text("#!/bin/sh\nsleep 30\n")
    slow.chmod(0o755)
    monkeypatch.setattr(tesseract_engine, "SECONDS", 0.3)
    engine = Tesseract(str(slow), "5", frozenset({"vie"}))
    with pytest.raises(RecognitionFailed, match="longer"):
        tesseract_engine.see(engine, [Image.new("L", (10, 10))], language="vie", layout=3, dpi=200)


SENTENCE = (
    "Ủy ban nhân dân tỉnh ban hành Kế hoạch thực hiện công tác dân vận và dân chủ ở cơ sở trên địa bàn tỉnh năm nay"
)


@pytest.mark.parametrize(
    ("text", "usable"),
    [
        pytest.param(SENTENCE, True, id="Vietnamese"),
        pytest.param(" ".join(LINES) + " It takes effect on the date of its signing by all", True, id="English"),
        pytest.param("Uû ban nh©n d©n tØnh ban hµnh KÕ ho¹ch thùc hiÖn c«ng t¸c " * 3, False, id="an old font"),
        pytest.param("\x01\x02\x03 \x04\x05 " * 20, False, id="codes of signs"),
        pytest.param("12", True, id="too little to tell"),
    ],
)
def test_a_text_layer_of_words_is_usable(text, usable):
    assert is_usable(text) is usable


@pytest.mark.parametrize(
    ("numbers", "expected"), [([3], "page 3"), ([1, 2, 3, 7], "pages 1-3, 7"), ([2, 1], "pages 1-2")]
)
def test_pages_are_listed(numbers, expected):
    assert page_list(numbers) == expected


@needs_tesseract
@pytest.mark.parametrize("turn", [90, 180, 270])
def test_page_is_read_whichever_way_it_was_laid_on_the_glass(turn):
    document = read_bytes(saved(page(with_lines).rotate(turn, expand=True)), "a.png")
    assert document.text.startswith("The Department of Health")


def test_page_on_which_ocr_fails_is_named_and_the_others_are_read(monkeypatch):
    recognised = Recognised((595.0, 842.0), (), (), ())

    def recognise(_engine, _picture, *, number, **_options):
        if number == 2:
            raise RecognitionFailed("took longer than 90 s")
        return recognised

    monkeypatch.setattr(reading, "recognise_page", recognise)
    pictures = [(number, Image.new("L", (10, 10)), DPI) for number in (1, 2, 3)]
    told = []
    with watch_pages(lambda done, total: told.append((done, total))):
        found = list(read_pictures(pictures, Tesseract("tesseract", "5", frozenset()), total=3))
    assert [one.failure for one in found] == ["", "took longer than 90 s", ""]
    assert told == [(1, 3), (2, 3), (3, 3)]
    assert "page 2 was left out: OCR failed (took longer than 90 s)" in [note.reason for note in find_notes(found, "")]


@pytest.mark.skipif(os.name != "posix", reason="memory is limited by the shell")
def test_process_that_takes_too_much_memory_fails_alone(monkeypatch, tmp_path):
    greedy = tmp_path / "tesseract"
    greedy.write_text(f"#!{sys.executable}\nbytes(2**30)\n")
    greedy.chmod(0o755)
    monkeypatch.setattr(tesseract_engine, "MEMORY_KILOBYTES", 500_000)
    engine = Tesseract(str(greedy), "5", frozenset({"vie"}))
    with pytest.raises(RecognitionFailed, match="MemoryError"):
        tesseract_engine.see(engine, [Image.new("L", (10, 10))], language="vie", layout=3, dpi=200)
