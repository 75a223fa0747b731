"""Tasks in table rows: what, who, when."""

import pytest

from vnpolicy.ingest.document import Block, Cell, Document, Span
from vnpolicy.nlp.plan import Header
from vnpolicy.nlp.tasks.table_tasks import find_table_tasks


def flat(*paragraphs):
    """A document of which each paragraph is one block."""
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(Block("paragraph", Span(at, at + len(paragraph))))
        at += len(paragraph) + 1
    return Document("test", "sha256:0", "\n".join(paragraphs), tuple(blocks))


HEADER = ("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian", "Sản phẩm")
OTHER = ("9", "Tổ chức các hội nghị phổ biến pháp luật", "Sở Y tế", "Sở Nội vụ", "Năm 2025", "Hội nghị")


def tasks_of(*row, header=HEADER, before=()):
    document = flat(*before, *header, *row)
    tasks, _ = find_table_tasks(document)
    for task in tasks:
        assert task.quote == document.text[task.span.start : task.span.end]
        assert task.origin == "table"
    return tasks


def names(task, role):
    return [agency.written for agency in task.agencies(role)]


def test_a_row_is_a_task():
    first, _ = tasks_of(
        "1",
        "Xây dựng quy chế phối hợp liên ngành.",
        "Sở Tư pháp",
        "Sở Nội vụ, Sở Y tế",
        "Quý II/2024",
        "Quy chế",
        *OTHER,
    )
    assert first.quote == "Xây dựng quy chế phối hợp liên ngành"
    assert names(first, "lead") == ["Sở Tư pháp"]
    assert names(first, "coordinating") == ["Sở Nội vụ", "Sở Y tế"]
    assert first.period is not None
    assert first.period.end == "2024-06"
    assert first.output == "Quy chế"


def test_a_single_column_of_agencies_leads():
    header = ("STT", "Nội dung công việc", "Đơn vị thực hiện", "Thời gian")
    (first,) = tasks_of("1", "Xây dựng quy chế phối hợp liên ngành", "Sở Tư pháp", "Năm 2024", header=header)
    assert names(first, "lead") == ["Sở Tư pháp"]


@pytest.mark.parametrize(
    "cell",
    [
        pytest.param("Chủ trì: Sở Tư pháp; Phối hợp: Sở Y tế", id="one line"),
        pytest.param("- Cơ quan chủ trì: Sở Tư pháp - Cơ quan phối hợp: Sở Y tế", id="bullets and whole labels"),
    ],
)
def test_labels_in_a_cell_tell_both_roles(cell):
    header = ("STT", "Nội dung công việc", "Đơn vị thực hiện", "Thời gian")
    (first,) = tasks_of("1", "Xây dựng quy chế phối hợp liên ngành", cell, "Năm 2024", header=header)
    assert (names(first, "lead"), names(first, "coordinating")) == (["Sở Tư pháp"], ["Sở Y tế"])


