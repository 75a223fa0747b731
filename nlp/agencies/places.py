"""Places of a printed list of which each has the body: "UBND quận 1, quận 3", "UBND các xã: Lũng Cú, Đồng Văn"."""

from collections.abc import Sequence

from vnpolicy.nlp.agencies.entries import Entry, Reading
from vnpolicy.nlp.agencies.grammar import Grammar, separator_end, start_of
from vnpolicy.nlp.agencies.words import Match, Token, place_names

_LONGEST = 5  # words of a name of a commune or district
_PROVINCES = frozenset({"tỉnh", "thành"})  # first words of levels whose places the table of provinces has
# levels that stand side by side: "UBND huyện Chợ Mới, thị xã Tân Châu", not "xã A, huyện B"
_RANKS = (
    frozenset({"tỉnh", "thành phố"}),
    frozenset({"quận", "huyện", "thị xã", "thành phố"}),
    frozenset({"xã", "phường", "thị trấn", "đặc khu"}),
)
_SHORTEST = 2  # words of a place after "UBND huyện Chợ Mới, " that is told by its capitals alone


def supply_place(reading: Reading, index: int) -> int | None:
    """End of the place at `index` that needs the body before: "UBND quận 1, quận 3" -> "UBND quận 3"."""
    tokens, rules, last = reading.tokens, reading.rules, reading.entries[-1]
    end = _named_place(tokens, index, rules)
    before = last if last.supplied and last.kind == "place" else _of_several_places(reading)
    if before is not None:
        level = next((p for p in range(len(before.head)) if _level(before.head, p, rules)), len(before.head))
        head = before.head[:level] if end else before.head
        if end is not None and not _goes_on_beside(reading, before, index):
            return None
        end = end or (_bare_place(reading, index) if level < len(head) else None)
    else:
        first = next((p for p in range(last.start, last.end) if _named_place(tokens, p, rules) == last.end), None)
        if last.supplied or first is None:
            return None
        if not _is_same_level(tokens, first, index, rules):
            return _supply_name(reading, first, index)
        head = tuple(tokens[last.start : first])
    if end is None:
        return None
    reading.entries[-1:] = [before or last, Entry(index, end, "place", head, supplied=True, tail=index)]
    return end


def _of_several_places(reading: Reading) -> Entry | None:
    """The last body as that of the first of several places: "UBND các xã Lũng Cú" -> "UBND xã Lũng Cú"."""
    tokens, last = reading.tokens, reading.entries[-1]
    plural = next((p for p in range(last.start, last.end) if tokens[p].low == "các"), last.end)
    level = _level(tokens, plural + 1, reading.rules)
    if last.supplied or level is None or level.end >= last.end or not _is_name(tokens, level.end, last.end):
        return None
    if tokens[plural + 1].low in _PROVINCES and not _is_province(tokens, level.end, last.end):
        return None  # "các tỉnh Tây Nguyên"
    head = (*tokens[last.start : plural], *tokens[plural + 1 : level.end])
    return Entry(level.end, last.end, "place", head, supplied=True, tail=level.end)


def _level(tokens: Sequence[Token], index: int, rules: Grammar) -> Match | None:
    """The words for a kind of place at `index`, also of one below the commune: "xã", "khu phố"."""
    return rules.place.longest(tokens, index) or rules.quarters.longest(tokens, index)


def _bare_place(reading: Reading, index: int) -> int | None:
    """Index after a name alone that goes on with places: "UBND các xã Lũng Cú, | Đồng Văn"."""
    tokens, rules = reading.tokens, reading.rules
    end = next((p for p in range(index, len(tokens)) if not _is_name(tokens, p, p + 1)), len(tokens))
    if reading.place_list or not _is_name(tokens, index, end) or start_of(tokens, index, rules) is not None:
        return None
    if reading.whole and rules.tails.longest(tokens, end):  # "các huyện A, B | thuộc tỉnh C"
        end = next((p for p in range(end, len(tokens)) if separator_end(tokens, p, rules) > p), len(tokens))
    alone = not reading.whole or end == len(tokens) or separator_end(tokens, end, rules) > end
    return end if alone else None


