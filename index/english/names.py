"""English names of agencies, posts and types of documents, each with the act that gives it where one does.

A body of the tables has its name there, and its place behind it: "Department of Health of Long An Province". Others are
made by `grammar`: "Giám đốc Sở Y tế", "các cơ quan liên quan". The rest have no English.
"""

from functools import cache, lru_cache

from vnpolicy.corpus import read_table
from vnpolicy.index.agencies.names import known_office
from vnpolicy.index.english.grammar import english_phrase, uncapitalised
from vnpolicy.index.english.signers import english_signer
from vnpolicy.index.wording.english_wordings import wordings
from vnpolicy.index.wording.words import fold, normalise, syllables
from vnpolicy.nlp.agencies.abbreviations import expand

_SHARE = 1 / 3  # of a name's words that have Vietnamese letters, from which on it is Vietnamese
_LONGEST = 120  # characters of what may be a name


@lru_cache(maxsize=20_000)
def english_agency(name: str) -> str | None:
    """The English name of an agency or post, with its place; `None` without one."""
    if len(name) > _LONGEST:
        return None
    whole = " ".join(normalise(name).split())
    phrase = english_phrase(whole) or english_phrase(expand(whole))
    if phrase is None:
        return english_signer(whole)
    if whole[0].isupper():
        return phrase.words[:1].upper() + phrase.words[1:]
    return uncapitalised(phrase.words) if phrase.kind == "post" else phrase.words


@lru_cache(maxsize=10_000)
def english_act(name: str) -> str | None:
    """The act that gives an agency its English name; `None` where the name is one in common use, or there is none."""
    found = known_office(name)
    return found.body.english_act if found and found.body else None


@cache
def english_type(doc_type: str) -> str | None:
    """A type of document in English: "Kế hoạch" is a "Plan"."""
    rows = read_table("document_types")
    written = (row["written"] for row in rows if row["language"] == "en" and row["name"] == doc_type)
    return wordings("type").get(doc_type) or next(written, None)


def is_vietnamese(name: str) -> bool:
    """Whether a name is Vietnamese, told by its letters: "Sở Nội vụ" is, "People's Committee of Đồng Nai" is not."""
    parts = syllables(name)
    return sum(fold(part) != part for part in parts) > len(parts) * _SHARE
