"""Duties as an iCalendar file (RFC 5545) that Outlook and Google Calendar take in.

All-day events: Google Calendar leaves out to-dos. An event has the same UID in every export, so that a later file moves
it instead of adding another.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from vnpolicy.cli.exports.english import agency_label, role_lines, type_label
from vnpolicy.cli.exports.output import midnight
from vnpolicy.cli.exports.words import Words, day_words, read_words
from vnpolicy.cli.language import mark
from vnpolicy.cli.wording import plain, shortened
from vnpolicy.index.days import first_date_of
from vnpolicy.index.deadlines.duties import Duty, see_duty
from vnpolicy.index.deadlines.series import YEAR, Series, months_apart
from vnpolicy.ingest.document import Language
from vnpolicy.nlp.plan import LAST, MonthDay

if TYPE_CHECKING:
    from icalendar import Alarm, Event

DOMAIN = "vnpolicy"
SHORT = 120  # characters of a summary
DAY = timedelta(days=1)
SHORTEST = 28  # days that every month has


@dataclass(frozen=True, slots=True)
class CalendarForm:
    """How events are written: language, days of warning before (0 for none), the count of changes, the day of it."""

    language: Language
    today: date
    remind: int = 7
    sequence: int = 0


@dataclass(frozen=True, slots=True)
class Occasion:
    """One event to be: its first day, the rule by which it comes again, and what tells it from others of its task.

    `done` is the one of its days that is done: it stands beside the rule, which goes on.
    """

    day: date
    rule: dict[str, object] | None = None
    suffix: str = ""
    done: date | None = None


def make_calendar(duties: Iterable[Duty], form: CalendarForm) -> bytes:
    """The file; duties without a date are left out."""
    from icalendar import Calendar

    words = read_words(form.language)
    calendar = Calendar()
    calendar.add("prodid", "-//vnpolicy//policy due//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", words["calendar_name"])
    for duty in duties:
        for occasion in find_occasions(duty):
            for event in _events(duty, occasion, words, form):
                calendar.add_component(event)
    return bytes(calendar.to_ical())


def find_occasions(duty: Duty) -> Iterator[Occasion]:
    """Events of a duty: one; of days that lie unevenly in the year, or end off their pattern, several."""
    if duty.due is None:
        return
    series = duty.schedule
    if not isinstance(series, Series):
        yield Occasion(duty.due)
        return
    # From the document's date on, not from today: the series stays the same in each export.
    begin = series.first or first_date_of(duty.document.issued) or duty.due
    for days in [series.days] if months_apart(series.days) else [(day,) for day in series.days]:
        part = replace(series, days=days)
        first, suffix = part.next_regular(begin), "" if days[0] == series.days[0] else "-{:02}{:02}".format(*days[0])
        if series.until is None or first <= series.until:
            done = duty.due if duty.done_on and part.next_regular(duty.due) == duty.due else None
            yield Occasion(first, _rule(days, series.until), suffix, done)
    if series.until is not None and series.next_regular(series.until) != series.until:
        yield Occasion(series.until, suffix="-end")


def _rule(days: tuple[MonthDay, ...], until: date | None) -> dict[str, object]:
    """RRULE: the last day of a month is `BYMONTHDAY=-1`, which both calendars know."""
    (month, day), step = days[0], months_apart(days) or YEAR
    rule: dict[str, object] = {"freq": "yearly"} if step == YEAR else {"freq": "monthly"}
    if step == YEAR:
        rule["bymonth"] = month
    elif step > 1:
        rule["interval"] = step
    last = day == LAST or (step == YEAR and (month, day) == (2, 29))
    if step < YEAR and SHORTEST < day < LAST:  # of February the 30th is its last day, as in `policy due`
        rule |= {"bymonthday": list(range(SHORTEST, day + 1)), "bysetpos": -1}
    else:
        rule["bymonthday"] = -1 if last else day
    return rule | ({"until": until} if until else {})


def _events(duty: Duty, occasion: Occasion, words: Words, form: CalendarForm) -> Iterator["Event"]:
    """The event, and the one day of its series that is done: the others are still to come."""
    if occasion.rule is None or occasion.done is None:
        yield _event(duty, occasion, words, form)
        return
    open_duty = see_duty(duty, done_on=None, due=None, today=form.today)
    yield _event(open_duty, occasion, words, form)
    event = _event(duty, replace(occasion, day=occasion.done, rule=None), words, form)
    event.add("recurrence-id", occasion.done)
    yield event


def _event(duty: Duty, occasion: Occasion, words: Words, form: CalendarForm) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", f"{duty.key}{occasion.suffix}@{DOMAIN}")
    event.add("dtstamp", midnight(form.today))
    event.add("sequence", form.sequence)
    event.add("dtstart", occasion.day)
    event.add("dtend", occasion.day + DAY)
    if occasion.rule:
        event.add("rrule", occasion.rule)
    summary = _summary(duty, occasion, words)
    event.add("summary", summary)
    event.add("description", _description(duty, words, form.language))
    event.add("categories", [words[duty.state]])
    event.add("transp", "TRANSPARENT")  # a deadline leaves the day free
    if form.remind and duty.done_on is None and (occasion.rule or occasion.day >= form.today):
        event.add_component(_alarm(summary, form.remind))
    return event


def _alarm(summary: str, days: int) -> "Alarm":
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", timedelta(days=-days))
    return alarm


def _summary(duty: Duty, occasion: Occasion, words: Words) -> str:
    """The work, cut short; marked where one deadline is met or missed (a series has other days to come)."""
    work = shortened(plain(duty.task.quote), SHORT) + mark(duty.document.language)
    if occasion.rule or (duty.recurring and not duty.done_on):
        return work
    state = words["mark_done"] if duty.done_on else words["mark_overdue"] if duty.state.endswith("overdue") else ""
    return f"[{state}] {work}" if state else work


def _description(duty: Duty, words: Words, language: Language) -> str:
    card, task = duty.document, duty.task
    number = " ".join(part for part in (type_label(card.doc_type, words), card.number) if part) or card.source
    page = f", {words['page_short']} {task.page}" if task.page else ""
    lines = [
        ("lead", plain(role_lines(task, "lead", words, card.language, "; "))),
        ("coordinating", plain(role_lines(task, "coordinating", words, card.language, "; "))),
        ("task", plain(task.quote) + mark(card.language)),
        ("period", plain(task.period.written) if task.period else ""),
        ("output", plain(task.output or "")),
        ("document", f"{number}{page}"),
        ("issuer", agency_label(card.issuer, card.issuer, words, card.language) if card.issuer else ""),
        ("title", plain(card.title or "")),
        ("state", words[duty.state]),
        ("done_on", day_words(duty.done_on, language)),
        ("id", duty.key),
    ]
    return "\n".join(f"{words[name]}: {said}" for name, said in lines if said)
