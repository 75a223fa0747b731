"""The names above each column of a flattened table, told by how many figures its rows have."""

import re
from collections.abc import Sequence

from vnpolicy.nlp.targets.indicator_tables.labels import (
    bare,
    figure_labels,
    labels_of,
    sets_nothing,
    unit_in,
    year_label,
)
from vnpolicy.nlp.targets.indicator_tables.model import Path


def paths_above(labels: Sequence[str], width: int) -> list[Path] | None:
    """The names above each of `width` columns; `labels` are the header cells behind the name and unit, in order.

    More names than columns stand in two rows, those of groups first: "Hiện trạng 2026 | Chỉ tiêu 2027 | Số hộ (hộ) |
    Tỷ lệ (%) | Số hộ giảm (hộ)" over three figures. `None` where they do not tell which column is whose.
    """
    named = [label for label in labels if bare(label) not in labels_of("note")]
    if len(named) > width:
        named = _unwrapped(named)
    if len(named) == width:
        return [(label,) for label in named]
    groups = _groups(named, len(named) - width)
    parts = _parts(named[groups[-1] + 1 :], len(groups)) if groups else []
    if not parts:
        return None
    below = dict(zip(groups, parts, strict=True))
    return [
        path
        for place, label in enumerate(named[: groups[-1] + 1])
        for path in ([(label, leaf) for leaf in below[place]] if place in below else [(label,)])
    ]


def _unwrapped(labels: Sequence[str]) -> list[str]:
    """The names, a line that only goes on with the one above joined to it: "Trồng mới năm" and "2027 (ha)"."""
    out: list[str] = []
    for label in labels:
        begun = bool(out) and (_GOES_ON.search(out[-1]) or out[-1].count("(") > out[-1].count(")"))
        if out and (begun or label[:1] == "(" or label[:1].islower()):
            out[-1] = f"{out[-1]} {label}"
        else:
            out.append(label)
    return out


_GOES_ON = re.compile(r"(?:[,/–-]|(?<!\w)(?:năm|đến|và|của|giai đoạn|theo|số|tỷ lệ|tháng))\s*$", re.IGNORECASE)


def _groups(labels: Sequence[str], count: int) -> list[int]:
    """Where the `count` names stand that have others below them; empty where they are not plain."""
    over = figure_labels() | labels_of("year_group")
    known = [place for place, label in enumerate(labels) if bare(label) in over]
    timed = [
        place for place, label in enumerate(labels) if not unit_in(label) and (year_label(label) or sets_nothing(label))
    ]
    groups = next((found for found in (known, timed) if count and len(found) == count), [])
    return groups if groups and len(labels) - 1 - groups[-1] > count else []


def _parts(leaves: Sequence[str], count: int) -> list[Sequence[str]]:
    """The names of the second row shared out to `count` groups: each group begins like the first; else empty."""
    if count == 1:
        return [leaves]
    first = bare(leaves[0])
    for opening in (first, " ".join(first.split()[:2])):
        starts = [place for place, leaf in enumerate(leaves) if f"{bare(leaf)} ".startswith(f"{opening} ")]
        if len(starts) == count:
            return [leaves[start:end] for start, end in zip(starts, [*starts[1:], len(leaves)], strict=True)]
    return []
