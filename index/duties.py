"""Tasks with their next dates and states: what is due, by whom, when."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Literal

from vnpolicy.index.abbreviations import spellings
from vnpolicy.index.coding import decode
from vnpolicy.index.days import asked_days
from vnpolicy.index.done import Mark, read_marks
from vnpolicy.index.filtering import allowed_entries
from vnpolicy.index.hits import Card, Filters
from vnpolicy.index.reading import read_cards
from vnpolicy.index.record_keys import record_keys
from vnpolicy.index.schedules import Schedule, Series, find_schedule, first_date_of, set_day
from vnpolicy.index.store import Store
from vnpolicy.nlp.plan import Role, Task

# The four states of a register of tasks.
State = Literal["done_in_time", "done_late", "in_progress_in_time", "in_progress_overdue"]
STATES: tuple[State, ...] = ("in_progress_overdue", "in_progress_in_time", "done_in_time", "done_late")


@dataclass(frozen=True, slots=True)
class Duty:
    """A task with its next date and its state on a day.

    `key` stays the same when its document is read again. `due` is `None` where the text sets no date. For work that
    comes again it is the next day from today on, or the last one of all where that is over.
    """

    key: str
    document: Card
    task: Task
    state: State
    due: date | None = None
    schedule: Schedule | None = None
    done_on: date | None = None

    @property
    def recurring(self) -> bool:
        """Whether it falls due again and again."""
        return isinstance(self.schedule, Series)


@dataclass(frozen=True, slots=True)
class DutyFilters:
    """Which duties: of an agency (in a role), of documents (their ids), due between two days, in a state, recurring.

    Tasks of bodies before the agency are its own, unless `as_written`. `undated` takes those without a date too.
    Dates are ISO of any precision.
    """

    agency: str | None = None
    role: Role | None = None
    as_written: bool = False
    documents: tuple[int, ...] | None = None
    before: str | None = None
    after: str | None = None
    state: State | None = None
    recurring: bool = False
    undated: bool = False


LONG_BEFORE = 366  # days; an annual plan may be issued late in its year
EVERY = DutyFilters(undated=True)


def find_duties(store: Store, today: date, filters: DutyFilters = EVERY) -> list[Duty]:
    """Duties, overdue ones first, then by date, those without a date last. The same task of two copies counts once."""
    filters = _with_days(filters)
    marks, chosen = read_marks(store), _chosen(store, filters)
    found: dict[str, Duty] = {}
    for entry, key, card, task in _tasks(store):
        if key not in found and (chosen is None or entry in chosen):
            found[key] = make_duty(key, card, task, (marks.get(key, ()), today))
    return sorted((duty for duty in found.values() if _asked(duty, filters)), key=_order)


def make_duty(key: str, card: Card, task: Task, at: tuple[Sequence[Mark], date]) -> Duty:
    """A task's duty, given the marks of it and the day that it is seen on."""
    marks, today = at
    schedule = _plausible(set_day(find_schedule(task.period), task.quote), card)
    due = _due(schedule, today)
    day = due if isinstance(schedule, Series) else None
    done_on = next((mark.done_on for mark in marks if mark.due == day), None)
    return Duty(key, card, task, find_state(due, done_on, today), due, schedule, done_on)


def _plausible(schedule: Schedule | None, card: Card) -> Schedule | None:
    """The schedule, unless it ends long before the document was issued: such a day is no deadline.

    "người hoạt động cách mạng trước ngày 01 tháng 01 năm 1945" in an ordinance of 2020
    """
    end, issued = schedule.until if isinstance(schedule, Series) else schedule, first_date_of(card.issued)
    return None if end and issued and issued.toordinal() - end.toordinal() > LONG_BEFORE else schedule


def see_duty(duty: Duty, *, done_on: date | None, due: date | None, today: date) -> Duty:
    """The same duty for another of its days, done or not."""
    return replace(duty, done_on=done_on, due=due, state=find_state(due, done_on, today))


def find_state(due: date | None, done_on: date | None, today: date) -> State:
    """The state on a day; work without a date is never late."""
    if done_on is not None:
        return "done_late" if due and done_on > due else "done_in_time"
    return "in_progress_overdue" if due and due < today else "in_progress_in_time"


def _chosen(store: Store, filters: DutyFilters) -> set[int] | None:
    """Ids of the entries that agency and documents leave; `None` for all."""
    if (filters.agency, filters.role, filters.documents) == (None, None, None):
        return None
    documents = None if filters.documents is None else list(filters.documents)
    asked = Filters(kind="task", agency=filters.agency, role=filters.role, as_written=filters.as_written)
    return set(allowed_entries(store, asked, documents, lambda name: spellings(store, name)) or ())


def _with_days(filters: DutyFilters) -> DutyFilters:
    """The filters with the last day of `before` and the first of `after`."""
    before = filters.before and asked_days("before", filters.before)[1]
    after = filters.after and asked_days("after", filters.after)[0]
    return replace(filters, before=before, after=after)


def _due(schedule: Schedule | None, today: date) -> date | None:
    if isinstance(schedule, Series):
        return schedule.next_date(today) or schedule.last_date(today)
    return schedule


def _tasks(store: Store) -> Iterator[tuple[int, str, Card, Task]]:
    """All tasks: id of the entry, key, document, task."""
    cards = {card.id: card for card in read_cards(store, counts=False)}
    sql = "SELECT document, id, record FROM entries WHERE kind = 'task' ORDER BY document, ordinal"
    for document, rows in groupby(store.connection.execute(sql), key=itemgetter(0)):
        entries = [(entry, decode(record, Task)) for _, entry, record in rows]
        card = cards[document]
        keys = record_keys(card, (task.quote for _, task in entries))
        yield from ((entry, key, card, task) for (entry, task), key in zip(entries, keys, strict=True))


def _asked(duty: Duty, filters: DutyFilters) -> bool:
    if filters.state and duty.state != filters.state:
        return False
    if duty.due is None:
        return filters.undated and not (filters.recurring or filters.before or filters.after)
    if filters.recurring and not duty.recurring:
        return False
    due = duty.due.isoformat()
    return (not filters.before or due <= filters.before) and (not filters.after or due >= filters.after)


def _order(duty: Duty) -> tuple[bool, date, str, int]:
    late = duty.state == "in_progress_overdue"
    return not late, duty.due or date.max, duty.document.number or "", duty.task.span.start
