"""Forms of output, and where it goes: a terminal, a pipe or a file."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, TypeVar

if TYPE_CHECKING:
    from rich.console import Console

WIDE = 100  # columns of a report that goes to a file or a pipe


class Format(StrEnum):
    """How records are written."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


# What an ending says that is not the name of a format.
ENDINGS = {"ndjson": "jsonl", "txt": "table"}
# A file that is called so holds just that; what has any other ending is JSON.
NAMED = frozenset(
    (
        "csv",
        "doc",
        "docx",
        "html",
        "ics",
        "jsonl",
        "md",
        "odt",
        "ods",
        "pdf",
        "rtf",
        "table",
        "tsv",
        "xls",
        "xlsx",
        "xml",
    )
)
Form = TypeVar("Form", bound=StrEnum)


def choose_format(forms: type[Form], asked: Form | None, output: Path | None = None) -> Form:
    """The format asked for; else what the file's ending says, a table on a terminal, JSON in a pipe."""
    if asked:
        return asked
    if output is None:
        return forms("table" if sys.stdout.isatty() else "json")
    ending = output.suffix.lower().removeprefix(".")
    name = ENDINGS.get(ending, ending)
    if name in set(forms):
        return forms(name)
    if name in NAMED:
        import typer

        line = f"{output.name} is none of {', '.join(forms)}: name the file otherwise, or give --format too"
        raise typer.BadParameter(line, param_hint="--output")
    return forms("json")


@contextmanager
def whole_file(output: Path) -> Iterator[Path]:
    """A name to write under: the file has its own only once it is whole, and what fails leaves nothing behind."""
    part = output.with_name(output.name + ".part")
    try:
        yield part
        part.replace(output)
    finally:
        with suppress(OSError):
            part.unlink()


@contextmanager
def open_output(output: Path | None, form: Format) -> Iterator[TextIO]:
    """Standard output, or the file, which takes its name only when it is whole.

    CSV files begin with a byte order mark: without it Excel misreads Vietnamese.
    """
    if output is None:
        yield sys.stdout
        return
    encoding = "utf-8-sig" if form is Format.CSV else "utf-8"
    with (
        whole_file(output) as part,
        part.open("w", encoding=encoding, errors="backslashreplace", newline="") as stream,
    ):
        yield stream


def write_json(stream: TextIO, value: object) -> None:
    """Write plain values as indented JSON with a line end. What is no text, of a file name, stays as it is."""
    import json

    import msgspec

    # The indenting of `json` is written in Python: a list of all that is due takes it four seconds.
    whole = json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")
    stream.write(msgspec.json.format(whole, indent=1).decode("utf-8", "surrogatepass") + "\n")


def make_console(stream: TextIO) -> "Console":
    """A console on the stream: colours only on a terminal, elsewhere `COLUMNS` wide, or 100 columns."""
    from rich.console import Console

    width = None if stream.isatty() or os.environ.get("COLUMNS", "").isdecimal() else WIDE
    return Console(file=stream, highlight=False, emoji=False, markup=False, width=width)


def warn(line: str) -> None:
    """Print a line for the person on stderr."""
    import typer

    typer.echo(f"policy: {line}", err=True)
