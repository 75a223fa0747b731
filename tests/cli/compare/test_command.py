"""`policy compare`: what a person sees of two documents, and what a program gets."""

import json
import zipfile
from io import BytesIO

import pytest

FROM_TO = (
    ("Giảm 40%", "Giảm 50%"),
    ("trong quý III/2026", "trong quý IV/2026"),
    ("Hướng dẫn chủ đầu tư hạ tầng lập hồ sơ đề nghị chứng nhận KCNST.\n", ""),
)


@pytest.fixture(scope="session")
def versions(sample, tmp_path_factory):
    """A sample, and a second version of it: a figure and a deadline are others, a task is gone."""
    old = sample("ke-hoach-215")
    new = tmp_path_factory.mktemp("versions") / "second.txt"
    text = old.read_text("utf-8")
    for was, now in FROM_TO:
        text = text.replace(was, now)
    new.write_text(text, "utf-8")
    return old, new


def test_json_tells_each_record_with_its_state_and_values(policy, versions):
    done = policy("compare", *versions, "--format", "json")
    assert done.exit_code == 0, done.output
    whole = json.loads(done.stdout)
    assert whole["counts"]["targets"] == {"same": 5, "changed": 1, "added": 0, "dropped": 0}
    (target,) = [pair for pair in whole["targets"] if pair["state"] == "changed"]
    value = next(change for change in target["changes"] if change["field"] == "value")
    assert (value["old"]["value"], value["new"]["value"]) == (40, 50)
    wording = next(change for change in target["changes"] if change["field"] == "wording")
    (((start, stop), (begin, end)),) = wording["words"]
    assert (target["old"]["quote"][start:stop], target["new"]["quote"][begin:end]) == ("40", "50")


def test_only_the_states_asked_for_are_written(policy, versions):
    done = policy("compare", *versions, "--format", "json", "--only", "dropped")
    whole = json.loads(done.stdout)
    assert {pair["state"] for pair in (*whole["targets"], *whole["tasks"])} == {"dropped"}
    assert whole["counts"]["targets"]["same"] == 5


def test_without_colours_changed_words_stand_in_brackets(policy, versions):
    done = policy("compare", *versions, "--format", "table")
    assert "Giảm [-40-]{+50+}%" in done.stdout
    assert "by 2026-09 → by 2026-12" in done.stdout
    assert "\x1b[" not in done.stdout


def test_labels_are_vietnamese_where_asked(policy, versions):
    done = policy("compare", *versions, "--format", "table", "--lang", "vi")
    assert "đến 09/2026 → đến 12/2026" in done.stdout
    assert "CHỈ TIÊU" in done.stdout


def test_the_page_stands_alone_and_escapes_what_documents_say(policy, versions, tmp_path):
    old, _ = versions
    evil = tmp_path / "evil.txt"
    text = old.read_text("utf-8").replace("Xây dựng cơ sở dữ liệu", "Xây dựng <script>alert(1)</script> cơ sở dữ liệu")
    evil.write_text(text, "utf-8")
    page = policy("compare", old, evil, "--format", "html").stdout
    assert page.startswith("<!doctype html>")
    assert "<script" not in page
    assert "<ins>" in page
    assert "http" not in page.replace('<html lang="en">', "")


def test_the_workbook_has_a_sheet_of_targets_and_one_of_tasks(policy, versions, tmp_path):
    output = tmp_path / "comparison.xlsx"
    assert policy("compare", *versions, "-o", output, "--lang", "en").exit_code == 0
    sheets = zipfile.ZipFile(BytesIO(output.read_bytes())).read("xl/workbook.xml").decode()
    assert "Targets" in sheets
    assert "Tasks" in sheets


def test_two_languages_of_one_document_are_the_same(policy, sample):
    done = policy("compare", sample("quyet-dinh-1850"), sample("en-decision-1850"), "--format", "json")
    whole = json.loads(done.stdout)
    assert whole["two_languages"]
    assert whole["counts"]["targets"]["same"] >= 5
    assert not [c for pair in whole["tasks"] for c in pair["changes"] if c["field"] in ("wording", "output")]


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        pytest.param(
            ("Đầu tư hệ thống tái sử dụng nước thải tại khu công nghiệp thí điểm", "Trồng cây xanh cách ly"),
            "18 same  1 added  1 dropped",
            id="another work with the same lead and time",
        ),
        pytest.param(
            (
                "Tỷ lệ chất thải nhựa chôn lấp trực tiếp không quá 8%",
                "Tỷ lệ hộ gia đình phân loại rác tại nguồn đạt 80%",
            ),
            "5 same  1 added  1 dropped",
            id="another target in the place of one",
        ),
        pytest.param(
            ("chôn lấp trực tiếp không quá 8%", "chôn lấp trực tiếp trên 8%"),
            "≤ 8 % → > 8 %",
            id="a bound that leaves its figure out",
        ),
        pytest.param(
            ("trước ngày 30 tháng 6 năm 2025", "trong vòng 30 ngày kể từ ngày ban hành"),
            "by 2025-06-30 → trong vòng 30 ngày",
            id="a time without a day is told as written",
        ),
        pytest.param(
            (" và các tổ chức chính trị - xã hội tuyên", " tuyên"),
            "tỉnh [-và các tổ chức chính trị - xã hội-] tuyên",
            id="what is gone stands apart from what is left",
        ),
    ],
)
def test_one_edit_is_told_as_what_it_is(policy, sample, tmp_path, edit, told):
    old, new = sample("ke-hoach-215"), tmp_path / "new.txt"
    text = old.read_text("utf-8")
    assert edit[0] in text
    new.write_text(text.replace(*edit), "utf-8")
    done = policy("compare", old, new, "--format", "table")
    assert told in done.stdout


def test_what_is_no_plan_is_said_and_cut_short(policy, sample, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text("x = 40%\n" + "print('một dòng lệnh dài của chương trình')\n" * 500, "utf-8")
    done = policy("compare", sample("ke-hoach-215"), other, "--format", "table")
    assert "other.txt: no header was found" in done.stderr
    assert "no target or task in common" in done.stdout


def test_documents_of_the_library_are_found_by_number(policy, filled):
    done = policy("compare", "215/KH-UBND", "147/KH-UBND", "-l", filled, "-f", "json")
    assert json.loads(done.stdout)["new"]["doc_number"] == "147/KH-UBND"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        pytest.param("216/KH-UBND", "215/KH-UBND", id="an unknown number gets the nearest"),
        pytest.param("gone.docx", "gone.docx", id="a file that is not there"),
    ],
)
def test_what_cannot_be_compared_is_said_in_one_line(policy, filled, sample, name, told):
    done = policy("compare", sample("ke-hoach-215"), name, "-l", filled)
    assert done.exit_code == 1
    assert told in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
