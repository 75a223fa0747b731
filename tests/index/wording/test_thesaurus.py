"""Everyday words and what documents write for them."""

import pytest

from vnpolicy.corpus import read_table
from vnpolicy.index.query.query import parse_query
from vnpolicy.index.search.search import with_others
from vnpolicy.index.wording.thesaurus import LEAST, LONGEST, official_forms
from vnpolicy.index.wording.translation import LONGEST_WORDING, find_phrases
from vnpolicy.index.wording.words import spelled, syllables


@pytest.mark.parametrize(
    ("query", "official"),
    [
        pytest.param("chích ngừa cho trẻ", "tiem chung", id="one wording"),
        pytest.param("chich ngua cho tre", "tiem chung", id="typed without diacritics"),
        pytest.param("ai lo vụ Chích Ngừa?", "tiem chung", id="capitals and marks beside it"),
    ],
)
def test_everyday_words_stand_for_official_ones(query, official):
    parsed = parse_query(query)
    assert tuple(official.split()) in official_forms(list(parsed.syllables), plain=parsed.plain)


@pytest.mark.parametrize("text", ["tiêm chủng", "trẻ", "sở công thương chủ trì", "ủy ban nhân dân"])
def test_official_words_and_single_syllables_stand_for_nothing_else(text):
    assert official_forms(spelled(text), plain=False) == set()


def test_the_longest_wording_is_taken_and_its_parts_are_not():
    forms = official_forms(spelled("chích ngừa miễn phí cho trẻ"), plain=False)
    assert forms == {("tiem", "chung", "mo", "rong")}


def test_a_query_gets_them_unless_it_is_taken_as_written(library):
    query = parse_query("chích ngừa")
    assert ("tiem", "chung") in with_others(library.store, query).official
    assert with_others(library.store, query, as_written=True).official == frozenset()


def test_english_wordings_stand_for_what_documents_write():
    (phrase,) = [phrase for phrase in find_phrases("who pays for the baby shots") if phrase.words == ("baby", "shots")]
    assert ("tiêm", "chủng", "mở", "rộng") in [one.parts for one in phrase.translations]


@pytest.mark.parametrize("text", ["builder's guarantee", "the doctor's place", "commune level people's committee"])
def test_the_owners_s_is_no_word(text):
    words = [word for word in syllables(text) if word not in {"s", "the"}]
    assert any(phrase.words == tuple(words) and phrase.translations for phrase in find_phrases(text))


def test_wordings_are_written_as_they_are_looked_for():
    for row in read_table("thesaurus"):
        assert row["official"]
        for wording in filter(None, row["everyday"].split("|")):
            assert wording == " ".join(spelled(wording))
            assert LEAST <= len(wording.split()) <= LONGEST
        for wording in filter(None, f"{row['english']}|{row['everyday_english']}".split("|")):
            assert wording == " ".join(syllables(wording))
            assert len(wording.split()) <= LONGEST_WORDING
