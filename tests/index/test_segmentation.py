"""Words of several syllables."""

import pytest

from vnpolicy.index.segmentation import segment


@pytest.mark.slow
def test_underthesea_finds_the_words_of_a_record():
    assert "nhãn_hiệu" in segment("Sở Công Thương quản lý nhãn hiệu hàng hóa.", "vi").split()


def test_english_has_no_such_words():
    assert segment("The Ministry shall", "en") == ""
