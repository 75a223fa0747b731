"""What an agency was called before, and what its work passed to: "Sở Tài nguyên và Môi trường" was merged in 2025."""

from collections.abc import Sequence
from functools import cache

from vnpolicy.corpus import read_table
from vnpolicy.index.query.abbreviations import LONGEST_NAME
from vnpolicy.index.wording.words import fold_name


@cache
def _names() -> dict[str, list[str]]:
    """Folded names of former and later bodies by folded name or abbreviation; only those whose whole work passed on."""
    rows = {row["key"]: row for table in ("agencies", "succession_agencies") for row in read_table(table)}
    others: dict[str, list[str]] = {}
    for row in read_table("succession"):
        one, other = rows.get(row["agency"]), rows.get(row["successor"])
        if row["function"] or one is None or other is None:
            continue
        for name, form in ((one, other), (other, one)):
            for short in (name["name"], *filter(None, name["abbreviations"].split("|"))):
                others.setdefault(fold_name(short), []).append(fold_name(form["name"]))
    return others


def former_names(parts: Sequence[str]) -> set[str]:
    """Folded names of the bodies before and after those that folded syllables name; of the longest names only."""
    names, found, at = _names(), set[str](), 0
    while at < len(parts):
        sizes = range(min(LONGEST_NAME, len(parts) - at), 0, -1)
        size = next((size for size in sizes if " ".join(parts[at : at + size]) in names), 0)
        found.update(names[" ".join(parts[at : at + size])] if size else ())
        at += size or 1
    return found
