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
        pytest.param("- Hoàn thành việc đóng cửa 6 lò đốt rác cũ.", [(6, "lò đốt rác")], id="work to be finished"),
        pytest.param("- Đào tạo nghề may cho 90 phụ nữ.", [(90, "phụ nữ")], id="a trade named like a word of doubt"),
        pytest.param("- Chuẩn bị 7 tấn vôi, 90 lít dầu.", [(7, "tấn"), (90, "lít")], id="two measures of one verb"),
        pytest.param("- Mua 7 tấn gạo, 90 thùng mì.", [(7, "tấn"), (90, "thùng")], id="a measure and a count"),
        pytest.param(
            "- Treo 9 băng rôn, phát 80 tờ rơi.", [(9, "băng rôn"), (80, "tờ rơi")], id="two verbs of one item"
        ),
        pytest.param(
            "- Dự trữ hàng hóa, trong đó gạo 50 tấn, mì gói 900 thùng.",
            [(50, "tấn"), (900, "thùng")],
            id="parts of a stock",
        ),
        pytest.param("- Toàn tỉnh có kho, trong đó gạo 50 tấn, mì gói 900 thùng.", [], id="parts of what is there"),
        pytest.param("- Trồng tối thiểu 40 ha rừng ngập mặn.", [(40, "ha")], id="a least area to be worked on"),
        pytest.param("- Cấp phép nuôi cá có diện tích tối thiểu 3 ha.", [], id="a least area of those meant"),
        pytest.param("- Phấn đấu giảm tối thiểu 5 MW công suất chiếu sáng.", [(5, "MW")], id="a least change aimed at"),
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
        pytest.param("- Triển khai mô hình bếp sạch, ăn chín tại 8 trường học;", [(8, "trường học")], id="a model"),
        pytest.param("- Lắp đặt máy bơm, đường ống tại 3 thôn;", [(3, "thôn")], id="two devices"),
        pytest.param("Dự án nhân rộng mô hình nuôi cá tại 3 thôn;", [], id="the name of a project"),
        pytest.param("- Hoàn thành rà soát thủ tục tại 9 nghị quyết;", [], id="papers"),
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


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("Chỉ số chuyển đổi số tăng 3 bậc so với năm 2026.", [(3, "bậc")], id="it climbs"),
        pytest.param("Phấn đấu Chỉ số PCI tăng ít nhất 05 bậc.", [(5, "bậc")], id="it climbs at least"),
        pytest.param("Chỉ số PAPI nằm trong nhóm 15 tỉnh dẫn đầu.", [(15, "tỉnh")], id="a group of places"),
        pytest.param(
            "Phấn đấu thứ hạng chỉ số PCI nằm trong tốp 15 cả nước.", [(15, None)], id="a group without a noun"
        ),
        pytest.param("Các nhà thầu đứng trong nhóm 15 tỉnh phía Bắc.", [], id="no index"),
    ],
)
def test_the_rank_of_an_index_is_a_result_in_any_section(line, expected):
    assert counted(f"- {line}") == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("Số vụ cháy giảm xuống còn 12", [(12, None)], id="cases"),
        pytest.param("The number of fires at markets is reduced to 0", [(0, None)], id="English"),
        pytest.param("Tầng hầm giảm xuống 12", [], id="no count of anything"),
    ],
)
def test_the_number_of_cases_needs_no_unit(line, expected):
    assert counted(f"- {line};", "I. MỤC TIÊU") == expected
