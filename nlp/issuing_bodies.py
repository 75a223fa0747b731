"""First words of bodies that issue documents: "Ủy ban", "Tổng cục", "The Ministry"."""

import re
from functools import cache

from vnpolicy.corpus import read_table


@cache
def body_words(*, capitals: bool, language: str | None = None) -> str:
    """Alternation of the first words, longest first, as running text writes them or in `capitals`."""
    rows = [row for row in read_table("issuing_bodies") if language in (None, row["language"])]
    written = {row["written"].upper() if capitals else row["written"] for row in rows}
    longest_first = sorted(written, key=len, reverse=True)
    return "|".join(re.escape(words).replace(r"\ ", r"\s+") for words in longest_first)
