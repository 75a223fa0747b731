"""Places and levels of government at the end of a name, in English: "xã Tân Lập", "cấp tỉnh", "các quận, huyện"."""

import re

from vnpolicy.index.agencies.named_places import english_place
from vnpolicy.index.agencies.names import Province, province_names
from vnpolicy.index.wording.english_wordings import wordings
from vnpolicy.index.wording.words import fold

# "Phòng Hạ tầng và Đô thị | xã Tân Lập" is of no town.
_LEVEL = "thành phố|tp|thị trấn|(?<!đô )thị xã|đặc khu|phường|huyện|quận|tỉnh|xã"
_PLACE = re.compile(rf"(?:^|,? )(?P<level>{_LEVEL})\.? (?=\S)", re.IGNORECASE)
_MARKS = r"(?:, (?:và )?| và |/| - )"
_CENTRAL = " trực thuộc trung ương"
# Takes "các quận, huyện, thành phố Thủ Đức", "tỉnh, thành phố trực thuộc trung ương", "các xã"; refuses "huyện".
_PLACES = re.compile(
    rf"(?:^| )(?P<places>(?:các (?:{_LEVEL})|(?:{_LEVEL})(?={_MARKS}(?:{_LEVEL})\b))\b"
    rf"(?:{_MARKS}(?:các )?(?:{_LEVEL})\b)*(?: [^,;]+)?)$",
    re.IGNORECASE,
)
# Takes "tỉnh", "cấp tỉnh, cấp huyện" at the end: the level of a body, or several.
_LEVELS = re.compile(
    r" (?P<levels>trung ương|tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu"
    r"|cấp (?:trung ương|tỉnh|huyện|xã)(?:(?:, (?:và )?| và |/)(?:cấp )?(?:tỉnh|huyện|xã))*)$",
    re.IGNORECASE,
)
_DISTRICTS = re.compile(r"\burban districts(?:,| and) districts\b|(?<!urban )\bdistricts(?:,| and) urban districts\b")
_LEVEL_WORD = re.compile(r"trung ương|tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu")
# Takes the end of "quận, huyện" before ", thành phố Thủ Đức", and of "các": what follows is one place of several.
_OPEN_LIST = re.compile(rf"(?:^| )(?:{_LEVEL}|các|cấp)$", re.IGNORECASE)


def split_place(name: str) -> tuple[str, str]:
    """A name and the places at its end in English; the place is "" where there is none.

    "Công an xã Tân Lập, huyện Bến Lức" is ("Công an", "Tan Lap Commune, Ben Luc District"). A list of levels before
    a place names several bodies and none of them alone.
    """
    places = []
    while found := next((one for one in _PLACE.finditer(name) if _is_place_name(name[one.end() :])), None):
        before = name[: found.start()].rstrip(" ,")
        if _OPEN_LIST.search(before):
            break
        places.append(english_place(found["level"].lower(), name[found.end() :]))
        name = before
    return name, ", ".join(reversed(places))


def split_province(name: str) -> tuple[str, Province | None]:
    """A name and the province at its end that is named without its level: "Trường Đại học Cần Thơ"."""
    folded = fold(name)
    for ending, province in province_names().items():
        before = folded.removesuffix(f" {ending}")
        if before != folded and _is_place_name(name[len(before) + 1 :]):
            return name[: len(before)], province
    return name, None


def split_places(name: str) -> tuple[str, str]:
    """A name and the list of levels at its end: ("UBND", "các quận, huyện"); the list is "" where there is none."""
    found = _PLACES.search(name)
    return (name[: found.start()].rstrip(" ,"), found["places"]) if found else (name, "")


def places_in_english(places: str) -> str | None:
    """A list of levels, perhaps in a region, the last perhaps with its name: "districts and Thu Duc City"."""
    low = places.lower()
    for region, form in wordings("region").items():
        if low.endswith(f" {region}"):
            inner = places_in_english(places[: -len(region) - 1])
            return form.replace("{}", inner) if inner else None
    central = low.endswith(_CENTRAL)
    parts = re.split(_MARKS, places[: -len(_CENTRAL)] if central else places)
    told = [_several(re.sub("^các ", "", part, flags=re.IGNORECASE)) for part in parts]
    if not all(told):
        return None
    told[-1] = f"centrally-run {told[-1]}" if central else told[-1]
    words = joined([word for word in told if word])
    return _DISTRICTS.sub("urban and rural districts", words)


def _several(word: str) -> str | None:
    """Several places of a level, or the one with a name."""
    rest, place = split_place(word)
    return wordings("places").get(word.lower()) or (place if not rest else None)


def joined(words: list[str]) -> str:
    """One behind the other: "a, b and c"."""
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else words[0]


def split_levels(name: str) -> tuple[str, list[str]]:
    """A name and the levels at its end: ("Tòa án nhân dân", ["cấp tỉnh", "cấp huyện"]); an empty list without any."""
    found = _LEVELS.search(name)
    if not found or name[: found.start()].lower().endswith((",", "thuộc")):
        return name, []
    low = found["levels"].lower()
    cap = "cấp " if low.startswith("cấp ") else ""
    return name[: found.start()], [f"{cap}{level}" for level in _LEVEL_WORD.findall(low)]


def level_adjective(levels: list[str], *, noun: bool) -> str:
    """Levels before the name of a body: "Provincial", "provincial- and district-level"; small before a noun."""
    words = [wordings("level")[level.removeprefix("cấp ")] for level in levels]
    words = [word.lower() for word in words] if noun or len(words) > 1 else words
    if len(words) > 1:
        return f"{', '.join(f'{word}-' for word in words[:-1])} and {words[-1]}-level"
    return f"{words[0]}-level" if noun and levels[0].startswith("cấp ") else words[0]


def at_levels(levels: list[str]) -> str:
    """Levels behind the name of a body: "at provincial and district levels"."""
    words = [wordings("level")[level.removeprefix("cấp ")].lower() for level in levels]
    return f"at {joined(words)} level{'s' if len(words) > 1 else ''}"


def _is_place_name(words: str) -> bool:
    """Whether the words may be the name of a place: "Bến Lức", "1", "Bà Rịa - Vũng Tàu"; not "ven biển"."""
    return "," not in words and all(word[0].isupper() or word[0].isdigit() or word in "-–" for word in words.split())
