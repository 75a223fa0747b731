"""The command `policy`: its sub-commands, and what a person is told when something goes wrong."""

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from vnpolicy.cli.agency import agency
from vnpolicy.cli.check import check
from vnpolicy.cli.cites import cites
from vnpolicy.cli.compare import compare
from vnpolicy.cli.crossref import crossref
from vnpolicy.cli.demo import demo
from vnpolicy.cli.doctor import doctor
from vnpolicy.cli.done import done
from vnpolicy.cli.due import due
from vnpolicy.cli.export import export
from vnpolicy.cli.extract import extract
from vnpolicy.cli.ingest import ingest
from vnpolicy.cli.library import library
from vnpolicy.cli.options import spread
from vnpolicy.cli.search import search
from vnpolicy.cli.show import show

if TYPE_CHECKING:
    from collections.abc import Callable

PROMISE = """Records of Vietnamese and English policy documents: who must do what by when, on which legal basis, to
reach which target - every value with its place in the source - and search over them."""
EXIT_CODES = "Exit codes: 0 done, 1 some input failed (check: some basis is at fault), 2 wrong use."
EXAMPLES: "dict[Callable[..., None], tuple[str, ...]]" = {
    extract: (
        "policy extract plan.pdf",
        "policy extract plan.docx --format json -o plan.json",
        "policy extract documents/*.docx --out-dir records",
        "cat plan.txt | policy extract - --format csv",
    ),
    ingest: (
        "policy ingest documents/",
        "policy ingest documents/ --library plans --workers 2 --prune",
        "policy ingest plan.pdf --embed passages",
    ),
    search: (
        'policy search "nhãn sinh thái"',
        'policy search "chat thai nhua" --agency "Sở Công Thương" --role lead --due-before 2026',
        'policy search "who builds the database on plastic waste" --kind task --format json',
    ),
    show: ("policy show 215/KH-UBND", "policy show 12 --format json"),
    cites: (
        "policy cites 1850/QĐ-TTg",
        "policy cites 1850/QĐ-TTg --in --depth 3",
        'policy cites 1850/QĐ-TTg --in --relation "thực hiện" --format json',
    ),
    crossref: (
        "policy crossref 1850/QĐ-TTg",
        'policy crossref 1850/QĐ-TTg --province "Đồng Nai" --kind target',
        "policy crossref 1850/QĐ-TTg --state weaker --state later --lang vi",
        "policy crossref 1850/QĐ-TTg --format html -o matrix.html",
    ),
    check: ("policy check draft.docx", "policy check draft.docx --library plans --format json"),
    compare: (
        "policy compare draft-1.docx draft-2.docx",
        "policy compare 147/KH-UBND 215/KH-UBND --only changed",
        "policy compare plan.pdf plan-en.pdf --format html -o comparison.html",
    ),
    due: (
        "policy due --before 2026-12",
        "policy due --state overdue --document 215/KH-UBND",
        'policy due --agency "Sở Công Thương" --format ics -o deadlines.ics',
        "policy due --recurring --format xlsx -o reports.xlsx --lang en",
    ),
    done: ("policy done 3f2a91c0", "policy done 3f2a91c0 --on 2026-06-15", "policy done 3f2a91c0 --undo"),
    export: (
        "policy export plan.pdf -o register.xlsx",
        "policy export 215/KH-UBND -o report.docx",
        "policy export --all --format csv --fields nd30 -o tasks.csv",
    ),
    agency: (
        'policy agency "Sở Tài nguyên và Môi trường" --province "Long An" --on 2026-01-01',
        'policy agency "Bộ LĐTBXH" --function "cai nghiện ma túy"',
        'policy agency "huyện Bến Lức" --province "Long An"',
        'policy agency "Ministry of Transport" --json',
    ),
    library: ("policy library", "policy library --library plans --check"),
    doctor: ("policy doctor",),
    demo: ("policy demo",),
}


class PolicyGroup(TyperGroup):
    """Commands whose foreseen errors become one line on stderr and an exit code."""

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - typer carries its own copy of click's types
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


for command, examples in EXAMPLES.items():
    lines = "\n".join(f"  {example}" for example in examples)
    app.command(epilog=f"\b\nExamples:\n{lines}\n\n{EXIT_CODES}")(spread(command))


def run() -> None:
    """Entry of the console script. Characters that the terminal cannot show are escaped, never a crash."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    app()
