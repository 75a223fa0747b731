"""What can go wrong with a library, as types; the command line words them for people."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import ClassVar

from vnpolicy.ingest.errors import PolicyError


class NotALibrary(PolicyError):  # noqa: N818 - the name says what it is
    """A folder that is no library of ours: nothing in it was touched."""

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(f"{folder} is no policy library: {reason}")
        self.folder, self.reason = folder, reason


class EncoderMismatch(PolicyError):  # noqa: N818
    """Vectors of one encoder asked for with another: `stored` and `given` name the two."""

    def __init__(self, stored: str, given: str) -> None:
        super().__init__(f"the library holds vectors of {stored}, not of {given}")
        self.stored, self.given = stored, given


class EncoderMissing(PolicyError):  # noqa: N818
    """An encoder whose package or model is not there: `advice` says how to get it."""

    def __init__(self, name: str, reason: str, advice: str) -> None:
        super().__init__(f"encoder {name}: {reason}; {advice}")
        self.name, self.reason, self.advice = name, reason, advice


class EmptyQuery(PolicyError):  # noqa: N818
    """A query without a single letter or digit."""

    def __init__(self, query: str) -> None:
        super().__init__(f"the query {query!r} holds no word to search for")
        self.query = query


class WrongFilter(PolicyError):  # noqa: N818
    """A filter value that cannot be understood: `name` of the filter, the `value`, what is `allowed`."""

    def __init__(self, name: str, value: str, allowed: str) -> None:
        super().__init__(f"{name} {value!r} is not {allowed}")
        self.name, self.value, self.allowed = name, value, allowed


class DocumentNotFound(PolicyError):  # noqa: N818
    """No document of that number or id; `nearest` are numbers that look like it."""

    def __init__(self, asked: str, nearest: Sequence[str] = ()) -> None:
        super().__init__(f"no document {asked!r}" + (f"; nearest: {', '.join(nearest)}" if nearest else ""))
        self.asked, self.nearest = asked, tuple(nearest)


class EmptyLibrary(DocumentNotFound):
    """No document of that number or id, since the library holds none."""


class UnknownAgency(PolicyError):  # noqa: N818
    """No agency, province or district of that name; `nearest` are names that look like it."""

    what: ClassVar[str] = "agency"

    def __init__(self, asked: str, nearest: Sequence[str] = ()) -> None:
        super().__init__(f"no {self.what} {asked!r} is known" + (f"; nearest: {', '.join(nearest)}" if nearest else ""))
        self.asked, self.nearest = asked, tuple(nearest)


class UnknownCommune(UnknownAgency):
    """A commune by its name, or a body of one; only their level is known."""

    what: ClassVar[str] = "commune"


class UnknownProvince(UnknownAgency):
    """No province of that name, where only one can be meant."""

    what: ClassVar[str] = "province"


class TaskNotFound(PolicyError):  # noqa: N818
    """No task of that key, or `count` tasks whose keys begin so."""

    def __init__(self, asked: str, count: int = 0) -> None:
        wrong = f"{count} tasks have an id that begins with {asked!r}" if count else f"no task has the id {asked!r}"
        super().__init__(wrong)
        self.asked, self.count = asked, count


class NotMarked(PolicyError):  # noqa: N818
    """A task that is not marked as done, or not for the day asked for: its marks are for the days `due`."""

    def __init__(self, asked: str, day: date | None = None, due: Sequence[date] = ()) -> None:
        of_day = f" for {day}" if day else ""
        others = f", only for {', '.join(map(str, due))}" if due else ""
        super().__init__(f"task {asked!r} is not marked as done{of_day}{others}")
        self.asked, self.due = asked, tuple(due)


class LibraryBusy(PolicyError):  # noqa: N818
    """Another process holds what this one needs for longer than it waits."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder} is being written by another process; try again when it is done")
        self.folder = folder


class LibraryReadOnly(PolicyError):  # noqa: N818
    """A library in a folder where this user may not write what has to be written."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder} may not be written by you")
        self.folder = folder
