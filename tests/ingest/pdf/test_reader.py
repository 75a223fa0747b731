import io
import shutil
import subprocess
from pathlib import Path

import pytest

from vnpolicy.ingest import read_bytes
from vnpolicy.ingest.assemble import RawCell
from vnpolicy.ingest.document import Box
from vnpolicy.ingest.errors import PasswordNeeded, UnreadableDocument
from vnpolicy.ingest.pdf.layout import Column, in_reading_order, joined, runs_on
from vnpolicy.ingest.pdf.lines import Line, Word
from vnpolicy.ingest.pdf.tables import OpenTable, PlacedTable

canvas = pytest.importorskip("reportlab.pdfgen.canvas")
WIDTH, HEIGHT = 595.0, 842.0


def line(text, left=70.0, top=100.0, page=1, width=5.0):
    """A line of words, each character `width` points wide."""
    words, at = [], left
    for word in text.split(" "):
        words.append(Word(word, Box(at, top, at + width * len(word), top + 10)))
        at += width * (len(word) + 1)
    return Line(tuple(words), page)


def drawn(*pages, font="Helvetica", encrypt=None):
    """A PDF; each page is a list of (x, y from the top, text)."""
    buffer = io.BytesIO()
    sheet = canvas.Canvas(buffer, pagesize=(WIDTH, HEIGHT), encrypt=encrypt)
    for page in pages:
        sheet.setFont(font, 12)
        for x, y, text in page:
            sheet.drawString(x, HEIGHT - y, text)
        sheet.showPage()
    sheet.save()
    return buffer.getvalue()


def blocks(document):
    return [document.text[b.span.start : b.span.end] for b in document.blocks]


BODY = [
    (70, 100, "The Department of Health shall take the prime responsibility for this"),
    (70, 116, "plan and report every year."),
    (70, 140, "2. The Department of Finance allots the funds."),
]


def test_wraps_are_joined_and_places_kept():
    document = read_bytes(drawn(BODY), "a.txt")
    assert blocks(document)[0].endswith("responsibility for this plan and report every year.")
    assert blocks(document)[1].startswith("2. The Department of Finance")
    box = document.blocks[0].box
    assert box.left == pytest.approx(70, abs=2)
    assert 85 < box.top < 100 < box.bottom < 125
    assert document.blocks[0].page == 1
    assert document.language == "en"


def test_page_numbers_and_running_heads_are_left_out_and_paragraphs_cross_pages():
    full = "The Department of Health shall take the prime responsibility for"
    pages = [[(250, 30, "Official Gazette"), (295, 45, str(n)), (70, 100, full), (70, 116, full)] for n in range(1, 5)]
    document = read_bytes(drawn(*pages), "a.pdf")
    assert "Gazette" not in document.text
    assert not any(character.isdigit() for character in document.text)
    assert len(document.blocks) == 1
    assert [page.number for page in document.pages] == [1, 2, 3, 4]
    assert document.page_of(len(document.text) - 1) == 4
    assert all(a.span.end == b.span.start for a, b in zip(document.pages, document.pages[1:], strict=False))


def test_header_in_two_columns_is_read_column_by_column():
    page = [
        (70, 60, "PEOPLE'S COMMITTEE"),
        (320, 60, "SOCIALIST REPUBLIC OF VIETNAM"),
        (90, 76, "OF PROVINCE A"),
        (330, 76, "Independence - Freedom - Happiness"),
        *((x, y + 60, text) for x, y, text in BODY),
    ]
    found = blocks(read_bytes(drawn(page), "a.pdf"))
    assert found[:3] == [
        "PEOPLE'S COMMITTEE OF PROVINCE A",
        "SOCIALIST REPUBLIC OF VIETNAM",
        "Independence - Freedom - Happiness",
    ]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_turned_page_is_read_as_it_is_shown(turn):
    buffer = io.BytesIO()
    sheet = canvas.Canvas(buffer, pagesize=(WIDTH, HEIGHT))
    sheet.setPageRotation(turn)
    sheet.rotate(turn)
    sheet.translate(*{90: (0, -HEIGHT), 180: (-WIDTH, -HEIGHT), 270: (-WIDTH, 0)}[turn])
    sheet.drawString(70, HEIGHT - 100, "Above the other line.")
    sheet.drawString(70, HEIGHT - 160, "Below it.")
    sheet.save()
    document = read_bytes(buffer.getvalue(), "a.pdf")
    assert blocks(document) == ["Above the other line.", "Below it."]
    assert document.blocks[0].box.left == pytest.approx(70, abs=2)
    assert document.blocks[0].box.bottom == pytest.approx(100, abs=4)
    assert (document.pages[0].width, document.pages[0].height) == pytest.approx((WIDTH, HEIGHT), abs=1)


