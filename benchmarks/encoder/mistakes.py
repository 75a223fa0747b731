"""Texts that the shipped encoder finds for a question and that do not answer it: the finest differences to learn.

Among the other texts of a batch the right one is soon found; among the 190,000 records of a library it is not.
"""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from benchmarks.encoder.pairs import Pair
from benchmarks.labels import plain
from benchmarks.retrieval_library import name_of
from vnpolicy.index import Library
from vnpolicy.index.encoding.embedding import embedded_texts
from vnpolicy.index.encoding.vectors import read_vectors
from vnpolicy.index.storage.reading import read_cards, read_entries

RECORDS, PLACES = ("task", "target"), ("heading", "passage")
# Where a kind of pair is answered; questions to whole documents ("law") are often answered by other documents too.
KINDS = {"record": RECORDS, "everyday": RECORDS, "article": PLACES}
DEPTH = 60  # texts found for a question that are looked at
KEPT = 6  # of these: a batch draws one
SAME = {RECORDS: 0.75, PLACES: 0.85}  # cosine with the answer from which on a text may answer too
TOGETHER = 2_048  # questions that are looked up at a time
Floats = NDArray[np.float32]


def with_mistakes(library: Library, pairs: Sequence[Pair], hidden: Container[str]) -> Iterator[Pair]:
    """The pairs, those that ask for one text with what is found instead; nothing of the `hidden` documents."""
    yield from (pair for pair in pairs if pair.kind not in KINDS)
    for kinds in (RECORDS, PLACES):
        asked = [pair for pair in pairs if KINDS.get(pair.kind) == kinds]
        pool = Pool.read(library, kinds, hidden)
        for at in range(0, len(asked), TOGETHER):
            yield from pool.confuse(asked[at : at + TOGETHER])


@dataclass(frozen=True)
class Pool:
    """Entries of a library by their ids, with vectors of length 1."""

    library: Library
    same: float
    ids: NDArray[np.int64]
    vectors: Floats

    @classmethod
    def read(cls, library: Library, kinds: tuple[str, ...], hidden: Container[str]) -> "Pool":
        """Those of some kinds that have a vector."""
        names = {card.id: name_of(card.source) for card in read_cards(library.store, counts=False)}
        sql = f"SELECT id, document FROM entries WHERE embedded AND kind IN ({','.join('?' * len(kinds))})"  # noqa: S608
        rows = library.store.connection.execute(sql, kinds).fetchall()
        wanted = [number for number, document in rows if names[document] not in hidden]
        return cls(library, SAME[kinds], *read_vectors(library.store, wanted))

    def confuse(self, pairs: Sequence[Pair]) -> Iterator[Pair]:
        """The pairs with wrong texts beside those that they have."""
        import faiss

        encoder = self.library.encoder
        queries = encoder.encode_queries([pair.query for pair in pairs])
        answers = list(dict.fromkeys(pair.positive for pair in pairs))
        vectors = dict(zip(answers, encoder.encode_passages(answers), strict=True))
        _, nearest = faiss.knn(queries, self.vectors, DEPTH, metric=faiss.METRIC_INNER_PRODUCT)
        kept = [self._wrong(near, vectors[pair.positive]) for pair, near in zip(pairs, nearest, strict=True)]
        texts = self.texts(sorted({number for numbers in kept for number in numbers}))
        for pair, numbers in zip(pairs, kept, strict=True):
            found = dict.fromkeys(texts[number] for number in numbers if texts[number] != pair.positive)
            yield replace(pair, negatives=(*pair.negatives, *found))

    def _wrong(self, nearest: NDArray[np.int64], answer: Floats) -> list[int]:
        """Ids of what is nearest to a question without saying the same as the answer."""
        other = nearest[self.vectors[nearest] @ answer < self.same]
        return self.ids[other[:KEPT]].tolist()  # type: ignore[no-any-return]

    def texts(self, numbers: Sequence[int]) -> dict[int, str]:
        """What the vectors of entries are made of, by their ids."""
        entries = read_entries(self.library.store, numbers)
        texts = embedded_texts(self.library.store, entries.values())
        return dict(zip(entries, map(plain, texts), strict=True))
