"""Batches of training pairs as people type them: in either language, now and then with diacritics that were guessed."""

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.encoder.neighbours import WRITTEN, Neighbours
from benchmarks.encoder.pairs import Pair
from benchmarks.encoder.vocabulary import without_diacritics
from vnpolicy.index.query.query import parse_query
from vnpolicy.index.search.meaning import with_marks

# Of each kind: how often a batch is of it, pairs of a batch, and whether a text finds its query too.
KINDS = {
    "alike": (0.24, 88, True),  # written questions whose answers are alike
    "law": (0.16, 56, False),
    "everyday": (0.12, 88, True),
    "article": (0.16, 64, True),
    "record": (0.06, 88, True),
    "match": (0.08, 56, True),
    "synonym": (0.04, 96, True),
    "spoken": (0.04, 80, True),
    "translation": (0.04, 96, True),
    "wording": (0.04, 96, True),  # the two languages of one question
    "heading": (0.01, 64, False),
    "name": (0.01, 96, True),
}
SEED = 5
ENGLISH, BARE = 0.45, 0.2  # of the queries that have both languages, and of the Vietnamese ones


@dataclass(frozen=True, slots=True)
class Batch:
    """Queries, the text that answers each, texts that only look alike; `both`: a text finds its query too."""

    kind: str
    queries: list[str]
    positives: list[str]
    negatives: list[str]
    both: bool


def read_pairs(path: Path) -> dict[str, list[Pair]]:
    """Pairs by kind, as `texts` wrote them; the questions in two languages make the kind `wording`."""
    found: dict[str, list[Pair]] = {kind: [] for kind in KINDS}
    for line in path.read_text("utf-8").splitlines():
        pair = Pair(**json.loads(line))
        found[pair.kind].append(pair)
    asked = {pair.query: pair.english for kind in ("law", *WRITTEN) for pair in found[kind] if pair.english}
    found["wording"] = [Pair("wording", english, query) for query, english in asked.items()]
    return {kind: pairs for kind, pairs in found.items() if pairs}


def make_batches(
    pairs: Mapping[str, Sequence[Pair]], chance: random.Random, neighbours: Neighbours | None = None
) -> Iterator[Batch]:
    """Batches without end, each of one kind, so that the other texts of a batch are hard to tell from the right one."""
    decks: dict[str, list[Pair]] = {kind: [] for kind in pairs}
    kinds = [*pairs, "alike"] if neighbours else list(pairs)
    shares = [KINDS[kind][0] for kind in kinds]
    while True:
        kind = chance.choices(kinds, shares)[0]
        _, size, both = KINDS[kind]
        if neighbours and kind == "alike":
            chosen = neighbours.draw(size, chance)
        else:
            dealt = [deal(decks[kind], pairs[kind], chance) for _ in range(min(size, len(pairs[kind])))]
            chosen = list({pair.positive: pair for pair in dealt}.values())  # a second one would count as wrong
        negatives = [chance.choice(pair.negatives) for pair in chosen if pair.negatives]
        queries = [typed(pair, chance) for pair in chosen]
        yield Batch(kind, queries, [pair.positive for pair in chosen], negatives, both)


def deal(deck: list[Pair], pairs: Sequence[Pair], chance: random.Random) -> Pair:
    """The next of a shuffled deck, which is shuffled anew when it is used up."""
    if not deck:
        deck.extend(pairs)
        chance.shuffle(deck)
    return deck.pop()


def typed(pair: Pair, chance: random.Random) -> str:
    """The query in one of its languages, or as it comes back after it lost its diacritics."""
    if pair.english and chance.random() < ENGLISH:
        return pair.english
    if chance.random() < BARE:  # search gives the diacritics back before it encodes, now and then wrong ones
        return with_marks(parse_query(without_diacritics(pair.query)))
    return pair.query
