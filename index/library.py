"""The library: a folder that takes documents with their records and finds them again."""

import difflib
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Literal, Self

from vnpolicy.index.encoding.encoder import Encoder, find_encoder
from vnpolicy.index.entries.hits import Card, Filters, Hit, Mode
from vnpolicy.index.errors import DocumentNotFound, EmptyLibrary
from vnpolicy.index.query.query import parse_query
from vnpolicy.index.search.gathering import Sources
from vnpolicy.index.search.reranking import READ, rerank
from vnpolicy.index.search.search import search
from vnpolicy.index.storage.reading import find_documents, read_cards, read_document, read_plan
from vnpolicy.index.storage.sql_values import placeholders
from vnpolicy.index.storage.store import Store
from vnpolicy.index.upkeep.derived import DerivedIndexes
from vnpolicy.index.upkeep.health import Health, examine
from vnpolicy.index.wording.typed_numbers import bare_number
from vnpolicy.index.wording.words import number_key
from vnpolicy.ingest.document import Document
from vnpolicy.nlp.plan import Plan

if TYPE_CHECKING:
    from datetime import date

    from vnpolicy.index.deadlines.duties import Duty, DutyFilters
    from vnpolicy.index.lexical.gaps import Gaps
    from vnpolicy.index.search.reranking import Reranker
    from vnpolicy.index.upkeep.rows import Prepared

Embed = Literal["records", "passages", "none"]
VARIABLE = "POLICY_LIBRARY"
_NEAREST = 3  # numbers that are suggested
_ALIKE = 0.5  # from which on two numbers are worth suggesting for each other
NO_FILTERS = Filters()


def default_folder() -> Path:
    """`POLICY_LIBRARY` when set, else `library` in the user's data folder of this system."""
    from platformdirs import user_data_path

    named = os.environ.get(VARIABLE)
    return Path(named).expanduser() if named else user_data_path("vnpolicy", appauthor=False) / "library"


