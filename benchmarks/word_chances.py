"""How much oftener a word is asked of a text with a unit than of any text: IBM model 1 (Brown et al. 1993)."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]
ROUNDS = 5
LEAST = 1.0  # lift of what is kept
RAREST = 1e-5  # of all words asked: a rarer one is held to be so frequent, or it would outweigh all others


class Sides(NamedTuple):
    """Units of each text (from 1 on; 0 stands for none of them), and words of what is asked of it (from 0 on)."""

    texts: Sequence[Numbers]
    asked: Sequence[Numbers]


def word_lifts(sides: Sides, units: int, words: int) -> tuple[Numbers, Numbers, Floats]:
    """Lifts of a table of words and units: where each word begins, the units and the lift of each.

    By expectation and maximisation over all links of a text's units to the words asked; the chance of a word given a
    unit, by the chance of the word.
    """
    links = list(zip(sides.texts, sides.asked, strict=True))
    nothing = np.zeros(1, np.int64)
    unit = np.concatenate([np.tile(np.concatenate([nothing, own]), len(asked)) for own, asked in links])
    word = np.concatenate([np.repeat(asked, len(own) + 1) for own, asked in links])
    spot = np.repeat(np.arange(sum(map(len, sides.asked))), [len(own) + 1 for own, asked in links for _ in asked])
    keys, link = np.unique(word * (units + 1) + unit, return_inverse=True)
    words_of, units_of = keys // (units + 1), keys % (units + 1)
    chance = np.ones(len(keys))
    for _ in range(ROUNDS):
        likely = chance[link]
        likely /= np.bincount(spot, likely)[spot]
        counted = np.bincount(link, likely, len(keys))
        chance = counted / np.bincount(units_of, counted)[units_of]
    asked_often = np.bincount(np.concatenate(sides.asked), minlength=words)
    lift = chance / np.maximum(asked_often / asked_often.sum(), RAREST)[words_of]
    kept = (lift > LEAST) & (units_of > 0)
    starts = np.searchsorted(words_of[kept], np.arange(words + 1))
    return starts, units_of[kept], lift[kept].astype(np.float32)
