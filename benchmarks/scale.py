"""A whole corpus of legal texts, read and extracted: `python -m benchmarks.scale --help`.

Time, memory and crashes on every document; how often the header agrees with the text's name, and how many of the
known citations are among the legal bases found.
"""

import argparse
import itertools
import json
import os
import random
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from benchmarks.corpus import corpus_file, corpus_lines
from benchmarks.results import shared_folder, table, write_section
from benchmarks.scale_agreement import Name, number_key, opening_numbers, read_edges, read_name, type_key
from vnpolicy.ingest import read_bytes
from vnpolicy.ingest.errors import UnreadableDocument
from vnpolicy.nlp import extract
from vnpolicy.nlp.plan import Plan

WORKERS = 2
CHUNK = 16
WAITING = 4  # chunks that may stand in the queue: memory stays bounded however large the corpus is
HEADER_ASKED, BASES_ASKED, MINUTES_ASKED = 0.98, 0.97, 15


@dataclass(frozen=True, slots=True)
class Reading:
    """What is kept of one document: header fields as compared, numbers of its bases, seconds and characters."""

    identity: str
    name: str
    characters: int
    seconds: float = 0.0
    doc_type: str = ""
    number: str = ""
    year: str = ""
    bases: frozenset[str] = frozenset()
    citations: frozenset[str] = frozenset()
    opening: frozenset[str] = frozenset()
    inside: str = ""
    empty: bool = False
    refused: bool = False
    crash: str | None = None

    def agrees(self, name: Name) -> bool:
        """Whether type, number and year are those of the name."""
        return (self.doc_type, self.number, self.year) == (name.doc_type, name.number, name.year)


@dataclass(slots=True)
class Tally:
    """Counts over the corpus; `differ` and `missed` are lines for reading."""

    documents: int = 0
    characters: int = 0
    seconds: float = 0.0
    named: int = 0
    agreed: int = 0
    fields: Counter[str] = field(default_factory=Counter)
    edges: int = 0
    found: int = 0
    cited: int = 0
    opening: int = 0
    opening_found: int = 0
    inside: int = 0
    refused: int = 0
    empty: list[str] = field(default_factory=list)
    crashes: list[str] = field(default_factory=list)
    differ: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    memory: dict[int, int] = field(default_factory=dict)

    def add(self, reading: Reading, edges: list[str]) -> None:
        """Count one document."""
        self.documents += 1
        self.characters += reading.characters
        self.seconds += reading.seconds
        self.refused += reading.refused
        if reading.refused:
            return
        if reading.crash:
            self.crashes.append(f"{reading.identity} {reading.name}: {reading.crash}")
            return
        if reading.empty:
            self.empty.append(f"{reading.identity} {reading.name}")
        self._add_header(reading)
        self._add_edges(reading, edges)

    def _add_header(self, reading: Reading) -> None:
        name = read_name(reading.name)
        if not name:
            return
        self.named += 1
        for part in ("doc_type", "number", "year"):
            self.fields[part] += getattr(reading, part) == getattr(name, part)
        if reading.agrees(name):
            self.agreed += 1
        else:
            told = f"{reading.doc_type or '-'} | {reading.number or '-'} | {reading.year or '-'}"
            self.differ.append(f"{reading.identity}\t{reading.name}\t{told}")

    def _add_edges(self, reading: Reading, edges: list[str]) -> None:
        for number in edges:
            key = number_key(number)
            found = key in reading.bases
            self.edges += 1
            self.found += found
            self.cited += key in reading.citations
            if key not in reading.opening:
                continue
            self.opening += 1
            self.opening_found += found
            self.inside += not found and key in reading.inside
            if not found:
                where = "in the title of a basis" if key in reading.inside else "missed"
                self.missed.append(f"{reading.identity}\t{reading.name}\t{number} {where}")


def read_one(record: dict[str, Any]) -> Reading:
    """One document of the corpus, read and extracted; an exception is kept as a line."""
    identity, name, text = str(record["id"]), str(record["name"]), str(record["text"])
    start = time.process_time()
    try:
        plan = extract(read_bytes(text.encode(errors="surrogatepass"), f"{identity}.txt"))
    except UnreadableDocument:  # a text of nothing but white space
        return Reading(identity, name, len(text), refused=True)
    except Exception as error:  # noqa: BLE001 - whatever a document raises is what this measures
        return Reading(identity, name, len(text), crash=f"{type(error).__name__}: {error}")
    read = Reading(identity, name, len(text), time.process_time() - start, opening=opening_numbers(text))
    return _with_plan(read, plan)


def _with_plan(reading: Reading, plan: Plan) -> Reading:
    header = plan.header
    return replace(
        reading,
        doc_type=type_key(header.doc_type or ""),
        number=number_key(header.doc_number or ""),
        year=(header.issued or "")[:4],
        bases=frozenset(number_key(basis.doc_number) for basis in plan.bases if basis.doc_number),
        citations=frozenset(number_key(cited.doc_number) for cited in plan.citations if cited.doc_number),
        inside=" ".join(number_key(basis.quote) for basis in plan.bases),
        empty=not (header.doc_number or header.doc_type or header.title or plan.bases or plan.targets or plan.tasks),
    )


