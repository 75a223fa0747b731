"""Forms of output, and where it goes: a terminal, a pipe or a file."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.console import Console

WIDE = 100  # columns of a report that goes to a file or a pipe


class Format(StrEnum):
    """How records are written."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


ENDINGS = {
    ".json": Format.JSON,
    ".jsonl": Format.JSONL,
    ".ndjson": Format.JSONL,
    ".csv": Format.CSV,
    ".txt": Format.TABLE,
}


def choose_format(asked: Format | None, output: Path | None = None) -> Format:
    """The format asked for; else what the file's ending says, a table on a terminal, JSON in a pipe."""
    if asked:
        return asked
    if output:
        return ENDINGS.get(output.suffix.lower(), Format.JSON)
    return Format.TABLE if sys.stdout.isatty() else Format.JSON


@contextmanager
def open_output(output: Path | None, form: Format) -> Iterator[TextIO]:
    """Standard output, or the file, which takes its name only when it is whole.

    CSV files begin with a byte order mark: without it Excel misreads Vietnamese.
    """
    if output is None:
        yield sys.stdout
        return
    part = output.with_name(output.name + ".part")
    encoding = "utf-8-sig" if form is Format.CSV else "utf-8"
    with part.open("w", encoding=encoding, errors="backslashreplace", newline="") as stream:
        yield stream
    part.replace(output)


def make_console(stream: TextIO) -> "Console":
    """A console on the stream: colours only on a terminal, elsewhere `COLUMNS` wide, or 100 columns."""
    from rich.console import Console

    width = None if stream.isatty() or os.environ.get("COLUMNS", "").isdecimal() else WIDE
    return Console(file=stream, highlight=False, emoji=False, markup=False, width=width)


def warn(line: str) -> None:
    """Print a line for the person on stderr."""
    import typer

    typer.echo(f"policy: {line}", err=True)
