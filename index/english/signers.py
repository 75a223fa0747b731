"""English of what stands above a signature: "KT. BỘ TRƯỞNG THỨ TRƯỞNG" is "Deputy Minister, for the Minister"."""

import re

from vnpolicy.index.english.grammar import Phrase, english_phrase, with_article

# Marks of Decree 30/2020/NĐ-CP, annex I: for whom the signer signs.
_MARKS = {"TM": "on behalf of", "KT": "for", "TL": "by order of", "TUQ": "by authorisation of"}
# Takes "TM. ", "T/M ", "KT. "; refuses "TMV".
_MARK = re.compile(r"(?:^|\s)(TM|T/M|KT|TL|TUQ)(?:\.\s*|\s+)", re.IGNORECASE)


def english_signer(title: str) -> str | None:
    """The post of a signer, and for whom it signs; `None` without a mark, or where a part has no English."""
    _, *parts = _MARK.split(title) if _MARK.match(title) else [""]
    marks = [_MARKS[mark.upper().replace("/", "")] for mark in parts[::2]]
    bodies = [english_phrase(body) for body in parts[1:-1:2]]
    last = _split(parts[-1]) if parts else None
    if last is None or not all(bodies):
        return None
    *post, for_whom = last
    told = [f"{mark} {with_article(body)}" for mark, body in zip(marks, [*bodies, for_whom], strict=True) if body]
    words = ", ".join([*(phrase.words for phrase in post), *reversed(told)])
    return words[:1].upper() + words[1:]


def _split(words: str) -> list[Phrase] | None:
    """The signer's own post and the body or post signed for: "THỦ TƯỚNG | PHÓ THỦ TƯỚNG"; the latter alone."""
    if whole := english_phrase(words):  # "BAN BÍ THƯ" is one body, no board and its secretary
        return [whole]
    parts = words.split()
    for cut in range(1, len(parts)):
        body, post = english_phrase(" ".join(parts[:cut])), english_phrase(" ".join(parts[cut:]))
        if body and post and post.kind == "post":
            return [post, body]
    return None
