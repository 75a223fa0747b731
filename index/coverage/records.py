"""Targets and tasks of documents, as they are compared with those of others."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, cast

from vnpolicy.index.coverage.figures import own_levels
from vnpolicy.index.coverage.objects import Objects, find_objects, subject_of
from vnpolicy.index.coverage.wordings import wordings
from vnpolicy.index.entries.coding import decode
from vnpolicy.index.entries.entries import RECORD_TYPES
from vnpolicy.index.storage.sql_values import in_batches, placeholders
from vnpolicy.index.storage.store import Store
from vnpolicy.index.wording.words import fold_syllable, spell, syllables
from vnpolicy.nlp.plan import Target, Task

Kind = Literal["target", "task"]
_LEAST = 4  # syllables of content without which a record does not say what it is about


@dataclass(frozen=True, slots=True)
class Entry:
    """A target or task of a document; `ordinal` counts those of its kind from 0.

    `content` are its syllables without diacritics and figures, abbreviations of the document written out. `heading` is
    that above it, which content begins with, where the record names only bodies and says in formulas what they do;
    `objects` are what it names by a number.
    """

    id: int
    document: int
    kind: Kind
    ordinal: int
    record: Target | Task
    content: tuple[str, ...] = ()
    heading: str = ""
    objects: Objects = field(default_factory=dict)

    @property
    def quote(self) -> str:
        """What is written."""
        return self.record.quote


def read_records(store: Store, documents: Sequence[int]) -> list[Entry]:
    """Targets and tasks of documents in the order of the documents given, targets first, then by place."""
    found: dict[int, list[Entry]] = {document: [] for document in documents}
    for batch in in_batches(documents):
        longer, headings = _abbreviations(store, batch), _headings(store, batch)
        sql = (
            "SELECT id, document, kind, ordinal, record FROM entries"  # noqa: S608
            f" WHERE document IN ({placeholders(batch)}) AND kind IN ('target', 'task') ORDER BY kind, start, ordinal"
        )
        for number, document, kind, ordinal, data in store.connection.execute(sql, batch):
            record = cast("Target | Task", decode(data, RECORD_TYPES[kind]))
            matter = _matter(record, headings.get(document, []), longer.get(document, {}))
            found[document].append(Entry(number, document, kind, ordinal, record, *matter))
    return [entry for entries in found.values() for entry in entries]


def _matter(
    record: Target | Task, headings: Sequence[tuple[int, str]], longer: Mapping[str, str]
) -> tuple[tuple[str, ...], str, Objects]:
    """Content, heading and objects of a record: "Bộ Y tế chủ trì thực hiện" says only under a heading what."""
    words, objects = content(record.quote, longer), dict(find_objects(record.quote))
    named = own_levels(record) if isinstance(record, Target) else None
    if named:  # a figure of one level says nothing of that of another
        objects["level"] = named
    said = subject_of(record.indicator or "") if isinstance(record, Target) else None
    if said:  # "100% đường huyện được bảo trì" says nothing of the "công trình thủy lợi" of which it is asked
        objects[said[0]] = frozenset(f"{syllable} " for syllable in content(said[1], longer))
    matter = re.sub(wordings("formula"), " ", " ".join(content(_without_bodies(record), longer)))
    if len(set(matter.split())) >= _LEAST:
        return words, "", objects
    at = bisect_right(headings, record.span.start, key=lambda heading: heading[0])
    heading = headings[at - 1][1] if at else ""
    return content(heading, longer) + words, heading, {**find_objects(heading), **objects}


def _without_bodies(record: Target | Task) -> str:
    """The quote without the names of those who do the work."""
    if isinstance(record, Target):
        return record.quote
    start, text = record.span.start, record.quote
    spans = {one.agency.span for one in record.assignments if one.agency.span}
    for span in sorted(spans, reverse=True, key=lambda span: span.start):
        if start <= span.start and span.end <= record.span.end:
            text = f"{text[: span.start - start]} {text[span.end - start :]}"
    return text


def _headings(store: Store, documents: Sequence[int]) -> dict[int, list[tuple[int, str]]]:
    """Where the headings of each document begin, and what they say."""
    sql = (
        "SELECT document, start, quote FROM entries"  # noqa: S608
        f" WHERE document IN ({placeholders(documents)}) AND kind = 'heading' ORDER BY document, start"
    )
    found: dict[int, list[tuple[int, str]]] = {}
    for document, start, quote in store.connection.execute(sql, documents):
        found.setdefault(document, []).append((start, quote))
    return found


def _abbreviations(store: Store, documents: Sequence[int]) -> dict[int, dict[str, str]]:
    """Short forms that each document introduces, with what they stand for."""
    sql = f"SELECT document, short, long FROM abbreviations WHERE document IN ({placeholders(documents)})"  # noqa: S608
    found: dict[int, dict[str, str]] = {}
    for document, short, long in store.connection.execute(sql, documents):
        found.setdefault(document, {})[short] = long
    return found


# Figures and their marks say nothing of what is counted: "80%", "2025 - 2030", "II."
_FIGURE = re.compile(r"\d|^[ivx]+$")


def content(text: str, longer: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """Syllables of a record without diacritics and figures: "Đến năm 2025, 80% chợ" gives ("den", "nam", "cho")."""
    for short, long in (longer or {}).items():
        if short in text:
            text = re.sub(rf"\b{re.escape(short)}\b", lambda _, words=long: words, text)  # type: ignore[misc]
    return tuple(filter(None, map(_content_of, syllables(text))))


@lru_cache(maxsize=20_000)
def _content_of(part: str) -> str:
    return "" if _FIGURE.search(part) else fold_syllable(spell(part))
