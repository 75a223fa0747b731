"""Tables copied as text, one cell a paragraph, found again by their column names and the type of each cell."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from vnpolicy.ingest.document import Block, Document, Span
from vnpolicy.nlp.tables.cell_types import CellTraits, agency_score, cells_traits
from vnpolicy.nlp.tables.counted_cells import counted_rows
from vnpolicy.nlp.tables.headers import (
    AGENCY_ROLES,
    LONGEST_LABEL,
    HeaderRun,
    column_role,
    find_header,
    is_number,
    shorter,
)
from vnpolicy.nlp.tables.merged_cells import (
    carry_down,
    lead_from_groups,
    lead_from_title,
    names_bodies,
    repeat_dittos,
    title_merged_works,
    unnest,
)
from vnpolicy.nlp.tables.model import Column, TableCell, TableRow, TaskTable, cover
from vnpolicy.nlp.tables.parallel_parts import part_rows
from vnpolicy.nlp.tables.row_assignment import GROUP_NUMBER, GROUP_TITLE, OUTSIDE, Step, assign

# A paragraph after which no table goes on: "Nơi nhận:", "PHỤ LỤC II", "KT. BỘ TRƯỞNG", "Điều 3. Hiệu lực", "Article 4."
_STOP = re.compile(
    r"Nơi nhận\s*:|PHỤ LỤC\b|Phụ lục(?: số)? ?(?:[IVX\d]+|:|$)|(?:KT|TM|TL|TUQ|Q)\. ?[A-ZĐ]|Điều \d+\. |Recipients\s*:"
    r"|APPENDIX\b|ANNEX\b|Appendix [IVX\d]+|Annex [IVX\d]+|Article \d+\.|Ghi chú\s*:|DANH SÁCH "
    r"|\((?:Kèm theo|Ban hành kèm theo)|\((?:Attached|Promulgated|Issued) (?:to|with|together)"
    r"|(?:PHÓ )?(?:CHỦ TỊCH|THỦ TƯỚNG|BỘ TRƯỞNG|GIÁM ĐỐC)$"
)
# "III. TỔ CHỨC THỰC HIỆN" with "1. Trách nhiệm của ..." below it, after rows whose numbers stand alone
_CHAPTER = re.compile(r"(?:[IVX]{1,5}|[A-D]|\d{1,2})[.)] ?\S.{3}")
_ITEM = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*[.)] ?|[a-zđ]\) ?|[-+•] ?)[^\W\d]")
_NUMBER_COLUMN = ("STT", "TT", "Số TT")  # opens the header of another table, whatever the rest of it says
_MOST_CELLS = 4000  # paragraphs of one table; the longest real ones have about 1,500


@dataclass(frozen=True, slots=True)
class _Stream:
    """The paragraphs of a document that may be cells, with their places."""

    text: str
    texts: tuple[str, ...]
    spans: tuple[Span, ...]
    cells: tuple[bool, ...]


def find_flattened(document: Document) -> Iterator[TaskTable]:
    """Task tables among the paragraphs and lone cells of `document`, in the order of the text."""
    for blocks in _stretches(document.blocks):
        yield from _tables_of(_stream(document, blocks))


def _stretches(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Runs of blocks between real tables."""
    run: list[Block] = []
    for block in blocks:
        if block.kind == "table":
            yield run
            run = []
        else:
            run.append(block)
    yield run


def _stream(document: Document, blocks: Sequence[Block]) -> _Stream:
    texts = tuple(document.text[block.span.start : block.span.end] for block in blocks)
    return _Stream(document.text, texts, tuple(b.span for b in blocks), tuple(b.kind == "cell" for b in blocks))


def _tables_of(stream: _Stream) -> Iterator[TaskTable]:
    headers = _headers(stream)
    ends = [*(header.first for header in headers[1:]), len(stream.texts)]
    for header, last in zip(headers, ends[: len(headers)], strict=True):
        stop = _stop(stream.texts, header.last, last)
        table = _read(stream, header, stop)
        if table is not None:
            yield table


