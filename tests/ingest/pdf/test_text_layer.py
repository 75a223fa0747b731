import io

import pytest

from vnpolicy.ingest import read_bytes
from vnpolicy.ingest.document import Box
from vnpolicy.ingest.errors import UnreadableDocument
from vnpolicy.ingest.letters.symbols import signs_to_text
from vnpolicy.ingest.pdf.lines import Word
from vnpolicy.ingest.pdf.old_letters import restore_words

canvas = pytest.importorskip("reportlab.pdfgen.canvas")
OLD = ("Uû ban nh©n d©n tØnh ban hµnh KÕ ho¹ch thùc hiÖn", "c«ng t¸c d©n vËn, giao Së Y tÕ chñ tr× ®­îc giao")
NEW = "Uỷ ban nhân dân tỉnh ban hành Kế hoạch thực hiện công tác dân vận, giao Sở Y tế chủ trì được giao"


def printed(*lines, table=False):
    buffer = io.BytesIO()
    sheet = canvas.Canvas(buffer, pagesize=(595, 842), initialFontName="Helvetica")
    for number, line in enumerate(lines):
        sheet.drawString(80, 760 - 18 * number, line)
    if table:
        sheet.grid([70, 300, 500], [700, 740, 780])
    sheet.save()
    return buffer.getvalue()


def row(text):
    return [Word(word, Box(0, 0, 1, 1)) for word in text.split()]


def test_text_layer_in_an_old_encoding_becomes_unicode():
    document = read_bytes(printed(*OLD), "a.pdf", ocr="never")
    assert document.text == NEW
    assert [note.reason for note in document.notes] == ["read as TCVN3"]


@pytest.mark.parametrize("table", [False, True])
def test_text_layer_of_codes_is_no_text(table):
    codes = ["qx#zk wrt%pl kjh&gf zxcv bnm qwrt plkj hgfd szxc vbnm lkjh gfds"] * 6
    with pytest.raises(UnreadableDocument, match="no text layer that can be read, and OCR is switched off"):
        read_bytes(printed(*codes, table=table), "a.pdf", ocr="never")


@pytest.mark.parametrize(
    "text",
    ["Ủy ban nhân dân tỉnh - Sở Y tế", "The Ministry of Health - Circular 12/2020/TT-BYT", "1.250,5 - 30/6"],
)
def test_words_in_unicode_stay_as_they_are(text):
    rows = [row(text)]
    assert restore_words(rows) == (rows, "")


def test_hyphens_of_numbers_stay_in_old_text():
    rows, encoding = restore_words([row(line) for line in (*OLD, "QuyÕt ®Þnh sè 12/Q§-UBND n¨m 2001-2005 ®­îc th-¬ng")])
    assert encoding == "tcvn3"
    assert " ".join(word.text for word in rows[-1]) == "Quyết định số 12/QĐ-UBND năm 2001-2005 được thương"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("\uf0b7", "-", id="bullet of Symbol"),
        pytest.param("\uf0fc", "✓", id="tick of Wingdings"),
        pytest.param("\uf0b3 80%", "≥ 80%", id="sign in a line"),
        pytest.param("\uf099", "\uf099", id="not known"),
    ],
)
def test_signs_of_symbol_fonts(text, expected):
    assert signs_to_text(text) == expected
