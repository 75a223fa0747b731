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
    index = 0
    while index < len(spans):
        head, body = None, index + 1
        if _opens_head(document, spans, index):
            head, body = _flat_head(document, spans, index)
        if head is not None:
            head = replace(head, columns=set_in_the_past(head.columns, issued))
            end = _table_end(document, spans, body)
            for row in _cut_rows(document, spans[body:end], head):
                yield from _row(document, row, head)
            body = end
        index = body


def _opens_head(document: Document, spans: Sequence[Span], index: int) -> bool:
    """Whether a cell numbers the rows of a table, or names them right before their unit or a year."""
    if spans[index].end - spans[index].start > _LONGEST_NAME_CELL:
        return False
    label = document.text[slice(*spans[index])].strip().lower()
    if label in labels_of("order"):
        return True
    if label not in labels_of("name") or index + 1 >= len(spans):
        return False
    following = document.text[slice(*spans[index + 1])].strip()
    return following.lower() in labels_of("unit") or year_label(following) is not None


_LONGEST_NAME_CELL = 20


def _flat_head(document: Document, spans: Sequence[Span], index: int) -> tuple[Head | None, int]:
    """The header that begins with the cell at `index`, and the index of the first cell after it."""
    labels: list[str] = []
    numbered = document.text[slice(*spans[index])].strip().lower() in labels_of("order")
    starts = _starts_row if numbered else _starts_unnumbered
    for place in range(index, min(index + 16, len(spans) - 1)):
        text = document.text[slice(*spans[place])].strip()
        if place > index + 1 and starts(document, spans, place):
            total = _opening_total(labels)
            named = labels[: total or None]
            head = read_head(named, document.text, spans[index].start)
            width = _width(document, spans[place:])
            if head is None or head.width != width:
                head = head_over(named, width, document.text, spans[index].start) or head
            return head, index + total if total else place
        if len(text) > _LONGEST_LABEL:
            break
        labels.append(text)
    return None, index + 1


def _width(document: Document, spans: Sequence[Span]) -> int:
    """How many figures stand side by side in most of the rows that begin `spans`."""
    runs, run = Counter[int](), 0
    for place, span in enumerate(spans[:_FIRST_CELLS]):
        said = document.text[slice(*span)].strip()
        if is_figure(said) and said not in "xX" and not _starts_row(document, spans, place):
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


def _starts_row(document: Document, spans: Sequence[Span], index: int) -> bool:
    """An ordinal with words after it: in "5 | 1.4 | Tổ chức đào tạo" 5 is a figure and 1.4 an ordinal."""
    if index + 1 >= len(spans) or not is_ordinal(document.text[slice(*spans[index])].strip()):
        return False
    following = document.text[slice(*spans[index + 1])].strip()
    named = any(map(str.isalpha, following))  # "-50" behind "50" is a difference
    return named and not is_figure(following) and not is_ordinal(following)


def _starts_unnumbered(document: Document, spans: Sequence[Span], index: int) -> bool:
    """A name with a figure behind it or behind its unit: "Tỷ lệ hộ có nước sạch | % | 80"; not "ĐVT | 2027"."""
    texts = [document.text[slice(*span)].strip() for span in spans[index : index + 3]]
    behind = texts[2 if len(texts) > 2 and is_unit(texts[1]) else 1 :][:1]
    named = len(texts[0]) > _SHORTEST_NAME and not is_figure(texts[0]) and not year_label(texts[0])
    return named and any(is_figure(text) and not year_label(text) for text in behind)


def _table_end(document: Document, spans: Sequence[Span], index: int) -> int:
    while index < len(spans):
        span = spans[index]
        if span.end - span.start > _LONGEST_CELL or _NEXT_PART.match(document.text, span.start):
            break
        index += 1
    return index


def _cut_rows(document: Document, spans: Sequence[Span], head: Head) -> Iterator[list[Span]]:
    row: list[Span] = []
    number = 0
    for index, span in enumerate(spans):
        ordinal = head.ordered and _starts_row(document, spans, index)
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
    figures = [is_figure(document.text[slice(*span)].strip()) for span in next_cells]
    if width < 2 or len(figures) <= width or figures[0] or not all(figures[1:]):
        return False
    before = [is_figure(document.text[slice(*span)].strip()) for span in row[1:]]
    return sum(before) >= width


def _names_row(document: Document, spans: Sequence[Span], index: int, width: int) -> bool:
    """Whether a row without an ordinal begins: words, a unit and a figure ("Công nghiệp - xây dựng | % | 26,9")."""
    texts = [document.text[slice(*span)].strip() for span in spans[index : index + width + 2]]
    if len(texts) < 3 or len(texts[0]) <= _SHORTEST_NAME or is_figure(texts[0]):
        return False
    figures = [text for text in texts[2:] if is_figure(text)]
    unit = is_known_unit(texts[1]) or (len(figures) == width and is_unit(texts[1]))
    return unit and is_figure(texts[2])


def _lacks_figures(document: Document, row: Sequence[Span], head: Head) -> bool:
    """Whether figures are still to come, so that the next one is no ordinal though words stand behind it.

    "38" in "Dịch vụ | % | 38 | Thuế sản phẩm", where a unit waits for it; "20" in "4 | Xã A | 1 | 2 | 20 | Tổng cộng",
    where a row without a unit has fewer figures than columns.
    """
    texts = [document.text[slice(*span)].strip() for span in row]
    if not head.unit:
        figures = texts[1 + head.ordered :]
        return 0 < len(figures) < head.width and all(map(is_figure, figures))
    texts = texts[-head.width :]
    while texts and is_figure(texts[-1]):
        texts.pop()
    return len(row) > 1 and bool(texts) and is_known_unit(texts[-1])


_LONGEST_CELL = 300
_NEXT_PART = re.compile(r"(?:PHỤ LỤC|Phụ lục|ANNEX|Annex|APPENDIX|Appendix|Nơi nhận|Ghi chú|Biểu|STT)\b")


def _row(document: Document, spans: Sequence[Span], head: Head) -> Iterator[IndicatorRow]:
    """The row, if its figures are as many as the columns of figures; a lone one behind a unit is that of the end."""
    texts = [document.text[slice(*span)].strip() for span in spans]
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
