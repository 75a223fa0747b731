"""Who a clause sets to work: the noun phrase of bodies before its verb."""

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from vnpolicy.ingest.document import Span
from vnpolicy.nlp.actors.bodies import read_bodies, starts_with_body
from vnpolicy.nlp.actors.english import duty_of, infinitive_of, tells_duty
from vnpolicy.nlp.actors.verbs import OWNED_BY, find_verb
from vnpolicy.nlp.actors.words import words_of
from vnpolicy.nlp.agencies.agencies import moved
from vnpolicy.nlp.letters import UPPER
from vnpolicy.nlp.plan import Agency

_PLACE = r"(?:địa phương|vùng|nơi|xã|phường|thị trấn|đặc khu|quận|huyện|thị xã|thành phố|tỉnh|khu vực|thôn|khu phố)"
# takes "đối với các xã, phường đang có dịch": a case, not whom it tells
_IN_CASE = (
    rf"đối với (?:các |những )?{_PLACE}(?:(?:,| và| hoặc) (?:các )?{_PLACE})* (?:có|đã|chưa|thuộc|đang|không|bị|còn)\b"
)
_CASE = re.compile(_IN_CASE, re.IGNORECASE)


def end_of_case(text: str) -> int:
    """Where the places end where the work of a text is to be done: "Đối với các xã, phường có dịch: ..."; else 0."""
    found = _CASE.match(text)
    return found.end() if found else 0


@cache
def _request() -> re.Pattern[str]:
    """A word that addresses an actor at the head of a clause: "Giao", "Yêu cầu", not "Đối với địa phương có dịch"."""
    person = r"đối với (?:các |những )?người [^,.;:]{0,24}(?:có|đã|chưa|thuộc|đang|còn) "  # a case, not whom it tells
    request = words_of("assignment_verbs", "request")
    # "Phân công Sở Y tế tổ chức trực cấp cứu" asks a body; "Phân công công việc cho từng người" is work
    hand_over = rf"(?-i:{words_of('assignment_verbs', 'hand-over')}(?=\s+[{UPPER}])(?!\s+{_PERSONS}))"
    return re.compile(
        rf"(?!{_IN_CASE}|{person})(?:{request}|{hand_over})(?:\s+|(?=(?-i:[{UPPER}])))(?:cho\s+)?(?:đối với\s+)?",
        re.IGNORECASE,
    )


# whom a body assigns to work of its own: "phân công cán bộ", "Phân công Lãnh đạo Bộ", "phân công Thẩm phán"
_PERSONS = r"(?:các\s+)?(?i:cán bộ|công chức|viên chức|người|đồng chí|lãnh đạo|thành viên|thẩm phán)\b"


@cache
def _hand_over() -> re.Pattern[str]:
    """A verb by which an actor hands the work to other bodies: "Chính phủ phân công các bộ", not "phân công cán bộ"."""
    verbs = words_of("assignment_verbs", "hand-over", any_case=False)
    return re.compile(rf"{verbs}\s+(?:cho\s+)?(?!{_PERSONS})")


# takes the end of "Cơ quan BHXH chỉ" before "xác nhận": it belongs to the verb
_PARTICLE = re.compile(r"(?<!đình)(?<![Bb]ồi)\s+(?:chỉ|cũng|còn|thường|sẽ|(?<!hàng )không|vẫn|luôn|đều)$")
_QUOTED, _BY = re.compile(r"[\"“]?\s*"), re.compile(r"\sdo\s")


@dataclass(frozen=True, slots=True)
class Actor:
    """Bodies at the head of a clause: their place in the document, and where the verb begins."""

    agencies: tuple[Agency, ...]
    span: Span
    verb: int
    addressed: bool = False


# takes "các xã, phường, yêu cầu " before "các đơn vị trực thuộc Sở khẩn trương thực hiện": all of them are to work
_ASKED_BEFORE = re.compile(r"(?P<bodies>[^.;:]+?)(?:,| và|, và)\s+(?:yêu cầu|đề nghị)\s+$")


def _with_asked_before(text: str, start: int, actor: Actor) -> Actor:
    """The actor with the bodies from `start` of whom the same is asked first: "đề nghị A, yêu cầu B thực hiện"."""
    before = _ASKED_BEFORE.fullmatch(text, start, actor.span.start)
    if before is None or not starts_with_body(text, start) or find_verb(before["bodies"], 0) is not None:
        return actor
    agencies = (*read_bodies(before["bodies"], offset=start), *actor.agencies)
    return replace(actor, agencies=agencies, span=Span(start, actor.span.end))


def find_actor(text: str, *, offset: int = 0, asked: bool = False) -> Actor | None:
    """The bodies with which `text` begins, when a verb of work follows them; `offset` is the place of `text`.

    Of English bodies that are `asked`, the infinitive is that verb: "(requests) the Ministry of Health to prepare".
    """
    actor = _read_actor(text, asked=asked)
    if actor is None or offset == 0:
        return actor
    span = Span(actor.span.start + offset, actor.span.end + offset)
    agencies = tuple(moved(agency, offset) for agency in actor.agencies)
    return Actor(agencies, span, actor.verb + offset, actor.addressed)


@lru_cache(maxsize=4096)  # what parts a paragraph, and what tells the kind of each part, all ask who acts in it
def _read_actor(text: str, *, asked: bool) -> Actor | None:
    """The actor of a text that stands at the beginning of its document."""
    start = _QUOTED.match(text).end()  # type: ignore[union-attr]
    request = _request().match(text, start)
    addressed = request is not None and starts_with_body(text, request.end())
    if request is not None and addressed:
        start = request.end()
    verb = duty_of(text, start)
    if verb is None and not starts_with_body(text, start):
        return None
    if verb is None and (asked or (addressed and request[0].isascii())):  # type: ignore[index]
        verb = infinitive_of(text, start)
    if verb is None:
        verb = find_verb(text, start)
        if verb is None or tells_duty(text, verb):  # what "shall be paid" is told nothing
            return None
    handed = _request().match(text, verb) or _hand_over().match(text, verb)
    if (
        handed is not None
        and not addressed
        and (found := find_actor(text[handed.end() :], offset=handed.end(), asked=handed[0].isascii()))
    ):
        # "Bộ X đề nghị các địa phương tổ chức ...": the second is to work
        return _with_asked_before(text, handed.end(), found)
    by = _BY.search(text, start, verb)
    if by is not None and not OWNED_BY.match(text, by.start(), verb) and starts_with_body(text, by.end()):
        start = by.end()  # "Sở Chỉ huy do Chủ tịch UBND chỉ đạo"
    agencies = read_bodies(_PARTICLE.sub("", text[start:verb].rstrip(" ,;:")), offset=start)
    if not agencies:
        return None
    return Actor(agencies, Span(agencies[0].span.start, verb), verb, addressed)  # type: ignore[union-attr]
