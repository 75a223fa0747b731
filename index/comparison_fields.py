"""What differs between two records that are one: who, when, how much, and in which words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, get_args

from vnpolicy.corpus import read_table
from vnpolicy.index.agency_names import Office, known_office
from vnpolicy.index.succession import successors
from vnpolicy.index.words import fold_name, spelled
from vnpolicy.nlp.plan import Agency, Period, Role, Target, Task

Field = Literal[
    "lead", "coordinating", "deadline", "recurrence", "value", "unit", "direction", "output", "funding", "wording"
]
FIELDS: tuple[Field, ...] = get_args(Field)
_NEVER = Period("")


@dataclass(frozen=True, slots=True)
class Change:
    """A field that differs. `renamed` tells that the agencies are the same bodies under the names of another day."""

    field: Field
    renamed: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """The days of two documents: by the second a body may have another name."""

    before: str | None
    after: str | None


def find_changes(old: Task | Target, new: Task | Target, day: Day, *, languages: bool) -> tuple[Change, ...]:
    """What differs, in the order of `FIELDS`; across `languages` only what does not hang on the words."""
    if isinstance(old, Task) and isinstance(new, Task):
        return tuple(_task_changes(old, new, day, languages=languages))
    if isinstance(old, Target) and isinstance(new, Target):
        return tuple(_target_changes(old, new, languages=languages))
    return ()


def _task_changes(old: Task, new: Task, day: Day, *, languages: bool) -> Iterator[Change]:
    for role in get_args(Role):
        one, other = old.agencies(role), new.agencies(role)
        if _differ(one, other, languages=languages):
            yield Change(role, renamed=_renamed(one, other, old.quote, day))
    before, after = old.period or _NEVER, new.period or _NEVER
    if (before.start, before.end) != (after.start, after.end):
        yield Change("deadline")
    if before.recurrence != after.recurrence:
        yield Change("recurrence")
    if not languages:
        yield from (Change(name) for name in ("output", "funding") if _words_differ(*_two(old, new, name)))
        yield from _wording(old, new)


def _two(old: Task, new: Task, name: Literal["output", "funding"]) -> tuple[str, str]:
    return getattr(old, name) or "", getattr(new, name) or ""


def _target_changes(old: Target, new: Target, *, languages: bool) -> Iterator[Change]:
    if (old.start, old.end) != (new.start, new.end):
        yield Change("deadline")
    if (old.value, old.value_max, old.comparator) != (new.value, new.value_max, new.comparator):
        yield Change("value")
    units = unit_key(old.unit), unit_key(new.unit)
    if units[0] != units[1] and (not languages or "%" in units):
        yield Change("unit")
    if old.direction != new.direction:
        yield Change("direction")
    if not languages:
        yield from _wording(old, new)


def _wording(old: Task | Target, new: Task | Target) -> Iterator[Change]:
    if _words_differ(old.quote, new.quote):
        yield Change("wording")


def _words_differ(one: str, other: str) -> bool:
    """Whether two texts differ in more than case, marks, and where a tone is put."""
    return one != other and spelled(one) != spelled(other)


def agency_keys(agencies: Sequence[Agency]) -> frozenset[str]:
    """What tells the agencies: the key of each in the tables, in either language, else its folded name."""
    return frozenset(_office_key(office) if (office := _office(a.name)) else fold_name(a.name) for a in agencies)


@lru_cache(maxsize=20_000)
def _office(name: str) -> Office | None:
    found = known_office(name)
    return found if found and found.body else None


def _office_key(office: Office) -> str:
    """The body, and the district it is of; its province is that of the document, named or not."""
    return f"{office.key} {fold_name(office.district)}" if office.district else office.key


def _differ(old: Sequence[Agency], new: Sequence[Agency], *, languages: bool) -> bool:
    """Whether the agencies differ; across languages a body that no table has may be any other such."""
    one, other = agency_keys(old), agency_keys(new)
    if not languages or one == other:
        return one != other
    unknown = [sum(_office(agency.name) is None for agency in some) for some in (old, new)]
    known = [{_office_key(found) for a in some if (found := _office(a.name))} for some in (old, new)]
    return len(known[0] - known[1]) > unknown[1] or len(known[1] - known[0]) > unknown[0] or not (one and other)


def _renamed(old: Sequence[Agency], new: Sequence[Agency], text: str, day: Day) -> bool:
    """Whether all that changed are names: Sở Tài nguyên và Môi trường of 2024 is Sở Nông nghiệp và Môi trường now."""
    gone, come = agency_keys(old) - agency_keys(new), agency_keys(new) - agency_keys(old)
    if not day.after or not gone or not come:
        return False
    offices = [office for a in old if (office := _office(a.name)) and _office_key(office) in gone]
    heirs = {key for office in offices for key in _heirs(office, text, day)}
    return len(offices) == len(gone) and come <= heirs


def _heirs(office: Office, text: str, day: Day) -> set[str]:
    answer = successors(office, on=day.after or "", since=day.before, text=text)
    return {_office_key(outcome.office) for outcome in answer.outcomes}


@lru_cache(maxsize=5_000)
def unit_key(unit: str | None) -> str:
    """One key for all spellings of a unit: "phần trăm" and "percent" are "%"; others in small letters."""
    parts = spelled(unit or "")
    words = " ".join(parts)
    return "%" if ("%" in (unit or "") and not parts) or words in _percents() else words


@cache
def _percents() -> frozenset[str]:
    return frozenset(" ".join(spelled(row["unit"])) for row in read_table("units") if row["kind"] == "percent") - {""}
