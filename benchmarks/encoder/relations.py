"""What the whole start holds to be alike, which the student is to keep while it learns to search.

    python -m benchmarks.encoder.relations teacher pairs.jsonl -o relations.npz

Texts with the teacher's vectors, in groups of like texts: a batch of neighbours shows finer differences than one drawn
at random. Two cores need a quarter of an hour for 100,000 short texts.
"""

import argparse
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn.functional import kl_div

from benchmarks.encoder.batches import SEED, read_pairs

TEXTS, LONGEST = 100_000, 300  # how many, and characters of one
GROUPS, BESIDE = 600, 6  # groups of like texts, and how many neighbouring groups a batch is drawn from
NEAR, FAR = 72, 24  # texts of a batch from such groups, and from everywhere
WARMTH = 0.08  # of the softmax over the others of a batch: the nearest few count


@dataclass(frozen=True, slots=True)
class Relations:
    """Texts, the teacher's vectors of them around their mean (n, 384), and the numbers of the texts of each group."""

    texts: Sequence[str]
    vectors: NDArray[np.float32]
    groups: Sequence[NDArray[np.int64]]
    beside: NDArray[np.int64]

    def draw(self, chance: random.Random) -> tuple[list[str], torch.Tensor]:
        """Texts of a batch and the teacher's vectors of them."""
        around = self.beside[chance.randrange(len(self.groups))]
        pool = [int(number) for group in around for number in self.groups[group]]
        chosen = chance.sample(pool, min(NEAR, len(pool))) + chance.sample(range(len(self.texts)), FAR)
        return [self.texts[number] for number in chosen], torch.from_numpy(self.vectors[chosen])


def relation_loss(vectors: torch.Tensor, wanted: torch.Tensor) -> torch.Tensor:
    """How far the student's likeness of each text to the others is from the teacher's (Kullback-Leibler)."""
    itself = torch.eye(len(wanted), dtype=torch.bool, device=wanted.device)
    mine, theirs = ((side @ side.T / WARMTH).masked_fill(itself, -1e4).log_softmax(1) for side in (vectors, wanted))
    return kl_div(mine, theirs, log_target=True, reduction="batchmean")


def group_texts(texts: Sequence[str], vectors: NDArray[np.float32]) -> Relations:
    """Group texts by the teacher's vectors, taken around their mean: the start's vectors lie in a narrow cone."""
    import faiss

    around = vectors - vectors.mean(0)
    around /= np.linalg.norm(around, axis=1, keepdims=True)
    count = min(GROUPS, len(texts) // FAR)
    means = faiss.Kmeans(around.shape[1], count, niter=6, seed=1, spherical=True, max_points_per_centroid=60)
    means.train(around)
    nearest = means.index.search(around, 1)[1][:, 0]
    groups = [np.flatnonzero(nearest == number) for number in range(count)]
    beside = means.index.search(means.centroids, min(BESIDE, count))[1]
    return Relations(texts, around, groups, beside)


def read_relations(path: Path) -> Relations:
    """Relations from a file that this script wrote."""
    with np.load(path) as stored:
        return group_texts(stored["texts"].tolist(), stored["vectors"].astype(np.float32))


def texts_to_relate(pairs: dict[str, list[Any]], chance: random.Random) -> list[str]:
    """Short texts of all kinds of pairs, each once."""
    found = {pair[side]: None for kind in pairs for pair in pairs[kind] for side in ("query", "positive")}
    short = [text for text in found if len(text) <= LONGEST]
    return chance.sample(short, min(TEXTS, len(short)))


def main() -> None:
    """Encode and save."""
    from sentence_transformers import SentenceTransformer

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("teacher", type=Path, help="the start with all layers: `shape --layers 0 1 ... 11 --exact`")
    parser.add_argument("pairs", type=Path, help="as written by `texts`")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
    options = parser.parse_args()
    texts = texts_to_relate(read_pairs(options.pairs), random.Random(SEED))  # noqa: S311 - a fixed draw
    teacher = SentenceTransformer(str(options.teacher))
    vectors = teacher.encode([f"query: {text}" for text in texts], show_progress_bar=True)
    np.savez_compressed(options.output, texts=np.array(texts), vectors=vectors.astype(np.float16))


if __name__ == "__main__":
    main()
