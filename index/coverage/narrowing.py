"""A part of a matrix: some of its columns, and of its rows those of a kind, a lead, or a state."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from vnpolicy.index.coverage.columns import Column
from vnpolicy.index.coverage.comparing import State
from vnpolicy.index.coverage.matrix import Asked, Cell, Matrix
from vnpolicy.index.coverage.records import Kind
from vnpolicy.index.errors import WrongFilter
from vnpolicy.index.search.former_tasks import province_keys
from vnpolicy.index.wording.words import fold_name
from vnpolicy.nlp.plan import Task


@dataclass(frozen=True, slots=True)
class MatrixFilters:
    """What to keep: columns of provinces and agencies; rows of a kind, led by an agency, with a cell of these states.

    `addressed` keeps the work that the decision gives to one of the columns. Names are compared without case and
    diacritics; a province's plans are also those of the provinces that joined it.
    """

    kind: Kind | None = None
    provinces: Sequence[str] = ()
    agencies: Sequence[str] = ()
    lead: str | None = None
    states: Sequence[State] = ()
    addressed: bool = False


def narrow(matrix: Matrix, filters: MatrixFilters) -> Matrix:
    """The part of the matrix. Raises `WrongFilter` for a province or agency without a plan, and an unknown province."""
    places = _columns(matrix.columns, filters)
    shown = [tuple(row[place] for place in places) for row in matrix.cells]
    kept = [(asked, cells) for asked, cells in zip(matrix.rows, shown, strict=True) if _is_kept(asked, cells, filters)]
    return replace(
        matrix,
        rows=tuple(asked for asked, _ in kept),
        columns=tuple(matrix.columns[place] for place in places),
        cells=tuple(cells for _, cells in kept),
    )


def _columns(columns: Sequence[Column], filters: MatrixFilters) -> list[int]:
    if not filters.provinces and not filters.agencies:
        return list(range(len(columns)))
    found = {
        place
        for name in filters.provinces
        for place in _found("province", name, columns, set(province_keys(name, as_written=False)))
    } | {place for name in filters.agencies for place in _found("agency", name, columns, None)}
    return sorted(found)


def _found(what: str, name: str, columns: Sequence[Column], keys: set[str] | None) -> list[int]:
    wanted = fold_name(name)
    found = [
        place
        for place, column in enumerate(columns)
        if (column.province in keys if keys is not None else wanted in fold_name(column.name))
    ]
    if not found:
        known = ", ".join(column.name for column in columns if column.local or keys is None) or "there is none"
        raise WrongFilter(what, name, f"one with a plan that implements the decision: {known}")
    return found


def _is_kept(asked: Asked, cells: Sequence[Cell], filters: MatrixFilters) -> bool:
    if filters.kind and asked.entry.kind != filters.kind:
        return False
    if filters.lead and not _leads(asked, fold_name(filters.lead)):
        return False
    if filters.addressed and cells and not any(cell.asked_of for cell in cells):
        return False
    return not filters.states or any(cell.state in filters.states for cell in cells)


def _leads(asked: Asked, name: str) -> bool:
    record = asked.entry.record
    return isinstance(record, Task) and any(
        name in fold_name(f"{agency.written} | {agency.name}") for agency in record.agencies("lead")
    )
