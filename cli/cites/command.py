"""`policy cites`: what a document cites, and which documents cite it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from vnpolicy.cli.formats import Format, choose_format, open_output, warn
from vnpolicy.cli.options import FormatOption, LangOption, LibraryOption, OutputOption

if TYPE_CHECKING:
    from vnpolicy.index import Library
    from vnpolicy.index.citations.citing import Citations
    from vnpolicy.index.citations.relation_words import Relation
    from vnpolicy.index.citations.tree import Branch
    from vnpolicy.index.entries.hits import Card


@dataclass(frozen=True, slots=True)
class CitesOptions:
    """How far to go, and what to write where."""

    library: LibraryOption = None
    depth: Annotated[int, typer.Option("--depth", "-d", min=1, max=20, help="Levels of documents to follow.")] = 1
    inward: Annotated[bool, typer.Option("--in", help="Only the documents that cite it.")] = False
    outward: Annotated[bool, typer.Option("--out", help="Only the documents that it cites.")] = False
    relation: Annotated[
        str | None,
        typer.Option("--relation", "-r", metavar="R", help='Only one relation: amends, replaces, "căn cứ" ...'),
    ] = None
    limit: Annotated[int, typer.Option("--limit", "-n", min=0, help="Most documents below each one; 0 for all.")] = 10
    form: FormatOption = None
    output: OutputOption = None
    lang: LangOption = None


def cites(
    document: Annotated[str, typer.Argument(metavar="NUMBER|ID", help="A document's number, id or source.")],
    options: CitesOptions,
) -> None:
    """Print what a document cites and what cites it.

    Each with the relation (căn cứ, thực hiện, sửa đổi, bổ sung, thay thế, bãi bỏ, ban hành kèm theo, dẫn chiếu), the
    quote and its page. Documents that are not in the library are marked; where a citation may mean several documents,
    all are named. Reads the citations of an older library once, which takes a while.
    """
    from vnpolicy.cli.cites.writing import write_trees
    from vnpolicy.cli.opening import open_library, warn_of_others
    from vnpolicy.index.citations.citing import Citations

    with open_library(options.library) as library:
        read_citations(library)
        citations = Citations(library.store)
        trees, card = _trees(library, citations, document, options)
        form = choose_format(Format, options.form, options.output)
        with open_output(options.output, form) as stream:
            write_trees(stream, library.store, trees, form)
        if card:
            warn_of_others(library, document, card, "cites")


def read_citations(library: "Library") -> None:
    """Read the citations of documents that an older version took in, once."""
    from vnpolicy.cli.exports.words import number_words
    from vnpolicy.cli.language import say, spoken
    from vnpolicy.cli.wording import counted_said
    from vnpolicy.index.upkeep.catching_up import catch_up

    for done, total in catch_up(library.store):
        read, every = number_words(done, spoken()), counted_said(total, "document")
        warn(say("reading_citations").format(done=read, all=every))


def _trees(
    library: "Library", citations: "Citations", asked: str, options: CitesOptions
) -> tuple[dict[str, "Branch"], "Card | None"]:
    """Trees by direction, and the document; `None` for one that is only cited."""
    from vnpolicy.index import DocumentNotFound
    from vnpolicy.index.citations.tree import Direction, Reach, grow, grow_unknown
    from vnpolicy.index.wording.words import number_key

    reach = Reach(options.depth, options.limit, find_relation(options.relation))
    try:
        card = library.card(asked)
    except DocumentNotFound:
        unknown = grow_unknown(citations, number_key(asked), reach)
        if unknown is None:
            raise
        return {"in": unknown}, None
    both = options.inward == options.outward
    ways: list[Direction] = ["out", "in"] if both else ["out" if options.outward else "in"]
    known = citations.resolver.known(card.id)
    return {way: grow(citations, known, way, reach) for way in ways}, card


def find_relation(asked: str | None) -> "Relation | None":
    """The relation of an English or Vietnamese name; raises `WrongFilter` for another word."""
    from vnpolicy.index import WrongFilter
    from vnpolicy.index.citations.relation_words import RELATIONS, VIETNAMESE
    from vnpolicy.index.wording.words import fold_name

    if asked is None:
        return None
    names = {fold_name(name): name for name in RELATIONS} | {fold_name(VIETNAMESE[name]): name for name in RELATIONS}
    wanted = fold_name(asked.replace("_", " "))
    found = {fold_name(key.replace("_", " ")): name for key, name in names.items()}
    if wanted not in found:
        raise WrongFilter("relation", asked, f"one of {', '.join(RELATIONS)}")
    return found[wanted]
