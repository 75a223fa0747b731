"""English names of agencies, from the tables and by the grammar of names."""

import pytest

from vnpolicy.index.english_names import english_act, english_agency, english_type, is_vietnamese


@pytest.mark.parametrize(
    ("name", "english"),
    [
        pytest.param("Sở Tài chính", "Department of Finance", id="of the tables"),
        pytest.param("UBND tỉnh Long An", "People's Committee of Long An Province", id="with its province"),
        pytest.param("Giám đốc Sở Y tế", "Director of the Department of Health", id="a post"),
        pytest.param("Bộ trưởng Bộ Tài chính", "Minister of Finance", id="a minister"),
        pytest.param("Các Sở Giáo dục và Đào tạo", "Departments of Education and Training", id="several"),
        pytest.param("các cơ quan liên quan", "relevant agencies", id="by kind"),
        pytest.param("Các cơ quan có liên quan", "Relevant agencies", id="with a capital"),
        pytest.param("Uỷ ban nhân dân các quận, huyện", "People's Committees of urban and rural districts", id="uỷ"),
        pytest.param(
            "Chủ tịch UBND các tỉnh, thành phố trực thuộc Trung ương",
            "Chairperson of the People's Committees of provinces and centrally-run cities",
            id="trực thuộc Trung ương names no city",
        ),
        pytest.param("Phòng Quản lý đầu tư", None, id="no English name"),
        pytest.param("x" * 500, None, id="no name at all"),
    ],
)
def test_a_name_in_english(name, english):
    assert english_agency(name) == english


def test_the_act_of_a_name_is_told_where_there_is_one():
    assert english_act("Bộ Y tế") == "Thông tư 03/2009/TT-BNG"
    assert english_act("Sở Y tế") is None


def test_types_of_documents():
    assert english_type("Quyết định") == "Decision"
    assert english_type("Bản đồ") is None


def test_vietnamese_is_told_by_its_letters():
    assert is_vietnamese("Sở Nội vụ")
    assert not is_vietnamese("People's Committee of Đồng Nai province")
