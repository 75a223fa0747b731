"""What people ask in which words about which texts, and the candidates that are read for it."""

import io
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnpolicy.index.query.query import parse_query
from vnpolicy.index.search.associations import (
    STEEPNESS,
    Associations,
    Units,
    associate,
    query_words,
    read_associations,
    translated_words,
)
from vnpolicy.index.search.close_reading import COLUMN, read_closely
from vnpolicy.index.search.features import FEATURES
from vnpolicy.index.search.fusion import Weights
from vnpolicy.index.storage.reading import read_document_entries, read_quotes
from vnpolicy.index.wording.words import pairs, spelled

NAMES = ("chủng", "tiêm", "tiêm_chủng", "trẻ", "em", "trẻ_em")
UNITS = Units.named(NAMES)
LINKS = {"chích": {"tiêm_chủng": 64.0, "tiêm": 8.0}, "bé": {"trẻ_em": 32.0, "em": 4.0}}


def made(links=LINKS, units=UNITS):
    rows = [[(units.names.index(name) + 1, lift) for name, lift in linked.items()] for linked in links.values()]
    starts = np.cumsum([0, *map(len, rows)])
    linked, lifts = zip(*(pair for row in rows for pair in row), strict=True)
    words = {word: at for at, word in enumerate(links)}
    return Associations(units, words, starts, np.array(linked), np.array(lifts, np.float32))


def expected_score(words, text):
    """The definition, one word and unit after the other."""
    parts = spelled(text)
    units = {*parts, *pairs(parts)} & set(NAMES)
    linked = [sum(LINKS.get(word, {}).get(unit, 0.0) for unit in units) for word in dict.fromkeys(words)]
    return sum(math.log1p(STEEPNESS * lift / max(len(units), 1)) for lift in linked)


def test_units_are_syllables_and_words_once_each():
    places, numbers = UNITS.of(["Tiêm chủng, tiêm chủng!", "cho bà con", "trẻ em"])
    found = [(place, UNITS.names[number - 1]) for place, number in zip(places, numbers, strict=True)]
    assert sorted(found) == sorted([(0, "tiêm"), (0, "chủng"), (0, "tiêm_chủng"), (2, "trẻ"), (2, "em"), (2, "trẻ_em")])


def test_no_word_reaches_from_one_text_into_the_next():
    _, numbers = UNITS.of(["trẻ", "em"])
    assert UNITS.names.index("trẻ_em") + 1 not in numbers


@given(
    st.lists(st.sampled_from(["chích", "bé", "nào"]), max_size=4),
    st.lists(st.lists(st.sampled_from(["tiêm", "chủng", "trẻ", "em", "xã"])).map(" ".join), max_size=5),
)
def test_a_score_is_the_lift_of_each_word_by_the_size_of_the_text(words, texts):
    found = made().scores(words, texts)
    assert found.tolist() == pytest.approx([expected_score(words, text) for text in texts], rel=1e-5)


def test_a_file_keeps_words_units_and_lifts():
    file = io.BytesIO()
    given_ = made()
    given_.write(file)
    file.seek(0)
    found = Associations.read(file)
    assert (found.words, found.units.names) == (given_.words, list(NAMES))
    assert found.scores(["chích", "bé"], ["tiêm chủng trẻ em"]) == pytest.approx(
        given_.scores(["chích", "bé"], ["tiêm chủng trẻ em"]), rel=0.02
    )


