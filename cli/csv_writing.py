"""CSV that a spreadsheet opens: one row a record, nothing in it taken for a formula."""

import csv
import re
from collections.abc import Iterable, Mapping
from typing import Any, TextIO

# What Excel takes for a formula when it opens a CSV file: "=1+1", "@sum", "-2+3", "+84", a tab.
_FORMULA = re.compile(r"[=+\-@\t\r]")


def write_csv(
    stream: TextIO,
    columns: Iterable[str],
    rows: Iterable[Mapping[str, Any]],
    headings: Mapping[str, str] | None = None,
) -> None:
    """Write rows under their columns, or the `headings` of these.

    Text that Excel would take for a formula gets an apostrophe before it: documents come from anybody.
    """
    names = list(columns)
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([headings[name] for name in names] if headings else names)
    writer.writerows([_safe(row.get(name)) for name in names] for row in rows)


def _safe(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value
