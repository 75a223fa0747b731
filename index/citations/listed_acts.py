"""What a heading says of the acts listed below it: "Bãi bỏ các văn bản sau:", "DANH MỤC VĂN BẢN BỊ BÃI BỎ"."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from vnpolicy.index.citations.relation_words import (
    OPENING,
    Relation,
    is_proposal,
    names_part,
    plain_words,
    relation_words,
)
from vnpolicy.nlp.citations.document_types import type_pattern

_BULLETS = ("-", "+", "•", "*")
# In the line above a list: "Bãi bỏ một số điều của các Thông tư sau:"
_SOME_OF = re.compile(r"\b(?:một số|các) (?:điều|khoản|điểm|nội dung)\b.*\b(?:của|tại|trong)\b", re.IGNORECASE)
_LONGEST = 200  # lines of a list
_CELLS = 600  # characters of a row's cells that are read
_HEADING = 250  # characters at the end of the line above a list that are read
# How an item begins: "- ", "2. ", "2.1. ", "đ) "
_MARKER = re.compile(r"\s*(?:(?P<bullet>[-+•*])|(?P<figure>\d{1,3}(?:\.\d{1,2})*)[.)]|(?P<letter>[a-zđ])[.)])\s")
# The row of an annex begins: "5\n", "5. ", "a) ", "- "
_ROW = re.compile(r"^\s*(?:[-+•*]\s|\(?(?:\d{1,3}|[a-zđ]|[IVXLC]{1,6})\s*[.)/]?(?:\s|$))", re.MULTILINE)
# What may stand between the beginning of a row's line and its act: "2. ", "Số ", "Mục 1, Điều 5 của "
_ROW_OPENING = re.compile(
    r"(?:[\s\W\d_]|\b(?:[a-zđ]|[ivxlc]+|số|điều|khoản|điểm|chương|mục|phụ lục|mẫu|của|các|tại|và)\b)*", re.IGNORECASE
)
# The line before goes on in this one: "được thay thế bởi | Thông tư số ...", and names no act of the list
_GOES_ON = re.compile(r"(?:\b(?:bởi|bằng|theo|tại|của|và|các|với|từ)|[,:(])\s*$", re.IGNORECASE)
# An annex ends where the next one begins
_NEXT_ANNEX = re.compile(r"^(?:PHỤ LỤC|Phụ lục|BIỂU|MẪU|Mẫu số)\b", re.MULTILINE)
_IN_PART = re.compile(r"\bmột phần\b", re.IGNORECASE)


class Listed(NamedTuple):
    """What is done to an act of a list, and whether only to a part of it."""

    relation: Relation
    part: bool


class _Annex(NamedTuple):
    """The part of a text that a heading "DANH MỤC VĂN BẢN BỊ BÃI BỎ" rules."""

    start: int
    end: int
    listed: Listed


class Lists:
    """The lists and annexes of a text, of which `body` is where the articles begin."""

    def __init__(self, text: str, body: int) -> None:
        self.text = text
        self.annexes = list(_annexes(text, body))

    def item(self, line: int, start: int) -> Listed | None:
        """What the line above a list says of an item whose citation at `start` opens it: "Bãi bỏ các văn bản sau:"."""
        if not OPENING.fullmatch(self.text, line, start):
            return None
        head = self._head(line)
        relation = None if is_proposal(head) else _ending(head)
        part = names_part(self.text[line:start]) or _SOME_OF.search(head) is not None
        return Listed(relation, part) if relation else None

    def proposed(self, line: int) -> bool:
        """Whether the heading of a list says that its items are only proposed: "b) Kiến nghị thực thi:"."""
        bullet = self.text[line : line + 1]
        if bullet not in _BULLETS:
            return False
        end = line
        while line and self.text[line] == bullet:
            end, line = line - 1, self.text.rfind("\n", 0, line - 1) + 1
        return is_proposal(self.text[line:end])

    def annex_at(self, start: int) -> int | None:
        """Where the rows begin of the annex of acts ended in which a place lies; `None` outside of one."""
        annex = self._annex(start)
        return annex.start if annex else None

    def row(self, line: int, start: int, last: int) -> Listed | None:
        """What the heading of an annex says of a citation at `start`, where it is the act of a row, not of its title.

        `last` is the end of the act of the row before, or less than the annex's start.
        """
        annex = self._annex(start)
        if annex is None or not _ROW_OPENING.fullmatch(self.text, line, start):
            return None
        if last > annex.start and not self.row_begins(last, start):
            return None
        if line and _GOES_ON.search(self.text, max(0, line - 40), line - 1):
            return None
        part = annex.listed.part or names_part(self.text[line:start]) or self._limited(start, annex.end)
        return annex.listed._replace(part=part)

    def row_begins(self, last: int, start: int) -> bool:
        """Whether a row begins on the lines between two places."""
        return _ROW.search(self.text, (self.text.find("\n", last) + 1) or start, start) is not None

    def _limited(self, start: int, end: int) -> bool:
        """Whether a cell of the row says which part of the act ends: "Các quy định về ... tại Điều 4"."""
        after = self.text.find("\n", start, end) + 1 or end
        following = _ROW.search(self.text, after, end)
        cells = self.text[after : following.start() if following else min(end, after + _CELLS)].split("\n")
        return any(relation_words("part")[0].match(cell) for cell in cells)

    def _annex(self, start: int) -> _Annex | None:
        return next((annex for annex in self.annexes if annex.start < start < annex.end), None)

    def _head(self, line: int) -> str:
        """The nearest line above that ends in a colon, past lines that are items themselves."""
        kind, end = _kind(self.text, line), line - 1
        for _ in range(_LONGEST):
            if end <= 0:
                return ""
            start = self.text.rfind("\n", 0, end) + 1
            above = self.text[start:end].rstrip()
            alike = kind != "" and _kind(self.text, start) == kind
            if above.endswith(":"):
                # "1. Bãi bỏ các Thông tư sau:" is no head of "2. Thông tư ..."
                return "" if alike and kind != "bullet" else above[-_HEADING:]
            # items may end in a full stop: "- Nghị định số 147/2003/NĐ-CP ... cai nghiện."
            if not alike and not above.endswith((";", ",", "và")):
                return ""
            end = start - 1
        return ""


def _kind(text: str, line: int) -> str:
    """The kind of marker with which a line begins, "" for none."""
    found = _MARKER.match(text, line)
    return (found.lastgroup or "") if found else ""


def _ending(head: str) -> Relation | None:
    """Whether a heading repeals or replaces what stands below it."""
    told = {
        meanings[plain_words(found[0])]
        for pattern, meanings in (relation_words("before"), relation_words("after"))
        for found in pattern.finditer(head)
    }
    return next((name for name in ("repeals", "replaces") if name in told), None)


@cache
def _heading() -> re.Pattern[str]:
    """Takes "II. DANH MỤC CÁC NGHỊ ĐỊNH BỊ BÃI BỎ"; refuses "DANH MỤC THỦ TỤC HÀNH CHÍNH BỊ BÃI BỎ"."""
    return re.compile(
        rf"^[\W\d]{{0,8}}(?:[IVXA-E]+[.\s-]+)?danh mục (?:các )?(?:văn bản|{type_pattern()})\b.*$",
        re.IGNORECASE | re.MULTILINE,
    )


def _annexes(text: str, body: int) -> Iterator[_Annex]:
    """Annexes whose heading, in capitals, ends acts; headings of parts within one may be in small letters."""
    if "DANH MỤC" not in text:
        return
    heads = list(_heading().finditer(text, body))
    within = 0
    for place, head in enumerate(heads):
        if not head[0].isupper() and head.start() >= within:
            continue
        following = _NEXT_ANNEX.search(text, head.end())
        within = following.start() if following else len(text)
        end = min(within, heads[place + 1].start()) if place + 1 < len(heads) else within
        relation = _ending(head[0])
        if relation and not _amends(head[0]):
            yield _Annex(head.end(), end, Listed(relation, _IN_PART.search(head[0]) is not None))


def _amends(head: str) -> bool:
    """Whether a heading mixes acts that are only amended with those that end: "SỬA ĐỔI, THAY THẾ, BÃI BỎ"."""
    pattern, meanings = relation_words("before")
    return any(meanings[plain_words(found[0])] in ("amends", "supplements") for found in pattern.finditer(head))
