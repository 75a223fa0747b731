"""Damage that shows only in the middle of a search, and libraries that may only be read."""

import os

import pytest

from vnpolicy.index import Library
from vnpolicy.index.errors import LibraryReadOnly
from vnpolicy.index.search.ranking import is_damage


def found(library, mode="keyword"):
    return [(hit.id, round(hit.score, 4)) for hit in library.search("nhãn sinh thái", mode=mode)]


def overwrite_inside(folder, pattern):
    """Zeros in the middle third of the files: their sizes stay, so that nothing shows when they are opened.

    Not for a moment are they shorter: a thread of tantivy that has one mapped yet would meet the end of it (SIGBUS).
    """
    for path in folder.glob(pattern):
        third = path.stat().st_size // 3
        with path.open("r+b") as file:
            file.seek(third)
            file.write(bytes(third))


@pytest.fixture
def forbid(monkeypatch):
    """From the call on nothing may be written, as far as a program that asks is told."""
    allowed = os.access
    told = lambda path, mode: not mode & os.W_OK and allowed(path, mode)  # noqa: E731
    return lambda: monkeypatch.setattr(os, "access", told)


@pytest.mark.parametrize("pattern", ["*.term", "*.idx", "*.pos", "*.fast", "*.term *.idx *.fast *.store"])
def test_a_segment_overwritten_inside_ends_no_search(library, encoder, pattern):
    before = found(library)
    library.close()
    for part in pattern.split():
        overwrite_inside(library.folder / "lexical", part)
    with Library(library.folder, encoder=encoder) as again:
        found(again)
    with Library(library.folder, encoder=encoder) as again:
        again.health(thorough=True)
        assert found(again) == before


def test_a_thorough_look_has_a_damaged_index_made_anew(library, encoder):
    before = found(library)
    library.close()
    overwrite_inside(library.folder / "lexical", "*.store")
    with Library(library.folder, encoder=encoder) as again:
        assert again.health(thorough=True).lexical == "missing"
        assert found(again) == before
        assert again.health(thorough=True).lexical == "fresh"


def test_only_damage_has_an_index_made_anew():
    assert is_damage(ValueError("An IO error occurred"))
    assert is_damage(type("PanicException", (BaseException,), {})())
    assert not is_damage(KeyboardInterrupt())


def test_a_library_that_may_only_be_read_is_searched_and_left_as_it_is(library, encoder, forbid):
    before = {mode: found(library, mode) for mode in ("keyword", "hybrid")}
    library.close()
    forbid()
    files = sorted((path.name, path.stat().st_mtime_ns) for path in library.folder.rglob("*"))
    with Library(library.folder, encoder=encoder, create=False) as again:
        assert {mode: found(again, mode) for mode in before} == before
        assert again.plan("202/KH-UBND").header.doc_number == "202/KH-UBND"
    assert sorted((path.name, path.stat().st_mtime_ns) for path in library.folder.rglob("*")) == files


def test_an_index_that_cannot_be_made_where_nothing_may_be_written_is_said_to_be_so(library, encoder, forbid):
    found(library)
    library.close()
    (library.folder / "lexical" / "vnpolicy.json").unlink()
    forbid()
    with Library(library.folder, encoder=encoder, create=False) as again, pytest.raises(LibraryReadOnly):
        found(again)


def test_changes_that_wait_in_the_log_are_not_overlooked(library, encoder, forbid):
    library.close()
    (library.folder / "library.db-wal").write_bytes(b"changes")
    forbid()
    with pytest.raises(LibraryReadOnly):
        Library(library.folder, encoder=encoder, create=False)
