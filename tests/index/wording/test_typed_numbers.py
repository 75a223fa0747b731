"""Document numbers in what a person types."""

import pytest

from vnpolicy.index.wording.typed_numbers import number_candidates, whole_numbers


@pytest.mark.parametrize(
    ("text", "key"),
    [
        pytest.param("41/2019/QĐ-UBND", "41-2019-qd-ubnd", id="as written"),
        pytest.param("889 qđ ttg", "889-qd-ttg", id="between blanks"),
        pytest.param("889 / QĐ-TTg", "889-qd-ttg", id="blanks beside the stroke"),
        pytest.param("39/QĐ", "39-qd", id="a beginning"),
        pytest.param("15/2020", "15-2020", id="number and year"),
        pytest.param("thông tư 07/2023", "7-2023", id="thông tư is no từ"),
        pytest.param("nghị định 15/2020", "15-2020-nd", id="the type is of the number"),
        pytest.param("nghị định số 15 năm 2020 của Chính phủ", "15-2020-nd", id="the year in words"),
        pytest.param("NĐ 15/2020", "15-2020-nd", id="the type's symbol"),
        pytest.param("Decree No. 15/2020", "15-2020-nd", id="the type in English"),
        pytest.param("quyết định số 749 của Thủ tướng", "749-qd", id="without a year"),
        pytest.param("Luật Đất đai số 45/2013/QH13 ngày 29/11/2013", "45-2013-qh13", id="beside its date"),
    ],
)
def test_what_may_be_a_number(text, key):
    assert key in number_candidates(text)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        pytest.param("749/QĐ-TTg ngày 03/6/2020", "6-2020", id="month and year of a date"),
        pytest.param("báo cáo trước ngày 30-6-2023", "6-2023", id="with hyphens"),
        pytest.param("báo cáo tháng 6/2020", "6-2020", id="a month"),
        pytest.param("report due 7/2023", "7-2023", id="a month in English"),
        pytest.param("3108/QĐ-TTg", "3108-qd", id="the beginning of a whole number"),
        pytest.param("15/2020/NĐ-CP", "15-2020", id="number and year of a whole number"),
        pytest.param("12/2020/QĐ-UBND", "2020-qd-ubnd", id="the end of a whole number"),
        pytest.param("nghị định 15/2020/TT-BTC", "15-2020-nd", id="a type before another's number"),
        pytest.param("kế hoạch 5 năm", "5-kh", id="a count"),
        pytest.param("giai đoạn 2021-2025", "2021-2025", id="years"),
    ],
)
def test_what_is_no_number(text, key):
    assert key not in number_candidates(text)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        pytest.param("theo 3108/QĐ-TTg và 72/2020/QH14", ["3108/QĐ-TTg", "72/2020/QH14"], id="two"),
        pytest.param("ngày 03/6/2020, 10g/l, trang 5-Sở Y tế", [], id="a date, a measure, a page"),
    ],
)
def test_numbers_typed_with_their_symbols(text, written):
    assert [number.written for number in whole_numbers(text)] == written
