"""Which body, in which province, a person means: names, abbreviations and English names, of today and of the past."""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product

from vnpolicy.corpus import read_table
from vnpolicy.index.agencies.named_places import District, find_district
from vnpolicy.index.agencies.office_words import office_english, office_name
from vnpolicy.index.errors import UnknownProvince
from vnpolicy.index.wording.words import fold, fold_name, normalise, spelled

_ALIKE = 0.6  # likeness of a name that may have been meant
_NEAREST = 3
_CENTRAL = frozenset({"ministry", "ministerial", "government"})
_DISTRICT_COMMITTEE = "uy-ban-nhan-dan-huyen"
_HEADS = frozenset({"Bộ", "Sở", "Phòng", "Vụ", "Cục"})
_PARTS = re.compile(r" và |, | - | & ")  # between the parts of a name that are abbreviated one by one
# Takes "tỉnh", "thành phố", "TP" between the name of a body and that of its province.
_LEVEL = re.compile(r"(?:(?:^|\s)(?:tinh|t|thanh pho|tp|of))+$")
# Takes ", tỉnh " behind a district, where the name of the province was.
_LEVEL_BEHIND = re.compile(r"[,(]?\s+(?:tỉnh|tinh|t\.|thành phố|thanh pho|tp\.?)?\s*$", re.IGNORECASE)
# Takes "thành phố Thái Nguyên", "Thai Nguyen City": a city, which only some provinces are.
_CITY = re.compile(r"^(?:thanh pho|tp)\s|\scity$")
# Takes "Công an xã"; refuses "Liên minh Hợp tác xã".
_OF_COMMUNE = re.compile(r"(?<!tác) xã$")
# Takes "Tổng cục Thuế", "Vụ Pháp chế", "Thanh tra Bộ", "Tòa án nhân dân tối cao"; refuses "Chi cục Thuế".
_OF_COUNTRY = re.compile(
    r"(?:Tổng|Cục|Vụ|Tập đoàn|Bộ trưởng|Thứ trưởng|(?:Phó )?Thủ tướng|Thống đốc)\s"
    r"|.*(?: Bộ|tối cao|Trung ương|Tổng cục|Chính phủ|(?<!đại biểu )Quốc hội|Chủ tịch nước)$"
)
_ENGLISH_LEVEL = re.compile(r"(?:^(?:the )?province of |\s(?:province|city)$)")


@dataclass(frozen=True, slots=True)
class Body:
    """An agency or a level of government, by its key in `agencies.tsv` or `succession_agencies.tsv`.

    `english` is the name that `english_act` gives it; without an act it is the one in common use.
    """

    key: str
    name: str
    english: str
    kind: str
    abbreviations: tuple[str, ...] = ()
    spellings: tuple[str, ...] = ()
    english_act: str | None = None

    @property
    def local(self) -> bool:
        """Whether it may be told by its province; communes lie within one and are many."""
        if self.kind in _CENTRAL or self.kind == "commune body" or _OF_COMMUNE.search(self.name):
            return False
        return self.kind == "province body" or not _OF_COUNTRY.match(self.name)

    @property
    def of_district(self) -> bool:
        """Whether each district had one: "Công an huyện", "Phòng Nội vụ"."""
        return self.kind.startswith("district") or self.key.endswith(("-huyen", "huyen-uy", "quan-uy", "thi-uy"))


@dataclass(frozen=True, slots=True)
class Province:
    """A province or city under the government, since `begins` where that is known.

    From `until` on `successor` stands for it, or each of `heirs` for a part where it was parted.
    """

    key: str
    name: str
    level: str
    english: str
    begins: str | None
    until: str | None
    successor: str
    act: str | None
    heirs: tuple[str, ...] = ()

    @property
    def written(self) -> str:
        """With its level: "tỉnh Long An"."""
        return f"{self.level} {self.name}"

    @property
    def written_english(self) -> str:
        """With its level: "Long An Province"."""
        return f"{self.english} {'City' if self.level == 'thành phố' else 'Province'}"


@dataclass(frozen=True, slots=True)
class Office:
    """A body in a place. Without a body it is the province itself; `district` is the district it was in."""

    body: Body | None
    province: Province | None = None
    district: str | None = None

    @property
    def name(self) -> str:
        """As one says it: "Sở Nông nghiệp và Môi trường tỉnh Tây Ninh", "huyện Bến Lức, tỉnh Long An"."""
        return office_name(self)

    @property
    def english(self) -> str:
        """Its English name; the place goes last: "Department of Health of Long An Province"."""
        return office_english(self)

    @property
    def key(self) -> str:
        """Key of the body, or of the province."""
        return self.body.key if self.body else self.province.key if self.province else ""


@lru_cache(maxsize=4_096)
def known_office(name: str) -> Office | None:
    """The body or place that a name means, `None` where nothing fits."""
    name = " ".join(normalise(name).split())
    return _whole(name) or _in_province(name) or _in_district(name)


