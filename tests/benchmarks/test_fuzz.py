"""A short run of the fuzzer: what it found once is tested where the fault was."""

from zipfile import ZipFile

import pytest

from benchmarks.fuzz import damaged, main, run
from benchmarks.fuzz_child import Child, _read
from benchmarks.fuzz_seeds import formats

QUICK = ("txt", "md", "html", "mht", "docx", "doc", "rtf", "zip", "pdf")


@pytest.mark.slow
@pytest.mark.parametrize("name", QUICK)
def test_damaged_files_give_a_document_or_a_clear_error(name):
    (kind,) = formats((name,))
    if not kind.seeds:
        pytest.skip("no sound file to begin from: LibreOffice makes one, and is not installed")
    score = run(kind, 25, seed=7, workers=1)
    assert [f"{trial.name}: {trial.verdict.detail}" for trial in score.findings] == []
    assert len(score.trials) == 25


def test_the_same_seed_damages_the_same_way():
    (kind,) = formats(("txt",))
    assert [damaged(kind, n, seed=3) for n in range(5)] == [damaged(kind, n, seed=3) for n in range(5)]
    assert damaged(kind, 1, seed=3) != damaged(kind, 1, seed=4)


def test_a_process_that_hangs_is_replaced(monkeypatch):
    monkeypatch.setattr("benchmarks.fuzz_child.SECONDS", 0)
    with Child() as child:
        assert child.read(b"KH", "a.txt").state == "hang"
        monkeypatch.setattr("benchmarks.fuzz_child.SECONDS", 30)
        assert child.read("Kế hoạch".encode(), "a.txt").state == "read"


def test_a_sound_file_of_an_archive_hides_no_fault(monkeypatch, tmp_path):
    with ZipFile(tmp_path / "two.zip", "w") as archive:
        archive.writestr("a.txt", "Kế hoạch")
        archive.writestr("b.txt", "Kế hoạch")
    outcomes = iter([("fault", "spans"), ("refused", "empty")])
    monkeypatch.setattr("benchmarks.fuzz_child._outcome", lambda _: next(outcomes))
    assert _read((tmp_path / "two.zip").read_bytes(), tmp_path / "two.zip") == ("fault", "spans")


def test_the_exit_status_tells_whether_anything_was_found(capsys):
    assert main(["--count", "2", "--format", "txt", "--workers", "1"]) == 0
    assert capsys.readouterr().out.startswith("txt  ")
