"""What the whole start holds to be alike, which the student is to keep while it learns to search.

    python -m benchmarks.encoder.relations teacher pairs.jsonl -o relations.npz

Texts with the teacher's vectors, in groups of like texts. Two cores need a quarter of an hour for 100,000 short texts.
"""

import argparse
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn.functional import kl_div

from benchmarks.encoder.batches import SEED, read_pairs
from benchmarks.encoder.groups import Groups, centred, find_groups
from benchmarks.encoder.pairs import Pair

TEXTS, LONGEST = 100_000, 300  # how many, and characters of one
NEAR, FAR = 72, 24  # texts of a batch from such groups, and from everywhere
WARMTH = 0.08  # of the softmax over the others of a batch: the nearest few count


@dataclass(frozen=True, slots=True)
class Relations:
    """Texts, the teacher's vectors of them around their mean (n, 384), and which are alike."""

    texts: Sequence[str]
    vectors: NDArray[np.float32]
    groups: Groups

    def draw(self, chance: random.Random) -> tuple[list[str], torch.Tensor]:
        """Texts of a batch and the teacher's vectors of them."""
        pool = self.groups.around(chance.randrange(len(self.groups.members)))
        chosen = chance.sample(pool, min(NEAR, len(pool))) + chance.sample(range(len(self.texts)), FAR)
        return [self.texts[number] for number in chosen], torch.from_numpy(self.vectors[chosen])


def relation_loss(vectors: torch.Tensor, wanted: torch.Tensor) -> torch.Tensor:
    """How far the student's likeness of each text to the others is from the teacher's (Kullback-Leibler)."""
    itself = torch.eye(len(wanted), dtype=torch.bool, device=wanted.device)
    mine, theirs = ((side @ side.T / WARMTH).masked_fill(itself, -1e4).log_softmax(1) for side in (vectors, wanted))
    return kl_div(mine, theirs, log_target=True, reduction="batchmean")


def relate_texts(texts: Sequence[str], vectors: NDArray[np.float32]) -> Relations:
    """Texts in groups by the teacher's vectors."""
    around = centred(vectors)
    return Relations(texts, around, find_groups(around))


def read_relations(path: Path) -> Relations:
    """Relations from a file that this script wrote."""
    with np.load(path) as stored:
        return relate_texts(stored["texts"].tolist(), stored["vectors"].astype(np.float32))


def texts_to_relate(pairs: Mapping[str, Sequence[Pair]], chance: random.Random) -> list[str]:
    """Short texts of all kinds of pairs, each once."""
    found = {text: None for kind in pairs for pair in pairs[kind] for text in (pair.query, pair.positive)}
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
