import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnpolicy.ingest.document import Span
from vnpolicy.nlp.periods.periods import find_periods, in_year, looks_like_period, understand_period

CASES = [
    pytest.param("quý II/2022", (None, "2022-06", None), id="a quarter ends in its last month"),
    pytest.param("quý III - IV/2022", ("2022-07", "2022-12", None), id="two quarters are a range"),
    pytest.param("Quý I, II năm 2024", (None, "2024-06", None), id="listed quarters end with the last"),
    pytest.param("Quý I/2024 - Quý III/2024", ("2024-01", "2024-09", None), id="range of whole quarters"),
    pytest.param("đến hết năm 2025", (None, "2025", None), id="until the end of a year"),
    pytest.param("giai đoạn 2022-2025", ("2022", "2025", None), id="a phase"),
    pytest.param("2022-20303", ("2022", "2030", None), id="a footnote's digit stuck to the year"),
    pytest.param("trong năm 2023", (None, "2023", None), id="a year"),
    pytest.param("Năm 2024 và các năm tiếp theo", ("2024", None, None), id="open end"),
    pytest.param("Năm 2024 và hằng năm", ("2024", None, "annual"), id="the first of many years"),
    pytest.param("từ năm 2023", ("2023", None, None), id="only a start"),
    pytest.param("06 tháng cuối năm 2023", ("2023-07", "2023-12", None), id="half a year"),
    pytest.param("9 tháng đầu năm 2024", ("2024-01", "2024-09", None), id="nine months"),
    pytest.param("từ ngày 01-10/10/2022", ("2022-10-01", "2022-10-10", None), id="days that share a month"),
    pytest.param("Tháng 9 - 10/2022", ("2022-09", "2022-10", None), id="months that share a year"),
    pytest.param("Tháng 01, 02 /2024", ("2024-01", "2024-02", None), id="listed months, space before the year"),
    pytest.param("01-12/2024", ("2024-01", "2024-12", None), id="bare months"),
    pytest.param("Tháng 12/2022 - Tháng 01/2023", ("2022-12", "2023-01", None), id="months of two years"),
    pytest.param("Từ tháng 6 đến tháng 12/2023", ("2023-06", "2023-12", None), id="the year stands once"),
    pytest.param("Từ 20/5/2023 - 19/6/2023", ("2023-05-20", "2023-06-19", None), id="two whole dates"),
    pytest.param("Từ tháng 10 đến tháng 3/2025", ("2024-10", "2025-03", None), id="months over New Year"),
    pytest.param(
        "Từ tháng 10/2024 đến tháng 3", ("2024-10", "2025-03", None), id="over New Year, the year stands first"
    ),
    pytest.param("từ ngày 25/12 đến ngày 05/01/2025", ("2024-12-25", "2025-01-05", None), id="days over New Year"),
    pytest.param("Tháng 10 - 3/2025", ("2024-10", "2025-03", None), id="months over New Year that share a year"),
    pytest.param("Quý IV - quý I/2025", ("2024-10", "2025-03", None), id="quarters over New Year"),
    pytest.param("từ tháng 10 đến tháng 3 hằng năm", ("--10", "--03", "annual"), id="over New Year, every year"),
    pytest.param("từ 15 tháng 6 đến tháng 6/2025", ("2025-06-15", "2025-06", None), id="a day and its month"),
    pytest.param("trước ngày 30 tháng 10 năm 2020", (None, "2020-10-30", None), id="a date in words"),
    pytest.param("Trước 10h00 ngày 24/7/2021", (None, "2021-07-24", None), id="an hour before the date"),
    pytest.param("trước ngày 01/12 hàng năm", (None, "--12-01", "annual"), id="a day of every year"),
    pytest.param("trước ngày 20/6 và 20/11 hằng năm", (None, "--11-20", "annual"), id="two days of every year"),
    pytest.param("vào tháng 12 hằng năm", (None, "--12", "annual"), id="a month of every year"),
    pytest.param("trước ngày 20 hàng tháng", (None, None, "monthly"), id="a day of every month"),
    pytest.param(
        "định kỳ 06 tháng (trước ngày 15/6), cả năm (trước ngày 15/12)",
        (None, "--06-15", "semiannual"),
        id="the first rhythm wins",
    ),
    pytest.param(
        "báo cáo Sở Y tế 6 tháng (trước 15/6), năm (trước 15/12)",
        (None, "--06-15", "semiannual"),
        id="and without a word for it",
    ),
    pytest.param("hàng quý", (None, None, "quarterly"), id="every quarter"),
    pytest.param("6 tháng/lần", (None, None, "semiannual"), id="counted recurrence"),
    pytest.param("02 lần/năm", (None, None, "semiannual"), id="times a year"),
    pytest.param("Định kỳ 02 năm/lần", (None, None, None), id="a recurrence outside the list"),
    pytest.param("Thường xuyên", (None, None, "ongoing"), id="all the time"),
    pytest.param("Liên tục", (None, None, "ongoing"), id="on end, as a whole cell"),
    pytest.param("Duy trì hàng năm (2021-2025)", ("2021", "2025", "annual"), id="recurrence within a phase"),
    pytest.param("sau 30 ngày kể từ ngày ký", (None, None, None), id="relative: no date"),
    pytest.param("Trước ngày 01/10/2022 (Đã trình ngày 27/9/2022)", (None, "2022-10-01", None), id="what is done"),
    pytest.param("vào cuối năm 2023", (None, "2023-12", None), id="the end of a year is December"),
    pytest.param("Quý II/2022: Trình phương án liên thông thủ tục", (None, "2022-06", None), id="then what is due"),
    pytest.param("Trình Chính phủ vào kỳ họp thường kỳ tháng 11/2022", (None, "2022-11", None), id="a meeting's month"),
    pytest.param("Đến năm 2025 đạt 95% và năm 2030 đạt 97%", (None, "2030", None), id="two years, the last counts"),
    pytest.param(
        "lần 3 hoàn thành trong quý I năm 2022; lần 2 hoàn thành trong tháng 2 năm 2022",
        (None, "2022-03", None),
        id="two deadlines, the later counts",
    ),
    pytest.param("từ 15 tháng 11 đến 15 tháng 12 hàng năm", ("--11-15", "--12-15", "annual"), id="days without 'ngày'"),
    pytest.param(
        "Báo cáo 6 tháng đầu năm gửi trước ngày 07/6", (None, "--06-07", None), id="a day outweighs what it is about"
    ),
    pytest.param("Báo cáo quý I năm 2026 trước ngày 15/3/2026", (None, "2026-03-15", None), id="the same of a quarter"),
    pytest.param(
        "Giai đoạn 2022-2025, trước ngày 15/12/2024", ("2022", "2025", None), id="a day does not outweigh a phase"
    ),
    pytest.param("trước ngày 15 tháng 6 và 15 tháng 12 hằng năm", (None, "--12-15", "annual"), id="'ngày' once"),
    pytest.param("gửi báo cáo trước ngày 05 tháng sau", (None, None, "monthly"), id="a day of the next month"),
    pytest.param("ngày 20 các tháng 3, 6, 9, 12", (None, None, "quarterly"), id="a day of some months"),
    pytest.param("ngày 20 các tháng 6 và 12", (None, None, "semiannual"), id="a day of two months"),
    pytest.param("trước ngày 30 tháng tư năm 2027", (None, "2027-04-30", None), id="a month in words"),
    pytest.param("ngày 30 tháng Mười Một năm 2026", (None, "2026-11-30", None), id="one of two words"),
    pytest.param("tháng năm năm 2027", (None, "2027-05", None), id="May, not a year"),
    pytest.param("vào tháng hai hằng năm", (None, "--02", "annual"), id="a month in words of every year"),
    pytest.param("quý một năm 2027", (None, "2027-03", None), id="a quarter in words"),
    pytest.param("01 tháng một lần", (None, None, "monthly"), id="once a month is no January"),
    pytest.param("giữa năm 2027", (None, "2027-06", None), id="the middle of a year"),
    pytest.param("nửa đầu năm 2027", ("2027-01", "2027-06", None), id="the first half of a year"),
    pytest.param("trước 17 giờ 30 phút, ngày 05/12/2026", (None, "2026-12-05", None), id="an hour in words"),
    pytest.param("trong năm học 2026 - 2027", ("2026", "2027-05", None), id="a school year"),
    pytest.param("Từ năm học 2008-2009", ("2008", None, None), id="from a school year on"),
    pytest.param("Từ năm học 2026-2027 tới năm học 2028-2029", ("2026", "2029-05", None), id="school years to another"),
    pytest.param("Gửi trước 15/6 tổng hợp báo cáo", (None, "--06-15", None), id="a day before a noun of wholes"),
    pytest.param("by 2025", (None, "2025", None), id="English year"),
    pytest.param("between May and November 2026", ("2026-05", "2026-11", None), id="English months of one year"),
    pytest.param("in the second quarter of 2022", (None, "2022-06", None), id="English quarter"),
    pytest.param("Before 30 June 2023", (None, "2023-06-30", None), id="English date"),
    pytest.param("before December 01 every year", (None, "--12-01", "annual"), id="English day of every year"),
    pytest.param("annually", (None, None, "annual"), id="English recurrence"),
    pytest.param("From 2022 to 2025", ("2022", "2025", None), id="English range"),
    pytest.param("every six months", (None, None, "semiannual"), id="English half-yearly"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_whole_cell_is_understood(text, expected):
    period = understand_period(text)
    assert period is not None
    assert (period.start, period.end, period.recurrence) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Thực hiện Nghị định số 10/2020/NĐ-CP ngày 16 tháng 12 năm 2020 của Chính phủ", id="a cited date"),
        pytest.param("bố trí từ nguồn chi thường xuyên", id="recurrent expenditure is no recurrence"),
        pytest.param("các tư liệu về lịch sử phát triển từ năm 1945 cho đến nay", id="the past"),
        pytest.param("trung tâm giáo dục thường xuyên", id="a kind of school"),
        pytest.param("hoạt động mua sắm thường xuyên sử dụng vốn nhà nước", id="a kind of buying"),
        pytest.param("kế hoạch bồi dưỡng thường xuyên cho giáo viên của các trường", id="a kind of training"),
        pytest.param("gửi đề cương nhiệm vụ khuyến nông thường xuyên về huyện", id="a kind of task"),
        pytest.param("lắp đèn báo tại các nút giao thường xuyên ùn tắc", id="what befalls a road"),
        pytest.param("cấp thẻ cho cư dân biên giới thường xuyên qua lại cửa khẩu", id="what people do"),
        pytest.param("khoán chi cho cán bộ phải thường xuyên đi công tác", id="what an office asks of people"),
        pytest.param("di dời dân cư ở vùng thường xuyên chịu tác động của bão", id="what befalls a place"),
        pytest.param("đạt 2/3 tổng số thành viên", id="a fraction"),
        pytest.param("cử không quá 1/3 số người làm việc", id="a fraction as a limit"),
        pytest.param("thời gian tối đa: 1/2 tổng thời gian", id="a fraction behind a label"),
        pytest.param("Sở Tài chính", id="no time"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_dates_nothing(text):
    assert understand_period(text) is None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Rà soát số biên chế còn thiếu tính đến ngày 31/12/2026 của từng đơn vị.", id="until when counted"
        ),
        pytest.param(
            "Xây dựng lộ trình phù hợp với mục tiêu giảm 30% phát thải khí mê-tan vào năm 2040.",
            id="when an aim is due",
        ),
        pytest.param("Bố trí vốn cho các dự án đã hoàn thành thủ tục đầu tư trong năm 2026-2027.", id="what is done"),
        pytest.param("Xác định chuyển đổi số là việc trọng tâm của năm 2026 và những năm tiếp theo.", id="of years"),
        pytest.param("Phổ biến Nghị định mới có hiệu lực thi hành kể từ ngày 15/7/2026 tới các xã.", id="in force"),
        pytest.param(
            "Thực hiện Nghị quyết số 12/2026/QH15 về giảm thuế suất từ ngày 01/7/2026 đến ngày 31/12/2026 cho các hộ.",
            id="in the title of an act",
        ),
        pytest.param("Thi hành Luật đã được Quốc hội thông qua tại Kỳ họp thứ 6 (tháng 10/2026).", id="a past session"),
    ],
)
def test_a_time_that_tells_which_things_are_meant_is_no_deadline(text):
    assert understand_period(text) is None


