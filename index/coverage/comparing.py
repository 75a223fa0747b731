"""What a plan's record leaves of the one that it answers: the state, and what differs."""

from dataclasses import dataclass
from typing import Literal, get_args

from vnpolicy.index.coverage.counterparts import lead_keys, lead_standing, leads_ministry
from vnpolicy.index.coverage.figures import in_unit_of, is_share, same_unit, shortfall
from vnpolicy.nlp.plan import Period, Recurrence, Target, Task

# `unsure`: a record may answer, or cannot be compared; `not_asked`: nothing is found, and the work is that of others.
State = Literal["covered", "partly", "weaker", "later", "unsure", "not_found", "not_asked"]
STATES: tuple[State, ...] = get_args(State)
What = Literal["value", "share", "year", "step", "unit", "direction", "recurrence", "lead", "scope"]
_OPPOSITE = {"increase": "decrease", "decrease": "increase"}
_TIMES: dict[Recurrence, int] = {"annual": 1, "semiannual": 2, "quarterly": 4, "monthly": 12}  # a year
_ALMOST = 1e-9


@dataclass(frozen=True, slots=True)
class Delta:
    """One thing that differs: as the plan has it, and as the decision asks; `fault` where the plan asks for less.

    Of `share`, a figure of a part of the country beside the whole; of `step`, the plan goes only to an earlier year; of
    `scope`, it leaves out a part of the work.
    """

    what: What
    given: str | float | None
    asked: str | float | None
    fault: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """The state of a record with what differs, the faults first."""

    state: State
    deltas: tuple[Delta, ...] = ()


def compare_targets(asked: Target, given: Target, *, local: bool, whole: bool) -> Verdict:
    """A plan's target beside the one asked for; `local` where the plan is of a part of the country.

    `whole` says whether the plan's target is about all that the one asked for is about.
    """
    measure = other_measure(asked, given)
    if measure:
        return Verdict("unsure", (measure,))
    step = _step(asked, given)
    deltas = [step] if step else [_value(asked, given, local=local), _end(asked.end, given.end)]
    return _verdict([delta for delta in deltas if delta], whole=whole)


def compare_tasks(asked: Task, given: Task, *, day: str | None, whole: bool, own: bool = False) -> Verdict:
    """A plan's task beside the one asked for; `day` is that of the plan: it decides on the names of bodies.

    `own` where the decision asks the issuer of the plan, who names one of its units.
    """
    one, other = asked.period or Period(""), given.period or Period("")
    deltas = [
        _end(one.end, other.end),
        _recurrence(one.recurrence, other.recurrence),
        None if own and not leads_ministry(given) else _lead(asked, given, day),
    ]
    return _verdict([delta for delta in deltas if delta], whole=whole)


def _verdict(deltas: list[Delta], *, whole: bool) -> Verdict:
    """The gravest state: less is worse than late, and late is worse than a part."""
    faults = {delta.what for delta in deltas if delta.fault}
    if not whole:
        deltas.append(Delta("scope", None, None, fault=True))
    ordered = tuple(sorted(deltas, key=lambda delta: not delta.fault))
    if faults & {"value", "recurrence"}:
        return Verdict("weaker", ordered)
    if "year" in faults:
        return Verdict("later", ordered)
    return Verdict("covered" if whole and not faults & {"share", "step"} else "partly", ordered)


def other_measure(asked: Target, given: Target) -> Delta | None:
    """Why two figures cannot be compared: another unit, or one is to grow and the other to sink."""
    if not same_unit(asked, given):
        return Delta("unit", given.unit, asked.unit)
    if _OPPOSITE.get(asked.direction) == given.direction:
        return Delta("direction", given.direction, asked.direction)
    return None


def _step(asked: Target, given: Target) -> Delta | None:
    """A lower figure of an earlier year is a step: "50% by 2025" is no breach of "70% by 2030"."""
    earlier = (given.end or "9")[:4] < (asked.end or "")[:4]
    return Delta("step", given.end, asked.end, fault=True) if earlier and _is_less(asked, given) else None


def _is_less(asked: Target, given: Target) -> bool:
    return shortfall(asked, given) > _ALMOST * max(abs(asked.value), 1)


def _value(asked: Target, given: Target, *, local: bool) -> Delta | None:
    less = _is_less(asked, given)
    if less and local and not is_share(asked):
        return Delta("share", given.value, asked.value, fault=True)
    same = abs(in_unit_of(asked, given) - asked.value) <= _ALMOST * max(abs(asked.value), 1)
    return None if same and not less else Delta("value", given.value, asked.value, fault=less)


def _end(asked: str | None, given: str | None) -> Delta | None:
    """Ends of another precision are compared as far as both go; a day of every year only with another."""
    if not asked or not given or asked.startswith("--") != given.startswith("--"):
        return None
    length = min(len(asked), len(given))
    if asked[:length] == given[:length]:
        return None
    return Delta("year", given, asked, fault=given[:length] > asked[:length])


def _recurrence(asked: Recurrence | None, given: Recurrence | None) -> Delta | None:
    if asked is None or given is None or asked == given or not {asked, given} <= set(_TIMES):
        return None
    return Delta("recurrence", given, asked, fault=_TIMES[given] < _TIMES[asked])


def _lead(asked: Task, given: Task, day: str | None) -> Delta | None:
    """Another lead than the one that answers to the decision's is worth a word, but no fault."""
    if lead_standing(lead_keys(asked), lead_keys(given), day) != "other":
        return None
    return Delta("lead", _leads(given), _leads(asked))


def _leads(task: Task) -> str:
    return "; ".join(agency.written for agency in task.agencies("lead"))
