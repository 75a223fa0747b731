"""What makes the lead of a task doubtful: how its name is built, and what stands around it in the text."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from vnpolicy.corpus import read_table
from vnpolicy.nlp.actors.verbs import find_verb
from vnpolicy.nlp.plan import Agency

_LONG_NAME, _VERY_LONG_NAME, _SHORT_NAME = 8, 14, 1  # words
_MANY = 4  # leads of one task
_JOINT = re.compile(r"[,;/]|\s(?:và|and)\s")
_OPEN_END = re.compile(r"\s*(?:$|[:;.\n(])")  # what closes a name: "Sở Y tế:", "Sở Y tế (cơ quan thường trực)"
# between two bodies: ", ", " và các "
_LIST_GAP = re.compile(r"[\s,;/+•–-]*(?:(?:và|và các|các|cùng|and|the|and the)\s+)?", re.IGNORECASE)


@cache
def words_of(kind: str) -> frozenset[str]:
    """Words of `kind` that tell a doubtful reading, in lower case."""
    return frozenset(row["word"] for row in read_table("doubt_words") if row["kind"] == kind)


@cache
def _determiners() -> frozenset[str]:
    return frozenset(row["word"] for row in read_table("actor_nouns") if row["kind"] == "determiner")


@lru_cache(maxsize=4096)
def name_doubts(written: str, *, known: bool) -> tuple[str, ...]:
    """Names of the doubts about the name of one body as printed."""
    return tuple(_name_doubts(written, known=known))


def _name_doubts(written: str, *, known: bool) -> Iterator[str]:
    words = written.split()
    if not words:
        return
    first, last = words[0].lower(), words[-1].lower()
    collective = first in _determiners()
    if not known and not collective:
        yield "lead_unknown"
    if collective:
        yield "lead_collective"
    if written[:1].islower() and not collective:
        yield "lead_lower"
    if first in words_of("function") - _determiners() or last in words_of("function"):
        yield "lead_function_word"
    elif words[-1].islower() and not known and not collective:
        yield "lead_lower_end"
    yield from _size_doubts(len(words), collective=collective, known=known)
    yield from _content_doubts(written, known=known)


def _size_doubts(count: int, *, collective: bool, known: bool) -> Iterator[str]:
    if count - collective <= _SHORT_NAME:
        yield "lead_short"
    if collective and count <= 3:
        yield "lead_bare_collective"
    if count > _VERY_LONG_NAME:
        yield "lead_very_long"
    elif count > _LONG_NAME and not known:
        yield "lead_long"


def _content_doubts(written: str, *, known: bool) -> Iterator[str]:
    joint = _JOINT.findall(written)
    if known:
        if len(joint) > 1:
            yield "lead_known_joint"
    elif joint:
        yield "lead_joint_mark" if any(mark in ",;/" for mark in joint) else "lead_joint_word"
    if any(letter.isdigit() for letter in written):
        yield "lead_digit"
    if "(" in written or ")" in written:
        yield "lead_brackets"
    if not known and find_verb(f"xx {written[:1].lower()}{written[1:]}", 3) is not None:
        yield "lead_verb"


def lead_doubts(text: str, leads: Sequence[Agency], *, issuer: str | None) -> set[str]:
    """Names of the doubts about the bodies that lead one task: each name, the list, and its surroundings in `text`."""
    found = {doubt for agency in leads for doubt in name_doubts(agency.written, known=agency.key is not None)}
    if issuer and any(agency.name.casefold() == issuer.casefold() for agency in leads):
        found.add("lead_is_issuer")
    if len(leads) > 1:
        found.add("leads_several" if len(leads) < _MANY else "leads_many")
        found |= _list_doubts(text, leads)
    spans = [agency.span for agency in leads if agency.span]
    for agency in leads:
        if agency.span and text[agency.span.start : agency.span.end] != agency.written:
            found.add("lead_supplied")
    if spans:
        found |= _after(text, spans[-1].end, group=name_is_collective(leads[-1].written))
    return found


def _list_doubts(text: str, leads: Sequence[Agency]) -> set[str]:
    found = set()
    lower = [agency.written[:1].islower() for agency in leads]
    if any(low and not name_is_collective(a.written) for low, a in zip(lower[1:], leads[1:], strict=True)):
        found.add("leads_uneven")
    for left, right in pairwise(leads):
        if left.span and right.span and left.span.end < right.span.start:
            gap = text[left.span.end : right.span.start]
            if not _LIST_GAP.fullmatch(gap):
                found.add("leads_gap")
    return found


def name_is_collective(written: str) -> bool:
    """Whether a name begins as a group of bodies does: "các Sở"."""
    return written.split(" ", 1)[0].lower() in _determiners()


def _after(text: str, end: int, *, group: bool) -> set[str]:
    """What follows the last body, or group of bodies: a verb, a mark, or words that may belong to its name."""
    if _OPEN_END.match(text, end):
        return set()
    following = text[end : end + 60].split("\n", 1)[0]
    if following[:1] == ",":
        return {"lead_before_comma"}
    word = following.split()[:1]
    if word and word[0].lower() in words_of("report"):
        return {"lead_before_report"}
    if find_verb(f"xx{following}", 0) != len("xx "):
        return {"lead_goes_on"}
    return {"group_before_verb"} if group else set()  # "Các đơn vị | tổ chức tiêm chủng hướng dẫn ...": which verb?
