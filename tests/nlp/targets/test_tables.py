"""Indicator tables with a header of two rows, a shared unit, or a year in the cell."""

import pytest

from tests.nlp.targets.test_targets import targets

YEARS_OVER_COLUMNS = (
    *("STT", "Loại đất", "Hiện trạng năm 2025", "Quy hoạch đến năm 2030", "So sánh tăng, giảm"),
    *("Diện tích (ha)", "Cơ cấu (%)", "Diện tích (ha)", "Cơ cấu (%)"),
)


def test_each_year_has_the_columns_below_it():
    found = targets(*YEARS_OVER_COLUMNS, "1", "Đất trồng chè", "300", "60", "250", "50", "-50")
    assert [(t.value, t.unit, t.end) for t in found] == [(250, "ha", "2030"), (50, "%", "2030")]


def test_a_row_without_a_number_follows_a_full_one():
    rows = ("1", "Đất trồng chè", "300", "60", "250", "50", "-50", "Trong đó: Chè cổ thụ", "30", "6", "35", "7", "+5")
    found = targets(*YEARS_OVER_COLUMNS, *rows, "2", "Đất ở", "200", "40", "240", "48", "+40")
    assert [(t.indicator, t.value) for t in found] == [
        *(("Diện tích: Đất trồng chè", 250), ("Cơ cấu: Đất trồng chè", 50)),
        *(("Diện tích: Chè cổ thụ", 35), ("Cơ cấu: Chè cổ thụ", 7)),
        *(("Diện tích: Đất ở", 240), ("Cơ cấu: Đất ở", 48)),
    ]


def test_money_below_a_year_is_no_target():
    header = (
        "TT",
        "Nội dung",
        "Năm 2027",
        "Năm 2028",
        "Số lớp (lớp)",
        "Kinh phí (đồng)",
        "Số lớp (lớp)",
        "Kinh phí (đồng)",
    )
    found = targets(*header, "1", "Lớp học nghề chè", "4", "900", "6", "950")
    assert [(t.value, t.unit, t.end) for t in found] == [(4, "lớp", "2027"), (6, "lớp", "2028")]


def test_a_unit_over_several_years_is_that_of_all():
    header = ("TT", "Chỉ tiêu", "Mục tiêu (%)", "2027", "2030")
    found = targets(*header, "1", "Tỷ lệ hộ có nước sạch", "80", "90", "2", "Tỷ lệ hộ cận nghèo", "5", "3")
    assert [(t.value, t.unit, t.end) for t in found] == [
        *((80, "%", "2027"), (90, "%", "2030"), (5, "%", "2027"), (3, "%", "2030"))
    ]


def test_a_year_in_the_cell_dates_its_figure():
    header = ("TT", "Chỉ tiêu", "Giai đoạn 2026 - 2030", "Giai đoạn 2031 - 2035")
    row = ("1", "Tỷ trọng hàng chế biến", "70% vào năm 2029", "80%")
    assert [(t.value, t.start, t.end) for t in targets(*header, *row)] == [(70, None, "2029"), (80, "2031", "2035")]


SHARES = ("STT", "Đơn vị", "Sản phẩm chè (sản phẩm)", "Vườn mẫu (vườn)")


def test_counts_are_shared_out_among_the_places_of_a_flattened_table():
    rows = ("1", "Xã Chè Xanh", "2", "15", "2", "Xã Chè Vàng", "1", "20", "Tổng cộng", "3", "35")
    found = targets("PHÂN BỔ CHỈ TIÊU NĂM 2027", *SHARES, "Ghi chú", *rows)
    assert [(t.indicator, t.value, t.unit, t.end) for t in found] == [
        *(("Sản phẩm chè: Xã Chè Xanh", 2, "sản phẩm", "2027"), ("Vườn mẫu: Xã Chè Xanh", 15, "vườn", "2027")),
        *(("Sản phẩm chè: Xã Chè Vàng", 1, "sản phẩm", "2027"), ("Vườn mẫu: Xã Chè Vàng", 20, "vườn", "2027")),
        *(("Sản phẩm chè: Tổng cộng", 3, "sản phẩm", "2027"), ("Vườn mẫu: Tổng cộng", 35, "vườn", "2027")),
    ]


@pytest.mark.parametrize(
    ("header", "rows", "expected"),
    [
        pytest.param(
            (
                *("TT", "Đơn vị", "Hiện trạng đầu năm 2027", "Chỉ tiêu giảm năm 2027", "Số vườn tạp (vườn)"),
                *("Tỷ lệ vườn tạp (%)", "Số vườn tạp giảm (vườn)", "Tỷ lệ giảm (%)", "Số vườn bỏ hoang giảm (vườn)"),
            ),
            ("1", "Xã Chè Xanh", "162", "1,41", "45", "0,40", "30", "Toàn tỉnh", "300", "2,5", "80", "0,70", "50"),
            [(45, "vườn"), (0.4, "%"), (30, "vườn"), (80, "vườn"), (0.7, "%"), (50, "vườn")],
            id="groups of two and of three columns",
        ),
        pytest.param(
            (
                *("STT", "Xã, phường", "Số vườn mẫu", "cuối năm 2026", "Chỉ tiêu góp công năm 2027"),
                *("(ngày công)", "Số vườn hoàn thành năm", "2027 (vườn)", "Ghi chú"),
            ),
            ("1", "Xã Chè Xanh", "12", "9.500", "36", "2", "Xã Chè Vàng", "15", "4.200", "58"),
            [(9500, "ngày công"), (36, "vườn"), (4200, "ngày công"), (58, "vườn")],
            id="names that go on in the next line",
        ),
        pytest.param(
            ("TT", "Đơn vị", "Dân số (người)", "Số vườn đạt đến 31/12/2026 (vườn)", "Số vườn đạt năm 2027 (vườn)"),
            ("1", "Xã Chè Xanh", "9.500", "12", "15", "2", "Xã Chè Vàng", "4.200", "8", "10"),
            [(15, "vườn"), (10, "vườn")],
            id="the people there are, and a day before the year of the title",
        ),
        pytest.param(
            ("TT", "Tỉnh/TP", "Nhu cầu chè giống năm 2027", "Chè búp", "Chè lá"),
            ("1", "Xã Chè Xanh", "9.500", "12", "2", "Xã Chè Vàng", "4.200", "8"),
            [],
            id="columns of which nobody says what they count",
        ),
    ],
)
def test_names_in_two_rows_or_lines_stand_over_as_many_columns_as_rows_have_figures(header, rows, expected):
    found = targets("Phân bổ chỉ tiêu vườn chè năm 2027", *header, *rows)
    assert [(t.value, t.unit) for t in found] == expected
    assert {t.end for t in found} <= {"2027"}


