"""An agency through time as a plain dict, and as flat rows: one for each body that may be meant."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from vnpolicy.index.agency_names import Office
from vnpolicy.index.predecessors import Predecessor
from vnpolicy.index.succession import Outcome, Step, Succession


@dataclass(frozen=True, slots=True)
class AgencyHistory:
    """Who an agency is on a day, who was `before` it, and who was there `then` where it was not there yet."""

    answer: Succession
    before: Sequence[Predecessor]
    then: Sequence[Predecessor] = ()


COLUMNS = ("asked", "on", "certain", "now", "english", "key", "province", "work", "since", "act")


def agency_json(history: AgencyHistory) -> dict[str, Any]:
    """The agency asked for, those it may be on the day with the steps to each, and those before it.

    `ended` has the steps of one that has no known heir; `checked` tells whether the tables know that nothing changed.
    """
    answer = history.answer
    return {
        "asked": office_json(answer.asked),
        "on": answer.on,
        "certain": answer.certain,
        "changed": answer.changed,
        "checked": answer.changed or answer.checked,
        "there": not history.then,
        "now": [_outcome_json(outcome) for outcome in answer.outcomes if not history.then and not outcome.ended],
        "ended": [_outcome_json(outcome) for outcome in answer.outcomes if not history.then and outcome.ended],
        "then": [_predecessor_json(one) for one in history.then],
        "former": [_predecessor_json(one) for one in history.before],
    }


def agency_rows(history: AgencyHistory) -> list[dict[str, Any]]:
    """One row for each body that may be meant on the day."""
    outcomes = [Outcome(one.office, fields=one.fields) for one in history.then] or history.answer.outcomes
    return [{**_row(history.answer, outcome), "certain": len(outcomes) == 1} for outcome in outcomes]


def office_json(office: Office) -> dict[str, Any]:
    """Names of an office in both languages, its key, place, and abbreviations."""
    body = office.body
    return {
        "name": office.name,
        "english": office.english,
        "english_act": body.english_act if body else None,
        "key": office.key,
        "kind": body.kind if body else "province",
        "province": office.province.name if office.province else None,
        "district": office.district,
        "abbreviations": list(body.abbreviations) if body else [],
        "spellings": list(body.spellings) if body else [],
    }


def _outcome_json(outcome: Outcome) -> dict[str, Any]:
    work = [asdict(field) for field in outcome.fields]
    steps = [_step_json(step) for step in outcome.steps]
    conditions = [condition.english for condition in outcome.conditions]
    return {**office_json(outcome.office), "work": work, "conditions": conditions, "steps": steps}


def _step_json(step: Step) -> dict[str, Any]:
    return {
        "date": step.date,
        "change": step.kind,
        "from": step.before.name,
        "to": step.after.name,
        "work": asdict(step.field) if step.field else None,
        "condition": step.condition and step.condition.english,
        "act": step.act,
        "unchecked": step.doubt,
    }


def _predecessor_json(one: Predecessor) -> dict[str, Any]:
    work = [asdict(field) for field in one.fields]
    until = {"until": one.until, "act": one.act, "work": work, "shared": one.shared, "lives_on": one.lives_on}
    return {"name": one.office.name, "english": one.office.english, "key": one.office.key, **until}


def _row(answer: Succession, outcome: Outcome) -> dict[str, Any]:
    last = outcome.steps[-1] if outcome.steps else None
    return {
        "asked": answer.asked.name,
        "on": answer.on,
        "certain": answer.certain,
        "now": None if outcome.ended else outcome.office.name,
        "english": None if outcome.ended else outcome.office.english,
        "key": None if outcome.ended else outcome.office.key,
        "province": outcome.office.province.name if outcome.office.province and not outcome.ended else None,
        "work": "; ".join(field.name for field in outcome.fields),
        "since": last.date if last else None,
        "act": last.act if last else None,
    }
