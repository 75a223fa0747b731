from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnpolicy.index.days import first_date_of, last_date_of
from vnpolicy.index.deadlines.schedules import MONTHS, Issue, schedule_of
from vnpolicy.index.deadlines.series import Series, months_apart
from vnpolicy.ingest.document import Span
from vnpolicy.nlp.periods.periods import understand_period
from vnpolicy.nlp.plan import Period, Task

TODAY = date(2026, 2, 10)
PLAN = Issue("Kế hoạch", "55/KH-UBND", "Kế hoạch cải cách hành chính năm 2026", "2026-01-20")
CIRCULAR = Issue("Thông tư", "15/2019/TT-BTC", "Quy định chế độ báo cáo", "2019-03-20")


def find_schedule(given, text="việc", issue=CIRCULAR):
    return schedule_of(Task(text, Span(0, len(text)), (), period=given), issue)


def period(start=None, end=None, recurrence=None):
    return Period("", start, end, recurrence)


def next_of(schedule, today):
    return schedule.next_date(today) if isinstance(schedule, Series) else schedule


@pytest.mark.parametrize(
    ("given_period", "expected"),
    [
        pytest.param(None, None, id="no time stated"),
        pytest.param(period(), None, id="a time that is not understood"),
        pytest.param(period(end="2026"), "2026-12-31", id="a year"),
        pytest.param(period(end="2026-06"), "2026-06-30", id="a month: its last day"),
        pytest.param(period(end="2028-02"), "2028-02-29", id="a leap year's February"),
        pytest.param(period(end="2025-12-15"), "2025-12-15", id="a day that is past"),
        pytest.param(period(end="2026-02-30"), "2026-02-28", id="a day that its month lacks"),
        pytest.param(period("2025", "2030"), "2030-12-31", id="from and to"),
        pytest.param(period("2025"), None, id="a beginning without an end"),
        pytest.param(period(recurrence="ongoing"), None, id="ongoing"),
        pytest.param(period(end="2026", recurrence="ongoing"), "2026-12-31", id="ongoing until"),
        pytest.param(period(recurrence="annual"), "2026-12-31", id="every year"),
        pytest.param(period(end="--12-01", recurrence="annual"), "2026-12-01", id="a day of every year"),
        pytest.param(period(end="--02-01", recurrence="annual"), "2027-02-01", id="a day that is past this year"),
        pytest.param(period(end="--02-10", recurrence="annual"), "2026-02-10", id="today"),
        pytest.param(period(end="--02-29", recurrence="annual"), "2026-02-28", id="29 February in a common year"),
        pytest.param(period(end="--11", recurrence="annual"), "2026-11-30", id="a month of every year"),
        pytest.param(period(end="--12-01"), "2026-12-01", id="a day of every year without a recurrence"),
        pytest.param(period(recurrence="semiannual"), "2026-06-30", id="every six months"),
        pytest.param(period(end="--12-15", recurrence="semiannual"), "2026-12-15", id="no other day is made up"),
        pytest.param(
            period(end="--12-31", recurrence="semiannual"), "2026-06-30", id="six months from an end of month"
        ),
        pytest.param(period(recurrence="quarterly"), "2026-03-31", id="every quarter"),
        pytest.param(period(recurrence="monthly"), "2026-02-28", id="every month"),
        pytest.param(period("2028", recurrence="annual"), "2028-12-31", id="a series that is still to begin"),
        pytest.param(period("2021", "2025", "annual"), None, id="a series that has ended"),
        pytest.param(period(end="2027-11-15", recurrence="annual"), "2026-11-15", id="a series up to a day"),
        pytest.param(period(end="2026-02-20", recurrence="quarterly"), "2026-02-20", id="an end off the pattern"),
        pytest.param(period(end="0000", recurrence="annual"), "2026-12-31", id="a year that is none"),
        pytest.param(period(end="9999", recurrence="monthly"), "2026-02-28", id="the last year of all"),
    ],
)
def test_the_next_date_of_a_period(given_period, expected):
    found = next_of(find_schedule(given_period), TODAY)
    assert (found and found.isoformat()) == expected


