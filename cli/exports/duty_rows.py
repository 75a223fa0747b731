"""Duties as rows and JSON, as a table on a terminal, and as an Excel sheet."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any, BinaryIO

from vnpolicy.cli.exports.words import Words, day_words, read_words
from vnpolicy.cli.language import mark
from vnpolicy.cli.wording import agency_words, plain, shortened
from vnpolicy.index.deadlines.duties import Duty
from vnpolicy.index.entries.hits import CARD_FACTS
from vnpolicy.ingest.document import Language

if TYPE_CHECKING:
    from rich.console import Console
    from rich.segment import Segment
    from rich.style import Style

COLUMNS = (
    *("id", "due", "state", "done_on", "recurrence", "lead", "coordinating", "task"),
    *("document", "doc_type", "issuer", "issued", "language", "page", "source"),
)
STYLES = {"in_progress_overdue": "red", "done_in_time": "green", "done_late": "yellow"}
# Width, or share of what is left, of the columns on a terminal.
LAYOUT = {"due": (10, None), "state": (12, None), "lead": (None, 2), "task": (None, 4)} | {
    "document": (16, None),
    "id": (8, None),
}
NARROW = 90  # columns of a terminal that a table needs
SHORT = 160  # characters of a task in a table


def duty_json(duty: Duty) -> dict[str, Any]:
    """A duty as plain values, with its record and document."""
    from vnpolicy.cli.english_json import card_in_english, record_in_english
    from vnpolicy.nlp.record_json import record_json

    return {
        **_flat(duty),
        "recurring": duty.recurring,
        "record": record_in_english(record_json(duty.task), duty.document.language),
        "document": card_in_english({name: getattr(duty.document, name) for name in CARD_FACTS}),
    }


def duty_row(duty: Duty) -> dict[str, Any]:
    """A duty as one flat row, by `COLUMNS`."""
    card = duty.document
    about = {"document": card.number, "doc_type": card.doc_type, "issuer": card.issuer, "issued": card.issued}
    about["language"] = card.language
    named = {role: agency_words(duty.task.agencies(role), card.language) for role in ("lead", "coordinating")}
    return {**_flat(duty), **named, **about, "page": duty.task.page, "source": card.source, "task": duty.task.quote}


def worded_row(duty: Duty, words: Words, between: str = "; ") -> dict[str, Any]:
    """The row with values in words instead of keys, and English names in English."""
    from vnpolicy.cli.exports.english import agency_label, role_lines, type_label

    row, card, task = duty_row(duty), duty.document, duty.task
    return {
        **row,
        "lead": role_lines(task, "lead", words, card.language, between),
        "coordinating": role_lines(task, "coordinating", words, card.language, between),
        "state": words[duty.state],
        "recurrence": row["recurrence"] and words[row["recurrence"]],
        "doc_type": type_label(card.doc_type, words),
        "issuer": card.issuer and agency_label(card.issuer, card.issuer, words, card.language),
        "language": words[card.language],
    }


def print_duties(console: "Console", duties: Sequence[Duty], language: Language) -> None:
    """Print duties as a table: date, state, who leads, the work, where it is written; below each other if narrow."""
    if console.width < NARROW:
        _print_blocks(console, duties, language)
    else:
        _print_table(console, duties, language)


def _print_blocks(console: "Console", duties: Sequence[Duty], language: Language) -> None:
    """One duty below the other, for a terminal whose width would break the words of a table."""
    from rich.text import Text

    from vnpolicy.cli.report import labelled

    words = read_words(language)
    for at, duty in enumerate(duties):
        due, state, lead, work, where, key = (cell.replace("\n", ", ") for cell in _table_cells(duty, words, language))
        if at:
            console.print()
        console.print(Text.assemble((f"{due} · {state}", STYLES.get(duty.state, "")), f" · {key}"))
        console.print(Text(work))
        console.print(labelled([(words["lead"], lead or "-"), (words["document"], where)]))


def _print_table(console: "Console", duties: Sequence[Duty], language: Language) -> None:
    from rich.segment import Segments

    words, widths = read_words(language), _widths(console.width)
    rows = [([words[name] for name in LAYOUT], "bold", "bold")]
    rows += [(_table_cells(duty, words, language), STYLES.get(duty.state, ""), "") for duty in duties]
    styles = {name: console.get_style(name) for _, *names in rows for name in names}
    lines = (line for cells, *names in rows for line in _row(cells, widths, [styles[name] for name in names]))
    console.print(Segments(lines), crop=False, end="")


def _widths(whole: int) -> list[int]:
    """Widths of the columns of `LAYOUT` in a table so wide."""
    from vnpolicy.cli.columns import GAP

    free = whole - sum(width or 0 for width, _ in LAYOUT.values()) - len(GAP) * (len(LAYOUT) - 1)
    shares = [share or 0 for _, share in LAYOUT.values()]
    ends = [free * so_far // sum(shares) for so_far in (0, *accumulate(shares))]
    return [width or end - begin for (width, _), (begin, end) in zip(LAYOUT.values(), pairwise(ends), strict=True)]


def _row(cells: Sequence[str], widths: Sequence[int], styles: Sequence["Style"]) -> Iterator["Segment"]:
    """One row: its first two cells, date and state, in the first style, the others in the second."""
    from rich.segment import Segment

    from vnpolicy.cli.columns import GAP, side_by_side

    for line in side_by_side(cells, widths):
        yield Segment(GAP.join(line[:2]), styles[0])
        yield Segment(f"{GAP}{GAP.join(line[2:])}\n", styles[1])


def write_duty_sheet(stream: BinaryIO, duties: Sequence[Duty], language: Language, made: date) -> None:
    """Write duties as a workbook of one sheet."""
    from vnpolicy.cli.exports.register import place_cells
    from vnpolicy.cli.exports.workbook import add_sheets, open_workbook

    words = read_words(language)
    with open_workbook(stream, language, made) as book:
        (sheet,) = add_sheets(book, {"sheet_due": COLUMNS}, words, language)
        for duty in duties:
            sheet.write(_cells(duty, words) | place_cells(duty.document.source, duty.task.page))
        sheet.end()


def _flat(duty: Duty) -> dict[str, Any]:
    period = duty.task.period
    return {
        "id": duty.key,
        "due": duty.due and duty.due.isoformat(),
        "state": duty.state,
        "done_on": duty.done_on and duty.done_on.isoformat(),
        "recurrence": period and period.recurrence,
    }


def _cells(duty: Duty, words: Words) -> dict[str, Any]:
    """The row in words with dates as dates, and agencies one a line."""
    from vnpolicy.cli.exports.register import date_cell

    dates = {"due": duty.due, "done_on": duty.done_on, "issued": date_cell(duty.document.issued, words)}
    return worded_row(duty, words, between="\n") | dates


def _table_cells(duty: Duty, words: Words, language: Language) -> list[str]:
    card, task = duty.document, duty.task
    often = f"\n{words[task.period.recurrence]}" if task.period and task.period.recurrence else ""
    done = f"\n{day_words(duty.done_on, language)}" if duty.done_on else ""
    due = day_words(duty.due, language) or "-"
    work = shortened(plain(task.quote), SHORT) + mark(card.language)
    page = f" {words['page_short']} {task.page}" if task.page else ""
    where = (card.number or plain(card.title or card.source)[:40]) + page
    leads = agency_words(task.agencies("lead"), card.language)
    return [due + often, words[duty.state] + done, leads, work, where, duty.key[:8]]
