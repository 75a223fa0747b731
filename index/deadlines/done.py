"""Marks of tasks that are done: set, taken back and read."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from vnpolicy.index.storage.store import Store

_COUNT = "markings"  # a value of the store's state: how often a mark was set or taken back


@dataclass(frozen=True, slots=True)
class Mark:
    """That a task is done: on which day, and, where it comes again, for which of its days."""

    done_on: date
    due: date | None = None


def set_mark(store: Store, key: str, mark: Mark, quote: str) -> None:
    """Mark the task of a key as done; a mark for the same day is replaced."""
    row = (key, mark.due.isoformat() if mark.due else "", mark.done_on.isoformat(), quote)
    with _change(store):
        store.connection.execute("INSERT OR REPLACE INTO done_tasks VALUES (?, ?, ?, ?)", row)


def take_mark(store: Store, key: str, due: date | None) -> bool:
    """Take a mark back; whether there was one."""
    with _change(store):
        sql = "DELETE FROM done_tasks WHERE key = ? AND due = ?"
        return store.connection.execute(sql, (key, due.isoformat() if due else "")).rowcount > 0


def read_marks(store: Store) -> dict[str, list[Mark]]:
    """Marks by key, those for the latest days first."""
    marks: dict[str, list[Mark]] = {}
    for key, due, done_on in store.connection.execute("SELECT key, due, done_on FROM done_tasks ORDER BY due DESC"):
        marks.setdefault(key, []).append(Mark(date.fromisoformat(done_on), date.fromisoformat(due) if due else None))
    return marks


def count_changes(store: Store) -> int:
    """A number that grows with every change of the documents and of the marks."""
    return store.generation + int(store.state(_COUNT) or 0)


@contextmanager
def _change(store: Store) -> Iterator[None]:
    """One transaction. It leaves the generation as it is: the indexes hold nothing of the marks."""
    with store.transaction():
        yield
        store.set_state(_COUNT, str(int(store.state(_COUNT) or 0) + 1))
