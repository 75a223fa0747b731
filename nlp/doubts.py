"""Why a person should look at a task read from prose: signs that go with wrong readings more than with right ones."""

from vnpolicy.ingest.document import Span
from vnpolicy.nlp.actors import find_verb
from vnpolicy.nlp.governing import Governor
from vnpolicy.nlp.plan import Agency

_LONG_NAME = 60
_MANY = 3
_SHORT_WORK = 45
_DEEP = 2


def find_doubts(text: str, span: Span, governor: Governor) -> list[str]:
    """Reasons to check the task with the work `text` at `span` below `governor`; mostly none."""
    reasons = []
    if governor.depth >= _DEEP:
        reasons.append("lead inherited over more than one level")
    if len(governor.lead) >= _MANY:
        reasons.append("many leads: the list may be split wrongly")
    if any(_odd(agency) for agency in governor.lead):
        reasons.append("the name of the lead may be cut wrongly")
    inside = any(agency.span is not None and span.start <= agency.span.start < span.end for agency in governor.lead)
    if not inside and not begins_with_verb(text):
        reasons.append("the work does not begin with a verb")
    if len(text) < _SHORT_WORK or text.endswith(":"):
        reasons.append("the work may be only a heading")
    return reasons


def _odd(agency: Agency) -> bool:
    """Whether a name looks cut or too long: "ngành", a name of 60 characters that no table knows, an unknown group."""
    words = agency.written.split()
    if len(words) == 1 or len(agency.written) > _LONG_NAME:
        return True
    return agency.key is None and agency.written[0].islower()


def begins_with_verb(text: str) -> bool:
    """Whether a text begins with a verb of work ("Xây dựng", "Phối hợp")."""
    return find_verb("xx " + text[:1].lower() + text[1:60], 0) == len("xx ")
