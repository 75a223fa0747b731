"""Which column each paragraph of a flattened table belongs to: the best path over rows and columns.

Empty and merged cells vanish when a table is copied as text, so cells cannot be counted off. Every paragraph is scored
for every column; a path may skip columns (at a cost that depends on the column), stay in a column for a cell of several
paragraphs, go back for a new row, pass through a group row, and leave the table for good. The best path is found by
dynamic programming (Viterbi).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from vnpolicy.nlp.tables.cell_types import IMPOSSIBLE, CellTraits, fit

GROUP_NUMBER, GROUP_TITLE, OUTSIDE = -1, -2, -3
# what an absent cell of a column costs; a row without work or without anybody is hardly a row
_SKIP = {
    "work": 8.0,
    "mixed": 8.0,
    "lead": 3.0,
    "agency": 3.0,
    "both": 3.0,
    "number": 2.0,
    "period": 1.5,
    "coordinating": 1.2,
    "start": 0.8,
    "end": 0.8,
    "output": 0.8,
    "target": 0.8,
    "description": 0.8,
    "funding": 0.5,
    "other": 0.4,
    "note": 0.1,
    "slot": 0.0,
}
_AGENCIES = frozenset({"lead", "agency", "both", "coordinating"})
# what a further paragraph of a cell costs
_STAY = {"lead": 2.6, "agency": 2.6, "both": 2.6, "coordinating": 2.6}
_LEAVE = 1.0
_LONELY_BULLET = 1.0
_GROUP = 1.0


@dataclass(frozen=True, slots=True)
class Step:
    """Where a paragraph went: `state` a column index or one of the three marks, `opens` whether a row begins here."""

    state: int
    opens: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a table as the search needs them: roles, and summed costs of skipping."""

    roles: tuple[str, ...]
    skipped: tuple[float, ...]

    def skip(self, first: int, last: int) -> float:
        """Cost of leaving columns `first` to `last` (not included) empty."""
        return self.skipped[last] - self.skipped[first] if last > first else 0.0


def _plan_layout(roles: Sequence[str]) -> Layout:
    """Layout of columns with `roles`; of several columns of one role side by side only the first is missed."""
    costs = [0.1 if index and roles[index - 1] == role else _SKIP.get(role, 0.3) for index, role in enumerate(roles)]
    return Layout(tuple(roles), tuple(accumulate(costs, initial=0.0)))


@dataclass(slots=True)
class _Front:
    """Scores of the best paths to each state: `stay` if the cell goes on, `leave` if it ends with this paragraph."""

    stay: dict[int, float]
    leave: dict[int, float]
    last: CellTraits | None = None


def assign(cells: Sequence[CellTraits], roles: Sequence[str]) -> tuple[float, list[Step]]:
    """A step for each cell, so that the sum of fits less the costs of the moves is the greatest; that sum first."""
    layout = _plan_layout(roles)
    front = _Front({GROUP_TITLE: 0.0}, {GROUP_TITLE: 0.0})
    trail: list[dict[int, tuple[int, bool]]] = []
    for index, cell in enumerate(cells):
        following = cells[index + 1] if index + 1 < len(cells) else None
        front, came = _advance(front, cell, following, layout)
        trail.append(came)
    closed, _ = _best_close(front.leave, layout)
    return max(closed, front.leave.get(OUTSIDE, closed)), _walk_back(front.leave, trail, layout)


def _advance(
    front: _Front, cell: CellTraits, following: CellTraits | None, layout: Layout
) -> tuple[_Front, dict[int, tuple[int, bool]]]:
    closing = _best_close(front.leave, layout)
    stay: dict[int, float] = {}
    leave: dict[int, float] = {}
    came: dict[int, tuple[int, bool]] = {}
    for state in (*range(len(layout.roles)), GROUP_NUMBER, GROUP_TITLE, OUTSIDE):
        fits = _emit(state, cell, following, layout)
        if fits <= IMPOSSIBLE:
            continue
        score, before, opens = _best_move(state, cell, front, closing, layout)
        came[state] = (before, opens)
        stay[state] = score + fits
        # a bullet sign in a cell promises a second one: "- Các Vụ; / - Các Cục"
        alone = cell.bullet and before != state and state >= 0 and layout.roles[state] in _AGENCIES
        leave[state] = stay[state] - (_LONELY_BULLET if alone else 0.0)
    return _Front(stay, leave, cell), came


