"""Targets: quantified results that a document sets out to reach, from text and from annex tables."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from vnpolicy.ingest.document import Document
from vnpolicy.nlp.period_atoms import Moment
from vnpolicy.nlp.periods import Mention, find_mentions
from vnpolicy.nlp.plan import Target
from vnpolicy.nlp.quantities import Quantity
from vnpolicy.nlp.target_clauses import Clause, find_clauses
from vnpolicy.nlp.target_rules import comparator_of, direction_of, is_target

if TYPE_CHECKING:
    from vnpolicy.nlp.outline import Outline

_Dates = tuple[str | None, str | None]


def find_targets(document: Document, outline: "Outline | None", tables: Sequence[Any] | None) -> list[Target]:
    """The targets of a document in order; the same words with the same period count once."""
    out: list[Target] = []
    seen: set[tuple[str, float, str | None, str | None]] = set()
    for clause in find_clauses(document, outline):
        for figure in clause.figures:
            if not is_target(clause, figure, document.text):
                continue
            target = _target(document, clause, figure)
            key = (re.sub(r"\W+", " ", target.quote.lower()), target.value, target.start, target.end)
            if key not in seen:
                seen.add(key)
                out.append(target)
    return out


def _target(document: Document, clause: Clause, figure: Quantity) -> Target:
    start, end = date_of(document.text, clause, figure)
    return Target(
        quote=document.text[slice(*clause.span)],
        span=clause.span,
        value=figure.value,
        page=document.page_of(clause.span.start),
        value_max=figure.value_max,
        unit=figure.unit,
        direction=direction_of(clause, figure, document.text),
        comparator=comparator_of(figure),
        start=start,
        end=end,
    )


def date_of(text: str, clause: Clause, figure: Quantity) -> _Dates:
    """Start and end from the clause, else from what stands before it, from its label, or from the headings above."""
    said = text[slice(*clause.span)]
    own = _dates(find_mentions(said))
    if own:
        return _nearest(own, figure.figure - clause.span.start)
    sources = [clause.before, clause.label, *clause.headings]
    for source in sources:
        found = _dates(find_mentions(source)) if source else []
        if found:
            mention = found[-1] if source is clause.before else found[0]
            return _bounds(mention)
    return None, None


def _dates(mentions: Sequence[Mention]) -> list[Mention]:
    """Mentions that date a target: "đến năm 2025", "giai đoạn ...", "Hằng năm"; a bare year in a name does not."""
    return [m for m in mentions if m.recurrence or (m.atom is not None and (m.part or m.atom.kind != "year" or not m.atom.bare))]


def _nearest(mentions: Sequence[Mention], place: int) -> _Dates:
    """The mention that dates the figure: the next one behind it on a list of figures ("70% vào năm 2025 và 100% vào năm 2030")."""
    return _bounds(min(mentions, key=lambda m: abs(m.start - place)))


def _bounds(mention: Mention) -> _Dates:
    atom = mention.atom
    if atom is None or atom.last.year is None:
        return None, None
    if atom.ranged:
        return _iso(atom.first), _iso(atom.last)
    if mention.part == "from" or mention.opened:
        return _iso(atom.first), None
    return None, _iso(atom.last)


def _iso(moment: Moment) -> str | None:
    return moment.iso