@pytest.mark.parametrize(
    ("said", "end"),
    [
        ("trong tuần thứ hai của tháng 10/2026", "2026-10"),
        ("tuần đầu tháng 10/2026", "2026-10"),
        ("trong 10 ngày đầu tháng 11/2026", "2026-11"),
        ("nửa cuối tháng 11/2026", "2026-11"),
        ("không muộn hơn ngày 05/10/2026", "2026-10-05"),
        ("tại kỳ họp thường lệ giữa năm 2026", "2026-06"),
        ("trước ngày 25 tháng Chạp âm lịch (tức ngày 12/02/2026)", "2026-02-12"),
        ("chậm nhất 17 giờ ngày mồng 5 Tết (21/02/2026)", "2026-02-21"),
        ("trước khai giảng năm học mới (05/9/2026)", "2026-09-05"),
        ("theo biên bản giám sát tại trường (05/9/2026)", None),
        ("vào tháng 5 và tháng 11/2026", "2026-11"),
        ("tại phiên họp UBND huyện thường kỳ tháng 10/2026", "2026-10"),
        ("tại lễ phát động (ngày 16/01/2026)", "2026-01-16"),
        ("theo biên bản giám sát tại trường (ngày 05/9/2026)", None),
        ("trước khi bắt đầu năm học 2026 - 2027", None),
        ("theo quy định, phấn đấu đến năm 2030 có 60 cơ sở đạt chuẩn", "2030"),
    ],
)
def test_a_deadline_in_a_sentence(said, end):
    text = f"Sở Y tế rà soát danh sách các cơ sở khám bệnh, tổng hợp và gửi báo cáo kết quả {said}."
    period = understand_period(text)
    assert (period.end if period else None) == end


