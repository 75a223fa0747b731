"""What happens while documents are taken in, as values: a command line draws its bar from them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Event:
    """Something happened to the file `source`; `done` of `total` files are finished with it."""

    source: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Added(Event):
    """A document is in the library; `replaced` when it took the place of an older reading."""

    document: int
    replaced: bool
    tasks: int
    targets: int
    bases: int


@dataclass(frozen=True, slots=True)
class Skipped(Event):
    """Nothing to do: the library holds these bytes, under this name or (`same_as`) another."""

    same_as: str | None = None


@dataclass(frozen=True, slots=True)
class Failed(Event):
    """A file that gave no document: why, and what to do."""

    reason: str


@dataclass(frozen=True, slots=True)
class Removed(Event):
    """A document whose file is gone from a folder that was taken in."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """`done` of `total` entries have their vector."""

    done: int
    total: int


Progress = Added | Skipped | Failed | Removed | Encoded
