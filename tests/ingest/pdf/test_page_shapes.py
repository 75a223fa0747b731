import io
import subprocess
import sys
from pathlib import Path

import pytest

from vnpolicy.ingest import read_bytes

canvas = pytest.importorskip("reportlab.pdfgen.canvas")
WIDTH, HEIGHT = 595.0, 842.0
LEFTS = (75, 130, 420, 560, 700)
ROWS = (
    ("No.", "Task", "Lead agency", "Coordinating", "Time"),
    ("1", "Review the documents on waste", "Ministry of Health", "Ministry A", "2025"),
    ("2", "Build the data centre", "Ministry B", "", "Quarter I"),
    ("3", "Train officials", "Department of Health", "Ministry A", "2026"),
)
SENTENCE = "The Department of Health takes the lead in this."


def blocks(document):
    return [document.text[b.span.start : b.span.end] for b in document.blocks]


def cells(document):
    rows = [row for block in document.blocks for row in block.rows]
    return [tuple(document.text[c.span.start : c.span.end] for c in row) for row in rows]


def wide_table(sheet, *, ruled):
    """An annex on a page that is shown broad side down."""
    sheet.drawString(70, WIDTH - 50, "The tasks are assigned as follows:")
    edges = [left - 5 for left in LEFTS] + [790]
    for number, row in enumerate(ROWS):
        base = WIDTH - 80 - 20 * number
        for at, (left, text) in enumerate(zip(LEFTS, row, strict=True)):
            sheet.drawString(left, base, text)
            if ruled:
                sheet.rect(edges[at], base - 6, edges[at + 1] - edges[at], 20)
    sheet.drawString(70, WIDTH - 200, "The agencies named above shall report.")


@pytest.mark.parametrize("ruled", [False, True])
def test_landscape_annex_between_upright_pages(ruled):
    buffer = io.BytesIO()
    sheet = canvas.Canvas(buffer, pagesize=(WIDTH, HEIGHT))
    sheet.drawString(70, HEIGHT - 100, SENTENCE)
    sheet.showPage()
    sheet.setPageSize((HEIGHT, WIDTH))
    wide_table(sheet, ruled=ruled)
    sheet.showPage()
    sheet.setPageSize((WIDTH, HEIGHT))
    sheet.drawString(70, HEIGHT - 100, "This plan takes effect on the date of its signing.")
    sheet.save()
    document = read_bytes(buffer.getvalue(), "a.pdf")
    assert cells(document) == list(ROWS)
    assert [(page.width, page.height) for page in document.pages] == [(WIDTH, HEIGHT), (HEIGHT, WIDTH), (WIDTH, HEIGHT)]
    assert [block.page for block in document.blocks[:3]] == [1, 2, 2]


@pytest.mark.parametrize("ruled", [False, True])
@pytest.mark.parametrize("turn", [90, 270])
def test_annex_on_a_turned_page(turn, ruled):
    buffer = io.BytesIO()
    sheet = canvas.Canvas(buffer, pagesize=(HEIGHT, WIDTH))
    sheet.setPageRotation(turn)
    sheet.translate(*{90: (WIDTH, 0), 270: (0, HEIGHT)}[turn])
    sheet.rotate({90: 90, 270: -90}[turn])
    wide_table(sheet, ruled=ruled)
    sheet.save()
    document = read_bytes(buffer.getvalue(), "a.pdf")
    assert (document.pages[0].width, document.pages[0].height) == pytest.approx((HEIGHT, WIDTH))
    assert cells(document) == list(ROWS)
    assert document.blocks[0].box.left == pytest.approx(70, abs=2)
    assert document.blocks[0].box.bottom == pytest.approx(50, abs=4)


def test_what_stands_outside_the_visible_page_is_left_out():
    buffer = io.BytesIO()
    sheet = canvas.Canvas(buffer, pagesize=(WIDTH, HEIGHT), cropBox=(50, 100, 550, 800))
    for left, base in ((70, 820), (70, 50), (5, 400), (560, 500)):
        sheet.drawString(left, base, "Mark")
    sheet.drawString(70, 700, SENTENCE)
    sheet.save()
    document = read_bytes(buffer.getvalue(), "a.pdf")
    assert document.text == SENTENCE
    assert document.blocks[0].box.left == pytest.approx(20, abs=2)


