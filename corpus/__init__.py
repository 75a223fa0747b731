"""Reference data: tables of agencies, document types, wordings and units; sample documents."""

from functools import cache
from importlib.resources import files

Row = dict[str, str]


@cache
def read_table(name: str) -> tuple[Row, ...]:
    """Rows of `tables/NAME.tsv`, each a dict by column; lines that begin with `#` tell source and date."""
    columns, *rows = (line.split("\t") for line in read_lines(name))
    return tuple(dict(zip(columns, row, strict=True)) for row in rows)


def read_lines(name: str) -> list[str]:
    """Lines of a table as they are, the names of the columns first: for one of which only a few rows are asked."""
    text = (files("vnpolicy.corpus") / "tables" / f"{name}.tsv").read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line and not line.startswith("#")]
