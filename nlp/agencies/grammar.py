"""Grammar of names of bodies: how one begins, and where its noun phrase ends in a sentence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from vnpolicy.ingest.document import Language
from vnpolicy.nlp.agencies.words import Match, Phrases, Token, known_names, place_names, words

_VIETNAMESE = re.compile(r"[À-ÖØ-öø-ɏ\u1ea0-\u1ef9]")
# Takes "relevant agencies", "Ministry of Finance", "Navy, Border Guard", and any word longer than Vietnamese has them:
# "Provincial Hospitals, KNCV"; refuses "UBND, BQL KCN", "Sở GTVT".
_ENGLISH = re.compile(
    r"\b(?:and|of|the|shall|[a-z]{4,})\b"
    r"|\b(?:Office|Agenc|(?:Guard|Centre|Center|Union|Board|Council|Cross|Station|Women|School)s?\b|[A-Z][a-z]{7})"
)
_MARKS = frozenset(",;/\n+•")
_ENDS = frozenset('.:;"“”?!')
_MARKED = 0.05  # share of letters with Vietnamese marks; Vietnamese text has about 0.25
_LOWER_WORDS = 5  # lower-case words in a row that an open name may hold: "Cục Quản lý hoạt động xây dựng"


def language_of(text: str) -> Language:
    """`en` for text that has English words and few Vietnamese letters, else `vi`."""
    marked = (
        len(_VIETNAMESE.findall(text)) > len(text) * _MARKED
    )  # names of people and places stand in English text too
    return "en" if not marked and _ENGLISH.search(text) else "vi"


@dataclass(frozen=True, slots=True)
class Grammar:
    """The words of one language, by what they do in a list of bodies."""

    language: Language
    heads: Phrases
    starts: Phrases
    stops: Phrases
    weak_stops: Phrases
    tails: Phrases
    separators: Phrases
    collective: Phrases
    place: Phrases
    lead_ins: Phrases
    ends: Phrases
    qualifiers: Phrases
    verbs: Phrases
    openers: Phrases
    alike: Phrases
    adjectives: Phrases
    roles: Phrases
    units: Phrases
    dangling: Phrases
    predicates: Phrases
    joint_posts: Phrases
    own_bodies: Phrases
    peers: Phrases
    offices: Phrases
    quarters: Phrases
    compounds: Phrases


@cache
def grammar(language: Language, *, whole: bool = True) -> Grammar:
    """The grammar of `vi` or `en`, built once from `agency_words.tsv`.

    In a `whole` printed list "phối hợp với" separates bodies; in a sentence the list ends before it.
    """
    separators = ("separator", "role separator") if whole else ("separator",)
    return Grammar(
        language=language,
        heads=words(language, "head"),
        starts=words(language, "post", "place", "determiner", "alike", "group", "chain"),
        stops=words(language, "stop", "end"),
        weak_stops=words(language, "weak stop"),
        tails=words(language, "qualifier", "place", "chain", "group", "determiner"),
        separators=words(language, *separators),
        collective=words(language, "chain"),
        place=words(language, "place"),
        lead_ins=words(language, "lead-in"),
        ends=words(language, "end"),
        qualifiers=words(language, "qualifier", "place"),
        verbs=words(language, "verb or noun"),
        openers=words(language, "post", "determiner", "alike"),
        alike=words(language, "alike"),
        adjectives=words(language, "determiner", "alike"),
        roles=words(language, "role"),
        units=words(language, "unit"),
        dangling=words(language, "dangling"),
        joint_posts=words(language, "joint post"),
        own_bodies=words(language, "own body", "party body"),
        peers=words(language, "peer"),
        offices=words(language, "office"),
        quarters=words(language, "quarter"),
        compounds=words(language, "compound"),
        predicates=words(language, "end", "predicate"),
    )


def separator_end(tokens: Sequence[Token], index: int, rules: Grammar) -> int:
    """Index after the separators that stand at `index` (", và"); `index` itself where there is none."""
    first = rules.separators.first
    while index < len(tokens):
        low = tokens[index].low
        found = rules.separators.longest(tokens, index) if low in first else None
        if found and not _is_longer(rules.qualifiers.longest(tokens, index), found):  # "cùng cấp"
            index = found.end
        elif low in _MARKS or (low in "-–" and index + 1 < len(tokens) and _opens_item(tokens, index)):
            index += 1
        else:
            break
    return index


def _is_longer(one: Match | None, other: Match) -> bool:
    return one is not None and one.end > other.end


def _opens_item(tokens: Sequence[Token], index: int) -> bool:
    """Whether the dash at `index` opens an item: first of all, after a mark, or spaced and before a body."""
    if index == 0 or tokens[index - 1].low in _MARKS:
        return True
    following = tokens[index + 1]
    if not following.capital or following.start == tokens[index].end or index + 2 >= len(tokens):
        return False
    return following.low == "các" or known_names().longest(tokens, index + 1) is not None or _is_unit(tokens, index + 1)


def _is_unit(tokens: Sequence[Token], index: int) -> bool:
    """Whether a named body begins here that is no branch of the one before: not "Viettel - Chi nhánh Hà Nội"."""
    head = words("vi", "head").longest(tokens, index)
    return head is not None and head.end < len(tokens) and tokens[head.end].capital and tokens[index].low != "chi"


def closing(tokens: Sequence[Token], index: int) -> int:
    """Index after the parenthesis that closes the one at `index`; the end where it stays open."""
    depth = 0
    for place in range(index, len(tokens)):
        depth += {"(": 1, ")": -1}.get(tokens[place].low, 0)
        if depth == 0:
            return place + 1
    return len(tokens)


def start_of(tokens: Sequence[Token], index: int, rules: Grammar) -> tuple[str, Match] | None:
    """How a body begins at `index`: `known`, `head`, `post`, `chain`, `group`, `place` or `determiner`, with its words.

    A head noun without a name is none: "Ban hành", "Báo cáo", "Quỹ đất" begin no body.
    """
    known = known_names().longest(tokens, index)
    found, head = rules.starts.longest(tokens, index), rules.heads.longest(tokens, index)
    if (
        found is None
        and index + 1 < len(tokens)
        and tokens[index].low.isdigit()
        and rules.place.longest(tokens, index + 1)
    ):
        return "determiner", Match("determiner", index + 1)  # "28 tỉnh, thành phố"
    if found and _is_longer(rules.compounds.longest(tokens, index), found):
        found = None  # "xã hội" is no commune, "khoa học" no faculty
    if head and not (found and found.end > head.end) and _is_named(tokens, head.end, rules):
        found = head
    if known and not (found and found.end > known.end):
        return "known", _with_office(tokens, known, found)
    if found is None or (found.value == "chain" and not _is_noun(tokens, index, found.end, rules)):
        return None
    return {"alike": "determiner"}.get(found.value, found.value), found


def _with_office(tokens: Sequence[Token], known: Match, post: Match | None) -> Match:
    """A known post with its office, whose name may hold "và": "Chánh Văn phòng | HĐND và UBND"."""
    if post is None or post.value != "post" or post.end != known.end:
        return known
    last = known_names().longest(tokens, known.end - 2) or known_names().longest(tokens, known.end - 1)
    return known._replace(end=max(known.end, last.end)) if last else known


def is_society(tokens: Sequence[Token], index: int) -> bool:
    """Whether the word before `index` is of "xã hội" and names no place."""
    return index < len(tokens) and tokens[index - 1].low == "xã" and tokens[index].low == "hội"


def _is_noun(tokens: Sequence[Token], index: int, end: int, rules: Grammar) -> bool:
    """Whether the collective noun at `index` is one: in "Tổ chức, cá nhân", not in "Tổ chức hội nghị", "Ban hành"."""
    if end >= len(tokens) or tokens[end].low in ":.)" or separator_end(tokens, end, rules) > end:
        return True
    stop = rules.stops.longest(tokens, index)
    if stop and stop.end > end:
        return False
    if rules.qualifiers.longest(tokens, end):
        return True
    return rules.language == "en" or rules.verbs.longest(tokens, index) is None


def _is_named(tokens: Sequence[Token], index: int, rules: Grammar) -> bool:
    """Whether a name follows the head noun: a capital, an abbreviation, a number, a place or an owner."""
    if index >= len(tokens):
        return False
    token = tokens[index]
    # "đơn vị liên quan", "ngành Thành phố" name no single body; "Công an tỉnh", "Ngành Y tế" do.
    plain = any(rules.collective.longest(tokens[place:index], 0) for place in range(max(0, index - 2), index))
    if (
        plain
        and tokens[index - 1].text.islower()
        and (token.text[0].isdigit() or rules.qualifiers.longest(tokens, index))
        and not (token.capital and tokens[index - 2].text.istitle() and index > 1)  # "Học viện Chính trị" is a name
    ):
        return False
    if token.capital or token.text[0].isdigit() or token.low in {"“", '"', "(", "of", "for"}:
        return True
    return not plain and rules.tails.longest(tokens, index) is not None


def phrase_end(tokens: Sequence[Token], index: int, rules: Grammar, *, known: bool) -> int:
    """Index after the noun phrase that goes on at `index`: its name, place, owner and qualifiers."""
    lower, closed = 0, known
    while index < len(tokens):
        token = tokens[index]
        if token.low == "(":
            index = closing(tokens, index)
            continue
        if token.low in _ENDS or separator_end(tokens, index, rules) > index or _begins_other(tokens, index, rules):
            break
        if _is_predicate(tokens, index, rules, known=closed):
            break
        step = _name_step(tokens, index, rules)
        closed = known or (step > index and not token.capital and step - index > 1)
        lower = 0 if step > index else lower + 1
        if lower and (known or lower > _LOWER_WORDS):
            break
        index = max(step, index + 1)
    return index


def _begins_other(tokens: Sequence[Token], index: int, rules: Grammar) -> bool:
    """Whether the noun phrase cannot go on here: "các nhà trường | Các ngành", "đơn vị liên quan | 2025"."""
    token, before = tokens[index], tokens[index - 1]
    if token.text[0].isdigit():
        return not before.capital or len(token.text) > 3
    if token.low in "-–":
        return index + 1 >= len(tokens) or _is_verb(tokens, index + 1, rules)
    return token.capital and not before.capital and token.low in {"các", "the", "từ", "tháng", "quý"}


def _is_verb(tokens: Sequence[Token], index: int, rules: Grammar) -> bool:
    return bool(rules.stops.longest(tokens, index) or rules.verbs.longest(tokens, index))


def _name_step(tokens: Sequence[Token], index: int, rules: Grammar) -> int:
    """Index after the known name, place, qualifier or capital word at `index`; `index` where none stands there."""
    if tokens[index].capital:
        known, tail = known_names().longest(tokens, index), rules.tails.longest(tokens, index)
        name = known or rules.heads.longest(tokens, index) or place_names().longest(tokens, index) or tail
        return name.end if name else index + 1
    tail = rules.tails.longest(tokens, index)
    if tail is None and is_number(tokens, index):
        return index + 2
    if tail is None:
        return index + (tokens[index].text[0].isdigit() or tokens[index].low in "-–’")
    last = tail.end - 1
    name = known_names().longest(tokens, last) if last > index and tokens[last].capital else None
    return name.end if name else tail.end  # "thuộc Bộ" of "thuộc Bộ Giáo dục và Đào tạo"


def is_number(tokens: Sequence[Token], index: int) -> bool:
    """Whether the number of one of several alike bodies stands here: "Ban QLDA | số 2", not "Báo cáo số 15/BC"."""
    if tokens[index].low != "số" or tokens[index - 1].low in "-–,":
        return False  # "Trường THPT Chu Văn An - số 10 Thụy Khuê" tells where
    after = [token.text for token in tokens[index + 1 : index + 3]]
    return bool(after) and after[0].isdigit() and after[1:] != ["/"]


def _is_predicate(tokens: Sequence[Token], index: int, rules: Grammar, *, known: bool) -> bool:
    """Whether a verb begins here; `known` says that the name before it is complete."""
    tail, stop = rules.tails.longest(tokens, index), rules.stops.longest(tokens, index)
    if tokens[index].capital and rules.language == "vi":
        return known and stop is not None and stop.end > index + 1 and not (tail and tail.end >= stop.end)
    if not known and index > 1 and tokens[index - 2].capital and rules.weak_stops.longest(tokens[:index], index - 2):
        return False  # "Cục Quản lý | đăng ký kinh doanh": what is managed belongs to the name
    if stop:
        return not (tail and tail.end > stop.end)
    if rules.verbs.longest(tokens, index) and not _is_noun(tokens, index, index + 2, rules):
        return True
    return _is_weak_predicate(tokens, index, rules, known=known)


def _is_weak_predicate(tokens: Sequence[Token], index: int, rules: Grammar, *, known: bool) -> bool:
    """Whether a word that is verb and noun is a verb here.

    In "Cục Quản lý hoạt động xây dựng chủ trì" the word "xây dựng" is none, since "chủ trì" follows.
    """
    tail, weak = rules.tails.longest(tokens, index), rules.weak_stops.longest(tokens, index)
    if weak is None or (tail and tail.end > weak.end):
        return False
    rest = weak.end
    while more := rules.weak_stops.longest(tokens, rest):
        rest = more.end
    if known or rest >= len(tokens) or separator_end(tokens, rest, rules) > rest:
        return known
    return not (rules.stops.longest(tokens, rest) or (tail and rules.tails.longest(tokens, rest)))
