"""Which texts are drafts of documents: not issued yet, so that nothing of what they say holds."""

import re

HEAD = 600  # characters in which a draft says that it is one
# "DỰ THẢO 2", "DỰ THẢO (23.02.2023)", "DỰ THẢO" on a line of its own; refuses "Dự thảo Luật Đất đai"
_LINE = re.compile(r"^\W*dự\s+thảo(?:\s*(?:lần\b|[\d(])|[\s.]*$)", re.IGNORECASE | re.MULTILINE)


def is_draft(text: str) -> bool:
    """Whether the text of a document, of which its `HEAD` is enough, says that it is a draft."""
    return _LINE.search(text[:HEAD]) is not None
