"""Who an English clause sets to work: the noun phrase before the verb of a duty or the infinitive of a request."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from vnpolicy.corpus import read_table
from vnpolicy.ingest.document import Span
from vnpolicy.nlp.actors.present_tense import headline_verb, present_verb
from vnpolicy.nlp.agencies.grammar import language_of
from vnpolicy.nlp.agencies.words import english_names, tokenize
from vnpolicy.nlp.alternatives import alternatives
from vnpolicy.nlp.plan import Agency

_LONGEST_SUBJECT = 500  # characters of a subject, with its asides, before the verb
_LONGEST_KNOWN = 120  # characters of a name of the agency table
_LONGEST_NOUN = 12  # words of "Ho Chi Minh City Export Processing and Industrial Zones Authority" and its like

# what stands before the noun and tells no field of a body
_ARTICLES = re.compile(r"(?:(?:the|all|each|every|other|both|relevant|related)\s+)*", re.IGNORECASE)
# takes "Every year" before "the Department of Health will report"
_TIME = re.compile(r"(?:every|each) (?:year|quarter|month|week|day)\b", re.IGNORECASE)
# where a noun phrase ends, its last word being the noun: "The Chief | of the Ministry Office", "Units | concerned"
_NOUN_ENDS = re.compile(
    r",?\s+(?:of|for|in|at|under|on|or|from|within|to|with|as|cum|that|which|located|based|according"
    r"|affiliated|attached|assigned|belonging|concerned|involved|participating|representing|mentioned|specified"
    r"|operating|providing|producing|trading|engaged|licensed)(?!\w)"
    r"|,?\s+(?:and|&)(?!\w)|\s*[,;:.()/]|\s+[-–]\s|\s+(?=\d)|\s*$"
)
_SHORT = re.compile(r"[A-Z]{2,}(?:[&-][A-Z]+)*s?(?![\w-])")  # "VCCI", "DARDs"
_SHORT_END = re.compile(r"\s*(?:[,;:/(]|$|(?:and|&|in|to)\s)")
_WORD = re.compile(r"[\w’'&-]+")


@cache
def _table_words(table: str, *kinds: str) -> frozenset[str]:
    rows = (row for row in read_table(table) if row["language"] == "en" and row["kind"] in kinds)
    return frozenset(row["word"].lower().replace("’", "'") for row in rows)


@cache
def _nouns(*kinds: str) -> frozenset[str]:
    """Nouns that name a body, a unit or a post, in small letters; those of more `kinds` too."""
    bodies = _table_words("agency_words", "head", "post", "chain", *kinds)
    return bodies | _table_words("actor_nouns", "noun", "trade", "head")


@cache
def _duty() -> re.Pattern[str]:
    """A finite verb with which an English sentence gives a duty: "shall", "is also assigned to", "takes the lead"."""
    verbs = sorted(_table_words("assignment_verbs", "duty"))
    charges = [verb.removeprefix("is ") for verb in verbs if _IS.match(verb)]
    asked = alternatives(charge for charge in charges if _ASKED.match(charge))
    also = "(?:(?:also|further|now|additionally|jointly) )?"
    told = rf"(?:is|are) (?:being )?{also}{alternatives(charges)}|(?:was|were|has been|have been) {also}{asked}"
    firsts = "".join(sorted({verb[0] for verb in (*verbs, "is", "are", "was", "has")}))  # most letters begin none
    return re.compile(rf"(?=[{firsts}])(?<=[\s,])(?:{alternatives(verbs)}|{told})(?!\w)")


_IS = re.compile("is (?!to$|hereby )")  # "is in charge", "is asked to"
_ASKED = re.compile(r"\w+ed(?: to| with)?$|put in charge|given the task|made responsible")


# takes what becomes of a subject, what it is or has, and what it may: "shall be paid", "shall have at least 50 beds",
# "shall increase by 5%"; leaves "shall increase the number of programs"
_NO_DUTY = re.compile(
    r"(?:shall|must|should|will|(?:is|are) to)\s+(?:not\s|(?:also\s+)?(?:be\s+(?!responsible|in charge|the focal|tasked"
    r"|assigned|ready to|on standby|proactive|held|accountable|obliged|required to)|have\s+(?!to\s|the (?:duty"
    r"|responsib|task)|responsib)|enjoy|include|consist|comprise|mean|reach|rise|fall"
    r"|apply(?=\W*$|[,.;]|\s(?:to|in|from|for|as|only|also|equally|until|when|where|if|mutatis)\b)"
    r"|(?:increase|decrease)(?=\W*$|[,.;]|\s(?:by|to|from|at|in|over|annually|gradually|\d))"
    r"|account for|cover|take (?:effect|place|about|up to|around|\d)|cost|last|amount"
    r"|come into|remain|receive|cease)\b)"
)


# takes "it" of "Together with the Department of Finance, it is to review routes", "the board" of "Every year the board
# will meet": whom the sentence before names
_AGAIN = re.compile(
    r"(?:^|(?<=, )|^(?:every|each) (?:year|quarter|month|week) )(?:it|they|(?:the|this|these) (?P<noun>[a-z]+)) ",
    re.IGNORECASE,
)


def refers_back(sentence: str, agencies: Sequence[Agency]) -> bool:
    """Whether a sentence gives one more duty to the bodies of the one before it, by a pronoun or their bare noun."""
    for found in _AGAIN.finditer(sentence):
        if _duty().match(sentence, found.end()) and not _NO_DUTY.match(sentence, found.end()):
            named = " ".join(agency.written.lower() for agency in agencies)
            return found["noun"] is None or re.search(rf"\b{found['noun'].rstrip('s')}", named) is not None
    return False


@lru_cache(maxsize=2048)  # asked as often as `find_verb`
def duty_of(text: str, start: int) -> int | None:
    """Offset of the verb of the duty whose subject, a body, begins at `start`; `None` where there is none."""
    verbs = _duty().finditer(text, start + 2, start + _LONGEST_SUBJECT)
    verb = next((one.start() for one in verbs if not _is_noun(text, one)), None)
    if verb is None or _STOP.search(_SEVERAL.sub("", text[start:verb])):
        verb = present_verb(text, start) or headline_verb(text, start)
    if verb is None or _NO_DUTY.match(text, verb):
        return None
    return verb if _has_noun(text[start:verb].rstrip(" ,")) else None


# takes "Ministries of Justice; Finance; and Public Security" before "shall": a list of fields, no other clause
_SEVERAL = re.compile(r"\b(?:Ministries|Departments)(?: of)?:? [A-Z][^.:]*")


def _is_noun(text: str, verb: re.Match[str]) -> bool:
    """Whether a verb that hands over work is a noun here, since it asks nobody: "agencies that handle requests"."""
    if verb[0] not in _table_words("assignment_verbs", "hand-over"):
        return False
    joined = text.endswith("and ", 0, verb.start())  # "The Prime Minister criticizes X ... and requests them to"
    return joined or not _has_noun(text[verb.end() : verb.end() + 160].lstrip())


_STOP = re.compile(r"[.;:]\s|[“\"]")


@lru_cache(maxsize=4096)
def _has_noun(phrase: str) -> bool:
    """Whether the noun of an English phrase names a body: "Regional Departments of ...", "VASEP and others"."""
    start = _ARTICLES.match(phrase).end()  # type: ignore[union-attr]
    if _is_known(phrase, start):
        return True
    if _TIME.match(phrase):
        return False
    if not phrase[start : start + 1].isalpha() or _imperatives().match(phrase, start):
        return False
    short = _SHORT.match(phrase, start)
    if short is not None and _SHORT_END.match(phrase, short.end()):
        return True
    return _noun_at(phrase, start) is not None


_TITLE = re.compile(r"[A-Z]{2,} [A-Z]{2}")  # "PRIME MINISTER" above a letter


def _is_known(text: str, start: int) -> bool:
    """Whether a body of the agency table stands at `start`, of whatever noun: "Politburo", "General Staff"."""
    if not text[start : start + 1].isupper() or _TITLE.match(text, start):
        return False
    names = english_names()
    return names.may_begin(text, start) and names.longest(tokenize(text, start, start + _LONGEST_KNOWN), 0) is not None


def _noun_at(phrase: str, start: int, *kinds: str) -> re.Match[str] | None:
    """The end of the noun phrase at `start` whose last word is a noun of bodies; "and" may stand inside of a name.

    `kinds` of nouns of the table of words count too.
    """
    for end in _NOUN_ENDS.finditer(phrase, start):
        words = _WORD.findall(phrase[start : end.start()])
        if not words or len(words) > _LONGEST_NOUN:
            return None
        if not _nouns(*kinds).isdisjoint(_last_words(words)):
            return end
        if end[0].strip() not in ("and", "&", "-", "–"):
            return None
    return None


def _last_words(words: Sequence[str]) -> set[str]:
    """The last word, and the last two: "committees", "task force"."""
    return {" ".join(words[-count:]).lower().replace("’", "'") for count in (1, 2)}


@cache
def _imperatives() -> re.Pattern[str]:
    """A verb that begins an order, its object behind it: "Advise the ...", "Guide units"; it begins no name."""
    return re.compile(
        rf"{alternatives(sorted(_table_words('actor_nouns', 'other')), any_case=True)}(?!\w)", re.IGNORECASE
    )


def orders(text: str) -> bool:
    """Whether a text opens with an English order and goes on: "Organize the “Green Week”", not "Guide to Seeds"."""
    found = _imperatives().match(text)
    return found is not None and text.startswith((" the ", " a ", " an "), found.end())


@cache
def _adjectives() -> re.Pattern[str]:
    words = sorted(_table_words("agency_words", "determiner", "alike") - {"the"})
    return re.compile(rf"(?:{alternatives(words, any_case=True)}|[a-z]+-[a-z]+)\s", re.IGNORECASE)


# takes "to" of "Units affiliated to the Ministry to report": which units, and no work
_WHICH = re.compile(
    r"(?:affiliated|attached|assigned|belonging|related|relating|subordinate|according|addition|prior)$"
)
_TO = re.compile(r"\s+(?P<verb>to)(?=\s+[a-z]|,\s|\s*:|\s*$)")


def infinitive_of(text: str, start: int) -> int | None:
    """Offset of the infinitive that tells the bodies at `start` what to do ("the Ministry of Health | to prepare")."""
    stop = _STOP.search(text, start, start + _LONGEST_SUBJECT)
    found = _TO.finditer(text, start, stop.end() if stop else start + _LONGEST_SUBJECT)
    return next((to.start("verb") for to in found if not _WHICH.search(text, start, to.start())), None)


# what tells on which ground, within which bounds or as what a subject acts, and the subject is over: ", based on their
# functions, tasks and powers,", ", as the standing agency,", ", together with the Department of Finance,"
_ASIDE = re.compile(
    r",?\s+(?:based on|on the basis|within|in (?:accordance|line|close|co-?\w+ with|conjunction|consultation|addition)"
    r"|according to|(?<=,\s)(?:as(?! well)|under|depending|upon|after|where|when|if)"
    r"|pursuant|(?<=,\s)(?:together|along|jointly) with)(?!\w)|,?\s+(?:being|involved)(?!\w)"
    r"|(?<!ed)(?<!ing)\s+(?:to(?! [A-Z])|in(?! (?:the )?(?:localit|provinc|city|charge)))(?=\s|$)|\s+to$"
)


def end_of_subject(phrase: str, start: int) -> int:
    """Where the bodies of a subject end, before its asides."""
    aside = _ASIDE.search(phrase, start)
    return aside.start() if aside else len(phrase)


def tells_duty(text: str, verb: int) -> bool:
    """Whether an English verb of duty stands at `verb`."""
    return _duty().match(text, verb) is not None


# takes the end of "Units | assigned to take charge of and implement the Plan": which units, whatever it names
_CHARGED = re.compile(r"\s+(?:assigned|designated|tasked) (?:to|with) (?=[a-z]+ (?!Ministr|Depart))")


# takes the end of "provinces | in the Mekong Delta, South Central and Central Highlands regions", "communes | in
# coastal areas", "wards | in the North"; leaves "in the First Quarter", "in the Delta and the Ministry of Health"
_IN_REGIONS = re.compile(
    r"\s+in (?:the )?(?!.*\b(?:Ministr|Depart|Committee|Council|Agenc|Board))[^.;:()]*?"
    r"(?:[Rr]egions?|Delta|Highlands|Coast|(?:[\w-]+ )areas?|(?<=the )(?:North|South|Central))\s*$"
)


def charge_of(phrase: str, start: int) -> int | None:
    """Where the words begin that tell which bodies are meant by what they are charged with, or by where they are."""
    found = _CHARGED.search(phrase, start) or (_IN_REGIONS.search(phrase, start) if " in " in phrase else None)
    return found.start() if found else None


def with_charge(bodies: Sequence[Agency], charge: str) -> tuple[Agency, ...]:
    """The bodies, the last with the words that tell which one is meant: "Units" and " assigned to act"."""
    if not bodies or (span := bodies[-1].span) is None:
        return tuple(bodies)
    charge = charge.rstrip(" ,")
    written = f"{bodies[-1].written}{charge}"
    return (*bodies[:-1], Agency(written, written, bodies[-1].key, Span(span.start, span.end + len(charge))))


def is_one_body(phrase: str) -> bool:
    """Whether a phrase with "and" is one name: "Export Processing and Industrial Zones Authority"."""
    if " and " not in phrase or "," in phrase or " of " in phrase:
        return False
    end = _noun_at(phrase, 0)
    return end is not None and not phrase[end.end() :] and phrase.replace(" and ", " ").istitle()


# takes "Ho Chi Minh City Export Processing and Industrial Zones Authority", "Customs Departments"
_CAPITALS = re.compile(r"[A-Z][\w’'-]*(?:\s+(?:(?:and|&|[-–])\s+)?[A-Z][\w’'-]*)*")
_OBJECT = re.compile(r"\s+(?:to|in|on|for|with|from|as)\s")  # behind those whom an order is about


def names_body(text: str, start: int = 0) -> bool:
    """Whether an English name of a body stands at `start`, by its noun: "Customs Departments:", "Local authorities".

    A word in capitals before a noun in small letters may be an order: "Engage universities".
    """
    begin = _ARTICLES.match(text, start).end()  # type: ignore[union-attr]
    if not text[begin : begin + 1].isascii():
        return False
    return _opens_with_noun(text, begin) and _imperatives().match(text, begin) is None


def _opens_with_noun(text: str, begin: int) -> bool:
    if _is_known(text, begin):
        return True
    if _adjectives().match(text, begin):
        return _noun_at(text[: begin + 160], begin) is not None
    run = _CAPITALS.match(text, begin)
    if run is None or (" " in run[0] and run[0].isupper()):
        return False  # a title
    words = run[0].split()
    ordered = len(words) > 1 and words[-1].endswith("s") and _OBJECT.match(text, run.end())
    return not ordered and not _nouns().isdisjoint(_last_words(words))


_BESIDE = re.compile(r",\s+(?:and\s+)?|\s+and\s+")


def names_trades(heading: str) -> bool:
    """Whether a heading only names who is of a trade: "Airport operators, ticket agents of airlines"."""
    plain = heading.replace("’", "'").isascii()  # most headings are Vietnamese
    end = _noun_at(heading, 0) if plain and not _imperatives().match(heading) else None
    last = _last_words(_WORD.findall(heading[: end.start()])) if end else set()
    if _table_words("actor_nouns", "trade").isdisjoint(last):
        return False
    return all(_noun_at(part, 0) is not None for part in _BESIDE.split(heading))


# where a list of partners ends in English: "... | in drafting", "... | in, effectively guiding", "... | to prepare",
# "... | for implementation", "... | based on the plan", "... | during the process"
_LIST_ENDS = re.compile(
    r",?\s+(?:in(?!\s+(?:localities|provinces|districts|communes|charge|[A-Z]))|to(?=,?\s+[a-z])(?<!ed to)(?<!ing to)"
    r"|(?:for|on|by|(?<=, )of) (?:the )?[a-z]\w*(?:ing|tion|ment)\b|for (?:the|their|its|each) [a-z]"
    r"|during|throughout|while|when|so as|so that"
    r"|based on|on the basis|within|according|under the (?:direction|guidance)|at an|through|via|upon|after|before"
    r"|prior|regarding|with a view|by the|at the (?:request|same time))(?!\w)|[;.]\s|[;.]$"
    r"|(?<!Ministries)(?<!Ministries of)(?<!Departments)(?<!Departments of):\s"
)
# takes the head of "Together with the Department of Finance and the wards, it is to review routes"
TOGETHER_WITH = re.compile(
    r"(?:Together|Along) with (?P<bodies>[^.;:]{3,300}?), (?=(?:it|they|the|[A-Z])[^,.;:]*? "
    r"(?:shall|will|must|should|is|are|has|have) )"
)
_PAUSE = re.compile(r"(?:,\s+(?:and\s+)?|\s+and\s+)(?=(?!and\s)[a-z])")


def end_of_list(text: str, start: int, stop: int) -> int:
    """Where a list of bodies that begins at `start` ends: before its purpose, or before words that name no body.

    "in coordination with the Ministry of Finance and related agencies, | guide the work" goes on with the work.
    """
    end = _LIST_ENDS.search(text, start, stop)
    stop = end.start() if end else stop
    for pause in _PAUSE.finditer(text, start, stop):
        if not _goes_on(text, pause.end(), stop):
            return pause.start()
    return stop


def goes_beyond_bodies(text: str) -> bool:
    """Whether an English list of bodies goes on with what they are to do: "Engage Universities in training ..."."""
    return language_of(text) == "en" and end_of_list(text, 0, len(text)) < len(text.rstrip(" .;"))


def opens_list(text: str, start: int) -> bool:
    """Whether English words name a body: "health authorities", "drafting agencies", "VCCI"."""
    return _has_noun(text[start : start + 160])


_WORK_NAMED = re.compile(r"the [a-z]+(?:ing|tion|ment) (?:of|and)\s")  # takes "the testing of seeds" behind partners


def _goes_on(text: str, start: int, stop: int) -> bool:
    """Whether the words in small letters behind a comma or "and" name one more body: "localities", "media agencies"."""
    if _WORK_NAMED.match(text, start):
        return False
    if text.startswith("the ", start) or _adjectives().match(text, start):
        return True
    if _imperatives().match(text, start):
        return False
    return _noun_at(text[start : min(stop, start + 160)], 0, "group", "place") is not None
