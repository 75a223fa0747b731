"""Reference data: tables of agencies, document types, wordings and units; sample documents."""

from functools import cache
from importlib.resources import files

Row = dict[str, str]


@cache
def read_table(name: str) -> tuple[Row, ...]:
    """Rows of `tables/NAME.tsv`, each a dict by column; lines that begin with `#` tell source and date."""
    text = (files("vnpolicy.corpus") / "tables" / f"{name}.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    columns = lines[0].split("\t")
    return tuple(dict(zip(columns, line.split("\t"), strict=True)) for line in lines[1:])
