"""`policy show`: all records of one document of the library."""

from dataclasses import dataclass
from typing import Annotated

import typer

from vnpolicy.cli.formats import Format, choose_format, open_output
from vnpolicy.cli.options import FormatOption, LangOption, LibraryOption, OutputOption


@dataclass(frozen=True, slots=True)
class ShowOptions:
    """Which library, and what to write where."""

    library: LibraryOption = None
    form: FormatOption = None
    output: OutputOption = None
    lang: LangOption = None


def show(
    document: Annotated[str, typer.Argument(metavar="NUMBER|ID", help="A document's number, id or source.")],
    options: ShowOptions,
) -> None:
    """Print one document of the library.

    All its records, as policy extract prints them. A number is unique only within an issuer and a year: where
    several documents have it, the newest is shown and the others are named.
    """
    from vnpolicy.cli.opening import open_library, warn_of_others
    from vnpolicy.cli.plan_writing import write_plans

    with open_library(options.library) as library:
        card = library.card(document)
        form = choose_format(Format, options.form, options.output)
        with open_output(options.output, form) as stream:
            write_plans(stream, [library.plan(card.id)], form, several=False)
        warn_of_others(library, document, card, "show")
