"""Words of several syllables, by lookup in `corpus/tables/words.tsv`, which a word segmenter has made."""

from collections.abc import Sequence
from functools import cache

from vnpolicy.corpus import read_lines
from vnpolicy.index.words import pairs

LONGEST_WORD = 4  # syllables, as in "chủ nghĩa xã hội"


@cache
def _words() -> dict[str, set[tuple[str, ...]]]:
    """Words by their first syllable."""
    words: dict[str, set[tuple[str, ...]]] = {}
    for line in read_lines("words")[1:]:
        parts = tuple(line.partition("\t")[0].split(" "))
        words.setdefault(parts[0], set()).add(parts)
    return words


def find_words(parts: Sequence[str]) -> list[range]:
    """Places of the words among syllables in one spelling, the longest from left to right; each syllable is in one."""
    words, found, at = _words(), list[range](), 0
    while at < len(parts):
        known = words.get(parts[at], set())
        sizes = range(min(LONGEST_WORD, len(parts) - at), 1, -1) if known else ()
        size = next((size for size in sizes if tuple(parts[at : at + size]) in known), 1)
        found.append(range(at, at + size))
        at += size
    return found


def inner_pairs() -> set[str]:
    """Neighbours within the words: "nhãn_sinh" and "sinh_thái" of "nhãn sinh thái"."""
    return {pair for words in _words().values() for word in words for pair in pairs(word)}
