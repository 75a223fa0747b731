"""Bounds that lead to a list, figures of others in brackets, and money beside what it pays for."""

import pytest

from tests.nlp.targets.test_targets import targets
from vnpolicy.nlp.targets.quantities import bound_of_lead


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            ["- Mỗi huyện có ít nhất: (i) 02 chợ đạt chuẩn; (ii) 03 siêu thị; (iii) trên 04 kho lạnh."],
            [(2, "min"), (3, "min"), (4, "min")],
            id="in one paragraph",
        ),
        pytest.param(
            ["- Đến năm 2031, đạt tối thiểu:", "+ 80% bến có nhà chờ;", "+ 70% bến có lối đi riêng."],
            [(80, "min"), (70, "min")],
            id="a line above its items",
        ),
        pytest.param(["- Mật độ tối đa:", "+ Khu nhà liền kề: 45%"], [(45, "max")], id="a line above names"),
        pytest.param(["- Xây dựng cầu vượt: 02 cầu."], [(2, "eq")], id="a flyover is no bound"),
        pytest.param(["- Các huyện đạt:", "+ 80% bến có nhà chờ;"], [(80, "eq")], id="no bound"),
    ],
)
def test_a_bound_that_leads_to_a_list_bounds_its_items(lines, expected):
    assert [(t.value, t.comparator) for t in targets("I. MỤC TIÊU", *lines)] == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("- Tỷ lệ che phủ rừng đạt 55% (mục tiêu của Chính phủ là 42%).", [55], id="the government's"),
        pytest.param("- Tỷ lệ giường bệnh tư đạt 12% (chỉ tiêu Quốc hội giao 10%).", [12], id="as assigned"),
        pytest.param("- Tỷ lệ dân số đô thị đạt 48% (bình quân cả nước 45%).", [48], id="the country's"),
        pytest.param("- Tỷ lệ dân số đô thị đạt 48% (chỉ tiêu đến năm 2035 là 60%).", [48, 60], id="its own"),
    ],
)
def test_what_another_aims_at_is_no_target(line, expected):
    assert [t.value for t in targets("I. MỤC TIÊU", line)] == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("- Thu hút 12 dự án với tổng vốn 500 tỷ đồng.", "Thu hút dự án", id="with"),
        pytest.param("- Xây mới 20 căn nhà trị giá 70 triệu đồng/căn.", "Xây mới căn nhà", id="worth"),
        pytest.param("- Xây mới 20 căn nhà cho hộ nghèo.", "Xây mới căn nhà cho hộ nghèo", id="for whom"),
        pytest.param("- Đạt 5% số hộ ở đồng bằng.", "số hộ ở đồng bằng", id="a plain is no level"),
        pytest.param(
            "- Phấn đấu đạt mục tiêu của giai đoạn 2027 - 2030: tăng trưởng bình quân 7%/năm.",
            "tăng trưởng",
            id="the stage is no part of it",
        ),
        pytest.param("- Ít nhất 90%3 các hộ có nước sạch.", "các hộ có nước sạch", id="the mark of a note"),
        pytest.param("- Có 40 sản phẩm đạt từ 3 sao trở lên.", "sản phẩm đạt từ 3 sao trở lên", id="and above"),
        pytest.param("- Mỗi xã có ít nhất: (i) 02 chợ.", "Mỗi xã có chợ", id="the bound of a list is no name"),
    ],
)
def test_money_and_bounds_are_no_part_of_the_name(line, expected):
    assert targets("I. MỤC TIÊU", line)[0].indicator == expected


def test_a_bound_behind_its_figure_bounds_no_list_below_it():
    assert bound_of_lead("- Tiêm vắc xin cho người từ 18 tuổi trở lên: ") == "eq"
    assert bound_of_lead("- Mỗi huyện có ít nhất: (i) ") == "min"
