"""Who the agencies of a task are today, where they are no longer what the document calls them."""

from dataclasses import replace
from datetime import date

from vnpolicy.index.agencies.names import Office, Province, bodies, provinces
from vnpolicy.index.agencies.offices import any_office, located, named_on
from vnpolicy.index.agencies.posts import split_post, titled
from vnpolicy.index.agencies.succession import Succession, successors
from vnpolicy.index.days import first_day
from vnpolicy.index.entries.hits import Card, Hit, PresentName
from vnpolicy.index.wording.words import fold_name
from vnpolicy.nlp.plan import Agency, Task


def with_present_names(hit: Hit) -> Hit:
    """The hit with the present names of its task's agencies."""
    if not isinstance(hit.record, Task):
        return hit
    return replace(hit, present=tuple(present_names(hit.record, hit.document)))


def present_names(task: Task, card: Card, *, on: str | None = None) -> list[PresentName]:
    """The agencies of a task that have another name on a day (today), in their order; none for those that have not."""
    day = on or date.today().isoformat()  # noqa: DTZ011 - the calendar of whoever asks
    agencies = {assignment.agency.written: assignment.agency for assignment in task.assignments}
    present = (present_name(agency, task.quote, card, on=day) for agency in agencies.values())
    return [name for name in present if name]


def present_name(agency: Agency, quote: str, card: Card, *, on: str) -> PresentName | None:
    """The agency as it is on a day; `None` where it is the same, or unknown."""
    post, name = split_post(agency.name)
    office = any_office(name) or (Office(bodies()[agency.key]) if agency.key in bodies() else None)
    if office is None or office.body is None:
        return None
    written = first_day(card.issued)
    before = located(named_on(office, written or on), card_province(card))
    answer = successors(before, on=on, since=written, text=quote)
    named = answer.changed and not all(one.ended for one in answer.outcomes)
    return _named(agency.written, post, answer) if named else None


def card_province(card: Card) -> Province | None:
    """The province that a document comes from, as it was then."""
    name = fold_name(card.province or "")
    return next((one for one in provinces().values() if name and fold_name(one.name) == name), None)


def _named(written: str, post: str, answer: Succession) -> PresentName:
    """The names of those that are there, with the post, and the province where it is no longer that of the document."""
    offices = [_shortened(outcome.office, answer.asked) for outcome in answer.outcomes if not outcome.ended]
    names = tuple(titled(post, one, answer.asked) for one in offices)
    english = tuple(
        (_post_english(name) if post else None) or one.english for name, one in zip(names, offices, strict=True)
    )
    return PresentName(written, names, english, tuple(one.key for one in offices), answer.certain)


def _post_english(name: str) -> str | None:
    from vnpolicy.index.english.names import english_agency  # its grammar takes 10 ms to load, and few leads are posts

    return english_agency(name)


def _shortened(office: Office, asked: Office) -> Office:
    return Office(office.body) if office.province == asked.province else Office(office.body, office.province)
