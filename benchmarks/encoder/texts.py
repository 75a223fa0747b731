"""What the encoder learns from: pairs of texts that mean the same or answer one another.

    python -m benchmarks.encoder.texts FOLDER -o pairs.jsonl

A line of JSON a pair: `kind`, `query`, `positive`, and for questions texts that do not answer it, `negatives`, and the
question in English. The kinds: `translation` (sentences in two languages), `law` (a question and a passage of a
document that answers it), `record` (a question written for this project and the task or target that answers it),
`everyday` (the same in other words than the record's), `article` (a question written for an article of a law, decree
or circular), `spoken` (a record in which everyday wordings stand for official ones), `synonym` (two such wordings),
`heading` (of an article, and its text), `name` (a body's name in English or abbreviated, and in Vietnamese), `match`
(a record of a decision, one of a plan that answers to it and one that does not, as labelled or as written for this
project). Documents that answer a question of the development side are left out whole, and so are the labelled ones of
the gold set. FOLDER is where `python -m benchmarks.retrieval --cache FOLDER` keeps its libraries: a text about the law
is what its index has of it, and what their encoder finds for a question instead of the answer stands beside it.
"""

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from itertools import chain
from pathlib import Path

from benchmarks.corpus import corpus_file
from benchmarks.coverage_labels import read_pairs
from benchmarks.encoder.everyday import spoken_pairs, synonym_pairs
from benchmarks.encoder.law import LawTexts, hidden_documents, read_law
from benchmarks.encoder.matches import match_pairs
from benchmarks.encoder.mistakes import with_mistakes
from benchmarks.encoder.pairs import Pair
from benchmarks.labels import plain, texts_of
from benchmarks.results import shared_folder
from benchmarks.retrieval_sets import read_rows
from benchmarks.train_translations import read_parallel
from vnpolicy.corpus import read_table
from vnpolicy.index import Library
from vnpolicy.index.encoding.bilingual import BilingualEncoder
from vnpolicy.index.encoding.vectors import check_encoder
from vnpolicy.index.errors import EncoderMismatch

QUESTIONS = Path(__file__).parents[1] / "questions"


def translation_pairs() -> Iterator[Pair]:
    """Sentences of the parallel texts, English first."""
    for query, positive in read_parallel(shared_folder("parallel")):
        if 15 < len(query) < 260 and 15 < len(positive) < 260:
            yield Pair("translation", query.strip(), positive.strip())


def name_pairs() -> Iterator[Pair]:
    """Names of bodies: in English, abbreviated, in full."""
    for row in read_table("agencies"):
        forms = [row["english"], *row["abbreviations"].split("|")]
        yield from (Pair("name", form, row["name"]) for form in forms if form)


def written_pairs(law: LawTexts, chance: random.Random) -> Iterator[Pair]:
    """Questions written for this project, with the record or article that answers each; records in everyday words."""
    rows = {name: read_rows(QUESTIONS / f"{name}.tsv") for name in ("training", "everyday", "law", "plans")}
    asked = {row["document"] for each in rows.values() for row in each}
    texts = {name: plain(text) for name, text in texts_of(corpus_file(), asked)}
    records = dict.fromkeys(record for row in rows["training"] if (record := _answer(row, texts)))
    for row in rows["training"]:
        if record := _answer(row, texts):
            yield Pair("record", row["vi"], record, english=row["en"])
    for row in rows["everyday"]:
        if record := _answer(row, texts):
            yield from _asked_twice("everyday", row, record)
    for row in rows["law"]:
        if article := _answer(row, texts):
            yield from _asked_twice("article", row, law.beginning(row["document"], article))
    for row in rows["plans"]:
        if record := _answer(row, texts):
            yield Pair("match", record, row["same"], (row["other"],))
    yield from spoken_pairs(records, chance)


def _asked_twice(kind: str, row: Mapping[str, str], answer: str) -> Iterator[Pair]:
    yield from (Pair(kind, row[column], answer, english=row["en"]) for column in ("vi", "other"))


def _answer(row: Mapping[str, str], texts: Mapping[str, str]) -> str:
    """The record or article that answers a question; "" where the corpus has no such document."""
    start, end = map(int, row["answer"].split("-"))
    return texts.get(row["document"], "")[start:end]


def open_cached(cache: Path) -> Library:
    """The library of the corpus; ends the program where its vectors are not those of the shipped encoder."""
    library = Library(cache / "legal" / "library", encoder=BilingualEncoder(), create=False)
    try:
        check_encoder(library.store, library.encoder)
    except EncoderMismatch as error:
        library.close()
        sys.exit(f"{library.folder}: {error}; make them anew: python -m benchmarks.retrieval --cache {cache}")
    return library


def all_pairs(library: Library) -> Iterator[Pair]:
    """Pairs of all kinds, with what the library finds instead of an answer."""
    chance = random.Random(12)  # noqa: S311 - a fixed draw
    hidden = hidden_documents()
    law = read_law(library, hidden)
    pairs = chain(
        translation_pairs(),
        written_pairs(law, chance),
        synonym_pairs(chance),
        name_pairs(),
        law.pairs(chance),
        match_pairs(library, read_pairs("encoder")),
    )
    return with_mistakes(library, list(pairs), hidden)


def main() -> None:
    """Write the pairs and say how many there are of each kind."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.encoder.texts",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("cache", type=Path, metavar="FOLDER", help="where `benchmarks.retrieval` keeps its libraries")
    parser.add_argument("-o", "--output", type=Path, required=True, help="file of JSON lines to write")
    args = parser.parse_args()
    counts: Counter[str] = Counter()
    with open_cached(args.cache) as library, args.output.open("w", encoding="utf-8") as file:
        for pair in all_pairs(library):
            counts[pair.kind] += 1
            file.write(json.dumps(asdict(pair), ensure_ascii=False) + "\n")
    print(", ".join(f"{count} {kind}" for kind, count in counts.most_common()))


if __name__ == "__main__":
    main()
