"""An agency through time as a readable report."""

from collections.abc import Sequence

from rich.console import Console, Group, RenderableType
from rich.text import Text

from vnpolicy.cli.agency_json import AgencyHistory
from vnpolicy.cli.report import FAINT, labelled, numbered
from vnpolicy.index.agency_names import Office
from vnpolicy.index.predecessors import Predecessor
from vnpolicy.index.succession import Outcome, Step, Succession

_CHANGES = {
    "founded": "was merged into the new",
    "merged": "became part of",
    "continued": "goes on as",
    "renamed": "was renamed to",
    "split": "was split; passed to",
    "moved": "passed this work to",
    "abolished": "was abolished; tasks passed to",
    "joined": "became part of",
}
_UNCHECKED = {"act": "act not known", "date": "date not checked"}


def print_agency(console: Console, history: AgencyHistory) -> None:
    """Print who was asked for, who that is on the day, by which steps, and who was before."""
    answer = history.answer
    _print_asked(console, answer.asked)
    console.print()
    if history.then:
        console.print(Text(f"on {answer.on} not yet there; its work was with", "bold"))
        console.print(_former(history.then))
    elif answer.certain:
        console.print(_certain(answer))
    else:
        _print_several(console, answer)
    if history.before and not history.then:
        console.print()
        console.print(Text("before", "bold"))
        console.print(_former(history.before))


def _print_several(console: Console, answer: Succession) -> None:
    by_work = any(outcome.fields for outcome in answer.outcomes)
    hint = "  the work decides; give it with --function" if by_work else ""
    console.print(Text.assemble((f"on {answer.on} one of", "bold"), (hint, FAINT)))
    for number, outcome in enumerate(answer.outcomes, 1):
        console.print(numbered(number, _outcome(outcome)))


def _print_asked(console: Console, asked: Office) -> None:
    console.print(Text(asked.name, "bold"))
    short = ", ".join(asked.body.abbreviations) if asked.body else ""
    act = f" ({asked.body.english_act})" if asked.body and asked.body.english_act else ""
    rows = [("english", asked.english + act), ("key", asked.key), ("short", short)]
    console.print(labelled([row for row in rows if row[1]]))


def _certain(answer: Succession) -> RenderableType:
    outcome = answer.outcomes[0]
    if not answer.changed:
        return Text(f"on {answer.on} the same", "bold")
    return Group(Text(f"on {answer.on}", "bold"), _outcome(outcome))


def _outcome(outcome: Outcome) -> RenderableType:
    work = "; ".join(f"{field.name} ({field.english})" for field in outcome.fields)
    rows = [("english", outcome.office.english), ("for", work), ("if", "; ".join(outcome.conditions))]
    steps = dict.fromkeys((step.date, _step_words(step)) for step in outcome.steps)  # one act moved several fields
    return Group(Text(outcome.office.name, "green"), labelled([row for row in (*rows, *steps) if row[1]]))


def _step_words(step: Step) -> str:
    """One change: "Sở Công Thương tỉnh Long An became part of ... (Nghị quyết 202/2025/QH15)"."""
    source = step.act or ""
    doubt = _UNCHECKED[step.doubt] if step.doubt else ""
    known = ", ".join(part for part in (source, doubt) if part)
    return f"{step.before.name} {_CHANGES[step.kind]} {step.after.name}" + (f" ({known})" if known else "")


def _former(before: Sequence[Predecessor]) -> RenderableType:
    return labelled([(f"until {one.until}", _former_words(one)) for one in before])


def _former_words(one: Predecessor) -> str:
    work = "; ".join(field.name for field in one.fields)
    return f"{one.office.name}, only {work}" if one.shared and work else one.office.name
