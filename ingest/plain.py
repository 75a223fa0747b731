"""Plain text, as copied out of a legal database or written by hand."""

import hashlib
import re
import unicodedata

from vnpolicy.ingest.document import Block, Document, Note, Span
from vnpolicy.ingest.wraps import continues, wrap_width

INVISIBLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\u00ad\u200b-\u200f\u2060\ufeff\ud800-\udfff]")
BLANKS = re.compile(r"[ \t\xa0\u2000-\u200a\u202f\u3000]+")


def read_plain(data: bytes, source: str) -> Document:
    """Document of a plain text in UTF-8."""
    text = unicodedata.normalize("NFC", INVISIBLE.sub("", data.decode("utf-8", "replace")))
    lines = [BLANKS.sub(" ", line).strip() for line in text.splitlines()]
    parts, blocks, at = [], [], 0
    for kind, part in _parts(lines):
        blocks.append(Block(kind, Span(at, at + len(part))))
        if part:
            parts.append(part)
            at += len(part) + 1
    whole = "\n".join(parts)
    digest = "sha256:" + hashlib.sha256(data).hexdigest()
    english = sum(whole.count(word) for word in (" the ", " of ", " and "))
    vietnamese = sum(whole.count(word) for word in (" của ", " và ", " các ", " theo "))
    return Document(source, digest, whole, tuple(blocks), language="en" if english > vietnamese else "vi")


def _parts(lines):
    width = wrap_width(lines)
    blank = sum(not line for line in lines)
    double = blank >= 0.8 * len([x for x in lines if x]) and width and _lower_after_blank(lines)
    if double:
        lines = [line for line in lines if line]
    paragraph = ""
    for line in lines:
        pipes = line.endswith("|")
        if not line:
            if paragraph:
                yield "paragraph", paragraph
            paragraph = ""
            continue
        if paragraph and continues(paragraph.rsplit("\n", 1)[-1], line, width):
            paragraph += " " + line
        else:
            if paragraph:
                yield "paragraph", paragraph
            paragraph = line
        if pipes:
            cells = paragraph.split("|")
            for cell in cells[:-1]:
                yield "cell", cell.strip()
            paragraph = ""
    if paragraph:
        yield "paragraph", paragraph


def _lower_after_blank(lines):
    kept = [line for line in lines if line]
    return sum(line[0].islower() and not re.match(r"\w{1,2}\)", line) for line in kept) > 0.15 * len(kept)
