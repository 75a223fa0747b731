"""Targets shared out: a plan's count among places in a table, or among kinds in a bracket."""

import pytest

from tests.nlp.targets.test_targets import targets

TITLE = ("PHỤ LỤC", "KẾ HOẠCH XÂY MỚI TRƯỜNG ĐẠT CHUẨN NĂM 2027", "(Kèm theo Kế hoạch số 9/KH-UBND ngày 02/3/2026)")


def test_what_is_assigned_to_each_place_counts_and_what_the_place_registers_does_not():
    head = ("TT", "Huyện", "Chỉ tiêu tỉnh giao", "Huyện đăng ký tháng 4/2026")
    rows = ("Tổng cộng", "9", "12", "1", "Hương Sơn", "3", "2", "2", "Lộc Hà", "6", "10", "3", "Đức Thọ", "0", "0")
    found = targets(*TITLE, *head, *rows)
    assert [(t.quote.replace("\n", " "), t.value, t.unit, t.end) for t in found] == [
        ("Tổng cộng 9 12", 9, "trường", "2027"),
        ("Hương Sơn 3 2", 3, "trường", "2027"),
        ("Lộc Hà 6 10", 6, "trường", "2027"),
    ]


def test_a_lone_column_names_what_it_counts():
    found = targets(*TITLE, "TT", "Huyện", "Số xã hoàn thành", "1", "Hương Sơn", "4", "2", "Lộc Hà", "5")
    assert [(t.value, t.unit) for t in found] == [(4, "xã"), (5, "xã")]


def test_years_that_are_past_have_a_total_that_sets_nothing():
    head = ("TT", "Chỉ tiêu", "ĐVT", "Thực hiện năm 2021", "Thực hiện năm 2022", "Tổng cộng")
    assert not targets("PHỤ LỤC", *head, "1", "Trường đạt chuẩn quốc gia", "trường", "10", "15", "25")


def test_a_count_without_a_plan_above_it_is_no_target():
    title = ("PHỤ LỤC", "SỐ LIỆU TRƯỜNG HỌC NĂM 2027")
    assert not targets(*title, "TT", "Huyện", "Số xã hoàn thành", "1", "Hương Sơn", "4", "2", "Lộc Hà", "5")


def test_a_bracket_shares_a_count_out():
    line = "- Phấn đấu năm 2027 xây mới 13 trường đạt chuẩn (trong đó, cấp mầm non 8 trường; cấp tiểu học 5 trường)."
    assert [(t.value, t.end) for t in targets("I. MỤC TIÊU", line)] == [(13, "2027"), (8, "2027"), (5, "2027")]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("- Tổng chi ngân sách khoảng 10,5 nghìn tỷ đồng.", [10.5], id="the budget is the plan"),
        pytest.param("- Trần nợ không quá 60% GDP; ngưỡng cảnh báo là 55% GDP.", [60], id="a warning level is no aim"),
        pytest.param("- Phấn đấu kỳ hạn trái phiếu bình quân đạt từ 9 - 11 năm.", [9], id="a term that is aimed at"),
        pytest.param("- Hình thành tối thiểu 10 nhóm nghiên cứu có năng lực mạnh.", [10], id="groups of researchers"),
        pytest.param("- Trồng 900 ha rừng, bình quân mỗi năm trồng 180 ha.", [900, 180], id="so much each year"),
        pytest.param(
            "- Tổng lượng khách qua các bến khoảng 27,5 triệu hành khách (chiếm 2% thị phần).",
            [27.5, 2],
            id="a size with its share",
        ),
        pytest.param(
            "- Tổng thu đạt 900 tỷ đồng, trong đó thu nội địa 700 tỷ đồng, thu hải quan 200 tỷ đồng.",
            [900, 700, 200],
            id="what a revenue is made of",
        ),
        pytest.param(
            "- Tổng vốn đầu tư toàn xã hội: 60 - 70 nghìn tỷ đồng.", [60], id="what the whole society invests"
        ),
        pytest.param("- Vốn đầu tư của dự án: 60 tỷ đồng.", [], id="what a project costs"),
        pytest.param("- Chỉ số cải cách hành chính tăng 3 - 5 bậc.", [3], id="a rise in rank"),
        pytest.param("- Complete the training of 900 energy auditors.", [900], id="who is trained, in English"),
        pytest.param("- Certify 07 cities as green cities.", [7], id="certified, in English"),
    ],
)
def test_figures_of_objectives(line, expected):
    assert [t.value for t in targets("I. MỤC TIÊU", line)] == expected


