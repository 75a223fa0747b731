"""The same documents in five formats, and whether they give the records that their text gives."""

import json
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.reading_compare import Comparison, Record, compare
from benchmarks.reading_markup import as_docx, as_html
from benchmarks.reading_pdf import as_pdf
from benchmarks.reading_source import NotTold, Paper, make_paper
from benchmarks.results import table
from benchmarks.scoring import WHOLE, Score, score_document
from vnpolicy.ingest import read
from vnpolicy.ingest.errors import UnreadableDocument
from vnpolicy.nlp import extract
from vnpolicy.nlp.record_json import plan_json


def _scan(paper: Paper) -> bytes:
    from benchmarks.reading_scan import as_scan

    return as_scan(paper)


WRITERS: dict[str, tuple[str, Callable[[Paper], bytes], float]] = {
    "docx": ("docx", as_docx, 0.02),
    "html": ("html", as_html, 0.02),
    "ruled": ("pdf", lambda paper: as_pdf(paper, ruled=True), 0.02),
    "unruled": ("pdf", lambda paper: as_pdf(paper, ruled=False), 0.05),
    "scan": ("pdf", _scan, 0.15),
}


@dataclass(slots=True)
class Read:
    """One format's comparisons by document, its score against the gold records, and the seconds that reading took."""

    comparisons: dict[str, Comparison] = field(default_factory=dict)
    score: Score = field(default_factory=Score)
    seconds: float = 0.0

    def total(self) -> Comparison:
        """All documents in one."""
        total = Comparison()
        for comparison in self.comparisons.values():
            total.add(comparison)
        return total


def choose(gold: Path, wanted: str = "") -> Iterator[tuple[Path, Paper]]:
    """Texts that can be printed; those that cannot are named with the reason."""
    for path in sorted(p for p in (gold / "source").glob("*.txt") if wanted in p.stem):
        try:
            yield path, make_paper(read(path), path.stem)
        except NotTold as reason:
            print(f"  not used: {path.stem}: {reason}")


def records(path: Path) -> Record:
    """The records of a file as JSON; none for one that cannot be read, which is told."""
    try:
        document = read(path)
    except UnreadableDocument as error:
        print(f"  {error}", file=sys.stderr)
        return {"document": {}, "legal_bases": [], "targets": [], "tasks": []}
    made: Record = json.loads(json.dumps(plan_json(extract(document))))
    return made


def measure_formats(gold: Path, folder: Path, *, formats: list[str], document: str = "") -> dict[str, Read]:
    """Each format's comparison with the text; `text` itself stands first, with its score against gold alone."""
    results = {name: Read() for name in ("text", *formats)}
    for path, paper in choose(gold, document):
        answers: Record = json.loads((gold / "records" / f"{path.stem}.json").read_text(encoding="utf-8"))
        wanted = records(path)
        score_document(answers, wanted, results["text"].score)
        for name in formats:
            suffix, writer, _ = WRITERS[name]
            printed = folder / f"{path.stem}.{name}.{suffix}"
            printed.write_bytes(writer(paper))
            _measure(printed, (answers, wanted), results[name])
            print(f"  {path.stem[:40]} {name}: {results[name].comparisons[path.stem].share:.1%}")
    return results


def _measure(printed: Path, expected: tuple[Record, Record], result: Read) -> None:
    answers, wanted = expected
    start = time.perf_counter()
    found = records(printed)
    result.seconds += time.perf_counter() - start
    printed.with_name(f"{printed.name}.json").write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
    result.comparisons[printed.name.split(".")[0]] = compare(wanted, found)
    score_document(answers, found, result.score)


def print_errors(result: Read, only: str = "") -> None:
    """The fields that differ, by document."""
    for name, comparison in result.comparisons.items():
        print(f"{name}: {len(comparison.differences)} of {comparison.fields}")
        for difference in comparison.differences:
            if only in difference.name:
                shown = f"{difference.wanted[:110]!r} got {difference.found[:110]!r}"
                print(f"  {difference.name}: wanted {shown}  in {difference.quote[:60]!r}")


def formats_body(results: dict[str, Read]) -> str:
    """Two tables: fields that differ by document and format; F1 against the gold records by format."""
    formats = [name for name in results if name != "text"]
    stems = list(results[formats[0]].comparisons)
    rows = [[stem, *(f"{results[name].comparisons[stem].share:.1%}" for name in formats)] for stem in stems]
    totals = [results[name].total() for name in formats]
    rows.append(["**all**", *(f"**{total.share:.2%}** of {total.fields}" for total in totals)])
    rows.append(["asked", *(f"<= {WRITERS[name][2]:.0%}" for name in formats)])
    keys = ("document", "legal_bases", "targets", "tasks", "tasks.lead", WHOLE)
    gold = [[key, *(f"{result.score.tallies[key].f1:.3f}" for result in results.values())] for key in keys]
    return (
        f"{len(stems)} texts: all whose task tables can be told whole (the rule stands in `reading_source.py`; the run "
        "names the others with the reason). Each is printed in every format and read back.\n\n"
        f"Fields that differ from those of the text (those empty on both sides do not count, all of a missing or extra "
        f"record do):\n\n{table(['document', *formats], rows)}\n\n"
        f"F1 against the records read by hand, same documents:\n\n{table(['field', *results], gold)}"
    )
