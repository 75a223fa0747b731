"""What a lead-in tells besides the list below it, who it addresses, and sentences that tell nobody to work."""

import pytest

from tests.nlp.tasks.test_prose_found import found
from vnpolicy.nlp.actors.partners import find_partners
from vnpolicy.nlp.agencies.agencies import split_agencies
from vnpolicy.nlp.periods.periods import understand_period


def _written(bodies) -> list[str]:
    return [body.written for body in bodies]


@pytest.mark.parametrize(
    ("paragraphs", "works"),
    [
        pytest.param(
            (
                "1. Các đơn vị thuộc Bộ phối hợp với Sở Y tế kiểm tra giá thuốc. Căn cứ quy định, làm các việc sau:",
                "a) Cục Quản lý Dược: Công bố giá thuốc.",
            ),
            [
                "Các đơn vị thuộc Bộ phối hợp với Sở Y tế kiểm tra giá thuốc.",
                "Công bố giá thuốc.",
            ],
            id="work before the sentence that leads in",
        ),
        pytest.param(
            (
                "Giao UBND xã thực hiện các nhiệm vụ, giải pháp nêu trong Báo cáo, trong đó tập trung các việc sau:",
                "1. Rà soát các dự án chậm tiến độ.",
            ),
            ["Rà soát các dự án chậm tiến độ."],
            id="all works are none before those that follow",
        ),
        pytest.param(
            (
                "1. Chủ tịch UBND các quận khẩn trương xây dựng phương án. Hoàn thành trước ngày 24/7/2021:",
                "- Chỉ đạo các phường lập chốt kiểm soát.",
            ),
            [
                "Chủ tịch UBND các quận khẩn trương xây dựng phương án. Hoàn thành trước ngày 24/7/2021:",
                "Chỉ đạo các phường lập chốt kiểm soát.",
            ],
            id="a deadline belongs to the work before it",
        ),
        pytest.param(
            (
                "1. Sở Y tế: Nắm tình hình các bệnh viện để tham mưu, trong đó tập trung thực hiện các việc sau:",
                "- Rà soát quy hoạch.",
            ),
            ["Nắm tình hình các bệnh viện để tham mưu", "Rà soát quy hoạch."],
            id="work before 'trong đó tập trung'",
        ),
        pytest.param(
            (
                "1. Sở Y tế:",
                "a) Quán triệt nguyên tắc bảo đảm an toàn như sau:",
                "- Công tác an toàn phù hợp với thông lệ; mở rộng hợp tác.",
                "- Các bệnh viện lập phương án tại chỗ.",
            ),
            ["Quán triệt nguyên tắc bảo đảm an toàn như sau:", "Các bệnh viện lập phương án tại chỗ."],
            id="principles are no works, but one names its actor",
        ),
    ],
)
def test_a_lead_in_may_tell_work_of_its_own(paragraphs: tuple[str, ...], works: list[str]) -> None:
    assert [quote for _, quote in found(*paragraphs)] == works


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("UBND tỉnh yêu cầu các Sở, UBND các huyện nghiêm túc triển khai và thực hiện./.", id="an appeal"),
        pytest.param("Trong bối cảnh đó, việc điều hành giá đã được các Bộ, ngành triển khai quyết liệt.", id="done"),
        pytest.param("Sở Y tế không xem xét, đưa vào kế hoạch đề án của đơn vị báo cáo chậm.", id="what is refused"),
        pytest.param("Quốc hội ghi nhận những nỗ lực của Chính phủ trong quản lý, điều hành.", id="what was noted"),
        pytest.param(
            "Chính phủ đánh giá cao nỗ lực của Bộ Y tế đã chủ trì xây dựng dự án Luật.", id="what was praised"
        ),
        pytest.param("Chính phủ thống nhất sự cần thiết xây dựng dự án Luật nhằm hoàn thiện thể chế.", id="agreed"),
        pytest.param("Cục Bảo trợ xã hội có tên giao dịch quốc tế là DSA, thực hiện theo quy định.", id="a name"),
        pytest.param("Bảo hiểm xã hội bắt buộc dựa trên đóng góp của người lao động, nâng cao ý thức.", id="a scheme"),
        pytest.param("Các cán bộ, công chức, viên chức gương mẫu chấp hành, thực hiện nghiêm quy định.", id="persons"),
        pytest.param("Trường hợp cần thiết, Hội đồng có thể mời chuyên gia tham gia thẩm định.", id="what is allowed"),
        pytest.param("Ủy viên Hội đồng gồm các đồng chí lãnh đạo cấp vụ tham gia thẩm định.", id="who is a member"),
        pytest.param("Tổ trưởng Tổ Thường trực là Phó Chủ tịch Hội đồng thẩm định.", id="who holds a post"),
        pytest.param("Chánh Văn phòng Bộ, các Vụ trưởng chịu nhiệm thi hành Quyết định này./.", id="a letter missing"),
        pytest.param("Các Sở Y tế có trách nhiệm tổ chức thực hiện Thông tư này.", id="a circular to be carried out"),
        pytest.param("Trưởng ban Chấm thi do lãnh đạo Hội đồng kiêm nhiệm, điều hành chung.", id="who also holds it"),
        pytest.param("Các cán bộ ra đề là giáo viên các trường, bảo đảm đúng chuyên môn.", id="who they are"),
        pytest.param("Mỗi Ban chấm thi còn có công an, nhân viên y tế làm nhiệm vụ.", id="who is there besides"),
        pytest.param("Một số địa phương có chỉ số sản xuất tăng cao, thúc đẩy tăng trưởng.", id="how some have done"),
        pytest.param("Giám đốc các Sở căn cứ nội dung trên khẩn trương triển khai thực hiện.", id="a closing"),
    ],
)
def test_nobody_is_told_to_work(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Annually, funds are allocated from the local budget to implement the Plan.", id="money"),
        pytest.param("Departments and sectors are requested to strictly implement it; report problems.", id="appeal"),
    ],
)
def test_nobody_is_told_to_work_in_english(text: str) -> None:
    assert found("The Department of Health shall take charge of the Plan.", text)[1:] == []


