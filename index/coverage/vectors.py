"""Vectors of records: those that the library keeps, and of the rest made now."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from vnpolicy.index.coverage.records import Entry
from vnpolicy.index.storage.store import Store

if TYPE_CHECKING:
    from vnpolicy.index.library import Library

Floats = npt.NDArray[np.float32]


def find_vectors(library: "Library", entries: Sequence[Entry]) -> Floats:
    """A vector of length 1 for each record. Shape: (records, dimensions)."""
    from vnpolicy.index.encoding.vectors import is_other

    encoder = library.encoder
    stored = {} if is_other(library.store, encoder) else _stored(library.store, [entry.id for entry in entries])
    missing = {entry.quote: entry.id for entry in entries if entry.id not in stored}
    made = dict(zip(missing, encoder.encode_passages(list(missing)), strict=True)) if missing else {}
    rows = [stored[entry.id] if entry.id in stored else made[entry.quote] for entry in entries]
    return np.array(rows, dtype=np.float32)


def _stored(store: Store, ids: Sequence[int]) -> dict[int, Floats]:
    from vnpolicy.index.encoding.vectors import stored_vectors

    found: dict[int, Floats] = {}
    for numbers, vectors in stored_vectors(store, ids):
        found.update(zip(numbers, vectors, strict=True))
    return found
