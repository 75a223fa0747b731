"""Where an export goes, and in which form: options that commands share, files that are not text."""

import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from enum import StrEnum
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import typer

from vnpolicy.cli.formats import whole_file


class ExportFormat(StrEnum):
    """How documents are exported."""

    XLSX = "xlsx"
    DOCX = "docx"
    JSON = "json"
    CSV = "csv"


def choose_export_format(asked: ExportFormat | None, output: Path | None) -> ExportFormat:
    """The format asked for, else what the file's name ends in, else JSON."""
    if asked or output is None:
        return asked or ExportFormat.JSON
    ending = output.suffix.lower().removeprefix(".")
    if ending not in set(ExportFormat):
        known = ", ".join(f".{form}" for form in ExportFormat)
        raise typer.BadParameter(f"{output.name} ends in none of {known}: give --format too", param_hint="--output")
    return ExportFormat(ending)


def write_bytes(output: Path | None, make: Callable[[BinaryIO], None]) -> None:
    """Write what `make` makes to a pipe, or to a file, which takes its name only when it is whole."""
    if output is None:
        if sys.stdout.isatty():
            raise typer.BadParameter("this format is no text: name a file with --output FILE", param_hint="--format")
        made = BytesIO()
        make(made)
        sys.stdout.buffer.write(made.getvalue())
        return
    with whole_file(output) as part, part.open("wb") as stream:
        make(stream)


def this_day() -> date:
    """Today, where this computer stands."""
    return datetime.now(UTC).astimezone().date()


def midnight(day: date) -> datetime:
    """The beginning of a day in UTC, for what has to carry a time but is the same all day."""
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
