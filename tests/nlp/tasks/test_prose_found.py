"""Which paragraphs are found to be works: status and work in one sentence, asides, bodies in brackets, long labels."""

import pytest

from vnpolicy.ingest.document import Block, Document, Span
from vnpolicy.nlp.outline.outline import build_outline
from vnpolicy.nlp.plan import Header
from vnpolicy.nlp.tasks.prose import find_prose_tasks


def found(*paragraphs: str) -> list[tuple[list[str], str]]:
    """Leads and quote of each work in a document of these paragraphs."""
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(Block("paragraph", Span(at, at + len(paragraph))))
        at += len(paragraph) + 1
    source = Document("x", "sha256:0", "\n".join(paragraphs), tuple(blocks))
    tasks = find_prose_tasks(source, build_outline(source))[0]
    return [([a.written for a in task.agencies("lead")], task.quote) for task in tasks]


@pytest.mark.parametrize(
    ("text", "works"),
    [
        pytest.param("Sở Y tế là cơ quan thường trực của Ban Chỉ đạo.", 0, id="a status alone"),
        pytest.param(
            "Sở Y tế là cơ quan thường trực của Ban Chỉ đạo, chịu trách nhiệm bảo đảm điều kiện hoạt động.",
            1,
            id="a status with its work",
        ),
        pytest.param(
            "Thành viên Ban Chỉ đạo tham dự đầy đủ các cuộc họp. Thành viên Ban Chỉ đạo có thể ủy quyền cho cấp phó.",
            1,
            id="a right behind the work",
        ),
        pytest.param(
            "Sở Y tế: Rà soát, tổng hợp các dự án do các huyện đề xuất và trình Ủy ban nhân dân tỉnh quyết định.",
            1,
            id="work that ends in who decides",
        ),
        pytest.param("- Đối với địa phương có dịch, tiếp tục tiêm vắc xin cho trẻ em.", 0, id="where, not who"),
        pytest.param("- Vốn xã hội hóa (các doanh nghiệp, hợp tác xã).", 0, id="a name with bodies in brackets"),
        pytest.param("- Đẩy mạnh đào tạo từ trung ương đến địa phương (tỉnh, huyện, xã).", 0, id="levels in brackets"),
        pytest.param("- Đẩy mạnh đào tạo cán bộ cơ sở (Sở Nội vụ).", 1, id="a body in brackets"),
        pytest.param(
            "Trong quá trình thực hiện, Bộ Y tế chủ động theo dõi, ban hành quy định.", 1, id="work while it goes on"
        ),
        pytest.param("Trong quá trình thực hiện, các đơn vị cần phản ánh về Sở Y tế.", 0, id="whom to ask meanwhile"),
        pytest.param(
            "Bộ Y tế nhận được Công văn số 10/X-Y của Sở Y về việc đó, hướng dẫn hồ sơ.", 0, id="what was received"
        ),
        pytest.param("Không xem xét bổ nhiệm cán bộ vi phạm tại Sở Y tế.", 0, id="what follows for a fault"),
        pytest.param(
            "Cơ quan được giao chủ trì chịu trách nhiệm về tiến độ công việc.", 0, id="whoever leads, on time"
        ),
        pytest.param("Các sở, ngành được giao nhiệm vụ phải triển khai đúng tiến độ.", 0, id="all, on time"),
        pytest.param(
            "Các cơ quan được giao chủ trì báo cáo về tiến độ trước ngày 25.", 1, id="whoever leads is to report"
        ),
        pytest.param("Các đơn vị tích cực thực hiện các nhiệm vụ được giao.", 0, id="all that was assigned"),
        pytest.param("Sở Y tế phải coi đây là tiêu chí đánh giá cán bộ.", 0, id="by what staff is judged"),
        pytest.param("Các cấp, các ngành cần quan tâm chăm lo người nghèo.", 0, id="an appeal to everybody"),
        pytest.param(
            "Sở Y tế: Kiện toàn Hội đồng do Phó Giám đốc làm trưởng ban, xong trong quý I.", 1, id="who heads a board"
        ),
        pytest.param("Ngân hàng X: Bảo đảm 100% hộ nghèo được vay vốn.", 1, id="work that gives a right"),
        pytest.param(
            "Sở Y tế: Rà soát hộ nghèo năm 2026; trình kết quả trước ngày 31/12/2026.", 1, id="a year and its last day"
        ),
        pytest.param(
            "Sở Y tế lắp đặt trạm đo; khi độ mặn vượt 1‰, UBND xã bố trí xe bồn.", 2, id="who works in a case"
        ),
        pytest.param("Sở Y tế theo dõi; trong quý III Thanh tra tỉnh lập 02 đoàn kiểm tra.", 2, id="who in a quarter"),
        pytest.param("Về cấp phép: giảm thời gian; hằng tháng Chủ tịch UBND xã tiếp dân.", 1, id="who each month"),
        pytest.param("Sở Y tế gửi kết quả; trên cơ sở đó Sở Nội vụ bố trí kinh phí.", 2, id="who on that ground"),
        pytest.param("Sở Y tế rà soát giá; căn cứ kết quả, Sở Nội vụ bố trí kinh phí.", 2, id="who on a ground"),
        pytest.param("Năm 2026 Sở Y tế mở 05 lớp tập huấn.", 1, id="who in a year"),
        pytest.param("Các Trạm Y tế: Tân Lập, Tân Hòa duy trì trực cấp cứu.", 1, id="names behind a colon"),
        pytest.param("Đề nghị Chi nhánh Điện lực Bình Sơn cung cấp danh sách.", 1, id="a branch is asked"),
        pytest.param("Sở Y tế: Tạm hoãn các cuộc họp.", 1, id="what is put off"),
        pytest.param("Sở Y tế: Thường trực, ghi mực nước hằng giờ.", 1, id="who is on duty"),
        pytest.param(
            "Sở Y tế: Căn cứ Chương trình này ban hành kế hoạch của ngành.", 1, id="on a ground without a stop"
        ),
        pytest.param("Sở Y tế mong nhận được sự quan tâm, phối hợp của Công an tỉnh.", 0, id="what is hoped for"),
    ],
)
def test_a_paragraph_is_a_work_or_none(text: str, works: int) -> None:
    assert len(found(text)) == works


