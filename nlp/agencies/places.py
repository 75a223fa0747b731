"""Places of a printed list of which each has the body: "UBND quận 1, quận 3", "UBND các xã: Lũng Cú, Đồng Văn"."""

from collections.abc import Sequence

from vnpolicy.nlp.agencies.entries import Entry, Reading
from vnpolicy.nlp.agencies.grammar import Grammar, separator_end, start_of
from vnpolicy.nlp.agencies.words import Token, place_names

_LONGEST = 5  # words of a name of a commune or district
_PROVINCES = frozenset({"tỉnh", "thành"})  # first words of levels whose places the table of provinces has


def supply_place(reading: Reading, index: int) -> int | None:
    """End of the place at `index` that needs the body before: "UBND quận 1, quận 3" -> "UBND quận 3"."""
    tokens, rules, last = reading.tokens, reading.rules, reading.entries[-1]
    end = _named_place(tokens, index, rules)
    before = last if last.supplied and last.kind == "place" else _of_several_places(reading)
    if before is not None:
        level = next((p for p in range(len(before.head)) if rules.place.longest(before.head, p)), len(before.head))
        head = before.head[:level] if end else before.head
        end = end or (_bare_place(reading, index) if level < len(head) else None)
    else:
        first = next((p for p in range(last.start + 1, last.end) if _named_place(tokens, p, rules) == last.end), None)
        if last.supplied or first is None or not _is_same_level(tokens[first], tokens[index]):
            return None
        head = tuple(tokens[last.start : first])
    if end is None:
        return None
    reading.entries[-1:] = [before or last, Entry(index, end, "place", head, supplied=True, tail=index)]
    return end


def _of_several_places(reading: Reading) -> Entry | None:
    """The last body as that of the first of several places: "UBND các xã Lũng Cú" -> "UBND xã Lũng Cú"."""
    tokens, last = reading.tokens, reading.entries[-1]
    plural = next((p for p in range(last.start, last.end) if tokens[p].low == "các"), last.end)
    level = reading.rules.place.longest(tokens, plural + 1)
    if last.supplied or level is None or level.end >= last.end or not _is_name(tokens, level.end, last.end):
        return None
    if tokens[plural + 1].low in _PROVINCES and not _is_province(tokens, level.end, last.end):
        return None  # "các tỉnh Tây Nguyên"
    head = (*tokens[last.start : plural], *tokens[plural + 1 : level.end])
    return Entry(level.end, last.end, "place", head, supplied=True, tail=level.end)


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


def _is_same_level(one: Token, other: Token) -> bool:
    """Whether two places stand side by side ("quận 1, quận 3"), not one in the other ("xã A, huyện B")."""
    return one.low == other.low or {one.low, other.low} == _PROVINCES


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
        level = _level(province.value)
    reading.entries.append(Entry(index, end, "place", (*reading.enumeration, *level), supplied=True))


def _level(name: str) -> tuple[Token, ...]:
    return tuple(Token(word, word, -1, -1) for word in name.split())
