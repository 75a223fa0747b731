"""An agency through time as a plain dict, and as flat rows: one for each body that may be meant."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from vnpolicy.index.agencies.names import Office
from vnpolicy.index.agencies.posts import titled
from vnpolicy.index.agencies.predecessors import Predecessor
from vnpolicy.index.agencies.succession import Outcome, Step, Succession
from vnpolicy.index.english.names import english_agency


@dataclass(frozen=True, slots=True)
class AgencyHistory:
    """Who an agency is on a day, who was `before` it, and who was there `then` where it was not there yet.

    `post` is the post at it that was asked for, "" for none.
    """

    answer: Succession
    before: Sequence[Predecessor]
    then: Sequence[Predecessor] = ()
    post: str = ""

    def name(self, office: Office) -> str:
        """The name of an office, with the post where it is at one of that kind."""
        return titled(self.post, office, self.answer.asked)

    def english(self, office: Office) -> str:
        """The English of that name."""
        name = self.name(office)
        return (english_agency(name) if name != office.name else None) or office.english


COLUMNS = ("asked", "on", "certain", "now", "english", "key", "province", "work", "since", "act")


def agency_json(history: AgencyHistory) -> dict[str, Any]:
    """The agency asked for, those it may be on the day with the steps to each, and those before it.

    `ended` has the steps of one that has no known heir; `checked` tells whether the tables know that nothing changed.
    """
    answer = history.answer
    return {
        "asked": _named_json(history, answer.asked),
        "post": history.post or None,
        "on": answer.on,
        "certain": answer.certain,
        "changed": answer.changed,
        "checked": answer.changed or answer.checked,
        "there": not history.then,
        "now": [_outcome_json(one, history) for one in answer.outcomes if not history.then and not one.ended],
        "ended": [_outcome_json(one, history) for one in answer.outcomes if not history.then and one.ended],
        "then": [_predecessor_json(one) for one in history.then],
        "former": [_predecessor_json(one) for one in history.before],
    }


def agency_rows(history: AgencyHistory) -> list[dict[str, Any]]:
    """One row for each body that may be meant on the day."""
    outcomes = [Outcome(one.office, fields=one.fields) for one in history.then] or history.answer.outcomes
    return [{**_row(history, outcome), "certain": len(outcomes) == 1} for outcome in outcomes]


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


def _named_json(history: AgencyHistory, office: Office) -> dict[str, Any]:
    return {**office_json(office), "name": history.name(office), "english": history.english(office)}


def _outcome_json(outcome: Outcome, history: AgencyHistory) -> dict[str, Any]:
    work = [asdict(field) for field in outcome.fields]
    steps = [_step_json(step) for step in outcome.steps]
    conditions = [condition.english for condition in outcome.conditions]
    return {**_named_json(history, outcome.office), "work": work, "conditions": conditions, "steps": steps}


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


def _row(history: AgencyHistory, outcome: Outcome) -> dict[str, Any]:
    answer = history.answer
    last = outcome.steps[-1] if outcome.steps else None
    return {
        "asked": history.name(answer.asked),
        "on": answer.on,
        "certain": answer.certain,
        "now": None if outcome.ended else history.name(outcome.office),
        "english": None if outcome.ended else history.english(outcome.office),
        "key": None if outcome.ended else outcome.office.key,
        "province": outcome.office.province.name if outcome.office.province and not outcome.ended else None,
        "work": "; ".join(field.name for field in outcome.fields),
        "since": last.date if last else None,
        "act": last.act if last else None,
    }
