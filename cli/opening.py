"""The library that a command works on."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vnpolicy.index.library import Library


def library_folder(asked: str | None) -> Path:
    """The folder asked for, else that of `POLICY_LIBRARY`, else the one in the user's data folder."""
    from vnpolicy.index.library import default_folder

    return Path(asked).expanduser() if asked else default_folder()


def open_library(asked: str | None, *, encoder: str | None = None, create: bool = False) -> "Library":
    """The library in that folder; raises `NotALibrary` where there is none and none is to be made."""
    from vnpolicy.index.library import Library

    return Library(library_folder(asked), encoder=encoder, create=create)
