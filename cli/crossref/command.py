"""`policy crossref`: which plans cover the targets and tasks of a decision, and how far."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, cast

import typer

from vnpolicy.cli.formats import Format, choose_format, make_console, open_output, warn, write_json
from vnpolicy.cli.options import AS_FORMAT, LangOption, LibraryOption, OutputOption

if TYPE_CHECKING:
    from vnpolicy.index import Library
    from vnpolicy.index.coverage import Matrix, MatrixFilters, State
    from vnpolicy.index.coverage.records import Kind
    from vnpolicy.index.entries.hits import Card


class MatrixFormat(StrEnum):
    """How a matrix is written."""

    TABLE = "table"
    JSON = "json"
    XLSX = "xlsx"
    HTML = "html"


class RecordKind(StrEnum):
    """What a decision asks for."""

    TARGET = "target"
    TASK = "task"


class CellState(StrEnum):
    """How far a plan goes."""

    COVERED = "covered"
    PARTLY = "partly"
    WEAKER = "weaker"
    LATER = "later"
    UNSURE = "unsure"
    NOT_FOUND = "not-found"
    NOT_ASKED = "not-asked"


@dataclass(frozen=True, slots=True)
class MatrixOptions:
    """Which part of the matrix."""

    kind: Annotated[RecordKind | None, typer.Option(help="Only targets, or only tasks.")] = None
    province: Annotated[
        list[str] | None, typer.Option(help="Only plans of this province; give it several times for several.")
    ] = None
    agency: Annotated[list[str] | None, typer.Option(help="Only plans of issuers with these words in their name.")] = (
        None
    )
    lead: Annotated[str | None, typer.Option(help="Only tasks that the decision gives to this agency.")] = None
    state: Annotated[
        list[CellState] | None, typer.Option(help="Only rows with this state in a column; give it several times.")
    ] = None
    addressed: Annotated[
        bool, typer.Option("--addressed", help="Only what the decision asks of the bodies in the columns.")
    ] = False


@dataclass(frozen=True, slots=True)
class CrossrefOptions:
    """How to write it, and where."""

    form: Annotated[MatrixFormat | None, AS_FORMAT] = None
    output: OutputOption = None
    lang: LangOption = None
    library: LibraryOption = None


def crossref(
    decision: Annotated[str, typer.Argument(metavar="NUMBER|ID", help="The decision's number, id or source.")],
    filters: MatrixOptions,
    options: CrossrefOptions,
) -> None:
    """Compare a decision with the plans that implement it.

    A row for each of its targets and tasks, a column for each province or agency with a plan that says in its title,
    its opening or its purpose that it implements it: covered, partly, weaker, later or not found, with the record of
    the plan, what differs, and its place; unsure where a record may answer, for you to judge; a dash (not-asked) where
    nothing is found and the work was given to others. Documents that only rest on the decision or cite it in passing
    are named above the table.
    """
    from vnpolicy.cli.cites.command import read_citations
    from vnpolicy.cli.opening import open_library, warn_of_others
    from vnpolicy.index.coverage import find_coverage, narrow

    with open_library(options.library) as library:
        read_citations(library)
        card = _decision(library, decision)
        whole = find_coverage(library, card.id)
        matrix = narrow(whole, _filters(filters))
        _write(library, matrix, options)
        _warn(whole, matrix, card)
        warn_of_others(library, decision, card, "crossref")


def _decision(library: "Library", asked: str) -> "Card":
    """The document; of one that is only cited it is said which plans implement it."""
    from vnpolicy.cli.wording import counted
    from vnpolicy.index import DocumentNotFound
    from vnpolicy.index.citations.citing import Citations
    from vnpolicy.index.wording.words import number_key

    try:
        return library.card(asked)
    except DocumentNotFound:
        links = Citations(library.store).named(number_key(asked))
        citing = {link.document for link in links if link.relation in ("implements", "based_on")}
        if citing:
            told = counted(len(citing), "document of the library implements", "documents of the library implement")
            warn(f"{told} it; add the decision itself: policy ingest FILE")
        raise


def _filters(options: MatrixOptions) -> "MatrixFilters":
    from vnpolicy.index.coverage import MatrixFilters

    return MatrixFilters(
        kind=cast("Kind | None", options.kind and options.kind.value),
        provinces=options.province or (),
        agencies=options.agency or (),
        lead=options.lead,
        states=tuple(cast("State", state.value.replace("-", "_")) for state in options.state or ()),
        addressed=options.addressed,
    )


def _write(library: "Library", matrix: "Matrix", options: CrossrefOptions) -> None:
    form = choose_format(MatrixFormat, options.form, options.output)
    if form is MatrixFormat.XLSX:
        _write_workbook(library, matrix, options)
        return
    with open_output(options.output, Format.TABLE if form is MatrixFormat.TABLE else Format.JSON) as stream:
        if form is MatrixFormat.TABLE:
            from vnpolicy.cli.crossref.report import print_matrix

            print_matrix(make_console(stream), matrix)
        elif form is MatrixFormat.HTML:
            from vnpolicy.cli.crossref.page import matrix_page

            stream.write(matrix_page(matrix))
        else:
            from vnpolicy.cli.crossref.json import matrix_json

            write_json(stream, matrix_json(matrix))


def _write_workbook(library: "Library", matrix: "Matrix", options: CrossrefOptions) -> None:
    from vnpolicy.cli.crossref.sheet import write_matrix_sheets
    from vnpolicy.cli.exports.output import this_day, write_bytes
    from vnpolicy.cli.exports.words import choose_language

    language = choose_language(options.lang, {matrix.decision.language})
    sources = {card.id: card.source for card in library.documents()}
    write_bytes(options.output, lambda stream: write_matrix_sheets(stream, matrix, sources, (language, this_day())))


def _warn(whole: "Matrix", matrix: "Matrix", card: "Card") -> None:
    """Say why there is nothing to see, and what to do."""
    from vnpolicy.cli.wording import counted

    name = card.number or card.source
    if not whole.rows:
        warn(f"{name} sets no target and no task; see what was read of it: policy show {card.id}")
    elif not whole.columns:
        told = f"no document of the library implements {name}"
        citing = len(whole.silent) + len(whole.passing)
        if citing:
            cited = f"{counted(citing, 'document cites', 'documents cite')} {name}"
            told = f"{cited}, but none sets targets or tasks to implement it"
        warn(f"{told}; add plans: policy ingest FOLDER")
    elif not matrix.rows:
        warn("no row is left: try with fewer filters")
