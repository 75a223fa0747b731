"""Learns `corpus/tables/marks.tsv`: `python -m benchmarks.train_marks`.

How often syllables stand, and stand side by side, in documents of the corpus, in sentences of everyday, and in the
questions that the encoder learned from; of three in a row, where pairs alone would often be read otherwise. Documents
that the held-out questions ask about are left out. It is judged on legal questions of the development side, and on
questions about records, of documents that others ask about too.
"""

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from benchmarks.corpus import corpus_file
from benchmarks.encoder.law import hidden_documents
from benchmarks.results import shared_folder
from benchmarks.retrieval_sets import Side, read_legal
from benchmarks.train_translations import read_sentences
from benchmarks.train_words import WRITTEN, questions_of, read_texts
from vnpolicy.index.wording.restoring import BETWEEN, likelihood, likelihoods, restore
from vnpolicy.index.wording.words import fold, fold_syllable, spelled

TABLE = Path(__file__).parents[1] / "corpus" / "tables" / "marks.tsv"
ASKED, SAID = 10, 2  # times that a question counts, and a sentence: they are more like a query than a document is
FEWEST, FEWEST_PAIRS = 10, 5  # times that a syllable, or a pair of them, has to stand there: in one question
FEWEST_TRIPLES = 11  # times, and times oftener than what pairs make of it: more than one question
LONGEST = 7  # letters of a syllable, "nghiêng"
Run = tuple[str, ...]
Chance = Callable[[str, str], float]  # how likely a syllable stands behind another


def read_questions(side: Side) -> list[str]:
    """Legal questions of one side."""
    (asked,) = read_legal(shared_folder("retrieval", "legal-questions.json"), None, side)
    return [question.text for question in asked.questions]


def count(texts: Iterable[str], times: int, counts: Counter[Run]) -> None:
    """Add the syllables of texts, and two and three of them in a row, line by line."""
    for parts in (spelled(line) for text in texts for line in text.split("\n")):
        for size in range(1, 4):
            for run in zip(*(parts[at:] for at in range(size)), strict=False):
                counts[run] += times


def rows_of(counts: Counter[Run]) -> Iterator[str]:
    """A row for each syllable: its count, behind how many it stands, and what follows it, most often first."""
    single, pairs, triples = ({run: n for run, n in counts.most_common() if len(run) == size} for size in range(1, 4))
    known = {one: n for (one,), n in single.items() if n >= FEWEST and one.isalpha() and len(one) <= LONGEST}
    pairs = {run: n for run, n in pairs.items() if n >= FEWEST_PAIRS and known.keys() >= {*run}}
    triples = {run: n for run, n in triples.items() if n >= FEWEST_TRIPLES and known.keys() >= {*run}}
    after: defaultdict[str, list[str]] = defaultdict(list)
    for run, times in {**pairs, **misread(triples, known, pairs)}.items():
        after[run[0]].append(f"{' '.join(run[1:])} {times}")
    behind = Counter(last for _, last in pairs)
    for part in sorted(known):
        yield f"{part}\t{known[part]}\t{behind[part]}\t{BETWEEN.join(after[part])}"


def misread(triples: Mapping[Run, int], known: Mapping[str, int], pairs: Mapping[Run, int]) -> dict[Run, int]:
    """Those of the triples that pairs alone read otherwise, with those that are written alike without diacritics."""
    spellings: defaultdict[str, list[str]] = defaultdict(list)
    alike: defaultdict[Run, list[Run]] = defaultdict(list)
    for one in known:
        spellings[fold_syllable(one)].append(one)
    for run in triples:
        alike[tuple(map(fold_syllable, run))].append(run)
    different, alone = Counter(one for one, _ in pairs), likelihoods(known, Counter(last for _, last in pairs))

    @cache
    def chance(before: str, one: str) -> float:
        return likelihood(pairs.get((before, one), 0), known.get(before, 0), different[before], alone[one])

    found: dict[Run, int] = {}
    for plain, runs in alike.items():
        read = by_pairs([spellings[part] for part in plain], chance)
        if max(triples[run] for run in runs) >= triples.get(read, 0) + FEWEST_TRIPLES:
            found |= {run: triples[run] for run in runs}
    return found


def by_pairs(readings: Iterable[Sequence[str]], chance: Chance) -> Run:
    """The likeliest of the readings of some syllables, each by the one before it."""
    paths: dict[str, tuple[float, Run]] = {"": (1.0, ())}
    for ones in readings:
        paths = {
            one: max((likely * chance(last, one), (*run, one)) for last, (likely, run) in paths.items()) for one in ones
        }
    return max(paths.values())[1]


def judge(questions: Iterable[str]) -> tuple[int, int]:
    """Syllables of questions, and how many of them are as they were once their diacritics were taken and given back."""
    whole = right = 0
    for question in questions:
        given, back = spelled(question), spelled(restore(fold(question)))
        whole += len(given)
        right += sum(one == other for one, other in zip(given, back, strict=False))
    return whole, right


def main() -> int:
    """Write the table, and say how well it restores."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.train_marks", description=__doc__)
    parser.add_argument("--corpus", type=Path, default=corpus_file(), help="id and text a line of JSON")
    parser.add_argument("--every", type=int, default=3, metavar="K", help="every K-th document")
    args = parser.parse_args()
    counts: Counter[Run] = Counter()
    count(read_texts(args.corpus, args.every, hidden_documents()), 1, counts)
    count((sentence for _, _, sentence in read_sentences(shared_folder("parallel"))), SAID, counts)
    count([*read_questions("train"), *questions_of(*WRITTEN)], ASKED, counts)
    lines = list(rows_of(counts))
    source = "python -m benchmarks.train_marks (counts in legal documents, translated sentences and questions)"
    head = f"# source: {source} / {datetime.now(UTC).date()}\nsyllable\tcount\tbehind\tfollowers\n"
    TABLE.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines):,} syllables")
    for name, questions in (("law", read_questions("dev")), ("records", questions_of("ranking"))):
        whole, right = judge(questions)
        print(f"{right / whole:.3f} of {whole:,} syllables of questions about {name} restored")
    return 0


if __name__ == "__main__":
    sys.exit(main())
