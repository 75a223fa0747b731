"""Learns `corpus/tables/coverage.tsv`: `python -m benchmarks.train_coverage`; run it again when the encoder changes.

From the labelled pairs of the tuning half: of the records of a plan that are likeliest for a record of its decision,
which one answers, and whether wholly. Each pair of documents is judged by weights learned from the others.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from benchmarks.coverage_labels import Label, document_ids, make_library, read_pairs
from vnpolicy.index import Library
from vnpolicy.index.citations.resolution import Resolver
from vnpolicy.index.coverage.alikeness import Likeness, Usual, features
from vnpolicy.index.coverage.matching import ACROSS, BIAS, DEVIATION, MATCH, MEAN, SHARE, WHOLE
from vnpolicy.index.coverage.records import Kind, read_records
from vnpolicy.index.coverage.vectors import find_vectors
from vnpolicy.index.coverage.words import Words

TABLE = Path(__file__).parents[1] / "corpus" / "tables" / "coverage.tsv"
KINDS: tuple[Kind, ...] = ("target", "task")
PENALTY = 0.01  # of squared weights, on figures of variance 1
# Figures that may speak either way; all others may not count against a match.
FREE = frozenset(("other_unit", "other_end", "other_lead", BIAS))
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Two documents of the labels: their records, those asked for first, and how alike they are."""

    documents: tuple[str, str]
    likeness: Likeness
    asked: int
    across: bool

    def places(self, kind: Kind) -> tuple[list[int], list[int]]:
        """Places of the records asked for, and of those given, of a kind."""
        of_kind = [place for place, entry in enumerate(self.likeness.entries) if entry.kind == kind]
        return [p for p in of_kind if p < self.asked], [p for p in of_kind if p >= self.asked]

    def cosines(self, kind: Kind) -> Floats:
        """Cosines of all pairs of a kind, in a row."""
        asked, given = self.places(kind)
        vectors = self.likeness.vectors
        return (vectors[asked] @ vectors[given].T).ravel().astype(np.float64)


@dataclass(frozen=True, slots=True)
class Sample:
    """Figures of a candidate; whether it is the answer, and where it is, whether it answers wholly (else `None`)."""

    label: Label
    figures: Floats
    right: bool
    whole: bool | None

    @property
    def documents(self) -> tuple[str, str]:
        """The two documents."""
        return self.label.documents


def read_documents(library: Library, labels: Sequence[Label]) -> list[Pairs]:
    """The pairs of documents that are labelled."""
    ids, resolver = document_ids(library), Resolver(library.store)
    found = []
    for names in dict.fromkeys(label.documents for label in labels):
        numbers = [ids[name.partition(":")[2]] for name in names]
        sides = [read_records(library.store, [number]) for number in numbers]
        entries = [entry for side in sides for entry in side]
        languages = {resolver.known(number).language for number in numbers}
        likeness = Likeness(entries, Words.of(entries), find_vectors(library, entries))
        found.append(Pairs(names, likeness, len(sides[0]), len(languages) > 1))
    return found


def usual_closeness(documents: Iterable[Pairs], kind: Kind) -> Usual:
    """Mean and deviation of the cosines of all pairs of records."""
    every = np.concatenate([pairs.cosines(kind) for pairs in documents] or [np.zeros(1)])
    return Usual(float(every.mean()), float(every.std()))


def collect(pairs: Pairs, labels: Iterable[Label], kind: Kind, usual: Usual) -> list[Sample]:
    """Samples of the labelled records of a kind in two documents."""
    asked, given = pairs.places(kind)
    own = [label for label in labels if label.documents == pairs.documents and label.kind == kind]
    if not own or not given:
        return []
    found = pairs.likeness.candidates(asked, given, usual, across=pairs.across)
    samples = []
    for label in own:
        row = next((at for at, place in enumerate(asked) if label.asked.fits(pairs.likeness.entries[place])), None)
        if row is None:  # no longer read from the document: nothing to learn, and a miss to `benchmarks.coverage`
            continue
        answers = [label.answered_by(pairs.likeness.entries[given[at]]) for at in found.places[row].tolist()]
        for column, right in enumerate(answers):
            # Of several that answer the likeliest is enough: the others need not be found by themselves.
            if not found.refused[row, column] and (not right or True not in answers[:column]):
                whole = label.state != "partly" if right else None
                samples.append(Sample(label, found.figures[row, column].astype(np.float64), right, whole))
    return samples


def learn(rows: Floats, right: Floats, names: Sequence[str]) -> Floats:
    """Weights of the figures as they are, the bias last."""
    from scipy.optimize import minimize

    scale = np.where(rows.std(axis=0) > 0, rows.std(axis=0), 1.0)
    inputs = np.hstack([rows / scale, np.ones((len(rows), 1))])
    bounds = [(None if name in FREE else 0.0, None) for name in (*names, BIAS)]

    def loss(weights: Floats) -> tuple[float, Floats]:
        scores = inputs @ weights
        slope = inputs.T @ (1 / (1 + np.exp(-scores)) - right) / len(right)
        cost = float(np.mean(np.logaddexp(0, scores) - right * scores))
        own = np.append(weights[:-1], 0)
        return cost + PENALTY * float(own @ own), slope + 2 * PENALTY * own

    found = minimize(loss, np.zeros(inputs.shape[1]), jac=True, method="L-BFGS-B", bounds=bounds)
    return np.append(found.x[:-1] / scale, found.x[-1])


