"""What an entry's vector is made of: its words, and where they would mean little alone, what stands around them."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from vnpolicy.index.storage.reading import StoredEntry, read_cards, read_text
from vnpolicy.index.storage.store import Store

TITLE_ROOM, FOLLOWING_ROOM, PASSAGE_ROOM = 90, 180, 420  # characters; a vector of 128 pieces holds about 450
ARTICLE = re.compile(r"(?:điều|article)\s+\d", re.IGNORECASE)  # takes "Điều 5. Trách nhiệm", refuses "a) Có điều kiện"
# What a short article ends before; takes "\nĐiều 6. Hiệu lực", refuses the reference "\nĐiều 2 Thông tư này".
NEXT_ARTICLE = re.compile(rf"\n\W*{ARTICLE.pattern}+[a-zđ]?\s*(?:[.:\n]|\Z)", re.IGNORECASE)
MOST_PASSAGES = 30  # of a document whose passages get vectors too; those of longer ones are found by their headings


def embedded_texts(store: Store, entries: Iterable[StoredEntry]) -> list[str]:
    """A text for each entry: a heading with its document's title and the beginning of what it heads.

    "Điều 5. Trách nhiệm thi hành" stands in thousands of documents; title and first sentence tell which is which.
    """
    kept = list(entries)
    documents = {entry.document for entry in kept if entry.kind in ("heading", "passage")}
    titles = {number: _title(store, number) for number in documents}
    texts = {number: read_text(store, number) for number in {e.document for e in kept if e.kind == "heading"}}
    return [_text(entry, titles, texts) for entry in kept]


def _text(entry: StoredEntry, titles: Mapping[int, str], texts: Mapping[int, str]) -> str:
    if entry.kind == "heading":
        return _sentences(entry.quote, _following(entry, texts[entry.document]), titles[entry.document])
    if entry.kind == "passage":
        return _sentences(entry.quote[:PASSAGE_ROOM], titles[entry.document])
    return entry.quote


def _sentences(*parts: str) -> str:
    return ". ".join(shown for part in parts if (shown := part.rstrip(" .\n")))


def _following(heading: StoredEntry, text: str) -> str:
    """The beginning of what a heading heads; a short article's ends where the next begins."""
    beginning = text[heading.span.end : heading.span.end + FOLLOWING_ROOM]
    if ARTICLE.match(heading.quote):
        beginning = NEXT_ARTICLE.split(beginning, 1)[0]
    return beginning.strip()


def _title(store: Store, document: int) -> str:
    titles = [card.title or "" for card in read_cards(store, "id = ?", (document,), counts=False)]
    return "".join(titles)[:TITLE_ROOM]  # of a document that is gone by now, nothing


def choose_embedded(entries: list[dict[str, Any]], embed: str) -> list[bool]:
    """Which rows get a vector. `records` means tasks and targets, and what else a document is best told by.

    That is its title, its articles, or all headings where it has none, and passages of a short one that begin at no
    heading. Legal bases are looked for by their numbers and names, which words find.
    """
    short = sum(row["kind"] == "passage" for row in entries) <= MOST_PASSAGES
    headings = [row for row in entries if row["kind"] == "heading"]
    starts = {row["start"] for row in headings}
    articles = any(ARTICLE.match(row["quote"] or "") for row in headings)

    def chosen(row: dict[str, Any]) -> bool:
        if row["kind"] == "heading":
            return not articles or bool(ARTICLE.match(row["quote"] or ""))
        if row["kind"] == "passage":
            return short and row["start"] not in starts
        return bool(row["kind"] != "basis")

    return [embed == "passages" or (embed == "records" and chosen(row)) for row in entries]
