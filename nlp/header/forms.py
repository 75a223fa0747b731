"""Forms to fill in that a document carries in its annexes: nothing that stands in one is a task of the document."""

import re
from collections.abc import Sequence
from itertools import pairwise

from vnpolicy.ingest.document import Document, Span
from vnpolicy.nlp.header.header import opening
from vnpolicy.nlp.header.masthead import NATIONAL_TITLE
from vnpolicy.nlp.letters import LOWER

# Where something is to be filled in: "Tôi là: ………", "Số: ……/GP-HC", "ngày ... tháng ... năm 20...", "Fax: ____";
# one ellipsis is none, it ends a list in running text: "điện, nước…"
_BLANK = r"…{2,}|\.{4,}|_{4,}|(?:…|\.{3}) ?/|ngày(?:/\w+)?[\W_]{1,12}tháng(?:/\w+)?[\W_]{1,12}năm\b|số:?[ .…]*/"
# takes "(Ký, ghi rõ họ tên, đóng dấu)", "(Chữ ký, dấu)", "(Họ tên, chữ ký)", "(Signature and seal)" at the end of a
# line; refuses "(Đã ký)", "gửi bản chính (ký tên, đóng dấu) kèm bản excel"
_SIGNED_HERE = (
    r"\((?:ký(?:,|/| tên| và| ghi| rõ| điện tử)|chữ ký|họ(?:,| và)? tên|ghi rõ họ|sign(?:ature|ed and|,)|full name)"
    r"[^)\n]{0,120}\)(?=[ \t|]*(?:[(\n]|$))"
)
# The letters with which a mark begins come first: the search is three times as fast.
_MARK = re.compile(rf"(?=[….\_(NnSsCĐT])(?:(?P<frame>(?i:{_SIGNED_HERE})|{NATIONAL_TITLE.pattern})|(?i:{_BLANK}))")
_APART = 1000  # characters between two marks of one form: the bases and clauses of a model decision
_FEWEST = 2  # blanks of a form
# "THỦ TRƯỞNG ĐƠN VỊ" and "(Ký tên)" on the lines after the last blank
_POST = re.compile(rf"[^\n]*(?:\n+[ \t]*(?:\([^\n]*\)|[^\n{LOWER}]{{4,}})(?=\n|$)){{0,4}}")


def find_forms(document: Document) -> list[Span]:
    """Where forms stand, each from its first mark to the post that signs it."""
    text, start = document.text, opening(document).end
    return [_whole(text, marks) for marks in _clusters(text, start) if _is_form(marks)]


def stands_in(spans: Sequence[Span], at: int) -> bool:
    """Whether a place in the text is in one of the forms, or of other stretches."""
    return any(span.start <= at < span.end for span in spans)


def _clusters(text: str, start: int) -> list[Sequence[re.Match[str]]]:
    """Marks that stand close together."""
    marks = list(_MARK.finditer(text, start))
    ends = [at for at, (one, other) in enumerate(pairwise(marks), 1) if other.start() - one.end() > _APART]
    return [marks[first:last] for first, last in pairwise([0, *ends, len(marks)])]


def _is_form(marks: Sequence[re.Match[str]]) -> bool:
    """Whether there is something to fill in, below the nation's title or above a place to sign."""
    frames = sum(mark["frame"] is not None for mark in marks)
    return frames > 0 and len(marks) - frames >= _FEWEST


def _whole(text: str, marks: Sequence[re.Match[str]]) -> Span:
    begin = text.rfind("\n", 0, marks[0].start()) + 1
    end = _POST.match(text, marks[-1].end())
    return Span(begin, end.end() if end else marks[-1].end())
