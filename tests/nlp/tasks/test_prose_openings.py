"""Sentences and headings that open with a circumstance, a formula or a request before they name who is to work."""

import pytest

from tests.nlp.tasks.test_prose_sections import tasks, when, who

Found = list[tuple[list[str], str]]


def found(*paragraphs: str) -> Found:
    """Leads and quote of each task."""
    return [(who(task)[0], task.quote) for task in tasks(*paragraphs)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Trong quá trình thực hiện nhiệm vụ, các đơn vị thuộc Bộ Y tế có trách nhiệm cung cấp thông tin.",
            ["các đơn vị thuộc Bộ Y tế"],
            id="while it works",
        ),
        pytest.param("Trong quá trình thực hiện, nếu có vướng mắc, Sở Y tế báo cáo về Bộ Y tế.", [], id="if it cannot"),
        pytest.param(
            "Trong quá trình thực hiện, các đơn vị gửi khó khăn, vướng mắc về Bộ Y tế.", [], id="what is difficult"
        ),
    ],
)
def test_while_a_plan_is_carried_out(text: str, expected: list[str]) -> None:
    assert [name for names, _ in found(text) for name in names] == expected


def test_work_behind_an_enforcement_clause_is_of_those_whom_it_names() -> None:
    text = (
        "Giám đốc các sở chịu trách nhiệm thực hiện Kế hoạch này; xây dựng kế hoạch của đơn vị; hàng năm, trước ngày "
        "15/12 báo cáo kết quả về Bộ Y tế."
    )
    (task,) = tasks(text)
    assert (who(task)[0], task.quote[:8], when(task)) == (["Giám đốc các sở"], "xây dựng", ("--12-15", "annual"))


@pytest.mark.parametrize(
    ("paragraphs", "lead", "rhythm"),
    [
        pytest.param(
            ("1. Hàng năm, căn cứ kế hoạch, Vụ Tổ chức cán bộ:", "- Xây dựng kế hoạch đào tạo."),
            ["Vụ Tổ chức cán bộ"],
            (None, "annual"),
            id="a time and a ground",
        ),
        pytest.param(
            ("Trước ngày 15/12/2026, Sở Y tế: Tổng hợp kết quả tiêm chủng.",),
            ["Sở Y tế"],
            ("2026-12-15", None),
            id="a day, and work on the same line",
        ),
    ],
)
def test_a_heading_may_open_with_a_circumstance(
    paragraphs: tuple[str, ...], lead: list[str], rhythm: tuple[str | None, str | None]
) -> None:
    (task,) = tasks(*paragraphs)
    assert (who(task)[0], when(task)) == (lead, rhythm)


@pytest.mark.parametrize(
    "paragraphs",
    [
        pytest.param(
            ("Sau khi xem xét hồ sơ, Thủ tướng Chính phủ kết luận:", "- Xây dựng kế hoạch đào tạo."), id="who concludes"
        ),
        pytest.param(
            ("HƯỚNG DẪN", "LIÊN NGÀNH", "1. Đối với các địa điểm thi", "- Bố trí phòng thi đúng quy định."),
            id="the second line of a title",
        ),
        pytest.param(("Vụ TNLĐ xảy ra ngày 12/3/2026 phải được điều tra.",), id="an accident"),
        pytest.param(("Trung tâm dịch vụ hậu cần cảng biển.",), id="logistics"),
        pytest.param(
            ("Đối với doanh nghiệp đăng ký lại thì thời gian hoạt động được tính từ ngày đăng ký lần đầu.",),
            id="what is reckoned, explained",
        ),
        pytest.param(("Công bố kết quả kỳ thi (các trường không được tổ chức thi lại).",), id="what is forbidden"),
    ],
)
def test_nobody_is_charged(paragraphs: tuple[str, ...]) -> None:
    assert found(*paragraphs) == []


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        pytest.param(
            "Các cơ quan được phân công chủ trì soạn thảo có trách nhiệm gửi hồ sơ.",
            ["Các cơ quan được phân công chủ trì soạn thảo"],
            id="which bodies",
        ),
        pytest.param(
            "Bộ Y tế được giao nhiệm vụ này có trách nhiệm báo cáo Chính phủ.", ["Bộ Y tế"], id="a name needs no more"
        ),
        pytest.param(
            "Ủy ban nhân dân các tỉnh có biển, nằm trong phạm vi đề án có trách nhiệm bố trí kinh phí.",
            ["Ủy ban nhân dân các tỉnh có biển, nằm trong phạm vi đề án"],
            id="where they lie",
        ),
        pytest.param(
            "Ban Chỉ đạo quốc gia triển khai Chiến lược biển (gọi tắt là Ban Chỉ đạo) có trách nhiệm báo cáo.",
            ["Ban Chỉ đạo quốc gia triển khai Chiến lược biển"],
            id="a name with a short name",
        ),
        pytest.param(
            "Ban Vận chuyển và bàn giao đề thi có trách nhiệm bảo vệ đề thi.",
            ["Ban Vận chuyển và bàn giao đề thi"],
            id="two doings in a name",
        ),
        pytest.param(
            "Chậm nhất ngày 20 của tháng được Chính phủ, Thủ tướng Chính phủ ký văn bản, các đơn vị gửi hồ sơ.",
            ["các đơn vị"],
            id="by whom it is signed",
        ),
        pytest.param(
            "Khi Tòa án nhân dân, Viện kiểm sát nhân dân đề nghị, Sở Y tế có trách nhiệm cung cấp hồ sơ bệnh án.",
            ["Sở Y tế"],
            id="whose duty it is, not on whose request",
        ),
        pytest.param(
            "Căn cứ kế hoạch, Sở Y tế báo cáo Bộ Y tế, các trạm y tế có trách nhiệm phối hợp.",
            ["Sở Y tế"],
            id="two works behind a ground",
        ),
        pytest.param("Quý I hằng năm, lãnh đạo nhà trường tham mưu kế hoạch.", ["lãnh đạo nhà trường"], id="a quarter"),
        pytest.param(
            "Bộ Y tế đề nghị đồng chí Bí thư Tỉnh ủy, Thành ủy; đồng chí Chủ tịch Ủy ban nhân dân tỉnh chỉ đạo tiêm.",
            ["đồng chí Bí thư Tỉnh ủy", "Thành ủy", "đồng chí Chủ tịch Ủy ban nhân dân tỉnh"],
            id="a semicolon between those who are asked",
        ),
    ],
)
def test_who_works(text: str, leads: list[str]) -> None:
    ((names, _),) = found(text)
    assert names == leads


