import pytest

from vnpolicy.ingest.pieces import is_heading, join
from vnpolicy.ingest.wraps import Wrapping, find_wrapping, is_upper

SPACED = Wrapping("spaced", 80)
DENSE = Wrapping("dense", 60)
LONG = Wrapping("long", 300)


@pytest.mark.parametrize(
    ("wrapping", "lines", "expected"),
    [
        pytest.param(SPACED, ["SỞ VĂN", "HÓA TỈNH"], ["SỞ VĂN HÓA TỈNH"], id="name in capitals broken anywhere"),
        pytest.param(SPACED, ["Số:", "12/KH-UBND"], ["Số: 12/KH-UBND"], id="number after its label"),
        pytest.param(
            SPACED,
            ["Số: 12/TB-VP", "CỘNG HÒA XÃ HỘI", "CHỦ NGHĨA VIỆT NAM"],
            ["Số: 12/TB-VP", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
            id="the number above the national title",
        ),
        pytest.param(SPACED, ["Điều 1.", "Phê duyệt Đề án"], ["Điều 1. Phê duyệt Đề án"], id="marker alone"),
        pytest.param(SPACED, ["3.", "Sở Y tế"], ["3. Sở Y tế"], id="number alone"),
        pytest.param(SPACED, ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"], ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"], id="signature block"),
        pytest.param(SPACED, ["KT.", "CHỦ TỊCH"], ["KT. CHỦ TỊCH"], id="signature broken after its mark"),
        pytest.param(SPACED, ["BỘ X", "-------"], ["BỘ X", "-------"], id="rule under the issuer"),
        pytest.param(
            SPACED, ["TỈNH ỦY", "*", "Số 04-CTr/TU"], ["TỈNH ỦY", "*", "Số 04-CTr/TU"], id="head of the Party"
        ),
        pytest.param(
            SPACED,
            ["PEOPLE'S COMMITTEE", "No. 77/KH-UBND"],
            ["PEOPLE'S COMMITTEE", "No. 77/KH-UBND"],
            id="head in English",
        ),
        pytest.param(
            SPACED,
            ["MINISTRY OF HEALTH", "DIRECTORATE OF FOOD"],
            ["MINISTRY OF HEALTH", "DIRECTORATE OF FOOD"],
            id="in English",
        ),
        pytest.param(
            SPACED, ["UBND TỈNH A", "VĂN PHÒNG"], ["UBND TỈNH A", "VĂN PHÒNG"], id="the lower line of the issuer"
        ),
        pytest.param(
            SPACED,
            ["No.", "Task", "Agency taking the", "lead", "Time", "", "Build a dike", "in Hue"],
            ["No.", "Task", "Agency taking the lead", "Time", "Build a dike in Hue"],
            id="names of columns, one a line",
        ),
        pytest.param(
            SPACED,
            ["STT", "Nội dung", "Chủ trì", "1", "Xây đê", "Sở A"],
            ["STT", "Nội dung", "Chủ trì", "1", "Xây đê", "Sở A"],
            id="a table one cell a line",
        ),
        pytest.param(
            LONG,
            ["II. LỘ TRÌNH", "TT", "Chỉ tiêu", "CÁC CHỈ SỐ", "STT", "Chỉ số"],
            ["II. LỘ TRÌNH", "TT", "Chỉ tiêu", "CÁC CHỈ SỐ", "STT", "Chỉ số"],
            id="a table below a heading in capitals",
        ),
        pytest.param(SPACED, ["- Như trên;", "- Lưu: VT."], ["- Như trên;", "- Lưu: VT."], id="bullets"),
        pytest.param(
            SPACED, ["phát triển kinh tế", "- xã hội"], ["phát triển kinh tế - xã hội"], id="dash of a compound"
        ),
        pytest.param(
            SPACED,
            ["Sở X, Vụ trưởng Vụ Kế hoạch", "- Tài chính, Cục Y"],
            ["Sở X, Vụ trưởng Vụ Kế hoạch - Tài chính, Cục Y"],
            id="dash of a name in the table of bodies",
        ),
        pytest.param(
            SPACED, ["1. Kế hoạch", "- Tài chính: dự toán"], ["1. Kế hoạch", "- Tài chính: dự toán"], id="an item"
        ),
        pytest.param(SPACED, ["giai đoạn 2021", "- 2025"], ["giai đoạn 2021 - 2025"], id="dash of a range"),
        pytest.param(
            SPACED,
            ["tiêm mũi nhắc lại lần", "2. Chủ động"],
            ["tiêm mũi nhắc lại lần 2. Chủ động"],
            id="a number that ends a sentence",
        ),
        pytest.param(SPACED, ["1. Rà soát.", "2. Báo cáo."], ["1. Rà soát.", "2. Báo cáo."], id="numbered items"),
        pytest.param(
            SPACED,
            ["CỘNG HÒA XÃ HỘI", "CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do"],
            ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do"],
            id="national title",
        ),
        pytest.param(
            SPACED,
            ["BỘ THÔNG TIN VÀ", "", "TRUYỀN THÔNG"],
            ["BỘ THÔNG TIN VÀ TRUYỀN THÔNG"],
            id="blank line after a conjunction",
        ),
        pytest.param(
            SPACED, ["Sở Tài chính", "", "Sở Y tế"], ["Sở Tài chính", "Sở Y tế"], id="blank line between cells"
        ),
        pytest.param(
            SPACED, ["1. Bộ Y tế:", "a/ Rà soát;", "b/ Báo cáo"], ["1. Bộ Y tế:", "a/ Rà soát;", "b/ Báo cáo"], id="a/"
        ),
        pytest.param(
            SPACED,
            ["d) Trình Sở trong tháng 4 năm 2026", "đ) Theo dõi việc thực hiện"],
            ["d) Trình Sở trong tháng 4 năm 2026", "đ) Theo dõi việc thực hiện"],
            id="an item without its stop",
        ),
        pytest.param(
            SPACED, ["a) rà soát; và", "", "b) báo cáo"], ["a) rà soát; và", "b) báo cáo"], id="last item but one"
        ),
        pytest.param(SPACED, ["Nước ngoài", "", "người"], ["Nước ngoài", "người"], id="unit in a cell of its own"),
        pytest.param(SPACED, ["Cục Đầu tư", "Cục Thống kê"], ["Cục Đầu tư", "Cục Thống kê"], id="agencies one a line"),
        pytest.param(
            SPACED,
            ["Theo đề nghị của Cục trưởng", "Cục Thống kê"],
            ["Theo đề nghị của Cục trưởng Cục Thống kê"],
            id="head of an agency",
        ),
        pytest.param(SPACED, ["Căn cứ Luật A;", "Căn cứ Luật B;"], ["Căn cứ Luật A;", "Căn cứ Luật B;"], id="bases"),
        pytest.param(
            SPACED, ["UBND TỈNH A", "SỞ Y TẾ"], ["UBND TỈNH A", "SỞ Y TẾ"], id="superior body above the issuer"
        ),
        pytest.param(
            SPACED, ["KẾ HOẠCH", "PHÁT TRIỂN DU LỊCH"], ["KẾ HOẠCH", "PHÁT TRIỂN DU LỊCH"], id="type above the title"
        ),
        pytest.param(
            SPACED,
            ["TRIỂN KHAI QUYẾT ĐỊNH SỐ", "05/QĐ-TTg NGÀY 1/1/2022"],
            ["TRIỂN KHAI QUYẾT ĐỊNH SỐ 05/QĐ-TTg NGÀY 1/1/2022"],
            id="title with a symbol in it",
        ),
        pytest.param(
            DENSE,
            ["The department shall prepare the yearly report and send it", "to the committee."],
            ["The department shall prepare the yearly report and send it to the committee."],
            id="full line",
        ),
        pytest.param(
            DENSE,
            ["2. The Department of Health", "To prepare the yearly report."],
            ["2. The Department of Health", "To prepare the yearly report."],
            id="short line",
        ),
        pytest.param(
            LONG, ["- Giao lưu;", "Sở Y tế báo cáo."], ["- Giao lưu;", "Sở Y tế báo cáo."], id="one paragraph a line"
        ),
        pytest.param(
            LONG,
            ["phát triển sản phẩm,", "nguyên liệu sạch."],
            ["phát triển sản phẩm, nguyên liệu sạch."],
            id="a stray wrap",
        ),
    ],
)
def test_lines_of_a_paragraph_are_joined_and_others_are_not(wrapping, lines, expected):
    assert list(join(lines, wrapping)) == expected


