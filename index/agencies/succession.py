"""Agencies and provinces through time: who does today what an agency of another day was to do, and by which act."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from vnpolicy.corpus import read_table
from vnpolicy.index.agencies.names import Body, Office, Province, bodies, provinces
from vnpolicy.index.agencies.offices import find_office, in_place
from vnpolicy.index.agencies.work_fields import Field, fields, find_fields
from vnpolicy.index.days import last_day
from vnpolicy.index.errors import WrongFilter

BEGINNING, END = "0001-01-01", "9999-12-31"  # all changes lie between
PLACE = "joined"  # the change of a province
ENDED = "ended"  # the change of a body without a known heir
_DISTRICTS = "cap-huyen"
_DIVISION = "district division"
_REGIONAL = "regional body"
_VERTICAL = frozenset((_REGIONAL, "unit", "fund", "enterprise"))  # kinds of which a district has a branch, if any
_COMMITTEE = "uy-ban-nhan-dan-huyen"
_CHECKED = "2025"  # a body that got work by a change since then is there today
Told = frozenset[str] | None  # keys of the fields that the words of a task tell; nothing where there are no words


@dataclass(frozen=True, slots=True)
class Condition:
    """What decides for a successor where no field of work does: `name` in Vietnamese, and in English."""

    name: str
    english: str


@dataclass(frozen=True, slots=True)
class Change:
    """A row of `succession.tsv`: from `date` on, `successor` does what `agency` did (in `field`, where one is set).

    Without a successor the agency ended, and who has its work is not known. `doubt` names the value that was not
    checked against the act: "act" or "date".
    """

    agency: str
    field: Field | None
    date: str
    successor: str | None
    kind: str
    province: str | None
    condition: Condition | None
    act: str | None
    doubt: str | None

    @property
    def leaves_agency(self) -> bool:
        """Whether the agency lived on, and gave away only this field."""
        return self.kind == "moved"


@dataclass(frozen=True, slots=True)
class Step:
    """One change on the way from an office to its successor; one that ended without an heir is `after` too."""

    date: str
    kind: str
    before: Office
    after: Office
    field: Field | None = None
    condition: Condition | None = None
    act: str | None = None
    doubt: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """An office that may be meant, the steps to it, and what decides for it: fields of work, or a condition."""

    office: Office
    steps: tuple[Step, ...] = ()
    fields: tuple[Field, ...] = ()
    conditions: tuple[Condition, ...] = ()

    @property
    def ended(self) -> bool:
        """Whether the office is no more, and its heir is not known."""
        return bool(self.steps) and self.steps[-1].kind == ENDED


@dataclass(frozen=True, slots=True)
class Succession:
    """Who `asked` is on a day: one outcome, or several of which the field of work decides.

    `decided` tells whether the words of the task ruled some of them out.
    """

    asked: Office
    on: str
    outcomes: tuple[Outcome, ...]
    decided: bool = False

    @property
    def certain(self) -> bool:
        """Whether there is one outcome."""
        return len(self.outcomes) == 1

    @property
    def changed(self) -> bool:
        """Whether any outcome is another office than the one asked for, or has ended."""
        return any(outcome.office != self.asked or outcome.ended for outcome in self.outcomes)

    @property
    def checked(self) -> bool:
        """Whether it is known that the office is still there where nothing changed: an act of 2025 has it."""
        asked = self.asked
        known = asked.key in _present_bodies() and not asked.district and in_place(asked, self.on) == asked
        return asked.body is None or known


@cache
def changes() -> dict[str, tuple[Change, ...]]:
    """Changes by the agency that they end or lessen, in the order of the table."""
    grouped: dict[str, list[Change]] = {}
    for row in read_table("succession"):
        grouped.setdefault(row["agency"], []).append(_change(row))
    return {agency: tuple(rows) for agency, rows in grouped.items()}


def successors(
    agency: str | Office,
    *,
    province: str | None = None,
    on: str,
    text: str | frozenset[str] | None = None,
    since: str | None = None,
) -> Succession:
    """Who the agency is on a day (ISO, any precision), as far as the words of the task tell the field.

    `text` are those words, or the keys of the fields that they tell.

    `since` is the day on which the name was written: a body that lives on gave nothing away before it. Without it and
    without `text`, a body that lives on is taken as of `on`. Raises `UnknownAgency`, `WrongFilter` for no date.
    """
    asked = agency if isinstance(agency, Office) else find_office(agency, province)
    day = _day("on", on)
    written = _day("since", since) if since else "" if text is not None else day
    told = text if not isinstance(text, str) else told_fields(asked.body, text) if asked.body else frozenset()
    ways = [way for one in _in_each_part(asked, day) for way in _paths(one, written, day, told)]
    outcomes = _merged([_moved(outcome, day) for outcome in ways])
    return Succession(asked, day, outcomes, decided=bool(told and _told([*changes().get(asked.key, ())], told)))


def _day(name: str, given: str) -> str:
    day = last_day(given)
    if day is None:
        raise WrongFilter(name, given, "a date like 2025, 2025-06 or 2025-06-30")
    return day


def told_fields(body: Body, text: str) -> frozenset[str]:
    """Keys of those fields, among all that were parted on the way from a body, that the words of a task tell."""
    return frozenset(find_fields(text, _fields_on_the_way(body.key)))


@cache
def _fields_on_the_way(agency: str) -> tuple[str, ...]:
    rows = changes().get(agency, ())
    further = [key for row in rows if row.successor for key in _fields_on_the_way(row.successor)]
    return tuple(dict.fromkeys([*(row.field.key for row in rows if row.field), *further]))


@cache
def _present_bodies() -> frozenset[str]:
    arrived = (row.successor for rows in changes().values() for row in rows if row.successor and row.date >= _CHECKED)
    return frozenset((*(row["key"] for row in read_table("present_bodies")), *arrived))


def end_of(body: Body) -> str | None:
    """The day from which a body is no more; `None` for one that lives on in some province."""
    rows = (row for row in changes().get(body.key, ()) if not row.leaves_agency and not row.province)
    return next((row.date for row in rows), None)


def _change(row: dict[str, str]) -> Change:
    field = fields()[row["function"]] if row["function"] else None
    province, act, doubt = (row[column] or None for column in ("province", "act", "doubt"))
    condition = Condition(row["condition_vi"], row["condition"]) if row["condition"] else None
    successor = row["successor"] or None
    return Change(row["agency"], field, row["date"], successor, row["change"], province, condition, act, doubt)


def _paths(office: Office, since: str, day: str, told: Told, field: Field | None = None) -> Iterator[Outcome]:
    """Outcomes of an office's body up to a day, the place left as it is; `field` is what came to the office."""
    if office.body is None:
        yield Outcome(office)
        return
    rows, stays = _alternatives(_open_changes(office, since, day), told, field)
    if stays:
        yield Outcome(office)
    for row in rows:
        yield from _beyond(office, row, day, told, alone=len(rows) == 1 and not stays)


