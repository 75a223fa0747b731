"""The words that say how one document stands to another, and what they tell of the whole or of a part."""

import re
from functools import cache
from typing import Literal, get_args

from vnpolicy.corpus import read_table

Relation = Literal["based_on", "implements", "amends", "supplements", "replaces", "repeals", "attached_to", "refers_to"]
RELATIONS: tuple[Relation, ...] = get_args(Relation)
VIETNAMESE: dict[Relation, str] = {
    "based_on": "căn cứ",
    "implements": "thực hiện",
    "amends": "sửa đổi",
    "supplements": "bổ sung",
    "replaces": "thay thế",
    "repeals": "bãi bỏ",
    "attached_to": "ban hành kèm theo",
    "refers_to": "dẫn chiếu",
}
CHANGING = frozenset(("amends", "supplements", "replaces", "repeals"))

# What may stand before an act of the document itself: "Điều 1. ", "a) ", "Về việc ", "Quyết định "
OPENING = re.compile(
    r"(?:[\s\W\d_]|\b(?:điều|article|mục|khoản|chương|[a-zđ]|[ivx]+|về việc|về|việc|on|quyết định|ban hành|và"
    r"|the|công bố|của|tại|thành|cụm từ|nội dung|như sau|các|một phần|điểm|phụ lục)\b)*",
    re.IGNORECASE,
)
# "Quy chế ... ban hành kèm theo Quyết định" is all that the decision holds, whatever words its name has
_ATTACHMENT = re.compile(r"(?:Quy|Chế|Điều lệ|Nội quy|QCVN)\b.*\b[Bb]an hành\b", re.DOTALL)
# "toàn bộ nội dung Quyết định" is no part of it
_ALL_OF = re.compile(r"\btoàn (?:bộ|văn)(?: các)? (?:nội dung|quy định)\b", re.IGNORECASE)


@cache
def relation_words(place: str) -> tuple[re.Pattern[str], dict[str, Relation]]:
    """Pattern of the wordings of a place, and the relation of each."""
    rows = [row for row in read_table("relation_words") if row["place"] == place]
    written = sorted((row["written"] for row in rows), key=len, reverse=True)
    pattern = "|".join(re.escape(words).replace(r"\ ", r"\s+").replace(",", ",?") for words in written)
    meanings = {plain_words(row["written"]): row["relation"] for row in rows}
    flags = 0 if place == "content" else re.IGNORECASE
    return re.compile(rf"\b(?:{pattern})\b", flags), meanings  # type: ignore[return-value]


def plain_words(words: str) -> str:
    """The words in small letters, without commas: the key of a wording."""
    return " ".join(words.lower().replace(",", " ").split())


@cache
def _amendment() -> re.Pattern[str]:
    return re.compile(
        rf"[\s(,;]*(?:\b(?:đã|và|mà)\s+)*(?:{relation_words('passive')[0].pattern}|{relation_words('past')[0].pattern}|^\W*được\b)",
        re.IGNORECASE,
    )


def before_amendment(title: str) -> str:
    """A title without what was done to its document: "về rừng (được sửa đổi bởi Nghị định ...)" gives "về rừng".

    No title begins with "được sửa đổi": then nothing is left.
    """
    found = _amendment().search(title)
    return title[: found.start()] if found else title


def is_proposal(heading: str) -> bool:
    """Whether a heading begins with the word: "Kiến nghị thực thi:"; not "Theo đề nghị của Vụ trưởng Vụ ..."."""
    found = relation_words("proposal")[0].search(heading)
    return found is not None and OPENING.fullmatch(heading, 0, found.start()) is not None


def names_part(words: str) -> bool:
    """Whether what stands before a citation means a part of it: "khoản 2 Điều 5", "nội dung về phí tại"."""
    if relation_words("part")[0].search(words):
        return True
    if _ATTACHMENT.search(words) or _ALL_OF.search(words):
        return False
    return relation_words("content")[0].search(words) is not None
