"""Which words of a hit are marked."""

import pytest

from vnpolicy.index.query.query import parse_query
from vnpolicy.index.search.highlighting import find_highlights, matched_words


@pytest.mark.parametrize(
    ("query", "quote", "expected"),
    [
        pytest.param("bảo vệ môi trường", "vệ sinh môi trường", ("môi trường",), id="a part of another word"),
        pytest.param("bao ve moi truong", "vệ sinh môi trường", ("môi trường",), id="without diacritics"),
        pytest.param("vệ sinh môi trường", "vệ sinh môi trường", ("vệ sinh môi trường",), id="words side by side"),
        pytest.param("thải nước", "nước thải, chất thải", ("nước thải",), id="nothing whole: what there is"),
        pytest.param("chất thải rắn", "Chất thải\nrắn", ("chất thải rắn",), id="across a line break"),
        pytest.param("sinh", "học sinh", ("sinh",), id="a syllable that is asked for alone"),
        pytest.param("plastic bags", "ban on plastic bags", ("plastic bags",), id="English"),
        pytest.param(
            "the duties of the ministry in the plan",
            "the ministry of the sea in a plan",
            ("ministry", "plan"),
            id="English without its small words",
        ),
        pytest.param("hoá chất", "hóa chất độc hại", ("hóa chất",), id="another spelling of the tone"),
    ],
)
def test_words_are_marked_as_a_whole(query, quote, expected):
    assert matched_words(quote, find_highlights(quote, parse_query(query))) == expected
