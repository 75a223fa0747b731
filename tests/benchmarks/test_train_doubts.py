"""Learning which tasks are doubtful: boosted trees, and figures on documents left out."""

import numpy as np
import pytest

from benchmarks.boosting import Settings, boost
from benchmarks.revisions import ROOT
from benchmarks.train_doubts import OWN, WEIGHTS, Sample, prepare, report, scores_left_out, threshold_for, write
from vnpolicy.nlp.doubts import tasks as task_doubts


def samples() -> list[Sample]:
    """Tasks of eight documents: wrong where both signs meet."""
    kinds = [(frozenset("ab"), True), (frozenset("a"), False), (frozenset("b"), False), (frozenset(), False)] * 3
    return [Sample("set", f"d{n}", "text", signs, wrong, marked=False) for n in range(8) for signs, wrong in kinds]


def test_trees_learn_what_two_signs_mean_together():
    inputs = np.array([[0, 0], [0, 1], [1, 0], [1, 1]] * 20, dtype=np.float64)
    wrong = inputs.prod(axis=1)
    scores = boost(inputs, wrong, np.ones(80), Settings(rounds=80, depth=2, rate=0.2, columns=1.0)).score(inputs)
    assert scores[wrong == 1].min() > scores[wrong == 0].max()


def test_equal_samples_of_a_document_are_one_row_that_counts_as_many():
    data = prepare(samples(), [])
    assert data.inputs.shape == (32, 2)
    assert data.weights.sum() == len(data.present) == 96


def test_a_document_left_out_is_scored_by_the_others():
    present = samples()
    scores = scores_left_out(prepare(present, []))
    wrong = np.array([sample.wrong for sample in present])
    assert scores[wrong].min() > scores[~wrong].max()
    table = report(scores, scores, threshold_for(scores, present), present)
    assert table.count("24/24 (100%)") == 4  # the one set and all, left out and learned from


def test_the_trees_are_written_where_they_are_read():
    assert WEIGHTS.relative_to(ROOT).parts[1:] == task_doubts.WEIGHTS.parts[-2:]
    assert all(any(ROOT.glob(pattern)) for pattern in OWN)


def test_what_is_written_scores_as_what_was_learned(tmp_path, monkeypatch):
    data = prepare(samples(), [])
    forest = data.fit()
    write(data, forest, 0.5, tmp_path / "trees.json")
    monkeypatch.setattr(task_doubts, "WEIGHTS", tmp_path / "trees.json")
    model = task_doubts.load_model.__wrapped__()
    both = float(forest.score(np.ones((1, 2)))[0])
    assert model.score(frozenset("ab")) == pytest.approx(both, abs=0.02)