def ruled(rows, widths=(40, 300, 120), height=40):
    """A page with a sentence above and below a table with ruling lines."""
    buffer = io.BytesIO()
    sheet = canvas.Canvas(buffer, pagesize=(WIDTH, HEIGHT))
    sheet.drawString(70, HEIGHT - 90, "The tasks are listed in the table that follows.")
    for number, row in enumerate(rows):
        top, left = HEIGHT - 120 - number * height, 70
        for text, width in zip(row, widths, strict=True):
            sheet.rect(left, top - height, width, height)
            for at, part in enumerate(text.split("\n")):
                sheet.drawString(left + 4, top - 14 - 14 * at, part)
            left += width
    sheet.drawString(70, HEIGHT - 150 - len(rows) * height, "The plan takes effect on the date of its signing.")
    sheet.save()
    return buffer.getvalue()


def test_ruled_table_is_a_table_between_its_paragraphs():
    rows = [["No.", "Task", "Lead"], ["1", "Review the documents and\nreport", "Ministry A"], ["2", "Report", ""]]
    document = read_bytes(ruled(rows), "a.pdf")
    assert [block.kind for block in document.blocks] == ["paragraph", "table", "paragraph"]
    cells = [[document.text[c.span.start : c.span.end] for c in row] for row in document.blocks[1].rows]
    assert cells[0] == ["No.", "Task", "Lead"]
    assert cells[1][1].split() == ["Review", "the", "documents", "and", "report"]
    assert cells[2] == ["2", "Report", ""]
    assert [c.column for c in document.blocks[1].rows[1]] == [0, 1, 2]


def test_protected_pdf_asks_for_its_password():
    encrypted = drawn(BODY, encrypt="secret")
    with pytest.raises(PasswordNeeded, match="password"):
        read_bytes(encrypted, "a.pdf")


def test_scan_is_refused_with_a_word_on_ocr():
    with pytest.raises(UnreadableDocument, match="OCR"):
        read_bytes(drawn([], []), "a.pdf", ocr="never")


def test_truncated_pdf_is_repaired_or_refused():
    data = drawn(BODY)
    with pytest.raises(UnreadableDocument, match="damaged"):
        read_bytes(data[:200], "a.pdf")
    assert "Department" in read_bytes(data[: data.rindex(b"xref")], "a.pdf").text


def vietnamese_font():
    if not shutil.which("fc-list"):
        return None
    listed = subprocess.run(["fc-list", ":lang=vi", "file"], capture_output=True, text=True, check=False)  # noqa: S607
    files = (line.rstrip(": ") for line in listed.stdout.splitlines())
    return next((file for file in sorted(files) if file.endswith("Sans.ttf") and Path(file).exists()), None)


def test_vietnamese_letters_come_out_composed():
    font = vietnamese_font()
    if font is None:
        pytest.skip("no TrueType font with Vietnamese letters is installed")
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    pdfmetrics.registerFont(TTFont("Viet", font))
    document = read_bytes(drawn([(70, 100, "Ủy ban nhân dân tỉnh Đồng Nai ban hành Kế hoạch.")], font="Viet"), "a.pdf")
    assert document.text == "Ủy ban nhân dân tỉnh Đồng Nai ban hành Kế hoạch."
    assert document.language == "vi"


COLUMN = Column(70.0, 500.0, 16.0)
FULL = "Sở Y tế chủ trì, phối hợp với các sở, ngành và địa phương tổ chức triển khai các việc"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(line(FULL), line("đã nêu.", top=116), True, id="full line"),
        pytest.param(line("Ngắn."), line("Đoạn mới.", top=116), False, id="short line"),
        pytest.param(
            line(FULL + "."), line("Đoạn mới bắt đầu", left=100, top=116), False, id="indented after a full stop"
        ),
        pytest.param(line(FULL + ";"), line("b) Báo cáo", top=116), False, id="item after a full line"),
        pytest.param(line(FULL), line("2. Chủ động làm", top=116), True, id="number inside a sentence"),
        pytest.param(line("KẾ HOẠCH"), line("Thực hiện", top=116), False, id="title and text"),
        pytest.param(line("CỦA NGÀNH Y TẾ"), line("BỘ TRƯỞNG BỘ Y TẾ", top=116), False, id="title and authority"),
        pytest.param(line("BÁO CÁO CỦA"), line("BỘ TRƯỞNG BỘ Y TẾ", top=116), True, id="authority inside the title"),
        pytest.param(line(FULL), line("tiếp trang sau.", top=60, page=2), True, id="over the page end"),
        pytest.param(line("Lê Thị Mẫu", left=360), line("thuộc tỉnh;", page=2), False, id="another column"),
        pytest.param(line(FULL, left=100), line("vụ.", top=116), True, id="short rest of an indented line"),
        pytest.param(line(FULL), line("xa bên dưới", top=200), False, id="far below"),
        pytest.param(line(FULL), line("1. Chủ trì thẩm định", top=124), False, id="more white above an item"),
        pytest.param(line(FULL + "."), line("Đoạn sau", top=124), False, id="more white after a full stop"),
        pytest.param(line(FULL), line("sau một dòng chữ nhỏ", top=124), True, id="more white inside a sentence"),
        pytest.param(line(FULL[:-3]), line("29% GRDP.", top=116), True, id="capitals at the end of a ragged line"),
        pytest.param(
            line("- " + FULL[:-2], left=88),
            line("I/2027;", left=98, top=116),
            True,
            id="capitals at the end of an item",
        ),
        pytest.param(line(FULL + ";"), line("Theo đề nghị của Sở", top=116), False, id="basis after a full line"),
        pytest.param(
            line(FULL), line("Cà Mau, ngày 08 tháng 12 năm 2023", top=116), False, id="place and date of the header"
        ),
    ],
)
def test_printed_lines_that_go_on(one, other, expected):
    assert runs_on(one, other, COLUMN) is expected


