"""Indicator tables: one row an indicator, its unit, and a figure for each year or one figure in all.

Both real tables and those that a copy flattened to one cell a paragraph: `Tiến sĩ | người | 3 | 0 | 2 | 1 | 0`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from vnpolicy.ingest.document import Document, Span
from vnpolicy.nlp.targets.indicator_columns import (
    Column,
    dates_of_title,
    measure_of_title,
    shared_out,
    under_periods,
    with_unit_of_title,
)
from vnpolicy.nlp.targets.indicator_labels import (
    bare,
    figure_labels,
    is_place,
    labels_of,
    read_column,
    sets_nothing,
    stands_over,
    unit_in,
    year_label,
)
from vnpolicy.nlp.targets.quantities import find_quantities


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """A row: its place from name to last figure, its name and unit as printed, and each figure with its column."""

    span: Span
    name: str
    unit: str | None
    figures: tuple[tuple[str, Column], ...]
    head: int


@dataclass(frozen=True, slots=True)
class _Head:
    """What the header of a table says: where it stands, whether it has an ordinal and a unit column, its figures."""

    start: int
    ordered: bool
    unit: bool
    columns: tuple[Column, ...]

    @property
    def width(self) -> int:
        """How many figures a row has."""
        return len(self.columns)


# "3", "1.250,5", "130-155", "80 - 85", ">90", "≥ 95%", "Khoảng 7 - 7,5", "Trên 50", "88% vào năm 2025", "-"
_FIGURE = re.compile(
    r"(?:(?:khoảng|trên|dưới|hơn|gần|từ|đạt|ít nhất|tối thiểu|tối đa|không quá|about|over|under|at least)\s+){0,2}"
    r"[<>≥≤~]{0,2}=?\s*\d[\d.,]*\s*%?(?:\s*(?:[-–÷]|đến)\s*\d[\d.,]*\s*%?)?(?:\+|\s+trở lên)?"
    r"(?:\s+(?:vào|đến|by|in)\s+(?:năm\s+)?20\d\d)?|[-–]|x",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}|[a-zđA-HĐ])[.)]?")
_LONGEST_LABEL = 60


def find_indicator_rows(document: Document) -> list[IndicatorRow]:
    """Rows of all indicator tables of the document, in order."""
    return [*_real_rows(document), *_flat_rows(document)]


def _real_rows(document: Document) -> Iterator[IndicatorRow]:
    for block in document.blocks:
        if block.kind == "table" and len(block.rows) > 1:
            grid = [[cell.span for cell in row] for row in block.rows]
            yield from _rows_of_grid(document, grid)


def _rows_of_grid(document: Document, grid: Sequence[Sequence[Span]]) -> Iterator[IndicatorRow]:
    header_rows = _header_height(document, grid)
    labels = [document.text[slice(*span)] for row in grid[:header_rows] for span in row]
    head = _read_head(labels, document.text, grid[0][0].start)
    if head is None:
        return
    for row in grid[header_rows:]:
        yield from _row(document, [span for span in row if span.start < span.end], head)


def _header_height(document: Document, grid: Sequence[Sequence[Span]]) -> int:
    """Rows until the first that begins with an ordinal or holds plain figures; at least one."""
    for height, row in enumerate(grid[1:4], start=1):
        texts = [document.text[slice(*span)].strip() for span in row]
        plain = [text for text in texts if _FIGURE.fullmatch(text) and not year_label(text)]
        if plain or _ORDINAL.fullmatch(texts[0]):
            return height
    return 1


def _flat_rows(document: Document) -> Iterator[IndicatorRow]:
    """Rows of tables that stand as one cell a paragraph, from a "STT" header on."""
    spans = [block.span for block in document.blocks if block.kind != "table" and block.span.start < block.span.end]
    index = 0
    while index < len(spans):
        span = spans[index]
        head, body = None, index + 1
        if span.end - span.start <= 10 and document.text[slice(*span)].strip().lower() in labels_of("order"):
            head, body = _flat_head(document, spans, index)
        if head is not None:
            end = _table_end(document, spans, body)
            for row in _cut_rows(document, spans[body:end], head):
                yield from _row(document, row, head)
            body = end
        index = body


def _flat_head(document: Document, spans: Sequence[Span], index: int) -> tuple[_Head | None, int]:
    """The header that begins with the cell at `index`, and the index of the first cell after it."""
    labels: list[str] = []
    for place in range(index, min(index + 16, len(spans) - 1)):
        text = document.text[slice(*spans[place])].strip()
        if place > index + 1 and _starts_row(document, spans, place):
            total = _opening_total(labels)
            head = _read_head(labels[: total or None], document.text, spans[index].start)
            return head, index + total if total else place
        if len(text) > _LONGEST_LABEL:
            break
        labels.append(text)
    return None, index + 1


def _opening_total(labels: Sequence[str]) -> int:
    """Where a row of sums stands that comes before the numbered rows: "Tổng cộng | 130 | 169"; 0 without one."""
    figures = 0
    while figures < len(labels) and _FIGURE.fullmatch(labels[-1 - figures]) and not year_label(labels[-1 - figures]):
        figures += 1
    place = len(labels) - figures - 1
    return place if figures and place > 0 and labels[place].lower().strip(" :.") in labels_of("total") else 0


def _starts_row(document: Document, spans: Sequence[Span], index: int) -> bool:
    """An ordinal with words after it: in "5 | 1.4 | Tổ chức đào tạo" 5 is a figure and 1.4 an ordinal."""
    if index + 1 >= len(spans) or not _ORDINAL.fullmatch(document.text[slice(*spans[index])].strip()):
        return False
    following = document.text[slice(*spans[index + 1])].strip()
    named = any(map(str.isalpha, following))  # "-50" behind "50" is a difference
    return named and not _FIGURE.fullmatch(following) and not _ORDINAL.fullmatch(following)


def _table_end(document: Document, spans: Sequence[Span], index: int) -> int:
    while index < len(spans):
        span = spans[index]
        if span.end - span.start > _LONGEST_CELL or _NEXT_PART.match(document.text, span.start):
            break
        index += 1
    return index


def _cut_rows(document: Document, spans: Sequence[Span], head: _Head) -> Iterator[list[Span]]:
    row: list[Span] = []
    number = 0
    for index, span in enumerate(spans):
        ordinal = _starts_row(document, spans, index)
        written = document.text[slice(*span)].strip(" .\n") if ordinal else ""
        if ordinal and written != str(number + 1) and _lacks_figures(document, row, head):
            ordinal = False
        number = int(written) if ordinal and written.isdecimal() else number
        lone = len(row) > 1 and head.unit and _names_row(document, spans, index, head.width)
        lone = lone or (len(row) > 1 and document.text[slice(*span)].lower().strip(" :.\n") in labels_of("total"))
        lone = lone or (
            not head.unit and _follows_row(document, row, spans[index : index + head.width + 1], head.width)
        )
        if row and (ordinal or lone):
            yield row
            row = []
        row.append(span)
    yield row


def _follows_row(document: Document, row: Sequence[Span], next_cells: Sequence[Span], width: int) -> bool:
    """Whether another row without an ordinal begins behind a full one: "Trong đó: Đất trồng lúa | 3,9 | 11,8"."""
    figures = [bool(_FIGURE.fullmatch(document.text[slice(*span)].strip())) for span in next_cells]
    if width < 2 or len(figures) <= width or figures[0] or not all(figures[1:]):
        return False
    before = [bool(_FIGURE.fullmatch(document.text[slice(*span)].strip())) for span in row[1:]]
    return sum(before) >= width


def _names_row(document: Document, spans: Sequence[Span], index: int, width: int) -> bool:
    """Whether a row without an ordinal begins: words, a unit and a figure ("Công nghiệp - xây dựng | % | 26,9")."""
    texts = [document.text[slice(*span)].strip() for span in spans[index : index + width + 2]]
    if len(texts) < 3 or len(texts[0]) <= _SHORTEST_NAME or _FIGURE.fullmatch(texts[0]):
        return False
    figures = [text for text in texts[2:] if _FIGURE.fullmatch(text)]
    unit = is_known_unit(texts[1]) or (len(figures) == width and _is_unit(texts[1]))
    return unit and _FIGURE.fullmatch(texts[2]) is not None


def _lacks_figures(document: Document, row: Sequence[Span], head: _Head) -> bool:
    """Whether a unit waits for its figures, so that "38" in "Dịch vụ | % | 38 | Thuế sản phẩm" is no ordinal."""
    texts = [document.text[slice(*span)].strip() for span in row[-head.width :]]
    while texts and _FIGURE.fullmatch(texts[-1]):
        texts.pop()
    return head.unit and len(row) > 1 and bool(texts) and is_known_unit(texts[-1])


@lru_cache(maxsize=256)
def is_known_unit(text: str) -> bool:
    """Whether the words are a unit of measurement or a thing that plans count."""
    found = find_quantities(f"1 {text}") if len(text) <= _LONGEST_UNIT else []
    return bool(found) and found[0].kind != "none"


def _is_unit(text: str) -> bool:
    return len(text) <= _LONGEST_UNIT and not _FIGURE.fullmatch(text) and not text[:1].isdigit()


_SHORTEST_NAME, _LONGEST_UNIT = 3, 25


_LONGEST_CELL = 300
_NEXT_PART = re.compile(r"(?:PHỤ LỤC|Phụ lục|ANNEX|Annex|APPENDIX|Appendix|Nơi nhận|Ghi chú|Biểu|STT)\b")


def _row(document: Document, spans: Sequence[Span], head: _Head) -> Iterator[IndicatorRow]:
    """The row, if its figures are as many as the columns of figures; a lone one behind a unit is that of the end."""
    texts = [document.text[slice(*span)].strip() for span in spans]
    named = 1 if texts and head.ordered and _ORDINAL.fullmatch(texts[0]) and len(texts) > 1 else 0
    stop = _figures_end(texts, named, head.width)
    tail = stop
    while tail > named + 1 and _FIGURE.fullmatch(texts[tail - 1]) and stop - tail < head.width:
        tail -= 1
    figures = _with_empty_periods(texts[tail:stop], head)
    words = texts[named:tail]
    if any(_FIGURE.fullmatch(word) and word[:1].isdigit() for word in words[1:]):
        return  # more figures than columns: whose they are is not known
    unit = words[-1] if head.unit and len(words) > 1 and _is_unit(words[-1]) else None
    columns = head.columns
    if len(figures) == 1 < head.width and unit and is_known_unit(unit):
        columns = (replace(head.columns[-1], start=None),)
    if not figures or len(figures) != len(columns) or tail <= named:
        return
    yield IndicatorRow(
        span=Span(spans[named].start, spans[stop - 1].end),
        name=_OF_WHICH.sub("", words[0]) or words[0],
        unit=unit,
        figures=tuple(zip(figures, columns, strict=True)),
        head=head.start,
    )


def _with_empty_periods(figures: Sequence[str], head: _Head) -> list[str]:
    """The figures with a dash that stands for all columns of a period put into each: "8 | 3,70 | -" of four columns."""
    below = len({column.measure for column in head.columns if column.end == head.columns[-1].end})
    out: list[str] = []
    for written in figures:
        whole = below > 1 and written in ("-", "–") and len(out) % below == 0 and len(figures) < head.width
        out += [written] * (below if whole else 1)
    return out


_OF_WHICH = re.compile(r"^(?:trong đó|of which)\s*[:,]?\s*(?:[-+]\s*)?", re.IGNORECASE)


def _figures_end(texts: Sequence[str], named: int, width: int) -> int:
    """The index behind the row's last figure: words ("25-30 | Bộ Xây dựng") and ticks ("3 | 3 | x") may follow."""
    figures = [index for index in range(named + 1, len(texts)) if _FIGURE.fullmatch(texts[index])]
    while len(figures) > width and texts[figures[-1]] in "xX":
        figures.pop()
    return figures[-1] + 1 if figures else len(texts)


