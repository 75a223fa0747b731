"""Reasons to check a record, in Vietnamese."""

import re
from pathlib import Path

import pytest

from vnpolicy import ingest
from vnpolicy.cli.reasons import reason_in
from vnpolicy.corpus import read_table

# Takes `Note(f"read as {name}")`: what is told, as the source has it.
NOTE = re.compile(r'Note\(f?"([^"]+)"')


def test_every_reason_that_a_sign_may_have_is_there_in_vietnamese():
    known = {row["reason"] for row in read_table("review_words")}
    assert {row["reason"] for row in read_table("doubt_reasons")} <= known


def test_every_note_that_a_reader_may_write_is_there_in_vietnamese():
    """Notes as the readers' source has them; what stands in braces there may be anything."""
    folder = Path(ingest.__file__).parent
    written = {note for path in folder.rglob("*.py") for note in NOTE.findall(path.read_text("utf-8"))}
    assert len(written) > 3
    for note in written:
        told = re.sub(r"\{[^}]*\}", "3", note.replace("{page_list", "page {"))
        assert reason_in(told, "vi") != told, note


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        pytest.param("the issuer itself leads", "chính cơ quan ban hành chủ trì", id="one"),
        pytest.param(
            "the row was repaired; the time is doubtful", "dòng đã được ghép lại; thời gian chưa chắc chắn", id="two"
        ),
        pytest.param("read as TCVN3", "đọc theo bảng mã TCVN3", id="a reader's note"),
        pytest.param(
            "pages 1-4, 7 recognised from pictures by OCR; compare the records with the document",
            "các trang 1-4, 7 được nhận dạng từ ảnh (OCR); cần đối chiếu với văn bản",
            id="a note of two parts",
        ),
        pytest.param(
            "page 2 was left out: OCR failed (ended with 1)",
            "bỏ qua trang 2: không nhận dạng được (ended with 1)",
            id="figures",
        ),
        pytest.param("something new", "something new", id="one that no table has stays as it is"),
    ],
)
def test_a_reason_in_vietnamese(reason, told):
    assert reason_in(reason, "vi") == told
    assert reason_in(reason, "en") == reason
