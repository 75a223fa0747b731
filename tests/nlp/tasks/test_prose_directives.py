"""Tasks of directives, letters and resolutions: lead-ins far above the work, cases, asides, formulas of the end."""

import pytest

from vnpolicy.ingest.document import Block, Document, Span
from vnpolicy.nlp.actors.partners import find_partners
from vnpolicy.nlp.outline.outline import build_outline
from vnpolicy.nlp.tasks.prose import find_prose_tasks

ASKED = "Tổng cục Thuế đề nghị Cục Thuế các tỉnh thực hiện các biện pháp sau:"
ALL = "Cục Thuế các tỉnh"


def found(*paragraphs: str) -> list[tuple[str, str, str | None]]:
    """First lead, quote and recurrence of each task."""
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(Block("paragraph", Span(at, at + len(paragraph))))
        at += len(paragraph) + 1
    document = Document("x", "sha256:0", "\n".join(paragraphs), tuple(blocks))
    tasks = find_prose_tasks(document, build_outline(document))[0]
    return [
        (task.agencies("lead")[0].written, task.quote, task.period.recurrence if task.period else None)
        for task in tasks
    ]


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        pytest.param(
            (ASKED, "1. Đối với người nộp thuế có nợ dưới 90 ngày: gọi điện thoại, đôn đốc nộp tiền."),
            [(ALL, "Đối với người nộp thuế có nợ dưới 90 ngày: gọi điện thoại, đôn đốc nộp tiền.")],
            id="a case of persons is no addressee",
        ),
        pytest.param(
            (ASKED, "1. Đối với nợ khó thu: bộ phận quản lý nợ chủ trì lập hồ sơ."),
            [("bộ phận quản lý nợ", "Đối với nợ khó thu: bộ phận quản lý nợ chủ trì lập hồ sơ.")],
            id="behind a case another body works",
        ),
        pytest.param(
            (ASKED, "1. Kiện toàn bộ máy. Bên cạnh đó, các cơ quan chức năng cần tăng cường kiểm soát."),
            [
                (ALL, "Kiện toàn bộ máy."),
                ("các cơ quan chức năng", "Bên cạnh đó, các cơ quan chức năng cần tăng cường kiểm soát."),
            ],
            id="besides, others have to",
        ),
        pytest.param(
            (ASKED, "1. Cục Thuế các tỉnh thực hiện rà soát nợ. Sau khi chốt nợ, Cục Thuế báo cáo kết quả."),
            [(ALL, "Cục Thuế các tỉnh thực hiện rà soát nợ. Sau khi chốt nợ, Cục Thuế báo cáo kết quả.")],
            id="one actor, then in short",
        ),
        pytest.param(
            (ASKED, "1. Báo cáo số tiền chậm nộp được miễn theo Phụ lục số 05."),
            [(ALL, "Báo cáo số tiền chậm nộp được miễn theo Phụ lục số 05.")],
            id="a report about what was waived is no right",
        ),
        pytest.param(
            (ASKED, "1. Các cơ quan được ủy quyền cho vay lại tổ chức thẩm định dự án."),
            [
                (
                    "Các cơ quan được ủy quyền cho vay lại",
                    "Các cơ quan được ủy quyền cho vay lại tổ chức thẩm định dự án.",
                )
            ],
            id="bodies by what they are empowered to do",
        ),
        pytest.param(
            ("Cơ quan thường trực Đề án là Cục Việc làm có trách nhiệm tổ chức bộ phận đầu mối.",),
            [("Cục Việc làm", "Cơ quan thường trực Đề án là Cục Việc làm có trách nhiệm tổ chức bộ phận đầu mối.")],
            id="an office and who holds it",
        ),
        pytest.param(
            ("Các sở chịu trách nhiệm thi hành Chỉ thị này. Sở Tài chính có trách nhiệm đôn đốc việc thực hiện.",),
            [("Sở Tài chính", "Sở Tài chính có trách nhiệm đôn đốc việc thực hiện.")],
            id="work after the enforcement clause",
        ),
        pytest.param(
            ("Cơ quan báo chí đảm bảo việc đưa tin chính xác, công bố các hành vi vi phạm bị xử lý.",),
            [
                (
                    "Cơ quan báo chí",
                    "Cơ quan báo chí đảm bảo việc đưa tin chính xác, công bố các hành vi vi phạm bị xử lý.",
                )
            ],
            id="breaches that were punished are no liability",
        ),
        pytest.param(
            (ASKED, "1. Tăng cường thanh tra việc đóng thuế của doanh nghiệp.", "Trân trọng./."),
            [(ALL, "Tăng cường thanh tra việc đóng thuế của doanh nghiệp.")],
            id="a letter's last word",
        ),
        pytest.param(
            ("1. UBND các xã:", "a) Đối với các xã, phường đang có dịch: lập chốt kiểm soát."),
            [("UBND các xã", "Đối với các xã, phường đang có dịch: lập chốt kiểm soát.")],
            id="a case of places is no addressee",
        ),
        pytest.param(
            ("1. UBND các xã:", "Rà soát giếng khoan; riêng UBND các xã biên giới: An Phú, Tân Lập bố trí xe đưa đón."),
            [
                ("UBND các xã", "Rà soát giếng khoan;"),
                ("UBND xã An Phú", "riêng UBND các xã biên giới: An Phú, Tân Lập bố trí xe đưa đón."),
            ],
            id="some of them apart",
        ),
    ],
)
def test_who_has_which_work(paragraphs: tuple[str, ...], expected: list[tuple[str, str]]) -> None:
    assert [(lead, quote) for lead, quote, _ in found(*paragraphs)] == expected


