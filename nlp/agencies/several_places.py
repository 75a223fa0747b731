"""English names in the plural that stand for the body of each of several provinces or cities."""

import re
from collections.abc import Iterator
from functools import cache

from vnpolicy.corpus import read_table
from vnpolicy.ingest.document import Span
from vnpolicy.nlp.agencies.words import known_names, tokenize
from vnpolicy.nlp.plan import Agency

_PLACE = r"[A-Z][^\W\d]*(?: (?:- )?[A-Z][^\W\d]*){0,4}"
_LEVELS = {"provinces": "province", "cities": "city", "Provinces": "Province", "Cities": "City"}
_JOINT = "(?:,? and |, )"
_LEVELLED = rf"{_PLACE}(?: (?:provinces?|city|cities))?"
# takes "People's Committees of Ca Mau, An Giang and Vinh Long provinces", "... of Ca Mau province and Hue City",
# "Departments of Health of Hue and Da Nang"; leaves "... of provinces and cities", "... of North Central provinces"
_EACH = re.compile(
    r"(?P<body>People[’']s (?:Committee|Council)|Department)s(?P<field> of [A-Z][\w ,]*?)?"
    rf" of (?:the )?(?P<level>(?:provinces|cities) of )?(?P<places>{_LEVELLED}(?:{_JOINT}{_LEVELLED})+)"
)
_ONE = re.compile(rf"(?P<place>{_PLACE}?)(?: (?P<level>[Pp]rovinces?|[Cc]ity|[Cc]ities))?(?:{_JOINT}|$)")


def of_each_place(agency: Agency) -> Iterator[Agency]:
    """The bodies that an English name in the plural means, one for each of its provinces or cities; else itself."""
    several = _EACH.fullmatch(agency.written)
    places = list(_ONE.finditer(several["places"])) if several else []
    if several is None or agency.span is None or not _in_english() >= {_unspaced(one["place"]) for one in places}:
        yield agency
        return
    level = _LEVELS.get((several["level"] or "").removesuffix(" of "), "")
    levels = []
    for place in reversed(places):  # the plural at the end is of those before it, too
        own = place["level"] or ""
        level = _LEVELS.get(own, level)
        levels.append(level if own in _LEVELS else own or level)
    for place, own in zip(places, reversed(levels), strict=True):
        name = f"{several['body']}{several['field'] or ''} of {place['place']} {own}".rstrip()
        key = known_names().longest(tokenize(name), 0)
        start = agency.span.start + several.start("places") + place.start()
        yield Agency(name, name, key.value if key else None, Span(start, start + len(place["place"])))


@cache
def _in_english() -> frozenset[str]:
    """Provinces and cities as `_unspaced`, in English and with their marks: "hanoi", "càmau"."""
    return frozenset(_unspaced(name) for row in read_table("provinces") for name in (row["english"], row["name"]))


def _unspaced(name: str) -> str:
    """A name as compared: "Ha Noi" is "Hanoi"."""
    return name.replace(" ", "").casefold()
