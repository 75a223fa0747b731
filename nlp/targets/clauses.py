"""Clauses that state a figure: cut small enough to quote, each with the headings and labels that govern it."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vnpolicy.ingest.document import Document, Span
from vnpolicy.nlp.actors.actors import find_actor
from vnpolicy.nlp.actors.governing import read_heading
from vnpolicy.nlp.actors.work import opens_with_work
from vnpolicy.nlp.outline.stages import find_stages
from vnpolicy.nlp.periods.atoms import find_atoms
from vnpolicy.nlp.targets.clause_pieces import cut_pieces
from vnpolicy.nlp.targets.quantities import OF_WHOLE, Quantity, find_quantities, shift
from vnpolicy.nlp.targets.task_cells import aims_of_cells, times_of_rows
from vnpolicy.nlp.targets.wording import wording

if TYPE_CHECKING:
    from vnpolicy.nlp.outline.outline import Outline
    from vnpolicy.nlp.tables.model import TaskTable


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of the document with at least one figure.

    It stands at `at` in its `paragraph`, with `after` behind it; `headings` are the texts that govern it, nearest
    first; `label` the label lines right after it ("Thời gian thực hiện: ..."); `cell` whether it is a table cell;
    `in_plan` whether the document is no regulation and has numbered items at all, as an article of a newspaper has not.
    """

    span: Span
    figures: tuple[Quantity, ...]
    paragraph: str = ""
    at: int = 0
    after: str = ""
    headings: tuple[str, ...] = ()
    label: str = ""
    cell: bool = False
    in_plan: bool = True

    @property
    def before(self) -> str:
        """What stands before it in its paragraph."""
        return self.paragraph[: self.at]

    @property
    def said(self) -> str:
        """Its own words."""
        return self.paragraph[self.at : self.at + self.span.end - self.span.start]

    def up_to(self, figure: Quantity) -> str:
        """Its words before one of its figures."""
        return self.said[: figure.figure - self.span.start]


def last_sentence(words: str) -> str:
    """The words behind the last full stop or semicolon."""
    return _SENTENCE_END.split(words)[-1]


_SENTENCE_END = re.compile(r"[.;]\s+")
# "- ", "+ ", ". ", "a) ", "1.2. ", "IV. ", "(1) "
MARKER = re.compile(
    r"\s*(?:[-–•+*]\s*|\.\s+|\(?[a-zđA-ZĐ]{1,2}\d?\)\s*|(?:\d{1,2}\.)+\d{0,2}[-–]?\s+|\(?\d{1,2}\)\s+|[IVX]{1,5}\.\s+)"
)
_LABEL = re.compile(r"(?:thời gian|thời hạn|tiến độ|time|duration|deadline)[^:]{0,40}:", re.IGNORECASE)
_GOVERNING = 200
_BEYOND = 120
_MASTHEAD = 2500
# the type of the document on a line of its own: what it says are rules, where it does not look ahead
_REGULATION = re.compile(
    r"^\W*(?:THÔNG TƯ(?: LIÊN TỊCH)?|NGHỊ ĐỊNH|LUẬT|PHÁP LỆNH|CIRCULAR|DECREE|LAW|QUY CHẾ|BẢN ÁN(?: SỐ.*)?"
    r"|TIÊU CHUẨN (?:QUỐC GIA|VIỆT NAM|NGÀNH|KỸ THUẬT).*|QUY CHUẨN KỸ THUẬT.*|TCVN \d.*|QCVN \d.*)\W*$",
    re.MULTILINE,
)


def without_body(words: str) -> str:
    """The words without a known body that opens them and its charge: "Sở Y tế chủ trì tổ chức " gives "tổ chức ".

    So too without whom they address before a colon and the work: "Trạm Y tế xã: khám cho " gives "khám cho ".
    """
    if not words[:1].isupper():
        return words
    addressed = read_heading(words) if ":" in words[:_LONGEST_NAME] else None
    if addressed is not None and opens_with_work(work := words[addressed.work :].lstrip()):
        return work
    actor = find_actor(words)
    if actor is None or not all(agency.key for agency in actor.agencies):
        return words  # "Cơ quan nhà nước sử dụng" counts those who do
    return words[actor.verb + len(_CHARGE.match(words, actor.verb)[0]) :]  # type: ignore[index]


_LONGEST_NAME = 120
_CHARGE = re.compile(r"(?:(?:có trách nhiệm|chịu trách nhiệm|chủ trì|tham mưu|shall|must)\s)*")


