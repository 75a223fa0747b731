"""Records of decisions, each with a plan's record that answers to it and one that only looks alike, as labelled."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from benchmarks.coverage_labels import Label, document_ids
from benchmarks.encoder.pairs import Pair
from vnpolicy.index import Library
from vnpolicy.index.coverage.records import Entry, Kind, read_records


def match_pairs(library: Library, labels: Iterable[Label]) -> Iterator[Pair]:
    """A pair for each answer; the library holds the documents of the labels under their ids in the corpus."""
    ids = document_ids(library)

    @cache
    def records(name: str, kind: Kind) -> list[Entry]:
        return [entry for entry in read_records(library.store, [ids[name.partition(":")[2]]]) if entry.kind == kind]

    for label in labels:
        asked, given = (records(name, label.kind) for name in label.documents)
        record = next((entry for entry in asked if label.asked.fits(entry)), None)
        if record is None:  # it was read when it was labelled, and is no longer
            continue
        right = [entry for entry in given if label.answered_by(entry)]
        wrong = [entry for entry in given if entry not in right]
        for entry in {entry.quote: entry for entry in right}.values():
            yield Pair("match", record.quote, entry.quote, _nearest(record, wrong))


def _nearest(record: Entry, others: Sequence[Entry]) -> tuple[str, ...]:
    """What is written in the record that shares the most words with another, for its length; nothing of none."""
    words = set(record.content)
    shares = {other.quote: len(words & set(other.content)) / (5 + len(other.content)) for other in others}
    return (max(shares, key=shares.__getitem__),) if shares else ()
