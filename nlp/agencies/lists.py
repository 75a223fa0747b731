"""Printed lists of bodies: where one ends and the next begins, and what each is called."""

from collections.abc import Sequence
from dataclasses import replace

from vnpolicy.nlp.agencies.entries import HARD, SCHOOLS, Entry, Reading, joins
from vnpolicy.nlp.agencies.grammar import Grammar, closing, is_number, phrase_end, separator_end, start_of
from vnpolicy.nlp.agencies.places import add_place, supply_place
from vnpolicy.nlp.agencies.words import Match, Token, known_names, place_names, words

# Head nouns whose names are fields of work: "Sở Tài chính, Y tế" is two of them.
_FIELD_HEADS = frozenset({"sở", "bộ", "vụ", "cục", "ban", "phòng", "chi", "viện", "hội", "trường", "ngành"})
_CLOSED = ("bo-", "so-")  # keys of bodies behind whose name no name of a part stands: not "Ban Tuyên giáo | Tỉnh ủy"
_SINGULAR = {"departments": "Department", "ministries": "Ministry", "ministers": "Minister"}
_NAMED_LIKE = {"ngành": "bộ", "minister": "ministry"}  # "ngành Y tế", "Minister of Health"
_AFTER_NAME = frozenset(
    {"và", "tỉnh", "thành", "cùng", "các", "chủ", "phối", "có", "với", "hoặc", "tổ", "để", "and", "or"}
)
_SOCIETIES = frozenset({"hội", "hiệp"})
_VAGUE = frozenset({"đơn", "cơ", "tổ", "units", "agencies"})


def read_list(tokens: Sequence[Token], rules: Grammar, *, whole: bool) -> list[Entry]:
    """The bodies of the list that begins with the first token; in a sentence (not `whole`) it ends by grammar."""
    reading = Reading(tokens, rules, whole)
    after, index = 0, separator_end(tokens, 0, rules)
    while index < len(tokens):
        end = _read_segment(reading, after, index)
        if end is None:
            break
        index = _open_enumeration(reading, end)
        after, index = end, separator_end(tokens, index, rules)
        if index == after and index < len(tokens) and not _is_next(reading, index) and not _is_joined(reading, index):
            if not whole:
                break
            after = index + 1 if tokens[index].low == ":" else _next_line(tokens, index)
            index = separator_end(tokens, after, rules)
    return reading.entries


def _next_line(tokens: Sequence[Token], index: int) -> int:
    """Index of the next semicolon or line break: what follows a body up to there is no part of the list."""
    return next((place for place in range(index, len(tokens)) if tokens[place].low in HARD), len(tokens))


def _read_segment(reading: Reading, after: int, index: int) -> int | None:
    """Take what stands between two separators as a new body or as more of the last; `None` where the list ends."""
    tokens, rules = reading.tokens, reading.rules
    if reading.entries and (
        end := _supply(reading, index) or supply_place(reading, index) or _supply_office(reading, index)
    ):
        return end
    start = start_of(tokens, index, rules)
    if start is None and not reading.whole and not _goes_on(reading, after, index):
        return None
    end = _segment_end(reading, index, start)
    last = reading.entries[-1] if reading.entries else None
    named = start or not reading.enumeration or _is_rest_of_name(reading, after)
    if last and named and joins(reading, (after, index, end), start):
        reading.entries[-1] = replace(last, end=end, tail=index if start else last.tail)
    else:
        _add(reading, index, end, start)
    return end


def _is_rest_of_name(reading: Reading, after: int) -> bool:
    """Whether "và" stands inside a name after "các đơn vị:", which supplies no head: "Viện Khí tượng và Khí hậu"."""
    last = reading.entries[-1] if reading.entries else None
    joined = reading.tokens[after].low in {"và", "and", "&"}
    return joined and last is not None and last.kind in {"head", "known"} and reading.enumeration[0].low in _VAGUE


