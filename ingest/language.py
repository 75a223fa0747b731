"""The language of a text, found by its letters and smallest words."""

import re

from vnpolicy.ingest.document import Language

SAMPLE = 12_000
MARKED = re.compile(r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
VIETNAMESE = re.compile(r"\b(?:va|cua|cac|theo|trong|duoc|nhiem vu)\b", re.IGNORECASE)  # typed without diacritics
ENGLISH = re.compile(r"\b(?:the|of|and|for|with|by|shall)\b", re.IGNORECASE)


def find_language(text: str) -> Language:
    """`en` where English function words prevail and marked letters are rare; `vi` else, and where nothing tells."""
    sample = text[:SAMPLE]
    english = len(ENGLISH.findall(sample))
    if not english:
        return "vi"
    marked = len(MARKED.findall(sample))
    vietnamese = len(VIETNAMESE.findall(sample))
    return "en" if english > vietnamese and marked < 4 * english and marked < 0.06 * len(sample) else "vi"
