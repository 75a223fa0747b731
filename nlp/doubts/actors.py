"""What a second reading of the wording says about who is to act: other bodies that act, ask or are asked in it."""

import re
from collections.abc import Sequence
from functools import cache

from vnpolicy.ingest.document import Span
from vnpolicy.nlp.actors.actors import find_actor
from vnpolicy.nlp.actors.bodies import starts_with_body
from vnpolicy.nlp.actors.verbs import find_verb
from vnpolicy.nlp.actors.work import opens_with_work, says_work
from vnpolicy.nlp.alternatives import alternatives
from vnpolicy.nlp.doubts.leads import name_is_collective, words_of
from vnpolicy.nlp.plan import Agency, Task

_READ = 400  # characters of a quote that are read a second time
_FOLLOWING = 40  # characters behind a name
_SECOND = 70  # characters behind a name in which a second verb is looked for
_HEAD_ONLY = 2  # words of a name that say no more than what kind of body it is: "Hội đồng", "Ban Thư ký"
# what makes a body before it the one that asks: "đề nghị Sở X ...", "giao các đơn vị ..."
_ASKS = re.compile(
    r"\b(?:đề nghị|yêu cầu|giao(?: cho)?|phân công|chỉ đạo|phê bình|ủy quyền(?: cho)?|request|assign)\s+(?=\S)",
    re.IGNORECASE,
)
# "do Chủ tịch Viện bổ nhiệm", "của Bộ Y tế", "cho Công ty": a body that is no subject
_NO_SUBJECT = re.compile(
    r"(?:^|\s)(?:do|bởi|của|cho|với|tại|từ|đến|tới|về|theo|trước|cùng|là|by|of|for|with|to|from)\s+$", re.IGNORECASE
)


def _either(kind: str) -> str:
    return alternatives(words_of(kind), blank=" ", any_case=True)


@cache
def _opening(kind: str) -> re.Pattern[str]:
    """A word of `kind` right at the place of a match."""
    return re.compile(rf"\s*(?:{_either(kind)})(?!\w)", re.IGNORECASE)


def _has(low: str, kind: str) -> bool:
    """Whether a text in small letters has a word of `kind`."""
    return any(word in low for word in words_of(kind))


def actor_doubts(text: str, task: Task) -> set[str]:
    """Names of the doubts that a second reading of who is to act raises."""
    leads = task.agencies("lead")
    spans = [agency.span for agency in leads if agency.span]
    found = _breadth_doubts(leads)
    if spans:
        if leads[-1].key is None and _verb_twice(text, spans[-1].end):
            found.add("verb_twice")
        found |= _behind(text, spans[-1].end) | _before(text, spans[0].start)
    if task.origin == "table":
        return found
    inside = [span for span in spans if task.span.start <= span.start < task.span.end]
    found |= _wording_doubts(task.quote)
    return found | (_own_actor(task, inside) if inside else _foreign_actor(task, leads))


def _breadth_doubts(leads: Sequence[Agency]) -> set[str]:
    """Doubts about how the names are cut: too few words, a list inside a name, a list that shares its first word."""
    found = set()
    for agency in leads:
        words = agency.written.split()
        if len(words) <= _HEAD_ONLY and agency.key is None:
            found.add("lead_head_only")
        if "," in agency.written or ";" in agency.written:
            found.add("lead_comma")
        if " và " in agency.written and agency.key is None:
            found.add("lead_and")
        if agency.key is None and not starts_with_body(agency.written):
            found.add("lead_no_head")
        if _opening("person").match(agency.written):
            found.add("lead_person")
    if leads and name_is_collective(leads[0].written):
        single = (agency for agency in leads[1:] if not name_is_collective(agency.written))
        found |= {"group_shared"} if any(agency.key is None for agency in single) else set()
    return found


def _behind(text: str, end: int) -> set[str]:
    """What the words behind the last name say: charged with work, told of, or described closer."""
    following = text[end : end + _FOLLOWING]
    if _opening("plain duty").match(following):
        return {"plainly_charged"}
    if _opening("attribute").match(following):
        return {"lead_described"}
    if following.lstrip()[:1] == "(":
        return {"lead_before_bracket"}
    word = following.split()[:1]
    if word and following[:1] == " " and word[0].lower() in words_of("function"):
        return {"lead_before_function"}
    if _opening("state verb").match(following):
        return {"lead_in_state"}
    return {"lead_asks"} if _ASKS.match(following.lstrip()) else set()


def _before(text: str, start: int) -> set[str]:
    before = text[max(0, start - 12) : start].rsplit("\n", maxsplit=1)[-1]
    if before.rstrip().endswith(",") or before.endswith(" và "):
        return {"lead_list_cut"}
    return {"lead_no_subject"} if _NO_SUBJECT.search(before) else set()


def _verb_twice(text: str, end: int) -> bool:
    """Whether a second verb follows soon on the one behind a name: "Các đơn vị tổ chức tiêm chủng hướng dẫn ..."."""
    following = text[end : end + _SECOND].split("\n", 1)[0]
    first = find_verb(f"xx{following}", 0)
    if first is None or first > 4:
        return False
    clause = re.split(r"[,;.:]", following.lstrip(), maxsplit=1)[0]
    words = clause.split(" ", 1)
    second = find_verb(f"xx {words[1]}", 0) if len(words) > 1 else None
    return second is not None and second > 4


def _wording_doubts(quote: str) -> set[str]:
    """What the wording of a text task says: a rule, a right, a condition, a report."""
    low = quote[:_READ].lower()
    found = {"quote_rule"} if _has(low, "rule") else set()
    if _has(low, "right"):
        found.add("quote_right")
    if _opening("condition").match(quote):
        found.add("quote_condition")
    return found


def _own_actor(task: Task, inside: Sequence[Span]) -> set[str]:
    """Doubts about a lead inside its sentence: another body before it, or asked by it; no verb behind it."""
    quote, start = task.quote, inside[0].start - task.span.start
    found = set()
    last = inside[-1].end - task.span.start
    asked = _ASKS.search(quote, last, last + 160)
    if asked and starts_with_body(quote, asked.end()):
        found.add("lead_asks_other")
    if start > 0 and starts_with_body(quote):
        found.add("body_before_lead")
    if find_verb(quote[last : last + 200], 0) is None:
        found.add("lead_without_verb")
    if not opens_with_work(quote[last:].lstrip(" ,:;)")[:80]):
        found.add("no_work_behind")
    return found


def _foreign_actor(task: Task, leads: Sequence[Agency]) -> set[str]:
    """Doubts about a lead that stands outside its work: the work names its own actor, or is hardly work."""
    quote, found = task.quote, set()
    if starts_with_body(quote):
        found.add("body_first")
    asked = _ASKS.search(quote, 0, _READ)
    if asked and starts_with_body(quote, asked.end()):
        found.add("asks_other")
    actor = find_actor(quote[:_READ])
    if actor and {agency.written for agency in actor.agencies} - {agency.written for agency in leads}:
        found.add("readings_differ")
    if not opens_with_work(quote):
        found.add("work_not_first" if says_work(quote) else "work_not_said")
    return found
