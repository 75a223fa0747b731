"""Who is asked in resolutions, letters and conclusions: by consents with requests, topics, chains of orders, labels."""

import pytest

from tests.nlp.tasks.test_prose_found import found
from vnpolicy.nlp.actors.actors import find_actor
from vnpolicy.nlp.actors.clauses import split_by_deadline
from vnpolicy.nlp.actors.partners import find_partners
from vnpolicy.nlp.tasks.labels import who


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Chính phủ cơ bản thống nhất Báo cáo số 12/BC-BTC của Bộ Tài chính.", id="an issuer's consent"),
        pytest.param("Chính phủ thống nhất với đề xuất của Bộ Y tế về việc sửa đổi Luật Dược.", id="to a proposal"),
        pytest.param("Đồng ý với đề nghị của Sở Tài chính về việc điều chỉnh dự toán năm 2023.", id="nobody named"),
        pytest.param("Sở Y tế đề nghị các đơn vị quan tâm, khẩn trương chỉ đạo triển khai thực hiện./.", id="closing"),
        pytest.param("Nhà đầu tư không phải thực hiện thủ tục cấp phép xây dựng.", id="what need not be done"),
        pytest.param(
            "Dưới sự chỉ đạo của Bộ Chính trị, sự đồng hành của Quốc hội, Chính phủ đã hoàn thành nhiệm vụ.",
            id="with whose help it went",
        ),
    ],
)
def test_nobody_is_asked(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        pytest.param(
            ("Chính phủ cơ bản thống nhất Báo cáo của Bộ Y tế; yêu cầu các bộ, ngành đẩy nhanh tiến độ mua thuốc.",),
            [(["các bộ, ngành"], "yêu cầu các bộ, ngành đẩy nhanh tiến độ mua thuốc.")],
            id="a consent with a request",
        ),
        pytest.param(
            (
                "Các bộ, ngành thực hiện các nhiệm vụ sau:",
                "1. Đối với thuốc, vật tư, dịch vụ khám bệnh, chữa bệnh: Bộ Y tế báo cáo Chính phủ về giá dịch vụ.",
            ),
            [
                (
                    ["Bộ Y tế"],
                    "Đối với thuốc, vật tư, dịch vụ khám bệnh, chữa bệnh: Bộ Y tế báo cáo Chính phủ về giá dịch vụ.",
                )
            ],
            id="a topic with verbs in it",
        ),
        pytest.param(
            ("Bộ Công an chủ trì, phối hợp với các bộ và chỉ đạo các lực lượng chức năng:", "1. Bảo đảm an ninh mạng."),
            [(["Bộ Công an"], "Bảo đảm an ninh mạng.")],
            id="who directs others besides answers itself",
        ),
        pytest.param(
            (
                "Bộ Y tế đề nghị Ủy ban nhân dân tỉnh chỉ đạo các sở hướng dẫn, chỉ đạo các trường làm tốt:",
                "1. Kiểm tra bếp ăn bán trú.",
            ),
            [(["các sở"], "Kiểm tra bếp ăn bán trú.")],
            id="whom those direct in turn do not lead",
        ),
        pytest.param(
            ("Chính phủ quyết định các việc sau:", "1. Yêu cầu Bộ Tài chính khẩn trương kiểm tra việc hoàn thuế."),
            [(["Bộ Tài chính"], "Yêu cầu Bộ Tài chính khẩn trương kiểm tra việc hoàn thuế.")],
            id="a ministry that is asked",
        ),
        pytest.param(
            ("Hội đồng có nhiệm vụ sau:", "1. Yêu cầu Chủ đầu tư cung cấp tài liệu của dự án."),
            [(["Hội đồng"], "Yêu cầu Chủ đầu tư cung cấp tài liệu của dự án.")],
            id="what a council may ask is its own duty",
        ),
        pytest.param(
            ("1. Sở Xây dựng:", "- Chủ trì, phối hợp các Sở: Y tế, Tài chính rà soát các công trình."),
            [(["Sở Xây dựng"], "Chủ trì, phối hợp các Sở: Y tế, Tài chính rà soát các công trình.")],
            id="partners without 'với'",
        ),
    ],
)
def test_who_is_asked(paragraphs: tuple[str, ...], expected: list[tuple[list[str], str]]) -> None:
    assert found(*paragraphs) == expected


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        pytest.param("Vì vậy, đề nghị Sở Y tế rà soát danh mục thuốc.", ["Sở Y tế"], id="what follows from it"),
        pytest.param("Với thời gian gấp rút, yêu cầu Sở Y tế tập trung hoàn thiện hồ sơ.", ["Sở Y tế"], id="haste"),
        pytest.param("Kể từ ngày 01/7/2026, Sở Y tế tiếp nhận hồ sơ qua mạng.", ["Sở Y tế"], id="from a day on"),
        pytest.param("Hằng quý Sở Y tế báo cáo kết quả tiêm chủng.", ["Sở Y tế"], id="a rhythm without a comma"),
        pytest.param(
            "Việc tổ chức thăng hạng do Sở Y tế chủ trì thực hiện theo thẩm quyền.", ["Sở Y tế"], id="passive"
        ),
        pytest.param("Do đó, Tòa án xem xét giải quyết vụ án.", [], id="an argument"),
    ],
)
def test_who_acts_behind_a_circumstance(text: str, lead: list[str]) -> None:
    assert [name for names, _ in found(text) for name in names] == lead


