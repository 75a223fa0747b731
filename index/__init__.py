"""The library: documents with their records, kept in a folder and found by word and by meaning."""

from vnpolicy.index.entries.hits import Card, Filters, Hit, Why
from vnpolicy.index.errors import (
    DocumentNotFound,
    EmptyQuery,
    EncoderMismatch,
    EncoderMissing,
    LibraryBusy,
    NotALibrary,
    WrongFilter,
)
from vnpolicy.index.library import Library, default_folder

__all__ = [
    "Card",
    "DocumentNotFound",
    "EmptyQuery",
    "EncoderMismatch",
    "EncoderMissing",
    "Filters",
    "Hit",
    "Library",
    "LibraryBusy",
    "NotALibrary",
    "Why",
    "WrongFilter",
    "default_folder",
]
