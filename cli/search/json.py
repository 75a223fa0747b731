"""Hits as plain dicts and rows."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from vnpolicy.cli.english_json import card_in_english, record_in_english
from vnpolicy.cli.language import names_in_english
from vnpolicy.cli.record_rows import RECORD_COLUMNS, flat_record
from vnpolicy.index.entries.hits import Hit
from vnpolicy.nlp.record_json import record_json

COLUMNS = (
    *(
        "rank",
        "score",
        "kind",
        "number",
        "type",
        "issued_by",
        "province",
        "issued_on",
        "subject",
        "source",
        "document_id",
    ),
    *RECORD_COLUMNS,
    *("span_start", "span_end"),
)


def hits_json(hits: Sequence[Hit]) -> list[dict[str, Any]]:
    """Hits in their order, each with its document, record, quote, place, and why it was found."""
    return [_hit_json(rank, hit) for rank, hit in enumerate(hits, 1)]


def _hit_json(rank: int, hit: Hit) -> dict[str, Any]:
    return {
        "rank": rank,
        "score": round(hit.score, 6),
        "kind": hit.kind,
        "quote": hit.quote,
        "span": list(hit.span),
        "page": hit.page,
        "highlights": [list(span) for span in hit.highlights],
        "draft": hit.draft,
        "document": card_in_english(asdict(hit.document)),
        **({"lang": hit.document.language} if names_in_english() else {}),
        "record": record_in_english(record_json(hit.record), hit.document.language) if hit.record else None,
        "also": [card_in_english(asdict(card)) for card in hit.also],
        "present": [asdict(name) for name in hit.present],
        "why": {
            "words": list(hit.why.words),
            "translated": [list(pair) for pair in hit.why.translated],
            "meaning": hit.why.meaning and round(hit.why.meaning, 4),
            "parts": {name: round(part, 4) for name, part in hit.why.parts.items() if round(part, 4)},
        },
    }


def hit_rows(hits: Sequence[Hit]) -> list[dict[str, Any]]:
    """Hits as flat rows: the document's columns first, then those of the record."""
    return [_hit_row(rank, hit) for rank, hit in enumerate(hits, 1)]


def _hit_row(rank: int, hit: Hit) -> dict[str, Any]:
    card = hit.document
    record = record_json(hit.record) if hit.record else {"quote": hit.quote, "span": hit.span}
    record = record_in_english(record, card.language)
    about = {
        "number": card.number,
        "type": card.doc_type,
        "issued_by": card.issuer,
        "province": card.province,
        "issued_on": card.issued,
        "subject": card.title,
        "source": card.source,
        "document_id": card.id,
    }
    ranked = {"rank": rank, "score": round(hit.score, 6), "kind": hit.kind}
    return {**flat_record(record), "page": hit.page, **ranked, **about}
