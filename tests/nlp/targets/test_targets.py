import pytest

from vnpolicy.ingest.document import Block, Cell, Document, Span
from vnpolicy.nlp.doubts.targets import target_doubts
from vnpolicy.nlp.outline.outline import build_outline
from vnpolicy.nlp.targets.targets import find_targets


def document(*lines):
    blocks, position = [], 0
    for line in lines:
        blocks.append(Block("paragraph", Span(position, position + len(line))))
        position += len(line) + 1
    return Document("test.txt", "sha256:0", "\n".join(lines), tuple(blocks))


def table(*rows):
    text, grid, position = "", [], 0
    for row in rows:
        cells = []
        for column, cell in enumerate(row):
            cells.append(Cell(Span(position, position + len(cell)), column=column))
            position += len(cell) + 1
        grid.append(tuple(cells))
        text += "\t".join(row) + "\n"
    return Document("test.docx", "sha256:0", text, (Block("table", Span(0, len(text)), rows=tuple(grid)),))


def targets(*lines):
    made = document(*lines)
    return find_targets(made, build_outline(made), ())


def test_a_heading_dates_the_figures_below_it():
    found = targets(
        "I. MỤC TIÊU",
        "1. Giai đoạn 2024-2026:",
        "- Giảm (3-5)% lượng nước sử dụng của các cơ sở chế biến;",
        "- Xây dựng 10 đến 15 mô hình tưới tiết kiệm;",
        "2. Đến năm 2030:",
        "- 95% hộ dân nông thôn được dùng nước sạch.",
    )
    assert [(t.value, t.value_max, t.unit, t.direction, t.comparator, t.start, t.end) for t in found] == [
        (3, 5, "%", "decrease", "range", "2024", "2026"),
        (10, 15, "mô hình", "reach", "range", "2024", "2026"),
        (95, None, "%", "reach", "eq", None, "2030"),
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param(
            "- 70% vào năm 2025 và 100% vào năm 2030 các cụm công nghiệp được phổ biến kiến thức",
            [(70, "2025"), (100, "2030")],
            id="two years behind two figures",
        ),
        pytest.param(
            "- Đến năm 2025 đạt 95% và đến năm 2030 đạt 100% các thôn có quy ước được công nhận",
            [(95, "2025"), (100, "2030")],
            id="two years before two figures",
        ),
        pytest.param(
            "- Đến năm 2026, 60% số xã có nhà văn hóa; 40% số thôn có điểm đọc sách",
            [(60, "2026"), (40, "2026")],
            id="the opening dates the whole item",
        ),
        pytest.param("- Hằng năm, 100% giáo viên được tập huấn kỹ năng số", [(100, "2030")], id="every year till then"),
        pytest.param(
            "- Xây dựng 30 mô hình và 20 câu lạc bộ trong năm 2027",
            [(30, "2027"), (20, "2027")],
            id="one date behind two counted things",
        ),
        pytest.param(
            "- Tỷ lệ hộ dùng bếp sạch đạt 30% vào năm 2026; khoảng 45% vào năm 2028 và 60% vào năm 2030",
            [(30, "2026"), (45, "2028"), (60, "2030")],
            id="a series of figures, each with its year",
        ),
        pytest.param(
            "- Sản lượng tăng từ 20 nghìn tấn năm 2021 lên 35 nghìn tấn vào năm 2027",
            [(35, "2027")],
            id="a rise has the year of its end",
        ),
        pytest.param(
            "Chỉ tiêu chủ yếu đến năm 2028: tỷ lệ nước sạch đạt 90%; 80% số chợ có nhà để xe",
            [(90, "2028"), (80, "2028")],
            id="a lead-in dates all that follows",
        ),
        pytest.param("- Giảm 40% lượng túi so với năm 2024", [(40, "2030")], id="a year of comparison dates nothing"),
        pytest.param(
            "- Tuyển 72.000 học sinh (tăng 1.000 học sinh so với năm học 2022 - 2023)",
            [(72000, "2030"), (1000, "2030")],
            id="nor does a school year of comparison",
        ),
    ],
)
def test_the_clause_dates_its_figures(line, expected):
    assert [(t.value, t.end) for t in targets("I. MỤC TIÊU ĐẾN NĂM 2030", line)] == expected


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("- Đến nay toàn tỉnh mới chỉ đạt 12% kế hoạch giải ngân năm 2022.", id="a report"),
        pytest.param("- Kinh phí thực hiện: 115 tỷ đồng từ ngân sách tỉnh.", id="money for the work"),
        pytest.param(
            "- Thực hiện Điều 5 Nghị định số 71/2022/NĐ-CP ngày 01/10/2022 của Chính phủ.", id="numbers of law"
        ),
        pytest.param("- Tổ chức tuyên truyền cho người dân tại 28 tỉnh, thành phố ven biển.", id="where, not how many"),
        pytest.param("- Người từ 50 tuổi trở lên được ưu tiên tiêm trước.", id="an age"),
        pytest.param("- Mức tạm ứng tối đa là 50% giá trị hợp đồng.", id="terms of payment"),
        pytest.param("- Từ 80% đến dưới 100% số đơn vị thực hiện đúng quy định: 0.50", id="a scale of marks"),
        pytest.param("- Theo số liệu thống kê, cả nước có trên 50% số xã đạt chuẩn.", id="statistics"),
        pytest.param("- Số 40 Trường Thi, phường Hòa Bình, thành phố Nam Định", id="an address"),
        pytest.param("- Chi hỗ trợ 100% tiền vé xe cho người lao động về quê.", id="a benefit"),
        pytest.param("- Mục tiêu gồm 03 tiêu chí về đào tạo và nghiên cứu.", id="of what a thing is made"),
        pytest.param("- Mỗi đơn vị sự nghiệp thuộc Tổng cục là 01 đơn vị.", id="what counts as one"),
        pytest.param("- Được trợ cấp 12 kg gạo/khẩu/tháng khi thiếu đói.", id="an allowance"),
        pytest.param("- Tổ chức dạy môn học bắt buộc với thời lượng 50 tiết/năm học.", id="how long, not how much"),
        pytest.param(
            "- Chuyển đổi trong phạm vi tối đa 300 nghìn ha đất trồng lúa.", id="a ceiling of what is allowed"
        ),
        pytest.param("- Mỗi giấy chứng nhận nghề được điểm cộng từ 1 điểm đến 2 điểm.", id="marks of an exam"),
        pytest.param("- Bộ chỉ số cấp tỉnh bao gồm 24 chỉ số thành phần.", id="parts of a structure"),
        pytest.param("- Nộp tại Văn phòng Chính phủ tối thiểu 02 bản giấy.", id="copies of a document"),
        pytest.param("- Thành lập Hội đồng thẩm định đủ ít nhất 09 thành viên.", id="who sits on a board"),
        pytest.param("Căn cứ Nghị quyết về mục tiêu đạt 30% dân số đô thị;", id="what a cited document says"),
        pytest.param(
            "Giá trị sản xuất quý I ước tính tăng 3,3%; khu vực dịch vụ tăng 6,8%.",
            id="how it went, sentence by sentence",
        ),
        pytest.param("- Bảo đảm hạ tầng kết nối (4G, 5G) an toàn, đồng bộ.", id="networks"),
    ],
)
def test_what_is_no_target(line):
    assert targets("II. TỔ CHỨC THỰC HIỆN", line) == []


