"""Task tables: found by their column names, rows recovered from the type of each cell."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vnpolicy.ingest.document import Block, Cell, Document, Span
from vnpolicy.nlp.tables.cell_types import cells_traits
from vnpolicy.nlp.tables.headers import column_role, likely_role
from vnpolicy.nlp.tables.model import TaskTable
from vnpolicy.nlp.tables.row_assignment import assign
from vnpolicy.nlp.tables.tables import find_task_tables


def flat(*paragraphs, kind="paragraph", language="vi"):
    """A document of which each paragraph is one block."""
    blocks, at, parts = [], 0, []
    for paragraph in paragraphs:
        blocks.append(Block(kind, Span(at, at + len(paragraph))))
        if paragraph:
            parts.append(paragraph)
            at += len(paragraph) + 1
    return Document("test", "sha256:0", "\n".join(parts), tuple(blocks), language=language)


def ruled(*rows):
    """A document of one real table; a cell is a text or (text, rows, columns)."""
    text, grid = "", []
    taken = {}
    for number, row in enumerate(rows):
        cells, column = [], 0
        for cell in row:
            written, down, across = cell if isinstance(cell, tuple) else (cell, 1, 1)
            while taken.get((number, column)):
                column += 1
            cells.append(Cell(Span(len(text), len(text) + len(written)), down, across, column))
            text += written + "\t"
            for r in range(down):
                for c in range(across):
                    taken[number + r, column + c] = True
            column += across
        text = text[:-1] + "\n"
        grid.append(tuple(cells))
    return Document("test", "sha256:0", text, (Block("table", Span(0, len(text)), rows=tuple(grid)),))


def read(document: Document, table: TaskTable):
    """Each row as a dict of role to text."""
    return [
        {table.columns[c.column].role: document.text[c.span.start : c.span.end] for c in row.cells}
        for row in table.rows
    ]


HEADER = ("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian", "Sản phẩm")


@pytest.mark.parametrize(
    ("label", "role"),
    [
        pytest.param("Stt", "number", id="letter case"),
        pytest.param("THỜI GIAN (Quý)", "period", id="capitals and brackets"),
        pytest.param("Đơn vị chủ trì hoặc đầu mối", "lead", id="more words follow"),
        pytest.param("Cơ quan/ đơn vị phối hợp", "coordinating", id="space after a slash"),
        pytest.param("Đơn vị thực hiện", "agency", id="one column for all"),
        pytest.param("Đơn vị tính", "unit", id="a unit of measure is no agency"),
        pytest.param("Cơ quanchủ trì", "lead", id="words that a copy has glued"),
        pytest.param("Hạn hoàn thành", "period", id="a syllable that goes on behind hoà"),
        pytest.param("Nguồn xã hội hoá", "funding", id="the older place of the tone"),
        pytest.param("Presiding agency", "lead", id="English"),
        pytest.param("Responsible", "agency", id="responsible"),
        pytest.param("Responsible departments", "agency", id="responsible, with a noun"),
        pytest.param("Supporting", "coordinating", id="supporting"),
        pytest.param("By when", "period", id="by when"),
        pytest.param("Các đơn vị cùng thực hiện", "coordinating", id="who takes part"),
        pytest.param("Cơ quan, đơn vị liên quan", "coordinating", id="who is concerned"),
        pytest.param("Phân công lãnh đạo phụ trách", "person", id="who watches over the work"),
        pytest.param("Người/khoa phòng phụ trách", "agency", id="a person or a unit in charge"),
        pytest.param("Thành tiền (nghìn đồng)", "funding", id="money"),
        pytest.param("Tuần", "period", id="weeks"),
        pytest.param("Tháng", "period", id="months, one below the other"),
        pytest.param("Phụ trách", "agency", id="who is in charge"),
        pytest.param("Khoa/phòng thực hiện", "agency", id="departments that do the work"),
        pytest.param("Người giám sát", "person", id="who supervises"),
        pytest.param("Names of bills", "work", id="English, what is to be drafted"),
        pytest.param("Work/task", "work", id="English, two words for work"),
        pytest.param("Agency assuming the prime responsibility", "lead", id="English, the official words for leading"),
        pytest.param("Deadlines for submission to the Government", "period", id="English, several deadlines"),
        pytest.param("Khoa/phòng chịu trách nhiệm chính", "lead", id="departments of a hospital"),
        pytest.param("Việc cần xử lý", "work", id="what is to be settled"),
        pytest.param("Sở Y tế chủ trì", None, id="a known word inside is not enough by itself"),
        pytest.param("Cơ quan chủ trì: Sở Tài chính", None, id="a label with its value is no column"),
        pytest.param("- Đơn vị phối hợp", None, id="a bullet is no column"),
    ],
)
def test_column_names_have_roles(label, role):
    assert column_role(label) == role


def test_among_column_names_a_known_word_inside_is_enough():
    assert likely_role("Expected time") == "period"


def _cells(document):
    (table,) = find_task_tables(document)
    return [tuple(document.text[slice(*cell.span)] for cell in row.cells) for row in table.rows]


MONTHS = ("Thời gian", "Hoạt động", "Người thực hiện")
IN_MAY = ("Tháng 5", "Khám sức khỏe cho trẻ lần 2", "Trạm y tế xã")


def test_a_month_below_its_column_is_no_name_of_a_column():
    rows = [("Tháng 9", "Cân đo, lập sổ theo dõi trẻ", "Giáo viên các lớp"), IN_MAY]
    assert _cells(flat(*MONTHS, *rows[0], *rows[1])) == rows


def test_a_chapter_of_bodies_and_their_works_ends_a_table_without_numbers():
    chapter = ("III. TỔ CHỨC THỰC HIỆN", "1. Hiệu trưởng", "- Chỉ đạo chung, ký duyệt kế hoạch", "2. Tổ bếp")
    rows = [("Quý I", "Kiểm tra nguồn nước sinh hoạt", "Tổ bếp"), IN_MAY]
    assert _cells(flat(*MONTHS, *rows[0], *rows[1], *chapter, "- Lưu mẫu thức ăn mỗi bữa")) == rows


def test_rows_of_unequal_length_keep_their_columns():
    document = flat(
        *HEADER,
        "1", "Xây dựng kế hoạch truyền thông", "Sở Tài chính", "Sở Nội vụ", "Quý II/2024", "Kế hoạch",
        "2", "Rà soát các quy định về đấu thầu qua mạng", "Sở Tư pháp", "Năm 2024",
        "3", "Tổ chức tập huấn cho cán bộ xã", "Sở Nội vụ", "Các đơn vị liên quan", "Thường xuyên", "Các lớp tập huấn",
    )  # fmt: skip
    (table,) = find_task_tables(document)
    rows = read(document, table)
    assert [row["lead"] for row in rows] == ["Sở Tài chính", "Sở Tư pháp", "Sở Nội vụ"]
    assert rows[1] == {
        "number": "2",
        "work": "Rà soát các quy định về đấu thầu qua mạng",
        "lead": "Sở Tư pháp",
        "period": "Năm 2024",
    }


def test_group_rows_stand_above_their_rows():
    document = flat(
        *HEADER,
        "I", "HOÀN THIỆN THỂ CHẾ",
        "1", "Xây dựng quy chế phối hợp liên ngành", "Sở Tư pháp", "Sở Nội vụ", "2024", "Quy chế",
        "II", "TUYÊN TRUYỀN",
        "1", "Tổ chức các hội nghị phổ biến pháp luật", "Sở Y tế", "Sở Nội vụ", "2025", "Hội nghị",
    )  # fmt: skip
    (table,) = find_task_tables(document)
    groups = [[document.text[g.start : g.end] for g in row.groups] for row in table.rows]
    assert groups == [["HOÀN THIỆN THỂ CHẾ"], ["TUYÊN TRUYỀN"]]


def test_a_cell_of_several_paragraphs_is_one_cell():
    document = flat(
        *HEADER,
        "1", "Xây dựng kế hoạch truyền thông", "Sở Tài chính", "- Sở Nội vụ;", "- Sở Y tế", "Quý II/2024",
        "2", "Rà soát các quy định về đấu thầu qua mạng", "Sở Tư pháp", "Sở Y tế", "Năm 2024", "Báo cáo",
    )  # fmt: skip
    (table,) = find_task_tables(document)
    assert read(document, table)[0]["coordinating"] == "- Sở Nội vụ;\n- Sở Y tế"


@pytest.mark.parametrize(
    "after",
    [
        pytest.param(["Nơi nhận:", "- Như trên;", "- Lưu: VT."], id="recipients"),
        pytest.param(["PHỤ LỤC II", "DANH SÁCH ĐƠN VỊ", "1. Sở Y tế"], id="next annex"),
        pytest.param(["III. TỔ CHỨC THỰC HIỆN", "1. Sở Y tế chủ trì đôn đốc", "2. Sở Nội vụ theo dõi"], id="a chapter"),
    ],
)
def test_a_table_ends(after):
    rows = [
        cell
        for n in range(1, 5)
        for cell in (str(n), f"Xây dựng đề án số {n} về y tế cơ sở", "Sở Y tế", "Sở Nội vụ", "2024", "Đề án")
    ]
    document = flat(*HEADER, *rows, *after)
    (table,) = find_task_tables(document)
    assert document.text[table.span.end :].strip().startswith(after[0])


def test_a_header_printed_again_on_the_next_page_is_no_row():
    row = ("1", "Xây dựng quy chế phối hợp liên ngành", "Sở Tư pháp", "Sở Nội vụ", "2024", "Quy chế")
    other = ("2", "Tổ chức các hội nghị phổ biến pháp luật", "Sở Y tế", "Sở Nội vụ", "2025", "Hội nghị")
    document = flat(*HEADER, *row, *HEADER, *other)
    rows = [r for table in find_task_tables(document) for r in read(document, table)]
    assert [row["number"] for row in rows] == ["1", "2"]


@pytest.mark.parametrize(
    "again",
    [
        pytest.param((("TT", "Nội dung", "Chủ trì", "Thời gian", "Mã ngành"),), id="with a name that says nothing"),
        pytest.param((("TT", "Nội dung", "Chủ trì", "Quý III", "Quý IV"),), id="of one line"),
        pytest.param(
            ((("TT", 2, 1), ("Nội dung", 2, 1), ("Chủ trì", 2, 1), ("Năm 2026", 1, 2)), ("Quý III", "Quý IV")),
            id="of two lines",
        ),
    ],
)
def test_a_header_printed_again_within_a_real_table_is_no_row(again):
    first, second = (("1", "Tổ chức tập huấn", "Sở Y tế", "x", ""), ("2", "Kiểm tra cơ sở", "Sở Y tế", "", "x"))
    (table,) = find_task_tables(ruled(*again, first, *again, second))
    assert len(table.rows) == 2


@pytest.mark.parametrize(
    "below",
    [
        pytest.param(("Đơn vị thực hiện", "Thời gian hoàn thành", "Đơn vị chủ trì", "Đơn vị phối hợp"), id="bodies"),
        pytest.param(("Lãnh đạo đơn vị", "Thời gian", "Chủ trì", "Phối hợp"), id="bare names under heads of units"),
    ],
)
def test_names_of_a_second_header_line_stand_under_the_one_that_spans_them(below):
    document = flat(
        "TT", "Nội dung", *below,
        "1", "Xây dựng quy chế phối hợp liên ngành", "Sở Tư pháp", "Sở Nội vụ", "Quý I/2024",
        "2", "Tổ chức các hội nghị phổ biến pháp luật", "Sở Y tế", "Sở Nội vụ", "Quý II/2024",
    )  # fmt: skip
    (table,) = find_task_tables(document)
    assert [column.role for column in table.columns] == ["number", "work", "lead", "coordinating", "period"]
    assert read(document, table)[1]["coordinating"] == "Sở Nội vụ"


def test_counted_cells_show_which_column_is_merged():
    document = flat(
        *HEADER,
        "1", "Xây dựng quy chế phối hợp liên ngành", "Sở Tư pháp", "Sở Nội vụ", "2024", "Quy chế",
        "2", "Tổ chức các hội nghị phổ biến pháp luật", "Sở Y tế", "2025", "Hội nghị", "",
        "3", "Kiểm tra việc thực hiện quy chế", "Sở Y tế", "", "2026", "Báo cáo",
        kind="cell",
    )  # fmt: skip
    (table,) = find_task_tables(document)
    assert [row.get("coordinating") for row in read(document, table)] == ["Sở Nội vụ", "Sở Nội vụ", None]
    assert [c.carried for c in table.rows[1].cells if table.columns[c.column].role == "coordinating"] == [True]


def test_merged_cells_of_a_real_table_go_down():
    document = ruled(
        HEADER[:5],
        ("1", "Xây dựng quy chế phối hợp", ("Sở Tư pháp", 2, 1), "Sở Nội vụ", "2024"),
        ("2", "Tổ chức hội nghị phổ biến", "Sở Y tế", "2025"),
    )
    (table,) = find_task_tables(document)
    assert [row["lead"] for row in read(document, table)] == ["Sở Tư pháp", "Sở Tư pháp"]


def test_a_real_table_with_a_header_of_two_lines_and_a_group_row():
    document = ruled(
        (("TT", 2, 1), ("Nội dung", 2, 1), ("Đơn vị thực hiện", 1, 2), ("Thời gian", 2, 1)),
        ("Chủ trì", "Phối hợp"),
        (("I. Tuyên truyền", 1, 5),),
        ("1", "Tổ chức hội nghị phổ biến", "Sở Y tế", "Sở Nội vụ", "2025"),
    )
    (table,) = find_task_tables(document)
    assert [column.role for column in table.columns] == ["number", "work", "lead", "coordinating", "period"]
    assert [document.text[g.start : g.end] for g in table.rows[0].groups] == ["I. Tuyên truyền"]


def test_what_stands_below_a_head_of_times_is_a_time():
    document = ruled(
        (("TT", 2, 1), ("Tên văn bản", 2, 1), ("Chủ trì", 2, 1), ("Thời hạn", 1, 2)),
        ("Trình dự thảo", "Ban hành"),
        ("1", "Thông tư quy định về bến xe", "Sở Tư pháp", "20/9/2026", "15/11/2026"),
    )
    (table,) = find_task_tables(document)
    assert [column.role for column in table.columns[3:]] == ["period", "period"]


def test_reports_due_are_work_and_end_before_the_next_chapter():
    document = flat(
        "Loại báo cáo", "Đơn vị thực hiện", "Nơi nhận", "Thời hạn",
        "Báo cáo tiến độ xây dựng", "Sở Y tế", "Sở Nội vụ", "Ngày 20 hằng tháng",
        "Báo cáo tổng kết năm", "Sở Tư pháp", "Sở Nội vụ", "15/6/2026",
        "VII. QUẢN LÝ QUỸ", "1. Quỹ được công khai hằng quý.", "2. Sở Tài chính hướng dẫn thanh toán.",
    )  # fmt: skip
    (table,) = find_task_tables(document)
    works = [(row["work"], row["agency"]) for row in read(document, table)]
    assert works == [("Báo cáo tiến độ xây dựng", "Sở Y tế"), ("Báo cáo tổng kết năm", "Sở Tư pháp")]


def test_a_list_of_persons_is_no_task_table():
    people = ("STT", "Họ và tên", "Đơn vị", "Nội dung phụ trách", "1", "Nguyễn Văn A", "Sở Y tế", "Kế hoạch")
    assert find_task_tables(flat(*people)) == []


CELLS = st.sampled_from(
    ["1", "2", "II", "Sở Y tế", "Quý I/2024", "Xây dựng quy chế phối hợp", "- Sở Nội vụ", "", "Báo cáo"]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(CELLS, max_size=25))
def test_columns_never_go_back_within_a_row(texts):
    _, steps = assign(cells_traits([t for t in texts if t]), ["number", "work", "lead", "coordinating", "period"])
    for before, step in pairwise(steps):
        assert step.opens or step.state < 0 or before.state < 0 or step.state >= before.state


@settings(max_examples=60, deadline=None)
@given(st.lists(CELLS, max_size=30))
def test_every_cell_lies_inside_the_table(texts):
    document = flat(*HEADER, *texts)
    for table in find_task_tables(document):
        for row in table.rows:
            assert all(table.span.start <= c.span.start <= c.span.end <= table.span.end for c in row.cells)


@pytest.mark.parametrize(
    "header",
    [
        pytest.param(("STT", "Tên thủ tục hành chính", "Lĩnh vực", "Cơ quan thực hiện"), id="procedures"),
        pytest.param(("STT", "Tên lệ phí", "Đối tượng nộp", "Cơ quan thực hiện"), id="fees"),
        pytest.param(("STT", "Tên Hội", "Địa điểm", "Thời gian"), id="associations and venues"),
        pytest.param(("STT", "Nội dung", "Số lượng", "Kinh phí", "Địa phương"), id="an estimate by payer"),
        pytest.param(("STT", "Hoạt động", "Đơn vị", "Số lượng"), id="a unit of measure called Đơn vị"),
    ],
)
def test_lists_that_assign_nothing(header):
    rows = [
        text
        for number in ("1", "2", "3")
        for text in (number, "Hội Người cao tuổi Việt Nam", "Số 5 phố Hàng Bài, Hà Nội", "Sở Y tế")
    ]
    assert find_task_tables(flat(*header, *rows)) == []


def test_a_table_of_indicators_assigns_nothing():
    header = ("TT", "Chỉ tiêu", "ĐVT", "Mục tiêu 2027", "Cơ quan phụ trách")
    rows = ("1", "Tỷ lệ vườn mẫu", "%", "60", "Sở Y tế", "2", "Số bến xe", "bến", "2", "Sở Nội vụ")
    assert find_task_tables(flat(*header, *rows)) == []


def test_an_agency_column_stands_beside_one_of_helpers():
    header = ("TT", "Nhiệm vụ", "Thời gian", "Đơn vị thực hiện", "Đơn vị phối hợp")
    document = flat(*header, "1", "Tổ chức hội nghị tập huấn", "Quý II", "Văn phòng Bộ", "Cục An ninh mạng; Sở Y tế")
    (table,) = find_task_tables(document)
    (row,) = read(document, table)
    assert (row["agency"], row["coordinating"]) == ("Văn phòng Bộ", "Cục An ninh mạng; Sở Y tế")


def test_an_english_body_is_told_by_the_noun_at_its_end():
    header = ("No.", "Contents", "Lead agency", "Coordinating agencies", "Time")
    rows = ("1", "Test seeds in 30 communes", "National Institute of Seeds", "Provincial Departments of Health", "2027")
    more = ("2", "Survey wells", "Irrigation Works Department", "National Seed Council", "2028")
    (table,) = find_task_tables(document := flat(*header, *rows, *more, language="en"))
    assert [row["lead"] for row in read(document, table)] == [rows[2], more[2]]


def test_a_numbered_title_in_capitals_is_a_group():
    header = ("TT", "Nội dung", "Hình thức", "Thời gian", "Đơn vị phối hợp", "Ghi chú")
    rows = ("1. VĂN PHÒNG BỘ", "1", "Tuyên truyền về chuyển đổi số", "Hội nghị", "Năm 2024", "Sở Y tế")
    more = ("2. VỤ TỔ CHỨC CÁN BỘ", "1", "Tuyên truyền về đào tạo cán bộ", "Hội nghị", "Năm 2024", "Sở Nội vụ")
    document = flat(*header, *rows, *more)
    (table,) = find_task_tables(document)
    titles = [document.text[slice(*row.groups[-1])] for row in table.rows]
    assert titles == ["1. VĂN PHÒNG BỘ", "2. VỤ TỔ CHỨC CÁN BỘ"]


def test_english_sources_of_funds_are_no_titles_of_groups():
    header = ("No.", "Contents", "Lead agency", "Time", "Source of funds")
    rows = ("1", "Build a weir", "Ministry of Construction", "2027", "Local budgets")
    more = ("2", "Map the wells", "Ministry of Health", "2028", "Fees")
    (table,) = find_task_tables(document := flat(*header, *rows, *more, language="en"))
    assert [row.get("funding") for row in read(document, table)] == ["Local budgets", "Fees"]


def test_a_name_goes_on_below_its_head_noun():
    row = ("1", "Thực hiện truyền thông về bảo vệ môi trường", "UBND", "các tỉnh, thành phố", "Sở Y tế", "Năm 2025")
    document = flat(*HEADER[:5], *row)
    (table,) = find_task_tables(document)
    assert read(document, table)[0]["lead"] == "UBND\ncác tỉnh, thành phố"


def test_procedures_that_somebody_is_to_review_are_work():
    header = ("STT", "Tên thủ tục hành chính", "Đơn vị chủ trì", "Thời gian hoàn thành")
    document = flat(*header, "1", "Cấp giấy phép xây dựng nhà ở", "Sở Xây dựng", "Quý II/2024")
    (table,) = find_task_tables(document)
    assert read(document, table)[0]["work"] == "Cấp giấy phép xây dựng nhà ở"


def test_who_watches_over_the_work_does_not_lead_it():
    header = ("STT", "Nội dung", "Chịu trách nhiệm chỉ đạo", "Cơ quan thực hiện", "Trình cấp/cấp ban hành", "Thời gian")
    rows = (
        "1",
        "Xây dựng Thông tư về bảo trì công trình",
        "Thứ trưởng Nguyễn Văn A",
        "Bộ Xây dựng",
        "Chính phủ",
        "Quý I",
    )
    document = flat(*header, *rows)
    (row,) = read(document, find_task_tables(document)[0])
    assert (row["person"], row["agency"], row["authority"]) == ("Thứ trưởng Nguyễn Văn A", "Bộ Xây dựng", "Chính phủ")


@pytest.mark.parametrize(
    ("label", "role"),
    [
        pytest.param("Người phụ trách", "agency", id="in charge"),
        pytest.param("Lãnh đạo phụ trách", "person", id="a leader who watches over it"),
    ],
)
def test_the_person_in_charge_does_the_work_where_nobody_else_has_a_column(label, role):
    document = ruled(
        ["STT", "Nội dung", label, "Thời gian"], ["1", "Tu sửa đường", "Trưởng phòng Kinh tế", "Quý II/2026"]
    )
    roles = [column.role for table in find_task_tables(document) for column in table.columns]
    assert roles == (["number", "work", role, "period"] if role == "agency" else [])


def test_the_owner_of_a_table_leads_where_only_helpers_have_a_column():
    title, header = (
        "I. NHIỆM VỤ TRỌNG TÂM CỦA BỘ GIAO THÔNG VẬN TẢI",
        ("TT", "Nhiệm vụ", "Lộ trình", "Cơ quan phối hợp"),
    )
    rows = ("1", "Xây dựng chiến lược phát triển dịch vụ vận tải", "2022 - 2025", "Các bộ, ngành liên quan")
    document = flat(title, *header, *rows)
    (row,) = read(document, find_task_tables(document)[0])
    assert (row["lead"], row["coordinating"]) == ("BỘ GIAO THÔNG VẬN TẢI", "Các bộ, ngành liên quan")
