"""Speed and memory, whole processes included: `python -m benchmarks.speed --help`."""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.corpus import corpus_file, corpus_lines
from benchmarks.results import shared_folder, table, write_section
from vnpolicy.index import Library

POLICY = (sys.executable, "-c", "from vnpolicy.cli.main import run; run()")
PAGE = 2500  # characters on a page of an administrative document
QUERY = "tuyên truyền nhãn sinh thái cho doanh nghiệp"
RUNS = 5
EMBEDDED = 5  # documents whose records get vectors: encoding takes far longer than the rest
CORES = 2  # on which all is measured, however many there are
PATIENCE, HOUR = 240, 3600  # seconds; after the first a command counts as hung
WARM = """
import sys, time
from vnpolicy.ingest import read
from vnpolicy.nlp import extract
document = read(sys.argv[1])
extract(document)
start = time.process_time()
for _ in range(5):
    extract(document)
print(5 * len(document.text) / (time.process_time() - start))
"""
# `policy ingest` in a process that then tells its own peak memory and its workers', and what they all worked.
INGEST = """
import json, os, resource, sys
from vnpolicy.cli.main import run
if __name__ == "__main__":
    status = 0
    try:
        run()
    except SystemExit as end:
        status = end.code or 0
    uses = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    work = sum(use.ru_utime + use.ru_stime for use in uses)
    print(json.dumps({"peaks": [use.ru_maxrss for use in uses], "work": work}))
    sys.exit(status)
"""


def write_corpus(folder: Path, count: int) -> list[Path]:
    """The first `count` texts of the evaluation corpus as `.txt` files."""
    folder.mkdir()
    paths = []
    for number, line in zip(range(count), corpus_lines(corpus_file()), strict=False):
        path = folder / f"{number:05}.txt"
        path.write_text(json.loads(line)["text"], encoding="utf-8")
        paths.append(path)
    return paths


def run_once(command: Sequence[str]) -> float:
    """Seconds that a whole process takes."""
    start = time.perf_counter()
    answer(command)
    return time.perf_counter() - start


def answer(command: Sequence[str], *, statuses: Sequence[int] = (0,), patience: float = PATIENCE) -> str:
    """What a command prints; one that fails ends the benchmark with what it said."""
    # Modules are compiled once and kept, as pip leaves those of a package that it installs.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", timeout=patience, check=False, env=kept
    )
    if done.returncode not in statuses:
        sys.exit(f"{' '.join(command[:6])} ... ended with status {done.returncode}:\n{done.stderr[-2000:]}")
    return done.stdout


def cold(command: Sequence[str]) -> float:
    """Median seconds of a whole process, its files in the system's cache."""
    run_once(command)
    return statistics.median(run_once(command) for _ in range(RUNS))


def measure_extract(work: Path) -> list[list[str]]:
    """Rows: a 20-page text as a whole process, and characters a second once loaded."""
    texts = "\n".join(path.read_text(encoding="utf-8") for path in sorted((shared_folder("gold", "source")).iterdir()))
    path = work / "twenty-pages.txt"
    path.write_text(texts[: 20 * PAGE], encoding="utf-8")
    whole = cold([*POLICY, "extract", str(path), "--format", "json"])
    warm = float(answer([sys.executable, "-c", WARM, str(path)]))
    return [
        ["`policy extract`, 20 pages, whole process", f"{whole:.2f} s", "< 2.5 s"],
        ["extraction once loaded, one core", f"{warm:,.0f} characters/s", ">= 300,000"],
    ]


def timed_ingest(work: Path, texts: Path, library: Path, *options: str) -> tuple[float, float, float]:
    """Seconds of `policy ingest`, those that its processes worked, and the megabytes that they held at most."""
    program = work / "ingest.py"
    program.write_text(INGEST, encoding="utf-8")
    command = [sys.executable, str(program), "ingest", str(texts), "--library", str(library), "--workers", str(CORES)]
    start = time.perf_counter()
    printed = answer([*command, *options], statuses=(0, 1), patience=3 * HOUR)  # 1: some file holds no text
    seconds = time.perf_counter() - start
    got = json.loads(printed.splitlines()[-1])
    # The largest worker, once for each, beside the parent.
    held = (got["peaks"][0] + CORES * got["peaks"][1]) / (1024**2 if sys.platform == "darwin" else 1024)
    return seconds, got["work"], held


