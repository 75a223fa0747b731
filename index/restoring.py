"""Vietnamese typed without diacritics, or with some, given those that it most likely has: the encoder needs them.

"xu phat vi pham hanh chinh" may be read in thousands of ways. That one is taken whose neighbours stand side by side
most often (Viterbi over pairs), by the counts of `corpus/tables/marks.tsv`, which `python -m benchmarks.train_marks`
makes.
"""

import math
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from vnpolicy.corpus import read_table
from vnpolicy.index.words import SYLLABLE, fold, spell

PAIRS = 0.9  # what the pair counts of the likelihood of a syllable; the rest is how often it stands by itself
BETWEEN = "|"  # followers of a syllable
Run = tuple[float, tuple[str, ...]]  # logarithm of its likelihood, and its syllables


@lru_cache(maxsize=64)
def restore(text: str) -> str:
    """The text with the diacritics that its syllables most likely have; abbreviations and foreign words stay.

    So does what was typed with diacritics, unless no word is written so: "chât". Among words with diacritics nothing
    is restored where each is written as some word is: in "không mang theo" nothing is amiss.
    """
    words = SYLLABLE.findall(text)
    parts = [word if _is_short(word) else word.lower() for word in words]
    if fold(text) != text.lower() and all(spell(part) in _rows() or len(_may_be(part)) == 1 for part in parts):
        return text
    read = iter(likeliest(parts))
    return SYLLABLE.sub(lambda match: _as_typed(next(read), match[0]), text)


def likeliest(parts: Sequence[str]) -> list[str]:
    """The likeliest reading of each part; one that is no syllable stays as it is."""
    paths: dict[str, Run] = {"": (0.0, ())}
    for part in parts:
        paths = {one: _longer(paths, one) for one in _may_be(part)}
    return list(max(paths.values())[1])


def _may_be(part: str) -> Sequence[str]:
    plain = fold(part)
    kept = not part.islower() or (plain != part and spell(part) in _rows())  # "QD" of "889/QD-TTg", and "chất"
    return (part,) if kept or len(plain) != len(part) else _readings().get(plain) or (part,)


def _longer(paths: Mapping[str, Run], syllable: str) -> Run:
    """The likeliest run that ends in a syllable, of those that end in the one before it."""
    counts = _counts()
    alone = (1 - PAIRS) * counts.get(syllable, 1) / _total()
    chances = {
        before: chance + math.log(PAIRS * followers(before).get(syllable, 0) / counts.get(before, 1) + alone)
        for before, (chance, _) in paths.items()
    }
    best = max(chances, key=chances.__getitem__)
    return chances[best], (*paths[best][1], syllable)


def _as_typed(syllable: str, word: str) -> str:
    """The reading with the capitals of what was typed."""
    if syllable.lower() == word.lower():
        return word
    return "".join(one.upper() if other.isupper() else one for one, other in zip(syllable, word, strict=True))


def _is_short(word: str) -> bool:
    """Whether it is written as an abbreviation is: "UBND", "KCN"."""
    return len(word) > 1 and word.isupper()


@cache
def _rows() -> dict[str, dict[str, str]]:
    return {row["syllable"]: row for row in read_table("marks")}


@cache
def _counts() -> dict[str, int]:
    return {syllable: int(row["count"]) for syllable, row in _rows().items()}


@cache
def _total() -> int:
    return sum(_counts().values())


@cache
def _readings() -> dict[str, list[str]]:
    """Syllables by how they are written without diacritics."""
    found: dict[str, list[str]] = {}
    for syllable in _rows():
        found.setdefault(fold(syllable), []).append(syllable)
    return found


@cache
def followers(syllable: str) -> Mapping[str, int]:
    """What follows a syllable, and how often."""
    row = _rows().get(syllable)
    parts = (part.rsplit(" ", 1) for part in row["followers"].split(BETWEEN) if part) if row else ()
    return {follower: int(count) for follower, count in parts}
