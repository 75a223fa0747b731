"""Words of several syllables."""

import pytest

from vnpolicy.index.wording.segmentation import find_words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("chất thải của doanh nghiệp", ["chất thải", "của", "doanh nghiệp"], id="words and a syllable"),
        pytest.param("vệ sinh môi trường", ["vệ sinh", "môi trường"], id="side by side"),
        pytest.param("plastic bags", ["plastic", "bags"], id="no Vietnamese"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_words_are_looked_up(text, expected):
    parts = text.split()
    assert [" ".join(parts[at] for at in word) for word in find_words(parts)] == expected
