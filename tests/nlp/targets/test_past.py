"""What a document reports is no target, whatever its headings name."""

import pytest

from vnpolicy.ingest.document import Block, Document, Span
from vnpolicy.nlp.outline.outline import build_outline
from vnpolicy.nlp.targets.targets import find_targets


def values(*lines):
    blocks, position = [], 0
    for line in lines:
        blocks.append(Block("paragraph", Span(position, position + len(line))))
        position += len(line) + 1
    made = Document("test.txt", "sha256:0", "\n".join(lines), tuple(blocks))
    return [target.value for target in find_targets(made, build_outline(made), ())]


CAME = "Tỷ lệ hồ sơ số của huyện đạt 45%, vượt xa các huyện bên."


def test_a_series_of_late_in_a_year_begins_with_where_it_stands():
    line = "- Tỷ lệ điện gió năm 2025 đạt khoảng 3,8%; khoảng 5% vào năm 2030."
    assert values("Hà Nội, ngày 25 tháng 11 năm 2025", "I. MỤC TIÊU", line) == [5]
    assert values("Hà Nội, ngày 25 tháng 01 năm 2025", "I. MỤC TIÊU", line) == [3.8, 5]


def test_the_level_of_a_year_before_in_brackets_is_none():
    line = "- Tỷ lệ hộ có nước máy đạt 95% (năm 2024: 91%)."
    assert values("Hà Nội, ngày 25 tháng 01 năm 2025", "I. MỤC TIÊU", line) == [95]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["I. Về tình hình kinh tế - xã hội tháng 5", CAME], id="how things stand"),
        pytest.param(["I. TÌNH HÌNH THỰC HIỆN MỤC TIÊU NĂM 2024", CAME], id="how aims were met"),
        pytest.param(["II. Về kết quả hợp tác", CAME], id="results"),
        pytest.param(
            ["I. Mở đầu", "1. So với mục tiêu của tỉnh, đến tháng 5 huyện đã đạt kết quả như sau:", f"- {CAME}"],
            id="a lead-in that reports",
        ),
        pytest.param(["II. TÍNH CẤP THIẾT", CAME], id="why it is urgent"),
        pytest.param(["I. NHIỆM VỤ", "Nhiều bể chứa đã đạt trên 70% dung tích."], id="a bound that is reached"),
        pytest.param(
            ["I. MỤC TIÊU", "Hiện nay, huyện có 90 lò gạch, trong đó 80% là lò nhỏ; tỷ lệ lò điện đạt 4%."],
            id="a sentence of now among the aims",
        ),
        pytest.param(["I. NHIỆM VỤ", "Lượng mưa chỉ bằng 50 - 60% trung bình nhiều năm."], id="against many years"),
        pytest.param(["I. NHIỆM VỤ", "Một số xã giải ngân dưới 30% kế hoạch vốn."], id="what some do"),
        pytest.param(["I. NHIỆM VỤ", "Từ đầu năm, xã đã trồng 4 ha chè, đạt 60% kế hoạch."], id="done and its share"),
        pytest.param(["I. OBJECTIVES", "Surveys show that loss of rice stands at 20%."], id="a survey"),
        pytest.param(["I. NHIỆM VỤ", "Đàn lợn quý I tăng 7% so với quý trước."], id="a quarter's growth"),
        pytest.param(["I. NHIỆM VỤ", "Số vụ cháy giảm 7% so với cùng kỳ năm trước."], id="against the year before"),
        pytest.param(["I. NHIỆM VỤ", "Doanh thu bán lẻ 5 tháng đầu năm đạt 9 tỷ USD."], id="some months"),
        pytest.param(
            ["I. NHIỆM VỤ", "Đang tiếp tục xây dựng 8 chợ, với tổng diện tích khoảng 900 m2."], id="what goes on"
        ),
        pytest.param(["I. MỤC TIÊU", "- Dự báo năm 2030 sản lượng chè của huyện đạt 45 tấn."], id="a forecast"),
        pytest.param(
            ["I. MỤC TIÊU", "- Theo dự báo, đến năm 2030 tỷ lệ người già của huyện đạt 45%."], id="by a forecast"
        ),
        pytest.param(
            ["I. NHIỆM VỤ", "Rừng hiện có 900 ha, chiếm gần 8% diện tích, năng suất keo mới đạt 14 m3/ha/năm."],
            id="only so far",
        ),
        pytest.param(
            ["I. NHIỆM VỤ", "Theo tổng hợp đến ngày 05/5, có 9 ổ dịch. Tỷ lệ tiêm trên đàn chó đạt 45%."],
            id="a paragraph that its source opens",
        ),
        pytest.param(
            ["I. NHIỆM VỤ", "Cả huyện đã vào cuộc, đạt được những kết quả bước đầu: tỷ lệ hộ có nước máy đạt 45%."],
            id="first results, though one attains",
        ),
        pytest.param(
            [
                "I. NHIỆM VỤ",
                "- Giảm sạt lở; khai thác lợi thế hơn 70 km bờ kè đang quản lý (hiện kè đá chiếm khoảng 45%).",
            ],
            id="what is there",
        ),
        pytest.param(["I. NHIỆM VỤ", "- Thực hiện 03 Chương trình mục tiêu quốc gia."], id="a set known by its number"),
        pytest.param(
            ["I. MỤC TIÊU", "- Mở rộng tiêm chủng1.", "Nơi nhận:", "- Như trên;", f"1 {CAME}"], id="a footnote"
        ),
    ],
)
def test_a_report_sets_no_target(lines):
    assert values(*lines) == []


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(
            ["I. Về tình hình tháng 5", "Thời gian tới, Chính phủ yêu cầu các bộ:", "1. Bộ A:", f"a) {CAME}"],
            id="behind a demand",
        ),
        pytest.param(["I. TÌNH HÌNH", "1. Mục tiêu", f"- {CAME}"], id="the nearer heading decides"),
        pytest.param(["I. TÌNH HÌNH VÀ GIẢI PHÁP", f"- {CAME}"], id="a heading of both"),
        pytest.param(["I. MỤC TIÊU", "- Số vụ cháy giảm 45% so với cùng kỳ năm trước."], id="an aim against last year"),
        pytest.param(["I. NHIỆM VỤ", "- Giảm 45% số vụ cháy so với cùng kỳ năm trước."], id="an act against last year"),
        pytest.param(["I. NHIỆM VỤ", "- Tỷ lệ thất thoát nước của các đô thị dưới 45%."], id="a rate, no threshold"),
        pytest.param(["I. NHIỆM VỤ", "- Nâng cấp 45 trạm bơm hiện có."], id="what is done to what is there"),
        pytest.param(["I. MỤC TIÊU", "- Diện tích rừng trồng mới đạt 45 ha."], id="new, not only so far"),
        pytest.param(["I. NHIỆM VỤ", "- Đến tháng 6 đạt 45% số xã có chợ."], id="until a month"),
        pytest.param(
            ["I. MỤC TIÊU", "- Dự báo nhu cầu chè tăng; phấn đấu tỷ lệ chè sạch đạt 45%."],
            id="an aim behind a forecast",
        ),
        pytest.param(["I. MỤC TIÊU", "- Độ tin cậy của bản tin dự báo mưa đạt 45%."], id="forecasts that are made"),
    ],
)
def test_what_looks_ahead_is_still_a_target(lines):
    assert values(*lines) == [45]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("- 90% of schools have water, against 32% at present.", [90], id="against"),
        pytest.param("- 90% of schools have water (the current rate is 32%).", [90], id="the current rate"),
        pytest.param("- 90% of schools have water, up from 41%.", [90], id="up from"),
        pytest.param("- The rate of poverty falls to 3%, down from 5.2% today.", [3], id="down from"),
        pytest.param("- 90% of schools have water, compared to the current 41%.", [90], id="compared to"),
        pytest.param("- The rate of literacy is 99%, while it is now 95%.", [99], id="now"),
        pytest.param("- The rate of sorted waste rises to 80% from 45%.", [80], id="from behind the aim"),
        pytest.param("- Raise the rate of nurses from the current 32% to 90%.", [90], id="from the current"),
        pytest.param("- Raise the rate of nurses from 32% now to 90%.", [90], id="now before the aim"),
        pytest.param("- 90% of schools have water, 80% of villages have light.", [90, 80], id="both are aims"),
    ],
)
def test_where_an_english_measure_stands_now_is_none(line, expected):
    assert values("II. OBJECTIVES", "By 2030:", line) == expected


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(
            "Hiện nay, huyện có 9 chợ, phấn đấu tỷ lệ chợ đạt chuẩn là 60%.", id="an aim in the same sentence"
        ),
        pytest.param("Tỷ lệ xã đã có chợ giữ ở mức trên 60%.", id="those who have done so"),
    ],
)
def test_what_starts_from_now_may_look_ahead(line):
    assert values("I. MỤC TIÊU", line)[-1] == 60
