"""What the figures measure, as a reader would name it."""

import time

import pytest

from vnpolicy.ingest.document import Block, Document, Span
from vnpolicy.nlp.outline.outline import build_outline
from vnpolicy.nlp.targets.targets import find_targets


def indicators(*lines):
    blocks, position = [], 0
    for line in ("I. MỤC TIÊU", *lines):
        blocks.append(Block("paragraph", Span(position, position + len(line))))
        position += len(line) + 1
    made = Document("test.txt", "sha256:0", "\n".join(("I. MỤC TIÊU", *lines)), tuple(blocks))
    return [(target.value, target.indicator) for target in find_targets(made, build_outline(made), ())]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param(
            "- Nâng tỷ lệ rừng có chứng chỉ từ 9% năm 2021 lên khoảng 12% vào năm 2026 và 15% vào năm 2030.",
            [(12, "tỷ lệ rừng có chứng chỉ"), (15, "tỷ lệ rừng có chứng chỉ")],
            id="a series measures one thing, and where it began is no part of it",
        ),
        pytest.param(
            "- Đạt 70% số chợ hạng hai và 50% số chợ hạng ba có nhà để xe.",
            [(70, "số chợ hạng hai"), (50, "số chợ hạng ba có nhà để xe")],
            id="two shares, each with its noun",
        ),
        pytest.param(
            "- 84% of rural schools and at least 95% of urban schools are heated.",
            [(84, "rural schools are heated"), (95, "urban schools are heated")],
            id="two English shares, with their predicate",
        ),
        pytest.param(
            "- At least 84% of rural and 95% of urban schools have water.",
            [(84, "rural schools have water"), (95, "urban schools have water")],
            id="two English shares, with their noun",
        ),
        pytest.param(
            "- 40% vào năm 2026 và 60% vào năm 2030 số chợ có nhà để xe.",
            [(40, "số chợ có nhà để xe"), (60, "số chợ có nhà để xe")],
            id="a series that says at its end what it counts",
        ),
        pytest.param(
            "- Tỷ trọng dịch vụ đạt 40% GRDP, tỷ trọng nông nghiệp còn 9%.",
            [(40, "Tỷ trọng dịch vụ"), (9, "tỷ trọng nông nghiệp")],
            id="two measures",
        ),
        pytest.param(
            "- Chỉ tiêu 2: Đến năm 2027, bảo đảm 95% số trạm có bác sĩ.", [(95, "số trạm có bác sĩ")], id="label"
        ),
        pytest.param(
            "- Phấn đấu đón 35 triệu lượt khách quốc tế.", [(35, "đón lượt khách quốc tế")], id="a counted noun"
        ),
        pytest.param(
            "- Đến tháng 6/2026: 45% học sinh lớp 5, 60% học sinh lớp 9 có học bạ số.",
            [(45, "học sinh lớp 5"), (60, "học sinh lớp 9 có học bạ số")],
            id="until a month of a year",
        ),
        pytest.param(
            "- Trạm Y tế xã: lập sổ sức khỏe cho 100% người già.",
            [(100, "lập sổ sức khỏe cho người già")],
            id="who is addressed before a colon",
        ),
        pytest.param("- Tỷ lệ mắc sốt rét: ≤ 2%.", [(2, "Tỷ lệ mắc sốt rét")], id="a sign before the figure"),
        pytest.param(
            "- 70% báo đưa tin lên nền tảng số (ưu tiên trong nước).",
            [(70, "báo đưa tin lên nền tảng số (ưu tiên trong nước)")],
            id="a bracket keeps its end",
        ),
        pytest.param(
            "- Giá trị ngành dịch vụ tăng 9%; trong đó vùng ven biển, vùng núi tăng 11%.",
            [(9, "Giá trị ngành dịch vụ"), (11, "vùng ven biển, vùng núi")],
            id="of which, with a comma",
        ),
        pytest.param(
            "- Sản lượng muối đạt 800 nghìn tấn; đạt khoảng 900 nghìn tấn vào năm 2030.",
            [(800, "Sản lượng muối"), (900, "Sản lượng muối")],
            id="the clause before names it",
        ),
        pytest.param(
            "- 60% giáo viên có trình độ thạc sĩ trở lên; 100% xe được trang bị theo định mức vào năm 2028.",
            [(60, "giáo viên có trình độ thạc sĩ trở lên"), (100, "xe được trang bị theo định mức")],
            id="words that are no bound at the end of what is counted",
        ),
        pytest.param(
            "- 100% trường dạy theo Chương trình phổ thông 2018; 90% xã áp dụng Quy chế ngày 12/3/2020.",
            [(100, "trường dạy theo Chương trình phổ thông 2018"), (90, "xã áp dụng Quy chế ngày 12/3/2020")],
            id="a year that belongs to a name",
        ),
        pytest.param(
            "- Chè loại thấp và trung bình chiếm không quá 15%.",
            [(15, "Chè loại thấp và trung bình")],
            id="a quality, no average",
        ),
        pytest.param(
            "- Tỷ lệ người từ 15 tuổi trở lên biết bơi đạt 70%; tỷ lệ trẻ dưới 5 tuổi thấp còi giảm còn 15%.",
            [(70, "Tỷ lệ người từ 15 tuổi trở lên biết bơi"), (15, "tỷ lệ trẻ dưới 5 tuổi thấp còi")],
            id="an age says who is counted",
        ),
        pytest.param(
            "- 100% đơn khai báo, nộp phí trực tuyến được xử lý trong 24 giờ.",
            [(100, "đơn khai báo, nộp phí trực tuyến được xử lý trong 24 giờ")],
            id="a time says how it is done, and a comma before it parts nothing",
        ),
        pytest.param(
            "- Sau 2 năm thực hiện, 90% hộ tham gia.", [(90, "hộ tham gia")], id="a time that opens the clause"
        ),
        pytest.param(
            "- Giảm tỷ lệ phơi nhiễm tại nơi làm việc xuống dưới 30%; tại quán ăn, quán trà xuống dưới 75%;"
            " tại bến xe xuống dưới 60%.",
            [
                (30, "tỷ lệ phơi nhiễm tại nơi làm việc"),
                (75, "tỷ lệ phơi nhiễm tại quán ăn, quán trà"),
                (60, "tỷ lệ phơi nhiễm tại bến xe"),
            ],
            id="a place goes behind the measure of the one before it",
        ),
        pytest.param(
            "- Tỷ lệ nộp hồ sơ trực tuyến của doanh nghiệp đạt 98%; của cá nhân đạt 85%.",
            [(98, "Tỷ lệ nộp hồ sơ trực tuyến của doanh nghiệp"), (85, "Tỷ lệ nộp hồ sơ trực tuyến của cá nhân")],
            id="an owner, too",
        ),
        pytest.param(
            "- Giảm 30% lượng nước thải trong công nghiệp, 40% trong chăn nuôi.",
            [(30, "lượng nước thải trong công nghiệp"), (40, "lượng nước thải trong chăn nuôi")],
            id="a place behind the figure",
        ),
        pytest.param(
            "- 70% số thôn (riêng ở miền núi là 50%) có sân chơi.",
            [(70, "số thôn có sân chơi"), (50, "số thôn có sân chơi ở miền núi")],
            id="an exception in brackets",
        ),
        pytest.param(
            "- Tỷ lệ điện tái tạo (không kể nguồn lớn hơn 30 MW) đạt 10%.",
            [(10, "Tỷ lệ điện tái tạo (không kể nguồn lớn hơn 30 MW)")],
            id="a figure in brackets says what is counted",
        ),
        pytest.param(
            "- Giảm 10% số vụ cháy năm 2027 và 20% vào năm 2030 so với năm 2020.",
            [(10, "số vụ cháy"), (20, "số vụ cháy")],
            id="what it is compared with is no name",
        ),
        pytest.param(
            "- Tỷ lệ chợ đạt chuẩn: hạng một 90%, hạng hai 70%; hạng ba 50% và chợ phiên 40%.",
            [
                (90, "Tỷ lệ chợ đạt chuẩn: hạng một"),
                (70, "Tỷ lệ chợ đạt chuẩn: hạng hai"),
                (50, "Tỷ lệ chợ đạt chuẩn: hạng ba"),
                (40, "Tỷ lệ chợ đạt chuẩn: chợ phiên"),
            ],
            id="a label names all shares of its list",
        ),
        pytest.param(
            "- Tỷ lệ thôn có sân chơi: miền núi 60%, ven biển 80%; tỷ lệ hộ có vườn đạt 45%; tăng diện tích rau 9%.",
            [
                (60, "Tỷ lệ thôn có sân chơi: miền núi"),
                (80, "Tỷ lệ thôn có sân chơi: ven biển"),
                (45, "tỷ lệ hộ có vườn"),
                (9, "diện tích rau"),
            ],
            id="a measure of its own ends the list of a label",
        ),
        pytest.param(
            "- Cơ cấu lao động ba khu vực lần lượt là 20% - 35% - 45%.",
            [
                (20, "Cơ cấu lao động ba khu vực"),
                (35, "Cơ cấu lao động ba khu vực"),
                (45, "Cơ cấu lao động ba khu vực"),
            ],
            id="shares in a row",
        ),
        pytest.param(
            "- Tỷ suất tử vong trẻ dưới 2 tuổi còn 9‰; trẻ dưới 6 tuổi còn 14‰.",
            [(9, "Tỷ suất tử vong trẻ dưới 2 tuổi"), (14, "trẻ dưới 6 tuổi")],
            id="an age before its figure",
        ),
        pytest.param(
            "- Tỷ suất tử vong trẻ em dưới 2 tuổi giảm còn 9‰; dưới 6 tuổi còn 14‰.",
            [(9, "Tỷ suất tử vong trẻ em dưới 2 tuổi"), (14, "Tỷ suất tử vong trẻ em dưới 6 tuổi")],
            id="another age goes behind the measure of the one before it",
        ),
        pytest.param(
            "- Doanh thu du lịch tăng 9%/năm; đến cuối nhiệm kỳ đạt 700 tỷ đồng.",
            [(9, "Doanh thu du lịch"), (700, "Doanh thu du lịch")],
            id="what it comes to in money",
        ),
        pytest.param("- Chi phí vận tải còn 8% - 9% GDP.", [(8, "Chi phí vận tải")], id="a cost that is lessened"),
        pytest.param("- Hỗ trợ chi phí vận tải 50%.", [], id="a cost that is paid"),
        pytest.param(
            "- The average life expectancy reaches 76 years.", [(76, "The average life expectancy")], id="a life"
        ),
        pytest.param(
            "- Mở 30 km đường ven biển đưa tổng số lên 90 km.",
            [(30, "Mở đường ven biển"), (90, "tổng số")],
            id="what it all comes to",
        ),
        pytest.param(
            "- To raise the rate of paved roads from 50% in 2021 to 65%.",
            [(65, "the rate of paved roads")],
            id="an English rate without where it began",
        ),
        pytest.param(
            "- The share of green buses rises from 2% to 30%.", [(30, "The share of green buses")], id="an English verb"
        ),
    ],
)
def test_a_figure_is_named_by_what_it_measures(line, expected):
    assert indicators(line) == expected