def _headers(stream: _Stream) -> list[HeaderRun]:
    """Header runs in order; a header that is printed again on the next page is another run."""
    found: list[HeaderRun] = []
    for index, text in enumerate(stream.texts):
        if not text or len(text) > LONGEST_LABEL or (found and index < found[-1].last):
            continue
        role = column_role(text)
        if role in AGENCY_ROLES or role == "number":
            header = find_header(stream.texts, stream.spans, index)
            if header is not None and _assigns(header) and (not found or header.first >= found[-1].last):
                found.append(header)
    return found


def _assigns(header: HeaderRun) -> bool:
    """Whether columns are those of a task table: with agencies, or works and times whose groups may name agencies."""
    roles = {column.role for column in header.columns}
    return bool(roles & AGENCY_ROLES) or {"work", "period"} <= roles


def _stop(texts: Sequence[str], first: int, last: int) -> int:
    """Where the table must have ended; the rows may end before."""
    numbers = 0
    for index in range(first, min(last, first + _MOST_CELLS)):
        text = texts[index]
        numbers += is_number(text)
        if _STOP.match(text) or (index > first and text in _NUMBER_COLUMN):
            return index
        if (numbers >= 3 or _is_chapter(texts, index)) and _goes_over_to_prose(texts, index, last):
            return index
    return min(last, first + _MOST_CELLS)


def _is_chapter(texts: Sequence[str], index: int) -> bool:
    """Whether a title in capitals stands above a whole sentence, or above a body and its first work.

    "VII. QUẢN LÝ QUỸ", "1. Quỹ được công khai."; "III. TỔ CHỨC THỰC HIỆN", "1. Hiệu trưởng", "- Chỉ đạo ...".
    """
    below = "".join(texts[index + 1 : index + 2])
    if not texts[index].isupper() or below.endswith("."):
        return texts[index].isupper()
    item = _ITEM.match(below)
    bulleted = "".join(texts[index + 2 : index + 3])[:1] in ("-", "+", "•")
    return item is not None and bulleted and agency_score(below[item.end() - 1 :]) >= 0.7


def _goes_over_to_prose(texts: Sequence[str], index: int, last: int) -> bool:
    """Whether a chapter with its items begins: not "III. Đội tàu", "1. Quản lý" above the row number "1.1"."""
    if index + 1 >= last or not (_CHAPTER.match(texts[index]) and _ITEM.match(texts[index + 1])):
        return False
    return index + 2 >= last or not is_number(texts[index + 2])


def _read(stream: _Stream, header: HeaderRun, stop: int) -> TaskTable | None:
    columns, rows, placed = _best_reading(stream, header, stop)
    if not rows:
        return None
    table = TaskTable(Span(stream.spans[header.first].start, rows[-1].span.end), columns, tuple(rows), placed)
    title = stream.spans[header.first - 1] if header.first else None
    table = part_rows(repeat_dittos(title_merged_works(table), stream.text), stream.text)
    table = lead_from_title(unnest(table, stream.text), stream.text, title)
    table = carry_down(lead_from_groups(table, stream.text), stream.text)
    return table if names_bodies(table, stream.text) else None


def _best_reading(stream: _Stream, header: HeaderRun, stop: int) -> tuple[tuple[Column, ...], list[TableRow], bool]:
    """Columns, rows, and whether cells were counted off.

    An unknown last name of the header may be the title of the first group of rows.
    """
    best: tuple[float, tuple[Column, ...], list[TableRow]] = (float("-inf"), (), [])
    for named in (header, *shorter(header)):
        first = _after_column_numbers(stream.texts, named)
        columns = _with_number(stream, named, first, stop)
        if _piped(stream, first, stop):
            counted = counted_rows(stream.texts[first:stop], stream.spans[first:stop], columns)
            if counted is not None:
                return columns, counted, True
        kept = [i for i in range(first, stop) if stream.texts[i]]
        roles = _roles(columns)
        traits = cells_traits([stream.texts[i] for i in kept])
        score, steps = assign(traits, roles)
        if score > best[0]:
            work = roles.index("work") if "work" in roles else -1
            best = (score, columns, _build_rows([stream.spans[i] for i in kept], traits, steps, work))
    return best[1], best[2], False