@pytest.mark.parametrize("session", ["Kỳ họp thứ 6 (tháng 10/2026)", "Kỳ họp 6, tháng 10/2026", "kỳ họp tháng 10/2026"])
def test_a_session_dates_what_it_is_to_see(session):
    period = understand_period(f"Hoàn thiện hồ sơ dự án Luật, trình Quốc hội tại {session} để xem xét, cho ý kiến.")
    assert period is not None
    assert period.end == "2026-10"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("before the 15th of December", (None, "--12-15", None)),
        ("by the 30th of June each year", (None, "--06-30", "annual")),
        ("prior to December the 31st, 2026", (None, "2026-12-31", None)),
        ("prior to 1 July of 2026", (None, "2026-07-01", None)),
        ("in the first half of 2026", ("2026-01", "2026-06", None)),
        ("in H2 2026", ("2026-07", "2026-12", None)),
        ("in QII/2026", (None, "2026-06", None)),
        ("in the IV quarter of 2026", (None, "2026-12", None)),
        ("in the second and third quarters of 2026", (None, "2026-09", None)),
        ("by mid-2026", (None, "2026-06", None)),
        ("in May, June and November 2026", (None, "2026-11", None)),
        ("from May to November 2026", ("2026-05", "2026-11", None)),
        (
            "Send teams that inspect seed stores in every commune in December 2026 and March 2027",
            (None, "2027-03", None),
        ),
        ("within 2026", (None, "2026", None)),
        ("on a six-monthly basis", (None, None, "semiannual")),
        ("once a year", (None, None, "annual")),
        ("under the 2026 Law and Ordinance Formulation Program", None),
        ("under the Scheme “Restructuring of firms in the 2021-2025 period”", None),
    ],
)
def test_an_english_deadline_in_a_sentence(said, expected):
    text = f"The Ministry of Finance shall review the regulations on state capital and report on them {said}."
    period = understand_period(text)
    assert (period and (period.start, period.end, period.recurrence)) == expected


