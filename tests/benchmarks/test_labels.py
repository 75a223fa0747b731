"""Labels kept as places in a text: packed and unpacked they are what they were."""

import json
import lzma

import pytest

from benchmarks.labels import FOLDER, add_gold, digest, pack, read_labels, unpack, write_gold

TEXT = "KẾ HOẠCH\nThu gom  rác\n\n1. Sở Công Thương\n- Tổ chức thu gom  chai nhựa tại các chợ,\nhoàn thành năm 2025."
LABEL = {
    "document": {"doc_type": "Kế hoạch", "title": "Thu gom rác", "signer": None},
    "legal_bases": [],
    "targets": [],
    "tasks": [
        {
            "quote": "Tổ chức thu gom chai nhựa tại các chợ, hoàn thành năm 2025.",
            "lead": ["Sở Công Thương"],
            "coordinating": ["Sở Y tế"],
            "end": "2025",
        }
    ],
}


def test_what_is_printed_becomes_a_place_and_comes_back():
    packed = pack(LABEL, TEXT)
    task = packed["tasks"][0]
    assert all(isinstance(number, int) for number in task["quote"])
    assert task["coordinating"] == ["Sở Y tế"], "a name that the text does not print stays a name"
    assert unpack(packed, TEXT) == LABEL


@pytest.mark.parametrize("name", ["tuned", "unseen"])
def test_the_labels_hold_no_text_of_the_documents(name):
    labels = read_labels(name)
    assert len(labels) > 10
    for label in labels.values():
        for task in label["tasks"]:
            assert isinstance(task["quote"], list), "quotes are places"
            assert task["lead"], "a task has somebody who leads"


def test_no_document_is_both_tuned_and_unseen():
    assert not set(read_labels("tuned")) & set(read_labels("unseen"))


def test_a_gold_folder_is_written_for_the_text_that_was_labelled(tmp_path, capsys):
    corpus = tmp_path / "corpus.jsonl.xz"
    with lzma.open(corpus, "wt", encoding="utf-8") as lines:
        for name, text in (("7", TEXT), ("8", TEXT + " thêm"), ("9", "khác")):
            lines.write(json.dumps({"id": name, "text": text}) + "\n")
    label = {"digest": digest(TEXT), **pack(LABEL, TEXT)}
    assert write_gold({"7": label, "8": label}, corpus, tmp_path / "gold") == 1
    assert json.loads((tmp_path / "gold/records/7.json").read_text(encoding="utf-8")) == LABEL
    assert "8: not the text that was labelled" in capsys.readouterr().err
    assert (FOLDER / "README.md").is_file()


def test_labels_of_a_folder_are_taken_in_and_replace_older_ones(tmp_path):
    for part, name, content in (("source", "7.txt", TEXT), ("records", "7.json", json.dumps(LABEL))):
        (tmp_path / part).mkdir()
        (tmp_path / part / name).write_text(content, encoding="utf-8")
    found = add_gold({"7": {"digest": "old"}, "8": {"digest": "other"}}, tmp_path)
    assert set(found) == {"7", "8"}
    assert found["7"]["digest"] == digest(TEXT)
    assert unpack({key: found["7"][key] for key in LABEL}, TEXT) == LABEL
