"""The network for texts, with phrases as pieces, learns to give the vectors that texts have already.

    python -m benchmarks.encoder.text_side phrased again.jsonl cache -o copied --minutes 60

It starts as the shipped one, each phrase as the mean of its pieces. Three batches in four copy: the vectors that the
shipped encoder gave the entries of the legal library in `cache`, where `benchmarks.retrieval` keeps it, and those of
sentences in English and of texts without diacritics. The others ask: the vectors of questions stay as they are, and
the text that answers is to come before the rest. The embeddings of single words stay too, since queries share them.
"""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer
from torch.nn.functional import cross_entropy, normalize

from benchmarks.encoder.batches import Batch, make_batches, read_pairs
from benchmarks.encoder.law import hidden_documents
from benchmarks.encoder.mistakes import PLACES, RECORDS, Pool
from benchmarks.encoder.pairs import Pair
from benchmarks.encoder.texts import open_cached
from benchmarks.encoder.tokenizer import SPACE
from benchmarks.encoder.train import Journal, Trainer, minutes_gone, training_parser
from benchmarks.encoder.vocabulary import without_diacritics
from vnpolicy.index import Library
from vnpolicy.index.encoding.encoder import Encoder

ASKED = ("record", "everyday", "spoken", "article", "law")  # kinds of pairs whose texts are asked for
ASKING = 0.25  # of the batches
SIZE = 160  # texts of a batch that copies
BARE = 0.02  # of the library's texts, those that are read without their diacritics too
SHARPNESS = 30.0  # factor of the cosines before the softmax
Floats = NDArray[np.float32]


def texts_with_vectors(library: Library, pairs: Sequence[Pair], chance: random.Random) -> tuple[list[str], Floats]:
    """Texts, each once, and the vectors that the library's encoder gives them. Shape: (texts, dimensions)."""
    hidden = hidden_documents()
    known: dict[str, Floats] = {}
    for kinds in (RECORDS, PLACES):
        pool = Pool.read(library, kinds, hidden)
        vectors = dict(zip(pool.ids.tolist(), pool.vectors.astype(np.float16), strict=True))
        known |= {text: vectors[number] for number, text in pool.texts(list(vectors)).items()}
    bare = [without_diacritics(text) for text in chance.sample(list(known), int(BARE * len(known)))]
    other = list(dict.fromkeys([*bare, *(pair.query for pair in pairs)]))
    known |= dict(zip(other, library.encoder.encode_passages(other).astype(np.float16), strict=True))
    return list(known), np.array(list(known.values()))


def copy_step(trainer: Trainer, texts: Sequence[str], wanted: torch.Tensor, progress: float) -> tuple[float, float]:
    """Draw the student's vectors to the wanted ones; gives the loss and their cosine.

    How alike two texts of the batch are counts for itself: a search asks which of two is nearer.
    """
    trainer.set_rate(progress)
    vectors = trainer.vectors(texts)
    cosine = (vectors * wanted).sum(1).mean()
    alike = wanted @ wanted.T
    wrong = sum((side @ other.T - alike).square().sum(1).mean() for side, other in ((vectors, wanted), (vectors,) * 2))
    loss = 5 * (1 - cosine) + wrong / 2
    trainer.learn(loss)
    return loss.item(), cosine.item()


def ask_step(trainer: Trainer, batch: Batch, encoder: Encoder, progress: float) -> tuple[float, float]:
    """Draw the text that answers to the vector that the question has; gives the loss and the share of those first."""
    trainer.set_rate(progress)
    questions = torch.from_numpy(encoder.encode_queries(batch.queries))
    scores = SHARPNESS * questions @ trainer.vectors([*batch.positives, *batch.negatives]).T
    right = torch.arange(len(scores))
    loss = cross_entropy(scores, right)
    trainer.learn(loss)
    return loss.item(), (scores.argmax(1) == right).float().mean().item()


def keep_words(student: SentenceTransformer) -> None:
    """Let the embeddings of single words as they are: the network for queries has the same."""
    words = student[0].auto_model.embeddings.word_embeddings.weight
    single = sum(SPACE not in piece[1:] for piece in student.tokenizer.get_vocab())

    def forget(weight: torch.Tensor) -> None:
        if weight.grad is not None:
            weight.grad[:single] = 0

    words.register_post_accumulate_grad_hook(forget)


def make_copies(
    texts: Sequence[str], vectors: Floats, chance: random.Random
) -> Iterator[tuple[list[str], torch.Tensor]]:
    """Batches of texts and their vectors without end."""
    while True:
        order = chance.sample(range(len(texts)), len(texts))
        for drawn in (order[at : at + SIZE] for at in range(0, len(order), SIZE)):
            yield [texts[number] for number in drawn], normalize(torch.from_numpy(vectors[drawn]).float(), dim=1)


def train(trainer: Trainer, library: Library, path: Path, *, minutes: float, seed: int) -> None:
    """Train for a time; tells how it goes, a line every 25 steps."""
    chance = random.Random(seed)  # noqa: S311 - a fixed draw
    pairs = read_pairs(path)
    copies = make_copies(*texts_with_vectors(library, pairs["translation"], chance), chance)
    batches = make_batches({kind: pairs[kind] for kind in ASKED}, chance)
    journal = Journal()
    for spent in minutes_gone(minutes):
        if chance.random() < ASKING:
            batch = next(batches)
            kind, now = batch.kind, ask_step(trainer, batch, library.encoder, spent / minutes)
        else:
            kind, now = "copied", copy_step(trainer, *next(copies), spent / minutes)
        journal.note(spent, trainer.steps, kind, now)


def main() -> None:
    """Read, train, save."""
    parser = training_parser(__doc__, minutes=60.0, rate=5e-4)
    parser.add_argument("cache", type=Path, help="where `benchmarks.retrieval` keeps its libraries")
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    student = SentenceTransformer(str(options.student))
    keep_words(student)
    trainer = Trainer(student, options.rate)
    try:
        with open_cached(options.cache) as library:
            train(trainer, library, options.pairs, minutes=options.minutes, seed=options.seed)
    finally:
        student.save(str(options.output))


if __name__ == "__main__":
    main()
