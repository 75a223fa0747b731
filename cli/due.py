"""`policy due`: what is due, by whom, when."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, cast

import typer

from vnpolicy.cli.exports.output import this_day, write_bytes
from vnpolicy.cli.formats import Format, choose_format, make_console, open_output, warn, write_json
from vnpolicy.cli.language import say
from vnpolicy.cli.options import AS_FORMAT, LangOption, LibraryOption, OutputOption
from vnpolicy.cli.search.command import AgencyRole

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import BinaryIO

    from vnpolicy.index.deadlines.duties import Duty, State
    from vnpolicy.index.library import Library
    from vnpolicy.nlp.plan import Role


class DueFormat(StrEnum):
    """How duties are written."""

    TABLE = "table"
    ICS = "ics"
    XLSX = "xlsx"
    JSON = "json"
    CSV = "csv"


class DutyState(StrEnum):
    """The states of a task."""

    OVERDUE = "overdue"
    IN_TIME = "in-time"
    DONE_IN_TIME = "done-in-time"
    DONE_LATE = "done-late"


STATES = {
    DutyState.OVERDUE: "in_progress_overdue",
    DutyState.IN_TIME: "in_progress_in_time",
    DutyState.DONE_IN_TIME: "done_in_time",
    DutyState.DONE_LATE: "done_late",
}


@dataclass(frozen=True, slots=True)
class DutyOptions:
    """Which duties."""

    agency: Annotated[str | None, typer.Option(help="Only tasks of this agency: a name, an abbreviation, a key.")] = (
        None
    )
    role: Annotated[AgencyRole | None, typer.Option(help="The part that the agency has in the task.")] = None
    as_written: Annotated[
        bool, typer.Option("--as-written", help="Only under this name, not those of bodies before it.")
    ] = False
    before: Annotated[str | None, typer.Option(metavar="DATE", help="Due by the end of it: 2026, 2026-06.")] = None
    after: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Due from the beginning of it on; of what comes again, its first day then."),
    ] = None
    state: Annotated[DutyState | None, typer.Option(help="Only tasks in this state.")] = None
    recurring: Annotated[bool, typer.Option("--recurring", help="Only what falls due again and again.")] = False
    undated: Annotated[bool, typer.Option("--undated", help="Also tasks without a date, at the end.")] = False
    document: Annotated[str | None, typer.Option(metavar="NUMBER|ID", help="Only tasks of this document.")] = None


@dataclass(frozen=True, slots=True)
class DueOptions:
    """How to write duties, and where."""

    form: Annotated[DueFormat | None, AS_FORMAT] = None
    output: OutputOption = None
    lang: LangOption = None
    remind: Annotated[int, typer.Option(min=0, max=365, help="Days of warning in a calendar; 0 for none.")] = 7
    today: Annotated[str | None, typer.Option(metavar="DATE", help="The day to see it from, such as 2026-06-30.")] = (
        None
    )
    library: LibraryOption = None


def due(filters: DutyOptions, options: DueOptions) -> None:
    """Print what is due, by whom and when.

    Every task and report of the library with its next date and its state: done in time, done late, in progress in
    time, in progress overdue. Overdue ones come first. A month ends on its last day. A report that comes again and
    missed a day named in the text is overdue for a month, or half the time to its next day; then that day is shown. A
    calendar that takes the .ics file again updates the events, also of tasks whose words were changed a little. Mark a
    task as done with: policy done ID
    """
    from vnpolicy.cli.opening import open_library
    from vnpolicy.index.deadlines.done import count_changes
    from vnpolicy.index.deadlines.duties import DutyFilters

    today = read_day("today", options.today) or this_day()
    asked = DutyFilters(
        agency=filters.agency,
        role=cast("Role | None", filters.role and filters.role.value),
        as_written=filters.as_written,
        state=cast("State | None", filters.state and STATES[filters.state]),
        before=filters.before,
        after=filters.after,
        recurring=filters.recurring,
        undated=filters.undated,
    )
    with open_library(options.library) as library:
        duties = library.duties(today, asked, document=filters.document)
        _write(duties, options, today, count_changes(library.store))
        if not duties:
            warn(_advice(library, filters))


def read_day(name: str, written: str | None) -> date | None:
    """A day given as an option; raises `WrongFilter` for anything but a full date."""
    from vnpolicy.index.days import asked_days
    from vnpolicy.index.errors import WrongFilter

    if written is None:
        return None
    first, last = asked_days(name, written)
    if first != last:
        raise WrongFilter(name, written, "a day like 2025-06-30 or 30/06/2025")
    return date.fromisoformat(first)


def _write(duties: "Sequence[Duty]", options: DueOptions, today: date, changes: int) -> None:
    from vnpolicy.cli.exports.words import choose_language

    form = choose_format(DueFormat, options.form, options.output)
    languages = {duty.document.language for duty in duties}
    if form in {DueFormat.TABLE, DueFormat.JSON, DueFormat.CSV}:
        _write_text(duties, options, form)
    elif form is DueFormat.ICS:
        from vnpolicy.cli.exports.duty_calendar import CalendarForm, make_calendar
        from vnpolicy.cli.wording import counted_said

        written = CalendarForm(choose_language(options.lang, languages), today, options.remind, changes)
        write_bytes(options.output, lambda stream: _put(stream, make_calendar(duties, written)))
        undated = sum(duty.due is None for duty in duties)
        if undated:
            warn(say("calendar_without").format(tasks=counted_said(undated, "task")))
    else:
        from vnpolicy.cli.exports.duty_rows import write_duty_sheet

        language = choose_language(options.lang, languages)
        write_bytes(options.output, lambda stream: write_duty_sheet(stream, duties, language, today))


def _put(stream: "BinaryIO", data: bytes) -> None:
    stream.write(data)


def _write_text(duties: "Sequence[Duty]", options: DueOptions, form: DueFormat) -> None:
    from vnpolicy.cli.exports.duty_rows import COLUMNS, duty_json, duty_row, print_duties, worded_row
    from vnpolicy.cli.exports.words import choose_language, read_words

    with open_output(options.output, Format(form.value)) as stream:
        if form is DueFormat.JSON:
            write_json(stream, [duty_json(duty) for duty in duties])
        elif form is DueFormat.CSV:
            from vnpolicy.cli.csv_writing import write_csv

            words = read_words(options.lang.value) if options.lang else None
            rows = (worded_row(duty, words) if words else duty_row(duty) for duty in duties)
            write_csv(stream, COLUMNS, rows, words)
        elif duties:
            print_duties(make_console(stream), duties, choose_language(options.lang))


def _advice(library: "Library", filters: DutyOptions) -> str:
    """What to try when nothing is due."""
    from vnpolicy.cli.advice import crossed_dates, missing_agency

    if not library.documents():
        return say("nothing_due").format(why=say("library_empty"))
    missing = filters.agency and missing_agency(library, filters.agency, as_written=filters.as_written)
    missing = missing or crossed_dates("after", filters.after, "before", filters.before)
    return say("nothing_due").format(why=missing or say("due_filtered" if filters != DutyOptions() else "due_undated"))
