"""The documents around one: what it cites or what cites it, level by level, each document opened once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from vnpolicy.index.citations.citing import Citations, Link, Named, known_key
from vnpolicy.index.citations.relation_words import CHANGING, Relation
from vnpolicy.index.citations.resolution import Known

Direction = Literal["out", "in"]
# What is shown first of several relations to one document.
_STRENGTH: dict[Relation, int] = {
    "repeals": 0, "replaces": 1, "amends": 2, "supplements": 3, "attached_to": 4, "based_on": 5, "implements": 6,
    "refers_to": 7,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class End:
    """A document at the end of a branch: `known` in the library, else named only, or one of `candidates`."""

    key: tuple[str, ...]
    known: Known | None
    named: Named | None = None

    @property
    def candidates(self) -> tuple[Known, ...]:
        """The documents of which it is one, where it is not certain."""
        return self.named.resolved.documents if self.named and self.known is None else ()


@dataclass(slots=True)
class Branch:
    """A document reached through `links`, which all state `relation`, and what is reached from it.

    `again` tells that it is opened elsewhere in the tree, `more` how many of its branches were left out.
    """

    end: End
    relation: Relation
    links: list[Link]
    part: bool = False
    branches: "list[Branch]" = field(default_factory=list)
    again: bool = False
    more: int = 0

    @property
    def uncertain(self) -> bool:
        """Whether no mention is certain to mean the document cited."""
        return bool(self.links) and all(link.target.resolved.state == "ambiguous" for link in self.links)


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a tree goes: levels, branches of one document (0 for all), and the relation that is followed."""

    depth: int = 1
    limit: int = 0
    relation: Relation | None = None


def grow(citations: Citations, root: Known, direction: Direction, reach: Reach) -> Branch:
    """The tree of a document in one direction; a document reached twice is opened where it comes first."""
    top = Branch(End(known_key(root), root), "refers_to", [])
    _extend(citations, _open(citations, [top], direction, reach), {root.id}, (direction, reach))
    return top


def grow_unknown(citations: Citations, number_key: str, reach: Reach) -> Branch | None:
    """What cites a number that is no document's of the library; `None` where nothing does."""
    links = [link for link in citations.named(number_key) if link.target.known is None]
    if not links:
        return None
    target = links[0].target
    top = Branch(End(target.key, None, target), "refers_to", [])
    found = _branches(None, links, "in", citations)
    _extend(citations, _keep(top, found, reach), set(), ("in", reach))
    return top


def _extend(citations: Citations, opened: Iterable[Branch], seen: set[int], way: tuple[Direction, Reach]) -> None:
    """Open the branches level by level; those of documents seen before stay closed."""
    direction, reach = way
    for depth in range(1, reach.depth + 1):
        level = []
        for branch in opened:
            known = branch.end.known
            branch.again = known is not None and known.id in seen
            if known is not None and not branch.again:
                seen.add(known.id)
                level.append(branch)
        if depth == reach.depth or not level:
            return
        opened = list(_open(citations, level, direction, reach))


def _open(citations: Citations, level: Sequence[Branch], direction: Direction, reach: Reach) -> Iterator[Branch]:
    """Give each branch of a level its own branches."""
    documents = [branch.end.known for branch in level if branch.end.known is not None]
    links = _outward(citations, documents) if direction == "out" else {k.id: citations.into(k) for k in documents}
    for branch in level:
        known = branch.end.known
        if known is None:
            continue
        found = _branches(known, links.get(known.id, ()), direction, citations)
        yield from _keep(branch, found, reach)


def _keep(branch: Branch, found: Sequence[Branch], reach: Reach) -> list[Branch]:
    """The branches that a branch is given, and how many were left out."""
    found = [b for b in found if reach.relation in (None, b.relation)]
    kept = found[: reach.limit] if reach.limit else found
    branch.branches, branch.more = list(kept), len(found) - len(kept)
    return branch.branches


def _outward(citations: Citations, documents: Iterable[Known]) -> dict[int, list[Link]]:
    links: dict[int, list[Link]] = {}
    for link in citations.out_of([known.id for known in documents]):
        links.setdefault(link.document, []).append(link)
    return links


def _branches(root: Known | None, links: Iterable[Link], direction: Direction, citations: Citations) -> list[Branch]:
    """One branch a document, with its strongest relation; those that change the root come first."""
    found: dict[tuple[tuple[str, ...], Relation], Branch] = {}
    for link in links:
        for end, relation in _ends(link, direction, citations):
            if root is not None and end.known is not None and end.known.id == root.id:
                continue
            branch = found.setdefault((end.key, relation), Branch(end, relation, [], part=link.part))
            branch.links.append(link)
            branch.part = branch.part and link.part
    for branch in found.values():
        branch.links.sort(key=lambda link: link.actor is not None)  # its own words before what others say of it
    strongest: dict[tuple[str, ...], Branch] = {}
    for (key, _), branch in found.items():
        if key not in strongest or _STRENGTH[branch.relation] < _STRENGTH[strongest[key].relation]:
            strongest[key] = branch
    kept = [b for (key, relation), b in found.items() if b is strongest[key] or relation in CHANGING]
    return sorted(kept, key=lambda b: _STRENGTH[b.relation]) if direction == "in" else kept


def _ends(link: Link, direction: Direction, citations: Citations) -> Iterator[tuple[End, Relation]]:
    """The documents at the other side of a link: the one that says it, and the one that it says acts."""
    if direction == "out":
        yield _end(link.target), "refers_to" if link.actor else link.relation
        return
    teller = citations.resolver.known(link.document)
    yield End(known_key(teller), teller), "refers_to" if link.actor else link.relation
    if link.actor is not None and link.relation in CHANGING and link.target.known is not None:
        yield _end(link.actor), link.relation


def _end(named: Named) -> End:
    return End(named.key, named.known, named)
