"""Printed lists of bodies of hospitals, schools, communes and forests are split, or are one collective."""

import pytest

from vnpolicy.nlp.agencies.agencies import split_agencies


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Các phòng, khoa, trung tâm, phân hiệu", id="parts of a college"),
        pytest.param("các khoa và bộ môn", id="faculties"),
        pytest.param("các chủ đầu tư, ban quản lý dự án", id="who build"),
        pytest.param("các trưởng thôn, trưởng bản", id="heads of hamlets"),
        pytest.param("Các đơn vị được phân công chủ trì", id="who were charged"),
        pytest.param("Đơn vị được giao chủ trì", id="who was told to lead"),
        pytest.param("Phòng Khoa học - Công nghệ", id="'khoa học' is no faculty"),
        pytest.param("UBND các xã, phường; thôn, bản", id="places of one body"),
    ],
)
def test_this_is_one_body(text):
    assert [agency.written for agency in split_agencies(text)] == [text]


@pytest.mark.parametrize(
    "expected",
    [
        pytest.param(["Thôn trưởng", "Buôn trưởng", "Tổ trưởng tổ dân phố"], id="heads of hamlets"),
        pytest.param(["Trưởng thôn", "Trưởng bản"], id="not one as with 'các'"),
        pytest.param(["Trưởng các khoa", "Điều dưỡng trưởng"], id="posts of a hospital"),
        pytest.param(["Trạm trưởng", "Hạt trưởng"], id="posts of rangers"),
        pytest.param(["các phòng, khoa", "Trạm Y tế"], id="a name behind a collective"),
        pytest.param(
            ["Ban quản lý rừng phòng hộ Sông Lam", "Khu bảo tồn thiên nhiên Pù Mát", "Hạt Kiểm lâm"], id="of forests"
        ),
        pytest.param(["Công an xã", "Khu bảo tồn biển Hòn Mun"], id="of the sea"),
        pytest.param(["Khu kinh tế Dung Quất", "Khu công nghiệp Hòa Phú"], id="zones"),
        pytest.param(["Ngân hàng Chính sách xã hội tỉnh", "Agribank Lào Cai"], id="a bank by its short name"),
        pytest.param(["Khoa Nhi", "mạng lưới điều dưỡng trưởng các khoa"], id="a network"),
        pytest.param(["Ban Quản lý ký túc xá", "Tổ bảo vệ"], id="guards"),
        pytest.param(["Tổ tự quản", "tổ hòa giải"], id="teams of a hamlet"),
        pytest.param(["Tổ Thư ký", "Tổ Hậu cần"], id="'cần' in a name"),
        pytest.param(["Phòng Đào tạo", "các khoa chuyên môn", "giảng viên"], id="teachers"),
    ],
)
def test_these_are_several_bodies(expected):
    assert [agency.written for agency in split_agencies(", ".join(expected))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "các tổ chức chính trị - xã hội; thôn, buôn, tổ dân phố",
            ["các tổ chức chính trị - xã hội", "thôn, buôn, tổ dân phố"],
            id="hamlets behind a semicolon",
        ),
        pytest.param("đồng chí trực ban hằng ngày", ["đồng chí trực ban"], id="how often"),
    ],
)
def test_what_is_no_part_of_a_name(text, expected):
    assert [agency.written for agency in split_agencies(text)] == expected
