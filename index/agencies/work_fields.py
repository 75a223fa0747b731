"""Fields of work that went to different bodies when an agency was split, told by the words of a task."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from vnpolicy.corpus import read_table
from vnpolicy.index.wording.words import fold, spelled, syllables

Keys = frozenset[str]
# Phrases with their keys, by first syllable and number of syllables, the greatest first.
Phrases = dict[str, dict[int, dict[tuple[str, ...], Keys]]]
_NAME = frozenset(("name",))  # the key of the names of agencies
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
def _find(text: str, among: tuple[str, ...]) -> Keys:
    if not among:  # a body that was succeeded whole has no fields to be told apart
        return frozenset()
    plain, asked = _MARKED.search(text) is None, frozenset(among)
    words = _words(plain=plain)
    parts = spelled(text) if _LATE_TONE.search(text) else syllables(text)
    if not any(keys for _, keys in _runs(parts, words, asked)):
        return frozenset()
    runs = _runs(parts, _agency_names(plain=plain), _NAME)
    kept = [part for run, keys in runs for part in (("|",) if keys else run)]
    return frozenset(key for _, keys in _runs(kept, words, asked) for key in keys)


def _runs(parts: Sequence[str], phrases: Phrases, asked: Keys) -> Iterator[tuple[Sequence[str], Keys]]:
    """The longest phrases from left to right with those of their keys that are asked for; other syllables alone."""
    at = 0
    while at < len(parts):
        runs = phrases.get(parts[at], {}).items()
        found = ((size, of.get(tuple(parts[at : at + size]), frozenset()) & asked) for size, of in runs)
        size, keys = next(((size, keys) for size, keys in found if keys), (1, frozenset()))
        yield parts[at : at + size], keys
        at += size


@cache
def _agency_names(*, plain: bool) -> Phrases:
    """Names of all bodies in both languages, but for those that tell a field themselves ("MobiFone").

    They are looked up: one pattern of them all takes longer to make than a search has.
    """
    rows = (*read_table("agencies"), *read_table("succession_agencies"))
    columns = ("name", "english", "spellings", "abbreviations")
    printed = {name for row in rows for column in columns for name in row[column].split("|") if name}
    telling = {
        _written(word, plain=plain) for row in read_table("agency_functions") for word in row["words"].split("|")
    }
    return _phrases(
        {tuple(name.split()): _NAME for name in {_written(name, plain=plain) for name in printed} - telling}
    )


def _written(phrase: str, *, plain: bool) -> str:
    """The phrase as syllables in one spelling, without diacritics for a plain text."""
    written = " ".join(spelled(phrase))
    return fold(written) if plain else written


@cache
def _words(*, plain: bool) -> Phrases:
    """The words of all fields with the keys of these."""
    owners: dict[tuple[str, ...], Keys] = {}
    for row in read_table("agency_functions"):
        for word in row["words"].split("|"):
            parts = tuple(_written(word, plain=plain).split())
            owners[parts] = owners.get(parts, frozenset()) | {row["key"]}
    return _phrases(owners)


def _phrases(keys: Mapping[tuple[str, ...], Keys]) -> Phrases:
    phrases: Phrases = {}
    for parts in sorted(keys, key=len, reverse=True):
        phrases.setdefault(parts[0], {}).setdefault(len(parts), {})[parts] = keys[parts]
    return phrases
