"""Words of several syllables, by lookup in `corpus/tables/words.tsv`, which a word segmenter has made."""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from vnpolicy.corpus import read_lines
from vnpolicy.index.wording.words import pairs


@cache
def _words() -> dict[tuple[str, ...], list[tuple[str, ...]]]:
    """Words by their first two syllables, longest first."""
    words: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    every = (tuple(line.partition("\t")[0].split(" ")) for line in read_lines("words")[1:])
    for parts in sorted(every, key=len, reverse=True):
        words.setdefault(parts[:2], []).append(parts)
    return words


def find_words(parts: Sequence[str]) -> list[range]:
    """Places of the words among syllables in one spelling, the longest from left to right; each syllable is in one."""
    found, at = list[range](), 0
    firsts = list(map(_words().get, pairwise((*parts, ""))))
    while at < len(parts):
        begun = firsts[at]
        size = next((len(word) for word in begun if tuple(parts[at : at + len(word)]) == word), 1) if begun else 1
        found.append(range(at, at + size))
        at += size
    return found


def inner_pairs() -> set[str]:
    """Neighbours within the words: "nhãn_sinh" and "sinh_thái" of "nhãn sinh thái"."""
    return {pair for words in _words().values() for word in words for pair in pairs(word)}
