import io

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from vnpolicy.ingest import read_bytes
from vnpolicy.ingest.numerals import letter, roman
from vnpolicy.ingest.word.docx_numbering import Level, Numbering, WordList


def read_document(document):
    buffer = io.BytesIO()
    document.save(buffer)
    return read_bytes(buffer.getvalue(), "a.doc")


def test_paragraphs_headings_and_tables_in_order():
    word = docx.Document()
    word.add_heading("Mục tiêu", level=1)
    word.add_paragraph("Sở Y tế chủ trì.")
    table = word.add_table(rows=2, cols=2)
    for cell, text in zip([c for row in table.rows for c in row.cells], ["STT", "Việc", "1", "Rà soát"], strict=True):
        cell.text = text
    word.add_paragraph("Kết thúc.")
    document = read_document(word)
    assert [block.kind for block in document.blocks] == ["heading", "paragraph", "table", "paragraph"]
    assert document.text == "Mục tiêu\nSở Y tế chủ trì.\nSTT\tViệc\n1\tRà soát\nKết thúc."


def test_merged_cells_stand_once_with_what_they_cover():
    word = docx.Document()
    table = word.add_table(rows=3, cols=3)
    table.cell(0, 0).merge(table.cell(0, 2)).text = "Chung"
    table.cell(1, 2).merge(table.cell(2, 2)).text = "Sở Y tế"
    document = read_document(word)
    rows = document.blocks[0].rows
    assert [(c.column, c.rows, c.columns) for c in rows[0]] == [(0, 1, 3)]
    assert [(c.column, c.rows, c.columns) for c in rows[1]] == [(0, 1, 1), (1, 1, 1), (2, 2, 1)]
    assert [c.column for c in rows[2]] == [0, 1]


def test_automatic_numbers_are_restored():
    word = docx.Document()
    for text in ("Rà soát", "Báo cáo"):
        word.add_paragraph(text, style="List Number")
    word.add_paragraph("Khác", style="List Bullet")
    assert read_document(word).text == "1. Rà soát\n2. Báo cáo\n- Khác"


def test_deleted_and_hidden_text_is_left_out_and_capitals_are_printed():
    word = docx.Document()
    paragraph = word.add_paragraph("Kế hoạch ")
    paragraph.add_run("ẩn").font.hidden = True
    paragraph.add_run("năm").font.all_caps = True
    paragraph._p.append(parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText>bỏ</w:delText></w:r></w:del>"))  # noqa: SLF001
    paragraph._p.append(parse_xml(f"<w:ins {nsdecls('w')}><w:r><w:t> thêm</w:t></w:r></w:ins>"))  # noqa: SLF001
    assert read_document(word).text == "Kế hoạch NĂM thêm"


def test_content_controls_and_frames_are_looked_through():
    word = docx.Document()
    word.add_paragraph("Trong khung")
    body = word.element.body
    control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtContent/></w:sdt>")
    body.insert(0, control)
    control.find(qn("w:sdtContent")).append(body.find(qn("w:p")))
    table = word.add_table(rows=1, cols=1)
    table.cell(0, 0).text = "Khung"
    document = read_document(word)
    assert [block.kind for block in document.blocks] == ["paragraph", "paragraph"]
    assert document.text == "Trong khung\nKhung"


@pytest.mark.parametrize(
    ("levels", "walk", "markers"),
    [
        pytest.param(
            {0: Level(form="upperRoman", text="%1.")}, [0, 0, 0, 0], ["I. ", "II. ", "III. ", "IV. "], id="Roman"
        ),
        pytest.param(
            {0: Level(), 1: Level(text="%1.%2.")},
            [0, 1, 1, 0, 1],
            ["1. ", "1.1. ", "1.2. ", "2. ", "2.1. "],
            id="two levels",
        ),
        pytest.param(
            {0: Level(form="upperRoman", text="Chương %1"), 1: Level(text="Điều %2.", restart=0), 2: Level(text="%3.")},
            [0, 1, 2, 1, 0, 1, 2],
            ["Chương I ", "Điều 1. ", "1. ", "Điều 2. ", "Chương II ", "Điều 3. ", "1. "],
            id="level that never starts anew",
        ),
        pytest.param(
            {0: Level(), 1: Level(text="%2)"), 2: Level(text="Điều %3.", restart=1)},
            [0, 1, 2, 1, 2, 0, 1, 2],
            ["1. ", "1) ", "Điều 1. ", "2) ", "Điều 2. ", "2. ", "1) ", "Điều 1. "],
            id="level that starts anew only after the first",
        ),
        pytest.param({0: Level(form="lowerLetter", text="%1)", start=3)}, [0, 0], ["c) ", "d) "], id="starts late"),
        pytest.param({0: Level(form="bullet", text="\uf0b7")}, [0], ["- "], id="sign of a symbol font"),
        pytest.param({0: Level(form="none", text="")}, [0], [""], id="nothing printed"),
    ],
)
def test_numbers_of_a_list(levels, walk, markers):
    numbering = Numbering({"1": WordList("0", levels, {})})
    assert [numbering.marker("1", level) for level in walk] == markers


@pytest.mark.parametrize(
    ("number", "as_roman", "as_letter"), [(1, "I", "a"), (4, "IV", "d"), (27, "XXVII", "aa"), (0, "0", "0")]
)
def test_numerals(number, as_roman, as_letter):
    assert (roman(number), letter(number)) == (as_roman, as_letter)
