"""When figures are due in paragraphs of many figures, and how soon such a paragraph is read."""

import time

import pytest

from vnpolicy.ingest.document import Block, Document, Span
from vnpolicy.nlp.outline.outline import build_outline
from vnpolicy.nlp.plan import Target
from vnpolicy.nlp.targets.targets import find_targets

YEARS = "".join(f"đến năm {2027 + i % 5} xã {i} có {i % 100}% hộ đọc sách, " for i in range(400))


def targets(line: str) -> list[Target]:
    made = Document("test.txt", "sha256:0", line, (Block("paragraph", Span(0, len(line))),))
    return find_targets(made, None, ())


def test_each_of_many_figures_keeps_its_own_year():
    found = targets(f"Phấn đấu {YEARS}")
    assert [(target.value, target.end) for target in found[:6]] == [
        (0, "2027"), (1, "2028"), (2, "2029"), (3, "2030"), (4, "2031"), (5, "2027"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(f"Phấn đấu đến hết năm 2030, {YEARS}", id="years between commas"),
        pytest.param("".join(f"giảm {i} trạm " for i in range(500)), id="figures without a comma"),
    ],
)
def test_a_paragraph_of_hundreds_of_figures_is_read_soon(line):
    start = time.process_time()
    assert len(targets(line)) > 300
    assert time.process_time() - start < 6


RATE = "- Tỷ lệ hộ dùng nước máy đạt 85%."


def dates(*lines: str) -> list[tuple[str | None, str | None]]:
    blocks, position = [], 0
    for line in lines:
        blocks.append(Block("paragraph", Span(position, position + len(line))))
        position += len(line) + 1
    made = Document("test.txt", "sha256:0", "\n".join(lines), tuple(blocks))
    return [(target.start, target.end) for target in find_targets(made, build_outline(made), ())]


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        pytest.param(["Điều 2. Mục tiêu, các chỉ tiêu chủ yếu năm 2031", "1. Xã hội"], (None, "2031"), id="an article"),
        pytest.param(["Điều 12. Các chỉ tiêu giai đoạn 2031 - 2035"], ("2031", "2035"), id="an article of two figures"),
        pytest.param(["Article 3. Key targets for 2031"], (None, "2031"), id="an article in English"),
        pytest.param(["Điều 1. Phê duyệt Kế hoạch năm 2031, mục tiêu:"], (None, None), id="an article that approves"),
        pytest.param(["Điều 2. Kế hoạch năm 2031 có mục tiêu:"], (None, None), id="an article about a document"),
        pytest.param(["KẾ HOẠCH", "Cấp nước cho các xã năm 2031", "I. MỤC TIÊU"], (None, None), id="the title"),
        pytest.param(["KẾ HOẠCH", "1. Mục tiêu năm 2031"], (None, "2031"), id="a first item without a title above it"),
        pytest.param(
            ["Sở Xây dựng ban hành Kế hoạch cấp nước năm 2031, cụ thể như sau:", "I. MỤC TIÊU"],
            (None, None),
            id="what issues the document",
        ),
        pytest.param(
            ["The provincial committee issues the Plan for water supply in 2031 as follows:", "I. OBJECTIVES"],
            (None, None),
            id="what issues it in English",
        ),
        pytest.param(["Hà Nội, ngày 15 tháng 3 năm 2030", "Mục tiêu cấp nước:"], (None, None), id="the date line"),
        pytest.param(
            ["I. MỤC TIÊU", "1. Xây dựng phương án cấp nước đến năm 2031:"], (None, "2031"), id="a numbered item"
        ),
    ],
)
def test_headings_date_what_stands_below_them_but_those_of_the_document_do_not(headings, expected):
    assert dates(*headings, RATE) == [expected]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("Đến năm 2032, sản lượng cá gấp 1,8 lần năm 2027.", ["2032"], id="a multiple of a year's level"),
        pytest.param("Phấn đấu số tàu năm 2032 bằng ít nhất 2 - 3 lần mức của năm 2027.", ["2032"], id="of its level"),
        pytest.param("Phấn đấu sản lượng cá tăng gấp 2 lần vào năm 2032.", ["2032"], id="a multiple in a year"),
        pytest.param('Phấn đấu đạt chuẩn "làng xanh" cho 30% số làng vào năm 2032.', ["2032"], id="straight marks"),
        pytest.param(
            "Phấn đấu 30% số làng có biển “Làng xanh vào năm 2032” vào năm 2031.", ["2031"], id="a year in marks"
        ),
        pytest.param(
            "Phấn đấu giải ngân vốn năm 2032 đạt 98% (trong đó đến hết quý II đạt trên 45%, hết quý III đạt trên 75%).",
            ["2032", "2032-06", "2032-09"],
            id="quarters of the year named before",
        ),
        pytest.param("Phấn đấu 90% số làng có điện (ước năm 2030 đạt 85%).", [None, "2030"], id="a year in brackets"),
        pytest.param("Trong quý I phấn đấu giải ngân vốn đạt 20%.", [None], id="a quarter without a year"),
        pytest.param(
            "Tỷ lệ làng có điện đạt 50% (năm 2031) và 55% (năm 2034).", ["2031", "2034"], id="each its year in brackets"
        ),
        pytest.param("Tỷ lệ rác chôn lấp dưới 30% (2031), dưới 10% (2034).", ["2031", "2034"], id="a bare one"),
        pytest.param("Thu thuế tăng 12% so với dự toán năm 2031.", [None], id="against what was planned for a year"),
        pytest.param("Thu thuế tăng 12% so với ước thực hiện năm 2031.", [None], id="against an estimate"),
    ],
)
def test_what_else_a_clause_names_is_not_when_its_figure_is_due(line, expected):
    assert [end for _, end in dates("I. MỤC TIÊU", line)] == expected


