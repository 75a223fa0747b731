"""Learns `corpus/tables/comparison.tsv`: `python -m benchmarks.train_comparison`; again whenever the encoder changes.

Three models tell from the figures of a pair whether two records are one (logistic regression): `words` without the
encoder, `meaning` for what words have left over, `languages` across two languages. Learned on the tuned side only:
edited versions of plans, and pairs of documents put together by reading.
"""

import argparse
import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.comparison_pairs import Judged, make_single_edits, make_versions, read_judged
from vnpolicy.corpus import read_table
from vnpolicy.index.comparison.matching import (
    CERTAIN,
    CLEAR,
    FEATURES,
    Model,
    add_meaning,
    left_over,
    make_figures,
    settle,
    vectors_of,
    weights,
)
from vnpolicy.index.encoding.bilingual import BilingualEncoder
from vnpolicy.index.encoding.encoder import Encoder

TABLE = Path(__file__).parents[1] / "corpus" / "tables" / "comparison.tsv"
MODELS: tuple[Model, ...] = ("words", "meaning", "languages")
UNTOLD: dict[Model, tuple[str, ...]] = {
    "words": ("close", "meaning", "above", "between", "identical"),
    "meaning": ("between", "identical"),
    "languages": ("syllables", "pairs", "inside", "identical"),
}
SIGNS = {"away": -1}  # all other figures speak for a pair
# A pair that is missed is told wrongly twice, as dropped and as added: its odds count so much more. With words alone
# a pair that is missed is left to the meaning.
MISSED: dict[Model, float] = {"meaning": 2.0}
FREE = frozenset(("bias",))
PENALTY = 10.0  # of squared weights, on figures of variance 1
STEPS = 40
ROUNDS = 2  # the order of pairs is told by the pairs that the model itself finds
PARTS = 8  # versions of a pair in two languages in which some records are missing
Rows = NDArray[np.float64]


def learn(rows: Rows, right: Rows, untold: Sequence[str]) -> Rows:
    """Weights of the figures; those untold get none, nor those that would count the wrong way round.

    Shapes: (pairs, FEATURES), (pairs,).
    """
    while True:
        found = _fit(rows, right, untold)
        wrong = [name for name, weight in zip(FEATURES, found, strict=True) if weight * SIGNS.get(name, 1) < 0]
        wrong = [name for name in wrong if name not in FREE]
        if not wrong:
            return found
        untold = (*untold, *wrong)


def _fit(rows: Rows, right: Rows, untold: Sequence[str]) -> Rows:
    """Weights by Newton's method."""
    told = [place for place, name in enumerate(FEATURES) if name not in untold]
    scale = np.maximum(rows[:, told].std(axis=0), 1e-6)
    scale[0] = 1.0
    scaled, found = rows[:, told] / scale, np.zeros(len(told))
    held = np.full(len(told), PENALTY)
    held[0] = 0.0
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-np.clip(scaled @ found, -30, 30)))
        slope = scaled.T @ (right - likely) - held * found
        curve = (scaled * (likely * (1 - likely))[:, None]).T @ scaled + np.diag(held + 1e-6)
        found = found + np.linalg.solve(curve, slope)
    whole = np.zeros(len(FEATURES))
    whole[told] = found / scale
    return whole


def samples(judged: Iterable[Judged], encoder: Encoder, model: Model) -> Iterator[tuple[Rows, Rows]]:
    """Rows of figures and whether the two are one, of what each labelled pair of lists leaves to the model.

    Unclear pairs are left out, and records that the same words tell.
    """
    for one in (one for one in judged if one.old and one.new):
        figures = make_figures(one.old, one.new)
        if model == "languages":
            add_meaning(figures, vectors_of(one.old, one.new, encoder))
        found = settle(figures, "languages" if model == "languages" else "words")
        certain = [match for match in found if match.odds >= (CLEAR if model == "meaning" else CERTAIN)]
        left = left_over(figures, certain)
        if not left.rows or not left.columns:
            continue
        shown = left.figures if model == "meaning" else figures[:, left.rows][:, :, left.columns]
        if model == "meaning":
            add_meaning(shown, vectors_of([one.old[r] for r in left.rows], [one.new[c] for c in left.columns], encoder))
        pairs = [(row, column) for row in left.rows for column in left.columns]
        shape = len(left.rows), len(left.columns)
        right = np.array([float(pair in one.same) for pair in pairs]).reshape(shape)
        clear = np.array([pair not in one.maybe for pair in pairs]).reshape(shape)
        yield shown[:, clear].T, right[clear]


def thinned(one: Judged, seed: int) -> Judged:
    """The pair with some records missing on either side: what has no counterpart has to be learned too."""
    chance = random.Random(seed)  # noqa: S311
    kept = [[place for place in range(len(some)) if chance.random() < 0.8] for some in (one.old, one.new)]
    at = [{place: new for new, place in enumerate(some)} for some in kept]
    same, maybe = (
        frozenset((at[0][a], at[1][b]) for a, b in pairs if a in at[0] and b in at[1])
        for pairs in (one.same, one.maybe)
    )
    old, new = ([some[place] for place in places] for some, places in zip((one.old, one.new), kept, strict=True))
    return replace(one, old=old, new=new, same=same, maybe=maybe)


def training_pairs() -> tuple[list[Judged], list[Judged]]:
    """The tuned side in one language, and in two."""
    read = [one for one in read_judged() if one.side == "tuned"]
    two = [one for one in read if one.languages]
    versions = [
        Judged("", "tuned", languages=False, old=before, new=after, same=frozenset(made.same[kind]), maybe=frozenset())
        for made in (*make_versions("tuned"), *make_single_edits("tuned"))
        for kind, before, after in (
            ("target", made.old.targets, made.new.targets),
            ("task", made.old.tasks, made.new.tasks),
        )
        if before and after
    ]
    apart = [thinned(one, seed) for one in two for seed in range(PARTS)]
    return [*(one for one in read if not one.languages), *versions], [*two, *apart]


def main() -> int:
    """Learn the three models and write the table."""
    argparse.ArgumentParser(prog="python -m benchmarks.train_comparison", description=__doc__).parse_args()
    encoder = BilingualEncoder()
    within, across = training_pairs()
    learned: dict[str, Rows] = {}
    for model in MODELS * ROUNDS:
        parts = list(samples(across if model == "languages" else within, encoder, model))
        rows, right = np.concatenate([part[0] for part in parts]), np.concatenate([part[1] for part in parts])
        learned[model] = learn(rows, right, UNTOLD[model])
        learned[model][0] += np.log(MISSED.get(model, 1.0))
        print(f"{model}: {len(rows):,} pairs, {int(right.sum()):,} of them one record")
        write_table(learned)
        for cached in (weights, read_table):
            cached.cache_clear()
    return 0


def write_table(learned: dict[str, Rows]) -> None:
    """Write the weights; of a model that is not learned yet, those that the table has."""
    day = datetime.now(UTC).date().isoformat()
    lines = [f"# source: python -m benchmarks.train_comparison / {day}", "\t".join(("feature", *MODELS))]
    columns = [learned[model] if model in learned else weights(model) for model in MODELS]
    for place, name in enumerate(FEATURES):
        lines.append("\t".join((name, *(f"{column[place]:.4g}" for column in columns))))
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
