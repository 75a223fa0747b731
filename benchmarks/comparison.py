"""How well two documents are compared: `python -m benchmarks.comparison` writes the section of `RESULTS.md`.

Edited versions of plans, of which is known what was dropped, put in and changed; and pairs of documents - one that
replaces the other, or the same in two languages - whose records were put together by reading.
"""

import argparse
import sys
import time
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field

from benchmarks.comparison_edits import Edited, edited_fields
from benchmarks.comparison_pairs import SIDES, Judged, make_single_edits, make_versions, read_judged
from benchmarks.results import table, write_section
from vnpolicy.index.comparison.comparison import compare
from vnpolicy.index.comparison.matching import match_records
from vnpolicy.index.encoding.bilingual import BilingualEncoder
from vnpolicy.index.encoding.encoder import Encoder


@dataclass(slots=True)
class Score:
    """What was asked, what was said, and what of it is right."""

    asked: int = 0
    said: int = 0
    right: int = 0

    def add(self, asked: set[Hashable], said: set[Hashable]) -> None:
        """Count one document's answers."""
        self.asked, self.said, self.right = (
            self.asked + len(asked),
            self.said + len(said),
            self.right + len(asked & said),
        )

    def cells(self) -> list[str]:
        """How many there are, precision, recall."""
        return [
            f"{self.asked:,}",
            *(f"{self.right / whole:.3f}" if whole else "-" for whole in (self.said, self.asked)),
        ]


@dataclass(slots=True)
class Scores:
    """Scores by what they are of."""

    of: defaultdict[str, Score] = field(default_factory=lambda: defaultdict(Score))

    def rows(self, name: str) -> list[list[str]]:
        """Rows of a table."""
        return [[name, what, *score.cells()] for what, score in self.of.items()]


def score_versions(versions: Iterable[Edited], encoder: Encoder) -> Scores:
    """Records paired, added, dropped, and each field that was changed."""
    scores = Scores()
    for made in versions:
        truth, found = defaultdict(set), defaultdict(set)
        for what, key in _true(made):
            truth[what].add(key)
        for what, key in _found(made, encoder):
            found[what].add(key)
        for what in ("paired", "added", "dropped", "lead", "deadline", "value", "wording"):
            scores.of[what].add(truth[what], found[what])
    return scores


def _true(made: Edited) -> Iterator[tuple[str, Hashable]]:
    for kind, old, new in _lists(made):
        same = made.same[kind]
        yield from (("paired", (kind, *pair)) for pair in same)
        yield from (("dropped", (kind, place)) for place in range(len(old)) if place not in {a for a, _ in same})
        yield from (("added", (kind, place)) for place in range(len(new)) if place not in {b for _, b in same})
        yield from ((what, (kind, a, b)) for a, b in same for what in edited_fields(old[a], new[b]))


def _found(made: Edited, encoder: Encoder) -> Iterator[tuple[str, Hashable]]:
    places = [{id(r): place for _, *some in _lists(made) for place, r in enumerate(some[side])} for side in (0, 1)]
    for pair in compare(made.old, made.new, lambda: encoder).pairs:
        key = (pair.kind, *(at[id(record)] for at, record in zip(places, (pair.old, pair.new), strict=True) if record))
        yield ("paired", key) if pair.old and pair.new else (pair.state, key)
        yield from ((change.field, key) for change in pair.changes)


def _lists(made: Edited) -> Iterator[tuple]:  # type: ignore[type-arg]
    yield "target", made.old.targets, made.new.targets
    yield "task", made.old.tasks, made.new.tasks


def score_judged(judged: Iterable[Judged], encoder: Encoder) -> Scores:
    """Records paired, added and dropped; what is unclear counts neither way, what is no longer read is missed."""
    scores = Scores()
    for one in judged:
        matches = match_records(one.old, one.new, lambda: encoder, languages=one.languages)
        found = {(match.old, match.new) for match in matches} - one.maybe
        scores.of["paired"].add(set(one.same), set(found))
        for side, what, some in ((1, "added", one.new), (0, "dropped", one.old)):
            unclear = {pair[side] for pair in one.maybe}
            alone = [
                {place for place in range(len(some)) if place not in {pair[side] for pair in pairs} | unclear}
                for pairs in (one.same, {(match.old, match.new) for match in matches})
            ]
            scores.of[what].add(set(alone[0]), set(alone[1]))
    return scores


ROWS = (
    "Edited versions are plans with many records at once said anew, moved, dropped, added, or changed in lead, time or "
    "figure; in one\nedit a single record is replaced, or changed so, and nothing stands beside it to hold it against. "
    "Replaced documents and two languages\nare pairs put together by reading. On what is tuned the weights were "
    "learned, on what is unseen they were not."
)


def main() -> int:
    """Print the tables and write the section."""
    argparse.ArgumentParser(prog="python -m benchmarks.comparison", description=__doc__).parse_args()
    encoder, rows = BilingualEncoder(), list[list[str]]()
    judged = read_judged()
    for side in SIDES:
        versions = make_versions(side)
        rows += score_versions(versions, encoder).rows(f"edited versions, {side}")
        rows += score_versions(make_single_edits(side), encoder).rows(f"one edit, {side}")
        for name, languages in (("replaced documents", False), ("two languages", True)):
            some = [one for one in judged if one.side == side and one.languages == languages]
            rows += score_judged(some, encoder).rows(f"{name}, {side}")
    start = time.perf_counter()
    for made in versions:
        compare(made.old, made.new, lambda: encoder)
    each = (time.perf_counter() - start) / len(versions)
    records = sum(len(made.old.tasks) + len(made.old.targets) for made in versions) / len(versions)
    body = table(["of", "what", "there are", "precision", "recall"], rows)
    told = f"`python -m benchmarks.comparison`. A comparison of {records:.0f} records takes {each:.2f} s."
    told += f"\n\n{ROWS}\n\n{body}"
    print(told)
    write_section("comparison", "Comparison of two documents", told)
    return 0


if __name__ == "__main__":
    sys.exit(main())