def _read_head(labels: Sequence[str], text: str, place: int) -> _Head | None:
    """The header; where its rows are places, each column with what is measured there."""
    head = _columns_of_head(labels, text, place)
    names = labels[1 if head is not None and head.ordered else 0 :]
    if head is None or any(column.measure for column in head.columns) or not names or not is_place(names[0]):
        return head
    over = names[1] if len(names) > len(head.columns) + 1 and stands_over(names[1]) else None
    measure = over or measure_of_title(text[max(0, place - 500) : place])
    written = measure.capitalize() if measure and measure.isupper() else measure
    return replace(head, columns=tuple(replace(column, measure=written) for column in head.columns))


def _columns_of_head(labels: Sequence[str], text: str, place: int) -> _Head | None:
    lowered = [re.sub(r"\s+", " ", label.lower()).strip(" :.") for label in labels]
    ordered = lowered[0] in {label.strip(".") for label in labels_of("order")}
    unit = any(label in labels_of("unit") for label in lowered[1:])
    # "STT | Chỉ tiêu | ĐVT | 2024 | 2025": the first column after the ordinals names the indicator
    columns = [column for label in labels[1 + ordered :] for column in read_column(label, unit=unit)]
    dated = [column for column in columns if column.end]
    multiplied = _below_periods(labels[1 + ordered :], unit=unit) if dated else ()
    if multiplied:
        return _Head(place, ordered, unit, multiplied)
    if len(dated) >= 2:
        columns = _ungrouped(labels[1 + ordered :], unit=unit)
        return _Head(place, ordered, unit, with_unit_of_title(_spread(columns), text[max(0, place - 80) : place]))
    counted = [column for column in columns if column.unit or unit]
    if len(counted) == 1 and len(columns) == 1:
        start, end = counted[0].start, counted[0].end
        if end is None:
            start, end = dates_of_title(text[max(0, place - 500) : place])
        if end is None and not labels_of("count").isdisjoint(lowered):
            return None  # "STT | Tên trang thiết bị | Đơn vị | Số lượng": a list of things
        return _Head(place, ordered, unit, (Column(start, end, counted[0].unit),))
    shared = () if unit or not ordered else shared_out(labels[2:], text[max(0, place - 500) : place])
    return _Head(place, ordered, unit, shared) if shared else None


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


def _spread(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The total runs from the first to the last year; of years that are all past it sets no more than they do."""
    years = [column.end for column in columns if column.end and not column.baseline]
    if not years:
        return tuple(replace(column, baseline=True) for column in columns)
    return tuple(
        Column(years[0], years[-1], column.unit) if column.end is None and not column.baseline else column
        for column in columns
    )
