"""Hits that say the same, in copies of one document, made into one."""

import re
from collections.abc import Sequence
from dataclasses import replace

from vnpolicy.index.hits import Card, Hit
from vnpolicy.index.words import fold, fold_name, number_key

_MARKS = re.compile(r"[\W_]+")
FOLDED = ("task", "target")


def fold_copies(hits: Sequence[Hit], limit: int) -> list[Hit]:
    """The first hits, each once: a record of a copy is named by the hit that stands before it."""
    kept: dict[object, Hit] = {}
    for hit in hits:
        key = _key(hit)
        if key not in kept:
            kept[key] = hit
        elif hit.document.id not in (kept[key].document.id, *(card.id for card in kept[key].also)):
            kept[key] = replace(kept[key], also=(*kept[key].also, hit.document))
    return list(kept.values())[:limit]


def _key(hit: Hit) -> object:
    """What two hits have in common that say the same: letters and document; the hit's own id for all others."""
    document = _identity(hit.document)
    return (hit.kind, _MARKS.sub("", fold(hit.quote)), document) if hit.kind in FOLDED and document else hit.id


def _identity(card: Card) -> object:
    """What copies of a document have in common: number and date, or its title."""
    if card.number:
        return number_key(card.number), card.issued
    return fold_name(card.title) if card.title else None
