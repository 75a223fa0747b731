"""English names of agencies, posts and types of documents, each with the act that gives it where one does.

A body of the tables has its name there, and its place behind it: "Department of Health of Long An Province". Others are
made of the wordings of `english_phrases.tsv`: "Giám đốc Sở Y tế", "các cơ quan liên quan". The rest have no English.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from vnpolicy.corpus import read_table
from vnpolicy.index.agency_names import known_office
from vnpolicy.index.words import fold, normalise, spell, syllables
from vnpolicy.ingest.document import Language

_SHARE = 1 / 3  # of a name's words that have Vietnamese letters, from which on it is Vietnamese
_LONGEST = 120  # characters of what may be a name
_DEPTH = 3  # parts that a name is taken apart into: a post, a plural, what follows
# Takes "Ministry of Health", "Department of Finance", of which there may be several.
_ONE = re.compile(r"^(?:Provincial |District )?(Ministry|Department|Committee|People's Committee|Office|Division)\b")
_MANY = {"Ministry": "Ministries"}
_SHORT = {"UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân"}
_WORD = re.compile(r"[^\W\d_]+")


def english_agency(name: str) -> str | None:
    """The English name of an agency, with its place; `None` without one."""
    if len(name) > _LONGEST:
        return None
    whole = " ".join(normalise(name).split())
    for short, long in _SHORT.items():
        whole = whole.replace(short, long)
    return _english(whole, _DEPTH)


@lru_cache(maxsize=10_000)
def english_act(name: str) -> str | None:
    """The act that gives an agency its English name; `None` where the name is one in common use, or there is none."""
    found = known_office(name)
    return found.body.english_act if found and found.body else None


@cache
def english_type(doc_type: str) -> str | None:
    """A type of document in English: "Kế hoạch" is a "Plan"."""
    rows = read_table("document_types")
    return next((row["written"] for row in rows if row["language"] == "en" and row["name"] == doc_type), None)


def is_vietnamese(name: str) -> bool:
    """Whether a name is Vietnamese, told by its letters: "Sở Nội vụ" is, "People's Committee of Đồng Nai" is not."""
    parts = syllables(name)
    return sum(fold(part) != part for part in parts) > len(parts) * _SHARE


def named_in(name: str, language: Language) -> str:
    """The name in a language: in English where it has one there, else as it is."""
    return (english_agency(name) if language == "en" else None) or name


@lru_cache(maxsize=10_000)
def _english(name: str, depth: int) -> str | None:
    plain = _plain(name)
    if plain in _phrases("whole"):
        return _capitalised(_phrases("whole")[plain], name)
    found = known_office(name)
    if found:
        return found.english.replace("’", "'")
    if not depth or " " not in name:
        return None
    return next((english for english in _composed(name, plain, depth - 1) if english), None)


def _composed(name: str, plain: str, depth: int) -> Iterator[str | None]:
    """The name taken apart: a post and its body, several of one body, a body and what follows."""
    for written, form in _phrases("post").items():
        if plain.startswith(f"{written} "):
            body = _english(name[len(written) + 1 :], depth)
            yield form.replace("{}", _with_article(body)) if body else None
    if plain.startswith("bộ trưởng bộ "):
        body = _english(name[len("bộ trưởng ") :], depth)
        yield body.replace("Ministry", "Minister", 1) if body else None
    if plain.startswith("các "):
        body = _english(name[4:], depth)
        yield _plural(body) if body else None
    for written, form in _phrases("tail").items():
        if plain.endswith(f" {written}"):
            body = _english(name[: -len(written) - 1].rstrip(" ,"), depth)
            yield _capitalised(form.replace("{}", _small(body)), body) if body else None


@cache
def _phrases(kind: str) -> dict[str, str]:
    """English by wording, the longest wording first: it says most."""
    rows = [(row["vietnamese"], row["english"]) for row in read_table("english_phrases") if row["kind"] == kind]
    return dict(sorted(rows, key=lambda row: -len(row[0])))


def _plain(name: str) -> str:
    """Small letters, tones where the tables have them; as long as the name."""
    return _WORD.sub(lambda found: spell(found[0]), name.lower()).replace("uỷ", "ủy")


def _capitalised(english: str, like: str) -> str:
    return english[:1].upper() + english[1:] if like[:1].isupper() else english


def _small(english: str) -> str:
    """What is no name in small letters: "units", but "Department of Health"."""
    small = english[:1].lower() + english[1:]
    return small if small in _phrases("whole").values() else english


def _with_article(body: str) -> str:
    """Such as "the Department of Health"; "relevant agencies" and "Da Nang City" stay as they are."""
    return f"the {body}" if _ONE.match(body) or (body[0].isupper() and " of " in body) else body


def _plural(body: str) -> str | None:
    """Several of a body: "Departments of Health"; `None` for a body of which there is one."""
    found = _ONE.match(body)
    if not found:
        return None
    return f"{_MANY.get(found[1], found[1] + 's')}{body[found.end() :]}"
