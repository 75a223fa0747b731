"""What makes the wording of a task doubtful: its length and form, the bodies and the times that it names."""

import re
from functools import cache, lru_cache

from vnpolicy.corpus import read_table
from vnpolicy.nlp.agencies.agencies import looks_like_agency
from vnpolicy.nlp.doubts.leads import words_of
from vnpolicy.nlp.letters import UPPER
from vnpolicy.nlp.plan import Task

_VERY_SHORT, _SHORT, _LONG, _VERY_LONG = 30, 60, 450, 900  # characters of a quote
_OPENING = 300  # characters of a quote in which other bodies are looked for
_TAIL, _WHOLE = 120, 0.9  # characters at the end of a quote; share of them that are a name
_YEAR = re.compile(r"\b20\d\d\b")
# takes "đến năm 2025", "trong quý II", "hằng năm", "by 2030"
_TIME_WORD = re.compile(
    r"\b(?:trước|đến|tới|trong|vào|từ|hết|chậm nhất|giai đoạn|hằng|hàng|định kỳ|thường xuyên|quý|tháng|ngày"
    r"|by|before|until|from|period|every|each|annual\w*|within|no later)\b",
    re.IGNORECASE,
)
_WITH = ("hối hợp", "oordinat", "ooperat", "ollaborat")  # "Phối hợp", "in coordination with"


# takes "Sở" of "Sở Y tế", "Ministry" of "Ministry of Finance"; whether it is the head of a name is looked up
_CAPITAL = re.compile(rf"\b([{UPPER}][^\W\d_]+)(?=\s+(?:[A-ZĐ]|of\b|nhân dân))")


@cache
def _heads() -> frozenset[str]:
    """First words of the nouns with which a body or post begins, in small letters."""
    return frozenset(row["word"].split()[0].lower() for row in read_table("actor_nouns") if row["kind"] == "head")


def _bodies(quote: str, start: int = 0) -> list[int]:
    """Where a name of a body or post begins in `quote`."""
    return [found.start() for found in _CAPITAL.finditer(quote, start) if found[1].lower() in _heads()]


def quote_doubts(task: Task) -> set[str]:
    """Names of the doubts about the wording of a task."""
    quote = task.quote
    found = {_length_doubt(len(quote))}
    if quote[:1].islower():
        found.add("quote_lower")
    if quote.endswith(":"):
        found.add("quote_ends_colon")
    elif not quote.endswith((".", ";")):
        found.add("quote_ends_open")
    if ": " in quote:
        found.add("quote_colon")
    marks = quote.count("; ") + quote.count(". ")
    if marks:
        found.add("quote_clauses" if marks < 4 else "quote_many_clauses")
    found |= _body_doubts(task) | _time_doubts(task)
    found.discard("")
    return found


def _length_doubt(length: int) -> str:
    if length < _SHORT:
        return "quote_very_short" if length < _VERY_SHORT else "quote_short"
    return ("quote_long" if length < _VERY_LONG else "quote_very_long") if length > _LONG else ""


def _body_doubts(task: Task) -> set[str]:
    """Bodies of the quote that have no part in the task; "phối hợp" with nobody."""
    found = {"quote_ends_in_body"} if task.origin == "table" and _ends_in_body(task.quote) else set()
    taken = [a.agency.span for a in task.assignments if a.agency.span]
    places = [task.span.start + at for at in _bodies(task.quote[:_OPENING])]
    others = [p for p in places if not any(span.start - 4 <= p < span.end for span in taken)]
    if others:
        found.add("other_body" if len(others) < 3 else "other_bodies")
    if not task.agencies("coordinating") and any(word in task.quote for word in _WITH):
        found.add("partner_missing")
    return found


def _ends_in_body(quote: str) -> bool:
    """Whether a name of a body is left at the end of the work: "... cho học sinh Vụ Giáo dục dân tộc"."""
    tail = max(0, len(quote) - _TAIL)
    starts = _bodies(quote, max(1, tail))
    sentence = max(quote.rfind(mark, tail) for mark in (". ", "\n", "; "))
    starts += [sentence + 1 + (quote[sentence] != "\n")] if sentence >= 0 else []
    return any(_is_free(quote[max(0, start - 20) : start]) and _is_body(quote[start:]) for start in starts)


def _is_free(before: str) -> bool:
    """Whether a name does not belong to the words before it: not "... của Bộ Y tế", "..., Bộ Y tế"."""
    last = before.rsplit(None, 1)[-1:]
    return not last or (last[0].lower() not in words_of("function") and last[0][-1] not in ",(“")


@lru_cache(maxsize=2048)
def _is_body(tail: str) -> bool:
    return looks_like_agency(tail) > _WHOLE


def _time_doubts(task: Task) -> set[str]:
    found = set()
    period, span = task.period, task.period.span if task.period else None
    years = set(_YEAR.findall(task.quote)) if "20" in task.quote else set()
    if len(years) > 1:
        found.add("several_years")
    if period is None or period.end is None:
        if years:
            found.add("year_unused")
    elif span is not None and not task.span.start <= span.start < task.span.end:
        found.add("period_inherited")
    elif span is not None and not _marked(task.quote, span.start - task.span.start, period.written):
        found.add("period_unmarked")
    if period is not None and period.doubt:
        found.add("period_doubt")
    return found


def _marked(quote: str, at: int, written: str) -> bool:
    """Whether a word makes a time a deadline: "trước năm 2025", not "kế hoạch năm 2025"."""
    return _TIME_WORD.search(f"{quote[max(0, at - 14) : max(0, at)]}{written}") is not None
