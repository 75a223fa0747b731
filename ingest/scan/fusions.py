"""Words that Tesseract ran together, parted into their syllables: "UBNDTỈNHPHÚTHỌ"."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from vnpolicy.corpus import read_table
from vnpolicy.ingest.letters.syllables import is_syllable
from vnpolicy.ingest.scan.engine import Seen
from vnpolicy.ingest.scan.spelling import bare, usual

FUSED = re.compile(r"[^\W\d_]{7,40}")
LONGEST, SHORTEST = 7, 2  # letters of a syllable: "nghiêng", "xã"
KNOWN = 0.5  # what a usual pair of neighbours is worth, in parts fewer


def without_fusions(words: Iterable[Seen]) -> Iterator[Seen]:
    """Words in their order, fused ones parted; each part gets its share of the place."""
    for word in words:
        fused = FUSED.search(word.text)
        parts = parted(fused[0]) if fused else ()
        if not fused or len(parts) < 2:
            yield word
            continue
        texts = [word.text[: fused.start()] + parts[0], *parts[1:]]
        texts[-1] += word.text[fused.end() :]
        width = (word.right - word.left) / len(word.text)
        at = 0
        for text in texts:
            left, right = word.left + round(at * width), word.left + round((at + len(text)) * width)
            yield word._replace(text=text, left=left, right=right)
            at += len(text)


@lru_cache(maxsize=10_000)
def parted(word: str) -> tuple[str, ...]:
    """The syllables of a word that is several; none of one that is one ("Tuyên") or no Vietnamese ("Committee")."""
    if bare(word) == word.lower() or is_syllable(word):
        return ()
    ways: dict[int, tuple[float, tuple[str, ...]]] = {0: (0.0, ())}
    for end in range(SHORTEST, len(word) + 1):
        found = [
            _with_part(ways[start], word[start:end])
            for start in range(max(end - LONGEST, 0), end - SHORTEST + 1)
            if start in ways and _is_part(word[start:end])
        ]
        if found:
            ways[end] = min(found)
    return ways.get(len(word), (0.0, ()))[1]


def _is_part(text: str) -> bool:
    return is_syllable(text) or text in _abbreviations()


@cache
def _abbreviations() -> frozenset[str]:
    """Those of three and more capitals: "UBND"."""
    names = (row["abbreviation"] for row in read_table("abbreviations"))
    return frozenset(name for name in names if name.isupper() and len(name) > SHORTEST)


def _with_part(way: tuple[float, tuple[str, ...]], part: str) -> tuple[float, tuple[str, ...]]:
    cost, parts = way
    known = bool(parts) and usual(parts[-1], part) == (parts[-1].lower(), part.lower())
    return cost + 1 - KNOWN * known, (*parts, part)
