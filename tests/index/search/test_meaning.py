"""Meaning looked up beside the words: what goes wrong in the other thread, and what search makes of it."""

import os
import subprocess
import sys
from concurrent.futures import wait

import pytest

from vnpolicy.index import Library
from vnpolicy.index.encoding import vectors as room
from vnpolicy.index.entries.hits import Filters
from vnpolicy.index.errors import EncoderMismatch, WrongFilter
from vnpolicy.index.search.meaning import _beside


class Broken:
    """An encoder of the library's name that cannot encode."""

    def __init__(self, encoder):
        self.name, self.digest, self.dimensions = encoder.name, encoder.digest, encoder.dimensions

    def encode_queries(self, texts):
        raise ValueError(f"cannot encode {texts}")

    encode_passages = encode_queries


def test_an_error_of_the_encoder_is_raised_and_no_index_is_made_again(library, encoder, monkeypatch):
    made = []
    monkeypatch.setattr(library.derived, "_rebuild_lexical", lambda: made.append("words"))
    monkeypatch.setattr(library, "_encoder", Broken(encoder))
    with pytest.raises(ValueError, match="cannot encode"):
        library.search("nhãn sinh thái")
    assert made == []


WATCHED = """
import sys
from vnpolicy.index import Library

class Watching:
    name, digest, dimensions = sys.argv[2], sys.argv[3], int(sys.argv[4])

    def encode_queries(self, texts):
        spec = sys.modules["numpy"].__spec__ if "numpy" in sys.modules else None
        raise ValueError(f"numpy is there: {spec is not None and not spec._initializing}")

assert "numpy" not in sys.modules
try:
    Library(sys.argv[1], encoder=Watching(), create=False).search("nhãn sinh thái")
except ValueError as error:
    print(error)
"""


def test_numpy_is_there_before_two_threads_need_it(library, encoder):
    library.close()
    values = (str(library.folder), encoder.name, encoder.digest, str(encoder.dimensions))
    done = subprocess.run([sys.executable, "-c", WATCHED, *values], capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout.strip() == "numpy is there: True"


@pytest.mark.parametrize(("mode", "found"), [("hybrid", True), ("semantic", False)])
def test_vectors_that_another_process_has_just_dropped_are_not_missed(library, monkeypatch, mode, found):
    monkeypatch.setattr(library.derived, "vectors", lambda: None)
    assert bool(library.search("nhãn sinh thái", mode=mode)) == found


def test_filters_are_looked_at_before_the_encoder(library, encoder):
    with library.store.change():
        library.store.set_state("encoder_digest", "of other weights")
    with Library(library.folder, encoder=encoder) as again:
        assert again.search("nhãn", filters=Filters(document="zz/99")) == []
        with pytest.raises(WrongFilter):
            again.search("nhãn", filters=Filters(kind="nope"))
        with pytest.raises(EncoderMismatch):
            again.search("nhãn")


def test_a_search_by_meaning_gives_exact_cosines_from_lists_too(library, encoder, monkeypatch):
    query = encoder.encode_queries(["nhãn sinh thái"])[0]
    ids, rows = room.read_vectors(library.store)
    monkeypatch.setattr(room, "FLAT_LIMIT", 2)
    hits = library.search("nhãn sinh thái", mode="semantic", limit=3)
    cosines = [float(rows[ids == hit.id][0] @ query) for hit in hits]
    assert len(hits) == 3
    assert [hit.why.meaning for hit in hits] == pytest.approx(cosines, abs=1e-5)


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_a_forked_process_gets_a_thread_of_its_own():
    assert _beside().submit(int).result() == 0
    child = os.fork()
    if not child:
        wait([done := _beside().submit(int)], timeout=10)
        os._exit(0 if done.done() else 1)
    assert os.waitpid(child, 0)[1] == 0
