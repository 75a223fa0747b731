"""Bodies of a list as read so far, and whether the next words belong to the last of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from vnpolicy.nlp.agencies.grammar import Grammar, is_society
from vnpolicy.nlp.agencies.words import Match, Token, known_names
from vnpolicy.nlp.letters import UPPER

HARD = frozenset(";\n")  # marks over which no body goes on
_ABOVE = ("bo-", "ngan-hang-nha-nuoc")  # keys of bodies whose units are named before them: "Vụ Thể thao/Bộ Nội vụ"

_OWN = frozenset({"its", "their"})  # "the Front Committee and its member organizations" are one
_FORCES = frozenset({"border", "coast"})  # their keys are of commands, "bo-tu-lenh-...", no ministries


@dataclass(frozen=True, slots=True)
class Entry:
    """One body of a list: its tokens `start:end`, the head noun that was supplied, and how it began."""

    start: int
    end: int
    kind: str
    head: tuple[Token, ...] = ()
    supplied: bool = False
    determiner: bool = False
    tail: int = 0  # where its last part begins: "ngành" of "các sở, ngành"


@dataclass(slots=True)
class Reading:
    """A list as read so far; `whole` says that all the tokens are one list."""

    tokens: Sequence[Token]
    rules: Grammar
    whole: bool
    entries: list[Entry] = field(default_factory=list)
    enumeration: tuple[Token, ...] = ()  # "Sở" after "Các Sở:"
    place_list: bool = False
    level: tuple[Token, ...] = ()  # "xã" after "UBND các xã:"


def joins(reading: Reading, place: tuple[int, int, int], start: tuple[str, Match] | None) -> bool:
    """Whether the segment belongs to the last body: "các Sở, | ban, | ngành"; "UBND các huyện, | thành phố"."""
    after, index, end = place
    tokens = reading.tokens
    marks = {token.low for token in tokens[after:index]}
    if start is None:
        return not (marks & HARD and tokens[index].capital) and not _is_other(reading, (index, end), marks)
    if ";" in marks:  # "UBND các quận, huyện; | xã, phường"
        return start[0] == "place" and not tokens[index].capital and _has_place(reading, reading.entries[-1])
    half = marks == {"and"} and _is_half_of_name(reading, index, end)
    if half or _is_joint_post(reading, index) or _is_more_zones(reading, index):
        return True
    if start[0] == "known" and start[1].value.startswith(_ABOVE) and tokens[index].low not in _FORCES:
        if marks & {"/", "-", "–"}:
            return _has_unit_above(reading, slash="/" in marks)
        if marks == {","} and start[1].value.startswith(_ABOVE[0]) and _is_item(reading, end):
            return _is_unit_of(reading)
    return _is_one_group(reading, place, start, marks)


def _is_more_zones(reading: Reading, index: int) -> bool:
    """Whether more zones of one management follow: "Ban Quản lý Khu kinh tế Vũng Áng và | các khu công nghiệp"."""
    tokens, last = reading.tokens, reading.entries[-1]
    noun = index + (tokens[index].low == "các")
    board = [token.low for token in tokens[last.start : last.start + 3]] == ["ban", "quản", "lý"]
    zone = noun < len(tokens) and tokens[noun].low == "khu"
    return board and zone and "khu" in {token.low for token in tokens[last.start : last.end]}


def _is_other(reading: Reading, place: tuple[int, int], marks: set[str]) -> bool:
    """Whether words that begin no body by grammar are one all the same: "VPS, | TTTT", "Dong Nai Newspaper"."""
    return (
        _is_short(reading, place, marks)
        or _is_quarters(reading, place[0], marks)
        or _is_new_in_english(reading, place, marks)
    )


def _is_quarters(reading: Reading, index: int, marks: set[str]) -> bool:
    """Whether hamlets follow a body that is none of places: "các hội; | thôn, buôn", not "UBND các xã; | thôn, bản"."""
    last = reading.entries[-1]
    of_places = any(token.low == "các" for token in reading.tokens[last.start : last.end]) and _has_place(reading, last)
    return ";" in marks and reading.rules.quarters.longest(reading.tokens, index) is not None and not of_places


# takes "TTTT", "NN&MT", and the codes by which police departments are called: "C06", "V03", "PA04"
_IN_CAPITALS = re.compile(rf"[{UPPER}]+(?:&[{UPPER}]+)*|[A-ZĐ]{{1,3}}\d{{1,3}}")
# behind their full names an abbreviation is another body: "Viện Lúa, IRRI", not "Vụ Pháp chế, KHTC"
SCHOOLS = frozenset({"trường", "viện"})


def _is_short(reading: Reading, place: tuple[int, int], marks: set[str]) -> bool:
    """Whether an abbreviation follows a body that ends in one too: "VPS, | TTTT", "Sở GDĐT, | CSĐT", "V19, | V24"."""
    (index, end), tokens, last = place, reading.tokens, reading.entries[-1]
    one = tokens[last.end - 1].text
    return (
        ((len(one) > 1 and _IN_CAPITALS.fullmatch(one) is not None) or tokens[last.start].low in SCHOOLS)
        and "," in marks
        and end == index + 1
        and tokens[index].text.isupper()
        and len(tokens[index].text) > 1
    )


def _is_item(reading: Reading, end: int) -> bool:
    """Whether the last body and what follows it up to `end` are an item alone: "Vụ Pháp chế, Bộ Nội vụ; ..."."""
    tokens, first = reading.tokens, reading.entries[-1].start
    return (first == 0 or tokens[first - 1].low in HARD) and (end == len(tokens) or tokens[end].low in HARD)


def _is_unit_of(reading: Reading) -> bool:
    """Whether the last body is a unit of the ministry after it, which a list of others would put before the units."""
    tokens, first = reading.tokens, reading.entries[-1].start
    return tokens[first].low in {"vụ", "cục"} or [token.low for token in tokens[first : first + 2]] == ["trung", "tâm"]


def _is_one_group(reading: Reading, place: tuple[int, int, int], start: tuple[str, Match], marks: set[str]) -> bool:
    """Whether the segment is one more kind of place or body of a collective: "UBND các huyện, | thành phố"."""
    _, index, end = place
    other = start[0] == "known" and reading.tokens[index].capital  # "đặc khu - | Tỉnh đoàn", not "quận, | huyện ủy"
    if not other and _is_place(reading, index, end):
        return _has_place(reading, reading.entries[-1])
    own = reading.rules.own_bodies.longest(reading.tokens, index)
    if own:  # "các bộ, ngành, | cơ quan báo chí", but "Các cấp ủy, | tổ chức đảng" are one where nobody else follows
        return own.value == "party body" and end == len(reading.tokens) and _is_committee(reading)
    alike = _is_peer(reading, index) or _is_more_of_field(reading, index, marks)
    return alike or _is_more_of_collective(reading, index, end, start)


def _is_committee(reading: Reading) -> bool:
    """Whether the only body so far is "các cấp ủy"."""
    last = reading.entries[0]
    return len(reading.entries) == 1 and [t.low for t in reading.tokens[last.end - 2 : last.end]] == ["cấp", "ủy"]


def _first_noun(entry: Entry) -> int:
    """Where the noun of the last part begins: "tập đoàn" of "các tập đoàn"."""
    return entry.tail + (entry.determiner and entry.tail == entry.start)


def _is_peer(reading: Reading, index: int) -> bool:
    """Whether two kinds of firms or of associations are one group: "các tập đoàn, | tổng công ty nhà nước"."""
    tokens, peers, last = reading.tokens, reading.rules.peers, reading.entries[-1]
    more = peers.longest(tokens, index)
    if more is None or (more.end < len(tokens) and tokens[index].capital and tokens[more.end].capital):
        return False
    plural = next((p + 1 for p in range(last.end - 2, last.start - 1, -1) if tokens[p].low == "các"), None)
    if plural is None and (tokens[index].capital or not (last.determiner or last.tail > last.start)):
        return False
    before = peers.longest(tokens, _first_noun(last) if plural is None or last.tail >= plural else plural)
    return before is not None and before.end == last.end


def _is_more_of_field(reading: Reading, index: int, marks: set[str]) -> bool:
    """Whether one more field or level of the same offices follows: "cơ quan nghiên cứu, | báo chí"."""
    tokens, last = reading.tokens, reading.entries[-1]
    if tokens[index].capital or tokens[_first_noun(last)].low != "cơ" or last.tail > last.start:
        return False
    if tokens[index].low == "báo":
        return tokens[last.end - 1].low != "quan" and "," in marks
    # "các cơ quan liên quan và | địa phương"
    return tokens[index].low == "địa" and tokens[last.end - 1].low == "quan" and "và" in marks


def _is_new_in_english(reading: Reading, place: tuple[int, int], marks: set[str]) -> bool:
    """Whether words after a mark name a body by their noun, or in short: "trade centers", "Dong Nai Newspaper", "VCCI".

    A semicolon divides whatever stands there: "Ministry of Health; coastal DARDs".
    """
    index, end = place
    tokens, last = reading.tokens, reading.tokens[end - 1]
    if reading.rules.language != "en" or not (marks & {",", ";", "/", "\n", "and", "&"}):
        return False
    if ";" in marks:
        return True
    if end == index + 1 and tokens[index].text.rstrip("s").isupper() and len(tokens[index].text) > 1:
        return "," in marks or tokens[reading.entries[-1].end - 1].text.isupper()  # "CEMA | and MIC"
    if not marks & {",", "/"}:
        return _is_kind_of_bodies(reading, index, end)
    return _noun_place(reading, index, end) is not None if tokens[index].capital else last.low.endswith("s")


def _is_kind_of_bodies(reading: Reading, index: int, end: int) -> bool:
    """Whether words in small letters behind a name tell a kind of bodies: "Seed Council and | youth associations"."""
    tokens = reading.tokens
    if not tokens[reading.entries[-1].end - 1].capital or tokens[index].capital or tokens[index].low in _OWN:
        return False
    noun = reading.rules.starts.longest(tokens, end - 1)
    return noun is not None and noun.value in {"chain", "group", "place"} and tokens[end - 1].low.endswith("s")


def _noun_place(reading: Reading, index: int, end: int) -> int | None:
    """Where the noun of an English name stands, before any "of": in "Regional Departments of State Reserves"."""
    tokens = reading.tokens
    stop = next((place for place in range(index, end) if tokens[place].low in {"of", "for"}), end)
    return next((p for p in range(index, stop) if tokens[p].capital and reading.rules.heads.longest(tokens, p)), None)


def _is_half_of_name(reading: Reading, index: int, end: int) -> bool:
    """Whether the noun of the last body comes only now: "Personnel | and Organization Department"."""
    tokens, last = reading.tokens, reading.entries[-1]
    first = last.start + (tokens[last.start].low == "the")
    if last.kind not in ("name", "determiner") or _noun_place(reading, first, last.end) is not None:
        return False
    plain = first < last.end and all(token.text.istitle() for token in tokens[first : last.end])
    return plain and tokens[index].capital and _noun_place(reading, index, end) is not None


def _is_joint_post(reading: Reading, index: int) -> bool:
    """Whether two posts share the bodies after them: "Giám đốc, | Thủ trưởng các Sở"."""
    tokens, joint, last = reading.tokens, reading.rules.joint_posts, reading.entries[-1]
    first, second = joint.longest(tokens, last.start), joint.longest(tokens, index)
    if first is None or first.end != last.end or second is None or second.end >= len(tokens):
        return False
    return tokens[second.end].low == "các"


def _has_unit_above(reading: Reading, *, slash: bool) -> bool:
    """Whether the last body is a unit, so that the ministry after the mark is its own: "Vụ Thể thao/Bộ Nội vụ"."""
    last = reading.entries[-1]
    head = reading.tokens[last.start].low
    return head in {"vụ", "cục"} or (slash and last.kind == "head" and head != "bộ")


def _is_more_of_collective(reading: Reading, index: int, end: int, start: tuple[str, Match]) -> bool:
    """Whether a noun without a name goes on with the collective body before it: "các cơ quan, | đơn vị liên quan"."""
    tokens, rules, last = reading.tokens, reading.rules, reading.entries[-1]
    kind, words = start
    if rules.language == "en" and rules.adjectives.longest(tokens, last.end - 1):
        return True  # "central | and local authorities"
    if kind == "determiner" and rules.language == "en":
        return rules.alike.longest(tokens, index) is not None and _is_open(reading, last)
    if kind == "determiner":  # "các cấp, các ngành"
        return tokens[last.end - 1].low == "cấp" and rules.collective.longest(tokens, words.end) is not None
    if (
        kind not in {"chain", "group"}
        or _is_named(reading, index, (words.end, end))
        or (kind == "chain" and _begins_anew(reading, index))
    ):
        return False
    rest = rules.qualifiers.longest(tokens, words.end)  # "các Bộ, ngành Trung ương và | địa phương liên quan"
    if tokens[index].low == "địa" and end in (words.end, rest and rest.end) and _ends_in_level(reading, last):
        return True
    of_ministries = tokens[index].low == "ngành" and _is_of_ministries(reading, last)
    return of_ministries or (_is_open(reading, last) and (kind == "chain" or _is_general(reading, last)))


def _begins_anew(reading: Reading, index: int) -> bool:
    """Whether the noun is that of the body before: "các cơ quan thông tin, báo chí, | cơ quan, tổ chức liên quan"."""
    tokens, last = reading.tokens, reading.entries[-1]
    first = last.start + last.determiner
    if any(token.low in {"các", "ngang"} for token in tokens[first : last.end]):
        return False  # "cơ quan ngang bộ, | cơ quan thuộc Chính phủ", "đơn vị của các cơ quan, | đơn vị"
    return [token.low for token in tokens[index : index + 2]] == [token.low for token in tokens[first : first + 2]]


def _is_of_ministries(reading: Reading, entry: Entry) -> bool:
    """Whether a body of any ministry stands before: "các đơn vị chức năng thuộc bộ, | ngành"."""
    own = [token.text for token in reading.tokens[max(entry.start, entry.end - 2) : entry.end]]
    return own in (["thuộc", "bộ"], ["của", "bộ"])


def _is_named(reading: Reading, index: int, rest: tuple[int, int]) -> bool:
    """Whether a name of its own follows the noun at `index`: in "Văn phòng, | Trường Đại học Kiểm sát Hà Nội"."""
    tokens, (begin, end) = reading.tokens, rest
    if not tokens[index].capital or reading.entries[-1].determiner or begin >= end:
        return False
    return reading.rules.tails.longest(tokens, begin) is None and any(token.capital for token in tokens[begin:end])


def _ends_in_level(reading: Reading, entry: Entry) -> bool:
    """Whether "địa phương" goes on with the body: "các bộ, ngành trung ương và địa phương"."""
    tokens, end = reading.tokens, entry.end
    return tokens[end - 1].low == "ương" or any(
        (place := reading.rules.place.longest(tokens, index)) and place.end == end for index in range(end - 2, end)
    )


def _is_open(reading: Reading, entry: Entry) -> bool:
    """Whether the body ends in a bare collective noun, so that the next noun goes on with it: "các cơ quan, ..."."""
    tokens, rules, index = reading.tokens, reading.rules, entry.tail
    name = known_names().longest(tokens, index)
    if name and name.end == entry.end and rules.collective.longest(tokens, index) != (Match("chain", name.end)):
        return False
    if rules.language == "en" and any(token.low == "and" for token in tokens[entry.start : entry.end]):
        return False
    if _ends_in_plain_noun(reading, entry):
        return True
    plural = next((p for p in range(entry.end - 2, index, -1) if tokens[p].low == "các"), index)
    return _ends_open(reading, index, entry.end) or _ends_open(reading, plural, entry.end)


def _ends_open(reading: Reading, index: int, end: int) -> bool:
    """Whether the words from `index` are nouns of any body to the `end`: in "Công an các đơn vị" those from "các"."""
    tokens, rules = reading.tokens, reading.rules
    while index < end:
        noun = rules.collective.longest(tokens, index) or rules.openers.longest(tokens, index)
        if noun is None:
            return False
        if noun.end >= end:  # "ban, ngành" is one noun: "các ban, | ngành"
            return noun.value == "chain"
        index = noun.end
    return False


def _ends_in_plain_noun(reading: Reading, entry: Entry) -> bool:
    """Whether the body ends in a collective noun that has no name: "Sở Chỉ huy các cấp", "Heads of departments"."""
    tokens, rules, last = reading.tokens, reading.rules, entry.end - 1
    if last - 1 <= entry.start or tokens[last].capital:
        return False
    noun = rules.collective.longest(tokens, last)
    before = tokens[last - 1].low == "of" or rules.adjectives.longest(tokens, last - 1) is not None
    return noun is not None and noun.end == entry.end and before


def _is_general(reading: Reading, entry: Entry) -> bool:
    """Whether the last noun is of any body or person: "tổ chức, cá nhân và doanh nghiệp" is one entry."""
    return reading.tokens[entry.end - 1].low in {"chức", "nhân", "vị"}


def _is_place(reading: Reading, index: int, end: int) -> bool:
    """Whether the segment is only places: "các quận", "thành phố Thủ Đức"."""
    tokens, rules = reading.tokens, reading.rules
    if rules.language == "en":  # "towns", "central-affiliated cities", "the Con Co special zone": before the noun
        named = any(token.capital for token in tokens[index:end]) and tokens[end - 1].low.endswith("s")
        own = any((place := rules.place.longest(tokens, at)) and place.end == end for at in range(end - 2, end))
        return own and not named and not any(token.low == "of" for token in tokens[index:end])
    if tokens[index].low in {"các", "cấp"}:
        index += 1
    return index < end and rules.place.longest(tokens, index) is not None


def _has_place(reading: Reading, entry: Entry) -> bool:
    """Whether the body speaks of places already: "UBND các huyện", "các tỉnh", not "các tổ chức chính trị - xã hội".

    So does a post that is in charge of more than one kind of them: "Ủy viên phụ trách cụm, | huyện".
    """
    tokens, place = reading.tokens, reading.rules.place
    if [token.low for token in tokens[entry.end - 3 : entry.end - 1]] == ["phụ", "trách"]:
        return True
    found = (place.longest(tokens, index) for index in range(entry.start, entry.end))
    return any(one is not None and not (one.end < entry.end and is_society(tokens, one.end)) for one in found)
