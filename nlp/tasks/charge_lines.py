"""Lines below a work that say without a label who does it: "(Sở Y tế chủ trì, Sở Nội vụ phối hợp; xong trước 30/6)"."""

import re

from vnpolicy.ingest.document import Span
from vnpolicy.nlp.actors.bodies import starts_with_body
from vnpolicy.nlp.actors.brackets import end_of_bodies
from vnpolicy.nlp.actors.charges import may_charge, read_charge_clause
from vnpolicy.nlp.agencies.agencies import looks_like_agency
from vnpolicy.nlp.periods.periods import tells_period
from vnpolicy.nlp.tasks.labels import Label, read_labels

_LONGEST = 400  # characters
_SURELY = 0.9
# takes "(Sở Nội vụ, Trường Cao đẳng Du lịch; năm 2026)."
_BRACKETS = re.compile(r"\((.*)\)[\s.;]*")
_PAUSE = re.compile(r"[\s.,;]*")


def read_charge_line(line: str) -> list[Label]:
    """Who does the work above a line, with whom and by when, as labels tell it; empty where it says anything else."""
    if len(line) > _LONGEST or not (line.startswith("(") or (may_charge(line) and starts_with_body(line))):
        return []
    closed = _BRACKETS.fullmatch(line)
    start, end = closed.span(1) if closed else (0, len(line))
    labels = read_labels(line)
    if any(label.role == "lead" for label in labels):
        return []
    said = line[start : labels[0].at if labels else end]
    told, stop = _charged(said, start) or (_named(said, start) if closed else ([], 0))
    rest = _PAUSE.match(line, start + stop).end()  # type: ignore[union-attr]
    if told and not labels and rest < end:
        return [*told, Label("period", rest, rest, end)] if tells_period(line[rest:end]) else []
    return told + labels if told and rest >= start + len(said) else []


def _charged(said: str, offset: int) -> tuple[list[Label], int] | None:
    """Those whom a clause charges, and where it ends: "Sở Y tế chủ trì, Sở Nội vụ phối hợp"."""
    charge = read_charge_clause(said)
    if charge is None:
        return None
    told = [_label("lead", charge.lead, offset)]
    return told + ([_label("coordinating", charge.partners, offset)] if charge.partners else []), charge.end


def _named(said: str, offset: int) -> tuple[list[Label], int]:
    """The bodies that are all that brackets name before a time: "Sở Y tế, Sở Nội vụ"."""
    stop = end_of_bodies(said)
    if not starts_with_body(said) or looks_like_agency(said[:stop]) <= _SURELY:
        return [], 0
    return [_label("lead", Span(0, stop), offset)], stop


def _label(role: str, place: Span, offset: int) -> Label:
    return Label(role, offset + place.start, offset + place.start, offset + place.end)
