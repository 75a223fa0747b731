"""The language that a command speaks, chosen once for a run with `--lang`: headings, labels, names, marks."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache

from vnpolicy.ingest.document import Language

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


def spoken() -> Language:
    """The language spoken: English where none was asked for."""
    return "vi" if _asked.get() == "vi" else "en"


def names_in_english() -> bool:
    """Whether agencies and types of documents are named in English: where English was asked for."""
    return _asked.get() == "en"


def agency_said(written: str, name: str | None = None, *, language: str | None = None) -> str:
    """An agency or post as printed; where English was asked for, "Department of Health (Sở Y tế)", or marked `[vi]`.

    `language` is that of the document; `None` where it is not known.
    """
    if not names_in_english():
        return written
    from vnpolicy.cli.exports.english import agency_in_english

    return agency_in_english(written, name or written, language)


def type_said(doc_type: str | None) -> str:
    """A type of document as printed; where English was asked for, "Plan"."""
    if not doc_type or not names_in_english():
        return doc_type or ""
    from vnpolicy.cli.exports.english import type_in_english

    return type_in_english(doc_type)


def mark(language: str) -> str:
    """` [vi]` behind what is quoted from a Vietnamese document, where English was asked for; else nothing."""
    return " [vi]" if names_in_english() and language == "vi" else ""


def mark_of(text: str) -> str:
    """The mark behind a text of which only its letters tell that it is Vietnamese."""
    from vnpolicy.index.english.names import is_vietnamese

    return mark("vi") if names_in_english() and is_vietnamese(text) else ""


@cache
def _words(language: str) -> dict[str, str]:
    from vnpolicy.corpus import read_table

    return {row["key"]: row[language] for row in read_table("report_words")}
