"""Folders taken in: skipped, replaced, dropped, failed, and gone on with."""

import os
import signal
import zipfile
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from vnpolicy.index import Library
from vnpolicy.index.intake.discovery import find_files
from vnpolicy.index.intake.events import Added, Encoded, Failed, Removed, Skipped
from vnpolicy.index.intake.ingesting import Options, ingest
from vnpolicy.index.intake.workers import Job, Outcome, run_job, run_jobs
from vnpolicy.nlp.plan import Header, Plan

ALONE = Options(workers=1, embed="none")


@pytest.fixture(autouse=True)
def simple_extraction(monkeypatch):
    def extract(document):
        return Plan(document.source, document.digest, "vi", Header(title=document.text[:40]))

    monkeypatch.setattr("vnpolicy.nlp.extract", extract)


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "plans"
    (place / "2022").mkdir(parents=True)
    (place / "a.txt").write_text("Kế hoạch nhãn sinh thái", encoding="utf-8")
    (place / "2022" / "b.txt").write_text("Kế hoạch giảm rác thải nhựa", encoding="utf-8")
    return place


@pytest.fixture
def library(tmp_path, encoder):
    with Library(tmp_path / "library", encoder=encoder) as made:
        yield made


def kinds(events):
    return [type(event) for event in events]


def test_files_of_folders_are_found_once(folder):
    for name in (".hidden.txt", "~$lock.docx", "table.xlsx"):
        (folder / name).write_text("x")
    (folder / ".git").mkdir()
    (folder / ".git" / "c.txt").write_text("x")
    assert find_files([folder, folder / "a.txt"]) == [folder / "a.txt", folder / "2022" / "b.txt"]
    assert find_files([folder / "table.xlsx", folder / "none.txt"]) == [folder / "table.xlsx", folder / "none.txt"]


def test_a_second_run_skips_and_a_change_replaces(library, folder):
    first = list(ingest(library, [folder], ALONE))
    assert kinds(first) == [Added, Added]
    assert [(event.done, event.total) for event in first] == [(1, 2), (2, 2)]
    assert kinds(ingest(library, [folder], ALONE)) == [Skipped, Skipped]
    (folder / "a.txt").write_text("Kế hoạch nhãn năng lượng", encoding="utf-8")
    changed = list(ingest(library, [folder], ALONE))
    assert sorted(type(event).__name__ for event in changed) == ["Added", "Skipped"]
    assert next(event for event in changed if isinstance(event, Added)).replaced
    assert len(library.documents()) == 2


def test_reading_again_reads_unchanged_files(library, folder):
    list(ingest(library, [folder], ALONE))
    assert kinds(ingest(library, [folder], Options(workers=1, embed="none", again=True))) == [Added, Added]


