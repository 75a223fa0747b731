"""The questions about tasks: a well-formed table whose answers are records of the gold set."""

import csv
import json
import re
from functools import cache
from pathlib import Path

import pytest

from benchmarks.labels import plain
from benchmarks.results import shared_folder

GOLD = shared_folder("gold")
TABLE = Path(__file__).parents[2] / "benchmarks" / "questions" / "tasks.tsv"
COLUMNS = ["id", "vi", "en", "avoids", "document", "answers"]
# "12-80" in the document of the row, "another-document:12-80" in another one
PLACE = re.compile(r"(?:(?P<stem>[\w-]+):)?(?P<start>\d+)-(?P<end>\d+)")


def _rows() -> list[dict[str, str]]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()[1:]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _places(row: dict[str, str]) -> list[tuple[str, int, int]]:
    found = [PLACE.fullmatch(place) for place in row["answers"].split(";")]
    assert all(found), row["answers"]
    return [(place["stem"] or row["document"], int(place["start"]), int(place["end"])) for place in found if place]


@cache
def _gold(stem: str) -> tuple[str, frozenset[str]]:
    """The text of a gold document as the places count it, and what its records quote."""
    record = json.loads((GOLD / "records" / f"{stem}.json").read_text(encoding="utf-8"))
    quotes = frozenset(plain(item["quote"]) for item in [*record["tasks"], *record["targets"]])
    return plain((GOLD / "source" / f"{stem}.txt").read_text(encoding="utf-8")), quotes


def test_the_table_says_what_it_is_and_every_row_is_whole():
    about, header, *lines = TABLE.read_text(encoding="utf-8").splitlines()
    assert about.startswith("# ")
    assert header.split("\t") == COLUMNS
    assert [line for line in lines if len(line.split("\t")) != len(COLUMNS) or not all(line.split("\t"))] == []


def test_there_are_enough_questions_and_none_stands_twice():
    rows = _rows()
    assert len(rows) >= 150
    for column in ("id", "vi", "en"):
        assert len({row[column].strip() for row in rows}) == len(rows), column


def test_a_third_of_the_questions_avoids_the_words_of_its_answer():
    rows = _rows()
    assert {row["avoids"] for row in rows} == {"yes", "no"}
    assert 3 * sum(row["avoids"] == "yes" for row in rows) >= len(rows)


def test_every_answer_is_a_place_and_stands_once():
    for row in _rows():
        places = _places(row)
        assert all(start < end for _, start, end in places), row["id"]
        assert len(set(places)) == len(places), row["id"]


@pytest.mark.skipif(not GOLD.is_dir(), reason=f"{GOLD} is not there: set VNPOLICY_SHARED")
def test_every_answer_is_the_quote_of_a_record():
    for row in _rows():
        for stem, start, end in _places(row):
            text, quotes = _gold(stem)
            assert end <= len(text), row["id"]
            assert text[start:end] in quotes, row["id"]


ASKED, ASKED_TWICE = ["vi", "en"], ["vi", "other", "en"]
TO_LEARN_FROM = {
    "training": ASKED,
    "everyday": ASKED_TWICE,
    "law": ASKED_TWICE,
    "plans": ["same", "other"],
    "ranking": ASKED,
    "articles": ASKED,
}


@pytest.mark.parametrize("name", TO_LEARN_FROM)
def test_what_is_learned_from_is_whole(name):
    about, header, *lines = (TABLE.parent / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    assert about.startswith("# ")
    columns = ["document", "answer", *TO_LEARN_FROM[name]]
    assert header.split("\t") == columns
    rows = [line.split("\t") for line in lines]
    assert [row for row in rows if len(row) != len(columns) or not all((row[0], *row[2:]))] == []
    assert all(re.fullmatch(r"\d+-\d+", row[1]) or name == "articles" for row in rows)


def test_the_ranking_learns_from_records_that_the_encoder_did_not_learn_from():
    of_encoder, of_everyday, of_ranking = (
        {tuple(line.split("\t")[:2]) for line in (TABLE.parent / name).read_text(encoding="utf-8").splitlines()[2:]}
        for name in ("training.tsv", "everyday.tsv", "ranking.tsv")
    )
    assert not of_ranking & (of_encoder | of_everyday)
