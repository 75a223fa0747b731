"""When the work of a table's row is to be done: ticks, columns of beginnings, years of titles, months in short."""

import pytest

from tests.nlp.tables.test_tables import ruled
from vnpolicy.nlp.tasks.table_tasks import find_table_tasks

WORK = ("1", "Xây dựng quy chế phối hợp liên ngành", "Sở Tư pháp")
TIMELINE = (
    (("TT", 3, 1), ("Nhiệm vụ", 3, 1), ("Chủ trì", 3, 1), ("Tiến độ", 1, 4)),
    (("2026", 1, 2), ("2027", 2, 1), ("2028 trở đi", 2, 1)),
    ("Quý III", "Quý IV"),
)


def times(*rows):
    tasks, _ = find_table_tasks(ruled(*rows))
    return [task.period and (task.period.start, task.period.end, task.period.recurrence) for task in tasks]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        pytest.param(("x", "x", "", ""), ("2026-07", "2026-12", None), id="quarters of a year"),
        pytest.param(("x", "x", "x", ""), ("2026-07", "2027", None), id="a quarter up to another year"),
        pytest.param(("", "x", "", ""), (None, "2026-12", None), id="one quarter"),
        pytest.param(("", "", "", "x"), ("2028", None, None), id="from a year on"),
        pytest.param((("Thường xuyên", 1, 4),), (None, None, "ongoing"), id="a word across all columns"),
        pytest.param(("Trước 15/8", "", "", ""), (None, "2026-08-15", None), id="a day below its quarter"),
        pytest.param(("1.500", "", "2000", ""), None, id="amounts are no time"),
    ],
)
def test_times_below_a_head_of_three_lines(cells, expected):
    assert times(*TIMELINE, (*WORK, *cells)) == [expected]


@pytest.mark.parametrize(
    ("ticks", "expected"),
    [
        pytest.param(("x", "x", ""), (None, "2026-04", None), id="weeks of one month"),
        pytest.param(("", "x", "x"), ("2026-04", "2026-05", None), id="weeks of two months"),
    ],
)
def test_weeks_below_months(ticks, expected):
    header = ("Nhiệm vụ", 2, 1), ("Chủ trì", 2, 1), ("Tháng 4/2026", 1, 2), "Tháng 5/2026"
    assert times(header, ("Tuần 1", "Tuần 2", "Tuần 1"), (*WORK[1:], *ticks)) == [expected]


def test_halves_of_a_year():
    header = ("Nhiệm vụ", 2, 1), ("Chủ trì", 2, 1), ("Năm 2026", 1, 2)
    halves = ("6 tháng đầu năm", "6 tháng cuối năm")
    assert times(header, halves, (*WORK[1:], "x", "x")) == [("2026-01", "2026-12", None)]
    assert times(header, halves, (*WORK[1:], "", "x")) == [("2026-07", "2026-12", None)]


@pytest.mark.parametrize(
    ("begin", "finish", "expected"),
    [
        pytest.param("Quý I/2026", "Quý II/2026", ("2026-01", "2026-06", None), id="quarters"),
        pytest.param("Tháng 3/2026", "Tháng 6/2026", ("2026-03", "2026-06", None), id="months"),
        pytest.param("T10/2026", "T12/2026", ("2026-10", "2026-12", None), id="months in short"),
        pytest.param("01/3/2026", "", ("2026-03-01", None, None), id="no end"),
        pytest.param("", "Quý II/2026", (None, "2026-06", None), id="no beginning"),
    ],
)
def test_a_column_of_beginnings_says_when_the_work_begins(begin, finish, expected):
    header = ("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Bắt đầu", "Hoàn thành")
    assert times(header, (*WORK, begin, finish)) == [expected]


HEADER = ("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian")


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        pytest.param("II. NĂM 2027", "2027-03", id="a year"),
        pytest.param("Các nhiệm vụ triển khai trong năm 2027", "2027-03", id="the work of a year"),
        pytest.param("II. Thi hành Luật Căn cước năm 2023", "2026-03", id="a law of a year"),
        pytest.param("Nhiệm vụ hoàn thành đến năm 2030", "2026-03", id="up to a year"),
    ],
)
def test_a_date_without_a_year_is_of_the_year_of_the_title_above(title, expected):
    tasks, _ = find_table_tasks(ruled(("KẾ HOẠCH NĂM 2026",), HEADER, ((title, 1, 4),), (*WORK, "Quý I")))
    assert [task.period and task.period.end for task in tasks] == [expected]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        pytest.param("T10/2026", (None, "2026-10", None), id="month and year"),
        pytest.param("T. 9/2026", (None, "2026-09", None), id="with a point"),
        pytest.param("T10-12/2026", ("2026-10", "2026-12", None), id="months"),
    ],
)
def test_months_in_short(cell, expected):
    assert times(HEADER, (*WORK, cell)) == [expected]


def test_the_title_of_a_group_dates_what_only_recurs():
    tasks, _ = find_table_tasks(ruled(HEADER, (("Giai đoạn 2026 - 2028", 1, 4),), (*WORK, "Thường xuyên")))
    assert [task.period and (task.period.start, task.period.end, task.period.recurrence) for task in tasks] == [
        ("2026", "2028", "ongoing")
    ]


BY_MONTHS = ("STT", "Nội dung công việc", "Đơn vị chủ trì", "Sản phẩm")


@pytest.mark.parametrize(
    ("title", "work", "product", "expected"),
    [
        pytest.param("THÁNG 02", "Phát động Tết trồng cây", "Lễ phát động", (None, "2026-02", None), id="a month"),
        pytest.param("Tháng 4 - 5", "Mở hội thi tay nghề", "Hội thi", ("2026-04", "2026-05", None), id="months"),
        pytest.param(
            "QUÝ III", "Khảo sát chợ xã", "Báo cáo (trước 30/8)", (None, "2026-08-30", None), id="a product's day"
        ),
        pytest.param(
            "QUÝ IV",
            "Xây dựng Chương trình công tác năm 2027",
            "Chương trình",
            (None, "2026-12", None),
            id="a year in the work",
        ),
        pytest.param(
            "THÁNG 6", "Sơ kết công tác trước ngày 20/6", "Báo cáo", (None, "2026-06-20", None), id="a day in it"
        ),
        pytest.param(
            "THÁNG 7/2027", "Kiểm tra các tổ", "Kế hoạch năm 2028", (None, "2027-07", None), id="its own year"
        ),
    ],
)
def test_below_titles_of_months(title, work, product, expected):
    rows = ruled(("CHƯƠNG TRÌNH CÔNG TÁC NĂM 2026",), BY_MONTHS, ((title, 1, 4),), ("1", work, "Văn phòng", product))
    tasks, _ = find_table_tasks(rows)
    assert [task.period and (task.period.start, task.period.end, task.period.recurrence) for task in tasks] == [
        expected
    ]


def test_the_later_of_two_days_below_one_head_is_the_end():
    header = (("STT", 2, 1), ("Nhiệm vụ", 2, 1), ("Cơ quan chủ trì", 2, 1), ("Thời hạn", 1, 2))
    tasks, _ = find_table_tasks(
        ruled(
            header, ("Trình dự thảo", "Ban hành"), (*WORK, "20/9/2026", "15/11/2026"), (*WORK, "Đã trình", "30/9/2026")
        )
    )
    assert [task.period and task.period.end for task in tasks] == ["2026-11-15", "2026-09-30"]
