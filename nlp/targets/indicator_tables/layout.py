"""What each column of a real indicator table means, by the names above it: indicator, unit, figures of a year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from vnpolicy.nlp.agencies.agencies import looks_like_agency
from vnpolicy.nlp.targets.indicator_tables.columns import (
    dates_of_title,
    in_small_letters,
    is_planned,
    measure_of,
    measure_of_title,
    shared_out,
    spread,
    with_unit_of_title,
)
from vnpolicy.nlp.targets.indicator_tables.labels import (
    bare,
    is_place,
    labels_of,
    order_labels,
    read_column,
    sets_nothing,
    unit_in,
)
from vnpolicy.nlp.targets.indicator_tables.model import Column, Path

_FEWEST_DATED = 2
_FEWEST_PLACES = 2


@dataclass(frozen=True, slots=True)
class Layout:
    """Places of a table's columns: the indicators' names, their units if any, and the columns of figures."""

    name: int
    unit: int | None
    columns: Mapping[int, Column]


def read_layout(paths: Sequence[Path], title: str) -> Layout | None:
    """The meaning of the columns below `paths`; `None` where they do not show that figures are planned."""
    first = 1 if paths[0] and bare(paths[0][-1]) in order_labels() else 0
    if first + 1 >= len(paths):
        return None
    unit = next((place for place, path in enumerate(paths) if place > first and _is_unit(path)), None)
    figures = {place: _column(path, unit=unit is not None) for place, path in enumerate(paths) if place > first}
    read = {place: column for place, column in figures.items() if column is not None and place != unit}
    name = _name(paths, first, min([*read, *([unit] if unit else [])], default=len(paths)))
    placed = bool(paths[name]) and is_place(paths[name][-1])
    shared = _shared(paths, name, title) if placed else {}
    if sum(column.end is not None for column in read.values()) < _FEWEST_DATED:
        shares = shared if placed else _by_place(paths, name, title)
        if shares:
            return Layout(name, unit, shares)
    columns = _planned(_dated(read, paths), title, unit=unit is not None)
    if shared and columns:
        # "Cây phân tán (cây)" beside "Trồng mới năm 2027 (ha)"
        more = {place: column for place, column in shared.items() if measure_of(paths[place][-1])}
        columns = dict(sorted((more | columns).items()))
    own = {place: paths[place] for place in columns}
    named = _measured(columns, own, title) if placed else _told_apart(columns, own)
    return Layout(name, unit, named) if named else None


def _is_unit(path: Path) -> bool:
    return bool(path) and bare(path[-1]) in labels_of("unit")


def _name(paths: Sequence[Path], first: int, end: int) -> int:
    """Where the indicators stand: the last known name before the figures, else the first: "Nhóm | Chỉ tiêu | 2027"."""
    known = [place for place in range(first, end) if paths[place] and bare(paths[place][-1]) in labels_of("name")]
    return known[-1] if known else first


def _column(path: Path, *, unit: bool) -> Column | None:
    """The column of figures that the names above it tell, the lowest first; none for text, ticks and comparisons."""
    read = [column for label in reversed(path) for column in read_column(label, unit=unit)]
    if not read:
        return None
    dated = next((column for column in read if column.end), read[0])
    printed = next((found for label in reversed(path) if (found := unit_in(label))), None)
    return replace(
        dated,
        unit=printed,
        baseline=any(map(sets_nothing, path)),
        outcome=any(column.outcome for column in read),
    )


def _dated(read: Mapping[int, Column], paths: Sequence[Path]) -> Mapping[int, Column]:
    """The columns; beside two years or more, of those without a year only the totals."""
    if sum(column.end is not None for column in read.values()) < _FEWEST_DATED:
        return read
    totals = {place for place in read if bare(paths[place][-1]) in labels_of("total")}
    return {place: column for place, column in read.items() if column.end or place in totals}


def _planned(read: Mapping[int, Column], title: str, *, unit: bool) -> dict[int, Column]:
    """The columns of figures, dated, where two have a year or each that sets a target has a unit; else nothing."""
    aims = [column for column in read.values() if not column.baseline]
    dated = [column for column in read.values() if column.end]
    if not aims:
        return {}
    if len(dated) >= _FEWEST_DATED:
        columns = with_unit_of_title(spread([*read.values()]), title[-80:])
        return dict(zip(read, columns, strict=True))
    if len(aims) > 1 or not (aims[0].unit or unit):
        return {}
    start, end = (aims[0].start, aims[0].end) if aims[0].end else dates_of_title(title)
    return {
        place: replace(column, start=start, end=end) if column is aims[0] else column for place, column in read.items()
    }


def _told_apart(columns: Mapping[int, Column], paths: Mapping[int, Path]) -> dict[int, Column]:
    """The columns, several of one year each with what it counts: "Diện tích (ha)" below "Năm 2027"."""
    out = {}
    shared = set.intersection(*map(set, paths.values())) if paths else set()
    for place, column in columns.items():
        period = (column.start, column.end, column.place)
        alone = sum((other.start, other.end, other.place) == period for other in columns.values()) == 1
        own = [measure_of(label) for label in paths[place] if label not in shared]
        measure = None if alone else ", ".join(filter(None, own)) or None
        out[place] = replace(column, measure=measure)
    return out


def _measured(columns: Mapping[int, Column], paths: Mapping[int, Path], title: str) -> dict[int, Column]:
    """The columns of a table of places, each with what is measured there: the names above it, else the title."""
    above = measure_of_title(title)
    named = {place: ", ".join(filter(None, map(measure_of, paths[place]))) or above for place in columns}
    return {place: replace(column, measure=in_small_letters(named[place])) for place, column in columns.items()}


def _shared(paths: Sequence[Path], name: int, title: str) -> dict[int, Column]:
    """The columns of a table that shares out counts among the places or bodies in its rows."""
    labels = [path[-1] if path else "" for path in paths]
    shared = shared_out(labels[name], labels[name + 1 :], title)
    columns = {place: column for place, column in enumerate(shared, start=name + 1) if column is not None}
    named = {place: column for place, column in columns.items() if not column.measure}
    return columns | _measured(named, dict.fromkeys(named, ()), title)


def _by_place(paths: Sequence[Path], name: int, title: str) -> dict[int, Column]:
    """A column for each place or body that a plan's counts are shared out to: "Tổng số | Huyện A | Huyện B"."""
    labels = {place: path[-1] for place, path in enumerate(paths) if place > name and path}
    places = {place: label for place, label in labels.items() if _names_place(label)}
    if len(places) < _FEWEST_PLACES or not is_planned(title):
        return {}
    start, end = dates_of_title(title)
    totals = [place for place, label in labels.items() if bare(label) in labels_of("total")]
    return {place: Column(start, end, None, place=places.get(place)) for place in sorted([*places, *totals])}


def _names_place(label: str) -> bool:
    """Whether a label is the name of one place or body: "Huyện Cầu Kè", "Bưu điện tỉnh"; not "Huyện"."""
    noun = next((word for word in labels_of("place") if label.lower().startswith(f"{word} ")), "")
    own = bool(noun) and label[len(noun) + 1].isupper()
    return own or looks_like_agency(label) >= _SURE


_SURE = 0.9