def test_a_label_that_builds_sets_how_much_is_built_outside_the_objectives():
    lines = ["- Xây dựng mới hầm chui đường sắt: 149 hầm.", "- Kiểm tra (trắc nghiệm): 01 bài."]
    assert [(t.value, t.unit) for t in targets("III. LỘ TRÌNH", *lines)] == [(149, "hầm")]


def test_of_which_is_cut_behind_something_done_and_the_same_share_of_two_groups_is_not():
    lines = [
        "- Ít nhất 50% số đề tài có đơn đăng ký bảo hộ được chấp nhận, trong đó 10% số đề tài có bằng sáng chế.",
        (
            "- Ít nhất 30% gia đình có người bệnh, 30% gia đình có trẻ em tự kỷ, trẻ rối nhiễu tâm trí được tập huấn "
            "nâng cao nhận thức về chăm sóc sức khỏe tại gia đình và cộng đồng, phòng ngừa từ xa."
        ),
    ]
    quotes = [t.quote for t in targets("I. MỤC TIÊU", *lines)]
    assert quotes[1].startswith("trong đó 10%")
    assert quotes[2].startswith("Ít nhất 30%")
    assert quotes[2] == quotes[3]


def test_the_same_words_of_another_whole_are_another_target():
    part = "trong đó có ít nhất 45% là lao động nữ."
    found = targets(
        "I. MỤC TIÊU", f"- 35% thợ mỏ được học nghề mới, {part}", f"- 60% ngư dân được học nghề mới, {part}"
    )
    assert [t.value for t in found] == [35, 45, 60, 45]
    yearly = "(bình quân 900 người/năm)."
    assert len(targets("I. MỤC TIÊU", f"- Đào tạo thợ mỏ {yearly}", f"- Đào tạo ngư dân {yearly}")) == 2


def test_the_deadline_of_some_work_makes_no_second_target_of_a_sentence_but_a_stage_does():
    line = "- Kiểm tra, kiểm soát 100% tàu cá xuất bến, nhập bến tại các trạm"
    assert len(targets("II. NHIỆM VỤ", line, "III. VIỆC HOÀN THÀNH TRƯỚC NGÀY 31/3/2027", f"{line}.")) == 1
    assert len(targets("1. Giai đoạn 2027 - 2030", line, "2. Giai đoạn 2031 - 2035", f"{line}.")) == 2


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            [
                "3. Kế hoạch vay, trả nợ công năm 2027:",
                "- Vay về cho vay lại: 26 tỷ đồng.",
                "- Trả nợ không quá 9 tỷ đồng.",
            ],
            [(26, "eq", "2027"), (9, "max", "2027")],
            id="borrowing is what a plan of debts sets",
        ),
        pytest.param(["II. VIỆC", "- Cho vay hộ nghèo 50 triệu đồng."], [], id="a loan is none"),
        pytest.param(
            ["II. VIỆC", "- Sắp xếp các chi cục đến hết năm 2027 còn 42 chi cục."],
            [(42, "eq", "2027")],
            id="what is left",
        ),
        pytest.param(
            ["II. VIỆC", "- Đầu tư xây dựng mỗi huyện 01 trạm quan trắc."], [(1, "eq", None)], id="one for each"
        ),
        pytest.param(
            ["II. VIỆC", "- Hằng năm tổ chức diễn tập ít nhất 01 phương án chữa cháy."], [(1, "min", None)], id="drills"
        ),
        pytest.param(
            ["II. VIỆC", "- Trồng rừng ngập mặn để đạt phát thải ròng bằng “0”."],
            [(0, "eq", None)],
            id="net zero as an end",
        ),
        pytest.param(
            ["II. VIỆC", "- Sửa quy chuẩn phù hợp với mục tiêu phát thải ròng bằng “0”."], [], id="net zero of others"
        ),
        pytest.param(["I. MỤC TIÊU", "- Không còn xã đạt dưới 12 tiêu chí."], [], id="nothing below it is left"),
        pytest.param(
            ["II. VIỆC", "- Nhu cầu điện vẫn tiếp tục tăng ở mức bình quân khoảng 8%/năm."], [], id="it still grows"
        ),
        pytest.param(
            ["II. VIỆC", "- Tái bản 900 đầu sách, đảm bảo tỷ lệ sách điện tử chiếm 15%."],
            [(900, "eq", None), (15, "eq", None)],
            id="a rate behind a count",
        ),
        pytest.param(
            ["II. VIỆC", "- Đến năm 2031, phấn đấu bảo đảm tổng công suất đạt 120 MW - 145 MW."],
            [(120, "range", "2031")],
            id="a range that is reached",
        ),
        pytest.param(
            ["I. MỤC TIÊU", "- Có 3 hợp tác xã nằm trong bảng xếp hạng 300 hợp tác xã lớn nhất."],
            [(3, "eq", None)],
            id="how long a ranking is",
        ),
        pytest.param(
            ["I. MỤC TIÊU", "- Phát triển mới ít nhất 12 DNNN."], [(12, "min", None)], id="enterprises by their letters"
        ),
        pytest.param(
            ["I. MỤC TIÊU", "- Các cơ sở có mức tiêu thụ từ 2 triệu kWh/năm trở lên phải tiết kiệm 3%."],
            [(3, "eq", None)],
            id="which ones must",
        ),
        pytest.param(
            ["II. VIỆC", "- Chỉ tiêu tuyển sinh: tuyển 02 lớp vào học lớp 10 tiếng Nga."],
            [(2, "eq", None)],
            id="a grade",
        ),
        pytest.param(
            ["II. VIỆC", "- Đối với 09 tỉnh, thành phố chưa báo cáo, đề nghị gửi trước 15/6."],
            [],
            id="to whom it is said",
        ),
        pytest.param(
            ["1. So với các mục tiêu của Chiến lược:", "- Xe con trong nước là 30 nghìn chiếc."],
            [],
            id="measured against aims",
        ),
        pytest.param(["II. VIỆC", "- CPI 04 tháng tăng bình quân 2,1%."], [], id="so far on average"),
    ],
)
def test_what_counts_as_a_result(lines, expected):
    assert [(t.value, t.comparator, t.end) for t in targets(*lines)] == expected


