"""The targets that the rows of indicator tables set."""

import re
from collections.abc import Iterator

from vnpolicy.ingest.document import Document
from vnpolicy.nlp.periods.mentions import find_mentions
from vnpolicy.nlp.periods.periods import find_periods
from vnpolicy.nlp.plan import Target
from vnpolicy.nlp.targets.directions import comparator_of, direction_in
from vnpolicy.nlp.targets.indicator_tables.figures import read_figure, unit_of_name
from vnpolicy.nlp.targets.indicator_tables.model import Column, IndicatorRow
from vnpolicy.nlp.targets.wording import wording


def is_indicator(document: Document, row: IndicatorRow) -> bool:
    """Whether neither the lines above the row's table nor its name speak of money or of what was reached."""
    title = document.text[max(0, row.head - _TITLE) : row.head]
    return not wording("not_indicator").search(title) and not wording("not_indicator").search(row.name)


_TITLE = 400


def targets_of_row(document: Document, row: IndicatorRow) -> Iterator[Target]:
    """A target for each figure of the row; an empty cell, "-" and 0 set no target."""
    named, since = _range_in(row.name), _since(row.name)
    for written, column in row.figures:
        unit = row.unit or column.unit or unit_of_name(row.name)
        figure = None if column.baseline else read_figure(written, unit)
        if figure is not None and figure.value:
            own = [] if _AGAINST.search(written) else find_periods(written[figure.span.end :])  # "88% vào năm 2025"
            start, end = (own[0].start, own[0].end) if own else (column.start, column.end)
            name = _indicator(row, column)
            within = direction_in(written, figure.figure)  # "Giảm 0,3-0,5"
            yield Target(
                quote=document.text[slice(*row.span)],
                span=row.span,
                value=figure.value,
                page=document.page_of(row.span.start),
                indicator=name,
                value_max=figure.value_max,
                unit=figure.unit,
                direction=within if within != "reach" else direction_in(name, len(name)),
                comparator=comparator_of(figure),
                start=named[0] if named and named[1] == end else start or since,
                end=end,
            )


# "Giảm 10% so với 2020", "1,2 (ước 2024)"
_AGAINST = re.compile(r"so với|compared|\(", re.IGNORECASE)


def _indicator(row: IndicatorRow, column: Column) -> str:
    """What is measured, and where: "Tỷ lệ bao phủ BHYT: Huyện Cầu Kè"."""
    if column.place:
        return f"{row.name}: {column.place}"
    return f"{column.measure}: {row.name}" if column.measure else row.name


def _range_in(name: str) -> tuple[str | None, str | None] | None:
    """The years that an indicator's own name spans: "Tăng trưởng GRDP bình quân giai đoạn 2021-2030"."""
    atoms = [mention.atom for mention in find_mentions(name) if mention.atom and mention.atom.ranged]
    return (atoms[0].first.iso, atoms[0].last.iso) if atoms else None


def _since(name: str) -> str | None:
    """The year from which an indicator's own name counts: "Số vườn mẫu trồng mới lũy kế từ năm 2026"."""
    found = _COUNTED_SINCE.search(name)
    return found[1] if found else None


_COUNTED_SINCE = re.compile(
    r"(?<!\w)(?:(?:(?:lũy|luỹ) kế|cộng dồn|tính|kể) từ(?: đầu)? năm|cumulative(?:ly)? (?:from|since)) (20\d\d)",
    re.IGNORECASE,
)
