"""Learn which signs tell a wrong task from a right one: `python -m benchmarks.train_doubts --gold DIR`.

Tasks of documents that were read by hand are sorted into right and wrong; a logistic regression learns the weights of
the signs (`vnpolicy.nlp.doubt_features`). An extractor that was tuned on these documents errs less on them than on
others. So it is also run with part of its words taken away, and with the code of earlier commits: the errors that come
of it are like those that it makes on texts it does not know.
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

from benchmarks.results import shared_folder
from benchmarks.revisions import ROOT, code_at
from benchmarks.scoring import Score, score_document

WEIGHTS = ROOT / "nlp" / "doubt_weights.json"
OWN = ("nlp/doubt_*.py", "corpus/tables/doubt_*.tsv")
ORIGINS = ("text", "table")
# Signs that may lower the doubt; all others may only raise it, so that a mark can say why.
REASSURING = frozenset(
    ("lead_collective", "lead_in_sentence", "lead_inherited", "under_work_heading", "in_article", "english")
)
# Plain signs of a misreading, too rare in documents on which the extractor was tuned to learn their weight from them
PRIOR = dict.fromkeys(
    (
        *("quote_ends_in_body", "work_ends_in_body", "work_is_body", "quote_repeated", "work_shared", "row_repaired"),
        *("lead_function_word", "lead_cell_digit", "lead_no_body", "leads_gap", "leads_uneven", "lead_short"),
        *("row_extra_cell", "row_no_period", "lead_from_beside", "period_doubt", "period_no_time", "outside_outline"),
    ),
    1.5,
)
USUAL_PRIOR = 0.2
FEWEST = 8  # tasks that must show a sign
PENALTY = 4.0
RIGHT_MARKED = 0.19  # share of the right tasks that may be marked; asked: 0.20
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
from vnpolicy.nlp.doubt_features import find_features
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
    """One task: its document and origin, its signs, whether it is wrong, and whether it is marked already."""

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
        yield Sample(stem, task["origin"], frozenset(signs), id(task) in wrong, task["reviewed"])


def collect_all(
    gold: Path, *, losses: int, revisions: Sequence[str], at: str | None
) -> tuple[list[Sample], list[Sample]]:
    """Samples of the present extractor, and those of weaker ones; one that no longer runs is left out."""
    weaker: list[Sample] = []
    with code_at(at, own=OWN) if at else nullcontext() as code:
        present = collect(gold, code=code)
        for seed in range(1, losses + 1):
            # without its words a whole table is lost, unlike the rows that are misread in real ones: prose only
            found = collect(gold, seed=seed, drop=0.05 if seed % 2 else 0.1, code=code)
            weaker += [sample for sample in found if sample.origin == "text"]
    for revision in revisions:
        try:
            with code_at(revision, own=OWN) as code:
                weaker += collect(gold, code=code)
        except subprocess.CalledProcessError:
            print(f"{revision} cannot be run with the signs of today: left out", file=sys.stderr)
    return present, weaker


@dataclass(frozen=True, slots=True)
class Fit:
    """Weights of `signs` for tasks of one origin."""

    signs: tuple[str, ...]
    weights: Floats
    bias: float

    def score(self, samples: Sequence[Sample]) -> Floats:
        """One score a sample."""
        return _matrix(samples, self.signs) @ self.weights + self.bias


def _matrix(samples: Sequence[Sample], signs: Sequence[str]) -> Floats:
    return np.array([[sign in sample.signs for sign in signs] for sample in samples], dtype=np.float64).reshape(
        len(samples), len(signs)
    )


def fit(samples: Sequence[Sample]) -> Fit:
    """Weights by penalised maximum likelihood; those of signs that may only raise the doubt are never negative."""
    counts = Counter(sign for sample in samples for sign in sample.signs)
    signs = tuple(sorted(sign for sign, count in counts.items() if count >= FEWEST or sign in PRIOR))
    free = np.array([*(sign in REASSURING for sign in signs), True])
    inputs = np.hstack([_matrix(samples, signs), np.ones((len(samples), 1))])
    wrong = np.array([sample.wrong for sample in samples], dtype=np.float64)
    prior = np.array([*(0.0 if s in REASSURING else PRIOR.get(s, USUAL_PRIOR) for s in signs), 0.0])
    found = _maximise(inputs, wrong, free, prior)
    return Fit(signs, found[:-1], float(found[-1]))


def _maximise(inputs: Floats, wrong: Floats, free: npt.NDArray[np.bool_], prior: Floats) -> Floats:
    """Newton's method over the weights that are not held at zero (Bertsekas' projected Newton, step 1)."""
    size = inputs.shape[1]
    penalty = np.full(size, PENALTY)
    penalty[-1] = 1e-6
    weights = np.zeros(size)
    weights[-1] = np.log((wrong.sum() + 0.5) / (len(wrong) - wrong.sum() + 0.5))
    for _ in range(60):
        chance = 1.0 / (1.0 + np.exp(-inputs @ weights))
        slope = inputs.T @ (chance - wrong) + penalty * (weights - prior)
        loose = np.flatnonzero(free | (weights > 0) | (slope < 0))
        part = inputs[:, loose]
        curve = (part * (chance * (1 - chance))[:, None]).T @ part + np.diag(penalty[loose])
        moved = weights.copy()
        moved[loose] -= np.linalg.solve(curve, slope[loose])
        moved[~free] = np.maximum(moved[~free], 0.0)
        if np.abs(moved - weights).max() < 1e-5:
            break
        weights = moved
    return weights


def scores_left_out(present: Sequence[Sample], weaker: Sequence[Sample]) -> Floats:
    """A score for each present sample, by weights learned from the other documents."""
    scores = np.zeros(len(present))
    for stem in sorted({sample.stem for sample in present}):
        others = [sample for sample in (*present, *weaker) if sample.stem != stem]
        for origin in ORIGINS:
            places = [i for i, s in enumerate(present) if s.stem == stem and s.origin == origin]
            if places:
                fitted = fit([sample for sample in others if sample.origin == origin])
                scores[places] = fitted.score([present[i] for i in places])
    return scores


def scores_within(present: Sequence[Sample], fits: dict[str, Fit]) -> Floats:
    """A score for each present sample, by weights learned from all documents."""
    return np.array([float(fits[sample.origin].score([sample])[0]) for sample in present])


def threshold_for(scores: Floats, present: Sequence[Sample]) -> float:
    """The score above which marks, with those already there, take a share `RIGHT_MARKED` of the right tasks."""
    right = [i for i, sample in enumerate(present) if not sample.wrong]
    open_scores = sorted((float(scores[i]) for i in right if not present[i].marked), reverse=True)
    left = int(RIGHT_MARKED * len(right)) - (len(right) - len(open_scores))
    return open_scores[min(max(left, 0), len(open_scores) - 1)]


def report(name: str, scores: Floats, threshold: float, present: Sequence[Sample], *, with_marks: bool = True) -> str:
    """How many of the wrong and of the right tasks reach the threshold, over all and by origin."""
    parts = []
    for origin in ("all", *ORIGINS):
        for wrong in (True, False):
            chosen = [i for i, s in enumerate(present) if s.wrong == wrong and origin in ("all", s.origin)]
            marked = sum(bool(scores[i] > threshold) or (with_marks and present[i].marked) for i in chosen)
            share = marked / max(1, len(chosen))
            parts.append(f"{origin} {'wrong' if wrong else 'right'} {marked}/{len(chosen)} ({share:.0%})")
    return f"{name}: " + ", ".join(parts)


def write(fits: dict[str, Fit], threshold: float, path: Path = WEIGHTS) -> None:
    """Write the weights that are not zero, three decimals each."""
    weights = {
        origin: {sign: round(float(w), 3) for sign, w in zip(one.signs, one.weights, strict=True) if abs(w) >= 0.005}
        for origin, one in fits.items()
    }
    bias = {origin: round(one.bias, 3) for origin, one in fits.items()}
    record = {"threshold": round(threshold, 3), "bias": bias, "weights": weights}
    path.write_text(json.dumps(record, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def main() -> int:
    """Learn, say how well it goes on documents left out, and write the weights."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.train_doubts", description=__doc__)
    parser.add_argument("--gold", type=Path, help="folder with source/*.txt and records/*.json")
    parser.add_argument("--losses", type=int, default=2, help="runs with part of the words taken away (default 2)")
    parser.add_argument("--also", nargs="*", default=[], metavar="REV", help="earlier commits to learn from as well")
    parser.add_argument("--at", metavar="REV", help="the extractor of this commit in place of the working tree's")
    parser.add_argument("--dry-run", action="store_true", help="print the figures, keep the weights as they are")
    args = parser.parse_args()
    gold = (args.gold or shared_folder("gold")).resolve()
    if not (gold / "records").is_dir():
        parser.error(f"{gold} has no records/: name a gold set with --gold DIR")
    present, weaker = collect_all(gold, losses=args.losses, revisions=args.also, at=args.at)
    left_out = scores_left_out(present, weaker)
    threshold = threshold_for(left_out, present)
    fits = {o: fit([sample for sample in (*present, *weaker) if sample.origin == o]) for o in ORIGINS}
    print(f"{len(present)} tasks, {sum(s.wrong for s in present)} wrong; {len(weaker)} of weaker extractors")
    print(report("left out", left_out, threshold, present))
    alone = float(np.quantile([x for x, s in zip(left_out, present, strict=True) if not s.wrong], 1 - RIGHT_MARKED))
    print(report("left out, these marks alone", left_out, alone, present, with_marks=False))
    print(report("in sample", scores_within(present, fits), threshold, present))
    if not args.dry_run:
        write(fits, threshold)
    return 0


if __name__ == "__main__":
    sys.exit(main())
