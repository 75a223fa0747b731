import csv
import io
import json
import subprocess
import sys
import zipfile

import pytest

from vnpolicy.cli.formats import Format, open_output


def test_one_file_gives_an_object_and_two_an_array(policy, sample):
    one = json.loads(policy("extract", sample("ke-hoach-215")).stdout)
    assert one["document"]["doc_number"] == "215/KH-UBND"
    two = json.loads(policy("extract", sample("ke-hoach-215"), sample("chi-thi-09")).stdout)
    assert [len(two), two[0]] == [2, one]


def test_standard_input_is_a_file_too(policy, sample):
    path = sample("ke-hoach-215")
    done = policy("extract", "-", input=path.read_bytes())
    piped, named = json.loads(done.stdout), json.loads(policy("extract", path).stdout)
    assert piped["tasks"] == named["tasks"]
    assert piped["document"]["source"] == "standard input"


def test_an_empty_standard_input_is_one_line(policy):
    done = policy("extract", "-", input=b"")
    assert (done.exit_code, len(done.stderr.splitlines())) == (1, 1)


def test_two_files_of_one_stem_get_two_outputs(policy, sample, tmp_path):
    first, second = tmp_path / "a" / "plan.txt", tmp_path / "b" / "PLAN.txt"
    for path, start in ((first, "ke-hoach-215"), (second, "chi-thi-09")):
        path.parent.mkdir()
        path.write_bytes(sample(start).read_bytes())
    out = tmp_path / "out"
    done = policy("extract", first, second, "--out-dir", out)
    assert (done.exit_code, done.stdout) == (0, "")
    numbers = {p.name: json.loads(p.read_text(encoding="utf-8"))["document"]["doc_number"] for p in out.iterdir()}
    assert numbers == {"plan.json": "215/KH-UBND", "PLAN-2.json": "09/CT-UBND"}


def test_an_archive_is_as_many_files_as_it_holds(policy, sample, tmp_path):
    path = tmp_path / "plans.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(sample("ke-hoach-215"), "2025/a.txt")
        archive.writestr("../b.txt", "x")
        archive.write(sample("chi-thi-09"), "c.txt")
    done = policy("extract", path)
    records = json.loads(done.stdout)
    assert [record["document"]["source"] for record in records] == [f"{path}/2025/a.txt", f"{path}/c.txt"]
    assert (done.exit_code, len(done.stderr.splitlines())) == (1, 1)
    assert "b.txt: its name leads out of the archive" in done.stderr


@pytest.mark.parametrize(
    ("name", "start"),
    [("r.json", b"{\n"), ("r.jsonl", b'{"document'), ("r.csv", b"\xef\xbb\xbfsource,"), ("r.txt", b"K\xe1\xba\xbf")],
)
def test_the_ending_of_the_output_decides_its_form(policy, sample, tmp_path, name, start):
    done = policy("extract", sample("ke-hoach-215"), "-o", tmp_path / name)
    assert (done.exit_code, done.stdout) == (0, "")
    assert (tmp_path / name).read_bytes().startswith(start)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_csv_has_a_row_for_each_record(policy, sample):
    path = sample("ke-hoach-215")
    records = json.loads(policy("extract", path).stdout)
    rows = list(csv.DictReader(io.StringIO(policy("extract", path, "--format", "csv").stdout)))
    assert len(rows) == sum(len(records[kind]) for kind in ("legal_bases", "targets", "tasks"))
    assert {row["document"] for row in rows} == {"215/KH-UBND"}


def test_every_quote_stands_at_its_span(policy, sample):
    from vnpolicy.ingest import read

    path = sample("quyet-dinh-2406")
    text = read(path).text
    records = json.loads(policy("extract", path).stdout)
    for kind in ("legal_bases", "targets", "tasks"):
        assert records[kind]
        assert all(record["quote"] == text[slice(*record["span"])] for record in records[kind])


def test_a_reader_that_stops_early_is_no_fault(sample):
    code = "from vnpolicy.cli.main import run; run()"
    command = f'"{sys.executable}" -c "{code}" extract "{sample("ke-hoach-215")}" -f table | head -1'
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)  # noqa: S602
    assert done.stderr == ""
    assert done.stdout.startswith("Kế hoạch 215/KH-UBND")


def test_a_run_that_reads_nothing_leaves_the_old_output(policy, tmp_path):
    kept = tmp_path / "plan.json"
    kept.write_text("{}")
    assert policy("extract", tmp_path / "gone.pdf", "-o", kept).exit_code == 1
    assert kept.read_text() == "{}"


def test_an_archive_without_a_document_is_reported(policy, tmp_path):
    with zipfile.ZipFile(tmp_path / "empty.zip", "w") as archive:
        archive.writestr("notes.exe", "x")
    done = policy("extract", tmp_path / "empty.zip")
    assert done.exit_code == 1
    assert "holds no document" in done.stderr


def test_a_file_named_for_another_format_is_not_written(policy, sample, tmp_path):
    done = policy("extract", sample("ke-hoach-215"), "-o", tmp_path / "plan.xlsx")
    assert done.exit_code == 2
    assert "table, json, jsonl, csv" in done.stderr
    assert not list(tmp_path.iterdir())


def test_writing_that_fails_leaves_no_file_behind(tmp_path):
    with pytest.raises(TypeError), open_output(tmp_path / "plan.json", Format.JSON) as stream:
        stream.write(b"no text")
    assert not list(tmp_path.iterdir())
