"""Bodies and posts in Vietnamese and English text: lists of them, alone or at the head of a sentence."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from vnpolicy.ingest.document import Span
from vnpolicy.nlp.agencies.abbreviations import expand
from vnpolicy.nlp.agencies.entries import Entry
from vnpolicy.nlp.agencies.grammar import Grammar, grammar, language_of, start_of
from vnpolicy.nlp.agencies.lists import read_list
from vnpolicy.nlp.agencies.several_places import of_each_place
from vnpolicy.nlp.agencies.words import Token, known_names, printed, tokenize
from vnpolicy.nlp.plan import Agency

Abbreviations = Mapping[str, str]
_WHOLE = 0.9  # share of a cell's letters that are names of bodies
_CELL = 30  # tokens of a cell that names bodies by what they do: "Các đơn vị được giao nhiệm vụ"
_LONGEST_TAIL = 4  # words of "chịu trách nhiệm", "liên quan đến" at the end of a body
_RELATIVE = frozenset({"được", "theo", "có", "chủ", "thuộc", "đầu", "hoạt", "assigned", "which", "in"})
_IN_CHARGE = frozenset({"vị", "quan", "chức"})  # "Đơn vị | chủ trì", "các cơ quan | phối hợp" are named by their role
_ASSIGNED = (["được", "giao"], ["được", "phân", "công"])
_TRIM = " \n\t(.,;:-–+•…/"


def split_agencies(text: str, *, offset: int = 0, abbreviations: Abbreviations | None = None) -> list[Agency]:
    """The bodies of a printed list (a table cell, a label's value), one each, the head noun supplied.

    "Các Sở: Tài chính, Y tế và các đơn vị liên quan" gives `Sở Tài chính`, `Sở Y tế`, `các đơn vị liên quan`.
    `offset` is the place of `text` in the document.
    """
    return [_placed(agency, offset, abbreviations) for agency in _read_whole(text)]


# takes "Bộ Y tế, Bộ" at the end of a line before "Công an": a name goes on there
_WRAPPED = re.compile(r"(?:(?<=\bBộ)|(?<=\bSở)|(?<=\bVụ)|(?<=\bCục)|(?<=\bViện)|(?<=Ủy ban))\n(?=\w)")


@lru_cache(maxsize=2048)  # tables print the same cell in row after row
def _read_whole(text: str) -> tuple[Agency, ...]:
    rules = grammar(language_of(text))
    tokens = _trim(tokenize(_WRAPPED.sub(" ", text) if "\n" in text else text), rules)
    return _agencies(text, tokens, read_list(tokens, rules, whole=True), rules)


def moved(agency: Agency, offset: int) -> Agency:
    """The agency of a text as it stands in a document that begins `offset` before that text."""
    span = Span(agency.span.start + offset, agency.span.end + offset) if agency.span else None
    return Agency(agency.written, agency.name, agency.key, span)


def _placed(agency: Agency, offset: int, abbreviations: Abbreviations | None) -> Agency:
    """The agency as it stands in its document, with the abbreviations of that written out."""
    return moved(replace(agency, name=expand(agency.written, abbreviations)), offset)


def leading_agencies(
    text: str, *, offset: int = 0, abbreviations: Abbreviations | None = None
) -> tuple[list[Agency], int]:
    """The bodies that stand at the beginning of a sentence, and the offset (in the document) where their list ends.

    "Sở Y tế, UBND các huyện và các đơn vị liên quan chủ trì ..." ends before "chủ trì". None: `([], offset)`.
    """
    rules = grammar(language_of(text[:400]), whole=False)
    first = tokenize(text, 0, 80)  # most sentences begin with no body: say so before reading them whole
    if not first or start_of(first, 0, rules) is None:
        return [], offset
    tokens = tokenize(text, 0, 2000)
    entries = read_list(tokens, rules, whole=False)
    if not entries or _is_verb(tokens, entries):
        return [], offset
    found = _agencies(text, tokens, entries, rules)
    return [_placed(agency, offset, abbreviations) for agency in found], offset + tokens[entries[-1].end - 1].end


def looks_like_agency(text: str) -> float:
    """From 0 (no body at all, or work to be done) to 1: how much of `text` is a list of bodies that it begins with."""
    rules = grammar(language_of(text), whole=False)
    tokens = tokenize(text, 0, 2000)
    while tokens and tokens[-1].text in _TRIM:
        tokens.pop()
    while tokens and tokens[0].text in _TRIM:
        tokens.pop(0)
    if not tokens or start_of(tokens, 0, rules) is None:
        return 0.0
    entries = read_list(tokens, rules, whole=False)
    if not entries or _is_verb(tokens, entries):
        return 0.0
    covered = (tokens[entries[-1].end - 1].end - tokens[0].start) / (tokens[-1].end - tokens[0].start)
    if covered > _WHOLE:
        return covered
    rest = tokens[entries[-1].end] if entries[-1].end < len(tokens) else tokens[-1]
    several = len(entries) > 1 and covered > 0.5
    collective = entries[0].kind in {"determiner", "chain"} and rest.low in _RELATIVE and len(tokens) <= _CELL
    return 0.7 if several or collective else covered * 0.6


def _is_verb(tokens: Sequence[Token], entries: Sequence[Entry]) -> bool:
    """Whether the only body is a lone noun before a mark and other words: "Phòng, chống tham nhũng" names none."""
    entry = entries[0]
    return len(entries) == 1 and entry.kind == "chain" and entry.end == entry.start + 1 < len(tokens)


def _trim(tokens: Sequence[Token], rules: Grammar) -> list[Token]:
    """Without "phối hợp với" and bullets before the list, and without the purpose after it."""
    begin = 0
    while begin < len(tokens):
        lead = rules.lead_ins.longest(tokens, begin)
        if lead and lead.end == len(tokens) and rules.collective.longest(tokens, begin) and not tokens[-1].capital:
            break  # "Đơn vị chủ trì" and nothing more is the body itself
        if lead and (lead.end == len(tokens) or tokens[lead.end].low in ":-" or start_of(tokens, lead.end, rules)):
            begin = lead.end
        elif lead and [token.low for token in tokens[lead.end : lead.end + 2]] in ([",", "gồm"], [",", "bao"]):
            begin = lead.end + 1  # "Cơ quan phối hợp, gồm các Bộ: ..."
        elif tokens[begin].text in _TRIM:
            begin += 1
        else:
            break
    # In a printed list "cơ sở phải kiểm kê; doanh nghiệp" are two bodies, in a sentence "phải" ends the list.
    printed_list = any(token.low in ";\n" for token in tokens)
    ends = rules.ends if printed_list else rules.predicates
    first = ends.first
    lower = (p for p in range(begin + 1, len(tokens)) if tokens[p].low in first and not tokens[p].text.istitle())
    stops = (place for place in lower if ends.longest(tokens, place))
    end = next((place for place in stops if not _is_inside(tokens, place, rules)), len(tokens))
    return list(tokens[begin:end])


def _is_inside(tokens: Sequence[Token], place: int, rules: Grammar) -> bool:
    """Whether the words at `place` that could end a list belong to its body: "Đơn vị | làm đầu mối"."""
    level = rules.qualifiers.longest(tokens, place - 1)
    return rules.collective.longest(tokens, place - 2) is not None or (level is not None and level.end > place)


def _without_role(own: Sequence[Token], rules: Grammar) -> Sequence[Token]:
    """Without the marks, the "chủ trì" and the words that join nothing, with which a printed body ends."""
    while len(own) > 1:
        end = len(own)
        tail = range(max(1, end - _LONGEST_TAIL), end)
        role = next((p for p in tail if (r := rules.roles.longest(own, p)) and r.end == end), None)
        if role is not None and _is_named_by_role(own[:role], rules):
            break
        loose = next((p for p in tail if _dangles(own, p, rules)), None)
        if role is None and loose is None and own[-1].text not in _TRIM:
            break
        own = own[: role or loose or -1]
    return own


def _is_named_by_role(own: Sequence[Token], rules: Grammar) -> bool:
    """Whether the words before a role name nobody without it: "Đơn vị | chủ trì", "Các đơn vị được giao | chủ trì"."""
    assigned = next((p for p in range(1, len(own)) if [t.low for t in own[p:]] in _ASSIGNED), len(own))
    return own[assigned - 1].low in _IN_CHARGE and _names_nobody(own[:assigned], rules)


def _dangles(own: Sequence[Token], index: int, rules: Grammar) -> bool:
    """Whether the words from `index` join something that is not there: "các bộ, ngành | khi", not "tỉnh Cao Bằng"."""
    found = rules.dangling.longest(own, index)
    if found is None or found.end < len(own) or rules.compounds.longest(own, index - 1):
        return False  # "Tổ Hậu | cần" ends in no verb
    return not own[index].capital or rules.language == "en"


def _names_nobody(own: Sequence[Token], rules: Grammar) -> bool:
    """Whether the words are only nouns of any body: "Đơn vị", "các cơ quan"."""
    index = 0
    while index < len(own):
        noun = rules.collective.longest(own, index) or rules.openers.longest(own, index)
        if noun is None:
            return own[index].low == "," and index + 1 < len(own) and _names_nobody(own[index + 1 :], rules)
        index = noun.end
    return True


def _agencies(text: str, tokens: Sequence[Token], entries: Sequence[Entry], rules: Grammar) -> tuple[Agency, ...]:
    named = [entry for entry in entries if entry.end > entry.start and not _is_manner(tokens, entry)]
    found = (_agency(text, tokens, entry, rules) for entry in named)
    return tuple(each for one in found for each in of_each_place(one)) if rules.language == "en" else tuple(found)


def _is_manner(tokens: Sequence[Token], entry: Entry) -> bool:
    """Whether the words say how is worked together and name nobody: "phối hợp | liên ngành, nhất là ..."."""
    return [token.text for token in tokens[entry.start : entry.start + 2]] == ["liên", "ngành"] and not entry.supplied


def _agency(text: str, tokens: Sequence[Token], entry: Entry, rules: Grammar) -> Agency:
    own = tokens[entry.start : entry.end]
    own = _without_role(own, rules)
    own = own[1:] if len(own) > 1 and own[0].low == "the" else own
    aside = next((p for p in range(2, len(own)) if own[p].low == "sau" and own[p - 1].low == "("), None)
    own = own[: aside - 1] if aside else own  # "UBND các tỉnh (sau đây gọi là UBND cấp tỉnh)"
    head = [token.text for token in entry.head] if entry.supplied else []
    written = " ".join([*head, printed(text, own)])
    key = known_names().longest(own, 0, entry.head if entry.supplied else ())
    return Agency(written, written, key.value if key else None, Span(own[0].start, own[-1].end))
