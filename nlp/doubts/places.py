"""What makes the place of a task in running text doubtful: headings above, items beside, where its lead stands."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from vnpolicy.ingest.document import Span
from vnpolicy.nlp.actors.bodies import starts_with_body
from vnpolicy.nlp.actors.verbs import begins_with_verb
from vnpolicy.nlp.alternatives import alternatives
from vnpolicy.nlp.doubts.leads import words_of
from vnpolicy.nlp.outline.outline import Item, Outline
from vnpolicy.nlp.plan import Task

_FAR = 1500  # characters between a body and the work it leads
_LATE, _LONG_REST = 25, 60  # characters of a heading before the name of the lead, and after it
_MOST, _HARDLY_ANY = 0.7, 0.34  # shares of the items beside a task that are tasks
_TITLE, _OPENING = 80, 200  # characters of a heading above, and of the work, that are read
_ARTICLES = ("article", "chapter")


@cache
def _word_of(kind: str) -> re.Pattern[str]:
    return re.compile(rf"\b{alternatives(words_of(kind), blank=' ')}")


@cache
def _report_openings() -> tuple[str, ...]:
    return tuple(f"{word} " for word in words_of("report"))


class _Branch(NamedTuple):
    """What all items below one heading share: the headings above them, nearest first, and the doubts these raise."""

    above: tuple[int, ...]
    titles: str
    doubts: frozenset[str]
    charged: bool


@dataclass(frozen=True, slots=True)
class Places:
    """The items of an outline by their place, with counts of the tasks in each and right below each."""

    text: str
    outline: Outline
    starts: Sequence[int]
    within: Counter[int | None]
    below: Counter[int | None]
    branches: dict[int | None, _Branch]

    def at(self, offset: int) -> int | None:
        """Index of the item in which `offset` lies, `None` outside of all."""
        index = bisect_right(self.starts, offset) - 1
        return index if index >= 0 and offset < self.outline.items[index].span.end else None

    def opening(self, index: int) -> str:
        """The beginning of item `index`."""
        body = self.outline.items[index].body
        return self.text[body.start : min(body.end, body.start + _TITLE)]

    def titles(self, offset: int) -> str:
        """The beginnings of the headings above `offset`, nearest first, in small letters."""
        index = self.at(offset)
        return "" if index is None else self.branch(index).titles

    def branch(self, index: int) -> _Branch:
        """The branch on which item `index` stands."""
        parent = self.outline.items[index].parent
        if parent not in self.branches:
            self.branches[parent] = self._read_branch(self.outline.ancestors(index))
        return self.branches[parent]

    def _read_branch(self, above: tuple[int, ...]) -> _Branch:
        items = [self.outline.items[one] for one in above]
        titles = " ".join(map(self.opening, above)).lower()
        found = {"in_article"} if any(item.kind in _ARTICLES for item in items) else set()
        if _word_of("work heading").search(titles):
            found.add("under_work_heading")
        if _word_of("aim heading").search(titles):
            found.add("under_aim_heading")
        return _Branch(above, titles, frozenset(found), _word_of("charge").search(titles) is not None)


def index_places(text: str, outline: Outline, tasks: Sequence[Task]) -> Places:
    """The places of the items of `outline`, with the text tasks of `tasks` counted in."""
    places = Places(text, outline, [item.span.start for item in outline.items], Counter(), Counter(), {})
    places.within.update(places.at(task.span.start) for task in tasks if task.origin == "text")
    places.below.update(outline.items[index].parent for index in places.within if index is not None)
    return places


def place_doubts(task: Task, places: Places) -> set[str]:
    """Names of the doubts about where a task stands and where its lead comes from."""
    index = places.at(task.span.start)
    if index is None:
        return {"outside_outline"}
    item, branch = places.outline.items[index], places.branch(index)
    found = _neighbour_doubts(index, places) | branch.doubts
    lead = next((agency.span for agency in task.agencies("lead") if agency.span), None)
    if lead is not None:
        found |= _origin_doubts(task, index, lead, places)
    if task.span.start - item.body.start > len("- "):
        found.add("quote_inside_item")
    if item.kind == "plain" and not item.marker:
        found.add("plain_item")
    if not branch.charged and not _word_of("charge").search(task.quote[:_OPENING].lower()):
        found.add("nobody_in_charge")
    return found


def _neighbour_doubts(index: int, places: Places) -> set[str]:
    found = set()
    outline, parent = places.outline, places.outline.items[index].parent
    if places.within[index] > 1:
        found.add("item_divided")
    if outline.children(index):
        found.add("governs_items")
    if parent is None:
        found.add("no_heading")
    elif places.within[parent]:
        found.add("below_task")
    beside = len(outline.children(parent))
    share = places.below[parent] / beside
    if beside > 2 and share < _MOST:
        found.add("few_beside" if share > _HARDLY_ANY else "alone_beside")
    return found


def _origin_doubts(task: Task, index: int, lead: Span, places: Places) -> set[str]:
    if lead.start < task.span.end and lead.end > task.span.start:
        return _sentence_doubts(task, lead)
    source, above = places.at(lead.start), places.branch(index).above
    if source == index:
        found = {"lead_from_item"}
    elif source is None or source not in above:
        found = {"lead_inherited", "lead_from_beside"}
    else:
        depth = above.index(source)
        found = {"lead_inherited", *(("lead_two_up",) if depth == 1 else ("lead_far_up",) if depth > 1 else ())}
        if any(starts_with_body(places.opening(one)) for one in above[:depth]):
            found.add("body_between")
        found |= _source_doubts(places.outline.items[source], lead, places.text)
    if abs(task.span.start - lead.end) > _FAR:
        found.add("lead_far")
    if not begins_with_verb(task.quote):
        found.add("no_verb_first")
    return found


def _source_doubts(source: Item, lead: Span, text: str) -> set[str]:
    """How the heading names the lead: as a whole, or inside a sentence."""
    found = set()
    if lead.start - source.body.start > _LATE:
        found.add("heading_names_late")
    if len(text[lead.end : source.body.end].strip(" :.;,")) > _LONG_REST:
        found.add("heading_goes_on")
    if text[source.body.start : source.body.end].rstrip()[-1:] != ":":
        found.add("heading_no_colon")
    return found


def _sentence_doubts(task: Task, lead: Span) -> set[str]:
    found = {"lead_in_sentence"}
    if lead.start - task.span.start > _LATE:
        found.add("lead_mid_sentence")
    if task.quote[:40].lower().startswith(_report_openings()):
        found.add("report_first")
    return found
