"""Labelled pairs of records: what a plan has for a record of a decision, as places in the documents.

A line of `labels/coverage_pairs.jsonl` names two documents (`corpus:ID`, `gold:STEM`, `sample:STEM`), the record asked
for, those that answer to it, any of which is right, and the state that a reader gives it. A line of
`labels/coverage_cells.jsonl` is a cell that a matrix of the corpus had, with what a reader says of it.
"""

import json
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from benchmarks.corpus import corpus_file
from benchmarks.labels import texts_of
from benchmarks.results import shared_folder
from benchmarks.retrieval_library import name_of
from vnpolicy.index import Library
from vnpolicy.index.agencies.provinces import province_key
from vnpolicy.index.citations.resolution import Known, Resolver
from vnpolicy.index.coverage.columns import Column
from vnpolicy.index.coverage.comparing import State
from vnpolicy.index.coverage.matrix import Matrix, compare
from vnpolicy.index.coverage.records import Entry, Kind
from vnpolicy.index.intake.ingesting import Options, ingest
from vnpolicy.nlp.plan import Target

LABELS = Path(__file__).parent / "labels" / "coverage_pairs.jsonl"
CELLS = Path(__file__).parent / "labels" / "coverage_cells.jsonl"
SAMPLES = Path(__file__).parents[1] / "corpus" / "samples"
# The weights learn from `tuning`, the encoder from `encoder`, and `unseen` judges.
Part = Literal["tuning", "encoder", "unseen"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record stands; of a target also its figure and year, as several may stand in one sentence."""

    start: int
    stop: int
    value: float | None = None
    end: str | None = None

    def fits(self, entry: Entry) -> bool:
        """Whether a record is the one meant; places move a little when the reading of files changes."""
        record = entry.record
        shared = min(self.stop, record.span.end) - max(self.start, record.span.start)
        if shared * 2 < min(self.stop - self.start, record.span.end - record.span.start):
            return False
        return not isinstance(record, Target) or (record.value, record.end) == (self.value, self.end)


@dataclass(frozen=True, slots=True)
class Label:
    """A record of a decision and what a plan has for it."""

    part: Part
    decision: str
    plan: str
    kind: Kind
    asked: Place
    answers: tuple[Place, ...]
    state: State

    @property
    def documents(self) -> tuple[str, str]:
        """The two documents."""
        return self.decision, self.plan

    def answered_by(self, entry: Entry) -> bool:
        """Whether a record answers; of a target set for several years each year's, as its words are the same."""
        span = entry.record.span
        return any(min(place.stop, span.end) > max(place.start, span.start) for place in self.answers)


def read_pairs(*parts: Part) -> list[Label]:
    """The labelled pairs of some parts."""
    labels = (_label(json.loads(line)) for line in LABELS.read_text(encoding="utf-8").splitlines())
    return [label for label in labels if label.part in parts]


def _label(line: dict[str, Any]) -> Label:
    answers = tuple(Place(*place) for place in line["answers"])
    names = line["set"], line["decision"], line["plan"], line["kind"]
    return Label(*names, Place(*line["asked"]), answers, line["state"])


@dataclass(frozen=True, slots=True)
class ReadCell:
    """A cell of a matrix of the corpus that was read: whether the record of the plan answers the one asked for."""

    part: Literal["read", "drawn"]
    decision: str
    plan: str
    kind: Kind
    asked: Place
    given: Place
    verdict: Literal["right", "doubtful", "wrong"]

    @property
    def documents(self) -> tuple[str, str]:
        """The two documents."""
        return self.decision, self.plan


def read_cells() -> list[ReadCell]:
    """The cells that were read."""
    lines = (json.loads(line) for line in CELLS.read_text(encoding="utf-8").splitlines())
    return [
        ReadCell(
            *(line[name] for name in ("set", "decision", "plan", "kind")),
            Place(*line["asked"]), Place(*line["given"]), line["verdict"],
        )
        for line in lines
    ]  # fmt: skip


def make_library(folder: Path, labels: Iterable[Label]) -> Library:
    """A library of the labelled documents, read now; where it is there already, as it is."""
    source = folder / "source"
    library = Library(folder / "library")
    if not library.documents():
        _collect(source, sorted({name for label in labels for name in label.documents}))
        for _ in ingest(library, [source], Options(workers=1)):
            pass
    return library


def _collect(folder: Path, names: Sequence[str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    wanted = {name.partition(":")[2]: name.partition(":")[0] for name in names}
    for name, text in texts_of(corpus_file(), {stem for stem, kind in wanted.items() if kind == "corpus"}):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    places = {"gold": shared_folder("gold", "source"), "sample": SAMPLES}
    for stem, kind in wanted.items():
        if kind in places:
            path = next(path for path in places[kind].iterdir() if path.stem == stem)
            shutil.copy(path, folder)


def document_ids(library: Library) -> dict[str, int]:
    """Ids of the documents by their names in the labels, without what stands before the colon."""
    return {name_of(card.source): card.id for card in library.documents()}


def matrix_of(library: Library, label: Label | ReadCell, ids: Mapping[str, int]) -> Matrix:
    """The matrix of the two documents of a label, whatever they cite; `ids` are those of `document_ids`."""
    resolver = Resolver(library.store)
    decision, plan = (resolver.known(ids[name.partition(":")[2]]) for name in label.documents)
    return compare(library, [decision], [column_of(plan)])


def column_of(plan: Known) -> Column:
    """The column of a plan by itself."""
    return Column(plan.issuer or "", province_key(plan.province), (plan,))
