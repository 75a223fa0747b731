"""The links between documents: what a document cites, and which documents cite it."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from vnpolicy.index.citations.identity import kind_of_series, same_number
from vnpolicy.index.citations.relation_words import Relation
from vnpolicy.index.citations.resolution import Cited, Citing, Known, Resolved, Resolver
from vnpolicy.index.storage.sql_values import MOST, in_batches, placeholders
from vnpolicy.index.storage.store import Store
from vnpolicy.ingest.document import Span


class Named(NamedTuple):
    """A document as a mention names it, and what it means."""

    cited: Cited
    number: str | None
    resolved: Resolved

    @property
    def known(self) -> Known | None:
        """The document of the library, where it is certain."""
        return self.resolved.documents[0] if self.resolved.state == "found" else None

    @property
    def key(self) -> tuple[str, ...]:
        """What is the same for two mentions of one document."""
        if self.known:
            return known_key(self.known)
        cited = self.cited
        kind = kind_of_series(cited.doc_type) if cited.number_key else ""
        return (cited.number_key or cited.name_key or cited.title or "", (cited.issued or "")[:4], kind)


def known_key(known: Known) -> tuple[str, ...]:
    """What is the same for two copies of one document."""
    if not known.number_key:
        return (str(known.id),)
    return known.number_key, known.year or "", known.province, kind_of_series(known.doc_type)


class Link(NamedTuple):
    """One document acts on another. It is said in `document`, which is the one that acts where `actor` is `None`."""

    document: int
    span: Span
    page: int | None
    relation: Relation
    part: bool
    basis: bool
    actor: Named | None
    target: Named


_COLUMNS = (
    "m.document, m.start, m.stop, m.page, m.relation, m.part, m.basis, m.actor,"
    " m.number_key, m.name_key, m.issued, m.issuer, m.title, m.doc_type, m.number,"
    " d.province_key, d.issued, d.issuer, d.language"
)
_FROM = "FROM mentions m JOIN documents d ON d.id = m.document"
# SQLite looks up each place by the key of `mentions` only where the order of the tables is fixed.
_FROM_PLACES = (
    "FROM places CROSS JOIN mentions m ON m.document = at AND m.ordinal = place CROSS JOIN documents d ON d.id = at"
)


class Citations:
    """The citations of a library, each resolved when it is asked for."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.resolver = Resolver(store)

    def out_of(self, documents: Sequence[int]) -> Iterator[Link]:
        """What these documents cite, in the order of their texts, and what they say of others."""
        for batch in in_batches(documents):
            yield from self._links(f"m.document IN ({placeholders(batch)})", batch)

    def into(self, known: Known, relation: Relation | None = None) -> list[Link]:
        """What cites or acts on this document, the uncertain citations included; only in one relation, when given."""
        keys = self._spellings(known)
        only, value = (" AND +m.relation = ?", [relation]) if relation else ("", [])
        links = self._links(f"m.number_key IN ({placeholders(keys)}){only}", [*keys, *value]) if keys else []
        where = f"m.name_key = ? AND +m.number_key = ''{only}"
        named = self._links(where, [known.name_key, *value]) if known.name_key else []
        return [link for link in (*links, *named) if any(k.id == known.id for k in link.target.resolved.documents)]

    def named(self, number_key: str) -> list[Link]:
        """What cites a number that is no document's of the library."""
        return list(self._links("m.number_key = ?", [number_key]))

    def called(self, name_key: str, year: str) -> list[Link]:
        """What cites a law by its name and the year in which it was passed."""
        where = "m.name_key = ? AND m.issued >= ? AND m.issued < ?"
        return list(self._links(where, [name_key, year, str(int(year) + 1)]))

    def _spellings(self, known: Known) -> list[str]:
        """All keys in the library's citations that may mean this number."""
        if not known.number_key:
            return []
        first = known.number_key.split("-", 1)[0]
        sql = "SELECT DISTINCT number_key FROM mentions WHERE number_key >= ? AND number_key < ?"
        rows = self.store.connection.execute(sql, (f"{first}-", f"{first}."))
        return [key for (key,) in rows if same_number(key, known.number_key)]

    def _links(self, where: str, values: Sequence[object]) -> Iterator[Link]:
        sql = f"SELECT {_COLUMNS} {_FROM} WHERE {where} ORDER BY m.document, m.ordinal"
        rows = self.store.connection.execute(sql, values).fetchall()
        actors = self._actors({(row[0], row[7]) for row in rows if row[7] is not None})
        for row in rows:
            document, start, stop, page, relation, part, basis, actor = row[:8]
            yield Link(
                document, Span(start, stop), page, relation, bool(part), bool(basis),
                actors.get((document, actor)), self._named(row[8:]),
            )  # fmt: skip

    def _actors(self, places: set[tuple[int, int]]) -> dict[tuple[int, int], Named]:
        """The mentions at these places (document, ordinal)."""
        found: dict[tuple[int, int], Named] = {}
        columns = _COLUMNS.replace("m.document", "m.document, m.ordinal", 1)
        for batch in in_batches(sorted(places), MOST // 2):
            values = [value for place in batch for value in place]
            marks = ", ".join(["(?, ?)"] * len(batch))
            sql = f"WITH places (at, place) AS (VALUES {marks}) SELECT {columns} {_FROM_PLACES}"
            for row in self.store.connection.execute(sql, values).fetchall():
                found[row[0], row[1]] = self._named(row[9:])
        return found

    def _named(self, row: tuple[Any, ...]) -> Named:
        cited = Cited(*row[:6])
        return Named(cited, row[6], self.resolver.resolve(cited, Citing(*row[7:])))
