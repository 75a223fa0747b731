"""Bodies in brackets after a piece of work: "... (Sở Y tế chủ trì)"."""

import re

from vnpolicy.nlp.actors.actors import Actor, find_actor, read_bodies
from vnpolicy.nlp.agencies.agencies import looks_like_agency
from vnpolicy.nlp.plan import Agency

# takes "(Vụ Pháp chế, Văn phòng Bộ)", "(Sở Y tế chủ trì)", "(do Sở Y tế chủ trì)"; leaves "(Đoàn 1)", a short name
_BRACKETS = re.compile(
    r"\((?:do\s+)?(?!đối với|bao gồm|gồm|theo|trừ|nếu|kể cả|(?:Đoàn|Tổ|Nhóm) \d)([^()]{4,300})\)[\s.;]*$"
)


def bodies_in_brackets(clause: str, offset: int) -> tuple[tuple[Agency, ...], int]:
    """The bodies that stand in brackets after the work, and where the bracket opens."""
    found = _BRACKETS.search(clause)
    if found is None:
        return (), len(clause)
    actor = find_actor(found[1], offset=offset + found.start(1))
    if actor is not None:
        forbidden = found[1].startswith("không ", actor.verb - offset - found.start(1))
        return ((), len(clause)) if forbidden else (actor.agencies, found.start())
    # "... từ trung ương đến địa phương (tỉnh, huyện, xã)" tells levels, "(các đơn vị)" bodies
    bodies = found[1][0].isupper() or found[1].startswith(("các ", "toàn "))
    named = (
        read_bodies(found[1], offset=offset + found.start(1)) if bodies and looks_like_agency(found[1]) > 0.9 else ()
    )
    return named, found.start() if named else len(clause)


def charged_in_brackets(heading: str, offset: int) -> Actor | None:
    """Whom a heading charges with what stands below it: "c) Kinh tế số (Sở Y tế chủ trì, phối hợp các sở)"."""
    found = _BRACKETS.search(heading.rstrip(" :"))
    return find_actor(found[1], offset=offset + found.start(1)) if found else None


def before_brackets(text: str, start: int, end: int) -> int:
    """End of a work without the bodies in brackets after it, when no actor opens it."""
    if find_actor(text[start:end]) is not None:
        return end
    return start + bodies_in_brackets(text[start:end], 0)[1]
