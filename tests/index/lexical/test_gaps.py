"""What of a query a library has not, and the deadline that a query is about."""

import pytest

from vnpolicy.index.query.asked_deadlines import asked_deadline


@pytest.mark.parametrize(
    ("query", "known"),
    [
        pytest.param("xyzzy qwrtp", False, id="no word"),
        pytest.param("xyzzy nhãn", True, id="one word"),
        pytest.param("products", True, id="what an English word stands for"),
    ],
)
def test_whether_any_word_is_known(library, query, known):
    assert library.gaps(query).any_word == known


def test_numbers_that_no_document_has(library):
    cited, unknown = library.gaps("889/QĐ-TTg, 203/KH-UBND, 202/KH-UBND và 41/QĐ-UBND").numbers
    assert (cited.written, cited.cited, cited.nearest) == ("889/QĐ-TTg", True, ())
    assert (unknown.written, unknown.cited, unknown.nearest[0]) == ("203/KH-UBND", False, "202/KH-UBND")


@pytest.mark.parametrize(
    ("query", "deadline"),
    [
        pytest.param("tasks due in 2025", ("2025", "2025"), id="a year"),
        pytest.param("nhiệm vụ hoàn thành quý IV/2022", ("2022-10", "2022-12"), id="a quarter"),
        pytest.param("việc đến hạn quý 3 năm 2024", ("2024-07", "2024-09"), id="a quarter in words"),
        pytest.param("báo cáo hoàn thành trước ngày 30/6/2023", (None, "2023-06-30"), id="before a day"),
        pytest.param("to be completed by the end of 2025", (None, "2025"), id="by the end of a year"),
        pytest.param("phải xong trước ngày 30 tháng 6 năm 2023", (None, "2023-06-30"), id="a day in words"),
        pytest.param("việc hoàn thành tháng 6 năm 2023", ("2023-06", "2023-06"), id="a month in words"),
        pytest.param("hoàn thành trong 6 tháng đầu năm 2023", ("2023-01", "2023-06"), id="half a year"),
        pytest.param("reports due in Q4 2023", ("2023-10", "2023-12"), id="a quarter in English"),
        pytest.param("due by 30 June 2023", (None, "2023-06-30"), id="a day in English"),
        pytest.param("den han quy 4 nam 2023", ("2023-10", "2023-12"), id="without diacritics"),
        pytest.param("due in any quarter of 2023", ("2023", "2023"), id="a quarter that is not told"),
        pytest.param("hoàn thành ngày 31/2/2023", None, id="a day that there is not"),
        pytest.param("hoàn thành từ năm 2021 đến năm 2023", None, id="from year to year"),
        pytest.param("deadline 2023-06-30", None, id="an ISO date"),
        pytest.param("chỉ tiêu năm 2025", None, id="no deadline"),
        pytest.param("hạn hán năm 2020", None, id="another word"),
        pytest.param("hoàn thành giai đoạn 2021-2025", None, id="a span of years"),
    ],
)
def test_the_deadline_of_a_question(query, deadline):
    assert asked_deadline(query) == deadline