def _goes_on(reading: Reading, after: int, index: int) -> bool:
    """Whether the name of the last body goes on after a joining word: "Viện Khí tượng và Biến đổi khí hậu"."""
    token = reading.tokens[index]
    last = reading.entries[-1] if reading.entries else None
    if last is None or last.kind not in {"head", "known"}:
        return False
    joined = reading.tokens[after].low in {"và", "and", "&"}
    stop = reading.rules.stops.longest(reading.tokens, index)
    return (token.capital and (joined or last.kind == "head")) or (joined and last.kind == "head" and stop is None)


def _segment_end(reading: Reading, index: int, start: tuple[str, Match] | None) -> int:
    tokens, rules = reading.tokens, reading.rules
    if not reading.whole:
        begin = start[1].end if start else index + 1
        if start and start[0] == "determiner":
            noun = rules.collective.longest(tokens, begin)
            other = start_of(tokens, begin, rules)
            begin = max(noun.end if noun else begin, other[1].end if other else begin)
            start = other or start
        return phrase_end(tokens, begin, rules, known=bool(start) and start is not None and start[0] == "known")
    return _close_segment(reading, index, start[1].end if start else index + 1)


def _close_segment(reading: Reading, begin: int, index: int) -> int:
    """Index of the separator, colon or next body that ends the segment from `begin`, read up to `index`."""
    tokens, rules = reading.tokens, reading.rules
    unit, known = rules.units.longest(tokens, begin), known_names().longest(tokens, begin)
    complete = known.end if known and known.end > begin + 2 else -1
    closed = _is_closed(known)
    while index < len(tokens) and tokens[index].low != ":" and separator_end(tokens, index, rules) == index:
        if unit and _is_next(reading, index) and not _is_post(tokens[begin:index]):
            break
        over = index == complete and not _is_part_of_name(reading, begin, index)
        if over and (_is_over(reading, index) or (closed and _is_other_name(tokens, index))):
            break
        known = known_names().longest(tokens, index) if tokens[index].capital else None
        name = known or rules.qualifiers.longest(tokens, index)
        index = name.end if name else closing(tokens, index) if tokens[index].low == "(" else index + 1
    return index


def _is_closed(known: Match | None) -> bool:
    """Whether a known name is of a ministry or department: not "Bộ trưởng", whose ministry follows."""
    return known is not None and known.value.startswith(_CLOSED) and not known.value.startswith("bo-truong")


def _is_post(own: Sequence[Token]) -> bool:
    """Whether the words are a post whose body follows: "Cục trưởng | Cục Thi hành án", "Bộ trưởng các | Bộ Y tế"."""
    own = own[:-1] if own and own[-1].low == "các" else own
    posts, count = words("vi", "post"), len(own)
    return any((post := posts.longest(own, start)) and post.end == count for start in {0, max(0, count - 3)})


def _is_other_name(tokens: Sequence[Token], index: int) -> bool:
    """Whether another known body follows a complete one, as where lines were joined: "Bộ Tài chính | Ban Tổ chức"."""
    if tokens[index].low == "các":  # not "Sở Y tế | các tỉnh", "Sở Y tế | các địa phương"
        several = words("vi", "chain").longest(tokens, index + 1)
        return several is not None and tokens[index + 1].low != "địa"
    known = known_names().longest(tokens, index) if tokens[index].capital else None
    return known is not None and known.end > index + 2


def _is_joined(reading: Reading, index: int) -> bool:
    """Whether the next body of a printed list stands behind the last one without a mark between them."""
    last = reading.entries[-1] if reading.entries else None
    known = known_names().longest(reading.tokens, last.start) if reading.whole and last else None
    return _is_closed(known) and known is not None and known.end == index and _is_other_name(reading.tokens, index)


def _is_over(reading: Reading, index: int) -> bool:
    """Whether the words after the complete name of a body are none of it: "Bộ Tài chính | bàn về việc đó"."""
    tokens, rules = reading.tokens, reading.rules
    if rules.language == "en" or not tokens[index].text.islower() or rules.tails.longest(tokens, index):
        return False
    if is_number(tokens, index):
        return False
    if tokens[index - 1].low == "đạo":  # "Trưởng Ban Chỉ đạo | chuyển đổi số"
        return False
    return not any(words.longest(tokens, index) for words in (rules.roles, rules.ends, rules.lead_ins))


