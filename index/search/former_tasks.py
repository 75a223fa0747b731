"""Tasks of an agency under the names of those before it, as a condition of a search."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from vnpolicy.index.agencies.names import Body, Office, Province, bodies, find_province, known_office, province_names
from vnpolicy.index.agencies.predecessors import Predecessor, former_provinces, predecessors
from vnpolicy.index.agencies.provinces import province_key
from vnpolicy.index.agencies.succession import BEGINNING, END, Succession, successors, told_fields
from vnpolicy.index.errors import UnknownProvince
from vnpolicy.index.query.query import looks_vietnamese
from vnpolicy.index.storage.store import Store
from vnpolicy.index.wording.words import fold_name
from vnpolicy.nlp.alternatives import alternatives

Condition = tuple[str, tuple[object, ...]]
Expand = Callable[[str], list[str]]
_MAIN = frozenset({"founded", "merged", "renamed", "continued"})  # changes by which a body became another whole
_NAMED = "a.name_key IN (SELECT value FROM json_each(?))"  # JSON: a library may hold more than SQLite takes values
_OF_PROVINCES = "d.province_key IN (SELECT value FROM json_each(?))"  # "" for central bodies
# "Sở Y tế" is no "cơ sở y tế", "Cục Thuế" neither "Chi cục Thuế" nor "Tổng cục Thuế".
_NOT_AFTER = "".join(f"(?<! {word} )" for word in ("co", "chi", "tong"))


class Sought(NamedTuple):
    """Names (folded) and keys of one body, as documents have them."""

    keys: frozenset[str]
    names: tuple[str, ...]


class Matching(NamedTuple):
    """Name keys in a library that are one body's: those that may be anywhere, and those that tell the place sought."""

    free: list[str]
    placed: list[str]


def assigned_entries(store: Store, agency: str, expand: Expand, *, as_written: bool = False) -> Iterator[Condition]:
    """Selects, each of entries with an assignment `a` to the agency or to one before it; they end in their conditions.

    The name matches in whole words ("sở công thương" in a longer name); `expand` gives the spellings of a name. With a
    place ("Sở Y tế Long An") the name without it matches in documents of that province and of central bodies, and no
    name that tells another. Where others got work of a predecessor too, the words of the task decide.
    """
    office = None if as_written else known_office(agency)
    body = office.body if office and not office.district else None
    province = office.province if office and body and body.local else None
    before = predecessors(Office(body)) if body else ()
    parted = [one for one in before if one.shared or one.lives_on]
    whole = [one.office.body for one in before if one.office.body and one not in parted]
    bodies_sought = [one for one in (body, *whole) if one]
    typed = [fold_name(agency)] if body else expand(agency)  # "TU" is no "Trung ương", which is "TƯ" for short
    names = dict.fromkeys((*typed, *(name for one in bodies_sought for name in _names(one, province, expand))))
    own = Sought(frozenset((agency, *(one.key for one in bodies_sought))), tuple(names))
    others = [Sought(frozenset((one.office.key,)), tuple(_names(one.office.body, province, expand))) for one in parted]
    found = _matching(store, [own, *others], province)
    yield from _selects(found[0], province, [], [])
    if body and parted:
        store.connection.create_function("passed_to", 3, _passed_to, deterministic=True)
        for one, names_found in zip(parted, found[1:], strict=True):
            yield from _selects(names_found, province, *_parted(one, body))


def _selects(found: Matching, province: Province | None, tests: list[str], values: list[str]) -> Iterator[Condition]:
    """Entries of one body; with a province, those where it stands for the body there."""
    # The names first: else SQLite begins with the documents of a province, which takes a minute.
    joined = "CROSS JOIN entries e ON e.id = a.entry CROSS JOIN documents d ON d.id = e.document"
    select = f"SELECT a.entry FROM assignments a {joined if province or tests else ''} WHERE "  # noqa: S608
    if province is None:
        yield select + " AND ".join([_NAMED, *tests]), (json.dumps(found.free), *values)
        return
    places = json.dumps(["", *province_keys(province.name)])
    yield select + " AND ".join([_NAMED, _OF_PROVINCES, *tests]), (json.dumps(found.free), places, *values)
    if found.placed:
        yield select + " AND ".join([_NAMED, *tests]), (json.dumps(found.placed), *values)


