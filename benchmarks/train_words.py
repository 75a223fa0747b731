"""Learns `corpus/tables/words.tsv`: `python -m benchmarks.train_words`.

Vietnamese writes a blank after every syllable: "nhãn sinh thái" is one word. underthesea tells the words of part of the
corpus, and of questions about it, which have everyday ones; what it mostly takes for a word where the syllables stand
side by side is kept. A search then finds words by looking them up: to import the segmenter would take longer than the
search.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Collection, Container, Iterator
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.corpus import corpus_file, corpus_lines
from benchmarks.retrieval_sets import read_rows
from vnpolicy.index.encoding.threads import let_threads_sleep
from vnpolicy.index.wording.words import spelled
from vnpolicy.nlp.imports import MODELS, without

TABLE = Path(__file__).parents[1] / "corpus" / "tables" / "words.tsv"
QUESTIONS = Path(__file__).parent / "questions"
WRITTEN = ("everyday", "law", "training")  # tables of questions from which may be learned
TOGETHER = 400  # questions that count as one document
ROOM = 40_000  # characters of one document that are read
LONGEST_WORD = 4  # syllables, as in "chủ nghĩa xã hội"
FEWEST = 4  # times that a word has to occur, in two documents at least
SHARE = 0.6  # of the places where its syllables stand side by side, that have to be the word
Words = Counter[tuple[str, ...]]


def read_texts(path: Path, every: int, hidden: Container[str] = ()) -> Iterator[str]:
    """The beginnings of every k-th document, line by line joined as they are; none of the `hidden` ones."""
    for document in map(json.loads, corpus_lines(path, every)):
        if str(document["id"]) not in hidden:
            yield str(document["text"])[:ROOM]


def questions_of(*names: str) -> Iterator[str]:
    """The Vietnamese questions of tables of `questions/`."""
    for name in names:
        for row in read_rows(QUESTIONS / f"{name}.tsv"):
            yield from (row[column] for column in ("vi", "other") if row.get(column))


def joined_questions() -> Iterator[str]:
    """What people ask in Vietnamese, many questions a text."""
    asked = list(questions_of(*WRITTEN))
    yield from ("\n".join(asked[at : at + TOGETHER]) for at in range(0, len(asked), TOGETHER))


def words_of(text: str) -> Words:
    """Words of two syllables and more with their counts, as underthesea finds them."""
    with without(*MODELS):
        from underthesea import word_tokenize

    found = (tuple(spelled(word)) for line in text.split("\n") if line.strip() for word in word_tokenize(line))
    return Counter(word for word in found if 1 < len(word) <= LONGEST_WORD and all(map(str.isalpha, word)))


def runs_of(text: str, words: Collection[tuple[str, ...]]) -> Words:
    """How often the syllables of the words stand side by side."""
    counts: Words = Counter()
    for line in text.split("\n"):
        parts = spelled(line)
        for size in range(2, LONGEST_WORD + 1):
            counts.update(run for run in zip(*(parts[at:] for at in range(size)), strict=False) if run in words)
    return counts


def learn(texts: list[str]) -> Iterator[tuple[str, int]]:
    """Words with their counts, in order."""
    words, documents, runs = Counter[tuple[str, ...]](), Counter[tuple[str, ...]](), Counter[tuple[str, ...]]()
    for text in texts:
        found = words_of(text)
        words.update(found)
        documents.update(found.keys())
    for text in texts:
        runs.update(runs_of(text, words))
    for word in sorted(words):
        if words[word] >= FEWEST and documents[word] > 1 and words[word] >= SHARE * runs[word]:
            yield " ".join(word), words[word]


def main() -> int:
    """Write the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.train_words", description=__doc__)
    parser.add_argument("--corpus", type=Path, default=corpus_file(), help="id and text a line of JSON")
    parser.add_argument("--every", type=int, default=20, metavar="K", help="every K-th document")
    args = parser.parse_args()
    let_threads_sleep()
    rows = list(learn([*read_texts(args.corpus, args.every), *joined_questions()]))
    source = "python -m benchmarks.train_words (word segmentation by underthesea)"
    head = f"# source: {source} / {datetime.now(UTC).date()}\nword\tcount\n"
    TABLE.write_text(head + "".join(f"{word}\t{count}\n" for word, count in rows), encoding="utf-8")
    print(f"{len(rows):,} words")
    return 0


if __name__ == "__main__":
    sys.exit(main())
