"""A network of its own for queries, trained against the vectors that texts have already.

    python -m benchmarks.encoder.query_side opened again.jsonl cache -o asking --minutes 36

Only queries are read: they are short, and where the vectors of texts stay as they are, each query can be told from the
50,000 of a step instead of the few dozen of a batch. Libraries need not be encoded anew. The word embeddings stay too:
both networks share them. `cache` is where `python -m benchmarks.retrieval --cache cache` keeps its libraries.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from sentence_transformers import SentenceTransformer
from torch import Tensor
from torch.nn.functional import cross_entropy

from benchmarks.encoder.batches import deal, read_pairs, typed
from benchmarks.encoder.law import hidden_documents
from benchmarks.encoder.mistakes import PLACES, RECORDS, Pool
from benchmarks.encoder.pairs import Pair
from benchmarks.encoder.texts import open_cached
from benchmarks.encoder.train import Journal, Trainer, minutes_gone, training_parser
from vnpolicy.index import Library

# Of each kind that is asked: how often a batch is of it, and among which entries the answer is to be found.
KINDS: dict[str, tuple[float, tuple[str, ...]]] = {
    "everyday": (0.34, RECORDS),
    "record": (0.14, RECORDS),
    "spoken": (0.06, RECORDS),
    "article": (0.22, PLACES),
    "law": (0.18, PLACES),
    "synonym": (0.06, ()),  # among the other wordings of the batch
}
SIZE = 192  # queries of a batch
SEEN, HARDEST = 49_152, 256  # entries that a step draws, and those of them that a query is told from
SHARPNESS = 30.0  # factor of the cosines before the softmax
SAME = 0.95  # cosine from which on two wordings are one; for entries it is that of their pool
SHARED = ("word_embeddings",)  # parts that the networks of queries and of texts have in common


@dataclass(frozen=True)
class Answers:
    """What answers the queries, by its text: vectors of length 1, as the library's encoder gives them."""

    numbers: dict[str, int]
    vectors: Tensor

    @classmethod
    def of(cls, library: Library, pairs: Sequence[Pair]) -> "Answers":
        """Those of some pairs."""
        texts = list(dict.fromkeys(pair.positive for pair in pairs))
        return cls({text: at for at, text in enumerate(texts)}, torch.tensor(library.encoder.encode_passages(texts)))

    def to(self, pairs: Sequence[Pair]) -> Tensor:
        """Vectors of the answers. Shape: (pairs, dimensions)."""
        return self.vectors[[self.numbers[pair.positive] for pair in pairs]]


@dataclass(frozen=True)
class Others:
    """Vectors among which an answer is to be found; those as near to it as `same` may answer too."""

    vectors: Tensor
    same: float

    def beside(self, answers: Tensor, chance: torch.Generator) -> Tensor:
        """Some of them, drawn anew each time, and the answers of the batch."""
        if not len(self.vectors):
            return answers
        drawn = torch.randint(len(self.vectors), (SEEN,), generator=chance)
        return torch.cat([self.vectors[drawn].float(), answers])


def told_apart(queries: Tensor, answers: Tensor, others: Tensor, same: float) -> tuple[Tensor, Tensor]:
    """The loss of queries whose answer is to come before the hardest of the others, and the share for which it does.

    Shapes: (queries, dimensions) twice, (others, dimensions).
    """
    with torch.no_grad():
        few = others.bfloat16()
        likely = (queries.bfloat16() @ few.T).masked_fill(answers.bfloat16() @ few.T >= same, -1.0)
        hardest = likely.topk(min(HARDEST, len(others)), dim=1)
    wrong = (queries[:, None] * others[hardest.indices]).sum(2).masked_fill(hardest.values <= -1, -1.0)
    scores = SHARPNESS * torch.cat([(queries * answers).sum(1, keepdim=True), wrong], dim=1)
    first = torch.zeros(len(scores), dtype=torch.long)
    return cross_entropy(scores, first), (scores.argmax(1) == 0).float().mean()


class Course:
    """Batches of queries of each kind, with what a trainer learns from them."""

    def __init__(self, library: Library, pairs: dict[str, list[Pair]], seed: int) -> None:
        self.pairs = {kind: pairs[kind] for kind in KINDS}
        self.chance, self.draws = random.Random(seed), torch.Generator().manual_seed(seed)  # noqa: S311 - a fixed draw
        self.answers = Answers.of(library, [pair for kind in KINDS for pair in self.pairs[kind]])
        self.decks: dict[str, list[Pair]] = {kind: [] for kind in KINDS}
        hidden = hidden_documents()
        pools = {kinds: Pool.read(library, kinds, hidden) for kinds in (RECORDS, PLACES)}
        self.others = {kinds: Others(torch.tensor(pool.vectors).bfloat16(), pool.same) for kinds, pool in pools.items()}
        self.others[()] = Others(torch.empty((0, 0)), SAME)

    def step(self, trainer: Trainer, progress: float) -> tuple[str, tuple[float, float]]:
        """Learn from a batch; gives its kind, with the loss and the share of queries whose answer came first."""
        kind = self.chance.choices(list(KINDS), [share for share, _ in KINDS.values()])[0]
        dealt = [deal(self.decks[kind], self.pairs[kind], self.chance) for _ in range(SIZE)]
        answers, others = self.answers.to(dealt), self.others[KINDS[kind][1]]
        trainer.set_rate(progress)
        queries = trainer.vectors([typed(pair, self.chance) for pair in dealt])
        loss, first = told_apart(queries, answers, others.beside(answers, self.draws), others.same)
        trainer.learn(loss)
        return kind, (loss.item(), first.item())


def train(trainer: Trainer, course: Course, minutes: float) -> None:
    """Train for a time; tells how it goes, a line every 25 steps."""
    journal = Journal()
    for spent in minutes_gone(minutes):
        journal.note(spent, trainer.steps, *course.step(trainer, spent / minutes))


def main() -> None:
    """Read, train, save."""
    parser = training_parser(__doc__, minutes=36.0, rate=1.5e-4)
    parser.add_argument("cache", type=Path, help="where `benchmarks.retrieval` keeps its libraries")
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    trainer = Trainer(SentenceTransformer(str(options.student)), options.rate, frozen=SHARED)
    with open_cached(options.cache) as library:
        course = Course(library, read_pairs(options.pairs), options.seed)
    try:
        train(trainer, course, options.minutes)
    finally:
        trainer.student.save(str(options.output))


if __name__ == "__main__":
    main()
