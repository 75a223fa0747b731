"""Speed and memory, whole processes included: `python -m benchmarks.speed --help`."""

import argparse
import json
import lzma
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.results import shared_folder, table, write_section

POLICY = (sys.executable, "-c", "from vnpolicy.cli.main import run; run()")
PAGE = 2500  # characters on a page of an administrative document
QUERY = "tuyên truyền nhãn sinh thái cho doanh nghiệp"
RUNS = 5
EMBEDDED = 8  # documents whose records get vectors: encoding takes far longer than the rest
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
# In a process of its own, so that its peak memory is the run's and that of its workers.
INGEST = """
import json, resource, sys, time
from vnpolicy.index import Library
from vnpolicy.index.events import Added, Failed
from vnpolicy.index.intake import Options, ingest
if __name__ == "__main__":
    start, added, failed = time.perf_counter(), 0, 0
    with Library(sys.argv[2]) as library:
        for event in ingest(library, [sys.argv[1]], Options(embed="none")):
            added += isinstance(event, Added)
            failed += isinstance(event, Failed)
    seconds = time.perf_counter() - start
    peaks = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print(json.dumps({"added": added, "failed": failed, "seconds": seconds, "peaks": peaks}))
"""


def write_corpus(folder: Path, count: int) -> list[Path]:
    """The first `count` texts of the evaluation corpus as `.txt` files."""
    paths = []
    with lzma.open(shared_folder("corpus", "legal-corpus.jsonl.xz"), "rt", encoding="utf-8") as lines:
        for number, line in zip(range(count), lines, strict=False):
            path = folder / f"{number:05}.txt"
            path.write_text(json.loads(line)["text"], encoding="utf-8")
            paths.append(path)
    return paths


def run_once(command: Sequence[str]) -> float:
    """Seconds that a whole process takes."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


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
    warm = float(subprocess.run([sys.executable, "-c", WARM, str(path)], check=True, capture_output=True).stdout)
    return [
        ["`policy extract`, 20 pages, whole process", f"{whole:.2f} s", "< 2.5 s"],
        ["extraction once loaded, one core", f"{warm:,.0f} characters/s", ">= 300,000"],
    ]


def measure_ingest(work: Path, count: int) -> list[list[str]]:
    """Rows: documents a second and peak memory; the library is left in `work/library`."""
    (work / "corpus").mkdir()
    (work / "ingest.py").write_text(INGEST, encoding="utf-8")
    write_corpus(work / "corpus", count)
    command = [sys.executable, str(work / "ingest.py"), str(work / "corpus"), str(work / "library")]
    got = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    # The largest worker, once for each of two, beside the parent.
    megabytes = (got["peaks"][0] + 2 * got["peaks"][1]) / (1024**2 if sys.platform == "darwin" else 1024)
    rate = (got["added"] + got["failed"]) / got["seconds"]
    name = f"ingest of {count} documents without vectors ({got['added']} added, {got['failed']} failed)"
    return [
        [name, f"{rate:.1f} documents/s", ">= 10"],
        ["its peak memory, workers included", f"{megabytes:,.0f} MB", "< 2,000 MB"],
    ]


def measure_search(work: Path) -> list[list[str]]:
    """Rows: a search as a whole process, by words alone in the large library and with meaning in one with vectors."""
    rows = []
    some = [str(path) for path in sorted(shared_folder("gold", "source").iterdir())[:EMBEDDED]]
    subprocess.run([*POLICY, "ingest", *some, "--library", str(work / "embedded")], check=True, capture_output=True)
    for mode, library, wanted in (("keyword", "library", "< 0.35 s"), ("hybrid", "embedded", "< 1.0 s")):
        seconds = cold([*POLICY, "search", QUERY, "--library", str(work / library), "--mode", mode])
        rows.append([f"`policy search`, {mode}, whole process", f"{seconds:.2f} s", wanted])
    return rows


def main() -> int:
    """Print the table and write it to `RESULTS.md`."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument("--documents", type=int, default=500, help="how many to ingest")
    parser.add_argument("--no-save", action="store_true", help="leave RESULTS.md as it is")
    args = parser.parse_args()
    if not shared_folder("corpus").is_dir():
        parser.error("the evaluation material is not there: name its folder in VNPOLICY_SHARED")
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        parts: list[Callable[[], list[list[str]]]] = [
            lambda: measure_extract(work),
            lambda: measure_ingest(work, args.documents),
            lambda: measure_search(work),
        ]
        rows = [row for part in parts for row in part()]
    body = table(["what", "measured", "asked"], rows)
    print(body)
    if not args.no_save:
        write_section("speed", "Speed and memory", f"`python -m benchmarks.speed`.\n\n{body}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
