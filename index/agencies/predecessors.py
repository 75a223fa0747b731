"""Whose work an agency or province of a day took over, through all changes before."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from vnpolicy.index.agencies.names import Office, Province, bodies, origins, provinces
from vnpolicy.index.agencies.offices import find_office, in_place
from vnpolicy.index.agencies.succession import BEGINNING, END, changes, end_of, successors
from vnpolicy.index.agencies.work_fields import Field

_NEW = frozenset({"founded", "renamed"})  # changes that made a body


@dataclass(frozen=True, slots=True)
class Predecessor:
    """An office that passed work on: that of `fields`, where others got work too (`shared`).

    From `until` on it is no more, or (`lives_on`) no longer does that work. `act` is that of its own change.
    """

    office: Office
    until: str
    fields: tuple[Field, ...] = ()
    shared: bool = False
    lives_on: bool = False
    act: str | None = None


def predecessors(agency: str | Office, *, province: str | None = None) -> tuple[Predecessor, ...]:
    """Those whose work came to an agency, the latest first; for a province those that joined it.

    In a province also the same agency of the provinces that joined it. Raises `UnknownAgency`.
    """
    office = agency if isinstance(agency, Office) else find_office(agency, province)
    end = (office.province and office.province.until) or END
    return tuple(one for one in _all_before(office) if one.until <= end)


def before_beginning(office: Office, on: str) -> tuple[Predecessor, ...]:
    """Those who did the work on a day before the office was there; none where it was.

    On 2020-01-01 the work of the Bộ Nông nghiệp và Môi trường of 2025 was with two ministries, that of a department of
    the city of Huế with one of the province Thừa Thiên Huế.
    """
    place = office.province
    if place and place.begins and on < place.begins:
        joined = ((one, one.act) for one in former_provinces(place) if one.until == place.begins)
        before = (_at_former(office, *former) for former in (*joined, *origins(place)))
        return tuple(then for one in before for then in before_beginning(one.office, on) or (one,))
    begins = _beginning(office)
    if begins is None or on >= begins:
        return ()
    return tuple(one for one in _all_before(office) if on < one.until and on >= (_beginning(one.office) or ""))


def former_provinces(province: Province) -> list[Province]:
    """Provinces that joined this one."""
    return [other for other in provinces().values() if other.until and other.successor == province.key]


def _all_before(office: Office) -> list[Predecessor]:
    """Predecessors, the latest first; also those of a body that came only after its province was gone."""
    here = [_placed(before, office) for before in _before(office.body.key)] if office.body else []
    return sorted([*here, *_joined(office)], key=lambda one: one.until, reverse=True)


def _beginning(office: Office) -> str | None:
    """The day from which a body is there, or a province; `None` where no table tells it."""
    if office.body is None:
        return office.province.begins if office.province else None
    rows = (row for key in _arrivals().get(office.key, ()) for row in changes()[key] if row.successor == office.key)
    return min((row.date for row in rows if row.kind in _NEW), default=None)


def _at_former(office: Office, former: Province, act: str | None) -> Predecessor:
    """The office in the province that its own followed, or was parted from."""
    begins = office.province.begins or "" if office.province else ""
    then = in_place(Office(office.body, former, office.district))
    return Predecessor(then, begins, lives_on=former.until != begins, act=act)


def _placed(before: Predecessor, office: Office) -> Predecessor:
    """The predecessor in the province of the office, where it may belong to one."""
    body = before.office.body
    place = office.province if body and body.local else None
    district = office.district if body and body.of_district else None
    return replace(before, office=Office(body, place, district))


def _joined(office: Office) -> Iterator[Predecessor]:
    """The same body of the provinces that joined its own; those of districts joined none.

    For a province alone also the one from which it was parted.
    """
    if office.district or (office.body and office.body.of_district):
        return
    if office.body is None and office.province:
        yield from (_at_former(office, *former) for former in origins(office.province))
    for province in former_provinces(office.province) if office.province else ():
        yield Predecessor(in_place(Office(office.body, province)), province.until or "", act=province.act)


@cache
def _before(agency: str) -> tuple[Predecessor, ...]:
    """Predecessors of a body anywhere; followed forwards again, so that no way leads over work that went elsewhere."""
    return tuple(found for key in _upstream(agency) if (found := _followed(key, agency)))


def _followed(key: str, agency: str) -> Predecessor | None:
    start = Office(bodies()[key])
    answer = successors(start, on=_last_day(agency), since=BEGINNING)
    for outcome in answer.outcomes:
        if outcome.steps and outcome.office.key == agency:
            first = outcome.steps[0]
            lives_on = end_of(bodies()[key]) is None
            return Predecessor(start, first.date, outcome.fields, not answer.certain, lives_on, first.act)
    return None


def _last_day(agency: str) -> str:
    """The day before the end of a body, and the end of time for one that lives on."""
    end = end_of(bodies()[agency])
    return (date.fromisoformat(end) - timedelta(days=1)).isoformat() if end else END


def _upstream(agency: str) -> list[str]:
    """Keys of all bodies from which a change leads to this one, in one step or more."""
    found: dict[str, None] = {}
    waiting = [agency]
    while waiting:
        arrived = [key for key in _arrivals().get(waiting.pop(), ()) if key not in found and key != agency]
        found.update(dict.fromkeys(arrived))
        waiting += arrived
    return list(found)


@cache
def _arrivals() -> dict[str, tuple[str, ...]]:
    """Keys of the bodies that passed work on, by the body that got it."""
    grouped: dict[str, dict[str, None]] = {}
    for change in (change for rows in changes().values() for change in rows if change.successor):
        grouped.setdefault(change.successor or "", {})[change.agency] = None
    return {agency: tuple(keys) for agency, keys in grouped.items()}
