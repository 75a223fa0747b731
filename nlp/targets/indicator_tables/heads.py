"""The header of a flattened indicator table: its cells one behind the other, in one or two lines."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from vnpolicy.nlp.targets.indicator_tables.columns import (
    dates_of_title,
    in_small_letters,
    measure_of_title,
    shared_out,
    spread,
    under_periods,
    with_unit_of_title,
)
from vnpolicy.nlp.targets.indicator_tables.labels import (
    bare,
    figure_labels,
    is_place,
    labels_of,
    order_labels,
    read_column,
    sets_nothing,
    stands_over,
    unit_in,
)
from vnpolicy.nlp.targets.indicator_tables.layout import read_layout
from vnpolicy.nlp.targets.indicator_tables.model import Column
from vnpolicy.nlp.targets.indicator_tables.two_rows import paths_above


@dataclass(frozen=True, slots=True)
class Head:
    """What the header of a table says: where it stands, whether it has an ordinal and a unit column, its figures."""

    start: int
    ordered: bool
    unit: bool
    columns: tuple[Column, ...]

    @property
    def width(self) -> int:
        """How many figures a row has."""
        return len(self.columns)


def read_head(labels: Sequence[str], title: str, place: int) -> Head | None:
    """The header at `place` below `title`; where its rows are places, each column with what is measured there."""
    head = _columns_of_head(labels, title, place)
    names = labels[1 if head is not None and head.ordered else 0 :]
    if head is None or any(column.measure for column in head.columns) or not names or not is_place(names[0]):
        return head
    over = names[1] if len(names) > len(head.columns) + 1 and stands_over(names[1]) else None
    measure = over or measure_of_title(title)
    return replace(head, columns=tuple(replace(column, measure=in_small_letters(measure)) for column in head.columns))


def head_over(labels: Sequence[str], width: int, title: str, place: int) -> Head | None:
    """The header over rows of `width` figures each, where its cells tell what every column is."""
    ordered = bare(labels[0]) in order_labels()
    unit = len(labels) > 1 + ordered and bare(labels[1 + ordered]) in labels_of("unit")
    first = 1 + ordered + unit
    above = paths_above(labels[first:], width) if width and len(labels) > first else None
    if above is None or _is_list(map(bare, labels)):
        return None
    layout = read_layout([*((label,) for label in labels[:first]), *above], title)
    if layout is None:
        return None
    unread = Column(None, None, None, baseline=True)
    columns = [layout.columns.get(column, unread) for column in range(first, first + width)]
    # "Nhóm từ 18 tuổi trở lên": of what its figures are is not known
    return Head(place, ordered, unit, tuple(column if unit or column.unit else unread for column in columns))


def _columns_of_head(labels: Sequence[str], title: str, place: int) -> Head | None:
    lowered = [re.sub(r"\s+", " ", label.lower()).strip(" :.") for label in labels]
    ordered = lowered[0] in order_labels()
    unit = any(label in labels_of("unit") for label in lowered[1 + ordered :])
    # "STT | Chỉ tiêu | ĐVT | 2024 | 2025": the first column after the ordinals names the indicator
    columns = [column for label in labels[1 + ordered :] for column in read_column(label, unit=unit)]
    dated = [column for column in columns if column.end]
    multiplied = _below_periods(labels[1 + ordered :], unit=unit) if dated else ()
    if multiplied:
        return Head(place, ordered, unit, multiplied)
    if len(dated) >= 2:
        columns = _ungrouped(labels[1 + ordered :], unit=unit)
        return Head(place, ordered, unit, with_unit_of_title(spread(columns), title[-80:]))
    aims = [column for column in columns if not column.baseline]
    if len(aims) == 1 and (aims[0].unit or unit):
        start, end = aims[0].start, aims[0].end
        if end is None:
            start, end = dates_of_title(title)
        if end is None and _is_list(lowered):
            return None
        dated = [replace(column, start=start, end=end) if column is aims[0] else column for column in columns]
        return Head(place, ordered, unit, tuple(dated))
    shared = _shared(labels[1:], title) if ordered and not unit else ()
    return Head(place, ordered, unit, shared) if shared else None


def _is_list(labels: Iterable[str]) -> bool:
    """Whether things are listed with their number: "STT | Tên trang thiết bị | Đơn vị | Số lượng"."""
    return not labels_of("count").isdisjoint(labels)


def _shared(labels: Sequence[str], title: str) -> tuple[Column, ...]:
    """The columns of a table that shares out counts; words may stand behind the last of them ("Ghi chú")."""
    columns = [*shared_out(labels[0], labels[1:], title)]
    while columns and columns[-1] is None:
        columns.pop()
    known = [column for column in columns if column is not None]
    return tuple(known) if len(known) == len(columns) else ()


def _below_periods(labels: Sequence[str], *, unit: bool) -> tuple[Column, ...]:
    """The columns below several periods that stand side by side, the indicator's own name before them."""
    named = [label for label in labels if label.strip()]
    periods = [[*read_column(label, unit=unit)] for label in named]
    first = next((place for place, found in enumerate(periods) if found), len(named))
    last = next((place for place in range(first, len(named)) if not periods[place]), len(named))
    side_by_side = [column for found in periods[first:last] for column in found]
    if len(side_by_side) < _FEWEST_PERIODS or any(periods[last:]):
        return ()
    below = named[last:]
    # "So sánh tăng, giảm" behind the periods, with nothing below it
    columns = under_periods(side_by_side, below) or under_periods(side_by_side, below[len(below) % len(side_by_side) :])
    return tuple(replace(column, baseline=column.baseline or sets_nothing(column.measure or "")) for column in columns)


_FEWEST_PERIODS = 2


def _ungrouped(labels: Sequence[str], *, unit: bool) -> list[Column]:
    """The columns without a name that only stands over years: "Mục tiêu (%)" over "Đến năm 2025 | Đến năm 2030".

    The unit in such a name is that of all columns without their own.
    """
    groups = figure_labels() - labels_of("total")
    over = [label for label in labels if bare(label) in groups]
    shared = next((found for label in over if (found := unit_in(label))), None)
    own = [label for label in labels if label not in over]
    columns = [column for label in own for column in read_column(label, unit=unit)]
    return [replace(column, unit=column.unit or shared) for column in columns]
