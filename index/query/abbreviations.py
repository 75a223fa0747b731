"""Abbreviations both ways: `UBND` for "Ủy ban nhân dân" and back, from the table and from the documents themselves."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from vnpolicy.corpus import read_table
from vnpolicy.index.storage.sql_values import in_batches, placeholders
from vnpolicy.index.storage.store import Store
from vnpolicy.index.wording.words import fold_name

LONGEST_NAME = 9  # syllables of a written-out form, "nông nghiệp và phát triển nông thôn"
_FORMS = 3  # written-out forms of one abbreviation that are looked for


@cache
def known_abbreviations() -> tuple[tuple[str, str], ...]:
    """Folded short and long forms of `abbreviations.tsv` and of the bodies in `agencies.tsv` (in `corpus/tables/`)."""
    pairs = [(row["abbreviation"], row["meaning"]) for row in read_table("abbreviations")]
    for row in read_table("agencies"):
        pairs += [(short, row["name"]) for short in row["abbreviations"].split("|") if short]
    return tuple((fold_name(short), fold_name(long)) for short, long in pairs)


@cache
def _known_forms() -> dict[str, list[str]]:
    """The other forms of each known short or long form."""
    forms: dict[str, list[str]] = {}
    for short, long in known_abbreviations():
        forms.setdefault(short, []).append(long)
        forms.setdefault(long, []).append(short)
    return forms


def other_forms(store: Store, parts: Sequence[str]) -> dict[range, list[str]]:
    """For each run of folded syllables that is an abbreviation, or stands for one: its other forms, folded."""
    runs: dict[str, list[range]] = {}
    for run in _runs(len(parts)):
        runs.setdefault(" ".join(parts[run.start : run.stop]), []).append(run)
    forms: dict[range, list[str]] = {}
    for one, other in _pairs(store, list(runs)):
        for run in runs[one]:
            kept = forms.setdefault(run, [])
            if other not in kept and other != one and len(kept) < _FORMS:
                kept.append(other)
    return forms


def spellings(store: Store, name: str) -> list[str]:
    """Folded spellings of a name, each abbreviation in it also written out and back: `Sở TN&MT`, `UBND tỉnh`."""
    parts = fold_name(name).split()
    return spelled_with(parts, other_forms(store, parts))


def spelled_with(parts: Sequence[str], others: Mapping[range, Sequence[str]]) -> list[str]:
    """Folded syllables as one text, and with each run of them in its other forms."""
    found = [" ".join(parts)]
    for run, forms in others.items():
        found += [" ".join([*parts[: run.start], form, *parts[run.stop :]]) for form in forms]
    return list(dict.fromkeys(found))


def _runs(length: int) -> Iterator[range]:
    for start in range(length):
        for stop in range(start + 1, min(length, start + LONGEST_NAME) + 1):
            yield range(start, stop)


def _pairs(store: Store, runs: list[str]) -> Iterator[tuple[str, str]]:
    wanted = set(runs)
    known = _known_forms()
    yield from ((run, form) for run in runs for form in known.get(run, ()))
    # A query of a hundred words makes hundreds of runs; SQLite takes 999 values.
    for batch in in_batches(runs, 400):
        marks = placeholders(batch)
        sql = (
            "SELECT short_key, long_key FROM abbreviations "  # noqa: S608
            f"WHERE short_key IN ({marks}) OR long_key IN ({marks}) GROUP BY 1, 2 ORDER BY count(*) DESC"
        )
        for short, long in store.connection.execute(sql, [*batch, *batch]).fetchall():
            yield from _both_ways(short, long, wanted)


def _both_ways(short: str, long: str, wanted: set[str]) -> Iterator[tuple[str, str]]:
    if short in wanted:
        yield short, long
    if long in wanted:
        yield long, short
