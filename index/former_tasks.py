"""Tasks of an agency under the names of those before it, as a condition of a search."""

from collections.abc import Callable, Iterator

from vnpolicy.index.agency_names import Body, Office, Province, bodies, find_province, known_office
from vnpolicy.index.errors import UnknownAgency
from vnpolicy.index.predecessors import Predecessor, former_provinces, predecessors
from vnpolicy.index.provinces import province_key
from vnpolicy.index.store import Store
from vnpolicy.index.succession import Succession, successors
from vnpolicy.index.words import fold_name

Condition = tuple[str, tuple[object, ...]]
Expand = Callable[[str], list[str]]
_TODAY = "9999-12-31"  # all changes that the table knows
_MAIN = frozenset({"founded", "merged", "renamed", "continued"})  # changes by which a body became another whole


def former_conditions(store: Store, agency: str, expand: Expand) -> Iterator[Condition]:
    """Conditions in SQL on an assignment `a`, its entry `e` and document `d`, one for each predecessor.

    `expand` gives the spellings of a name. Where others got work of the predecessor too, the words of the task decide.
    """
    office = known_office(agency)
    if office is None or office.body is None:
        return
    store.connection.create_function("passed_to", 3, _passed_to, deterministic=True)
    for before in predecessors(Office(office.body)):
        yield _condition(office, before, expand)


def province_keys(name: str, *, as_written: bool = False) -> list[str]:
    """Keys of the provinces that a filter means: that of the name, and those that joined it."""
    keys = [province_key(name)]
    province = None if as_written else _province(name)
    former = former_provinces(province) if province else []
    return list(dict.fromkeys([*keys, *(fold_name(before.name) for before in former)]))


def name_keys(body: Body, expand: Expand) -> list[str]:
    """Folded spellings of a body: names in both languages, abbreviations, and what the documents write for it."""
    printed = (body.name, body.english, *body.spellings, *body.abbreviations)
    return list(dict.fromkeys([*expand(body.name), *map(fold_name, printed)]))


def _condition(office: Office, before: Predecessor, expand: Expand) -> Condition:
    body = before.office.body
    if body is None or office.body is None:
        return "0", ()
    names = name_keys(body, expand)
    sql = ["(" + " OR ".join(["a.agency_key = ?", *["' ' || a.name_key || ' ' LIKE ?"] * len(names)]) + ")"]
    values: list[object] = [body.key, *(f"% {name} %" for name in names)]
    if before.lives_on:  # what it does since then is its own
        sql.append("coalesce(d.issued_to, '') < ?")
        values.append(before.until)
    if before.shared:
        sql.append("passed_to(?, ?, coalesce(e.quote, ''))")
        values += [body.key, office.body.key]
    return f"({' AND '.join(sql)})", tuple(values)


def _passed_to(before: str, after: str, quote: str) -> bool:
    """Whether a task of one body went to another: its words say so, or it went to the heir of the whole body."""
    answer = successors(Office(bodies()[before]), on=_TODAY, since="0001-01-01", text=quote)
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
