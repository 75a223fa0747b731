"""Learns `corpus/tables/ranking.tsv`: `python -m benchmarks.train_ranking --help`.

Questions are asked of the libraries that `python -m benchmarks.retrieval` keeps; for each kind of query (Vietnamese,
without diacritics, English) the weights are those under which the documents that answer are the likeliest among the
candidates (softmax over documents, a document by its best entry). Only questions are used that the encoder and the
associations have not seen: they are surer of those that they learned from. `python -m benchmarks.retrieval` judges what
was learned, on other questions.
"""

import argparse
import random
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.corpus import corpus_file
from benchmarks.results import shared_folder
from benchmarks.retrieval_library import name_of, open_library
from benchmarks.retrieval_measures import mean_quality, measure_one
from benchmarks.retrieval_sets import Question, QuestionSet, corpus_texts, read_articles, read_legal, read_written
from benchmarks.retrieval_tasks import RECORDS, TaskNames
from vnpolicy.corpus import read_table
from vnpolicy.index import Library
from vnpolicy.index.entries.hits import Filters
from vnpolicy.index.query.query import QueryKind, parse_query
from vnpolicy.index.search.candidates import Candidates
from vnpolicy.index.search.close_reading import read_closely
from vnpolicy.index.search.features import FEATURES, make_features
from vnpolicy.index.search.filtering import allowed_entries
from vnpolicy.index.search.fusion import read_weights
from vnpolicy.index.search.gathering import Sources, gather
from vnpolicy.index.search.search import with_others
from vnpolicy.index.storage.reading import read_entries

QUESTIONS = Path(__file__).parent / "questions"
TABLE = Path(__file__).parents[1] / "corpus" / "tables" / "ranking.tsv"
KINDS: tuple[QueryKind, ...] = ("vi", "plain", "en")
# Figures of which more is worse, or that tell nothing by themselves; all others may not count against a candidate.
FREE = frozenset(("hits", "hit_share", "passages", "year", "law", "decree", "circular", "amending"))
PENALTY = 0.002  # of squared weights, on figures of variance 1
ROUNDS = 3  # of finding each document's best entry anew
DEPTH = 100
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sample:
    """One question: figures of its candidates (candidates, features), the document of each, and which are answers.

    Where a single record answers, every candidate is a document of its own.
    """

    rows: Floats
    documents: npt.NDArray[np.int64]
    answers: frozenset[int]

    def best(self, weights: Floats) -> tuple[Floats, Floats]:
        """Rows of the best entry of each document, and 1 where the document is an answer."""
        order = np.argsort(-(self.rows @ weights), kind="stable")
        documents, first = np.unique(self.documents[order], return_index=True)
        right = np.array([float(document in self.answers) for document in documents.tolist()])
        return self.rows[order[first]], right


Judge = Callable[[Question, Candidates, list[int]], tuple[list[int], set[int]]]


@dataclass(frozen=True, slots=True)
class Lesson:
    """Questions of each kind over a library; `right` gives what each candidate stands for, and the answers."""

    library: Library
    questions: Mapping[QueryKind, QuestionSet]
    right: Judge

    def samples(self, kind: QueryKind, *, count: int, meaning: bool, filters: Filters | None = None) -> list[Sample]:
        """Samples of a fixed draw of the questions, found by words, or by `meaning` too."""
        questions = list(self.questions[kind].questions)
        random.Random(0).shuffle(questions)  # noqa: S311 - a fixed draw
        allowed = allowed_entries(self.library.store, filters or Filters(), None, lambda _: [])
        return list(collect(self, questions[:count], allowed, meaning=meaning))


def collect(
    lesson: Lesson, questions: Iterable[Question], allowed: list[int] | None, *, meaning: bool
) -> Iterator[Sample]:
    """Samples of some questions."""
    library, derived = lesson.library, lesson.library.derived
    sources = Sources(library.store, derived.lexical, derived.vectors, lambda: library.encoder)
    for question in questions:
        query = parse_query(question.text)
        asked = derived.lexical().prepare(with_others(library.store, query))
        meant = sources.meaning(query) if meaning else None
        candidates = gather(derived.lexical(), asked, meant, allowed, DEPTH)
        if candidates.documents:
            numbers, rows = make_features(candidates)
            weights = read_weights(query.kind, meaning=meaning, records=allowed is not None)
            rows = read_closely(library.store, query, numbers, rows, weights)
            groups, answers = lesson.right(question, candidates, numbers)
            yield Sample(rows, np.array(groups), frozenset(answers))


def by_document(library: Library, names: Mapping[str, str] | None = None) -> Judge:
    """Documents answer, each by its best entry; `names` of their files, where questions call them otherwise."""
    ids = {name_of(card.source): card.id for card in library.documents()}

    def right(question: Question, candidates: Candidates, numbers: list[int]) -> tuple[list[int], set[int]]:
        groups = [candidates.documents[number] for number in numbers]
        called = (names[name] if names else name for name in question.answers)
        return groups, {ids[name] for name in called if name in ids}

    return right


def by_record(library: Library, sets: list[QuestionSet], folder: Path) -> Judge:
    """Single records answer, named by their places."""
    ids = {card.id: name_of(card.source) for card in library.documents()}
    names = TaskNames(folder, sets)

    def right(question: Question, candidates: Candidates, numbers: list[int]) -> tuple[list[int], set[int]]:
        stems = {place.partition(":")[0] for place in question.answers}
        near = [number for number in numbers if ids[candidates.documents[number]] in stems]
        found = read_entries(library.store, near).values()
        answers = {
            entry.id
            for entry in found
            if entry.kind in RECORDS and question.answers & set(names.places(ids[entry.document], entry.quote))
        }
        return numbers, answers

    return right