def test_a_quarter_is_of_the_year_of_its_heading():
    line = "- Giải ngân vốn đạt 95%, hết quý I đạt 20%."
    assert dates("I. MỤC TIÊU NĂM 2031", line) == [(None, "2031"), (None, "2031-03")]
    assert dates("I. MỤC TIÊU GIAI ĐOẠN 2031 - 2032", line) == [("2031", "2032"), ("2031", "2032")]


def test_a_label_may_be_a_day_alone():
    assert dates("I. MỤC TIÊU", RATE, "Thời hạn: 30/6/2031") == [(None, "2031-06-30")]


def test_the_time_of_an_item_may_be_the_last_of_its_labels():
    lines = ["I. NHIỆM VỤ", "a) Thu hút tối thiểu 7 dự án chế biến dừa.", "- Cơ quan chủ trì: Sở Công Thương;"]
    lines += ["- Cơ quan phối hợp: Sở Tài chính;", "- Kinh phí: ngân sách tỉnh;", "- Thời gian: 2026 - 2029."]
    blocks, position = [], 0
    for line in lines:
        blocks.append(Block("paragraph", Span(position, position + len(line))))
        position += len(line) + 1
    made = Document("test.txt", "sha256:0", "\n".join(lines), tuple(blocks))
    found = find_targets(made, build_outline(made), ())
    assert [(target.value, target.start, target.end) for target in found] == [(7, "2026", "2029")]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param(
            "- Để bớt nghèo, phấn đấu đến năm 2028 nâng tỷ lệ hộ khá lên 40%, mỗi năm giảm 5% số hộ nghèo.",
            [(None, "2028"), (None, "2028")],
            id="an aim behind its reason",
        ),
        pytest.param(
            "- Phấn đấu bảo vệ 95% diện tích lúa Đông Xuân 2026 - 2027.", [(None, None)], id="the season of a crop"
        ),
        pytest.param(
            "- Tổ chức tối thiểu 6 phiên giao dịch việc làm, giải quyết việc làm cho 800 lao động trong năm 2027.",
            [(None, "2027"), (None, "2027")],
            id="shared by two acts",
        ),
        pytest.param(
            "- Lắp đặt 4 trạm cân dọc sông; thời hạn hoàn thành chậm nhất là ngày 20/11/2027.",
            [(None, "2027-11-20")],
            id="due behind a semicolon",
        ),
        pytest.param(
            "- Nâng cấp 6 trạm cân trên tỉnh lộ (Sở A chủ trì, Phòng B và các hạt đường bộ phối hợp; thực hiện "
            "giai đoạn 2026 - 2028; nguồn vốn: ngân sách tỉnh và đóng góp của doanh nghiệp).",
            [("2026", "2028")],
            id="in a bracket of who and when",
        ),
    ],
)
def test_a_time_around_the_clause_dates_its_figure(line, expected):
    assert [(target.start, target.end) for target in targets(line)] == expected