def _alternatives(rows: list[Change], told: Told, field: Field | None) -> tuple[list[Change], bool]:
    """The changes that the text leaves open, and whether the agency itself is left open.

    The fields that it tells decide, else what the agency got from another ("trẻ em" went on to the Ministry of
    Health); without any, a body that lives on keeps the work, and one that ended passed it to the heir of no special
    field, or to any of its heirs.
    """
    lives_on = all(row.leaves_agency for row in rows)
    here = _told(rows, told) or (_told(rows, _fields_of(field)) if field else None)
    if here:
        return [row for row in rows if row.field and row.field.key in here], False
    if told is None or not rows:
        return rows, lives_on
    return ([], True) if lives_on else ([row for row in rows if row.field is None] or rows, False)


def _beyond(office: Office, row: Change, day: str, told: Told, *, alone: bool) -> Iterator[Outcome]:
    """Outcomes that go through one change; where it stands alone no field had to decide for it."""
    after = _heir(office, bodies()[row.successor], row.date) if row.successor else office
    step = Step(row.date, row.kind, office, after, row.field, row.condition, row.act, row.doubt)
    deciding = () if alone or row.field is None else (row.field,)
    conditions = () if row.condition is None else (row.condition,)
    if row.successor is None:
        yield Outcome(office, (step,), deciding, conditions)
        return
    for outcome in _paths(after, row.date, day, told, row.field):
        ways = (*deciding, *outcome.fields), (*conditions, *outcome.conditions)
        yield Outcome(outcome.office, (step, *outcome.steps), *ways)


def _heir(office: Office, body: Body, on: str) -> Office:
    """The body in the same province; in the same district only where it is one of a district, or was of any place."""
    stays = body.kind == _DIVISION or not (office.body and office.body.of_district)
    heir = Office(body, office.province, office.district if stays else None) if body.local else Office(body)
    return in_place(heir, on)


