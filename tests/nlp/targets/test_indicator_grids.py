"""Indicator tables as Word, HTML and PDF give them: merged names over columns, blank and worded cells, shares."""

import pytest

from vnpolicy.ingest.document import Block, Cell, Document, Span
from vnpolicy.nlp.outline.outline import build_outline
from vnpolicy.nlp.targets.targets import find_targets


def table(title, drawn):
    """A document of a title and a table; "<" goes on with the cell on the left, "^" with the one above."""
    rows = [[cell.strip() for cell in line.split("|")] for line in drawn.strip().split("\n")]
    text, placed = f"{title}\n", []
    for number, row in enumerate(rows):
        cells = []
        for column, said in enumerate(row):
            if said in ("<", "^"):
                continue
            width = 1 + next((i for i, right in enumerate(row[column + 1 :]) if right != "<"), len(row) - column - 1)
            below = [line[column] for line in rows[number + 1 :]]
            height = 1 + next((i for i, cell in enumerate(below) if cell != "^"), len(below))
            cells.append(Cell(Span(len(text), len(text) + len(said)), height, width, column))
            text += f"{said}\t"
        placed.append(tuple(cells))
        text = f"{text[:-1]}\n"
    blocks = (Block("paragraph", Span(0, len(title))), Block("table", Span(len(title) + 1, len(text)), rows=(*placed,)))
    return Document("test.docx", "sha256:0", text, blocks)


def targets(title, drawn):
    made = table(title, drawn)
    return find_targets(made, build_outline(made), ())


ISSUED = "Núi Chè, ngày 05 tháng 12 năm 2026\n"


