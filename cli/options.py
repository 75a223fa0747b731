"""Options of a command as one dataclass: Typer sees each field, the command takes one value."""

import inspect
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import wraps
from pathlib import Path
from typing import Annotated, Any, get_type_hints

import typer

from vnpolicy.cli.formats import Format
from vnpolicy.cli.language import speaking


class Lang(StrEnum):
    """Language of headings, labels and names."""

    VI = "vi"
    EN = "en"


class OcrChoice(StrEnum):
    """Which pages are recognised by OCR."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


LibraryOption = Annotated[
    str | None,
    typer.Option(
        "--library",
        "-l",
        metavar="DIR",
        envvar="POLICY_LIBRARY",
        help="Folder of the library; without it, one in your data folder.",
    ),
]
AS_FORMAT = typer.Option(
    "--format",
    "-f",
    help="Without it by the ending of the --output file, else table on a terminal, json in a pipe.",
)
FormatOption = Annotated[Format | None, AS_FORMAT]
OutputOption = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", dir_okay=False, help="Write to a file.")
]
LangOption = Annotated[
    Lang | None,
    typer.Option("--lang", help="Language of headings and labels; en names agencies and document types in English."),
]
OcrOption = Annotated[
    OcrChoice,
    typer.Option("--ocr", help="Pages of scans and PDFs to recognise: auto those without usable text, all, or none."),
]


def spread(command: Callable[..., None]) -> Callable[..., None]:
    """The command with every field of its dataclass of options as an option of its own; it speaks what --lang says."""
    hints = get_type_hints(command, include_extras=True)
    grouped = {name: hint for name, hint in hints.items() if inspect.isclass(hint) and is_dataclass(hint)}

    @wraps(command)
    def spread_command(**given: Any) -> None:  # noqa: ANN401 - Typer hands over what it parsed
        spoken: Lang | None = given.get("lang")
        built = {name: cls(**{f.name: given.pop(f.name) for f in fields(cls)}) for name, cls in grouped.items()}
        with speaking(spoken):
            command(**given, **built)

    parameters = [p for name, hint in hints.items() if name != "return" for p in _parameters(command, name, hint)]
    spread_command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    spread_command.__annotations__ = {p.name: p.annotation for p in parameters}
    return spread_command


def _parameters(command: Callable[..., None], name: str, hint: Any) -> list[inspect.Parameter]:  # noqa: ANN401
    if not (inspect.isclass(hint) and is_dataclass(hint)):
        default = inspect.signature(command).parameters[name].default
        return [inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=hint)]
    hints = get_type_hints(hint, include_extras=True)
    return [
        inspect.Parameter(f.name, inspect.Parameter.KEYWORD_ONLY, default=f.default, annotation=hints[f.name])
        for f in fields(hint)
    ]
