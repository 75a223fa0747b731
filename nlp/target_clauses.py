"""Clauses that state a figure: cut small enough to quote, each with the headings and labels that govern it."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from vnpolicy.corpus import read_table
from vnpolicy.ingest.document import Document, Span
from vnpolicy.nlp.period_atoms import find_atoms
from vnpolicy.nlp.quantities import Quantity, find_quantities

if TYPE_CHECKING:
    from vnpolicy.nlp.outline import Outline
    from vnpolicy.nlp.table_model import TaskTable


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of the document with at least one figure.

    `before` is what stands before it in its paragraph; `headings` the texts that govern it, nearest first; `label` the
    label lines right after it ("Thời gian thực hiện: ..."); `cell` whether it is a table cell.
    """

    span: Span
    figures: tuple[Quantity, ...]
    before: str = ""
    headings: tuple[str, ...] = ()
    label: str = ""
    cell: bool = False
    alone: bool = True


@cache
def wording(role: str) -> re.Pattern[str]:
    """Pattern of the wordings that have `role` in `target_words`, longest first."""
    phrases = sorted(
        {row["phrase"] for row in read_table("target_words") if row["role"] == role}, key=len, reverse=True
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, phrases))})(?!\w)", re.IGNORECASE)


# "- ", "+ ", "a) ", "1.2. ", "IV. ", "(1) "
MARKER = re.compile(
    r"\s*(?:[-–•+*]\s*|\(?[a-zđA-ZĐ]{1,2}\d?\)\s*|(?:\d{1,2}\.)+\d{0,2}\s+|\(?\d{1,2}\)\s+|[IVX]{1,5}\.\s+)"
)
# "... bền vững; phổ biến ...", "... quốc tế. Đến năm 2030, ..."
_STOP = re.compile(r";\s*|(?<=[\w)”\"’%])\.\s+(?=[“\"(]?[A-ZĐÀ-Ỹ0-9])")
_LABEL = re.compile(r"(?:thời gian|thời hạn|tiến độ|time|duration|deadline)[^:]{0,40}:", re.IGNORECASE)
_GOVERNING = 400


def find_clauses(document: Document, outline: "Outline | None", tables: "Sequence[TaskTable]" = ()) -> list[Clause]:
    """Every clause of the document that has a figure with a unit, in order."""
    headings = _headings_by_block(document, outline)
    periods = _row_periods(document, tables)
    out: list[Clause] = []
    for index, block in enumerate(document.blocks):
        for span in _cells(document, index):
            cell = block.kind in ("cell", "table")
            clauses = _clauses_of(document.text, span)
            if not clauses:
                continue
            label = periods.get(span.start) or _label_after(document, index)
            governing = headings(index)
            out += [replace(clause, headings=governing, label=label, cell=cell) for clause in clauses]
    return out


def _cells(document: Document, index: int) -> Iterator[Span]:
    block = document.blocks[index]
    if block.kind == "table":
        yield from (cell.span for row in block.rows for cell in row)
    else:
        yield block.span


def _headings_by_block(document: Document, outline: "Outline | None") -> Callable[[int], tuple[str, ...]]:
    """A function from a block's index to the texts above it in the outline, nearest first."""
    if outline is None:
        return lambda _: ()
    at = {item.block: number for number, item in enumerate(outline.items)}

    def above(index: int) -> tuple[str, ...]:
        number = next((at[i] for i in range(index, -1, -1) if i in at), None)
        if number is None:
            return ()
        chain = list(outline.ancestors(number))
        if outline.items[number].block != index:
            chain.insert(0, number)
        return tuple(document.text[slice(*outline.items[i].span)][:_GOVERNING] for i in chain)

    return above


def _row_periods(document: Document, tables: "Sequence[TaskTable]") -> dict[int, str]:
    """The text of the period's cell for the start of every cell of its row."""
    out: dict[int, str] = {}
    for table in tables:
        for row in table.rows:
            period = table.cell(row, "period")
            if period is not None:
                out.update((cell.span.start, document.text[slice(*period)]) for cell in row.cells)
    return out


def _label_after(document: Document, index: int) -> str:
    for block in document.blocks[index + 1 : index + 3]:
        text = document.text[slice(*block.span)]
        if _LABEL.match(text.lstrip("-+ ")):
            return text
    return ""


_DIGIT = re.compile(r"\d|tối thiểu một|ít nhất một", re.IGNORECASE)


def _clauses_of(text: str, span: Span) -> list[Clause]:
    paragraph = text[slice(*span)]
    if not _DIGIT.search(paragraph):
        return []
    figures = _figures(paragraph)
    if not figures:
        return []
    marker = MARKER.match(paragraph)
    body = marker.end() if marker else 0
    out = []
    for start, end in _pieces(paragraph, body, figures):
        inside = tuple(figure for figure in figures if start <= figure.figure < end)
        if inside:
            moved = tuple(_moved(figure, span.start) for figure in inside)
            out.append(Clause(Span(span.start + start, span.start + end), moved, before=paragraph[:start]))
    return out


def _moved(figure: Quantity, offset: int) -> Quantity:
    return replace(
        figure, span=Span(figure.span.start + offset, figure.span.end + offset), figure=figure.figure + offset
    )


def _figures(paragraph: str) -> list[Quantity]:
    """Quantities that are no part of a date."""
    quantities = [quantity for quantity in find_quantities(paragraph) if quantity.unit]
    if not quantities:
        return []
    dates = [(atom.start, atom.end) for atom in find_atoms(paragraph) if atom.kind != "year" or not atom.bare]
    return [q for q in quantities if not any(start <= q.figure < end for start, end in dates)]


