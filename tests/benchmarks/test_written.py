"""The documents written for the project: their records stand in their texts, and the extractor does not fall below."""

import json
import re
import unicodedata
from itertools import chain

import pytest

from benchmarks.accuracy import WRITTEN, predict, score_all
from benchmarks.scoring import WHOLE
from vnpolicy.ingest import read

SETS = ("tuned", "unseen")
RECORDS = sorted(chain.from_iterable((WRITTEN / name / "records").glob("*.json") for name in SETS))
FIELDS = {
    "legal_bases": {"quote", "doc_type", "doc_number", "title", "issued", "issuer"},
    "targets": {"quote", "value", "value_max", "unit", "direction", "comparator", "start", "end"},
    "tasks": {"quote", "lead", "coordinating", "start", "end", "recurrence", "funding", "output", "origin"},
}
TIME = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?|--\d\d(?:-\d\d)?")


def one_line(text):
    return " ".join(unicodedata.normalize("NFC", text).split())


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_every_quote_stands_in_its_document(path):
    record = json.loads(path.read_text(encoding="utf-8"))
    source = next((path.parents[1] / "source").glob(f"{path.stem}.*"))
    text = one_line(read(source).text)
    quotes = [entry["quote"] for kind in FIELDS for entry in record[kind]]
    assert [quote for quote in quotes if one_line(quote) not in text] == []


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_every_record_has_its_fields(path):
    record = json.loads(path.read_text(encoding="utf-8"))
    assert record.keys() == {"document", *FIELDS}
    assert all(entry.keys() == FIELDS[kind] for kind in FIELDS for entry in record[kind])
    assert all(task["lead"] or task["coordinating"] for task in record["tasks"])
    times = [entry[name] for entry in (*record["targets"], *record["tasks"]) for name in ("start", "end")]
    assert [time for time in times if time and not TIME.fullmatch(time)] == []


@pytest.mark.parametrize(
    ("name", "least"),
    [
        pytest.param("tuned", {"tasks": 0.97, "targets": 0.93, WHOLE: 0.95}, id="read"),
        pytest.param("unseen", {"tasks": 0.9, "targets": 0.8, WHOLE: 0.8}, id="not read"),
    ],
)
def test_accuracy_on_written_documents_stays(name, least):
    tallies = score_all(WRITTEN / name, predict(WRITTEN / name)).tallies
    assert {field: round(tallies[field].f1, 3) for field, f1 in least.items() if tallies[field].f1 < f1} == {}
