"""An agency through time as a readable report."""

from collections.abc import Sequence

from rich.console import Console, Group, RenderableType
from rich.text import Text

from vnpolicy.cli.agency.json import AgencyHistory
from vnpolicy.cli.exports.words import date_words
from vnpolicy.cli.language import names_in_english, say, spoken
from vnpolicy.cli.report import FAINT, labelled, numbered
from vnpolicy.index.agencies.names import Office
from vnpolicy.index.agencies.predecessors import Predecessor
from vnpolicy.index.agencies.succession import ENDED, Outcome, Step
from vnpolicy.index.agencies.work_fields import Field

# Changes that say() has under another key: "renamed" and "moved" are said of records too.
_KEYS = {"renamed": "renamed_to", "moved": "passed"}
_UNCHECKED = {"act": "no_act", "date": "no_check"}


def print_agency(console: Console, history: AgencyHistory) -> None:
    """Print who was asked for, who that is on the day, by which steps, and who was before."""
    answer = history.answer
    _print_asked(console, history)
    console.print()
    if history.then:
        console.print(Text(say("agency_then").format(date=_day(answer.on)), "bold"))
        console.print(_former(history.then))
    elif answer.certain:
        console.print(_certain(history))
    else:
        _print_several(console, history)
    if history.before and not history.then:
        console.print()
        console.print(Text(say("agency_before"), "bold"))
        console.print(_former(history.before))


def _print_several(console: Console, history: AgencyHistory) -> None:
    answer = history.answer
    by_work = len({outcome.fields for outcome in answer.outcomes}) > 1
    hint = f"  {say('agency_hint')}" if by_work else ""
    console.print(Text.assemble((say("agency_several").format(date=_day(answer.on)), "bold"), (hint, FAINT)))
    for number, outcome in enumerate(answer.outcomes, 1):
        console.print(numbered(number, _outcome(outcome, history)))


def _print_asked(console: Console, history: AgencyHistory) -> None:
    asked = history.answer.asked
    console.print(Text(history.name(asked), "bold"))
    short = ", ".join(asked.body.abbreviations) if asked.body else ""
    act = f" ({asked.body.english_act})" if asked.body and asked.body.english_act else ""
    rows = [("agency_english", history.english(asked) + act), ("agency_key", asked.key), ("agency_short", short)]
    console.print(labelled([(say(label), words) for label, words in rows if words]))


def _certain(history: AgencyHistory) -> RenderableType:
    answer = history.answer
    outcome = answer.outcomes[0]
    if not answer.changed:
        return Text(say("agency_same" if answer.checked else "agency_unchanged").format(date=_day(answer.on)), "bold")
    if outcome.ended:
        return Group(
            Text(say("agency_ended").format(date=_day(outcome.steps[-1].date)), "bold"), labelled(_step_rows(outcome))
        )
    return Group(Text(say("agency_on").format(date=_day(answer.on)), "bold"), _outcome(outcome, history))


def _outcome(outcome: Outcome, history: AgencyHistory) -> RenderableType:
    work = "; ".join(_field_words(field) for field in outcome.fields)
    rows = [
        ("agency_english", history.english(outcome.office)),
        ("agency_for", work),
        ("agency_if", "; ".join(one.name if spoken() == "vi" else one.english for one in outcome.conditions)),
    ]
    labels = [(say(label), words) for label, words in rows if words]
    return Group(Text(history.name(outcome.office), "green"), labelled([*labels, *_step_rows(outcome)]))


def _step_rows(outcome: Outcome) -> list[tuple[str, str]]:
    """Each step once: one act moved several fields."""
    return list(dict.fromkeys((_day(step.date), _step_words(step)) for step in outcome.steps))


def _step_words(step: Step) -> str:
    """One change: "Sở Công Thương tỉnh Long An became part of ... (Nghị quyết 202/2025/QH15)"."""
    source = step.act or ""
    doubt = say(_UNCHECKED[step.doubt]) if step.doubt else ""
    known = ", ".join(part for part in (source, doubt) if part)
    said = say(_KEYS.get(step.kind, step.kind))
    after = "" if step.kind == ENDED else f" {_name(step.after)}"
    return f"{_name(step.before)} {said}{after}" + (f" ({known})" if known else "")


def _former(before: Sequence[Predecessor]) -> RenderableType:
    return labelled([(say("agency_until").format(date=_day(one.until)), _former_words(one)) for one in before])


def _former_words(one: Predecessor) -> str:
    work = "; ".join(_field_words(field) for field in one.fields)
    name = _name(one.office)
    return say("agency_only").format(name=name, work=work) if one.shared and work else name


def _name(office: Office) -> str:
    """An office; where English was asked for, its English name with the Vietnamese beside it."""
    return f"{office.english} ({office.name})" if names_in_english() else office.name


def _field_words(field: Field) -> str:
    return field.name if spoken() == "vi" else f"{field.name} ({field.english})"


def _day(date: str) -> str:
    return date_words(date, spoken())