@pytest.mark.parametrize(
    ("cell", "before", "expected"),
    [
        pytest.param("Tháng 5", ["KẾ HOẠCH KIỂM TRA NĂM 2023"], (None, "2023-05"), id="the title"),
        pytest.param(
            "Tháng 5",
            ["NHIỆM VỤ NĂM 2025", "(Kèm theo Kế hoạch số 12/KH-UBND ngày 28/12/2024 của UBND tỉnh)"],
            (None, "2025-05"),
            id="the title and not the document that encloses it",
        ),
        pytest.param(
            "Tháng 5",
            ["NHIỆM VỤ NĂM 2025", "Phụ lục của Kế hoạch ban hành ngày 28 tháng 12 năm 2024"],
            (None, "2025-05"),
            id="the title and not a date below it",
        ),
        pytest.param(
            "Tháng 5",
            ["THỰC HIỆN CHIẾN LƯỢC ĐẾN NĂM 2030", "(Kèm theo Kế hoạch số 12/KH-UBND ngày 05/01/2024 của UBND tỉnh)"],
            (None, "2024-05"),
            id="the year up to which a title looks is not that of the plan",
        ),
        pytest.param(
            "Tháng 5",
            ["THI HÀNH LUẬT CĂN CƯỚC NĂM 2023", "(Kèm theo Kế hoạch số 12/KH-UBND ngày 05/01/2024 của UBND tỉnh)"],
            (None, "2024-05"),
            id="the year of a law is not that of the plan",
        ),
        pytest.param(
            "Tháng 5",
            ["Hà Nội, ngày 15/02/2020", "DANH MỤC VIỆC", "theo Quyết định số 41/2019/QĐ-UBND"],
            (None, "2020-05"),
            id="the number of a document has no year of the plan",
        ),
        pytest.param("Tháng 5", ["KẾ HOẠCH NĂM HỌC 2025 - 2026"], (None, "2026-05"), id="spring of a school year"),
        pytest.param("Tháng 9", ["KẾ HOẠCH NĂM HỌC 2025 - 2026"], (None, "2025-09"), id="autumn of a school year"),
        pytest.param(
            "Từ tháng 9 đến tháng 5",
            ["KẾ HOẠCH NĂM HỌC 2025-2026"],
            ("2025-09", "2026-05"),
            id="a whole school year",
        ),
        pytest.param(
            "Từ tháng 10 đến tháng 3", ["KẾ HOẠCH NĂM 2023"], ("2023-10", "2024-03"), id="months over New Year"
        ),
    ],
)
def test_a_month_without_a_year_is_of_the_plan_s_year(cell, before, expected):
    row = ("1", "Xây dựng quy chế phối hợp", "Sở Tư pháp", "Sở Nội vụ", cell, "Quy chế")
    first, _ = tasks_of(*row, *OTHER, before=before)
    assert first.period is not None
    assert (first.period.start, first.period.end) == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        pytest.param(Header(issued="2026-01-20"), "2026-05", id="no year before the document"),
        pytest.param(Header(issued="2025-12-20", title="Việc của huyện năm 2026"), "2026-05", id="its title"),
        pytest.param(Header(issued="2025-04-20", title="Tuyển sinh năm học 2025-2026"), "2025-05", id="enrolment"),
        pytest.param(Header(issued="2025-09-20", title="Việc của năm học 2025-2026"), "2026-05", id="a school year"),
        pytest.param(Header(issued="2025-12-20", title="Việc đến năm 2030"), "2025-05", id="a title that looks far"),
        pytest.param(Header(), "2023-05", id="nothing but what it rests on"),
    ],
)
def test_a_month_is_of_no_year_of_what_the_plan_rests_on(head, expected):
    row = ("1", "Xây dựng quy chế phối hợp", "Sở Tư pháp", "Sở Nội vụ", "Tháng 5", "Quy chế")
    document = flat("Căn cứ Nghị quyết số 8-NQ/TU ngày 22/12/2023 của Tỉnh ủy;", *HEADER, *row, *OTHER)
    (first, _), _ = find_table_tasks(document, header=head)
    assert first.period is not None
    assert first.period.end == expected


def test_a_column_called_han_hoan_thanh_dates_its_rows():
    header = ("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Hạn hoàn thành")
    (first,) = tasks_of("1", "Xây dựng quy chế phối hợp liên ngành", "Sở Tư pháp", "30/6/2025", header=header)
    assert first.period is not None
    assert first.period.end == "2025-06-30"


def test_work_that_is_done_with_somebody_names_a_partner():
    row = ("1", "Phối hợp với Bộ Tài chính rà soát định mức chi", "Sở Tư pháp", "Sở Nội vụ", "Năm 2024", "Báo cáo")
    first, _ = tasks_of(*row, *OTHER)
    assert names(first, "coordinating") == ["Sở Nội vụ", "Bộ Tài chính"]


def test_a_row_without_anybody_is_no_task():
    row = (
        "1",
        "Hoàn thiện thể chế",
        "1.1",
        "Xây dựng quy chế phối hợp",
        "Sở Tư pháp",
        "Sở Nội vụ",
        "Năm 2024",
        "Quy chế",
    )
    assert [task.quote for task in tasks_of(*row)] == ["Xây dựng quy chế phối hợp"]


def test_a_row_whose_number_and_agencies_are_merged_takes_them_from_above():
    row = ("1", "Xây dựng quy chế phối hợp liên ngành", "Sở Tư pháp", "Sở Nội vụ", "Năm 2024", "Quy chế")
    more = ("Theo dõi việc thực hiện quy chế phối hợp", "Hàng năm", "Báo cáo")
    _, second, _ = tasks_of(*row, *more, *OTHER)
    assert second.quote == "Theo dõi việc thực hiện quy chế phối hợp"
    assert (names(second, "lead"), names(second, "coordinating")) == (["Sở Tư pháp"], ["Sở Nội vụ"])