def test_figures_of_one_name_are_told_apart_by_their_headings():
    lines = ["1. Vùng núi", "- Tốc độ tăng trưởng đạt 8%/năm.", "2. Vùng ven biển", "- Tốc độ tăng trưởng đạt 9%/năm."]
    assert indicators(*lines) == [(8, "Vùng núi: Tốc độ tăng trưởng"), (9, "Vùng ven biển: Tốc độ tăng trưởng")]


def test_respective_targets_have_the_names_of_those_before_in_order():
    first = "- Đến năm 2027, 90% cán bộ thư viện được tập huấn và 80% bạn đọc có thẻ"
    assert indicators(f"{first}; đến năm 2030, đạt 100% và 90% các chỉ tiêu tương ứng.") == [
        (90, "cán bộ thư viện được tập huấn"),
        (80, "bạn đọc có thẻ"),
        (100, "cán bộ thư viện được tập huấn"),
        (90, "bạn đọc có thẻ"),
    ]
    unequal = indicators(f"{first}; đến năm 2030, đạt 100% các chỉ tiêu tương ứng.")
    assert unequal[-1] == (100, "các chỉ tiêu tương ứng")


def test_a_place_below_a_line_that_leads_to_it_goes_behind_its_measure():
    lines = ["1. Tỷ lệ hộ dùng nước máy:", "- Tại thành thị đạt 95%;", "- Tại nông thôn đạt 60%."]
    assert [name for _, name in indicators(*lines)] == [
        "Tỷ lệ hộ dùng nước máy tại thành thị",
        "Tỷ lệ hộ dùng nước máy tại nông thôn",
    ]


def test_a_line_above_names_the_figures_of_its_years():
    assert indicators("1. Tỷ lệ hộ nghèo:", "- Đến năm 2026 đạt dưới 3%;") == [(3, "Tỷ lệ hộ nghèo")]


def test_a_long_run_of_years_is_left_soon():
    """Each year may be read in two ways: the reader must not try all of them together."""
    line = f"- Tỷ lệ hộ có điện {'đến năm 2025, ' * 18}các xã 9%."
    start = time.process_time()
    assert indicators(line)
    assert time.process_time() - start < 5
