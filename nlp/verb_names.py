"""Verbs that stand inside the name of a body: "Ủy ban Quốc gia ứng phó sự cố, thiên tai và tìm kiếm cứu nạn"."""

from functools import cache

from vnpolicy.corpus import read_table
from vnpolicy.nlp.agency_words import known_names, tokenize

_SHORTEST = 3  # words of a name that holds a verb: "Sở xây dựng kế hoạch" names none
_BEFORE, _AFTER = 120, 90  # characters of the longest names before and after a verb


def end_of_name_around(text: str, start: int, verb: tuple[int, int]) -> int | None:
    """Offset after the known name that begins at or after `start` and holds the `verb` (its offsets), else `None`."""
    begin, end = verb
    if text[begin:end].split(maxsplit=1)[0] not in _inner_words():
        return None
    tokens = tokenize(text, max(start, begin - _BEFORE), end + _AFTER)
    names = known_names()
    for index, token in enumerate(tokens):
        if token.start >= begin:
            return None
        found = names.longest(tokens, index) if token.low in names.first else None
        if found and found.end - index > _SHORTEST and tokens[found.end - 1].end >= end:
            return tokens[found.end - 1].end
    return None


@cache
def _inner_words() -> frozenset[str]:
    """Words of names of `agencies.tsv` behind their first: only there a verb can stand."""
    names = (name for row in read_table("agencies") for name in (row["name"], *row["spellings"].split("|")))
    return frozenset(word.strip(",") for name in names for word in name.lower().split()[1:])
