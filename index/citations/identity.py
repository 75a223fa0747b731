"""What tells one document from all others: issuer, number, symbol and year; for a law, its name and year."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Literal

from vnpolicy.corpus import read_table
from vnpolicy.index.agencies.provinces import find_province, province_key
from vnpolicy.index.wording.words import fold_name
from vnpolicy.nlp.plan import Header

LAWS = {"luat": "luat", "bo luat": "luat", "phap lenh": "phap lenh", "hien phap": "hien phap"}
_RESOLUTION = "nghi quyet"
# What follows a law's name: "... của Quốc hội khóa XII", "... năm 2013", "... số 45/2013/QH13", "... nước Cộng hòa ..."
_AFTER_NAME = re.compile(
    r" (?:cua )?(?:quoc hoi|uy ban thuong vu)\b.*| (?:cua )?nuoc (?:cong hoa|chxhcn)\b.*| so \d.*| nam \d{4}.*"
    r"| ngay \d.*| \d{4}\b.*| khoa [ivx]+\b.*| hien hanh$| viet nam$"
)
_YEAR = re.compile(r"(?:19|20)\d\d")


def name_key(doc_type: str | None, title: str | None) -> str:
    """Key of a law's name: "Luật Đất đai" and "LUẬT ĐẤT ĐAI của Quốc hội" give "luat dat dai"; "" for another type.

    The English names of `laws.tsv` give the same: "Land Law", "Law on Land".
    """
    kind = LAWS.get(fold_name(doc_type or ""))
    if kind is None:
        return ""
    name = fold_name(title or "")
    name = _vietnamese_names().get(name, name)
    for word in sorted(LAWS, key=len, reverse=True):
        name = name.removeprefix(f"{word} ") if name != word else ""
    name = _AFTER_NAME.sub("", f" {name.removeprefix('ve ')}").strip()
    return f"{kind} {name}" if name else (kind if kind == "hien phap" else "")


def kind_of_series(doc_type: str | None) -> str:
    """The series in which the National Assembly numbers a type: a law and a resolution are both 93/2015/QH13.

    "luat" for all laws, "nghi quyet", "" for another type.
    """
    kind = fold_name(doc_type or "")
    return "luat" if kind in LAWS else kind if kind == _RESOLUTION else ""


def same_series(one: str | None, other: str | None) -> bool:
    """Whether two types may be of one series, as far as both are known."""
    first, second = kind_of_series(one), kind_of_series(other)
    return not first or not second or first == second


@cache
def _vietnamese_names() -> dict[str, str]:
    """Folded names of laws by their folded English names."""
    rows = [(fold_name(row["name"]), row["english"].split(";")) for row in read_table("laws")]
    return {fold_name(english): name for name, names in rows for english in names if english}


@cache
def years_passed() -> dict[str, frozenset[str]]:
    """Years in which the laws of a name were passed, by the key of the name; of those laws that `laws.tsv` has."""
    years: dict[str, set[str]] = {}
    for row in read_table("laws"):
        kind = next(kind for kind in sorted(LAWS, key=len, reverse=True) if fold_name(row["name"]).startswith(kind))
        years.setdefault(name_key(kind, row["name"]), set()).add(row["year"])
    return {key: frozenset(found) for key, found in years.items()}


@lru_cache(maxsize=50_000)
def number_year(key: str) -> str | None:
    """The year within a number's key: "41-2019-qd-ubnd" gives "2019"; `None` where the number has none."""
    parts = key.split("-")
    return next((part for part in parts[1:] if _YEAR.fullmatch(part)), None)


@lru_cache(maxsize=50_000)
def without_year(key: str) -> str:
    """The key without its year: "41-2019-qd-ubnd" gives "41-qd-ubnd"."""
    year = number_year(key)
    return key.replace(f"-{year}", "", 1) if year else key


# Types that always carry their year: "28/NĐ-CP" can only be "28/2012/NĐ-CP", but "17/QĐ-TTg" is not "17/2021/QĐ-TTg"
_ALWAYS_DATED = re.compile(r"^\d+[a-z]?(?:-\d{4})?-(?:nd|tt|ttlt|nqlt|pl|l)-")


def always_dated(key: str) -> bool:
    """Whether documents of this type carry their year in the number."""
    return bool(_ALWAYS_DATED.match(key))


# Letters and digits that a hand or a scan mixes up: "2O20", "QHl3"
_MIXED_UP = str.maketrans({"o": "0", "l": "1", "i": "1"})
_LEAST_PARTS = 4  # of a number cut short, such as "2-2017-ttlt-bca"
Likeness = Literal["same", "year left out", "other spelling"]


