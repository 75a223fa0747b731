"""Which record of one plan is which of another: by words, figures, leads and order; by meaning where words differ."""

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from vnpolicy.corpus import read_table
from vnpolicy.index.comparison.assignment import assign
from vnpolicy.index.comparison.fields import agency_keys, placed_bodies, unit_key
from vnpolicy.index.wording.words import pairs, spelled
from vnpolicy.nlp.plan import Target, Task

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from vnpolicy.index.encoding.encoder import Encoder

    Matrix = NDArray[np.float64]
    Figures = NDArray[np.float64]

Model = Literal["words", "meaning", "languages"]
Records = Sequence[Task | Target]
FEATURES = (
    *("bias", "syllables", "pairs", "inside", "numbers", "fields", "away", "between"),
    *("close", "meaning", "above", "identical"),
)
AWAY, BETWEEN, CLOSE, MEANING, ABOVE, IDENTICAL = map(
    FEATURES.index, ("away", "between", "close", "meaning", "above", "identical")
)
SURE = 2.0  # log-odds from which on a pair tells where its neighbours are to be looked for
CLEAR = 0.4  # log-odds from which on words decide without the meaning: 60 %
CERTAIN = 20.0  # log-odds of two records of the same words, which no other record has: whatever else was changed
ROUNDS = 3  # of assigning, each in the order that the sure pairs of the last one tell
WORDS = 4  # of a work from which on it is told by them: "Báo cáo" and "Hằng năm" are no names
MOST = 1_500  # records of both sides of which meaning is asked
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")  # takes "2025", "1.000", "15,8"


class Match(NamedTuple):
    """Two records that are one, by their places in the two lists, with the log-odds of it."""

    old: int
    new: int
    odds: float


def match_records(
    old: Records, new: Records, encoder: Callable[[], "Encoder"] | None, *, languages: bool = False
) -> list[Match]:
    """The best assignment over all pairs, in the order of the old list.

    Words, figures, agencies and order tell; of what is left the meaning does, where there is an encoder. With
    `languages`, the lists are in two: then meaning decides for all.
    """
    if not old or not new:
        return []
    figures = make_figures(old, new)
    if languages:
        if encoder is not None:
            add_meaning(figures, vectors_of(old, new, encoder()))
        return settle(figures, "languages")
    found = settle(figures, "words")
    found = sorted([*found, *_elsewhere(old, new, found)])
    sure = [match for match in found if match.odds >= CLEAR]
    left = left_over(figures, sure)
    if encoder is None or not left.rows or not left.columns or len(left.rows) + len(left.columns) > MOST:
        return found
    some = [old[row] for row in left.rows], [new[column] for column in left.columns]
    add_meaning(left.figures, vectors_of(*some, encoder()))
    rest = [Match(left.rows[row], left.columns[column], odds) for row, column, odds in _best(left.figures, "meaning")]
    return sorted([*sure, *rest])


class Left(NamedTuple):
    """What has no counterpart yet: places on either side, and the figures of their pairs."""

    rows: list[int]
    columns: list[int]
    figures: "Figures"


def left_over(figures: "Figures", found: Sequence[Match]) -> Left:
    """Records without a sure counterpart, with their places as those that have one tell."""
    _, old, new = figures.shape
    rows, columns = _left(old, new, found)
    left = figures[:, rows][:, :, columns]
    left[AWAY], left[BETWEEN] = (told(old, new, found)[rows][:, columns] for told in (_away, _between))
    return Left(rows, columns, left)


def _elsewhere(old: Records, new: Records, found: Sequence[Match]) -> list[Match]:
    """Of what is left, records of the same words: one that moved far is the same all the same."""
    rows, columns = _left(len(old), len(new), found)
    places: dict[tuple[str, ...], list[int]] = {}
    for column in columns:
        places.setdefault(tuple(spelled(new[column].quote)), []).append(column)
    same = ((row, places.get(tuple(spelled(old[row].quote)))) for row in rows)
    return [Match(row, some.pop(0), SURE) for row, some in same if some]


def _left(old: int, new: int, found: Sequence[Match]) -> tuple[list[int], list[int]]:
    """Places of the records on either side that have no counterpart yet."""
    taken = {match.old for match in found}, {match.new for match in found}
    return [row for row in range(old) if row not in taken[0]], [c for c in range(new) if c not in taken[1]]


def keeping_order(found: Sequence[Match]) -> set[Match]:
    """The most pairs that keep the order on both sides; the others have moved."""
    kept = set(_rising([(match.old, match.new) for match in found]))
    return {match for match in found if (match.old, match.new) in kept}


