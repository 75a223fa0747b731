"""Which documents implement a decision, and whose they are: the columns of its matrix."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vnpolicy.index.citing import Citations, Link, known_key
from vnpolicy.index.identity import alike
from vnpolicy.index.provinces import province_key
from vnpolicy.index.resolution import Known
from vnpolicy.index.words import find_numbers, fold_name, number_key

# The relations by which a document may implement another.
_IMPLEMENTING = frozenset(("implements", "based_on"))
_SAME_NAME = 0.75  # share of the words of a decision's title in that of a plan that names it


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


def find_columns(citations: Citations, decision: Known) -> list[Column]:
    """Provinces by name, then other bodies by name. The issuer of the decision itself is none of them."""
    copies = _copies(citations, decision)
    kept = [
        citations.resolver.known(link.document)
        for copy in copies
        for link in citations.into(copy)
        if _implements(link, citations.resolver.known(link.document), decision)
    ]
    return _by_issuer(_once([*kept, *_attached(citations, kept)], decision.language), decision)


def _copies(citations: Citations, decision: Known) -> list[Known]:
    """The decision and its copies, translations among them."""
    same = [known for known in citations.resolver.numbered(decision.number_key) if decision.number_key]
    others = [known for known in same if known.id != decision.id and known_key(known) == known_key(decision)]
    return [decision, *others]


def _implements(link: Link, plan: Known, decision: Known) -> bool:
    """Whether a citation makes its document one that implements the decision."""
    if link.actor is not None or link.target.known is None or known_key(plan) == known_key(decision):
        return False
    return link.relation in _IMPLEMENTING or _named(plan, decision)


def _named(plan: Known, decision: Known) -> bool:
    """Whether a title names the decision: by its number, or by the words of its title."""
    title = plan.title or ""
    if any(number_key(number) == decision.number_key for number in find_numbers(title)):
        return True
    words = fold_name(decision.title or "").split()
    return len(words) > 4 and alike(words, fold_name(title).split()) > _SAME_NAME


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
