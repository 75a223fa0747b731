"""Fields of work that went to different bodies when an agency was split, told by the words of a task."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from vnpolicy.corpus import read_table
from vnpolicy.index.wording.words import fold, spelled, syllables

# By first syllable and number of syllables, the greatest first.
Names = dict[str, dict[int, set[tuple[str, ...]]]]
Words = dict[str, dict[int, dict[tuple[str, ...], frozenset[str]]]]  # with the fields that each word tells
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
    if not among:  # a body that was succeeded whole has no fields to be told apart
        return frozenset()
    plain = _MARKED.search(text) is None
    words = _words(plain=plain)
    parts = spelled(text) if _LATE_TONE.search(text) else syllables(text)
    if not any(_told(parts, words, among)):
        return frozenset()
    kept = _without_names(parts, _agency_names(plain=plain))
    return frozenset(key for keys in _told(kept, words, among) for key in keys)


def _told(parts: Sequence[str], words: Words, among: Collection[str]) -> Iterator[frozenset[str]]:
    """The fields, of those asked for, that each word tells; the longest words from left to right."""
    at = 0
    while at < len(parts):
        runs = words.get(parts[at], {}).items()
        found = ((size, of.get(tuple(parts[at : at + size]), frozenset()).intersection(among)) for size, of in runs)
        size, keys = next(((size, keys) for size, keys in found if keys), (1, frozenset()))
        yield keys
        at += size


def _without_names(parts: Sequence[str], names: Names) -> list[str]:
    """The syllables, the longest names at each place as a mark."""
    kept: list[str] = []
    at = 0
    while at < len(parts):
        runs = (size for size in names.get(parts[at], {}) if tuple(parts[at : at + size]) in names[parts[at]][size])
        size = next(runs, 0)
        kept.append("|" if size else parts[at])
        at += size or 1
    return kept


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
def _words(*, plain: bool) -> Words:
    """The words of all fields with the keys of these."""
    owners: dict[tuple[str, ...], frozenset[str]] = {}
    for row in read_table("agency_functions"):
        for word in row["words"].split("|"):
            parts = tuple(_written(word, plain=plain).split())
            owners[parts] = owners.get(parts, frozenset()) | {row["key"]}
    words: Words = {}
    for parts in sorted(owners, key=len, reverse=True):
        words.setdefault(parts[0], {}).setdefault(len(parts), {})[parts] = owners[parts]
    return words