def _fit(samples: Sequence[Sample], question: str, kind: Kind) -> Floats:
    if question == WHOLE and kind == "task":
        return _fit_whole(samples)
    kept = [sample for sample in samples if question != WHOLE or sample.whole is not None]
    right = np.array([float(sample.whole if question == WHOLE else sample.right) for sample in kept])  # type: ignore[arg-type]
    return learn(np.array([sample.figures for sample in kept]), right, features(kind))


def _fit_whole(samples: Sequence[Sample], kind: Kind = "task") -> Floats:
    """Weights by which the share of the words asked for tells whether a task answers to all of it.

    Parts are few among the labels: each counts several times, by how many fewer they are to the power of 3/4.
    """
    place = features(kind).index("words_of_asked")
    kept = [sample for sample in samples if sample.whole is not None]
    shares = np.array([sample.figures[place] for sample in kept])
    whole = np.array([bool(sample.whole) for sample in kept])
    times = max(1, round((whole.sum() / max((~whole).sum(), 1)) ** 0.75))
    rows = np.concatenate([shares, np.repeat(shares[~whole], times - 1)])[:, None]
    right = np.concatenate([whole, np.zeros((~whole).sum() * (times - 1))]).astype(np.float64)
    slope, bias = learn(rows, right, ("words_of_asked",))
    weights = np.zeros(len(features(kind)) + 1)
    weights[place], weights[-1] = slope, bias
    return weights


def left_out(samples: Sequence[Sample], question: str, kind: Kind) -> list[tuple[Sample, float]]:
    """Each sample with its score by weights learned without its documents."""
    found = []
    for documents in dict.fromkeys(sample.documents for sample in samples):
        rest = [sample for sample in samples if sample.documents != documents]
        judged = [sample for sample in samples if sample.documents == documents]
        weights = _fit(rest or samples, question, kind)
        found += [(sample, float(sample.figures @ weights[:-1] + weights[-1])) for sample in judged]
    return found


class Calibrated(NamedTuple):
    """Slope and shift that make scores log-odds; the share of records answered; F1 at the best bound of scores."""

    slope: float
    shift: float
    share: float
    reached: float


def calibrate(scored: Sequence[tuple[Sample, float]], missing: int) -> Calibrated:
    """How the score of the likeliest candidate of a record tells whether it answers (Platt 1999).

    `missing` are records whose answers are not among the candidates.
    """
    best: dict[Label, tuple[float, bool]] = {}
    for sample, score in scored:
        best[sample.label] = max(best.get(sample.label, (-np.inf, False)), (score, sample.right))
    scores, right = (np.array(column, dtype=np.float64) for column in zip(*sorted(best.values()), strict=True))
    there = len({sample.label for sample, _ in scored if sample.right}) + missing
    found, said = right[::-1].cumsum(), np.arange(1, len(right) + 1)
    reached, share = float((2 * found / (there + said)).max()), (right.sum() + 1) / (len(right) + 2)
    # Where all likeliest candidates answer, as in the few translations, only the others tell how a wrong one scores.
    if right.all():
        scores, right = np.array([(score, sample.right) for sample, score in scored], dtype=np.float64).T
    slope, shift = learn(scores[:, None], right, ("score",))
    return Calibrated(slope, shift, float(share), reached)


def learn_all(documents: Sequence[Pairs], labels: Sequence[Label]) -> dict[str, dict[str, float]]:
    """Columns of the table; what they reach on documents left out is printed."""
    columns: dict[str, dict[str, float]] = {}
    for kind in KINDS:
        for across in (False, True):
            own = [pairs for pairs in documents if pairs.across == across]
            usual, share = usual_closeness(own, kind), 0.0
            samples = [sample for pairs in own for sample in collect(pairs, labels, kind, usual)]
            for question in (ACROSS,) if across else (MATCH, WHOLE):
                weights = _fit(samples, question, kind)
                if question != WHOLE:
                    found = {sample.label for sample in samples if sample.right}
                    wanted = {label for label in labels if label.kind == kind and label.answers}
                    missing = wanted & {sample.label for sample in samples} - found
                    known = calibrate(left_out(samples, question, kind), len(missing))
                    weights = weights * known.slope + np.eye(len(weights))[-1] * known.shift
                    share = known.share
                    print(f"{kind} {question}: F1 {known.reached:.3f} on documents left out", flush=True)
                names = dict(zip((*features(kind), BIAS), weights.tolist(), strict=True))
                about = {MEAN: usual.mean, DEVIATION: usual.deviation, SHARE: share}
                columns[f"{kind}_{question}"] = {**names, **about}
    return columns


def write_table(columns: Mapping[str, Mapping[str, float]]) -> None:
    """The table, a row a figure."""
    names = dict.fromkeys(name for column in columns.values() for name in column)
    lines = [
        f"# source: python -m benchmarks.train_coverage / {datetime.now(UTC).date()}",
        "\t".join(["figure", *columns]),
    ]
    ordered = sorted(names, key=lambda name: name in (BIAS, MEAN, DEVIATION, SHARE))
    lines += ["\t".join([name, *(f"{column.get(name, 0):.4g}" for column in columns.values())]) for name in ordered]
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> int:
    """Learn and write the weights."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.train_coverage", description=__doc__)
    parser.add_argument("--folder", type=Path, help="where the documents are kept between runs")
    args = parser.parse_args()
    labels, every = read_pairs("tuning"), read_pairs("tuning", "unseen")
    with tempfile.TemporaryDirectory() as temporary, make_library(args.folder or Path(temporary), every) as library:
        write_table(learn_all(read_documents(library, labels), labels))
    return 0


if __name__ == "__main__":
    sys.exit(main())