@pytest.mark.parametrize(
    ("recurrence", "text", "expected"),
    [
        pytest.param("monthly", "báo cáo trước ngày 20 hằng tháng", "2026-02-20", id="a day of every month"),
        pytest.param("monthly", "gửi về Vụ trước ngày 05 hàng tháng", "2026-03-05", id="one that is past this month"),
        pytest.param("monthly", "báo cáo ngày 20 tháng 6", "2026-02-28", id="a day of one month is none of every"),
        pytest.param("monthly", "before the 20th of every month", "2026-02-20", id="in English"),
        pytest.param("monthly", "ngày 39 hằng tháng", "2026-02-28", id="no day"),
        pytest.param("quarterly", "trước ngày 25 tháng cuối quý", "2026-03-25", id="the last month of a quarter"),
        pytest.param("quarterly", "ngày 10 của tháng đầu quý sau", "2026-04-10", id="the first month of the next"),
        pytest.param(
            "quarterly", "by the 5th day of the first month of the quarter", "2026-04-05", id="English quarter"
        ),
        pytest.param("quarterly", "by the 20th of the third month of each quarter", "2026-03-20", id="its third month"),
        pytest.param("quarterly", "before the 20th of every month", "2026-03-31", id="a month's day in a quarter"),
        pytest.param("annual", "trước ngày 20 hằng tháng", "2026-12-31", id="another recurrence"),
    ],
)
def test_the_day_of_the_month_is_read_in_the_text(recurrence, text, expected):
    series = find_schedule(period(recurrence=recurrence), text)
    assert series.next_date(TODAY).isoformat() == expected


