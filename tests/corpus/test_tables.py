"""Every table of `corpus/` can be read, and its names resolve."""

import unicodedata
from importlib.resources import files

import pytest

from vnpolicy.corpus import read_table

TABLES = sorted(
    path.name[:-4] for path in (files("vnpolicy.corpus") / "tables").iterdir() if path.name.endswith(".tsv")
)
KEYED = ["agencies", "provinces"]


@pytest.mark.parametrize("name", TABLES)
def test_a_table_tells_its_source_and_is_in_nfc(name):
    text = (files("vnpolicy.corpus") / "tables" / f"{name}.tsv").read_text(encoding="utf-8")
    assert text.startswith("#")
    assert unicodedata.is_normalized("NFC", text)


@pytest.mark.parametrize("name", TABLES)
def test_a_table_has_rows_that_differ(name):
    rows = [tuple(row.items()) for row in read_table(name)]
    assert rows
    assert len(set(rows)) == len(rows)


@pytest.mark.parametrize("name", TABLES)
def test_every_row_fills_every_column(name):
    lines = (files("vnpolicy.corpus") / "tables" / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if line and not line.startswith("#")]
    assert {row.count("\t") for row in rows} == {rows[0].count("\t")}
    assert all(unicodedata.is_normalized("NFC", row) for row in rows)


@pytest.mark.parametrize("name", KEYED)
def test_keys_are_unique_and_no_name_is_empty(name):
    rows = read_table(name)
    assert len({row["key"] for row in rows}) == len(rows)
    assert all(row["key"] and row["name"] and row["english"] for row in rows)


def test_names_of_agencies_resolve_to_one_key():
    rows = read_table("agencies")
    names = [(name, row["key"]) for row in rows for name in [row["name"], *row["spellings"].split("|")] if name]
    assert len({name for name, _ in names}) == len(names)


def test_every_province_has_a_successor_that_exists():
    rows = {row["key"]: row for row in read_table("provinces")}
    today = {key for key, row in rows.items() if not row["until"]}
    assert len(today) == 34
    assert all(row["successor"] in today for row in rows.values())
    assert len([row for row in rows.values() if row["from"] == ""]) == 63


def test_succession_ends_at_a_province_of_today():
    rows = {row["key"]: row for row in read_table("provinces")}
    joined = [row for row in rows.values() if row["until"]]
    assert joined
    assert all(rows[row["successor"]]["successor"] == row["successor"] != row["key"] for row in joined)
    assert all(row["successor"] == key for key, row in rows.items() if not row["until"])


def test_abbreviations_are_unique():
    rows = read_table("abbreviations")
    assert len({row["abbreviation"] for row in rows}) == len(rows)
    assert all(row["meaning"] and row["english"] for row in rows)
