"""Libraries of a size for measuring."""

import numpy as np
import pytest

from benchmarks.growth_library import Size, make_library, near, renumbered, size_of
from vnpolicy.index import Library


def test_a_copy_has_other_digits_and_the_same_length():
    text = "Quyết định số 889/QĐ-TTg ngày 24/6/2020"
    assert renumbered(text, 0) == text
    assert renumbered(text, 1) != text
    assert len(renumbered(text, 1)) == len(text)
    assert renumbered(None, 1) is None


def test_jittered_vectors_are_near_real_ones():
    real = np.eye(4, 384, dtype=np.float32)
    found = near(real, 20, np.random.default_rng(0))
    assert found.shape == (20, 384)
    assert np.allclose(np.linalg.norm(found, axis=1), 1, atol=1e-5)
    assert ((found @ real.T).max(axis=1) > 0.8).all()


@pytest.mark.slow
def test_a_library_grows_to_its_size_and_is_searched(tmp_path):
    make_library(tmp_path / "library", None, Size(700, 300))
    with Library(tmp_path / "library") as library:
        health = library.health()
        kinds = dict(library.store.connection.execute("SELECT kind, count(*) FROM entries GROUP BY kind"))
        assert kinds.pop("passage") + kinds.pop("heading") == 300
        assert sum(kinds.values()) == 700
        assert health.vectors
        assert library.search("tuyên truyền nhãn sinh thái", limit=3)
    assert size_of(tmp_path / "library") == Size(700, 300)