def _is_part_of_name(reading: Reading, begin: int, index: int) -> bool:
    """Whether the name that begins as a known one goes on: of whom a deputy is in charge, or to the country's name.

    "Phó Thủ tướng Chính phủ | phụ trách lĩnh vực y tế", "Hiệp hội Doanh nghiệp | dịch vụ cảng Việt Nam".
    """
    tokens = reading.tokens
    if [token.low for token in tokens[index : index + 2]] == ["phụ", "trách"]:
        return _is_post(tokens[begin:index])
    end = next((p for p in range(index, len(tokens)) if separator_end(tokens, p, reading.rules) > p), len(tokens))
    country = [token.text for token in tokens[max(index, end - 2) : end]] == ["Việt", "Nam"]
    return country and tokens[begin].low in _SOCIETIES and "chi" not in {token.low for token in tokens[index:end]}


def _is_next(reading: Reading, index: int) -> bool:
    """Whether a body begins here without a mark before it, as where cells were joined: "Vụ Pháp chế Vụ Vận tải"."""
    tokens, rules = reading.tokens, reading.rules
    if not reading.whole or not tokens[index].capital or tokens[index - 1].low in {"thuộc", "của"}:
        return False
    start = start_of(tokens, index, rules)
    if start is None or start[0] not in {"known", "head", "determiner"}:
        return False
    return rules.units.longest(tokens, index) is not None or start[0] == "determiner"


def _add(reading: Reading, index: int, end: int, start: tuple[str, Match] | None) -> None:
    """Begin a new body; after "Các Sở:" the head noun is supplied unless the body has its own."""
    kind = start[0] if start else "name"
    head = _head(reading, index, end, start)
    if reading.place_list and kind in {"name", "place"}:
        add_place(reading, index, end)
    elif kind == "name" and reading.enumeration and reading.enumeration[0].low not in _VAGUE:
        reading.entries.append(Entry(index, end, "known", reading.enumeration, supplied=True))
    else:
        reading.entries.append(Entry(index, end, kind, head, determiner=kind == "determiner", tail=index))


def _head(reading: Reading, index: int, end: int, start: tuple[str, Match] | None) -> tuple[Token, ...]:
    """The head noun whose names may follow in the list without it: "Sở" of "các Sở Tài chính"."""
    tokens = reading.tokens
    first = start[1].end if start and start[0] == "determiner" else index
    shared = _shared_post(tokens[first:end])
    if shared:
        return shared
    plural = _SINGULAR.get(tokens[first].low) if first + 1 < end and tokens[first + 1].low == "of" else None
    if plural:  # "Departments of Industry and Trade, Health"
        return (tokens[first]._replace(text=plural, low=plural.lower()), tokens[first + 1])
    if first >= end or tokens[first].low not in _FIELD_HEADS:
        return ()
    council = first + 1 < end and tokens[first + 1].low == "đồng"  # "Hội đồng quản trị" is no "Hội"
    return () if council else (tokens[first],)


def _shared_post(own: Sequence[Token]) -> tuple[Token, ...]:
    """The post and head noun that each name gets: of "Bộ trưởng các Bộ Y tế" they are "Bộ trưởng Bộ"."""
    post = words("vi", "post").longest(own, 0)
    if post is None or post.end + 1 >= len(own) or own[post.end].low != "các":
        return ()
    noun = own[post.end + 1]
    return (*own[: post.end], noun) if noun.low in _FIELD_HEADS and noun.capital else ()


