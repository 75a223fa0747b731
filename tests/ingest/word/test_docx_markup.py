import io
import re
import zipfile

import docx
import pytest
from docx.oxml import parse_xml

from vnpolicy.ingest import read_bytes

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="urn:wps" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)


def spaced(markup):
    return re.sub(r"^<([\w:]+)", rf"<\1 {SPACES}", markup)


def run(text, look=""):
    return f"<w:r><w:rPr>{look}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def paragraph(*runs, look=""):
    return f"<w:p><w:pPr>{look}</w:pPr>{''.join(runs)}</w:p>"


def saved(document):
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def word_file(*blocks):
    word = docx.Document()
    for block in reversed(blocks):
        word.element.body.insert(0, parse_xml(spaced(block)))
    return saved(word)


def rewritten(data, change):
    """The file with each part's name and bytes as `change` gives them."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for entry in old.namelist():
            new.writestr(*change(entry, old.read(entry)))
    return buffer.getvalue()


def with_part(data, name, content, *, kind):
    """The file with one more part, which the body's relations name."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for entry in old.namelist():
            text = old.read(entry)
            if entry == "word/_rels/document.xml.rels":
                link = f'<Relationship Id="extra" Type="x/{kind}" Target="{name}"/></Relationships>'
                text = text.replace(b"</Relationships>", link.encode())
            new.writestr(entry, text)
        new.writestr(f"word/{name}", spaced(content))
    return buffer.getvalue()


def text_of(*blocks):
    return read_bytes(word_file(*blocks), "a.docx").text


BOX = f"<w:txbxContent>{paragraph(run('Số: 12/KH-UBND'))}</w:txbxContent>"
CHOICE = f"<mc:Choice Requires='wps'><w:drawing><wps:txbx>{BOX}</wps:txbx></w:drawing></mc:Choice>"
FALLBACK = f"<mc:Fallback><w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict></mc:Fallback>"
FIELD = "<w:r><w:fldChar w:fldCharType='{}'/></w:r>"
DELETED_MARK = "<w:rPr><w:del w:id='1'/></w:rPr>"


@pytest.mark.parametrize(
    ("blocks", "text"),
    [
        pytest.param(
            [paragraph(run("Kế hoạch"), f"<w:r><mc:AlternateContent>{CHOICE}{FALLBACK}</mc:AlternateContent></w:r>")],
            "Kế hoạch\nSố: 12/KH-UBND",
            id="text box of two drawings, once",
        ),
        pytest.param(
            [paragraph(f"<w:r><w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict></w:r>")],
            "Số: 12/KH-UBND",
            id="text box of an old drawing",
        ),
        pytest.param(
            [paragraph(run("Sở Y tế"), look=DELETED_MARK), paragraph(run(" chủ trì."))],
            "Sở Y tế chủ trì.",
            id="deleted paragraph mark",
        ),
        pytest.param(
            [paragraph(run("Sở Y tế"), look=DELETED_MARK)], "Sở Y tế", id="deleted mark of the last paragraph"
        ),
        pytest.param(
            [paragraph(f"<w:moveFrom w:id='1'>{run('cũ')}</w:moveFrom><w:moveTo w:id='2'>{run('mới')}</w:moveTo>")],
            "mới",
            id="moved text stands where it went",
        ),
        pytest.param(
            [
                paragraph(
                    FIELD.format("begin"),
                    run("REF số"),
                    FIELD.format("separate"),
                    run("Điều 3"),
                    FIELD.format("end"),
                    run(" quy định"),
                )
            ],
            "Điều 3 quy định",
            id="field: its result, not its code",
        ),
        pytest.param(
            [paragraph(FIELD.format("begin"), run("lỗi")), paragraph(run("Điều 3"))],
            "Điều 3",
            id="field that never ends stops at its paragraph",
        ),
        pytest.param(
            [paragraph(f"<w:fldSimple w:instr='DATE'>{run('ngày 5')}</w:fldSimple>")], "ngày 5", id="simple field"
        ),
        pytest.param(
            [paragraph("<w:r><w:sym w:font='Symbol' w:char='F0B3'/></w:r>", run(" 80%"))], "≥ 80%", id="symbol"
        ),
        pytest.param(
            [paragraph("<w:r><w:t>công</w:t><w:softHyphen/><w:t> dân</w:t><w:noBreakHyphen/><w:t>a</w:t></w:r>")],
            "công dân-a",
            id="soft hyphen is not printed, one that forbids a break is",
        ),
        pytest.param([paragraph(run("ẩn", "<w:vanish/>"), run("hiện"))], "hiện", id="hidden text"),
        pytest.param(
            [
                f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{paragraph(run('Nhập'))}</w:sdtContent></w:sdt>",
                paragraph(run("Số")),
            ],
            "Số",
            id="control that shows its hint",
        ),
        pytest.param(
            [paragraph(run("KÕ ho¹ch", "<w:rFonts w:ascii='.VnTime' w:hAnsi='.VnTime'/>"), run(" năm"))],
            "Kế hoạch năm",
            id="run in a font of TCVN3 beside one in Unicode",
        ),
        pytest.param(
            [
                paragraph(
                    run("Quye", "<w:rFonts w:hAnsi='VNI-Times'/>"), run("át ñònh", "<w:rFonts w:hAnsi='VNI-Times'/>")
                )
            ],
            "Quyết định",
            id="letter of VNI cut between two runs",
        ),
        pytest.param(
            ["<w:p><w:r><w:rPr><w:rFonts w:hAnsi='.VnTime'/></w:rPr><w:t>§Çu t</w:t><w:softHyphen/></w:r></w:p>"],
            "Đầu tư",
            id="letter of TCVN3 that was taken for a soft hyphen",
        ),
        pytest.param([paragraph("<m:oMath><m:r><m:t>x = 5</m:t></m:r></m:oMath>")], "x = 5", id="formula"),
    ],
)
def test_printed_text(blocks, text):
    assert text_of(*blocks) == text


