"""Learn which signs tell a wrong task from a right one: `python -m benchmarks.train_doubts --gold DIR --also DIR ...`.

Tasks of documents that were read by hand are sorted into right and wrong; boosted trees over the signs of
`vnpolicy.nlp.doubts.features` learn to tell them. How well they do is measured on documents left out one at a time. An
extractor that was tuned on the documents errs less on them than on others: it may also be run with part of its words
taken away (`--losses`), or with the code of earlier commits (`--revisions`), whose errors are learned from as well.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks.boosting import Forest, Settings, Tree, boost
from benchmarks.results import shared_folder, table, write_section
from benchmarks.revisions import ROOT, code_at
from benchmarks.scoring import Score, score_document

WEIGHTS = ROOT / "nlp" / "doubts" / "weights.json"
OWN = ("nlp/doubts/*.py", "corpus/tables/doubt_*.tsv")
RIGHT_MARKED = 0.20  # share of the right tasks that marks may take on documents left out
FEWEST = 8  # tasks that must show a sign
WEAKER = 0.1  # what the task of a weaker extractor counts
SETTINGS = Settings()
EXPLAINED = (
    "share of the wrong and of the right tasks that carry a review mark. Left out: trees learned from all documents but"
    " the one measured. Learned from: the trees that are shipped."
)
COLLECT = """
import json, random, sys
from pathlib import Path
from vnpolicy import corpus
source, out, seed, drop = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4])
chance, read_whole, known = random.Random(seed), corpus.read_table, {}
def read_part(name):
    if name not in known:
        rows = read_whole(name)
        known[name] = tuple(r for r in rows if chance.random() >= drop) if name in WORDS else rows
    return known[name]
WORDS = {"agencies", "agency_words", "actor_nouns", "assignment_verbs", "cell_words", "table_headers", "task_labels",
         "no_task_formulas", "period_words", "abbreviations"}
corpus.read_table = read_part
from vnpolicy.ingest import read
from vnpolicy.nlp.doubts.features import find_features
from vnpolicy.nlp.pipeline import build_pipeline, read_with_pipeline
from vnpolicy.nlp.record_json import record_json
for pipeline in map(build_pipeline, ("vi", "en")):
    if "vnpolicy_doubts" in pipeline.pipe_names:
        pipeline.remove_pipe("vnpolicy_doubts")
found = {}
for path in sorted(source.iterdir()):
    reading = read_with_pipeline(read(path))._.reading
    signs = [sorted(s) for s in find_features(reading)]
    tasks = [record_json(task) for task in reading.tasks]
    review = [{"span": mark.span} for mark in reading.review]
    found[path.stem] = {"tasks": tasks, "document": {"review": review}, "signs": signs}
out.write_text(json.dumps(found), encoding="utf-8")
"""

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sample:
    """One task: its set and document, its signs, whether it is wrong, and whether it is marked already."""

    folder: str
    stem: str
    origin: str
    signs: frozenset[str]
    wrong: bool
    marked: bool


def collect(gold: Path, *, seed: int = 0, drop: float = 0.0, code: Path | None = None) -> list[Sample]:
    """Samples of all documents, read without a share `drop` of the words, or by the code under `code`."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "found.json"
        env = {**os.environ, "PYTHONPATH": str(code or "")}
        command = [sys.executable, "-c", COLLECT, str(gold / "source"), str(out), str(seed), str(drop)]
        subprocess.run(command, check=True, env=env, cwd=folder)
        found = json.loads(out.read_text(encoding="utf-8"))
    return [sample for stem in found for sample in _samples(gold, stem, found[stem])]


def _samples(gold: Path, stem: str, found: dict[str, Any]) -> Iterator[Sample]:
    record = json.loads((gold / "records" / f"{stem}.json").read_text(encoding="utf-8"))
    score = Score()
    score_document(record, found, score)
    wrong = {id(task) for task in score.wrong}
    for task, signs in zip(found["tasks"], found["signs"], strict=True):
        yield Sample(gold.name, stem, task["origin"], frozenset(signs), id(task) in wrong, task["reviewed"])


def collect_weaker(folders: Sequence[Path], *, losses: int, revisions: Sequence[str]) -> list[Sample]:
    """Samples of weaker extractors; a commit that no longer runs is left out."""
    found: list[Sample] = []
    for seed in range(1, losses + 1):
        # without its words a whole table is lost, unlike the rows that are misread in real ones: prose only
        lost = [one for folder in folders for one in collect(folder, seed=seed, drop=0.05 if seed % 2 else 0.1)]
        found += [sample for sample in lost if sample.origin == "text"]
    for revision in revisions:
        try:
            with code_at(revision, own=OWN) as code:
                found += [sample for folder in folders for sample in collect(folder, code=code)]
        except subprocess.CalledProcessError:
            print(f"{revision} cannot be run with the signs of today: left out", file=sys.stderr)
    return found


@dataclass(frozen=True, slots=True)
class Data:
    """Samples as numbers, equal ones of a document as one row.

    `inputs` (rows, signs) of 0 and 1, whether each row is wrong, what it counts, its document; `present` is the row of
    each sample of the present extractor.
    """

    signs: tuple[str, ...]
    inputs: Floats
    wrong: Floats
    weights: Floats
    documents: npt.NDArray[np.str_]
    present: npt.NDArray[np.intp]

    def fit(self, without: str | None = None) -> Forest:
        """Trees that tell the wrong samples, learned without one document."""
        kept = self.documents != without
        return boost(self.inputs[kept], self.wrong[kept], self.weights[kept], SETTINGS)


