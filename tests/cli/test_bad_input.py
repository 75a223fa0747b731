import io
import json
import os
import random
import subprocess
import sys
import zipfile

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

NOISE = random.Random(1).randbytes(20_000)  # noqa: S311 - noise, not a secret
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000) + "EncryptedPackage".encode("utf-16-le") + bytes(2000)


def locked_pdf():
    out = io.BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption("secret", "owner"))
    canvas.drawString(100, 700, "KE HOACH")
    canvas.save()
    return out.getvalue()


def foreign_zip():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "x")
    return out.getvalue()


@pytest.fixture
def good(tmp_path):
    path = tmp_path / "good.txt"
    path.write_text("KẾ HOẠCH\n\nSở Công Thương chủ trì tổ chức hội chợ trước ngày 30/6/2025.\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        pytest.param("empty.txt", b"", "empty", id="an empty file"),
        pytest.param("spaces.txt", b" \n\n ", "no text", id="nothing but white space"),
        pytest.param("noise.txt", NOISE, "binary", id="binary noise"),
        pytest.param("noise.docx", NOISE, "binary", id="binary noise named .docx"),
        pytest.param("cut.pdf", b"%PDF-1.4\n1 0 obj\n<< /Type", "damaged", id="a truncated PDF"),
        pytest.param("locked.pdf", locked_pdf(), "password", id="a PDF with a password"),
        pytest.param("locked.docx", OLE, "password", id="a Word file with a password"),
        pytest.param("zip.docx", foreign_zip(), "zip", id="a zip that is no Word file"),
    ],
)
def test_a_file_that_gives_no_text_is_one_line_and_the_others_go_on(policy, good, name, data, said):
    bad = good.with_name(name)
    bad.write_bytes(data)
    done = policy("extract", bad, good, "--format", "jsonl")
    assert done.exit_code == 1
    lines = done.stderr.splitlines()
    assert len(lines) == 1
    assert str(bad) in lines[0]
    assert said in lines[0]
    assert len(done.stdout.splitlines()) == 1


def test_a_text_of_300_megabytes_is_refused_at_once(policy, tmp_path):
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(300_000_000)
    done = policy("extract", path)
    assert (done.exit_code, len(done.stderr.splitlines())) == (1, 1)
    assert "300,000,000" in done.stderr


def test_a_file_that_is_not_there_and_a_folder_are_named(policy, tmp_path):
    done = policy("extract", tmp_path / "none.txt", tmp_path)
    assert done.exit_code == 1
    assert [str(tmp_path) in line for line in done.stderr.splitlines()] == [True, True]


def test_nul_and_lone_surrogates_do_no_harm(policy, tmp_path):
    path = tmp_path / "odd.txt"
    path.write_bytes("KẾ HOẠCH\0\n\nSở Công Thương chủ trì \ud800tổ chức hội chợ.\n".encode("utf-8", "surrogatepass"))
    done = policy("extract", path, "--format", "json")
    assert done.exit_code == 0, done.output
    done.stdout.encode()


@pytest.mark.skipif(sys.platform == "win32", reason="file names are text there")
def test_a_file_name_that_is_no_text_is_reported_and_read(tmp_path):
    path = os.fsencode(tmp_path) + b"/k\xff.txt"
    with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123 - the name is bytes
        file.write("KẾ HOẠCH\n\nSở Công Thương chủ trì tổ chức hội chợ.\n")
    code = "from vnpolicy.cli.main import run; run()"
    command = [sys.executable, "-c", code, "extract", path, path + b"x", "-f", "json"]
    done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603
    assert done.returncode == 1
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith(f"policy: {tmp_path}/k?.txtx: ")
    (plan,) = json.loads(done.stdout.decode())
    assert plan["document"]["source"] == f"{tmp_path}/k?.txt"
    assert [task["lead"] for task in plan["tasks"]] == [["Sở Công Thương"]]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["search", "?! ..."], "no word", id="a query of only punctuation"),
        pytest.param(["search", "x", "--due-before", "soon"], "date", id="a date that is none"),
    ],
)
def test_a_wrong_question_is_one_line_and_exit_code_2(policy, filled, arguments, said):
    done = policy(*arguments, "--library", filled)
    assert done.exit_code == 2, done.output
    assert len(done.stderr.splitlines()) == 1
    assert said in done.stderr


@pytest.mark.parametrize("command", [["search", "x"], ["show", "1"], ["library"], ["ingest", "a.txt"]], ids=" ".join)
def test_a_folder_that_is_no_library_is_left_alone(policy, tmp_path, command):
    (tmp_path / "notes.txt").write_text("mine")
    done = policy(*command, "--library", tmp_path)
    assert done.exit_code == 2
    assert len(done.stderr.splitlines()) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


@pytest.mark.parametrize("command", [["search", "x"], ["show", "1"], ["library"]], ids=" ".join)
def test_a_library_that_is_not_there_yet_is_not_made_by_asking(policy, tmp_path, command):
    done = policy(*command, "--library", tmp_path / "none")
    assert done.exit_code == 2
    assert "policy ingest" in done.stderr
    assert not (tmp_path / "none").exists()


def test_an_output_that_cannot_be_written_is_one_line(policy, good, tmp_path):
    done = policy("extract", good, "-o", tmp_path / "no" / "folder" / "a.json")
    assert done.exit_code == 1
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("command", ["show", "cites", "crossref"])
def test_an_empty_library_says_so_and_what_to_do(policy, tmp_path, command):
    (tmp_path / "documents").mkdir()
    policy("ingest", tmp_path / "documents", "--library", tmp_path / "library")
    done = policy(command, "1/KH-UBND", "--library", tmp_path / "library")
    assert done.exit_code == 1
    assert "the library is empty; fill it with: policy ingest FOLDER" in done.stderr


@pytest.mark.parametrize("name", ["plan.json", "register.xlsx"])
def test_a_folder_that_is_not_there_is_named_as_it_was_given(policy, good, tmp_path, name):
    done = policy("export", good, "-o", tmp_path / "missing" / name)
    assert done.exit_code == 1
    assert f"there is no folder {tmp_path / 'missing'}" in done.stderr
    assert ".part" not in done.stderr
