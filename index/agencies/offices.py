"""The office that a person means, in its place and by the name that it has there."""

import re
from functools import cache, lru_cache

from vnpolicy.corpus import read_table
from vnpolicy.index.agencies.named_places import ANY_DISTRICT, in_any_district, in_every_province
from vnpolicy.index.agencies.names import (
    Office,
    Province,
    bodies,
    find_body,
    find_province,
    known_office,
    nearest_names,
    provinces,
)
from vnpolicy.index.errors import UnknownAgency, UnknownCommune, WrongFilter
from vnpolicy.index.wording.words import normalise

# Takes "Thanh tra Sở | Y tế": the unit's name ends in the head of its host's
_INNER = re.compile(r"(?P<unit>\w.*? (?P<host>Sở|Bộ|Tổng cục)) (?P<rest>\S.*)", re.IGNORECASE)
_SEATED = re.compile(r"(?P<body>\w.*?) tại (?P<place>\S.*)", re.IGNORECASE)
# Takes "xã An Ngãi Tây", "UBND phường 3"; refuses "cấp xã", "xã hội"
_COMMUNE = re.compile(r"(?:^|\s)(?:xã|phường|thị trấn)\s+(?:[A-ZĐÀ-Ỹ]|\d)")


def find_office(name: str, province: str | None = None) -> Office:
    """The body or place that a name means: "STNMT", "Sở TNMT tỉnh Long An", "UBND huyện Bến Lức", "Long An".

    `province` is where it is, unless the name says so. `UnknownAgency` with the nearest names where nothing fits,
    `WrongFilter` where the name says another province.
    """
    found = any_office(name) or _of_host(normalise(name))
    if found is None:
        raise UnknownCommune(name) if _COMMUNE.search(name) else UnknownAgency(name, nearest_names(name))
    given = find_province(province) if province else None
    if province and given and found.province and _contradict(found.province, given):
        raise WrongFilter("province", province, f"{found.province.name}, which {name!r} says; leave one of them out")
    return located(found, given)


@lru_cache(maxsize=4_096)
def any_office(name: str) -> Office | None:
    """As `known_office`; also a body of any district or of every province: "Chi cục Thuế huyện"."""
    return known_office(name) or _in_any(" ".join(normalise(name).split()))


def located(office: Office, province: Province | None) -> Office:
    """The office in that province, unless it names its own or belongs to none."""
    office = in_place(Office(office.body, office.province or province, office.district))
    return Office(office.body) if office.body is not None and not office.body.local else office


def in_place(office: Office, on: str = "") -> Office:
    """The office by the name that its body has in its place (on a day): the Party of Hà Nội has a Thành ủy."""
    if office.body is None or office.province is None or office.district:
        return office
    places = ("", office.province.level, office.province.key)
    rows = [row for row in _local_bodies().get(office.key, ()) if row["place"] in places and row["from"] <= on]
    return Office(bodies()[rows[-1]["body"]], office.province) if rows else office


def named_on(office: Office, day: str) -> Office:
    """The office that its name meant on a day: the Bộ Nội vụ of 1995 is the Bộ Công an of today."""
    for row in read_table("namesakes"):
        if row["agency"] == office.key and day < row["until"]:
            return Office(bodies()[row["namesake"]], office.province, office.district)
    return office


def _of_host(name: str) -> Office | None:
    """A body within another one, or of a seat: "Thanh tra Sở Y tế", "Tòa án nhân dân cấp cao tại Hà Nội"."""
    inner, seated = _INNER.match(name), _SEATED.match(name)
    if inner:
        host, body = find_body(f"{inner['host']} {inner['rest']}"), find_body(inner["unit"])
        return Office(body) if host and body else None
    place, body = (known_office(seated["place"]), find_body(seated["body"])) if seated else (None, None)
    return Office(body) if body and place and place.body is None else None


def _in_any(name: str) -> Office | None:
    """A body of any district, or of every province: "Chi cục Thuế huyện", "Sở Y tế các tỉnh, thành phố"."""
    of_provinces, of_districts = in_every_province(name), in_any_district(name)
    head, level = (of_provinces, "tỉnh") if of_provinces else (of_districts, "huyện")
    body = (find_body(f"{head} {level}") or find_body(head)) if head else None
    if body is None or not body.local:
        return None
    return Office(body, None, None if of_provinces or body.of_district else ANY_DISTRICT)


def _contradict(named: Province, given: Province) -> bool:
    """Whether two provinces have nothing in common today: Long An is in Tây Ninh."""
    return given.successor not in {provinces()[key].successor for key in named.heirs or (named.key,)}


@cache
def _local_bodies() -> dict[str, list[dict[str, str]]]:
    rows = read_table("local_bodies")
    return {key: [row for row in rows if row["agency"] == key] for key in {row["agency"] for row in rows}}
