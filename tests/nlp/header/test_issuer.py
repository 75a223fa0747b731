import pytest

from vnpolicy.ingest.document import Document
from vnpolicy.nlp.header.header import find_header

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n-------\n"


def issuer_of(lines, rest="KẾ HOẠCH\nMẪU\n"):
    text = f"{lines}\n{MOTTO}Số: 45/KH-SCT\nHòa Bình, ngày 5 tháng 02 năm 2024\n{rest}"
    return find_header(Document("mẫu", "", text, ())).issuer


ISSUERS = [
    pytest.param("BỘ TÀI CHÍNH\nTỔNG CỤC THUẾ", "Tổng cục Thuế", id="the lower line issues"),
    pytest.param("UBND TỈNH HÒA BÌNH\nSỞ CÔNG THƯƠNG", "Sở Công Thương tỉnh Hòa Bình", id="a department of a province"),
    pytest.param("ỦY\nBAN NHÂN DÂN", "Ủy ban nhân dân tỉnh Hòa Bình", id="the date line tells the province"),
    pytest.param("BỘ Y TẾ - BỘ NỘI VỤ", "Bộ Y tế - Bộ Nội vụ", id="two ministries"),
    pytest.param("BỘ Y TẾ\n-----\nSố:     /QĐ-BYT", "Bộ Y tế", id="the number of a draft is open"),
    pytest.param("BỘ Y TẾ -\n\nBỘ NỘI VỤ\n-----", "Bộ Y tế - Bộ Nội vụ", id="two ministries on lines of their own"),
    pytest.param(
        "UBND TỈNH HÒA BÌNH\nBAN QUẢN LÝ KHU KINH TẾ HÒA BÌNH",
        "Ban Quản lý Khu kinh tế Hòa Bình",
        id="a body that names the place itself",
    ),
    pytest.param("UỶ BAN CHỨNG KHOÁN NHÀ NƯỚC", "Ủy ban Chứng khoán Nhà nước", id="a syllable that goes on behind HOÁ"),
    pytest.param("BỘ THÔNG TIN VÀ\nTRUYỀN THÔNG", "Bộ Thông tin và Truyền thông", id="a name on two lines"),
    pytest.param(
        "BỘ NỘI VỤ\nBAN CHỈ HUY PHÒNG CHỐNG LŨ", "Ban chỉ huy phòng chống lũ Bộ Nội vụ", id="a body of its ministry"
    ),
    pytest.param(
        "MINISTRY OF HEALTH\nNATIONAL SEED HOSPITAL", "National seed hospital", id="below a ministry, in English"
    ),
    pytest.param("MINISTRY OF HOME\nAFFAIRS", "Ministry of Home Affairs", id="an English name on two lines"),
    pytest.param("SỞ Y TẾ\nBỆNH VIỆN KHU VỰC TÂN AN", "Bệnh viện khu vực Tân An", id="a hospital"),
    pytest.param("UBND XÃ TÂN AN\nTRƯỜNG THCS TÂN AN", "Trường THCS Tân An", id="an abbreviation of a school"),
    pytest.param("CÔNG AN TỈNH HÒA BÌNH\nCÔNG AN XÃ TÂN AN", "Công an xã Tân An", id="the police of a commune"),
    pytest.param("CỤC THUẾ\nTHUẾ TỈNH", "Thuế tỉnh Hòa Bình", id="the date line tells whose it is"),
    pytest.param(
        "ĐOÀN TNCS HỒ CHÍ MINH\nBCH TỈNH HÒA BÌNH",
        "Ban Chấp hành Đoàn TNCS Hồ Chí Minh tỉnh Hòa Bình",
        id="the executive committee of a union in a province",
    ),
    pytest.param("SỞ Y TẾ HÒA BÌNH", "Sở Y tế Hòa Bình", id="a name with a province behind it"),
    pytest.param("ĐẢNG BỘ TỈNH HÒA BÌNH\nTỈNH ỦY", "Tỉnh ủy Hòa Bình", id="a committee of the Party"),
    pytest.param(
        "TỈNH ỦY HÒA BÌNH\nĐẢNG ỦY ỦY BAN NHÂN DÂN TỈNH",
        "Đảng ủy Ủy ban nhân dân tỉnh Hòa Bình",
        id="the Party committee of another body",
    ),
    pytest.param(
        "SỞ XÂY DỰNG - SỞ Y TẾ - TỈNH ĐOÀN", "Sở Xây dựng - Sở Y tế - Tỉnh đoàn", id="departments that issue together"
    ),
    pytest.param("BỘ Y TẾ\n- BỘ NỘI VỤ", "Bộ Y tế - Bộ Nội vụ", id="the dash that joins stands before"),
    pytest.param(
        "MINISTRY OF HEALTH\nDIRECTORATE OF FOOD", "Directorate of Food", id="an English name of the lower line"
    ),
]


@pytest.mark.parametrize(("lines", "issuer"), ISSUERS)
def test_the_issuer_has_its_full_name(lines, issuer):
    assert issuer_of(lines) == issuer


def test_an_abbreviation_of_the_superior_is_written_out():
    rest = "KẾ HOẠCH\nMẪU\nCăn cứ Luật Giá; UBND tỉnh Hòa Bình giao Sở Y tế."
    assert issuer_of("UBND TỈNH HÒA BÌNH\nSỞ Y TẾ", rest) == "Sở Y tế tỉnh Hòa Bình"
