"""policy crossref: the matrix in each form, its filters, and what it says of nothing."""

import json
from io import BytesIO

import openpyxl
import pytest

DECISION = "1850/QĐ-TTg"


@pytest.fixture(scope="module")
def plans(fill):
    """A library of a decision and two plans that implement it, without vectors. Tests only read it."""
    return fill("quyet-dinh-1850", "ke-hoach-215", "ke-hoach-147")


def matrix(policy, plans, *options):
    done = policy("crossref", DECISION, "--library", plans, "--format", "json", *options)
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def cell(whole, number, issuer, kind="target"):
    row = next(row for row in whole["rows"] if (row["kind"], row["number"]) == (kind, number))
    return next(cell for cell in row["cells"] if issuer in cell["issuer"])


@pytest.mark.parametrize(
    ("number", "issuer", "expected"),
    [
        pytest.param(1, "Cần Thơ", ("weaker", ["30 % instead of 40 %"]), id="a lower figure"),
        pytest.param(1, "Đồng Nai", ("later", ["2028 instead of 2027"]), id="a later year"),
        pytest.param(5, "Đồng Nai", ("covered", ["70 % instead of 65 %"]), id="a higher figure"),
        pytest.param(6, "Đồng Nai", ("covered", ["8 % instead of 10 %"]), id="less of what is to be little"),
        pytest.param(7, "Đồng Nai", ("covered", ["6 - 9 % instead of 5 - 8 %"]), id="a range"),
        pytest.param(7, "Cần Thơ", ("not_found", []), id="nothing of it"),
        pytest.param(6, "Cần Thơ", ("unsure", []), id="a record that may be it"),
        pytest.param(
            8, "Cần Thơ", ("partly", ["2 of 60 khu công nghiệp in the country"]), id="a share of the country's"
        ),
    ],
)
def test_a_target_has_its_state_with_the_record_and_what_differs(policy, plans, number, issuer, expected):
    found = cell(matrix(policy, plans), number, issuer)
    assert (found["state"], [delta["words"] for delta in found["deltas"]]) == expected
    assert (found["record"] is None) == (found["state"] == "not_found")


def test_every_quote_stands_at_its_place(policy, plans):
    from vnpolicy.index import Library

    with Library(plans, create=False) as library:
        for row in matrix(policy, plans)["rows"]:
            for found in row["cells"]:
                if found["record"]:
                    text = library.document(found["document"]["id"]).text
                    assert text[slice(*found["record"]["span"])] == found["record"]["quote"]


def test_columns_are_issuers_with_their_plans(policy, plans):
    columns = matrix(policy, plans)["columns"]
    assert [column["province"] for column in columns] == ["can tho", "dong nai"]
    assert [document["number"] for column in columns for document in column["documents"]] == [
        "147/KH-UBND",
        "215/KH-UBND",
    ]


def test_filters_leave_columns_and_rows(policy, plans):
    whole = matrix(policy, plans, "--province", "Dong Nai", "--kind", "target", "--state", "later")
    assert [column["province"] for column in whole["columns"]] == ["dong nai"]
    assert whole["rows"]
    assert {row["cells"][0]["state"] for row in whole["rows"]} == {"later"}


def test_only_what_is_asked_of_provinces(policy, plans):
    tasks = matrix(policy, plans, "--kind", "task", "--addressed")["rows"]
    assert tasks
    assert all("Ủy ban nhân dân các tỉnh" in " ".join(row["record"]["lead"]) for row in tasks)


def test_a_table_fits_a_narrow_terminal(policy, plans):
    done = policy("crossref", DECISION, "--library", plans, "--format", "table", env={"COLUMNS": "50"})
    assert done.exit_code == 0
    assert max(map(len, done.stdout.splitlines())) <= 50
    assert "weaker" in done.stdout


def test_a_dash_is_explained_where_there_is_one(policy, plans):
    table = ("crossref", DECISION, "--library", plans, "--format", "table")
    assert "- : not found, and given to other bodies" in policy(*table, "--kind", "task").stdout
    assert "given to other bodies" not in policy(*table, "--kind", "target").stdout


@pytest.mark.parametrize(("kind", "last"), [("task", "-"), ("target", "not found")])
def test_a_dash_heads_counts_where_there_is_one(policy, plans, kind, last):
    table = ("crossref", DECISION, "--library", plans, "--format", "table", "--kind", kind)
    told = policy(*table, env={"COLUMNS": "100"}).stdout
    heads = next(line for line in told.splitlines() if "covered  partly" in line)
    assert heads.rstrip().endswith(f"  {last}")


def test_work_of_others_is_counted_apart(policy, plans):
    whole = matrix(policy, plans, "--kind", "task")
    states = [found["state"] for row in whole["rows"] for found in row["cells"] if "Cần Thơ" in found["issuer"]]
    counts = next(column["counts"] for column in whole["columns"] if "Cần Thơ" in column["issuer"])
    assert counts["not_asked"] == states.count("not_asked") > 0
    found = [cell for row in whole["rows"] for cell in row["cells"] if cell["state"] in ("not_asked", "not_found")]
    assert all(cell["addressed"] == (cell["state"] == "not_found") for cell in found)


