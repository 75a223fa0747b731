"""Counts and measures that the aims of a plan set, and when."""

import pytest

from vnpolicy.ingest.document import Block, Document, Span
from vnpolicy.nlp.outline import build_outline
from vnpolicy.nlp.targets import find_targets


def targets(*lines):
    blocks, position = [], 0
    for line in lines:
        blocks.append(Block("paragraph", Span(position, position + len(line))))
        position += len(line) + 1
    made = Document("test.txt", "sha256:0", "\n".join(lines), tuple(blocks))
    return find_targets(made, build_outline(made), ())


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("- Sản lượng muối đạt 80 nghìn tấn.", [(80, "nghìn tấn")], id="reached"),
        pytest.param("- Tổng sản lượng muối đạt khoảng 900 tấn.", [(900, "tấn")], id="reached, about"),
        pytest.param("- Tỷ lệ nhà thuốc đạt 3 trên 1 vạn dân.", [(3, "/vạn dân")], id="a ratio"),
        pytest.param("- Số dược sĩ trên 10.000 dân đạt khoảng 3 dược sĩ.", [(3, "dược sĩ")], id="the base is no aim"),
        pytest.param("- Số cảng đang hoạt động đạt chuẩn đạt 7 cảng.", [(7, "cảng")], id="which ports"),
        pytest.param("- Tỉnh đã có 7 cảng.", [], id="what is there"),
    ],
)
def test_a_measure_that_is_reached(line, expected):
    assert [(t.value, t.unit) for t in targets("I. MỤC TIÊU", line)] == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("- Tới năm 2031, công suất các trạm đạt 90 MW.", [(90, "2031")], id="up to a year"),
        pytest.param("- Năm 2031, công suất các trạm đạt 90 MW.", [(90, "2031")], id="a year opens"),
        pytest.param(
            "- Năm 2031, công suất các trạm đạt 90 MW và năm 2040, phấn đấu đạt 120 MW.",
            [(90, "2031"), (120, "2040")],
            id="two years, each with its figure",
        ),
    ],
)
def test_a_year_ahead_makes_a_measure_a_target_outside_the_objectives(line, expected):
    assert [(t.value, t.end) for t in targets("II. NỘI DUNG", line)] == expected