def test_figures_of_a_past_section_are_no_targets():
    assert targets("I. THỰC TRẠNG", "- 85% hộ dân được dùng điện lưới quốc gia.") == []


def test_a_demand_that_starts_from_the_situation_looks_ahead():
    lead_in = "Trong bối cảnh đó, Thủ tướng Chính phủ yêu cầu:"
    assert [t.value for t in targets(lead_in, "- Giảm tổn thất điện năng xuống dưới 6% vào năm 2025.")] == [6]


def test_direction_follows_the_verb_and_not_the_noun_that_holds_it():
    found = targets(
        "I. MỤC TIÊU",
        "- Tăng số thuê bao từ 2 triệu lên 3 triệu người dùng;",
        "- Tốc độ tăng trưởng đạt 8%/năm;",
        "- Duy trì tỷ lệ che phủ rừng ở mức 42%;",
        "- Tỷ lệ hộ nghèo giảm 1,5%/năm.",
    )
    assert [t.direction for t in found] == ["increase", "reach", "maintain", "decrease"]


def test_a_semicolon_inside_the_subject_does_not_cut_the_quote():
    line = "- 90% công nhân trong doanh nghiệp; học sinh các cấp học được cung cấp kiến thức về rác thải nhựa."
    assert targets("I. MỤC TIÊU", line)[0].quote == line.removeprefix("- ").removesuffix(".")


