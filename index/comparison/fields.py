"""What differs between two records that are one: who, when, how much, and in which words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, get_args

from vnpolicy.corpus import read_table
from vnpolicy.index.agencies.names import Office, known_office, provinces
from vnpolicy.index.agencies.provinces import find_province, province_key
from vnpolicy.index.agencies.succession import successors
from vnpolicy.index.days import days_of_every_year
from vnpolicy.index.wording.words import fold_name, spelled
from vnpolicy.nlp.plan import Agency, Header, MonthDay, Period, Role, Target, Task
from vnpolicy.nlp.targets.quantities import find_quantities, without_bound

Field = Literal[
    "lead", "coordinating", "deadline", "recurrence", "value", "unit", "direction", "output", "funding", "wording"
]
FIELDS: tuple[Field, ...] = get_args(Field)
_NEVER = Period("")
_Keys = frozenset[tuple[str, str]]  # bodies and their provinces


@dataclass(frozen=True, slots=True)
class Change:
    """A field that differs. `renamed` tells that the agencies are the same bodies under the names of another day."""

    field: Field
    renamed: bool = False


@dataclass(frozen=True, slots=True)
class Origins:
    """Where two documents come from: the earlier and the later day, the old and the new one's own province.

    By the second day a body may have another name; an agency that names no province is one of the document's own.
    """

    days: tuple[str | None, str | None]
    homes: tuple[str, str]


def origins(old: Header, new: Header) -> Origins:
    """The days and provinces of two documents; "" for a central one's."""
    days = sorted(filter(None, (old.issued, new.issued)))
    return Origins(
        (days[0], days[-1]) if len(days) == 2 else (None, None),
        (_place(find_province(old)), _place(find_province(new))),
    )


def find_changes(old: Task | Target, new: Task | Target, from_: Origins, *, languages: bool) -> tuple[Change, ...]:
    """What differs, in the order of `FIELDS`; across `languages` only what does not hang on the words."""
    if isinstance(old, Task) and isinstance(new, Task):
        return tuple(_task_changes(old, new, from_, languages=languages))
    if isinstance(old, Target) and isinstance(new, Target):
        return tuple(_target_changes(old, new, languages=languages))
    return ()


def _task_changes(old: Task, new: Task, from_: Origins, *, languages: bool) -> Iterator[Change]:
    for role in get_args(Role):
        one, other = old.agencies(role), new.agencies(role)
        if _differ(one, other, from_.homes, languages=languages):
            yield Change(role, renamed=_renamed(one, other, old.quote, from_))
    before, after = old.period or _NEVER, new.period or _NEVER
    if _dates(before) != _dates(after) or (
        not languages and _uncounted(before) and _uncounted(after) and _words_differ(before.written, after.written)
    ):
        yield Change("deadline")
    if before.recurrence != after.recurrence:
        yield Change("recurrence")
    if not languages:
        yield from (Change(name) for name in ("output", "funding") if _words_differ(*_two(old, new, name)))
        yield from _wording(old, new)


def _dates(period: Period) -> tuple[str | None, str | None, tuple[MonthDay, ...]]:
    """Its start and end, and of a day of every year all that the words name: "trước ngày 15/6 và 15/12 hằng năm"."""
    days = days_of_every_year(period)
    # one day is the end itself, however it is written
    return (None, None, days) if len(days) > 1 else (period.start, period.end, ())


def _uncounted(period: Period) -> bool:
    """Whether no day is known of it: "trong vòng 30 ngày kể từ ngày ban hành" is told by its words."""
    return not (period.start or period.end or period.recurrence)


def _two(old: Task, new: Task, name: Literal["output", "funding"]) -> tuple[str, str]:
    return getattr(old, name) or "", getattr(new, name) or ""


def _target_changes(old: Target, new: Target, *, languages: bool) -> Iterator[Change]:
    if (old.start, old.end) != (new.start, new.end):
        yield Change("deadline")
    if _figure(old) != _figure(new):
        yield Change("value")
    units = unit_key(old.unit), unit_key(new.unit)
    if units[0] != units[1] and (not languages or "%" in units):
        yield Change("unit")
    if old.direction != new.direction:
        yield Change("direction")
    if not languages:
        yield from _wording(old, new)


def _figure(target: Target) -> tuple[float, float | None, str, bool]:
    return target.value, target.value_max, target.comparator, is_strict(target)


@lru_cache(maxsize=20_000)
def is_strict(target: Target) -> bool:
    """Whether the figure itself lies outside its bound: "trên 90%", "dưới 8%"; not "không quá 8%"."""
    if target.comparator not in ("min", "max"):
        return False
    for quantity in find_quantities(target.quote):
        if (quantity.value, quantity.comparator) == (target.value, target.comparator):
            before = target.quote[: quantity.span.start]
            return before.removeprefix(without_bound(before)).lower().startswith(_strict_bounds())
    return False


