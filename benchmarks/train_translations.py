"""Learns `corpus/tables/translations.tsv`: `python -m benchmarks.train_translations`.

IBM model 1 (Brown et al. 1993) in both directions over aligned sentences and over the training side of the legal
questions; what either direction finds likely is kept. English terms are words and pairs of words, Vietnamese ones
syllables and pairs of syllables, as the keyword index has them.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.results import shared_folder
from benchmarks.retrieval_sets import read_legal
from vnpolicy.index.words import pairs, spelled, syllables

TABLE = Path(__file__).parents[1] / "corpus" / "tables" / "translations.tsv"
FILES = ("VLSP20-official-offi_test", "basic-data", "indomain-news-train", "wiki-alt-data")
LONGEST = 45  # words of a sentence
OWN_DOMAIN = 3  # times that a question counts
FEWEST = {"english": 4, "pair": 5, "syllable": 4}  # times that a term has to occur
ROUNDS = 6
LEAST = 0.08  # likelihood (geometric mean of both directions) of what is kept
MOST = 6  # translations of one term
_EMPTY = """
the a an of to in on at by for with from and or not be is are was were been has have had do does did can may must shall
will would should could it its this that these those what which who when where how many much long if as than then there
their they he she his her i you we our your my me any some such no other s t
"""
EMPTY = frozenset(_EMPTY.split())  # words that stand for nothing in the other language
Counts = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Links:
    """Every English term beside every Vietnamese term of its sentence: numbers of both, and of the sentence."""

    english: Numbers
    vietnamese: Numbers
    sentence: Numbers


def read_sentences(folder: Path) -> Iterator[tuple[str, str]]:
    """English and Vietnamese sentences."""
    for name in FILES:
        sides = ((folder / f"{name}.{language}").read_text(encoding="utf-8").split("\n") for language in ("en", "vi"))
        yield from zip(*sides, strict=False)


def read_questions(folder: Path) -> Iterator[tuple[str, str]]:
    """The questions of the training side in both languages, so many times as they count."""
    sets = read_legal(folder / "legal-questions.json", folder / "legal-questions-en.tsv", "train")
    english = {question.id: question.text for question in sets[1].questions}
    for question in sets[0].questions:
        if question.id in english:
            yield from [(english[question.id], question.text)] * OWN_DOMAIN


def english_terms(text: str) -> list[str]:
    """Words that mean something, and pairs of them."""
    words = syllables(text)[:LONGEST]
    full = [word for word in words if word not in EMPTY and not word.isdecimal()]
    both = [f"{a} {b}" for a, b in pairwise(words) if a not in EMPTY and b not in EMPTY]
    return list(dict.fromkeys([*full, *both]))


def vietnamese_terms(text: str) -> list[str]:
    """Syllables and pairs."""
    parts = [part for part in spelled(text)[: 2 * LONGEST] if not part.isdecimal()]
    return list(dict.fromkeys([*parts, *pairs(parts)]))


def link(sides: Sequence[tuple[list[str], list[str]]]) -> tuple[Links, list[str], list[str]]:
    """Links of all sentences, and the terms by number; rare terms are left out."""
    counts = [Counter(term for both in sides for term in both[side]) for side in (0, 1)]
    english = _numbered(term for term, count in counts[0].items() if count >= FEWEST["english"])
    least = {True: FEWEST["pair"], False: FEWEST["syllable"]}
    vietnamese = _numbered(term for term, count in counts[1].items() if count >= least["_" in term])
    rows = []
    for number, (left, right) in enumerate(sides):
        ones = np.array([english[term] for term in left if term in english], dtype=np.int64)
        others = np.array([vietnamese[term] for term in right if term in vietnamese], dtype=np.int64)
        if len(ones) and len(others):
            where = np.full(len(ones) * len(others), number)
            rows.append((np.repeat(ones, len(others)), np.tile(others, len(ones)), where))
    columns = (np.concatenate(column) for column in zip(*rows, strict=True))
    return Links(*columns), list(english), list(vietnamese)


def _numbered(terms: Iterator[str]) -> dict[str, int]:
    return {term: number for number, term in enumerate(terms)}


def align(source: Numbers, target: Numbers, sentence: Numbers, shape: tuple[int, int]) -> tuple[Numbers, Counts]:
    """Likelihood of each target given its source: keys `source * targets + target`, and a probability each."""
    keys, which = np.unique(source * shape[1] + target, return_inverse=True)
    spots, spot = np.unique(sentence * shape[1] + target, return_inverse=True)
    owner = keys // shape[1]
    chance = np.ones(len(keys))
    for _ in range(ROUNDS):
        likely = chance[which]
        likely = likely / np.bincount(spot, likely, len(spots))[spot]
        counted = np.bincount(which, likely, len(keys))
        chance = counted / np.bincount(owner, counted, shape[0])[owner]
    return keys, chance


def learn(sides: Sequence[tuple[list[str], list[str]]]) -> Iterator[tuple[str, str, float]]:
    """English term, Vietnamese term and share, the likeliest first."""
    links, english, vietnamese = link(sides)
    shape = (len(english), len(vietnamese))
    keys, there = align(links.english, links.vietnamese, links.sentence, shape)
    back_keys, back = align(links.vietnamese, links.english, links.sentence, (shape[1], shape[0]))
    turned = (back_keys % shape[0]) * shape[1] + back_keys // shape[0]
    share = np.sqrt(there * back[np.argsort(turned)])
    order = np.lexsort((-share, keys // shape[1]))
    kept: Counter[int] = Counter()
    for at in order[share[order] >= LEAST].tolist():
        word, other = divmod(int(keys[at]), shape[1])
        kept[word] += 1
        if kept[word] <= MOST:
            yield english[word], vietnamese[other], float(share[at])


def main() -> int:
    """Write the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.train_translations", description=__doc__)
    parser.add_argument("--parallel", type=Path, default=shared_folder("parallel"))
    parser.add_argument("--questions", type=Path, default=shared_folder("retrieval"))
    args = parser.parse_args()
    texts = [*read_sentences(args.parallel), *read_questions(args.questions)]
    rows = list(learn([(english_terms(english), vietnamese_terms(other)) for english, other in texts]))
    source = "python -m benchmarks.train_translations (word alignment of translated sentences)"
    head = f"# source: {source} / {datetime.now(UTC).date()}\nenglish\tvietnamese\tshare\n"
    TABLE.write_text(head + "".join(f"{e}\t{v}\t{share:.2f}\n" for e, v, share in rows), encoding="utf-8")
    print(f"{len(rows):,} translations of {len({row[0] for row in rows}):,} terms")
    return 0


if __name__ == "__main__":
    sys.exit(main())
