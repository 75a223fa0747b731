"""A comparison in Excel: a sheet of targets and one of tasks, a row a record, old and new beside each other."""

from collections.abc import Collection
from datetime import date
from typing import BinaryIO

from vnpolicy.cli.compare.words import Places, change_words, doubt_words
from vnpolicy.cli.exports.register import place_cells
from vnpolicy.cli.exports.words import read_words
from vnpolicy.cli.exports.workbook import Cell, add_sheets, open_workbook
from vnpolicy.cli.language import say, speaking
from vnpolicy.index.comparison.comparison import Comparison, Kind, Pair
from vnpolicy.ingest.document import Language

COLUMNS = (
    *("number", "state", "changes", "old_text", "new_text"),
    *("old_number", "old_page", "old_source", "new_number", "new_page", "new_source"),
)
SHEETS: dict[Kind, str] = {"target": "sheet_targets", "task": "sheet_tasks"}


def write_comparison_sheet(
    stream: BinaryIO, comparison: Comparison, asked: Collection[str], language: Language, made: date
) -> None:
    """Write the records as a workbook; only those of the states that were asked for, where any were."""
    words, places = read_words(language), Places(comparison)
    with speaking(language), open_workbook(stream, language, made) as book:
        sheets = add_sheets(book, dict.fromkeys(SHEETS.values(), COLUMNS), words, language)
        for sheet, kind in zip(sheets, SHEETS, strict=True):
            for pair in comparison.of_kind(kind):
                if not asked or pair.state in asked:
                    sheet.write({**_row(comparison, pair, places), "number": sheet.rows + 1})
            sheet.end()


def _row(comparison: Comparison, pair: Pair, places: Places) -> dict[str, Cell]:
    row: dict[str, Cell] = {"state": say(pair.state), "changes": _changes(pair, places)}
    sides = (("old", pair.old, comparison.old), ("new", pair.new, comparison.new))
    for number, (side, record, plan) in enumerate(sides):
        if record:
            place = place_cells(plan.source, record.page)
            row |= {f"{side}_text": record.quote, f"{side}_number": places.number(number, record)}
            row |= {f"{side}_page": place["page"], f"{side}_source": place["source"]}
    return row


def _changes(pair: Pair, places: Places) -> str | None:
    """What changed, one field a line; of the wording only that it did."""
    lines = [
        say("wording") if change.field == "wording" else f"{say(change.field)}: {change_words(pair, change)}"
        for change in pair.changes
    ]
    return "\n".join(line for line in (*lines, doubt_words(pair), places.within(pair)) if line) or None