def learn(samples: Sequence[Sample]) -> Floats:
    """Weights of the figures as they are."""
    from scipy.optimize import minimize

    whole = np.concatenate([sample.rows for sample in samples])
    scale = np.where(whole.std(axis=0) > 0, whole.std(axis=0), 1.0)
    weights = np.array([float(name in ("words", "cosine")) for name in FEATURES]) / scale
    bounds = [(None if name in FREE else 0.0, None) for name in FEATURES]
    for _ in range(ROUNDS):
        lists = [(rows / scale, right) for rows, right in (s.best(weights) for s in samples) if right.any()]
        found = minimize(_loss, weights * scale, args=(lists,), jac=True, method="L-BFGS-B", bounds=bounds)
        weights = found.x / scale
    return weights


def _loss(weights: Floats, lists: Sequence[tuple[Floats, Floats]]) -> tuple[float, Floats]:
    """Minus the mean log likelihood of the answers, and its slope."""
    loss, slope = 0.0, np.zeros_like(weights)
    for rows, right in lists:
        scores = rows @ weights
        chances = np.exp(scores - scores.max())
        chances /= chances.sum()
        wanted = right / right.sum()
        loss -= float(wanted @ np.log(np.maximum(chances, 1e-12)))
        slope += rows.T @ (chances - wanted)
    size = max(1, len(lists))
    return loss / size + PENALTY * float(weights @ weights), slope / size + 2 * PENALTY * weights


def judge(samples: Sequence[Sample], weights: Floats) -> list[str]:
    """The quality of document rankings under some weights."""
    each = []
    for sample in samples:
        rows, right = sample.best(weights)
        order = np.argsort(-(rows @ weights), kind="stable")
        each.append(measure_one([(str(at), "right") if right[at] else (str(at),) for at in order], {"right"}))
    return mean_quality(each).cells()


def by_kind(sets: list[QuestionSet]) -> dict[QueryKind, QuestionSet]:
    """A Vietnamese and an English set as each kind of query."""
    vietnamese, english = sets
    return {"vi": vietnamese, "plain": vietnamese.plain(), "en": english}


def write_weights(learned: dict[str, Floats]) -> None:
    """The table with the learned columns anew, the others as they were."""
    old = {row["feature"]: row for row in read_table("ranking")}
    columns = [name for kind in KINDS for name in (kind, f"{kind}_meaning", f"{kind}_records")]
    lines = [
        f"# source: python -m benchmarks.train_ranking / {datetime.now(UTC).date()}",
        "\t".join(["feature", *columns]),
    ]
    for at, name in enumerate(FEATURES):
        cells = [f"{learned[c][at]:.4g}" if c in learned else old.get(name, {}).get(c, "0") for c in columns]
        lines.append("\t".join([name, *cells]))
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


def read_lessons(args: argparse.Namespace) -> tuple[Lesson, Lesson, Lesson]:
    """Questions over the legal corpus, over its records, and over articles."""
    legal = open_library(args.cache / "legal", corpus_texts(corpus_file()), workers=2, encoder=None)
    files = (args.questions / "legal-questions.json", args.questions / "legal-questions-en.tsv")
    of_records, of_articles = (read_written(QUESTIONS / f"{name}.tsv", name) for name in ("ranking", "articles"))
    texts, _ = read_articles(args.questions / "alqac-vi-en.json")
    names = {key: f"{number:05}" for number, key in enumerate(texts)}
    articles = open_library(
        args.cache / "articles", ((names[key], text) for key, text in texts.items()), workers=2, encoder=None
    )
    return (
        Lesson(legal, by_kind(read_legal(*files, "weights")), by_document(legal)),
        Lesson(legal, by_kind(of_records), by_record(legal, of_records, args.cache / "legal")),
        Lesson(articles, by_kind(of_articles), by_document(articles, names)),
    )


def learn_all(args: argparse.Namespace) -> dict[str, Floats]:
    """Weights by column of the table; what they reach on what they learned from is printed."""
    lessons = read_lessons(args)
    records = lessons[1]
    learned: dict[str, Floats] = {}
    for kind in args.kinds:
        for column, meaning in ((kind, False), (f"{kind}_meaning", True)):
            # A search for records alone has weights of its own: here records must not outweigh documents.
            counts = [args.count // 2 if lesson is records else args.count for lesson in lessons]
            parts = [s.samples(kind, count=n, meaning=meaning) for s, n in zip(lessons, counts, strict=True)]
            learned[column] = learn([sample for part in parts for sample in part])
            _tell(column, parts, learned[column])
        alone = records.samples(kind, count=args.count, meaning=True, filters=Filters(kind="record"))
        learned[f"{kind}_records"] = learn(alone)
        _tell(f"{kind}_records", [alone], learned[f"{kind}_records"])
    return learned


def _tell(column: str, parts: Sequence[Sequence[Sample]], weights: Floats) -> None:
    for part in parts:
        print(column, len(part), *judge(part, weights), flush=True)
    print({name: round(float(weight), 2) for name, weight in zip(FEATURES, weights, strict=True)}, flush=True)


def parse_arguments() -> argparse.Namespace:
    """The command line."""
    from platformdirs import user_cache_path

    parser = argparse.ArgumentParser(prog="python -m benchmarks.train_ranking", description=__doc__)
    parser.add_argument("--cache", type=Path, default=user_cache_path("vnpolicy") / "retrieval")
    parser.add_argument("--questions", type=Path, default=shared_folder("retrieval"), metavar="DIR")
    parser.add_argument("--count", type=int, default=700, help="questions of each kind and library to learn from")
    parser.add_argument("--kinds", nargs="+", choices=KINDS, default=KINDS)
    return parser.parse_args()


def main() -> int:
    """Learn and write the weights."""
    write_weights(learn_all(parse_arguments()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