def test_an_agency_with_its_works_below_it_in_the_same_column():
    header = ("STT", "Đơn vị thực hiện", "Số lượng (người)")
    tasks = tasks_of(
        "1", "Trung tâm Khuyến nông", "1.1", "Cử đi đào tạo nâng cao", "6", "a", "Trong nước", "4",
        "2", "Chi cục Thủy lợi", "2.1", "Tham quan, học tập", "10", header=header,
    )  # fmt: skip
    assert [(task.quote, names(task, "lead")) for task in tasks] == [
        ("Cử đi đào tạo nâng cao", ["Trung tâm Khuyến nông"]),
        ("Tham quan, học tập", ["Chi cục Thủy lợi"]),
    ]


def test_the_reader_is_told_of_agencies_taken_from_a_numbered_row_above():
    row = ("1", "Xây dựng quy chế phối hợp liên ngành", "Sở Tư pháp", "Sở Nội vụ", "Năm 2024", "Quy chế")
    document = flat(
        *HEADER, *row, "2", "Theo dõi việc thực hiện quy chế phối hợp", "Năm 2026", "Báo cáo tổng kết", *OTHER
    )
    tasks, reviews = find_table_tasks(document)
    assert names(tasks[1], "lead") == ["Sở Tư pháp"]
    assert [document.text[r.span.start :][:1] for r in reviews if r.span] == ["2"]


def test_a_title_that_is_a_time_dates_the_rows_below_it():
    header = ("STT", "Nội dung", "Cơ quan chủ trì", "Cơ quan phối hợp")
    tasks = tasks_of(
        "A", "Đến năm 2025",
        "1", "Xây dựng quy chế phối hợp liên ngành", "Sở Tư pháp", "Sở Nội vụ",
        "B", "Giai đoạn 2026 - 2030",
        "1", "Tổ chức các hội nghị phổ biến pháp luật", "Sở Y tế", "Sở Nội vụ", header=header,
    )  # fmt: skip
    assert [(task.period.start, task.period.end) for task in tasks if task.period] == [(None, "2025"), ("2026", "2030")]


def test_work_that_begins_with_its_rhythm_keeps_it_beside_a_day():
    row = ("1", "Thường xuyên trao đổi số liệu", "Sở Tư pháp", "Sở Nội vụ", "Trước ngày 31/3/2023", "Biên bản")
    first, _ = tasks_of(*row, *OTHER)
    assert (first.period.end, first.period.recurrence) == ("2023-03-31", "ongoing")


def test_a_column_of_times_that_tells_none_is_not_overruled_by_the_work():
    row = ("1", "Họp đánh giá chỉ số cải cách năm 2023", "Sở Tư pháp", "Sở Nội vụ", "Theo kế hoạch của Bộ", "Biên bản")
    first, _ = tasks_of(*row, *OTHER)
    assert (first.period.written, first.period.end) == ("Theo kế hoạch của Bộ", None)


@pytest.mark.parametrize("said", ["Ngay sau khi Kế hoạch được ban hành", "Khi có yêu cầu", "Đột xuất"])
def test_a_cell_of_times_is_the_time_as_written(said):
    first, _ = tasks_of("1", "Họp đánh giá kết quả", "Sở Tư pháp", "Sở Nội vụ", said, "Biên bản", *OTHER)
    assert (first.period.written, first.period.start, first.period.end) == (said, None, None)


def test_a_cell_of_times_without_a_word_says_none():
    first, _ = tasks_of("1", "Họp đánh giá kết quả", "Sở Tư pháp", "Sở Nội vụ", "-", "Biên bản", *OTHER)
    assert first.period is None


def test_a_body_that_leads_together_with_others_in_one_cell():
    row = (
        "1",
        "Xây dựng quy chế phối hợp",
        "Sở Tư pháp chủ trì, phối hợp với Sở Y tế",
        "Các đơn vị",
        "Năm 2024",
        "Quy chế",
    )
    first, _ = tasks_of(*row, *OTHER)
    assert names(first, "lead") == ["Sở Tư pháp"]
    assert "Sở Y tế" in names(first, "coordinating")


