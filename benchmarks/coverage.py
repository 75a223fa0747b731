"""How well a plan's records are found for those of a decision, and judged: `python -m benchmarks.coverage`.

The labelled pairs lie in `labels/coverage_pairs.jsonl`; the weights were learned from those of the tuning half, and
nobody looked at the misses of the unseen half. `--library` names a library of the corpus to time whole matrices in, and
to see what has become of the cells in `labels/coverage_cells.jsonl`, which were read: right ones should keep their
verdict, wrong ones should lose it. The section of `RESULTS.md` is written only then.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.coverage_labels import Label, ReadCell, document_ids, make_library, matrix_of, read_cells, read_pairs
from benchmarks.results import table, write_section
from vnpolicy.index import Library
from vnpolicy.index.coverage import find_coverage
from vnpolicy.index.coverage.matrix import Cell, Matrix

MOST_IMPLEMENTED = """
    SELECT d.id, count(DISTINCT m.document) n FROM documents d JOIN mentions m ON m.number_key = d.number_key
    WHERE d.number_key <> '' AND m.relation IN ('implements', 'based_on') AND m.document <> d.id
    AND EXISTS (SELECT 1 FROM entries e WHERE e.document = d.id AND e.kind = 'target')
    GROUP BY d.id ORDER BY n DESC LIMIT ?
