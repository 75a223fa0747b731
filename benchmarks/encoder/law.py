"""Questions about the law, each with the text of a document that answers it, as the index makes its vector of it."""

import heapq
import json
import math
import random
import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.encoder.pairs import Pair
from benchmarks.labels import plain
from benchmarks.results import shared_folder
from benchmarks.retrieval_library import name_of
from benchmarks.retrieval_sets import read_legal, split_by_document
from vnpolicy.index import Library
from vnpolicy.index.encoding.embedding import embedded_texts
from vnpolicy.index.storage.reading import read_cards, read_document_entries, read_embedded

SAMPLE = 20  # passages of a document that answers no question: for negatives and headings
POSITIVES, NEGATIVES = 2, 4  # passages a question is paired with
BEGINS = 24  # characters by which the beginning of an article is known again
# Takes "Điều 5. Điều kiện cấp giấy phép".
ARTICLE = re.compile(r"Điều \d+[a-z]?\s*[.:]\s*(.+)")


@dataclass(frozen=True, slots=True)
class Passage:
    """What a vector is made of: the beginning of an article with its heading and title, or a piece of a short text."""

    document: str
    heading: str
    text: str


@dataclass(frozen=True)
class LawTexts:
    """Passages of a corpus by document."""

    passages: Mapping[str, Sequence[Passage]]

    def pairs(self, chance: random.Random) -> Iterator[Pair]:
        """Questions of the training side, each with passages of the documents that answer it; headings."""
        folder = shared_folder("retrieval")
        sets = read_legal(folder / "legal-questions.json", folder / "legal-questions-en.tsv", "train")
        english = {question.id: question.text for question in sets[1].questions}
        matcher = Matcher(self._pool({name for question in sets[0].questions for name in question.answers}, chance))
        own: defaultdict[str, list[int]] = defaultdict(list)
        for number, passage in enumerate(matcher.passages):
            own[passage.document].append(number)
        for question in sets[0].questions:
            words = set(re.findall(r"\w+", question.text.lower()))
            right = [number for name in question.answers for number in own.get(name, ())]
            best = sorted(right, key=lambda number: -matcher.score(words, number))[:POSITIVES]
            near = matcher.alike(words, chance)
            wrong = [n for n in near if matcher.passages[n].document not in question.answers][:NEGATIVES]
            for at, number in enumerate(best):
                negatives = tuple(matcher.passages[one].text for one in wrong[at::POSITIVES])
                text = matcher.passages[number].text
                yield Pair("law", question.text, text, negatives, english.get(question.id))
        yield from heading_pairs(matcher.passages)

    def beginning(self, document: str, article: str) -> str:
        """The passage that an article begins, or its own text where the index has none for it."""
        texts = (passage.text for passage in self.passages.get(document, ()))
        return next((text for text in texts if text.startswith(article[:BEGINS])), article)

    def _pool(self, wanted: set[str], chance: random.Random) -> list[Passage]:
        """All passages of the documents that answer a question, a sample of the others'."""
        pool: list[Passage] = []
        for name, passages in self.passages.items():
            pool += passages if name in wanted else chance.sample(passages, min(len(passages), SAMPLE))
        return pool


def read_law(library: Library, hidden: Container[str]) -> LawTexts:
    """Passages of a library whose sources are named by their ids in the corpus; none of the `hidden` documents."""
    found: dict[str, list[Passage]] = {}
    for card in read_cards(library.store, counts=False):
        name = name_of(card.source)
        if name in hidden:
            continue
        embedded = read_embedded(library.store, card.id)
        entries = [
            entry
            for entry in read_document_entries(library.store, card.id)
            if entry.id in embedded and entry.kind in ("heading", "passage")
        ]
        texts = map(plain, embedded_texts(library.store, entries))
        headings = (plain(entry.quote) if entry.kind == "heading" else "" for entry in entries)
        found[name] = [Passage(name, *one) for one in zip(headings, texts, strict=True) if len(one[1]) > 50]
    return LawTexts(found)


def hidden_documents() -> set[str]:
    """Ids of the corpus documents that the held-out questions of a measure of search ask about."""
    known = json.loads(shared_folder("retrieval", "legal-questions.json").read_text("utf-8"))
    answers = {question: [str(name) for name in row["answer"]] for question, row in known.items()}
    development = {name for question in split_by_document(answers) for name in answers[question]}
    gold = json.loads(shared_folder("gold", "sources.json").read_text("utf-8"))
    return development | {str(source.get("corpus_id")) for source in gold.values()}


def heading_pairs(passages: Iterable[Passage]) -> Iterator[Pair]:
    """What articles are called, each with what follows."""
    for passage in passages:
        opens = ARTICLE.fullmatch(passage.heading)
        following = passage.text.removeprefix(passage.heading).strip(" .")
        if opens and len(opens[1]) > 15 and len(following) > 80:
            yield Pair("heading", opens[1], following)


class Matcher:
    """Passages by the rare words they share with a question (BM25 over a pool)."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.passages = passages
        self.words = [Counter(re.findall(r"\w+", passage.text.lower())) for passage in passages]
        self.seen = Counter(word for words in self.words for word in words)
        self.rare: defaultdict[str, list[int]] = defaultdict(list)
        for number, words in enumerate(self.words):
            for word in words:
                if self.seen[word] < 0.03 * len(passages):
                    self.rare[word].append(number)

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
