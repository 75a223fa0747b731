"""Legal bases whose number has no symbol, so that it names no document: "Căn cứ Nghị định 83/2014 của Chính phủ"."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from vnpolicy.index.citations.mentions import Mention
from vnpolicy.index.wording.words import number_key
from vnpolicy.ingest.document import Document, Span
from vnpolicy.nlp.citations.document_types import type_named, type_pattern
from vnpolicy.nlp.header.header import opening


@cache
def _basis() -> re.Pattern[str]:
    """Takes "Căn cứ Nghị định 83/2014 của Chính phủ về ..."; refuses "Nghị định 83/2014/NĐ-CP"."""
    return re.compile(
        rf"^\W*Căn cứ\s+(?P<whole>(?P<kind>{type_pattern()})\s+(?:số:?\s+)?"
        r"(?P<number>\d{1,4}/(?P<year>(?:19|20)\d\d))(?![\w/-])[^;\n]*)",
        re.MULTILINE | re.IGNORECASE,
    )


def find_incomplete(document: Document, known: Iterable[Span]) -> Iterator[Mention]:
    """Such bases in the order of the text, without those that stand in one of the `known` places."""
    area = opening(document)
    places = list(known)
    for basis in _basis().finditer(document.text, area.start, area.end):
        span = Span(*basis.span("whole"))
        if any(place.start < span.end and span.start < place.end for place in places):
            continue
        kind, number = type_named(basis["kind"]), basis["number"]
        page = document.page_of(span.start)
        yield Mention(
            span, page, number_key(number), "", kind, number, None, basis["year"], None, "based_on", basis=True
        )
