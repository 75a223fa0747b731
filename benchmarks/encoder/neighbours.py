"""Questions whose answers are alike: in a batch of such, the others' answers are hard to tell from the right one."""

import random
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.encoder.groups import Groups, centred, find_groups
from benchmarks.encoder.pairs import Pair

Encode = Callable[[Sequence[str]], NDArray[np.float32]]
WRITTEN = ("record", "everyday", "article")  # kinds of questions that were written for one text, which answers them


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The pairs of each answer, and which answers are alike."""

    pairs: Sequence[Sequence[Pair]]
    groups: Groups

    def draw(self, size: int, chance: random.Random) -> list[Pair]:
        """Pairs of answers that are alike, each answer once."""
        pool = self.groups.around(chance.randrange(len(self.groups.members)))
        return [chance.choice(self.pairs[number]) for number in chance.sample(pool, min(size, len(pool)))]


def find_neighbours(encode: Encode, pairs: Mapping[str, Sequence[Pair]]) -> Neighbours | None:
    """Group answers by the vectors that the student now gives; `None` for fewer than two answers."""
    by_answer = defaultdict(list)
    for kind in WRITTEN:
        for pair in pairs.get(kind, ()):
            by_answer[pair.positive].append(pair)
    if len(by_answer) < 2:
        return None
    return Neighbours(list(by_answer.values()), find_groups(centred(encode(list(by_answer)))))
