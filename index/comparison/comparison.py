"""Two plans, or two versions of one: which tasks and targets were added, dropped, changed, and how."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

from vnpolicy.index.comparison.fields import Change, find_changes, origins
from vnpolicy.index.comparison.matching import Match, Records, keeping_order, match_records
from vnpolicy.index.comparison.words import container
from vnpolicy.nlp.plan import Plan, Target, Task

if TYPE_CHECKING:
    from vnpolicy.index.encoding.encoder import Encoder

State = Literal["same", "changed", "added", "dropped"]
STATES: tuple[State, ...] = ("same", "changed", "added", "dropped")
Kind = Literal["task", "target"]


@dataclass(frozen=True, slots=True)
class Pair:
    """A record as it is in both plans, or in one of them.

    `chance` is how likely the two are one record (1 where there is only one); `moved` tells that the two stand in
    another order among the others. `within` is a record of the other plan that has all the words of this one, which is
    in one plan only: two items may have become one.
    """

    kind: Kind
    old: Task | Target | None
    new: Task | Target | None
    changes: tuple[Change, ...] = ()
    chance: float = 1.0
    moved: bool = False
    within: Task | Target | None = None

    @property
    def state(self) -> State:
        """What became of the record."""
        if self.old is None:
            return "added"
        if self.new is None:
            return "dropped"
        return "changed" if self.changes else "same"

    @property
    def record(self) -> Task | Target:
        """The newer record, else the older."""
        if self.new is not None:
            return self.new
        return cast("Task | Target", self.old)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two plans and their records in pairs: targets, then tasks, each in the order of the new plan.

    What was dropped stands after what it followed.
    """

    old: Plan
    new: Plan
    pairs: tuple[Pair, ...]

    @property
    def in_common(self) -> bool:
        """Whether any record is in both."""
        return any(pair.old and pair.new for pair in self.pairs)

    @property
    def languages(self) -> bool:
        """Whether the two are in two languages: then wordings are not compared."""
        return self.old.language != self.new.language

    def of_kind(self, kind: Kind) -> tuple[Pair, ...]:
        """The targets, or the tasks."""
        return tuple(pair for pair in self.pairs if pair.kind == kind)


def compare(old: Plan, new: Plan, encoder: "Callable[[], Encoder] | None" = None) -> Comparison:
    """The records of two plans in pairs, with what differs.

    `encoder` makes the encoder when it is needed: for records that no words bring together, and for two languages.
    """
    languages = old.language != new.language
    from_ = origins(old.header, new.header)
    found: list[Pair] = []
    kinds: tuple[Kind, ...] = ("target", "task")
    for kind in kinds:
        before, after = ((p.targets if kind == "target" else p.tasks) for p in (old, new))
        matches = match_records(before, after, encoder, languages=languages)
        steady = keeping_order(matches)
        pairs = {}
        for match in matches:
            one, other = before[match.old], after[match.new]
            changes = find_changes(one, other, from_, languages=languages)
            pairs[match] = Pair(kind, one, other, changes, 1 / (1 + math.exp(-match.odds)), match not in steady)
        found += _in_order(kind, before, after, pairs)
    return Comparison(old, new, tuple(found))


def _in_order(kind: Kind, old: Records, new: Records, pairs: Mapping[Match, Pair]) -> Iterator[Pair]:
    """Pairs in the order of the new list, and what is in one list only where it stands there."""
    by_new = {match.new: match for match in pairs}
    dropped = [row for row in range(len(old)) if row not in {match.old for match in pairs}]
    after = _followed(dropped, {match.old: match.new for match in pairs})
    for column in range(-1, len(new)):
        if column in by_new:
            yield pairs[by_new[column]]
        elif column >= 0:
            yield Pair(kind, None, new[column], within=container(new[column], old))
        yield from (
            Pair(kind, old[row], None, within=container(old[row], new)) for row in dropped if after[row] == column
        )


def _followed(dropped: Sequence[int], places: Mapping[int, int]) -> dict[int, int]:
    """The place in the new list of the nearest record before each dropped one; -1 where there is none."""
    return {row: next((places[r] for r in range(row, -1, -1) if r in places), -1) for row in dropped}