def with_note(kind, text, *, flags=4, rect=(300, 760, 530, 800)):
    """A page with an annotation that has an appearance of its own."""
    body = b"BT /F1 12 Tf 70 700 Td (No.:              /KH-UBND) Tj 0 -40 Td (%b) Tj ET" % SENTENCE.encode()
    height = rect[3] - rect[1]
    lines = b" ".join(b"(%b) Tj T*" % line.encode() for line in text.split("\n"))
    shown = b"BT /F1 10 Tf 2 %d Td 12 TL %b ET" % (height - 10, lines)
    field = b"/FT/Sig/T(Sig1)" if kind == "Widget" else b""
    note = b"<</Type/Annot/Subtype/%b/F %d/Rect[%d %d %d %d]%b/AP<</N 7 0 R>>>>"
    fonts = b"/Resources<</Font<</F1 5 0 R>>>>"
    look = b"<</Type/XObject/Subtype/Form/BBox[0 0 %d %d]%b/Length %d>>stream\n%b\nendstream"
    parts = (
        b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[6 0 R]>>>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Annots[6 0 R]%b>>" % fonts,
        b"<</Length %d>>stream\n%b\nendstream" % (len(body), body),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        note % (kind.encode(), flags, *rect, field),
        look % (rect[2] - rect[0], height, fonts, len(shown), shown),
    )
    objects = b"".join(b"%d 0 obj\n%b\nendobj\n" % numbered for numbered in enumerate(parts, 1))
    return b"%PDF-1.6\n" + objects + b"trailer<</Size 8/Root 1 0 R>>"


@pytest.mark.parametrize(
    ("kind", "text", "options", "wanted"),
    [
        pytest.param("FreeText", "130", {"rect": (100, 696, 130, 712)}, "No.: 130/KH-UBND", id="number typed on"),
        pytest.param("FreeText", "Approved", {}, "Approved\nNo.: /KH-UBND", id="remark that is seen"),
        pytest.param("FreeText", "A draft", {"flags": 2}, "No.: /KH-UBND", id="hidden remark"),
        pytest.param("Widget", "Signed by: The Office\nSigning time: 12.03.2025", {}, "No.: /KH-UBND", id="signature"),
    ],
)
def test_annotations_as_they_are_seen(kind, text, options, wanted):
    document = read_bytes(with_note(kind, text, **options), "a.pdf")
    assert document.text == f"{wanted}\n{SENTENCE}"
    assert any("Signing time" in note.reason for note in document.notes) is (kind == "Widget")


def printed(*lines, left=70):
    buffer = io.BytesIO()
    sheet = canvas.Canvas(buffer, pagesize=(WIDTH, HEIGHT))
    for number, text in enumerate(lines):
        sheet.drawString(left, HEIGHT - 100 - 16 * number, text)
    sheet.save()
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        pytest.param(
            ("The Department of Health shall take the prime responsibility for sus-", "tainable use of the water."),
            "responsibility for sustainable use of the water.",
            id="English word",
        ),
        pytest.param(
            (
                "Ban Giam doc giao cac phong chuyen mon kiem tra phuong tien xe o-",
                "to va bao cao theo Quyet dinh so 12",
            ),
            "xe o-to va bao cao theo Quyet dinh so 12",
            id="syllables of a loan word",
        ),
        pytest.param(
            ("The Office keeps the registers named in Decision number 12/QD-", "UBND of the Committee."),
            "Decision number 12/QD-UBND of the Committee.",
            id="symbol",
        ),
    ],
)
def test_words_that_a_line_end_parts(lines, wanted):
    assert read_bytes(printed(*lines), "a.pdf").text.endswith(wanted)


def test_page_numbers_at_the_top_margin_are_left_out():
    buffer = io.BytesIO()
    sheet = canvas.Canvas(buffer, pagesize=(WIDTH, HEIGHT))
    for number in range(1, 5):
        if number > 1:
            sheet.drawCentredString(WIDTH / 2, HEIGHT - 40, str(number))
        for line in range(35):
            sheet.drawString(70, HEIGHT - 80 - 16 * line, "The Department of Health shall take the responsibility for")
        sheet.showPage()
    sheet.save()
    document = read_bytes(buffer.getvalue(), "a.pdf")
    assert not any(character.isdigit() for character in document.text)
    assert len(document.blocks) == 1


# Run by itself: what pytest held before counts neither in it nor, as with `ru_maxrss`, in a process that it starts.
MEASURE = """
import re, sys
from pathlib import Path
from vnpolicy.ingest import read
pages = len(read(sys.argv[1]).pages)
print(pages, re.search(r"VmHWM:\\s*(\\d+) kB", Path("/proc/self/status").read_text(encoding="ascii"))[1])
"""


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells the peak of a process alone")
def test_a_book_of_300_pages_takes_less_than_a_gigabyte(tmp_path):
    buffer = io.BytesIO()
    sheet = canvas.Canvas(buffer, pagesize=(WIDTH, HEIGHT))
    for number in range(300):
        for line in range(42):
            sheet.drawString(70, HEIGHT - 80 - 16 * line, f"Page {number}: the Department of Health shall take care of")
        sheet.showPage()
    sheet.save()
    book = tmp_path / "book.pdf"
    book.write_bytes(buffer.getvalue())
    command = [sys.executable, "-c", MEASURE, str(book)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    pages, kilobytes = map(int, done.stdout.split())
    assert pages == 300
    assert kilobytes < 1_000_000
