"""Patterns of the wordings of `coverage_words.tsv`."""

import re
from functools import cache

from vnpolicy.corpus import read_table
from vnpolicy.index.wording.words import fold_name


@cache
def wordings(role: str, *, folded: bool = True) -> str:
    """A pattern of whole wordings of a role, the longest first; folded ones for text without case and diacritics."""
    rows = {row["wording"] for row in read_table("coverage_words") if row["role"] == role}
    found = {fold_name(wording) for wording in rows} if folded else rows
    return rf"\b(?:{'|'.join(map(re.escape, sorted(found, key=len, reverse=True)))})\b"
