import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnpolicy.ingest import read_bytes
from vnpolicy.ingest.errors import UnreadableDocument

FONTS = (
    r"{\fonttbl{\f0\froman\fcharset0 Times New Roman;}{\f1\fnil\fcharset163 Tahoma;}{\f2\fnil .VnTime;}"
    r"{\f3\fnil\fcharset2 Symbol;}{\f4\fnil VNI-Times;}}"
)


def document_of(body, head=r"\ansi\ansicpg1252\deff0"):
    return read_bytes(rf"{{\rtf1{head}{FONTS}{body}}}".encode("latin-1"), "a.doc")


@pytest.mark.parametrize(
    ("body", "text"),
    [
        pytest.param(r"K\u7871\'3f ho\u7841?ch\par", "Kế hoạch", id="letter for old readers is passed over"),
        pytest.param(r"{\uc2 \u7871\'3f\'3f ho}\u7841 ?ch", "ế hoạch", id="number of such letters holds in its group"),
        pytest.param(r"\uc0 \u7871 x", "ếx", id="no such letters"),
        pytest.param(r"{\f3 \u-3917?}", "≥", id="sign of the symbol font by its number"),
        pytest.param(r"{\f1 \'d4\'ec ti\'ea\'ec}", "Ố tiế".replace("Ố", "Ố"), id="bytes of windows-1258"),
        pytest.param(r"{\f2 K\'d5 ho\'b9ch} n\u259?m", "Kế hoạch năm", id="font of TCVN3"),
        pytest.param(r"{\f2 \'a7\'c7u t\-}", "Đầu tư", id="letter of TCVN3 that was taken for a soft hyphen"),
        pytest.param(r"{\f4 Quye}{\f4 \'e1t \'f1\'f2nh}", "Quyết định", id="letter of VNI cut between groups"),
        pytest.param(r"{\f3 \'b3} 80%", "≥ 80%", id="sign of the symbol font"),
        pytest.param(r"a\~b\_c\-d\emdash e\{x\}\\", "a b-cd—e{x}\\", id="signs"),
        pytest.param(r"{\v \u7871?n}hi{\deleted c\u361?}n", "hin", id="hidden and deleted text"),
        pytest.param(r"{\caps s\u7903?} y t", "SỞ y t", id="capitals"),
        pytest.param(r"a\deleted\par\deleted0 b\par", "ab", id="deleted paragraph mark"),
        pytest.param(r"{\header Trang 2\par}{\*\x n}{\info{\title T}}A", "A", id="what is not printed in the body"),
        pytest.param(r"{\field{\*\fldinst REF x}{\fldrslt 3}}", "3", id="field"),
        pytest.param(r"{\listtext 1.\tab}Rà".replace("à", r"\'e0"), "1. Rà", id="number of a list"),
        pytest.param(
            r"A{\shp{\*\shpinst{\sp{\sn a}{\sv 1}}{\shptxt B\par}}{\shprslt B}} C\par", "A C\nB", id="text box, once"
        ),
        pytest.param(r"A{\footnote \'e0}.\par B\par", "A.\nB\n[1] à", id="note follows the text"),
        pytest.param(r"A{\pict\bin5 }}}}}B}C", "AC", id="binary data"),
        pytest.param(r"{\upr{?}{\*\ud{\u7871?}}}", "ế", id="text in two forms"),
        pytest.param("A\r\nB\\\r\nC", "AB\nC", id="line ends are no text, an escaped one ends a paragraph"),
    ],
)
def test_printed_text(body, text):
    try:
        assert document_of(body).text == text
    except UnreadableDocument:
        assert text == ""


def test_code_page_of_the_file_counts_where_the_font_has_none():
    assert document_of(r"{\f9 \'d4\'ec}", r"\ansi\ansicpg1258").text == "Ố"


def row(*cells, edges=(), marks=()):
    marks = marks or [""] * len(edges)
    head = "".join(rf"{mark}\cellx{edge}" for edge, mark in zip(edges, marks, strict=True))
    return rf"\trowd{head} " + "".join(rf"\pard\intbl {cell}\cell " for cell in cells) + r"\row "


