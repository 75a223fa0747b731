"""`policy compare`: two documents, or two versions of one, side by side."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from vnpolicy.cli.formats import Format, choose_format, make_console, open_output, warn, write_json
from vnpolicy.cli.options import AS_FORMAT, LangOption, LibraryOption, OcrChoice, OcrOption, OutputOption

if TYPE_CHECKING:
    from vnpolicy.index.comparison.comparison import Comparison


class CompareFormat(StrEnum):
    """How a comparison is written."""

    TABLE = "table"
    JSON = "json"
    HTML = "html"
    XLSX = "xlsx"


class Fate(StrEnum):
    """What may have become of a record."""

    CHANGED = "changed"
    ADDED = "added"
    DROPPED = "dropped"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class CompareOptions:
    """What to show, and how to write it where."""

    only: Annotated[
        list[Fate] | None, typer.Option("--only", help="Only records in this state; give it several times.")
    ] = None
    form: Annotated[CompareFormat | None, AS_FORMAT] = None
    output: OutputOption = None
    lang: LangOption = None
    library: LibraryOption = None
    ocr: OcrOption = OcrChoice.AUTO


def compare(
    old: Annotated[str, typer.Argument(metavar="OLD", help="A file, or a number or id of the library.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The document to compare it with.")],
    options: CompareOptions,
) -> None:
    """Compare the tasks and targets of two documents.

    Tells what was added, dropped, and changed: lead, coordinating agencies, deadline, recurrence, figure, unit,
    direction, output, funding, wording, with the places in both. Two versions of a plan, a plan and the one that
    replaces it, a decision and a plan under it, or the Vietnamese and the English text of one document.
    """
    from vnpolicy.cli.plans import find_plan
    from vnpolicy.index.comparison.comparison import compare as compare_plans
    from vnpolicy.index.encoding.bilingual import BilingualEncoder

    form = choose_format(CompareFormat, options.form, options.output)
    before, after = (find_plan(name, options.library, options.ocr) for name in (old, new))
    for name, plan in ((old, before), (new, after)):
        if not (plan.header.doc_type or plan.header.doc_number):
            warn(f"{name}: no header was found, neither a type nor a number: is this a plan?")
    _write(compare_plans(before, after, BilingualEncoder), options, form)


def _write(comparison: "Comparison", options: CompareOptions, form: CompareFormat) -> None:
    asked = frozenset(fate.value for fate in options.only or ())
    if form is CompareFormat.XLSX:
        from vnpolicy.cli.compare.sheet import write_comparison_sheet
        from vnpolicy.cli.exports.output import this_day, write_bytes
        from vnpolicy.cli.exports.words import choose_language

        language = choose_language(options.lang, {comparison.new.language})
        write_bytes(
            options.output, lambda stream: write_comparison_sheet(stream, comparison, asked, language, this_day())
        )
        return
    with open_output(options.output, Format.TABLE if form is CompareFormat.TABLE else Format.JSON) as stream:
        if form is CompareFormat.TABLE:
            from vnpolicy.cli.compare.report import print_comparison

            print_comparison(make_console(stream), comparison, asked)
        elif form is CompareFormat.HTML:
            from vnpolicy.cli.compare.page import comparison_page

            stream.write(comparison_page(comparison, asked))
        else:
            from vnpolicy.cli.compare.json import comparison_json

            write_json(stream, comparison_json(comparison, asked))
