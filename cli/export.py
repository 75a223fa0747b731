"""`policy export`: a register in Excel, a report in Word, records under official names."""

from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from typing import TYPE_CHECKING, Annotated

import typer

from vnpolicy.cli.exports.output import ExportFormat, choose_export_format, this_day, write_bytes
from vnpolicy.cli.options import LangOption, LibraryOption, OcrChoice, OcrOption, OutputOption

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from vnpolicy.nlp.plan import Plan


class FieldNames(StrEnum):
    """Under which names fields are written."""

    OWN = "own"
    ND30 = "nd30"


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What to export, and how to write it where."""

    every: Annotated[bool, typer.Option("--all", help="All documents of the library.")] = False
    form: Annotated[
        ExportFormat | None, typer.Option("--format", "-f", help="Without it, what the name of the file ends in.")
    ] = None
    output: OutputOption = None
    fields: Annotated[
        FieldNames,
        typer.Option(help="Names of the fields in JSON and CSV: nd30 are those of Decree 30/2020, annex VI."),
    ] = FieldNames.OWN
    lang: LangOption = None
    library: LibraryOption = None
    ocr: OcrOption = OcrChoice.AUTO


def export(
    options: ExportOptions,
    documents: Annotated[
        list[str] | None, typer.Argument(metavar="FILE|NUMBER...", help="Files, or numbers or ids in the library.")
    ] = None,
) -> None:
    """Write a register in Excel or a report in Word.

    Excel has a sheet each of tasks, targets, legal bases and what to check, with links back to file and page. Word
    has the layout of Decree 30/2020, with blanks for what you fill in. Documents are files, or numbers in the library.
    """
    from vnpolicy.cli.formats import warn
    from vnpolicy.cli.language import say

    form = _check(options, documents or [])
    failed: list[str] = []
    if options.every:
        from vnpolicy.cli.opening import open_library

        with open_library(options.library) as library:
            cards = library.documents()
            if not cards:
                warn(say("library_empty"))
                raise typer.Exit(1)
            _write(form, (library.plan(card.id) for card in cards), options, several=True)
    else:
        plans = _plans(documents or [], options, failed)
        _write(form, plans, options, several=len(documents or []) > 1)
    if failed:
        raise typer.Exit(1)


def _check(options: ExportOptions, documents: list[str]) -> ExportFormat:
    """The format; raises for what does not go together."""
    if options.every == bool(documents):
        raise typer.BadParameter("name files or numbers, or give --all", param_hint="FILE|NUMBER")
    form = choose_export_format(options.form, options.output)
    if options.fields is FieldNames.ND30 and form in {ExportFormat.XLSX, ExportFormat.DOCX}:
        raise typer.BadParameter("nd30 goes with --format json or csv", param_hint="--fields")
    return form


def _plans(documents: list[str], options: ExportOptions, failed: list[str]) -> "Iterator[Plan]":
    """Plans of files and of documents of the library; the names of those that cannot be read go into `failed`."""
    from vnpolicy.cli.formats import warn
    from vnpolicy.cli.messages import explain_document
    from vnpolicy.cli.plans import find_plan

    for name in documents:
        try:
            plan = find_plan(name, options.library, options.ocr)
        except Exception as error:  # noqa: BLE001 - one bad file never ends the run
            failed.append(name)
            warn(explain_document(name, error))
        else:
            yield plan


def _write(form: ExportFormat, plans: "Iterator[Plan]", options: ExportOptions, *, several: bool) -> None:
    first = next(plans, None)
    if first is None:  # nothing could be read: no empty file
        return
    plans = chain([first], plans)
    if form in {ExportFormat.XLSX, ExportFormat.DOCX}:
        write_bytes(options.output, lambda stream: _write_office(stream, form, plans, options))
    else:
        _write_text(form, plans, options, several=several)


def _write_office(stream: "BinaryIO", form: ExportFormat, plans: "Iterator[Plan]", options: ExportOptions) -> None:
    from vnpolicy.cli.exports.words import choose_language

    first = next(plans)
    language = choose_language(options.lang, {first.language})
    if form is ExportFormat.XLSX:
        from vnpolicy.cli.exports.register import write_register

        write_register(stream, chain([first], plans), language, this_day())
    else:
        from vnpolicy.cli.exports.word_report import write_report

        write_report(stream, [first, *plans], language, this_day())


def _write_text(form: ExportFormat, plans: "Iterator[Plan]", options: ExportOptions, *, several: bool) -> None:
    from vnpolicy.cli.formats import Format, open_output

    text = Format(form.value)
    with open_output(options.output, text) as stream:
        if options.fields is FieldNames.ND30:
            from vnpolicy.cli.exports.nd30 import write_nd30

            write_nd30(stream, plans, as_csv=form is ExportFormat.CSV, several=several)
        else:
            from vnpolicy.cli.plan_writing import write_plans

            write_plans(stream, plans, text, several=several)