def test_row_with_a_hole_is_one_line():
    ordered = in_reading_order(
        [line("(Kèm theo Quyết định số:"), line("ngày 5 tháng 9)", left=300), line("Một câu dài", top=130)]
    )
    assert [one.text for one in ordered] == ["(Kèm theo Quyết định số: ngày 5 tháng 9)", "Một câu dài"]


def test_signature_that_begins_above_the_recipients_stands_in_its_column():
    ordered = in_reading_order(
        [
            line("Nghị định này có hiệu lực."),
            line("TM. CHÍNH PHỦ", left=350, top=114),
            line("Nơi nhận:", top=128),
            line("- Lưu: VT.", top=142),
            line("Trần Thị Mẫu", left=350, top=142),
        ]
    )
    texts = [one.text for one in ordered]
    assert texts == ["Nghị định này có hiệu lực.", "Nơi nhận:", "- Lưu: VT.", "TM. CHÍNH PHỦ", "Trần Thị Mẫu"]


def test_recipients_beside_a_signature_may_stand_apart():
    ordered = in_reading_order(
        [
            line("KT. CHỦ TỊCH", left=350),
            line("- Sở Y tế;", top=102),
            line("PHÓ CHỦ TỊCH", left=350, top=125),
            line("- Các xã;", top=127),
            line("- Lưu: VT.", top=154),
            line("Trần Thị Mẫu", left=350, top=181),
        ]
    )
    texts = [one.text for one in ordered]
    assert texts == ["- Sở Y tế;", "- Các xã;", "- Lưu: VT.", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Thị Mẫu"]


@pytest.mark.parametrize(
    ("lines", "words", "expected"),
    [
        pytest.param(["sus-", "tainable"], [], "sustainable", id="English word"),
        pytest.param(["central-", "affiliated"], ["central-affiliated"], "central-affiliated", id="compound"),
        pytest.param(["six-", "monthly"], ["six", "monthly"], "six-monthly", id="compound of two words"),
        pytest.param(["through-", "out"], ["through", "out", "throughout"], "throughout", id="word of two words"),
        pytest.param(["Số 5/NĐ-", "CP"], None, "Số 5/NĐ-CP", id="symbol"),
        pytest.param(["2021 -", "2025"], None, "2021 - 2025", id="range"),
        pytest.param(["Viet-", "Nam"], [], "Viet-Nam", id="name"),
    ],
)
def test_words_parted_by_a_hyphen(lines, words, expected):
    text, starts = joined([line(text) for text in lines], words)
    assert text == expected
    assert [text[start:].split("-")[-1] for start in starts][-1] == expected[starts[-1] :].split("-")[-1]


def table_of(*rows):
    cells = tuple(tuple(RawCell(text, column) for column, text in enumerate(row)) for row in rows)
    return PlacedTable(Box(60, 100, 500, 700), cells)


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        pytest.param([("2", "Báo cáo")], [["STT", "Việc"], ["1", "Rà soát các"], ["2", "Báo cáo"]], id="next row"),
        pytest.param(
            [("STT", "Việc"), ("2", "Báo cáo")],
            [["STT", "Việc"], ["1", "Rà soát các"], ["2", "Báo cáo"]],
            id="repeated header",
        ),
        pytest.param(
            [("", "văn bản")], [["STT", "Việc"], ["1", "Rà soát các văn bản"]], id="row parted by the page end"
        ),
    ],
)
def test_table_that_goes_on_over_the_page_end(below, expected):
    table = OpenTable(table_of(), 1, list(table_of(("STT", "Việc"), ("1", "Rà soát các")).rows))
    table.extend(table_of(*below), 2)
    assert [[cell.text for cell in row] for row in table.rows] == expected
    assert table.turns[0][0] == 2
