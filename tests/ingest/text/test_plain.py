import hashlib
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnpolicy.ingest import read, read_bytes
from vnpolicy.ingest.letters.characters import INVISIBLE
from vnpolicy.ingest.text.plain import read_plain


def blocks(document):
    return [(b.kind, document.text[b.span.start : b.span.end]) for b in document.blocks]


def read_text(text):
    return read_bytes(text.encode(), "mẫu.txt")


def test_paragraphs_are_lines_and_every_span_gives_its_block():
    document = read_text("KẾ HOẠCH\n\nSở Y tế chủ trì, phối\nhợp với Sở Tài chính thực\nhiện.\n\n1. Mục tiêu\n")
    assert document.text == "KẾ HOẠCH\nSở Y tế chủ trì, phối hợp với Sở Tài chính thực hiện.\n1. Mục tiêu"
    assert [kind for kind, _ in blocks(document)] == ["heading", "paragraph", "paragraph"]


def test_pipe_ends_a_cell_and_lone_pipes_are_empty_cells():
    document = read_text("STT |\nNội dung |\n1 |\nRà soát |\n|\n||\n2 |\nBáo cáo |\n")
    assert [text for _, text in blocks(document)] == ["STT", "Nội dung", "1", "Rà soát", "", "", "", "2", "Báo cáo"]
    assert {kind for kind, _ in blocks(document)} == {"cell"}
    assert "|" not in document.text


def test_several_cells_in_one_line():
    assert blocks(read_text("Số hiệu | 12/KH-UBND |\nNgười ký | A |\n"))[:2] == [
        ("cell", "Số hiệu"),
        ("cell", "12/KH-UBND"),
    ]


def test_cell_over_several_lines_is_one_block():
    document = read_text("ỦY\nBAN NHÂN DÂN |\nTHE MINISTRY\n--------\n|\n")
    assert blocks(document) == [("cell", "ỦY BAN NHÂN DÂN"), ("cell", "THE MINISTRY\n--------")]


def test_empty_cells_at_the_end_have_spans_inside_the_text():
    document = read_text("A |\n|||\n")
    assert all(0 <= b.span.start <= b.span.end <= len(document.text) for b in document.blocks)


def test_indented_rest_of_a_line_in_a_double_spaced_text():
    head = "MINISTRY OF INFORMATION AND\n\n  COMMUNICATIONS\n\n"
    text = head + "The units shall send their\n\nreports to the ministry\n\nand keep a copy of\n\neach report.\n"
    assert read_text(text).text.startswith(
        "MINISTRY OF INFORMATION AND COMMUNICATIONS\nThe units shall send their reports"
    )


@pytest.mark.parametrize(
    "data",
    [
        pytest.param("Kế hoạch năm 2022".encode("utf-8-sig"), id="UTF-8 with a mark"),
        pytest.param("Kế hoạch năm 2022".encode("utf-16"), id="UTF-16 with a mark"),
        pytest.param("Kế hoạch năm 2022 và các năm sau".encode("utf-16-le"), id="UTF-16 without one"),
        pytest.param(unicodedata.normalize("NFD", "Kế hoạch năm 2022").encode(), id="combining marks"),
        pytest.param(b"K\xea\xec hoa\xf2ch n\xe3m 2022", id="windows-1258"),
        pytest.param("Kế h\u200bo\u00adạch\x00 năm\u00a02022".encode(), id="invisible characters"),
        pytest.param("Kế hoạch ".encode() + b"\xed\xa0\x80" + "năm 2022".encode(), id="lone surrogate"),
    ],
)
def test_encodings_and_forms_give_one_text(data):
    assert read_bytes(data, "x").text.startswith("Kế hoạch năm 2022")


def test_dropped_characters_are_noted():
    assert "2 invisible" in read_text("Kế\u200b hoạch\ufeff.").notes[0].reason


def test_wrong_letter_eth_stays_as_printed():
    assert read_text("Số: 1/QÐ-TTg").text == "Số: 1/QÐ-TTg"


def test_source_is_the_path_as_given_and_digest_that_of_the_bytes(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"Plan")
    document = read(path)
    assert document.source == str(path)
    assert document.digest == "sha256:" + hashlib.sha256(b"Plan").hexdigest()
    assert document == read(str(path))


LINES = st.lists(st.text(st.sampled_from("aằBỘ Đ1.;:-+|•()/\t\u200bý\u0301"), max_size=30), max_size=25)


@given(LINES)
def test_no_printed_character_is_lost_or_moved(lines):
    text = "\n".join(lines)
    document = read_plain(text, source="x", data=b"")
    kept = unicodedata.normalize("NFC", INVISIBLE.sub("", text)).replace("|", "")
    assert "".join(document.text.split()).replace("|", "") == "".join(kept.split())


@given(LINES)
def test_blocks_cover_the_text_in_order(lines):
    document = read_plain("\n".join(lines), source="x", data=b"")
    assert "\n".join(text for _, text in blocks(document) if text) == document.text
    assert [b.span for b in document.blocks] == sorted(b.span for b in document.blocks)


@given(st.text(max_size=200))
def test_composed_and_decomposed_input_give_one_document(text):
    composed = read_plain(unicodedata.normalize("NFC", text), source="x", data=b"")
    decomposed = read_plain(unicodedata.normalize("NFD", text), source="x", data=b"")
    assert composed.text == decomposed.text
    assert composed.blocks == decomposed.blocks
