"""Counts and measures that the aims of a plan set, and when."""

import pytest

from tests.nlp.targets.test_targets import targets


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("- Sản lượng muối đạt 80 nghìn tấn.", [(80, "nghìn tấn")], id="reached"),
        pytest.param("- Tổng sản lượng muối đạt khoảng 900 tấn.", [(900, "tấn")], id="reached, about"),
        pytest.param("- Tỷ lệ nhà thuốc đạt 3 trên 1 vạn dân.", [(3, "/vạn dân")], id="a ratio"),
        pytest.param("- Số dược sĩ trên 10.000 dân đạt khoảng 3 dược sĩ.", [(3, "dược sĩ")], id="the base is no aim"),
        pytest.param("- Số cảng đang hoạt động đạt chuẩn đạt 7 cảng.", [(7, "cảng")], id="which ports"),
        pytest.param("- Tỉnh đã có 7 cảng.", [], id="what is there"),
    ],
)
def test_a_measure_that_is_reached(line, expected):
    assert [(t.value, t.unit) for t in targets("I. MỤC TIÊU", line)] == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("- Tới năm 2031, công suất các trạm đạt 90 MW.", [(90, "2031")], id="up to a year"),
        pytest.param("- Năm 2031, công suất các trạm đạt 90 MW.", [(90, "2031")], id="a year opens"),
        pytest.param(
            "- Năm 2031, công suất các trạm đạt 90 MW và năm 2040, phấn đấu đạt 120 MW.",
            [(90, "2031"), (120, "2040")],
            id="two years, each with its figure",
        ),
    ],
)
def test_a_year_ahead_makes_a_measure_a_target_outside_the_objectives(line, expected):
    assert [(t.value, t.end) for t in targets("II. NỘI DUNG", line)] == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param(
            "- Điện gió tăng từ khoảng 180 triệu kWh năm 2015 lên khoảng 2,5 tỷ kWh vào năm 2031; khoảng 16 tỷ kWh vào "
            "năm 2035.",
            [(2.5, "2031"), (16, "2035")],
            id="in other scales",
        ),
        pytest.param(
            "- Giảm số mức phí từ 32 mức hiện nay xuống còn khoảng 25 mức vào năm 2031.", [(25, "2031")], id="from now"
        ),
        pytest.param(
            "- Nâng tỷ lệ tái chế từ mức không đáng kể hiện nay lên 30% vào năm 2031, khoảng 70% vào năm 2035.",
            [(30, "2031"), (70, "2035")],
            id="from a level without a number",
        ),
    ],
)
def test_a_change_until_a_year_is_a_target_in_any_section(line, expected):
    assert [(t.value, t.end) for t in targets("II. NHIỆM VỤ", line)] == expected


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("- Con bệnh binh mất sức lao động từ 81% trở lên.", id="who is meant"),
        pytest.param("- Trường nội trú được tuyển không quá 10% học sinh ngoài vùng.", id="a quota"),
        pytest.param(
            "- Triển khai Đề án xây ít nhất 900 nhà chống bão giai đoạn 2021 - 2030 đã phê duyệt.", id="a name"
        ),
        pytest.param("- Diện tích xây dựng không được vượt quá 5% diện tích bãi bồi.", id="a limit"),
    ],
)
def test_conditions_norms_and_names_set_no_target(line):
    assert targets("II. NHIỆM VỤ", line) == []


