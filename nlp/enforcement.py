"""Sentences that look like assignments and are none: enforcement clauses, effect, closing formulas, money."""

import re
from functools import cache

from vnpolicy.corpus import read_table


@cache
def _formulas() -> re.Pattern[str]:
    return re.compile(
        "|".join(f"(?P<{kind}>{joined})" for kind, joined in _by_kind().items()),
    )


def _by_kind() -> dict[str, str]:
    kinds: dict[str, list[str]] = {}
    for row in read_table("no_task_formulas"):
        kinds.setdefault(row["kind"], []).append(row["pattern"])
    return {kind: "|".join(patterns) for kind, patterns in kinds.items()}


def formula_kind(text: str) -> str | None:
    """Kind of the formula that a paragraph is ("enforcement", "effect", "closing", "money", "leadin"), else `None`."""
    found = _formulas().search(text.lower())
    return found.lastgroup if found else None
