"""Learns `corpus/associations/vi.npz` and `en.npz`: `python -m benchmarks.train_associations pairs.jsonl`.

From the pairs that the encoder learns from (`benchmarks.encoder.texts`): first what each word of a question is asked
for (`benchmarks/word_chances.py`), then sharper, so that a text which answers stands before those that only look alike
(`benchmarks/contrast.py`). Four minutes on two cores, 8 GB.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np

from benchmarks.contrast import Lesson, sharpen
from benchmarks.encoder.batches import read_pairs
from benchmarks.encoder.pairs import Pair
from benchmarks.word_chances import Numbers, Sides, word_lifts
from vnpolicy.index.search.associations import AskedIn, Associations, Units, vietnamese_words
from vnpolicy.index.wording.segmentation import inner_pairs
from vnpolicy.index.wording.translation import english_stems
from vnpolicy.index.wording.words import pairs as neighbours
from vnpolicy.index.wording.words import spelled

FOLDER = Path(__file__).parents[1] / "corpus" / "associations"
WRITTEN = ("record", "everyday", "article", "law")  # questions and searches that people, or models, have put
ASKED: Mapping[AskedIn, Sequence[str]] = {
    "vi": (*WRITTEN, "match", "spoken", "synonym"),
    "en": (*WRITTEN, "translation"),
}
FEWEST = 2  # questions with a word, and texts with a unit, that there have to be
MOST_WORDS, MOST_UNITS = 40, 120  # of a question and of a text, the first of each
LEAST = 3.0  # lift of what is kept: three times as often asked


class Asked(NamedTuple):
    """Words of a question, the text that answers it, and texts that only look so."""

    words: tuple[str, ...]
    text: str
    others: tuple[str, ...]


def read_asked(pairs: Mapping[str, Sequence[Pair]], language: AskedIn) -> list[Asked]:
    """All that is asked in a language; again where other texts only look like the answer."""
    return list(dict.fromkeys(_asked(pairs, language)))


def _asked(pairs: Mapping[str, Sequence[Pair]], language: AskedIn) -> Iterator[Asked]:
    words_of = {"vi": vietnamese_words, "en": english_stems}[language]
    for kind in ASKED[language]:
        for pair in pairs.get(kind, ()):
            question = pair.query if language == "vi" or kind == "translation" else pair.english
            if question:
                words = tuple(dict.fromkeys(words_of(question)))[:MOST_WORDS]
                yield Asked(words, pair.positive, tuple(pair.negatives) if kind in WRITTEN else ())


def make_units(texts: Iterable[str]) -> Units:
    """The syllables, and pairs within words, that several texts have."""
    inner, counts = inner_pairs(), Counter[str]()
    for text in texts:
        parts = spelled(text)
        counts.update({*parts, *inner.intersection(neighbours(parts))})
    return Units.named(sorted(name for name, count in counts.items() if count >= FEWEST))


def learn(asked: Sequence[Asked]) -> Associations:
    """Words, units and lifts."""
    units = make_units({one.text for one in asked})
    counts = Counter(word for one in asked for word in one.words)
    words = {word: at for at, word in enumerate(sorted(word for word, count in counts.items() if count >= FEWEST))}
    chosen = [np.array([words[word] for word in one.words if word in words], np.int64) for one in asked]
    sides = Sides([own[:MOST_UNITS] for own in units_of(units, [one.text for one in asked])], chosen)
    learned = word_lifts(sides, len(units.names), len(words))
    lessons = [
        Lesson(numbers, (one.text, *one.others)) for one, numbers in zip(asked, chosen, strict=True) if one.others
    ]
    sharpened = sharpen(Associations(units, words, *learned), lessons)
    return without_weak(sharpened)


def units_of(units: Units, texts: Sequence[str]) -> list[Numbers]:
    """The different units of each text."""
    places, numbers = units.of(texts)
    return np.split(numbers, np.searchsorted(places, np.arange(1, len(texts))))


def without_weak(whole: Associations) -> Associations:
    """Those of which the lift is worth keeping."""
    kept = whole.lifts >= LEAST
    starts = np.concatenate([[0], np.cumsum(kept)])[whole.starts]
    return replace(whole, starts=starts, linked=whole.linked[kept], lifts=whole.lifts[kept])


def main() -> int:
    """Write both files."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.train_associations", description=__doc__)
    parser.add_argument("pairs", type=Path, help="as written by `benchmarks.encoder.texts`")
    args = parser.parse_args()
    pairs = read_pairs(args.pairs)
    FOLDER.mkdir(exist_ok=True)
    for language in ASKED:
        asked = read_asked(pairs, language)
        learned = learn(asked)
        with (FOLDER / f"{language}.npz").open("wb") as stream:
            learned.write(stream)
        sizes = (len(asked), len(learned.words), len(learned.units.names), len(learned.lifts))
        print(f"{language}: {sizes[0]:,} texts asked for; {sizes[1]:,} words, {sizes[2]:,} units, {sizes[3]:,} links")
    return 0


if __name__ == "__main__":
    sys.exit(main())