def test_a_limit_that_a_plan_aims_at_is_one():
    found = targets("II. NHIỆM VỤ", "- Phấn đấu tỷ lệ thất thoát nước không vượt quá 5%.")
    assert [(t.value, t.comparator) for t in found] == [(5, "max")]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("- Đến năm 2031, không triển khai 130 MW điện than.", id="what is not done"),
        pytest.param("- Công suất có thể tăng lên 800 MW đến năm 2031.", id="what may be"),
        pytest.param(
            "- Nơi chưa đủ đất có thể xây dựng tại cụm xã (3 đến 5 xã) một nhà thi đấu.", id="what is allowed"
        ),
        pytest.param("- Mỗi năm hoàn thành ít nhất 01 nhiệm vụ trong các nhiệm vụ sau:", id="a choice"),
        pytest.param(
            "- Từ năm 2031 không cấp phép mới thuyền máy có sức chở trên 50 người.", id="what is not licensed"
        ),
        pytest.param("- Xã phải báo cáo huyện nếu giải ngân dưới 90% số vốn được giao.", id="in which case"),
        pytest.param("- Thưởng cho lớp trong trường hợp có từ 95% học sinh đi học đều.", id="in another case"),
        pytest.param("- Đối tượng: các làng có tỷ lệ hộ trồng chè trên 60%.", id="whom it is for"),
        pytest.param("- Điều kiện hỗ trợ: tổ hợp tác có từ 50% tổ viên là nữ.", id="on which condition"),
        pytest.param("- Ưu tiên cho vay các làng có tỷ lệ hộ trồng chè từ 30% trở lên.", id="who comes first"),
    ],
)
def test_what_is_not_set_is_none_even_among_the_aims(line):
    assert targets("I. MỤC TIÊU", line) == []


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("- Giảm lượng khí thải ít nhất 27% nếu được hỗ trợ.", id="a condition behind it"),
        pytest.param("- Đối tượng: trên 27% số hộ trồng chè.", id="how many it is for"),
        pytest.param("- Ưu tiên đầu tư để có trên 27% số làng đạt chuẩn.", id="what comes first"),
        pytest.param("- Giá trị đất (nếu có) tăng tối thiểu 27%.", id="an aside"),
    ],
)
def test_what_a_condition_does_not_hold_is_set(line):
    assert [target.value for target in targets("I. MỤC TIÊU", line)] == [27]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param(
            "- Khôi phục ít nhất 56 nghề cổ và 85 làng nghề cổ.", [(56, "min"), (85, "min")], id="with its bound"
        ),
        pytest.param("- Xây mới 12 km và cải tạo 9 km đường đê.", [(12, "eq"), (9, "eq")], id="with a verb of its own"),
        pytest.param("- Xây mới 3 trạm bơm và cải tạo 9 km kênh.", [(3, "eq"), (9, "eq")], id="another thing, too"),
        pytest.param("- Plant 800 trees and restore 40 ha of forest.", [(800, "eq"), (40, "eq")], id="in English"),
        pytest.param("- Xây mới 3 trạm bơm và kênh dài 9 km.", [(3, "eq")], id="not how long a thing is"),
        pytest.param(
            "- Mở 30 km đường ven biển đưa tổng số lên trên 90 km.",
            [(30, "eq"), (90, "min")],
            id="what it all comes to",
        ),
    ],
)
def test_what_is_listed_with_a_target_is_one(line, expected):
    assert [(t.value, t.comparator) for t in targets("I. MỤC TIÊU", line)] == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param(
            "- Tăng trưởng 7%/năm trong giai đoạn 2021 - 2030, khoảng 6%/năm trong giai đoạn 2031 - 2040.",
            [(7, "2030"), (6, "2040")],
            id="the unit's year is no part of the period",
        ),
        pytest.param(
            "- Tỷ lệ nước sạch khu vực đô thị đạt 95%, nông thôn đạt 93% vào năm 2030.",
            [(95, "2030"), (93, "2030")],
            id="two share a year",
        ),
        pytest.param(
            "- Nước máy: Năm 2026 khoảng 35 triệu m3; năm 2030 khoảng 50 triệu m3.",
            [(35, "2026"), (50, "2030")],
            id="a year right before each",
        ),
        pytest.param(
            "- 90% số hộ biết cách phòng cháy năm 2027 và 95% vào năm 2030.",
            [(90, "2027"), (95, "2030")],
            id="a year without a word before it ends the first part",
        ),
        pytest.param(
            "- Đến năm 2027, phấn đấu 100% xã có trang tin, mỗi tuần có ít nhất 02 bài viết và đến năm 2030, mỗi tuần"
            " có ít nhất 05 bài viết.",
            [(100, "2027"), (2, "2027"), (5, "2030")],
            id="the next part's year is not the first's",
        ),
        pytest.param(
            "- Sản lượng cồn sinh học đạt khoảng 800 nghìn tấn, đáp ứng khoảng 5% nhu cầu của ngành vào năm 2030.",
            [(800, "2030"), (5, "2030")],
            id="what it comes to has its year",
        ),
    ],
)
def test_each_figure_has_its_year(line, expected):
    assert [(t.value, t.end) for t in targets("I. MỤC TIÊU", line)] == expected


