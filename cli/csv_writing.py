"""CSV that a spreadsheet opens: one row a record, nothing in it taken for a formula."""

import csv
import re
from collections.abc import Iterable, Mapping
from typing import Any, TextIO

from vnpolicy.cli.formats import warn
from vnpolicy.cli.language import say
from vnpolicy.cli.wording import counted_said

# What Excel takes for a formula when it opens a CSV file: "=1+1", "@sum", "-2+3", "+84", a tab.
_FORMULA = re.compile(r"[=+\-@\t\r]")


def write_csv(
    stream: TextIO,
    columns: Iterable[str],
    rows: Iterable[Mapping[str, Any]],
    headings: Mapping[str, str] | None = None,
) -> None:
    """Write rows under their columns, or the `headings` of these.

    Text that Excel would take for a formula gets an apostrophe before it: documents come from anybody. As another
    program would take the apostrophe for a part of the value, the person is told how many there are.
    """
    names, marked = list(columns), 0
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([headings[name] for name in names] if headings else names)
    for row in rows:
        values = [row.get(name) for name in names]
        safe = [_safe(value) for value in values]
        writer.writerow(safe)
        marked += sum(one is not other for one, other in zip(values, safe, strict=True))
    if marked:
        warn(say("apostrophes_why").format(cells=counted_said(marked, "apostrophes")))


def _safe(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value