def test_a_label_may_say_more_of_the_part_of_a_body() -> None:
    lines = (
        "1. Hoạt động tuyên truyền về an toàn thực phẩm",
        "a) Đơn vị làm đầu mối trình: Chi cục An toàn thực phẩm",
        "b) Đơn vị phối hợp: Trung tâm Y tế các huyện",
    )
    assert found(*lines) == [(["Chi cục An toàn thực phẩm"], "Hoạt động tuyên truyền về an toàn thực phẩm")]


@pytest.mark.parametrize(
    "body",
    [
        "Thống đốc Ngân hàng Nhà nước",
        "Thường trực Hội đồng",
        "Thư ký Hội đồng",
        "Chủ nhiệm Ủy ban Dân tộc",
        "Tổ giúp việc",
        "Ban chấp hành công đoàn",
        "Điện lực huyện",
        "LĐLĐ tỉnh",
        "VKSND tỉnh",
        "BHXH tỉnh",
    ],
)
def test_a_heading_may_name_a_post_or_an_office_by_its_duty(body: str) -> None:
    work = "Rà soát các quy định về hoạt động thanh toán."
    assert found(f"1. {body}:", f"a) {work}") == [([body], work)]


@pytest.mark.parametrize(
    ("paragraphs", "leads"),
    [
        pytest.param(
            ("1. Tổng cục Thể thao là đơn vị thường trực, có trách nhiệm:", "- Tổ chức lớp tập huấn bơi an toàn."),
            [["Tổng cục Thể thao"]],
            id="a status that goes on as a lead-in",
        ),
        pytest.param(
            ("Điều 3. Cơ cấu tổ chức", "1. Phòng Nghiệp vụ.", "2. Giao Sở Nội vụ:", "a) Quy định cụ thể biên chế."),
            [["Sở Nội vụ"]],
            id="a work given in an article about something else",
        ),
        pytest.param(
            (
                "1. Sở Y tế:",
                "a) Thực hiện nghiêm các quy định về tiếp công dân. Cụ thể:",
                "- Bố trí cán bộ tiếp công dân hằng ngày.",
            ),
            [["Sở Y tế"], ["Sở Y tế"]],
            id="a work and then its parts",
        ),
        pytest.param(
            ("1. Trách nhiệm của tổ chức tín dụng được phép:", "a) Lưu giữ đầy đủ chứng từ."),
            [["tổ chức tín dụng được phép"]],
            id="a body with a permission",
        ),
        pytest.param(
            ("5. Trách nhiệm Hội đồng tư vấn: Nghiên cứu, thẩm định hồ sơ.",),
            [["Hội đồng tư vấn"]],
            id="the duty of a body without của",
        ),
        pytest.param(
            ("1. Sở Y tế, Sở Nội vụ:", "- Mỗi đơn vị cử 01 cán bộ tham gia."), [["Sở Y tế", "Sở Nội vụ"]], id="each"
        ),
        pytest.param(
            ("1. Sở Y tế, Sở Nội vụ:", "- Mỗi sở chọn 02 xã làm điểm."), [["Sở Y tế", "Sở Nội vụ"]], id="by their noun"
        ),
        pytest.param(("1. Sở Y tế:", "- Mỗi xã xây dựng 01 mô hình."), [["Mỗi xã"]], id="others"),
        pytest.param(
            ("Rà soát văn bản. Các phòng thực hiện, gửi kết quả về Sở trước ngày 15/10/2026.",),
            [["Các phòng"]],
            id="who does the work before it and reports",
        ),
        pytest.param(
            ("- Rà soát các dự án; hoàn thành trong quý II/2026 (Sở Y tế, Sở Nội vụ).",),
            [["Sở Y tế", "Sở Nội vụ"]],
            id="brackets behind more of the work",
        ),
        pytest.param(
            ("- Kiểm tra, rà soát các chợ (Sở Y tế thực hiện); kiểm định cân tại chợ (Sở Nội vụ thực hiện).",),
            [["Sở Y tế"], ["Sở Nội vụ"]],
            id="brackets behind each of two works",
        ),
        pytest.param(
            ("Phân công nhiệm vụ cho các bệnh viện chịu trách nhiệm hỗ trợ kỹ thuật.",),
            [["các bệnh viện"]],
            id="those to whom tasks are given",
        ),
    ],
)
def test_who_is_given_the_works_below(paragraphs: tuple[str, ...], leads: list[list[str]]) -> None:
    assert [lead for lead, _ in found(*paragraphs)] == leads


