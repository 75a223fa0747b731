"""The student's layers learn the vectors that the whole start gives, before they learn to search.

    python -m benchmarks.encoder.distil student teacher pairs.jsonl -o distilled --minutes 30

Six layers taken out of twelve say half of it; their word embeddings are the start's own and stay as they are. English
is drawn to its own vector and to that of its translation. The teacher reads the texts as the start was trained to:
behind "query: ".
"""

import argparse
import random
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

import torch
from sentence_transformers import SentenceTransformer
from torch.nn.functional import cosine_similarity

from benchmarks.encoder.batches import SEED, read_pairs
from benchmarks.encoder.pairs import Pair
from benchmarks.encoder.train import Trainer, minutes_gone

RATE = 6e-4
LONGEST = 300  # characters of a text: longer ones cost more than they teach
TOGETHER = 128  # texts of a step


def texts_to_copy(pairs: Mapping[str, Sequence[Pair]], chance: random.Random) -> Iterator[tuple[str, str]]:
    """(what the student reads, what the teacher reads) without end."""
    copies = [(text, text) for kind in pairs for pair in pairs[kind] for text in (pair.query, pair.positive)]
    copies += [(pair.query, pair.positive) for pair in pairs["translation"]]
    short = [copy for copy in copies if max(map(len, copy)) <= LONGEST]
    while True:
        chance.shuffle(short)
        yield from short


def copy_step(trainer: Trainer, copies: Sequence[tuple[str, str]], wanted: torch.Tensor, progress: float) -> float:
    """Draw the student's vectors to the wanted ones; gives how alike the differences between texts are (1 = the same).

    The start's vectors lie in a narrow cone: two unrelated texts have a cosine of 0.75. So what counts is where a text
    stands beside the others of its batch.
    """
    trainer.set_rate(progress)
    vectors = trainer.vectors([text for text, _ in copies])
    apart = cosine_similarity(vectors - vectors.mean(0), wanted - wanted.mean(0), dim=1).mean()
    loss = 5 * (1 - (vectors * wanted).sum(1).mean()) + 1 - apart
    trainer.learn(loss)
    return apart.item()


def main() -> None:
    """Copy for a time, then save."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("student", type=Path, help="folder of a Sentence Transformers model")
    parser.add_argument("teacher", type=Path, help="the same with all layers: `shape --layers 0 1 ... 11 --exact`")
    parser.add_argument("pairs", type=Path, help="as written by `texts`")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--minutes", type=float, default=30.0)
    options = parser.parse_args()
    torch.manual_seed(SEED)
    trainer = Trainer(SentenceTransformer(str(options.student)), RATE, frozen=("word_embeddings",))
    teacher = SentenceTransformer(str(options.teacher))
    copies = texts_to_copy(read_pairs(options.pairs), random.Random(SEED))  # noqa: S311 - a fixed draw
    for spent in minutes_gone(options.minutes):
        some = list(islice(copies, TOGETHER))
        wanted = teacher.encode([f"query: {text}" for _, text in some], convert_to_tensor=True)
        apart = copy_step(trainer, some, wanted, spent / options.minutes)
        if trainer.steps % 25 == 0:
            print(f"{spent:.1f} min, {trainer.steps} steps: {apart:.2f} alike", flush=True)
    trainer.student.save(str(options.output))


if __name__ == "__main__":
    main()
