"""Patterns mean the same under every Python that the package allows."""

import re
from pathlib import Path

import pytest

import vnpolicy.index
import vnpolicy.ingest
import vnpolicy.nlp

# `(?:…)++`, `(…)*+`, `(…)?+`, `(…){0,25}+`, `(?>…)`: Python 3.11.0 to 3.11.4 lets go of what such a group holds and
# then finds nothing, without a word; of a single character, `[A-Z]++`, they are right everywhere
_HELD_GROUP = re.compile(r"(?<!\\)(?:\)(?:[*+?]|\{{1,2}[\d,]*\}{1,2})\+|\(\?>)")


def test_the_search_finds_the_groups_that_older_pythons_misread() -> None:
    held = [r"(?:a|b)++", "(a)*+", "(ab)?+", "(?:ab){0,25}+", "(?:ab){{2}}+", "(?>a|b)"]
    free = ["[A-Z]++", r"\w*+", "(?:a|b)+", r"\)++", "(a){2}", r"\(\)?"]
    assert [bool(_HELD_GROUP.search(pattern)) for pattern in held + free] == [True] * len(held) + [False] * len(free)


@pytest.mark.parametrize("room", [vnpolicy.ingest, vnpolicy.nlp, vnpolicy.index], ids=lambda room: room.__name__)
def test_no_pattern_holds_a_group_that_older_pythons_misread(room: object) -> None:
    folder = Path(room.__path__[0])  # type: ignore[attr-defined]
    modules = sorted(folder.rglob("*.py"))
    assert len(modules) > 10
    found = [
        f"{path.name}: {line.strip()}"
        for path in modules
        for line in path.read_text("utf-8").splitlines()
        if _HELD_GROUP.search(line)
    ]
    assert not found, found
