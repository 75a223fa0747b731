"""How well questions find what answers them, beside the peers: `python -m benchmarks.retrieval --help`.

Every system answers the same questions over the same documents; a document stands where its best hit stands. The
legal questions are those of the development side: no question that shares an answer document with them was learned
from.
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.corpus import corpus_file
from benchmarks.results import shared_folder, table, write_section
from benchmarks.retrieval_library import name_of, open_library
from benchmarks.retrieval_measures import HEADER, Names, Quality, mean_quality, measure_one, once_each
from benchmarks.retrieval_peers import System, make_bm25s, make_fts5
from benchmarks.retrieval_sets import QuestionSet, corpus_texts, read_articles, read_legal
from benchmarks.retrieval_tasks import TaskNames, read_tasks, task_texts
from vnpolicy.index import Library
from vnpolicy.index.entries.hits import Filters, Hit, Mode

SYSTEMS = ("keyword", "meaning", "hybrid", "bm25s", "fts5")
ALL = 10**9  # questions
LIMIT = 60  # hits among which ten documents are looked for
PEER_QUESTIONS = 150  # FTS5 takes half a second a question
# What was asked: hit@1, hit@5, hit@10.
ASKED = {
    "legal vi": (0.66, 0.90, 0.95),
    "legal en": (0.45, 0.72, 0.82),
    "articles vi": (0.80, 0.95, 0.97),
    "articles en": (0.58, 0.83, 0.90),
    "tasks vi": (0.75, 0.92, 0.96),
    "tasks en": (0.60, 0.85, 0.92),
}


@dataclass(frozen=True, slots=True)
class Corpus:
    """A library and how a hit in it is named."""

    library: Library
    names: Callable[[Hit], Names]
    filters: Filters = field(default_factory=Filters)


def product(corpus: Corpus, mode: Mode) -> System:
    """The product's own search, as a program calls it."""

    def search(query: str) -> list[Names]:
        hits = corpus.library.search(query, mode=mode, filters=corpus.filters, limit=LIMIT)
        return [names for hit in hits if (names := corpus.names(hit))]

    return search


def document_of(hit: Hit) -> Names:
    """The document in which a hit stands."""
    return (name_of(hit.document.source),)


