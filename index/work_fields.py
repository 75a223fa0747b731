"""Fields of work that went to different bodies when an agency was split, told by the words of a task."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from vnpolicy.corpus import read_table
from vnpolicy.index.words import fold, spelled


@dataclass(frozen=True, slots=True)
class Field:
    """A field of work, by its key in `agency_functions.tsv`."""

    key: str
    name: str
    english: str


@cache
def fields() -> dict[str, Field]:
    """Every field by key."""
    return {row["key"]: Field(row["key"], row["name"], row["english"]) for row in read_table("agency_functions")}


def find_fields(text: str, among: Iterable[str]) -> set[str]:
    """Keys of those fields whose words stand in the text, with or without diacritics.

    A word within a longer one of another field counts for the longer: "an ninh hàng không" is no "hàng không".
    """
    return set(_find(text, tuple(sorted(among))))


@lru_cache(maxsize=4096)  # one task is asked about for each agency that it names
def _find(text: str, among: tuple[str, ...]) -> frozenset[str]:
    plain = fold(text) == text.lower()
    syllables = " ".join(spelled(text))
    pattern, owners = _pattern(among, plain=plain)
    return frozenset(key for found in pattern.findall(syllables) for key in owners[found])


@cache
def _pattern(among: tuple[str, ...], *, plain: bool) -> tuple[re.Pattern[str], dict[str, list[str]]]:
    """One pattern of all words, the longest first, and the fields that each word tells."""
    owners: dict[str, list[str]] = {}
    for row in read_table("agency_functions"):
        for word in row["words"].split("|") if row["key"] in among else ():
            written = " ".join(spelled(word))
            owners.setdefault(fold(written) if plain else written, []).append(row["key"])
    longest = sorted(owners, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)"), owners