def find_province(name: str) -> Province:
    """The province of a name, with or without its level; `UnknownProvince` where there is none."""
    found = _province(fold_name(normalise(name)))
    if found is None:
        names = [province.name for province in provinces().values()]
        raise UnknownProvince(name, _close(name, names))
    return found


def find_body(name: str) -> Body | None:
    """The body of that key, name, spelling or abbreviation, in either language."""
    exact = bodies().get(name) or _exact_names().get(_exact(name))
    plain = _names().get(fold_name(name)) or _squeezed_names().get(_squeezed(name))
    return exact or plain or _shortened_names().get(_unjoined(name))


def nearest_names(name: str) -> list[str]:
    """Names of bodies and provinces that look like the one given, nearest first."""
    names = [body.name for body in bodies().values()]
    return _close(name, [*names, *(province.name for province in provinces().values())])


@cache
def bodies() -> dict[str, Body]:
    """Every body by key, also those that are no more."""
    rows = (*read_table("agencies"), *read_table("succession_agencies"))
    return {row["key"]: _body(row) for row in rows}


@cache
def provinces() -> dict[str, Province]:
    """Every province by key, also those that are no more."""
    return {row["key"]: _as_province(row) for row in read_table("provinces")}


@cache
def parted_provinces() -> dict[str, Province]:
    """Provinces by key that were parted and are no more; `provinces` has them not, documents of today neither."""
    return {row["key"]: _as_parted(row) for row in read_table("former_provinces")}


def origins(province: Province) -> tuple[tuple[Province, str], ...]:
    """The province from which this one was parted, and the act: Lai Châu of Điện Biên."""
    known = provinces() | parted_provinces()
    return tuple((known[row["origin"]], row["act"]) for row in _origins().get(province.key, ()))


@cache
def _origins() -> dict[str, list[dict[str, str]]]:
    rows = read_table("province_origins")
    return {key: [row for row in rows if row["province"] == key] for key in {row["province"] for row in rows}}


def _body(row: dict[str, str]) -> Body:
    official = _official_english().get(row["key"])
    given = row["english"].replace("’", "'")  # "People's": one apostrophe, the one that is typed
    common = given if row["kind"] == "enterprise" else given.replace("Vietnam", "Viet Nam")
    english = official["english"] if official else common.partition(" (")[0]
    also = [given] if english != given else []
    return Body(
        key=row["key"],
        name=row["name"],
        english=english,
        kind=row["kind"],
        abbreviations=tuple(part for part in row["abbreviations"].split("|") if part),
        spellings=tuple(part for part in (*row["spellings"].split("|"), *also) if part),
        english_act=official["act"] if official else None,
    )


@cache
def _official_english() -> dict[str, dict[str, str]]:
    return {row["key"]: row for row in read_table("official_english")}


def _as_province(row: dict[str, str]) -> Province:
    return Province(
        key=row["key"],
        name=row["name"],
        level=row["type"],
        english=row["english"],
        begins=row["from"] or next((one["from"] for one in _origins().get(row["key"], ())), None),
        until=row["until"] or None,
        successor=row["successor"],
        act=row["act"] or None,
    )


def _as_parted(row: dict[str, str]) -> Province:
    into = [one for one in read_table("province_origins") if one["origin"] == row["key"]]
    heirs = tuple(one["province"] for one in into)
    return Province(
        key=row["key"],
        name=row["name"],
        level=row["type"],
        english=row["english"],
        begins=None,
        until=into[0]["from"],
        successor=heirs[0],
        act=into[0]["act"],
        heirs=heirs,
    )


def _spelled(body: Body) -> Iterator[str]:
    """Names of a body; its English one not where a note in brackets tells it from others of that name."""
    shared = any(name.startswith(f"{body.english} (") for name in body.spellings)
    yield from (body.name, *([] if shared else [body.english]), *body.spellings, *body.abbreviations)


def _all_spelled() -> Iterator[tuple[str, Body]]:
    return ((name, body) for body in bodies().values() for name in _spelled(body))


@cache
def _exact_names() -> dict[str, Body]:
    """Names with their diacritics: "thủ trưởng" is no "thứ trưởng"."""
    spellings = {_exact(name): body for body in reversed(bodies().values()) for name in _spelled(body)}
    return spellings | {_exact(body.name): body for body in reversed(bodies().values())}


def _exact(name: str) -> str:
    return " ".join(spelled(name))


@cache
def _names() -> dict[str, Body]:
    """By folded names: a body's own name goes before a spelling of another's ("Cục Thuế tỉnh")."""
    names: dict[str, Body] = {}
    for name, body in (*((body.name, body) for body in bodies().values()), *_all_spelled()):
        names.setdefault(fold_name(name), body)
    return names


@cache
def _squeezed_names() -> dict[str, Body]:
    """Names without spaces and marks: "Sở TN-MT" and "Sở TN MT" are one."""
    names: dict[str, Body] = {}
    for name, body in _names().items():
        names.setdefault(_squeezed(name), body)
    return names


def _squeezed(name: str) -> str:
    return re.sub(r"[\W_]+", "", fold(name))


