"""Who, with whom and by when behind the work in its own paragraph: labels, and brackets that charge somebody."""

import pytest

from tests.nlp.tasks.test_prose_sections import tasks
from vnpolicy.nlp.plan import Task
from vnpolicy.nlp.tasks.labels import before_labels


def told(task: Task) -> tuple[str, list[str], list[str], str | None]:
    lead, partners = ([agency.written for agency in task.agencies(role)] for role in ("lead", "coordinating"))
    return task.quote, lead, partners, task.period and task.period.end


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        pytest.param(
            "- Mở lớp tập huấn. Đơn vị thực hiện: Sở Y tế; đơn vị phối hợp: Tỉnh đoàn; thời gian: Quý II/2026.",
            ("Mở lớp tập huấn.", ["Sở Y tế"], ["Tỉnh đoàn"], "2026-06"),
            id="labels behind a sentence",
        ),
        pytest.param(
            "- Xây dựng kho dữ liệu dùng chung (Chủ trì: Sở Y tế, phối hợp: Công an tỉnh; hoàn thành: Quý II/2026).",
            ("Xây dựng kho dữ liệu dùng chung", ["Sở Y tế"], ["Công an tỉnh"], "2026-06"),
            id="labels in brackets",
        ),
        pytest.param(
            "a) Mở hội thi tay nghề - Đơn vị thực hiện: Sở Nội vụ.",
            ("Mở hội thi tay nghề", ["Sở Nội vụ"], [], None),
            id="a label behind a dash",
        ),
        pytest.param(
            "- Treo băng rôn trên các tuyến phố. Phụ trách: Sở Y tế.",
            ("Treo băng rôn trên các tuyến phố.", ["Sở Y tế"], [], None),
            id="a verb before a body",
        ),
        pytest.param(
            "- Mở lớp tập huấn. Chủ trì: Sở Y tế; phối hợp: Sở Nội vụ, Tỉnh đoàn. (Hoàn thành trước 26/3/2026)",
            ("Mở lớp tập huấn.", ["Sở Y tế"], ["Sở Nội vụ", "Tỉnh đoàn"], "2026-03-26"),
            id="the time behind the bodies has no label",
        ),
        pytest.param(
            "- Rà soát hộ nghèo (Đơn vị thực hiện: UBND các xã, phường (theo phân cấp quản lý)).",
            ("Rà soát hộ nghèo", ["UBND các xã, phường (theo phân cấp quản lý)"], [], None),
            id="a value keeps the bracket that it opens",
        ),
        pytest.param(
            "- Mở lớp tập huấn. Đơn vị thực hiện: Sở Y tế. Mỗi lớp không quá 40 học viên.",
            ("Mở lớp tập huấn.", ["Sở Y tế"], [], None),
            id="a value ends with its sentence",
        ),
    ],
)
def test_labels_behind_a_work_in_its_paragraph(paragraph, expected):
    (task,) = tasks("I. NHIỆM VỤ", paragraph)
    assert told(task) == expected


@pytest.mark.parametrize(
    "paragraph",
    [
        pytest.param("Để làm rõ nội dung này, cơ quan chủ trì soạn thảo cần: Bộ Y tế.", id="a clause goes on"),
        pytest.param("Lập kế hoạch kiểm tra; chủ trì, phối hợp với các Bộ: Tài chính, Y tế.", id="a list of partners"),
        pytest.param("Lập biên bản. Chủ trì: ..........; thư ký: ..........", id="a form to fill in"),
    ],
)
def test_what_is_no_label_behind_a_work(paragraph):
    assert before_labels(paragraph) is None


def test_label_lines_without_signs_and_stops_are_of_the_work_above():
    found = tasks(
        "I. NHIỆM VỤ",
        *("1. Mở hội thảo", "Đơn vị chủ trì: Sở Xây dựng", "Đơn vị phối hợp: Sở Y tế", "Thời gian: Quý IV/2026"),
        *("2. Sửa quy chế", "Đơn vị chủ trì: Sở Nội vụ", "Thời gian: Quý I/2026"),
    )
    assert [told(task) for task in found] == [
        ("Mở hội thảo", ["Sở Xây dựng"], ["Sở Y tế"], "2026-12"),
        ("Sửa quy chế", ["Sở Nội vụ"], [], "2026-03"),
    ]


def test_works_below_a_work_with_its_labels_have_them_too():
    found = tasks("1. Chuyển đổi số (Chủ trì: Sở Y tế; phối hợp: Công an tỉnh):", "- Lập bản đồ số;", "- Mở lớp học.")
    assert [told(task)[:3] for task in found] == [
        ("Lập bản đồ số;", ["Sở Y tế"], ["Công an tỉnh"]),
        ("Mở lớp học.", ["Sở Y tế"], ["Công an tỉnh"]),
    ]


def test_a_label_of_time_in_a_paragraph_dates_it_alone():
    first, second = tasks(
        "1. Sở Y tế:", "- Lập kế hoạch chi tiết.", "- Mở lớp học. Đơn vị thực hiện: Tỉnh đoàn; thời gian: Quý II/2026."
    )
    assert (told(first)[3], told(second)[3]) == (None, "2026-06")


@pytest.mark.parametrize(
    ("brackets", "lead", "partners", "end"),
    [
        pytest.param(
            "(Sở Nội vụ chủ trì, phối hợp với Sở Y tế; hoàn thành trước 30/6/2026)",
            ["Sở Nội vụ"],
            ["Sở Y tế"],
            "2026-06-30",
            id="partners and a time behind a semicolon",
        ),
        pytest.param(
            "(Sở Tư pháp chủ trì, Sở Nội vụ và Tỉnh đoàn phối hợp, xong trước 25/5/2026)",
            ["Sở Tư pháp"],
            ["Sở Nội vụ", "Tỉnh đoàn"],
            "2026-05-25",
            id="partners before their verb",
        ),
        pytest.param(
            "(Sở Tư pháp chủ trì; phối hợp: Sở Y tế; hoàn thành trong quý II/2026)",
            ["Sở Tư pháp"],
            ["Sở Y tế"],
            "2026-06",
            id="partners behind a label",
        ),
        pytest.param(
            "(giao Công an tỉnh, hoàn thành trong quý II/2026)", ["Công an tỉnh"], [], "2026-06", id="a body and a time"
        ),
        pytest.param("(Sở Xây dựng, Quý II/2026)", ["Sở Xây dựng"], [], "2026-06", id="without a verb"),
    ],
)
def test_brackets_behind_a_work_charge_somebody(brackets, lead, partners, end):
    (task,) = tasks("I. NHIỆM VỤ", f"- Rà soát quy chế làm việc {brackets}.")
    assert told(task) == ("Rà soát quy chế làm việc", lead, partners, end)


def test_who_only_helps_in_brackets_leaves_the_lead_to_the_heading():
    (task,) = tasks("1. Sở Y tế:", "- Mở cuộc diễn tập tại bệnh viện (Công an tỉnh phối hợp).")
    assert told(task)[1:3] == (["Sở Y tế"], ["Công an tỉnh"])
