"""Search in libraries that grow, beside the peers: `python -m benchmarks.growth --help`.

Libraries of 1,000 to 1,000,000 records, and one of 100,000 records with 400,000 passages and headings. Their entries
are those of the library that `python -m benchmarks.retrieval` keeps (without it, of the sample documents), repeated
with other digits until there are enough. Each is searched in a process of its own, whose memory is told. At last the
library whose entries are repeated is searched as it is.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.growth_library import Size, make_library, size_of, text_bytes, vector_bytes
from benchmarks.memory import peak_memory
from benchmarks.results import table, write_section
from benchmarks.retrieval_peers import System, make_bm25s, make_fts5
from benchmarks.retrieval_sets import read_written
from vnpolicy.index import Library
from vnpolicy.index.encoding.vectors import FILE, find_nearest, read_vectors

CORES = 2
NAMED = Size(100_000, 400_000)
SIZES = (Size(1_000, 0), Size(10_000, 0), Size(100_000, 0), NAMED, Size(1_000_000, 0))
ASKED = {NAMED: "15 / 40", Size(1_000_000, 0): "60 / -"}  # milliseconds, p50 / p95
QUESTIONS, WARM, SLOW = 300, 30, 15  # questions to time, before the clock starts, and of a peer that takes a second
NEAR = 10  # neighbours that are compared with those of an exact search
EXPLAINED = """Queries: questions about tasks, half Vietnamese and half English, hybrid mode, ten hits, one after the
other in one process on two cores, after some to warm up. Vectors: those of the first entries are the encoder's own,
the others are these with noise (cosine about 0.9 to the original), so that a million need no hour of encoding; what
is searched is the same. Ratio to the text: `lexical/`, `vectors.faiss` and the vectors in `library.db`, by the bytes
of the documents' text. Recall: of the ten nearest of an exact search over all vectors. The last row is the library
whose entries are repeated, as it is: its vectors, ratio and recall are those of a real corpus."""


@dataclass(frozen=True, slots=True)
class Growth:
    """What was measured of one library. Times in milliseconds, sizes in bytes."""

    p50: float
    p95: float
    memory: int
    lexical: int
    faiss: int
    vectors: int
    text: int
    count: int
    recall: float
    peers: dict[str, float]


def read_questions() -> list[str]:
    """Questions in both languages by turns."""
    sets = read_written(Path(__file__).parent / "questions" / "training.tsv", "legal")
    pairs = zip(*(asked.first(QUESTIONS + WARM).questions for asked in sets), strict=True)
    return [question.text for pair in pairs for question in pair][: QUESTIONS + WARM]


def measure(folder: Path, peers: Sequence[str]) -> Growth:
    """Times, memory and sizes of a library that is there; peers answer the same questions over its passages."""
    questions = read_questions()
    with Library(folder) as library:
        library.refresh()
        for question in questions[:WARM]:
            library.search(question)
        times = sorted(_timed(library, question) for question in questions[WARM:])
        memory = peak_memory()
        vectors = vector_bytes(library.store)
        return Growth(
            *(times[len(times) // 2], times[int(len(times) * 0.95)], memory),
            *(_size(folder / "lexical"), _size(folder / FILE), vectors.bytes, text_bytes(library.store)),
            *(vectors.count, find_recall(library, questions[WARM : WARM + 100])),
            {name: _peer(library, name, questions[WARM:]) for name in peers},
        )


def _timed(library: Library, question: str) -> float:
    start = time.perf_counter()
    library.search(question)
    return 1000 * (time.perf_counter() - start)


def _peer(library: Library, name: str, questions: Sequence[str]) -> float:
    """Median milliseconds of a peer."""
    system: System = {"bm25s": make_bm25s, "fts5": make_fts5}[name](library)
    times = []
    for question in questions if name == "bm25s" else questions[:SLOW]:
        start = time.perf_counter()
        found = system(question)
        times.append(time.perf_counter() - start if found else 0.0)
    return 1000 * sorted(times)[len(times) // 2]


def find_recall(library: Library, questions: Sequence[str]) -> float:
    """Share of the ten nearest entries that the vector index finds."""
    index = library.derived.vectors()
    ids, vectors = read_vectors(library.store)
    queries = library.encoder.encode_queries(questions)
    exact = ids[np.argsort(-(vectors @ queries.T), axis=0, kind="stable")[:NEAR].T]
    found = [{i for i, _ in find_nearest(library.store, index, query, NEAR)} for query in queries]
    return sum(len(set(near.tolist()) & got) for near, got in zip(exact, found, strict=True)) / exact.size


def _size(path: Path) -> int:
    if path.is_dir():
        return sum(part.stat().st_size for part in path.iterdir() if not part.name.endswith(".lock"))
    return path.stat().st_size if path.is_file() else 0


def measure_made(size: Size, base: Path | None, peers: Sequence[str]) -> tuple[Growth, float]:
    """The measures of a library of a size, and the seconds to make it."""
    with tempfile.TemporaryDirectory(prefix="vnpolicy-growth-") as scratch:
        start = time.perf_counter()
        make_library(Path(scratch, "library"), base, size)
        seconds = time.perf_counter() - start
        return measure_apart(Path(scratch, "library"), peers), seconds


def measure_apart(folder: Path, peers: Sequence[str] = ()) -> Growth:
    """The measures of a library, searched in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.growth", "--one", str(folder), *peers]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{folder} failed:\n{done.stderr[-2000:]}")
    fields: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return Growth(**fields)


