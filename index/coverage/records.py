"""Targets and tasks of documents, as they are compared with those of others."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, cast

from vnpolicy.index.coding import decode
from vnpolicy.index.entries import RECORD_TYPES
from vnpolicy.index.store import Store
from vnpolicy.index.words import fold_syllable, spelled
from vnpolicy.nlp.plan import Target, Task

Kind = Literal["target", "task"]
_BATCH = 500  # values in one SQL statement


@dataclass(frozen=True, slots=True)
class Entry:
    """A target or task of a document; `ordinal` counts those of its kind from 0."""

    id: int
    document: int
    kind: Kind
    ordinal: int
    record: Target | Task

    @property
    def quote(self) -> str:
        """What is written."""
        return self.record.quote


def read_records(store: Store, documents: Sequence[int]) -> list[Entry]:
    """Targets and tasks of documents in the order of the documents given, targets first, then by place."""
    found: dict[int, list[Entry]] = {document: [] for document in documents}
    for at in range(0, len(documents), _BATCH):
        batch = documents[at : at + _BATCH]
        marks = ",".join("?" * len(batch))
        sql = (
            "SELECT id, document, kind, ordinal, record FROM entries"  # noqa: S608
            f" WHERE document IN ({marks}) AND kind IN ('target', 'task') ORDER BY kind, start, ordinal"
        )
        for number, document, kind, ordinal, data in store.connection.execute(sql, batch):
            record = cast("Target | Task", decode(data, RECORD_TYPES[kind]))
            found[document].append(Entry(number, document, kind, ordinal, record))
    return [entry for entries in found.values() for entry in entries]


# Figures and their marks say nothing of what is counted: "80%", "2025 - 2030", "I."
_FIGURE = re.compile(r"\d|^[ivx]+$")


def content(text: str) -> list[str]:
    """Syllables of a record without diacritics and figures: "Đến năm 2025, 80% chợ" gives ["den", "nam", "cho"]."""
    return [fold_syllable(part) for part in spelled(text) if not _FIGURE.search(part)]