def test_who_was_heard_at_a_meeting_leads_none_of_its_conclusions() -> None:
    heard = "Sau khi nghe báo cáo của Văn phòng, Sở Nội vụ, ý kiến của các cơ quan dự họp, Chủ tịch kết luận như sau:"
    assert found(heard, "1. Nâng cao kỷ luật, kỷ cương hành chính.") == []


def test_a_request_that_ends_the_opening_governs_the_items_below() -> None:
    opening = (
        "CHỈ THỊ",
        "Về việc tổ chức kỳ thi năm 2022",
        "Căn cứ Luật Giáo dục ngày 14 tháng 6 năm 2019;",
        "Ủy ban nhân dân tỉnh yêu cầu Sở Y tế, Sở Nội vụ thực hiện những nội dung sau:",
    )
    works = found(*opening, "1. Chuẩn bị nhân lực cho kỳ thi.", "2. Kiểm tra các điểm thi.")
    assert [leads for leads, _ in works] == [["Sở Y tế", "Sở Nội vụ"]] * 2


def test_a_report_will_be_asked_for_separately() -> None:
    assert [quote for _, quote in found("1. Sở Y tế:", "- Trường hợp cần gấp sẽ có văn bản yêu cầu riêng.")] == []


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        pytest.param(
            "Đơn vị tham gia có trách nhiệm thực hiện phần việc được giao.",
            ["Đơn vị tham gia"],
            id="a unit by what it does",
        ),
        pytest.param(
            "Các cơ quan, tổ chức trung ương đóng tại địa phương có trách nhiệm triển khai kế hoạch.",
            ["Các cơ quan, tổ chức trung ương đóng tại địa phương"],
            id="organisations of the centre",
        ),
        pytest.param(
            "Các Bộ được giao chủ trì soạn thảo các dự án luật được điều chỉnh trong năm 2022 (Luật A; Luật B) khẩn"
            " trương hoàn thiện hồ sơ.",
            ["Các Bộ được giao chủ trì soạn thảo các dự án luật được điều chỉnh trong năm 2022"],
            id="a passive tells of the drafts",
        ),
        pytest.param(
            "Đoàn đại biểu Quốc hội, đại biểu Quốc hội giám sát việc thực hiện.",
            ["Đoàn đại biểu Quốc hội", "đại biểu Quốc hội"],
            id="deputies beside their delegation",
        ),
        pytest.param(
            "Thủ tướng yêu cầu Giám đốc Sở Y tế các tỉnh (sau đây gọi chung là tỉnh), Chủ tịch UBND các huyện thực hiện"
            " nghiêm quy định.",
            ["Giám đốc Sở Y tế các tỉnh", "Chủ tịch UBND các huyện"],
            id="a list goes on behind a short name in brackets",
        ),
        pytest.param(
            "Công tác tuyên truyền do Sở Y tế chủ trì, phối hợp với các sở thực hiện.", ["Sở Y tế"], id="a passive"
        ),
        pytest.param(
            "Tổ chức, cá nhân đề nghị cấp, sửa đổi tài khoản thực hiện thay đổi mật khẩu.",
            ["Tổ chức, cá nhân"],
            id="to grant, to change: no level",
        ),
        pytest.param("Đề nghịHọc viện Quân y tăng cường đào tạo.", ["Học viện Quân y"], id="a request glued to a body"),
        pytest.param(
            "Trên cơ sở Chỉ thị này, đảng ủy trực thuộc Trung ương lãnh đạo tổ chức thực hiện.",
            ["đảng ủy trực thuộc Trung ương"],
            id="a committee leads",
        ),
        pytest.param(
            "Thành viên có thể tham gia nhiều Ban nhưng phải bảo đảm tiến độ.", ["Thành viên"], id="allowed, but bound"
        ),
        pytest.param(
            "Các bộ có trách nhiệm thực hiện Nghị quyết này; sơ kết và báo cáo Chính phủ.", ["Các bộ"], id="and more"
        ),
    ],
)
def test_who_is_told(text: str, leads: list[str]) -> None:
    assert [lead for lead, _ in found(text)] == [leads]