@pytest.mark.parametrize(
    ("text", "layout"),
    [
        pytest.param(
            "Một dòng dài bị\nngắt giữa câu\n\nĐoạn hai cũng bị\nngắt như vậy\n\n1. Mục",
            "spaced",
            id="blank lines between",
        ),
        pytest.param(
            "The plan is to be\n\ncarried out by all\n\nunits of the\n\nministry in\n\nthe year",
            "double",
            id="blank line after every line",
        ),
        pytest.param("1. The first\nitem goes on\n2. The second\nitem goes on\n3. Third", "dense", id="no blank lines"),
        pytest.param("Một đoạn một dòng.\nĐoạn nữa.\n\nVà đoạn nữa.", "long", id="one paragraph a line"),
        pytest.param("", "long", id="nothing"),
    ],
)
def test_layout_is_found_by_counting(text, layout):
    assert find_wrapping(text.split("\n")).layout == layout


@pytest.mark.parametrize(
    ("text", "upper"),
    [
        ("KẾ HOẠCH", True),
        ("THỰC HIỆN QUYẾT ĐỊNH SỐ 1/QĐ-TTg NĂM 2022", True),
        ("Kế hoạch", False),
        ("2022", False),
        ("UBND tỉnh", False),
    ],
)
def test_capitals_are_told(text, upper):
    assert is_upper(text) is upper


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("II. Nhiệm vụ chủ yếu", True),
        ("Điều 3. Hiệu lực thi hành", True),
        ("PHỤ LỤC", True),
        ("Điều 3. Quyết định này có hiệu lực kể từ ngày ký.", False),
        ("-------", False),
        ("- UBND TỈNH;", False),
    ],
)
def test_headings_are_told_by_their_looks(text, heading):
    assert is_heading(text) is heading
