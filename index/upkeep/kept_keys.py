"""Keys that tasks keep when their document is read again with other words: a misprint mended, a deadline moved.

A key is never handed to another task: where two tasks might have been the one of before, neither gets its key.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from vnpolicy.index.entries.coding import decode
from vnpolicy.index.entries.hits import CARD_FACTS, Card
from vnpolicy.index.storage.reading import read_cards
from vnpolicy.index.storage.record_keys import document_key, equal_keys, read_kept_keys, record_keys
from vnpolicy.index.storage.store import Store
from vnpolicy.index.upkeep.rows import Prepared
from vnpolicy.index.wording.words import fold_name, folded_letters, number_key
from vnpolicy.nlp.plan import Task

ALIKE = 0.8  # share of words that two wordings of one task have in common
MISPRINT = 0.6  # share of letters that a misprint and its mend have in common
WORDS = 4  # fewest words by which a work is known again when its time has changed
_FIGURE = re.compile(r"\d+|\b[IVX]+\b")  # takes "2025", the "IV" of "quý IV": other figures, another task


class Keyed(NamedTuple):
    """A task with its key."""

    key: str
    task: Task


class Work(NamedTuple):
    """What tells a task: its words without its time, figures in them, leads that are not in them; its time apart."""

    words: tuple[str, ...]
    figures: tuple[str, ...]
    leads: frozenset[str]
    recurrence: str | None
    time: str

    @classmethod
    def of(cls, task: Task) -> "Work":
        """What tells a task."""
        time = task.period.written if task.period else ""
        said = task.quote.replace(time, " ") if time else task.quote
        above = (agency for agency in task.agencies("lead") if agency.written not in task.quote)
        leads = frozenset(folded_letters(agency.name) for agency in above)
        recurrence = task.period.recurrence if task.period else None
        return cls(tuple(fold_name(said).split()), tuple(_FIGURE.findall(said)), leads, recurrence, fold_name(time))


def keep_keys(store: Store, prepared: Prepared) -> dict[int, str]:
    """Keys that the tasks of a document to be stored keep from its earlier reading, by ordinal.

    Only those that their words do not tell.
    """
    card = Card(**{"id": 0, **{name: prepared.document[name] for name in CARD_FACTS if name != "id"}})
    before = _earlier(store, card)
    if before is None:
        return {}
    rows = [row for row in prepared.entries if row["kind"] == "task"]
    old, new = _stored(store, before), [decode(row["record"], Task) for row in rows]
    found = find_same([keyed.task for keyed in old], new)
    if not _is_certain(before, card) and 2 * len(found) < max(len(old), len(new)):
        return {}
    quotes = [row["quote"] for row in rows]
    keys = {at: old[place].key for at, place in found.items()}
    taken = {keyed.key for keyed in old}
    for at, quote in enumerate(quotes):
        if at not in keys:
            keys[at] = next(key for key in equal_keys(card, quote) if key not in taken)
            taken.add(keys[at])
    return {at: keys[at] for at, told in enumerate(record_keys(card, quotes)) if keys[at] != told}


def find_same(old: Sequence[Task], new: Sequence[Task]) -> dict[int, int]:
    """Which task of before each one is, by places: of the same letters, else of words that were changed a little."""
    letters = [[folded_letters(task.quote) for task in tasks] for tasks in (old, new)]
    found = dict(_of_same_letters(*letters))
    settled = set(found.values())
    left_old = {place: Work.of(task) for place, task in enumerate(old) if place not in settled}
    left_new = {at: Work.of(task) for at, task in enumerate(new) if at not in found}
    likely = [(at, place) for at, work in left_new.items() for place, was in left_old.items() if is_same(was, work)]
    times = [Counter(side) for side in zip(*likely, strict=True)]
    return found | {at: place for at, place in likely if times[0][at] == times[1][place] == 1}


def is_same(one: Work, other: Work) -> bool:
    """Whether two works may be one task in two wordings.

    Refuses "Lập dự toán kinh phí" for "Lập quyết toán kinh phí", "Báo cáo quý I" for "Báo cáo quý II".
    """
    if (one.figures, one.leads, one.recurrence) != (other.figures, other.leads, other.recurrence):
        return False
    if one.time != other.time:  # a deadline was moved: then the work is the same to the word
        return one.words == other.words and len(one.words) >= WORDS
    words, others = {*one.words}, {*other.words}
    if 2 * len(words & others) < max(len(words), len(others)):  # most pairs are told apart so, at a tenth of the time
        return False
    compared = SequenceMatcher(None, one.words, other.words, autojunk=False)
    return compared.ratio() >= ALIKE and all(
        SequenceMatcher(None, "".join(one.words[a:b]), "".join(other.words[c:d])).ratio() >= MISPRINT
        for kind, a, b, c, d in compared.get_opcodes()
        if kind == "replace"
    )


def _of_same_letters(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Places in the new list and in the old one of the same letters, where both have them equally often."""
    places: tuple[dict[str, list[int]], dict[str, list[int]]] = ({}, {})
    for by_letters, side in zip(places, (old, new), strict=True):
        for place, letters in enumerate(side):
            by_letters.setdefault(letters, []).append(place)
    for letters, at in places[1].items():
        before = places[0].get(letters, [])
        if len(before) == len(at):
            yield from zip(at, before, strict=True)


def _earlier(store: Store, card: Card) -> Card | None:
    """The document that is read again: of the same source, unless it is another now, else of the same identity."""
    own = read_cards(store, "source = ?", [card.source], counts=False)
    if own and not any(one and other and one != other for one, other in zip(*map(_told, (own[0], card)), strict=True)):
        return own[0]
    twins = read_cards(store, "number_key = ?", [number_key(card.number or "")], counts=False) if card.number else []
    return next((twin for twin in reversed(twins) if document_key(twin) == document_key(card)), None)


def _told(card: Card) -> tuple[str, str, str]:
    """What two documents differ in: number, year and province, as far as they are known."""
    return number_key(card.number or ""), (card.issued or "")[:4], fold_name(card.province or "")


def _is_certain(before: Card, card: Card) -> bool:
    """Whether two cards are of one document whatever its tasks: by its identity, or by its title."""
    same_title = folded_letters(before.title or "") == folded_letters(card.title or "") != ""
    return same_title or document_key(before) == document_key(card)


def _stored(store: Store, card: Card) -> list[Keyed]:
    sql = "SELECT quote, record FROM entries WHERE document = ? AND kind = 'task' ORDER BY ordinal"
    rows = store.connection.execute(sql, (card.id,)).fetchall()
    keys = record_keys(card, [quote for quote, _ in rows], read_kept_keys(store, card.id).get(card.id, {}))
    return [Keyed(key, decode(record, Task)) for key, (_, record) in zip(keys, rows, strict=True)]