@pytest.mark.parametrize(
    "text",
    [
        "- Tập huấn cho cán bộ cơ sở, giao Sở Y tế.",
        "- Tập huấn cho cán bộ cơ sở: giao cho Sở Y tế.",
        "- Tập huấn cho cán bộ cơ sở. Giao Sở Y tế.",
        "- Tập huấn cho cán bộ cơ sở (giao Sở Y tế).",
        "- Tập huấn cho cán bộ cơ sở - Sở Y tế chủ trì.",
        "- Tập huấn cho cán bộ cơ sở; Sở Y tế chủ trì, hoàn thành trong tháng 6 năm 2026.",
    ],
)
def test_to_whom_a_work_is_handed_behind_it(text: str) -> None:
    assert [lead for lead, _ in found(text)] == [["Sở Y tế"]]


def test_a_work_of_its_own_is_not_handed_over_with_the_one_before() -> None:
    works = found("- Sửa chữa khu điều trị nội trú. Giao Phòng Hành chính lập phương án trình Ban Giám đốc.")
    assert works == [(["Phòng Hành chính"], "Giao Phòng Hành chính lập phương án trình Ban Giám đốc.")]


def test_the_word_for_carrying_out_is_a_label_before_a_body_only() -> None:
    work = "Đẩy nhanh tiến độ lập các quy hoạch ngành"
    assert found(f"1.1. {work}", "- Thực hiện: Cục Phát triển đô thị.") == [(["Cục Phát triển đô thị"], work)]
    assert found(f"1.1. {work}", "- Thực hiện: rà soát các quy hoạch.") == []


def test_the_drafter_of_what_others_issue_leads_the_drafts() -> None:
    assert found(
        "a) Bộ Công an chủ trì xây dựng, trình Chính phủ ban hành các văn bản sau đây:",
        "- Nghị định của Chính phủ quy định chi tiết một số điều của Luật Cư trú.",
    ) == [(["Bộ Công an"], "Nghị định của Chính phủ quy định chi tiết một số điều của Luật Cư trú.")]


@pytest.mark.parametrize(
    ("due", "end", "marks"),
    [
        pytest.param(
            "28/5/2026", "2026-05-28", ["the deadline lies before the date of the document"], id="signed late"
        ),
        pytest.param("28/5/2019", None, [], id="long over"),
        pytest.param("28/7/2026", "2026-07-28", [], id="ahead"),
    ],
)
def test_a_deadline_right_before_the_document_is_kept_with_a_mark(due, end, marks):
    text = f"Sở Nội vụ rà soát, tổng hợp đề nghị của các xã và gửi về Sở Tài chính trước ngày {due} để thẩm định."
    source = Document("x", "sha256:0", text, (Block("paragraph", Span(0, len(text))),))
    [task], reviews = find_prose_tasks(source, build_outline(source), header=Header(issued="2026-06-03"))
    assert (task.period and task.period.end, [mark.reason for mark in reviews]) == (end, marks)


@pytest.mark.parametrize(
    "head",
    [
        "Bộ Xây dựng (chủ trì), Bộ Tài chính",
        "Bộ Xây dựng (chủ trì), Bộ Tài chính (phối hợp)",
        "Bộ Xây dựng (chủ trì); Bộ Tài chính (phối hợp), Bộ Y tế (phối hợp)",
    ],
)
def test_whom_brackets_before_a_colon_name_as_the_lead_leads_alone(head: str) -> None:
    (one,) = found(f"{head}: rà soát định mức chi.")
    assert one == (["Bộ Xây dựng"], "rà soát định mức chi.")
