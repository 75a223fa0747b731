"""The commands of `policy` with their examples. Only the module of the one that is asked for is imported."""

from importlib import import_module
from typing import Any

import typer

from vnpolicy.cli.options import spread

EXIT_CODES = "Exit codes: 0 done, 1 some input failed (check: some basis is at fault), 2 wrong use."
EXAMPLES = {
    "extract": (
        "policy extract plan.pdf",
        "policy extract plan.docx --format json -o plan.json",
        "policy extract documents/*.docx --out-dir records",
        "cat plan.txt | policy extract - --format csv",
    ),
    "ingest": (
        "policy ingest documents/",
        "policy ingest documents/ --library plans --workers 2 --prune",
        "policy ingest plan.pdf --embed passages",
    ),
    "search": (
        'policy search "nhãn sinh thái"',
        'policy search "chat thai nhua" --agency "Sở Công Thương" --role lead --due-before 2026',
        'policy search "who builds the database on plastic waste" --kind task --format json',
    ),
    "show": ("policy show 215/KH-UBND", "policy show 12 --format json"),
    "cites": (
        "policy cites 1850/QĐ-TTg",
        "policy cites 1850/QĐ-TTg --in --depth 3",
        'policy cites 1850/QĐ-TTg --in --relation "thực hiện" --format json',
    ),
    "crossref": (
        "policy crossref 1850/QĐ-TTg",
        'policy crossref 1850/QĐ-TTg --province "Đồng Nai" --kind target',
        "policy crossref 1850/QĐ-TTg --state weaker --state later --lang vi",
        "policy crossref 1850/QĐ-TTg --format html -o matrix.html",
    ),
    "check": ("policy check draft.docx", "policy check draft.docx --library plans --format json"),
    "compare": (
        "policy compare draft-1.docx draft-2.docx",
        "policy compare 147/KH-UBND 215/KH-UBND --only changed",
        "policy compare plan.pdf plan-en.pdf --format html -o comparison.html",
    ),
    "due": (
        "policy due --before 2026-12",
        "policy due --state overdue --document 215/KH-UBND",
        'policy due --agency "Sở Công Thương" --format ics -o deadlines.ics',
        "policy due --recurring --format xlsx -o reports.xlsx --lang en",
    ),
    "done": ("policy done 3f2a91c0", "policy done 3f2a91c0 --on 2026-06-15", "policy done 3f2a91c0 --undo"),
    "export": (
        "policy export plan.pdf -o register.xlsx",
        "policy export 215/KH-UBND -o report.docx",
        "policy export --all --format csv --fields nd30 -o tasks.csv",
    ),
    "agency": (
        'policy agency "Sở Tài nguyên và Môi trường" --province "Long An" --on 2026-01-01',
        'policy agency "Bộ LĐTBXH" --function "cai nghiện ma túy"',
        'policy agency "huyện Bến Lức" --province "Long An"',
        'policy agency "Ministry of Transport" --json',
    ),
    "library": ("policy library", "policy library --library plans --check"),
    "doctor": ("policy doctor",),
    "demo": ("policy demo",),
}
FOLDERS = frozenset(("agency", "cites", "compare", "crossref", "search"))  # commands with a folder of their own


def load_command(name: str) -> Any:  # noqa: ANN401 - typer carries its own copy of click's types
    """The command of a name, made of the function of that name in its module."""
    place = f"{name}.command" if name in FOLDERS else name
    function = getattr(import_module(f"vnpolicy.cli.{place}"), name)
    examples = "\n".join(f"  {example}" for example in EXAMPLES[name])
    alone = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    alone.command(name, epilog=f"\b\nExamples:\n{examples}\n\n{EXIT_CODES}")(spread(function))
    return typer.main.get_command(alone)
