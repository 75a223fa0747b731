"""A task named by its key, marked as done or as open again."""

from datetime import date

from vnpolicy.index.days import first_date_of
from vnpolicy.index.deadlines.done import Mark, read_marks, set_mark, take_mark
from vnpolicy.index.deadlines.duties import Duty, StoredTask, see_duty, stored_tasks
from vnpolicy.index.deadlines.series import Series
from vnpolicy.index.errors import NotMarked, TaskNotFound, WrongFilter
from vnpolicy.index.storage.store import Store


def mark_done(store: Store, key: str, done_on: date, due: date | None) -> Duty:
    """The duty of a key as seen for the day that it was done for; without `due`, the day that is shown on `done_on`.

    Raises `WrongFilter` where `due` is no day of it, or one before the document was issued.
    """
    duty = find_duty(store, key, done_on)
    if due:
        issued = (first_date_of(duty.document.issued) if duty.recurring else None) or date.min
        days = [day for day in _days(duty, max(due, issued)) if day >= issued]
        if due not in days:
            nearest = ", ".join(map(str, days)) or "none"
            raise WrongFilter("for", due.isoformat(), f"a day of this task; nearest: {nearest}")
    due = (due or duty.due) if duty.recurring else None
    set_mark(store, duty.key, Mark(done_on, due), duty.task.quote)
    return see_duty(duty, done_on=done_on, due=due or duty.due, today=done_on)


def mark_open(store: Store, key: str, today: date, due: date | None) -> Duty:
    """The duty of a key without the mark of a day; without a day, without its last mark. Raises `NotMarked`."""
    duty = find_duty(store, key, today)
    marks = read_marks(store).get(duty.key, [])
    if not duty.recurring and due == duty.due:  # the mark of a task of one deadline names no day
        due = None
    mark = next((mark for mark in marks if due is None or mark.due == due), None)
    if mark is None:
        raise NotMarked(key, due, [mark.due for mark in marks if mark.due])
    take_mark(store, duty.key, mark.due)
    return see_duty(duty, done_on=None, due=mark.due or duty.due, today=today)


def find_duty(store: Store, key: str, today: date) -> Duty:
    """The one duty whose key begins so. Raises `TaskNotFound` where there are none or several."""
    asked = key.strip().lower()
    found: dict[str, StoredTask] = {}
    for task in stored_tasks(store):
        if asked and task.key.startswith(asked):
            found.setdefault(task.key, task)
    if len(found) != 1:
        raise TaskNotFound(key, len(found))
    (task,) = found.values()
    return task.duty(read_marks(store), today)


def _days(duty: Duty, day: date) -> list[date]:
    """The days of a duty's series around a day, or its only one."""
    if isinstance(duty.schedule, Series):
        return _days_around(duty.schedule, day)
    return [duty.schedule] if duty.schedule else []


def _days_around(series: Series, day: date) -> list[date]:
    """The days of a series before a day, and on it or after."""
    return sorted(found for found in (series.last_date(day), series.next_date(day)) if found)