def cell(*blocks, look=""):
    return f"<w:tc><w:tcPr>{look}</w:tcPr>{''.join(blocks)}</w:tc>"


def table(*rows):
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def words(*texts):
    return "".join(cell(paragraph(run(text))) for text in texts)


def test_small_table_in_a_cell_is_part_of_its_text():
    inner = table(words("a", "b"))
    document = read_bytes(word_file(table(words("STT", "Việc"), words("1") + cell(inner, paragraph()))), "a.docx")
    assert document.text == "STT\tViệc\n1\ta\nb"
    assert [block.kind for block in document.blocks] == ["table"]


def test_table_of_data_in_a_cell_is_a_table_of_its_own():
    inner = table(words("STT", "Việc", "Cơ quan"), words("1", "Rà soát", "Sở Y tế"))
    document = read_bytes(word_file(table(cell(paragraph(run("Phụ lục")), inner, paragraph()) + words("Lề"))), "a.docx")
    assert [block.kind for block in document.blocks] == ["paragraph", "table", "paragraph"]
    assert len(document.blocks[1].rows) == 2


def test_deleted_row_is_left_out():
    deleted = "<w:tr><w:trPr><w:del w:id='1'/></w:trPr>" + words("2", "Bỏ") + "</w:tr>"
    rows = table(words("1", "Giữ")).replace("</w:tbl>", deleted + "</w:tbl>")
    assert text_of(rows) == "1\tGiữ"


def test_text_box_in_a_cell_stands_once():
    box = paragraph(run("Sở"), f"<w:r><mc:AlternateContent>{CHOICE}{FALLBACK}</mc:AlternateContent></w:r>")
    assert text_of(table(cell(box) + words("b"))) == "Sở\nSố: 12/KH-UBND\tb"


def test_notes_follow_the_text_in_the_order_of_their_marks():
    marks = [f"<w:r><w:footnoteReference w:id='{name}'/></w:r>" for name in (7, 3)]
    data = word_file(paragraph(run("Một"), marks[0], run(", hai"), marks[1], run(".")), paragraph(run("Hết.")))
    notes = "".join(
        f"<w:footnote w:id='{name}'>{paragraph(run(text))}</w:footnote>"
        for name, text in ((0, ""), (3, "Luật số 2"), (7, "Luật số 1"), (9, "không dẫn"))
    )
    data = with_part(data, "footnotes.xml", f"<w:footnotes>{notes}</w:footnotes>", kind="footnotes")
    assert read_bytes(data, "a.docx").text == "Một, hai.\nHết.\n[1] Luật số 1\n[2] Luật số 2"


@pytest.mark.parametrize(
    ("header", "text"),
    [
        pytest.param("UBND TỈNH A Số: 12/KH-UBND", "UBND TỈNH A Số: 12/KH-UBND\nNội dung.", id="head of the document"),
        pytest.param("Phụ lục kèm theo trang 2", "Nội dung.", id="running header"),
    ],
)
def test_header_is_read_where_it_holds_the_head_of_the_document(header, text):
    word = docx.Document()
    word.add_paragraph("Nội dung.")
    word.sections[0].header.paragraphs[0].text = header
    assert read_bytes(saved(word), "a.docx").text == text


