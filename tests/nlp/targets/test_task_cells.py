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
