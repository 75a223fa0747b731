import io

import pytest

from vnpolicy.ingest import read_bytes

canvas = pytest.importorskip("reportlab.pdfgen.canvas")
WIDTH, HEIGHT = 595.0, 842.0
LEFTS = (70, 105, 290, 400, 500)
NAMES = ("No.", "Task", "Lead agency", "Coordinating\nagencies", "Time")
ROWS = (
    (
        "1",
        "Review the documents on waste\nand report to the Committee",
        "Ministry of Health",
        "Ministry of\nFinance",
        "2025",
    ),
    (
        "2",
        "Build the data centre of the\nprovince and connect it with\nthe national system",
        "Department of\nConstruction",
        "",
        "Quarter I",
    ),
    ("3", "Train officials", "Department of\nHome Affairs", "Department of\nHealth", "2026"),
    ("4", "Publish the results every year\non the portal", "Office", "Department of\nHealth", "Annually"),
)


def drawn(rows, *, lefts=LEFTS, pad=6.0, middle=False, rules="", above=(), pages=None, leading=14.0):
    """A page with aligned columns; `rules` holds "header", "rows"; `pages` are rows at which a page ends."""
    buffer = io.BytesIO()
    sheet = canvas.Canvas(buffer, pagesize=(WIDTH, HEIGHT))
    y = HEIGHT - 80
    for text in above:
        sheet.drawString(70, y, text)
        y -= 24
    for number, row in enumerate(rows):
        if pages and number in pages:
            sheet.showPage()
            y = HEIGHT - 80
        lines = [text.split("\n") for text in row]
        tall = max(map(len, lines))
        for left, parts in zip(lefts, lines, strict=True):
            lead = (tall - len(parts)) / 2 if middle else 0
            for at, part in enumerate(parts):
                sheet.drawString(left, y - (lead + at) * leading, part)
        y -= tall * leading + pad
        if "rows" in rules or ("header" in rules and number == 0):
            sheet.line(lefts[0] - 5, y + 11 + pad / 2 - 1, 560, y + 11 + pad / 2 - 1)
    sheet.drawString(
        70, y - 24, "The agencies named above shall report to the Committee before 15 December of every year."
    )
    sheet.save()
    return buffer.getvalue()


def cells(document):
    tables = [block for block in document.blocks if block.kind == "table"]
    return [[document.text[c.span.start : c.span.end] for c in row] for table in tables for row in table.rows]


def whole(rows):
    return [[text.replace("\n", " ") for text in row] for row in rows]


SIX = (*ROWS, *((str(n), *row[1:]) for n, row in enumerate(ROWS, 5)))


@pytest.mark.parametrize(
    ("rows", "options"),
    [
        pytest.param([NAMES, *ROWS], {}, id="room between rows"),
        pytest.param([NAMES, *ROWS], {"pad": 0}, id="no room between rows"),
        pytest.param([NAMES, *ROWS], {"middle": True}, id="cells set at half height"),
        pytest.param([NAMES, *ROWS], {"middle": True, "pad": 0}, id="half height, no room"),
        pytest.param([NAMES, *ROWS], {"rules": "header"}, id="a rule under the header"),
        pytest.param([NAMES, *ROWS], {"rules": "rows", "pad": 4}, id="rules between rows"),
        pytest.param(list(ROWS), {}, id="no header, numbered"),
        pytest.param([NAMES, *SIX], {"pages": [5]}, id="over a page end"),
        pytest.param([NAMES, *SIX[:4], NAMES, *SIX[4:]], {"pages": [5]}, id="over a page end, header again"),
        pytest.param([NAMES[1:], *(r[1:] for r in ROWS)], {"lefts": LEFTS[1:]}, id="no numbers"),
        pytest.param(
            [NAMES[1:], *(r[1:] for r in ROWS)], {"lefts": LEFTS[1:], "rules": "rows"}, id="no numbers, rules"
        ),
    ],
)
def test_aligned_columns_are_a_table(rows, options):
    document = read_bytes(drawn(rows, above=["The tasks are assigned as follows:"], **options), "a.pdf")
    wanted = whole(rows)
    if "pages" in options and wanted[options["pages"][0]] == wanted[0]:
        del wanted[options["pages"][0]]
    assert whole(cells(document)) == wanted
    assert document.text.startswith("The tasks are assigned as follows:")
    assert document.text.endswith("of every year.")


def page(*items):
    """A page of (x, y from the top, text)."""
    buffer = io.BytesIO()
    sheet = canvas.Canvas(buffer, pagesize=(WIDTH, HEIGHT))
    for x, y, text in items:
        sheet.drawString(x, HEIGHT - y, text)
    sheet.save()
    return buffer.getvalue()


