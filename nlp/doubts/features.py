"""The doubts about each task of a reading, by name: what the weights of `doubts` are learned over."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from vnpolicy.ingest.document import Document
from vnpolicy.nlp.doubts.actors import actor_doubts
from vnpolicy.nlp.doubts.documents import document_doubts, index_leads
from vnpolicy.nlp.doubts.leads import lead_doubts
from vnpolicy.nlp.doubts.places import index_places, place_doubts
from vnpolicy.nlp.doubts.quotes import quote_doubts
from vnpolicy.nlp.doubts.rows import index_rows, row_doubts
from vnpolicy.nlp.doubts.times import time_doubts
from vnpolicy.nlp.outline.outline import Outline
from vnpolicy.nlp.plan import Agency, Header, Review, Task
from vnpolicy.nlp.tables.model import TaskTable


class Readable(Protocol):
    """The parts of a reading from which doubts are told."""

    document: Document
    header: Header
    outline: Outline
    tables: Sequence[TaskTable]
    tasks: Sequence[Task]
    review: list[Review]


@dataclass(slots=True)
class _Names:
    """How often the names of leads stand in one document."""

    text: str
    rare: dict[str, bool] = field(default_factory=dict)

    def doubts(self, leads: Sequence[Agency]) -> set[str]:
        """Names of the doubts about `leads`."""
        return {"lead_once"} if any(agency.key is None and self._is_rare(agency.written) for agency in leads) else set()

    def _is_rare(self, written: str) -> bool:
        if written not in self.rare:
            first = self.text.find(written)
            self.rare[written] = first < 0 or self.text.find(written, first + len(written)) < 0
        return self.rare[written]


def find_features(reading: Readable) -> list[frozenset[str]]:
    """Names of the doubts about each task of `reading.tasks`, in their order."""
    text = reading.document.text
    places = index_places(text, reading.outline, reading.tasks)
    rows = index_rows(text, reading.tables)
    names = _Names(text)
    quotes = Counter(task.quote for task in reading.tasks)
    shared = document_doubts(reading.header, reading.outline, reading.tasks, len(text))
    lead_names = index_leads(reading.tasks)
    found = []
    for task in reading.tasks:
        leads = task.agencies("lead")
        doubts = lead_doubts(text, leads, issuer=reading.header.issuer) | quote_doubts(task) | names.doubts(leads)
        doubts |= (
            shared
            | actor_doubts(text, task)
            | time_doubts(task, places.titles(task.span.start))
            | lead_names.doubts(task)
        )
        if task.origin == "table":
            doubts.add("from_table")
            row = rows.of(task)
            doubts |= row_doubts(row) if row else {"outside_outline"}
            doubts |= {"work_shared"} if rows.shared(task) else set()
        else:
            doubts |= place_doubts(task, places)
        if quotes[task.quote] > 1:
            doubts.add("quote_repeated")
        if reading.document.language == "en":
            doubts.add("english")
        found.append(frozenset(doubts))
    return found
