"""How alike the records of a decision and of a plan are: figures by which a match is told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, cast

import numpy as np
import numpy.typing as npt

from vnpolicy.index.coverage.counterparts import lead_standing
from vnpolicy.index.coverage.figures import in_unit_of, same_unit, scale
from vnpolicy.index.coverage.records import Entry, Kind, content
from vnpolicy.index.words import pairs
from vnpolicy.nlp.plan import Target, Task

Floats = npt.NDArray[np.float32]
COMMON = (
    "meaning",
    "words_of_asked",
    "words_of_given",
    "pairs_of_asked",
    "next_for_asked",
    "next_for_given",
    "opening",
)
OWN: Mapping[Kind, tuple[str, ...]] = {
    "target": ("same_unit", "other_unit", "same_value", "same_end", "other_end", "same_direction"),
    "task": ("same_lead", "other_lead", "same_recurrence", "other_recurrence", "same_end"),
}
_NEAR = 3.0  # standard deviations of cosines: what a whole agreement of words weighs in the first guess
_LEAST = 400.0  # pairs whose usual cosine counts as much as that of the pairs at hand
MOST = 6  # records of a plan that are looked at for one asked for
_OPENING = 2  # syllables by which a piece of work begins: "xây dựng", "tổ chức"


def features(kind: Kind) -> tuple[str, ...]:
    """Names of the figures of a pair of records."""
    return (*COMMON, *OWN[kind])


@dataclass(frozen=True, slots=True)
class Words:
    """Which syllables, and which pairs of neighbours, stand in which record, each with the weight of its rarity.

    Shapes: (records, syllables) and (records, pairs).
    """

    syllables: Floats
    pairs: Floats

    @classmethod
    def of(cls, entries: Sequence[Entry]) -> "Words":
        """Of the records of a whole matrix; rare is what few of them have."""
        parts = [content(entry.quote) for entry in entries]
        return cls(_weighted(parts), _weighted([pairs(part) for part in parts]))

    def shares(self, asked: Sequence[int], given: Sequence[int]) -> tuple[Floats, Floats, Floats]:
        """Shares of the syllables asked for that are given, of those given that are asked for, and of the pairs.

        Shape of each: (asked, given).
        """
        common = _common(self.syllables, asked, given)
        of_asked = common / _sums(self.syllables, asked)[:, None]
        of_given = common / _sums(self.syllables, given)[None, :]
        of_pairs = _common(self.pairs, asked, given) / _sums(self.pairs, asked)[:, None]
        return of_asked, of_given, of_pairs


def _weighted(parts: Sequence[Sequence[str]]) -> Floats:
    """Rows of square roots of weights: a product of two rows is the weight of what they have in common."""
    places: dict[str, int] = {}
    rows = [sorted({places.setdefault(part, len(places)) for part in some}) for some in parts]
    found = np.zeros((len(rows), max(len(places), 1)), dtype=np.float32)
    for row, columns in enumerate(rows):
        found[row, columns] = 1
    counts = found.sum(axis=0)
    return cast("Floats", found * np.sqrt(np.log1p(len(rows) / np.maximum(counts, 1))).astype(np.float32))


def _common(rows: Floats, asked: Sequence[int], given: Sequence[int]) -> Floats:
    return cast("Floats", rows[list(asked)] @ rows[list(given)].T)


def _sums(rows: Floats, chosen: Sequence[int]) -> Floats:
    some = rows[list(chosen)]
    return cast("Floats", np.maximum((some * some).sum(axis=1), 1e-6))


@dataclass(frozen=True, slots=True)
class Meaning:
    """Vectors of the records of a matrix, and how close any two of them usually are.

    `usual` are mean and deviation of the encoder's cosines as they were when the weights were learned: where a matrix
    has few records they stand for its own.
    """

    vectors: Floats
    mean: float
    deviation: float

    @classmethod
    def of(cls, vectors: Floats, usual: tuple[float, float]) -> "Meaning":
        """Of vectors of length 1, shape (records, dimensions)."""
        count = len(vectors)
        between = count * (count - 1)
        total = float(np.square(vectors.sum(axis=0)).sum()) - count
        gram = vectors.T @ vectors
        squares = float(np.square(gram).sum()) - count
        weight = between + _LEAST
        mean = (total + _LEAST * usual[0]) / weight
        square = (squares + _LEAST * (usual[0] ** 2 + usual[1] ** 2)) / weight
        return cls(vectors, mean, max(square - mean**2, 1e-6) ** 0.5)

    def closeness(self, asked: Sequence[int], given: Sequence[int]) -> Floats:
        """Deviations by which pairs are closer than usual. Shape: (asked, given)."""
        cosines = self.vectors[list(asked)] @ self.vectors[list(given)].T
        return cast("Floats", (cosines - self.mean) / self.deviation)


class Candidates(NamedTuple):
    """For each record asked for, places among those given, likeliest first, and the figures of the pairs.

    Shapes: (asked, most) and (asked, most, figures).
    """

    places: npt.NDArray[np.intp]
    figures: Floats


@dataclass(frozen=True, slots=True)
class Likeness:
    """What is compared: the records of a matrix, by their places in it."""

    entries: Sequence[Entry]
    words: Words
    meaning: Meaning

    def candidates(self, asked: Sequence[int], given: Sequence[int], day: str | None) -> Candidates:
        """The likeliest pairs of records of one kind; `day` is that of the plan, which decides on names of bodies."""
        close = self.meaning.closeness(asked, given)
        shares = self.words.shares(asked, given)
        guess = close + _NEAR * (shares[0] + shares[1])
        best = np.argsort(-guess, axis=1, kind="stable")[:, :MOST]
        known = [close, *shares, _gaps(guess), _gaps(guess.T).T]
        taken = [np.take_along_axis(one, best, axis=1) for one in known]
        own = np.array(
            [
                [_pair(self.entries[one], self.entries[given[at]], day) for at in row]
                for one, row in zip(asked, best.tolist(), strict=True)
            ],
            dtype=np.float32,
        )
        return Candidates(best, np.concatenate([np.stack(taken, axis=2), own], axis=2))


def _gaps(guess: Floats) -> Floats:
    """By how much each pair of a row is ahead of the best other one, or behind the best; 1 at most."""
    if guess.shape[1] == 1:
        return np.zeros_like(guess)
    first = guess.max(axis=1, keepdims=True)
    second = np.partition(guess, -2, axis=1)[:, -2][:, None]
    ahead = np.where(guess >= first, guess - second, guess - first)
    return np.clip(ahead / _NEAR, -1, 1)


def _pair(asked: Entry, given: Entry, day: str | None) -> tuple[float, ...]:
    """Figures that take a look at each pair by itself."""
    one, other = asked.record, given.record
    opening = float(content(asked.quote)[:_OPENING] == content(given.quote)[:_OPENING])
    if isinstance(one, Target) and isinstance(other, Target):
        return (opening, *_target_pair(one, other))
    return (opening, *_task_pair(cast("Task", one), cast("Task", other), day))


def _target_pair(one: Target, other: Target) -> tuple[float, ...]:
    unit = same_unit(one, other)
    value = unit and abs(in_unit_of(one, other) - one.value) < 1e-6 * max(1, abs(one.value))
    ends = one.end is not None and other.end is not None
    end = ends and (one.end or "")[:4] == (other.end or "")[:4]
    bounded = scale(one.unit)[0] and scale(other.unit)[0]
    figures = unit, bool(bounded) and not unit, value, end, ends and not end, one.direction == other.direction
    return tuple(map(float, figures))


def _task_pair(one: Task, other: Task, day: str | None) -> tuple[float, ...]:
    standing = lead_standing(one, other, day)
    periods = one.period, other.period
    recurrences = [period.recurrence if period else None for period in periods]
    ends = [period.end if period else None for period in periods]
    again = recurrences[0] is not None and recurrences[0] == recurrences[1]
    figures = (
        standing in ("same", "counterpart"), standing == "other",
        again, recurrences[0] != recurrences[1],
        ends[0] is not None and ends[0] == ends[1],
    )  # fmt: skip
    return tuple(map(float, figures))
