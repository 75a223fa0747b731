"""Labels and closing sections that hold for several works: "Thời gian thực hiện: ...", "Phân công thực hiện"."""

import pytest

from vnpolicy.ingest.document import Block, Document, Span
from vnpolicy.nlp.outline.outline import build_outline
from vnpolicy.nlp.plan import Header, Task
from vnpolicy.nlp.tasks.prose import find_prose_tasks


def tasks(*paragraphs: str, header: Header | None = None) -> list[Task]:
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(Block("paragraph", Span(at, at + len(paragraph))))
        at += len(paragraph) + 1
    source = Document("x", "sha256:0", "\n".join(paragraphs), tuple(blocks))
    return find_prose_tasks(source, build_outline(source), header=header)[0]


def when(task: Task) -> tuple[str | None, str | None]:
    return (task.period.end, task.period.recurrence) if task.period else (None, None)


def who(task: Task) -> tuple[list[str], list[str]]:
    return [a.written for a in task.agencies("lead")], [a.written for a in task.agencies("coordinating")]


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        pytest.param(
            (
                "a) Sở Y tế tổ chức tập huấn cho cán bộ trạm y tế.",
                "Thời gian thực hiện: Hằng năm.",
                "b) Sở Tài chính rà soát định mức chi cho y tế cơ sở.",
                "Thời gian thực hiện: Quý II năm 2023.",
            ),
            [(None, "annual"), ("2023-06", None)],
            id="a label below each work whose sentence says who",
        ),
        pytest.param(
            (
                "a) Sở Y tế:",
                "- Tổ chức tập huấn cho cán bộ trạm y tế.",
                "- Thường xuyên kiểm tra các cơ sở hành nghề.",
                "Thời gian thực hiện: Hằng năm.",
                "- Xây dựng đề án bác sĩ gia đình.",
                "Thời gian thực hiện: Năm 2024.",
            ),
            [(None, "annual"), (None, "annual"), ("2024", None)],
            id="a label that closes a list dates all of it",
        ),
        pytest.param(
            (
                "a) Sở Y tế:",
                "- Hoàn thành việc tập huấn trước ngày 15/3/2023.",
                "- Kiểm tra các cơ sở hành nghề.",
                "Thời gian thực hiện: Hằng năm.",
            ),
            [("2023-03-15", None), (None, "annual")],
            id="a work's own day before the label of the list",
        ),
    ],
)
def test_labels_date_works_without_a_label_of_who(paragraphs, expected):
    assert [when(task) for task in tasks(*paragraphs)] == expected


SHARED = (
    "1. Phát triển thư viện số của tỉnh",
    "a) Rà soát kho sách của các thư viện huyện;",
    "b) Xây dựng phần mềm mượn sách dùng chung.",
    "- Thực hiện: Sở Văn hóa.",
    "- Thời hạn: Quý II/2026.",
)
OWN = ("2. Tổ chức hội sách của tỉnh", "- Thực hiện: Sở Tư pháp.", "- Thời hạn: Quý III/2026.")


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        pytest.param(
            (*SHARED, *OWN),
            [(["Sở Văn hóa"], "2026-06"), (["Sở Văn hóa"], "2026-06"), (["Sở Tư pháp"], "2026-09")],
            id="labels that close a list are of all of it, where the items beside it have theirs",
        ),
        pytest.param(SHARED, [(["Sở Văn hóa"], "2026-06")], id="nothing beside it shows where labels stand"),
        pytest.param(
            (SHARED[0], "a) Sở Y tế rà soát tủ sách của các bệnh viện;", *SHARED[2:], *OWN),
            [(["Sở Y tế"], None), (["Sở Văn hóa"], "2026-06"), (["Sở Tư pháp"], "2026-09")],
            id="another work of the list names its actor",
        ),
        pytest.param(
            (SHARED[0], "a) Xây dựng thông tư về thư viện:", "- Quy định mức chi mua sách.", *SHARED[2:], *OWN),
            [(["Sở Văn hóa"], "2026-06"), (["Sở Tư pháp"], "2026-09")],
            id="another work of the list has items below it",
        ),
    ],
)
def test_labels_behind_the_last_work_of_a_list(paragraphs, expected):
    found = [(who(task)[0], when(task)[0]) for task in tasks(*paragraphs)]
    assert found == expected