def test_prune_drops_what_is_gone_from_the_folders_named(library, folder, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text("Kế hoạch trồng rừng", encoding="utf-8")
    list(ingest(library, [folder, other], ALONE))
    other.unlink()
    (folder / "a.txt").unlink()
    assert kinds(ingest(library, [folder], ALONE)) == [Skipped]
    events = list(ingest(library, [folder], Options(prune=True, workers=1, embed="none")))
    assert [(type(e), Path(e.source).name) for e in events] == [(Skipped, "b.txt"), (Removed, "a.txt")]
    assert sorted(Path(card.source).name for card in library.documents()) == ["b.txt", "other.txt"]


def test_prune_keeps_a_file_that_was_named_outright(library, folder):
    odd = folder / "minutes.xyz"
    odd.write_text("Kế hoạch trồng rừng", encoding="utf-8")
    list(ingest(library, [odd], ALONE))
    events = list(ingest(library, [folder], Options(prune=True, workers=1, embed="none")))
    assert kinds(events) == [Added, Added]
    assert len(library.documents()) == 3


def test_an_archive_of_nothing_is_reported(library, tmp_path):
    with zipfile.ZipFile(tmp_path / "empty.zip", "w") as archive:
        archive.writestr("notes.exe", "x")
    (failed,) = ingest(library, [tmp_path / "empty.zip"], ALONE)
    assert isinstance(failed, Failed)
    assert "holds no document" in failed.reason


def test_one_bad_file_is_reported_and_the_rest_goes_on(library, folder):
    (folder / "empty.txt").write_bytes(b"")
    events = list(ingest(library, [folder, folder / "none.txt"], ALONE))
    failed = {Path(event.source).name: event.reason for event in events if isinstance(event, Failed)}
    assert set(failed) == {"empty.txt", "none.txt"}
    assert all(failed.values())
    assert len(library.documents()) == 2


def test_the_documents_of_an_archive_are_taken_in_one_by_one(library, folder):
    def pack(**members):
        with zipfile.ZipFile(folder / "plans.zip", "w") as archive:
            for name, data in members.items():
                archive.writestr(f"{name}.txt", data)

    pack(c="Kế hoạch trồng rừng", d="", e="Kế hoạch cấp nước")
    (folder / "broken.zip").write_bytes(b"PK\x03\x04")
    events = list(ingest(library, [folder], ALONE))
    places = {
        type(event): {os.path.relpath(e.source, folder) for e in events if type(e) is type(event)} for event in events
    }
    assert places == {
        Added: {"a.txt", "2022/b.txt", "plans.zip/c.txt", "plans.zip/e.txt"},
        Failed: {"broken.zip", "plans.zip/d.txt"},
    }
    pack(c="Kế hoạch trồng rừng")
    events = list(ingest(library, [folder], Options(prune=True, workers=1, embed="none")))
    assert kinds(events) == [Skipped, Failed, Skipped, Skipped, Removed]


def test_a_document_that_goes_bad_keeps_its_last_good_reading(library, folder):
    list(ingest(library, [folder], ALONE))
    (folder / "a.txt").write_bytes(b"")
    assert Failed in kinds(ingest(library, [folder], ALONE))
    assert len(library.documents()) == 2


def test_the_same_bytes_under_two_names_are_one_document(library, folder):
    (folder / "copy.txt").write_bytes((folder / "a.txt").read_bytes())
    events = list(ingest(library, [folder], ALONE))
    assert [Path(e.same_as).name for e in events if isinstance(e, Skipped)] == ["a.txt"]
    assert len(library.documents()) == 2


def test_a_file_that_moved_moves_along(library, folder):
    list(ingest(library, [folder], ALONE))
    (folder / "a.txt").rename(folder / "2022" / "c.txt")
    assert kinds(ingest(library, [folder], ALONE)) == [Skipped, Skipped]
    assert sorted(Path(card.source).name for card in library.documents()) == ["b.txt", "c.txt"]


def test_a_run_broken_off_goes_on_where_it_stopped(library, folder):
    run = ingest(library, [folder], ALONE)
    assert isinstance(next(run), Added)
    run.close()
    assert len(library.documents()) == 1
    assert sorted(kind.__name__ for kind in kinds(ingest(library, [folder], ALONE))) == ["Added", "Skipped"]
    assert library.search("rác thải nhựa", mode="keyword")


def test_vectors_are_made_after_the_documents(library, folder):
    events = list(ingest(library, [folder], Options(workers=1)))
    assert kinds(events) == [Added, Added, Encoded, Encoded]
    assert events[2].done == 0  # a bar can be drawn before the first batch is done
    assert events[-1].done == events[-1].total == library.health().vectors == 4


def test_a_fault_of_ours_fails_one_file(folder, monkeypatch):
    monkeypatch.setattr("vnpolicy.ingest.read_bytes", lambda *_, **__: 1 / 0)
    outcome = run_job(Job(str(folder / "a.txt")))
    assert "ZeroDivisionError" in (outcome.failure or "")


def die_or_answer(job: Job) -> Outcome:
    """Stands in for a reader that a damaged file kills."""
    if "killer" in job.path:
        os.kill(os.getpid(), signal.SIGKILL)
    return Outcome(job)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal on this system")
def test_a_worker_that_dies_fails_one_file(monkeypatch):
    monkeypatch.setattr(
        "vnpolicy.index.intake.workers.get_context", lambda _: __import__("multiprocessing").get_context("fork")
    )
    monkeypatch.setattr("vnpolicy.index.intake.workers.run_job", die_or_answer)
    jobs = [Job(name) for name in ("a", "b", "killer", "c", "d", "e")]
    outcomes = {outcome.job.path: outcome.failure for outcome in run_jobs(jobs, 2)}
    assert set(outcomes) == {job.path for job in jobs}
    assert [path for path, failure in outcomes.items() if failure] == ["killer"]


def test_no_file_is_lost_when_the_workers_are_gone_as_it_is_handed_over(monkeypatch):
    class Broken(ThreadPoolExecutor):
        def submit(self, *given):
            if given[1].path == "c" and not refused:
                refused.append(given)
                raise BrokenProcessPool
            return super().submit(*given)

    refused = []
    monkeypatch.setattr("vnpolicy.index.intake.workers._pool", Broken)
    monkeypatch.setattr("vnpolicy.index.intake.workers.run_job", Outcome)
    jobs = [Job(name) for name in "abcdef"]
    assert sorted(outcome.job.path for outcome in run_jobs(jobs, 2)) == list("abcdef")
    assert refused


def test_the_keyword_index_grows_while_files_are_read(library, folder, monkeypatch):
    monkeypatch.setattr("vnpolicy.index.intake.ingesting.INDEX_EVERY", 1)
    run = ingest(library, [folder], ALONE)
    next(run)
    assert library.health().lexical == "fresh"
    next(run)
    assert library.health(thorough=True).lexical == "fresh"
    assert [type(event) for event in run] == []
    assert {hit.document.title for hit in library.search("kế hoạch", mode="keyword")} == {
        "Kế hoạch nhãn sinh thái",
        "Kế hoạch giảm rác thải nhựa",
    }


def test_a_long_run_goes_on_in_fresh_workers(monkeypatch):
    monkeypatch.setattr(
        "vnpolicy.index.intake.workers.get_context", lambda _: __import__("multiprocessing").get_context("fork")
    )
    monkeypatch.setattr("vnpolicy.index.intake.workers.run_job", own_process)
    monkeypatch.setattr("vnpolicy.index.intake.workers._LIFE", 3)
    outcomes = list(run_jobs([Job(str(number)) for number in range(6)], 2))
    assert sorted(outcome.job.path for outcome in outcomes) == ["0", "1", "2", "3", "4", "5"]
    first, second = ({outcome.failure for outcome in part} for part in (outcomes[:3], outcomes[3:]))
    assert not first & second


def own_process(job: Job) -> Outcome:
    """Stands in for reading: tells in which process it was."""
    return Outcome(job, failure=str(os.getpid()))
