from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnpolicy.index.schedules import MONTHS, Series, find_schedule, first_date_of, last_date_of, set_day
from vnpolicy.nlp.plan import Period

TODAY = date(2026, 2, 10)


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
        pytest.param(period(end="--12-15", recurrence="semiannual"), "2026-06-15", id="six months from a day"),
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
        pytest.param("quarterly", "before the 20th of every month", "2026-03-31", id="a month's day in a quarter"),
        pytest.param("annual", "trước ngày 20 hằng tháng", "2026-12-31", id="another recurrence"),
    ],
)
def test_the_day_of_the_month_is_read_in_the_text(recurrence, text, expected):
    series = set_day(find_schedule(period(recurrence=recurrence)), text)
    assert series.next_date(TODAY).isoformat() == expected


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
    assert today <= found <= today + timedelta(days=31 * MONTHS[recurrence] + 3)


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