CONTENTS = ("1. Nội dung", "a) Xây dựng tài liệu tập huấn.", "b) Tổ chức hội nghị phổ biến pháp luật.")


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        pytest.param(
            (*CONTENTS, "2. Phân công", "a) Cơ quan chủ trì: Sở Tư pháp.", "b) Cơ quan phối hợp: Sở Tài chính."),
            [(["Sở Tư pháp"], ["Sở Tài chính"])] * 2,
            id="labels tell who",
        ),
        pytest.param(
            (*CONTENTS, "2. Phân công thực hiện", "Sở Tư pháp chủ trì, phối hợp với Sở Y tế tổ chức thực hiện."),
            [(["Sở Tư pháp"], ["Sở Y tế"])] * 2,
            id="a sentence without work of its own tells who",
        ),
        pytest.param(
            (
                *CONTENTS,
                "2. Phân công thực hiện",
                "a) Sở Tư pháp chủ trì, phối hợp với Sở Y tế biên soạn tài liệu.",
                "b) Sở Tài chính là cơ quan phối hợp.",
            ),
            [(["Sở Tư pháp"], ["Sở Y tế", "Sở Tài chính"])] * 2 + [(["Sở Tư pháp"], ["Sở Y tế"])],
            id="the sentence is a work too; a body that only helps has none",
        ),
        pytest.param(
            (
                *CONTENTS,
                "2. Phân công thực hiện",
                "a) Sở Tư pháp chủ trì biên soạn tài liệu cho cán bộ.",
                "b) Sở Y tế chủ trì tổ chức hội nghị cho bệnh viện.",
            ),
            [(["Sở Tư pháp"], []), (["Sở Y tế"], [])],
            id="where several lead, the contents are left to nobody",
        ),
        pytest.param(
            (
                "II. Nội dung",
                "1. Xây dựng tài liệu tập huấn.",
                "III. Phân công thực hiện",
                "1. Sở Y tế chủ trì kiểm tra các bệnh viện.",
            ),
            [(["Sở Y tế"], [])],
            id="a section of the whole plan tells no shares",
        ),
    ],
)
def test_a_section_that_assigns_the_contents_before_it(paragraphs, expected):
    assert [who(task) for task in tasks(*paragraphs)] == expected


def test_a_section_of_time_dates_contents_and_assignment():
    found = tasks(
        *CONTENTS, "2. Phân công", "a) Cơ quan chủ trì: Sở Tư pháp.", "3. Thời gian thực hiện: Năm 2023 - 2024."
    )
    assert [when(task) for task in found] == [("2024", None)] * 2