TWO_A_YEAR = ("TT", "Tỉnh/thành phố", "Hiện trạng", "Đến năm 2030", "Đến năm 2040") + ("Số trạm", "Diện tích (ha)") * 3


def test_two_columns_below_each_period_have_their_period_and_unit():
    rows = ("1", "Miền Đông", "2", "0,5", "3", "1,5", "4", "2,5", "2", "Miền Tây", "1", "0,2", "6", "3,1", "-")
    total = ("Cộng", "3", "0,7", "9", "4,6", "4", "2,5")
    found = targets("PHỤ LỤC", *TWO_A_YEAR, *rows, *total)
    assert [(t.indicator, t.value, t.unit, t.end) for t in found] == [
        ("Số trạm: Miền Đông", 3, "trạm", "2030"),
        ("Diện tích: Miền Đông", 1.5, "ha", "2030"),
        ("Số trạm: Miền Đông", 4, "trạm", "2040"),
        ("Diện tích: Miền Đông", 2.5, "ha", "2040"),
        ("Số trạm: Miền Tây", 6, "trạm", "2030"),
        ("Diện tích: Miền Tây", 3.1, "ha", "2030"),
        ("Số trạm: Cộng", 9, "trạm", "2030"),
        ("Diện tích: Cộng", 4.6, "ha", "2030"),
        ("Số trạm: Cộng", 4, "trạm", "2040"),
        ("Diện tích: Cộng", 2.5, "ha", "2040"),
    ]


def test_a_row_of_more_figures_than_columns_sets_nothing():
    rows = ("1", "Miền Đông", "5", "70", "80", "2", "Miền Tây", "60", "75")
    found = targets("PHỤ LỤC", "STT", "Vùng", "Năm 2026", "Năm 2030", *rows)
    assert [(t.indicator, t.value) for t in found] == [("Miền Tây", 60), ("Miền Tây", 75)]


@pytest.mark.parametrize(
    ("lines", "indicator"),
    [
        pytest.param(
            ["GIAO CHỈ TIÊU", "STT", "Tỉnh, thành phố", "TỶ LỆ HỘ CÓ NƯỚC SẠCH", "Năm 2026", "Năm 2030"],
            "Tỷ lệ hộ có nước sạch: Miền Đông",
            id="what stands over the years",
        ),
        pytest.param(
            ["CHỈ TIÊU TRỒNG CÂY GIAI ĐOẠN 2026 - 2030 CỦA CÁC HUYỆN", "STT", "Huyện", "Năm 2026", "Năm 2030"],
            "Trồng cây: Miền Đông",
            id="what the title plans",
        ),
        pytest.param(
            ["CHỈ TIÊU TRỒNG CÂY GIAI ĐOẠN 2026 - 2030", "STT", "Chỉ tiêu", "Năm 2026", "Năm 2030"],
            "Miền Đông",
            id="rows that are no places",
        ),
    ],
)
def test_rows_of_places_are_named_by_what_is_measured_there(lines, indicator):
    assert {t.indicator for t in targets(*lines, "1", "Miền Đông", "70%", "80%")} == {indicator}
