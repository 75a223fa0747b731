"""`policy search`: which plan assigns which task."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, cast

import typer

from vnpolicy.cli.formats import Format, choose_format, open_output, warn
from vnpolicy.cli.options import FormatOption, LangOption, LibraryOption, OutputOption

if TYPE_CHECKING:
    from vnpolicy.index import Filters
    from vnpolicy.index.entries.hits import Hit, SoughtKind
    from vnpolicy.index.search.reranking import Reranker
    from vnpolicy.nlp.plan import Role


class SearchMode(StrEnum):
    """How to search."""

    HYBRID = "hybrid"
    KEYWORD = "keyword"
    SEMANTIC = "semantic"


class HitKind(StrEnum):
    """What a hit may be; a record is a task, a target or a basis."""

    RECORD = "record"
    TASK = "task"
    TARGET = "target"
    BASIS = "basis"
    TITLE = "title"
    HEADING = "heading"
    PASSAGE = "passage"


class AgencyRole(StrEnum):
    """An agency's part in a task."""

    LEAD = "lead"
    COORDINATING = "coordinating"


@dataclass(frozen=True, slots=True)
class FilterOptions:
    """What a hit must be."""

    kind: Annotated[HitKind | None, typer.Option(help="Only hits of this kind; record: task, target, basis.")] = None
    agency: Annotated[
        str | None,
        typer.Option(help="Only tasks of this agency, or of those before it: a name, an abbreviation, a key."),
    ] = None
    role: Annotated[AgencyRole | None, typer.Option(help="The part that the agency has in the task.")] = None
    province: Annotated[str | None, typer.Option(help="Only documents of this province or city.")] = None
    doc_type: Annotated[str | None, typer.Option("--type", help="Only documents of this type: Kế hoạch, KH, Plan.")] = (
        None
    )
    issued_from: Annotated[str | None, typer.Option(metavar="DATE", help="Issued on or after: 2025, 2025-06.")] = None
    issued_to: Annotated[str | None, typer.Option(metavar="DATE", help="Issued on or before.")] = None
    due_before: Annotated[str | None, typer.Option(metavar="DATE", help="Due by the end of this date.")] = None
    due_after: Annotated[str | None, typer.Option(metavar="DATE", help="Due from the beginning of this date on.")] = (
        None
    )
    document: Annotated[
        str | None, typer.Option(metavar="NUMBER|ID", help="Only hits of this document; 749: of all numbers 749/...")
    ] = None
    as_written: Annotated[
        bool,
        typer.Option(
            "--as-written", help="Names and words as they stand: no predecessors, no official words for everyday ones."
        ),
    ] = False


@dataclass(frozen=True, slots=True)
class SearchOptions:
    """How to search, and what to write where."""

    library: LibraryOption = None
    mode: Annotated[SearchMode, typer.Option("--mode", "-m", help="By words, by meaning, or both.")] = SearchMode.HYBRID
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, max=10_000, help="Most hits to show.")] = 10
    encoder: Annotated[str | None, typer.Option(metavar="NAME", help="Encoder, where it is not the library's.")] = None
    rerank: Annotated[
        str | None, typer.Option(metavar="MODEL", help="Order the first hits anew by a cross-encoder (slow).")
    ] = None
    explain: Annotated[bool, typer.Option("--explain", help="Show what made the score of each hit.")] = False
    form: FormatOption = None
    output: OutputOption = None
    lang: LangOption = None


def search(
    query: Annotated[str, typer.Argument(metavar="QUERY", help='Words, "a quoted phrase", a document number.')],
    filters: FilterOptions,
    options: SearchOptions,
) -> None:
    """Find tasks, targets, legal bases and passages.

    Searches by words, by meaning, or by both. Diacritics may be left out (nhan sinh thai), abbreviations used (UBND,
    KCN), numbers written any way (889/QD-TTg), laws and articles named (điều 2 BLHS). A question in English finds
    Vietnamese records.
    """
    from vnpolicy.cli.advice import advice, remarks
    from vnpolicy.cli.opening import open_library

    with open_library(options.library, encoder=options.encoder) as library:
        reranker = _reranker(options.rerank) if options.rerank else None
        chosen = _filters(filters)
        hits = library.search(query, mode=options.mode.value, filters=chosen, limit=options.limit, reranker=reranker)
        _write(hits, options)
        for remark in remarks(library, query, chosen, found=bool(hits)):
            warn(remark)
        if not hits:
            warn(advice(library, chosen, options.mode.value))


def _reranker(name: str) -> "Reranker":
    from vnpolicy.index.search.reranking import CrossEncoderReranker

    return CrossEncoderReranker(name)


def _filters(chosen: FilterOptions) -> "Filters":
    from vnpolicy.index.entries.hits import Filters

    return Filters(
        kind=cast("SoughtKind | None", chosen.kind and chosen.kind.value),
        agency=chosen.agency,
        role=cast("Role | None", chosen.role and chosen.role.value),
        province=chosen.province,
        doc_type=chosen.doc_type,
        issued_from=chosen.issued_from,
        issued_to=chosen.issued_to,
        due_before=chosen.due_before,
        due_after=chosen.due_after,
        document=chosen.document,
        as_written=chosen.as_written,
    )


def _write(hits: "list[Hit]", options: SearchOptions) -> None:
    from vnpolicy.cli.search.writing import write_hits

    form = choose_format(Format, options.form, options.output)
    with open_output(options.output, form) as stream:
        write_hits(stream, hits, form, explain=options.explain)