"""


@dataclass(frozen=True, slots=True)
class Judged:
    """A label, and what the matrix has in its cell."""

    label: Label
    cell: Cell

    @property
    def right(self) -> bool:
        """Whether a record that answers was found."""
        return self.cell.entry is not None and any(place.fits(self.cell.entry) for place in self.label.answers)

    @property
    def state(self) -> bool:
        """Whether the state is that of the label, with the right record beside it."""
        state = "not_found" if self.cell.state == "not_asked" else self.cell.state
        return state == self.label.state and (self.right or not self.label.answers)


def judge(library: Library, labels: Sequence[Label]) -> Iterator[Judged]:
    """Each label beside its cell; a record that is no longer read from the document is a miss."""
    ids = document_ids(library)
    for names in dict.fromkeys(label.documents for label in labels):
        own = [label for label in labels if label.documents == names]
        matrix = matrix_of(library, own[0], ids)
        yield from (Judged(label, _cell(matrix, label)) for label in own)


def _cell(matrix: Matrix, label: Label | ReadCell) -> Cell:
    rows = zip(matrix.rows, matrix.cells, strict=True)
    of_kind = ((asked, cells) for asked, cells in rows if asked.entry.kind == label.kind)
    found = next((cells for asked, cells in of_kind if label.asked.fits(asked.entry)), None)
    return found[0] if found else Cell("not_found")


def quality(judged: Sequence[Judged]) -> list[str]:
    """Precision, recall and F1 of the record; precision of verdicts; share of unsure cells; right states of the others.

    States of all, and of those with a record.
    """
    right = sum(one.right for one in judged)
    said = [one for one in judged if one.cell.entry is not None]
    there = [one for one in judged if one.label.answers]
    sure = [one for one in judged if one.cell.state != "unsure"]
    verdicts = [one.right for one in said if one in sure]
    states = [_share([one.state for one in some if one in sure]) for some in (judged, there)]
    f1 = 2 * right / max(len(said) + len(there), 1)
    unsure = 1 - len(sure) / max(len(judged), 1)
    figures = (right / max(len(said), 1), right / max(len(there), 1), f1, _share(verdicts), unsure, *states)
    return [str(len(judged)), *(f"{figure:.3f}" for figure in figures)]


def _share(found: Sequence[bool]) -> float:
    return sum(found) / max(len(found), 1)


def rows(judged: Sequence[Judged]) -> list[list[str]]:
    """Quality of both halves, by kind."""
    found = []
    for part in ("tuning", "unseen"):
        own = [one for one in judged if one.label.part == part]
        by_kind = {kind: [one for one in own if one.label.kind == kind] for kind in ("target", "task")}
        found += [[f"{part}, {kind}s", *quality(some)] for kind, some in by_kind.items()]
        found.append([f"{part}, all", *quality(own)])
    return found


def confusions(judged: Iterable[Judged]) -> str:
    """Which states are taken for which, most often first."""
    counts = Counter((one.label.state, one.cell.state) for one in judged if not one.state)
    return ", ".join(f"{asked} taken for {given} {count}" for (asked, given), count in counts.most_common())


def cells_kept(library: Library) -> list[list[str]]:
    """Of cells that were read, right ones and others: how many have a verdict now, are unsure, or have gone."""
    counts: Counter[tuple[str, str, str]] = Counter()
    cells, ids = read_cells(), document_ids(library)
    for names in dict.fromkeys(cell.documents for cell in cells):
        own = [cell for cell in cells if cell.documents == names]
        matrix = matrix_of(library, own[0], ids)
        counts.update((cell.part, cell.verdict, _fate(cell, _cell(matrix, cell))) for cell in own)
    fates = ("verdict", "unsure", "gone")
    return [
        [f"{part}, {verdict}", *(str(counts[part, verdict, fate]) for fate in fates)]
        for part in ("read", "drawn")
        for verdict in ("right", "doubtful", "wrong")
    ]


def _fate(read: ReadCell, cell: Cell) -> str:
    """What has become of a cell: another record beside the one asked for counts as gone."""
    if cell.entry is None or not read.given.fits(cell.entry):
        return "gone"
    return "unsure" if cell.state == "unsure" else "verdict"


def times(library: Library, count: int) -> list[tuple[float, int, int]]:
    """Seconds, columns and rows of the matrices of the decisions that are implemented most, encoder loaded."""
    library.encoder.encode_queries(["Sở Công Thương"])
    found = []
    for number, _ in library.store.connection.execute(MOST_IMPLEMENTED, (count,)).fetchall():
        start = time.perf_counter()
        matrix = find_coverage(library, number)
        found.append((time.perf_counter() - start, len(matrix.columns), len(matrix.rows)))
    return found


def speed(library: Library, count: int = 20) -> str:
    """A sentence on the time of whole matrices."""
    measured = times(library, count)
    seconds = [one[0] for one in measured]
    slowest = max(measured)
    documents = library.store.connection.execute("SELECT count(*) FROM documents").fetchone()[0]
    return (
        f"Matrices of the {len(measured)} decisions with targets that most of {documents:,} documents implement,"
        f" encoder loaded: median {statistics.median(seconds):.2f} s, slowest {slowest[0]:.2f} s ({slowest[2]} rows,"
        f" {slowest[1]} issuers); asked: <= 1 s."
    )


def main() -> int:
    """Print the figures; write them where the time was taken too."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.coverage", description=__doc__)
    parser.add_argument("--folder", type=Path, help="where the labelled documents are kept between runs")
    parser.add_argument("--library", type=Path, help="a library of the corpus to time; without one, nothing is written")
    parser.add_argument("--misses", action="store_true", help="list the misses of the tuning half")
    args = parser.parse_args()
    labels = read_pairs("tuning", "unseen")
    with tempfile.TemporaryDirectory() as temporary, make_library(args.folder or Path(temporary), labels) as library:
        judged = list(judge(library, labels))
    if args.misses:
        _list([one for one in judged if one.label.part == "tuning" and not one.state])
    head = ["labels", "pairs", "precision", "recall", "F1 of the record", "precision of verdicts", "unsure"]
    head += ["state right of the others", "where found"]
    parts = [table(head, rows(judged)), f"States of the unseen half: {confusions(_unseen(judged)) or 'all right'}."]
    if args.library:
        with Library(args.library, create=False) as whole:
            kept = table(["cells of the corpus that were read", "verdict", "unsure", "gone"], cells_kept(whole))
            parts += [kept, speed(whole)]
    body = "\n\n".join(parts)
    print(body)
    if args.library:
        write_section("coverage", "Coverage matrix", f"`python -m benchmarks.coverage --library DIR`.\n\n{body}")
    return 0


def _unseen(judged: Iterable[Judged]) -> list[Judged]:
    return [one for one in judged if one.label.part == "unseen"]


def _list(judged: Iterable[Judged]) -> None:
    for one in judged:
        label, cell = one.label, one.cell
        found = f"{cell.entry.kind} {cell.entry.ordinal + 1} {cell.likelihood:.2f}" if cell.entry else "nothing"
        mark = "" if one.right or not label.answers else " (another record)"
        print(f"{label.decision} {label.plan} {label.asked}: {label.state}, but {cell.state}: {found}{mark}")


if __name__ == "__main__":
    sys.exit(main())
