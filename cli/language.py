"""The language that a command speaks, chosen once for a run with `--lang`: headings, labels, names, marks."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache

_asked: ContextVar[str | None] = ContextVar("asked", default=None)


@contextmanager
def speaking(asked: str | None) -> Iterator[None]:
    """Speak this language within; without one, English labels with all names as printed."""
    before = _asked.set(asked)
    try:
        yield
    finally:
        _asked.reset(before)


def say(key: str) -> str:
    """The label or word of `report_words.tsv` with this key, in the language spoken."""
    return _words(_asked.get() or "en")[key]


def names_in_english() -> bool:
    """Whether agencies and types of documents are named in English: where English was asked for."""
    return _asked.get() == "en"


def mark(language: str) -> str:
    """` [vi]` behind what is quoted from a Vietnamese document, where English was asked for; else nothing."""
    return " [vi]" if names_in_english() and language == "vi" else ""


@cache
def _words(language: str) -> dict[str, str]:
    from vnpolicy.corpus import read_table

    return {row["key"]: row[language] for row in read_table("report_words")}
