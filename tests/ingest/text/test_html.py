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


@pytest.mark.parametrize(
    ("lists", "lines"),
    [
        pytest.param(
            "<ol type=a start=2><li>Một</li><li>Hai</li></ol><ul><li>Ba</li></ul>",
            ["b. Một", "c. Hai", "- Ba"],
            id="letters from b, and a bullet",
        ),
        pytest.param(
            "<ol><li>Một<li value=3>Ba<li>Bốn<li>Năm<li value=9>Chín<li>Mười</ol>",
            ["1. Một", "3. Ba", "4. Bốn", "5. Năm", "9. Chín", "10. Mười"],
            id="counted on from a number of its own",
        ),
        pytest.param(
            "<ol start=5><li value=x>Năm<li>Sáu</ol>", ["5. Năm", "6. Sáu"], id="number of its own that is none"
        ),
        pytest.param(
            "<ul><li><a><img></a></li></ul><p>Điều 1. Chung</p>", ["Điều 1. Chung"], id="item that holds a picture only"
        ),
        pytest.param(
            "<ul><li><p></p><p>Một</p><p>Hai</p></li></ul><p>Ba</p>", ["- Một", "Hai", "Ba"], id="item of paragraphs"
        ),
    ],
)
def test_list_markers_are_restored(lists, lines):
    assert read_page(lists).text.split("\n")[5:] == lines


def test_table_that_lays_out_the_page_is_read_as_text():
    document = read_page(
        "<table><tr><td><p>Đoạn một.</p><table><tr><td>1</td><td>2</td></tr></table></td></tr></table>"
    )
    assert tables(document)[1:] == [[["1", "2"]]]
    assert "Đoạn một." in document.text.split("\n")


def test_page_in_windows_1258_is_decoded():
    page = b"<html><body><p>K\xea\xec hoa\xf2ch n\xe3m 2022</p></body></html>"
    assert read_bytes(page, "x").text == "Kế hoạch năm 2022"


LEGAL_DATABASE = """
<html><head><title>Quyết định 12/QĐ-UBND</title><style>.x{color:red}</style></head><body>
<div id="header-menu"><ul><li><a href="/">Trang chủ</a></li><li>Văn bản mới</li></ul></div>
<div class="login-box hidden-xs">Đăng nhập</div><div style="DISPLAY: NONE">ẩn</div>
<div class="quangcao">Quảng cáo</div><nav>Điều hướng</nav><noscript>Bật JavaScript</noscript>
<form action="#"><input type="hidden" value="x"><select><option>Tìm theo năm</option></select>
<div class="content1"><div>
<table border=0 cellpadding=0 width="100%"><tbody><tr>
<td width="40%"><p align=center><b>ỦY BAN NHÂN DÂN<br>TỈNH LONG KHÊ<br>-------</b></p></td>
<td width="60%"><p align=center><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
<br>Độc lập - Tự do - Hạnh phúc<br>---------------</b></p></td>
</tr><tr><td>Số: 12/QĐ-UBND</td><td><i>Long Khê, ngày 05 tháng 01 năm 2025</i></td></tr></tbody></table>
<p align=center><a name="loai_1"><b>QUYẾT ĐỊNH</b></a></p>
<p>Căn cứ <a href="http://example.invalid/luat.aspx" onclick="track()">Luật Đất đai</a> ngày 18/01/2024;</p>
<p><a name="dieu_1"><b>Điều 1.</b></a> Sở Y tế <!-- x --><span>chủ trì</span>.<script>track()</script></p>
<table border=1><tr><td>1</td><td>Rà soát</td></tr></table>
<table><tr><td><p>Nơi nhận:<br>- Như Điều 3;</p></td><td><p><b>CHỦ TỊCH<br><br>Nguyễn Văn A</b></p></td></tr></table>
</div></div></form>
<div class="related-news">Văn bản liên quan</div><div id="footer">Bản quyền</div><iframe src="http://example.invalid/"></iframe>
</body></html>"""


def test_a_page_of_a_legal_database_gives_its_document_only():
    document = read_bytes(LEGAL_DATABASE.encode(), "x")
    assert document.text.split("\n") == [
        "ỦY BAN NHÂN DÂN TỈNH LONG KHÊ",
        "-------\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "---------------",
        "Số: 12/QĐ-UBND\tLong Khê, ngày 05 tháng 01 năm 2025",
        "QUYẾT ĐỊNH",
        "Căn cứ Luật Đất đai ngày 18/01/2024;",
        "Điều 1. Sở Y tế chủ trì.",
        "1\tRà soát",
        "Nơi nhận:",
        "- Như Điều 3;\tCHỦ TỊCH",
        "Nguyễn Văn A",
    ]


@pytest.mark.parametrize(
    "page",
    [
        pytest.param("<p><font face='.VnTime'>QuyÕt ®Þnh cña</font> UBND</p>", id="font of an element"),
        pytest.param("<p style='font-family:.VnTime'>QuyÕt ®Þnh cña <b>UBND</b></p>", id="style of a paragraph"),
        pytest.param(
            "<style>p.a{font-family:'VNI-Times'}</style><p class=a>Quyeát ñònh cuûa UBND</p>", id="style sheet"
        ),
        pytest.param(
            "<p><font face='.VnTime'>Quy&Otilde;t &reg;&THORN;nh c&ntilde;a</font> UBND</p>", id="letters written out"
        ),
        pytest.param("<p>QuyÕt ®Þnh cña UBND</p><p>nh©n d©n tØnh vÒ viÖc b¶o vÖ</p>", id="no font at all"),
    ],
)
def test_pages_of_before_unicode_are_put_right(page):
    document = read_bytes(f"<html><body>{page}</body></html>".encode(), "x")
    assert document.text.split("\n")[0] == "Quyết định của UBND"


def test_letters_that_are_control_characters_elsewhere_are_kept():
    page = "<html><body><p><font face='.VnTime'>m«i tr\xadêng</font></p></body></html>"
    assert read_bytes(page.encode(), "x").text == "môi trường"


def test_nesting_too_deep_is_refused():
    with pytest.raises(UnreadableDocument, match="deep"):
        read_page("<div>" * 5000 + "x" + "</div>" * 5000)


def test_page_of_frames_names_the_files_that_hold_the_text():
    page = '<html><frameset><frame src="menu.htm"><frame src="a_files/\n body.htm"><noframes>No frames</noframes>'
    with pytest.raises(UnreadableDocument, match=r"in frames: menu.htm, a_files/ body.htm; name those files"):
        read_bytes(page.encode(), "a.htm")


def test_page_with_text_and_a_frame_is_read():
    assert read_bytes("<html><p>Kế hoạch</p><iframe src='ad.htm'></iframe>".encode(), "a.htm").text == "Kế hoạch"
