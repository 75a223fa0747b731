"""One score of many figures: weights learned from questions with known answers (`corpus/tables/ranking.tsv`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from vnpolicy.corpus import read_table
from vnpolicy.index.query.query import QueryKind
from vnpolicy.index.search.features import FEATURES

if TYPE_CHECKING:
    from vnpolicy.index.search.features import Rows

TABLE = "ranking"


@dataclass(frozen=True, slots=True)
class Weights:
    """What one unit of each feature counts, by feature."""

    of: Mapping[str, float]

    def score(self, rows: "Rows") -> "Rows":
        """One score a candidate; shape of `rows`: (candidates, features)."""
        import numpy as np

        scores: Rows = rows @ np.array([self.of.get(name, 0.0) for name in FEATURES])
        return scores

    def parts(self, row: "Rows") -> dict[str, float]:
        """What each feature adds to the score of one candidate."""
        return {name: self.of.get(name, 0.0) * float(figure) for name, figure in zip(FEATURES, row, strict=True)}


@cache
def read_weights(kind: QueryKind, *, meaning: bool, records: bool = False) -> Weights:
    """The weights for a kind of query, in a library with vectors (`meaning`) or without.

    Where only `records` are asked for, with vectors, what is known of the document counts less than the record.
    """
    column = f"{kind}_records" if records and meaning else f"{kind}_meaning" if meaning else kind
    return Weights({row["feature"]: float(row[column]) for row in read_table(TABLE)})
