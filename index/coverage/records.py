"""Targets and tasks of documents, as they are compared with those of others."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast

from vnpolicy.index.coding import decode
from vnpolicy.index.entries import RECORD_TYPES
from vnpolicy.index.store import Store
from vnpolicy.index.words import fold_syllable, spell, syllables
from vnpolicy.nlp.plan import Target, Task

Kind = Literal["target", "task"]
_BATCH = 500  # values in one SQL statement


@dataclass(frozen=True, slots=True)
class Entry:
    """A target or task of a document; `ordinal` counts those of its kind from 0.

    `content` are its syllables without diacritics and figures, abbreviations of the document written out.
    """

    id: int
    document: int
    kind: Kind
    ordinal: int
    record: Target | Task
    content: tuple[str, ...] = ()

    @property
    def quote(self) -> str:
        """What is written."""
        return self.record.quote


def read_records(store: Store, documents: Sequence[int]) -> list[Entry]:
    """Targets and tasks of documents in the order of the documents given, targets first, then by place."""
    found: dict[int, list[Entry]] = {document: [] for document in documents}
    for at in range(0, len(documents), _BATCH):
        batch = documents[at : at + _BATCH]
        longer = _abbreviations(store, batch)
        sql = (
            "SELECT id, document, kind, ordinal, record FROM entries"  # noqa: S608
            f" WHERE document IN ({_marks(batch)}) AND kind IN ('target', 'task') ORDER BY kind, start, ordinal"
        )
        for number, document, kind, ordinal, data in store.connection.execute(sql, batch):
            record = cast("Target | Task", decode(data, RECORD_TYPES[kind]))
            words = content(record.quote, longer.get(document, {}))
            found[document].append(Entry(number, document, kind, ordinal, record, words))
    return [entry for entries in found.values() for entry in entries]


def _abbreviations(store: Store, documents: Sequence[int]) -> dict[int, dict[str, str]]:
    """Short forms that each document introduces, with what they stand for."""
    sql = f"SELECT document, short, long FROM abbreviations WHERE document IN ({_marks(documents)})"  # noqa: S608
    found: dict[int, dict[str, str]] = {}
    for document, short, long in store.connection.execute(sql, documents):
        found.setdefault(document, {})[short] = long
    return found


def _marks(values: Sequence[object]) -> str:
    return ",".join("?" * len(values))


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
