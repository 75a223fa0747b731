"""Columns in which a row is ticked: which time each is of."""

import pytest

from tests.nlp.tables.test_tables import flat, ruled
from vnpolicy.nlp.tables.slots import slot_name
from vnpolicy.nlp.tables.tables import find_task_tables


@pytest.mark.parametrize(
    ("label", "above", "expected"),
    [
        pytest.param("Quý I", ("Tiến độ", "2026"), "Quý I/2026", id="a quarter below its year"),
        pytest.param("I", ("Năm 2026", "Quý"), "Quý I/2026", id="a number below the word and the year"),
        pytest.param("III", ("Năm 2026",), "Quý III/2026", id="a Roman number below a year is a quarter"),
        pytest.param("5", ("Thời gian thực hiện (tháng)",), "Tháng 5", id="a number below months"),
        pytest.param("T5", ("Năm 2026",), "Tháng 5/2026", id="a month in short"),
        pytest.param("Tuần 2", ("2026", "Tháng 5"), "Tháng 5/2026", id="a week of a month"),
        pytest.param("T2", ("Tháng 5",), "Tháng 5", id="a week in short"),
        pytest.param("Tháng 5", ("Quý II",), "Tháng 5", id="a month below its quarter"),
        pytest.param("6 tháng cuối năm", ("Năm 2026",), "6 tháng cuối năm 2026", id="half a year"),
        pytest.param("x", ("Tháng 5",), None, id="a tick is no week"),
        pytest.param("2027 trở đi", (), "2027 trở đi", id="from a year on"),
        pytest.param("2026 - 2028", ("Lộ trình",), "2026 - 2028", id="years"),
        pytest.param("5", ("2026",), None, id="a number below a year may be anything"),
        pytest.param("I", ("TT",), None, id="the number of a row"),
        pytest.param("Kinh phí năm 2026", (), None, id="money of a year"),
        pytest.param("Chủ trì", ("Thực hiện trong quý",), None, id="a body"),
    ],
)
def test_what_a_column_of_ticks_is_called(label, above, expected):
    assert slot_name(label, above) == expected


def test_a_sum_below_money_is_money():
    document = ruled(
        (("TT", 2, 1), ("Nhiệm vụ", 2, 1), ("Chủ trì", 2, 1), ("Kinh phí (triệu đồng)", 1, 2)),
        ("Tổng số", "Trung ương"),
        ("1", "Xây dựng quy chế phối hợp", "Sở Tư pháp", "500", "200"),
    )
    (table,) = find_task_tables(document)
    assert [column.role for column in table.columns[3:]] == ["funding", "other"]


def test_quarters_below_years_below_one_head():
    document = ruled(
        (("TT", 3, 1), ("Nhiệm vụ", 3, 1), ("Chủ trì", 3, 1), ("Tiến độ", 1, 3)),
        (("2026", 1, 2), ("2027 trở đi", 2, 1)),
        ("Quý III", "Quý IV"),
        ("1", "Xây dựng quy chế phối hợp", "Sở Tư pháp", "x", "", ""),
    )
    (table,) = find_task_tables(document)
    assert [column.name for column in table.columns[3:]] == ["Quý III/2026", "Quý IV/2026", "2027 trở đi"]
    assert len(table.rows) == 1


def test_a_month_before_the_first_number_is_the_title_of_a_group():
    document = flat(
        "STT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Sản phẩm",
        "THÁNG 01", "1", "Xây dựng kế hoạch truyền thông", "Sở Tài chính", "Sở Nội vụ", "Kế hoạch",
        "THÁNG 02", "2", "Rà soát các quy định về đấu thầu", "Sở Tư pháp", "Sở Nội vụ", "Báo cáo",
    )  # fmt: skip
    (table,) = find_task_tables(document)
    assert [document.text[slice(*row.groups[-1])] for row in table.rows] == ["THÁNG 01", "THÁNG 02"]
