"""Keys of records that stay the same when a document is read again, or comes as another file."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

from vnpolicy.index.hits import Card
from vnpolicy.index.words import fold_name, folded_letters, number_key

LENGTH = 12  # hexadecimal digits: of a million records two have the same with a chance of 0.2 %


def record_keys(card: Card, quotes: Iterable[str]) -> Iterator[str]:
    """Keys of records of one document, in the order of their quotes.

    Each is made of the document, of the letters, and of the count among quotes with the same letters.
    """
    document = document_key(card)
    seen: Counter[str] = Counter()
    for quote in quotes:
        letters = folded_letters(quote)
        seen[letters] += 1
        whole = f"{document}\n{letters}\n{seen[letters]}"
        yield hashlib.sha256(whole.encode("utf-8", "replace")).hexdigest()[:LENGTH]


def document_key(card: Card) -> str:
    """What makes it this document: issuer, number and year, else its bytes.

    A number alone is none: `130/KH-UBND` exists in every province every year.
    """
    if card.number and card.issuer and card.issued:
        return f"{fold_name(card.issuer)}\n{number_key(card.number)}\n{card.issued[:4]}"
    return card.digest