@pytest.mark.parametrize(
    "paragraphs",
    [
        pytest.param(
            ("1. Tiêu chí thi đua", "a) Đối với các huyện:", "- Giảm tỷ lệ hộ nghèo từ 2%/năm trở lên."),
            id="criteria are judged, not assigned",
        ),
        pytest.param(
            ("b) Nội dung hỗ trợ", "- Các hợp tác xã thực hiện đào tạo được hỗ trợ học phí."),
            id="what is paid for",
        ),
        pytest.param(
            ("Trong bối cảnh đó, Thủ tướng Chính phủ yêu cầu:", "- Giảm tổn thất điện năng xuống dưới 6%."),
            id="a request that addresses nobody",
        ),
        pytest.param(
            ("1. Các cơ quan được phân công chủ trì có trách nhiệm hoàn thành các nội dung được giao.",),
            id="a general clause on whoever leads",
        ),
        pytest.param(
            ("- Người đứng đầu cơ quan chịu trách nhiệm đối với những trường hợp vi phạm tại đơn vị mình.",),
            id="who answers for breaches",
        ),
        pytest.param(("1. Hội đồng trường là tổ chức quyết định phương hướng hoạt động của trường.",), id="what it is"),
        pytest.param(("2. Hội đồng trường được phép sử dụng phương tiện điện tử để họp.",), id="what it may do"),
    ],
)
def test_sections_and_clauses_that_assign_nothing(paragraphs):
    assert tasks(*paragraphs) == []


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        pytest.param(
            ("- Khuyến khích các doanh nghiệp đóng góp kinh phí cho giáo dục mầm non.",),
            [["các doanh nghiệp"]],
            id="a group that is encouraged",
        ),
        pytest.param(
            ("- Khuyến khích các tổ chức, cá nhân đóng góp kinh phí cho giáo dục mầm non.",), [], id="whoever will"
        ),
        pytest.param(
            ("c) Các bộ, ngành có trách nhiệm;", "- Tổng hợp nhu cầu kinh phí."),
            [["Các bộ, ngành"]],
            id="a mistyped colon",
        ),
        pytest.param(
            (
                "1. Các sở, ban, ngành thực hiện các nội dung sau:",
                "a) Thực hiện tiết kiệm điện tại cơ quan:",
                "- Xây dựng nội quy sử dụng điện.",
                "b) Thực hiện tiết kiệm điện tại các hộ gia đình:",
                "- Tắt các thiết bị điện khi ra khỏi phòng.",
            ),
            [["Các sở, ban, ngành"]],
            id="what families are to do below a list for bodies",
        ),
        pytest.param(
            (
                "a) Cục Kinh tế hợp tác là cơ quan thường trực tham mưu cho Bộ.",
                "Tổ chức thực hiện việc đào tạo nghề cho lao động nông thôn:",
                "- Xây dựng kế hoạch đào tạo nghề hằng năm.",
            ),
            [["Cục Kinh tế hợp tác"]],
            id="what the standing office does",
        ),
        pytest.param(
            ("1. Hội đồng thẩm định có quyền hạn sau:", "a) Yêu cầu chủ đầu tư cung cấp tài liệu của dự án."),
            [["Hội đồng thẩm định"]],
            id="whom a body may ask",
        ),
        pytest.param(
            ("1. Thanh tra Bộ:", "a) Thanh tra đột xuất theo yêu cầu của Bộ trưởng."),
            [["Thanh tra Bộ"]],
            id="an inspection, no inspectorate",
        ),
        pytest.param(
            (
                "a) Bộ Khoa học và Công nghệ;",
                "- Triển khai các chương trình cấp quốc gia.",
                "b) Bộ Tài chính:",
                "- Cấp vốn cho các dự án.",
            ),
            [["Bộ Khoa học và Công nghệ"], ["Bộ Tài chính"]],
            id="a heading with a mistyped colon",
        ),
        pytest.param(
            (
                "1. Bộ Giao thông vận tải:",
                "a) Phối hợp với Bộ Công an chỉ đạo Tổng công ty Đường sắt Việt Nam:",
                "- Hoàn thiện các quy trình quản lý an toàn.",
            ),
            [["Tổng công ty Đường sắt Việt Nam"]],
            id="whom a lead-in directs",
        ),
        pytest.param(
            (
                "1. Bộ Tài chính chỉ đạo các cơ quan chức năng:",
                "- Kiểm tra việc chấp hành pháp luật về phát hành trái phiếu.",
            ),
            [["Bộ Tài chính"]],
            id="who directs just anybody",
        ),
        pytest.param(
            ("Đề nghị Thủ trưởng các đơn vị thực hiện các việc sau:", "1. Rà soát các khó khăn, vướng mắc."),
            [["Thủ trưởng các đơn vị"]],
            id="who is asked to carry out what follows",
        ),
        pytest.param(
            ("1. Sở Y tế:", "- Tham gia đoàn kiểm tra liên ngành của tỉnh (Đoàn 1)."),
            [["Sở Y tế"]],
            id="a short name in brackets",
        ),
        pytest.param(("A. Đối với ngành", "1. Tiếp tục đổi mới công tác tuyên truyền."), [], id="a whole sector"),
        pytest.param(
            (
                "Thực hiện nhiệm vụ được giao chủ trì Chương trình. Bộ Văn hóa hướng dẫn một số nội dung như sau:",
                "1. Xây dựng danh sách các di sản cần số hóa.",
            ),
            [],
            id="an issuer that explains after another sentence",
        ),
        pytest.param(
            (
                "Ban Chỉ đạo Trung ương thực hiện chỉ thị của Trưởng Ban Chỉ đạo Trung ương, tập trung các việc sau:",
                "1. Xây dựng kế hoạch kiểm tra.",
            ),
            [["Ban Chỉ đạo Trung ương"]],
            id="a committee's name asks nobody",
        ),
        pytest.param(
            ("4. Giáo viên chủ nhiệm", "- Thông báo ngay cho cha mẹ khi học sinh nghỉ học."),
            [["Giáo viên chủ nhiệm"]],
            id="a post of a school",
        ),
        pytest.param(
            ("5. Nhân viên y tế: Quản lý tủ thuốc, lập sổ theo dõi sức khỏe.",),
            [["Nhân viên y tế"]],
            id="who works there by what they do",
        ),
    ],
)
def test_who_is_set_to_work(paragraphs, expected):
    assert [who(task)[0] for task in tasks(*paragraphs)] == expected


def test_what_a_work_contains_is_its_work():
    found = tasks(
        "2. Rà soát các văn bản về tạm giữ, tạm giam",
        "a) Nội dung:",
        "Các bộ, ngành tổ chức rà soát văn bản, thống kê những văn bản cần sửa đổi.",
        "b) Cơ quan chủ trì: Bộ Công an.",
    )
    assert [task.quote.split(",")[1].strip() for task in found] == ["ngành tổ chức rà soát văn bản"]


def test_the_name_of_an_attached_document_is_no_section_of_aims():
    lead_in = "Thủ tướng Chính phủ phê duyệt Chương trình mục tiêu quốc gia giảm nghèo, với các nội dung sau:"
    work = "- Bộ Y tế chủ trì, phối hợp với các bộ, ngành liên quan tổ chức thực hiện;"
    attached = ("CHƯƠNG TRÌNH", "MỤC TIÊU QUỐC GIA GIẢM NGHÈO BỀN VỮNG", lead_in, "I. CÁC DỰ ÁN", work)
    assert [who(task)[0] for task in tasks(*attached)] == [["Bộ Y tế"]]
    assert not tasks("II. NỘI DUNG", "MỤC TIÊU ĐẾN NĂM 2025", "- Bộ Y tế tổ chức tập huấn cho cán bộ trạm y tế.")


