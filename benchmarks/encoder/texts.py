"""What the encoder learns from: pairs of texts that mean the same or answer one another.

    python -m benchmarks.encoder.texts -o pairs.jsonl

A line of JSON a pair: `kind`, `query`, `positive`, and for questions about the law a `negative` and the question in
English. The kinds: `translation` (sentences in two languages), `law` (a question and a passage of a document that
answers it), `record` (a question written for this project and the task or target that answers it), `everyday` (the
same in other words than the record's), `article` (a question written for an article of a law, decree or circular),
`spoken` (a record in which everyday wordings stand for official ones), `synonym` (two such wordings), `heading` (of an
article, and its text), `name` (a body's name in English or abbreviated, and in Vietnamese). Documents that answer a
question of the development side are left out whole, and so are the labelled ones of the gold set.
"""

import argparse
import heapq
import json
import math
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import chain
from pathlib import Path

from benchmarks.corpus import corpus_file, corpus_lines
from benchmarks.encoder.everyday import spoken_pairs, synonym_pairs
from benchmarks.encoder.pairs import Pair
from benchmarks.labels import plain
from benchmarks.results import shared_folder
from benchmarks.retrieval_sets import read_legal, read_rows, split_by_document
from vnpolicy.corpus import read_table

QUESTIONS = Path(__file__).parents[1] / "questions"
SENTENCES = ("VLSP20-official-offi_test", "basic-data", "indomain-news-train", "wiki-alt-data")
PASSAGE = 550  # characters after which a passage ends with its line
SAMPLE = 20  # passages of a document that answers no question: for negatives and headings
POSITIVES, NEGATIVES = 2, 4  # passages a question is paired with
# Takes "Điều 5. Điều kiện cấp giấy phép".
ARTICLE = re.compile(r"Điều \d+[a-z]?\s*[.:]\s*(.+)")


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a document with the heading of its article ("" where there is none)."""

    document: str
    heading: str
    text: str

    @property
    def whole(self) -> str:
        """Heading and text, as a search shows them to the encoder."""
        return f"{self.heading} {self.text}".strip()


def find_passages(document: str, text: str) -> list[Passage]:
    """Pieces of about 550 characters, never over the end of an article."""
    found: list[Passage] = []
    heading, held = "", ""
    for line in (*(re.sub(r"\s+", " ", line).strip(" |") for line in text.split("\n")), "Điều 0. End"):
        opens = len(line) < 250 and ARTICLE.fullmatch(line)
        if held and (opens or len(held) > PASSAGE):
            found.append(Passage(document, heading, held[:900]))
            held = ""
        if opens:
            heading = line
        else:
            held = f"{held} {line}".strip()
    return [passage for passage in found if len(passage.text) > 50]


class Matcher:
    """Passages by the rare words they share with a question (BM25 over a pool)."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.passages = passages
        self.words = [Counter(re.findall(r"\w+", passage.whole.lower())) for passage in passages]
        self.seen = Counter(word for words in self.words for word in words)
        self.rare: dict[str, list[int]] = {}
        for number, words in enumerate(self.words):
            for word in words:
                if self.seen[word] < 0.03 * len(passages):
                    self.rare.setdefault(word, []).append(number)

    def score(self, question: set[str], number: int) -> float:
        """BM25 of a passage."""
        words = self.words[number]
        norm = 0.3 + 0.9 * words.total() / 110
        return sum(self._weight(word) * 2.2 * words[word] / (words[word] + norm) for word in question if word in words)

    def _weight(self, word: str) -> float:
        return math.log(1 + len(self.passages) / (1 + self.seen[word]))

    def alike(self, question: set[str], chance: random.Random) -> list[int]:
        """Passages that share several rare words, the most alike first."""
        rarest = sorted((word for word in question if word in self.rare), key=lambda word: len(self.rare[word]))[:8]
        votes: defaultdict[int, float] = defaultdict(float)
        for word in rarest:
            holders = self.rare[word]
            for number in holders if len(holders) < 1500 else chance.sample(holders, 1500):
                votes[number] += self._weight(word)
        near = heapq.nlargest(60, votes, key=votes.__getitem__)
        return sorted(near, key=lambda number: -self.score(question, number))


