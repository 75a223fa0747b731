"""How far the records of a document differ from those of the same document in another format, field by field."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from benchmarks.scoring import FIELDS, TITLE_MATCH, names, overlap, pair_records, plain, words

Record = dict[str, Any]
HEADER = ("doc_type", "doc_number", "issuer", "place", "issued", "title", "signer")
LISTS = ("lead", "coordinating")
OF_KIND = {
    "legal_bases": ("quote", *FIELDS["legal_bases"]),
    "targets": ("quote", *FIELDS["targets"]),
    "tasks": ("quote", *LISTS, *FIELDS["tasks"]),
}
LONG = ("title", "quote")  # equal when nearly all their words are
EXACT = ("start", "end", "issued", "recurrence", "value", "value_max")


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that is not the same: `tasks.lead`, both values, and the quote of the record."""

    name: str
    wanted: str
    found: str
    quote: str


@dataclass(slots=True)
class Comparison:
    """How many fields hold something on either side, and those that differ."""

    fields: int = 0
    differences: list[Difference] = field(default_factory=list)

    @property
    def share(self) -> float:
        """Share of the fields that differ."""
        return len(self.differences) / max(1, self.fields)

    def add(self, other: "Comparison") -> None:
        """Count another document too."""
        self.fields += other.fields
        self.differences += other.differences


def compare(wanted: Record, found: Record) -> Comparison:
    """Both sides are the JSON of a document; fields empty on both sides do not count.

    Records are paired by their quotes, as the accuracy benchmark pairs them; each field of a record that only one side
    has differs.
    """
    result = Comparison()
    for name in HEADER:
        _compare(f"document.{name}", (wanted["document"], found["document"]), result)
    for kind, fields in OF_KIND.items():
        for pair in _pairs(wanted[kind], found[kind]):
            for name in fields:
                _compare(f"{kind}.{name}", pair, result)
    return result


def _pairs(wanted: list[Record], found: list[Record]) -> Iterator[tuple[Record, Record]]:
    """Pairs of records; an empty one stands for that which a side does not have."""
    pairs = pair_records(wanted, found)
    yield from ((wanted[i], found[j]) for i, j in pairs)
    yield from ((record, {}) for i, record in enumerate(wanted) if i not in {i for i, _ in pairs})
    yield from (({}, record) for j, record in enumerate(found) if j not in {j for _, j in pairs})


def _compare(key: str, pair: tuple[Record, Record], result: Comparison) -> None:
    name = key.partition(".")[2]
    a, b = (record.get(name) for record in pair)
    if not (a or b or a == 0 or b == 0):
        return
    result.fields += 1
    if not _same(name, a, b):
        quote = str(pair[0].get("quote") or pair[1].get("quote") or "")
        result.differences.append(Difference(key, str(a), str(b), quote))


def _same(name: str, a: Any, b: Any) -> bool:  # noqa: ANN401 - a field may hold any JSON value
    if a is None or b is None:
        return False
    if name in LONG:
        return overlap(words(a), words(b)) >= TITLE_MATCH
    fold: Callable[[Any], object] = names if name in LISTS else (str if name in EXACT else plain)
    return fold(a) == fold(b)