@pytest.mark.parametrize(
    ("drawn", "expected"),
    [
        pytest.param(
            """STT | Chỉ tiêu | ĐVT | Năm 2026 | < | Kế hoạch năm 2027 | Định hướng 2030 | Cơ quan theo dõi
               ^ | ^ | ^ | Kế hoạch | Ước thực hiện | ^ | ^ | ^
               1 | Sản lượng chè | tấn | 8-9 | 7,5 | 9-10 | ≥ 12 | Sở A""",
            [(9, 10, "tấn", "2027"), (12, None, "tấn", "2030")],
            id="a year above a plan and what came of it",
        ),
        pytest.param(
            """TT | Chỉ tiêu | ĐVT | Năm 2027 | Năm 2030
               1 | Số xưởng chè | xưởng | 2 |
               2 | Số hợp tác xã | hợp tác xã | | 5""",
            [(2, None, "xưởng", "2027"), (5, None, "hợp tác xã", "2030")],
            id="blank cells",
        ),
        pytest.param(
            """Chỉ tiêu | Giai đoạn 2027 - 2029 | < | < | < | Đơn vị chủ trì
               ^ | 2027 | 2028 | 2029 | Cả giai đoạn | ^
               Trồng chè (ha) | 10 | 20 | 30 | 60 | Phòng A""",
            [(10, None, "ha", "2027"), (20, None, "ha", "2028"), (30, None, "ha", "2029"), (60, None, "ha", "2029")],
            id="a range over its years",
        ),
        pytest.param(
            """STT | Chỉ tiêu | ĐVT | Mục tiêu Nghị quyết Đại hội | Kết quả 2021-2025 | Mục tiêu đến 2030
               1 | Tỷ lệ nương chè hữu cơ | % | 40 | 38 | 50""",
            [(50, None, "%", "2030")],
            id="a column without a year",
        ),
        pytest.param(
            """TT | Chỉ số | Đơn vị | Kỳ gốc (2026) | Năm 2024 | Mục tiêu 2030 | So sánh 2030/2026 (%)
               1 | Số xã có chè | xã | 7 | 6 | 11 | 157""",
            [(11, None, "xã", "2030")],
            id="columns of the past and of a comparison",
        ),
        pytest.param(
            """STT | Chỉ tiêu | ĐVT | TH năm 2025 | KH năm 2026 | Ước TH 2026 | KH năm 2027 | Kinh phí năm 2027
               A | B | C | 1 | 2 | 3 | 4 | 5=4/3
               1 | Lượt khách thăm nương | 1.000 lượt | 80 | 90 | 95 | 100 | 700""",
            [(100, None, "1.000 lượt", "2027")],
            id="short words for what was done, numbers of columns, thousands as a unit, money",
        ),
        pytest.param(
            """Nhóm | Chỉ tiêu | Mục tiêu 2027 | Mục tiêu 2030
               Nương chè | Năng suất chè (tăng bình quân, %/năm) | 6,5 | 7
               ^ | Tỷ lệ hộ có máy sao (%) | 20 | 30""",
            [
                (6.5, None, "%/năm", "2027"),
                (7, None, "%/năm", "2030"),
                (20, None, "%", "2027"),
                (30, None, "%", "2030"),
            ],
            id="a group's name merged downwards",
        ),
        pytest.param(
            """STT | Chỉ tiêu | Đơn vị | Năm 2027 | Năm 2030
               I | Hạ tầng (%) | | |
               1 | Tỷ lệ thôn có đường | | 90 | 100
               2 | Thu phí tham quan | Tỷ đồng | 5 | 6
               | Trong đó: vé lẻ | " | 3 | 4""",
            [
                *((90, None, "%", "2027"), (100, None, "%", "2030"), (5, None, "Tỷ đồng", "2027")),
                *((6, None, "Tỷ đồng", "2030"), (3, None, "Tỷ đồng", "2027"), (4, None, "Tỷ đồng", "2030")),
            ],
            id="units of a group and of the row above",
        ),
    ],
)
def test_each_figure_has_the_year_and_unit_of_its_column(drawn, expected):
    assert [(t.value, t.value_max, t.unit, t.end) for t in targets(ISSUED, drawn)] == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Giảm 0,3-0,5", (0.3, 0.5, "%", "decrease", "range", "2027")),
        ("Duy trì 54,4", (54.4, None, "%", "maintain", "eq", "2027")),
        ("Phấn đấu 2", (2, None, "%", "reach", "eq", "2027")),
        (">= 70", (70, None, "%", "reach", "min", "2027")),
        ("Top 40", (40, None, "%", "reach", "eq", "2027")),
        ("Giảm 10% so với năm 2020", (10, None, "%", "decrease", "eq", "2027")),
        ("05 xã", (5, None, "xã", "reach", "eq", "2027")),
        ("Cơ bản không còn", None),
        ("Đạt", None),
        ("x", None),
        ("3/2", None),
        ("12 tháng/lần", None),
    ],
)
def test_a_worded_cell_is_read_and_spoils_no_other(cell, expected):
    drawn = f"TT | Chỉ tiêu | ĐVT | Năm 2027 | Năm 2030\n1 | Tỷ lệ đồi trọc | % | {cell} | 55"
    found = [(t.value, t.value_max, t.unit, t.direction, t.comparator, t.end) for t in targets(ISSUED, drawn)]
    assert found == [*([expected] if expected else []), (55, None, "%", "reach", "eq", "2030")]


