"""Which paragraphs are found to be works: status and work in one sentence, asides, bodies in brackets, long labels."""

import pytest

from vnpolicy.ingest.document import Block, Document, Span
from vnpolicy.nlp.outline import build_outline
from vnpolicy.nlp.prose import find_prose_tasks


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
        pytest.param("- Vốn xã hội hóa (các doanh nghiệp, hợp tác xã).", 0, id="a name with bodies in brackets"),
        pytest.param("- Đẩy mạnh đào tạo từ trung ương đến địa phương (tỉnh, huyện, xã).", 0, id="levels in brackets"),
        pytest.param("- Đẩy mạnh đào tạo cán bộ cơ sở (Sở Nội vụ).", 1, id="a body in brackets"),
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
