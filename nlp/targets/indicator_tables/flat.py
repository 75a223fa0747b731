"""Indicator tables that a copy flattened to one cell a paragraph: `Tiến sĩ | người | 3 | 0 | 2 | 1 | 0`."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from vnpolicy.ingest.document import Document, Span
from vnpolicy.nlp.targets.indicator_tables.columns import set_in_the_past
from vnpolicy.nlp.targets.indicator_tables.figures import is_figure, is_known_unit, is_ordinal, is_unit
from vnpolicy.nlp.targets.indicator_tables.heads import Head, head_over, read_head
from vnpolicy.nlp.targets.indicator_tables.labels import labels_of, year_label
from vnpolicy.nlp.targets.indicator_tables.model import IndicatorRow

_LONGEST_LABEL, _SHORTEST_NAME = 60, 3


def find_flat_rows(document: Document, issued: str) -> Iterator[IndicatorRow]:
    """Rows of tables that stand as one cell a paragraph, from "STT" or "Chỉ tiêu | ĐVT" in the header on."""
    spans = [block.span for block in document.blocks if block.kind != "table" and block.span.start < block.span.end]
    cells = [document.text[slice(*span)].strip() for span in spans]
    index = 0
    while index < len(cells):
        head, body = None, index + 1
        if _opens_head(cells, index):
            start = spans[index].start
            head, body = _flat_head(cells, index, document.text[max(0, start - _TITLE) : start], start)
        if head is not None:
            head = replace(head, columns=set_in_the_past(head.columns, issued))
            end = _table_end(cells, body)
            for first, stop in _cut_rows(cells[body:end], head):
                yield from _row(spans[body + first : body + stop], cells[body + first : body + stop], head)
            body = end
        index = body


_TITLE = 500  # characters above a table that may name and date it


def _opens_head(cells: Sequence[str], index: int) -> bool:
    """Whether a cell numbers the rows of a table, or names them right before their unit or a year."""
    if len(cells[index]) > _LONGEST_NAME_CELL:
        return False
    label = cells[index].lower()
    if label in labels_of("order"):
        return True
    if label not in labels_of("name") or index + 1 >= len(cells):
        return False
    return cells[index + 1].lower() in labels_of("unit") or year_label(cells[index + 1]) is not None


_LONGEST_NAME_CELL = 20


def _flat_head(cells: Sequence[str], index: int, title: str, start: int) -> tuple[Head | None, int]:
    """The header that begins with the cell at `index`, below `title`, and the index of the first cell after it."""
    starts = _starts_row if cells[index].lower() in labels_of("order") else _starts_unnumbered
    for place in range(index, min(index + _MOST_LABELS, len(cells) - 1)):
        if place > index + 1 and starts(cells, place):
            labels = cells[index:place]
            total = _opening_total(labels)
            named = labels[: total or None]
            head = read_head(named, title, start)
            width = _width(cells, place)
            if head is None or head.width != width:
                head = head_over(named, width, title, start) or head
            return head, index + total if total else place
        if len(cells[place]) > _LONGEST_LABEL:
            break
    return None, index + 1


_MOST_LABELS = 16


def _width(cells: Sequence[str], start: int) -> int:
    """How many figures stand side by side in most of the rows that begin at `start`."""
    runs, run = Counter[int](), 0
    for place, said in enumerate(cells[start : start + _FIRST_CELLS], start):
        if is_figure(said) and said not in "xX" and not _starts_row(cells, place):
            run += 1
        else:
            runs[run] += 1
            run = 0
    runs[run] += 1
    del runs[0]
    return max(runs, key=lambda width: (runs[width], width), default=0)


_FIRST_CELLS = 60


def _opening_total(labels: Sequence[str]) -> int:
    """Where a row of sums stands that comes before the numbered rows: "Tổng cộng | 130 | 169"; 0 without one."""
    figures = 0
    while figures < len(labels) and is_figure(labels[-1 - figures]) and not year_label(labels[-1 - figures]):
        figures += 1
    place = len(labels) - figures - 1
    return place if figures and place > 0 and labels[place].lower().strip(" :.") in labels_of("total") else 0


def _starts_row(cells: Sequence[str], index: int) -> bool:
    """An ordinal with words after it: in "5 | 1.4 | Tổ chức đào tạo" 5 is a figure and 1.4 an ordinal."""
    if index + 1 >= len(cells) or not is_ordinal(cells[index]):
        return False
    following = cells[index + 1]
    named = any(map(str.isalpha, following))  # "-50" behind "50" is a difference
    return named and not is_figure(following) and not is_ordinal(following)


def _starts_unnumbered(cells: Sequence[str], index: int) -> bool:
    """A name with a figure behind it or behind its unit: "Tỷ lệ hộ có nước sạch | % | 80"; not "ĐVT | 2027"."""
    name, *behind = cells[index : index + 3]
    figure = behind[1 if len(behind) > 1 and is_unit(behind[0]) else 0 :][:1]
    named = len(name) > _SHORTEST_NAME and not is_figure(name) and not year_label(name)
    return named and any(is_figure(text) and not year_label(text) for text in figure)


def _table_end(cells: Sequence[str], index: int) -> int:
    ends = (place for place in range(index, len(cells)) if _ends_table(cells[place]))
    return next(ends, len(cells))


def _ends_table(cell: str) -> bool:
    """Whether a cell is of what stands below a table: a paragraph, another part."""
    return len(cell) > _LONGEST_CELL or _NEXT_PART.match(cell) is not None


def _cut_rows(cells: Sequence[str], head: Head) -> Iterator[tuple[int, int]]:
    """Where each row begins and ends among the `cells` of a table."""
    first, number = 0, 0
    for index, cell in enumerate(cells):
        row = cells[first:index]
        ordinal = head.ordered and _starts_row(cells, index)
        written = cell.strip(" .") if ordinal else ""
        if ordinal and written != str(number + 1) and _lacks_figures(row, head):
            ordinal = False
        number = int(written) if ordinal and written.isdecimal() else number
        if row and (ordinal or _starts_without_ordinal(cells[index : index + head.width + 2], row, head)):
            yield first, index
            first = index
    yield first, len(cells)


def _starts_without_ordinal(cells: Sequence[str], row: Sequence[str], head: Head) -> bool:
    """Whether a row without an ordinal begins with `cells`, behind the `row` so far."""
    if not head.unit and _follows_row(row, cells, head.width):
        return True
    total = cells[0].lower().strip(" :.") in labels_of("total")
    return len(row) > 1 and (total or (head.unit and _names_row(cells, head.width)))


def _follows_row(row: Sequence[str], cells: Sequence[str], width: int) -> bool:
    """Whether another row begins behind a full one: "Trong đó: Đất trồng lúa | 3,9 | 11,8"."""
    if width < 2 or len(cells) <= width or is_figure(cells[0]) or not all(map(is_figure, cells[1 : width + 1])):
        return False
    return sum(map(is_figure, row[1:])) >= width


def _names_row(cells: Sequence[str], width: int) -> bool:
    """Whether a row begins with words, a unit and a figure: "Công nghiệp - xây dựng | % | 26,9"."""
    if len(cells) < 3 or len(cells[0]) <= _SHORTEST_NAME or is_figure(cells[0]):
        return False
    full = sum(map(is_figure, cells[2:])) == width
    return (is_known_unit(cells[1]) or (full and is_unit(cells[1]))) and is_figure(cells[2])


def _lacks_figures(row: Sequence[str], head: Head) -> bool:
    """Whether figures are still to come, so that the next one is no ordinal though words stand behind it.

    "38" in "Dịch vụ | % | 38 | Thuế sản phẩm", where a unit waits for it; "20" in "4 | Xã A | 1 | 2 | 20 | Tổng cộng",
    where a row without a unit has fewer figures than columns.
    """
    if not head.unit:
        figures = row[1 + head.ordered :]
        return 0 < len(figures) < head.width and all(map(is_figure, figures))
    last = next((text for text in reversed(row[-head.width :]) if not is_figure(text)), "")
    return len(row) > 1 and is_known_unit(last)


_LONGEST_CELL = 300
_NEXT_PART = re.compile(r"(?:PHỤ LỤC|Phụ lục|ANNEX|Annex|APPENDIX|Appendix|Nơi nhận|Ghi chú|Biểu|STT)\b")


def _row(spans: Sequence[Span], texts: Sequence[str], head: Head) -> Iterator[IndicatorRow]:
    """The row, if its figures are as many as the columns of figures; a lone one behind a unit is that of the end."""
    named = 1 if texts and head.ordered and is_ordinal(texts[0]) and len(texts) > 1 else 0
    stop = _figures_end(texts, named, head.width)
    tail = stop
    while tail > named + 1 and is_figure(texts[tail - 1]) and stop - tail < head.width:
        tail -= 1
    figures = _with_empty_periods(texts[tail:stop], head)
    words = texts[named:tail]
    if any(is_figure(word) and word[:1].isdigit() for word in words[1:]):
        return  # more figures than columns: whose they are is not known
    unit = words[-1] if head.unit and len(words) > 1 and is_unit(words[-1]) else None
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


def _with_empty_periods(figures: Sequence[str], head: Head) -> list[str]:
    """The figures with a dash that stands for all columns of a period put into each: "8 | 3,70 | -" of four columns."""
    below = len({column.measure for column in head.columns if column.end == head.columns[-1].end})
    out: list[str] = []
    for written in figures:
        whole = below > 1 and written in ("-", "–") and len(out) % below == 0 and len(figures) < head.width
        out += [written] * (below if whole else 1)
    return out


_OF_WHICH = re.compile(r"^(?:[-–+•*]\s*)?(?:trong đó|of which)\s*[:,]?\s*(?:[-–+•*]\s*)?|^[-–+•*]\s+", re.IGNORECASE)


def _figures_end(texts: Sequence[str], named: int, width: int) -> int:
    """The index behind the row's last figure: words ("3 | Sở Y tế", "100 | 100 | Duy trì") and ticks may follow."""
    figures = [index for index in range(named + 1, len(texts)) if is_figure(texts[index])]
    while len(figures) > width and not any(map(str.isdigit, texts[figures[-1]])):
        figures.pop()
    return figures[-1] + 1 if figures else len(texts)
