"""The command `policy`: its sub-commands, and what a person is told when something goes wrong."""

import gc
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from vnpolicy.cli.commands import EXAMPLES, EXIT_CODES, load_command

PROMISE = """Records of Vietnamese and English policy documents: who must do what by when, on which legal basis, to
reach which target - every value with its place in the source - and search over them."""


class PolicyGroup(TyperGroup):
    """Commands, loaded when they are asked for, whose foreseen errors become one line on stderr and an exit code."""

    # Their types are Any: typer carries its own copy of click's.

    def __init__(self, **options: Any) -> None:  # noqa: ANN401
        super().__init__(**options)
        names: dict[str, Any] = dict.fromkeys(EXAMPLES)
        self.commands = names  # among which click looks for what a misspelt one may mean

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002
        """Names of the commands, in the order of the work with them."""
        return list(self.commands)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401, ARG002
        """The command of a name, `None` where there is none."""
        return load_command(cmd_name) if cmd_name in self.commands else None

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except Exception as error:
            from vnpolicy.cli.messages import explain

            told = explain(error)
            if told is None:
                raise
            typer.echo(f"policy: {told.line}", err=True)
            raise typer.Exit(told.exit_code) from None


app = typer.Typer(
    name="policy",
    cls=PolicyGroup,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:  # noqa: FBT001 - typer calls it with the flag
    if wanted:
        typer.echo(f"policy {_version()}")
        raise typer.Exit


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("vnpolicy")
    except PackageNotFoundError:
        return "(not installed: run from its source)"


@app.callback(help=PROMISE, epilog=EXIT_CODES)
def policy(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Take the options that stand before a command."""


def run() -> None:
    """Entry of the console script. Characters that the terminal cannot show are escaped, never a crash."""
    gc.set_threshold(50_000, 20, 100)  # modules that load make many objects and no garbage: 25 ms less of collecting
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    app()
