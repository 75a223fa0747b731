import csv
import io
import json
import shutil
import sqlite3
import subprocess
import sys

import pytest


def found(done):
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def test_a_task_is_found_with_its_agency_deadline_document_and_quote(policy, filled):
    hits = found(policy("search", "co so du lieu chat thai nhua", "-l", filled, "--mode", "keyword", "--kind", "task"))
    best = hits[0]
    assert best["document"]["number"] == "215/KH-UBND"
    assert (best["record"]["lead"], best["record"]["end"]) == (["Sở Nông nghiệp và Môi trường"], "2026-09")
    assert all(best["quote"][start:end] for start, end in best["highlights"])


@pytest.mark.parametrize(
    "filters",
    [
        pytest.param(["--agency", "Sở Công Thương", "--role", "lead"], id="agency and role"),
        pytest.param(["--province", "Đồng Nai"], id="province"),
        pytest.param(["--type", "Kế hoạch"], id="type"),
        pytest.param(["--issued-from", "2025-04", "--issued-to", "2025-04-30"], id="issued in a month"),
        pytest.param(["--due-after", "2025-01", "--due-before", "2026"], id="due in a span"),
        pytest.param(["--document", "215/KH-UBND"], id="document"),
        pytest.param(["--kind", "target"], id="kind"),
    ],
)
def test_a_filter_gives_a_part_of_the_hits(policy, filled, filters):
    question = ["search", "chất thải nhựa", "-l", filled, "--mode", "keyword", "--limit", "500"]
    everything = {hit["quote"] for hit in found(policy(*question))}
    some = {hit["quote"] for hit in found(policy(*question, *filters))}
    assert some < everything
    assert some


def test_hits_come_as_table_lines_and_rows(policy, filled):
    question = ["search", "túi ni lông", "-l", filled, "--mode", "keyword", "--limit", "3"]
    assert "túi ni lông" in policy(*question, "-f", "table").stdout
    assert len(policy(*question, "-f", "jsonl").stdout.splitlines()) == 3
    assert len(list(csv.DictReader(io.StringIO(policy(*question, "-f", "csv").stdout)))) == 3


def test_nothing_found_is_no_failure_but_says_what_to_try(policy, filled):
    done = policy("search", "zzzz", "-l", filled, "--mode", "keyword")
    assert (done.exit_code, done.stdout.strip()) == (0, "[]")
    assert "nothing found" in done.stderr


@pytest.mark.parametrize(
    ("filters", "said"),
    [
        pytest.param(["--agency", "Sở Côg Thươg"], "nearest: Sở Công Thương", id="a slip of the finger"),
        pytest.param(["--agency", "NASA"], "no task names 'NASA'", id="an agency like no other"),
        pytest.param(["--province", "Lonh An"], "nearest: Long An", id="a slip in a province"),
        pytest.param(["--province", "Điện Biên"], "no document comes from 'Điện Biên'", id="a province of none"),
        pytest.param(["--agency", "Sở Công Thương"], "fewer filters", id="an agency that has tasks"),
        pytest.param(["--document", "999/QĐ-TTg"], "no document '999/QĐ-TTg'", id="a number that is not there"),
    ],
)
def test_a_filter_that_lets_nothing_pass_is_named(policy, filled, filters, said):
    done = policy("search", "zzzz", "-l", filled, "--mode", "keyword", *filters)
    assert (done.exit_code, done.stdout.strip()) == (0, "[]")
    assert said in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["--type", "Biên lai"], "no document is of the type 'Biên lai'; there are: ", id="a type of none"),
        pytest.param(["--issued-from", "2023", "--issued-to", "2022"], "--issued-from is after --issued-to", id="span"),
        pytest.param(["--lang", "vi"], "không tìm thấy: thử từ khác", id="in Vietnamese"),
        pytest.param(["--lang", "vi", "--agency", "NASA"], "không có nhiệm vụ nào của 'NASA'", id="of an agency"),
    ],
)
def test_nothing_found_is_told_by_what_was_asked(policy, filled, arguments, said):
    done = policy("search", "zzzz", "-l", filled, "--mode", "keyword", *arguments)
    assert said in done.stderr


