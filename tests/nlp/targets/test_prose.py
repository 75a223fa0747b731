"""Figures in prose: parts of a whole, shares beside shares, what is denied or cut, and years in brackets."""

import pytest

from tests.nlp.targets.test_targets import targets


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("- 12/19 ấp có sân chơi.", [(12, "ấp", "ấp có sân chơi")], id="a part of all"),
        pytest.param("- Phấn đấu 5/8 ấp có sân chơi.", [(5, "ấp", "ấp có sân chơi")], id="written like a day"),
        pytest.param(
            "- 9/12 ấp có sân chơi (75%).",
            [(9, "ấp", "ấp có sân chơi"), (75, "%", "ấp có sân chơi")],
            id="and its share",
        ),
        pytest.param(
            "- 30/30 xã, phường có trạm bơm.",
            [(30, "xã, phường", "xã, phường có trạm bơm")],
            id="two kinds of places",
        ),
        pytest.param("- Trước 5/8 xã nộp bảng kê về trạm bơm.", [], id="a day"),
        pytest.param("- Ít nhất 2/3 thành viên có mặt.", [], id="a part of any whole"),
    ],
)
def test_a_part_of_a_whole_is_a_count(line, expected):
    assert [(t.value, t.unit, t.indicator) for t in targets("I. MỤC TIÊU", line)] == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param(
            "- Cắt giảm ít nhất 20% thời gian xử lý, 25% chi phí vận chuyển và 30% giấy tờ phải nộp.",
            [(20, "decrease"), (25, "decrease"), (30, "decrease")],
            id="costs that are cut",
        ),
        pytest.param("- Hộ nghèo được giảm 50% chi phí đi lại.", [], id="a cost that somebody need not pay"),
        pytest.param("- Giảm 20% số điểm ngập.", [(20, "decrease")], id="places"),
        pytest.param(
            "- Tỷ lệ khách trong nước hài lòng ≥ 92%, ngoài nước ≥ 90%.",
            [(92, "reach"), (90, "reach")],
            id="a share beside a share",
        ),
        pytest.param(
            "- Tạo việc làm cho 900 lao động, trong đó đi làm ở nước ngoài 70 người.",
            [(900, "reach"), (70, "reach")],
            id="of which, with a name",
        ),
        pytest.param("- Sản lượng muối 900 tấn.", [(900, "reach")], id="a measure and its figure"),
        pytest.param("- Doanh số tăng 9%, CPI khoảng 3%.", [(9, "increase"), (3, "reach")], id="of one word"),
        pytest.param(
            "- Giảm 30% thời gian chờ; 80% tờ khai được nhận qua mạng.",
            [(30, "decrease"), (80, "reach")],
            id="a share that says all of its own goes its own way",
        ),
        pytest.param(
            "- Giảm 30% số điểm ngập; 20% số vụ cháy.", [(30, "decrease"), (20, "decrease")], id="one verb for both"
        ),
        pytest.param("- Về xã hội (09 chỉ tiêu):", [], id="how many targets follow"),
        pytest.param(
            "- Nhựa hóa 40 km đường, năm 2031 hoàn thành 15 km.", [(40, "reach"), (15, "reach")], id="a year's part"
        ),
        pytest.param(
            "- Ít nhất 02 đại học thuộc nhóm 500 đại học tốt nhất.", [(2, "reach")], id="a group that is ranked"
        ),
    ],
)
def test_figures_beside_each_other(line, expected):
    assert [(t.value, t.direction) for t in targets("I. MỤC TIÊU", line)] == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("- Không có xã nào đạt dưới 60% kế hoạch.", (60, "min"), id="none below"),
        pytest.param("- Phấn đấu không để xã nào có tỷ lệ hộ nghèo trên 5%.", (5, "max"), id="none above"),
        pytest.param("- Tỷ lệ trẻ không có thẻ bảo hiểm dưới 5%.", (5, "max"), id="those who have none"),
        pytest.param("- Nợ xấu không được vượt quá 3% dư nợ.", (3, "max"), id="a denial within the bound"),
        pytest.param("- Hoàn thành từ 90% công việc trở lên.", (90, "min"), id="upwards, behind what is counted"),
        pytest.param("- Chỉ số khô hạn < 20.", (20, "max"), id="an index without a fraction"),
        pytest.param("- Income per head exceeds USD 19,000.", (19000, "min"), id="exceeds"),
    ],
)
def test_bounds_of_prose(line, expected):
    assert [(t.value, t.comparator) for t in targets("I. MỤC TIÊU", line)] == [expected]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param(
            "- Tỷ lệ rác chôn lấp dưới 30% (năm 2031), dưới 10% (năm 2034).", ["Tỷ lệ rác chôn lấp"] * 2, id="years"
        ),
        pytest.param("- Mật độ camera trên 2 camera/km.", ["Mật độ camera"], id="a rate does not count its unit"),
        pytest.param("- Số dược sĩ/vạn dân 3 dược sĩ.", ["Số dược sĩ/vạn dân"], id="nor does a number of things"),
        pytest.param("- By the end of 2031, 80% of the boats have lights.", ["boats have lights"], id="a share of"),
        pytest.param("- Income per head exceeds USD 19,000.", ["Income per head"], id="money is no name"),
        pytest.param("- Tỷ lệ giải ngân phải đạt 95%.", ["Tỷ lệ giải ngân"], id="must"),
        pytest.param(
            "- Tầm nhìn đến năm 2045: chỉ số phát triển trên 0,8.", ["chỉ số phát triển"], id="a vision leads to it"
        ),
        pytest.param(
            "- Welcome 8 million international visitors.", ["Welcome visitors"], id="adjectives behind a scale"
        ),
    ],
)
def test_names_of_prose(line, expected):
    assert [t.indicator for t in targets("I. MỤC TIÊU", line)] == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param(
            "- Sở Nội vụ tham mưu mở 05 lớp kế toán.", [(5, "mở lớp kế toán")], id="a count behind its body and charge"
        ),
        pytest.param("- Sở Nội vụ có 05 phòng.", [], id="what a body has"),
        pytest.param(
            "- Cơ quan nhà nước sử dụng văn bản số đạt 90%.",
            [(90, "Cơ quan nhà nước sử dụng văn bản số")],
            id="those who are counted are no known body",
        ),
    ],
)
def test_a_body_that_opens_a_clause_is_no_part_of_the_name(line, expected):
    assert [(t.value, t.indicator) for t in targets("II. NHIỆM VỤ", line)] == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("- Chỉ số A đạt 90 điểm, xếp hạng 15.", [(90, "eq"), (15, "eq")], id="behind the points"),
        pytest.param("- Chỉ số A xếp thứ 10 cả nước.", [(10, "eq")], id="place"),
        pytest.param("- Chỉ số A nằm trong Top 20 cả nước.", [(20, "max")], id="among the first"),
        pytest.param("- Bệnh viện hạng 2 có khoa dinh dưỡng; thi thăng hạng 3.", [], id="a class, no index is named"),
        pytest.param("- Hạng 3 được xét theo Bộ chỉ số A.", [], id="before the index"),
    ],
)
def test_the_rank_of_an_index_is_a_target(line, expected):
    assert [(t.value, t.comparator) for t in targets("II. MỤC TIÊU NĂM 2026", line)] == expected
