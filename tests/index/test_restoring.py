"""Diacritics given back to a query that was typed without them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnpolicy.index.query import parse_query
from vnpolicy.index.restoring import followers, likeliest, restore
from vnpolicy.index.words import fold

QUESTIONS = (
    "Ai chủ trì xử lý chất thải nhựa?",
    "xử phạt vi phạm hành chính",
    "Sở Công Thương báo cáo trước ngày 15 tháng 12",
    "túi ni lông khó phân hủy",
)


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_is_typed_plain_is_read_as_it_was_meant(question):
    plain = question.translate(str.maketrans({letter: fold(letter) for letter in set(question) if letter.islower()}))
    assert restore(plain) == question


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("UBND KCN", id="abbreviations"),
        pytest.param("889/QD-TTg", id="a number"),
        pytest.param("ISO 14001", id="letters and digits"),
        pytest.param("xylophone", id="a foreign word"),
        pytest.param("", id="nothing"),
        pytest.param("İ 1", id="a letter of which lower case makes two"),
    ],
)
def test_what_has_no_marks_stays(text):
    assert restore(text) == text


def test_the_neighbours_decide():
    assert likeliest(["hanh", "chinh"]) == ["hành", "chính"]
    assert likeliest(["hanh", "phuc"]) == ["hạnh", "phúc"]
    assert followers("hành")["chính"] > followers("hạnh").get("chính", 0)


@given(st.text(alphabet="abcdeghiklmnopqrstuvxy ,.?-/1234567890ABC", max_size=60))
def test_only_marks_are_put_on(text):
    assert fold(restore(text)) == fold(text)


def test_the_encoder_is_asked_with_them(library, encoder, monkeypatch):
    asked = []
    real = encoder.encode_queries
    monkeypatch.setattr(encoder, "encode_queries", lambda texts: asked.extend(texts) or real(texts))
    for text in ("xu phat vi pham", "xử phạt vi phạm", "who must do it"):
        library.search(text, mode="semantic", limit=1)
    assert asked == ["xử phạt vi phạm", "xử phạt vi phạm", "who must do it"]
    assert [parse_query(text).kind for text in ("xu phat vi pham", "who must do it")] == ["plain", "en"]
