"""Pages a second of one core, beside other readers in the same run, and the memory that a long file takes."""

import importlib.util
import itertools
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.reading_formats import choose
from benchmarks.reading_pdf import as_pdf
from benchmarks.reading_scan import as_scan
from benchmarks.reading_source import Paper
from benchmarks.results import table
from vnpolicy.ingest import read

READERS = ("vnpolicy", "pdfplumber", "kreuzberg", "viparse")  # the last two are no dependencies: left out where missing
LONG = 500  # pages
PATIENCE = 900  # seconds
# One process a reader: processor time, its children's included, after one reading that pays for imports. `pdfplumber`
# reads text alone, or text and tables.
MEASURE = """
import json, os, resource, sys
reader, tables, paths = sys.argv[1], sys.argv[2] == "tables", sys.argv[3:]
if hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:1])

def vnpolicy(path):
    from vnpolicy.ingest import read
    read(path)

def extraction(path):
    from vnpolicy.ingest import read
    from vnpolicy.nlp import extract
    extract(read(path))

def pdfplumber(path):
    import pdfplumber
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_text()
            if tables:
                page.extract_tables()
            page.close()

def kreuzberg(path):
    from kreuzberg import extract_file_sync
    extract_file_sync(path)

def viparse(path):
    import viparse
    viparse.load(path)

def spent():
    uses = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(use.ru_utime + use.ru_stime for use in uses), max(use.ru_maxrss for use in uses)

work = locals()[reader]
if len(paths) > 1:
    work(paths.pop(0))
before = spent()[0]
for path in paths:
    work(path)
after, peak = spent()
print(json.dumps({"seconds": after - before, "peak": peak}))
"""


def measure_speed(files: Path, gold: Path, folder: Path) -> str:
    """The tables of speed: text, tables and OCR."""
    papers = [paper for _, paper in choose(gold)]
    plain = [path for path in sorted((files / "pdf").glob("*.pdf")) if _is_plain(path)]
    tables = [
        _print_tables(paper, folder / f"{paper.name}-{ruled}.pdf", ruled=ruled) for paper in papers for ruled in (0, 1)
    ]
    parts = [
        _side_by_side("text PDF", plain, 60, kind="text"),
        _side_by_side("pages with tables", tables, 8, kind="tables"),
    ]
    scan = folder / "scan.pdf"
    scan.write_bytes(as_scan(min(papers, key=_length)))
    for what, paths in (("OCR, real scans", sorted((files / "scan").glob("*.pdf"))), ("OCR, the printed scan", [scan])):
        pages = sum(map(_pages, paths))
        seconds = _run("vnpolicy", [*paths[:1], *paths] if paths[1:] else paths, kind="text")["seconds"]
        parts.append([[what, str(pages), "vnpolicy", f"{pages / seconds:.2f}", "1", ">= 0.5"]])
        print("  " + " ".join(parts[-1][0]))
    header = ["pages", "number", "reader", "pages/s of a core", "time against vnpolicy", "asked"]
    return table(header, list(itertools.chain.from_iterable(parts)))


def measure_memory(gold: Path, folder: Path) -> str:
    """The table of memory: a PDF of 500 pages, text and tables, read and extracted in a process of its own."""
    papers = [paper for _, paper in choose(gold)]
    first = papers[0]
    pieces = [piece for paper in papers for piece in paper.pieces]
    long, times = folder / "long.pdf", 0
    while times == 0 or _pages(long) < LONG:
        times = times * LONG // _pages(long) + 1 if times else 1
        long.write_bytes(as_pdf(replace(first, pieces=tuple(pieces * times)), ruled=True))
    rows = []
    for what, reader in (("read", "vnpolicy"), ("read and extracted", "extraction")):
        got = _run(reader, [long], kind="tables")
        megabytes = got["peak"] / (1024**2 if sys.platform == "darwin" else 1024)
        rows.append([what, str(_pages(long)), f"{got['seconds']:.1f}", f"{megabytes:,.0f}", "< 1,000"])
    return table(["a long PDF", "pages", "seconds", "peak memory in MB", "asked"], rows)


def _is_plain(path: Path) -> bool:
    """Whether a file has neither tables nor pages that need OCR."""
    document = read(path, ocr="never")
    return not any("left out" in note.reason for note in document.notes) and all(
        block.kind != "table" for block in document.blocks
    )


def _length(paper: Paper) -> int:
    return sum(len(piece.text) + sum(map(len, itertools.chain(*piece.rows))) for piece in paper.pieces)


def _print_tables(paper: Paper, path: Path, *, ruled: int) -> Path:
    pieces = tuple(piece for piece in paper.pieces if piece.kind == "table")
    path.write_bytes(as_pdf(replace(paper, left=(), right=(), pieces=pieces), ruled=bool(ruled)))
    return path


def _pages(path: Path) -> int:
    import pypdfium2

    return len(pypdfium2.PdfDocument(path))


def _side_by_side(what: str, paths: Sequence[Path], asked: int, *, kind: str) -> list[list[str]]:
    pages = sum(map(_pages, paths))
    rows: list[list[str]] = []
    own = 0.0
    for reader in READERS:
        if reader != "vnpolicy" and importlib.util.find_spec(reader) is None:
            continue
        seconds = _run(reader, [paths[0], *paths], kind=kind)["seconds"]
        own = own or seconds
        wanted = f">= {asked}" if reader == "vnpolicy" else ""
        rows.append([what, str(pages), reader, f"{pages / seconds:.1f}", f"{seconds / own:.2f}", wanted])
        print("  " + " ".join(rows[-1]))
    return rows


def _run(reader: str, paths: Sequence[Path], *, kind: str) -> dict[str, float]:
    command = [sys.executable, "-c", MEASURE, reader, kind, *map(str, paths)]
    env = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False, env=env)
    if done.returncode:
        sys.exit(f"{reader} ended with status {done.returncode}:\n{done.stderr[-2000:]}")
    answer: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return answer
