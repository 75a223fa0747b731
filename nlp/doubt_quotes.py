"""What makes the wording and the place of a task in running text doubtful."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from vnpolicy.corpus import read_table
from vnpolicy.ingest.document import Span
from vnpolicy.nlp.actors import find_verb
from vnpolicy.nlp.agencies import looks_like_agency
from vnpolicy.nlp.doubt_leads import words_of
from vnpolicy.nlp.outline import Item, Outline
from vnpolicy.nlp.plan import Task

_VERY_SHORT, _SHORT, _LONG, _VERY_LONG = 30, 60, 450, 900  # characters of a quote
_TAIL, _WHOLE = 120, 0.9  # characters at the end of a quote; share of them that are a name
_FAR = 1500  # characters between a body and the work it leads
_YEAR = re.compile(r"\b20\d\d\b")
_DEADLINE = re.compile(r"\b(?:trước|chậm nhất|hết|before|by)\s+(?:ngày|tháng|năm|the )?", re.IGNORECASE)
# takes "đến năm 2025", "trong quý II", "hằng năm", "by 2030"
_TIME_WORD = re.compile(
    r"\b(?:trước|đến|tới|trong|vào|từ|hết|chậm nhất|giai đoạn|hằng|hàng|định kỳ|thường xuyên|quý|tháng|ngày"
    r"|by|before|until|from|period|every|each|annual\w*|within|no later)\b",
    re.IGNORECASE,
)
_WITH = re.compile(r"phối hợp|coordinat|cooperat|collaborat", re.IGNORECASE)
_MARKS = re.compile(r";\s|\.\s+(?=[^\W\d_])")
_RANGE_KINDS = ("article", "chapter")


# takes "Sở" of "Sở Y tế", "Ministry" of "Ministry of Finance"; whether it is the head of a name is looked up
_CAPITAL = re.compile(r"(?<![\w-])([A-ZĐÀ-Ỹ][^\W\d_]+)(?=\s+(?:[A-ZĐ]|of\b|nhân dân))")


@cache
def _heads() -> frozenset[str]:
    """First words of the nouns with which a body or post begins, in small letters."""
    return frozenset(row["word"].split()[0].lower() for row in read_table("actor_nouns") if row["kind"] == "head")


def _bodies(quote: str, start: int = 0) -> list[int]:
    """Where a name of a body or post begins in `quote`."""
    return [found.start() for found in _CAPITAL.finditer(quote, start) if found[1].lower() in _heads()]


@cache
def _word_of(kind: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, words_of(kind)), key=len, reverse=True))})")


@dataclass(frozen=True, slots=True)
class Places:
    """The items of an outline by their place, and how many tasks stand below each item."""

    outline: Outline
    starts: Sequence[int] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "starts", [item.span.start for item in self.outline.items])

    def at(self, offset: int) -> int | None:
        """Index of the item in which `offset` lies, `None` outside of all."""
        index = bisect_right(self.starts, offset) - 1
        return index if index >= 0 and offset < self.outline.items[index].span.end else None


@dataclass(frozen=True, slots=True)
class Neighbours:
    """How many tasks stand in each item, and right below each item."""

    within: Counter[int | None]
    below: Counter[int | None]


def count_neighbours(places: Places, tasks: Sequence[Task]) -> Neighbours:
    """Counts of the text tasks by item and by the item above it."""
    within = Counter(places.at(task.span.start) for task in tasks if task.origin == "text")
    items = places.outline.items
    below = Counter(items[index].parent for index in within if index is not None)
    return Neighbours(within, below)


def quote_doubts(task: Task) -> set[str]:
    """Names of the doubts about the wording of a task."""
    quote = task.quote
    found = {_length_doubt(len(quote))}
    if quote[0].islower():
        found.add("quote_lower")
    if quote[-1] == ":":
        found.add("quote_ends_colon")
    elif quote[-1] not in ".;":
        found.add("quote_ends_open")
    if ": " in quote:
        found.add("quote_colon")
    marks = len(_MARKS.findall(quote))
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
    places = [task.span.start + at for at in _bodies(task.quote)]
    others = [p for p in places if not any(span.start - 4 <= p < span.end for span in taken)]
    if others:
        found.add("other_body" if len(others) < 3 else "other_bodies")
    if not task.agencies("coordinating") and _WITH.search(task.quote):
        found.add("partner_missing")
    return found


def _ends_in_body(quote: str) -> bool:
    """Whether a name of a body is left at the end of the work: "... cho học sinh Vụ Giáo dục dân tộc"."""
    tail = max(0, len(quote) - _TAIL)
    starts = _bodies(quote, max(1, tail))
    sentence = max(quote.rfind(mark, tail) for mark in (". ", "\n", "; "))
    starts += [sentence + 1 + (quote[sentence] != "\n")] if sentence >= 0 else []
    for start in starts:
        before = quote[:start].rsplit(None, 1)[-1:]
        free = not before or (before[0].lower() not in words_of("function") and before[0][-1] not in ",(“")
        if free and looks_like_agency(quote[start:]) > _WHOLE:
            return True
    return False


def _time_doubts(task: Task) -> set[str]:
    found = set()
    period, span = task.period, task.period.span if task.period else None
    years = set(_YEAR.findall(task.quote))
    if len(years) > 1:
        found.add("several_years")
    if period is None or period.end is None:
        if years:
            found.add("year_unused")
        if _DEADLINE.search(task.quote):
            found.add("deadline_unused")
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


def place_doubts(task: Task, places: Places, neighbours: Neighbours, text: str) -> set[str]:
    """Names of the doubts about where a task stands and where its lead comes from."""
    index = places.at(task.span.start)
    if index is None:
        return {"outside_outline"}
    items, item = places.outline.items, places.outline.items[index]
    found = _branch_doubts(index, places, neighbours)
    leads = [agency.span for agency in task.agencies("lead") if agency.span]
    if leads:
        found |= _origin_doubts(task, index, leads[0], places, text)
    if task.span.start - item.body.start > 3:
        found.add("quote_inside_item")
    if item.kind == "plain" and not item.marker:
        found.add("plain_item")
    above = places.outline.ancestors(index)
    if any(items[one].kind in _RANGE_KINDS for one in above):
        found.add("in_article")
    titles = " ".join(text[items[one].body.start : items[one].body.start + 80] for one in above).lower()
    if _word_of("work heading").search(titles):
        found.add("under_work_heading")
    if _word_of("aim heading").search(titles):
        found.add("under_aim_heading")
    if not _word_of("charge").search(f"{titles} {task.quote[:200].lower()}"):
        found.add("nobody_in_charge")
    return found


def _branch_doubts(index: int, places: Places, neighbours: Neighbours) -> set[str]:
    found = set()
    outline, item = places.outline, places.outline.items[index]
    if neighbours.within[index] > 1:
        found.add("item_divided")
    if outline.children(index):
        found.add("governs_items")
    if item.parent is not None and neighbours.within[item.parent]:
        found.add("below_task")
    beside = len(outline.children(item.parent))
    share = neighbours.below[item.parent] / max(1, beside)
    if beside > 2 and share < 0.7:
        found.add("few_beside" if share > 0.34 else "alone_beside")
    if item.parent is None:
        found.add("no_heading")
    return found


def _origin_doubts(task: Task, index: int, lead: Span, places: Places, text: str) -> set[str]:
    if lead.start < task.span.end and lead.end > task.span.start:
        return _sentence_doubts(task, lead)
    found = {"lead_inherited"}
    source = places.at(lead.start)
    above = places.outline.ancestors(index)
    if source == index:
        found = {"lead_from_item"}
    elif source is None or source not in above:
        found.add("lead_from_beside")
    else:
        depth = above.index(source)
        found |= {"lead_two_up"} if depth == 1 else {"lead_far_up"} if depth > 1 else set()
        found |= _source_doubts(places.outline.items[source], lead, text)
    if abs(task.span.start - lead.end) > _FAR:
        found.add("lead_far")
    if find_verb(f"xx {task.quote[:1].lower()}{task.quote[1:60]}", 0) != 3:
        found.add("no_verb_first")
    return found


def _source_doubts(source: Item, lead: Span, text: str) -> set[str]:
    """How the heading names the lead: as a whole, or inside a sentence."""
    found = set()
    if lead.start - source.body.start > 25:
        found.add("heading_names_late")
    if len(text[lead.end : source.body.end].strip(" :.;,")) > 60:
        found.add("heading_goes_on")
    if text[source.body.start : source.body.end].rstrip()[-1:] != ":":
        found.add("heading_no_colon")
    return found


def _sentence_doubts(task: Task, lead: Span) -> set[str]:
    found = {"lead_in_sentence"}
    before = task.quote[: max(0, lead.start - task.span.start)]
    if len(before) > 25:
        found.add("lead_mid_sentence")
    low = task.quote[:40].lower()
    if any(low.startswith(word + " ") for word in words_of("report")):
        found.add("report_first")
    return found
