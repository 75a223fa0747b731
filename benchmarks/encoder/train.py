"""The student learns to put a query beside the text that answers it, in either language.

    python -m benchmarks.encoder.train student pairs.jsonl -o trained --minutes 60 --relations relations.npz

Contrastive: each query against the answers of its whole batch and against texts that share its rare words. With
`--relations` one batch in seven draws the likeness of texts to the teacher's, so that what the start knew of the
languages stays. The time is given, not the number of steps, since the rate of learning falls to nothing at its end; two
cores see about 5,500 tokens a second, with a GPU the same time sees far more.
"""

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer
from torch.nn.functional import cross_entropy

from benchmarks.encoder.batches import SEED, Batch, make_batches, read_pairs
from benchmarks.encoder.neighbours import find_neighbours
from benchmarks.encoder.network import text_vectors
from benchmarks.encoder.relations import Relations, read_relations, relation_loss

RATE, WARM = 2.5e-4, 50  # highest rate of learning, and the steps that lead up to it
SHARPNESS = 25.0  # factor of the cosines before the softmax
LONGEST = 104  # tokens of a text that are read; a batch of longer ones costs more than it teaches
MANY = 512  # texts of one pass of which nothing is learned
AGAIN = 800  # steps after which the pairs are read, and alike texts are looked for, anew
RELATED = 0.15  # of the batches, where there are relations


class Trainer:
    """A student, its optimiser, and one step at a time."""

    def __init__(self, student: SentenceTransformer, rate: float, frozen: tuple[str, ...] = ()) -> None:
        self.student = student.eval()  # no dropout: the network is small and sees few texts twice
        self.rate = rate
        self.steps = 0
        groups = []
        for name, weights in student.named_parameters():
            weights.requires_grad = not any(part in name for part in frozen)
            groups.append({"params": [weights], "weight_decay": 0.0 if "embeddings" in name else 0.01})
        self.optimiser = torch.optim.AdamW(groups, lr=rate, betas=(0.9, 0.98), fused=True)

    def step(self, batch: Batch, progress: float) -> tuple[float, float]:
        """Learn from a batch; gives the loss and the share of queries whose answer came first."""
        self.set_rate(progress)
        count = len(batch.queries)
        vectors = self.vectors([*batch.queries, *batch.positives, *batch.negatives])
        scores = SHARPNESS * vectors[:count] @ vectors[count:].T
        right = torch.arange(count, device=scores.device)
        loss = cross_entropy(scores, right)
        if batch.both:
            loss = (loss + cross_entropy(scores[:, :count].T, right)) / 2
        self.learn(loss)
        return loss.item(), (scores.argmax(1) == right).float().mean().item()

    def relate(self, texts: Sequence[str], wanted: torch.Tensor, progress: float) -> tuple[float, float]:
        """Draw the likeness of texts to that of the teacher's vectors; gives the loss, and 0 for no share."""
        self.set_rate(progress)
        loss = relation_loss(self.vectors(texts), wanted.to(self.student.device))
        self.learn(loss)
        return loss.item(), 0.0

    def set_rate(self, progress: float) -> None:
        """The rate of learning for a part of the time that is gone: up to its highest, then down to nothing."""
        for group in self.optimiser.param_groups:
            group["lr"] = self.rate * min(1.0, (self.steps + 1) / WARM) * max(0.003, 1 - progress)

    def learn(self, loss: torch.Tensor) -> None:
        """One step down."""
        self.optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.student.parameters(), 1.0)
        self.optimiser.step()
        self.steps += 1

    def vectors(self, texts: Sequence[str]) -> torch.Tensor:
        """Vectors of length 1."""
        pieces = self.student.tokenizer(list(texts), truncation=True, max_length=LONGEST)["input_ids"]
        return text_vectors(self.student[0].auto_model, pieces)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of many texts, from which nothing is learned."""
        with torch.no_grad():
            parts = [self.vectors(texts[at : at + MANY]).cpu().numpy() for at in range(0, len(texts), MANY)]
        return np.concatenate(parts)


def minutes_gone(minutes: float) -> Iterator[float]:
    """Minutes that are gone, over and over until there are more than those given."""
    start = time.monotonic()
    while (gone := (time.monotonic() - start) / 60) <= minutes:
        yield gone


class Journal:
    """How training goes: running means of loss and share by kind of batch, a line every 25 steps."""

    def __init__(self) -> None:
        self.running: dict[str, tuple[float, float]] = {}

    def note(self, minutes: float, steps: int, kind: str, now: tuple[float, float]) -> None:
        """Take in what a batch came to."""
        before = self.running.get(kind, now)
        self.running[kind] = (0.9 * before[0] + 0.1 * now[0], 0.9 * before[1] + 0.1 * now[1])
        if steps % 25 == 0:
            state = ", ".join(f"{kind} {loss:.2f} {first:.0%}" for kind, (loss, first) in self.running.items())
            print(f"{minutes:.1f} min, {steps} steps: {state}", flush=True)


def train(trainer: Trainer, path: Path, relations: Relations | None, *, minutes: float, seed: int) -> None:
    """Train for a time on the pairs of a file; tells how it goes, a line every 25 steps."""
    journal = Journal()
    chance = random.Random(seed)  # noqa: S311 - a fixed draw
    for spent in minutes_gone(minutes):
        if trainer.steps % AGAIN == 0:
            pairs = read_pairs(path)
            batches = make_batches(pairs, chance, find_neighbours(trainer.encode, pairs))
        if relations is not None and chance.random() < RELATED:
            kind, now = "relations", trainer.relate(*relations.draw(chance), spent / minutes)
        else:
            batch = next(batches)
            kind, now = batch.kind, trainer.step(batch, spent / minutes)
        journal.note(spent, trainer.steps, kind, now)


def training_parser(description: str | None, *, minutes: float, rate: float) -> argparse.ArgumentParser:
    """What the command lines of trainings have in common."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("student", type=Path, help="folder of a Sentence Transformers model: where it begins")
    parser.add_argument("pairs", type=Path, help="as written by `texts`")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--minutes", type=float, default=minutes)
    parser.add_argument("--rate", type=float, default=rate, help=f"highest rate of learning ({rate})")
    parser.add_argument("--seed", type=int, default=SEED, help="another one draws other batches")
    return parser


def main() -> None:
    """Read, train, save."""
    parser = training_parser(__doc__, minutes=60.0, rate=RATE)
    parser.add_argument("--relations", type=Path, metavar="FILE", help="as written by `relations`")
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    trainer = Trainer(SentenceTransformer(str(options.student)), options.rate)
    relations = read_relations(options.relations) if options.relations else None
    try:
        train(trainer, options.pairs, relations, minutes=options.minutes, seed=options.seed)
    finally:
        trainer.student.save(str(options.output))


if __name__ == "__main__":
    main()
