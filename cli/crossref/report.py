"""A matrix on a terminal: as many columns side by side as are readable, the rest below."""

from collections.abc import Sequence

from rich.box import HORIZONTALS
from rich.console import Console
from rich.table import Table
from rich.text import Text

from vnpolicy.cli.crossref.words import (
    asked_words,
    column_words,
    count_states,
    deltas_words,
    document_words,
    passing_words,
    place_words,
    quote_words,
    silent_words,
)
from vnpolicy.cli.language import say
from vnpolicy.cli.report import FAINT, QUOTE
from vnpolicy.index.coverage import Asked, Cell, Matrix
from vnpolicy.index.coverage.comparing import State

STYLES: dict[State, str] = {
    "covered": "green",
    "partly": "yellow",
    "weaker": "red",
    "later": "magenta",
    "unsure": "cyan",
    "not_found": FAINT,
    "not_asked": FAINT,
}
NARROWEST = 23  # columns of the terminal that a column of the matrix needs
SUMMARY = 90  # columns that the table of counts needs
SHORT, LONG = 90, 200  # characters of a quote: of a plan, of the decision


def print_matrix(console: Console, matrix: Matrix) -> None:
    """Print the decision, its columns with their counts, then the rows, by groups of columns that fit."""
    console.print(Text(document_words(matrix.decision), "bold"))
    for words in filter(None, (silent_words(matrix), passing_words(matrix))):
        console.print(Text(words, FAINT))
    if not (matrix.columns and matrix.rows):
        return
    console.print()
    console.print(_summary(matrix) if console.width >= SUMMARY else _short_summary(matrix))
    for places in _groups(len(matrix.columns), console.width):
        console.print()
        console.print(_table(matrix, places))
    if _is_left_out(matrix):
        console.print(Text(say("of_others"), FAINT))


def _groups(columns: int, width: int) -> list[range]:
    """Columns side by side, in groups of about the same size."""
    most = max(1, width // NARROWEST - 1)
    count = -(-columns // most)
    size = -(-columns // count)
    return [range(at, min(at + size, columns)) for at in range(0, columns, size)]


def _summary(matrix: Matrix) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("")
    states = [state for state in STYLES if state != "not_asked" or _is_left_out(matrix)]
    for state in states:
        table.add_column(say(state), justify="right", style=STYLES[state], overflow="fold")
    for place, column in enumerate(matrix.columns):
        counts = count_states(matrix, place)
        table.add_row(Text(column_words(column)), *(str(counts[state] or "-") for state in states))
    return table


def _is_left_out(matrix: Matrix) -> bool:
    """Whether work is not asked of some column: only then is its dash counted, and told."""
    return any(cell.state == "not_asked" for row in matrix.cells for cell in row)


def _short_summary(matrix: Matrix) -> Text:
    """A line for each column of the matrix, for a narrow terminal."""
    lines = []
    for place, column in enumerate(matrix.columns):
        counts = count_states(matrix, place)
        told = ", ".join(f"{say(state)} {counts[state]}" for state in STYLES if counts[state])
        lines.append(f"{column_words(column)}: {told}")
    return Text("\n".join(lines))


def _table(matrix: Matrix, places: Sequence[int]) -> Table:
    table = Table(pad_edge=False, header_style="bold", expand=True, show_lines=True, box=HORIZONTALS)
    table.add_column(say("asked_for"), ratio=3, overflow="fold")
    for place in places:
        table.add_column(Text(column_words(matrix.columns[place])), ratio=2, overflow="fold")
    for asked, cells in zip(matrix.rows, matrix.cells, strict=True):
        table.add_row(_asked(asked), *(_cell(cells[place], asked) for place in places))
    return table


def _asked(asked: Asked) -> Text:
    head = f"{say(asked.entry.kind)} {asked.number}  "
    quote = quote_words(asked.entry, asked.document, most=LONG)
    about = asked_words(asked)
    return Text.assemble((head, "bold"), (quote, QUOTE), (f"\n{about}" if about else "", FAINT))


def _cell(cell: Cell, asked: Asked) -> Text:
    """State, what differs, the record, its place. Work that is not asked of the column is no gap."""
    if cell.entry is None or cell.document is None:
        return Text(say(cell.state), STYLES[cell.state])
    deltas = "".join(f"\n{words}" for words in deltas_words(cell, asked))
    quote = quote_words(cell.entry, cell.document, most=SHORT)
    place = place_words(cell.entry, cell.document)
    also = f" +{len(cell.also)}" if cell.also else ""
    return Text.assemble(
        (say(cell.state), f"bold {STYLES[cell.state]}"), deltas, (f"\n{quote}", QUOTE), (f"\n{place}{also}", FAINT)
    )
