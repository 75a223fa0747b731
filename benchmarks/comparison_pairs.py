"""Pairs of documents whose records were put together by reading, and plans to make second versions of."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.comparison_edits import Edited, Record, edit
from benchmarks.corpus import corpus_file, corpus_lines
from benchmarks.results import shared_folder
from vnpolicy.index.comparison_matching import Records
from vnpolicy.ingest import read, read_bytes
from vnpolicy.nlp import extract
from vnpolicy.nlp.plan import Plan

LABELS = Path(__file__).parent / "labels" / "comparison_pairs.jsonl"
SAMPLES = Path(__file__).parents[1] / "corpus" / "samples"
ENDINGS = frozenset((".txt", ".html", ".pdf", ".docx"))
LEAST = 6  # tasks of a plan of which a second version is made
VERSIONS = 3


@dataclass(frozen=True, slots=True)
class Judged:
    """Two lists of records, and which are one: (old place, new place); of `maybe` neither answer is wrong."""

    name: str
    side: str
    languages: bool
    old: Records
    new: Records
    same: frozenset[tuple[int, int]]
    maybe: frozenset[tuple[int, int]]


def read_judged() -> list[Judged]:
    """The labelled pairs whose documents are here."""
    lines = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    plans = _named_plans({line[side] for line in lines for side in ("old", "new")})
    return [_judged(line, plans) for line in lines if line["old"] in plans and line["new"] in plans]


def _judged(line: dict[str, Any], plans: dict[str, Plan]) -> Judged:
    old, new = plans[line["old"]], plans[line["new"]]
    records: list[Records] = [plan.tasks if line["kind"] == "task" else plan.targets for plan in (old, new)]
    places = [{record.span.start: place for place, record in enumerate(some)} for some in records]
    same, maybe = (
        frozenset((places[0][a], places[1][b]) for a, b in line[name] if a in places[0] and b in places[1])
        for name in ("same", "maybe")
    )
    name = f"{line['old']} {line['new']} {line['kind']}"
    return Judged(name, line["set"], old.language != new.language, records[0], records[1], same, maybe)


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
    """Edited versions of the plans of a side, tuned or unseen: every other one of the samples and the gold set."""
    gold = shared_folder("gold", "source")
    files = [*SAMPLES.iterdir(), *(gold.iterdir() if gold.is_dir() else ())]
    files = sorted((file for file in files if file.suffix in ENDINGS), key=lambda file: file.name)
    plans = [extract(read(file)) for file in files[(0 if side == "tuned" else 1) :: 2]]
    plans = [plan for plan in plans if len(plan.tasks) >= LEAST]
    made = []
    for place, plan in enumerate(plans):
        others = [other for other in plans if other is not plan and other.language == plan.language]
        strangers: list[Record] = [record for other in others for record in other.targets]
        strangers += [record for other in others for record in other.tasks]
        made += [edit(plan, strangers, 100 * place + seed) for seed in range(VERSIONS)]
    return made
