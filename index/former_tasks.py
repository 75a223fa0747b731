"""Tasks of an agency under the names of those before it, as a condition of a search."""

import json
import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from vnpolicy.index.agency_names import Body, Office, Province, bodies, find_province, known_office
from vnpolicy.index.errors import UnknownAgency
from vnpolicy.index.predecessors import Predecessor, former_provinces, predecessors
from vnpolicy.index.provinces import province_key
from vnpolicy.index.store import Store
from vnpolicy.index.succession import BEGINNING, END, Succession, successors, told_fields
from vnpolicy.index.words import fold_name
from vnpolicy.nlp.alternatives import alternatives

Condition = tuple[str, tuple[object, ...]]
Expand = Callable[[str], list[str]]
# Lists of keys and of names as JSON: a library may hold more of them than SQLite takes values.
_NAMED = "(a.agency_key IN (SELECT value FROM json_each(?)) OR a.name_key IN (SELECT value FROM json_each(?)))"
_MAIN = frozenset({"founded", "merged", "renamed", "continued"})  # changes by which a body became another whole


def assigned_entries(store: Store, agency: str, expand: Expand, *, as_written: bool = False) -> Iterator[Condition]:
    """Selects, each of entries with an assignment `a` to the agency or to one before it; they end in their conditions.

    The name matches in whole words ("sở công thương" in a longer name); `expand` gives the spellings of a name. Where
    others got work of a predecessor too, the words of the task decide.
    """
    office = None if as_written else known_office(agency)
    before = predecessors(Office(office.body)) if office and office.body else ()
    whole = [one.office.body for one in before if one.office.body and not (one.shared or one.lives_on)]
    parted = [one for one in before if one.shared or one.lives_on]
    named = [*expand(agency), *(expand(office.name) if office else ())]  # "Sở NN và MT" also written out
    own = {agency: named, **{body.key: name_keys(body, expand) for body in whole}}
    groups = [own, *({one.office.key: name_keys(one.office.body, expand)} for one in parted if one.office.body)]
    found = _matching(store, [[name for names in group.values() for name in names] for group in groups])
    yield f"SELECT a.entry FROM assignments a WHERE {_NAMED}", (json.dumps([*own]), json.dumps(found[0]))  # noqa: S608
    if office and office.body and parted:
        store.connection.create_function("passed_to", 3, _passed_to, deterministic=True)
        for one, names in zip(parted, found[1:], strict=True):
            yield _parted(one, office.body, names)


def _parted(before: Predecessor, after: Body, names: list[str]) -> Condition:
    """Entries of a predecessor whose work went to several: those of `after`."""
    tests, values = [_NAMED], [json.dumps([before.office.key]), json.dumps(names)]
    if before.lives_on:  # what it does since then is its own
        tests.append("coalesce(d.issued_to, '') < ?")
        values.append(before.until)
    if before.shared:
        tests.append("passed_to(?, ?, coalesce(e.quote, ''))")
        values += [before.office.key, after.key]
    joined = "JOIN entries e ON e.id = a.entry JOIN documents d ON d.id = e.document"
    return f"SELECT a.entry FROM assignments a {joined} WHERE {' AND '.join(tests)}", tuple(values)  # noqa: S608


def _matching(store: Store, groups: list[list[str]]) -> list[list[str]]:
    """For each group of names the names in the library (folded) that hold one of them in whole words."""
    written = [row[0] for row in store.connection.execute("SELECT DISTINCT name_key FROM assignments")]
    every = {name for names in groups for name in names if name}
    pattern = re.compile(rf"(?<!\S){alternatives(sorted(every), blank=' ')}(?!\S)") if every else None
    near = [key for key in written if pattern and pattern.search(key)]
    return [[key for key in near if any(f" {name} " in f" {key} " for name in names)] for names in groups]


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
    except UnknownAgency:
        return None
