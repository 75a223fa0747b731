"""Words that tell how a printed line stands to the next, from `corpus/tables/line_words.tsv`."""

import re

from vnpolicy.corpus import read_table


def any_of(*roles: str) -> str:
    """A pattern that takes any wording of some roles, the longest first: `(?:TỔNG CỤC|CỤC)`."""
    words = [row["wording"] for row in read_table("line_words") if row["role"] in roles]
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"