def test_a_new_verb_after_the_semicolon_does_cut_it():
    line = "- Xây dựng 12 mô hình sản xuất sạch hơn; phổ biến rộng rãi các mô hình thành công."
    assert targets("I. MỤC TIÊU", line)[0].quote == "Xây dựng 12 mô hình sản xuất sạch hơn"


def test_a_label_counts_and_the_label_below_dates_it():
    found = targets(
        "1. Tổ chức tập huấn cho cán bộ xã", "Số lượng: 02 lớp/huyện.", "Thời gian thực hiện: Năm 2023 - 2025."
    )
    assert [(t.value, t.unit, t.start, t.end) for t in found] == [(2, "lớp/huyện", "2023", "2025")]


def test_repeated_words_count_once():
    line = "- 70% các làng nghề được phổ biến kiến thức về sản xuất bền vững"
    assert len(targets("I. MỤC TIÊU", line + ";", line + ".")) == 1


def test_a_sentence_again_without_a_time_is_no_second_target_but_a_few_words_are():
    line = "- Kiểm tra 100% hộ kinh doanh thực phẩm tươi sống trên địa bàn tỉnh"
    found = targets("I. MỤC TIÊU", "1. Đến năm 2027:", line + ";", "II. NHIỆM VỤ", line + ".")
    assert [t.end for t in found] == ["2027"]
    counts = (
        "- Dự kiến số lượng tin, bài:",
        "+ Báo in của tỉnh: 12 tin; 18 bài.",
        "+ Báo điện tử tỉnh: 9 tin; 18 bài.",
    )
    assert [t.value for t in targets("I. TUYÊN TRUYỀN", *counts)] == [12, 18, 9, 18]


def test_the_year_of_a_work_dates_what_it_serves():
    line = "- Thành lập các khu bảo tồn biển và phục hồi rạn san hô, thảm cỏ biển tại các đảo xa bờ đến năm 2027 để "
    found = targets("II. NHIỆM VỤ", line + "diện tích biển được bảo vệ đạt 3%")
    assert [(t.quote, t.end) for t in found] == [("diện tích biển được bảo vệ đạt 3%", "2027")]


YEARS = [
    ("STT", "Chỉ tiêu", "Đơn vị tính", "2024", "2025"),
    ("1", "Số lao động được đào tạo", "người", "1.200", "1.500"),
    ("2", "Tỷ lệ hộ nghèo giảm", "%", "1,5", "-"),
]


def test_a_real_table_with_year_columns_gives_a_target_a_year():
    made = table(*YEARS)
    found = find_targets(made, build_outline(made), ())
    assert [(t.indicator, t.value, t.unit, t.direction, t.end) for t in found] == [
        ("Số lao động được đào tạo", 1200, "người", "reach", "2024"),
        ("Số lao động được đào tạo", 1500, "người", "reach", "2025"),
        ("Tỷ lệ hộ nghèo giảm", 1.5, "%", "decrease", "2024"),
    ]


def test_a_flattened_table_gives_the_same():
    cells = [cell for row in YEARS for cell in row]
    found = targets("PHỤ LỤC", *cells)
    assert [(t.value, t.end) for t in found] == [(1200, "2024"), (1500, "2025"), (1.5, "2024")]


UNNUMBERED = (
    *("STT", "Chỉ tiêu", "Đơn vị", "Đến năm 2030", "Cơ quan theo dõi", "VỀ KINH TẾ"),
    *("1", "Tăng trưởng giai đoạn 2021-2030 của Vùng", "%", "Khoảng 7 - 7,5", "Bộ Tài chính"),
    *("2", "Cơ cấu kinh tế của Vùng", "Bộ Tài chính", "Dịch vụ", "%", "38", "Thuế sản phẩm", "%", "5,6"),
    *("3", "Tỉ lệ che phủ rừng", "%", ">47", "Bộ Tài chính"),
)