@pytest.mark.parametrize(
    ("query", "said"),
    [
        pytest.param(
            "3108/QĐ-TTg chất thải", "policy: no 3108/QĐ-TTg here; nearest: ", id="a number that is not there"
        ),
        pytest.param("nhiệm vụ hoàn thành quý IV/2025", "--due-after 2025-10 --due-before 2025-12", id="a deadline"),
        pytest.param("tasks due before 6/2025", "add: --due-before 2025-06", id="a deadline in English"),
        pytest.param("chất thải nhựa 215/KH-UBND", "", id="nothing to tell"),
    ],
)
def test_what_to_know_of_a_query_is_told(policy, filled, query, said):
    done = policy("search", query, "-l", filled, "--mode", "keyword")
    assert done.exit_code == 0
    assert said in done.stderr
    assert said or not done.stderr


@pytest.mark.parametrize("name", ["Kế hoạch", "ke hoach", "KH", "Plan"])
def test_a_type_has_many_names(policy, filled, name):
    hits = found(policy("search", "chất thải", "-l", filled, "--mode", "keyword", "--type", name))
    assert {hit["document"]["doc_type"] for hit in hits} == {"Kế hoạch"}


def test_show_gives_what_extract_gives(policy, filled, sample):
    shown = found(policy("show", "215/kh-ubnd", "-l", filled))
    extracted = found(policy("extract", sample("ke-hoach-215")))
    assert shown["tasks"] == extracted["tasks"]
    assert shown["document"]["doc_number"] == "215/KH-UBND"


def test_a_number_that_is_not_there_names_its_neighbours(policy, filled):
    done = policy("show", "216/KH-UBND", "-l", filled)
    assert done.exit_code == 1
    assert "215/KH-UBND" in done.stderr


def test_the_library_tells_its_counts_and_health(policy, filled):
    whole = found(policy("library", "-l", filled, "--check"))
    assert whole["library"]["documents"] == len(whole["documents"]) == 3
    assert whole["library"]["fault"] is None
    text = " ".join(policy("library", "-l", filled, "-f", "table").stdout.split())
    for kind, name in (("basis", "legal bases"), ("task", "tasks"), ("title", "titles")):
        assert f"{whole['library']['entries'][kind]} {name}" in text


def test_a_second_run_skips_replaces_and_prunes(policy, sample, tmp_path):
    folder, library = tmp_path / "in", tmp_path / "library"
    folder.mkdir()
    for start in ("cong-van-3312", "chi-thi-09"):
        shutil.copy(sample(start), folder / f"{start}.txt")
    take = ["ingest", folder, "-l", library, "--embed", "none", "--workers", "1"]
    assert "2 added" in policy(*take).stdout
    assert "2 unchanged" in policy(*take).stdout
    shutil.copy(sample("ke-hoach-1120"), folder / "chi-thi-09.txt")
    (folder / "cong-van-3312.txt").unlink()
    (folder / "bad.txt").write_bytes(b"")
    done = policy(*take, "--prune")
    assert done.exit_code == 1
    assert "1 added, 1 removed, 1 failed" in done.stdout
    assert len(done.stderr.splitlines()) == 1
    assert [card["number"] for card in found(policy("library", "-l", library))["documents"]] == ["1120/KH-SCT"]


def test_vectors_let_an_english_question_find_a_vietnamese_task(policy, sample, tmp_path):
    library = tmp_path / "library"
    assert policy("ingest", sample("cong-van-3312"), "-l", library, "--workers", "1").exit_code == 0
    question = "who inspects plastic bags in supermarkets and shopping centres"
    hits = found(policy("search", question, "-l", library, "--kind", "task", "--limit", "3"))
    assert any("túi ni lông" in hit["quote"] for hit in hits)


def test_a_folder_without_documents_is_said_to_be_one(policy, tmp_path):
    (tmp_path / "in").mkdir()
    done = policy("ingest", tmp_path / "in", "-l", tmp_path / "library")
    assert done.exit_code == 1
    assert "no document" in done.stderr


def test_the_folder_of_the_environment_is_the_default(policy, filled):
    whole = found(policy("library", env={"POLICY_LIBRARY": str(filled)}))
    assert whole["library"]["documents"] == 3


