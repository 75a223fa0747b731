"""Which body, in which province, a person means: names, abbreviations and English names, of today and of the past."""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product

from vnpolicy.corpus import read_table
from vnpolicy.index.errors import UnknownAgency
from vnpolicy.index.words import FOLDING, fold, fold_name, normalise, spelled

_ALIKE = 0.6  # likeness of a name that may have been meant
_NEAREST = 3
_CENTRAL = frozenset({"ministry", "ministerial", "government"})
_DISTRICT_COMMITTEE = "uy-ban-nhan-dan-huyen"
# Takes "huyện Bến Lức", "quan 1", "thị xã Kiến Tường", "thành phố Thủ Đức" at the end of a name; refuses "huyện".
_DISTRICT = re.compile(
    r"(?:^|(?<=\s))(huyện|huyen|quận|quan|thị xã|thi xa|thành phố|thanh pho|tp\.?)\s+(\S.*)$", re.IGNORECASE
)
# Takes the end of "UBND các", "UBND cấp", "UBND quận, huyện," before "thành phố Thủ Đức": several bodies, none alone.
_OPEN_LIST = re.compile(
    r"\b(?:các|cac|cấp|cap|những|tỉnh|huyện|huyen|quận|thị xã|thi xa|xã|phường|thành phố)[,\s]*$", re.IGNORECASE
)
_ENGLISH_DISTRICTS = {"thị xã": "Town", "thành phố": "City"}
_HEADS = frozenset({"Bộ", "Sở", "Phòng", "Vụ", "Cục"})
_PARTS = re.compile(r" và |, | - | & ")  # between the parts of a name that are abbreviated one by one
# Takes "tỉnh", "thành phố", "TP" between the name of a body and that of its province.
_LEVEL = re.compile(r"(?:^|\s)(?:tinh|thanh pho|tp|of)$")
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
        return self.kind not in _CENTRAL and self.kind != "commune body" and not self.name.endswith(" xã")

    @property
    def of_district(self) -> bool:
        """Whether each district had one: "Công an huyện", "Phòng Nội vụ"."""
        return self.kind.startswith("district") or self.key.endswith("-huyen")


@dataclass(frozen=True, slots=True)
class Province:
    """A province or city under the government, since `begins` where that is known.

    From `until` on `successor` stands for it.
    """

    key: str
    name: str
    level: str
    english: str
    begins: str | None
    until: str | None
    successor: str
    act: str | None

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
        place = ", ".join(part for part in (self.district, self.province and self.province.written) if part)
        if self.body is None:
            return place
        name = re.sub(r" (?:cấp )?(?:tỉnh|huyện)$", "", self.body.name) if place else self.body.name
        if place and self._any_district:
            return f"{name} cấp huyện, {place}"
        if self.district and self.body.key == _DISTRICT_COMMITTEE:
            return f"Ủy ban nhân dân {place}"
        return f"{name} {place}".strip()

    @property
    def english(self) -> str:
        """Its English name; the place goes last: "Department of Health of Long An Province"."""
        province = self.province.written_english if self.province else ""
        place = ", ".join(part for part in (_english_district(self.district), province) if part)
        if self.body is None:
            return place
        if not place:
            return self.body.english
        name = re.sub("^(?:Provincial|Municipal|District) ", "", self.body.english)
        return f"District {name}, {place}" if self._any_district else f"{name} of {place}"

    @property
    def _any_district(self) -> bool:
        """Whether it is of a district that is not told: "Ủy ban nhân dân cấp huyện, tỉnh Long An" is no province's."""
        return self.body is not None and self.body.of_district and not self.district

    @property
    def key(self) -> str:
        """Key of the body, or of the province."""
        return self.body.key if self.body else self.province.key if self.province else ""


def find_office(name: str, province: str | None = None) -> Office:
    """The body or place that a name means: "STNMT", "Sở TNMT tỉnh Long An", "UBND huyện Bến Lức", "Long An".

    `province` is where it is, unless the name says so. `UnknownAgency` with the nearest names where nothing fits.
    """
    found = known_office(name, typed=True)
    if found is None:
        raise UnknownAgency(name, nearest_names(name))
    given = find_province(province) if province else None
    return located(found, given)


@lru_cache(maxsize=4_096)
def known_office(name: str, *, typed: bool = False) -> Office | None:
    """The body or place that a name means, `None` where nothing fits.

    In a document a district has capitals: "huyện ven biển" is none. Who types it may leave them out: "huyện bến lức".
    """
    name = " ".join(normalise(name).split())
    return _whole(name) or _in_province(name, typed=typed) or _in_district(name, typed=typed)


