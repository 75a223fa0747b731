"""`policy agency`: who an agency is today, or was on a day."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from vnpolicy.cli.formats import Format, choose_format, open_output
from vnpolicy.cli.options import FormatOption, LangOption, OutputOption

if TYPE_CHECKING:
    from typing import TextIO

    from vnpolicy.cli.agency.json import AgencyHistory


@dataclass(frozen=True, slots=True)
class AgencyOptions:
    """Where, when, for what work, and how to write it."""

    province: Annotated[str | None, typer.Option(help="The province or city of the agency.")] = None
    on: Annotated[str | None, typer.Option(metavar="DATE", help="The day: 2026, 2026-01-01; today without it.")] = None
    function: Annotated[
        str | None, typer.Option(metavar="TEXT", help="The work meant, or a task's words: they tell who has it now.")
    ] = None
    since: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", help="The date of the text that has the name: what was given away before it is left out."
        ),
    ] = None
    form: FormatOption = None
    as_json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False
    output: OutputOption = None
    lang: LangOption = None


def agency(
    name: Annotated[
        str,
        typer.Argument(metavar="NAME", help="An agency, province, district or post: a name, an abbreviation, a key."),
    ],
    options: AgencyOptions,
) -> None:
    """Tell who an agency, province, district or post is today.

    Gives each change on the way with its date and legal act, the names before and after, and the English name: the
    official one, with its act, where an act gives it, else the one in common use. Where an agency was split, the work
    decides who has taken it over: give it with --function. Without it all that may be meant are named. "No change
    known" is said where no act of 2025 names the body. No library is needed.
    """
    from datetime import date

    from vnpolicy.cli.agency.json import AgencyHistory
    from vnpolicy.index.agencies.offices import find_office, named_on
    from vnpolicy.index.agencies.posts import split_post
    from vnpolicy.index.agencies.predecessors import before_beginning, predecessors
    from vnpolicy.index.agencies.succession import successors
    from vnpolicy.index.days import asked_days

    day = asked_days("on", options.on or date.today().isoformat())[1]  # noqa: DTZ011 - the calendar of whoever asks
    since = asked_days("since", options.since)[1] if options.since else None
    post, body = split_post(name)
    office = named_on(find_office(body, options.province), since or day)
    answer = successors(office, on=day, text=options.function, since=since)
    form = choose_format(Format, Format.JSON if options.as_json else options.form, options.output)
    with open_output(options.output, form) as stream:
        history = AgencyHistory(answer, predecessors(office), before_beginning(office, answer.on), post)
        _write(stream, history, form)


def _write(stream: "TextIO", history: "AgencyHistory", form: Format) -> None:
    if form is Format.TABLE:
        from vnpolicy.cli.agency.report import print_agency
        from vnpolicy.cli.formats import make_console

        print_agency(make_console(stream), history)
    elif form is Format.CSV:
        from vnpolicy.cli.agency.json import COLUMNS, agency_rows
        from vnpolicy.cli.csv_writing import write_csv

        write_csv(stream, COLUMNS, agency_rows(history))
    else:
        import json

        from vnpolicy.cli.agency.json import agency_json

        indent = 1 if form is Format.JSON else None
        stream.write(json.dumps(agency_json(history), ensure_ascii=False, indent=indent) + "\n")
