"""Tasks in running text: who, with whom, what, by when."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnpolicy.ingest.document import Block, Document, Span
from vnpolicy.nlp.actors.actors import find_actor
from vnpolicy.nlp.actors.enforcement import formula_kind
from vnpolicy.nlp.actors.partners import find_partners
from vnpolicy.nlp.outline.outline import build_outline
from vnpolicy.nlp.plan import Task
from vnpolicy.nlp.tasks.labels import read_labels
from vnpolicy.nlp.tasks.prose import find_prose_tasks


def document(*paragraphs: str) -> Document:
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(Block("paragraph", Span(at, at + len(paragraph))))
        at += len(paragraph) + 1
    return Document("x", "sha256:0", "\n".join(paragraphs), tuple(blocks))


def tasks(*paragraphs: str) -> list[Task]:
    source = document(*paragraphs)
    return find_prose_tasks(source, build_outline(source))[0]


def lead(task: Task) -> list[str]:
    return [agency.written for agency in task.agencies("lead")]


def coordinating(task: Task) -> list[str]:
    return [agency.written for agency in task.agencies("coordinating")]


@pytest.mark.parametrize(
    ("text", "leads", "partners"),
    [
        pytest.param(
            "Sở Công Thương chủ trì, phối hợp với Sở Tài chính và các đơn vị liên quan xây dựng kế hoạch.",
            ["Sở Công Thương"],
            ["Sở Tài chính", "các đơn vị liên quan"],
            id="assignment in the sentence",
        ),
        pytest.param("Bộ Ngoại giao gửi báo cáo về Bộ Nội vụ.", ["Bộ Ngoại giao"], [], id="a verb inside a name"),
        pytest.param(
            "Giao Sở Xây dựng xây dựng quy chuẩn địa phương.",
            ["Sở Xây dựng"],
            [],
            id="giao, and a name that is also a verb",
        ),
        pytest.param(
            "Căn cứ Kế hoạch này, Sở Y tế tổ chức tập huấn cho cán bộ cơ sở.",
            ["Sở Y tế"],
            [],
            id="behind a circumstance",
        ),
        pytest.param(
            "Bộ Tài chính đề nghị Ủy ban nhân dân các tỉnh bố trí kinh phí đối ứng.",
            ["Ủy ban nhân dân các tỉnh"],
            [],
            id="who is asked, not who asks",
        ),
    ],
)
def test_a_sentence_names_its_actor(text, leads, partners):
    (task,) = tasks(text)
    assert (lead(task), coordinating(task), task.quote) == (leads, partners, text)


def test_a_heading_leads_the_bullets_below_it():
    found = tasks(
        "1. Sở Tài chính:", "- Bố trí kinh phí hằng năm;", "- Phối hợp với Sở Y tế thẩm định dự toán.", "2. Nguồn vốn"
    )
    assert [(task.quote, lead(task), coordinating(task)) for task in found] == [
        ("Bố trí kinh phí hằng năm;", ["Sở Tài chính"], []),
        ("Phối hợp với Sở Y tế thẩm định dự toán.", ["Sở Tài chính"], ["Sở Y tế"]),
    ]
    assert found[0].period is not None
    assert found[0].period.recurrence == "annual"


def test_a_heading_may_hold_its_work():
    (task,) = tasks("a) Thanh tra Bộ: Theo dõi, đôn đốc việc thực hiện Kế hoạch.")
    assert (task.quote, lead(task)) == ("Theo dõi, đôn đốc việc thực hiện Kế hoạch.", ["Thanh tra Bộ"])


def test_labels_after_the_work_tell_who_and_when():
    (task,) = tasks(
        "1. Rà soát quy định về nhãn sinh thái.",
        "- Cơ quan chủ trì: Sở Công Thương.",
        "- Cơ quan phối hợp: Sở Tư pháp.",
        "- Thời gian thực hiện: Năm 2031.",
    )
    assert (task.quote, lead(task), coordinating(task)) == (
        "Rà soát quy định về nhãn sinh thái.",
        ["Sở Công Thương"],
        ["Sở Tư pháp"],
    )
    assert task.period is not None
    assert task.period.end == "2031"


def test_bodies_in_brackets_lead_and_stand_in_the_quote():
    text = "Cập nhật cơ sở dữ liệu về chất thải rắn (Sở Tài nguyên và Môi trường chủ trì)."
    (task,) = tasks(f"- {text}")
    assert (task.quote, lead(task)) == (text, ["Sở Tài nguyên và Môi trường"])


def test_the_days_behind_a_step_date_what_stands_below_it():
    (task,) = tasks("Bước 2. Thẩm định hồ sơ (từ ngày 11/02 đến 28/02/2026)", "- Sở Y tế thẩm định hồ sơ.")
    assert task.period is not None
    assert (task.period.start, task.period.end) == ("2026-02-11", "2026-02-28")


def test_a_list_of_parts_is_one_task():
    (task,) = tasks("1. Vụ Tổ chức cán bộ:", "Cung cấp thông tin về cán bộ, bao gồm:", "a) Họ và tên;", "b) Chức vụ.")
    assert task.quote.endswith("Chức vụ.")


def test_the_same_work_for_another_actor_counts_again():
    found = tasks("1. Sở Y tế:", "- Báo cáo kết quả thực hiện.", "2. Sở Nội vụ:", "- Báo cáo kết quả thực hiện.")
    assert [lead(task) for task in found] == [["Sở Y tế"], ["Sở Nội vụ"]]


def test_two_deadlines_of_one_actor_are_two_works():
    found = tasks("Cục Viễn thông xây dựng kế hoạch trước ngày 01/3/2031; gửi báo cáo kết quả trước ngày 15/9/2031.")
    assert [task.period.end for task in found if task.period] == ["2031-03-01", "2031-09-15"]


def test_a_title_without_colon_may_assign():
    found = tasks("a) Bộ Tài chính chủ trì, phối hợp với Bộ Nội vụ", "- Rà soát định mức chi;", "- Báo cáo Chính phủ.")
    assert [(lead(task), coordinating(task)) for task in found] == [(["Bộ Tài chính"], ["Bộ Nội vụ"])] * 2


def test_english_gives_the_same_records():
    (task,) = tasks(
        "2. The Department of Finance shall preside over, and cooperate with relevant units in, allocating funds."
    )
    assert (lead(task), coordinating(task)) == (["Department of Finance"], ["relevant units"])


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Chánh Văn phòng, Thủ trưởng các đơn vị chịu trách nhiệm thi hành Quyết định này./.", id="enforcement"
        ),
        pytest.param(
            "Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị báo cáo Sở Y tế xem xét.", id="closing formula"
        ),
        pytest.param("Tăng cường tuyên truyền, nâng cao nhận thức của cộng đồng.", id="an activity without an actor"),
        pytest.param("Tổ chức hội nghị sơ kết.", id="the verb tổ chức is no organisation"),
        pytest.param("Cơ sở dữ liệu về môi trường phải được cập nhật.", id="cơ sở dữ liệu is no establishment"),
        pytest.param("Kinh phí thực hiện do ngân sách nhà nước bảo đảm.", id="money"),
    ],
)
def test_what_is_no_task(text):
    assert tasks(text) == []


def test_a_table_region_is_left_out():
    source = document("Sở Y tế chủ trì tổ chức tiêm chủng.", "Sở Nội vụ chủ trì tổ chức thi đua.")
    found, _ = find_prose_tasks(source, build_outline(source), [Span(0, 36)])
    assert [lead(task) for task in found] == [["Sở Nội vụ"]]


def test_a_damaged_period_is_marked_for_review():
    source = document("1. Sở Y tế:", "- Xây dựng cơ sở dữ liệu giai đoạn 2022-20303.")
    found, reviews = find_prose_tasks(source, build_outline(source))
    assert [review.span for review in reviews] == [found[0].span]


def test_partners_end_at_the_verb():
    assert [a.written for a in find_partners("phối hợp với Sở Y tế và các sở, ngành liên quan rà soát")] == [
        "Sở Y tế",
        "các sở, ngành liên quan",
    ]


def test_a_text_without_a_body_has_no_actor():
    assert find_actor("Xây dựng kế hoạch truyền thông") is None


def test_labels_give_role_and_place():
    text = "Đơn vị thực hiện: Vụ Pháp chế"
    (label,) = read_labels(text)
    assert (label.role, text[label.start : label.end]) == ("lead", "Vụ Pháp chế")


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["1. Nhóm dịch vụ công ích", "- Mở rộng mạng lưới điểm phục vụ."], id="a group of things"),
        pytest.param(
            ["I. CƠ SỞ XÂY DỰNG KẾ HOẠCH", "- Nghị định số 9 về hoạt động tiêm chủng;"], id="what a plan rests on"
        ),
        pytest.param(["Bộ Y tế chưa phân cấp thẩm quyền phê duyệt dự án."], id="what a body has not done"),
        pytest.param(["Cục Thống kê có tư cách pháp nhân, con dấu riêng."], id="what a body is"),
        pytest.param(
            ["- Cơ quan trực tiếp thực hiện thủ tục hành chính: Sở Y tế;"], id="who is in charge of a procedure"
        ),
        pytest.param(["1. Trưởng Đoàn: Ông Trần Văn Mẫu, Phó Chủ tịch Hội đồng;"], id="who holds a post"),
        pytest.param(["Đối với hộ nghèo:", "- Được vay vốn để tận dụng đất sản xuất."], id="rights of persons"),
        pytest.param(
            ["PHÓ CHỦ TỊCH", "[1] Điểm này được sửa đổi theo quy định của luật."], id="a note below the signature"
        ),
        pytest.param(["Kính gửi: Các sở, ban, ngành tổ chức thực hiện."], id="those a letter goes to"),
    ],
)
def test_a_statement_that_hands_nothing_over_is_no_task(lines):
    assert tasks(*lines) == []


def test_a_list_of_posts_before_one_verb_is_one_task():
    (task,) = tasks(
        "Thủ trưởng đơn vị; Thủ trưởng tổ chức pháp chế; Giám đốc Sở Tư pháp có trách nhiệm tổ chức thực hiện."
    )
    assert task.quote.startswith("Thủ trưởng đơn vị;")


def test_whom_a_lead_in_directs_leads_the_items_below():
    (task,) = tasks(
        "1. Bộ Tài chính:", "- Chỉ đạo Cục Thuế phối hợp với Cục Hải quan:", "+ Rà soát các mặt hàng nhập khẩu;"
    )
    assert (lead(task), coordinating(task)) == (["Cục Thuế"], ["Cục Hải quan"])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Quyết định này có hiệu lực từ ngày ký.", "validity"),
        ("Các bộ, ngành nghiêm túc quán triệt, triển khai thực hiện Chỉ thị này.", "appeal"),
        ("Trân trọng đề nghị các bộ, ngành quan tâm phối hợp thực hiện.", "closing"),
        ("Yêu cầu các đơn vị triển khai thực hiện; có khó khăn, vướng mắc phản ánh về Sở Y tế để xử lý.", "closing"),
        ("Văn phòng UBND tỉnh thông báo kết luận của Chủ tịch để các sở, ngành biết, thực hiện.", "closing"),
        ("Ministers are responsible for the execution of this Resolution.", "enforcement"),
        ("Heads of agencies shall strictly implement this Directive.", "enforcement"),
        ("Chairpersons shall be held accountable for any delay.", "liability"),
        ("The Ministry of Health shall implement this Plan in all provinces.", None),
        ("Đề nghị Sở Y tế phối hợp thực hiện rà soát hồ sơ.", None),
        ("Sở Y tế nghiêm túc triển khai thực hiện Kế hoạch này, báo cáo trước ngày 15/12.", None),
        ("Các chức danh Chủ tịch, Thư ký Hội đồng do cán bộ Sở Y tế đảm nhận.", "status"),
        ("Phát triển du lịch phải gắn với bảo tồn di sản.", "status"),
        ("Quản lý chặt chẽ tài sản công, phải bảo đảm đúng đối tượng.", None),
        ("Chủ tịch UBND xã để xảy ra cháy rừng phải chịu trách nhiệm trước Chủ tịch UBND tỉnh.", "liability"),
        ("Tổ chức, cá nhân có hành vi vi phạm thì bị xử phạt theo quy định.", "liability"),
        ("Các phòng căn cứ nhiệm vụ được giao tại Kế hoạch này khẩn trương triển khai thực hiện.", "closing"),
        ("Các phòng căn cứ nhiệm vụ được giao triển khai thực hiện chính sách nhà ở.", None),
        ("Các cơ quan được phân công chủ trì có trách nhiệm triển khai đúng tiến độ.", "closing"),
        ("Các xã phải coi công tác thu gom rác là nhiệm vụ trọng tâm, thường xuyên.", "status"),
        ("Các trường xác định đây là nhiệm vụ chính trị quan trọng; không chạy theo thành tích.", "status"),
        ("Các phòng không được xem việc bảo đảm an toàn là việc riêng của tổ bảo vệ.", "status"),
        ("Các sở xác định đây là nhiệm vụ trọng tâm, tập trung chỉ đạo trồng rừng.", None),
        ("Các sở xác định đây là nhiệm vụ trọng tâm; gửi kế hoạch trước ngày 30/6.", None),
        ("Các sở xác định danh mục nhiệm vụ trọng tâm, gửi Sở Nội vụ.", None),
        ("Hiệu trưởng các trường chịu trách nhiệm trước Giám đốc Sở về chất lượng bữa ăn.", "liability"),
        ("Giám đốc các sở, Chủ tịch UBND các xã chịu trách nhiệm trước UBND tỉnh nếu để rừng cháy.", "liability"),
        ("Vụ trưởng tổ chức thực hiện và chịu trách nhiệm trước Cục trưởng về nhiệm vụ được giao;", None),
        ("Các đồng chí Giám đốc sở chịu trách nhiệm thi hành nghiêm Chỉ thị này./.", "enforcement"),
        ("Giao Ủy ban nhân dân xã tổ chức thực hiện Nghị quyết theo quy định của pháp luật.", "enforcement"),
        ("Giao Ủy ban nhân dân xã xây dựng phương án thực hiện Nghị quyết, trình kỳ họp sau.", None),
        ("Ghi chú: Sở Y tế tổng hợp số liệu đến ngày 31/12/2025.", "status"),
        ("Việc chi trả tiền phải được tiến hành công khai, dân chủ.", "status"),
        ("Người dân ven sông cần theo dõi mực nước, dự trữ lương thực.", "status"),
        ("Người dân ven sông cần được di dời trước ngày 10/9.", None),
        ("Hội đồng nhân dân xã kêu gọi đồng bào, cán bộ thi đua trồng cây.", "status"),
        ("Sở Công Thương kêu gọi các hợp tác xã tham gia hội chợ.", None),
        ("Năm 2025, toàn huyện đã trồng 40 ha rừng, làm 12 km đường.", "report"),
        ("Năm 2025, các xã có dự án đã nghiệm thu phải quyết toán.", None),
        ("Trong quá trình thực hiện, nếu cần điều chỉnh, các xã đề xuất, gửi Sở Y tế.", "closing"),
        ("Trong quá trình thực hiện, Sở Y tế rà soát, điều chỉnh dự toán.", None),
    ],
)
def test_a_formula_has_a_kind(text, kind):
    assert formula_kind(text) == kind


@given(
    st.lists(
        st.sampled_from(
            [
                "1. Sở Y tế:",
                "- Lập kế hoạch chi tiết;",
                "Sở Nội vụ chủ trì, phối hợp với Sở Y tế báo cáo; Sở Tư pháp thẩm định.",
                "Nơi nhận:",
                "I. MỤC TIÊU",
                "a) Rà soát (Sở Y tế).",
            ]
        ),
        max_size=8,
    )
)
def test_a_quote_is_the_text_at_its_span(paragraphs):
    source = document(*paragraphs)
    for task in find_prose_tasks(source, build_outline(source))[0]:
        assert source.text[task.span.start : task.span.end] == task.quote
        assert task.agencies("lead")


def test_blocks_of_labels_below_one_work():
    found = tasks(
        "1. Tuyên truyền pháp luật cho nhân viên",
        "a) Ở Trung ương:",
        "- Đơn vị chủ trì: Vụ Pháp chế.",
        "b) Ở địa phương:",
        "- Đơn vị chủ trì: Sở Tư pháp.",
    )
    assert [(task.quote, lead(task)) for task in found] == [
        ("Tuyên truyền pháp luật cho nhân viên", ["Vụ Pháp chế"]),
        ("Tuyên truyền pháp luật cho nhân viên", ["Sở Tư pháp"]),
    ]


def test_a_work_before_its_parts_counts_too():
    found = tasks("1. Các bộ thực hiện nghiêm Nghị quyết số 5, trong đó:", "- Bộ Y tế rà soát các trạm y tế xã.")
    assert [lead(task) for task in found] == [["Các bộ"], ["Bộ Y tế"]]


def test_items_that_only_name_things_are_one_work():
    found = tasks("1. Bộ Công an:", "a) Xây dựng kế hoạch kết nối đối với:", "- Dữ liệu dân cư;", "- Dữ liệu căn cước.")
    assert len(found) == 1
    assert "Dữ liệu căn cước" in found[0].quote


def test_a_lead_in_dates_the_items_below_it():
    found = tasks("1. Bộ X phê duyệt các văn bản, hoàn thành trước ngày 30 tháng 5 năm 2023:", "- Đề án tiền lương;")
    assert [task.period.end for task in found if task.period] == ["2023-05-30"]


def test_the_days_at_the_head_of_a_lead_in_date_the_works_below():
    found = tasks(
        "1. Sở Y tế:",
        "- Từ ngày 03 tháng 5 năm 2031 đến ngày 10 tháng 5 năm 2031, tiếp nhận hồ sơ như sau:",
        "+ Kiểm tra giấy tờ của từng hồ sơ;",
        "+ Lập danh sách gửi Sở Nội vụ.",
    )
    assert [(t.period.start, t.period.end) for t in found if t.period] == [("2031-05-03", "2031-05-10")] * 2


def test_addresses_and_names_below_a_body_are_no_tasks():
    assert not tasks("1. Hội Làng nghề:", "- Số 12 phố Hoa Lư, quận Hai Bà Trưng, Hà Nội;", "- Có 30 hội viên trở lên.")


def test_an_actor_behind_a_circumstance_takes_over_from_the_heading():
    found = tasks("1. Sở Y tế:", "- Trước ngày 31 tháng 10, Sở Nội vụ có trách nhiệm gửi báo cáo biên chế.")
    assert [lead(task) for task in found] == [["Sở Nội vụ"]]


def test_a_partner_behind_a_circumstance_does_not():
    found = tasks("1. Sở Y tế:", "- Căn cứ chức năng, phối hợp với Sở Nội vụ, Sở Tài chính xây dựng đề án biên chế.")
    assert [lead(task) for task in found] == [["Sở Y tế"]]


def test_paragraphs_below_a_numbered_item_of_a_lead_in_go_on_with_it():
    one, two = tasks(
        "Yêu cầu Sở Y tế thực hiện tốt các nhiệm vụ sau:",
        "1- Tăng cường giám sát dịch bệnh tại cơ sở.",
        "Chuẩn bị đủ thuốc và vật tư cho các tuyến.",
        "2- Rà soát quy trình cấp cứu.",
    )
    assert one.quote.endswith("vật tư cho các tuyến.")
    assert two.quote == "Rà soát quy trình cấp cứu."


def test_what_a_law_is_to_say_is_no_task_of_its_drafter():
    (only,) = tasks(
        "Bộ Tư pháp chủ trì xây dựng Luật Công chứng (sửa đổi) để thể chế hóa các nội dung sau:",
        "- Quy định rõ điều kiện hành nghề.",
        "- Xây dựng cơ sở dữ liệu về hợp đồng.",
    )
    assert lead(only) == ["Bộ Tư pháp"]


def test_all_that_a_lead_in_makes_responsible_lead():
    (only,) = tasks(
        "Để thực hiện mục tiêu đến năm 2025, các bộ có trách nhiệm đề xuất đề án; Sở Nội vụ có trách nhiệm "
        "tổ chức thực hiện các nhiệm vụ sau đây:",
        "- Rà soát quy định về phân cấp.",
    )
    assert lead(only) == ["các bộ", "Sở Nội vụ"]
    assert only.period is not None
    assert only.period.end == "2025"


def test_a_list_of_partners_with_a_colon_is_no_label():
    first, second = tasks(
        "1. Sở Nội vụ",
        "a) Xây dựng quy chế phối hợp.",
        "b) Chủ trì, phối hợp với các Sở: Tài chính, Y tế tổ chức tập huấn cho cán bộ.",
    )
    assert lead(first) == lead(second) == ["Sở Nội vụ"]
    assert coordinating(second) == ["Sở Tài chính", "Sở Y tế"]


def test_bare_duties_are_those_of_the_body_above():
    (only,) = tasks(
        "Điều 4. Tổ chức và hoạt động của Hội đồng tư vấn",
        "4.1. Nhiệm vụ và quyền hạn",
        "- Thẩm định hồ sơ đăng ký tham gia giải thưởng.",
    )
    assert lead(only) == ["Hội đồng tư vấn"]


def test_bodies_after_a_semicolon_may_end_a_list():
    (only,) = tasks(
        "1. Ban Tài chính",
        "- Thẩm định dự toán của Sở Nội vụ; Sở Y tế, trình Ủy ban nhân dân tỉnh phê duyệt.",
    )
    assert lead(only) == ["Ban Tài chính"]
