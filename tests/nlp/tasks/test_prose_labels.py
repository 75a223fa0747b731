"""Who, with whom and by when behind the work in its own paragraph: labels, and brackets that charge somebody."""

import pytest

from tests.nlp.tasks.test_prose_sections import tasks
from vnpolicy.nlp.plan import Task
from vnpolicy.nlp.tasks.charge_lines import read_charge_line
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
        pytest.param("Mở đường dây nóng. Đầu mối: ông Trần Văn Mẫu, số điện thoại 0900.", id="a person to call"),
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
        pytest.param(
            "(Sở Tư pháp chủ trì, phối hợp với UBND các huyện, thị xã)",
            ["Sở Tư pháp"],
            ["UBND các huyện, thị xã"],
            None,
            id="partners end with the brackets",
        ),
        pytest.param(
            "(Sở Y tế; hoàn thành: tháng 4/2026)", ["Sở Y tế"], [], "2026-04", id="a body and when it is done"
        ),
        pytest.param("(Sở Y tế, Sở Nội vụ phối hợp)", ["Sở Y tế", "Sở Nội vụ"], [], None, id="together, nobody above"),
        pytest.param(
            "(Sở Y tế chủ trì; thực hiện giai đoạn 2026 - 2028; nguồn vốn: ngân sách)",
            ["Sở Y tế"],
            [],
            "2028",
            id="years",
        ),
    ],
)
def test_brackets_behind_a_work_charge_somebody(brackets, lead, partners, end):
    (task,) = tasks("I. NHIỆM VỤ", f"- Rà soát quy chế làm việc {brackets}.")
    assert told(task) == (f"Rà soát quy chế làm việc {brackets}.", lead, partners, end)


@pytest.mark.parametrize(
    "brackets",
    [
        "(Sở Xây dựng, Quý II/2026)",
        "(Sở Xây dựng - tháng 6/2026)",
        "(Sở Xây dựng; thời gian: Quý II/2026)",
        "(Sở Xây dựng, thời hạn hoàn thành: tháng 6/2026)",
    ],
)
def test_names_in_brackets_behind_a_work_are_none_of_it(brackets):
    (task,) = tasks("I. NHIỆM VỤ", f"- Rà soát quy chế làm việc {brackets}.")
    assert told(task) == ("Rà soát quy chế làm việc", ["Sở Xây dựng"], [], "2026-06")


def test_who_only_helps_in_brackets_leaves_the_lead_to_the_heading():
    (task,) = tasks("1. Sở Y tế:", "- Mở cuộc diễn tập tại bệnh viện (Công an tỉnh phối hợp).")
    assert told(task)[1:3] == (["Sở Y tế"], ["Công an tỉnh"])