def test_doctor_names_every_part(policy):
    done = policy("doctor")
    assert done.exit_code == 0
    for part in ("spacy", "tantivy", "onnxruntime", "sentence-transformers", "tesseract", "soffice", "library"):
        assert part in done.stdout


def test_searching_by_words_imports_nothing_that_only_reading_needs(filled):
    reading = ("vnpolicy.ingest.reading", "spacy", "torch", "underthesea", "pdfplumber", "docx", "lxml")
    heavy = (*reading, "onnxruntime", "tokenizers", "sentence_transformers")
    code = f"""
import sys
from vnpolicy.cli.main import app
app(["search", "chất thải nhựa", "--mode", "keyword", "--library", {str(filled)!r}], standalone_mode=False)
found = [name for name in {heavy!r} if name in sys.modules]
assert not found, found
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stderr


def test_the_demo_answers_its_question_with_document_page_and_quote(policy):
    done = policy("demo")
    assert done.exit_code == 0
    answer = done.stdout.split("$ policy search")[1]
    for part in ("98/KH-UBND", "p. 1", "công nghệ tái chế", "Sở Tài chính", "2025-12"):
        assert part in answer


def test_an_interrupted_run_says_what_stays_and_goes_on(policy, sample, tmp_path, monkeypatch):
    take = ["ingest", sample("cong-van-3312"), sample("chi-thi-09"), "-l", tmp_path / "library", "-w", "1", "--embed"]

    def interrupted(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("vnpolicy.index.library.Library.encode_pending", interrupted)
        done = policy(*take, "records")
    assert done.exit_code == 130
    assert "interrupted (2 added" in done.stderr
    assert "2 unchanged" in policy(*take, "none").stdout


def test_a_number_of_two_documents_shows_one_and_names_the_other(policy, sample, tmp_path):
    for name in ("first.txt", "second.txt"):
        text = sample("cong-van-3312").read_text(encoding="utf-8")
        (tmp_path / name).write_text(f"{text}\n{name}\n", encoding="utf-8")
    library = tmp_path / "library"
    policy("ingest", tmp_path / "first.txt", tmp_path / "second.txt", "-l", library, "--embed", "none", "-w", "1")
    done = policy("show", "3312/UBND-KT", "-l", library)
    assert found(done)["document"]["doc_number"] == "3312/UBND-KT"
    assert len(done.stderr.splitlines()) == 1
    other = done.stderr.split()[-1]
    assert found(policy("show", other, "-l", library))["document"]["source"] != found(done)["document"]["source"]


def test_a_number_beyond_all_ids_is_no_document(policy, filled):
    done = policy("show", "9" * 30, "-l", filled)
    assert (done.exit_code, len(done.stderr.splitlines())) == (1, 1)


def test_a_library_without_vectors_says_so(policy, filled):
    assert "no vectors" in policy("library", "-l", filled, "-f", "table").stdout
    done = policy("search", "nhãn sinh thái", "-l", filled, "--mode", "semantic")
    assert "policy ingest FOLDER --again" in done.stderr


def test_a_filter_for_a_document_that_is_not_there_names_its_neighbours(policy, filled):
    done = policy("search", "nhựa", "-l", filled, "--document", "216/KH-UBND", "--mode", "keyword")
    assert done.exit_code == 0
    assert "no document '216/KH-UBND'" in done.stderr
    assert "215/KH-UBND" in done.stderr


def test_vectors_of_other_weights_are_made_anew_when_the_encoder_is_named(policy, sample, tmp_path):
    ingest = ("ingest", sample("cong-van-3312"), "-l", tmp_path / "library", "--workers", "1")
    question = ("search", "chất thải nhựa", "-l", tmp_path / "library", "--mode", "semantic")
    assert policy(*ingest).exit_code == 0
    with sqlite3.connect(tmp_path / "library" / "library.db") as library:
        library.execute("UPDATE state SET value = 'other' WHERE name = 'encoder_digest'")
    library.close()
    refused = policy(*question)
    assert (refused.exit_code, "policy ingest FOLDER --encoder" in refused.stderr) == (2, True)
    assert policy(*ingest, "--encoder", "vnpolicy").exit_code == 0
    assert found(policy(*question))
