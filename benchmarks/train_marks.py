"""Learns `corpus/tables/marks.tsv`: `python -m benchmarks.train_marks`.

How often syllables stand, and stand side by side, in documents of the corpus, in sentences of everyday, and in the
questions that the encoder learned from. Documents that the held-out questions ask about are left out. It is judged on
legal questions of the development side, and on questions about records, of documents that others ask about too.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

from benchmarks.corpus import corpus_file
from benchmarks.encoder.law import hidden_documents
from benchmarks.results import shared_folder
from benchmarks.retrieval_sets import Side, read_legal
from benchmarks.train_translations import read_sentences
from benchmarks.train_words import WRITTEN, questions_of, read_texts
from vnpolicy.index.restoring import BETWEEN, restore
from vnpolicy.index.words import fold, spelled

TABLE = Path(__file__).parents[1] / "corpus" / "tables" / "marks.tsv"
ASKED, SAID = 20, 2  # times that a question counts, and a sentence: they are more like a query than a document is
FEWEST, FEWEST_PAIRS = 12, 5  # times that a syllable, or a pair of them, has to stand there
Counts = Counter[str]
Pairs = Counter[tuple[str, str]]


def read_questions(side: Side) -> list[str]:
    """Legal questions of one side."""
    (asked,) = read_legal(shared_folder("retrieval", "legal-questions.json"), None, side)
    return [question.text for question in asked.questions]


def count(texts: Iterable[str], times: int, syllables: Counts, pairs: Pairs) -> None:
    """Add the syllables of texts and their pairs of neighbours, line by line."""
    for text in texts:
        for line in text.split("\n"):
            parts = spelled(line)
            for part in parts:
                syllables[part] += times
            for pair in pairwise(parts):
                pairs[pair] += times


def rows_of(syllables: Counts, pairs: Pairs) -> Iterator[str]:
    """A row for each syllable: its count, and what follows it, most often first."""
    known = {part for part, times in syllables.items() if times >= FEWEST and part.isalpha() and len(part) < 8}
    after: dict[str, list[str]] = {}
    for (one, other), times in pairs.most_common():
        if times >= FEWEST_PAIRS and one in known and other in known:
            after.setdefault(one, []).append(f"{other} {times}")
    for part in sorted(known):
        yield f"{part}\t{syllables[part]}\t{BETWEEN.join(after.get(part, ()))}"


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
    syllables, pairs = Counts(), Pairs()
    count(read_texts(args.corpus, args.every, hidden_documents()), 1, syllables, pairs)
    count([sentence for _, _, sentence in read_sentences(shared_folder("parallel"))], SAID, syllables, pairs)
    count([*read_questions("train"), *questions_of(*WRITTEN)], ASKED, syllables, pairs)
    lines = list(rows_of(syllables, pairs))
    source = "python -m benchmarks.train_marks (counts in legal documents, translated sentences and questions)"
    head = f"# source: {source} / {datetime.now(UTC).date()}\nsyllable\tcount\tfollowers\n"
    TABLE.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines):,} syllables")
    for name, questions in (("law", read_questions("dev")), ("records", questions_of("ranking"))):
        whole, right = judge(questions)
        print(f"{right / whole:.3f} of {whole:,} syllables of questions about {name} restored")
    return 0


if __name__ == "__main__":
    sys.exit(main())
