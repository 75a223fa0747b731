"""Figures in the cells of task tables: below "Chỉ tiêu" they are targets, and the row's time dates them."""

import pytest

from vnpolicy.ingest.document import Block, Document, Span
from vnpolicy.nlp.outline.outline import build_outline
from vnpolicy.nlp.tables.tables import find_task_tables
from vnpolicy.nlp.targets.targets import find_targets


def targets(*cells):
    blocks, position = [], 0
    for cell in cells:
        blocks.append(Block("paragraph", Span(position, position + len(cell))))
        position += len(cell) + 1
    made = Document("test.txt", "sha256:0", "\n".join(cells), tuple(blocks))
    return find_targets(made, build_outline(made), find_task_tables(made))


HEADER = ("TT", "Nhiệm vụ", "Chỉ tiêu", "Thời gian", "Cơ quan chủ trì")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        pytest.param("100% nương chè", [(100, "%", "eq")], id="a share of what it names"),
        pytest.param(
            "Tối thiểu 20.000 lượt người; 40 lớp", [(20000, "lượt người", "min"), (40, "lớp", "eq")], id="two"
        ),
        pytest.param("120 vườn ươm", [(120, "vườn ươm", "eq")], id="a bare count"),
    ],
)
def test_a_cell_below_the_name_of_targets_needs_no_verb(cell, expected):
    found = targets(*HEADER, "1", "Tổ chức tập huấn trồng chè", cell, "Tháng 9/2027", "Sở Y tế")
    assert [(t.value, t.unit, t.comparator) for t in found] == expected
    assert {t.end for t in found} == {"2027-09"}


@pytest.mark.parametrize(
    ("time", "end"),
    [("2027", "2027"), ("30/6/2027", "2027-06-30"), ("Tháng 12/2027", "2027-12"), ("Đến 2030", "2030")],
)
def test_the_time_of_a_row_dates_its_target(time, end):
    found = targets(*HEADER, "1", "Tổ chức tập huấn trồng chè", "≥ 90% nương chè được chăm", time, "Sở Y tế")
    assert [(t.value, t.end) for t in found] == [(90, end)]


PRODUCTS = ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian", "Sản phẩm")


@pytest.mark.parametrize(
    ("work", "product", "expected"),
    [
        pytest.param("Trang bị máy bơm cho các xã", "30 máy bơm", [30], id="a count"),
        pytest.param("Trang bị 30 máy bơm cho các xã", "30 máy bơm", [30], id="said in the work already"),
        pytest.param("Đánh giá các trạm bơm", "02 báo cáo", [], id="papers"),
        pytest.param("Đánh giá các trạm bơm", "01 máy bơm", [], id="one thing"),
    ],
)
def test_a_cell_of_products_that_is_nothing_but_a_count_is_a_target(work, product, expected):
    assert [t.value for t in targets("I. NHIỆM VỤ", *PRODUCTS, "1", work, "Sở Y tế", "Năm 2027", product)] == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            ["1.1. Fit pumps", "Timeline: 2027-2029", "Deliverable: 40 new pumps"], [(40, "2027", "2029")], id="dated"
        ),
        pytest.param(["1. Dựng phim về chè", "Sản phẩm: 12 phóng sự"], [(12, None, None)], id="undated"),
        pytest.param(["1. Dựng phim về chè", "Sản phẩm: 01 báo cáo, 12 phóng sự"], [], id="more than a count"),
    ],
)
def test_a_label_of_products_counts_and_a_label_of_time_beside_it_dates_it(lines, expected):
    assert [(t.value, t.start, t.end) for t in targets("II. TASKS", *lines)] == expected
