"""The wordings of targets, by what they do in a clause: verbs of reaching, words of the past, predicates ..."""

import re
from functools import cache

from vnpolicy.corpus import read_table
from vnpolicy.nlp.alternatives import alternatives


@cache
def wording(role: str) -> re.Pattern[str]:
    """Pattern of the wordings that have `role` in `target_words`, longest first."""
    phrases = {row["phrase"] for row in read_table("target_words") if row["role"] == role}
    return re.compile(rf"(?<!\w){alternatives(phrases, blank=' ', any_case=True)}(?!\w)", re.IGNORECASE)


@cache
def ending(role: str) -> re.Pattern[str]:
    """Pattern of the wordings of `role` at the end of some words."""
    return re.compile(rf"(?:{wording(role).pattern})$", re.IGNORECASE)


def ends_with(role: str, words: str) -> bool:
    """Whether some words end with a wording of `role`."""
    return ending(role).search(words) is not None


def begins_with_verb(words: str) -> bool:
    """As "Tổ chức 05 khóa bồi dưỡng ...": the words begin with an act."""
    return bool(wording("action").match(words) or wording("verb").match(words))