def make_figures(old: Records, new: Records) -> "Figures":
    """Figures of every pair, those of meaning not yet told. Shape: (FEATURES, old, new)."""
    import numpy as np

    figures = np.zeros((len(FEATURES), len(old), len(new)))
    words = [[_work_words(record) for record in some] for some in (old, new)]
    figures[0] = 1.0
    figures[1], figures[3] = _shared(*words)
    figures[2], _ = _shared(*([pairs(parts) for parts in some] for some in words))
    figures[4], _ = _shared(*([_NUMBER.findall(record.quote) for record in some] for some in (old, new)))
    figures[5] = _fields_alike(old, new)
    figures[AWAY] = _away(len(old), len(new), ())
    figures[IDENTICAL] = _identical(old, new, words)
    return figures


def _work_words(record: Task | Target) -> list[str]:
    """Words of a record but those that name its leads and its time: who and when may change, the work tells it."""
    quote = record.quote
    if isinstance(record, Task):
        named = [agency.written for agency in record.agencies("lead")]
        for name in (*named, record.period.written if record.period else ""):
            quote = quote.replace(name, " ") if name else quote
    return spelled(quote) or spelled(record.quote)


def add_meaning(figures: "Figures", vectors: "tuple[Matrix, Matrix]") -> None:
    """Set how close in meaning a pair is: bare, beside the mean of its row and column, and beside the best of others.

    Bare cosines of any two records of one subject are high; but a pair that is left alone has nothing beside it.
    """
    import numpy as np

    cosines = vectors[0] @ vectors[1].T
    means = (cosines.mean(axis=0, keepdims=True) + cosines.mean(axis=1, keepdims=True)) / 2
    figures[CLOSE], figures[MEANING] = cosines, cosines - means
    others = [np.full(cosines.shape, -np.inf) for _ in range(2)]
    for axis, other in enumerate(others):
        if cosines.shape[axis] > 1:
            first, second = np.flip(np.sort(cosines, axis=axis), axis=axis).take((0, 1), axis=axis).swapaxes(0, axis)
            best, next_best = np.expand_dims(first, axis), np.expand_dims(second, axis)
            other[:] = np.where(cosines == best, next_best, best)
    above = cosines - np.maximum(*others)
    figures[ABOVE] = np.where(np.isfinite(above), above, 0.0)


def settle(figures: "Figures", model: Model) -> list[Match]:
    """The best assignment by a model, again and again in the order that its sure pairs tell."""
    _, old, new = figures.shape
    found = _best(figures, model)
    for _ in range(ROUNDS):
        sure = [match for match in found if match.odds > SURE]
        figures[AWAY], figures[BETWEEN] = _away(old, new, sure), _between(old, new, found)
        found = _best(figures, model)
    return found


def _best(figures: "Figures", model: Model) -> list[Match]:
    import numpy as np

    odds = np.where(figures[IDENTICAL] > 0, CERTAIN, np.tensordot(weights(model), figures, axes=1))
    return [Match(row, column, float(odds[row, column])) for row, column in assign(odds)]


@cache
def weights(model: Model) -> "Matrix":
    """Weights of `FEATURES` in a model, as `benchmarks.train_comparison` found them."""
    import numpy as np

    rows = {row["feature"]: float(row[model]) for row in read_table("comparison")}
    return np.array([rows[name] for name in FEATURES])


def _shared(old: Sequence[Sequence[str]], new: Sequence[Sequence[str]]) -> "tuple[Matrix, Matrix]":
    """Share of words in common of both, and of the one with fewer; a rare word counts more. Shape: (old, new)."""
    import numpy as np

    known = {word: at for at, word in enumerate(dict.fromkeys(word for parts in (*old, *new) for word in parts))}
    one, other = (_presence(some, known) for some in (old, new))
    spread = one.sum(axis=0) + other.sum(axis=0)
    rare = np.log(1.0 + (len(old) + len(new)) / np.maximum(spread, 1.0)).astype(np.float32)
    common = (one * rare) @ other.T
    of_old, of_new = (one @ rare)[:, None], (other @ rare)[None, :]
    return _share(2 * common, of_old + of_new), _share(common, np.minimum(of_old, of_new))


