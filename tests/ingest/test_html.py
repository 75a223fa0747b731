import pytest

from vnpolicy.ingest import read_bytes
from vnpolicy.ingest.errors import UnreadableDocument

PAGE = """<!DOCTYPE html><html><head><title>x</title><style>p{color:red}</style></head><body>
<div class="main-menu">Trang chủ</div><script>var a = "không";</script><div style="display: none">ẩn</div>
<table><tr><td>UBND TỈNH A<br>-------</td><td>CỘNG HÒA</td></tr>
<tr><td>Số: 1/KH-UBND</td><td>A, ngày 1/1/2022</td></tr></table>
<h1>KẾ HOẠCH</h1><p>Sở Y tế chủ trì,
phối hợp với <b>Sở</b> Tài chính.</p>
%s</body></html>"""


def read_page(inside=""):
    return read_bytes((PAGE % inside).encode(), "trang.htm")


def tables(document):
    found = [block for block in document.blocks if block.kind == "table"]
    return [[[document.text[c.span.start : c.span.end] for c in row] for row in block.rows] for block in found]


def test_text_is_in_order_without_menus_scripts_and_hidden_parts():
    assert read_page().text.split("\n") == [
        "UBND TỈNH A",
        "-------\tCỘNG HÒA",
        "Số: 1/KH-UBND\tA, ngày 1/1/2022",
        "KẾ HOẠCH",
        "Sở Y tế chủ trì, phối hợp với Sở Tài chính.",
    ]


def test_header_table_is_a_table_and_line_breaks_stay_in_its_cells():
    assert tables(read_page())[0][0] == ["UBND TỈNH A\n-------", "CỘNG HÒA"]


def test_merged_cells_stand_once_with_what_they_cover():
    document = read_page(
        "<table><tr><th>STT</th><th>Việc</th><th>Cơ quan</th></tr><tr><td colspan=3>I. Chung</td></tr>"
        "<tr><td>1</td><td>Rà soát</td><td rowspan=2>Sở Y tế</td></tr><tr><td>2</td><td>Báo cáo</td></tr></table>"
    )
    rows = [block for block in document.blocks if block.kind == "table"][1].rows
    assert [(c.column, c.rows, c.columns) for c in rows[1]] == [(0, 1, 3)]
    assert [(c.column, c.rows, c.columns) for c in rows[2]] == [(0, 1, 1), (1, 1, 1), (2, 2, 1)]
    assert [c.column for c in rows[3]] == [0, 1]


def test_list_markers_are_restored():
    document = read_page("<ol type=a start=2><li>Một</li><li>Hai</li></ol><ul><li>Ba</li></ul>")
    assert document.text.split("\n")[-3:] == ["b. Một", "c. Hai", "- Ba"]


def test_table_that_lays_out_the_page_is_read_as_text():
    document = read_page(
        "<table><tr><td><p>Đoạn một.</p><table><tr><td>1</td><td>2</td></tr></table></td></tr></table>"
    )
    assert tables(document)[1:] == [[["1", "2"]]]
    assert "Đoạn một." in document.text.split("\n")


def test_page_in_windows_1258_is_decoded():
    page = b"<html><body><p>K\xea\xec hoa\xf2ch n\xe3m 2022</p></body></html>"
    assert read_bytes(page, "x").text == "Kế hoạch năm 2022"


def test_nesting_too_deep_is_refused():
    with pytest.raises(UnreadableDocument, match="deep"):
        read_page("<div>" * 5000 + "x" + "</div>" * 5000)
