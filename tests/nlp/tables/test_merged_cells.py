"""Cells that a row shares with the rows above it: dittos, and works that are the titles of other works."""

import pytest

from tests.nlp.tables.test_tables import HEADER, flat, read, ruled
from vnpolicy.nlp.tables.cell_types import is_ditto
from vnpolicy.nlp.tables.tables import find_task_tables

FIRST = ("1", "Xây dựng quy chế phối hợp", "Sở Tư pháp", "Sở Nội vụ", "Quý II/2026", "Quy chế")


@pytest.mark.parametrize("mark", ["-nt-", "nt", "- nt -", "Như trên", "như trên.", "//", "-//-", '"', "”"])
def test_a_ditto_stands_for_the_cell_above(mark):
    document = ruled(HEADER, FIRST, ("2", "Kiểm tra việc thực hiện quy chế", mark, mark, mark, mark))
    (table,) = find_task_tables(document)
    first, second = read(document, table)
    same = ("lead", "coordinating", "period", "output")
    assert [second[role] for role in same] == [first[role] for role in same]


def test_a_ditto_below_a_ditto_stands_for_the_last_cell_that_says_something():
    rows = [(str(n), f"Kiểm tra đợt {n}", "nt", "Sở Y tế", "nt", "Báo cáo") for n in (2, 3)]
    document = ruled(HEADER, FIRST, *rows)
    (table,) = find_task_tables(document)
    assert [row["lead"] for row in read(document, table)] == ["Sở Tư pháp"] * 3


def test_a_ditto_in_a_copied_table():
    document = flat(*HEADER, *FIRST, "2", "Kiểm tra việc thực hiện", "-nt-", "Sở Y tế", "Quý III/2026", "-nt-")
    (table,) = find_task_tables(document)
    assert [(row["lead"], row["output"]) for row in read(document, table)] == [("Sở Tư pháp", "Quy chế")] * 2


def test_a_ditto_with_nothing_above_is_no_value():
    document = ruled(HEADER, (*FIRST[:3], "nt", *FIRST[4:]))
    (table,) = find_task_tables(document)
    assert "coordinating" not in read(document, table)[0]


@pytest.mark.parametrize("text", ["Sở Nội vụ", "NTM", "-", "…", "Như trên và Sở Y tế", '"Sở Y tế"'])
def test_what_is_no_ditto(text):
    assert not is_ditto(text)


WORKS = ("TT", "Nội dung", "Nhiệm vụ cụ thể", "Đơn vị chủ trì", "Thời gian")


def works_and_titles(document):
    (table,) = find_task_tables(document)
    titles = [[document.text[g.start : g.end] for g in row.groups] for row in table.rows]
    return [(row["work"], *above) for row, above in zip(read(document, table), titles, strict=True)]


def test_a_work_that_is_merged_over_several_works_is_their_title():
    document = ruled(
        WORKS,
        (("1", 2, 1), ("Cải cách thể chế", 2, 1), "Ban hành kế hoạch kiểm tra", "Sở Tư pháp", "Quý I/2026"),
        ("Rà soát văn bản", "Sở Nội vụ", "Quý II/2026"),
        ("2", "Chuyển đổi số", "Số hóa hồ sơ lưu trữ", "Sở Nội vụ", "Quý IV/2026"),
    )
    assert works_and_titles(document) == [
        ("Ban hành kế hoạch kiểm tra", "Cải cách thể chế"),
        ("Rà soát văn bản", "Cải cách thể chế"),
        ("Số hóa hồ sơ lưu trữ", "Chuyển đổi số"),
    ]


def test_a_work_of_one_row_is_no_title_of_what_describes_it():
    header = ("TT", "Nhiệm vụ", "Nội dung cụ thể", "Đơn vị chủ trì", "Thời gian")
    document = ruled(
        header,
        ("1", ("Kiểm tra công vụ", 2, 1), "Kiểm tra đột xuất cấp xã", "Sở Tư pháp", "Quý I/2026"),
        ("2", "Kiểm tra định kỳ cấp tỉnh", "Sở Nội vụ", "Quý II/2026"),
        ("3", "Số hóa hồ sơ lưu trữ", "Theo danh mục", "Sở Nội vụ", "Quý IV/2026"),
    )
    (table,) = find_task_tables(document)
    assert [row.get("work") for row in read(document, table)] == [None, None, "Số hóa hồ sơ lưu trữ"]


def test_a_work_that_several_bodies_share_stays_the_work():
    document = ruled(
        HEADER[:5],
        ("1", ("Tuyên truyền phổ biến pháp luật", 2, 1), "Sở Tư pháp", "Sở Nội vụ", "Quý I/2026"),
        ("2", "Sở Y tế", "Sở Nội vụ", "Quý II/2026"),
    )
    assert works_and_titles(document) == [("Tuyên truyền phổ biến pháp luật",)] * 2


def leads(*rows):
    document = ruled(
        HEADER[:5], ("1", "Xây dựng cơ sở dữ liệu hộ tịch", "Sở Tư pháp", "Công an tỉnh", "Tháng 9"), *rows
    )
    (table,) = find_task_tables(document)
    return [row.get("lead") for row in read(document, table)][1:]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param(("1.1", "Rà soát sổ hộ tịch", "", "", "Tháng 3"), "Sở Tư pháp", id="a number below"),
        pytest.param(("", "a) Rà soát sổ hộ tịch", "", "", "Tháng 3"), "Sở Tư pháp", id="a letter"),
        pytest.param(("", "- Rà soát sổ hộ tịch", "", "UBND cấp xã", ""), "Sở Tư pháp", id="a dash"),
        pytest.param(("", "Rà soát sổ hộ tịch", "", "", "Tháng 3"), "Sở Tư pháp", id="no number"),
        pytest.param(("2", "Tuyên truyền pháp luật", "", "", "Tháng 3"), None, id="a work of its own"),
        pytest.param(("B", "Công tác tuyên truyền", "", "", "Tháng 3"), None, id="a chapter"),
        pytest.param(("1.1", "Rà soát sổ hộ tịch", "Sở Y tế", "", ""), "Sở Y tế", id="a part with its own body"),
    ],
)
def test_a_part_that_names_nobody_is_of_the_body_of_the_whole(row, expected):
    assert leads(row) == [expected]


def test_parts_of_a_whole_without_a_body_have_none():
    assert leads(
        ("2", "Tuyên truyền pháp luật", "", "", "Cả năm"),
        ("2.1", "Xây dựng phóng sự", "", "", "Tháng 3"),
        ("2.2", "In tờ gấp song ngữ", "Sở Tư pháp", "", "Tháng 4"),
    ) == [None, None, "Sở Tư pháp"]


def test_who_submits_does_not_lead_beside_who_drafts():
    header = ("TT", "Tên văn bản", "Cơ quan trình", "Cơ quan chủ trì soạn thảo", "Thời gian trình")
    document = ruled(header, ("1", "Quyết định quy định bảng giá đất", "UBND tỉnh", "Sở Tài chính", "Tháng 9"))
    (table,) = find_task_tables(document)
    assert [(row["authority"], row["lead"]) for row in read(document, table)] == [("UBND tỉnh", "Sở Tài chính")]