def find_clauses(document: Document, outline: "Outline | None", tables: "Sequence[TaskTable]" = ()) -> list[Clause]:
    """Every clause of the document that has a figure with a unit, in order."""
    headings = _headings_by_block(document, outline)
    times, aims = times_of_rows(document, tables), aims_of_cells(document, tables)
    regulates = _REGULATION.search(document.text[:_MASTHEAD])
    in_plan = outline is None or (not regulates and any(item.marker[:1].isalnum() for item in outline.items))
    out: list[Clause] = []
    notes = _footnotes(document)
    last = len(document.blocks) if in_plan else _end_of_article(document)
    for index, block in enumerate(document.blocks[:last]):
        if index in notes:
            continue
        cell = block.kind in ("cell", "table")
        for span in _cells(document, index):
            clauses = _clauses_of(document.text, span)
            if not clauses:
                continue
            label = times.get(span.start) or _label_beside(document, index) or _label_within(clauses[0].paragraph)
            aim = aims.get(span.start)
            governing = (aim, *headings(index)) if aim else headings(index)
            out += [replace(clause, headings=governing, label=label, cell=cell, in_plan=in_plan) for clause in clauses]
    return out


def _cells(document: Document, index: int) -> Iterator[Span]:
    block = document.blocks[index]
    if block.kind == "table":
        yield from (cell.span for row in block.rows for cell in row)
    else:
        yield block.span


def _headings_by_block(document: Document, outline: "Outline | None") -> Callable[[int], tuple[str, ...]]:
    """A function from a block's index to the texts that govern it, nearest first: its stage, then the outline above."""
    if outline is None:
        return lambda _: ()
    at = {item.block: number for number, item in enumerate(outline.items)}
    stages = find_stages(document.text, outline.items)

    def above(index: int) -> tuple[str, ...]:
        number = next((at[i] for i in range(index, -1, -1) if i in at), None)
        if number is None:
            return ()
        chain = list(outline.ancestors(number))
        if outline.items[number].block != index:
            chain.insert(0, number)
        stage = stages[number]
        if stage is not None and stage not in chain and stage != number:
            chain.insert(0, stage)
        return tuple(_governing(document.text[slice(*outline.items[i].span)]) for i in chain)

    return above


def _governing(text: str) -> str:
    """A text that governs others, a long one by its beginning and its end: "Trong bối cảnh đó ... yêu cầu:"."""
    return text if len(text) <= 2 * _GOVERNING else f"{text[:_GOVERNING]}…{text[-_GOVERNING:]}"


def _label_after(document: Document, index: int) -> str:
    """The line of a time among the labels right behind a block: "- Cơ quan chủ trì: ...", "- Thời gian: 2026"."""
    for number, block in enumerate(document.blocks[index + 1 : index + 1 + _MOST_LABELS]):
        if _TIME_LABEL.match(document.text, *block.span):
            return document.text[slice(*block.span)]
        if number and not _MARKED_LABEL.match(document.text, *block.span):
            break
    return ""


_MOST_LABELS = 6
_TIME_LABEL = re.compile(rf"[-+ ]*{_LABEL.pattern}", re.IGNORECASE)
_LABELLED = r"[A-ZĐÀ-Ỹ][^:.;,]{2,30}:\s"
_MARKED_LABEL = re.compile(rf"\s*[-+•]\s*{_LABELLED}")
_ANY_LABEL = re.compile(rf"\s*(?:[-+•]\s*)?{_LABELLED}")


def _label_beside(document: Document, index: int) -> str:
    """The line of a time among the labels behind a block, or before one that is a label itself: "Deliverable: ..."."""
    if found := _label_after(document, index):
        return found
    for block in reversed(document.blocks[max(0, index - _MOST_LABELS) : index + 1]):
        if not _ANY_LABEL.match(document.text, *block.span):
            break
        if _TIME_LABEL.match(document.text, *block.span):
            return document.text[slice(*block.span)]
    return ""


def _label_within(paragraph: str) -> str:
    """The label of time that ends a paragraph behind its work: "Train guides. In charge: A. Time: by 2027."."""
    found = _LABEL_BEHIND.search(paragraph) if ":" in paragraph else None
    return found[1] if found else ""


_LABEL_BEHIND = re.compile(rf"[.;]\s+({_LABEL.pattern}[^:;]*)$", re.IGNORECASE)


def _end_of_article(document: Document) -> int:
    """The first block of a web page that only names other articles, else their number: "Related news"."""
    for index, block in enumerate(document.blocks):
        said = document.text[slice(*block.span)].strip(" :.\n")
        if len(said) < _SHORTEST_PARAGRAPH and wording("other_article").fullmatch(said):
            return index
    return len(document.blocks)


_SHORTEST_PARAGRAPH = 40

