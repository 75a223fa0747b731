"""Hits that say the same, in copies of one document, made into one."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from vnpolicy.index.entries.entries import RECORD_KINDS
from vnpolicy.index.entries.hits import Card, Hit
from vnpolicy.index.wording.words import fold_name, folded_letters, number_key


def fold_copies(hits: Sequence[Hit], limit: int) -> list[Hit]:
    """The first hits, each once: what stands in a copy too is named by the hit that stands before it."""
    kept: dict[object, Hit] = {}
    identities = {card.id: _identity(card) for card in (hit.document for hit in hits)}
    copies = Counter(identities.values())
    for hit in hits:
        document = identities[hit.document.id]
        # Copies differ in marks and capitals, one document hardly: to leave these out of every quote takes 1 ms.
        quote = folded_letters(hit.quote) if copies[document] > 1 else hit.quote
        key = (hit.kind, quote, document) if document else hit.id
        if key not in kept:
            kept[key] = hit
        elif hit.document.id not in (kept[key].document.id, *(card.id for card in kept[key].also)):
            kept[key] = replace(kept[key], also=(*kept[key].also, hit.document))
        elif hit.kind not in RECORD_KINDS and hit.document.id == kept[key].document.id:
            kept[hit.id] = hit  # the same heading at another place
    return list(kept.values())[:limit]


def _identity(card: Card) -> object:
    """What copies of a document have in common: number and date, or its title."""
    if card.number:
        return number_key(card.number), card.issued
    return fold_name(card.title) if card.title else None
