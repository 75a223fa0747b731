import json

from benchmarks.printed import rows_of, word_files
from benchmarks.scoring import Score, score_document


def record_of(path):
    return json.loads((path.parents[1] / "records" / f"{path.stem}.json").read_text(encoding="utf-8"))


def test_every_word_file_has_records():
    assert word_files()
    assert all(record_of(path)["tasks"] for path in word_files())


def test_both_forms_stand_side_by_side():
    word, printed = Score(), Score()
    record = next(record for record in map(record_of, word_files()) if record["legal_bases"])
    score_document(record, {**record, "tasks": []}, word)
    score_document(record, {}, printed)
    assert ["legal_bases", "1.000", "0.000"] in rows_of(word, printed)
