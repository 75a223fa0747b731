"""The edges between documents: what a document cites, and which documents cite it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from vnpolicy.index.identity import same_number
from vnpolicy.index.relations import Relation
from vnpolicy.index.resolution import Cited, Citing, Known, Resolved, Resolver
from vnpolicy.index.store import Store
from vnpolicy.ingest.document import Span


class Mentioned(NamedTuple):
    """A mention as stored, of the document that makes it."""

    document: int
    ordinal: int
    span: Span
    page: int | None
    cited: Cited
    doc_type: str | None
    number: str | None
    relation: Relation
    actor: int | None
    part: bool
    basis: bool


@dataclass(frozen=True, slots=True)
class Edge:
    """A mention with what it means. `stated_in` says that `mention.document` only tells of two others."""

    mention: Mentioned
    resolved: Resolved
    source: int | None  # the document that acts; None where it is not in the library


_JOINED = (
    "SELECT m.document, m.ordinal, m.start, m.stop, m.page, m.number_key, m.name_key, m.issued, m.issuer, m.title,"
    " m.doc_type, m.number, m.relation, m.actor, m.part, m.basis, d.province_key, d.issued, d.issuer, d.language"
    " FROM mentions m JOIN documents d ON d.id = m.document"
)
_BATCH = 500


class Citations:
    """The citations of a library, each resolved when it is asked for."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.resolver = Resolver(store)

    def out_of(self, documents: Sequence[int]) -> Iterator[Edge]:
        """What these documents cite, in the order of their texts."""
        for at in range(0, len(documents), _BATCH):
            batch = documents[at : at + _BATCH]
            where = f"m.document IN ({','.join('?' * len(batch))})"
            yield from self._edges(where, batch)

    def into(self, known: Known) -> Iterator[Edge]:
        """What cites this document, the uncertain citations included."""
        keys = self._spellings(known)
        where = f"m.number_key IN ({','.join('?' * len(keys))})"
        values: list[object] = list(keys)
        if known.name_key:
            where = f"({where} OR (m.number_key = '' AND m.name_key = ?))"
            values.append(known.name_key)
        for edge in self._edges(where, values):
            if any(found.id == known.id for found in edge.resolved.documents):
                yield edge

    def _spellings(self, known: Known) -> list[str]:
        """All keys in the library's citations that may mean this number."""
        if not known.number_key:
            return ["-"]  # no number's key
        first = known.number_key.split("-", 1)[0]
        sql = "SELECT DISTINCT number_key FROM mentions WHERE number_key >= ? AND number_key < ?"
        rows = self.store.connection.execute(sql, (f"{first}-", f"{first}."))
        return [key for (key,) in rows if same_number(key, known.number_key)] or [known.number_key]

    def _edges(self, where: str, values: Sequence[object]) -> Iterator[Edge]:
        sql = f"{_JOINED} WHERE {where} ORDER BY m.document, m.ordinal"
        for row in self.store.connection.execute(sql, values).fetchall():
            mention, citing = _mentioned(row), Citing(*row[16:])
            yield Edge(mention, self.resolver.resolve(mention.cited, citing), mention.document)


def _mentioned(row: tuple[Any, ...]) -> Mentioned:
    document, ordinal, start, stop, page, number_key, name_key, issued, issuer, title, doc_type, number = row[:12]
    relation, actor, part, basis = row[12:16]
    cited = Cited(number_key, name_key, issued, issuer, title)
    return Mentioned(
        document, ordinal, Span(start, stop), page, cited, doc_type, number, relation, actor, bool(part), bool(basis)
    )
