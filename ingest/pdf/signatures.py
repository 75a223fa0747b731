"""Lines that an electronic signature leaves on a page: "Người ký: ...", "Thời gian ký: ..."."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from vnpolicy.ingest.line_words import any_of
from vnpolicy.ingest.pdf.lines import Line

CLOSE = 2.0  # heights of a line within which a line belongs to a signature's
SHOWN = frozenset({3, 13, 20})  # free text, stamps and form fields among the kinds of annotations


@cache
def _mark() -> re.Pattern[str]:
    return re.compile(any_of("signed"), re.IGNORECASE)  # "Người ký: Nguyễn Văn A"


@cache
def _detail() -> re.Pattern[str]:
    return re.compile(any_of("signed", "signed_detail"), re.IGNORECASE)  # "Email: ...", only beside a mark


def part_signatures(lines: Sequence[Line]) -> tuple[list[Line], list[str]]:
    """Lines of the text, and the texts of those that an electronic signature left."""
    marks = [line for line in lines if _mark().match(line.text)]
    if not marks:
        return list(lines), []
    taken = list(marks)
    for line in sorted(lines, key=lambda one: one.box.top):
        if line not in taken and any(_belongs(line, mark) for mark in taken):
            taken.append(line)
    taken.sort(key=lambda line: line.box.top)
    return [line for line in lines if line not in taken], [line.text for line in taken]


def _belongs(line: Line, mark: Line) -> bool:
    """Whether a line is another of a signature's: a detail near it, or the wrap of one, under it in the same print."""
    height = mark.box.bottom - mark.box.top
    apart = max(line.box.top - mark.box.bottom, mark.box.top - line.box.bottom)
    if apart > CLOSE * height or min(line.box.right, mark.box.right) <= max(line.box.left, mark.box.left):
        return False
    if _detail().match(line.text):
        return True
    below = 0 <= line.box.top - mark.box.top < CLOSE * height
    alike = abs(line.box.left - mark.box.left) < 1 and abs(line.box.bottom - line.box.top - height) < 0.2 * height
    return below and alike and bool(_detail().match(mark.text)) and line.box.right <= mark.box.right + height


def has_shown_notes(page: Any) -> bool:  # noqa: ANN401 - pypdfium2 has no types
    """Whether a page has annotations whose text a reader sees: stamps, free text, form fields."""
    from pypdfium2 import raw

    for number in range(min(raw.FPDFPage_GetAnnotCount(page), 200)):
        note = raw.FPDFPage_GetAnnot(page, number)
        kind = raw.FPDFAnnot_GetSubtype(note)
        raw.FPDFPage_CloseAnnot(note)
        if kind in SHOWN:
            return True
    return False