def test_a_deadline_inside_a_long_item():
    item = (
        "Rà soát quy định theo Quyết định số 12/QĐ-TTg ngày 03/6/2020 của Thủ tướng Chính phủ, hoàn thành trước ngày "
        "15/9/2022 để tổng hợp"
    )
    period = understand_period(item)
    assert period is not None
    assert period.end == "2022-09-15"


def test_months_over_new_year_end_in_the_year_after_the_one_they_name():
    period = understand_period("Từ tháng 10/2024 đến tháng 3")
    assert period is not None
    assert (period.start, period.end) == ("2024-10", "2025-03")


def test_a_doubtful_year_says_why():
    period = understand_period("2022-20303")
    assert period is not None
    assert period.doubt


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Kết nối dữ liệu của giấy chứng nhận đã cấp trước năm 2019 với hệ thống", None, id="when a thing came"
        ),
        pytest.param(
            "Gửi số liệu giải ngân của các dự án ký hợp đồng từ năm 2017 đến năm 2020 trước ngày 15/7/2026",
            (None, "2026-07-15"),
            id="a deadline beside when things came",
        ),
        pytest.param(
            "Các nhóm hoàn thiện dự thảo và gửi cho Tổ biên tập trước ngày 28/5/2026",
            (None, "2026-05-28"),
            id="the month before: signed too late",
        ),
        pytest.param("Trước ngày 15/01/2019", (None, "2019-01-15"), id="a cell that is all time"),
        pytest.param(
            "Thực hiện việc chia sẻ số liệu kể từ ngày 01/02/2020 tại các xã vùng cao",
            ("2020-02-01", None),
            id="a start is no end",
        ),
    ],
)
def test_what_was_over_when_the_document_was_issued_is_no_deadline(text, expected):
    period = understand_period(text, issued="2026-06-03")
    assert (period and (period.start, period.end)) == expected


