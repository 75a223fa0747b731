"""A pair of texts that mean the same or answer one another."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pair:
    """A query and a text that answers it; `english` is the query in English, `negatives` only look alike."""

    kind: str
    query: str
    positive: str
    negatives: tuple[str, ...] = ()
    english: str | None = None
