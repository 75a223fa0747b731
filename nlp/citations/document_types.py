"""Names of document types as written in running text, and the abbreviations of them in numbers and symbols."""

import re
from functools import cache

from vnpolicy.corpus import read_table

_SPACE = re.compile(r"\s+")


def fold(text: str) -> str:
    """Lower case, one space between words, `Ð` as `Đ`: how a written type is looked up."""
    return _SPACE.sub(" ", text.replace("Ð", "Đ")).strip().lower()


@cache
def _names() -> dict[str, str]:
    return {fold(row["written"]): row["name"] for row in read_table("document_types") if row["written"]}


@cache
def _symbols() -> dict[str, str]:
    return {row["symbol"]: row["name"] for row in read_table("document_types") if row["symbol"]}


def type_named(written: str) -> str | None:
    """The Vietnamese name of the type that `written` names: `Action Plan` is `Kế hoạch`."""
    return _names().get(fold(written))


@cache
def type_pattern() -> str:
    """Alternation of all written names, longest first: `Thông tư liên tịch` before `Thông tư`."""
    written = sorted(_names(), key=len, reverse=True)
    return "|".join(re.escape(name).replace(r"\ ", r"\s+").replace("đ", "[đð]") for name in written)


# "QĐ" in "889/QĐ-TTg", "CT" in "06-CT/TW", "QH13" in "28/2013/QH13"
_PART = re.compile(r"[^\W\d_]+\d*")


def type_of_symbol(number: str) -> str | None:
    """The type that the symbol of a number tells: `889/QĐ-TTg` is `Quyết định`; `None` for an official letter."""
    folded = number.replace("Ð", "Đ").replace("QD", "QĐ").replace("ND-", "NĐ-").replace("/CD-", "/CĐ-")
    parts = _PART.findall(folded)
    if len(parts) > 1 and (name := _symbols().get(parts[0])):
        return name
    # "1895/1997/BYT-QĐ": until 1998 the body stood before the type
    dated = re.search(r"/(?:19|20)\d\d/", number)
    return _symbols().get(parts[-1]) if dated and len(parts) == 2 else None