def _pieces(paragraph: str, body: int, figures: Sequence[Quantity]) -> Iterator[tuple[int, int]]:
    for start, end in _joined(paragraph, _sentences(paragraph, body), figures):
        yield from _commas(paragraph, start, end, figures)


def _sentences(paragraph: str, body: int) -> list[tuple[int, int]]:
    """Parts between semicolons and full stops, but not inside brackets."""
    out, start, depth_from = [], body, body
    for match in _STOP.finditer(paragraph, body):
        between = paragraph[depth_from : match.start()]
        if between.count("(") > between.count(")"):
            continue
        out.append((start, match.start()))
        start = depth_from = match.end()
    out.append((start, len(paragraph.rstrip(" .;:,/\n"))))
    return [(a, b) for a, b in out if b > a]


def _joined(paragraph: str, parts: Sequence[tuple[int, int]], figures: Sequence[Quantity]) -> Iterator[tuple[int, int]]:
    """Parts put together again where the first lacks its verb: "90% người lao động ...; học sinh ... được ..."."""
    held: tuple[int, int] | None = None
    for start, end in parts:
        has_figure = any(start <= figure.figure < end for figure in figures)
        if held is not None and not has_figure and _continues(paragraph, held, (start, end)):
            held = held[0], end
            continue
        if held is not None:
            yield held
        held = (start, end)
    if held is not None:
        yield held


def _continues(paragraph: str, held: tuple[int, int], part: tuple[int, int]) -> bool:
    if not paragraph[held[1] : part[0]].startswith(";"):
        return False
    subject = paragraph[held[0] : held[1]]
    opened = re.match(r"(?:[^,]{0,40},\s*)?(?:\w+\s+){0,3}\d[\d.,]*\s*%", subject)
    return bool(opened) and not wording("action").match(paragraph, part[0])


# ", duy trì tốc độ ... 8 - 9%/năm", ", đến năm 2030, xây dựng ...", " (trong đó, ..."
_COMMA = re.compile(r",\s+(?:và\s+)?|\s*\((?=trong đó)|\s+và\s+(?=(?:khoảng\s|trên\s|ít nhất\s|tối thiểu\s)?\d)")
# "tập trung thực hiện mục tiêu sử dụng 100% túi ..."
_AIM = re.compile(r"(?:thực hiện|đạt|hoàn thành)\s+(?:được\s+)?(?:các\s+)?mục tiêu(?:\s+là)?\s+", re.IGNORECASE)
_OPENING = re.compile(
    r"(?:đến|đến hết|vào|by)\s+(?:năm|cuối năm|hết năm|\d{4})|trong đó|tỷ lệ|tỉ lệ|tốc độ|số lượng|số\s|thời gian|thị phần|doanh thu"
    r"|phấn đấu|ít nhất|tối thiểu|trên \d|hơn \d|\d|mỗi\s|of which|the rate|the proportion|at least",
    re.IGNORECASE,
)


def _commas(paragraph: str, start: int, end: int, figures: Sequence[Quantity]) -> Iterator[tuple[int, int]]:
    """A part cut at commas, so that each piece has a figure of its own."""
    places = [figure.figure for figure in figures if start <= figure.figure < end]
    if not places:
        return
    aim = next((match.end() for match in _AIM.finditer(paragraph, start, places[0])), start)
    cuts = [aim if places[0] - aim < 60 else start]
    for match in _COMMA.finditer(paragraph, start, end):
        left = any(cuts[-1] <= place < match.start() for place in places)
        right = any(match.end() <= place < end for place in places)
        depth = paragraph.count("(", cuts[-1], match.start()) - paragraph.count(")", cuts[-1], match.start())
        if not right or depth > 0:
            continue
        if match.group().strip() == "và":
            if left and not wording("predicate").search(paragraph, match.end(), end):
                cuts.append(match.end())
            continue
        long = match.start() - cuts[-1] > 40 and end - match.end() > 30
        # "... đến trường trên 98%, học sinh trong độ tuổi tiểu học trên 97%"
        closed = any(
            not paragraph[figure.span.end : match.start()].strip()
            for figure in figures
            if figure.span.end <= match.start()
        )
        fresh = (
            (left and closed)
            or _OPENING.match(paragraph, match.end())
            or wording("action").match(paragraph, match.end())
        )
        if fresh and (left or long) and not paragraph[match.end()].isdigit():
            cuts.append(match.end())
    for left_cut, right_cut in zip(cuts, [*cuts[1:], end], strict=True):
        yield _bracketed(paragraph, left_cut, left_cut + len(_closed(paragraph[left_cut:right_cut])), places)


def _bracketed(paragraph: str, start: int, end: int, places: Sequence[int]) -> tuple[int, int]:
    """In a long sentence, the phrase before the bracket that holds the figures, to its end."""
    inside = [place for place in places if start <= place < end]
    opening = paragraph.rfind("(", start, inside[0]) if inside else -1
    closing = paragraph.find(")", opening, end)
    if end - start < 200 or opening < 0 or closing < inside[-1]:
        return start, end
    comma = max(paragraph.rfind(sign, start, opening - 8) for sign in (", ", "; "))
    return (comma + 2 if comma > 0 else start), closing + 1


def _closed(piece: str) -> str:
    """Without a comma or a bracket at its end that it does not open."""
    piece = piece.rstrip(" ,(")
    return piece.rstrip(" )") if piece.count(")") > piece.count("(") else piece
