"""What is nearest to a query in meaning, found on another core while the words are looked up on this one."""

import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from typing import TYPE_CHECKING

from vnpolicy.index.encoding.encoder import Encoder
from vnpolicy.index.query.abbreviations import known_abbreviations
from vnpolicy.index.query.query import Query, looks_vietnamese
from vnpolicy.index.storage.store import Store
from vnpolicy.index.wording.restoring import restore
from vnpolicy.index.wording.words import SYLLABLE, fold

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vector = NDArray[np.float32]

Ranking = list[tuple[int, float]]


def with_marks(query: Query) -> str:
    """The query as the encoder knows its words: "xử phạt", where "xu phat" or "XỬ PHẠT" was typed."""
    text = _in_small_letters(query.text)
    return restore(text) if query.vietnamese else text


def _in_small_letters(text: str) -> str:
    """A text in capitals without them: they say nothing there; known abbreviations keep theirs."""
    if not text.isupper() or len(SYLLABLE.findall(text)) == 1:
        return text
    known = {short for short, _ in known_abbreviations() if not looks_vietnamese(short)}
    return SYLLABLE.sub(lambda word: word[0] if fold(word[0]) in known else word[0].lower(), text)


class Meaning:
    """The nearest entries to one query in a library with vectors; its work begins when it is made.

    The other thread loads the project's encoder, encodes, and looks into the vector index, which leave Python free;
    here the index is opened meanwhile, and SQLite is asked. All searches of a process take turns on that thread.
    """

    def __init__(self, store: Store, vectors: Callable[[], object | None], encoder: Encoder, query: Query) -> None:
        # Both threads need it, and it is imported before they part: where one imported onnxruntime while the other
        # imported faiss, one search of three found numpy half made ("cannot import name '__cpu_features__'").
        import numpy as np  # noqa: F401

        from vnpolicy.index.encoding.vectors import check_encoder

        check_encoder(store, encoder)
        self._store = store
        self._vector: Future[Vector] = _beside().submit(lambda: encoder.encode_queries([with_marks(query)])[0])
        self._near: Future[list[int]] | None = None
        self._cosines: dict[int, float] = {}
        self._index = vectors()

    def look(self, limit: int, allowed: Sequence[int] | None) -> None:
        """Begin to look for the nearest entries; only those in `allowed`, when given."""
        from vnpolicy.index.encoding.vectors import look_up

        if self._index is None:  # another process has dropped the vectors meanwhile
            return
        # One thread does one thing after the other: the vector is there when this begins.
        self._near = _beside().submit(lambda: look_up(self._index, self._vector.result(), limit, allowed))

    @property
    def failed(self) -> bool:
        """Whether the query could not be encoded."""
        return self._vector.done() and self._vector.exception() is not None

    def nearest(self, limit: int) -> Ranking:
        """Ids and cosines of the nearest entries, once they are found."""
        near = self.cosines_of(self._near.result() if self._near else ())
        return sorted(near.items(), key=lambda pair: -pair[1])[:limit]

    def cosines_of(self, ids: Iterable[int]) -> dict[int, float]:
        """Cosines of those entries that have a vector; each is read once."""
        from vnpolicy.index.encoding.vectors import cosines_of

        wanted = set(ids)
        self._cosines |= cosines_of(self._store, list(wanted - self._cosines.keys()), self._vector.result)
        return {number: self._cosines[number] for number in wanted & self._cosines.keys()}


@cache
def _beside() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(1, thread_name_prefix="meaning")


if hasattr(os, "register_at_fork"):  # a forked process has the pool without its thread
    os.register_at_fork(after_in_child=_beside.cache_clear)