@pytest.mark.parametrize(
    ("heading", "text", "leads"),
    [
        pytest.param(
            "1. Vụ Pháp chế:",
            "- Trong 05 ngày kể từ ngày nhận được đề nghị của Vụ Pháp chế, các đơn vị thuộc Bộ có trách nhiệm trả lời.",
            ["các đơn vị thuộc Bộ"],
            id="whose duty it is",
        ),
        pytest.param(
            "1. Các Bộ:",
            "- Kết quả được đánh giá cuối năm, đề nghị Sở Tư pháp các tỉnh gửi báo cáo về Bộ Tư pháp.",
            ["Sở Tư pháp các tỉnh"],
            id="asked in the middle",
        ),
        pytest.param(
            "1. Các Bộ:",
            "- Trong bối cảnh mới, Bộ Y tế đề nghị các địa phương; Ủy ban nhân dân các tỉnh rà soát giá thuốc.",
            ["các địa phương", "Ủy ban nhân dân các tỉnh"],
            id="asked by the issuer by name",
        ),
        pytest.param(
            "1. Các Bộ:",
            "- Căn cứ Hướng dẫn này, đề nghị các Liên đoàn Lao động xây dựng kế hoạch.",
            ["các Liên đoàn Lao động"],
            id="asked behind a ground",
        ),
        pytest.param(
            "1. Sở Y tế:",
            "- Trường hợp vượt thẩm quyền, đề nghị Bộ Y tế ban hành văn bản.",
            ["Sở Y tế"],
            id="what the body asks if need be",
        ),
        pytest.param(
            "1. Sở Y tế:",
            "- Căn cứ nhu cầu, đề nghị Bộ Y tế xem xét bổ sung biên chế.",
            ["Sở Y tế"],
            id="what it asks of those above",
        ),
    ],
)
def test_another_takes_over_below_a_heading(heading: str, text: str, leads: list[str]) -> None:
    ((names, _),) = found(heading, text)
    assert names == leads


@pytest.mark.parametrize(
    ("paragraphs", "end"),
    [
        pytest.param(
            (
                "Điều 1. Tổ chức Đại hội Thể thao học sinh.",
                "1. Quy mô: 06 môn thi đấu.",
                "2. Thời gian: Dự kiến trong tháng 8 năm 2026.",
                "3. Các nhiệm vụ chính",
                "a) Bộ Y tế bố trí y tế phục vụ Đại hội.",
            ),
            None,
            id="of an event, a section among others",
        ),
        pytest.param(
            ("II. Nhiệm vụ", "1. Sở Y tế tổ chức tập huấn.", "- Thời gian thực hiện: Quý II năm 2026."),
            "2026-06",
            id="of the work above it",
        ),
    ],
)
def test_a_time_dates_the_work_that_it_belongs_to(paragraphs: tuple[str, ...], end: str | None) -> None:
    (task,) = tasks(*paragraphs)
    assert when(task)[0] == end
