"""Questions with the documents that answer them, and what may be learned from which of them."""

import json
import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from benchmarks.corpus import corpus_lines
from vnpolicy.index.wording.words import fold

# The encoder learns from `train`, the ranking from `weights`, and `dev` judges.
Side = Literal["dev", "weights", "train", "all"]
SEED, LEAST, LARGEST = 11, 1200, 40  # of the split: its chance, its size, and the largest group that moves as one
OF_WEIGHTS = 400  # questions of those held out that the ranking learns from


@dataclass(frozen=True, slots=True)
class Question:
    """`answers` are names of documents (or of records, `document:start-end`), any of which is right."""

    id: str
    text: str
    answers: frozenset[str]


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Questions of one kind, asked over one corpus."""

    name: str
    corpus: str
    questions: tuple[Question, ...]

    def plain(self) -> "QuestionSet":
        """The same, typed without diacritics."""
        folded = tuple(replace(question, text=fold(question.text)) for question in self.questions)
        return QuestionSet(f"{self.name}, no diacritics", self.corpus, folded)

    def first(self, count: int) -> "QuestionSet":
        """The first questions only."""
        return replace(self, questions=self.questions[:count])


def split_by_document(answers: Mapping[str, Iterable[str]]) -> dict[str, Side]:
    """The sides of the questions that training may not see; those that share an answer document stay on one side.

    `answers` are the documents by question. Groups are drawn by chance until there are `LEAST` questions; one of more
    than `LARGEST` stays for training.
    """
    groups = _groups({question: list(documents) for question, documents in answers.items()})
    keys = sorted(groups)
    random.Random(SEED).shuffle(keys)  # noqa: S311 - a fixed draw
    chosen: dict[str, Side] = {}
    for key in keys:
        if len(chosen) < LEAST and len(groups[key]) <= LARGEST:
            chosen |= dict.fromkeys(groups[key], "weights" if len(chosen) < OF_WEIGHTS else "dev")
    return chosen


def _groups(answers: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """Questions by the document that stands for all that they share."""
    parents: dict[str, str] = {}

    def find(name: str) -> str:
        while parents.setdefault(name, name) != name:
            parents[name] = parents[parents[name]]
            name = parents[name]
        return name

    for documents in answers.values():
        for document in documents:
            parents[find(document)] = find(documents[0])
    groups: dict[str, list[str]] = {}
    for question, documents in answers.items():
        if documents:
            groups.setdefault(find(documents[0]), []).append(question)
    return groups


def read_legal(path: Path, english: Path | None, side: Side) -> list[QuestionSet]:
    """The questions of `{id: {question, answer}}`, and those of `id TAB question` in English."""
    known = json.loads(path.read_text(encoding="utf-8"))
    answers = {question: [str(name) for name in row["answer"]] for question, row in known.items()}
    sides = split_by_document(answers)
    chosen = [q for q, names in answers.items() if names and side in ("all", sides.get(q, "train"))]
    texts = {"vi": {question: known[question]["question"] for question in chosen}}
    if english is not None and english.is_file():
        lines = english.read_text(encoding="utf-8").splitlines()
        texts["en"] = dict(line.split("\t", 1) for line in lines if "\t" in line)
    return [
        QuestionSet(
            f"legal {language}",
            "legal",
            tuple(Question(q, known_text[q], frozenset(answers[q])) for q in chosen if q in known_text),
        )
        for language, known_text in texts.items()
    ]


def read_articles(path: Path) -> tuple[dict[str, str], list[QuestionSet]]:
    """Texts by key and the question sets of `{articles, questions: [{id, vi, en, relevant}]}`."""
    known = json.loads(path.read_text(encoding="utf-8"))
    sets = [
        QuestionSet(
            f"articles {language}",
            "articles",
            tuple(Question(q["id"], q[language], frozenset(q["relevant"])) for q in known["questions"]),
        )
        for language in ("vi", "en")
        if all(language in question for question in known["questions"])
    ]
    return known["articles"], sets


def read_rows(path: Path) -> list[dict[str, str]]:
    """Rows of a table by column: lines of tabs under a line of names, without those that begin with "#"."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    columns = lines[0].split("\t")
    return [dict(zip(columns, line.split("\t"), strict=True)) for line in lines[1:]]


def read_written(path: Path, corpus: str) -> list[QuestionSet]:
    """Questions written for this project, by language: a table with columns `document`, `answer`, `vi` and `en`.

    Where `answer` is empty any part of the document answers, else the record at that place.
    """
    rows = read_rows(path)
    names = [f"{row['document']}:{row['answer']}" if row["answer"] else row["document"] for row in rows]
    return [
        QuestionSet(
            f"written {language}",
            corpus,
            tuple(
                Question(str(at), row[language], frozenset((name,)))
                for at, (row, name) in enumerate(zip(rows, names, strict=True))
            ),
        )
        for language in ("vi", "en")
    ]


def corpus_texts(path: Path) -> Iterable[tuple[str, str]]:
    """Ids and texts of a corpus: a line of JSON a document, packed by xz or not."""
    lines = corpus_lines(path) if path.suffix == ".xz" else path.read_text(encoding="utf-8").splitlines()
    for line in lines:
        document = json.loads(line)
        yield str(document["id"]), document["text"]