@pytest.mark.parametrize(
    ("text", "issue", "days"),
    [
        pytest.param(
            "Chậm nhất ngày 30 tháng 6 và ngày 31 tháng 12 hằng năm", CIRCULAR, "06-30 12-31", id="two days a year"
        ),
        pytest.param("trước ngày 15 tháng 6 và 15 tháng 12 hằng năm", PLAN, "06-15 12-15", id="one word for both"),
        pytest.param("trước ngày 15/6 và 15/12 hằng năm", PLAN, "06-15 12-15", id="two in figures"),
        pytest.param(
            "Gửi trước ngày 15/7 báo cáo 6 tháng và trước ngày 25/01 năm sau báo cáo năm",
            CIRCULAR,
            "01-25 07-15",
            id="a day of the next year",
        ),
        pytest.param(
            "Báo cáo trước ngày 10/02 năm sau số dư đến hết ngày 31/12", CIRCULAR, "02-10", id="what a report is about"
        ),
        pytest.param("Báo cáo 06 tháng chậm nhất ngày 15/6 hằng năm", CIRCULAR, "06-15", id="a half year made up"),
        pytest.param(
            "Các đơn vị báo cáo Bộ tình hình sử dụng quỹ và của các đơn vị trực thuộc, chậm nhất ngày 18 tháng 6 "
            "của năm báo cáo và ngày 18 tháng 12",
            CIRCULAR,
            "06-18 12-18",
            id="a day listed behind a deadline in a long clause",
        ),
        pytest.param("định kỳ 6 tháng (trước ngày 30/6)", CIRCULAR, "06-30 12-31", id="the end of a half year"),
        pytest.param("báo cáo ngày 20 các tháng 3, 6, 9, 12", PLAN, "03-20 06-20 09-20 12-20", id="months listed"),
        pytest.param("hằng quý, ngày 15 tháng thứ hai của quý", PLAN, "02-15 05-15 08-15 11-15", id="middle months"),
        pytest.param("mỗi quý, trước ngày 15 tháng thứ 2 mỗi quý", PLAN, "02-15 05-15 08-15 11-15", id="2 in figures"),
        pytest.param(
            "hằng quý, vào ngày 20 tháng cuối quý (tháng 3, 6, 9 hằng năm)",
            PLAN,
            "03-20 06-20 09-20 12-20",
            id="months of the quarters",
        ),
        pytest.param("báo cáo quý trước ngày 15 của quý tiếp theo", PLAN, "01-15 04-15 07-15 10-15", id="of the next"),
        pytest.param("báo cáo quý trước ngày 05 của tháng sau", PLAN, "01-05 04-05 07-05 10-05", id="after quarters"),
        pytest.param("Tháng 3, 9 hằng năm", PLAN, "03-31 09-30", id="months of every year"),
        pytest.param("trước tháng 12 hằng năm", PLAN, "11-30", id="before a month of every year"),
    ],
)
def test_all_days_that_the_text_states(text, issue, days):
    series = find_schedule(understand_period(text), text, issue)
    found, day = [], date(2030, 1, 1)
    while (day := series.next_date(day)).year == 2030:
        found.append(f"{day:%m-%d}")
        day += timedelta(days=1)
    assert " ".join(found) == days


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("Định kỳ hằng tháng, trước ngày 25, báo cáo", 25, id="the day behind a comma"),
        pytest.param("Hằng tháng (ngày 25) báo cáo", 25, id="in brackets"),
        pytest.param("Hằng tháng, Ủy ban nhân dân các xã báo cáo Ủy ban nhân dân tỉnh trước ngày 25", 25, id="far off"),
        pytest.param("chậm nhất ngày 05 (năm) của tháng tiếp theo", 5, id="a day in words too"),
        pytest.param("hằng tháng trước ngày 25 của tháng báo cáo", 25, id="of the month of the report"),
        pytest.param("gửi báo cáo trước ngày 05 tháng sau", 5, id="of the next month"),
        pytest.param("báo cáo ngày 12 tháng liền kề sau", 12, id="of the month after"),
        pytest.param("send monthly reports before the 25th", 25, id="in English"),
        pytest.param("By the 5th, send monthly reports", 5, id="in English, first of all"),
        pytest.param("họp hằng tháng, ngày 19 của tháng cuối quý", 31, id="a day of the quarter is none either"),
        pytest.param("hằng tháng báo cáo, trước ngày 15/12 tổng kết", 31, id="a day of the year is none of the month"),
    ],
)
def test_the_day_of_every_month(text, day):
    series = find_schedule(understand_period(text), text)
    assert months_apart(series.days) == 1
    assert series.days[0][1] == day