def located(office: Office, province: Province | None) -> Office:
    """The office in that province, unless it names its own or belongs to none."""
    if office.body is not None and not office.body.local:
        return Office(office.body)
    return Office(office.body, office.province or province, office.district)


def find_province(name: str) -> Province:
    """The province of a name, with or without its level; `UnknownAgency` where there is none."""
    found = _province(fold_name(normalise(name)))
    if found is None:
        names = [province.name for province in provinces().values()]
        raise UnknownAgency(name, _close(name, names), what="province")
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


def _body(row: dict[str, str]) -> Body:
    official = _official_english().get(row["key"])
    common = row["english"] if row["kind"] == "enterprise" else row["english"].replace("Vietnam", "Viet Nam")
    english = official["english"] if official else common.partition(" (")[0]
    also = [row["english"]] if english != row["english"] else []
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
        begins=row["from"] or None,
        until=row["until"] or None,
        successor=row["successor"],
        act=row["act"] or None,
    )


def _english_district(district: str | None) -> str:
    """Its English name: "Ben Luc District" for "huyện Bến Lức", "District 1" for "quận 1"."""
    place = _DISTRICT.match(district or "")
    if not place:
        return ""
    word, name = _ENGLISH_DISTRICTS.get(place[1], "District"), place[2].translate(FOLDING)
    return f"{word} {name}" if name.isdigit() else f"{name} {word}"


def _spelled(body: Body) -> Iterator[str]:
    """Names of a body; its English one not where a note in brackets tells it from others of that name."""
    shared = any(name.startswith(f"{body.english} (") for name in body.spellings)
    yield from (body.name, *([] if shared else [body.english]), *body.spellings, *body.abbreviations)


@cache
def _exact_names() -> dict[str, Body]:
    """Names with their diacritics: "thủ trưởng" is no "thứ trưởng"."""
    return {_exact(name): body for body in reversed(bodies().values()) for name in _spelled(body)}


def _exact(name: str) -> str:
    return " ".join(spelled(name))


@cache
def _names() -> dict[str, Body]:
    names: dict[str, Body] = {}
    for body in bodies().values():
        for name in _spelled(body):
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


def _province(folded: str) -> Province | None:
    bare = re.sub(r"^(?:tinh|thanh pho|tp)\s+", "", folded)
    english = _ENGLISH_LEVEL.sub("", folded)
    return next((p for name in (folded, bare, english) if (p := province_names().get(name))), None)


def _whole(name: str) -> Office | None:
    body = find_body(name)
    if body:
        return Office(body)
    province = _province(fold_name(name))
    return Office(None, province) if province else None


def _in_province(name: str, *, typed: bool) -> Office | None:
    """A name that ends in its province: "Sở TNMT tỉnh Long An", "Department of Health of Long An Province"."""
    folded = _ENGLISH_LEVEL.sub("", fold_name(name))
    for ending, province in province_names().items():
        if folded.endswith(f" {ending}"):
            found = _before_place(folded[: -len(ending) - 1], "tinh") or _in_district(
                _before(name, ending), typed=typed
            )
            if found:
                return Office(found.body, province, found.district)
    return None


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


def _in_district(name: str, *, typed: bool) -> Office | None:
    """A district, or a body in one: "huyện Bến Lức", "Phòng TNMT huyện Bến Lức, tỉnh Long An"."""
    name = re.sub(r",?\s+(?:tỉnh|thành phố|tp\.?)?\s*$", "", name, flags=re.IGNORECASE)
    place = _DISTRICT.search(name)
    if not place or _OPEN_LIST.search(name[: place.start()]) or not (typed or is_place_name(place[2])):
        return None
    district = " ".join((place[1].lower(), place[2]))
    head = fold_name(name[: place.start()])
    if not head:
        return Office(bodies()[_DISTRICT_COMMITTEE], None, district)
    found = _before_place(head, "huyen")
    return Office(found.body, None, district) if found else None


def is_place_name(words: str) -> bool:
    """Whether the words may be the name of a place: "Bến Lức", "1", "Bà Rịa - Vũng Tàu"; not "ven biển"."""
    return "," not in words and all(word[0].isupper() or word[0].isdigit() or word in "-–" for word in words.split())


def _close(name: str, names: list[str]) -> list[str]:
    folded = {fold_name(known): known for known in names}
    close = difflib.get_close_matches(fold_name(name), folded, n=_NEAREST, cutoff=_ALIKE)
    return [folded[found] for found in close]