def row_of(size: Size, found: Growth, seconds: float | None = None) -> list[str]:
    """One row of the table; without `seconds` where the library was there."""
    whole = found.lexical + found.faiss + found.vectors
    return [
        f"{size.records:,}",
        f"{size.passages:,}",
        f"{found.p50:.1f} / {found.p95:.1f}",
        ASKED.get(size, ""),
        f"{found.memory / 1e6:,.0f}",
        f"{found.lexical / 1e6:,.0f} + {found.faiss / 1e6:,.0f} + {found.vectors / 1e6:,.0f}",
        f"{whole / found.text:.2f}" if size.passages else "",
        f"{found.count:,}",
        f"{found.recall:.3f}",
        "" if seconds is None else f"{seconds:,.0f}",
        "; ".join(f"{name} {time / found.p50:.1f}" for name, time in found.peers.items()),
    ]


HEADER = [
    *("records", "passages, headings", "ms a query, p50 / p95", "asked"),
    *("MB in memory", "MB on disk: words + FAISS + vectors in SQLite", "ratio to the text (asked 1.2)"),
    *("vectors", "recall@10 (asked 0.97)", "s to make", "peers: times as long a query"),
]


def main() -> int:
    """Print the table; write the section where all sizes were measured."""
    from platformdirs import user_cache_path

    parser = argparse.ArgumentParser(prog="python -m benchmarks.growth", description=__doc__)
    kept = user_cache_path("vnpolicy") / "retrieval" / "legal" / "library"
    parser.add_argument("--base", type=Path, default=kept, help="library whose entries are repeated")
    parser.add_argument("--most", type=int, default=10**6, metavar="N", help="only libraries of at most N records")
    parser.add_argument("--peers", nargs="*", choices=("bm25s", "fts5"), default=["bm25s", "fts5"])
    parser.add_argument("--one", nargs="+", metavar=("FOLDER", "PEER"), help=argparse.SUPPRESS)
    args = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:CORES])
    if args.one:
        print(json.dumps(asdict(measure(Path(args.one[0]), args.one[1:]))))
        return 0
    base = args.base if (args.base / "library.db").is_file() else None
    rows = []
    for size in (size for size in SIZES if size.records <= args.most):
        rows.append(row_of(size, *measure_made(size, base, args.peers if size == NAMED else ())))
        print(" | ".join(rows[-1]), flush=True)
    if base:
        rows.append(row_of(size_of(base), measure_apart(base)))
        print(" | ".join(rows[-1]), flush=True)
    body = f"{EXPLAINED}\n\nOther work before the run: {os.getloadavg()[0]:.1f} processes.\n\n{table(HEADER, rows)}"
    if args.most >= SIZES[-1].records:
        write_section("growth", "Growth: `python -m benchmarks.growth`", body)
    return 0


if __name__ == "__main__":
    sys.exit(main())
