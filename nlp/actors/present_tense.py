"""English clauses that assign by a plain verb: "The Ministry of Health directs hospitals", "Hospitals to test"."""

import re
import sys
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
        rf"(?<=[\s,])(?:[a-z]+ly\s+)?(?:(?P<one>{one})(?=,?\s+[\w“\"]|[.;]|$)|(?P<several>{several})(?=,?\s+[\w“\"]))"
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


# takes "to" of "Seed Board to test seeds"; leaves "Units to which ...", "ships to the islands", "wards to be merged"
_INFINITIVE = re.compile(
    r"(?<=\s)(?<!so as )(?<!order )to (?!(?:the|an?|its|their|this|that|these|those|which|whom|whose|all|each|every"
    r"|other|some|date|be|have|benefit|receive|enjoy|join)\s)(?=[a-z]{2,}\s)"
)
# takes "are" of "The wards to test seeds are chosen": the clause tells of them; leaves it behind "which" or a comma
_TOLD = re.compile(
    r"\b(?P<finite>is|are|was|were|has|have|had|shall|will|must|should|may|can)\b|[,;:.]|\b(?:wh\w+|that)\b"
)


def headline_verb(text: str, start: int) -> int | None:
    """Offset of the infinitive by which a clause without another verb assigns: "Seed Board | to test seeds"."""
    to = infinitive(text, start + 2, start + _LONGEST_SUBJECT)
    if to is None or not text[start : start + 30].replace("’", "'").isascii():
        return None
    if _NO_SUBJECT.search(text, start, to) or _order().match(text, start, to):
        return None
    told = _TOLD.search(text, to + 2)
    return None if told and told["finite"] else to


def infinitive(text: str, start: int = 0, end: int = sys.maxsize) -> int | None:
    """Offset of the first infinitive of a verb of work between two places."""
    found = _INFINITIVE.search(text, start, end)
    return found.start() if found else None


@cache
def _order() -> re.Pattern[str]:
    """What tells whom somebody else is to direct: "Directing hospitals to test", "Command the Guard to"."""
    orders = [row["word"] for row in read_table("assignment_verbs") if row["kind"] == "act"]
    orders += [row["word"] for row in read_table("actor_nouns") if (row["kind"], row["language"]) == ("other", "en")]
    orders += [f"{word.removesuffix('e')}ing" for word in orders]
    order = alternatives([*orders, "take", "make", "give"], any_case=True)
    return re.compile(
        rf"(?:and|or|not|to|also)\s|(?:\w+ly )?{order}(?-i:(?= [^A-Z]))|.* (?-i:and {order}) "
        r"|.*?\b(?!(?:of|and|or|in|under|at|for|from|by|with|on|all|both|as|within)\b)\w+ (?:the|an?|its|their)\s",
        re.IGNORECASE,
    )


def tells_in_present(text: str, verb: int) -> bool:
    """Whether a verb of work in the present tense stands at `verb`."""
    return _verb().match(text, verb) is not None
