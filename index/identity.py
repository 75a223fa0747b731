"""What tells one document from all others: issuer, number, symbol and year; for a law, its name and year."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Literal

from vnpolicy.corpus import read_table
from vnpolicy.index.provinces import find_province, province_key
from vnpolicy.index.words import fold_name
from vnpolicy.nlp.plan import Header

LAWS = {"luat": "luat", "bo luat": "luat", "phap lenh": "phap lenh", "hien phap": "hien phap"}
# What follows a law's name: "... của Quốc hội khóa XII", "... năm 2013", "... số 45/2013/QH13", "... nước Cộng hòa ..."
_AFTER_NAME = re.compile(
    r" (?:cua )?(?:quoc hoi|uy ban thuong vu)\b.*| (?:cua )?nuoc (?:cong hoa|chxhcn)\b.*| so \d.*| nam \d{4}.*"
    r"| ngay \d.*| \d{4}\b.*| khoa [ivx]+\b.*| hien hanh$| viet nam$"
)
_YEAR = re.compile(r"(?:19|20)\d\d")


def name_key(doc_type: str | None, title: str | None) -> str:
    """Key of a law's name: "Luật Đất đai" and "LUẬT ĐẤT ĐAI của Quốc hội" give "luat dat dai"; "" for another type."""
    kind = LAWS.get(fold_name(doc_type or ""))
    if kind is None:
        return ""
    name = fold_name(title or "")
    for word in sorted(LAWS, key=len, reverse=True):
        name = name.removeprefix(f"{word} ") if name != word else ""
    name = _AFTER_NAME.sub("", f" {name.removeprefix('ve ')}").strip()
    return f"{kind} {name}" if name else (kind if kind == "hien phap" else "")


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
