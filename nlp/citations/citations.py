"""Every document that a text names: by number and symbol, or a law by its name."""

import re

from vnpolicy.ingest.document import Span
from vnpolicy.nlp.citations.heads import Head, numbered_heads, title_start
from vnpolicy.nlp.citations.law_names import congress_heads, law_heads
from vnpolicy.nlp.plan import Citation


def find_citations(text: str, *, offset: int = 0) -> list[Citation]:
    """Citations in the order of the text, those inside the title of another one too; spans are moved by `offset`."""
    heads = find_heads(text, running=True)
    following = [head.span.start for head in heads[1:]] + [len(text)]
    ends = (_title_end(text, head, limit) for head, limit in zip(heads, following, strict=False))
    return [as_citation(text, head, end, offset) for head, end in zip(heads, ends, strict=True)]


def find_heads(text: str, *, running: bool) -> list[Head]:
    """Fixed parts of all citations; a number that follows a law's name belongs to the law."""
    laws = [*law_heads(text, running=running), *congress_heads(text)]
    if not laws:
        return numbered_heads(text)
    taken = [law.span for law in laws if law.doc_number]
    numbered = [head for head in numbered_heads(text) if not _inside(head.span, taken)]
    return sorted([*laws, *numbered], key=lambda head: head.span)


def _inside(span: Span, taken: list[Span]) -> bool:
    return any(start <= span.start < end or start < span.end <= end for start, end in taken)


def as_citation(text: str, head: Head, end: int, offset: int = 0, page: int | None = None) -> Citation:
    """The citation whose title, if it has one, ends at `end`."""
    start, head_end = head.span
    title = head.title or " ".join(text[head_end:end].strip(" ,;:.-").split()) or None
    title = None if title and title[0] in ")]" else title
    end = max(head_end, end) if title and not head.named else head_end
    end = start + len(text[start:end].rstrip(" ,;:.-\n\t"))
    return Citation(
        quote=text[start:end],
        span=Span(start + offset, end + offset),
        page=page,
        doc_type=head.doc_type,
        doc_number=head.doc_number,
        issuer=" ".join(head.issuer.split()) if head.issuer else None,
        issued=head.issued,
        title=title,
    )


_RUNNING_END = re.compile(r"[;:\n()\t]|\.(?=\s|$)|,\s")
_LONGEST = 240


def _title_end(text: str, head: Head, following: int) -> int:
    """In running text a title ends with its clause: a comma may already belong to the sentence around it."""
    start = head.span.end
    if head.named or not title_start().match(text, start + 1):
        return start
    end = _RUNNING_END.search(text, start, min(len(text), start + _LONGEST))
    return min(end.start() if end else start, following)
