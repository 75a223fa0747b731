"""Pairs of documents whose records were put together by reading, and plans to make second versions of."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.comparison_edits import Edited, Record, edit
from benchmarks.comparison_single_edits import single_edits
from benchmarks.corpus import corpus_file, corpus_lines
from benchmarks.results import shared_folder
from vnpolicy.index.comparison.matching import Records
from vnpolicy.ingest import read, read_bytes
from vnpolicy.nlp import extract
from vnpolicy.nlp.plan import Plan

LABELS = Path(__file__).parent / "labels" / "comparison_pairs.jsonl"
SAMPLES = Path(__file__).parents[1] / "corpus" / "samples"
ENDINGS = frozenset((".txt", ".html", ".pdf", ".docx"))
SIDES = ("tuned", "unseen")
LEAST = 6  # tasks of a plan of which a second version is made
VERSIONS = 3
NEAR = 10  # characters by which the start of a record may have moved to the right of its label


@dataclass(frozen=True, slots=True)
class Judged:
    """Two lists of records, and which are one: (old place, new place); of `maybe` neither answer is wrong.

    A place below 0 is that of a record which is no longer read: its pair cannot be found.
    """

    name: str
    side: str
    languages: bool
    old: Records
    new: Records
    same: frozenset[tuple[int, int]]
    maybe: frozenset[tuple[int, int]]


def read_judged() -> list[Judged]:
    """The labelled pairs whose documents are here."""
    lines = _labels()
    plans = _named_plans({line[side] for line in lines for side in ("old", "new")})
    return [_judged(line, plans) for line in lines if line["old"] in plans and line["new"] in plans]


def _labels() -> list[dict[str, Any]]:
    return [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]


def _judged(line: dict[str, Any], plans: dict[str, Plan]) -> Judged:
    old, new = plans[line["old"]], plans[line["new"]]
    records: list[Records] = [plan.tasks if line["kind"] == "task" else plan.targets for plan in (old, new)]
    same, maybe = (
        frozenset((place_of(records[0], a), place_of(records[1], b)) for a, b in line[name])
        for name in ("same", "maybe")
    )
    name = f"{line['old']} {line['new']} {line['kind']}"
    return Judged(name, line["set"], old.language != new.language, records[0], records[1], same, maybe)


def place_of(records: Records, start: int) -> int:
    """Place of the record that a label means by its start, which may have moved a little; where none is, -1 - start."""
    spans = {place: record.span for place, record in enumerate(records)}
    near = (place for place, span in spans.items() if span.start - NEAR <= start < span.end)
    return min(near, key=lambda place: abs(spans[place].start - start), default=-1 - start)


def _named_plans(names: set[str]) -> dict[str, Plan]:
    """Plans by name: "sample:STEM", "gold:STEM", "corpus:ID"; those that are not here are left out."""
    folders = {"sample": SAMPLES, "gold": shared_folder("gold", "source")}
    plans = {}
    for kind, stem in (name.split(":") for name in names):
        folder = folders.get(kind)
        file = next((f for f in folder.glob(f"{stem}.*") if f.suffix in ENDINGS), None) if folder else None
        if file:
            plans[f"{kind}:{stem}"] = extract(read(file))
    wanted = {name.removeprefix("corpus:") for name in names if name.startswith("corpus:")}
    return plans | {f"corpus:{number}": plan for number, plan in _corpus_plans(wanted)}


def _corpus_plans(wanted: set[str]) -> Iterator[tuple[str, Plan]]:
    if wanted and corpus_file().is_file():
        for line in corpus_lines(corpus_file()):
            if any(f'"{number}"' in line[:40] for number in wanted):
                text = json.loads(line)
                yield str(text["id"]), extract(read_bytes(text["text"].encode(), f"{text['id']}.txt"))


def make_versions(side: str) -> list[Edited]:
    """Edited versions of the plans of a side, tuned or unseen, among the samples and the gold set."""
    return [
        edit(plan, strangers, _number(name) + seed)
        for name, plan, strangers in _with_strangers(side)
        for seed in range(VERSIONS)
    ]


def make_single_edits(side: str) -> list[Edited]:
    """Versions of the same plans in which one record was edited, by kinds of edits."""
    return [
        made for name, plan, strangers in _with_strangers(side) for made in single_edits(plan, strangers, _number(name))
    ]


@cache
def _with_strangers(side: str) -> list[tuple[str, Plan, list[Record]]]:
    """Plans of a side by name, each with the records of the others in its language."""
    read_now = {name: extract(read(file)) for name, file in plan_files() if side_of(name) == side}
    plans = {name: plan for name, plan in read_now.items() if len(plan.tasks) >= LEAST}
    told = []
    for name, plan in plans.items():
        others = [other for other in plans.values() if other is not plan and other.language == plan.language]
        strangers: list[Record] = [record for other in others for record in other.targets]
        told.append((name, plan, [*strangers, *(record for other in others for record in other.tasks)]))
    return told


def side_of(name: str) -> str:
    """The side of a plan, whatever other files there are: that of its labelled pairs, else by chance."""
    return _labelled_sides().get(name) or SIDES[_number(name) % len(SIDES)]


@cache
def _labelled_sides() -> dict[str, str]:
    lines = _labels()
    # "unseen" last: a plan that stands on both sides is not to be learned from
    return {line[place]: side for side in SIDES for line in lines if line["set"] == side for place in ("old", "new")}


def _number(name: str) -> int:
    """A number drawn for a name, always the same."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:4])


def plan_files() -> Iterator[tuple[str, Path]]:
    """Samples and documents of the gold set by name, as in the labels."""
    for kind, folder in (("sample", SAMPLES), ("gold", shared_folder("gold", "source"))):
        for file in sorted(folder.iterdir()) if folder.is_dir() else ():
            if file.suffix in ENDINGS:
                yield f"{kind}:{file.stem}", file
