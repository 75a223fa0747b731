"""English words as the Vietnamese words and phrases that they probably stand for."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from vnpolicy.corpus import read_lines
from vnpolicy.index.wording.thesaurus import START, english_wordings
from vnpolicy.index.wording.words import syllables

LONGEST = 3  # words of a phrase in the table of translations, "health insurance card"
LONGEST_WORDING = 6  # words of a wording of the thesaurus, "paying from your own pocket"
WORDING_SHARE = 0.3  # of what the thesaurus has for a wording, beside what was learned
INNER_SHARE = 0.3  # of a phrase's own words, beside the phrase
_VOWEL = re.compile(r"[aeiouy]")
_PLURAL = re.compile(r"(?<=[^sui])s$")  # takes "permits", refuses "access", "status", "basis"
_ENDING = re.compile(r"(?:ing|ed)$")  # takes "licensing", "licensed"
_DOUBLE = re.compile(r"([^aeiouylsz])\1$")  # takes "plann" of "planning", refuses "fill", "assess"
_SHORT = 4  # letters that a word needs to have an ending


class Translation(NamedTuple):
    """Syllables of a Vietnamese word or phrase, and how often the English one is translated so."""

    parts: tuple[str, ...]
    share: float


class Phrase(NamedTuple):
    """A word or phrase of an English text with its translations, likeliest first; `share` is what it counts."""

    words: tuple[str, ...]
    translations: tuple[Translation, ...]
    share: float = 1.0


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """An English word without its ending: "licences", "planning", "issued" give "licenc", "plan", "issu"."""
    if len(word) < _SHORT:
        return word
    word = f"{word[:-3]}y" if word.endswith(("ies", "ied")) else _PLURAL.sub("", word)
    root = _ENDING.sub("", word)
    if root != word and len(root) >= _SHORT - 1 and _VOWEL.search(root):
        word = _DOUBLE.sub(r"\1", root)
    return word[:-1] if len(word) >= _SHORT and word.endswith("e") else word


@cache
def empty_stems() -> frozenset[str]:
    """Words that stand for nothing in the other language."""
    return frozenset(stem(word) for word in read_lines("english_empty_words")[1:])


@cache
def _lines() -> list[str]:
    """The table's lines in order: a phrase is found by bisection, since to take all of them apart is slow."""
    return sorted(read_lines("translations")[1:])


@lru_cache(maxsize=20_000)
def translations(stems: str) -> tuple[Translation, ...]:
    """What a word or phrase stands for; `stems` as in the table, "health insuranc"."""
    lines, start, found = _lines(), f"{stems}\t", []
    for at in range(bisect_left(lines, start), len(lines)):
        if not lines[at].startswith(start):
            break
        _, vietnamese, share = lines[at].split("\t")
        found.append(Translation(tuple(vietnamese.split("_")), float(share)))
    found += [Translation(parts, WORDING_SHARE) for parts in _wordings(stems[:START]).get(stems, ())]
    return tuple(sorted(found, key=lambda one: -one.share))


@cache
def _wordings(start: str) -> dict[str, list[tuple[str, ...]]]:
    """What documents write, by the stems of the English wordings of the thesaurus that begin so."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for wording, official in english_wordings(start):
        found.setdefault(" ".join(english_stems(wording)), []).extend(official)
    return {stems: list(dict.fromkeys(forms)) for stems, forms in found.items()}


def english_words(text: str) -> list[str]:
    """Words in lower case: "the doctor's place" gives ["the", "doctor", "place"]."""
    return [word for word in syllables(text) if word != "s"]


def english_stems(text: str) -> list[str]:
    """Words without their endings."""
    return [stem(word) for word in english_words(text)]


def find_phrases(text: str) -> Iterator[Phrase]:
    """Known phrases, the longest from left to right, each followed by its words; other words without translation."""
    words = english_words(text)
    stems = [stem(word) for word in words]
    at = 0
    while at < len(words):
        size, found = _longest(stems[at : at + LONGEST_WORDING])
        if stems[at] not in empty_stems():
            yield Phrase(tuple(words[at : at + size]), found)
        if size > 1:
            yield from (inner for word in words[at : at + size] for inner in _inner(word))
        at += size


def _longest(stems: Sequence[str]) -> tuple[int, tuple[Translation, ...]]:
    """Number of words of the longest known phrase at the beginning, and its translations."""
    for size in range(len(stems), 0, -1):
        bare = empty_stems().isdisjoint((stems[0], stems[size - 1]))
        if bare and (found := translations(" ".join(stems[:size]))):
            return size, found
    return 1, ()


def _inner(word: str) -> Iterator[Phrase]:
    found = () if stem(word) in empty_stems() else translations(stem(word))
    if found:
        yield Phrase((word,), found, INNER_SHARE)
