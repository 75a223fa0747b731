"""Lists of values in SQL: their placeholders, and batches that one statement takes."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

MOST = 500  # values in one statement; SQLite's oldest limit is 999

Value = TypeVar("Value")


def placeholders(values: Sequence[object]) -> str:
    """A `?` for each value: "?,?,?"."""
    return ",".join("?" * len(values))


def in_batches(values: Sequence[Value], most: int = MOST) -> Iterator[Sequence[Value]]:
    """The values in their order, at most so many at a time."""
    return (values[at : at + most] for at in range(0, len(values), most))