def _roles(columns: Sequence[Column]) -> list[str]:
    """Roles for the search: without a column of work, the one of agencies holds the work too, below each agency."""
    roles = [column.role for column in columns]
    return roles if "work" in roles else ["mixed" if role == "agency" else role for role in roles]


def _piped(stream: _Stream, first: int, stop: int) -> bool:
    return sum(stream.cells[first:stop]) * 5 >= (stop - first) * 4 and any(not t for t in stream.texts[first:stop])


def _after_column_numbers(texts: Sequence[str], header: HeaderRun) -> int:
    """Where the body begins: behind a line "(1) (2) (3) ..." that numbers the columns."""
    count = 0
    while header.last + count < len(texts) and texts[header.last + count].strip("()") == str(count + 1):
        count += 1
    if count < 3:
        count = _quarters(texts[header.last : header.last + 5])
    return header.last + count


def _quarters(texts: Sequence[str]) -> int:
    """How many columns a second header line names that is just "I | II | III | IV"."""
    return next((n for n in (4, 3, 2) if list(texts[:n]) == ["I", "II", "III", "IV"][:n]), 0)


def _with_number(stream: _Stream, header: HeaderRun, first: int, stop: int) -> tuple[Column, ...]:
    """The columns, with a number column in front where rows are numbered and the header does not say so."""
    if header.columns[0].role == "number":
        return header.columns
    numbers = sum(map(is_number, stream.texts[first:stop]))
    if numbers * 3 * len(header.columns) < stop - first:
        return header.columns
    at = stream.spans[header.first].start
    return (Column("number", "", Span(at, at)), *header.columns)


def _build_rows(
    spans: Sequence[Span], traits: Sequence[CellTraits], steps: Sequence[Step], work: int
) -> list[TableRow]:
    """Rows out of the steps; titles of group rows are kept with the rows below them. `work` is the work's column."""
    rows: list[TableRow] = []
    titles = _Titles()
    cells: dict[int, list[int]] = {}
    for index, step in enumerate(steps):
        if step.state == OUTSIDE:
            break
        if step.opens and cells:
            titles.replace(_title_in_work(cells.get(work, []), traits, spans))
            rows.append(_row(cells, spans, titles.spans))
            cells = {}
        if step.state in (GROUP_NUMBER, GROUP_TITLE):
            titles.open(traits[index].depth, opens=step.opens)
            titles.spans += [spans[index]] if step.state == GROUP_TITLE else []
        else:
            cells.setdefault(step.state, []).append(index)
    if cells:
        titles.replace(_title_in_work(cells.get(work, []), traits, spans))
        rows.append(_row(cells, spans, titles.spans))
    return rows


@dataclass(slots=True)
class _Titles:
    """The titles above the next row, outermost first, with the depths of their numbers."""

    spans: list[Span] = field(default_factory=list)
    depths: list[int] = field(default_factory=list)

    def open(self, depth: int | None, *, opens: bool) -> None:
        """A title, or the number before it: it takes the place of those that are not above it."""
        if not opens:
            return
        kept = next((i for i, above in enumerate(self.depths) if depth is None or above >= depth), len(self.depths))
        self.spans = self.spans[:kept]
        self.depths = [*self.depths[:kept], 99 if depth is None else depth]

    def replace(self, found: list[Span]) -> None:
        """One title for all, where the work of a row began with it."""
        if found:
            self.spans, self.depths = found, [99]


def _title_in_work(paragraphs: list[int], traits: Sequence[CellTraits], spans: Sequence[Span]) -> list[Span]:
    """The title of a group above a row without a number, taken out of the work: "4 | Bộ A | Kiện toàn ..."."""
    if len(paragraphs) < 2:
        return []
    first, second = traits[paragraphs[0]], traits[paragraphs[1]]
    body = first.agency >= 0.75 and first.length <= 60 and second.agency < 0.5 and not second.bullet
    if not body and not (first.upper and not second.upper):
        return []
    return [spans[paragraphs.pop(0)]]


def _row(cells: dict[int, list[int]], spans: Sequence[Span], groups: Sequence[Span]) -> TableRow:
    found = tuple(TableCell(column, cover(spans[i] for i in indexes)) for column, indexes in sorted(cells.items()))
    return TableRow(cover(cell.span for cell in found), found, tuple(groups))