def test_a_flattened_table_has_rows_without_a_number_and_columns_behind_the_figures():
    made = document(*UNNUMBERED)
    found = find_targets(made, build_outline(made), ())
    assert [(t.indicator, t.value, t.comparator, t.start, t.end) for t in found] == [
        ("Tăng trưởng giai đoạn 2021-2030 của Vùng", 7, "range", "2021", "2030"),
        ("Dịch vụ", 38, "eq", None, "2030"),
        ("Thuế sản phẩm", 5.6, "eq", None, "2030"),
        ("Tỉ lệ che phủ rừng", 47, "min", None, "2030"),
    ]


GROUPED = (
    *("STT", "Chỉ tiêu", "Đơn vị", "Mục tiêu", "Theo Nghị quyết", "Đến năm 2025", "Đến năm 2030"),
    *("1", "Tốc độ tăng giá trị xuất khẩu", "%/năm", "6-7,5", "5,5-6", "x"),
    *("2", "Giảm phát thải, trong đó:", "%", "-", "43,5", "- Lĩnh vực nông nghiệp", "%", "43"),
    *("3", "Diện tích rừng", "Triệu ha", "0,6", "> 1"),
)


def test_a_name_over_the_years_is_no_column_and_a_lone_figure_is_that_of_the_end():
    made = document(*GROUPED)
    found = find_targets(made, build_outline(made), ())
    assert [(t.value, t.end) for t in found] == [
        *((6, "2025"), (5.5, "2030"), (43.5, "2030")),
        *((43, "2030"), (0.6, "2025"), (1, "2030")),
    ]


def test_a_total_runs_over_all_years_and_the_baseline_is_no_target():
    made = table(
        ("TT", "Nội dung", "ĐVT", "Hiện trạng năm 2022", "Tổng số", "2024", "2025"),
        ("1", "Trường đạt chuẩn quốc gia", "trường", "40", "25", "10", "15"),
    )
    found = find_targets(made, build_outline(made), ())
    assert [(t.value, t.start, t.end) for t in found] == [(25, "2024", "2025"), (10, None, "2024"), (15, None, "2025")]


def test_quotes_are_what_the_spans_hold():
    made = document("I. MỤC TIÊU", "- Đón 3 triệu lượt khách; 80% khách lưu trú qua đêm.")
    for target in find_targets(made, build_outline(made), ()):
        assert made.text[slice(*target.span)] == target.quote


