"""Bodies in brackets after a piece of work, or to which it is handed: "... (Sở Y tế chủ trì)", "..., giao Sở Y tế"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vnpolicy.nlp.actors.actors import Actor, find_actor
from vnpolicy.nlp.actors.bodies import read_bodies, starts_with_body
from vnpolicy.nlp.actors.partners import find_partners
from vnpolicy.nlp.actors.verbs import find_verb
from vnpolicy.nlp.agencies.agencies import looks_like_agency, split_agencies
from vnpolicy.nlp.letters import UPPER
from vnpolicy.nlp.periods.periods import tells_period, understand_period
from vnpolicy.nlp.plan import Agency, Period

# takes "(Vụ Pháp chế, Văn phòng Bộ)", "(Sở Y tế chủ trì)", "(do Sở Y tế chủ trì)", "(giao Sở Y tế)"; leaves "(Đoàn 1)",
# a short name
_BRACKETS = re.compile(
    r"\((?:(?:do|giao(?: cho)?)\s+)?(?!đối với|bao gồm|gồm|theo|trừ|nếu|kể cả|(?:Đoàn|Tổ|Nhóm) \d)([^()]{4,300})"
    r"\)[\s.;]*$"
)

# takes ": giao Sở Y tế.", ", giao cho Thanh tra tỉnh, Sở Nội vụ" at the end of a work, or "Giao Sở Y tế." alone
_HANDED = re.compile(rf"(?:[,:]\s+|^)[Gg]iao\s+(?:cho\s+)?(?=[{UPPER}])([^():]{{4,200}}?)[\s.;]*$")

# takes "Sở Y tế chủ trì; phối hợp: Sở Nội vụ", "Sở Y tế chủ trì, Sở Nội vụ và Tỉnh đoàn phối hợp", "Tỉnh đoàn phối
# hợp", "Trưởng thôn thực hiện; Công an xã hỗ trợ", "the Ministry of Health to preside; the Ministry of Finance to
# coordinate", "... presides; ... coordinates"
_HELPERS = re.compile(
    r"phối hợp(?: thực hiện)?:\s*(?P<behind>.+)"
    r"|(?:^|(?:chủ trì|đầu mối|thực hiện|presides?|leads?|chairs?|charge)[,;]\s+(?:and\s+)?)"
    r"(?P<before>(?:(?!chủ trì|thực hiện[,;]|preside|leads?\b|chairs?\b|charge)[^:]){4,200}?)\s+"
    r"(?:(?:cùng )?phối hợp(?: thực hiện)?|hỗ trợ"
    r"|(?:to |shall )?(?:(?:coordinat|cooperat|collaborat)es?|assists?|supports?))(?=[,;.]|$)"
)
_STOP = re.compile(r"[.,;]\s+\(?|\s\(|\s[-–]\s")
# takes "to be completed " before "in Q4/2026", "thời gian: " before "tháng 4/2026"
_DUE = re.compile(
    r"^(?:(?:to be )?(?:completed|finished|done|held|submitted|issued|carried out)"
    r"|(?:thời gian|thời hạn|tiến độ)(?: thực hiện| hoàn thành)?:?) "
)
# takes "Trạm Y tế xã. Kinh phí do ...", not "TP. Hồ Chí Minh"
_SENTENCE = re.compile(rf"(?:(?<=[a-zà-ỹ]{{2}})|(?<=\)))\.\s+(?=[{UPPER}])")


@dataclass(frozen=True, slots=True)
class Charge:
    """What brackets behind a work tell: who does it, with whom, by when.

    The work goes on to `end`: over brackets that hold a sentence ("(Sở Y tế chủ trì)"), not over names ("(Sở Y tế)").
    """

    agencies: tuple[Agency, ...]
    coordinating: tuple[Agency, ...]
    period: Period | None
    end: int


def read_brackets(clause: str, offset: int) -> Charge | None:
    """The bodies in brackets after the work, or to which it is handed ("..., giao Sở Y tế"), their parts and the time.

    `None` where nobody stands there.
    """
    found = _BRACKETS.search(clause) or _HANDED.search(clause)
    if found is None:
        return None
    said, at = found[1], offset + found.start(1)
    if found[0][0] != "(" and find_verb(said, 0) is not None:
        return None  # "Giao Sở Y tế lập phương án" tells a work of its own
    end = end_of_bodies(said)
    actor = find_actor(said, offset=at)
    if actor is not None and len(said[: actor.span.end - at].rstrip(" ,;")) > end:
        actor = None  # "Sở Nội vụ, thời hạn" before "hoàn thành: 30/6/2026"
    if actor is not None and said.startswith("không ", actor.verb - at):
        return None
    partners = _partners(said, at)
    agencies = actor.agencies if actor else _named(said[:end], at)
    lead = tuple(one for one in agencies if one.span not in [partner.span for partner in partners])
    names = found[0][0] == "(" and actor is None and not partners
    stop = found.start() if names else len(clause)
    return Charge(lead, partners, _period(said, at), stop) if agencies else None


def only_hands_over(clause: str) -> bool:
    """Whether a clause only hands over the work before it: "Giao Sở Y tế." behind "Tổ chức tập huấn."."""
    return _HANDED.match(clause) is not None and read_brackets(clause, 0) is not None


def _period(said: str, offset: int) -> Period | None:
    """The time that brackets tell: as a deadline, or as a part of its own ("...; thực hiện giai đoạn 2026 - 2028")."""
    own = (understand_period(said[mark.end() : end], offset=offset + mark.end()) for mark, end in _times(said))
    return understand_period(said, offset=offset) or next(filter(None, own), None)


def _times(said: str) -> Iterator[tuple[re.Match[str], int]]:
    """The parts that tell a time and nothing else: the mark before each, and where it ends."""
    marks = [*_STOP.finditer(said)]
    ends = [*(mark.start() for mark in marks[1:]), len(said)]
    for mark, end in zip(marks, ends, strict=False):
        if tells_period(_DUE.sub("", said[mark.end() : end])):
            yield mark, end


def _named(said: str, offset: int) -> tuple[Agency, ...]:
    # "... từ trung ương đến địa phương (tỉnh, huyện, xã)" tells levels, "(các đơn vị)" bodies
    bodies = said[0].isupper() or said.startswith(("các ", "toàn "))
    return read_bodies(said, offset=offset) if bodies and looks_like_agency(said) > 0.9 else ()


def _partners(said: str, offset: int) -> tuple[Agency, ...]:
    """Those who only help, before or behind "phối hợp"."""
    found = _HELPERS.search(said)
    if found is None:
        return tuple(find_partners(said, offset=offset))
    group = "behind" if found["behind"] else "before"
    named = found[group]
    return tuple(split_agencies(named[: end_of_bodies(named)], offset=offset + found.start(group)))


def end_of_bodies(said: str) -> int:
    """Where a list of bodies ends before a time or another sentence: "Sở Y tế, Tỉnh đoàn; trước 30/6/2026"."""
    if (time := next(_times(said), None)) is not None:
        return time[0].start()
    sentence = next((stop for stop in _SENTENCE.finditer(said) if not starts_with_body(said, stop.end())), None)
    return sentence.start() if sentence else len(said)


def ends_in_brackets(text: str) -> bool:
    """Whether brackets stand open at the end of a text."""
    return text.rfind("(") > text.rfind(")")


def charged_in_brackets(heading: str, offset: int) -> Actor | None:
    """Whom a heading charges with what stands below it: "c) Kinh tế số (Sở Y tế chủ trì, phối hợp các sở)"."""
    found = _BRACKETS.search(heading.rstrip(" :"))
    return find_actor(found[1], offset=offset + found.start(1)) if found else None
