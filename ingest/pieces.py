"""Paragraphs before they have a place in a text, and whether one is a heading."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from vnpolicy.ingest.document import BlockKind
from vnpolicy.ingest.wraps import (
    ARTICLE,
    BULLET,
    LABEL,
    ORDINAL,
    RULE,
    Wrapping,
    continues,
    fills_cell,
    is_upper,
    resumes,
)

TITLED = re.compile(  # "II. Nhiệm vụ", "Chương III"
    r"(?:[IVXL]{1,6}|[A-ZĐ])[.)] ?\S|(?:Phần|Chương|Mục|PHẦN|CHƯƠNG|MỤC|Part|Chapter|Section) [IVXL\d]+\b"
)
NO_TITLE = (RULE, BULLET, LABEL)  # "-------", "- UBND TỈNH", "Số: 12/KH-UBND"
SET_LINES = Wrapping("long", 0)  # lines that the author ended: only a plain continuation is joined


class Piece(NamedTuple):
    """A block before it has a place."""

    kind: BlockKind
    text: str


def piece_of(paragraph: str) -> Piece:
    """A paragraph as a heading or a paragraph, by its looks."""
    return Piece("heading" if is_heading(paragraph) else "paragraph", paragraph)


def is_heading(paragraph: str) -> bool:
    """Whether a paragraph looks like a title: capitals, or "II. Nhiệm vụ", "Điều 3. Hiệu lực" without a full stop."""
    if not paragraph or len(paragraph) > 300:
        return False
    if is_upper(paragraph):
        return len(paragraph) > 3 and paragraph[-1] != ";" and not any(sign.match(paragraph) for sign in NO_TITLE)
    open_end = len(paragraph) < 160 and paragraph[-1] not in ".;,:"
    return open_end and bool(TITLED.match(paragraph) or ARTICLE.match(paragraph))


def join(lines: Iterable[str], wrapping: Wrapping = SET_LINES) -> Iterator[str]:
    """Paragraphs of stripped lines; a blank line ends a paragraph unless the sentence plainly goes on.

    Below the name of a table's first column each line is a cell, down to the next blank one.
    """
    parts: list[str] = []
    blank = cells = False
    for line in lines:
        if not line:
            blank = True
            continue
        cells = (cells and not blank) or (wrapping.layout == "spaced" and ORDINAL.match(line) is not None)
        goes_on = resumes if blank else fills_cell if cells else continues
        if parts and goes_on(parts[-1], line, wrapping):
            parts.append(line)
        else:
            if parts:
                yield " ".join(parts)
            parts = [line]
        blank = False
    if parts:
        yield " ".join(parts)