@pytest.mark.parametrize(
    ("text", "lead", "end"),
    [
        pytest.param(
            "Lập hệ thống giám sát. Giao Sở Y tế chủ trì, phối hợp với các sở, ngành tổ chức thực hiện, hoàn thành "
            "trong quý III/2026.",
            ["Sở Y tế"],
            "2026-09",
            id="the work stands in the sentence before",
        ),
        pytest.param(
            "Rà soát quy chế của Sở. Sở Nội vụ chủ trì; Sở Y tế phối hợp, hoàn thành trước 15/10/2026.",
            ["Sở Nội vụ"],
            "2026-10-15",
            id="who helps stands behind a semicolon",
        ),
        pytest.param("Lập hệ thống giám sát. Giao Sở Y tế thực hiện.", ["Sở Y tế"], None, id="who carries it out"),
        pytest.param(
            "Kiểm tra bếp ăn xong trước 30/6/2026. Phòng Kinh tế thực hiện.",
            ["Phòng Kinh tế"],
            "2026-06-30",
            id="who carries it out, not asked",
        ),
        pytest.param(
            "Lập hệ thống giám sát. Trạm Y tế chịu trách nhiệm thực hiện.", ["Trạm Y tế"], None, id="who answers for it"
        ),
        pytest.param(
            "Làm sạch dữ liệu hộ tịch. Công an tỉnh chủ trì, phối hợp Sở Tư pháp và Sở Y tế thực hiện.",
            ["Công an tỉnh"],
            None,
            id="who helps stands without 'với'",
        ),
        pytest.param(
            "Sở Xây dựng chủ trì; Sở Tài chính, Công an tỉnh phối hợp rà soát các dự án.",
            ["Sở Xây dựng"],
            None,
            id="the work stands behind who helps",
        ),
    ],
)
def test_a_clause_that_only_charges_is_one_task_with_the_work(text, lead, end):
    (task,) = tasks("I. NHIỆM VỤ", f"- {text}")
    assert (task.quote, told(task)[1], told(task)[3]) == (text, lead, end)


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        pytest.param(
            "Rà soát quy chế của Sở. Sở Nội vụ chủ trì cuộc họp hằng tháng.", [["Sở Nội vụ"]], id="a work of its own"
        ),
        pytest.param(
            "Sở Nội vụ chủ trì tổ chức hội thi; Sở Y tế phối hợp thực hiện.",
            [["Sở Nội vụ"], ["Sở Y tế"]],
            id="each has its work",
        ),
    ],
)
def test_a_clause_with_a_work_of_its_own_stands_alone(text, leads):
    found = tasks("I. NHIỆM VỤ", f"- {text}")
    assert [told(task)[1] for task in found] == leads
    assert all(task.quote != text for task in found)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Bảo đảm vốn: (i) Sở Tài chính bố trí dự toán; (ii) Sở Xây dựng thẩm định thiết kế.", id="small Roman"
        ),
        pytest.param("Về vốn: a) Sở Tài chính bố trí dự toán; b) Sở Xây dựng thẩm định thiết kế.", id="letters"),
    ],
)
def test_numbers_within_a_paragraph_stand_before_actors(text):
    assert [told(task)[:2] for task in tasks("I. NHIỆM VỤ", f"- {text}")] == [
        ("Sở Tài chính bố trí dự toán;", ["Sở Tài chính"]),
        ("Sở Xây dựng thẩm định thiết kế.", ["Sở Xây dựng"]),
    ]


def test_numbers_before_parts_of_what_an_actor_does_cut_nothing():
    (task,) = tasks(
        "1. Sở Xây dựng:",
        "- Yêu cầu các doanh nghiệp chấp hành quy định: (1) Doanh nghiệp vận tải không chở quá tải; (2) Doanh nghiệp "
        "xây dựng che chắn vật liệu.",
    )
    assert told(task)[1] == ["Sở Xây dựng"]


def test_labels_below_each_bullet_are_its_own():
    first, second = tasks(
        "1. Chọn giống",
        "- Rà soát các giống lúa.",
        "Đơn vị chủ trì: Sở Y tế.",
        "- Tổ chức hội thi giống.",
        "Đơn vị chủ trì: Tỉnh đoàn",
        "Thời gian: Quý II/2026",
    )
    assert told(first) == ("Rà soát các giống lúa.", ["Sở Y tế"], [], None)
    assert told(second) == ("Tổ chức hội thi giống.", ["Tỉnh đoàn"], [], "2026-06")


@pytest.mark.parametrize(
    ("line", "lead", "partners", "end"),
    [
        pytest.param(
            "(Sở Y tế chủ trì; các Sở: Nội vụ, Tài chính; Tỉnh đoàn phối hợp; hoàn thành trước 30/9/2026).",
            ["Sở Y tế"],
            ["Sở Nội vụ", "Sở Tài chính", "Tỉnh đoàn"],
            "2026-09-30",
            id="in brackets, who helps before the verb",
        ),
        pytest.param("(Sở Nội vụ, Tỉnh đoàn; năm 2026)", ["Sở Nội vụ", "Tỉnh đoàn"], [], "2026", id="only names"),
        pytest.param(
            "Sở Xây dựng chủ trì; các sở, ngành liên quan phối hợp. Thời gian hoàn thành: tháng 6/2026.",
            ["Sở Xây dựng"],
            ["các sở, ngành liên quan"],
            "2026-06",
            id="a sentence, then a label",
        ),
        pytest.param("Sở Y tế tổ chức thực hiện.", ["Sở Y tế"], [], None, id="who carries it out"),
    ],
)
def test_a_line_below_a_work_charges_somebody_without_a_label(line, lead, partners, end):
    (task,) = tasks("I. NHIỆM VỤ", "1. Rà soát quy chế làm việc.", line)
    assert told(task) == ("Rà soát quy chế làm việc.", lead, partners, end)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Sở Y tế chủ trì, báo cáo UBND tỉnh.", id="a work of its own"),
        pytest.param("(Sở Y tế chủ trì) và các đơn vị", id="a sentence goes on behind the brackets"),
        pytest.param("(Tổ chức chủ trì nhiệm vụ)", id="a blank of a form"),
        pytest.param("(Ban hành kèm theo Quyết định số 5/QĐ-UBND)", id="where an annex belongs"),
        pytest.param("Sở Y tế chủ trì; đơn vị thực hiện: Sở Nội vụ.", id="a label tells who"),
    ],
)
def test_a_line_that_says_more_charges_nobody_with_the_work_above(line):
    assert read_charge_line(line) == []


