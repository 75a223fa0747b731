"""Pairs that teach what everyday words stand for: out of the thesaurus, and records said in its everyday words."""

import random
import re
from collections.abc import Iterable, Iterator

from benchmarks.encoder.pairs import Pair
from vnpolicy.corpus import read_table

LEAST = 2  # syllables of an official wording that is exchanged: one alone has too many meanings
OFTEN = 2  # times that a record is said anew
SHORT = 160  # characters of a record of which one exchanged wording changes enough
STRETCH = (12, 22)  # words of a query that is cut from a longer record


def synonym_pairs(chance: random.Random) -> Iterator[Pair]:
    """Each everyday wording with one of what documents write for it."""
    for row in read_table("thesaurus"):
        official = row["official"].split("|")
        english = [form for form in f"{row['english']}|{row['everyday_english']}".split("|") if form]
        for wording in filter(None, row["everyday"].split("|")):
            yield Pair("synonym", wording, chance.choice(official), english=chance.choice(english) if english else None)


def spoken_pairs(records: Iterable[str], chance: random.Random) -> Iterator[Pair]:
    """Records in everyday words, or a stretch of one, with the record as it is written."""
    forms = _everyday_forms()
    known = re.compile(
        rf"(?<!\w)({'|'.join(map(re.escape, sorted(forms, key=len, reverse=True)))})(?!\w)", re.IGNORECASE
    )
    for record in records:
        for time in range(OFTEN):
            said, count = known.subn(lambda match: chance.choice(forms[match[1].lower()]), record)
            if count >= LEAST or (count and not time and len(record) < SHORT):
                query = _stretch(said.split(), chance)
                if query not in " ".join(record.split()):  # the stretch may hold none of the wordings
                    yield Pair("spoken", query, record)


def _everyday_forms() -> dict[str, list[str]]:
    forms: dict[str, list[str]] = {}
    for row in read_table("thesaurus"):
        everyday = [form for form in row["everyday"].split("|") if form]
        for official in row["official"].lower().split("|") if everyday else ():
            if len(official.split()) >= LEAST:
                forms.setdefault(official, []).extend(everyday)
    return forms


def _stretch(words: list[str], chance: random.Random) -> str:
    longest = STRETCH[1]
    if len(words) > longest:
        start = chance.randrange(len(words) - longest + 1)
        words = words[start : start + chance.randint(*STRETCH)]
    return " ".join(words)
