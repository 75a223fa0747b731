"""The readable report of one document: its card, legal bases, targets, tasks, and what to check."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TypeVar

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from vnpolicy.cli.exports.words import date_words
from vnpolicy.cli.language import agency_said, mark, say, spoken, type_said
from vnpolicy.cli.reasons import Check, find_checks, place_words, reason_in
from vnpolicy.cli.wording import figure_words, page_words, plain, span_words, task_fields
from vnpolicy.nlp.plan import Citation, Plan, Target, Task

T = TypeVar("T")
LABEL, FAINT, QUOTE, DOUBT = "cyan", "dim", "italic", "magenta"


def print_plan(console: Console, plan: Plan, *, most: int | None = None) -> None:
    """Print the records of a plan; with `most`, only the first ones of each kind, and how many more there are."""
    checks = find_checks(plan)
    print_card(console, plan)
    _section(console, say("bases"), _numbered(plan.bases, "basis", checks, partial(_basis, plan.language)), most)
    _section(console, say("targets"), _numbered(plan.targets, "target", checks, partial(_target, plan.language)), most)
    _section(console, say("tasks"), _numbered(plan.tasks, "task", checks, partial(_task, plan.language)), most)
    if checks:
        _print_checks(console, checks, most)
    console.print()


def print_card(console: Console, plan: Plan) -> None:
    """Print the card of a plan's document: what its header and foot state."""
    head = plan.header
    name = " ".join(plain(part) for part in (type_said(head.doc_type), head.doc_number) if part)
    console.print(Text(name or say("no_number"), "bold"))
    if head.title:
        console.print(Text.assemble((plain(head.title), "bold"), (mark(plan.language), FAINT)))
    issued = ", ".join(part for part in (date_words(head.issued, spoken()), head.place) if part)
    post = agency_said(head.signer_title, language=plan.language) if head.signer_title else None
    signer = ", ".join(part for part in (head.signer, post) if part)
    issuer = agency_said(head.issuer, language=plan.language) if head.issuer else None
    effective = date_words(head.effective, spoken())
    rows = [("issuer", issuer), ("issued", issued), ("effective", effective), ("signer", signer)]
    rows += [("language", plan.language), ("source", plan.source)]
    console.print(labelled([(say(f"card_{label}"), plain(words)) for label, words in rows if words]))


def labelled(rows: Iterable[tuple[str, str]]) -> Table:
    """Labels in a narrow first column, words wrapped beside them."""
    grid = Table.grid(padding=(0, 1))
    grid.add_column(style=LABEL, no_wrap=True)
    grid.add_column(overflow="fold")
    for label, words in rows:
        grid.add_row(label, Text(words))
    return grid


def _numbered(
    records: Sequence[T], kind: str, checks: Sequence[Check], render: Callable[[T], RenderableType]
) -> list[RenderableType]:
    """The records as they are printed, each with the reasons to check it below."""
    reasons: dict[int, list[str]] = {}
    for check in checks:
        for number in check.numbers.get(kind, ()):
            reasons.setdefault(number, []).append(check.reason)
    return [_checked(render(record), reasons.get(number)) for number, record in enumerate(records, 1)]


def _checked(content: RenderableType, reasons: Sequence[str] | None) -> RenderableType:
    return (
        Group(content, Text(f"{say('check')}: {plain(reason_in('; '.join(reasons), spoken()))}", DOUBT))
        if reasons
        else content
    )


def _section(console: Console, name: str, records: Sequence[RenderableType], most: int | None) -> None:
    console.print()
    console.print(Text.assemble((name, "bold yellow"), (f"  {len(records) or say('none')}", FAINT)))
    for number, record in enumerate(records[:most], 1):
        console.print(numbered(number, record))
    _more(console, len(records), most)


def _print_checks(console: Console, checks: Sequence[Check], most: int | None) -> None:
    """What may be read wrongly and why, each reason once with the records that it is about."""
    console.print()
    console.print(Text.assemble((say("to_check"), "bold yellow"), (f"  {say('compare_with')}", FAINT)))
    for check in checks[:most]:
        console.print(Text.assemble("  ", (plain(reason_in(check.reason, spoken())), DOUBT), f": {place_words(check)}"))
    _more(console, len(checks), most)


def _more(console: Console, count: int, most: int | None) -> None:
    if most is not None and count > most:
        console.print(Text(f"    {say('more').format(count=count - most)}", FAINT))


def numbered(number: int, content: RenderableType) -> Table:
    """A number, and what belongs to it indented beside it."""
    grid = Table.grid(padding=(0, 1))
    grid.add_column(justify="right", style=FAINT, no_wrap=True, min_width=3)
    grid.add_column(overflow="fold")
    grid.add_row(str(number), content)
    return grid


def quoted(quote: str, page: int | None, language: str) -> Text:
    """The quote, marked where it stays in Vietnamese, and the page on which it stands."""
    page_part = f"  {page_words(page)}" if page else ""
    return Text.assemble((plain(quote), QUOTE), (mark(language) + page_part, FAINT))


def _basis(language: str, basis: Citation) -> RenderableType:
    issued = f"({date_words(basis.issued, spoken())})" if basis.issued else None
    known = " ".join(part for part in (basis.doc_number, issued) if part)
    rows = [(say("is"), plain(f"{type_said(basis.doc_type)} {known}"))] if known else []
    return Group(quoted(basis.quote, basis.page, language), labelled(rows))


def _target(language: str, target: Target) -> RenderableType:
    when = span_words(target.start, target.end)
    figure = Text.assemble((figure_words(target), "bold"), (f"  {when}" if when else "", "green"))
    return Group(figure, quoted(target.quote, target.page, language))


def _task(language: str, task: Task) -> RenderableType:
    return Group(quoted(task.quote, task.page, language), labelled(task_fields(task, language)))