def _parted(before: Predecessor, after: Body) -> tuple[list[str], list[str]]:
    """Tests, with their values, of the tasks of a predecessor whose work went to several: those of `after`."""
    tests, values = [], []
    if before.lives_on:  # what it does since then is its own
        tests.append("coalesce(d.issued_to, '') < ?")
        values.append(before.until)
    if before.shared:
        tests.append("passed_to(?, ?, coalesce(e.quote, ''))")
        values += [before.office.key, after.key]
    return tests, values


def _names(body: Body | None, province: Province | None, expand: Expand) -> list[str]:
    """Names of a body; in a city also those of a city: "UBND thành phố" for "UBND tỉnh"."""
    names = name_keys(body, expand) if body else []
    city = province is not None and province.level == "thành phố"
    return [*names, *(re.sub(r" (?:cap )?tinh$", " thanh pho", name) for name in names if city)]


def _matching(store: Store, sought: list[Sought], province: Province | None) -> list[Matching]:
    """For each body its name keys in the library: those with its key, and those that hold one of its names."""
    every, keys = _pattern([name for one in sought for name in one.names]), {key for one in sought for key in one.keys}
    patterns = [_pattern(one.names) for one in sought]
    found = [Matching([], []) for _ in sought]
    sql = "SELECT agency_key, name_key FROM assignments GROUP BY name_key, agency_key"  # DISTINCT takes twice as long
    for key, written in store.connection.execute(sql):
        text = _bare(written)
        if key in keys or every.search(text):
            for one, pattern, matching in zip(sought, patterns, found, strict=True):
                if key in one.keys or pattern.search(text):
                    _sort_in(matching, written, text, province)
    return found


def _sort_in(matching: Matching, written: str, text: str, province: Province | None) -> None:
    """Put a name where it belongs; one that tells another place than that sought nowhere."""
    told = {province_names()[form].key for form in _places().findall(text)} if province else set()
    if not told:
        matching.free.append(written)
    elif province and province.key in told | {one.key for one in former_provinces(province)}:
        matching.placed.append(written)


def _pattern(names: Sequence[str]) -> re.Pattern[str]:
    """Takes the names in whole words; a syllable that is a word, "tu", only as a whole name."""
    within = sorted({_bare(name).strip() for name in names if " " in name or not looks_vietnamese(name)} - {""})
    alone = sorted({name for name in names if " " not in name and looks_vietnamese(name)} - {""})
    parts = [rf"{_NOT_AFTER}(?<= ){alternatives(within, blank=' ')}(?= )"] if within else []
    parts += [rf"(?:^|\| ) ?{alternatives(alone, blank=' ')} (?:$|\|)"] if alone else []
    return re.compile("|".join(parts) or "(?!)")


def _bare(name: str) -> str:
    """A name between blanks, without "các": "UBND các tỉnh" are what "UBND tỉnh" is."""
    return f" {name} ".replace(" cac ", " ")


@cache
def _places() -> re.Pattern[str]:
    return re.compile(rf"(?<= ){alternatives(sorted(province_names()), blank=' ')}(?= )")


def province_keys(name: str, *, as_written: bool = False) -> list[str]:
    """Keys of the provinces that a filter means: the name as it is given, its official form, and those that joined."""
    province = _province(name)
    meant = [province] if province else []
    if province and not as_written:
        meant += former_provinces(province)
    return list(dict.fromkeys([province_key(name), *(fold_name(one.name) for one in meant)]))


def name_keys(body: Body, expand: Expand) -> list[str]:
    """Folded spellings of a body: names in both languages, abbreviations, and what the documents write for it."""
    printed = (body.name, body.english, *body.spellings, *body.abbreviations)
    return list(dict.fromkeys([*expand(body.name), *map(fold_name, printed)]))


def _passed_to(before: str, after: str, quote: str) -> bool:
    """Whether a task of one body went to another: its words say so, or it went to the heir of the whole body."""
    return _is_heir(before, after, told_fields(bodies()[before], quote))


@lru_cache(maxsize=4096)
def _is_heir(before: str, after: str, told: frozenset[str]) -> bool:
    answer = successors(Office(bodies()[before]), on=END, since=BEGINNING, text=told)
    heirs = [outcome.office.key for outcome in answer.outcomes]
    return after in heirs and (answer.certain or answer.decided or _is_main(answer, after))


def _is_main(answer: Succession, after: str) -> bool:
    first = answer.outcomes[0]
    return first.office.key == after and all(step.kind in _MAIN for step in first.steps)


def _province(name: str) -> Province | None:
    try:
        return find_province(name)
    except UnknownProvince:
        return None
