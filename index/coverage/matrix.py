"""The matrix: a decision's targets and tasks, and what each issuer's plans make of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from vnpolicy.index.citations.citing import Citations
from vnpolicy.index.citations.resolution import Known
from vnpolicy.index.coverage.addressing import Addressees, asks
from vnpolicy.index.coverage.alikeness import Likeness
from vnpolicy.index.coverage.columns import Column, decision_parts, find_columns
from vnpolicy.index.coverage.comparing import Delta, State, Verdict, compare_targets, compare_tasks, other_measure
from vnpolicy.index.coverage.matching import SURE, SURE_OF_OTHERS, WHOLLY, Match, find_matches, learned
from vnpolicy.index.coverage.records import Entry, Kind, read_records
from vnpolicy.index.coverage.vectors import find_vectors
from vnpolicy.index.coverage.words import Words
from vnpolicy.nlp.plan import Target, Task

if TYPE_CHECKING:
    from vnpolicy.index.library import Library

KINDS: tuple[Kind, ...] = ("target", "task")
MOST_ALSO = 3  # further records of a plan that are named beside the best


@dataclass(frozen=True, slots=True)
class Asked:
    """A target or task of the decision, `number` counted from 1 within its kind."""

    number: int
    document: Known
    entry: Entry


@dataclass(frozen=True, slots=True)
class Cell:
    """What an issuer's plans make of a record: the state, the record that answers best, and what differs.

    An unsure one has a record that may answer, for the reader to judge. `also` are further records; `asked_of` tells
    whether the decision asks the issuer, by name or with all of its kind (targets are everyone's).
    """

    state: State
    asked_of: bool = True
    entry: Entry | None = None
    document: Known | None = None
    likelihood: float = 0.0
    deltas: tuple[Delta, ...] = ()
    also: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows in the order of the decision, targets first; `cells[row][column]`.

    `silent` are documents that implement the decision and set no target or task; `passing` are those that cite it as a
    basis or in passing, of which nothing more is said.
    """

    decision: Known
    rows: tuple[Asked, ...]
    columns: tuple[Column, ...]
    cells: tuple[tuple[Cell, ...], ...]
    silent: tuple[Known, ...] = ()
    passing: tuple[Known, ...] = ()


def find_coverage(library: "Library", document: int) -> Matrix:
    """The matrix of a document of the library, by its id, with all plans that implement it."""
    citations = Citations(library.store)
    decision = citations.resolver.known(document)
    found = find_columns(citations, decision)
    return replace(compare(library, decision_parts(citations, decision), found.columns), passing=found.passing)


def compare(library: "Library", parts: Sequence[Known], columns: Sequence[Column]) -> Matrix:
    """The matrix of a decision, given with the parts that it issued, and of the plans given as columns."""
    asked = read_records(library.store, [part.id for part in parts])
    given = read_records(library.store, [known.id for column in columns for known in column.documents])
    spoken = {entry.document for entry in given}
    silent = tuple(known for column in columns for known in column.documents if known.id not in spoken)
    kept = tuple(column for column in columns if any(known.id in spoken for known in column.documents))
    cells = _Comparison(library, asked, given, parts[0].language).cells(kept)
    by_id = {part.id: part for part in parts}
    rows = tuple(Asked(entry.ordinal + 1, by_id[entry.document], entry) for entry in asked)
    return Matrix(parts[0], rows, kept, cells, silent)


class _Comparison:
    """Records asked for and records given, compared column by column."""

    def __init__(self, library: "Library", asked: Sequence[Entry], given: Sequence[Entry], language: str) -> None:
        self.entries = [*asked, *given]
        self.asked = range(len(asked))
        self.language = language
        self._library = library
        self._leads = {
            place: Addressees.of(entry.record) for place, entry in enumerate(asked) if isinstance(entry.record, Task)
        }
        self._given: dict[tuple[Kind, int], list[int]] = {}
        for place, entry in enumerate(given, len(asked)):
            self._given.setdefault((entry.kind, entry.document), []).append(place)

    def cells(self, columns: Sequence[Column]) -> tuple[tuple[Cell, ...], ...]:
        """A row for each record asked for."""
        if not columns or not self.asked:
            return tuple(() for _ in self.asked)
        vectors = find_vectors(self._library, self.entries)
        likeness = Likeness(self.entries, Words.of(self.entries), vectors)
        found = [self._column(likeness, column) for column in columns]
        return tuple(zip(*found, strict=True))

    def _column(self, likeness: Likeness, column: Column) -> list[Cell]:
        found: dict[int, list[tuple[Match, Entry]]] = {place: [] for place in self.asked}
        mine = [self._is_asked(place, column) for place in self.asked]
        for across in (False, True):
            documents = {known.id for known in column.documents if (known.language != self.language) == across}
            for kind in KINDS:
                for place, match, entry in self._matches(likeness, kind, documents, mine, across=across):
                    found[place].append((match, entry))
        best = {place: sorted(some, key=lambda one: -one[0].likelihood) for place, some in found.items()}
        return [_cell(self.entries[place], best[place], column, mine=mine[place]) for place in self.asked]

    def _is_asked(self, place: int, column: Column) -> bool:
        record = self.entries[place].record
        return asks(record, column) if isinstance(record, Target) else self._leads[place].take_in(column)

    def _matches(
        self, likeness: Likeness, kind: Kind, documents: set[int], mine: Sequence[bool], *, across: bool
    ) -> Iterator[tuple[int, Match, Entry]]:
        """Places of records asked for, each with a record of these documents that answers, likeliest first."""
        # A figure of one level of government is answered only by bodies of that level.
        asked = [p for p in self.asked if self.entries[p].kind == kind and (mine[p] or kind == "task")]
        given = sorted(place for document in documents for place in self._given.get((kind, document), ()))
        if not asked or not given:
            return
        weights = learned(kind, across=across)
        candidates = likeness.candidates(asked, given, weights.usual, across=across)
        for place, matches in zip(asked, find_matches(candidates, weights), strict=True):
            yield from ((place, match, self.entries[given[match.place]]) for match in matches)


def _cell(asked: Entry, found: Sequence[tuple[Match, Entry]], column: Column, *, mine: bool) -> Cell:
    if not found:
        return Cell("not_found" if mine else "not_asked", mine)
    match, best = choose(asked, found)
    documents = {known.id: known for known in column.documents}
    document = documents[best.document]
    also = tuple(entry for _, entry in found if entry is not best)[:MOST_ALSO]
    verdict = judge_match(asked, match, best, Setting(document, column.local, match.whole >= WHOLLY, mine))
    return Cell(verdict.state, mine, best, document, match.likelihood, verdict.deltas, also)


def choose(asked: Entry, found: Sequence[tuple[Match, Entry]]) -> tuple[Match, Entry]:
    """The record that stands for the plan: the likeliest whose figure can be compared, if there is one.

    Of a target set for several years it is that of the year asked for; without a year the last one is meant.
    """
    record = asked.record
    if not isinstance(record, Target):
        return found[0]
    alike = [one for one in found if isinstance(one[1].record, Target) and not other_measure(record, one[1].record)]
    first = (alike or found)[0]
    series = [one for one in found if one[1].quote == first[1].quote]
    if record.end is None:
        return max(series, key=lambda one: (_end(one[1]) or "", one[0].likelihood))
    same = [one for one in series if (_end(one[1]) or "")[:4] == record.end[:4]]
    return same[0] if same else first


def _end(entry: Entry) -> str | None:
    return entry.record.end if isinstance(entry.record, Target) else None


class Setting(NamedTuple):
    """Of a match: the plan, whether it is local and its record wholly answers, whether its issuer is asked."""

    plan: Known
    local: bool
    whole: bool
    mine: bool


def judge_match(asked: Entry, match: Match, given: Entry, setting: Setting) -> Verdict:
    """The state of a record with the one that is matched; where that is not sure, the reader has to judge.

    Work that is not asked of the issuer, and that others lead than the decision says, is seldom its answer.
    """
    if match.likelihood < SURE:
        return Verdict("unsure")
    verdict = judge(asked, given, setting)
    elsewhere = not setting.mine and any(delta.what == "lead" for delta in verdict.deltas)
    return Verdict("unsure") if elsewhere and match.likelihood < SURE_OF_OTHERS else verdict


def judge(asked: Entry, given: Entry, setting: Setting) -> Verdict:
    """The state of a record with a plan's record beside it."""
    one, other = asked.record, given.record
    if isinstance(one, Target) and isinstance(other, Target):
        return compare_targets(one, other, local=setting.local, whole=setting.whole)
    if isinstance(one, Task) and isinstance(other, Task):
        return compare_tasks(one, other, day=setting.plan.issued, whole=setting.whole, own=setting.mine)
    raise TypeError(f"{asked.kind} beside {given.kind}")