@pytest.mark.parametrize(
    ("title", "drawn", "expected"),
    [
        pytest.param(
            "PHÂN BỔ CHỈ TIÊU SẢN PHẨM CHÈ NĂM 2027",
            """TT | Đơn vị | Sản phẩm chè (sản phẩm) | Vườn mẫu (vườn) | Ghi chú
               1 | Xã Chè Xanh | 2 | 15 |
               2 | Xã Chè Vàng | 1 | - | mới""",
            [
                ("Sản phẩm chè: Xã Chè Xanh", 2, "sản phẩm", "2027"),
                ("Vườn mẫu: Xã Chè Xanh", 15, "vườn", "2027"),
                ("Sản phẩm chè: Xã Chè Vàng", 1, "sản phẩm", "2027"),
            ],
            id="rows are places, the unit stands in the name of the column",
        ),
        pytest.param(
            "CHỈ TIÊU GIAO CHO CÁC THÔN NĂM 2027",
            """TT | Thôn | Số hộ nghèo đầu năm | Chỉ tiêu giảm (hộ)
               1 | Chè Xanh | 41 | 9""",
            [("Chỉ tiêu giảm: Chè Xanh", 9, "hộ", "2027")],
            id="rows are hamlets",
        ),
        pytest.param(
            "CHỈ TIÊU PHÁT TRIỂN HỘ TRỒNG CHÈ NĂM 2027",
            """Nội dung | Tổng số | Xã Chè Xanh | Xã Chè Vàng
               Số hộ trồng chè mới (hộ) | 30 | 20 | 10""",
            [
                ("Số hộ trồng chè mới (hộ)", 30, "hộ", "2027"),
                ("Số hộ trồng chè mới (hộ): Xã Chè Xanh", 20, "hộ", "2027"),
                ("Số hộ trồng chè mới (hộ): Xã Chè Vàng", 10, "hộ", "2027"),
            ],
            id="columns are places",
        ),
        pytest.param(
            "GIAO CHỈ TIÊU NĂM 2027",
            """STT | Xã, phường | Tỷ lệ hộ có vườn chè (%) | < | Số máy sao (máy) | <
               ^ | ^ | 2027 | 2028 | 2027 | 2028
               1 | Xã Chè Xanh | 94 | 95 | 3 | 4""",
            [
                *(("Tỷ lệ hộ có vườn chè: Xã Chè Xanh", 94, "%", "2027"),),
                *(("Tỷ lệ hộ có vườn chè: Xã Chè Xanh", 95, "%", "2028"),),
                *(("Số máy sao: Xã Chè Xanh", 3, "máy", "2027"), ("Số máy sao: Xã Chè Xanh", 4, "máy", "2028")),
            ],
            id="each group of years has its own name",
        ),
        pytest.param(
            "GIAO CHỈ TIÊU GIẢM NGHÈO NĂM 2027\nĐơn vị tính: Hộ",
            """TT | Đơn vị | Tổng số hộ nghèo đầu năm 2027 | Chỉ tiêu giảm hộ nghèo năm 2027 | Tỷ lệ (%)
               1 | Xã Chè Xanh | 120 | 30 | 25""",
            [("Chỉ tiêu giảm hộ nghèo: Xã Chè Xanh", 30, "Hộ", "2027")],
            id="what there is at the start of the year sets no target",
        ),
        pytest.param(
            "PHÂN BỔ CHỈ TIÊU HỘ TRỒNG CHÈ NĂM 2027",
            """TT | Đơn vị | Hộ năm 2026 (hộ) | Hộ trồng mới (hộ) | Hỗ trợ (triệu đồng)
               1 | Xã Chè Xanh | 12 | 15 | 300""",
            [("Hộ trồng mới: Xã Chè Xanh", 15, "hộ", "2027")],
            id="a year before and money that is spent",
        ),
        pytest.param(
            "KẾ HOẠCH TRỒNG CHÈ CÁC XÃ NĂM 2027",
            """TT | Đơn vị | Hiện trạng năm 2026 (ha) | Trồng mới năm 2027 (ha) | Vườn mẫu (vườn)
               1 | Xã Chè Xanh | 120 | 15 | 3""",
            [("Trồng mới: Xã Chè Xanh", 15, "ha", "2027"), ("Vườn mẫu: Xã Chè Xanh", 3, "vườn", "2027")],
            id="a count without a year beside those of a year",
        ),
        pytest.param(
            "Targets assigned to districts in 2027",
            """No. | District | Households connected (households) | Share of households (%)
               1 | Green Tea District | 1,200 | 86""",
            [
                ("Households connected: Green Tea District", 1200, "households", "2027"),
                ("Share of households: Green Tea District", 86, "%", "2027"),
            ],
            id="shares in English",
        ),
        pytest.param(
            "GIAO KẾ HOẠCH VỐN NĂM 2027",
            """Nội dung | Tổng số | Xã Chè Xanh | Xã Chè Vàng
               Làm đường (triệu đồng) | 30 | 20 | 10""",
            [],
            id="a plan of money",
        ),
        pytest.param(
            "DANH MỤC THIẾT BỊ NĂM 2027",
            """TT | Đơn vị | Máy sao (máy) | Máy vò (máy)
               1 | Xã Chè Xanh | 12 | 15""",
            [],
            id="nothing is planned",
        ),
    ],
)
def test_shares_of_places_and_bodies(title, drawn, expected):
    assert [(t.indicator, t.value, t.unit, t.end) for t in targets(title, drawn)] == expected
