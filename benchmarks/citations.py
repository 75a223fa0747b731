"""Citations resolved to documents, against edges made by patterns and against edges judged by reading them.

`python -m benchmarks.citations` makes a library of the corpus (or takes the one that `--library` names) and prints:
recall of the edges of `citation_edges.tsv`, which are a line `citing_id, ..., cited_id, ...` each; precision on the
edges of `labels/citation_edges.jsonl`, each judged once, by a language model that read both documents; verdicts on
disagreements; and the time of `policy cites --depth 3`. `RESULTS.md` is written where the library has the whole corpus.
"""

import argparse
import csv
import gc
import json
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.corpus import corpus_file
from benchmarks.results import shared_folder, table, write_section
from benchmarks.retrieval_library import name_of, open_library
from benchmarks.retrieval_sets import corpus_texts
from vnpolicy.index import Library
from vnpolicy.index.citations.citing import Citations, Link
from vnpolicy.index.citations.tree import Reach, grow
from vnpolicy.index.upkeep.catching_up import catch_up

LABELS = Path(__file__).parent / "labels" / "citation_edges.jsonl"
Pair = tuple[str, str]
WHOLE = 0.99  # share of the file's edges from which on a library has the whole corpus: a few of its texts are empty
NEAR = 100  # characters by which the place of a judged citation may have moved


@dataclass(frozen=True, slots=True)
class Edges:
    """Pairs (citing, cited) of a library's documents by the certainty with which they were found."""

    certain: dict[Pair, list[Link]]
    possible: set[Pair]


def find_edges(citations: Citations, names: dict[int, str]) -> Edges:
    """All edges between different documents of a library; `names` are the corpus ids of its documents."""
    certain: dict[Pair, list[Link]] = {}
    possible: set[Pair] = set()
    for link in citations.out_of(sorted(names)):
        for known in link.target.resolved.documents:
            pair = names[link.document], names[known.id]
            if pair[0] == pair[1]:
                continue
            if link.target.known is None:
                possible.add(pair)
            else:
                certain.setdefault(pair, []).append(link)
    return Edges(certain, possible - set(certain))


def read_edges(path: Path) -> set[Pair]:
    """Edges of the file between different documents."""
    with path.open(encoding="utf-8", newline="") as file:
        pairs = [(row["citing_id"], row["cited_id"]) for row in csv.DictReader(file, delimiter="\t")]
    return {(one, other) for one, other in pairs if one != other}


def read_judged(path: Path = LABELS) -> list[dict[str, Any]]:
    """Edges judged by reading: `citing`, `span` (in the text as read), `cited`, `set`, `verdict`, `note`."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def judge(edges: Edges, judged: Iterable[dict[str, Any]]) -> tuple[int, int]:
    """Of the judged edges that are resolved now, how many were judged right, and how many there are."""
    resolved = [label for label in judged if _resolved(edges, label)]
    return sum(label["verdict"] == "right" for label in resolved), len(resolved)


def _resolved(edges: Edges, label: dict[str, Any]) -> bool:
    """Whether the citation at this place is resolved so; places move a little when the reading of files changes."""
    links = edges.certain.get((label["citing"], label["cited"]), [])
    return any(abs(link.span.start - label["span"][0]) < NEAR for link in links)


def walk_times(citations: Citations, documents: Iterable[int]) -> list[float]:
    """Seconds that trees of depth 3 in both directions take, one a document."""
    gc.freeze()  # a search for garbage among the million edges measured before takes half a second
    times = []
    for number in documents:
        fresh = Citations(citations.store)
        start = time.perf_counter()
        known = fresh.resolver.known(number)
        for direction in ("out", "in"):
            grow(fresh, known, direction, Reach(3, 10))  # type: ignore[arg-type]
        times.append(time.perf_counter() - start)
    return times


def measure(library: Library, path: Path) -> tuple[list[list[str]], bool]:
    """Rows (what, figure, asked), and whether they are of the whole corpus."""
    for _ in catch_up(library.store):
        pass
    names = {
        number: name_of(source)
        for number, source in library.store.connection.execute("SELECT id, source FROM documents")
    }
    citations = Citations(library.store)
    edges = find_edges(citations, names)
    known, whole = set(names.values()), read_edges(path)
    given = {pair for pair in whole if known.issuperset(pair)}
    found = len(given & set(edges.certain))
    judged = read_judged()
    drawn, fresh = (judge(edges, (x for x in judged if x["set"] == name)) for name in ("sample", "fresh"))
    apart = Counter(f"{label['by']} {label['verdict']}" for label in judged if label["set"] == "disagreement")
    times = walk_times(citations, sorted(names)[:: max(len(names) // 100, 1)])
    rows = [
        ["documents", f"{len(names):,}", ""],
        ["edges of the file between them", f"{len(given):,}", ""],
        ["of them found", f"{found / len(given):.4f}", ">= 0.97"],
        ["of them among several candidates", f"{len(given & edges.possible):,}", ""],
        ["edges found that the file has not", f"{len(set(edges.certain) - given):,}", ""],
        ["precision on 200 judged edges", _share(*drawn), ">= 0.98"],
        ["precision on 100 judged later, unseen by the rules", _share(*fresh), ">= 0.98"],
        ["disagreements judged", ", ".join(f"{name} {count}" for name, count in apart.most_common()), ""],
        ["trees of depth 3, median", f"{statistics.median(times):.3f} s", "<= 0.3 s"],
        ["trees of depth 3, slowest of 100", f"{max(times):.3f} s", ""],
    ]
    return rows, len(given) >= WHOLE * len(whole)


def _share(right: int, resolved: int) -> str:
    return f"{right}/{resolved} = {right / max(resolved, 1):.3f}"


def main() -> int:
    """Print the figures; write the section where the whole corpus was measured."""
    from platformdirs import user_cache_path

    parser = argparse.ArgumentParser(prog="python -m benchmarks.citations", description=__doc__)
    parser.add_argument("--library", type=Path, help="a library of the corpus; it is brought up to date")
    parser.add_argument("--edges", type=Path, default=shared_folder("corpus", "citation_edges.tsv"))
    parser.add_argument("--cache", type=Path, default=user_cache_path("vnpolicy") / "retrieval")
    parser.add_argument("--workers", type=int, default=2)
    args = parser.parse_args()
    if not args.edges.is_file():
        raise SystemExit(f"there are no edges to compare with: {args.edges}")
    made = args.library is None
    library = (
        open_library(args.cache / "legal", corpus_texts(corpus_file()), workers=args.workers, encoder=None)
        if made
        else Library(args.library, create=False)
    )
    with library:
        rows, whole = measure(library, args.edges)
    body = table(["measure", "figure", "asked"], rows)
    print(body)
    if whole:
        write_section("citations", "Citations", f"`python -m benchmarks.citations`.\n\n{body}")
    else:
        print("RESULTS.md stays as it is: the library lacks documents of the corpus", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
