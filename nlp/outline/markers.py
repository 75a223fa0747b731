"""The sign or number with which a paragraph of an outline begins: which kind, which number, how long."""

import itertools
import re
from dataclasses import dataclass
from typing import Literal

from vnpolicy.corpus import read_table
from vnpolicy.nlp.alternatives import alternatives
from vnpolicy.nlp.letters import UPPER

ItemKind = Literal[
    "part",
    "chapter",
    "section",
    "subsection",
    "article",
    "upper",
    "roman",
    "number",
    "letter",
    "parenthesis",
    "dash",
    "plus",
    "star",
    "bullet",
    "title",
    "plain",
    "end",
]

_OTHERS = ("attachment", "end", "counted")
_HEADS = {row["word"]: row["kind"] for row in read_table("outline_markers") if row["kind"] not in _OTHERS}
_WORDS = alternatives(_HEADS)
_COUNTED = alternatives(row["word"] for row in read_table("outline_markers") if row["kind"] == "counted")
_ORDINALS = {"nhất": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
_ALPHABET = "abcdđeghiklmnopqrstuvxy"  # the order of "a) b) c) d) đ) e) g)" in Vietnamese acts
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}

# takes "Điều 3. Tổ chức thực hiện", "Chương II", "PHẦN THỨ NHẤT", "Article 5. ..."; leaves "Điều 5 Nghị định số ..."
_HEAD = re.compile(
    rf"({_WORDS})\s+(\d{{1,3}}|[IVXL]{{1,7}}\b|{'|'.join(_ORDINALS)})[a-zđ]?\b\s*(?:([.:/-])[-–]?\s*|$)?", re.IGNORECASE
)
# takes "Dự án 3: Đầu tư cơ sở hạ tầng", "Nhiệm vụ 2. Rà soát"; leaves "Dự án 3 tuyến đường", "Chương trình 135"
_COUNT = re.compile(rf"({_COUNTED})\s+(\d{{1,2}})\s*[:.]\s+(?=\S)", re.IGNORECASE)
# takes "1. ", "1.2.3. ", "1.2 ", "1.2- ", "4/ ", "12: ", "1- Đảng"; leaves "15.000 người", "2025. " and "2 - 3 năm"
_NUMBER = re.compile(
    rf"(\d{{1,3}}(?:\.\d{{1,2}}){{1,4}}[.)/:–-]?"
    rf"|\d{{1,3}}\s?[./:](?:[-–](?=\s))?)(?=\s|[^\W\d])\s*|(\d{{1,2}}[-–])\s*(?=[{UPPER}][^\W\d]*\s)"
)
_ROMAN_MARK = re.compile(r"([IVXL]{1,7})\s?[.)/:-]\s*(?=\S)")  # takes "IV. TỔ CHỨC", "II/ Mục tiêu", "II- "
_UPPER = re.compile(r"([A-ZĐ])\s?[.)/]\s+(?=\S)")  # takes "A. MỤC TIÊU"
# takes "a) Rà soát", "đ. Chủ trì", "dd) Strictly handle"
_LETTER = re.compile(r"(dd(?=\))|[a-zđ])\s?[.)/]\s*(?=[^\W\d_]|[\"“'(])(?![a-z]\.)")
_PARENTHESIS = re.compile(
    r"\(\s?(\d{1,2}|[a-zđ]|[ivx]{1,4})\s?\)\s*|(\d{1,2})\)\s*|([ivx]{2,4})[.)]\s+"
)  # "(1) ", "2) "
_SIGNS: dict[str, ItemKind] = {
    **dict.fromkeys("-–—−", "dash"),
    "+": "plus",
    "*": "star",
    **dict.fromkeys("•●○▪■◦►➢✓§\uf0b7\uf02d·", "bullet"),
}


@dataclass(frozen=True, slots=True)
class Marker:
    """What stands at the head of a paragraph: `kind`, `ordinal` (0 for signs), `depth` of "1.2.3" (3), its `length`.

    `word` is what a paragraph without a sign counts: "dự án" of "Dự án 3: ...".
    """

    kind: ItemKind
    ordinal: int = 0
    depth: int = 1
    length: int = 0
    word: str = ""


PLAIN = Marker("plain")


def read_marker(text: str, *, roman: int = 0) -> Marker:
    """Marker at the head of a paragraph; `roman` is the number of the last Roman heading ("C." may be either)."""
    first = text[:1]
    if first in _SIGNS:
        return _sign(text)
    if first.isdigit():
        return _number(text) or _parenthesis(text) or PLAIN
    if first == "(":
        return _parenthesis(text) or PLAIN
    return _head(text) or _capital(text, roman) or _small(text) or _count(text) or PLAIN


def _sign(text: str) -> Marker:
    length = len(text) - len(text.lstrip("".join(_SIGNS) + " "))
    # "-5 độ" is a number below zero, "+ 70%" is an item
    if text[:1] in "-−" and text[1:2].isdigit() and text[1:3].strip().isdigit() and "%" not in text[:12]:
        return Marker("dash", length=1)
    return Marker(_SIGNS[text[0]], length=length)


def _number(text: str) -> Marker | None:
    found = _NUMBER.match(text)
    if found is None:
        return None
    parts = [int(part) for part in re.findall(r"\d+", found[0])]
    return Marker("number", parts[-1], len(parts), found.end())


def _parenthesis(text: str) -> Marker | None:
    found = _PARENTHESIS.match(text)
    if found is None:
        return None
    sign = found[1] or found[2] or found[3]
    return Marker("parenthesis", int(sign) if sign.isdigit() else _letter_value(sign), 1, found.end())


def _head(text: str) -> Marker | None:
    found = _HEAD.match(text)
    if found is None or not found[1][0].isupper():
        return None
    if found[3] is None and not text[found.end() : found.end() + 3].isupper() and found.end() < len(text):
        return None  # "Điều 5 Nghị định ..." goes on in small letters: a citation at the head of a sentence
    return Marker(_HEADS[" ".join(found[1].lower().split())], _value(found[2]), 1, found.end())  # type: ignore[arg-type]


def _count(text: str) -> Marker | None:
    found = _COUNT.match(text) if text[:1].isupper() else None
    return found and Marker("plain", int(found[2]), word=" ".join(found[1].lower().split()))


def _capital(text: str, roman: int) -> Marker | None:
    found = _ROMAN_MARK.match(text)
    if found is not None:
        value = roman_value(found[1])
        if len(found[1]) > 1 or value in (1, roman + 1):
            return Marker("roman", value, 1, found.end())
    found = _UPPER.match(text)
    return found and Marker("upper", ord(found[1]) - ord("A") + 1, 1, found.end())


def _small(text: str) -> Marker | None:
    found = _LETTER.match(text)
    if found is not None:
        return Marker("letter", _letter_value(found[1].replace("dd", "đ")), 1, found.end())
    return _parenthesis(text)


def _letter_value(sign: str) -> int:
    return _ALPHABET.find(sign) + 1 if len(sign) == 1 else roman_value(sign.upper())


def _value(written: str) -> int:
    if written.isdigit():
        return int(written)
    return _ORDINALS.get(written.lower()) or roman_value(written.upper())


def roman_value(written: str) -> int:
    """Number of a Roman numeral ("XIV" is 14)."""
    values = [_ROMAN.get(sign, 0) for sign in written] + [0]
    return sum(-one if one < after else one for one, after in itertools.pairwise(values))
