"""Sentences that look like assignments and are none: enforcement clauses, effect, closing formulas, money."""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import NamedTuple

from vnpolicy.corpus import read_table
from vnpolicy.nlp.actors.clause_subjects import is_allowed
from vnpolicy.nlp.actors.clauses import first_clause

# kinds of formulas: a first sentence of these says nothing of the next one
ASIDES = frozenset({"status", "liability", "past", "office", "consent"})
NO_BRANCH = ASIDES | {"enforcement", "section", "addressee", "validity", "ending"}  # nothing below them is assigned
_NO_WORK = (NO_BRANCH - {"section"}) | {"closing", "money", "report"}  # no work themselves


class _Formula(NamedTuple):
    """A wording, its kind, and the words without which it need not be tried."""

    anchor: str
    find: Callable[[str], object]
    kind: str


@cache
def _floating() -> tuple[_Formula, ...]:
    rows = [row for row in read_table("no_task_formulas") if row["anchor"] != "^"]
    return tuple(
        _Formula(anchor, _finder(row["pattern"]), row["kind"]) for row in rows for anchor in row["anchor"].split("|")
    )


def _finder(pattern: str) -> Callable[[str], object]:
    """What looks for a wording: one that opens the text is tried there alone, which `search` does not see by itself."""
    compiled = re.compile(pattern)
    return compiled.match if pattern.startswith("^") else compiled.search


@cache
def _opening() -> re.Pattern[str]:
    """All wordings that open a clause, one group each; the name of a group ends with its kind."""
    rows = [row for row in read_table("no_task_formulas") if row["anchor"] == "^"]
    groups = [f"(?P<x{place}_{row['kind']}>{row['pattern']})" for place, row in enumerate(rows)]
    return re.compile("|".join(groups))


@lru_cache(maxsize=4096)
def formula_kind(text: str) -> str | None:
    """Kind of the formula that a clause is ("enforcement", "effect", "closing", "money", "status" ...), else `None`."""
    low = text.lower()
    for anchor, find, kind in _floating():
        if anchor in low and find(low):
            return kind
    found = _opening().match(low)
    return str(found.lastgroup).split("_", 1)[1] if found else None


def assigns(part: str, *, named: bool) -> bool:
    """Whether a part of a paragraph hands over work; `named` tells that it names its actor.

    An aside behind its first clause says nothing of that: "Thành viên dự họp đầy đủ. Thành viên có thể ủy quyền ...".
    """
    kind = formula_kind(part)
    if kind in ASIDES:
        kind = formula_kind(first_clause(part))
    return kind not in _NO_WORK and not (kind == "appeal" and named) and not is_allowed(first_clause(part))