def test_merged_cells_stand_once_with_what_they_cover():
    down, goes_on = r"\clvmgf", r"\clvmrg"
    body = (
        r"A\par "
        + row("STT", "Chung", edges=[500, 3000], marks=[down, ""])
        + row("", r"a\par b", "c", edges=[500, 2000, 3010], marks=[goes_on, "", ""])
        + r"\pard B\par"
    )
    document = document_of(body)
    assert document.text == "A\nSTT\tChung\na\nb\tc\nB"
    assert [block.kind for block in document.blocks] == ["paragraph", "table", "paragraph"]
    assert [[(c.column, c.rows, c.columns) for c in cells] for cells in document.blocks[1].rows] == [
        [(0, 2, 1), (1, 1, 2)],
        [(1, 1, 1), (2, 1, 1)],
    ]


def test_table_at_the_end_without_its_last_mark():
    assert document_of(row("a", "b", edges=[500, 900]) + r"\pard\intbl c\cell d").text == "a\tb\nc\td"


def test_table_of_one_cell_is_a_frame_around_text():
    document = document_of(row(r"Sở Y tế.\par Hết.".replace("ở", r"\u7903?").replace("ế", r"\u7871?"), edges=[500]))
    assert [block.kind for block in document.blocks] == ["paragraph", "paragraph"]


def test_legacy_letters_without_their_fonts_are_told_by_the_text():
    written = "Quy\xd5t \xae\xdenh ph\xaa duy\xd6t k\xd5 ho\xb9ch c\xf1a Th\xf1 t\xad\xedng"  # AD is "ư", and no hyphen
    body = "".join(rf"\'{ord(letter):x}" if letter > "~" else letter for letter in written)
    document = document_of(rf"{body}\par " + row(body, "2", edges=[500, 900]))
    assert document.text == "\n".join(["Quyết định phê duyệt kế hoạch của Thủ tướng"] * 2) + "\t2"
    assert document.notes


def test_row_without_a_definition_has_a_cell_a_column():
    assert document_of(r"\pard\intbl a\cell b\cell\row").text == "a\tb"


def test_groups_too_deep_are_refused():
    with pytest.raises(UnreadableDocument, match="damaged"):
        document_of("{" * 5_000)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(r"{\*\shpinst{\shptxt a" * 90 + "}}" * 90, id="boxes in boxes"),
        pytest.param(
            r"\trowd" + "".join(rf"\cellx{at * 100}" for at in range(20_000)) + r"a\cell" * 20_000 + r"\row",
            id="wide row",
        ),
        pytest.param(r"\u7871?" * 100_000, id="letters one by one"),
        pytest.param(r"{\footnote a}" * 20_000, id="notes"),
        pytest.param(("a" * 100 + "\n") * 50_000, id="text in many lines"),
    ],
)
def test_marks_made_to_cost_time_do_not(body):
    start = time.process_time()
    document_of(body)
    assert time.process_time() - start < 4


WORDS = st.sampled_from(
    [
        *"{}a*",
        *(rf"\{word}" for word in ("par", "cell", "row", "trowd", "cellx500", "intbl", "pard", "u7871?", "'e1", "'zz")),
        *(rf"\{word}" for word in ("f2", "f9", "shptxt", "bin3", "bin99999999", "uc9", "deleted", "v", "plain", "upr")),
        *(rf"\{word}" for word in ("fonttbl", "ud", "*", "u99999999", "ansicpg7", "fcharset999", "clvmrg", "clmrg")),
        r"{\footnote ",
        r"{\*\shpinst ",
    ]
)


@given(st.lists(WORDS, max_size=60))
def test_any_marks_give_a_document_or_one_kind_of_error(words):
    try:
        document = document_of(" ".join(words))
    except UnreadableDocument:
        return
    assert all(0 <= b.span.start <= b.span.end <= len(document.text) for b in document.blocks)
