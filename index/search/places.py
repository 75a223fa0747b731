"""The provinces that a query names: it means their documents before those of others."""

import json
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from vnpolicy.corpus import read_table
from vnpolicy.index.agencies.names import Province, find_body, known_office, province_names, provinces
from vnpolicy.index.query.query import Query
from vnpolicy.index.search.former_tasks import province_keys
from vnpolicy.index.storage.store import Store
from vnpolicy.index.wording.restoring import restore
from vnpolicy.index.wording.segmentation import find_words
from vnpolicy.index.wording.words import SYLLABLE, fold, fold_name, spell, spelled

_OF_PROVINCES = """SELECT id FROM documents WHERE province_key IN (SELECT value FROM json_each(?))
    AND id IN (SELECT value FROM json_each(?))"""
_LEVELS = ("tinh", "thanh pho", "tp")
_LONGEST_BODY = 8  # syllables of an agency's name before that of its province


def named_provinces(query: Query) -> frozenset[str]:
    """Keys, as documents have them, of the provinces named in a query and of those that have joined these.

    Also that of the agency whose tasks are asked for: documents of ministries give tasks to "Sở Y tế" everywhere.
    """
    named = {province.name for province in _named(query)}
    office = known_office(query.agency) if query.agency else None
    named |= {office.province.name} if office and office.province else set()
    return frozenset(key for province in named for key in province_keys(province))


def documents_of(store: Store, provinces: Collection[str], among: Collection[int]) -> frozenset[int]:
    """Those of some documents that come from one of the provinces."""
    if not provinces:
        return frozenset()
    named, known = json.dumps(list(provinces)), json.dumps(list(among))
    return frozenset(row[0] for row in store.connection.execute(_OF_PROVINCES, (named, known)))


def _named(query: Query) -> Iterator[Province]:
    text = f" {fold_name(query.text)} "
    written = spelled(restore(query.text) if query.kind == "plain" else query.text)
    for form, province in province_names().items():
        if f" {form} " in text and (query.kind == "en" or _is_meant(query, form, province, written)):
            yield province


def _is_meant(query: Query, form: str, province: Province, written: Sequence[str]) -> bool:
    """Whether one place of a folded name means the province: "đa năng" is no Đà Nẵng, "hòa bình" is peace.

    `written` are the query's syllables with their diacritics, those restored that were not typed.
    """
    size = form.count(" ") + 1
    folded = [fold(part) for part in written]
    typed = SYLLABLE.findall(query.text)
    places = (at for at in range(len(folded) - size + 1) if " ".join(folded[at : at + size]) == form)
    for at in places:
        placed = _follows_place_words(folded[:at])
        named = " ".join(written[at : at + size]) in _spelled_names()[province.key]
        if query.kind == "plain" and (placed or size == len(folded)):
            return True
        small = province.key in _common_words() and (typed[at].islower() or query.text.isupper())
        if named and (placed or not (small or _in_longer_word(written, range(at, at + size)))):
            return True
    return False


def _follows_place_words(before: Sequence[str]) -> bool:
    """Whether what stands before a name is "tỉnh" or an agency: "Sở Y tế" Gia Lai."""
    if f" {' '.join(before)}".endswith(tuple(f" {level}" for level in _LEVELS)):
        return True
    starts = range(max(0, len(before) - _LONGEST_BODY), len(before))
    return any(find_body(" ".join(before[start:])) for start in starts)


def _in_longer_word(written: Sequence[str], name: range) -> bool:
    """Whether the name is a part of a longer word: of "Thái Bình Dương"."""
    return any(
        word.start <= name.start and name.stop <= word.stop and len(word) > len(name) for word in find_words(written)
    )


@cache
def _spelled_names() -> dict[str, frozenset[str]]:
    """Every name of a province with its diacritics, by the province's key; the English ones have none."""
    found: dict[str, frozenset[str]] = {key: frozenset() for key in provinces()}
    for row in read_table("provinces"):
        names = (row["name"], row["english"], *row["spellings"].split("|"), *row["called"].split("|"))
        found[row["key"]] = frozenset(" ".join(map(spell, spelled(name))) for name in names if name)
    return found


@cache
def _common_words() -> frozenset[str]:
    """Keys of the provinces whose names are also words."""
    return frozenset(row["key"] for row in read_table("provinces") if row["word"])
