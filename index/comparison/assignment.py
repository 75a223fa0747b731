"""The best assignment: which row goes with which column, so that what the pairs are worth is most in sum."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Worth = NDArray[np.float64]


def assign(worth: "Worth") -> list[tuple[int, int]]:
    """Pairs (row, column) worth most together; a pair that is worth nothing is not made. Shape: (rows, columns).

    Rows and columns that no chain of worthy pairs connects are assigned apart: the cost grows with the cube of a group.
    """
    pairs: list[tuple[int, int]] = []
    for rows, columns in _groups(worth):
        part = worth[rows][:, columns]
        found = _assign_group(part) if len(rows) <= len(columns) else [(r, c) for c, r in _assign_group(part.T)]
        pairs += [(rows[row], columns[column]) for row, column in found if part[row, column] > 0]
    return sorted(pairs)


def _groups(worth: "Worth") -> list[tuple[list[int], list[int]]]:
    """Rows and columns that worthy pairs connect, in groups."""
    import numpy as np

    left, groups = worth > 0, []
    for row in range(len(left)):
        rows, columns = {row}, set(np.flatnonzero(left[row]).tolist())
        grown = 0
        while columns and len(rows) + len(columns) > grown:
            grown = len(rows) + len(columns)
            rows |= set(np.flatnonzero(left[:, sorted(columns)].any(axis=1)).tolist())
            columns |= set(np.flatnonzero(left[sorted(rows)].any(axis=0)).tolist())
        if columns:
            left[sorted(rows)] = False
            groups.append((sorted(rows), sorted(columns)))
    return groups


def _assign_group(worth: "Worth") -> list[tuple[int, int]]:
    """The Hungarian method by shortest augmenting paths; there must not be more rows than columns.

    Source: R. Jonker and A. Volgenant, "A shortest augmenting path algorithm for dense and sparse linear assignment
    problems", Computing 38 (1987).
    """
    import numpy as np

    rows, columns = worth.shape
    cost = -np.maximum(worth, 0.0)
    of_row, of_column = np.zeros(rows), np.zeros(columns)  # what lowers the costs of a row, of a column
    taken_by = np.full(columns, -1)
    for row in range(rows):
        _augment(cost, row, (of_row, of_column), taken_by)
    return [(int(row), column) for column, row in enumerate(taken_by) if row >= 0]


def _augment(cost: "Worth", row: int, lowered: "tuple[Worth, Worth]", taken_by: "NDArray[np.int64]") -> None:
    """Give one more row a column, moving rows that have one along the cheapest path to a free column."""
    import numpy as np

    of_row, of_column = lowered
    distance, reached = np.full(cost.shape[1], np.inf), np.zeros(cost.shape[1], dtype=bool)
    before = np.full(cost.shape[1], -1)  # the row from which a column was reached
    at, gone = row, 0.0
    while True:
        further = gone + cost[at] - of_row[at] - of_column
        closer = ~reached & (further < distance)
        distance[closer], before[closer] = further[closer], at
        column = int(np.argmin(np.where(reached, np.inf, distance)))
        gone, reached[column] = distance[column], True
        if taken_by[column] < 0:
            break
        at = int(taken_by[column])
    settled = reached & (taken_by >= 0)
    of_row[taken_by[settled]] += gone - distance[settled]
    of_row[row] += gone
    of_column[reached] += distance[reached] - gone
    while True:
        at = int(before[column])
        previous = np.flatnonzero(taken_by == at)
        taken_by[column] = at
        if at == row:
            return
        column = int(previous[0])
