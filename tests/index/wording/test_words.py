"""Folding, numbers and queries."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnpolicy.index.errors import EmptyQuery
from vnpolicy.index.query.query import parse_query
from vnpolicy.index.wording.words import (
    find_numbers,
    fold,
    fold_syllable,
    normalise,
    number_key,
    number_keys,
    syllables,
)


@given(st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=0x1EFF)))
def test_folding_nfc_text_keeps_its_length_unless_lower_case_does_not(text):
    text = "".join(
        c for c in unicodedata.normalize("NFC", text) if len(c.lower()) == 1 and not "\u0300" <= c <= "\u036f"
    )
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Nhãn sinh thái", "nhan sinh thai", id="marks"),
        pytest.param("Đường Ðức", "duong duc", id="both letters that look like Đ"),
        pytest.param(unicodedata.normalize("NFD", "Ủy ban"), "uy ban", id="combining marks"),
    ],
)
def test_fold(text, expected):
    assert fold(text) == expected


@pytest.mark.parametrize(
    "spelling",
    ["889/QĐ-TTg", "889/QD-TTg", "889 qđ ttg", "889/QÐ-TTg", "0889/qd-ttg", "889-QĐ-TTG"],
)
def test_every_spelling_of_a_number_has_one_key(spelling):
    assert number_key(normalise(spelling)) == "889-qd-ttg"


def test_a_number_is_found_by_its_beginnings_and_without_its_year():
    keys = number_keys("41/2019/QĐ-UBND")
    assert keys[:3] == ["41-2019", "41-2019-qd", "41-2019-qd-ubnd"]
    assert "41-qd-ubnd" in keys


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("theo Quyết định 889/QĐ-TTg ngày", ["889/QĐ-TTg"], id="decision"),
        pytest.param("Nghị định số 08/2022/NĐ-CP của", ["08/2022/NĐ-CP"], id="with year"),
        pytest.param("Nghị quyết số 48-NQ/TW", ["48-NQ/TW"], id="of the party"),
        pytest.param("Luật số 72/2020/QH14 ngày", ["72/2020/QH14"], id="of the assembly"),
        pytest.param("trước ngày 30/6 của giai đoạn 2021-2025", [], id="dates"),
    ],
)
def test_find_numbers(text, expected):
    assert find_numbers(text) == expected


@pytest.mark.parametrize("query", ["", "  ", '"', "?!... ***", "–"])
def test_a_query_without_a_word_is_refused(query):
    with pytest.raises(EmptyQuery):
        parse_query(query)


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        pytest.param('"nhãn sinh thái" y tế', (("nhãn", "sinh", "thái"),), id="straight"),
        pytest.param("“nhãn” «y tế»", (("nhãn",), ("y", "tế")), id="curly and angle"),
        pytest.param('nhãn "sinh thái', (), id="left open"),
        pytest.param('"!" nhãn', (), id="of a mark only"),
    ],
)
def test_phrases(text, phrases):
    assert parse_query(text).phrases == phrases


@given(st.text(max_size=60))
def test_any_text_is_a_query_or_empty(text):
    try:
        query = parse_query(text)
    except EmptyQuery:
        return
    assert query.syllables
    assert all(query.number_candidates)


@given(st.text())
def test_folding_by_syllables_equals_folding_the_line(text):
    parts = syllables(text)
    assert " ".join(map(fold_syllable, parts)) == fold(" ".join(parts))
