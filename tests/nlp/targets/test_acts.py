"""Counts of the work itself: what is built, bought, held or piloted, by the verbs that lead to the figure."""

import pytest

from tests.nlp.targets.test_targets import targets


def counted(line, heading="II. NHIỆM VỤ"):
    return [(t.value, t.unit) for t in targets(heading, line)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("- Lắp 12 cột đèn dọc bờ kè;", [(12, "cột đèn")], id="one verb"),
        pytest.param("- In và phát 8.000 tờ rơi về chó dại;", [(8000, "tờ rơi")], id="two verbs"),
        pytest.param(
            "- Xây mới 3 giếng; nâng cấp, mở rộng 9 trạm cấp nước.", [(3, "giếng"), (9, "trạm cấp nước")], id="two acts"
        ),
        pytest.param("- Nước A có gần 90 xã và có khoảng 70 chợ lớn.", [], id="what a place has is no act"),
        pytest.param("- Sớm hoàn thành đầu tư và đưa vào sử dụng 7 bến thủy.", [(7, "bến thủy")], id="soon"),
        pytest.param(
            "- Hoàn thành đầu tư xây dựng, lắp đặt và đưa vào sử dụng 7 bến thủy.",
            [(7, "bến thủy")],
            id="many verbs and nothing else",
        ),
        pytest.param("- Trong năm 2027 có thêm 5 ấp đạt chuẩn;", [(5, "ấp")], id="so many more"),
        pytest.param("- Diễn tập chữa cháy cho các tổ tự quản (04 buổi)", [(4, "buổi")], id="alone in a bracket"),
        pytest.param("- Thăm hỏi các gia đình (nhà 04 tầng) ven sông", [], id="a bracket that says of what kind"),
    ],
)
def test_an_act_sets_its_count(line, expected):
    assert counted(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("- Triển khai sổ khám điện tử tại ít nhất 4 trạm y tế;", [(4, "trạm y tế")], id="at least"),
        pytest.param("- Tổ chức thí điểm nuôi cá lồng tại 2 xã;", [(2, "xã")], id="a pilot"),
        pytest.param("- Tổ chức hội nghị tổng kết tại 2 xã;", [], id="a place of an event"),
        pytest.param("- Đối với 2 chợ nổi, đề nghị giữ nguyên chỗ neo đậu;", [], id="of whom"),
    ],
)
def test_places_count_where_something_new_is_set_up(line, expected):
    assert counted(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("- Mỗi chi hội vận động hỗ trợ tối thiểu 6 nhà;", [(6, "nhà")], id="what each does"),
        pytest.param("- Mỗi đề tài phải có ít nhất 6 bài báo;", [], id="what each has"),
        pytest.param("- Mỗi ấp được bố trí ít nhất 6 suất quà;", [], id="what each is given"),
    ],
)
def test_what_each_is_to_do_counts(line, expected):
    assert counted(line) == expected
