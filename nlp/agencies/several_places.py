"""English names in the plural that stand for the body of each of several provinces or cities."""

import re
from collections.abc import Iterator
from functools import cache

from vnpolicy.corpus import read_table
from vnpolicy.ingest.document import Span
from vnpolicy.nlp.agencies.words import known_names, tokenize
from vnpolicy.nlp.plan import Agency

_PLACE = r"[A-Z][^\W\d]*(?: (?:- )?[A-Z][^\W\d]*){0,4}"
# takes "People's Committees of Ca Mau, An Giang and Vinh Long provinces", "Departments of Health of Hue and Da Nang
# cities"; leaves "People's Committees of provinces and cities", "... of North Central and Central Coast provinces"
_EACH = re.compile(
    r"(?P<body>People[’']s (?:Committee|Council)|Department)s(?P<field> of [A-Z][\w ,]*?)?"
    rf" of (?P<places>{_PLACE}(?:, {_PLACE})*,? and {_PLACE}) (?P<level>[Pp]rovinc|[Cc]it)(?P<many>es|ies)"
)


def of_each_place(agency: Agency) -> Iterator[Agency]:
    """The bodies that an English name in the plural means, one for each of its provinces or cities; else itself."""
    several = _EACH.fullmatch(agency.written)
    places = list(re.finditer(_PLACE, several["places"])) if several else []
    if several is None or agency.span is None or not _in_english() >= {_unspaced(place[0]) for place in places}:
        yield agency
        return
    level = several["level"] + ("e" if several["many"] == "es" else "y")
    for place in places:
        name = f"{several['body']}{several['field'] or ''} of {place[0]} {level}"
        key = known_names().longest(tokenize(name), 0)
        start = agency.span.start + several.start("places") + place.start()
        yield Agency(name, name, key.value if key else None, Span(start, start + len(place[0])))


@cache
def _in_english() -> frozenset[str]:
    """Provinces and cities as `_unspaced`, in English and with their marks: "hanoi", "càmau"."""
    return frozenset(_unspaced(name) for row in read_table("provinces") for name in (row["english"], row["name"]))


def _unspaced(name: str) -> str:
    """A name as compared: "Ha Noi" is "Hanoi"."""
    return name.replace(" ", "").casefold()
