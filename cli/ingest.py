"""`policy ingest`: documents into the library."""

import sys
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from vnpolicy.cli.formats import warn
from vnpolicy.cli.options import LibraryOption, OcrChoice, OcrOption

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vnpolicy.index import Library
    from vnpolicy.index.intake.events import Progress

INTERRUPTED = 130  # what a shell reports for a command ended by Ctrl-C


class Embedded(StrEnum):
    """What gets a vector, to be found by meaning."""

    RECORDS = "records"
    PASSAGES = "passages"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class IngestOptions:
    """Where to, and how."""

    library: LibraryOption = None
    prune: Annotated[bool, typer.Option("--prune", help="Drop documents whose files are gone.")] = False
    again: Annotated[bool, typer.Option("--again", help="Read unchanged files too.")] = False
    embed: Annotated[
        Embedded,
        typer.Option(help="What gets vectors: records, passages too, or none. For files that are there: with --again."),
    ] = Embedded.RECORDS
    workers: Annotated[int, typer.Option("--workers", "-w", min=0, help="Processes; 0: one a core.")] = 0
    ocr: OcrOption = OcrChoice.AUTO
    encoder: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", help="vnpolicy, or a Sentence Transformers model; a change makes all vectors anew."
        ),
    ] = None


def ingest(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files and folders.")],
    options: IngestOptions,
) -> None:
    """Take documents into the library.

    Unchanged files are skipped, changed ones replaced. A file that cannot be read is reported, and the others go on.
    An interrupted run goes on where it stopped when it is started again.
    """
    from vnpolicy.cli.opening import open_library
    from vnpolicy.cli.progress import Display

    display = Display(sys.stderr)
    try:
        with open_library(options.library, encoder=options.encoder, create=True) as library, display:
            for event in _events(library, paths, options):
                display.take(event)
    except KeyboardInterrupt:  # told after the bar is gone, which would cover the line
        warn(f"interrupted ({display.summary()}); that stays, and the same command goes on from there")
        raise typer.Exit(INTERRUPTED) from None
    typer.echo(f"{display.summary()}; library: {library.folder}")
    if not display.files:
        warn("no document among these paths; see what is read with: policy extract --help")
    if display.failed or not display.files:
        raise typer.Exit(1)


def _events(library: "Library", paths: list[str], options: IngestOptions) -> "Iterator[Progress]":
    from vnpolicy.index.encoding.vectors import is_other
    from vnpolicy.index.intake.events import Encoded
    from vnpolicy.index.intake.ingesting import Options, ingest

    if options.encoder and is_other(library.store, library.encoder):
        yield from (Encoded(done, total) for done, total in library.change_encoder(options.encoder))
    chosen = Options(options.prune, options.again, options.embed.value, options.workers or None, options.ocr.value)
    yield from ingest(library, paths, chosen)
