"""Provinces that a query names."""

import pytest

from vnpolicy.index.agencies.provinces import province_key
from vnpolicy.index.query.query import parse_query
from vnpolicy.index.search.places import documents_of, named_provinces


@pytest.mark.parametrize(
    ("query", "provinces"),
    [
        pytest.param("Sở Y tế Hà Nội làm gì?", {"ha noi"}, id="by its name"),
        pytest.param("so y te dong nai", {"dong nai"}, id="without diacritics"),
        pytest.param(
            "TP.HCM đào tạo bao nhiêu kỹ thuật viên", {"ho chi minh", "binh duong", "ba ria vung tau"}, id="short"
        ),
        pytest.param("dân ở thủ đô", {"ha noi"}, id="by what it is"),
        pytest.param("who checks lorries in the capital?", {"ha noi"}, id="in English"),
        pytest.param("Tây Ninh", {"tay ninh", "long an"}, id="with what has joined it"),
        pytest.param("Long An", {"long an"}, id="one that is no more"),
        pytest.param("từ Đồng Nai đến Huế", {"dong nai", "hue"}, id="two"),
        pytest.param("Bộ Y tế", set(), id="none"),
        pytest.param("kế hoạch của thành phố HCM", {"ho chi minh"}, id="an abbreviation"),
        pytest.param("Hanoi", {"ha noi"}, id="the usual English name"),
        pytest.param("xây nhà đa năng", set(), id="other diacritics"),
        pytest.param("danh gia lai chat luong", set(), id="words without diacritics"),
        pytest.param("so y te gia lai", {"gia lai"}, id="without diacritics behind an agency"),
        pytest.param("gìn giữ hòa bình", set(), id="a word that is also a name"),
        pytest.param("Sở Y tế Hòa Bình", {"hoa binh"}, id="that name with its capitals"),
        pytest.param("kế hoạch tỉnh hòa bình", {"hoa binh"}, id="that name with its level"),
        pytest.param("hợp tác khu vực Thái Bình Dương", set(), id="part of a longer name"),
    ],
)
def test_the_provinces_of_a_query(query, provinces):
    assert provinces <= named_provinces(parse_query(query))
    assert bool(provinces) == bool(named_provinces(parse_query(query)))


@pytest.mark.parametrize("name", ["HCM", "TP.HCM", "Sài Gòn", "Ho Chi Minh City", "Thành phố Hồ Chí Minh"])
def test_a_province_has_one_key(name):
    assert province_key(name) == "ho chi minh"


def test_documents_of_a_province(library):
    every = {card.id: card.province for card in library.documents()}
    found = documents_of(library.store, {"dong nai"}, every)
    assert found == {number for number, province in every.items() if province == "Đồng Nai"}
    assert found
    assert documents_of(library.store, {"dong nai"}, set(every) - found) == frozenset()
    assert documents_of(library.store, frozenset(), every) == frozenset()
