"""The library that a command works on, and the document of it that is asked for."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vnpolicy.index.entries.hits import Card
    from vnpolicy.index.library import Library


def library_folder(asked: str | None) -> Path:
    """The folder asked for, else that of `POLICY_LIBRARY`, else the one in the user's data folder."""
    from vnpolicy.index.library import default_folder

    return Path(asked).expanduser() if asked else default_folder()


def open_library(asked: str | None, *, encoder: str | None = None, create: bool = False) -> "Library":
    """The library in that folder; raises `NotALibrary` where there is none and none is to be made."""
    from vnpolicy.index.library import Library

    return Library(library_folder(asked), encoder=encoder, create=create)


def warn_of_others(library: "Library", asked: str, card: "Card", command: str) -> None:
    """Tell of the documents that have the number asked for too, beside the one taken, and how to ask for each."""
    from vnpolicy.cli.exports.words import date_words
    from vnpolicy.cli.formats import warn
    from vnpolicy.cli.language import say, spoken
    from vnpolicy.cli.messages import one_line

    for other in library.cards(asked):
        if other.id != card.id:
            facts = (other.issuer, date_words(other.issued, spoken()))
            about = one_line(", ".join(fact for fact in facts if fact) or other.source)
            warn(say("same_number").format(about=about, command=command, id=other.id))
