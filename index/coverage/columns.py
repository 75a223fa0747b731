"""Which documents implement a decision, and whose they are: the columns of its matrix."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from vnpolicy.index.agencies.provinces import province_key
from vnpolicy.index.citations.citing import Citations, Link, known_key
from vnpolicy.index.citations.resolution import Known
from vnpolicy.index.coverage.implementing import is_above, is_titled, says_so
from vnpolicy.index.wording.words import fold_name

# The relations by which a document may implement another.
_IMPLEMENTING = frozenset(("implements", "based_on"))


@dataclass(frozen=True, slots=True)
class Column:
    """An issuer, and its documents that implement the decision, oldest first; `province` is "" for a central body."""

    name: str
    province: str
    documents: tuple[Known, ...]

    @property
    def local(self) -> bool:
        """Whether it is a province or a body of one."""
        return bool(self.province)


def decision_parts(citations: Citations, decision: Known) -> list[Known]:
    """The decision, then the documents that it issued and that the library has as files of their own."""
    return [decision, *_attached(citations, [decision])]


class Implementing(NamedTuple):
    """The columns of a decision, and the documents that cite it as a basis or in passing: they say no more of it."""

    columns: list[Column]
    passing: tuple[Known, ...]


def find_columns(citations: Citations, decision: Known) -> Implementing:
    """Provinces by name, then other bodies by name. The issuer of the decision itself is none of them."""
    wholly: dict[int, bool] = {}
    for copy in _copies(citations, decision):
        for link in citations.into(copy):
            plan = citations.resolver.known(link.document)
            if _acts(link, plan, decision) and (link.relation in _IMPLEMENTING or is_titled(plan, copy)):
                wholly[plan.id] = wholly.get(plan.id, False) or is_titled(plan, copy) or says_so(citations.store, link)
    known = citations.resolver.known
    kept = [known(document) for document, whole in wholly.items() if whole]
    columns = _by_issuer(_once([*kept, *_attached(citations, kept)], decision.language), decision)
    shown = {document.id for column in columns for document in column.documents}
    passing = [known(document) for document in wholly if document not in shown]
    return Implementing(columns, tuple(_once(passing, decision.language)))


def _copies(citations: Citations, decision: Known) -> list[Known]:
    """The decision and its copies, translations among them."""
    same = [known for known in citations.resolver.numbered(decision.number_key) if decision.number_key]
    others = [known for known in same if known.id != decision.id and known_key(known) == known_key(decision)]
    return [decision, *others]


def _acts(link: Link, plan: Known, decision: Known) -> bool:
    """Whether a document speaks for itself of the decision, and may carry it out."""
    certain = link.actor is None and link.target.known is not None
    return certain and known_key(plan) != known_key(decision) and not is_above(plan, decision)


def _attached(citations: Citations, issuing: Iterable[Known]) -> list[Known]:
    """Documents that say of themselves that these issued them."""
    return [
        citations.resolver.known(link.document)
        for known in issuing
        if known.number_key
        for link in citations.into(known, "attached_to")
        if link.actor is None and _is_other(link, known)
    ]


def _is_other(link: Link, known: Known) -> bool:
    return link.target.known is not None and link.document != known.id


def _once(documents: Sequence[Known], language: str) -> list[Known]:
    """Each document once, in the language asked for where the library has it in several."""
    ordered = sorted(documents, key=lambda known: (known.language != language, known.id))
    first: dict[object, Known] = {}
    for known in ordered:
        first.setdefault(known_key(known), known)
    return sorted(first.values(), key=lambda known: (known.issued or "", known.id))


def _by_issuer(documents: Iterable[Known], decision: Known) -> list[Column]:
    own = _issuer_key(decision)
    grouped: dict[tuple[str, str], list[Known]] = {}
    for known in documents:
        key = _issuer_key(known)
        if key != own:
            grouped.setdefault(key, []).append(known)
    columns = [Column(_name(same[0]), province_key(same[0].province), tuple(same)) for same in grouped.values()]
    return sorted(columns, key=lambda column: (not column.local, fold_name(column.name)))


def _issuer_key(known: Known) -> tuple[str, str]:
    return known.province, fold_name(known.issuer or f"document {known.id}")


def _name(known: Known) -> str:
    return known.issuer or known.title or known.number or str(known.id)