def measure_ingest(work: Path, count: int) -> list[list[str]]:
    """Rows: documents a second, work and peak memory; the library is left in `work/library`."""
    texts = work / "corpus"
    write_corpus(texts, count)
    seconds, worked, megabytes = timed_ingest(work, texts, work / "library", "--embed", "none")
    added = documents_of(work / "library")
    return [
        [f"`policy ingest`, {count} files, {added} new, no vectors", f"{count / seconds:.1f} documents/s", ">= 10"],
        ["its processor time, all processes", f"{worked / count:.3f} s/document", "<= 0.19"],
        ["its peak memory, all processes", f"{megabytes:,.0f} MB", "< 2,000 MB"],
    ]


def measure_whole(work: Path, library: Path) -> list[list[str]]:
    """Rows: minutes and peak memory of taking in the whole corpus with vectors."""
    print(f"the whole corpus goes into {library}: half an hour", flush=True)
    texts = work / "whole"
    write_corpus(texts, sys.maxsize)
    seconds, _, megabytes = timed_ingest(work, texts, library)
    with Library(library, create=False) as made:
        counts = len(made.documents()), made.store.connection.execute("SELECT count(*) FROM vectors").fetchone()[0]
    what = "`policy ingest`, the whole corpus: {:,} documents, {:,} vectors".format(*counts)
    return [
        [what, f"{seconds / 60:.1f} minutes", "<= 30"],
        ["its peak memory, all processes", f"{megabytes:,.0f} MB", "<= 3,000 MB"],
    ]


def measure_search(work: Path, large: Path | None) -> list[list[str]]:
    """Rows: a search as a whole process, by words alone and with meaning, also in a `large` library."""
    rows = []
    some = [str(path) for path in sorted(shared_folder("gold", "source").iterdir())[:EMBEDDED]]
    answer([*POLICY, "ingest", *some, "--library", str(work / "embedded")])
    cases = [("keyword", work / "library", "< 0.35 s"), ("hybrid", work / "embedded", "< 1.0 s")]
    cases += [("hybrid", large, "<= 0.6 s")] if large else []
    for mode, library, wanted in cases:
        seconds = cold([*POLICY, "search", QUERY, "--library", str(library), "--mode", mode])
        count = f"{documents_of(library):,} documents"
        rows.append([f"`policy search`, {mode}, {count}, whole process", f"{seconds:.2f} s", wanted])
    return rows


def documents_of(folder: Path) -> int:
    """How many documents a library holds."""
    with Library(folder, create=False) as library:
        return len(library.documents())


def use_two_cores() -> None:
    """Hold this process, and those that it starts, to `CORES` cores where the system lets it."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:CORES])


def busy() -> str:
    """How much else the machine does: figures of a busy machine are no measure."""
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    return f"On {CORES} cores; other work before the run: {load:.1f} processes."


def main() -> int:
    """Print the table and write it to `RESULTS.md`."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument("--documents", type=int, default=500, help="how many to ingest")
    parser.add_argument(
        "--library", type=Path, metavar="DIR", help="a large one, to search in as well; made and timed if not there"
    )
    parser.add_argument("--no-save", action="store_true", help="leave RESULTS.md as it is")
    args = parser.parse_args()
    if not shared_folder("corpus").is_dir():
        parser.error("the evaluation material is not there: name its folder in VNPOLICY_SHARED")
    use_two_cores()
    before = busy()
    print(before)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        parts: list[Callable[[], list[list[str]]]] = [
            lambda: measure_extract(work),
            lambda: measure_ingest(work, args.documents),
            lambda: measure_whole(work, args.library) if args.library and not args.library.is_dir() else [],
            lambda: measure_search(work, args.library),
        ]
        rows = [row for part in parts for row in part()]
    body = f"{before}\n\n{table(['what', 'measured', 'asked'], rows)}"
    print(body.partition("\n\n")[2])
    if not args.no_save:
        write_section("speed", "Speed and memory", f"`python -m benchmarks.speed`.\n\n{body}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
