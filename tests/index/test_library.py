"""The folder: what is kept, replaced, refused, and made anew when it is damaged."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from vnpolicy.index import DocumentNotFound, EncoderMismatch, Library, NotALibrary, default_folder
from vnpolicy.index.storage.locking import update_lock
from vnpolicy.index.storage.store import MIGRATIONS, VERSION, migrate
from vnpolicy.index.upkeep.rows import prepare
from vnpolicy.ingest.document import Block, Document, Span
from vnpolicy.nlp.plan import Header, Plan, Review


def found(library, query="nhãn sinh thái", mode="hybrid"):
    return [(hit.id, round(hit.score, 4)) for hit in library.search(query, mode=mode)]


def test_a_document_and_its_plan_come_back_equal(library, make_ecolabel):
    document, plan = make_ecolabel()
    assert library.document("202/KH-UBND") == document
    assert library.plan("202/KH-UBND") == plan


def test_adding_a_source_again_replaces_it(library, make_ecolabel):
    before = library.card("202/KH-UBND")
    document, _ = make_ecolabel()
    library.add(*make_ecolabel("ecolabel.txt", document.text.replace("huyện", "xã")))
    assert len(library.documents()) == 2
    assert library.card("202/KH-UBND").digest != before.digest
    assert [hit.document.id for hit in library.search("UBND các xã", mode="keyword")][:1] != [before.id]
    assert library.search('"các huyện tuyên truyền"') == []


def test_a_removed_document_is_found_no_more(library):
    assert library.search("889/QĐ-TTg", mode="keyword")
    library.remove("202 KH UBND")
    hits = [
        hit.document.number for mode in ("keyword", "semantic") for hit in library.search("nhãn sinh thái", mode=mode)
    ]
    assert "202/KH-UBND" not in hits
    assert library.health().vectors == library.store.connection.execute("SELECT count(*) FROM vectors").fetchone()[0]


def test_a_bare_number_gets_those_that_begin_with_it(library):
    with pytest.raises(DocumentNotFound) as caught:
        library.card("202")
    assert caught.value.nearest[0] == "202/KH-UBND"


def test_the_nearest_numbers_are_suggested(library):
    with pytest.raises(DocumentNotFound) as caught:
        library.card("201/KH-UBND")
    assert caught.value.nearest[0] == "202/KH-UBND"


def test_a_document_with_nul_and_surrogates_is_kept(library):
    text = "Sở Y tế \0 chủ trì \ud800 diệt muỗi"
    document = Document("odd\udcff.txt", "sha256:0", text, (Block("paragraph", Span(0, len(text))),))
    plan = Plan(document.source, document.digest, "vi", Header(title="\udfff"), review=(Review("\ud800"),))
    number = library.add(document, plan)
    assert library.document(number).text == text.replace("\ud800", "\ufffd")
    assert [hit.document.id for hit in library.search("diệt muỗi", mode="keyword")] == [number]


def test_documents_with_the_same_number_are_told_apart(library, make_ecolabel):
    library.add(*make_ecolabel("copy.txt"))
    assert [card.source for card in library.cards("202/KH-UBND")] == ["ecolabel.txt", "copy.txt"]


@pytest.mark.parametrize("name", ["lexical/meta.json", "lexical/vnpolicy.json", "vectors.faiss", "vectors.json"])
@pytest.mark.parametrize("damage", ["truncated", "emptied", "removed", "garbage"])
def test_a_damaged_index_is_made_anew(library, encoder, name, damage):
    before = found(library), found(library, mode="keyword")
    library.close()
    path = library.folder / name
    data = path.read_bytes()
    path.write_bytes({"truncated": data[: len(data) // 2], "garbage": b"\0" * len(data)}.get(damage, b""))
    if damage == "removed":
        path.unlink()
    with Library(library.folder, encoder=encoder) as again:
        assert (found(again), found(again, mode="keyword")) == before


def test_a_truncated_segment_is_made_anew(library, encoder):
    before = found(library, mode="keyword")
    library.close()
    for path in (library.folder / "lexical").glob("*.idx"):
        path.write_bytes(path.read_bytes()[:10])
    with Library(library.folder, encoder=encoder) as again:
        assert again.health().lexical == "missing"
        assert found(again, mode="keyword") == before
        assert again.health(thorough=True).lexical == "fresh"


def test_both_indexes_may_be_thrown_away(library, encoder):
    before = found(library)
    library.close()
    for path in (library.folder / "lexical").iterdir():
        path.unlink()
    (library.folder / "vectors.faiss").unlink()
    with Library(library.folder, encoder=encoder) as again:
        assert found(again) == before


def test_an_index_brought_up_to_date_equals_one_made_anew(library, encoder, make_ecolabel):
    library.search("một")
    library.add(*make_ecolabel("copy.txt"))
    library.remove("41/2023/QĐ-UBND")
    caught_up = {
        mode: {hit.id for hit in library.search("nhãn sinh thái", mode=mode)} for mode in ("keyword", "semantic")
    }
    library.close()
    (library.folder / "lexical" / "vnpolicy.json").unlink()
    (library.folder / "vectors.json").unlink()
    with Library(library.folder, encoder=encoder) as again:
        anew = {mode: {hit.id for hit in again.search("nhãn sinh thái", mode=mode)} for mode in ("keyword", "semantic")}
    assert caught_up == anew


def test_health_tells_what_is_stale(library, make_ecolabel):
    library.search("một")
    assert (library.health().lexical, library.health().semantic) == ("fresh", "fresh")
    library.add_prepared(prepare(*make_ecolabel("copy.txt")))
    health = library.health(thorough=True)
    assert (health.lexical, health.documents, health.fault) == ("stale", 3, None)
    assert health.pending == 4  # bases get no vector
    assert health.entries["task"] == 4


@pytest.mark.parametrize("folder", ["file", "photos", "other database", "no database"])
def test_a_folder_that_is_something_else_is_left_alone(tmp_path, folder):
    path = tmp_path / "place"
    if folder == "file":
        path.write_text("x")
    else:
        path.mkdir()
        content = {"photos": ("a.jpg", b"x"), "no database": ("library.db", b"not a database" * 100)}
        if folder == "other database":
            with sqlite3.connect(path / "library.db") as other:
                other.execute("CREATE TABLE mine (a)")
            other.close()
        else:
            (path / content[folder][0]).write_bytes(content[folder][1])
    before = _contents(path)
    with pytest.raises(NotALibrary):
        Library(path)
    assert _contents(path) == before


def _contents(path: Path) -> dict[str, bytes]:
    files = [path] if path.is_file() else path.rglob("*")
    return {str(file): file.read_bytes() for file in files}


def test_a_missing_folder_is_made_only_when_asked_for(tmp_path):
    with pytest.raises(NotALibrary):
        Library(tmp_path / "none", create=False)
    assert not (tmp_path / "none").exists()
    Library(tmp_path / "some").close()
    Library(tmp_path / "some", create=False).close()


def test_a_library_of_a_newer_program_is_refused(library):
    library.store.connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    library.close()
    with pytest.raises(NotALibrary, match="update"):
        Library(library.folder)


def test_a_library_of_an_older_program_is_brought_up_to_date(library, monkeypatch):
    script = "CREATE TABLE notes (a TEXT);\nINSERT INTO notes VALUES ('kept; and whole');\n"
    monkeypatch.setattr("vnpolicy.index.storage.store._script", lambda _: script)
    migrate(library.store.connection, {**MIGRATIONS, VERSION: "next.sql"})
    assert library.store.connection.execute("SELECT a FROM notes").fetchone() == ("kept; and whole",)
    assert library.store.connection.execute("PRAGMA user_version").fetchone() == (VERSION + 1,)
    assert len(library.documents()) == 2


def test_a_failed_migration_changes_nothing(library, monkeypatch):
    monkeypatch.setattr("vnpolicy.index.storage.store._script", lambda _: "CREATE TABLE notes (a);\nNONSENSE;\n")
    with pytest.raises(sqlite3.OperationalError):
        migrate(library.store.connection, {VERSION: "next.sql"})
    tables = [row[0] for row in library.store.connection.execute("SELECT name FROM sqlite_master")]
    assert "notes" not in tables
    assert library.store.connection.execute("PRAGMA user_version").fetchone() == (VERSION,)


def test_tasks_of_a_name_are_found_without_reading_all_assignments(library):
    sql = "EXPLAIN QUERY PLAN SELECT entry FROM assignments WHERE name_key IN (SELECT value FROM json_each(?))"
    plan = " ".join(row[-1] for row in library.store.connection.execute(sql, ('["so y te"]',)))
    assert "INDEX assignments_name (name_key=?)" in plan


def test_a_document_that_fails_half_way_leaves_nothing(library, make_prepared, monkeypatch):
    generation = library.store.generation
    monkeypatch.setattr("vnpolicy.index.upkeep.writing._add_entries", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        library.add_prepared(make_prepared())
    assert library.store.generation == generation
    assert library.card("202/KH-UBND").tasks == 1


def test_one_reads_while_another_writes(library, encoder, make_prepared):
    with Library(library.folder, encoder=encoder) as reader:
        before = found(reader, mode="keyword")
        with library.store.change():
            library.store.connection.execute("DELETE FROM documents")
            assert found(reader, mode="keyword") == before
            assert len(reader.documents()) == 2
            library.store.connection.execute("ROLLBACK")
            library.store.connection.execute("BEGIN")
        library.add_prepared(make_prepared("copy.txt"))
        assert len(reader.documents()) == 3


def test_a_stale_index_serves_while_another_process_updates(library, encoder, make_prepared):
    before = found(library, mode="keyword")
    library.add_prepared(make_prepared("copy.txt"))
    with Library(library.folder, encoder=encoder) as reader, update_lock(library.folder) as held:
        assert held
        assert found(reader, mode="keyword") == before


def test_vectors_of_another_encoder_are_refused(library, new_encoder, make_ecolabel):
    with Library(library.folder, encoder=new_encoder("other")) as other:
        with pytest.raises(EncoderMismatch, match="syllables 1, not of other 1"):
            other.search("nhãn")
        with pytest.raises(EncoderMismatch):
            other.add(*make_ecolabel("copy.txt"))
        assert other.search("nhãn", mode="keyword")
        assert [step for step in other.change_encoder("vnpolicy")][-1][0] == other.health().vectors  # noqa: C416
        assert other.health().encoder == "vnpolicy"
        assert other.search("nhãn sinh thái", mode="semantic")


def test_embed_says_what_gets_a_vector(library, make_ecolabel):
    before = library.health().vectors
    library.add(*make_ecolabel("none.txt"), embed="none")
    assert library.health().vectors == before
    library.add(*make_ecolabel("all.txt"), embed="passages")
    assert library.health().vectors == before + 5


def test_the_default_folder_is_the_users_or_the_variables(monkeypatch, tmp_path):
    monkeypatch.delenv("POLICY_LIBRARY", raising=False)
    assert default_folder().parent.name == "vnpolicy"
    monkeypatch.setenv("POLICY_LIBRARY", str(tmp_path))
    assert default_folder() == tmp_path


def imported_by_search(folder: Path, mode: str) -> set[str]:
    """Names of the packages in memory after a search in a process of its own."""
    code = (
        "import sys; from vnpolicy.index import Library\n"
        f"hits = Library({str(folder)!r}).search('nhãn sinh thái', mode={mode!r})\n"
        f"assert hits and ({mode!r} == 'keyword') == (hits[0].why.meaning is None)\n"
        "print(*sorted({m.split('.')[0] for m in sys.modules}))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout  # noqa: S603
    return set(out.split())


HEAVY = {"spacy", "torch", "transformers", "underthesea", "pdfplumber", "pypdfium2", "docx", "lxml"}


def test_searching_for_words_imports_nothing_heavy(library):
    library.close()
    assert not imported_by_search(library.folder, "keyword") & (HEAVY | {"faiss", "numpy", "onnxruntime", "tokenizers"})


def test_searching_for_meaning_imports_the_encoder_and_nothing_that_reads(tmp_path, make_ecolabel):
    with Library(tmp_path / "library", encoder="vnpolicy") as library:
        library.add(*make_ecolabel())
        library.refresh()
    imported = imported_by_search(library.folder, "hybrid")
    assert not imported & HEAVY
    assert {"faiss", "onnxruntime", "tokenizers"} <= imported