def evaluate(system: System, asked: QuestionSet) -> tuple[Quality, float]:
    """The mean quality, and the median milliseconds a question."""
    each, times = [], []
    for question in asked.questions:
        start = time.perf_counter()
        found = system(question.text)
        times.append(time.perf_counter() - start)
        each.append(measure_one(once_each(found), question.answers))
    return mean_quality(each), 1000 * sorted(times)[len(times) // 2] if times else 0.0


def rows_of(asked: QuestionSet, systems: dict[str, System]) -> Iterable[list[str]]:
    """One row a system."""
    for name, system in systems.items():
        part = asked.first(PEER_QUESTIONS) if name == "SQLite FTS5" else asked
        quality, milliseconds = evaluate(system, part)
        row = [asked.name, str(len(part.questions)), name, *quality.cells(), f"{milliseconds:.0f}"]
        print(" | ".join(row), flush=True)
        yield row
    if asked.name in ASKED:
        yield [asked.name, "", "asked", *(f"{figure:.2f}" for figure in ASKED[asked.name]), "", "", ""]


def systems_of(corpus: Corpus, names: Sequence[str], peers: dict[str, System]) -> dict[str, System]:
    """The systems by name: the product's three modes, then the peers."""
    modes: dict[str, Mode] = {"keyword": "keyword", "meaning": "semantic", "hybrid": "hybrid"}
    return {**{name: product(corpus, mode) for name, mode in modes.items() if name in names}, **peers}


def make_peers(library: Library, names: Sequence[str]) -> dict[str, System]:
    """The peers that are asked for."""
    made: dict[str, System] = {}
    if "bm25s" in names:
        made["bm25s"] = make_bm25s(library)
    if "fts5" in names:
        made["SQLite FTS5"] = make_fts5(library)
    return made


def with_plain(sets: Iterable[QuestionSet]) -> list[QuestionSet]:
    """Each set, and the Vietnamese ones typed without diacritics too."""
    return [one for asked in sets for one in ((asked,) if " en" in asked.name else (asked, asked.plain()))]


def legal(args: argparse.Namespace) -> tuple[Corpus, list[QuestionSet]]:
    """The corpus of legal documents and its questions."""
    library = open_library(args.cache / "legal", corpus_texts(args.corpus), workers=args.workers, encoder=args.encoder)
    sets = read_legal(args.questions, args.english, args.side)
    return Corpus(library, document_of), [asked.first(args.first) for asked in sets]


def articles(args: argparse.Namespace) -> tuple[Corpus, list[QuestionSet]]:
    """The corpus of single articles, one a document, and its questions."""
    texts, sets = read_articles(args.articles)
    keys = list(texts)
    files = ((f"{number:05}", texts[key]) for number, key in enumerate(keys))
    library = open_library(args.cache / "articles", files, workers=args.workers, encoder=args.encoder)
    return Corpus(library, lambda hit: (keys[int(name_of(hit.document.source))],)), sets


def tasks(args: argparse.Namespace) -> tuple[Corpus, list[QuestionSet]]:
    """The records of the documents of the gold set, and questions that one of them answers."""
    library = open_library(args.cache / "tasks", task_texts(args.gold), workers=args.workers, encoder=args.encoder)
    sets = read_tasks(args.tasks)
    return Corpus(library, TaskNames(args.gold, sets), Filters(kind="record")), sets


CORPORA = {"legal": legal, "articles": articles, "tasks": tasks}


def run(args: argparse.Namespace) -> list[list[str]]:
    """Rows of all corpora that are asked for."""
    rows: list[list[str]] = []
    for name in args.over:
        corpus, sets = CORPORA[name](args)
        with corpus.library as library:
            systems = systems_of(corpus, args.systems, make_peers(library, args.systems) if name == "legal" else {})
            for asked in with_plain(sets):
                rows += rows_of(asked, systems)
    return rows


def parse_arguments() -> argparse.Namespace:
    """The command line."""
    from platformdirs import user_cache_path

    parser = argparse.ArgumentParser(prog="python -m benchmarks.retrieval", description=__doc__)
    folder = shared_folder("retrieval")
    of_files = parser.add_argument
    of_files("--questions", type=Path, default=folder / "legal-questions.json", help="{id: {question, answer: [id]}}")
    of_files("--english", type=Path, default=folder / "legal-questions-en.tsv", help="the same: id TAB question")
    of_files("--corpus", type=Path, default=corpus_file(), help="id and text a line of JSON")
    of_files("--articles", type=Path, default=folder / "alqac-vi-en.json", help="articles with their questions")
    of_files("--gold", type=Path, default=shared_folder("gold"), help="documents with their tasks")
    of_files("--tasks", type=Path, default=Path(__file__).parent / "questions" / "tasks.tsv")
    of_files("--cache", type=Path, default=user_cache_path("vnpolicy") / "retrieval", help="where libraries are kept")
    parser.add_argument("--over", nargs="+", choices=list(CORPORA), default=list(CORPORA))
    parser.add_argument("--systems", nargs="+", default=list(SYSTEMS), metavar="NAME", help=f"of {', '.join(SYSTEMS)}")
    parser.add_argument(
        "--side", choices=("dev", "weights", "train", "all"), default="dev", help="of the legal questions"
    )
    parser.add_argument("--first", type=int, default=ALL, metavar="N", help="only the first N legal questions")
    parser.add_argument("--encoder", help="another encoder than the default")
    parser.add_argument("--workers", type=int, default=2, help="processes that read documents")
    return parser.parse_args()


def is_whole(args: argparse.Namespace) -> bool:
    """Whether everything is measured that the section tells of."""
    everything = args.over == list(CORPORA) and args.systems == list(SYSTEMS) and args.first == ALL
    return everything and args.side == "dev" and not args.encoder


def main() -> int:
    """Print the table; write the section where everything was measured."""
    args = parse_arguments()
    rows = run(args)
    body = table(["questions", "number", "system", *HEADER, "ms"], rows)
    print(body)
    if is_whole(args):
        write_section("retrieval", "Search", f"`python -m benchmarks.retrieval`.\n\n{body}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