def _best_close(leave: dict[int, float], layout: Layout) -> tuple[float, int]:
    """Best score with the row closed, and the state that it was closed from."""
    width = len(layout.roles)
    return max(
        (score - (layout.skip(state + 1, width) if state >= 0 else 0.0), state)
        for state, score in leave.items()
        if state not in (GROUP_NUMBER, OUTSIDE)
    )


def _best_move(
    state: int, cell: CellTraits, front: _Front, closing: tuple[float, int], layout: Layout
) -> tuple[float, int, bool]:
    closed, closer = closing
    if state == OUTSIDE:
        return max((closed - _LEAVE, closer, True), (front.leave.get(OUTSIDE, -1e9), OUTSIDE, False))
    if state == GROUP_NUMBER:
        return closed - _GROUP, closer, True
    if state == GROUP_TITLE:
        numbered = (front.leave.get(GROUP_NUMBER, -1e9), GROUP_NUMBER, False)
        return max(numbered, (closed - 2.0 * _GROUP, closer, True))
    moves = [(closed - layout.skip(0, state), closer, True)]
    moves += [(s - layout.skip(i + 1, state), i, False) for i, s in front.leave.items() if 0 <= i < state]
    if state in front.stay:
        moves.append((front.stay[state] - _stay_cost(cell, layout.roles[state], front.last), state, False))
    return max(moves)


def _stay_cost(cell: CellTraits, role: str, last: CellTraits | None) -> float:
    """Cost of a further paragraph in the same cell; bullets and lower case tell that a cell goes on."""
    if role == "number":
        return 20.0
    base = _STAY.get(role, 2.2) + (3.0 if cell.heading else 0.0)
    if cell.item and role not in ("work", "description"):
        base += 5.0 if role == "period" else 2.0
    if role == "coordinating" and cell.repeated and cell.others and not cell.bullet:
        base += 1.2  # "Các đơn vị liên quan" in row after row is a cell by itself
    if role == "lead" and not cell.bullet:
        base += 0.5  # more bodies help than lead
    if last is not None and last.bullet and cell.bullet:
        base += (0.6 if last.ended else 0.0) - (0.9 if role == "period" and cell.period > 0.2 else 0.0)
    if last is not None and last.bare and cell.lower:
        base -= 4.0  # "UBND" / "các tỉnh, thành phố"
    return base - (1.2 if cell.bullet else 0.0) - (1.6 if cell.lower else 0.0)


def _emit(state: int, cell: CellTraits, following: CellTraits | None, layout: Layout) -> float:
    if state == OUTSIDE:
        return 0.0
    if state == GROUP_NUMBER:
        return 2.5 if cell.number else IMPOSSIBLE
    if state == GROUP_TITLE:
        return _fit_group(cell, following, layout)
    return fit(cell, layout.roles[state])


def _fit_group(cell: CellTraits, following: CellTraits | None, layout: Layout) -> float:
    if cell.number or cell.amount or cell.empty:
        return -6.0
    score = (
        1.0
        + (1.0 if cell.upper else 0.0)
        + (2.0 if cell.heading else -3.0 * cell.period)
        - (1.5 if cell.length > 250 else 0.0)
    )
    numbered = layout.roles[0] == "number"
    if not numbered and cell.item and following is not None and following.item:
        # "1. Cơ sở vật chất" above "1.1. Tham mưu ..." where no column has the numbers
        nested = cell.depth is not None and following.depth == cell.depth + 1
        return score + (4.0 if nested else 1.5)
    return score + (0.5 if numbered and following is not None and following.number else -1.0)


def _walk_back(best: dict[int, float], trail: list[dict[int, tuple[int, bool]]], layout: Layout) -> list[Step]:
    if not trail:
        return []
    outside = best.get(OUTSIDE, -1e9)
    closed, state = _best_close(best, layout)
    state = OUTSIDE if outside > closed else state
    steps: list[Step] = []
    for came in reversed(trail):
        before, opens = came[state]
        steps.append(Step(state, opens))
        state = before
    return steps[::-1]