@pytest.mark.parametrize(
    ("text", "issue", "expected"),
    [
        pytest.param("Hoàn thành trước ngày 30/4", PLAN, "2026-04-30", id="a plan: in the year of its title"),
        pytest.param("Báo cáo trước ngày 15/01", PLAN, "2027-01-15", id="a plan: after its date"),
        pytest.param("Báo cáo trước ngày 31/3 năm sau", PLAN, "2027-03-31", id="the year after"),
        pytest.param("Hoàn thành trong tháng 8", PLAN, "2026-08-31", id="a month"),
        pytest.param("Hoàn thành trước tháng 11/2026", PLAN, "2026-10-31", id="before a month"),
        pytest.param("Trình duyệt trước năm 2027", PLAN, "2026-12-31", id="before a year"),
        pytest.param("Hoàn thành trước quý IV năm 2026", PLAN, "2026-09-30", id="before a quarter"),
        pytest.param("Hoàn thành vào đầu năm 2027", PLAN, "2027-03-31", id="the beginning of a year"),
        pytest.param("Hoàn thành vào đầu quý III năm 2026", PLAN, "2026-07-31", id="the beginning of a quarter"),
        pytest.param("Hoàn thành đầu tháng 9/2026", PLAN, "2026-09-10", id="the beginning of a month"),
        pytest.param("Hoàn thành trong 6 tháng đầu năm 2026", PLAN, "2026-06-30", id="the first half of a year"),
        pytest.param("Hoàn thành trong nửa đầu năm 2026", PLAN, "2026-06-30", id="the first half in other words"),
        pytest.param("Từ đầu năm 2026 đến hết năm 2027", PLAN, "2027-12-31", id="from the beginning of a year"),
        pytest.param("Hoàn thành giữa năm 2026", PLAN, "2026-06-30", id="the middle of a year"),
        pytest.param("Hoàn thành vào cuối năm 2026", PLAN, "2026-12-31", id="the end of a year"),
        pytest.param("Hoàn thành trong quý I", PLAN, "2026-03-31", id="a quarter of the plan's year"),
        pytest.param("complete it before 2027", PLAN, "2026-12-31", id="before a year in English"),
        pytest.param("trước ngày 01/11/2026", PLAN, "2026-11-01", id="before a day is that day"),
        pytest.param("trong vòng 30 ngày kể từ ngày 01/12/2026", PLAN, "2026-12-31", id="days from a date"),
        pytest.param("trong thời hạn 02 tháng kể từ ngày ban hành Kế hoạch này", PLAN, "2026-03-20", id="from issue"),
        pytest.param("trong thời hạn 15 ngày kể từ ngày nhận được hồ sơ", PLAN, None, id="from what is not known"),
        pytest.param("trong thời hạn 15 ngày làm việc kể từ ngày 01/12/2026", PLAN, None, id="working days"),
        pytest.param("trong năm học 2026 - 2027", PLAN, "2027-05-31", id="a school year"),
        pytest.param("Từ năm học 2008-2009", PLAN, None, id="from a school year on"),
    ],
)
def test_the_one_day_of_a_deadline(text, issue, expected):
    found = find_schedule(understand_period(text), text, issue)
    assert (found and found.isoformat()) == expected


@pytest.mark.parametrize(
    ("issue", "yearly"),
    [
        pytest.param(CIRCULAR, True, id="a circular"),
        pytest.param(PLAN, False, id="a plan"),
        pytest.param(Issue("Chỉ thị", "12/CT-TTg", "Về dự toán", "2022-07-22"), False, id="a directive"),
        pytest.param(Issue("Chỉ thị", "15/2006/CT-TTg", "Về báo cáo", "2006-05-01"), True, id="one that is normative"),
        pytest.param(Issue("Quyết định", "7/QĐ-BTC", "Ban hành Quy chế báo cáo", "2022-05-01"), True, id="rules"),
        pytest.param(Issue("Quyết định", "7/QĐ-BTC", "Phê duyệt Kế hoạch", "2022-05-01"), False, id="a plan approved"),
        pytest.param(Issue(None, None, None, "2022-05-01"), True, id="not known"),
        pytest.param(Issue("Kế hoạch"), True, id="a plan without a date"),
    ],
)
def test_a_day_without_a_year_comes_again_only_in_rules(issue, yearly):
    text = "Hoàn thành trước ngày 30/4"
    assert isinstance(find_schedule(understand_period(text), text, issue), Series) is yearly


@pytest.mark.parametrize(
    ("issued", "expected"),
    [
        pytest.param("2026-12-10", "2027-12-15", id="a plan of the next year"),
        pytest.param("2026-07-22", "2026-12-15", id="how to make that plan"),
        pytest.param("2027-01-20", "2027-12-15", id="issued in its year"),
    ],
)
def test_the_year_of_a_title_counts_where_it_is_soon(issued, expected):
    text, issue = "Hoàn thành trước ngày 15/12", replace(PLAN, title="Kế hoạch năm 2027", issued=issued)
    assert find_schedule(understand_period(text), text, issue).isoformat() == expected


