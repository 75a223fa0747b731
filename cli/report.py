"""The readable report of one document: its card, legal bases, targets, tasks, and what to check."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from vnpolicy.cli.wording import figure_words, page_words, plain, span_words, task_fields
from vnpolicy.nlp.plan import Citation, Plan, Review, Target, Task

T = TypeVar("T")
LABEL, FAINT, QUOTE = "cyan", "dim", "italic"


def print_plan(console: Console, plan: Plan) -> None:
    """Print all records of a plan."""
    print_card(console, plan)
    _section(console, "LEGAL BASES", plan.bases, _basis)
    _section(console, "TARGETS", plan.targets, _target)
    _section(console, "TASKS", plan.tasks, _task)
    if plan.review:
        _section(console, "TO CHECK", plan.review, _review)
    console.print()


def print_card(console: Console, plan: Plan) -> None:
    """Print the card of a plan's document: what its header and foot state."""
    head = plan.header
    name = " ".join(plain(part) for part in (head.doc_type, head.doc_number) if part)
    console.print(Text(name or "Document without a number", "bold"))
    if head.title:
        console.print(Text(plain(head.title), "bold"))
    issued = ", ".join(part for part in (head.issued, head.place) if part)
    signer = ", ".join(part for part in (head.signer, head.signer_title) if part)
    rows = [("issuer", head.issuer), ("issued", issued), ("effective", head.effective), ("signer", signer)]
    rows += [("language", plan.language), ("source", plan.source)]
    console.print(labelled([(label, plain(words)) for label, words in rows if words]))


def labelled(rows: Iterable[tuple[str, str]]) -> Table:
    """Labels in a narrow first column, words wrapped beside them."""
    grid = Table.grid(padding=(0, 1))
    grid.add_column(style=LABEL, no_wrap=True)
    grid.add_column(overflow="fold")
    for label, words in rows:
        grid.add_row(label, Text(words))
    return grid


def _section(console: Console, name: str, records: Sequence[T], render: Callable[[T], RenderableType]) -> None:
    console.print()
    console.print(Text.assemble((name, "bold yellow"), (f"  {len(records) or 'none'}", FAINT)))
    for number, record in enumerate(records, 1):
        console.print(numbered(number, render(record)))


def numbered(number: int, content: RenderableType) -> Table:
    """A number, and what belongs to it indented beside it."""
    grid = Table.grid(padding=(0, 1))
    grid.add_column(justify="right", style=FAINT, no_wrap=True, min_width=3)
    grid.add_column(overflow="fold")
    grid.add_row(str(number), content)
    return grid


def quoted(quote: str, page: int | None) -> Text:
    """The quote and the page on which it stands."""
    page_part = f"  {page_words(page)}" if page else ""
    return Text.assemble((plain(quote), QUOTE), (page_part, FAINT))


def _basis(basis: Citation) -> RenderableType:
    known = " ".join(part for part in (basis.doc_number, f"({basis.issued})" if basis.issued else None) if part)
    rows = [("is", plain(f"{basis.doc_type or ''} {known}"))] if known else []
    return Group(quoted(basis.quote, basis.page), labelled(rows))


def _target(target: Target) -> RenderableType:
    when = span_words(target.start, target.end)
    figure = Text.assemble((figure_words(target), "bold"), (f"  {when}" if when else "", "green"))
    return Group(figure, quoted(target.quote, target.page))


def _task(task: Task) -> RenderableType:
    return Group(quoted(task.quote, task.page), labelled(task_fields(task)))


def _review(review: Review) -> RenderableType:
    place = f"  characters {review.span.start}-{review.span.end}" if review.span else ""
    return Text.assemble(plain(review.reason), (place, FAINT))