@lru_cache(maxsize=100_000)
def same_number(cited: str, own: str) -> Likeness | None:
    """How two keys are spellings of one number, the second being the document's own; `None` where they are not.

    "75-nd-cp" leaves the year out, "2-2017-ttlt-bca" is cut short, "12-2o20-nd-cp" has a letter for a digit.
    """
    if cited == own:
        return "same"
    if not own or not cited or cited.split("-", 1)[0] != own.split("-", 1)[0]:
        return None
    if without_year(own) == cited or without_year(cited) == own:
        return "year left out"
    return "other spelling" if _cut_short(cited, own) or _letters(cited) == _letters(own) else None


def _letters(key: str) -> str:
    """The key without what is easily written otherwise: "bnn-ptnt" and "bnnptnt", "2o20" and "2020"."""
    return key.replace("-", "").translate(_MIXED_UP)


def _cut_short(cited: str, own: str) -> bool:
    """Whether one of two joint documents leaves out the last of the bodies that signed, or names them otherwise."""
    if "-ttlt" not in own and "-nqlt" not in own:
        return False
    if sorted(cited.split("-")) == sorted(own.split("-")):
        return True
    short, long = sorted((cited, own), key=len)
    return long.startswith(f"{short}-") and (short.count("-") >= _LEAST_PARTS - 1 or number_year(short) is not None)


@cache
def _national() -> frozenset[str]:
    """Folded symbols of bodies of which there is one in the country."""
    return frozenset(fold_name(row["symbol"]).replace(" ", "") for row in read_table("issuer_symbols"))


# Types that only central bodies issue, and the National Assembly's own symbol: "21/2014/TT-BTP", "28/2013/QH13"
_CENTRAL = re.compile(r"^\d+[a-z]?(?:-\d{4})?-(?:nd|tt|ttlt|nqlt|pl|l)-|-(?:ubtv)?qh\d+|-tw\b")


@lru_cache(maxsize=50_000)
def is_national(key: str) -> bool:
    """Whether a number's symbol names its issuer: "889-qd-ttg" does, "130-kh-ubnd" exists in every province."""
    return bool(_CENTRAL.search(key)) or any(part in _national() for part in key.split("-")[1:])


@lru_cache(maxsize=20_000)
def issuer_province(issuer: str | None) -> str:
    """Key of the province that an issuer's name tells, "" where it tells none."""
    return province_key(find_province(Header(issuer=issuer))) if issuer else ""


_COMMITTEE = r"(?:uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd)"
# "Ủy ban nhân dân huyện Củ Chi, Thành phố Hồ Chí Minh", "UBND thành phố Thủ Đức"
_LEVEL = re.compile(
    rf"\b{_COMMITTEE} (huyen|quan|thi xa|xa|phuong|thi tran|thanh pho|tp)\b ?"
    r"(.*?)(?= (?:tinh|thanh pho|tp|huyen|quan)\b|$)"
)
_ENGLISH_LEVEL = re.compile(r"\bpeople s committee of (?:the )?(.+?) (district|town|ward|commune)\b")


@lru_cache(maxsize=20_000)
def _below_province(issuer: str) -> tuple[str, str]:
    """Level and name of the district, town or commune whose body it is; two times "" for a body above them."""
    folded = fold_name(issuer)
    if english := _ENGLISH_LEVEL.search(folded):
        return english[2], english[1]
    found = _LEVEL.search(folded)
    if found is None or (found[1] in ("thanh pho", "tp") and (not found[2] or found[2] in _provinces())):
        return "", ""
    return found[1], found[2]


@cache
def _provinces() -> frozenset[str]:
    return frozenset(province_key(row["name"]) for row in read_table("provinces"))


def same_level(one: str, other: str) -> bool:
    """Whether two issuers are of one level, and below the province of one place, as far as both name it."""
    (level, name), (other_level, other_name) = _below_province(one), _below_province(other)
    return level == other_level and (name == other_name or not name or not other_name)


# "Bộ trưởng Bộ Tư pháp", "Chủ tịch UBND tỉnh", "Hội đồng nhân dân"
_POSTS = re.compile(r"^(?:bo truong|chu tich|thong doc|tong giam doc|giam doc|chanh an|vien truong|thu truong) ")


@lru_cache(maxsize=20_000)
def issuer_words(issuer: str | None) -> frozenset[str]:
    """Words of an issuer's name without the post that signs for it."""
    name = fold_name(issuer or "").replace("ubnd", "uy ban nhan dan").replace("hdnd", "hoi dong nhan dan")
    return frozenset(_POSTS.sub("", name).split())


def alike(one: Iterable[str], other: Iterable[str]) -> float:
    """Share of the smaller set of words that is in the other, 0 where one is empty."""
    first, second = set(one), set(other)
    return len(first & second) / min(len(first), len(second)) if first and second else 0.0