def test_with_whom_somebody_watches() -> None:
    partners = find_partners("Cùng với Sở Tài chính theo dõi việc sử dụng kinh phí.")
    assert [agency.written for agency in partners] == ["Sở Tài chính"]


def test_causes_of_failure_hand_nothing_over() -> None:
    assert found("1. Sở Y tế:", "2. Tồn tại, hạn chế và nguyên nhân", "- Các đơn vị triển khai chậm kế hoạch.") == []


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        pytest.param("Cơ quan Thuế chỉ xác nhận số thuế đã nộp", "Cơ quan Thuế", id="a particle"),
        pytest.param("Cảng vụ hàng không báo cáo kết quả", "Cảng vụ hàng không", id="no particle"),
        pytest.param("Các đơn vị phối hợp cần chủ động lập kế hoạch", "Các đơn vị phối hợp", id="which units"),
        pytest.param("Vụ Pháp chế đầu mối chuẩn bị hồ sơ trình Bộ trưởng", "Vụ Pháp chế", id="the one to turn to"),
        pytest.param("Các đơn vị đầu mối triển khai khảo sát ý kiến", "Các đơn vị đầu mối", id="units to turn to"),
    ],
)
def test_where_a_name_ends(text: str, lead: str) -> None:
    actor = find_actor(text)
    assert actor is not None
    assert [agency.written for agency in actor.agencies] == [lead]


@pytest.mark.parametrize(
    ("value", "bodies"),
    [
        ("Cục Kinh tế xây dựng, Viện Kinh tế xây dựng", "Cục Kinh tế xây dựng, Viện Kinh tế xây dựng"),
        ("Sở Y tế chủ trì, phối hợp với Sở Tài chính", "Sở Y tế"),
        ("các đơn vị được giao chủ trì", "các đơn vị được giao chủ trì"),
        ("Ministry Inspectorate shall take charge", "Ministry Inspectorate"),
    ],
)
def test_a_label_names_bodies(value: str, bodies: str) -> None:
    assert who(value) == bodies


def test_what_only_names_a_product_is_no_second_work() -> None:
    text = "Sở Y tế trình đề án trong tháng 3 năm 2023; các quy chế, hoàn thành trong tháng 5 năm 2023."
    assert list(split_by_deadline(text, 0, len(text))) == [(0, len(text))]
