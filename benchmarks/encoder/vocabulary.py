"""Which pieces of the start's 250,037 stay: those that texts at hand are made of, then the likeliest Latin ones.

    python -m benchmarks.encoder.vocabulary -o pieces.txt
    python -m benchmarks.encoder.vocabulary -o pieces.txt --keep 30000 --texts laws.txt news.en

The texts: paragraphs of the evaluation corpus, the questions and the sentence pairs in both languages, and a part of
them without diacritics; `--texts` takes files of one text a line instead. The file that is written has one number of
the start's pieces a line.
"""

import argparse
import itertools
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from benchmarks.corpus import corpus_file, corpus_lines
from benchmarks.encoder.start import read_start, weights_file
from benchmarks.encoder.tokenizer import build_tokenizer
from benchmarks.results import shared_folder

EVERY = 6  # of the corpus' documents one is counted; 61 MB of text
BARE = 3  # of the counted texts one is counted without diacritics, too
LATIN = re.compile(r"▁?[A-Za-z]+")  # takes "▁committee", refuses "▁комитет"
FRAME = range(4)


def without_diacritics(text: str) -> str:
    """Text as it is typed in haste: "chất thải" -> "chat thai"."""
    letters = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return unicodedata.normalize("NFC", "".join(letter for letter in letters if not unicodedata.combining(letter)))


def texts_at_hand() -> Iterator[str]:
    """Texts of the evaluation material in both languages."""
    for line in corpus_lines(corpus_file(), EVERY):
        yield from re.split(r"\n\s*\n", json.loads(line)["text"])
    for question in json.loads(shared_folder("retrieval", "legal-questions.json").read_text("utf-8")).values():
        yield question["question"]
    files = [shared_folder("retrieval", "legal-questions-en.tsv"), *sorted(shared_folder("parallel").glob("*.*"))]
    for file in files:
        yield from file.read_text("utf-8").split("\n")


def count_pieces(texts: Iterable[str], pieces: Sequence[tuple[str, float]]) -> Counter[int]:
    """How often each piece is used, by its number."""
    tokenizer = build_tokenizer(pieces)
    counts: Counter[int] = Counter()
    while batch := list(itertools.islice(texts := iter(texts), 1024)):
        bare = [without_diacritics(text) for text in batch[::BARE]]
        for encoding in tokenizer.encode_batch_fast([*batch, *bare]):
            counts.update(encoding.ids)
    return counts


def choose_pieces(counts: Counter[int], pieces: Sequence[tuple[str, float]], keep: int) -> list[int]:
    """Numbers of the pieces that stay, in order: the frame, the most used, then the likeliest of Latin letters."""
    used = [number for number, _ in counts.most_common() if number not in FRAME]
    latin = [number for number in range(len(pieces)) if number not in counts and LATIN.fullmatch(pieces[number][0])]
    latin.sort(key=lambda number: -pieces[number][1])
    return sorted([*FRAME, *used, *latin][:keep])


def _lines(files: Sequence[Path]) -> Iterator[str]:
    for file in files:
        yield from file.read_text("utf-8").split("\n")


def main() -> None:
    """Write the numbers of the pieces that stay."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
    parser.add_argument("--keep", type=int, default=40_000, help="pieces that stay (40000)")
    parser.add_argument("--texts", type=Path, nargs="*", metavar="FILE", help="texts to count, one a line")
    options = parser.parse_args()
    pieces = read_start(weights_file()).pieces
    counts = count_pieces(_lines(options.texts) if options.texts else texts_at_hand(), pieces)
    chosen = choose_pieces(counts, pieces, options.keep)
    options.output.write_text("".join(f"{number}\n" for number in chosen), "utf-8")
    print(f"{len(counts):,} of {len(pieces):,} pieces are used; {len(chosen):,} stay")


if __name__ == "__main__":
    main()