def law_pairs(chance: random.Random) -> Iterator[Pair]:
    """Questions of the training side with passages of the documents that answer them; headings with their text."""
    folder = shared_folder("retrieval")
    sets = read_legal(folder / "legal-questions.json", folder / "legal-questions-en.tsv", "train")
    english = {question.id: question.text for question in sets[1].questions}
    wanted = {name for question in sets[0].questions for name in question.answers}
    matcher = Matcher(_pool(wanted, chance))
    own: dict[str, list[int]] = {}
    for number, passage in enumerate(matcher.passages):
        own.setdefault(passage.document, []).append(number)
    for question in sets[0].questions:
        words = set(re.findall(r"\w+", question.text.lower()))
        right = [number for name in question.answers for number in own.get(name, ())]
        best = sorted(right, key=lambda number: -matcher.score(words, number))[:POSITIVES]
        near = matcher.alike(words, chance)
        wrong = [n for n in near if matcher.passages[n].document not in question.answers][:NEGATIVES]
        for at, number in enumerate(best):
            negative = matcher.passages[wrong[at % len(wrong)]].whole if wrong else None
            yield Pair("law", question.text, matcher.passages[number].whole, negative, english.get(question.id))
    yield from _heading_pairs(matcher.passages)


def _heading_pairs(passages: Sequence[Passage]) -> Iterator[Pair]:
    for passage in passages:
        opens = ARTICLE.fullmatch(passage.heading)
        if opens and len(opens[1]) > 15 and len(passage.text) > 80:
            yield Pair("heading", opens[1], passage.text)


def _pool(wanted: set[str], chance: random.Random) -> list[Passage]:
    """All passages of the documents that answer a question, a sample of the others'."""
    pool: list[Passage] = []
    hidden = hidden_documents()
    for document in map(json.loads, corpus_lines(corpus_file())):
        name = str(document["id"])
        if name not in hidden:
            passages = find_passages(name, document["text"])
            pool += passages if name in wanted else chance.sample(passages, min(len(passages), SAMPLE))
    return pool


def hidden_documents() -> set[str]:
    """Ids of the corpus documents that a measure asks about."""
    known = json.loads(shared_folder("retrieval", "legal-questions.json").read_text("utf-8"))
    answers = {question: [str(name) for name in row["answer"]] for question, row in known.items()}
    development = {name for question in split_by_document(answers) for name in answers[question]}
    gold = json.loads(shared_folder("gold", "sources.json").read_text("utf-8"))
    return development | {str(source.get("corpus_id")) for source in gold.values()}


def translation_pairs() -> Iterator[Pair]:
    """Sentences of the parallel texts, English first."""
    for name in SENTENCES:
        english, vietnamese = (shared_folder("parallel", f"{name}.{side}").read_text("utf-8") for side in ("en", "vi"))
        for query, positive in zip(english.split("\n"), vietnamese.split("\n"), strict=True):
            if 15 < len(query) < 260 and 15 < len(positive) < 260:
                yield Pair("translation", query.strip(), positive.strip())


def name_pairs() -> Iterator[Pair]:
    """Names of bodies: in English, abbreviated, in full."""
    for row in read_table("agencies"):
        forms = [row["english"], *row["abbreviations"].split("|")]
        yield from (Pair("name", form, row["name"]) for form in forms if form)


def written_pairs(chance: random.Random) -> Iterator[Pair]:
    """Questions written for this project, with the record or article that answers each; records in everyday words."""
    rows = {name: read_rows(QUESTIONS / f"{name}.tsv") for name in ("training", "everyday", "law")}
    texts = _texts({row["document"] for each in rows.values() for row in each})
    records = dict.fromkeys(record for row in rows["training"] if (record := _answer(row, texts)))
    for row in rows["training"]:
        if record := _answer(row, texts):
            yield Pair("record", row["vi"], record, english=row["en"])
    for kind, name in (("everyday", "everyday"), ("article", "law")):
        for row in rows[name]:
            if answer := _answer(row, texts):
                yield Pair(kind, row["vi"], answer, english=row["en"])
                yield Pair(kind, row["other"], answer, english=row["en"])
    yield from spoken_pairs(records, chance)


def _answer(row: Mapping[str, str], texts: Mapping[str, str]) -> str:
    """The record or article that answers a question; "" where the corpus has no such document."""
    start, end = map(int, row["answer"].split("-"))
    return texts.get(row["document"], "")[start:end]


def _texts(wanted: set[str]) -> Mapping[str, str]:
    documents = map(json.loads, corpus_lines(corpus_file()))
    return {str(each["id"]): plain(each["text"]) for each in documents if str(each["id"]) in wanted}


def main() -> None:
    """Write the pairs and say how many there are of each kind."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.encoder.texts", description=__doc__)
    parser.add_argument("-o", "--output", type=Path, required=True, help="file of JSON lines to write")
    args = parser.parse_args()
    counts: Counter[str] = Counter()
    chance = random.Random(12)  # noqa: S311 - a fixed draw
    written = (written_pairs(chance), synonym_pairs(chance), name_pairs())
    with args.output.open("w", encoding="utf-8") as file:
        for pair in chain(translation_pairs(), *written, law_pairs(chance)):
            counts[pair.kind] += 1
            file.write(json.dumps(asdict(pair), ensure_ascii=False) + "\n")
    print(", ".join(f"{count} {kind}" for kind, count in counts.most_common()))


if __name__ == "__main__":
    main()
