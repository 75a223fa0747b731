"""Which times headings set for the work below them."""

import pytest

from vnpolicy.nlp.actors.governing_periods import heading_period
from vnpolicy.nlp.periods.periods import most_telling, understand_period

TITLE = "Chương trình công tác dân số năm 2026"


def told(heading, title=TITLE, above=None):
    period = heading_period(heading, title=title, above=above and understand_period(above))
    return period and (period.start, period.end, period.recurrence)


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("THÁNG 3", (None, "2026-03", None)),
        ("Tháng 3/2027:", (None, "2027-03", None)),
        ("QUÝ I", (None, "2026-03", None)),
        ("Tháng 4 - 5", ("2026-04", "2026-05", None)),
        ("Tháng 9 năm 2026 (khai giảng)", (None, "2026-09", None)),
        ("Các nhiệm vụ trọng tâm trong tháng 6", (None, "2026-06", None)),
        ("Hoạt động quý II/2026", (None, "2026-06", None)),
        ("NHIỆM VỤ THƯỜNG XUYÊN", (None, None, "ongoing")),
        ("Các công việc thực hiện thường xuyên", (None, None, "ongoing")),
        ("Định kỳ hằng quý:", (None, None, "quarterly")),
        ("NHIỆM VỤ NĂM 2026", None),
        ("GIÁO DỤC THƯỜNG XUYÊN", None),
        ("Chi thường xuyên", None),
        ("Nhiệm vụ đột xuất", None),
        ("Hưởng ứng Tháng hành động vì trẻ em", None),
    ],
)
def test_a_heading_that_only_tells_a_time(heading, expected):
    assert told(heading) == expected


@pytest.mark.parametrize(
    ("title", "above", "end"),
    [
        pytest.param(TITLE, "NĂM 2027", "2027-03", id="the heading above before the title"),
        pytest.param(TITLE, "Giai đoạn 2026 - 2028", "2026-03", id="no year of several"),
        pytest.param("Kế hoạch đến năm 2030", None, "--03", id="no year of a title that looks far"),
    ],
)
def test_the_year_of_a_month(title, above, end):
    assert told("Tháng 3", title, above) == (None, end, None)


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ("Xây dựng Chương trình năm 2027", (None, "2026-12", None)),
        ("Báo cáo trước ngày 05/12/2026", (None, "2026-12-05", None)),
        ("Giao ban hằng tháng", (None, "2026-12", "monthly")),
        ("Rà soát hồ sơ", (None, "2026-12", None)),
    ],
)
def test_a_month_above_comes_before_a_year_in_the_work(own, expected):
    period = most_telling([understand_period(own), heading_period("THÁNG 12", title=TITLE)])
    assert period is not None
    assert (period.start, period.end, period.recurrence) == expected
