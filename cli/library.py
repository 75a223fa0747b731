"""`policy library`: what the library holds, and whether its parts are whole."""

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Annotated, Any

import typer

from vnpolicy.cli.formats import Format, choose_format, make_console, open_output
from vnpolicy.cli.options import FormatOption, LibraryOption

if TYPE_CHECKING:
    from typing import TextIO

    from vnpolicy.index.entries.hits import Card
    from vnpolicy.index.upkeep.health import Health

CARD_COLUMNS = ("id", "number", "doc_type", "issuer", "province", "issued", "title", "language", "pages")
NAMES = {"basis": ("legal basis", "legal bases")}  # one and many, of a kind that is called otherwise
COUNTS = ("tasks", "targets", "bases", "source")


@dataclass(frozen=True, slots=True)
class LibraryOptions:
    """Which library, how closely to look, and how to write what is seen."""

    library: LibraryOption = None
    check: Annotated[bool, typer.Option("--check", help="Read every file of the library through.")] = False
    form: FormatOption = None


def library(options: LibraryOptions) -> None:
    """Print what the library holds.

    Its documents, and its health: counts, encoder, generation of the indexes, stale or missing parts.
    """
    from vnpolicy.cli.opening import open_library

    with open_library(options.library) as opened:
        health, cards = opened.health(thorough=options.check), opened.documents()
    form = choose_format(Format, options.form)
    with open_output(None, form) as stream:
        _write(stream, health, cards, form)
    if health.fault:
        raise typer.Exit(1)


def _write(stream: "TextIO", health: "Health", cards: "list[Card]", form: Format) -> None:
    if form is Format.TABLE:
        _print(stream, health, cards)
    elif form is Format.CSV:
        from vnpolicy.cli.csv_writing import write_csv

        write_csv(stream, (*CARD_COLUMNS, *COUNTS), map(asdict, cards))
    elif form is Format.JSONL:
        stream.writelines(json.dumps(asdict(card), ensure_ascii=False) + "\n" for card in cards)
    else:
        whole: dict[str, Any] = {"library": asdict(health), "documents": [asdict(card) for card in cards]}
        stream.write(json.dumps(whole, ensure_ascii=False, indent=1, default=str) + "\n")


def _print(stream: "TextIO", health: "Health", cards: "list[Card]") -> None:
    from rich.text import Text

    from vnpolicy.cli.report import FAINT, labelled, numbered
    from vnpolicy.cli.wording import counted, plain

    console = make_console(stream)
    for card in cards:
        name = plain(" ".join(part for part in (card.doc_type, card.number) if part) or card.source)
        facts = [card.issuer, card.issued, counted(card.tasks, "task"), counted(card.targets, "target")]
        facts.append(counted(card.bases, *NAMES["basis"]))
        about = " · ".join(plain(fact) for fact in facts if fact)
        console.print(numbered(card.id, Text.assemble((name, "bold"), f" {plain(card.title or '')}\n", (about, FAINT))))
    console.print()
    console.print(labelled(_health_words(health)))


def _health_words(health: "Health") -> list[tuple[str, str]]:
    from vnpolicy.cli.wording import counted

    kinds = ", ".join(counted(count, *NAMES.get(kind, (kind,))) for kind, count in sorted(health.entries.items()))
    waiting = f", {health.pending:,} still to make: policy ingest FOLDER" if health.pending else ""
    return [
        ("library", str(health.folder)),
        ("documents", f"{health.documents:,}"),
        ("entries", kinds or "none"),
        ("vectors", f"{health.vectors:,}{waiting}"),
        ("encoder", health.encoder or "none yet"),
        ("generation", str(health.generation)),
        ("word index", _state_words(health.lexical)),
        ("meaning", _state_words(health.semantic) if health.vectors else "no vectors: the search goes by words alone"),
        ("on disk", f"{health.size / 1e6:,.1f} MB"),
        *([("damaged", f"{health.fault}; restore library.db from a copy")] if health.fault else []),
    ]


def _state_words(state: str) -> str:
    return "up to date" if state == "fresh" else f"{state}: the next search makes it anew"
