"""Tasks with their next dates and states: what is due, by whom, when."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import compress, groupby
from operator import itemgetter
from typing import Literal, NamedTuple

import msgspec

from vnpolicy.index.days import asked_days, first_date_of
from vnpolicy.index.deadlines.done import Mark, read_marks
from vnpolicy.index.deadlines.schedules import Issue, schedule_of
from vnpolicy.index.deadlines.series import Schedule, Series
from vnpolicy.index.entries.coding import decode
from vnpolicy.index.entries.hits import Card, Filters
from vnpolicy.index.query.abbreviations import spellings
from vnpolicy.index.search.filtering import allowed_entries
from vnpolicy.index.storage.reading import read_cards
from vnpolicy.index.storage.record_keys import read_kept_keys, record_keys
from vnpolicy.index.storage.store import Store
from vnpolicy.nlp.plan import Role, Task

# The four states of a register of tasks.
State = Literal["done_in_time", "done_late", "in_progress_in_time", "in_progress_overdue"]
STATES: tuple[State, ...] = ("in_progress_overdue", "in_progress_in_time", "done_in_time", "done_late")


@dataclass(frozen=True, slots=True)
class Duty:
    """A task with its next date and its state on a day.

    `key` stays the same when its document is read again (see `record_keys`). `due` is `None` where the text sets no
    date. For work that comes again it is the day just missed (see `missed_day`), else the next day from today on,
    or the last one of all where that is over.
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
    Dates are ISO of any precision. Of work that comes again, the first day from `after` on counts.
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
MISSED = 30  # days that a missed day of a series is shown
EVERY = DutyFilters(undated=True)


def find_duties(store: Store, today: date, filters: DutyFilters = EVERY) -> list[Duty]:
    """Duties, overdue ones first, then by date, those without a date last. The same task of two copies counts once."""
    filters = _with_days(filters)
    marks, chosen = read_marks(store), _chosen(store, filters)
    after = date.fromisoformat(filters.after) if filters.after else None
    found: dict[str, Duty] = {}
    for task in stored_tasks(store, chosen, undated=filters.undated):
        if task.key not in found:
            found[task.key] = task.duty(marks, today, after)
    return sorted((duty for duty in found.values() if _asked(duty, filters)), key=_order)


def make_duty(key: str, card: Card, task: Task, at: tuple[Sequence[Mark], date], after: date | None = None) -> Duty:
    """A task's duty, given the marks of it and the day that it is seen on; of a series, its day from `after` on."""
    marks, today = at
    issue = Issue(card.doc_type, card.number, card.title, card.issued)
    schedule = _plausible(schedule_of(task, issue), card)
    if not isinstance(schedule, Series):
        done_on = next((mark.done_on for mark in marks), None)
        return Duty(key, card, task, find_state(schedule, done_on, today), schedule, schedule, done_on)
    done = {mark.due: mark.done_on for mark in marks}
    missed = missed_day(schedule, done, card, today)
    coming = schedule.next_date(max(today, after or today))
    due = next((day for day in (missed, coming) if day and (after is None or day >= after)), None)
    due = due or schedule.last_date(today)
    return Duty(key, card, task, find_state(due, done.get(due), today), due, schedule, done.get(due))


def missed_day(series: Series, done: Container[date | None], card: Card, today: date) -> date | None:
    """The last day of a series before today where it was missed: stated in the text, after the document, not done.

    It is shown for a month, or half the time to the next day where that is shorter: else the reports of years that
    nobody marked would hide the days to come.
    """
    last, issued = series.last_date(today), first_date_of(card.issued)
    if last is None or issued is None or last < issued or last in done or not series.stated:
        return None
    shown = min(MISSED, (series.next_regular(today) - last).days // 2)
    return last if (today - last).days <= shown else None


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


# Of a record without a time; a quote that holds these letters has a backslash before each quotation mark.
_NO_TIME = b'"period":null'


class StoredTask(NamedTuple):
    """A task as stored, not read yet."""

    key: str
    document: Card
    record: bytes

    def duty(self, marks: Mapping[str, Sequence[Mark]], today: date, after: date | None = None) -> Duty:
        """The duty on a day; of a series, its day from `after` on."""
        task = decode(self.record, Task)
        return make_duty(self.key, self.document, task, (marks.get(self.key, ()), today), after)


def stored_tasks(store: Store, chosen: set[int] | None = None, *, undated: bool = True) -> Iterator[StoredTask]:
    """Tasks, only the chosen ones (ids of entries), only those with a time unless `undated`."""
    cards = {card.id: card for card in read_cards(store, counts=False)}
    kept = read_kept_keys(store)
    of_them, values = "", list[str]()
    if chosen is not None:
        of_them = " AND document IN (SELECT document FROM entries WHERE id IN (SELECT value FROM json_each(?)))"
        values.append(msgspec.json.encode(sorted(chosen)).decode())
    sql = f"SELECT document, id, quote, record FROM entries WHERE kind = 'task'{of_them} ORDER BY document, ordinal"  # noqa: S608
    for document, rows in groupby(store.connection.execute(sql, values), key=itemgetter(0)):
        entries = list(rows)
        asked = [
            (chosen is None or at in chosen) and (undated or _NO_TIME not in record) for _, at, _, record in entries
        ]
        if any(asked):
            keys = record_keys(cards[document], (quote for _, _, quote, _ in entries), kept.get(document, {}))
            tasks = (StoredTask(key, cards[document], row[-1]) for key, row in zip(keys, entries, strict=True))
            yield from compress(tasks, asked)


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
