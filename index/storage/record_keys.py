"""Keys of records, the same however often a document is read and whatever file it comes as."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from types import MappingProxyType

from vnpolicy.index.entries.hits import Card
from vnpolicy.index.storage.store import Store
from vnpolicy.index.wording.words import fold_name, folded_letters, number_key

LENGTH = 12  # hexadecimal digits: of a million records two have the same with a chance of 0.2 %


def record_keys(card: Card, quotes: Iterable[str], kept: Mapping[int, str] = MappingProxyType({})) -> Iterator[str]:
    """Keys of records of one document, in the order of their quotes.

    Each is made of the document, of the letters, and of the count among quotes with the same letters; but for those
    `kept` from an earlier reading, by place (see `read_kept_keys`).
    """
    document = document_key(card)
    seen: Counter[str] = Counter()
    for at, quote in enumerate(quotes):
        letters = folded_letters(quote)
        seen[letters] += 1
        yield kept.get(at) or _key(document, letters, seen[letters])


def read_kept_keys(store: Store, document: int | None = None) -> dict[int, dict[int, str]]:
    """Keys that tasks kept from an earlier reading, those that their words do not tell, by document and ordinal.

    Of one `document`, or of all.
    """
    kept: dict[int, dict[int, str]] = {}
    of_it = "" if document is None else " WHERE document = ?"
    sql, values = f"SELECT document, task, key FROM kept_keys{of_it}", [] if document is None else [document]  # noqa: S608
    for one, task, key in store.connection.execute(sql, values):
        kept.setdefault(one, {})[task] = key
    return kept


def equal_keys(card: Card, quote: str) -> Iterator[str]:
    """The keys that records of one quote have in a document, from the first on, without end."""
    document, letters = document_key(card), folded_letters(quote)
    return (_key(document, letters, rank) for rank in count(1))


def _key(document: str, letters: str, rank: int) -> str:
    whole = f"{document}\n{letters}\n{rank}"
    return hashlib.sha256(whole.encode("utf-8", "replace")).hexdigest()[:LENGTH]


def document_key(card: Card) -> str:
    """What makes it this document: issuer, number and year, else its bytes.

    A number alone is none: `130/KH-UBND` exists in every province every year.
    """
    if card.number and card.issuer and card.issued:
        return f"{fold_name(card.issuer)}\n{number_key(card.number)}\n{card.issued[:4]}"
    return card.digest
