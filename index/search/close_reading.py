"""The likeliest candidates read word by word, which all of them would take too long."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from vnpolicy.index.query.query import Query
from vnpolicy.index.search.associations import associate
from vnpolicy.index.search.features import FEATURES
from vnpolicy.index.search.fusion import Weights
from vnpolicy.index.storage.reading import read_quotes
from vnpolicy.index.storage.store import Store

if TYPE_CHECKING:
    from vnpolicy.index.search.features import Rows

MOST = 100  # candidates that are read
COLUMN = FEATURES.index("association")


def read_closely(
    store: Store, query: Query, ids: Sequence[int], rows: "Rows", weights: Weights
) -> "tuple[Rows, dict[int, str]]":
    """The figures of candidates with how well those that score best fit the query's words; the others fit no better.

    Also what those that were read say, by id.
    """
    import numpy as np

    best = np.argsort(-weights.score(rows), kind="stable")[:MOST].tolist()
    quotes = read_quotes(store, [ids[at] for at in best])
    fits = associate(query, [quotes.get(ids[at], "") for at in best])
    filled = rows.copy()
    filled[:, COLUMN] = min(fits, default=0.0)
    filled[best, COLUMN] = fits
    return filled, quotes