def test_a_table_without_numbers_begins_with_its_names():
    header = ("Chỉ tiêu", "Đơn vị tính", "Năm 2027", "Năm 2030")
    rows = (
        "Tỷ lệ chè hữu cơ",
        "%",
        "20",
        "30",
        "Số xưởng chè",
        "xưởng",
        "5",
        "12",
        "Giá trị xuất khẩu",
        "tỷ đồng",
        "3",
        "8",
    )
    assert [(t.indicator, t.value, t.unit, t.end) for t in targets(*header, *rows)] == [
        *(("Tỷ lệ chè hữu cơ", 20, "%", "2027"), ("Tỷ lệ chè hữu cơ", 30, "%", "2030")),
        *(("Số xưởng chè", 5, "xưởng", "2027"), ("Số xưởng chè", 12, "xưởng", "2030")),
        *(("Giá trị xuất khẩu", 3, "tỷ đồng", "2027"), ("Giá trị xuất khẩu", 8, "tỷ đồng", "2030")),
    ]


def test_an_indicator_that_counts_from_a_year_on_begins_there():
    header = ("STT", "Chỉ tiêu", "ĐVT", "Năm 2027", "Năm 2030")
    found = targets(
        *header, "1", "Số vườn mẫu lũy kế từ năm 2026", "vườn", "14", "31", "2", "Số xưởng", "xưởng", "1", "2"
    )
    assert [(t.value, t.start, t.end) for t in found] == [
        *((14, "2026", "2027"), (31, "2026", "2030"), (1, None, "2027"), (2, None, "2030"))
    ]


def test_a_list_of_what_places_have_sets_no_target():
    assert targets("THỐNG KÊ NĂM 2027", *SHARES, "1", "Xã Chè Xanh", "2", "15") == []


def test_worded_cells_of_a_flattened_row_hold_their_column():
    header = ("STT", "Chỉ tiêu", "ĐVT", "Năm 2027", "Năm 2030")
    rows = (
        *("1", "Tỷ lệ vườn mẫu", "%", "Phấn đấu", "≥ 60"),
        *("2", "Tỷ lệ đồi trọc", "%", "Giảm 0,5-1", "Cơ bản không còn"),
        *("3", "Tỷ lệ che phủ", "%", "Duy trì 54", "55"),
    )
    found = targets(*header, *rows)
    assert [(t.value, t.value_max, t.direction, t.comparator, t.end) for t in found] == [
        (60, None, "reach", "min", "2030"),
        (0.5, 1, "decrease", "range", "2027"),
        (54, None, "maintain", "eq", "2027"),
        (55, None, "reach", "eq", "2030"),
    ]


def test_years_before_the_document_set_no_target():
    header = ("STT", "Chỉ tiêu", "ĐVT", "Năm 2020", "Giá trị gốc (2025)", "Năm 2030")
    found = targets("Núi Chè, ngày 05 tháng 3 năm 2026", *header, "1", "Số xã có chè", "xã", "5", "7", "9")
    assert [(t.value, t.end) for t in found] == [(9, "2030")]


def test_words_that_stand_below_each_period_are_columns_without_a_unit():
    header = ("STT", "Chỉ số", "Kết quả năm 2025", "Mục tiêu năm 2026", "Cơ quan chủ trì")
    below = ("Điểm", "Xếp hạng", "Điểm", "Xếp hạng")
    rows = (
        "1",
        "Chỉ số A",
        "80,5",
        "24",
        "86",
        "15",
        "Sở Nội vụ",
        "2",
        "Chỉ số B",
        "41",
        "30",
        "44",
        "9",
        "Sở Tài chính",
    )
    assert [(t.indicator, t.value, t.end) for t in targets(*header, *below, *rows)] == [
        *(("Điểm: Chỉ số A", 86, "2026"), ("Xếp hạng: Chỉ số A", 15, "2026")),
        *(("Điểm: Chỉ số B", 44, "2026"), ("Xếp hạng: Chỉ số B", 9, "2026")),
    ]


YEARS = ("TT", "Chỉ tiêu", "ĐVT", "TH năm 2025", "KH năm 2026")


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param(("Tỷ lệ rác được xử lý", "%", "100", "100", "Duy trì"), "Tỷ lệ rác được xử lý", id="word as note"),
        pytest.param(("- Trong đó: Nữ", "%", "48", "50"), "Nữ", id="of which, with a dash"),
        pytest.param(("- Mức độ 2", "Trường", "11", "13"), "Mức độ 2", id="dash alone"),
    ],
)
def test_a_row_is_named_without_its_dash_and_read_without_its_note(row, expected):
    found = targets(*YEARS, "1", "Số trường", "Trường", "41", "44", "2", *row)
    assert [t.indicator for t in found] == ["Số trường", expected]