def test_agencies_that_are_titles_of_groups_lead_the_rows_below_them():
    header = ("STT", "Nội dung công việc", "Thời gian hoàn thành")
    tasks = tasks_of(
        "I", "Sở Tư pháp",
        "1", "Xây dựng quy chế phối hợp liên ngành", "Quý I/2024",
        "2", "Kiểm tra việc thực hiện quy chế phối hợp", "Quý II/2024",
        "II", "Sở Y tế",
        "1", "Tổ chức các hội nghị phổ biến pháp luật", "Quý III/2024", header=header,
    )  # fmt: skip
    assert [names(task, "lead") for task in tasks] == [["Sở Tư pháp"], ["Sở Tư pháp"], ["Sở Y tế"]]


def test_a_table_of_figures_is_no_task_table():
    header = ("STT", "Nội dung", "Thời gian")
    assert tasks_of("1", "Số dân của tỉnh", "2023", "2", "Số hộ nghèo của tỉnh", "2024", header=header) == []


def ticked(*rows):
    """A real table of one line of names and `rows`, each cell its text."""
    text, grid = "KẾ HOẠCH NĂM 2024\n", []
    start = len(text)
    for row in rows:
        cells = []
        for column, written in enumerate(row):
            cells.append(Cell(Span(len(text), len(text) + len(written)), 1, 1, column))
            text += written + "\t"
        text = text[:-1] + "\n"
        grid.append(tuple(cells))
    return Document("test", "sha256:0", text, (Block("table", Span(start, len(text)), rows=tuple(grid)),))


@pytest.mark.parametrize(
    ("ticks", "expected"),
    [
        pytest.param(("", "x", "x"), ("2024-02", "2024-03"), id="several months"),
        pytest.param(("X", "", ""), (None, "2024-01"), id="one month"),
    ],
)
def test_ticks_below_months_date_the_row(ticks, expected):
    header = ("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Tháng 1", "Tháng 2", "Tháng 3")
    tasks, _ = find_table_tasks(ticked(header, ("1", "Xây dựng quy chế phối hợp", "Sở Tư pháp", *ticks)))
    assert [(task.period.start, task.period.end) for task in tasks] == [expected]


def test_a_work_told_by_two_columns_is_quoted_whole():
    header = ("TT", "Văn bản cần sửa đổi", "Nội dung định hướng", "Đơn vị chủ trì", "Thời gian")
    (first,) = tasks_of("1", "Luật Khoáng sản", "Quy định về phân quyền cấp phép", "Sở Y tế", "Năm 2024", header=header)
    assert first.quote == "Luật Khoáng sản\nQuy định về phân quyền cấp phép"


def test_a_deadline_in_a_title_dates_the_rows_below_its_parts():
    row = (
        "I. QUẢN LÝ CHUNG",
        "1",
        "Tổ chức các hội nghị phổ biến pháp luật",
        "Sở Y tế",
        "Sở Nội vụ",
        "Năm 2022",
        "Hội nghị",
        "II. KIỂM TRA, HOÀN THÀNH TRƯỚC NGÀY 31/3/2023",
        "1. Kiểm tra ban đầu",
        "1.1",
        "Rà soát hồ sơ của các cơ sở kinh doanh",
        "Sở Tư pháp",
        "Sở Nội vụ",
        "Hàng ngày",
        "Báo cáo",
    )
    first, second = tasks_of(*row)
    assert (first.period and first.period.end) == "2022"
    assert (second.period and second.period.end) == "2023-03-31"
    assert second.output == "Báo cáo"


def test_a_numbered_title_above_its_parts_is_no_work():
    header = ("Nhiệm vụ, giải pháp", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian thực hiện")
    row = (
        "1. Cơ sở vật chất và thiết bị phục vụ chuyển đổi số của toàn ngành",
        "1.1. Tham mưu văn bản hướng dẫn về phòng máy.",
        "Sở Tài chính",
        "Sở Nội vụ",
        "2022 - 2023",
        "1.2. Tổ chức các chương trình tập huấn bảo đảm:",
        "Các phòng chức năng bảo đảm trang bị đầy đủ máy tính có kết nối mạng.",
        "Sở Y tế",
        "Sở Nội vụ",
        "2022 - 2024",
        "2. Phương thức quản lý, điều hành trên môi trường số của toàn ngành",
        "2.1. Xây dựng hệ thống khảo sát trực tuyến.",
        "Sở Y tế",
        "Sở Nội vụ",
        "2022 - 2025",
    )
    found = tasks_of(*row, header=header)
    assert [task.quote[:8] for task in found] == ["Tham mưu", "Tổ chức ", "Xây dựng"]
    assert [names(task, "lead") for task in found] == [["Sở Tài chính"], ["Sở Y tế"], ["Sở Y tế"]]
