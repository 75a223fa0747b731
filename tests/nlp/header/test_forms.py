"""Forms to fill in: where they stand, and that nothing in them or below their signature is taken for a task."""

import pytest

from vnpolicy.ingest import read_bytes
from vnpolicy.nlp import extract
from vnpolicy.nlp.header.forms import find_forms
from vnpolicy.nlp.plan import Plan

DECISION = """BỘ CÔNG THƯƠNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 45/QĐ-BCT

Hà Nội, ngày 12 tháng 01 năm 2024

QUYẾT ĐỊNH

Ban hành Quy trình xác nhận chợ xanh

Căn cứ Nghị định số 96/2022/NĐ-CP ngày 29 tháng 11 năm 2022 của Chính phủ;

QUYẾT ĐỊNH:

Điều 1. Sở Công Thương kiểm tra hồ sơ của các chợ trên địa bàn, hoàn thành trước ngày 30/6/2024.

"""
REQUEST = """MẪU ĐƠN ĐỀ NGHỊ

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

……, ngày …… tháng …… năm 20……

Kính gửi: Sở Công Thương tỉnh ………………

Tên chợ: ......................................................

Đề nghị Sở Công Thương kiểm tra và xác nhận chợ xanh cho chúng tôi.

GIÁM ĐỐC DOANH NGHIỆP
(Ký, ghi rõ họ tên, đóng dấu)
"""
MODEL_DECISION = """CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: …../QĐ-SCT

……, ngày … tháng … năm ……

GIÁM ĐỐC SỞ CÔNG THƯƠNG

Căn cứ Quyết định số 45/QĐ-BCT ngày 12 tháng 01 năm 2024 của Bộ trưởng Bộ Công Thương;

Theo đề nghị của Trưởng phòng Quản lý thương mại,

Điều 1. Công nhận chợ ………………… đạt tiêu chí chợ xanh.
"""
NOTES = """Ghi chú:

- Ghi rõ tên chợ theo quyết định thành lập.

- Kiểm tra lại số điện thoại trước khi gửi.
"""


def plan_of(*parts: str) -> Plan:
    return extract(read_bytes("\n".join(parts).encode(), "decision.txt"))


def forms_of(*parts: str) -> list[str]:
    document = read_bytes("\n".join(parts).encode(), "decision.txt")
    return [document.text[form.start : form.end] for form in find_forms(document)]


@pytest.mark.parametrize(
    "annex",
    [
        pytest.param(REQUEST, id="a request to sign"),
        pytest.param(MODEL_DECISION, id="a model decision with its bases"),
        pytest.param(REQUEST + "\n" + NOTES, id="notes below the post that signs"),
    ],
)
def test_the_tasks_of_a_document_are_not_those_of_its_forms(annex):
    assert [task.quote for task in plan_of(DECISION, annex).tasks] == [task.quote for task in plan_of(DECISION).tasks]
    assert len(plan_of(DECISION).tasks) == 1


def test_a_form_ends_with_the_post_that_signs_it():
    (form,) = forms_of(DECISION, REQUEST, NOTES)
    assert form.startswith("CỘNG HÒA")
    assert form.endswith("đóng dấu)")


def test_targets_of_a_form_are_none_of_the_document():
    line = "Cam kết đến năm 2026, 60% chợ hạng 1 đạt tiêu chí chợ xanh.\n\nGIÁM ĐỐC DOANH NGHIỆP"
    assert plan_of(DECISION, "- Đến năm 2026, 60% chợ hạng 1 đạt tiêu chí chợ xanh.").targets
    assert not plan_of(DECISION, REQUEST.replace("GIÁM ĐỐC DOANH NGHIỆP", line)).targets


def test_a_form_does_not_hide_the_same_target_below_it():
    aim = "Đến năm 2026, 60% chợ hạng 1 đạt tiêu chí chợ xanh."
    form = REQUEST.replace("GIÁM ĐỐC DOANH NGHIỆP", f"- {aim}\n\nGIÁM ĐỐC DOANH NGHIỆP")
    plan = plan_of(DECISION, form, "PHỤ LỤC II", "", "I. MỤC TIÊU", "", f"- {aim}")
    assert [target.span.start > len(DECISION) + len(form) for target in plan.targets] == [True]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Sở Y tế rà soát chợ có điện, nước…; Sở Tài chính bố trí kinh phí…", id="an ellipsis ends a list"),
        pytest.param(
            "Các sở gửi bản chính (ký tên, đóng dấu) kèm bản mềm. Số: ……/BC. Ngày … tháng … năm ….",
            id="a bracket in running text",
        ),
        pytest.param(
            "Công dân nước Cộng hòa xã hội chủ nghĩa Việt Nam ghi số ……/BC, ngày … tháng … năm ….",
            id="the nation named in a sentence",
        ),
        pytest.param("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n(Đã ký)\nSố: ……/BC. Ngày … tháng … năm ….", id="signed already"),
    ],
)
def test_running_text_is_no_form(text):
    assert not forms_of(DECISION, text)


def test_the_blanks_of_a_draft_are_no_form():
    draft = DECISION.replace("Số: 45/QĐ-BCT", "Số:     /QĐ-BCT").replace("ngày 12 tháng 01 năm", "ngày    tháng    năm")
    assert not forms_of(draft)