def test_the_year_from_which_a_day_recurs_is_its_beginning():
    text = "Sở Y tế lập, trình phê duyệt kế hoạch kiểm tra trước ngày 31 tháng 12 hằng năm, bắt đầu từ năm 2026"
    period = understand_period(text)
    assert period is not None
    assert (period.start, period.end, period.recurrence) == ("2026", "--12-31", "annual")


@pytest.mark.parametrize(
    ("text", "rhythm"),
    [
        pytest.param("Mở chuyên mục, phát ít nhất 02 số/tháng trên đài", "monthly", id="broadcasts a month"),
        pytest.param("Chọn tối thiểu 10 vụ án điểm/năm để xét xử lưu động", "annual", id="cases a year"),
        pytest.param("Hỗ trợ giáo viên tối thiểu 5 triệu đồng/tháng tại vùng cao", None, id="money a month"),
    ],
)
def test_so_many_things_in_a_time_recur(text, rhythm):
    period = understand_period(text)
    assert (period and period.recurrence) == rhythm


@pytest.mark.parametrize(
    ("written", "issued", "end"),
    [
        pytest.param("trước ngày 16 tháng 02", "2026-02-09", "2026-02-16", id="the year of the document"),
        pytest.param("trước ngày 15 tháng 01", "2026-11-20", "2027-01-15", id="the next year"),
        pytest.param("trước ngày 20 tháng 5", "2026-06-03", "2026-05-20", id="signed late"),
        pytest.param("trước ngày 15 tháng 12 hằng năm", "2026-06-03", "--12-15", id="a day of every year"),
        pytest.param("Quý I, cập nhật hằng quý", "2026-01-09", "2026-03", id="a quarter from which on"),
        pytest.param("trước ngày 16 tháng 02", "", "--02-16", id="a document without a day"),
        pytest.param("trước ngày 31 tháng 3 của năm trước năm kế hoạch", "2026-02-09", "--03-31", id="of any year"),
    ],
)
def test_a_day_without_a_year_is_the_next_one(written, issued, end):
    period = understand_period(written)
    assert period is not None
    assert in_year(period, issued, f"Gửi kế hoạch {written}").end == end


def test_a_long_list_of_numbers_is_left_soon():
    start = time.process_time()
    assert find_periods("1," * 8000) == []
    assert time.process_time() - start < 3


def test_offsets_count_from_the_given_start():
    period = find_periods("Nộp báo cáo trước ngày 30/6/2023.", offset=100)[0]
    assert period.span == Span(112, 132)
    assert period.written == "trước ngày 30/6/2023"


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        pytest.param("Quý II-III/2023", 0.9, 1.0, id="quarters"),
        pytest.param("Thường xuyên", 0.9, 1.0, id="recurrence"),
        pytest.param("Trước ngày 30/6/2023", 0.9, 1.0, id="deadline"),
        pytest.param("Sở Tài chính", 0.0, 0.1, id="an agency"),
        pytest.param("Xây dựng kế hoạch thực hiện năm 2023 của các đơn vị thuộc Bộ", 0.0, 0.4, id="work with a year"),
    ],
)
def test_how_much_a_cell_looks_like_a_period(text, least, most):
    assert least <= looks_like_period(text) <= most


@given(st.text(alphabet="0123456789/-., năm tháng quý ngày IV trước đến từ hàng", max_size=60))
def test_any_text_is_read_without_error_and_spans_hold_what_is_written(text):
    for period in find_periods(text):
        assert period.span is not None
        assert text[slice(*period.span)] == period.written


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Lập các tổ tự quản tại khu phố, hoạt động thường xuyên", "ongoing", id="a verb"),
        pytest.param("Bố trí kinh phí cho bộ máy, hoạt động thường xuyên", None, id="what money is for"),
        pytest.param("Duy trì các hoạt động thường xuyên", None, id="a noun"),
    ],
)
def test_to_work_all_the_time_is_a_rhythm(text, expected):
    period = understand_period(text)
    assert (period.recurrence if period else None) == expected


def test_months_apart_are_no_stretch_of_time():
    assert [understand_period(f"tháng {months}/2026").start for months in ("5 và tháng 11", "5 và tháng 6")] == [
        None,
        "2026-05",
    ]
