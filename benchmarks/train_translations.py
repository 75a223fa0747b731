"""Learns `corpus/tables/translations.tsv`: `python -m benchmarks.train_translations`.

Words and phrases that are in line with the word alignment of translated sentences, of the questions of the training
side, of questions about one record in both languages, of names and of terms. English words stand without their endings.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.results import shared_folder
from benchmarks.retrieval_sets import read_legal, read_rows, read_written
from benchmarks.word_alignment import align, phrases
from vnpolicy.corpus import read_table
from vnpolicy.index.wording.translation import LONGEST, empty_stems, english_stems
from vnpolicy.index.wording.words import spelled

TABLE = Path(__file__).parents[1] / "corpus" / "tables" / "translations.tsv"
RECORDS = Path(__file__).parent / "questions" / "training.tsv"
TERMS = Path(__file__).parent / "questions" / "legal_terms.tsv"
FILES = ("VLSP20-official-offi_test", "basic-data", "indomain-news-train", "wiki-alt-data")
LONGEST_SENTENCE = 300  # characters
MOST_WORDS = 60  # of a sentence
MOST_SYLLABLES = 5  # of a translation, "giấy phép lái xe quốc tế" is left to its parts
COUNTS = {"law": 3, "record": 2, "name": 4, "sentence": 1}  # times that a text of a kind counts
DISCOUNT = 0.5  # of a count: what was seen once is half as sure
LEAST, LEAST_COUNT = 0.04, 2  # share and count of what is kept; a single word needs to be seen but once
MOST = 5  # translations of one phrase
Text = tuple[str, str, str]  # kind, English, Vietnamese
Sides = tuple[list[str], list[str]]


def read_parallel(folder: Path) -> Iterator[tuple[str, str]]:
    """Lines of the parallel texts, English and Vietnamese; raises `ValueError` where one side has fewer."""
    for name in FILES:
        sides = ((folder / f"{name}.{language}").read_text(encoding="utf-8").split("\n") for language in ("en", "vi"))
        yield from zip(*sides, strict=True)


def read_sentences(folder: Path) -> Iterator[Text]:
    """Translated sentences that are not too long."""
    for english, other in read_parallel(folder):
        if max(len(english), len(other)) < LONGEST_SENTENCE:
            yield "sentence", english, other


def read_questions(folder: Path) -> Iterator[Text]:
    """The legal questions of the training side, and those that a record answers, in both languages."""
    legal = read_legal(folder / "legal-questions.json", folder / "legal-questions-en.tsv", "train")
    for kind, (asked, translated) in {"law": legal, "record": read_written(RECORDS, "legal")}.items():
        english = {question.id: question.text for question in translated.questions}
        for question in asked.questions:
            if question.id in english:
                yield kind, english[question.id], question.text


def read_names() -> Iterator[Text]:
    """English names of bodies and provinces, and terms of law."""
    rows = (*read_table("agencies"), *read_table("provinces"))
    for row in rows:
        yield from (("name", english, row["name"]) for english in row["english"].split("|") if english)
    yield from (("name", row["english"], row["vietnamese"]) for row in read_rows(TERMS))


def vietnamese_words(text: str) -> list[str]:
    """Words as a segmenter finds them, the syllables of each joined: ["bảo_hiểm", "y_tế"]."""
    from underthesea import word_tokenize

    words = ("_".join(spelled(word)) for word in word_tokenize(text))
    return [word for word in words if word][:MOST_WORDS]


def count_phrases(sides: Sequence[Sides], counts: Sequence[int]) -> Counter[tuple[str, str]]:
    """How often an English phrase stands beside a Vietnamese one, by (phrase, translation)."""
    found: Counter[tuple[str, str]] = Counter()
    for (english, other), links, count in zip(sides, align(sides), counts, strict=True):
        for ours, theirs in phrases((len(english), len(other)), links, LONGEST):
            run, translation = english[slice(*ours)], "_".join(other[slice(*theirs)])
            if empty_stems().isdisjoint((run[0], run[-1])) and translation.count("_") < MOST_SYLLABLES:
                found[" ".join(run), translation] += count
    return found


def choose(found: Mapping[tuple[str, str], int]) -> Iterator[tuple[str, str, float]]:
    """Phrase, translation and share of what is kept, the likeliest first."""
    whole: Counter[str] = Counter()
    for (english, _), count in found.items():
        whole[english] += count
    kept: Counter[str] = Counter()
    for (english, other), count in sorted(found.items(), key=lambda row: (row[0][0], -row[1], row[0][1])):
        share = (count - DISCOUNT) / (whole[english] + DISCOUNT)
        least = LEAST_COUNT if " " in english else 1
        if count >= least and share >= LEAST and kept[english] < MOST and not english.isdecimal():
            kept[english] += 1
            yield english, other, share


def learn(texts: Iterable[Text]) -> list[tuple[str, str, float]]:
    """English phrase, Vietnamese phrase and share."""
    sides, counts = list[Sides](), list[int]()
    whole: Counter[tuple[str, str]] = Counter()  # a name or term stands for the other as a whole
    for kind, english, other in texts:
        both = english_stems(english)[:MOST_WORDS], vietnamese_words(other)
        if all(both):
            sides.append(both)
            counts.append(COUNTS[kind])
            if kind == "name" and len(both[0]) <= LONGEST:
                whole[" ".join(both[0]), "_".join(both[1])] += COUNTS[kind]
    return list(choose(count_phrases(sides, counts) + whole))


def main() -> int:
    """Write the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.train_translations", description=__doc__)
    parser.add_argument("--parallel", type=Path, default=shared_folder("parallel"))
    parser.add_argument("--questions", type=Path, default=shared_folder("retrieval"))
    args = parser.parse_args()
    rows = learn([*read_questions(args.questions), *read_names(), *read_sentences(args.parallel)])
    source = "python -m benchmarks.train_translations (word alignment of translated sentences)"
    head = f"# source: {source} / {datetime.now(UTC).date()}\nenglish\tvietnamese\tshare\n"
    TABLE.write_text(head + "".join(f"{e}\t{v}\t{share:.2f}\n" for e, v, share in rows), encoding="utf-8")
    print(f"{len(rows):,} translations of {len({row[0] for row in rows}):,} phrases")
    return 0


if __name__ == "__main__":
    sys.exit(main())
