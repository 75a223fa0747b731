"""Which words the network for texts reads in one piece: "Ủy ban nhân dân", "chịu trách nhiệm trước".

    python -m benchmarks.encoder.phrases cache -o phrases.txt

A syllable of Vietnamese is a piece of its own, and what a text costs goes with the number of its pieces. Chosen are the
phrases that save most, in the entries of the legal library that `benchmarks.retrieval` keeps in `cache`, without the
documents that a measure asks about. The file that is written has one phrase a line.
"""

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.encoder.folder import SHIPPED
from benchmarks.encoder.law import hidden_documents
from benchmarks.encoder.mistakes import PLACES, RECORDS, Pool
from benchmarks.encoder.texts import open_cached
from benchmarks.encoder.tokenizer import Piece, add_phrases, build_tokenizer, read_pieces

READ = {RECORDS: 120_000, PLACES: 50_000}  # texts in which phrases are counted: most vectors are those of records
WORDS = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)+")  # words with nothing but a space between them
LEAST, LONGEST = 30, 8  # times that a phrase stands in the texts, and its words
FEWER = (60_000, 30_000, 20_000)  # what is left after each count: phrases compete for the same words


def frequent_phrases(texts: Sequence[str], least: int = LEAST) -> Counter[str]:
    """Phrases of two words and more that stand in the texts at least so often."""
    runs = [found.split(" ") for text in texts for found in WORDS.findall(text)]
    kept: Counter[str] = Counter(word for run in runs for word in run)
    found: Counter[str] = Counter()
    for length in range(2, LONGEST + 1):
        counts = Counter(_grown(runs, length, kept))
        kept = Counter({phrase: count for phrase, count in counts.items() if count >= least})
        found |= kept
    return found


def _grown(runs: Sequence[Sequence[str]], length: int, shorter: Counter[str]) -> Iterator[str]:
    """Phrases of a length both ends of which are frequent without their last and their first word."""
    for run in runs:
        known = [" ".join(run[at : at + length - 1]) in shorter for at in range(len(run) - length + 2)]
        for at in range(len(run) - length + 1):
            if known[at] and known[at + 1]:
                yield " ".join(run[at : at + length])


def choose_phrases(texts: Sequence[str], pieces: Sequence[Piece], keep: int) -> list[str]:
    """The phrases that save most pieces as a text is read, best first."""
    counts = frequent_phrases(texts)
    tokenizer = build_tokenizer(pieces)
    saved = {phrase: len(tokenizer.encode(phrase, add_special_tokens=False)) - 1 for phrase in counts}
    for left in (*FEWER, keep):
        counts = Counter({phrase: count * saved[phrase] for phrase, count in counts.items()})
        best = [phrase for phrase, _ in counts.most_common(left)]
        counts = count_phrases(texts, pieces, best)
    return sorted(best, key=lambda phrase: -counts[phrase] * saved[phrase])


def count_phrases(texts: Sequence[str], pieces: Sequence[Piece], phrases: Sequence[str]) -> Counter[str]:
    """How often each phrase is a piece of the texts."""
    tokenizer = build_tokenizer(add_phrases(pieces, phrases))
    numbers: Counter[int] = Counter()
    for at in range(0, len(texts), 4096):
        for encoding in tokenizer.encode_batch_fast(texts[at : at + 4096]):
            numbers.update(encoding.ids)
    return Counter({phrase: numbers[len(pieces) + number] for number, phrase in enumerate(phrases)})


def main() -> None:
    """Read, count, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cache", type=Path, help="where `benchmarks.retrieval` keeps its libraries")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
    parser.add_argument("--keep", type=int, default=14_000, help="phrases that are chosen (14000)")
    options = parser.parse_args()
    chance = random.Random(4)  # noqa: S311 - a fixed draw
    texts = []
    with open_cached(options.cache) as library:
        for kinds, most in READ.items():
            pool = Pool.read(library, kinds, hidden_documents())
            texts += pool.texts(chance.sample(pool.ids.tolist(), min(most, len(pool.ids)))).values()
    chosen = choose_phrases(texts, read_pieces(SHIPPED / "tokenizer.json"), options.keep)
    options.output.write_text("".join(f"{phrase}\n" for phrase in chosen), "utf-8")
    print(f"{len(chosen):,} phrases, such as {', '.join(chosen[:5])}")


if __name__ == "__main__":
    main()
