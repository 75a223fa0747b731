"""Names of the agencies that the tasks of a library are given to."""

import difflib

from vnpolicy.index.entries.hits import Filters
from vnpolicy.index.query.abbreviations import spellings
from vnpolicy.index.search.filtering import allowed_entries
from vnpolicy.index.storage.store import Store
from vnpolicy.index.wording.words import fold_name

_NEAREST, _ALIKE = 3, 0.7  # names that are told, and how alike they have to be
_MOST = 3_000  # names that are compared, those of most tasks


def names_like(store: Store, agency: str, *, as_written: bool = False) -> list[str] | None:
    """Names that look like one which no task of the library has, nearest first; `None` where a task has it."""
    filters = Filters(agency=agency, as_written=as_written)
    if allowed_entries(store, filters, None, lambda name: spellings(store, name)):
        return None
    sql = "SELECT name FROM assignments GROUP BY name ORDER BY count(*) DESC LIMIT ?"
    rows = store.connection.execute(sql, (_MOST,)).fetchall()
    known = {fold_name(name): name for (name,) in reversed(rows)}  # of several spellings the commonest stays
    close = difflib.get_close_matches(fold_name(agency), known, n=_NEAREST, cutoff=_ALIKE)
    return [known[name] for name in close]
