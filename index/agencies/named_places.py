"""The place that ends a name: "huyện Bến Lức", "TX. Kiến Tường", "Huyện ủy Bến Lức", "tỉnh, thành phố"."""

import re
from dataclasses import dataclass
from functools import cache

from vnpolicy.corpus import read_table
from vnpolicy.index.wording.english_wordings import wordings
from vnpolicy.index.wording.words import FOLDING, fold

ANY_DISTRICT = "cấp huyện"  # a district that is not told: "Chi cục Thuế huyện"
_LEVELS = {
    "huyen": "huyện",
    "huyen dao": "huyện đảo",
    "h": "huyện",
    "quan": "quận",
    "q": "quận",
    "thi xa": "thị xã",
    "thi": "thị xã",
    "tx": "thị xã",
    "thanh pho": "thành phố",
    "thanh": "thành phố",
    "tp": "thành phố",
}
# Takes "huyện", "TX.", "Q." before a name, and "Huyện ủy", "Thị đoàn", of which the level is a part; refuses "quân".
_LEVEL = re.compile(
    r"(?<![\w.])(?:(?P<party>(?P<of>huy[ệe]n|qu[ậa]n|th[ịi]|th[àa]nh) (?:ủy|uỷ|uy|đoàn|doan|đội|doi)\b)"
    r"(?: (?:huy[ệe]n|qu[ậa]n|th[ịi] x[ãa]|th[àa]nh ph[ốo])(?=\s))?"  # "Quận ủy Quận 1"
    r"|(?P<level>huy[ệe]n(?: đảo| dao)?|qu[ậa]n|th[ịi] x[ãa]|th[àa]nh ph[ốo])(?=\s)"
    r"|(?P<short>t[xp]\b|[hq](?=\.)))\.?\s*",
    re.IGNORECASE,
)
# Takes "các huyện, ", "tỉnh/", "cấp " before a level: one of several, or any.
_LISTED = re.compile(r"(?:\b(?:tinh|huyen|quan|thi xa|thanh pho)\s*(?:[,/]|va\b)|\b(?:cac|cap))\s*$")
_ONE_LEVEL = r"(?:huyện|huyen|quận|thị xã|thi xa|thành phố|thanh pho)"
# Takes "Chi cục Thuế huyện", "Hội Nông dân cấp huyện", "UBND quận, huyện, thị xã"; refuses "huyện", "tỉnh, huyện".
_ANY = re.compile(
    rf"\s(?:cấp |cap |các |cac )?(?P<levels>{_ONE_LEVEL}(?:(?:\s*[,/]\s*|\s+và\s+){_ONE_LEVEL})*)(?: thuộc tỉnh)?$",
    re.IGNORECASE,
)
# Takes "Sở Y tế các tỉnh, thành phố", "Công an tỉnh/thành phố trực thuộc Trung ương"; refuses "tỉnh, thành phố Huế".
_EVERY_PROVINCE = re.compile(r"\s(?:cac |cap )?tinh(?:\s*[,/]\s*|\s+va\s+)thanh pho(?: truc thuoc trung uong)?$")
# Takes "Thành phố Hồ Chí Minh" as what follows "thành phố": a level once more, and no name of a district.
_LEVEL_AGAIN = re.compile(r"(?:tỉnh|huyện|quận|thị xã|thành phố)\b")  # with its marks: there is a huyện Quan Hóa
_BREAK = re.compile(r"[\s\-–]+")
_LONGEST = 4  # syllables of a name in small letters: "phan rang tháp chàm"


@dataclass(frozen=True, slots=True)
class District:
    """What stands before it in a name, its level, and what it is called: "Phòng Y tế", "huyện", "Bến Lức"."""

    before: str
    level: str
    called: str

    @property
    def written(self) -> str:
        """With its level: "huyện Bến Lức"."""
        return f"{self.level} {self.called}"

    @property
    def english(self) -> str:
        """Its English name: "Ben Luc District" for "huyện Bến Lức"."""
        return english_place(self.level, self.called)


def english_place(level: str, called: str) -> str:
    """A place by its level and what it is called: "Ben Luc District", "District 1", "Tan Lap Commune"."""
    word, name = wordings("place")[level.removesuffix(" đảo")], called.translate(FOLDING)
    return f"{word} {name}" if name.isdigit() else f"{name} {word}"


def find_district(name: str) -> District | None:
    """The district that ends a name (NFC): a number, or words with capitals, behind its level.

    "thành phố trực thuộc Trung ương" and "huyện nghèo" name none. Where nothing has a capital, or only abbreviations
    have, a few words are taken for a name too: "ubnd huyện bến lức".
    """
    for found in _LEVEL.finditer(name):
        called, before = name[found.end() :].strip(), name[: found.start()]
        level = found["of"] or found["level"] or found["short"]
        plain = level.lower() == "quan"  # "quan khu 7", "quan doi nhan dan"
        if _is_called(called, small=not plain and _is_small(before)) and not _LISTED.search(fold(before)):
            head = name[: found.end("party")] if found["party"] else before
            return District(head.strip(), _LEVELS[fold(level)], called)
    return None


def in_any_district(name: str) -> str | None:
    """What stands before levels without a name: "Chi cục Thuế" of "Chi cục Thuế huyện"."""
    found = _ANY.search(name)
    if found is None or fold(found["levels"]) == "thanh pho" or _LISTED.search(fold(name[: found.start()])):
        return None  # a city alone may be a province
    return name[: found.start()]


def in_every_province(name: str) -> str | None:
    """What stands before the level of provinces: "Sở Y tế" of "Sở Y tế các tỉnh, thành phố trực thuộc Trung ương"."""
    found = _EVERY_PROVINCE.search(fold(name))
    return name[: found.start()] if found else None


def _is_called(words: str, *, small: bool) -> bool:
    """Whether words are what a district is called; `small` where it may be in small letters."""
    if words.isdecimal():
        return len(words) <= 2  # no city has a hundred districts
    parts, lower = _BREAK.split(words), words.lower()
    if _LEVEL_AGAIN.match(lower) or _names_none(lower, _no_names()):
        return False
    if not all((part[:1].isalpha() or part.isdecimal()) and "," not in part for part in parts):  # refuses "²", "1²"
        return False
    if all(not part[0].islower() for part in parts):
        return True
    return small and words == lower and len(parts) <= _LONGEST and not _names_none(words, _folded_no_names())


def _names_none(words: str, known: frozenset[str]) -> bool:
    return any(f"{words} ".startswith(f"{word} ") for word in known)


def _is_small(before: str) -> bool:
    """Whether nothing but abbreviations has a capital."""
    return all(word.islower() or word.isupper() for word in before.split())


@cache
def _no_names() -> frozenset[str]:
    return frozenset(row["words"] for row in read_table("no_district_names"))


@cache
def _folded_no_names() -> frozenset[str]:
    return frozenset(fold(words) for words in _no_names())
