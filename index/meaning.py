"""What is nearest to a query in meaning, found on another core while the words are looked up on this one."""

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from typing import TYPE_CHECKING

from vnpolicy.index.encoder import Encoder
from vnpolicy.index.store import Store

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vector = NDArray[np.float32]

Ranking = list[tuple[int, float]]


class Meaning:
    """The nearest entries to one query in a library with vectors; its work begins when it is made.

    The other thread loads the encoder, encodes, and looks into the vector index, all of which leave Python free; here
    the index is opened meanwhile, and SQLite is asked.
    """

    def __init__(self, store: Store, vectors: Callable[[], object], encoder: Encoder, text: str) -> None:
        from vnpolicy.index.vectors import check_encoder

        check_encoder(store, encoder)
        self._store = store
        self._vector: Future[Vector] = _beside().submit(lambda: encoder.encode_queries([text])[0])
        self._near: Future[Ranking] | None = None
        self._index = vectors()

    def look(self, limit: int, allowed: Sequence[int] | None) -> None:
        """Begin to look for the nearest entries; only those in `allowed`, when given."""
        from vnpolicy.index.vectors import look_up

        # One thread does one thing after the other: the vector is there when this begins.
        self._near = _beside().submit(lambda: look_up(self._index, self._vector.result(), limit, allowed))

    def nearest(self, limit: int) -> Ranking:
        """Ids and cosines of the nearest entries, once they are found."""
        from vnpolicy.index.vectors import made_exact

        near = self._near.result() if self._near else []
        return made_exact(self._store, self._index, near, self._vector.result())[:limit]

    def cosines(self, limit: int, also: Iterable[int]) -> dict[int, float]:
        """Cosines of the nearest entries and of others."""
        from vnpolicy.index.vectors import cosines_of

        found = dict(self.nearest(limit))
        others = [number for number in also if number not in found]
        return found | cosines_of(self._store, others, self._vector.result())


@cache
def _beside() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(1, thread_name_prefix="meaning")