def test_a_line_that_leads_to_a_list_gives_its_direction():
    lines = ["1. Giảm phát thải của các ngành, cụ thể:", "- Lĩnh vực năng lượng 32%;", "- Lĩnh vực xây dựng 7%."]
    assert [t.direction for t in targets("I. MỤC TIÊU", *lines)] == ["decrease", "decrease"]


@pytest.mark.parametrize(
    ("line", "directions"),
    [
        pytest.param(
            "- Giảm cường độ dùng nước, cụ thể: ngành dệt 3%; ngành giấy tối thiểu 8%.",
            ["decrease", "decrease"],
            id="reduce",
        ),
        pytest.param(
            "- To reduce water use, specifically: textile industry: 3%; pulp and paper industry: 8%.",
            ["decrease", "decrease"],
            id="in English",
        ),
    ],
)
def test_what_leads_to_a_list_in_its_line_gives_its_direction(line, directions):
    assert [t.direction for t in targets("I. MỤC TIÊU", line)] == directions


def test_a_download_goes_nowhere():
    (found,) = targets("I. MỤC TIÊU", "- Tốc độ tải xuống tối thiểu 200 Mb/s.")
    assert (found.value, found.unit, found.direction) == (200, "Mb/s", "reach")


def test_the_verb_before_the_first_of_two_shares_gives_both_their_direction():
    found = targets("I. MỤC TIÊU", "- Giảm 10% số quán tạm và 15% số chợ tạm chưa có phép.")
    assert [(t.value, t.direction) for t in found] == [(10, "decrease"), (15, "decrease")]


def test_what_is_done_meanwhile_gives_its_own_figure_its_direction():
    line = (
        "- Giảm 30% lượng chất thải rắn trong công nghiệp, 40% trong xây dựng đồng thời tăng 20% diện tích cây xanh;"
        " 60% trong chăn nuôi."
    )
    found = targets("I. MỤC TIÊU", line)
    assert [(t.value, t.direction) for t in found] == [
        (30, "decrease"),
        (40, "decrease"),
        (20, "increase"),
        (60, "decrease"),
    ]


def test_another_measure_beside_goes_its_own_way():
    found = targets("I. MỤC TIÊU", "- Giảm lượng chè xuất khẩu xuống 40 nghìn tấn với kim ngạch đạt 2,5 tỷ USD.")
    assert [(t.value, t.direction, t.indicator) for t in found] == [
        (40, "decrease", "Giảm lượng chè xuất khẩu"),
        (2.5, "reach", "kim ngạch"),
    ]


@pytest.mark.parametrize(
    ("line", "direction"),
    [
        pytest.param("- Đến năm 2030, giảm nghèo đa chiều 2% mỗi năm", "decrease", id="the work governs the figure"),
        pytest.param("- Phấn đấu tiết kiệm năng lượng tối thiểu 5%", "decrease", id="behind an aim"),
        pytest.param("- Tỷ lệ giảm nghèo đạt 2%/năm", "reach", id="a rate of the work"),
        pytest.param("- Giảm nghèo bền vững, 90% thôn có nhà ở kiên cố", "reach", id="another figure behind the work"),
        pytest.param("- 100% xưởng thực hiện tiết kiệm năng lượng", "reach", id="what those counted do"),
    ],
)
def test_a_work_that_lessens_gives_its_direction_where_it_governs(line, direction):
    assert [t.direction for t in targets("I. MỤC TIÊU", line)] == [direction]


def test_a_series_keeps_its_direction():
    line = "- Tỷ lệ tái chế từ mức thấp hiện nay lên khoảng 30% vào năm 2031, khoảng 70% vào năm 2035."
    assert [t.direction for t in targets("I. MỤC TIÊU", line)] == ["increase", "increase"]


