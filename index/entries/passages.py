"""Passages: stretches of text of a size that a person can read as an answer."""

import re
from collections.abc import Iterator

from vnpolicy.ingest.document import Document, Span

ROOM = 900  # characters; about what a reader takes in at a glance, and what was measured for keyword search
# Takes the end of a line, of a sentence ("... năm 2025. Sở"), or of a part ("...; b)").
_BREAK = re.compile(r"\n|(?<=[.;:]) (?=\S)")


def find_passages(document: Document) -> Iterator[Span]:
    """Spans that together hold all text, in order; a heading begins a new one."""
    start = end = None
    for span, heading in _blocks(document):
        if start is not None and end is not None and (heading or span.end - start > ROOM):
            yield Span(start, end)
            start = None
        start, end = span.start if start is None else start, span.end
        if end - start > ROOM:
            *whole, (start, end) = split(document.text, Span(start, end))
            yield from whole
    if start is not None and end is not None:
        yield Span(start, end)


def split(text: str, span: Span) -> list[Span]:
    """Parts of at most `ROOM` characters, cut after a line or sentence where there is one."""
    parts, start = [], span.start
    while span.end - start > ROOM:
        cut = _last_break(text, start, start + ROOM)
        parts.append(Span(start, cut))
        start = cut
    return [*parts, Span(start, span.end)]


def _blocks(document: Document) -> Iterator[tuple[Span, bool]]:
    """Spans of blocks that hold text, and whether they are headings; a document without blocks is one."""
    if not document.blocks and document.text:
        yield Span(0, len(document.text)), False
    for block in document.blocks:
        if block.span.end > block.span.start:
            yield block.span, block.kind == "heading"


def _last_break(text: str, start: int, limit: int) -> int:
    """Offset after the last break in the second half of the room, else after the last space, else the limit."""
    half = start + ROOM // 2
    breaks = [found.end() for found in _BREAK.finditer(text, half, limit)]
    return breaks[-1] if breaks else max(text.rfind(" ", half, limit) + 1, 0) or limit