@pytest.mark.parametrize("title", ["1. Nâng cao chất lượng giống", "1. Nâng cao chất lượng giống:"])
def test_labels_below_a_title_are_of_the_works_between(title):
    one, two = tasks(
        title,
        "- Xây dựng vườn cây đầu dòng",
        "- Tổ chức hội thi giống.",
        "Đơn vị thực hiện: Sở Y tế",
        "Thời gian: Quý II/2026",
    )
    assert told(one) == ("Xây dựng vườn cây đầu dòng", ["Sở Y tế"], [], "2026-06")
    assert told(two) == ("Tổ chức hội thi giống.", ["Sở Y tế"], [], "2026-06")


@pytest.mark.parametrize("signs", ["-", "ab"])
def test_a_label_may_say_that_it_is_of_all_works_above(signs):
    first, last = (f"{sign}) " if signs != "-" else "- " for sign in (signs * 2)[:2])
    lines = (f"{first}Mua sắm sách giáo khoa;", f"{last}Lắp đặt kệ sách.")
    found = tasks("1. Nâng cấp thư viện", *lines, "Phụ trách các nội dung trên: Đ/c Trưởng phòng Hành chính.")
    assert [told(task)[:2] for task in found] == [
        ("Mua sắm sách giáo khoa;", ["Đ/c Trưởng phòng Hành chính"]),
        ("Lắp đặt kệ sách.", ["Đ/c Trưởng phòng Hành chính"]),
    ]


def test_a_paragraph_that_is_no_work_leaves_the_labels_to_the_title():
    (task,) = tasks("1. Nâng cao chất lượng giống", "Giống lúa hiện nay đã thoái hóa.", "Đơn vị thực hiện: Sở Y tế")
    assert told(task)[:2] == ("Nâng cao chất lượng giống", ["Sở Y tế"])


def test_brackets_behind_each_clause_charge_others():
    first, second = tasks(
        "7. Các Sở: Công Thương, Y tế",
        "Kiểm tra hóa đơn (Sở Công Thương thực hiện); kiểm định trạm cân (Sở Y tế thực hiện).",
    )
    assert told(first)[:2] == ("Kiểm tra hóa đơn (Sở Công Thương thực hiện);", ["Sở Công Thương"])
    assert told(second)[:2] == ("kiểm định trạm cân (Sở Y tế thực hiện).", ["Sở Y tế"])


def test_brackets_behind_a_work_of_several_days_charge_all_of_it():
    text = (
        "Công bố kết quả ngày 01/7/2026; xét tốt nghiệp chậm nhất ngày 04/7/2026. (Giao Sở Y tế, Tỉnh đoàn thực hiện)"
    )
    (task,) = tasks("I. NHIỆM VỤ", f"- {text}")
    assert told(task)[1] == ["Sở Y tế", "Tỉnh đoàn"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Rà soát các mỏ. Xử lý nghiêm vi phạm. (Giao Sở Y tế, Tỉnh đoàn thực hiện)", id="sentences"),
        pytest.param("Rà soát các mỏ; xử lý vi phạm; công khai kết quả (Sở Y tế, Tỉnh đoàn thực hiện)", id="clauses"),
    ],
)
def test_brackets_behind_several_clauses_charge_all_of_them(text):
    (task,) = tasks("I. NHIỆM VỤ", f"- {text}")
    assert told(task)[1] == ["Sở Y tế", "Tỉnh đoàn"]
    assert task.quote.startswith("Rà soát")


def test_what_bodies_are_called_in_brackets_charges_nobody():
    text = "Xác định các nhiệm vụ triển khai Đề án; thúc đẩy tuyên truyền trong các trường đại học (các nhà trường)."
    assert tasks("I. NHIỆM VỤ", f"- {text}") == []
