"""Accuracy of extraction on documents whose records were read by hand: `python -m benchmarks.accuracy --help`."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.corpus import corpus_file
from benchmarks.labels import read_labels, write_gold
from benchmarks.results import shared_folder, table, write_section
from benchmarks.revisions import code_at
from benchmarks.scoring import WHOLE, Score, score_document

# F1 of a careful human reader, which we want to reach; the table shows how near each field is.
WANTED = {
    "document": 0.97,
    "legal_bases": 0.97,
    "legal_bases.doc_number": 0.98,
    "legal_bases.issued": 0.97,
    "targets": 0.92,
    "targets.value": 0.97,
    "targets.unit": 0.92,
    "targets.direction": 0.93,
    "targets.end": 0.92,
    "tasks": 0.93,
    "tasks.lead": 0.95,
    "tasks.coordinating": 0.93,
    "tasks.end": 0.95,
    "tasks.recurrence": 0.90,
    WHOLE: 0.87,
}
ORDER = (
    *("document", "legal_bases", "legal_bases.doc_number", "legal_bases.issued"),
    *("targets", "targets.value", "targets.unit", "targets.direction", "targets.end"),
    *("tasks", "tasks.lead", "tasks.coordinating", "tasks.end", "tasks.recurrence", WHOLE),
)
WRITTEN = Path(__file__).with_name("written").resolve()
# Run in a process of its own so that another commit's code can be measured in the same way.
EXTRACT = """
import json, sys
from pathlib import Path
from vnpolicy.ingest import read
from vnpolicy.nlp import extract
from vnpolicy.nlp.record_json import plan_json
source, out = map(Path, sys.argv[1:])
for path in sorted(source.iterdir()):
    record = json.dumps(plan_json(extract(read(path))), ensure_ascii=False)
    (out / f"{path.stem}.json").write_text(record, encoding="utf-8")
"""


def predict(gold: Path, code: Path | None = None) -> dict[str, dict[str, Any]]:
    """Records by stem of every document in `gold/source`, read by the installed code or by that under `code`."""
    with tempfile.TemporaryDirectory() as out:
        env = {**os.environ, "PYTHONPATH": str(code or "")}
        subprocess.run([sys.executable, "-c", EXTRACT, str(gold / "source"), out], check=True, env=env, cwd=out)
        return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in Path(out).iterdir()}


def predict_at(revision: str, gold: Path) -> dict[str, dict[str, Any]]:
    """Records that the code of another commit gives."""
    with code_at(revision) as code:
        return predict(gold, code)


def score_all(gold: Path, predicted: dict[str, dict[str, Any]]) -> Score:
    """One score over all documents that have gold records."""
    score = Score()
    for path in sorted((gold / "records").glob("*.json")):
        score_document(json.loads(path.read_text(encoding="utf-8")), predicted.get(path.stem, {}), score)
    return score


def rows_of(score: Score, before: Score | None) -> list[list[str]]:
    """Table rows: field, F1, what was asked of it, records right, extra and missed, the gain against another commit."""
    rows = []
    for name in [*ORDER, *sorted(set(score.tallies) - set(ORDER))]:
        tally = score.tallies[name]
        wanted = f"{WANTED[name]:.2f}" if name in WANTED else ""
        counts = [str(tally.tp), str(tally.fp), str(tally.fn)]
        gain = [f"{tally.f1 - before.tallies[name].f1:+.3f}"] if before else []
        rows.append([name, f"{tally.f1:.3f}", wanted, *counts, *gain])
    return rows


def review_share(score: Score) -> str:
    """How well the review list points at the wrong tasks."""

    def marked(tasks: list[dict[str, Any]]) -> str:
        count = sum(task["reviewed"] for task in tasks)
        return f"{count}/{len(tasks)} ({count / max(1, len(tasks)):.0%})"

    return (
        f"Tasks with a review mark: {marked(score.wrong)} of the wrong ones, {marked(score.right)} of the right ones."
    )


def gold_folder(args: argparse.Namespace, room: Path) -> Path:
    """Folder with the records to compare with: named, written for the project, labels set out to `room`, or shared."""
    if args.labels:
        write_gold(read_labels(args.labels), corpus_file(), room)
        return room
    if args.written:
        return WRITTEN / args.written
    return (args.gold or shared_folder("gold")).resolve()


def save(args: argparse.Namespace, count: int, body: str) -> None:
    """Write the section of the default gold set or of a set of our own; scores of other folders are only printed."""
    for kind, title in (("labels", "our own labels"), ("written", "documents written for the project")):
        if chosen := getattr(args, kind):
            command = f"`python -m benchmarks.accuracy --{kind} {chosen}`, {count} documents of `benchmarks/{kind}/`."
            write_section(f"accuracy-{kind}-{chosen}", f"Accuracy on {title}: {chosen}", f"{command}\n\n{body}")
    if not (args.labels or args.written or args.gold):
        write_section("accuracy", "Accuracy", f"`python -m benchmarks.accuracy`, {count} documents.\n\n{body}")


def main() -> int:
    """Print the table; write it to `RESULTS.md` unless a folder was named."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.accuracy", description=__doc__)
    sets = parser.add_mutually_exclusive_group()
    sets.add_argument("--gold", type=Path, help="folder with source/*.txt and records/*.json")
    sets.add_argument("--labels", choices=("tuned", "unseen"), help="our own labels instead (benchmarks/labels)")
    sets.add_argument("--written", choices=("tuned", "unseen"), help="documents of our own (benchmarks/written)")
    parser.add_argument("--against", metavar="REV", help="show the gain against another commit")
    parser.add_argument("--errors", metavar="FIELD", help="list the misses of a field, such as tasks or tasks.lead")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as room:
        gold = gold_folder(args, Path(room))
        if not (gold / "records").is_dir():
            parser.error(f"{gold} has no records/: name a gold set with --gold DIR")
        score = score_all(gold, predict(gold))
        before = score_all(gold, predict_at(args.against, gold)) if args.against else None
        count = len(list((gold / "records").glob("*.json")))
    for miss in score.misses:
        if args.errors == miss.field:
            print(f"gold {miss.gold[:150]!r}  got {miss.predicted[:150]!r}")
    header = ["field", "F1", "asked", "right", "extra", "missed", *(["gain"] if before else [])]
    body = f"{table(header, rows_of(score, before))}\n\n{review_share(score)}"
    print(body)
    if not before:
        save(args, count, body)
    return 0


if __name__ == "__main__":
    sys.exit(main())