def prepare(present: Sequence[Sample], weaker: Sequence[Sample]) -> Data:
    """All samples as rows; a sign that few of the present ones show is left out."""
    counts = Counter(sign for sample in present for sign in sample.signs)
    signs = tuple(sorted(sign for sign, count in counts.items() if count >= FEWEST))
    keys = [(sample.stem, sample.signs.intersection(signs), sample.wrong) for sample in (*present, *weaker)]
    rows = {key: row for row, key in enumerate(dict.fromkeys(keys))}
    weights = np.zeros(len(rows))
    for place, key in enumerate(keys):
        weights[rows[key]] += 1.0 if place < len(present) else WEAKER
    inputs = np.array([[sign in shown for sign in signs] for _, shown, _ in rows], dtype=np.float64)
    wrong = np.array([float(wrong) for _, _, wrong in rows])
    documents = np.array([stem for stem, _, _ in rows])
    return Data(signs, inputs, wrong, weights, documents, np.array([rows[key] for key in keys[: len(present)]]))


def scores_left_out(data: Data) -> Floats:
    """A score for each sample of the present extractor, by trees learned from the other documents."""
    scores = np.zeros(len(data.documents))
    for stem in np.unique(data.documents[data.present]):
        rows = np.flatnonzero(data.documents == stem)
        scores[rows] = data.fit(without=str(stem)).score(data.inputs[rows])
    return scores[data.present]


def threshold_for(scores: Floats, present: Sequence[Sample]) -> float:
    """The score above which marks, with those already there, take a share `RIGHT_MARKED` of the right tasks."""
    right = [i for i, sample in enumerate(present) if not sample.wrong]
    open_scores = sorted((float(scores[i]) for i in right if not present[i].marked), reverse=True)
    left = int(RIGHT_MARKED * len(right)) - (len(right) - len(open_scores))
    return open_scores[min(max(left, 0), len(open_scores) - 1)]


def shares(scores: Floats, threshold: float, present: Sequence[Sample], folder: str) -> list[str]:
    """How many of the wrong and of the right tasks of a set are marked."""
    found = []
    for wrong in (True, False):
        chosen = [i for i, s in enumerate(present) if s.wrong == wrong and folder in ("all", s.folder)]
        marked = sum(bool(scores[i] > threshold) or present[i].marked for i in chosen)
        found.append(f"{marked}/{len(chosen)} ({marked / max(1, len(chosen)):.0%})")
    return found


def report(left_out: Floats, within: Floats, threshold: float, present: Sequence[Sample]) -> str:
    """A table of the marks by set, on documents left out and on those learned from."""
    names = list(dict.fromkeys(sample.folder for sample in present))
    rows = [
        [name, *shares(left_out, threshold, present, name), *shares(within, threshold, present, name)]
        for name in (*names, "all")
    ]
    header = ["set", "wrong, left out", "right, left out", "wrong, learned from", "right, learned from"]
    return table(header, rows)


def write(data: Data, forest: Forest, threshold: float, path: Path = WEIGHTS) -> None:
    """Write the trees with the signs that they ask for, four decimals each number."""
    trees = [_rounded(tree) for tree in forest.trees]
    record = {"threshold": round(threshold, 4), "bias": round(forest.bias, 4), "signs": data.signs, "trees": trees}
    text = json.dumps(record, separators=(",", ":"), ensure_ascii=False)
    path.write_text(text.replace("[[", "[\n[").replace("]],[", "]],\n[") + "\n", encoding="utf-8")


def _rounded(tree: Tree) -> Any:  # noqa: ANN401 - lists in lists
    if not isinstance(tree, tuple):
        return round(tree, 4)
    sign, absent, present, mean = tree
    return [sign, _rounded(absent), _rounded(present), round(mean, 4)]


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.train_doubts", description=__doc__)
    parser.add_argument("--gold", type=Path, help="folder with source/*.txt and records/*.json")
    parser.add_argument("--also", type=Path, nargs="*", default=[], metavar="DIR", help="further such folders")
    parser.add_argument("--losses", type=int, default=1, help="runs with part of the words taken away (default 1)")
    parser.add_argument("--revisions", nargs="*", default=[], metavar="REV", help="earlier commits to learn from")
    parser.add_argument("--at", metavar="REV", help="the extractor of this commit in place of the working tree's")
    parser.add_argument("--dry-run", action="store_true", help="print the figures, keep the trees as they are")
    args = parser.parse_args()
    args.folders = [folder.resolve() for folder in (args.gold or shared_folder("gold"), *args.also)]
    for folder in args.folders:
        if not (folder / "records").is_dir():
            parser.error(f"{folder} has no records/: name a gold set with --gold DIR")
    return args


def main() -> int:
    """Learn, say how well it goes on documents left out, and write the trees."""
    args = _parse()
    with code_at(args.at, own=OWN) if args.at else nullcontext() as code:
        present = [sample for folder in args.folders for sample in collect(folder, code=code)]
    weaker = collect_weaker(args.folders, losses=args.losses, revisions=args.revisions)
    data = prepare(present, weaker)
    left_out, forest = scores_left_out(data), data.fit()
    threshold = threshold_for(left_out, present)
    body = report(left_out, forest.score(data.inputs)[data.present], threshold, present)
    print(f"{len(present)} tasks, {sum(s.wrong for s in present)} wrong; {len(weaker)} of weaker extractors\n\n{body}")
    if not args.dry_run:
        write(data, forest, threshold)
        write_section("doubts", "Review marks", f"`python -m benchmarks.train_doubts`: {EXPLAINED}\n\n{body}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
