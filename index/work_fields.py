"""Fields of work that went to different bodies when an agency was split, told by the words of a task."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from vnpolicy.corpus import read_table
from vnpolicy.index.words import fold, spelled, syllables
from vnpolicy.nlp.alternatives import alternatives

# By first syllable and number of syllables, the greatest first.
Names = dict[str, dict[int, set[tuple[str, ...]]]]
# Takes "đ", "ề" and their capitals: a text with one is written with diacritics.
_MARKED = re.compile("[\u00c0-\u024f\u1e00-\u1eff]")
# Takes "hoà", "thuỷ", which the tables spell "hòa", "thủy", and "quý"; refuses "hoạt".
_LATE_TONE = re.compile(r"[ou][àáảãạèéẻẽẹỳýỷỹỵ](?!\w)")


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

    A word within a longer one of another field counts for the longer ("an ninh hàng không" is no "hàng không"), and
    one in the name of an agency for none: "Sở Lao động - Thương binh và Xã hội" says nothing of the work.
    """
    return set(_find(text, tuple(sorted(among))))


@lru_cache(maxsize=4096)  # one task is asked about for each agency that it names
def _find(text: str, among: tuple[str, ...]) -> frozenset[str]:
    plain = _MARKED.search(text) is None
    pattern, owners = _pattern(among, plain=plain)
    if not owners:  # a body that was succeeded whole has no fields to be told apart
        return frozenset()
    parts = spelled(text) if _LATE_TONE.search(text) else syllables(text)
    if not pattern.search(" ".join(parts)):
        return frozenset()
    line = _without_names(parts, _agency_names(plain=plain))
    return frozenset(key for found in pattern.findall(line) for key in owners[found])


def _without_names(parts: Sequence[str], names: Names) -> str:
    """The syllables in a line, the longest names at each place as a mark."""
    kept: list[str] = []
    at = 0
    while at < len(parts):
        runs = (size for size in names.get(parts[at], {}) if tuple(parts[at : at + size]) in names[parts[at]][size])
        size = next(runs, 0)
        kept.append("|" if size else parts[at])
        at += size or 1
    return " ".join(kept)


@cache
def _agency_names(*, plain: bool) -> Names:
    """Names of all bodies in both languages, but for those that tell a field themselves ("MobiFone").

    They are looked up: one pattern of them all takes longer to make than a search has.
    """
    rows = (*read_table("agencies"), *read_table("succession_agencies"))
    columns = ("name", "english", "spellings", "abbreviations")
    printed = {name for row in rows for column in columns for name in row[column].split("|") if name}
    telling = {
        _written(word, plain=plain) for row in read_table("agency_functions") for word in row["words"].split("|")
    }
    names: Names = {}
    for name in sorted({_written(name, plain=plain) for name in printed} - telling, key=lambda name: -name.count(" ")):
        parts = tuple(name.split())
        names.setdefault(parts[0], {}).setdefault(len(parts), set()).add(parts)
    return names


def _written(phrase: str, *, plain: bool) -> str:
    """The phrase as syllables in one spelling, without diacritics for a plain text."""
    written = " ".join(spelled(phrase))
    return fold(written) if plain else written


@cache
def _pattern(among: tuple[str, ...], *, plain: bool) -> tuple[re.Pattern[str], dict[str, list[str]]]:
    """One pattern of all words, the longest first, and the fields that each word tells."""
    owners: dict[str, list[str]] = {}
    for row in read_table("agency_functions"):
        for word in row["words"].split("|") if row["key"] in among else ():
            owners.setdefault(_written(word, plain=plain), []).append(row["key"])
    return re.compile(rf"(?<!\w){alternatives(sorted(owners), blank=' ')}(?!\w)"), owners