HEADER = [
    (70, 100, "PEOPLE'S COMMITTEE"),
    (320, 100, "SOCIALIST REPUBLIC OF VIETNAM"),
    (90, 116, "OF PROVINCE A"),
    (330, 116, "Independence - Freedom - Happiness"),
    (80, 140, "No. 12/KH-UBND"),
    (350, 140, "Province A, 5 March 2025"),
]
SIGNATURE = [
    (70, 400, "Recipients:"),
    (350, 400, "FOR THE CHAIRMAN"),
    (70, 414, "- As in Article 3;"),
    (350, 416, "VICE CHAIRMAN"),
    (70, 428, "- Filed: Office."),
    (350, 500, "Nguyen Van A"),
]
LIST = [
    (70 if n % 2 else 100, 200 + 16 * (n // 2), (f"{n // 2 + 1}.", "Review the documents")[1 - n % 2]) for n in range(8)
]


@pytest.mark.parametrize(
    "items",
    [
        pytest.param(HEADER, id="header in two columns"),
        pytest.param(SIGNATURE, id="signature"),
        pytest.param([*HEADER, *SIGNATURE], id="header and signature"),
        pytest.param(LIST, id="list with hanging numbers"),
    ],
)
def test_columns_that_are_no_table(items):
    assert not cells(read_bytes(page(*items), "a.pdf"))


@pytest.mark.parametrize(
    ("items", "wanted"),
    [
        pytest.param([(70, 100, "No.:"), (140, 100, "/KH-UBND"), (100, 100, "130")], "No.: 130/KH-UBND", id="number"),
        pytest.param([(70, 100, "No.: ............/KH-UBND"), (105, 100, "130")], "No.: 130/KH-UBND", id="on dots"),
        pytest.param(
            [
                (70, 100, "Province A, day"),
                (190, 100, "month"),
                (260, 100, "year 2025"),
                (165, 100, "22"),
                (235, 100, "9"),
            ],
            "Province A, day 22 month 9 year 2025",
            id="date",
        ),
    ],
)
def test_a_stamp_is_read_in_its_blank(items, wanted):
    body = [(70, 160, "The Department of Health shall take the prime responsibility for this plan.")]
    assert read_bytes(page(*items, *body), "a.pdf").text.startswith(wanted)


def test_lines_of_an_electronic_signature_are_a_note():
    signed = [
        (350, 60, "Signed by: Office of the Committee"),
        (350, 74, "Email: office@example.org"),
        (350, 88, "Signing time: 12.03.2025"),
    ]
    document = read_bytes(
        page(*signed, (70, 160, "The Department of Health takes the lead. Email: is body here.")), "a.pdf"
    )
    assert document.text == "The Department of Health takes the lead. Email: is body here."
    assert any("Signing time: 12.03.2025" in note.reason for note in document.notes)


def test_places_are_those_of_the_visible_page():
    buffer = io.BytesIO()
    sheet = canvas.Canvas(buffer, pagesize=(WIDTH, HEIGHT), cropBox=(50, 100, 550, 800))
    sheet.drawString(70, 700, "The Department of Health takes the lead in this.")
    sheet.save()
    document = read_bytes(buffer.getvalue(), "a.pdf")
    assert (document.pages[0].width, document.pages[0].height) == pytest.approx((500, 700))
    assert document.blocks[0].box.left == pytest.approx(20, abs=2)
    assert document.blocks[0].box.bottom == pytest.approx(100, abs=4)


SUBNAMED = [
    (70, 200, "1"),
    (105, 200, "Review the documents"),
    (270, 200, "Health"),
    (350, 200, "Finance"),
    (430, 200, "120"),
    (505, 200, "2025"),
    (70, 220, "2"),
    (105, 220, "Build the data centre"),
    (270, 220, "Science"),
    (350, 220, "Health"),
    (430, 220, "300"),
    (505, 220, "2026"),
]


@pytest.mark.parametrize("lowered", [pytest.param(0, id="at the top"), pytest.param(7, id="at half height")])
def test_name_over_two_columns(lowered):
    outer = [(left, 166 + lowered, text) for left, text in ((70, "No."), (105, "Task"), (430, "Budget"), (505, "Time"))]
    names = [(292, 166, "Responsible agencies"), *outer, (270, 180, "Lead"), (350, 180, "Support")]
    document = read_bytes(page((70, 120, "The tasks are assigned as follows:"), *names, *SUBNAMED), "a.pdf")
    table = next(block for block in document.blocks if block.kind == "table")
    shape = [(document.text[c.span.start : c.span.end], c.column, c.rows, c.columns) for c in table.rows[0]]
    wide = ("Responsible agencies", 2, 1, 2)
    assert shape == [("No.", 0, 2, 1), ("Task", 1, 2, 1), wide, ("Budget", 4, 2, 1), ("Time", 5, 2, 1)]
    assert cells(document)[1:] == [
        ["Lead", "Support"],
        ["1", "Review the documents", "Health", "Finance", "120", "2025"],
        ["2", "Build the data centre", "Science", "Health", "300", "2026"],
    ]


def test_column_names_in_the_top_margin_of_every_page_are_no_running_head():
    buffer = io.BytesIO()
    sheet = canvas.Canvas(buffer, pagesize=(WIDTH, HEIGHT))
    for number in range(4):
        sheet.drawString(70, HEIGHT - 30, "Official Gazette")
        for left, text in zip((70, 105, 290, 450), ("No.", "Task", "Lead agency", "Time"), strict=True):
            sheet.drawString(left, HEIGHT - 70, text)
        for at in range(3):
            row = (str(3 * number + at + 1), "Review the documents", "Ministry A", "2025")
            for left, text in zip((70, 105, 290, 450), row, strict=True):
                sheet.drawString(left, HEIGHT - 84 - 14 * at, text)
        sheet.showPage()
    sheet.save()
    found = cells(read_bytes(buffer.getvalue(), "a.pdf"))
    assert found[0] == ["No.", "Task", "Lead agency", "Time"]
    assert [row[0] for row in found[1:]] == [str(number) for number in range(1, 13)]
