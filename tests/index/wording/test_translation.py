"""English queries in Vietnamese words."""

import pytest

from vnpolicy.index.query.concepts import Concept, Term, find_concepts, likeliest_terms
from vnpolicy.index.wording.translation import find_phrases, stem


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        pytest.param("planning", "plan", id="a doubled consonant"),
        pytest.param("agencies", "agency", id="ies"),
        pytest.param("licensed", "licens", id="ed, and the e of license"),
        pytest.param("licenses", "licens", id="es"),
        pytest.param("access", "access", id="no plural"),
        pytest.param("fees", "fee", id="no ending left"),
        pytest.param("thing", "thing", id="no vowel without ing"),
        pytest.param("tax", "tax", id="too short"),
    ],
)
def test_stems_of_english_words(word, expected):
    assert stem(word) == expected


def test_english_phrases_stand_for_vietnamese_ones_and_their_words_follow():
    phrase, *inner = find_phrases("the social insurance")
    assert phrase.words == ("social", "insurance")
    assert phrase.translations[0].parts == ("bảo", "hiểm", "xã", "hội")
    assert [one.words for one in inner] == [("social",), ("insurance",)]
    assert all(one.share < phrase.share for one in inner)


def test_unknown_english_words_stand_for_themselves_and_empty_ones_for_nothing():
    assert [(one.words, one.translations) for one in find_phrases("who is qwertyuiop")] == [(("qwertyuiop",), ())]


class Counts:
    """An index that has so many entries of some terms."""

    size = 1000

    def __init__(self, counts):
        self.counts = counts

    def frequency(self, field, term):
        return self.counts.get((field, term), 0)


def test_a_concept_weighs_alike_however_many_translations_it_has():
    pair, syllable = ("text_pairs", "giay_phep"), ("text", "license")
    one, two = (find_concepts("license", Counts(counts))[0] for counts in ({pair: 20}, {pair: 20, syllable: 1}))
    assert one.weight == pytest.approx(two.weight)
    assert len(two.forms) == len(one.forms) + 1
    assert max(term.weight * term.share for form in two.forms for term in form) == pytest.approx(two.weight)


def test_a_phrase_of_which_the_index_lacks_a_pair_is_no_form():
    assert find_concepts("social insurance", Counts({("text_pairs", "bao_hiem"): 5}))[0].forms != ()
    assert find_concepts("qwertyuiop", Counts({})) == ()


def test_of_a_word_the_likeliest_form_brings_candidates_and_two_more_half_as_much():
    forms = [(Term("text", name, 2.0, share),) for name, share in (("b", 0.8), ("a", 1.0), ("d", 0.2), ("c", 0.6))]
    brought = likeliest_terms([Concept(2.0, tuple(forms)), Concept(2.0, (forms[3],))])
    assert {term.text: term.share for term in brought} == {"a": 1.0, "b": 0.4, "c": 0.6}
