"""A task named by its key, marked as done or as open again."""

from datetime import date

from vnpolicy.index.done import Mark, read_marks, set_mark, take_mark
from vnpolicy.index.duties import Duty, find_duties, see_duty
from vnpolicy.index.errors import TaskNotFound, WrongFilter
from vnpolicy.index.schedules import Schedule, Series
from vnpolicy.index.store import Store


def mark_done(store: Store, key: str, done_on: date, due: date | None) -> Duty:
    """The duty of a key as seen for the day that it was done for; `WrongFilter` where `due` is no day of it."""
    duty = find_duty(store, key, done_on)
    if due and due not in _days(duty, due):
        nearest = ", ".join(map(str, _days(duty, due))) or "none"
        raise WrongFilter("for", due.isoformat(), f"a day of this task; nearest: {nearest}")
    due = (due or nearest_date(duty.schedule, done_on)) if duty.recurring else None
    set_mark(store, duty.key, Mark(done_on, due), duty.task.quote)
    return see_duty(duty, done_on=done_on, due=due or duty.due, today=done_on)


def mark_open(store: Store, key: str, today: date, due: date | None) -> Duty:
    """The duty of a key without the mark of a day; without a day, without its last mark."""
    duty = find_duty(store, key, today)
    marks = read_marks(store).get(duty.key, [])
    mark = next((mark for mark in marks if due is None or mark.due == due), None)
    if mark is None:
        raise TaskNotFound(key, marked=False)
    take_mark(store, duty.key, mark.due)
    return see_duty(duty, done_on=None, due=mark.due or duty.due, today=today)


def find_duty(store: Store, key: str, today: date) -> Duty:
    """The one duty whose key begins so. Raises `TaskNotFound` where there are none or several."""
    asked = key.strip().lower()
    found = [duty for duty in find_duties(store, today) if asked and duty.key.startswith(asked)]
    if len(found) != 1:
        raise TaskNotFound(key, len(found))
    return found[0]


def nearest_date(schedule: Schedule | None, done_on: date) -> date | None:
    """The day of a series that work done on a day was most likely for: the nearest; `None` without a series."""
    days = _days_around(schedule, done_on) if isinstance(schedule, Series) else []
    return min(days, key=lambda day: abs(day - done_on), default=None)


def _days(duty: Duty, day: date) -> list[date]:
    """The days of a duty's series around a day, or its only one."""
    if isinstance(duty.schedule, Series):
        return _days_around(duty.schedule, day)
    return [duty.schedule] if duty.schedule else []


def _days_around(series: Series, day: date) -> list[date]:
    """The days of a series before a day, and on it or after."""
    return sorted(found for found in (series.last_date(day), series.next_date(day)) if found)
