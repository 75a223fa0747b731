"""How alike the records of a decision and of a plan are: figures by which a match is told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, cast

import numpy as np
import numpy.typing as npt

from vnpolicy.index.coverage.counterparts import NO_LEAD, Standing, lead_keys, lead_standing
from vnpolicy.index.coverage.figures import in_unit_of, same_unit, scale
from vnpolicy.index.coverage.objects import are_others, is_law_alone
from vnpolicy.index.coverage.records import Entry, Kind
from vnpolicy.index.coverage.words import Words
from vnpolicy.nlp.plan import Target, Task

Floats = npt.NDArray[np.float32]
Places = npt.NDArray[np.intp]
Booleans = npt.NDArray[np.bool_]
COMMON = (
    "meaning",
    "words_of_asked",
    "words_of_given",
    "pairs_of_asked",
    "pairs_of_given",
    "words_in_common",
    "pairs_in_common",
    "next_for_asked",
    "next_for_given",
    "opening",
)
OWN: Mapping[Kind, tuple[str, ...]] = {
    "target": ("same_unit", "other_unit", "same_value", "same_end", "other_end", "same_direction"),
    "task": ("same_lead", "other_lead", "same_recurrence", "same_end"),
}
STANDINGS: Mapping[Standing, float] = {"same": 1, "counterpart": 1, "other": -1, "unknown": 0}
_NEAR = 3.0  # standard deviations of cosines: what a whole agreement of words weighs in the first guess
_LEAST = 100.0  # pairs as many as which the usual cosines count for
MOST = 6  # records of a plan that are looked at for one asked for
_REFUSED = -100.0  # guess of a pair that names other objects: no such pair is a candidate where there is another
_OPENING = 2  # syllables by which a piece of work begins: "xây dựng", "tổ chức"


def features(kind: Kind) -> tuple[str, ...]:
    """Names of the figures of a pair of records."""
    return (*COMMON, *OWN[kind])


class Usual(NamedTuple):
    """Mean and deviation of the cosines of records of two documents, as they were when the weights were learned."""

    mean: float
    deviation: float


def closeness(asked: Floats, given: Floats, usual: Usual) -> Floats:
    """By how many deviations pairs are closer in meaning than pairs of such documents are. Shape: (asked, given).

    Takes vectors of length 1, shape (records, dimensions). Where there are few pairs, the usual figures count more.
    """
    cosines = asked @ given.T
    count = cosines.size + _LEAST
    mean = (float(cosines.sum()) + _LEAST * usual.mean) / count
    square = (float(np.square(cosines).sum()) + _LEAST * (usual.mean**2 + usual.deviation**2)) / count
    return cast("Floats", (cosines - mean) / max(square - mean**2, 1e-6) ** 0.5)


class Candidates(NamedTuple):
    """For each record asked for, places among those given, likeliest first, and the figures of the pairs.

    `refused` are pairs that cannot answer: they name other objects. Shapes: (asked, most), (asked, most, figures), and
    (asked, most).
    """

    places: Places
    figures: Floats
    refused: Booleans


@dataclass(frozen=True, slots=True)
class Likeness:
    """What is compared: the records of a matrix, by their places in it, with their words and vectors."""

    entries: Sequence[Entry]
    words: Words
    vectors: Floats

    def candidates(self, asked: Sequence[int], given: Sequence[int], usual: Usual, *, across: bool) -> Candidates:
        """The likeliest pairs of records of one kind; `across` two languages no words are compared."""
        close = closeness(self.vectors[list(asked)], self.vectors[list(given)], usual)
        shares = [np.zeros_like(close)] * 4 if across else self.words.shares(asked, given)
        one, other = ([self.entries[place] for place in places] for places in (asked, given))
        leads = _standings(one, other)
        common = [np.sqrt(shares[at] * shares[at + 1]) for at in (0, 2)]
        others = _others(one, other)
        guess = np.where(others, _REFUSED, close + _NEAR * (common[0] + common[1] + shares[0] / 2) + leads)
        best = _likeliest(guess)
        gaps = _gaps(guess, _statements(other)), _gaps(guess.T, _statements(one)).T
        known = [close, *shares, *common, *gaps]
        taken = [np.take_along_axis(figure, best, axis=1) for figure in known]
        refused = np.take_along_axis(others, best, axis=1)
        return Candidates(best, np.stack([*taken, *_own(one, other, best, leads)], axis=2, dtype=np.float32), refused)


def _likeliest(guess: Floats) -> Places:
    """Places of the best guesses of each row, the best first. Shape: (rows, most)."""
    places = np.sort(np.argpartition(-guess, min(MOST, guess.shape[1]) - 1, axis=1)[:, :MOST], axis=1)
    order = np.argsort(-np.take_along_axis(guess, places, axis=1), axis=1, kind="stable")
    return np.take_along_axis(places, order, axis=1)


def _statements(entries: Sequence[Entry]) -> Places:
    """A number for each record, the same for figures of several years that stand in one sentence."""
    numbers: dict[tuple[int, int], int] = {}
    places = [numbers.setdefault((entry.document, entry.record.span.start), len(numbers)) for entry in entries]
    return np.array(places, dtype=np.intp)


def _gaps(guess: Floats, statements: Places) -> Floats:
    """By how much each pair of a row is ahead of the best other statement, or behind the best one; 1 at most."""
    order = np.argsort(statements, kind="stable")
    firsts = np.flatnonzero(np.diff(statements[order], prepend=-1))
    best = np.maximum.reduceat(guess[:, order], firsts, axis=1)
    if best.shape[1] == 1:
        return np.zeros_like(guess)
    first = best.max(axis=1, keepdims=True)
    second = np.partition(best, -2, axis=1)[:, -2][:, None]
    of_statement = best[:, statements]
    ahead = np.where(of_statement >= first, guess - second, guess - first)
    return cast("Floats", np.clip(ahead / _NEAR, -1, 1))


def _standings(asked: Sequence[Entry], given: Sequence[Entry]) -> Floats:
    """1 where the leads of two tasks answer to each other, -1 where they are others, 0 where that is not known."""
    keys = [
        [lead_keys(entry.record) if isinstance(entry.record, Task) else NO_LEAD for entry in some]
        for some in (asked, given)
    ]
    # Few bodies lead the many tasks of two documents.
    kinds = [{key: number for number, key in enumerate(dict.fromkeys(some))} for some in keys]
    standings = np.array([[STANDINGS[lead_standing(one, other)] for other in kinds[1]] for one in kinds[0]], np.float32)
    rows, columns = ([kind[key] for key in some] for kind, some in zip(kinds, keys, strict=True))
    return standings[np.ix_(rows, columns)]


def _others(asked: Sequence[Entry], given: Sequence[Entry]) -> Booleans:
    """Where two records name objects of one kind and share none, or one is a law. Shape: (asked, given)."""
    found = np.zeros((len(asked), len(given)), dtype=bool)
    rows, columns = ([(at, entry.objects) for at, entry in enumerate(some) if entry.objects] for some in (asked, given))
    every = [(at, entry.objects) for at, entry in enumerate(given)]
    for row, one in rows:
        for column, other in every if is_law_alone(one) else columns:
            found[row, column] = are_others(one, other)
    return found


def _own(asked: Sequence[Entry], given: Sequence[Entry], best: Places, leads: Floats) -> list[npt.NDArray[Any]]:
    """Figures that take a look at each of the best pairs by itself. Shape of each: (asked, most)."""
    opening = _same([one.content[:_OPENING] for one in asked], [other.content[:_OPENING] for other in given], best)
    ones, others = ([entry.record for entry in some] for some in (asked, given))
    if isinstance(ones[0], Target):
        return [opening, *_target_figures(cast("list[Target]", ones), cast("list[Target]", others), best)]
    return [opening, *_task_figures(cast("list[Task]", ones), cast("list[Task]", others), best, leads)]


def _target_figures(asked: Sequence[Target], given: Sequence[Target], best: Places) -> list[npt.NDArray[Any]]:
    pairs = [[_target_pair(one, given[at]) for at in row] for one, row in zip(asked, best.tolist(), strict=True)]
    return list(np.moveaxis(np.array(pairs), 2, 0))


def _target_pair(one: Target, other: Target) -> tuple[bool, ...]:
    unit = same_unit(one, other)
    value = unit and abs(in_unit_of(one, other) - one.value) < 1e-6 * max(1, abs(one.value))
    ends = one.end is not None and other.end is not None
    end = ends and (one.end or "")[:4] == (other.end or "")[:4]
    bounded = scale(one.unit)[0] and scale(other.unit)[0]
    return unit, bool(bounded) and not unit, value, end, ends and not end, one.direction == other.direction


def _task_figures(asked: Sequence[Task], given: Sequence[Task], best: Places, leads: Floats) -> list[npt.NDArray[Any]]:
    again, again_given = ([_recurrence(task) for task in some] for some in (asked, given))
    ends, ends_given = ([task.period.end if task.period else None for task in some] for some in (asked, given))
    standings = np.take_along_axis(leads, best, axis=1)
    return [
        standings > 0,
        standings < 0,
        _same(again, again_given, best) & _known(again),
        _same(ends, ends_given, best) & _known(ends),
    ]


def _recurrence(task: Task) -> object:
    return task.period.recurrence if task.period else None


def _same(asked: Sequence[object], given: Sequence[object], best: Places) -> Booleans:
    """Where the best pairs have the same of something. Shape: (asked, most)."""
    numbers: dict[object, int] = {}
    ones, others = (np.array([numbers.setdefault(one, len(numbers)) for one in some]) for some in (asked, given))
    return cast("Booleans", ones[:, None] == others[best])


def _known(values: Sequence[object]) -> Booleans:
    """Where there is something. Shape: (values, 1)."""
    return np.array([value is not None for value in values])[:, None]
