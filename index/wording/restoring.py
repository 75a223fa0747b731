"""Vietnamese typed without diacritics, or with some, given those that it most likely has: the encoder needs them.

"xu phat vi pham hanh chinh" may be read in thousands of ways. That one is taken whose neighbours stand side by side
most often (Viterbi over pairs), by the counts of `corpus/tables/marks.tsv`, which `python -m benchmarks.train_marks`
makes. Where pairs alone mislead, the table has three in a row: "chưa thành niên", though "thanh niên" is met oftener.
"""

import math
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from heapq import nlargest

from vnpolicy.corpus import read_lines
from vnpolicy.index.wording.words import SYLLABLE, fold, spell

SPREAD = 15  # times that each of the different followers of a syllable speaks for others that were not met
TRIPLES = 0.8  # what three in a row count of the likelihood of the last one, where the table has such
BETWEEN = "|"  # followers of a syllable
RARE = 1e-9  # likelihood of what is not in the table
MOST = 24  # runs that are followed; with 60 not one syllable more is right
Last = tuple[str, str]  # the last two syllables of a run
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
    paths: dict[Last, Run] = {("", ""): (0.0, ())}
    for part in parts:
        paths = _longer(paths, _may_be(part))
    return list(max(paths.values())[1])


def _may_be(part: str) -> Sequence[str]:
    plain = fold(part)
    kept = not part.islower() or (plain != part and spell(part) in _rows())  # "QD" of "889/QD-TTg", and "chất"
    return (part,) if kept or len(plain) != len(part) else _readings().get(plain) or (part,)


def _longer(paths: Mapping[Last, Run], readings: Sequence[str]) -> dict[Last, Run]:
    """The likeliest runs with one more syllable, by their last two."""
    told = any(f"{last} {one}" in followers(before) for before, last in paths for one in readings)
    found: dict[Last, Run] = {}
    for (before, last), (chance, run) in paths.items():
        for one in readings:
            likely = _chance_after(last, one)
            if told:  # of all readings here, or else those that have no such row would be likelier
                triple, pair = followers(before).get(f"{last} {one}", 0), followers(before).get(last, 1)
                likely = (1 - TRIPLES) * likely + TRIPLES * triple / pair
            longer = chance + math.log(likely), (*run, one)
            found[last, one] = max(found.get((last, one), longer), longer)
    return dict(nlargest(MOST, found.items(), key=lambda path: path[1]))


@lru_cache(maxsize=50_000)
def _chance_after(before: str, syllable: str) -> float:
    """How likely a syllable stands behind another."""
    after, times = followers(before), int(_rows().get(before, "0").partition("\t")[0])
    return likelihood(after.get(syllable, 0), times, len(after), _alone().get(syllable, RARE))


def likelihood(times: int, before: int, different: int, alone: float) -> float:
    """That of a syllable behind another, which stands there `before` times: by their pair and by itself.

    After Witten and Bell (1991): the more `different` ones follow the other, the more the syllable by itself counts.
    """
    unmet = SPREAD * different + 1
    return (times + unmet * alone) / (before + unmet)


def likelihoods(counts: Mapping[str, int], behind: Mapping[str, int]) -> dict[str, float]:
    """That of each syllable by itself: by how often it stands there, and behind how many others.

    After Kneser and Ney (1995): "ty" is often there and hardly but in "công ty": elsewhere it is not likely.
    """
    whole, others = sum(counts.values()), sum(behind.values()) + len(counts)
    return {one: math.sqrt(times / whole * (behind.get(one, 0) + 1) / others) for one, times in counts.items()}


def _as_typed(syllable: str, word: str) -> str:
    """The reading with the capitals of what was typed."""
    if syllable.lower() == word.lower():
        return word
    return "".join(one.upper() if other.isupper() else one for one, other in zip(syllable, word, strict=True))


def _is_short(word: str) -> bool:
    """Whether it is written as an abbreviation is: "UBND", "KCN"."""
    return len(word) > 1 and word.isupper()


@cache
def _rows() -> dict[str, str]:
    """By syllable its count, behind how many it stands, and its followers, as written: to read all takes 15 ms."""
    return dict(line.split("\t", 1) for line in read_lines("marks")[1:])


@cache
def _alone() -> dict[str, float]:
    rows = [(one, row.split("\t")) for one, row in _rows().items()]
    counts, behind = ({one: int(cells[at]) for one, cells in rows} for at in range(2))
    return likelihoods(counts, behind)


@cache
def _readings() -> dict[str, list[str]]:
    """Syllables by how they are written without diacritics."""
    found: dict[str, list[str]] = {}
    for syllable in _rows():
        found.setdefault(fold(syllable), []).append(syllable)
    return found


@cache
def followers(syllable: str) -> Mapping[str, int]:
    """What follows a syllable, one other or two, and how often."""
    written = _rows().get(syllable, "").rpartition("\t")[2]
    parts = (part.rsplit(" ", 1) for part in written.split(BETWEEN) if part)
    return {follower: int(count) for follower, count in parts}