class Library:
    """Documents and their records in a folder. `NotALibrary` for a folder that is something else: it is left alone.

    `encoder` is a name or an Encoder; without it, the one of the library's vectors, else the default.
    """

    def __init__(self, folder: str | Path, *, encoder: str | Encoder | None = None, create: bool = True) -> None:
        self.folder = Path(folder)
        self.store = Store(self.folder, create=create)
        self._asked = encoder
        self._encoder: Encoder | None = None
        self.derived = DerivedIndexes(self.store)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the library's files."""
        self.derived = DerivedIndexes(self.store)  # lets go of the open ones
        self.store.close()

    @property
    def encoder(self) -> Encoder:
        """The encoder in use, loaded when first needed."""
        if self._encoder is None:
            asked = self._asked if self._asked is not None else self.store.state("encoder_name")
            self._encoder = find_encoder(asked) if asked is None or isinstance(asked, str) else asked
        return self._encoder

    def add(self, document: Document, plan: Plan, *, embed: Embed = "records") -> int:
        """Id of the document, which takes the place of one of the same source.

        `embed` says what gets a vector: the records, the passages too, or nothing.
        """
        from vnpolicy.index.upkeep.rows import prepare

        number = self.add_prepared(prepare(document, plan), embed=embed)
        for _ in self.encode_pending(number):
            pass
        return number

    def add_prepared(self, prepared: "Prepared", *, embed: Embed = "records") -> int:
        """Id of a document whose entries were made elsewhere, such as in a worker; its vectors are left to do."""
        from vnpolicy.index.upkeep.writing import add_document

        return add_document(self.store, prepared, embed=embed)

    def encode_pending(self, document: int | None = None) -> Iterator[tuple[int, int]]:
        """Make the vectors still to be made; gives (done, of all) before and after each batch."""
        from vnpolicy.index.encoding.vectors import encode_pending, pending_entries

        # Nothing to do is found out without loading the encoder.
        if pending_entries(self.store, document):
            yield from encode_pending(self.store, self.encoder, document)

    def change_encoder(self, encoder: str | Encoder) -> Iterator[tuple[int, int]]:
        """Make all vectors anew with another encoder; gives (done, of all) after each batch."""
        from vnpolicy.index.encoding.vectors import drop_vectors

        self._asked, self._encoder = encoder, None
        _ = self.encoder.digest  # an encoder that is not there fails before anything is dropped
        drop_vectors(self.store)
        yield from self.encode_pending()

    def remove(self, asked: str | int) -> Card:
        """Card of the document removed, named by number, id or source."""
        from vnpolicy.index.upkeep.writing import remove_documents

        card = self.card(asked)
        remove_documents(self.store, [card.source])
        return card

    def documents(self) -> list[Card]:
        """Cards of all documents, in the order in which they came."""
        return read_cards(self.store)

    def cards(self, asked: str | int) -> list[Card]:
        """Cards of all documents of a number (it is unique only within an issuer and year), a source or an id.

        An `int` is an id; text is one only where no document has it for its number.
        """
        if isinstance(asked, int):
            cards = read_cards(self.store, "id = ?", [asked])
        else:
            found = find_documents(self.store, asked, number_key(bare_number(asked)))
            cards = read_cards(self.store, f"id IN ({placeholders(found)})", found)
        if not cards:
            raise self._not_found(str(asked))
        return cards

    def card(self, asked: str | int) -> Card:
        """Card of the newest document of a number in any spelling, an id or a source.

        Raises `DocumentNotFound` with the nearest numbers.
        """
        return max(self.cards(asked), key=lambda card: (card.issued or "", card.id))

    def document(self, asked: str | int) -> Document:
        """The Document of a number, id or source, as it was added."""
        return read_document(self.store, self.card(asked).id)

    def plan(self, asked: str | int) -> Plan:
        """The Plan of a number, id or source, as it was added."""
        return read_plan(self.store, self.card(asked).id)

    def search(
        self,
        query: str,
        *,
        mode: Mode = "hybrid",
        filters: Filters = NO_FILTERS,
        limit: int = 10,
        reranker: "Reranker | None" = None,
    ) -> list[Hit]:
        """The best hits; a `reranker` orders the first forty anew.

        Raises `EmptyQuery`, `EncoderMismatch`, and `WrongFilter` for a filter that says nothing.
        """
        sources = Sources(self.store, self.derived.lexical, self.derived.vectors, lambda: self.encoder)
        if reranker is None or limit < 1:
            return search(sources, query, mode=mode, filters=filters, limit=limit)
        hits = search(sources, query, mode=mode, filters=filters, limit=max(limit, READ))
        return rerank(hits, query, reranker, limit)

    def gaps(self, query: str) -> "Gaps":
        """What of a query the library has not; `EmptyQuery` for one without a word."""
        from vnpolicy.index.lexical.gaps import find_gaps

        return find_gaps(self.derived.lexical(), parse_query(query), lambda number: self._not_found(number).nearest)

    def duties(
        self, today: "date", filters: "DutyFilters | None" = None, *, document: str | None = None
    ) -> list["Duty"]:
        """Tasks with their next dates and states on a day, overdue ones first, then by date.

        `document` is a number, id or source: only those tasks. Raises `DocumentNotFound` and `WrongFilter`.
        """
        from vnpolicy.index.deadlines.duties import EVERY, find_duties

        asked = filters or EVERY
        if document is not None:
            asked = replace(asked, documents=tuple(card.id for card in self.cards(document)))
        return find_duties(self.store, today, asked)

    def mark_done(self, key: str, done_on: "date", due: "date | None" = None) -> "Duty":
        """The duty of a key, or of its beginning, now marked as done on a day.

        Of work that comes again, its day `due` is done; without it, the one that is nearest. Raises `TaskNotFound`, and
        `WrongFilter` where `due` is no day of it.
        """
        from vnpolicy.index.deadlines.marking import mark_done

        return mark_done(self.store, key, done_on, due)

    def mark_open(self, key: str, today: "date", due: "date | None" = None) -> "Duty":
        """The duty of a key, or of its beginning, its mark of the day `due`, or its last one, taken back.

        Raises `TaskNotFound`, and `NotMarked` where there is no such mark.
        """
        from vnpolicy.index.deadlines.marking import mark_open

        return mark_open(self.store, key, today, due)

    def refresh(self) -> None:
        """Bring the derived indexes up to date now, as the next search would."""
        self.derived.lexical()
        self.derived.vectors()

    def index_words(self) -> None:
        """Bring the keyword index up to date, unless another process is at it."""
        self.derived.update_lexical(patience=0.0)

    def health(self, *, thorough: bool = False) -> Health:
        """What the library holds and whether its parts are whole; `thorough` reads the index files through."""
        return examine(self.store, thorough=thorough)

    def _not_found(self, asked: str) -> DocumentNotFound:
        """With the numbers of the library that look like the one asked for, or begin as it does, nearest first."""
        rows = self.store.connection.execute("SELECT number_key, number FROM documents").fetchall()
        if not rows:
            return EmptyLibrary(asked)
        numbers, key = {known: number for known, number in rows if known}, number_key(bare_number(asked))
        close = difflib.get_close_matches(key, numbers, n=_NEAREST, cutoff=_ALIKE)
        # "215" for "215/KH-UBND", "215/QĐ-TTg" for the number of another body
        same = [known for known in numbers if key and known.split("-")[0] == key.split("-")[0]]
        return DocumentNotFound(asked, [numbers[known] for known in dict.fromkeys((*close, *same))][:_NEAREST])