@pytest.mark.parametrize(
    ("text", "partners"),
    [
        pytest.param("Chủ trì, phối hợp và đề xuất Bộ Công an mở lớp", ["Bộ Công an"], id="ask and work together"),
        pytest.param(
            "phối hợp với các cơ quan báo chí trong và ngoài ngành Y tế đẩy mạnh tuyên truyền",
            ["các cơ quan báo chí trong và ngoài ngành Y tế"],
            id="inside and outside a branch",
        ),
        pytest.param("phối hợp với các bộ, ngành nghiên cứu sự cần thiết", ["các bộ, ngành"], id="to study is work"),
        pytest.param(
            "phối hợp với các đơn vị chức năng kiểm tra việc thực hiện chế độ, chính sách cho người lao động",
            ["các đơn vị chức năng"],
            id="a doubtful verb with an object",
        ),
        pytest.param(
            "phối hợp với các bộ, ngành, cơ quan thực hiện các nhiệm vụ của Chương trình",
            ["các bộ, ngành, cơ quan"],
            id="no other verb follows",
        ),
        pytest.param(
            "phối hợp với các đơn vị quản lý các dự án rà soát tiến độ",
            ["các đơn vị quản lý các dự án"],
            id="a plain verb follows",
        ),
        pytest.param(
            "phối hợp với các cơ quan quản lý nhà nước về lao động xử lý vi phạm",
            ["các cơ quan quản lý nhà nước về lao động"],
            id="what the state manages",
        ),
        pytest.param(
            "phối hợp với các tỉnh có các giải pháp hỗ trợ doanh nghiệp", ["các tỉnh"], id="to have solutions is work"
        ),
        pytest.param(
            "phối hợp với các cơ sở đào tạo, bồi dưỡng tổ chức lớp học",
            ["các cơ sở đào tạo, bồi dưỡng"],
            id="what schools do",
        ),
        pytest.param("chỉ đạo các trường học phối hợp với các trạm y tế khám cho học sinh", [], id="others' partners"),
    ],
)
def test_partners(text: str, partners: list[str]) -> None:
    assert _written(find_partners(text)) == partners


def test_bodies_of_any_ministry_are_one() -> None:
    assert _written(split_agencies("các đơn vị thuộc Bộ, các đơn vị chức năng thuộc bộ, ngành")) == [
        "các đơn vị thuộc Bộ",
        "các đơn vị chức năng thuộc bộ, ngành",
    ]


@pytest.mark.parametrize(
    ("text", "end", "recurrence"),
    [
        pytest.param("Thường xuyên kiểm tra; báo cáo trước ngày 15/12 hằng năm", "--12-15", "annual", id="yearly day"),
        pytest.param("Định kỳ 01 năm báo cáo kết quả về Bộ Y tế", None, "annual", id="every one year"),
        pytest.param(
            "Tập trung phê duyệt các đề án cơ cấu lại ngân hàng, đến năm 2025, xử lý cơ bản các ngân hàng yếu kém",
            "2025",
            None,
            id="a year between commas",
        ),
        pytest.param(
            "Soạn thảo Nghị định về tạm giam. Thời gian trình: Tháng 4 năm 2016.", "2016-04", None, id="label"
        ),
    ],
)
def test_when(text: str, end: str | None, recurrence: str | None) -> None:
    period = understand_period(text)
    assert period is not None
    assert (period.end, period.recurrence) == (end, recurrence)
