"""Indicator tables: one row an indicator, its unit, and a figure for each year or one figure in all.

Both real tables and those that a copy flattened to one cell a paragraph: `Tiến sĩ | người | 3 | 0 | 2 | 1 | 0`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from vnpolicy.corpus import read_table
from vnpolicy.ingest.document import Document, Span
from vnpolicy.nlp.clause_pieces import wording
from vnpolicy.nlp.indicator_columns import Column, dates_of_title, shared_out, with_unit_of_title
from vnpolicy.nlp.period_atoms import Atom, find_atoms
from vnpolicy.nlp.quantities import find_quantities


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
_UNIT_IN_NAME = re.compile(r"\(\s*(?:ĐVT|Đơn vị(?: tính)?|Unit)?\s*:?\s*([^\d()]{1,20})\)", re.IGNORECASE)
_LONGEST_LABEL = 60


@cache
def _labels(role: str) -> frozenset[str]:
    return frozenset(row["label"] for row in read_table("indicator_headers") if row["role"] == role)


@cache
def _figures() -> frozenset[str]:
    """Names of columns of figures, also of mere counts."""
    return _labels("value") | _labels("count")


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
        plain = [text for text in texts if _FIGURE.fullmatch(text) and not _year_label(text)]
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
        if span.end - span.start <= 10 and document.text[slice(*span)].strip().lower() in _labels("order"):
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
    while figures < len(labels) and _FIGURE.fullmatch(labels[-1 - figures]) and not _year_label(labels[-1 - figures]):
        figures += 1
    place = len(labels) - figures - 1
    return place if figures and place > 0 and labels[place].lower().strip(" :.") in _labels("total") else 0


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
    figures = texts[tail:stop]
    words = texts[named:tail]
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


_OF_WHICH = re.compile(r"^(?:trong đó|of which)\s*[:,]?\s*(?:[-+]\s*)?", re.IGNORECASE)


def _figures_end(texts: Sequence[str], named: int, width: int) -> int:
    """The index behind the row's last figure: words ("25-30 | Bộ Xây dựng") and ticks ("3 | 3 | x") may follow."""
    figures = [index for index in range(named + 1, len(texts)) if _FIGURE.fullmatch(texts[index])]
    while len(figures) > width and texts[figures[-1]] in "xX":
        figures.pop()
    return figures[-1] + 1 if figures else len(texts)


def _read_head(labels: Sequence[str], text: str, place: int) -> _Head | None:
    lowered = [re.sub(r"\s+", " ", label.lower()).strip(" :.") for label in labels]
    ordered = lowered[0] in {label.strip(".") for label in _labels("order")}
    unit = any(label in _labels("unit") for label in lowered[1:])
    # "STT | Chỉ tiêu | ĐVT | 2024 | 2025": the first column after the ordinals names the indicator
    columns = [column for label in labels[1 + ordered :] for column in _column(label, unit=unit)]
    dated = [column for column in columns if column.end]
    if len(dated) >= 2:
        below = labels[1 + ordered :]
        columns = _subdivided(below) or _ungrouped(below, unit=unit)
        return _Head(place, ordered, unit, with_unit_of_title(_spread(columns), text[max(0, place - 80) : place]))
    counted = [column for column in columns if column.unit or unit]
    if len(counted) == 1 and len(columns) == 1:
        start, end = counted[0].start, counted[0].end
        if end is None:
            start, end = dates_of_title(text[max(0, place - 500) : place])
        if end is None and not _labels("count").isdisjoint(lowered):
            return None  # "STT | Tên trang thiết bị | Đơn vị | Số lượng": a list of things
        return _Head(place, ordered, unit, (Column(start, end, counted[0].unit),))
    shared = () if unit or not ordered else shared_out(labels[2:], text[max(0, place - 500) : place])
    return _Head(place, ordered, unit, shared) if shared else None


def _subdivided(labels: Sequence[str]) -> list[Column]:
    """The columns of a header of two rows whose years all have the same columns below them; else none.

    "Hiện trạng năm 2025 | Quy hoạch đến năm 2030" over "Diện tích (ha) | Cơ cấu (%) | Diện tích (ha) | Cơ cấu (%)".
    """
    named = [label for label in labels if label]
    years = [label for label in named if _year_label(label)]
    for width in (2, 3):
        below = named[-width * len(years) :]
        same = all(_bare(label) == _bare(below[place % width]) for place, label in enumerate(below))
        if len(years) > 1 and same and len(set(map(_bare, below))) == width and not any(map(_year_label, below)):
            return [_below(year, label) for year in years for label in below[:width]]
    return []


def _below(year: str, label: str) -> Column:
    """The column of `label` below that of a year; one of money or of what was reached sets no target."""
    atom, unit = _year_label(year), _UNIT_IN_NAME.search(label)
    told = any(_bare(name).startswith(word) for name in (year, label) for word in _labels("baseline"))
    start = atom.first.iso if atom and atom.ranged else None
    baseline = told or wording("not_indicator").search(label) is not None
    return Column(start, atom.last.iso if atom else None, unit[1].strip() if unit else None, baseline)


def _ungrouped(labels: Sequence[str], *, unit: bool) -> list[Column]:
    """The columns without a name that only stands over years: "Mục tiêu (%)" over "Đến năm 2025 | Đến năm 2030".

    The unit in such a name is that of all columns without their own.
    """
    groups = _figures() - _labels("total")
    over = [label for label in labels if _bare(label) in groups]
    shared = next((found[1].strip() for label in over if (found := _UNIT_IN_NAME.search(label))), None)
    own = [label for label in labels if label not in over]
    columns = [column for label in own for column in _column(label, unit=unit)]
    return [replace(column, unit=column.unit or shared) for column in columns]


def _bare(label: str) -> str:
    """A header cell in small letters without what stands in brackets: "Mục tiêu (%)" is "mục tiêu"."""
    return re.sub(r"\s*\(.*\)", "", re.sub(r"\s+", " ", label.lower())).strip(" :.")


def _spread(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The total runs from the first to the last year; of years that are all past it sets no more than they do."""
    years = [column.end for column in columns if column.end and not column.baseline]
    if not years:
        return tuple(replace(column, baseline=True) for column in columns)
    return tuple(
        Column(years[0], years[-1], column.unit) if column.end is None and not column.baseline else column
        for column in columns
    )


def _column(label: str, *, unit: bool) -> Iterator[Column]:
    """The column of figures that a header cell names; none for "STT", "Nội dung", "Năm" over years."""
    bare = _bare(label)
    found = _UNIT_IN_NAME.search(label)
    printed = found[1].strip() if found else None
    baseline = any(bare.startswith(word) for word in _labels("baseline"))
    year = _year_label(label)
    if year is not None:
        yield Column(year.first.iso if year.ranged else None, year.last.iso, printed, baseline)
    elif bare in _labels("total") or (bare in _figures() and (printed or unit)):
        yield Column(None, None, printed)
    elif baseline:
        yield Column(None, None, printed, baseline=True)


def _year_label(label: str) -> Atom | None:
    """The one year or range of years in a short label: "2025", "Năm 2025", "Đến năm 2030", "Giai đoạn 2021-2025"."""
    if len(label) > 40:
        return None
    atoms = [atom for atom in find_atoms(label) if atom.kind == "year"]
    return atoms[0] if len(atoms) == 1 else None