_DIGIT = re.compile(
    r"\d|(?:tối thiểu|ít nhất|at least) (?:một|hai|ba|bốn|năm|one|two|three|four|five)\b", re.IGNORECASE
)
# "Căn cứ Quyết định ...", "Xét đề nghị ...": what others have set
_BASIS = re.compile(r"\W*(?:Căn cứ|Xét đề nghị|Theo đề nghị|Pursuant to|At the proposal)\b", re.IGNORECASE)


# "[1] Tỷ lệ tiêm ...": a footnote
_FOOTNOTE = re.compile(r"\s*\[\d{1,3}\]\s")
# "1 Đến nay đã tiêm ..." on a line of its own
_NUMBERED_NOTE = re.compile(r"\s*(\d{1,3})\s+[A-ZĐÀ-Ỹ]")


def _footnotes(document: Document) -> set[int]:
    """The blocks behind the text that are footnotes: numbered 1, 2, 3 ..., the first number glued to a word before."""
    found: set[int] = set()
    signed = document.text.find("Nơi nhận")
    for index, block in enumerate(document.blocks):
        note = _NUMBERED_NOTE.match(document.text, block.span.start) if 0 <= signed < block.span.start else None
        if note and int(note[1]) == len(found) + 1 and (found or _FIRST_MARK.search(document.text[: block.span.start])):
            found.add(index)
    return found


_FIRST_MARK = re.compile(r"[^\W\d_][)”]?1(?!\w)")  # "các biến thể mới1."


def _clauses_of(text: str, span: Span) -> list[Clause]:
    paragraph = text[slice(*span)]
    if (
        not _DIGIT.search(paragraph)
        or _FOOTNOTE.match(paragraph)
        or _BASIS.match(paragraph)
        or (paragraph.isupper() and len(paragraph) > 30)
    ):
        return []
    figures = _figures(paragraph)
    if not figures:
        return []
    marker = MARKER.match(paragraph)
    body = marker.end() if marker else 0
    out = []
    for start, end in cut_pieces(paragraph, body, figures):
        inside = tuple(figure for figure in figures if start <= figure.figure < end)
        if inside:
            moved = tuple(shift(figure, span.start) for figure in inside)
            here = Span(span.start + start, span.start + end)
            out.append(Clause(here, moved, paragraph, start, after=paragraph[end : end + _BEYOND]))
    return out


# "Chỉ số phát triển con người (HDI) duy trì trên 0,7": an index has no unit
_INDEX = re.compile(r"(?<!\w)(?:chỉ số|hệ số Gini|index)(?!\w)", re.IGNORECASE)


# "Chỉ số PCI: xếp hạng 15", "nằm trong Top 20"; where no index is named, "bệnh viện hạng 2" is a kind
_RANK = re.compile(r"(?<!\w)(?:hạng|xếp|vị trí|top|tốp|nhóm)(?: thứ| hạng)?\s$", re.IGNORECASE)
_LONGEST_RANK = 15
# "The number of accidents at crossings is reduced to 0", "Số vụ cháy giảm xuống còn 12"
_COUNTED = re.compile(
    r"(?<!\w)(?:the (?:total )?number of\s[^;:.()\d]{3,80}\s(?:is|are|be)?\s?"
    r"(?:reduced|cut|lowered|increased|raised|falls?|drops?|rises?|grows?)\sto"
    r"|số (?:vụ|ca|người)\s[^;:.()\d]{3,80}\s(?:giảm|tăng|hạ)?\s?(?:xuống|lên|còn|bằng|về)(?: còn| đến)?)\s$",
    re.IGNORECASE,
)


def _is_of_index(figure: Quantity, paragraph: str) -> bool:
    """Whether a number without a unit is one that an index has: a fraction, a limit or a rank, not that of an item."""
    level = figure.value % 1 or figure.comparator in ("min", "max")
    return bool(level or _RANK.search(paragraph, max(0, figure.figure - _LONGEST_RANK), figure.figure))


def _figures(paragraph: str) -> list[Quantity]:
    """Quantities that are no part of a date."""
    index = _INDEX.search(paragraph)
    found = find_quantities(paragraph)
    quantities = [
        q
        for q in found
        if q.unit
        or (index and q.figure > index.end() and _is_of_index(q, paragraph))
        or _COUNTED.search(paragraph, max(0, q.span.start - _GOVERNING), q.span.start)
    ]
    if not quantities:
        return []
    atoms = [atom for atom in find_atoms(paragraph) if atom.kind != "year" or not atom.bare]
    # "5/7 xã đạt chuẩn" is no day
    counts = {q.figure for q in quantities if q.kind == "thing" and OF_WHOLE.match(paragraph, q.figure)}
    dates = [(atom.start, atom.end) for atom in atoms if not (atom.bare and atom.start in counts)]
    return [q for q in quantities if not any(start <= q.figure < end for start, end in dates)]