def warm_up() -> None:
    """Import and compile what the first document of a worker would else pay for."""
    extract(read_bytes("Điều 1. Sở Y tế chủ trì thực hiện.".encode(), "warm-up.txt"))


def read_chunk(lines: list[str]) -> tuple[int, int, list[Reading]]:
    """Readings of some lines of the corpus, with the worker's process id and its peak memory in KiB."""
    readings = [read_one(json.loads(line)) for line in lines]
    return os.getpid(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, readings


def read_corpus(lines: Iterator[str]) -> Iterator[tuple[int, int, list[Reading]]]:
    """Chunks as the workers finish them."""
    waiting: set[Future[tuple[int, int, list[Reading]]]] = set()
    with ProcessPoolExecutor(WORKERS, initializer=warm_up) as pool:
        for chunk in iter(lambda: list(itertools.islice(lines, CHUNK)), []):
            if len(waiting) >= WORKERS + WAITING:
                done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                yield from (future.result() for future in done)
            waiting.add(pool.submit(read_chunk, chunk))
        yield from (future.result() for future in waiting)


def measure(corpus: Path, edges: Path, every: int) -> tuple[Tally, float]:
    """The tally over the corpus and the minutes that it took."""
    known = read_edges(edges) if edges.exists() else {}
    tally, start = Tally(), time.monotonic()
    for process, memory, readings in read_corpus(corpus_lines(corpus, every)):
        tally.memory[process] = max(memory, tally.memory.get(process, 0))
        for reading in readings:
            tally.add(reading, known.get(reading.identity, []))
    return tally, (time.monotonic() - start) / 60


def rows_of(tally: Tally, minutes: float) -> list[list[str]]:
    """Table rows: what was measured, the figure, what was asked."""
    rate = tally.characters / max(tally.seconds, 1e-9)
    memory = ", ".join(f"{peak / 1024:,.0f}" for peak in tally.memory.values())
    return [
        ["documents", f"{tally.documents:,}", ""],
        ["characters", f"{tally.characters:,}", ""],
        ["minutes of wall time", f"{minutes:.1f} (load average {os.getloadavg()[2]:.1f})", f"< {MINUTES_ASKED}"],
        ["minutes of processor time a worker", f"{tally.seconds / 60 / WORKERS:.1f}", ""],
        ["characters/s a core", f"{rate:,.0f}", ">= 300,000"],
        ["peak memory of each worker, MiB", memory, ""],
        ["crashes", str(len(tally.crashes)), "0"],
        ["texts refused because they are empty", str(tally.refused), ""],
        ["documents in which nothing was found", str(len(tally.empty)), ""],
        ["header: type, number and year as in the name", share(tally.agreed, tally.named), f">= {HEADER_ASKED:.0%}"],
        *([f"header: {part} alone", share(count, tally.named), ""] for part, count in sorted(tally.fields.items())),
        [
            "known citations in the opening, found as legal bases",
            share(tally.opening_found, tally.opening),
            f">= {BASES_ASKED:.0%}",
        ],
        ["... or named inside the title of one", share(tally.opening_found + tally.inside, tally.opening), ""],
        ["all that the list calls legal bases, found as such", share(tally.found, tally.edges), ""],
        ["... found anywhere in the text", share(tally.cited, tally.edges), ""],
    ]


def share(count: int, total: int) -> str:
    """A count of a total with its share."""
    return f"{count:,}/{total:,} ({count / max(1, total):.2%})"


def parse_arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description=__doc__)
    folder = shared_folder("corpus")
    parser.add_argument("--corpus", type=Path, default=corpus_file(), help="id, name, text a line")
    parser.add_argument("--edges", type=Path, default=folder / "citation_edges.tsv", help="known citations")
    parser.add_argument("--sample", type=int, default=1, metavar="K", help="only every K-th document; not recorded")
    parser.add_argument("--disagreements", type=int, default=0, metavar="N", help="print N of each kind for reading")
    args = parser.parse_args()
    if not args.corpus.exists():
        parser.error(f"{args.corpus} is not there: name a corpus with --corpus FILE")
    return args


def main() -> int:
    """Print the table and the crashes; write the section where the whole corpus was read. Crashes are a failure."""
    args = parse_arguments()
    tally, minutes = measure(args.corpus, args.edges, args.sample)
    body = table(["measure", "figure", "asked"], rows_of(tally, minutes))
    print(body)
    for title, lines in (("CRASH", tally.crashes), ("EMPTY", tally.empty)):
        print("\n".join(f"{title}\t{line}" for line in lines))
    for title, lines in (("HEADER", tally.differ), ("BASIS", tally.missed)):
        chosen = random.Random(0).sample(lines, min(args.disagreements, len(lines)))  # noqa: S311 - a sample to read
        print("\n".join(f"{title}\t{line}" for line in chosen))
    if args.sample == 1:
        told = f"`python -m benchmarks.scale`, {WORKERS} worker processes.\n\n{body}"
        write_section("scale", "A whole corpus", told)
    return 1 if tally.crashes else 0


if __name__ == "__main__":
    sys.exit(main())
