"""How English clauses with figures stand side by side in a sentence."""

import re

from vnpolicy.ingest.document import Span

# takes "tourism will make up ", refuses "which will make up "
_OWN_CLAUSE = re.compile(
    r"(?!(?:of )?which |who |that |where |while )(?:[a-z][\w’'-]*\s){1,9}?(?:will|shall|must|should|is to|are to)\s",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\b(?:between|from)\s\d[\d.,]*\s?[^\W\d]*%?$", re.IGNORECASE)


def opens_own_clause(text: str, part: Span) -> bool:
    """Whether a part has a subject and verb of its own: "all will have licences, tourism will make up 12 percent"."""
    return _OWN_CLAUSE.match(text, part.start, part.end) is not None


def opens_range(text: str, part: Span) -> bool:
    """Whether the end of a range is still to come: "between 5%" before "and 8%"."""
    return _RANGE.search(text, part.start, part.end) is not None
