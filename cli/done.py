"""`policy done`: a task is done, or is open again."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

import typer

from vnpolicy.cli.due import read_day
from vnpolicy.cli.exports.output import this_day
from vnpolicy.cli.language import mark, say, spoken
from vnpolicy.cli.options import LangOption, LibraryOption


@dataclass(frozen=True, slots=True)
class DoneOptions:
    """When, and for which of its days."""

    on: Annotated[str | None, typer.Option(metavar="DATE", help="The day it was done; today, without it.")] = None
    due: Annotated[
        str | None, typer.Option("--for", metavar="DATE", help="Of work that comes again: the day that was met.")
    ] = None
    undo: Annotated[bool, typer.Option("--undo", help="Take the mark back.")] = False
    lang: LangOption = None
    library: LibraryOption = None


def done(
    task: Annotated[str, typer.Argument(metavar="ID", help="The task's id in policy due, or its beginning.")],
    options: DoneOptions,
) -> None:
    """Mark a task as done.

    The mark stays when the document is read again, also where the words of the task were changed a little. Of work
    that comes again, one day is marked: the one that policy due shows, or that of --for.
    """
    from vnpolicy.cli.opening import open_library
    from vnpolicy.index.errors import WrongFilter

    day = read_day("on", options.on) or this_day()
    if day > this_day():
        raise WrongFilter("on", str(options.on), f"a day up to today, {this_day()}")
    due = read_day("for", options.due)
    with open_library(options.library) as library:
        found = library.mark_open(task, this_day(), due) if options.undo else library.mark_done(task, day, due)
    work = f"{_short(found.task.quote)}{mark(found.document.language)}"
    typer.echo(f"{found.key[:8]}  {_said(found.state)}{_for(found.due)}: {work}")


def _said(state: str) -> str:
    from vnpolicy.cli.exports.words import read_words

    return read_words(spoken())[state]


def _for(due: date | None) -> str:
    from vnpolicy.cli.exports.words import day_words

    return say("for_day").format(date=day_words(due, spoken())) if due else ""


def _short(quote: str) -> str:
    from vnpolicy.cli.wording import plain, shortened

    return shortened(plain(quote), 100)