def _identical(old: Records, new: Records, works: Sequence[Sequence[Sequence[str]]]) -> "Matrix":
    """1 where two records, and no others, have the same words and fields, or the same words, or the same work.

    "Đến năm 2025 đạt 80% và năm 2030 đạt 90%" are two targets of the same words: their figures tell them apart.
    """
    import numpy as np

    same = np.zeros((len(old), len(new)))
    quotes = [[tuple(spelled(record.quote)) for record in some] for some in (old, new)]
    fields = [list(map(_field_keys, some)) for some in (old, new)]
    both = [list(zip(*keys, strict=True)) for keys in zip(quotes, fields, strict=True)]
    told = [[tuple(parts) if len(parts) >= WORDS else at for at, parts in enumerate(some)] for some in works]
    for keys in (both, quotes, told):
        counts = [Counter(some) for some in keys]
        columns = {key: column for column, key in enumerate(keys[1])}
        for row, key in enumerate(keys[0]):
            if isinstance(key, tuple) and counts[0][key] == counts[1][key] == 1:
                same[row, columns[key]] = 1.0
    return same


def _presence(texts: Sequence[Sequence[str]], known: dict[str, int]) -> "NDArray[np.float32]":
    import numpy as np

    matrix = np.zeros((len(texts), len(known)), dtype=np.float32)
    for row, parts in enumerate(texts):
        matrix[row, [known[part] for part in parts]] = 1.0
    return matrix


def _share(part: "Matrix", whole: "Matrix") -> "Matrix":
    """Part of the whole; a half where there is nothing to share."""
    import numpy as np

    shape = np.broadcast_shapes(part.shape, whole.shape)
    shares: Matrix = np.divide(part, whole, out=np.full(shape, 0.5), where=np.broadcast_to(whole > 0, shape))
    return shares


def _fields_alike(old: Records, new: Records) -> "Matrix":
    """Share of what is understood that two records have in common: agencies and time, or figure, unit and time."""
    import numpy as np

    keys = [list(map(_field_keys, some)) for some in (old, new)]
    return np.array([[_alike(one, other) for other in keys[1]] for one in keys[0]])


def _field_keys(record: Task | Target) -> frozenset[Hashable]:
    if isinstance(record, Task):
        when = (record.period.end, record.period.recurrence) if record.period else ()
        leads = record.agencies("lead")
        return agency_keys(leads) | placed_bodies(leads) | {when}
    figure = (record.value, record.value_max)
    return frozenset([figure, unit_key(record.unit), ("end", record.end), record.direction])


def _alike(one: frozenset[Hashable], other: frozenset[Hashable]) -> float:
    return 2 * len(one & other) / (len(one) + len(other))


def _away(old: int, new: int, found: Iterable[Match]) -> "Matrix":
    """How far each pair is from where its neighbours that are found say, as a share of the list; 0 to 1."""
    import numpy as np

    anchors = _rising([(match.old, match.new) for match in found])
    rows = [-1, *(row for row, _ in anchors), old]
    columns = [-1, *(column for _, column in anchors), new]
    expected = np.interp(np.arange(old), rows, columns)
    return np.abs(expected[:, None] - np.arange(new)[None, :]) / max(new, 1)


def _between(old: int, new: int, found: Iterable[Match]) -> "Matrix":
    """1 for pairs at one place of a gap that has as many records on either side, else 0.

    A gap lies between two pairs that keep the order; what is found itself is looked at between its neighbours.
    """
    import numpy as np

    ends = [(-1, -1), *_rising([(match.old, match.new) for match in found]), (old, new)]
    same = np.zeros((old, new))
    for (row, column), (next_row, next_column) in pairwise(ends):
        if next_row - row == next_column - column:
            for step in range(1, next_row - row):
                same[row + step, column + step] = 1.0
    for before, (row, column), after in zip(ends, ends[1:], ends[2:], strict=False):
        same[row, column] = float(row - before[0] == column - before[1] and after[0] - row == after[1] - column)
    return same


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs that keeps the order on both sides."""
    import bisect

    ends: list[int] = []  # least last column of a run of each length
    at: list[int] = []
    before: list[int] = []
    for place, (_, column) in enumerate(pairs):
        length = bisect.bisect_left(ends, column)
        before.append(at[length - 1] if length else -1)
        ends[length : length + 1], at[length : length + 1] = [column], [place]
    run, place = [], at[-1] if at else -1
    while place >= 0:
        run.append(pairs[place])
        place = before[place]
    return run[::-1]


def vectors_of(old: Records, new: Records, encoder: "Encoder") -> "tuple[Matrix, Matrix]":
    """Vectors of the quotes on either side."""
    vectors = encoder.encode_passages([record.quote for record in (*old, *new)]).astype(float)
    return vectors[: len(old)], vectors[len(old) :]
