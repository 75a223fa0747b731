"""Clauses that only charge a body with the work before them: "Sở Y tế chủ trì, Sở Nội vụ phối hợp", "... thực hiện"."""

import re
from dataclasses import dataclass

from vnpolicy.ingest.document import Span
from vnpolicy.nlp.actors.actors import find_actor
from vnpolicy.nlp.actors.brackets import end_of_bodies
from vnpolicy.nlp.actors.verbs import find_verb

_DO = r"(?:\s+(?:tổ chức |triển khai )?(?:thực hiện|triển khai))?"
# takes "chủ trì thực hiện", "chủ trì, phối hợp với Sở X triển khai", "chủ trì, Sở X phối hợp"; not "chủ trì cuộc họp"
_PRESIDES = re.compile(
    rf"chủ trì{_DO}(?:(?:,|;| và)?\s+phối hợp (?:(?:với|cùng)\s)?(?P<with>[^.]+?)"
    rf"|[,;]\s+(?P<beside>[^.]+?)\s+phối hợp)?{_DO}[\s.;]*"
)
# takes "thực hiện." of "Sở Y tế thực hiện."
_CARRIES_OUT = re.compile(r"(?:tổ chức |triển khai |chịu trách nhiệm )?(?:thực hiện|triển khai)[\s.;]*")

# takes "thực hiện, gửi kết quả về Sở Tư pháp trước ngày 15/10/2026;", what the work before it is
_AND_REPORTS = re.compile(r"(?:tổ chức )?thực hiện, (?:gửi|báo cáo|hoàn thành|xong) [^.;]*[\s.;]*")


# without one of these no clause charges: a cheap test of the many that say work of their own
_MAY_CHARGE = re.compile(r"chủ trì|(?:thực hiện|triển khai)(?=[\s.;]*$|[,;.]\s|\s\()")


@dataclass(frozen=True, slots=True)
class ChargeClause:
    """Where in a clause those stand who do the work before it and those who help, and where a time may follow."""

    lead: Span
    partners: Span | None
    end: int


def may_charge(text: str) -> bool:
    """Whether a clause may charge somebody with the work before it, by its words alone."""
    return _MAY_CHARGE.search(text) is not None


def read_charge_clause(clause: str) -> ChargeClause | None:
    """The places of the bodies that a clause charges with the work before it; `None` where it says work of its own."""
    actor = find_actor(clause) if may_charge(clause) else None
    if actor is None:
        return None
    said = clause[actor.verb :]
    said = said[: end_of_bodies(said)]
    lead, end = Span(actor.span.start, len(clause[: actor.verb].rstrip(" ,"))), actor.verb + len(said)
    if _CARRIES_OUT.fullmatch(said) or _AND_REPORTS.fullmatch(clause, actor.verb):
        return ChargeClause(lead, None, end)
    found = _PRESIDES.fullmatch(said)
    if found is None:
        return None
    if (partners := found.lastgroup) is None:
        return ChargeClause(lead, None, end)
    if find_verb(found[partners], 0) is not None:
        return None
    return ChargeClause(lead, Span(*(actor.verb + at for at in found.span(partners))), end)
