"""Errors as one line for a person: what is wrong, with what, and what to do next."""

import sqlite3
from pathlib import Path
from typing import NamedTuple

from vnpolicy.index import errors as library
from vnpolicy.ingest.errors import PolicyError, UnreadableDocument

DONE, FAILED, WRONG_USE = 0, 1, 2


class Told(NamedTuple):
    """What to say about an error, and the exit code it ends with."""

    line: str
    exit_code: int


WRONG_USES = (
    library.NotALibrary,
    library.EncoderMismatch,
    library.EncoderMissing,
    library.EmptyQuery,
    library.WrongFilter,
)
NEXT_STEPS: dict[type[PolicyError], str] = {
    library.NotALibrary: "name another with --library, or fill a new one: policy ingest FOLDER --library DIR",
    library.EncoderMismatch: "leave out --encoder, or make the vectors anew: policy ingest FOLDER --encoder vnpolicy",
    library.EmptyQuery: "give at least one word or number",
    library.EmptyLibrary: "the library is empty; fill it with: policy ingest FOLDER",
    library.DocumentNotFound: "see the documents with: policy library",
    library.TaskNotFound: "see the ids of tasks with: policy due --undated",
    library.NotMarked: "see what is done with: policy due --undated --state done-in-time, or done-late",
    library.UnknownProvince: "give the name of a province or a city, of today or of the past",
    library.UnknownCommune: "the tables have no communes: ask for the province, or for a district of before July 2025",
    library.UnknownAgency: "give the full name, or a district with its level: huyện, quận, thị xã, thành phố",
    library.LibraryReadOnly: "copy the folder to where you may write, or ask for the right to write there",
    library.LibraryBusy: "wait until the other command has ended, then try again",
}


def explain(error: Exception) -> Told | None:
    """What to say of a foreseen error; `None` for one that is a fault of the program."""
    if isinstance(error, PolicyError):
        code = WRONG_USE if isinstance(error, WRONG_USES) else FAILED
        if isinstance(error, library.WrongFilter):  # as typed: "due_before" is "--due-before"
            option = error.name.replace("_", "-")
            return Told(one_line(f"--{option} {error.value!r} is not {error.allowed}"), code)
        step = next((step for kind, step in NEXT_STEPS.items() if isinstance(error, kind)), "")
        return Told(one_line(f"{error}; {step}" if step else str(error)), code)
    if isinstance(error, sqlite3.OperationalError) and "readonly" in str(error):
        return Told(f"the library may not be written by you; {NEXT_STEPS[library.LibraryReadOnly]}", FAILED)
    if isinstance(error, sqlite3.Error):
        return Told(f"the library cannot be used: {one_line(str(error))}; look at it with: policy library", FAILED)
    if isinstance(error, OSError) and not isinstance(error, BrokenPipeError) and error.filename is not None:
        return Told(_file_words(str(error.filename).removesuffix(".part"), error), FAILED)
    return None


def _file_words(name: str, error: OSError) -> str:
    """What went wrong with a file, by the name that was given for it."""
    folder = Path(name).parent
    if isinstance(error, FileNotFoundError) and not folder.exists():
        return one_line(f"{name}: there is no folder {folder}; make it first, or name another")
    return f"{one_line(name)}: {error.strerror or error}"


def explain_document(source: str, error: Exception) -> str:
    """One line for a document that failed, also where the fault is the program's."""
    if isinstance(error, UnreadableDocument):
        return one_line(str(error))
    if isinstance(error, MemoryError):
        return one_line(f"{source}: too large for this machine's memory; split it into smaller files")
    told = explain(error)
    if told:
        return told.line if source in told.line else one_line(f"{source}: {told.line}")
    return one_line(f"{source}: a fault in vnpolicy ({type(error).__name__}: {error}); please report it")


def one_line(text: str) -> str:
    """The text on one line, without control characters: a file name may hold any of them."""
    return "".join(c if c.isprintable() else " " if c.isspace() else "?" for c in text).strip()