def _supply(reading: Reading, index: int) -> int | None:
    """End of the name at `index` that needs the head noun of the body before: "Sở Tài chính, Y tế" -> "Sở Y tế"."""
    last = reading.entries[-1]
    head = reading.enumeration or last.head
    token = reading.tokens[index]
    if not head or reading.place_list or not (token.capital or reading.enumeration):
        return None
    own = start_of(reading.tokens, index, reading.rules)
    if own and own[0] in {"known", "head", "determiner"} and not _is_english_field(reading, index, own[1].end):
        return None
    name = _field_name(reading.tokens, index, head) or _short_name(reading, index, own) or _like_name(reading, index)
    if name is None:
        return None
    if len(head) > 1 and not last.supplied and reading.rules.language == "en":
        noun = next((p for p in range(last.start, last.end) if reading.tokens[p].low in _SINGULAR), last.start)
        reading.entries[-1] = replace(last, start=noun + 2, head=head, supplied=True, determiner=False)
    elif last.determiner:
        reading.entries[-1] = replace(last, start=last.start + 1, determiner=False)
    if len(head) > 1 and not last.supplied and reading.tokens[last.start + len(head) - 1].low == "các":
        reading.entries[-1] = replace(last, start=last.start + len(head) + 1, supplied=True)
    return _add_field(reading, index, name.end, head)


def _is_english_field(reading: Reading, index: int, end: int) -> bool:
    """Whether an adjective that may begin a body begins a field: "Ministries of Justice, | Foreign Affairs"."""
    head = reading.enumeration or reading.entries[-1].head
    name = _field_name(reading.tokens, index, head) if reading.rules.language == "en" else None
    return name is not None and name.end > end


def _supply_office(reading: Reading, index: int) -> int | None:
    """End of the ministry at `index` whose office is meant: "cơ quan chức năng thuộc Bộ Y tế, Bộ Công an"."""
    tokens, last = reading.tokens, reading.entries[-1]
    owner = known_names().longest(tokens, index)
    if owner is None or not owner.value.startswith("bo-"):
        return None
    if last.supplied and last.kind == "office":
        head = last.head
    else:
        office = reading.rules.offices.longest(tokens, last.start + last.determiner)
        if office is None or office.end >= last.end or tokens[office.end].low not in {"thuộc", "của"}:
            return None
        first = known_names().longest(tokens, office.end + 1)
        if first is None or first.end != last.end or not first.value.startswith("bo-"):
            return None
        head = tuple(tokens[last.start : office.end + 1])
    reading.entries.append(Entry(index, owner.end, "office", head, supplied=True, tail=index))
    return owner.end


def _like_name(reading: Reading, index: int) -> Match | None:
    """The name at `index` that begins as the name before it: "Vụ Giáo dục Đại học, Giáo dục Dân tộc"."""
    tokens, start = reading.tokens, reading.entries[-1].start
    same = [t.low for t in tokens[start + 1 : start + 3]] == [t.low for t in tokens[index : index + 2]]
    return Match("like", index + 2) if same and index + 2 < len(tokens) and tokens[index + 1].low.isalpha() else None


def _short_name(reading: Reading, index: int, own: tuple[str, Match] | None) -> Match | None:
    """The abbreviation at `index` that stands alone between separators: "Vụ TCCB, KHTC" -> "Vụ KHTC"."""
    tokens, rules, last = reading.tokens, reading.rules, reading.entries[-1]
    if last.head and last.head[-1].low in {"sở", "bộ"}:
        return None  # their names are known: in "Sở GDĐT, CSĐT" the second is something else
    if tokens[last.start].low in SCHOOLS and not tokens[last.end - 1].text.isupper():
        return None
    if own or rules.language == "en" or sum(letter.isupper() for letter in tokens[index].text) < 2:
        return None
    if tokens[index - 1].low == "và" and tokens[last.start + 1].low in {"qlda", "quản"}:
        return None  # "Ban QLDA ĐTXD và PTQĐ": one management board for two fields
    alone = index + 1 == len(tokens) or separator_end(tokens, index + 1, rules) > index + 1
    return Match("short", index + 1) if alone and not tokens[index].text.isdigit() else None


def _add_field(reading: Reading, index: int, end: int, head: tuple[Token, ...]) -> int:
    """Add the body whose head noun is supplied; gives the end of all that belongs to it."""
    if reading.whole:
        end = _close_segment(reading, index, end)
    else:
        end = phrase_end(reading.tokens, end, reading.rules, known=True)
    reading.entries.append(Entry(index, end, "known", head, supplied=True, tail=index))
    return end