def test_two_days_without_a_year_come_once_each_in_a_plan():
    text = "Báo cáo 6 tháng đầu năm trước ngày 15/6, báo cáo năm trước ngày 15/12"
    series = find_schedule(understand_period(text), text, PLAN)
    assert [series.next_date(day) for day in (TODAY, date(2026, 6, 16), date(2026, 12, 16))] == [
        date(2026, 6, 15),
        date(2026, 12, 15),
        None,
    ]


def test_a_report_on_a_plan_of_several_years_comes_in_each():
    issue = Issue("Kế hoạch", "9/KH-UBND", "Kế hoạch giảm nghèo giai đoạn 2025 - 2027", "2025-03-01")
    text = "Báo cáo kết quả trước ngày 15/12"
    series = find_schedule(understand_period(text), text, issue)
    assert (series.next_date(TODAY), series.last_date(date(2030, 1, 1))) == (date(2026, 12, 15), date(2027, 12, 15))


@pytest.mark.parametrize(
    ("text", "last"),
    [
        pytest.param("trước ngày 20/6 và 20/11 hằng năm đến năm 2025", date(2025, 11, 20), id="up to a year"),
        pytest.param("trước ngày 15/12 hằng năm trong giai đoạn 2026 - 2028", date(2028, 12, 15), id="a phase"),
    ],
)
def test_the_last_year_of_a_series(text, last):
    assert find_schedule(understand_period(text), text).until == last


def test_half_years_from_30_june_end_with_the_year_too():
    series = find_schedule(period(end="--06-30", recurrence="semiannual"))
    assert series.next_date(date(2026, 7, 1)) == date(2026, 12, 31)


def test_a_series_that_has_ended_tells_its_last_day():
    assert find_schedule(period("2021", "2025", "annual")).last_date(TODAY) == date(2025, 12, 31)


@pytest.mark.parametrize(
    ("recurrence", "expected"),
    [("annual", "2025-12-31"), ("semiannual", "2025-12-31"), ("quarterly", "2025-12-31"), ("monthly", "2026-01-31")],
)
def test_the_day_before_today_of_a_series(recurrence, expected):
    assert find_schedule(period(recurrence=recurrence)).last_date(TODAY) == date.fromisoformat(expected)


def test_a_series_that_has_not_begun_has_no_day_yet():
    assert find_schedule(period("2028", recurrence="annual")).last_date(TODAY) is None


days = st.dates(date(1990, 1, 1), date(2100, 1, 1))
anchors = st.one_of(st.none(), st.dates().map(lambda day: f"--{day:%m-%d}"), st.integers(1, 12).map("--{:02}".format))
recurrences = st.sampled_from(sorted(MONTHS))


@given(days, recurrences, anchors)
def test_a_recurring_day_is_never_past_and_never_further_than_its_step(today, recurrence, anchor):
    found = find_schedule(period(end=anchor, recurrence=recurrence)).next_date(today)
    assert today <= found <= today + timedelta(days=31 * max(MONTHS[recurrence], 12 if anchor else 0) + 3)


@given(days, recurrences, anchors)
def test_the_next_day_of_the_next_day_is_itself_and_nothing_lies_between(today, recurrence, anchor):
    series = find_schedule(period(end=anchor, recurrence=recurrence))
    found = series.next_date(today)
    assert series.next_date(found) == found
    before = series.last_date(found)
    assert before < found
    assert series.next_date(before + timedelta(days=1)) == found


@given(days, recurrences, days)
def test_a_bounded_series_ends_on_its_last_day(today, recurrence, until):
    series = find_schedule(period(end=until.isoformat(), recurrence=recurrence))
    found = series.next_date(today)
    assert (found is None) == (today > until)
    assert found is None or today <= found <= until
    assert series.next_date(until) == until


@given(st.dates(), st.sampled_from([4, 7, 10]))
def test_a_date_lies_between_the_first_and_the_last_day_of_its_writing(day, precision):
    written = day.isoformat()[:precision]
    assert first_date_of(written) <= day <= last_date_of(written)