def test_a_section_of_principles_may_charge_somebody_all_the_same():
    charged = "2. Bộ Y tế chủ trì, phối hợp với các bộ, ngành tổng kết việc giao chỉ tiêu."
    assert [who(task)[0] for task in tasks("I. NGUYÊN TẮC", "1. Bảo đảm công khai, minh bạch.", charged)] == [
        ["Bộ Y tế"]
    ]


def test_a_heading_may_say_in_brackets_who_takes_charge():
    heading = "c/ Kinh tế số: (Sở Thông tin và Truyền thông chủ trì, phối hợp các sở, ngành tham mưu)"
    (task,) = tasks(heading, "- Triển khai nghiêm túc các nhiệm vụ về chuyển đổi số.")
    assert who(task) == (["Sở Thông tin và Truyền thông"], ["các sở, ngành"])


@pytest.mark.parametrize(
    "defined",
    [
        "Vụ Pháp chế là tổ chức hành chính thuộc Bộ Y tế, có chức năng tham mưu, giúp Bộ trưởng quản lý nhà nước.",
        "1. Vụ Pháp chế (gọi tắt là Vụ) là đơn vị thuộc Bộ Y tế.",
        "Vụ Pháp chế thuộc Bộ Y tế; giúp Bộ trưởng thực hiện chức năng quản lý nhà nước.",
    ],
)
def test_bare_duties_are_those_of_the_body_that_the_article_before_defines(defined):
    duties = (
        "Điều 2. Nhiệm vụ và quyền hạn",
        "1. Thẩm định dự thảo Thông tư.",
        "2. Rà soát văn bản quy phạm pháp luật.",
    )
    found = tasks("Điều 1. Vị trí và chức năng", defined, *duties)
    assert [who(task)[0] for task in found[-2:]] == [["Vụ Pháp chế"]] * 2
    assert not tasks("Điều 1. Phạm vi điều chỉnh", "Quyết định này quy định về văn bản.", *duties)


def test_a_count_in_words_goes_on_beside_the_one_before():
    found = tasks(
        "1. Phát triển dịch vụ hỗ trợ",
        "Dự án 1: Hình thành mạng lưới",
        "- Nội dung: gồm hai việc",
        "(1) Khảo sát, đánh giá các tòa nhà.",
        "+ Cơ quan chủ trì: Sở Tài chính",
        "Dự án 2: Huấn luyện nâng cao năng lực",
        "- Nội dung:",
        "+ Huấn luyện phương pháp tư duy sáng tạo.",
        "(Danh mục các lớp huấn luyện kèm theo).",
        "- Cơ quan chủ trì: Sở Khoa học và Công nghệ",
    )
    assert [(task.quote[:9], who(task)[0]) for task in found] == [
        ("Khảo sát,", ["Sở Tài chính"]),
        ("Huấn luyệ", ["Sở Khoa học và Công nghệ"]),
    ]


def test_works_in_sections_below_a_lead_in_that_only_counts_them():
    found = tasks(
        "Năm 2022, các sở, ngành thực hiện các định hướng hợp tác trong một số lĩnh vực, bao gồm:",
        "1. Lĩnh vực xúc tiến đầu tư",
        "- Tổ chức các hội nghị xúc tiến đầu tư.",
        "2. Lĩnh vực y tế",
        "- Xây dựng các đề án bệnh viện vệ tinh.",
    )
    assert [who(task)[0] for task in found] == [["các sở, ngành"]] * 2


def test_headings_of_months_and_of_what_never_ends():
    found = tasks(
        "I. NHIỆM VỤ THEO THÁNG",
        "1. Tháng 10",
        "- Phòng Y tế tổ chức kiểm tra các trạm, xây dựng kế hoạch năm 2027.",
        "2. Tháng 11:",
        "- Phòng Nội vụ thẩm định hồ sơ khen thưởng trước ngày 20/11.",
        "II. NHIỆM VỤ THƯỜNG XUYÊN",
        "1. Phòng Y tế",
        "- Theo dõi tình hình sinh tại các xã.",
        "- Gửi báo cáo trước ngày 25 hằng tháng.",
        header=Header(issued="2025-11-20", title="Công tác dân số năm 2026"),
    )
    assert [when(task) for task in found] == [
        ("2026-10", None),
        ("2026-11-20", None),
        (None, "ongoing"),
        (None, "monthly"),
    ]