@cache
def _strict_bounds() -> tuple[str, ...]:
    return tuple(row["phrase"] for row in read_table("comparators") if row["strict"])


def _wording(old: Task | Target, new: Task | Target) -> Iterator[Change]:
    if _words_differ(old.quote, new.quote):
        yield Change("wording")


def _words_differ(one: str, other: str) -> bool:
    """Whether two texts differ in more than case, marks, and where a tone is put."""
    return one != other and spelled(one) != spelled(other)


def agency_keys(agencies: Sequence[Agency]) -> frozenset[str]:
    """What tells the agencies: the key of each in the tables, in either language, else its folded name."""
    return frozenset(_office_key(office) if (office := _office(a.name)) else fold_name(a.name) for a in agencies)


def placed_bodies(agencies: Sequence[Agency]) -> frozenset[tuple[str, str]]:
    """The agencies that name their province, with it: rows of one wording are told apart by whose they are."""
    offices = (_office(agency.name) for agency in agencies)
    return frozenset((_office_key(office), office.province.key) for office in offices if office and office.province)


@lru_cache(maxsize=20_000)
def _office(name: str) -> Office | None:
    found = known_office(name)
    return found if found and found.body else None


def _office_key(office: Office) -> str:
    """The body, and the district it is of."""
    return f"{office.key} {fold_name(office.district)}" if office.district else office.key


def _placed(office: Office | None, name: str, homes: tuple[str, str], side: int) -> tuple[str, str]:
    """A body and its province, the document's own where none is named; "" where neither is known.

    In the plans of two provinces each one's own body is the same: "own".
    """
    if office is None:
        return fold_name(name), ""
    place = office.province.key if office.province else homes[side]
    own = place == homes[side] and all(homes) and homes[0] != homes[1]
    return _office_key(office), "own" if own else place


def placed_keys(old: Sequence[Agency], new: Sequence[Agency], homes: tuple[str, str]) -> tuple[_Keys, _Keys]:
    """What tells the agencies of either side, with their provinces; without, where one side tells none."""
    sides = [[_placed(_office(a.name), a.name, homes, side) for a in some] for side, some in enumerate((old, new))]
    anywhere = {key for keys in sides for key, place in keys if not place}
    one, other = (frozenset((key, "" if key in anywhere else place) for key, place in keys) for keys in sides)
    return one, other


def _place(name: str | None) -> str:
    """Key of the province of that name."""
    folded = province_key(name)
    return next((one.key for one in provinces().values() if folded and province_key(one.name) == folded), "")


def _differ(old: Sequence[Agency], new: Sequence[Agency], homes: tuple[str, str], *, languages: bool) -> bool:
    """Whether the agencies differ; across languages a body that no table has may be any other such."""
    one, other = placed_keys(old, new, homes)
    if not languages or one == other:
        return one != other
    unknown = [sum(_office(agency.name) is None for agency in some) for some in (old, new)]
    known = [{_office_key(found) for a in some if (found := _office(a.name))} for some in (old, new)]
    return len(known[0] - known[1]) > unknown[1] or len(known[1] - known[0]) > unknown[0] or not (one and other)


def _renamed(old: Sequence[Agency], new: Sequence[Agency], text: str, from_: Origins) -> bool:
    """Whether all that changed are names: Sở Tài nguyên và Môi trường of 2024 is Sở Nông nghiệp và Môi trường now."""
    one, other = placed_keys(old, new, from_.homes)
    gone, come = one - other, other - one
    since, day = from_.days
    if not day or not gone or not come:
        return False
    offices = [office for a in old if (office := _office(a.name)) and _office_key(office) in {key for key, _ in gone}]
    heirs = [
        outcome.office for office in offices for outcome in successors(office, on=day, since=since, text=text).outcomes
    ]
    heirs_keys = {_placed(heir, "", from_.homes, 0) for heir in heirs}
    return len(offices) == len(gone) and come <= heirs_keys


@lru_cache(maxsize=5_000)
def unit_key(unit: str | None) -> str:
    """One key for all spellings of a unit: "phần trăm" and "percent" are "%"; others in small letters."""
    parts = spelled(unit or "")
    words = " ".join(parts)
    return "%" if ("%" in (unit or "") and not parts) or words in _percents() else words


@cache
def _percents() -> frozenset[str]:
    return frozenset(" ".join(spelled(row["unit"])) for row in read_table("units") if row["kind"] == "percent") - {""}
