"""The vector index gives what brute force gives."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vnpolicy.index import Library
from vnpolicy.index.encoding import vectors as room
from vnpolicy.index.encoding.vectors import build_index, look_up, read_vectors
from vnpolicy.index.storage.vector_bytes import pack_vectors, unpack_vectors


def unit_rows(rng, count, dimensions):
    """Rows as the store has them."""
    rows = rng.normal(size=(count, dimensions))
    rows = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    return unpack_vectors(pack_vectors(rows), dimensions)


def brute_force(ids, rows, query, limit):
    scores = rows @ query
    best = np.argsort(-scores, kind="stable")[:limit]
    return ids[best].tolist(), scores[best]


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 2000), st.integers(1, 30))
def test_the_nearest_by_brute_force_are_fetched(seed, count, limit):
    rng = np.random.default_rng(seed)
    ids = np.sort(rng.choice(10**9, count, replace=False)).astype(np.int64)
    rows = unit_rows(rng, count, 32)
    query = unit_rows(rng, 1, 32)[0]
    found = look_up(build_index(ids, rows), query, limit)
    assert len(found) == len(set(found)) == min(count, limit + room.LEAST_FLAT)
    assert set(brute_force(ids, rows, query, limit)[0]) <= set(found)


def test_a_number_beyond_the_reach_of_a_byte_is_cut(monkeypatch):
    rows = np.eye(64, dtype=np.float32)  # 1.0 is eight standard deviations
    monkeypatch.setattr(room, "LEAST_FLAT", 0)
    assert look_up(build_index(np.arange(64, dtype=np.int64), rows), rows[5], 1) == [5]


@given(st.integers(0, 10**6), st.integers(2, 400))
def test_stored_vectors_keep_their_cosines(seed, dimensions):
    rng = np.random.default_rng(seed)
    rows = unit_rows(rng, 8, dimensions)
    stored = pack_vectors(rows)
    assert {len(data) for data in stored} == {dimensions}
    read = unpack_vectors(stored, dimensions)
    np.testing.assert_allclose(np.linalg.norm(read, axis=1), 1, atol=1e-5)
    np.testing.assert_allclose((read * rows).sum(axis=1), 1, atol=1e-3)


def test_nothing_is_stored_of_no_vectors():
    assert unpack_vectors([], 384).shape == (0, 384)
    assert not unpack_vectors(pack_vectors(np.zeros((1, 4), dtype=np.float32)), 4).any()


def test_only_allowed_entries_are_found():
    rng = np.random.default_rng(1)
    ids, rows = np.arange(100, 200, dtype=np.int64), unit_rows(rng, 100, 16)
    chosen = [103, 150, 199]
    assert sorted(look_up(build_index(ids, rows), rows[7], 10, chosen)) == chosen
    assert look_up(build_index(ids, rows), rows[7], 10, []) == []


def test_inverted_lists_hold_nearly_all_of_the_nearest(monkeypatch):
    monkeypatch.setattr(room, "FLAT_LIMIT", 1000)
    rng = np.random.default_rng(2)
    centres = unit_rows(rng, 200, 64)
    rows = centres[rng.integers(0, 200, 20_000)] + 0.08 * rng.normal(size=(20_000, 64)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    ids = np.arange(20_000, dtype=np.int64) * 3
    index = build_index(ids, rows)
    hits = 0
    for query in rows[::1000]:
        expected, _ = brute_force(ids, rows, query, 10)
        hits += len(set(expected) & set(look_up(index, query, 10)))
    assert hits / (20 * 10) >= 0.97


def test_stored_vectors_answer_as_the_encoder_would(library, encoder):
    ids, rows = read_vectors(library.store)
    query = encoder.encode_queries(["nhãn sinh thái"])[0]
    expected, scores = brute_force(ids, rows, query, 3)
    found = room.find_nearest(library.store, library.derived.vectors(), query, 3)
    assert [number for number, _ in found] == expected
    assert [score for _, score in found] == pytest.approx(scores.tolist(), abs=1e-5)
    hits = library.search("nhãn sinh thái", mode="semantic", limit=3)
    cosines = [float(rows[ids == hit.id][0] @ query) for hit in hits]
    assert [hit.why.meaning for hit in hits] == pytest.approx(cosines, abs=1e-5)


def test_an_index_of_another_form_is_made_anew(library, encoder):
    library.search("nhãn", mode="semantic")
    manifest = library.folder / room.MANIFEST
    manifest.write_bytes(manifest.read_bytes().replace(f'"form":{room.FORM}'.encode(), b'"form":1'))
    assert room.read_vector_manifest(library.folder) is None
    with Library(library.folder, encoder=encoder) as opened:
        assert opened.search("nhãn", mode="semantic")
    assert room.read_vector_manifest(library.folder) is not None


def test_the_index_follows_what_comes_and_goes(library, make_ecolabel, encoder):
    library.search("nhãn", mode="semantic")
    library.add(*make_ecolabel("copy.txt"))
    library.remove(1)
    ids, _ = read_vectors(library.store)
    found = room.find_nearest(library.store, library.derived.vectors(), encoder.encode_queries(["nhãn"])[0], 100)
    assert {number for number, _ in found} == set(ids.tolist())


def test_inverted_lists_follow_too_and_give_exact_cosines(library, make_ecolabel, encoder, monkeypatch):
    monkeypatch.setattr(room, "FLAT_LIMIT", 2)
    monkeypatch.setattr(room, "GROWN", 100)
    library.search("nhãn", mode="semantic")
    library.add(*make_ecolabel("copy.txt"))
    library.remove(1)
    ids, rows = read_vectors(library.store)
    query = encoder.encode_queries(["nhãn sinh thái"])[0]
    found = room.find_nearest(library.store, library.derived.vectors(), query, 100)
    expected, scores = brute_force(ids, rows, query, len(ids))
    assert {number for number, _ in found} == set(expected)
    assert [score for _, score in found] == pytest.approx(scores.tolist(), abs=1e-5)