def test_english_objectives_give_the_same_records():
    found = targets(
        "1. Specific objectives by the end of 2025",
        "- At least 60% of households in rural communes have access to clean water;",
        "- Reduce the poverty rate by 1.5% each year.",
    )
    assert [(t.value, t.unit, t.comparator, t.direction) for t in found] == [
        (60, "%", "min", "reach"),
        (1.5, "%", "eq", "decrease"),
    ]
    assert found[0].end == "2025"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param(
            "- Có ít nhất 30% trẻ nhà trẻ, 92% trẻ mẫu giáo được đến trường",
            [(30, "min"), (92, "min")],
            id="a bound holds for what is listed with it",
        ),
        pytest.param("- 98% nhóm, lớp được học 2 buổi/ngày", [(98, "eq")], id="a rhythm only describes"),
        pytest.param(
            "- Giá trị gia tăng đạt bình quân trên 8,5%/năm", [(8.5, "min")], id="a bound behind what is on average"
        ),
        pytest.param("- Giá trị thanh toán gấp 25 lần GDP", [(25, "eq")], id="a multiple"),
        pytest.param("- Rút ngắn thời gian giải quyết xuống còn 20 ngày", [(20, "eq")], id="a duration that changes"),
        pytest.param("- Train 5,000 officials", [(5000, "eq")], id="three words are enough with a verb"),
        pytest.param("- Mức 2: từ 55 đến dưới 65 điểm - ở mức Khá", [], id="a scale of levels"),
        pytest.param("- Trường hợp phòng có ít nhất 09 người thì họp riêng từng tổ", [], id="a case"),
        pytest.param("- Tuổi thọ trung bình đạt 76 tuổi", [(76, "eq")], id="an age that is reached"),
        pytest.param("- Trẻ em dưới 6 tuổi được khám miễn phí", [], id="an age of those meant"),
        pytest.param("- Mức thu nhập của hộ nghèo tăng trên 2 lần so với hiện tại", [(2, "min")], id="no charge"),
        pytest.param(
            "- Xây dựng 01 trung tâm và ít nhất: (i) 02 thư viện cấp tỉnh; (ii) 03 nhà văn hóa cấp huyện",
            [(1, "eq"), (2, "min"), (3, "min")],
            id="counts behind small Roman numerals",
        ),
        pytest.param("- Duy trì mạng lưới quan trắc tại ít nhất 40 tỉnh", [(40, "min")], id="how far a work reaches"),
        pytest.param("- Ban hành quy định cho xe con loại từ 09 chỗ trở xuống", [], id="of what kind"),
        pytest.param("- 95% trẻ em được tiêm đủ 02 liều vắc xin", [(95, "eq")], id="what being vaccinated means"),
        pytest.param("- Có tối thiểu 60 bưu phẩm/đầu người/năm", [(60, "min")], id="a noun without a table, rated"),
        pytest.param(
            "- Đến năm 2030: tỷ lệ huy động vào ngân sách nhà nước khoảng 16% GDP", [(16, "eq")], id="a rate of funds"
        ),
    ],
)
def test_levels_and_bounds_below_objectives(line, expected):
    found = targets("I. MỤC TIÊU", line)
    assert [(t.value, t.comparator) for t in found] == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("- Công bố 30 - 40 công trình; khoảng 25 tác phẩm mới; khoảng 9 phim.", [30, 25, 9], id="a list"),
        pytest.param("- Phấn đấu mỗi năm có: 12 tác phẩm dài; 15 tác phẩm ngắn.", [12, 15], id="an aim and a colon"),
        pytest.param("Trồng rừng tập trung 200 nghìn ha/năm.", [200], id="so much each year"),
        pytest.param("- Đến năm 2027: có 1.800 trạm y tế đạt chuẩn.", [1800], id="how many there are by a year"),
        pytest.param(
            "- Công suất tăng từ 0,3 triệu kWh vào năm 2022 lên 1,8 triệu kWh năm 2027; 9 triệu kWh vào năm 2030.",
            [1.8, 9],
            id="a rise until a year without a word before it",
        ),
        pytest.param("- 75% trường ở đô thị và 55% trường ở nông thôn có sổ điện tử.", [75, 55], id="two shares"),
    ],
)
def test_results_outside_the_objectives(line, expected):
    assert [target.value for target in targets("II. NHIỆM VỤ", line)] == expected


def test_the_number_of_the_next_part_is_no_part_of_a_figure():
    found = targets("III. MỤC TIÊU", "- Tỷ lệ hộ có nhà kiên cố đạt 91% trở lên.", "IV. NỘI DUNG THỰC HIỆN")
    assert [target.value for target in found] == [91]


def test_the_time_right_before_a_clause_dates_it():
    line = "- Mở rộng mạng lưới trường lớp ở các xã, bảo đảm đến năm 2027, huy động được ít nhất 36% trẻ em đến trường."
    found = targets("I. MỤC TIÊU GIAI ĐOẠN 2025-2030", line)
    assert [(target.start, target.end) for target in found] == [(None, "2027")]


def test_the_years_that_follow_leave_the_end_open():
    found = targets("I. MỤC TIÊU", "- Trong giai đoạn 2023 - 2025 và các năm tiếp theo, mỗi năm giảm 2% số vụ cháy")
    assert [(target.start, target.end) for target in found] == [("2023", None)]


def test_a_list_that_rises_goes_on_rising():
    found = targets("I. MỤC TIÊU", "- Nâng tỷ lệ đáp ứng của hóa dầu lên 40%; hóa chất cơ bản lên 70%")
    assert [t.direction for t in found] == ["increase", "increase"]


