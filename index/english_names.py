"""English names of agencies, posts and types of documents, each with the act that gives it where one does."""

from functools import lru_cache

from vnpolicy.corpus import read_table
from vnpolicy.index.agency_names import known_office
from vnpolicy.index.words import fold, syllables

_SHARE = 1 / 3  # of a name's words that have Vietnamese letters, from which on it is Vietnamese


@lru_cache(maxsize=10_000)
def english_agency(name: str) -> str | None:
    """The English name of an agency, with its place: "Department of Health of Long An Province"; `None` without one."""
    found = known_office(name)
    return found.english.replace("’", "'") if found else None


@lru_cache(maxsize=10_000)
def english_act(name: str) -> str | None:
    """The act that gives an agency its English name; `None` where the name is one in common use, or there is none."""
    found = known_office(name)
    return found.body.english_act if found and found.body else None


@lru_cache
def english_type(doc_type: str) -> str | None:
    """A type of document in English: "Kế hoạch" is a "Plan"."""
    rows = read_table("document_types")
    return next((row["written"] for row in rows if row["language"] == "en" and row["name"] == doc_type), None)


def is_vietnamese(name: str) -> bool:
    """Whether a name is Vietnamese, told by its letters: "Sở Nội vụ" is, "People's Committee of Đồng Nai" is not."""
    parts = syllables(name)
    return sum(fold(part) != part for part in parts) > len(parts) * _SHARE
