"""The outline of a document: every paragraph as an item below the heading or lead-in that governs it."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from vnpolicy.corpus import read_table
from vnpolicy.ingest.document import Document, Span
from vnpolicy.nlp.outline.markers import ItemKind, Marker, read_marker
from vnpolicy.nlp.outline.signature import is_person, is_post, opens_with_post

# The breadth of each kind: a smaller rank governs a larger one. Signs (-, +, *) have no fixed order among themselves.
_RANK: dict[ItemKind, int] = {
    "end": 0,
    "part": 1,
    "chapter": 2,
    "section": 3,
    "subsection": 4,
    "article": 5,
    "upper": 6,
    "roman": 7,
    "title": 7,
    "number": 10,
    "letter": 20,
    "parenthesis": 21,
}
_SIGN_RANK = 30
_OPENERS = {row["word"]: row["kind"] for row in read_table("outline_markers") if row["kind"] in ("attachment", "end")}
_TOLD = {row["label"] for row in read_table("task_labels") if row["role"] != "work"}
_WORD = re.compile(r"\w")  # a rule ("-------") is no item
# takes "2", "- 2 -" on a line of its own, which would end a lead-in that goes on over the page
_NUMBER_ALONE = re.compile(r"\s*[-–]?\s*(\d{1,3})\s*[-–]?\s*")
_SHORTEST_PAGE = 900  # characters
_FIRST_PAGES = 2  # the first page has no number or "1"
_LETTERS = re.compile(r"[^\W\d_]")
_LONGEST_TITLE = 160
_DEEPEST = 60  # levels; short lines one below the other, as of a copied table, would go down without end


@dataclass(frozen=True, slots=True)
class Item:
    """One paragraph: its marker as printed (or ""), kind, depth from 0, the item that governs it, and where it stands.

    `span` is the whole paragraph, `body` what follows the marker; `block` is its index in `Document.blocks`.
    """

    marker: str
    kind: ItemKind
    ordinal: int
    level: int
    parent: int | None
    span: Span
    body: Span
    block: int


@dataclass(frozen=True)
class Outline:
    """The items of a document in reading order."""

    items: tuple[Item, ...]

    @cached_property
    def _children(self) -> dict[int | None, tuple[int, ...]]:
        below: dict[int | None, list[int]] = defaultdict(list)
        for index, item in enumerate(self.items):
            below[item.parent].append(index)
        return {parent: tuple(indexes) for parent, indexes in below.items()}

    def children(self, index: int | None) -> tuple[int, ...]:
        """Indexes of the items right below item `index`; of the topmost items for `None`."""
        return self._children.get(index, ())

    def beside(self, index: int) -> Iterator[int]:
        """Indexes of the items that stand beside item `index`, below the same one."""
        yield from (one for one in self.children(self.items[index].parent) if one != index)

    def ancestors(self, index: int) -> tuple[int, ...]:
        """Indexes of the items that govern item `index`, nearest first."""
        above = []
        parent = self.items[index].parent
        while parent is not None:
            above.append(parent)
            parent = self.items[parent].parent
        return tuple(above)

    def branch_end(self, index: int) -> int:
        """Offset of the end of the last item below item `index`, or of itself."""
        while children := self.children(index):
            index = children[-1]
        return self.items[index].span.end


def build_outline(document: Document) -> Outline:
    """Outline of a document; tables, empty blocks and the numbers of pages have no item."""
    builder = _Builder(document)
    pages = _page_numbers(document)
    for index, block in enumerate(document.blocks):
        if block.kind != "table" and index not in pages and _WORD.search(document.text, *block.span):
            builder.add(index)
    return Outline(tuple(builder.items))


def _page_numbers(document: Document) -> frozenset[int]:
    """Blocks that only number the pages: they count up by one, a page apart; rows of a table stand closer."""
    lines = [(index, block.span) for index, block in enumerate(document.blocks) if block.kind != "table"]
    alone = ((index, _NUMBER_ALONE.fullmatch(document.text, *span)) for index, span in lines)
    found = {index: (int(number[1]), number.start()) for index, number in alone if number}
    first = next(iter(found.values()), (0, 0))[0]
    pages = pairwise([(first - 1, 0), *found.values()])
    counted = all(number == before + 1 and at >= above + _SHORTEST_PAGE for (before, above), (number, at) in pages)
    return frozenset(found) if counted and first <= _FIRST_PAGES else frozenset()


@dataclass(slots=True)
class _Open:
    """An item that may still get items below it."""

    index: int
    marker: Marker
    rank: int
    lead_in: bool


class _Builder:
    """Items in the making, with the open ones from the broadest to the narrowest."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.items: list[Item] = []
        self.open: list[_Open] = []
        self.bare: bool = False  # the last item was "Chương II" without its title
        self.romans: int = 0
        self.counted: dict[tuple[str, int], int | None] = {}  # what governs "Dự án 1", for "Dự án 2" to stand beside it

    def add(self, block: int) -> None:
        span = self.document.blocks[block].span
        text = self.document.text[span.start : span.end]
        marker = self._mark(text, block)
        rank = _rank(marker)
        if not _is_aside(text):
            self._close(marker, rank, text)
        parent = self.open[-1].index if self.open else None
        body = Span(min(span.start + marker.length, span.end), span.end)
        level = len(self.open)
        self.items.append(
            Item(text[: marker.length].strip(), marker.kind, marker.ordinal, level, parent, span, body, block)
        )
        lead_in = text.rstrip().endswith(":")
        governs = marker.kind != "plain" or lead_in or _is_label(text)
        if governs and level < _DEEPEST and not (marker.kind == "title" and self.bare):
            self.open.append(_Open(len(self.items) - 1, marker, rank, lead_in))
        self.bare = body.start == body.end and rank < _RANK["upper"]
        if marker.kind == "roman":
            self.romans = marker.ordinal
        if marker.word:
            self.counted[marker.word, marker.ordinal] = parent

    def _mark(self, text: str, block: int) -> Marker:
        marker = read_marker(text, roman=self.romans)
        if marker.kind == "plain" and len(text) <= _LONGEST_TITLE:
            if (_opener(text) == "end" and self._names_recipients(text, block)) or is_post(text.strip()):
                return Marker("end")
            if text.isupper() and len(_LETTERS.findall(text)) >= 4:
                return Marker("end" if self._is_signed(text, block) else "title")
        return marker

    def _names_recipients(self, text: str, block: int) -> bool:
        """Whether "Nơi nhận" opens the list of recipients, and is no column of a table of reports."""
        below = self.document.blocks[block + 1 : block + 2]
        listed = any(read_marker(self.document.text[slice(*one.span)]).kind != "plain" for one in below)
        return ":" in text or not below or listed

    def _is_signed(self, text: str, block: int) -> bool:
        """Whether a person's name stands below a post: "THỨ TRƯỞNG BỘ KẾ HOẠCH VÀ ĐẦU TƯ", "Trần Duy Đông"."""
        below = self.document.blocks[block + 1 : block + 2]
        return opens_with_post(text) and any(is_person(self.document.text[slice(*one.span)]) for one in below)

    def _close(self, marker: Marker, rank: int, text: str) -> None:
        """Close the open items that do not govern a paragraph with `marker`."""
        if marker.kind == "title" and self.bare:
            return
        if marker.kind in ("title", "end"):
            self._close_title(marker)
            return
        keep = self._above_plain(marker, text) if marker.kind == "plain" else self._sibling(marker)
        if keep is None:
            keep = len(self.open)
            while keep and self._beside(self.open[keep - 1], marker, rank, keep):
                keep -= 1
            keep = self._restart(marker, rank, keep)
        del self.open[keep:]

    def _sibling(self, marker: Marker) -> int | None:
        """Place of the open item that `marker` goes on counting from ("a)" before "b)"), `None` where there is none."""
        if not marker.ordinal:
            return None
        for place in range(len(self.open) - 1, -1, -1):
            last = self.open[place].marker
            if (last.kind, last.depth) == (marker.kind, marker.depth) and last.ordinal < marker.ordinal:
                return place
        return None

    def _close_title(self, marker: Marker) -> None:
        if marker.kind == "end":
            self.open.clear()
            self.romans = 0
            return
        self.open[:] = [one for one in self.open if 0 < one.rank < _RANK["article"]]

    def _above_plain(self, marker: Marker, text: str) -> int:
        """How many open items stay above a paragraph without a sign: none of the signs, no earlier lead-in.

        What goes on counting stays below what governs the one before it: "Dự án 2: ..." stands beside "Dự án 1: ...";
        so does a lead-in of the same words: "Đến năm 2030:" beside "Đến năm 2025:".
        """
        keep, last = len(self.open), len(self.items) - 1
        before = self.counted.get((marker.word, marker.ordinal - 1), last)
        if marker.word and before != last:
            return next((place + 1 for place, one in enumerate(self.open) if one.index == before), 0)
        while keep and self._is_sign(self.open[keep - 1]):
            keep -= 1
        while keep and self.open[keep - 1].marker.kind == "plain" and self.open[keep - 1].index != last:
            keep -= 1
            if self._is_alike(self.open[keep], text):
                break
        return keep

    def _is_alike(self, one: _Open, text: str) -> bool:
        """Whether an open lead-in and a new one begin with the same word: "By 2025:", "By 2030:"."""
        if not (one.lead_in and text.rstrip().endswith(":")):
            return False
        before = self.document.text[slice(*self.items[one.index].span)]
        return before.split(maxsplit=1)[0] == text.split(maxsplit=1)[0]

    def _is_sign(self, one: _Open) -> bool:
        """Whether an open item is a bullet that does not introduce the paragraph right after it."""
        introduces = one.lead_in and one.index == len(self.items) - 1
        return one.rank >= _SIGN_RANK and one.marker.kind != "plain" and not introduces

    def _beside(self, last: _Open, marker: Marker, rank: int, keep: int) -> bool:
        """Whether `last`, the narrowest open item, is no governor of `marker`."""
        if rank < _SIGN_RANK:
            return last.rank >= rank
        if last.marker.kind == "plain" or last.rank < _SIGN_RANK:
            return False
        return any(one.marker.kind == marker.kind for one in self.open[:keep] if one.rank >= _SIGN_RANK)

    def _restart(self, marker: Marker, rank: int, keep: int) -> int:
        """A list that begins anew right below a lead-in or a bare heading stays below it ("gồm:" then "1. ...")."""
        if not self.open or rank >= _SIGN_RANK or rank <= _RANK["article"] or marker.ordinal != 1:
            return keep
        last = self.open[-1]
        if (last.lead_in or last.marker.kind == "plain") and last.index == len(self.items) - 1 and last.rank > rank:
            return len(self.open)
        return keep


def _rank(marker: Marker) -> int:
    if marker.kind == "number":
        return _RANK["number"] + marker.depth - 1
    return _RANK.get(marker.kind, _SIGN_RANK)


def _opener(text: str) -> str | None:
    return _OPENERS.get(text.rstrip(" :").lower())


def opens_attachment(text: str) -> bool:
    """Whether a line says what kind of document begins: "CHƯƠNG TRÌNH", "QUY CHẾ"; its name stands on the next one."""
    return _opener(text) == "attachment"


def _is_aside(text: str) -> bool:
    """Whether a paragraph stands in brackets: it tells more of the one before, and what follows goes on from there."""
    return text.startswith("(") and text.rstrip(".;").endswith(")") and text.count("(") == text.count(")") == 1


def _is_label(text: str) -> bool:
    """Whether a paragraph without a marker reads as a heading: short, one clause, no full stop at its end.

    "Đơn vị chủ trì: Sở Xây dựng" has told its value: the next line stands beside it.
    """
    label, _, value = text.partition(": ")
    told = value.strip() and label.lower() in _TOLD
    return len(text) <= _LONGEST_TITLE and text[:1].isupper() and text[-1:] not in ".;,/" and not told