def test_a_short_dated_line_is_the_stage_of_the_list_below_it():
    found = targets("I. MỤC TIÊU", "+ Giai đoạn đến năm 2027", ". Đạt 80 công trình xanh", ". 60% số trường có vườn")
    assert [(t.value, t.end) for t in found] == [(80, "2027"), (60, "2027")]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(
            ("Hà Nội, ngày 03 tháng 4 năm 2024", "I. MỤC TIÊU", "- Năm 2021 đạt 31%, tăng đều"), id="past year"
        ),
        pytest.param(
            ("I. TIÊU CHÍ THI ĐUA", "- Huyện giảm tỷ lệ hộ nghèo từ 4%/năm trở lên"), id="condition of a prize"
        ),
        pytest.param(("II. KINH PHÍ", "a) Phân bổ cho tỉnh: Không quá 20% tổng vốn của dự án"), id="share of funds"),
        pytest.param(("II. NỘI DUNG", "- Môn Tiếng Anh chiếm 40% số điểm của bài thi"), id="marks of an examination"),
        pytest.param(("II. NỘI DUNG", "[1] Tỷ lệ của nước bạn là 40% theo báo cáo"), id="footnote"),
        pytest.param(("II. NỘI DUNG", "- Sàn giao dịch, trên đó có ít nhất 300 cơ sở tham gia"), id="condition"),
    ],
)
def test_figures_that_are_no_results(lines):
    assert targets(*lines) == []


def test_a_damaged_year_is_marked_for_review():
    found = targets("I. MỤC TIÊU", "- Giai đoạn 2022-20303, 100% xã có nhà văn hóa")
    assert [mark.reason for mark in target_doubts(found)] == ["more digits than a year has"]


def test_money_may_be_the_subject_of_a_rate():
    found = targets("I. MỤC TIÊU ĐẾN NĂM 2030", "- Tỷ lệ thu nợ so với ngân sách nhà nước đạt tối thiểu 80%")
    assert [(t.value, t.comparator) for t in found] == [(80, "min")]


AIMS = [
    pytest.param(
        "- Đến năm 2030, tỉ lệ lao động qua đào tạo có bằng cấp, chứng chỉ đạt 25 - 30%.",
        [(25, "range")],
        id="a certificate is no word of too little",
    ),
    pytest.param(
        "- Hình thành tại mỗi vùng kinh tế ít nhất hai mô hình nghiên cứu, ứng dụng công nghệ điển hình.",
        [(2, "min")],
        id="a number in words and a pair of nouns",
    ),
    pytest.param(
        "- Đến năm 2030, thu nhập bình quân đầu người đạt khoảng 130 triệu đồng, tương đương 5.000 USD.",
        [(130, "eq"), (5000, "eq")],
        id="the same in another currency",
    ),
    pytest.param(
        "- Ít nhất 30% gia đình có người cao tuổi sống một mình ở xã vùng cao, 40% gia đình có trẻ em khuyết tật và "
        "người có nguy cơ cao bị bệnh được tập huấn kiến thức, kỹ năng chăm sóc tại nhà và tại cộng đồng.",
        [(30, "min"), (40, "min")],
        id="shares too long to be quoted together keep their bound",
    ),
]


@pytest.mark.parametrize(("line", "expected"), AIMS)
def test_aims_below_objectives(line, expected):
    found = targets("II. MỤC TIÊU", line)
    assert [(target.value, target.comparator) for target in found] == expected


def test_the_scope_of_a_programme_is_no_target():
    assert not targets(
        "I. MỤC TIÊU", "II. PHẠM VI THỰC HIỆN", "- Trong nước: thực hiện trên 63 tỉnh, thành phố cả nước."
    )


def test_a_list_of_things_by_number_sets_no_targets():
    rows = ("1", "Bàn làm việc", "Cái", "01", "2", "Máy vi tính", "Bộ", "02")
    assert targets("STT", "Tên trang thiết bị", "Đơn vị", "Số lượng", *rows) == []
    titled = targets(
        "CHỈ TIÊU ĐÀO TẠO NĂM 2025", "STT", "Nội dung", "Đơn vị", "Số lượng", "1", "Tiến sĩ", "người", "12"
    )
    assert [(t.value, t.end) for t in titled] == [(12, "2025")]


def test_a_line_above_a_table_gives_the_unit_of_its_figures():
    header = ("CHỈ TIÊU ĐÀO TẠO NGHỀ", "ĐVT: người", "STT", "Tỉnh/TP", "Năm 2022", "Năm 2023")
    found = targets(*header, "1", "Hà Nội", "320", "340", "2", "Vĩnh Phúc", "150", "160")
    assert [(t.value, t.unit, t.end) for t in found] == [
        (320, "người", "2022"),
        (340, "người", "2023"),
        (150, "người", "2022"),
        (160, "người", "2023"),
    ]
