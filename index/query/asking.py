"""What a question asks for: an agency ("đơn vị nào"), a time ("by when"), a quantity ("bao nhiêu")."""

import re
from functools import cache
from typing import Literal, cast, get_args

from vnpolicy.corpus import read_table
from vnpolicy.index.query.query import Query
from vnpolicy.index.wording.words import fold, spelled

Asked = Literal["agency", "time", "quantity"]
_GAP = r"(?: \S+){0,2} "  # what * stands for in the table
_CAPITALS = re.compile(r"\b[A-Z]{2,}\b")  # takes "AI" and "WHO", which are names here


def asks_for(query: Query) -> frozenset[Asked]:
    """All that a query asks for; nothing where it only names a matter."""
    text = query.text if query.text.isupper() else _CAPITALS.sub(" ", query.text)
    written = _written(text, plain=query.plain)
    return frozenset(asked for asked, wording in _wordings(plain=query.plain).items() if wording.search(written))


@cache
def _wordings(*, plain: bool) -> dict[Asked, re.Pattern[str]]:
    """A pattern for each, with diacritics or without; a query holds one blank between its syllables."""
    found: dict[Asked, list[str]] = {asked: [] for asked in get_args(Asked)}
    for row in read_table("asking_words"):
        if row["plain"] == "yes" or not plain:
            before = "".join(
                rf"(?<!{_written(word, plain=plain)} )" for word in filter(None, row["not_after"].split("|"))
            )
            parts = (re.escape(_written(part, plain=plain)) for part in row["wording"].split("*"))
            found[cast("Asked", row["asks"])].append(before + _GAP.join(parts))
    return {asked: re.compile(rf"(?<!\S)(?:{'|'.join(wordings)})(?!\S)") for asked, wordings in found.items()}


def _written(words: str, *, plain: bool) -> str:
    return " ".join(spelled(fold(words) if plain else words))