def test_dots_before_a_capital_end_a_sentence():
    found = targets("I. MỤC TIÊU", "- Xây dựng các chợ, cửa hàng... Phấn đấu tỷ lệ đô thị hóa đạt 45% vào năm 2031.")
    assert [t.quote for t in found] == ["Phấn đấu tỷ lệ đô thị hóa đạt 45% vào năm 2031"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("- Vietnam ranks among the top 40 countries in seeds.", [40], id="ranks among"),
        pytest.param("- The province is in the group of 10 leading provinces in seeds.", [10], id="a group"),
        pytest.param("- Each commune will have from 1 to 2 new seed products.", [1], id="a range of things"),
        pytest.param("- Choose seeds from the top 40 countries.", [], id="where seeds come from"),
    ],
)
def test_an_english_rank_is_reached(line, expected):
    assert [target.value for target in targets("II. OBJECTIVES", "By 2030:", line)] == expected


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("- Theo đài huyện, từ tháng 9 có khả năng xuất hiện 4-6 đợt lũ lớn.", id="a forecast"),
        pytest.param(
            "- Giữ nước ngọt: khi độ mặn tại cống vượt 0,8‰, xã đóng cống.", id="when something is to be done"
        ),
        pytest.param("- Chuyển vốn của các công trình giải ngân dưới 45% sang nơi khác.", id="to whom it is done"),
        pytest.param("- Bố trí đủ y sĩ theo định mức 04 người/trạm.", id="a norm"),
        pytest.param("- Đo độ sâu lòng sông mỗi năm 02 lần.", id="how often"),
    ],
)
def test_a_figure_that_only_frames_the_work_is_no_target(line):
    assert targets("I. NHIỆM VỤ", line) == []


def test_more_of_a_thing_is_an_increase():
    line = "- Mở rộng thêm 04 tổ tự quản; trong năm có thêm 3 ấp đạt chuẩn; thành lập 5 đội xung kích."
    found = [(t.value, t.direction) for t in targets("I. NHIỆM VỤ", line)]
    assert found == [(4, "increase"), (3, "increase"), (5, "reach")]


def test_a_place_among_the_first_is_at_most_that():
    line = "- Phấn đấu năm 2029 nằm trong nhóm 12 tỉnh dẫn đầu và hỗ trợ 12 xã khó khăn."
    assert [(t.value, t.comparator) for t in targets("I. MỤC TIÊU", line)] == [(12, "max"), (12, "eq")]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("- Tích trữ gạo, muối đủ dùng tối thiểu 9 ngày.", [(9, "ngày")], id="how long a stock lasts"),
        pytest.param("- Phân khai chi tiết 100% kế hoạch vốn năm sau.", [(100, "%")], id="a plan of money, no funding"),
        pytest.param(
            "- Phường A, phường B vận động hỗ trợ cho hộ nghèo ít nhất 2 tỷ đồng.", [(2, "tỷ đồng")], id="money raised"
        ),
        pytest.param(
            "- Giải ngân đạt trên 90% kế hoạch vốn; riêng vốn sự nghiệp đạt tối thiểu 70%.",
            [(90, "%"), (70, "%")],
            id="a rider on what is paid out",
        ),
    ],
)
def test_stocks_and_money_that_is_to_be_found_count(line, expected):
    assert [(t.value, t.unit) for t in targets("I. NHIỆM VỤ", line)] == expected


def test_a_part_of_money_or_area_counts_beside_its_whole():
    line = "- Vận động quỹ vì người nghèo đạt từ 40 tỷ đồng trở lên; trong đó cấp tỉnh 8 tỷ đồng."
    assert [t.value for t in targets("I. MỤC TIÊU", line)] == [40, 8]
    line = "- Diện tích dừa hữu cơ đạt 900 ha, trong đó chuyển từ vườn tạp 70 ha."
    assert [t.value for t in targets("I. MỤC TIÊU", line)] == [900, 70]
    line = "- Huy động 40% trẻ ra lớp, trong đó hầu hết trẻ 5 tuổi được đến trường."
    assert [t.value for t in targets("I. MỤC TIÊU", line)] == [40]


def test_a_paragraph_of_a_report_may_set_aims_itself():
    line = "Mục tiêu đến hết năm: phấn đấu đến ngày 31/12/2027 giải ngân đạt trên 95% kế hoạch."
    assert [t.value for t in targets("I. ĐÁNH GIÁ CHUNG", line)] == [95]
