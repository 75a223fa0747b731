"""`policy cites` and `policy check` on a library of three samples."""

import json

import pytest


def test_cites_shows_both_directions_with_quotes(policy, filled):
    done = policy("cites", "1", "--library", filled, "--format", "json")
    assert done.exit_code == 0, done.output
    whole = json.loads(done.stdout)
    assert {"document", "cites", "cited_by"} <= set(whole)
    assert whole["cites"]
    assert all(branch["quote"] and branch["relation"] for branch in whole["cites"])
    assert {branch["document"]["state"] for branch in whole["cites"]} <= {"found", "stub", "ambiguous"}


def test_cites_marks_what_is_not_in_the_library(policy, filled):
    done = policy("cites", "1", "--out", "--library", filled, "--format", "table")
    assert done.exit_code == 0
    assert "not in the library" in done.stdout
    assert "\x1b[" not in done.stdout
    assert "CITED BY" not in done.stdout


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_cites_writes_flat_rows(policy, filled, form):
    done = policy("cites", "1", "--library", filled, "--format", form)
    assert done.exit_code == 0
    assert "relation" in done.stdout


def test_one_relation_can_be_named_in_vietnamese(policy, filled):
    every, some = (
        json.loads(policy("cites", "1", "--library", filled, *option, "--format", "json").stdout)["cites"]
        for option in ([], ["--relation", "căn cứ"])
    )
    assert {branch["relation"] for branch in every} > {"based_on"}
    assert some
    assert some == [branch for branch in every if branch["relation"] == "based_on"]


def test_an_unknown_relation_names_those_there_are(policy, filled):
    done = policy("cites", "1", "--library", filled, "--relation", "loves")
    assert done.exit_code == 2
    assert "repeals" in done.stderr


def test_an_unknown_number_gets_the_nearest(policy, filled):
    done = policy("cites", "214/KH-UBND", "--library", filled)
    assert done.exit_code == 1
    assert "no document '214/KH-UBND'; nearest: 215/KH-UBND, " in done.stderr


def test_a_number_like_none_of_the_library_gets_no_other(policy, filled):
    done = policy("cites", "999/QĐ-XYZ", "--library", filled)
    assert done.exit_code == 1
    assert "no document '999/QĐ-XYZ'; see the documents with: policy library" in done.stderr


def test_check_exits_with_1_where_a_basis_is_not_known(policy, filled, sample):
    done = policy("check", sample("ke-hoach-215"), "--library", filled, "--format", "json")
    whole = json.loads(done.stdout)
    assert whole["bases"]
    assert (done.exit_code == 1) == any(basis["wrong"] for basis in whole["bases"])


def test_check_tells_each_basis_on_a_line(policy, filled, sample):
    done = policy("check", sample("ke-hoach-215"), "--library", filled, "--format", "table")
    assert "legal bases" in done.stdout
    assert "not in the library" in done.stdout


def test_a_long_title_is_cut_behind_a_word_and_a_law_goes_by_its_title(policy, filled):
    text = " ".join(policy("cites", "215/KH-UBND", "--library", filled, "--format", "table").stdout.split())
    assert "phát triển khu công nghiệp …" in text
    assert "based on (căn cứ) Luật Bảo vệ môi trường · 2020-11-17 [not in the library]" in text


def test_what_differs_is_told_in_vietnamese(policy, filled, tmp_path):
    draft = tmp_path / "draft.txt"
    draft.write_text(
        "CHÍNH PHỦ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 1/2026/NĐ-CP\nHà Nội, ngày 02 tháng 3 năm 2026\n"
        "NGHỊ ĐỊNH\nVỀ RỪNG\nCăn cứ Kế hoạch số 215/KH-UBND ngày 26 tháng 5 năm 2025 của Ủy ban nhân dân tỉnh Đồng "
        "Nai;\nĐiều 1. Rừng.\n",
        encoding="utf-8",
    )
    text = policy("check", draft, "--library", filled, "--format", "table", "--lang", "vi").stdout
    assert "1 căn cứ, 1 cần xem lại" in text
    assert "1 legal basis, 1 to look at" in policy("check", draft, "--library", filled, "--format", "table").stdout
    assert "ngày: ở đây là 26/05/2025, trong thư viện là 25/04/2025" in " ".join(text.split())
    assert "số này là của một văn bản ban hành ngày khác" in " ".join(text.split())
    assert "the number" not in text


def test_what_comes_into_force_after_the_draft_is_told_with_its_day(policy, tmp_path):
    head = "CHÍNH PHỦ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: {}\nHà Nội, ngày {}\nNGHỊ ĐỊNH\nVỀ RỪNG\n"
    (tmp_path / "new.txt").write_text(
        head.format("2/2023/NĐ-CP", "09 tháng 01 năm 2023")
        + "Điều 1. Bãi bỏ Nghị định số 7/2015/NĐ-CP.\nĐiều 2. Nghị định này có hiệu lực từ ngày 01 tháng 7 năm 2023.\n",
        encoding="utf-8",
    )
    draft = tmp_path / "draft.txt"
    draft.write_text(
        head.format("9/2023/NĐ-CP", "02 tháng 3 năm 2023") + "Căn cứ Nghị định số 7/2015/NĐ-CP;\nĐiều 1. Rừng.\n",
        encoding="utf-8",
    )
    library = tmp_path / "library"
    policy("ingest", tmp_path / "new.txt", "--library", library)
    text = " ".join(policy("check", draft, "--library", library, "--format", "table").stdout.split())
    assert "to be repealed by 2/2023/NĐ-CP from 2023-07-01" in text
    assert " repealed by" not in text.replace("to be repealed by", "")