def _field_name(tokens: Sequence[Token], index: int, head: Sequence[Token]) -> Match | None:
    """The name at `index` of a body with this head noun; what a ministry is called, its minister is called too."""
    if noun := _NAMED_LIKE.get(head[0].low):
        fields: Sequence[Token] = (head[0]._replace(low=noun), *head[1:])
    else:
        fields = head[-1:] if _is_post(head[:-1]) else head
    name = known_names().longest(tokens, index, fields)
    if name is None or name.end <= index:
        return None
    follows = tokens[name.end] if name.end < len(tokens) else None
    return name if follows is None or not follows.text[0].islower() or follows.low in _AFTER_NAME else None


def _open_enumeration(reading: Reading, index: int) -> int:
    """After "Các Sở:" or "UBND các tỉnh:" keep the head noun for what follows, and drop the words that announce it."""
    tokens = reading.tokens
    if index >= len(tokens) or tokens[index].low != ":" or not reading.entries:
        return index
    last = reading.entries[-1]
    if not reading.whole and not _announces(reading, last, index + 1):
        return index
    body = [t for t in tokens[last.start : last.end] if reading.rules.starts.longest([t], 0) is None or t.capital]
    first = last.start + last.determiner
    places = [place for place in range(first, last.end) if reading.rules.place.longest(tokens, place)]
    if places and places[0] > first and not _field_name(tokens, index + 1, tokens[first : first + 1]):
        reading.place_list = True
        reading.enumeration = tuple(t for t in tokens[first : places[0]] if t.low != "các")
        only = reading.rules.place.longest(tokens, places[0])
        # "các xã biên giới: A, B" are xã, "các xã, thị trấn: A, B" may be either
        one_level = only is not None and all(place < only.end for place in places)
        reading.level = tuple(tokens[places[0] : only.end]) if only and one_level else ()
    elif body or last.determiner:
        reading.enumeration, reading.level = _singular(tokens[first : last.end]), ()
    reading.entries.pop()
    following = index + 1
    if following < len(tokens):
        end = _supply_first(reading, following)
        return end or following
    return following


def _singular(head: Sequence[Token]) -> tuple[Token, ...]:
    """The head noun that each name gets: of "Departments: Health" it is "Department of", of "Sở ngành tỉnh" "Sở"."""
    if shared := _shared_post((*head, *head[-1:])):
        return shared
    plain = len(head) == 1 or (len(head) == 2 and head[1].low == "of")
    word = _SINGULAR.get(head[0].low) if plain else None
    if word is None:
        return tuple(head[:1] if len(head) > 1 and head[0].low == "sở" and head[1].low == "ngành" else head)
    return (head[0]._replace(text=word, low=word.lower()), head[0]._replace(text="of", low="of"))


def _announces(reading: Reading, entry: Entry, index: int) -> bool:
    """Whether the body before the colon announces names ("Các Sở: Tài chính"), and no tasks ("Sở Tài chính: a)")."""
    tokens = reading.tokens
    if index >= len(tokens) or (not entry.determiner and entry.kind not in {"head", "known"}):
        return False
    if start_of(tokens, index, reading.rules) is not None:
        return entry.determiner
    head = tokens[entry.start + entry.determiner : entry.end]
    is_place = place_names().longest(tokens, index) is not None
    return is_place or (len(head) == 1 and _field_name(tokens, index, _singular(head)) is not None)


def _supply_first(reading: Reading, index: int) -> int | None:
    """Read the first name after the colon."""
    head = reading.enumeration
    name = _field_name(reading.tokens, index, head) if head and not reading.place_list else None
    own = start_of(reading.tokens, index, reading.rules) if name else None
    if name and (own is None or own[0] == "group"):  # "Các Bộ: Công an, Tư pháp"
        return _add_field(reading, index, name.end, head)
    return _read_segment(reading, index, index)
