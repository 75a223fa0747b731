"""What a corpus says of its own documents, to compare a reading with: the names of the texts, and their citations."""

import csv
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from vnpolicy.corpus import read_table


@dataclass(frozen=True, slots=True)
class Name:
    """What the name of a text tells: `Quyet-dinh-687-QD-TTg-2022-...` gives `quyet dinh`, `687QDTTG`, `2022`."""

    doc_type: str
    number: str
    year: str


def ascii_letters(text: str) -> str:
    """Letters without their marks, `Đ` and `Ð` as `D`."""
    plain = unicodedata.normalize("NFD", text.translate(str.maketrans("ĐÐđð", "DDdd")))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def number_key(number: str) -> str:
    """A number as compared: capitals and figures only, without leading zeros; `02/2013/QĐ-UBND` is `22013QDUBND`."""
    return re.sub(r"[\W_]", "", ascii_letters(number)).upper().lstrip("0")


def type_key(name: str) -> str:
    """A type as compared: small letters without marks."""
    return ascii_letters(name).lower()


@cache
def _types() -> re.Pattern[str]:
    names = {type_key(row["name"]).replace(" ", "-") for row in read_table("document_types")}
    return re.compile(rf"({'|'.join(sorted(names, key=len, reverse=True))})-(?:so-)?(?=\d)", re.IGNORECASE)


# "QD-TTg", "TT-BTC", "GDTrH", "QH13": pieces of a symbol; not "Quy", "ve"
_SYMBOL = re.compile(r"(?:[A-Z][A-Za-z]{0,3}[A-Z][A-Za-z]{0,4}[A-Z]*\d*|[A-Z]{1,3}\d{0,2}|TTg)(?=-|$)")
_NUMBER = re.compile(r"(\d{1,6}[A-Za-z]?)(?:-((?:19|20)\d\d))?-")
# "-2022-", "-nam-2011-" right behind the symbol; a year farther on may belong to the title
_YEAR = re.compile(r"(?:nam-)?((?:19|20)\d\d)(?=-|$)")


def read_name(name: str) -> Name | None:
    """Type, number and year that a text's name tells, `None` where it lacks one of them."""
    plain = ascii_letters(name)
    doc_type = _types().match(plain)
    number = _NUMBER.match(plain, doc_type.end()) if doc_type else None
    if not doc_type or not number:
        return None
    pieces, end = _symbol(plain, number.end())
    after = _YEAR.match(plain, end)
    year = number[2] or (after[1] if after else None)
    if not pieces or not year:
        return None
    written = number[1] + (number[2] or "") + "".join(pieces)
    told = doc_type[1].lower().replace("-", " ")
    # "Thong-tu-85-2016-TTLT-...": the symbol says more than the word
    return Name("thong tu lien tich" if pieces[0] == "TTLT" else told, number_key(written), year)


def _symbol(name: str, position: int) -> tuple[list[str], int]:
    pieces: list[str] = []
    while piece := _SYMBOL.match(name, position):
        pieces.append(piece[0])
        position = piece.end() + 1
    return pieces, position


# The opening by plain rules of its own, so that the extractor is not measured by itself
_GROUNDS = re.compile(r"Căn\s+cứ|CĂN\s+CỨ|Thực\s+hiện|Kính\s+gửi|Theo\s|Xét\s")
_BODY = re.compile(
    r"\n\s*(?:Điều\s+(?:1|thứ)\b|Chương\s+(?:I|1|thứ)\b|QUYẾT\s+(?:ĐỊNH|NGHỊ)\s*:|(?:Phần|PHẦN)\s|(?:I|A|1)[.,/]\s|Mục\s+[I1]\b)"
)
_CITED = re.compile(r"\d+[^\s;,.()\]]*[/-][^\s;,.()\]]*")
_REACH, _LONGEST_OPENING = 20_000, 4_000


def opening_numbers(text: str) -> frozenset[str]:
    """Numbers cited between the first ground and the first article, section or numbered point."""
    head = text[:_REACH]
    grounds = _GROUNDS.search(head)
    start = grounds.start() if grounds else 0
    body = _BODY.search(head, start)
    opening = re.sub(r"\s*([/-])\s*", r"\1", head[start : body.start() if body else start + _LONGEST_OPENING])
    return frozenset(map(number_key, _CITED.findall(opening)))


def read_edges(path: Path) -> dict[str, list[str]]:
    """Numbers that each document cites as its legal bases, by the document's id."""
    edges: defaultdict[str, list[str]] = defaultdict(list)
    for row in _rows(path):
        if row["in_bases"] == "1":
            edges[row["citing_id"]].append(row["cited_number"])
    return dict(edges)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t")