def _open_changes(office: Office, since: str, day: str) -> list[Change]:
    """Changes that lie between, those of the one province before those of all.

    A body that is no more has its successor also in a text written after its end.
    """
    key = office.province.key if office.province else None
    rows = [row for row in _changes_of(office) if row.date <= day]
    rows = [row for row in rows if not row.leaves_agency or not _lives_on(row.agency) or row.date > since]
    own = {row.field for row in rows if row.province and row.province == key}
    return [row for row in rows if (row.province == key if row.field in own else row.province is None)]


def _changes_of(office: Office) -> tuple[Change, ...]:
    """The rows of its body; a body in a district that no row ends went with its committee, or ended with the level.

    The offices of a central body in the districts, "Kho bạc Nhà nước huyện", are no local government, and stay.
    """
    rows = changes().get(office.key, ())
    if not office.district or _is_branch(office) or any(not row.leaves_agency for row in rows):
        return rows
    division = office.body is not None and office.body.kind == _DIVISION
    return (*rows, *changes()[_COMMITTEE if division else _DISTRICTS])


def _lives_on(agency: str) -> bool:
    return all(row.leaves_agency for row in changes()[agency])


def _told(rows: list[Change], told: Told) -> set[str]:
    """Keys of the fields among the rows that are told."""
    return {row.field.key for row in rows if row.field and row.field.key in told} if told else set()


@cache
def _fields_of(field: Field) -> frozenset[str]:
    """Keys of the fields that the name of a field tells: "trẻ em" is of the committee, and of social protection."""
    return frozenset(find_fields(field.name, fields()))


def _in_each_part(office: Office, day: str) -> list[Office]:
    """The office for each of the provinces into which its own was parted before that day."""
    place = office.province
    if place is None or not place.heirs or (place.until or END) > day:
        return [office]
    return [replace(office, province=replace(place, successor=heir)) for heir in place.heirs]


def _stays(office: Office) -> bool:
    """Whether no merger of provinces moves it: one office is for several, or it was in a district, which none has now.

    What became of "Kho bạc Nhà nước huyện Ba Tri" when the districts ended, no row tells: no change is known.
    """
    return _is_branch(office) or (office.body is not None and office.body.kind == _REGIONAL)


def _is_branch(office: Office) -> bool:
    """Whether it is the office of a central body in a district."""
    return office.district is not None and office.body is not None and office.body.kind in _VERTICAL


def _moved(outcome: Outcome, day: str) -> Outcome:
    """The outcome with its province as it is on that day, each step where it was taken."""
    place = outcome.office.province
    if place is None or not place.until or place.until > day or outcome.ended:
        return outcome
    stays = _stays(outcome.office)
    events: list[Step] = []
    for step in outcome.steps:
        if place.until and place.until < step.date:
            events.append(_joining(step.before, place))
            place = provinces()[place.successor]
        events.append(replace(step, before=_at(step.before, place), after=_at(step.after, place)))
    office = _at(outcome.office, place)
    while not stays and place.until and place.until <= day:
        events.append(_joining(office, place))
        place = provinces()[place.successor]
        office = _at(office, place)
    return replace(outcome, office=office, steps=tuple(events))


def _joining(office: Office, place: Province) -> Step:
    """The step by which the office of a province became part of that of another."""
    kind = "split" if place.heirs else PLACE
    return Step(place.until or "", kind, office, _at(office, provinces()[place.successor]), act=place.act)


def _at(office: Office, place: Province) -> Office:
    """The office in that place, by the name that it has there where it came from another."""
    if office.province in (None, place):
        return office
    return in_place(replace(office, province=place), office.province.until or "" if office.province else "")


def _merged(outcomes: list[Outcome]) -> tuple[Outcome, ...]:
    """Each office once, with the steps and the fields of all ways to it."""
    found: dict[Office, Outcome] = {}
    for outcome in outcomes:
        known = found.get(outcome.office)
        found[outcome.office] = outcome if known is None else _joined(known, outcome)
    return tuple(found.values())


def _joined(one: Outcome, other: Outcome) -> Outcome:
    steps = sorted(dict.fromkeys((*one.steps, *other.steps)), key=lambda step: step.date)
    decided = tuple(dict.fromkeys((*one.fields, *other.fields)))
    conditions = tuple(dict.fromkeys((*one.conditions, *other.conditions)))
    return Outcome(one.office, tuple(steps), decided, conditions)
