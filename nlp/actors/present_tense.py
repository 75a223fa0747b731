"""English clauses that assign in the present tense: "The Ministry of Health directs hospitals to store medicines"."""

import re
from functools import cache

from vnpolicy.corpus import read_table
from vnpolicy.nlp.alternatives import alternatives

_LONGEST_SUBJECT = 300  # characters before the verb


@cache
def _verb() -> re.Pattern[str]:
    """A verb of work in the present tense, with its adverb: "directs", "proactively participate"."""
    acts = [row["word"] for row in read_table("assignment_verbs") if row["kind"] == "act"]
    one, several = alternatives(map(_third_person, acts)), alternatives(acts)
    return re.compile(
        rf"(?<=[\s,])(?:[a-z]+ly\s+)?(?:(?P<one>{one})(?=,?\s+[\w“\"]|[.;]?$)|(?P<several>{several})(?=,?\s+[\w“\"]))"
        r"(?!\s+(?:of|that|effect|place|whether)\b)"
    )


def _third_person(verb: str) -> str:
    """The verb of one who acts: "carry out" -> "carries out", "publish" -> "publishes"."""
    first, blank, rest = verb.partition(" ")
    if re.search(r"[^aeiou]y$", first):
        return f"{first[:-1]}ies{blank}{rest}"
    return f"{first}{'es' if re.search('(?:[sxzo]|[cs]h)$', first) else 's'}{blank}{rest}"


# takes what has a verb of its own, or tells which bodies are meant: "Units that ...", "The Ministry of Health is ..."
_NO_SUBJECT = re.compile(
    r"\b(?:that|which|who|whose|whom|where|when|if|is|are|was|were|be|been|has|have|had|may|can|could|shall|must|will"
    r"|would|should|does|do|did|not|takes|bears|plays|serves|acts|belongs|(?<!ed )(?<!ing )to)\b|[.;:]\s|[“\"]"
)
_SEVERAL = re.compile(r",|\b(?:and|or)\b|s$|\b[Pp]olice$|s\s+(?:of|under|in|at|attached|affiliated)\b")
# takes what stands before a noun: "agencies in charge of | review", "to | guide", "agencies, | support"
_BEFORE_NOUN = re.compile(r"(?:\b(?:of|to|for|in|on|by|with|from|and|or|the|an?|their|its|at|as|under|no)|,)\s*$")
# those who set up the document, and whom nobody directs
_ISSUERS = re.compile(
    r"(?:the )?(?:Prime Minister|Government|State|National Assembly|Politburo|Party)\s*", re.IGNORECASE
)


def present_verb(text: str, start: int) -> int | None:
    """Offset of the verb of work in the present tense whose subject may begin at `start`; `None` where there is none.

    A verb of several is a noun too ("reports"): it needs several who act, and no article or preposition before it.
    """
    if not text[start : start + 30].replace("’", "'").isascii():
        return None
    verb = _verb().search(text, start + 2, start + _LONGEST_SUBJECT)
    if verb is None:
        return None
    subject = text[start : verb.start()]
    if _NO_SUBJECT.search(subject) or _ISSUERS.fullmatch(subject):
        return None
    if verb["several"] and (_BEFORE_NOUN.search(subject) or not _SEVERAL.search(subject.rstrip())):
        return None
    return verb.start()


def tells_in_present(text: str, verb: int) -> bool:
    """Whether a verb of work in the present tense stands at `verb`."""
    return _verb().match(text, verb) is not None
