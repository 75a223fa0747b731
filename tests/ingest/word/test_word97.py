"""Word 97 files: real ones where they are at hand, and the ways in which one can be hostile."""

import re
import subprocess
import unicodedata
from collections import Counter
from shutil import which

import pytest

from benchmarks.results import shared_folder
from vnpolicy.ingest import read
from vnpolicy.ingest.errors import PasswordNeeded, UnreadableDocument
from vnpolicy.ingest.word import word97

FOLDER = shared_folder("files", "word")
FILES = [path for path in sorted(FOLDER.glob("*.doc")) if path.read_bytes()[:4] == b"\xd0\xcf\x11\xe0"]
real = pytest.mark.skipif(not FILES, reason="no Word 97 files at hand (VNPOLICY_SHARED)")


def words(text):
    return Counter(re.findall(r"[^\W\d_]+", unicodedata.normalize("NFC", text)))


@real
@pytest.mark.slow
@pytest.mark.skipif(which("antiword") is None, reason="antiword, the other witness, is not installed")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem[:40])
def test_no_word_of_a_real_file_is_lost(path):
    witness = subprocess.run(  # noqa: S603
        ["antiword", "-m", "UTF-8", "-w", "0", str(path)],  # noqa: S607
        capture_output=True,
        check=True,
        encoding="utf-8",
    ).stdout
    lost = words(witness) - words(read(path).text)
    lost.pop("pic", None)  # stands where a picture does
    assert not lost


@real
@pytest.mark.slow
def test_tables_of_real_files_are_tables():
    found = {path.stem: sum(block.kind == "table" for block in read(path).blocks) for path in FILES}
    assert sum(found.values()) > len(FILES)


@real
def test_file_that_ends_early_is_damaged():
    data = FILES[0].read_bytes()
    with pytest.raises(UnreadableDocument, match="damaged"):
        word97.read_word97(data[: len(data) // 4], "a.doc")


@real
def test_text_longer_than_its_file_is_refused(monkeypatch):
    monkeypatch.setattr(word97, "COUNTS", ("ccpText",) * 1000)
    with pytest.raises(UnreadableDocument, match="damaged"):
        word97.as_docx(FILES[0].read_bytes(), "a.doc")


@real
def test_text_too_long_is_refused_with_its_length(monkeypatch):
    monkeypatch.setattr(word97, "WORD97_CHARACTERS", 100)
    with pytest.raises(UnreadableDocument, match="more than 100"):
        word97.as_docx(FILES[0].read_bytes(), "a.doc")


def test_protected_file_asks_for_its_password(monkeypatch):
    import doc2docx
    from doc2docx.errors import EncryptedDocumentError

    def refuse(path):
        raise EncryptedDocumentError(path)

    monkeypatch.setattr(doc2docx, "inspect_doc", refuse)
    with pytest.raises(PasswordNeeded):
        word97.as_docx(b"x", "a.doc")
