"""Diacritics given back to a query that was typed without them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnpolicy.index.query.query import parse_query
from vnpolicy.index.search.meaning import with_marks
from vnpolicy.index.wording.restoring import followers, likeliest, likelihood, likelihoods, restore
from vnpolicy.index.wording.words import fold

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


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("bảo vệ môi truong", "bảo vệ môi trường", id="one syllable"),
        pytest.param("xử phat hành chinh", "xử phạt hành chính", id="here and there"),
        pytest.param("chât lượng nước", "chất lượng nước", id="what is no syllable"),
        pytest.param("chât lượng không khi", "chất lượng không khí", id="beside it, what may be a word"),
        pytest.param("không mang theo phi công", "không mang theo phi công", id="syllables that have no marks"),
        pytest.param("thoả thuận uỷ quyền", "thoả thuận uỷ quyền", id="the older place of the tone"),
        pytest.param("ĐA của KĐT", "ĐA của KĐT", id="abbreviations with a mark"),
    ],
)
def test_syllables_without_marks_among_others(typed, meant):
    assert restore(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("XỬ LÝ RÁC THẢI NHỰA", "xử lý rác thải nhựa", id="all"),
        pytest.param("XU LY RAC THAI", "xử lý rác thải", id="without diacritics"),
        pytest.param("KẾ HOẠCH UBND TỈNH", "kế hoạch UBND tỉnh", id="an abbreviation among them"),
        pytest.param("UBND", "UBND", id="an abbreviation alone"),
        pytest.param("Department of Health Đà Nẵng", "Department of Health Đà Nẵng", id="English around a name"),
    ],
)
def test_capitals_mean_what_small_letters_do(typed, meant):
    assert with_marks(parse_query(typed)) == meant


def test_the_neighbours_decide():
    assert likeliest(["hanh", "chinh"]) == ["hành", "chính"]
    assert likeliest(["hanh", "phuc"]) == ["hạnh", "phúc"]
    assert followers("hành")["chính"] > followers("hạnh").get("chính", 0)


@pytest.mark.parametrize(
    "meant",
    [
        pytest.param("người chưa thành niên phạm tội", id="not thanh niên"),
        pytest.param("ai duyệt lương công nhân và viên chức", id="not công nhận"),
        pytest.param("hỗ trợ tiền thuê nhà cho công nhân", id="the same at the end"),
        pytest.param("đơn vị nào quản lý dược", id="not lý được"),
        pytest.param("các thứ trưởng bộ y tế", id="not thủ trưởng"),
        pytest.param("cấm xe tải vào nội đô", id="not nơi đó"),
        pytest.param("số hộ nghèo giảm bao nhiêu", id="not sổ hộ"),
    ],
)
def test_three_in_a_row_decide_where_pairs_mislead(meant):
    assert restore(fold(meant)) == meant


def test_a_syllable_of_one_word_is_not_likely_elsewhere():
    alone = likelihoods({"ty": 90, "tỷ": 90}, {"ty": 1, "tỷ": 40})
    assert alone["ty"] < alone["tỷ"]
    assert likelihood(0, 50, 2, alone["tỷ"]) < likelihood(5, 50, 2, alone["tỷ"]) < 1
    assert likelihood(0, 50, 2, alone["tỷ"]) < likelihood(0, 50, 20, alone["tỷ"])


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