@pytest.mark.parametrize(
    ("query", "right", "wrong"),
    [
        pytest.param("chích ngừa cho con nít", "Tiêm chủng cho trẻ em.", "Khám tuyển nghĩa vụ quân sự.", id="everyday"),
        pytest.param("chich ngua cho con nit", "Tiêm chủng cho trẻ em.", "Khám tuyển nghĩa vụ quân sự.", id="plain"),
        pytest.param("jabs for kids", "Tiêm chủng cho trẻ em.", "Khám tuyển nghĩa vụ quân sự.", id="English"),
        pytest.param("Ai đứng đầu?", "Sở Y tế chủ trì.", "Đến năm 2030 đạt 95%.", id="who"),
    ],
)
def test_what_is_asked_in_other_words_fits(query, right, wrong):
    first, second = associate(parse_query(query), [right, wrong]).tolist()
    assert first > second


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_shipped_associations_are_whole(language):
    shipped = read_associations(language)
    assert len(shipped.starts) == len(shipped.words) + 1
    assert shipped.starts[0] == 0
    assert (np.diff(shipped.starts) >= 0).all()
    assert shipped.starts[-1] == len(shipped.linked) == len(shipped.lifts)
    assert shipped.linked.min() > 0
    assert shipped.linked.max() <= len(shipped.units.names)


def test_the_words_of_a_query():
    assert query_words(parse_query("Chích ngừa của trẻ em")) == ["chích", "ngừa", "của", "trẻ_em"]
    assert query_words(parse_query("xử lý rac thai")) == ["xử_lý", "rác_thải"]
    assert query_words(parse_query("Which departments lead?")) == ["which", "department", "lead"]


def test_english_words_are_told_with_what_stands_for_them():
    text = "Các hiệp hội tổ chức hội thảo chia sẻ kinh nghiệm."
    first, second = translated_words(parse_query("seminars where enterprises share their experience"), [text, "Họp."])
    assert {("seminars", "hội thảo"), ("experience", "kinh nghiệm")} <= set(first)
    assert second == ()
    assert translated_words(parse_query("hội nghị trao đổi kinh nghiệm"), [text]) == [()]
    assert translated_words(parse_query("seminars"), [""]) == [()]


def test_what_only_stands_beside_a_word_is_no_translation():
    text = "Xây dựng trụ sở tòa án; quy hoạch tổng thể đến năm 2050."
    (found,) = translated_words(parse_query("who builds the master plan of courts"), [text])
    assert set(found) == {("courts", "tòa án"), ("plan", "quy hoạch")}


def test_a_keyword_search_reads_no_associations(library, monkeypatch):
    monkeypatch.setattr("vnpolicy.index.search.associations.read_associations", lambda _: pytest.fail("read"))
    hits = library.search("industrial parks SX&TDBV", mode="keyword")
    assert hits
    assert {hit.why.translated for hit in hits} == {()}


def test_quotes_are_what_entries_say(library):
    entries = [entry for card in library.documents() for entry in read_document_entries(library.store, card.id)]
    assert {entry.kind for entry in entries} >= {"passage", "task"}
    assert read_quotes(library.store, [entry.id for entry in entries]) == {entry.id: entry.quote for entry in entries}
    assert read_quotes(library.store, [10**9]) == {}


def test_only_the_likeliest_are_read_and_the_others_fit_no_better(library, monkeypatch):
    monkeypatch.setattr("vnpolicy.index.search.close_reading.MOST", 2)
    entries = list(read_document_entries(library.store, library.card("202/KH-UBND").id))[:4]
    rows = np.zeros((4, len(FEATURES)))
    rows[:, FEATURES.index("cosine")] = [0.1, 0.9, 0.2, 0.8]
    query = parse_query("quảng bá sản phẩm xanh")
    ids = [entry.id for entry in entries]
    found, quotes = read_closely(library.store, query, ids, rows, Weights({"cosine": 1.0}))
    fits = associate(query, [entries[1].quote, entries[3].quote])
    assert found[[1, 3], COLUMN].tolist() == pytest.approx(fits.tolist())
    assert found[[0, 2], COLUMN].tolist() == pytest.approx([fits.min()] * 2)
    assert not rows[:, COLUMN].any()
    assert quotes == {entry.id: entry.quote for entry in (entries[1], entries[3])}


def test_nothing_found_is_nothing_to_read(library):
    rows = np.zeros((0, len(FEATURES)))
    found, quotes = read_closely(library.store, parse_query("nhãn"), [], rows, Weights({}))
    assert (found.shape, quotes) == (rows.shape, {})