def test_table_of_contents_is_left_out():
    word = docx.Document()
    word.styles.add_style("toc 1", 1)
    word.add_paragraph("I. Mục tiêu\t3", style="toc 1")
    word.add_paragraph("I. Mục tiêu", style="Heading 1")
    assert read_bytes(saved(word), "a.docx").text == "I. Mục tiêu"


def test_font_of_the_style_counts_where_a_run_names_none():
    word = docx.Document()
    word.styles["Normal"].font.name = ".VnTime"
    word.add_paragraph("§iÒu 1. QuyÕt ®Þnh")
    assert read_bytes(saved(word), "a.docx").text == "Điều 1. Quyết định"


def test_legacy_letters_without_their_fonts_are_told_by_the_text():
    word = docx.Document()
    word.add_paragraph("QuyÕt ®Þnh vÒ viÖc phª duyÖt kÕ ho¹ch cña Uû ban nh©n d©n tØnh")
    document = read_bytes(saved(word), "a.docx")
    assert document.text == "Quyết định về việc phê duyệt kế hoạch của Uỷ ban nhân dân tỉnh"
    assert document.notes


LEVEL = "<w:lvl w:ilvl='{}'><w:start w:val='1'/><w:numFmt w:val='{}'/>{}<w:lvlText w:val='{}'/></w:lvl>"
LISTS = f"""<w:numbering>
<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Luat"/></w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:styleLink w:val="Luat"/>{LEVEL.format(0, "upperRoman", "", "Chương %1.")}
{LEVEL.format(1, "decimal", "<w:lvlRestart w:val='0'/>", "Điều %2.")}</w:abstractNum>
<w:num w:numId="70"><w:abstractNumId w:val="1"/></w:num></w:numbering>"""


def listed(text, level):
    return paragraph(run(text), look=f"<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='70'/></w:numPr>")


def as_numbering(data):
    return rewritten(data, lambda name, text: (name, spaced(LISTS).encode() if name == "word/numbering.xml" else text))


PROVISIONS = word_file(*map(listed, ("Chung", "Phạm vi", "Riêng", "Đối tượng"), (0, 1, 0, 1)))
NUMBERED = "Chương I. Chung\nĐiều 1. Phạm vi\nChương II. Riêng\nĐiều 2. Đối tượng"


def test_list_that_names_a_style_of_lists_has_its_levels_and_restarts():
    assert read_bytes(as_numbering(PROVISIONS), "a.docx").text == NUMBERED


def with_other_names(name, text):
    """A part as SharePoint names it: "word/document2.xml", "word/numbering2.xml"."""
    for part in ("document", "numbering", "styles"):
        name = name.replace(f"word/{part}.xml", f"word/{part}2.xml").replace(f"{part}.xml.rels", f"{part}2.xml.rels")
        text = text.replace(f"/{part}.xml".encode(), f"/{part}2.xml".encode())
        text = text.replace(f'"{part}.xml'.encode(), f'"{part}2.xml'.encode())
    return name, text


def with_absolute_targets(name, text):
    name, text = with_other_names(name, text)
    return name, text.replace(b'Target="word/', b'Target="/word/').replace(b'Target="num', b'Target="/word/num')


def as_strict(name, text):
    """A part as "Strict Open XML" has it."""
    strict = b"http://purl.oclc.org/ooxml"
    for usual, other in (
        (b"http://schemas.openxmlformats.org/wordprocessingml/2006", strict + b"/wordprocessingml"),
        (b"http://schemas.openxmlformats.org/officeDocument/2006", strict + b"/officeDocument"),
    ):
        text = text.replace(usual, other)
    return name, text


@pytest.mark.parametrize("change", [with_other_names, with_absolute_targets, as_strict])
def test_file_whose_parts_or_namespaces_have_other_names_is_read_alike(change):
    assert read_bytes(rewritten(as_numbering(PROVISIONS), change), "a.docx").text == NUMBERED


def test_header_and_notes_of_a_strict_file_are_read():
    word = docx.Document()
    word.add_paragraph("Nội dung.")
    word.sections[0].header.paragraphs[0].text = "UBND TỈNH A Số: 12/KH-UBND"
    strict = rewritten(saved(word), as_strict)
    assert read_bytes(strict, "a.docx").text == "UBND TỈNH A Số: 12/KH-UBND\nNội dung."
