"""Indicator tables with a header of two rows, a shared unit, or a year in the cell."""

from vnpolicy.ingest.document import Block, Document, Span
from vnpolicy.nlp.outline.outline import build_outline
from vnpolicy.nlp.targets.targets import find_targets


def targets(*cells):
    blocks, position = [], 0
    for cell in cells:
        blocks.append(Block("paragraph", Span(position, position + len(cell))))
        position += len(cell) + 1
    made = Document("test.txt", "sha256:0", "\n".join(cells), tuple(blocks))
    return find_targets(made, build_outline(made), ())


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
