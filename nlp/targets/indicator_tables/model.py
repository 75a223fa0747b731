"""What an indicator table is read as: columns of figures with what their names say, and rows of figures."""

from collections.abc import Sequence
from dataclasses import dataclass

from vnpolicy.ingest.document import Span

Path = Sequence[str]  # the names above a column, from the top down


@dataclass(frozen=True, slots=True)
class Column:
    """A column of figures: the period that its name gives and the unit in its name ("Số lượng (người)").

    A `baseline` sets no target: it tells of the past, compares or counts money; an `outcome` is one of a whole period
    that was reported on. `measure` is what its own name counts, `place` whose share it is.
    """

    start: str | None
    end: str | None
    unit: str | None
    baseline: bool = False
    measure: str | None = None
    place: str | None = None
    outcome: bool = False


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """A row: its place from name to last figure, its name and unit as printed, and each figure with its column."""

    span: Span
    name: str
    unit: str | None
    figures: tuple[tuple[str, Column], ...]
    head: int