def _named_place(tokens: Sequence[Token], index: int, rules: Grammar) -> int | None:
    """Index after "quận 3", "thành phố Hà Nội" where it stands alone; `None` for "các quận", "thành phố"."""
    place = rules.place.longest(tokens, index)
    if place is None or rules.language == "en":
        return None
    end = place.end
    while end < len(tokens) and (tokens[end].capital or tokens[end].text[0].isdigit()):
        end += 1
    alone = end == len(tokens) or separator_end(tokens, end, rules) > end
    return end if alone and end > place.end else None


def _supply_name(reading: Reading, first: int, index: int) -> int | None:
    """End of the name at `index` behind a place of the level at `first`: "UBND huyện Chợ Mới, Phú Tân"."""
    tokens, last = reading.tokens, reading.entries[-1]
    level = reading.rules.place.longest(tokens, first)
    end = _bare_place(reading, index)
    if level is None or end is None or end < index + _SHORTEST:
        return None
    if (tokens[first].low == "tỉnh") != _is_province(tokens, index, end):
        return None  # "UBND huyện Châu Thành, Kiên Giang": where the district lies
    head = (*tokens[last.start : first], *tokens[first : level.end])
    reading.entries.append(Entry(index, end, "place", head, supplied=True, tail=index))
    return end


def _is_same_level(tokens: Sequence[Token], one: int, other: int, rules: Grammar) -> bool:
    """Whether two places stand side by side ("quận 1, thị xã B"), not one in the other ("xã A, huyện B")."""
    level, beside = (_level_at(tokens, place, rules) for place in (one, other))
    if beside == "thành phố" and level not in ("tỉnh", beside) and place_names().longest(tokens, other + 2):
        return False  # "huyện Củ Chi, thành phố Hồ Chí Minh"
    return level != "" and _are_beside(level, beside)


def _goes_on_beside(reading: Reading, before: Entry, index: int) -> bool:
    """Whether the place at `index` stands beside the one before, whose level was printed or supplied."""
    tokens, rules = reading.tokens, reading.rules
    levels = (_level_at(before.head, place, rules) for place in range(len(before.head)))
    own = _level_at(tokens, before.start, rules) or next(filter(None, levels), "")
    other = _level_at(tokens, index, rules)
    return own == "" or _are_beside(own, other)


def _are_beside(level: str, other: str) -> bool:
    return level == other or any({level, other} <= rank for rank in _RANKS)


def _level_at(tokens: Sequence[Token], index: int, rules: Grammar) -> str:
    place = _level(tokens, index, rules)
    return "" if place is None else " ".join(token.low for token in tokens[index : place.end])


def _is_name(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether the words are a name of a place in its own letters: "Hà Giang 1", not "EVN"."""
    own = [token.text for token in tokens[start:end]]
    return 0 < len(own) <= _LONGEST and all(text.istitle() or text.isdigit() for text in own)


def _is_province(tokens: Sequence[Token], start: int, end: int) -> bool:
    name = place_names().longest(tokens, start)
    return name is not None and name.end == end


def add_place(reading: Reading, index: int, end: int) -> None:
    """One body for a place of "UBND các tỉnh, thành phố: A, B"; the level is that of a province, or as announced."""
    tokens, level = reading.tokens, reading.level
    province = place_names().longest(tokens, index)
    if reading.rules.place.longest(tokens, index):
        level = ()
    elif province and province.end == end and (not level or level[0].low in _PROVINCES):
        level = _as_tokens(province.value)
    reading.entries.append(Entry(index, end, "place", (*reading.enumeration, *level), supplied=True))


def _as_tokens(name: str) -> tuple[Token, ...]:
    return tuple(Token(word, word, -1, -1) for word in name.split())