@pytest.mark.parametrize(
    "paragraphs",
    [
        pytest.param(
            (
                "Chính phủ yêu cầu các bộ quán triệt các quan điểm, mục tiêu, nhiệm vụ, giải pháp sau đây:",
                "I. NHIỆM VỤ VÀ GIẢI PHÁP",
                "1. Tăng cường giám sát thị trường trái phiếu.",
            ),
            id="a lead-in to the whole document",
        ),
        pytest.param(
            (
                "Thủ tướng yêu cầu các bộ triển khai Tháng hành động, nội dung như sau:",
                "I. Mục đích, yêu cầu",
                "1. Nâng cao chất lượng công tác cai nghiện.",
            ),
            id="purposes",
        ),
        pytest.param(("Tổng cục Thuế thông báo để Cục Thuế các tỉnh biết và triển khai thực hiện./.",), id="notice"),
        pytest.param(("Bộ trưởng các bộ và các cơ quan có liên quan thi hành Quyết định này./.",), id="enforcement"),
        pytest.param(
            ("Người đứng đầu cấp ủy các cấp chịu trách nhiệm cao nhất về công tác an toàn thực phẩm.",), id="liability"
        ),
        pytest.param(("Bộ Y tế là cơ quan chủ trì Chương trình phòng, chống lao quốc gia.",), id="who holds what"),
    ],
)
def test_nobody_is_given_work(paragraphs: tuple[str, ...]) -> None:
    assert found(*paragraphs) == []


def test_a_lead_in_with_work_of_its_own_counts_too() -> None:
    works = [quote for _, quote, _ in found(
        ASKED,
        "1. Thực hiện rà soát, phân loại nợ của từng người nộp thuế. Trên cơ sở đó, áp dụng các biện pháp, cụ thể:",
        "- Ban hành thông báo nợ.",
        "2. Tiếp tục thực hiện Luật Phòng, chống ma túy, trọng tâm là:",
        "- Tổ chức tập huấn cho cán bộ cấp xã.",
    )]  # fmt: skip
    assert works == [
        "Thực hiện rà soát, phân loại nợ của từng người nộp thuế.",
        "Ban hành thông báo nợ.",
        "Tiếp tục thực hiện Luật Phòng, chống ma túy",
        "Tổ chức tập huấn cho cán bộ cấp xã.",
    ]


def test_a_rhythm_at_the_head_of_a_lead_in_holds_below() -> None:
    lead_in = "1. Định kỳ trước ngày 05 của tháng tiếp theo (bắt đầu từ tháng 6), Cục Thuế gửi các báo cáo, cụ thể:"
    rhythms = [rhythm for *_, rhythm in found(lead_in, "- Báo cáo kết quả khoanh nợ.", "- Báo cáo số tiền gia hạn.")]
    assert rhythms == ["monthly", "monthly"]


@pytest.mark.parametrize(
    ("work", "expected"),
    [
        pytest.param("Sở Y tế tuyên truyền đảm bảo tính kịp thời, liên tục.", None, id="a quality"),
        pytest.param("Sở Y tế xác nhận người đã tham gia đủ 05 năm liên tục.", None, id="years on end"),
        pytest.param("Sở Y tế bảo đảm hệ thống hoạt động liên tục 24/24 giờ.", None, id="a system that does not stop"),
        pytest.param("Sở Y tế liên tục cập nhật danh mục thuốc.", "ongoing", id="work that goes on"),
        pytest.param("Báo Sức khỏe liên tục đưa tin về dịch bệnh.", "ongoing", id="news that go on"),
        pytest.param("Sở Y tế thường xuyên, liên tục kiểm tra các chợ.", "ongoing", id="as a rule and on end"),
    ],
)
def test_continuous_is_seldom_a_rhythm(work: str, expected: str | None) -> None:
    assert [rhythm for *_, rhythm in found(work)] == [expected]


@pytest.mark.parametrize(
    ("text", "partners"),
    [
        pytest.param("Trao đổi, thống nhất với nhà tài trợ về cơ chế áp dụng tỷ giá", [], id="agree on terms"),
        pytest.param("cắt giảm chi phí trên cơ sở thống nhất với nhà tài trợ", [], id="on agreed terms"),
        pytest.param(
            "Phối hợp với các cơ quan dân cử giám sát việc thực hiện", ["các cơ quan dân cử"], id="elected bodies"
        ),
        pytest.param(
            "Phối hợp với Hiệp hội Doanh nghiệp vừa và nhỏ Việt Nam và các hội tổ chức tập huấn",
            ["Hiệp hội Doanh nghiệp vừa và nhỏ Việt Nam", "các hội"],
            id="a name in another order",
        ),
    ],
)
def test_with_whom(text: str, partners: list[str]) -> None:
    assert [agency.written for agency in find_partners(text)] == partners
