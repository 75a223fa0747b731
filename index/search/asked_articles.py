"""The law that a query names, and the article that it asks for: "Luật Đất đai 2013", "điều 5 nghị định 100/2019/NĐ-CP".

Words alone find what cites a law oftener than the law itself, and another law's article of the same number.
"""

import json
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from vnpolicy.index.citations.identity import LAWS, name_key, number_year
from vnpolicy.index.query.query import Query
from vnpolicy.index.storage.reading import keys_behind, read_text
from vnpolicy.index.storage.store import Store
from vnpolicy.index.wording.words import fold_name

FIRST, STEP = 20.0, 4.0  # what the newest document gets, and how much less each older one: more than all else together
HEADING_LESS = 1.0  # of an article's heading, beside the passage that begins with it and says what it says
MOST = 3  # documents of one name or number, and places of one article in a document: a decision and its annex
_ARTICLE = re.compile(r"(?:^| )(?:dieu|article) (\d+[a-z]?)(?= |$)")
_LAW = re.compile(r"(?:^|(?<= ))(bo luat|luat|phap lenh|hien phap)(?= |$)")
_YEAR = re.compile(r"^(?: nam)? ((?:19|20)\d\d)(?= |$)")
# Takes what may follow a law's name and means the newest one: "luật đất đai mới nhất", "Luật Đất đai hiện hành".
_NEWEST = re.compile(r"\s*(?:(?:moi nhat|hien hanh|hien nay|(?:dang |con |co )+hieu luc)\s*)*")
_LONGEST_NAME = 40  # words of a law's name
_LAWS = """SELECT id, number_key, doc_type, title, issued FROM documents
    WHERE doc_type_key IN (SELECT value FROM json_each(?))"""
_NUMBERED = "SELECT id FROM documents WHERE number_key = ? OR (number_key > ? AND number_key < ?) ORDER BY issued DESC"


class Law(NamedTuple):
    """A law in a library; without a number it is a draft or a cutting."""

    id: int
    number: str
    key: str
    issued: str


def asked_entries(store: Store, query: Query, numbers: Sequence[str]) -> dict[int, float]:
    """What entries get since the query asks for them by name: titles of a law, or an article of a document.

    `numbers` are keys of the document numbers in the query.
    """
    texts = query.spellings or (fold_name(query.text),)  # "BLHS" also as "bo luat hinh su"
    article = _ARTICLE.search(texts[0])
    named = (_laws_named(store, text, whole=article is None) for text in texts)
    laws = next(filter(None, named), [])
    if article is None:
        return {entry: FIRST - STEP * at for at, law in enumerate(laws) for entry in _titles(store, law)}
    documents = [d for key in numbers for d in _numbered(store, key)] or laws
    found: dict[int, float] = {}
    for at, document in enumerate(documents[:MOST]):
        for entry, kind in _article_entries(store, document, article[1]):
            found[entry] = FIRST - STEP * at - HEADING_LESS * (kind == "heading")
    return found


def _laws_named(store: Store, text: str, *, whole: bool) -> list[int]:
    """Documents of the law that a folded text names, the newest first; `whole` where it must say nothing else."""
    law = _LAW.search(text)
    if law is None or (whole and law.start() > 0):
        return []
    known = _laws(store, store.generation)
    words = text[law.end() :].split()[:_LONGEST_NAME]
    for size in range(len(words), -1, -1):
        key = " ".join([LAWS[law[1]], *words[:size]])
        rest = text[law.end() :].removeprefix("".join(f" {word}" for word in words[:size]))
        year = _YEAR.match(rest)
        said = rest[year.end() :] if year else rest
        if key in known and (not whole or _NEWEST.fullmatch(said)):
            return [one.id for one in known[key] if not year or _of_year(one, year[1])][:MOST]
    return []


def _of_year(law: Law, year: str) -> bool:
    return year in (number_year(law.number), law.issued[:4])


@lru_cache(maxsize=2)
def _laws(store: Store, generation: int) -> dict[str, list[Law]]:  # noqa: ARG001 - read again where it has changed
    """Laws by the key of their name, the newest before what it replaced; a draft only where there is nothing else."""
    rows = store.connection.execute(_LAWS, (json.dumps([*LAWS]),)).fetchall()
    laws = [Law(number, key, _name(kind, title), issued or "") for number, key, kind, title, issued in rows]
    found: dict[str, list[Law]] = {}
    for law in sorted(laws, key=lambda one: (bool(one.number), one.issued), reverse=True):
        if law.number or law.key not in found:
            found.setdefault(law.key, []).append(law)
    return found


@lru_cache(maxsize=20_000)
def _name(doc_type: str, title: str | None) -> str:
    """The key of a law's name; "CÔNG CHỨNG (SỬA ĐỔI)" is the law that replaces the one of that name."""
    return name_key(doc_type, title).removesuffix(" sua doi")


def _numbered(store: Store, key: str) -> list[int]:
    """Documents of a number, or of one that begins so, the newest first."""
    rows = store.connection.execute(_NUMBERED, (key, *keys_behind(key)))
    return [number for (number,) in rows]


def _titles(store: Store, document: int) -> list[int]:
    rows = store.connection.execute("SELECT id FROM entries WHERE document = ? AND kind = 'title'", (document,))
    return [entry for (entry,) in rows]


def _article_entries(store: Store, document: int, article: str) -> Iterator[tuple[int, str]]:
    """Ids and kinds of the headings and passages in which an article begins."""
    line = re.compile(rf"^[ \t]*(?:Điều|Article)\s+{article}\b", re.MULTILINE | re.IGNORECASE)
    sql = """SELECT id, kind FROM entries WHERE document = ? AND kind IN ('heading', 'passage')
        AND start <= ? AND stop > ?"""
    for found in [*line.finditer(read_text(store, document))][:MOST]:
        yield from store.connection.execute(sql, (document, found.start(), found.start())).fetchall()
