"""Days that a person gives for an option."""

import pytest

from vnpolicy.index.days import asked_days
from vnpolicy.index.errors import WrongFilter


@pytest.mark.parametrize(
    ("written", "days"),
    [
        pytest.param("2024", ("2024-01-01", "2024-12-31"), id="a year"),
        pytest.param("2024-02", ("2024-02-01", "2024-02-29"), id="a month"),
        pytest.param("2026-06-15", ("2026-06-15", "2026-06-15"), id="a day"),
        pytest.param("30/06/2026", ("2026-06-30", "2026-06-30"), id="as written in Viet Nam"),
        pytest.param("1.7.2025", ("2025-07-01", "2025-07-01"), id="dots, without noughts"),
        pytest.param(" 7/2025 ", ("2025-07-01", "2025-07-31"), id="a month as written in Viet Nam"),
    ],
)
def test_first_and_last_day_of_a_date(written, days):
    assert asked_days("on", written) == days


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("2026-02-31", id="a day that its month lacks"),
        pytest.param("31/02/2026", id="the same as written in Viet Nam"),
        pytest.param("29/2/2025", id="no leap year"),
        pytest.param("12/31/2026", id="the month before the day"),
        pytest.param("0000", id="year nought"),
        pytest.param("6/22", id="a short year"),
        pytest.param("soon", id="a word"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_is_no_date_is_refused_with_the_option(written):
    with pytest.raises(WrongFilter) as caught:
        asked_days("due_before", written)
    assert (caught.value.name, caught.value.value) == ("due_before", written)
