"""`policy show`: the record card of one document of the library."""

from dataclasses import dataclass
from typing import Annotated

import typer

from vnpolicy.cli.formats import Format, choose_format, open_output, warn
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
    from vnpolicy.cli.messages import one_line
    from vnpolicy.cli.opening import open_library
    from vnpolicy.cli.plan_writing import write_plans

    with open_library(options.library) as library:
        card = library.card(document)
        others = [other for other in library.cards(document) if other.id != card.id]
        plan = library.plan(card.id)
    form = choose_format(Format, options.form, options.output)
    with open_output(options.output, form) as stream:
        write_plans(stream, [plan], form, several=False)
    for other in others:
        about = ", ".join(part for part in (other.issuer, other.issued) if part) or other.source
        warn(f"another document has this number ({one_line(about)}); show it with: policy show {other.id}")