def write(folder, name, lines):
    path = folder / f"{name}.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def decided(year, title):
    """A decision of the Prime Minister of a number that each year has."""
    head = ("THỦ TƯỚNG CHÍNH PHỦ", "Số: 61/QĐ-TTg", f"Hà Nội, ngày 06 tháng 01 năm {year}", "QUYẾT ĐỊNH", title)
    return (*head, "Điều 1. Mục tiêu: Đến năm 2030, 90% trường học có cây xanh.", "Điều 2. Bộ Y tế trồng cây xanh.")


def test_what_only_rests_on_a_decision_is_named_and_not_judged(policy, tmp_path):
    basis = "Căn cứ Quyết định số 61/QĐ-TTg ngày 06 tháng 01 năm 2022 của Thủ tướng Chính phủ về cây xanh;"
    plan = ("BỘ TƯ PHÁP", "Số: 7/QĐ-BTP", "Hà Nội, ngày 06 tháng 03 năm 2022", "QUYẾT ĐỊNH", "Ban hành Quy chế họp")
    work = "Điều 1. Vụ Pháp chế chủ trì tổ chức các cuộc họp của Bộ trước ngày 30 tháng 6 năm 2022."
    files = [
        write(tmp_path, "new", decided(2022, "Phê duyệt Chương trình trồng cây xanh")),
        write(tmp_path, "old", decided(2019, "Phê duyệt Đề án nước sạch")),
        write(tmp_path, "plan", (*plan, basis, work)),
    ]
    library = tmp_path / "library"
    assert policy("ingest", *files, "--library", library, "--embed", "none", "--workers", "1").exit_code == 0
    done = policy("crossref", "61/QĐ-TTg", "--library", library, "--format", "json")
    whole = json.loads(done.stdout)
    assert whole["columns"] == []
    assert [one["number"] for one in whole["also_cite_it"]] == ["7/QĐ-BTP"]
    assert "another document has this number (Thủ tướng Chính phủ, 2019-01-06)" in done.stderr
    for command in ("crossref", "cites", "show"):
        told = policy(command, "61/QĐ-TTg", "--library", library, "--lang", "vi").stderr
        assert "văn bản khác có cùng số hiệu này (Thủ tướng Chính phủ, 06/01/2019)" in told
        assert f"policy {command} " in told
    told = policy("crossref", "61/QĐ-TTg", "--library", library, "--format", "table").stdout
    assert "Also cite it, without a verdict: 7/QĐ-BTP" in told


def test_counts_stand_on_lines_on_a_narrow_terminal(policy, plans):
    done = policy("crossref", DECISION, "--library", plans, "--format", "table", env={"COLUMNS": "40"})
    assert "Cần Thơ: " in done.stdout


def test_json_names_agencies_in_english_too(policy, plans):
    whole = matrix(policy, plans, "--kind", "task", "--lang", "en")
    given = [one["record"] for row in whole["rows"] for one in row["cells"] if one["record"]]
    records = [*(row["record"] for row in whole["rows"]), *given]
    assert {record["lang"] for record in records} == {"vi"}
    assert any("Department of" in (name or "") for record in given for name in record["lead_en"])
    plain = matrix(policy, plans, "--kind", "task")
    assert not [row for row in plain["rows"] if "lead_en" in row["record"]]


def test_a_page_is_in_the_language_asked_for(policy, plans):
    done = policy("crossref", DECISION, "--library", plans, "--format", "html", "--lang", "vi")
    assert done.stdout.startswith("<!doctype html>")
    assert "thấp hơn" in done.stdout
    assert "30 % thay vì 40 %" in done.stdout
    assert "<script" not in done.stdout


def test_a_workbook_has_the_matrix_and_its_lines(policy, plans, tmp_path):
    output = tmp_path / "matrix.xlsx"
    done = policy("crossref", DECISION, "--library", plans, "-o", output)
    assert done.exit_code == 0, done.output
    book = openpyxl.load_workbook(BytesIO(output.read_bytes()))
    assert len(book.sheetnames) == 2
    rows = book.worksheets[0].max_row - 1
    assert book.worksheets[1].max_row - 1 == 2 * rows


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        pytest.param(["1851/QĐ-TTg"], 1, "nearest: 1850/QĐ-TTg", id="unknown number"),
        pytest.param(["889/QĐ-TTg"], 1, "1 document of the library implements it", id="only cited"),
        pytest.param(["147/KH-UBND"], 0, "no document of the library implements 147/KH-UBND", id="no plan"),
        pytest.param([DECISION, "--province", "Cà Mau"], 2, "'Cà Mau' is not one with a plan", id="no plan of it"),
        pytest.param([DECISION, "--lead", "Tòa án"], 0, "no row is left", id="no row"),
    ],
)
def test_nothing_to_see_is_said(policy, plans, arguments, code, said):
    done = policy("crossref", *arguments, "--library", plans, "--format", "table")
    assert (done.exit_code, said in done.stderr) == (code, True), done.stderr
