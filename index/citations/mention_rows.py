"""Mentions as rows of the store."""

from dataclasses import fields

from vnpolicy.index.citations.mentions import Mention, find_mentions
from vnpolicy.index.entries.coding import storable
from vnpolicy.ingest.document import Document
from vnpolicy.nlp.plan import Plan

_FIELDS = [field.name for field in fields(Mention) if field.name != "span"]
_TITLE = 160  # characters of a title that are kept


def mention_rows(document: Document, plan: Plan) -> list[dict[str, object]]:
    """Rows of a document's mentions, in the order of the text."""
    return [_row(ordinal, mention) for ordinal, mention in enumerate(find_mentions(document, plan))]


def _row(ordinal: int, mention: Mention) -> dict[str, object]:
    row: dict[str, object] = {name: getattr(mention, name) for name in _FIELDS}
    row["title"] = (mention.title or "")[:_TITLE] or None
    stored = {name: storable(value) if isinstance(value, str) else value for name, value in row.items()}
    return {"ordinal": ordinal, "start": mention.span.start, "stop": mention.span.end, **stored}