@cache
def _shortened_names() -> dict[str, Body]:
    """Names with parts as their initials, joined anyhow: "Sở Nông nghiệp & PTNT"; none that two bodies share."""
    names: dict[str, Body | None] = {}
    for body in bodies().values():
        for short in set(_shortened(body.name)):
            names[short] = None if short in names else body
    return {name: body for name, body in names.items() if body}


def _shortened(name: str) -> Iterator[str]:
    """A name of a one-word head and several parts, each whole or as its initials: "sonongnghiepptnt"."""
    head, _, rest = name.partition(" ")
    parts = _PARTS.split(rest)
    if head in _HEADS and len(parts) > 1:
        for forms in product(*((part, "".join(word[0] for word in part.split())) for part in parts)):
            yield _unjoined(" ".join((head, *forms)))


def _unjoined(name: str) -> str:
    """A name without its marks, spaces and "và": "Bộ KH và CN" and "Bộ KH&CN" are one."""
    return "".join(part for part in re.findall(r"[a-z0-9]+", fold(name)) if part != "va")


@cache
def province_names() -> dict[str, Province]:
    """Every province by its folded names in either language, and by what it is called: "sai gon", "the capital"."""
    names: dict[str, Province] = {}
    for row in read_table("provinces"):
        for name in (row["name"], row["english"], *row["spellings"].split("|"), *row["called"].split("|")):
            if name:
                names.setdefault(fold_name(name), provinces()[row["key"]])
    return names


@cache
def _parted_names() -> dict[str, Province]:
    """Provinces that were parted, by folded names that no province of today has."""
    rows = {row["key"]: (row["name"], *row["spellings"].split("|")) for row in read_table("former_provinces")}
    names = {fold_name(name): parted_provinces()[key] for key, written in rows.items() for name in written if name}
    return {name: province for name, province in names.items() if name not in province_names()}


@cache
def _endings() -> dict[str, Province]:
    """What a name may end in; "tỉnh" has to tell a province that was parted: "Nam Hà" may be a part of other words."""
    return province_names() | {f"tinh {name}": province for name, province in _parted_names().items()}


def _province(folded: str) -> Province | None:
    bare = re.sub(r"^(?:tinh|thanh pho|tp)\s+", "", folded)
    names, known = (folded, bare, _ENGLISH_LEVEL.sub("", folded)), _parted_names() | province_names()
    found = next((province for name in names if (province := known.get(name))), None)
    return None if found and found.level == "tỉnh" and _CITY.search(folded) else found


def _whole(name: str) -> Office | None:
    body = find_body(name)
    if body:
        return Office(body)
    province = _province(fold_name(name))
    return Office(None, province) if province else None


def _in_province(name: str) -> Office | None:
    """A name that ends in its province: "Sở TNMT tỉnh Long An", "Department of Health of Long An Province"."""
    folded = _ENGLISH_LEVEL.sub("", fold_name(name))
    ending = max((one for one in _endings() if folded.endswith(f" {one}")), key=len, default=None)
    if ending is None:
        return None
    province, place = _endings()[ending], find_district(name)
    if place and fold_name(place.called) == ending and not place.level == province.level == "thành phố":
        found = _of_district(place)  # a city or district goes by the name of its province: "thành phố Thái Nguyên"
    else:
        found = _before_place(folded[: -len(ending) - 1], "tinh") or _in_district(_before(name, ending))
    return Office(found.body, province, found.district) if found else None


def _before(name: str, ending: str) -> str:
    """What is written before folded words: "huyện Long Điền, tỉnh " of "huyện Long Điền, tỉnh Bà Rịa - Vũng Tàu"."""
    found = list(re.finditer(r"[\W_]+".join(map(re.escape, ending.split())), fold(name)))
    return name[: found[-1].start()] if found else name


def _before_place(folded: str, level: str) -> Office | None:
    bare = _LEVEL.sub("", folded)
    names = [f"{bare} {level}", bare, folded]
    if bare.endswith(" cap huyen"):  # "Công an cấp huyện", "Phòng Nội vụ cấp huyện"
        names += [f"{bare.removesuffix('cap huyen')}huyen", bare.removesuffix(" cap huyen")]
    body = next((b for name in names if (b := find_body(name))), None)
    return Office(body) if body else None


def _in_district(name: str) -> Office | None:
    """A district, or a body in one: "huyện Bến Lức", "Phòng TNMT huyện Bến Lức, tỉnh Long An"."""
    place = find_district(_LEVEL_BEHIND.sub("", name))
    return _of_district(place) if place else None


def _of_district(place: District) -> Office | None:
    if not place.before:
        return Office(bodies()[_DISTRICT_COMMITTEE], None, place.written)
    found = _before_place(fold_name(place.before), "huyen")
    return Office(found.body, None, place.written) if found and found.body and found.body.local else None


def _close(name: str, names: list[str]) -> list[str]:
    folded = {fold_name(known): known for known in names}
    close = difflib.get_close_matches(fold_name(name), folded, n=_NEAREST, cutoff=_ALIKE)
    return [folded[found] for found in close]
