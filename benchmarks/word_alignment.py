"""Which words of a translated sentence stand for each other, and the phrases that follow from it.

IBM model 2 with a prior along the diagonal (Dyer, Chahuneau and Smith 2013) in both directions, the two joined as
Och and Ney (2003) join them, and the phrases that are in line with it (Koehn, Och and Marcu 2003).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

ROUNDS = 5
SLOPE = 4.0  # of the prior: how fast it falls away from the diagonal
NOTHING = 0.08  # chance that a word stands for no word of the other side
NEIGHBOURS = [(dx, dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy]
Floats = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.int64]
Links = set[tuple[int, int]]
Words = Sequence[str]
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Table:
    """Every word beside every word of the other side: the pair's number, and the places of both."""

    pair: Numbers  # number of (source word, target word)
    owner: Numbers  # source word of each different pair
    spot: Numbers  # number of the target word's place in all text
    source: Numbers  # place of the source word in its sentence
    prior: Floats


def align(sides: Sequence[tuple[Words, Words]]) -> list[Links]:
    """Places that stand for each other in each pair of sentences."""
    forward = _best([(left, right) for left, right in sides])
    backward = _best([(right, left) for left, right in sides])
    both = ({(i, j) for j, i in one.items()} for one in forward)
    back = ({(i, j) for i, j in one.items()} for one in backward)
    return [join(one, other) for one, other in zip(both, back, strict=True)]


def join(one: Links, other: Links) -> Links:
    """What both directions find, grown by what either finds beside it for words that have no link yet."""
    found, rest = one & other, (one | other) - (one & other)
    grown = True
    while grown:
        rows, columns = {i for i, _ in found}, {j for _, j in found}
        near = {
            (i, j)
            for i, j in rest - found
            if (i not in rows or j not in columns) and any((i + dx, j + dy) in found for dx, dy in NEIGHBOURS)
        }
        grown = bool(near)
        found |= near
    return found


def phrases(sizes: Range, links: Links, longest: int) -> Iterator[tuple[Range, Range]]:
    """Runs of at most `longest` words on the left with the run on the right that no other word is linked into."""
    for start in range(sizes[0]):
        for end in range(start + 1, min(start + longest, sizes[0]) + 1):
            right = [j for i, j in links if start <= i < end]
            if not right:
                continue
            low, high = min(right), max(right) + 1
            if all(start <= i < end for i, j in links if low <= j < high):
                yield (start, end), (low, high)


def _best(sides: Sequence[tuple[Words, Words]]) -> list[dict[int, int]]:
    """The likeliest source place of each target place that has one, sentence by sentence."""
    table = _tabulate(sides)
    chance = _estimate(table)
    likely = chance[table.pair] * table.prior
    order = np.lexsort((-likely, table.spot))
    spots, first = np.unique(table.spot[order], return_index=True)
    best = order[first]
    place = {int(spot): int(table.source[at]) for spot, at in zip(spots, best, strict=True)}
    found, start = [], 0
    for _, target in sides:
        found.append({j: place[start + j] for j in range(len(target)) if place.get(start + j, -1) >= 0})
        start += len(target)
    return found


def _tabulate(sides: Sequence[tuple[Words, Words]]) -> Table:
    """All links of all sentences; place -1 is the word that stands for nothing, number 0."""
    source, target = ({word: at for at, word in enumerate(_words(sides, side), 1)} for side in (0, 1))
    ones, others, spots, places, priors, start = [], [], [], [], [], 0
    for left, right in sides:
        m, n = len(left), len(right)
        if m and n:
            ones.append(np.tile(np.array([0, *(source[word] for word in left)]), n))
            others.append(np.repeat(np.array([target[word] for word in right]), m + 1))
            spots.append(np.repeat(np.arange(start, start + n), m + 1))
            places.append(np.tile(np.arange(-1, m), n))
            priors.append(_prior(m, n))
        start += n
    width = len(target) + 1
    keys, pair = np.unique(np.concatenate(ones) * width + np.concatenate(others), return_inverse=True)
    return Table(pair, keys // width, np.concatenate(spots), np.concatenate(places), np.concatenate(priors))


def _words(sides: Sequence[tuple[Words, Words]], side: int) -> dict[str, None]:
    return dict.fromkeys(word for both in sides for word in both[side])


def _prior(m: int, n: int) -> Floats:
    """Chance of each source place for each target place, shape (n * (m + 1),)."""
    off = np.abs((np.arange(m) + 0.5)[None, :] / m - (np.arange(n) + 0.5)[:, None] / n)
    near = np.exp(-SLOPE * off)
    near *= (1 - NOTHING) / near.sum(axis=1, keepdims=True)
    whole: Floats = np.hstack([np.full((n, 1), NOTHING), near]).ravel()
    return whole


def _estimate(table: Table) -> Floats:
    """Likelihood of each pair's target word given its source word, by expectation and maximisation."""
    chance = np.ones(len(table.owner))
    for _ in range(ROUNDS):
        likely = chance[table.pair] * table.prior
        likely /= np.bincount(table.spot, likely)[table.spot]
        counted = np.bincount(table.pair, likely, len(chance))
        chance = counted / np.bincount(table.owner, counted)[table.owner]
    return chance
