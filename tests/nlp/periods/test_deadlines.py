"""Which of the times in a piece of work is its deadline, its beginning, or of something else."""

import pytest

from vnpolicy.nlp.periods.periods import understand_period


def told(text, issued="2026-01-05"):
    period = understand_period(text, issued=issued)
    return period and (period.start, period.end, period.recurrence)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Tổng hợp kết quả của các xã, gửi Sở Nội vụ trước ngày 10/6 và ngày 10/12 hàng năm",
            (None, "--12-10", "annual"),
            id="two days of each year",
        ),
        pytest.param(
            "Kiểm kê rừng toàn huyện vào tháng 8 hằng năm; gửi số liệu về Chi cục Kiểm lâm trước ngày 31/10",
            (None, "--10-31", "annual"),
            id="the day of the second half of a sentence",
        ),
        pytest.param(
            "Gửi báo cáo định kỳ 06 tháng (trước ngày 12/6), năm (trước ngày 12/12) về phòng Kinh tế để theo dõi",
            (None, "--06-12", "semiannual"),
            id="twice a year: the first",
        ),
        pytest.param(
            "Định kỳ sáu (6) tháng và cuối năm (trước ngày 15/6 và ngày 15/12 hàng năm), gửi kết quả giao đất",
            (None, "--06-15", "semiannual"),
            id="months in words and figures",
        ),
        pytest.param("Mở tuần lễ đọc sách từ 18/4 đến 24/4 hằng năm", ("--04-18", "--04-24", "annual"), id="to a day"),
        pytest.param("Cao điểm 10/11 - 10/12 hằng năm", ("--11-10", "--12-10", "annual"), id="days joined by a dash"),
    ],
)
def test_days_of_every_year(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Nạo vét kênh dẫn và trạm bơm xong trước ngày 20/4/2026, không bố trí sửa chữa trong tháng 5, tháng 6/2026",
            (None, "2026-04-20", None),
            id="months kept free",
        ),
        pytest.param(
            "Duy tu mặt cầu và lối xuống trước ngày 30/8/2026 đúng hạn; không thi công trong tháng 9, tháng 10/2026",
            (None, "2026-08-30", None),
            id="months without works",
        ),
        pytest.param(
            "Cấm tàu thuyền qua lại khu vực thi công trụ cầu từ ngày 01/9/2026 đến hết ngày 30/9/2026 để an toàn",
            ("2026-09-01", "2026-09-30", None),
            id="a ban is the work itself",
        ),
        pytest.param(
            "Thực hiện nghiêm Chỉ thị số 07/CT-UBND ngày 08/02/2025 về việc tiết kiệm nước sinh hoạt ở các xã ven "
            "biển giai đoạn 2026 - 2027 và các năm sau",
            None,
            id="years on of an act's title",
        ),
        pytest.param(
            "Launch a contest among pupils with the target of cutting the number of house fires in 2027 by 10%",
            None,
            id="an aim in English",
        ),
        pytest.param(
            "Tổ chức hội diễn kỷ niệm ngày thành lập ngành bưu điện tỉnh tại nhà văn hóa (04/6/1996 - 04/6/2026)",
            None,
            id="a founding and its jubilee",
        ),
    ],
)
def test_times_of_something_else(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hướng dẫn các hội đoàn kết hợp với phòng Kinh tế xây dựng ít nhất 03 mô hình/xã đến hết năm 2026", "2026"),
        (
            "Thí điểm thư viện xanh kết hợp với giờ ngoại khóa của thầy và trò tại 12 trường tiểu học trong năm 2026",
            "2026",
        ),
        (
            "Phấn đấu giải ngân năm 2026 của các dự án thủy lợi trên địa bàn tỉnh đạt trên 95% kế hoạch được giao",
            "2026",
        ),
        ("Tăng công suất các mỏ đá, bảo đảm cung ứng cho tuyến vành đai năm 2026 đủ 4,5 triệu m3 theo tiến độ", "2026"),
        ("Số hóa hồ sơ đất đai của các xã đồng bằng, đến năm 2030 đạt tối thiểu 60% số thửa đất đã cấp giấy", "2030"),
        ("Rà soát vị trí việc làm, kiện toàn tổ chức; hoàn thành trong 6 tháng đầu năm 2026 theo quy định", "2026-06"),
        ("Trưng bày sản phẩm của làng nghề tại trung tâm văn hóa nhân dịp khai trương (10 - 15/3/2026)", "2026-03-15"),
        ("Di dời các hộ dân ở vùng sạt lở tới nơi ở mới an toàn, xong trước 17 giờ chiều 15/7/2026", "2026-07-15"),
        ("Trực chốt tại các ngầm tràn bị ngập sâu trong toàn xã từ trưa ngày 15/7 đến hết đêm 18/7/2026", "2026-07-18"),
        ("Di dời các hộ dân ở vùng sạt lở tới nơi ở mới an toàn trong buổi sáng ngày 15/7/2026", "2026-07-15"),
        ("Thực hiện Chiến lược phát triển thủy sản của địa phương đến năm 2030, tầm nhìn đến năm 2045", None),
        ("Đánh giá kết quả tinh giản biên chế, đổi mới đơn vị sự nghiệp công lập của huyện đến hết năm 2026", None),
        ("Trình HĐND xã quyết định tỷ lệ phân chia nguồn thu giữa các cấp ngân sách để áp dụng từ năm 2027.", None),
        ("Thực hiện dự toán năm 2026 của các đơn vị đạt kết quả tốt theo kế hoạch được giao của cấp trên", None),
    ],
)
def test_a_year_or_half_year_beside_the_work(text, expected):
    period = told(text)
    assert (period and period[1]) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cho học sinh các trường ven sông nghỉ học từ chiều ngày 19/9/2026 và kê cao thiết bị dạy học", "2026-09-19"),
        (
            "Dừng các bến đò ngang trên địa bàn các xã ven sông từ rạng sáng 20/9/2026 cho tới khi có lệnh mới",
            "2026-09-20",
        ),
        ("Xây dựng bộ tiêu chí trường học xanh tại các phường trên địa bàn thành phố, áp dụng từ năm 2027", "2027"),
        ("Set criteria for green offices in state agencies and apply them in Hue and Can Tho from 2027", "2027"),
        ("Bring first aid into the extra-curricular lessons of pupils as from the 2026-2027 school year.", "2026"),
        ("Rà soát hồ sơ đề nghị cấp phép của các doanh nghiệp nộp từ năm 2026 nhưng chưa được giải quyết", None),
    ],
)
def test_a_beginning_has_no_end(text, expected):
    assert told(text) == (expected and (expected, None, None))


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("(September 23 - 29)", ("--09-23", "--09-29", None)),
        ("between 1 and 15 August 2027", ("2027-08-01", "2027-08-15", None)),
        ("from 10 to 15 March 2027", ("2027-03-10", "2027-03-15", None)),
        ("from June 1st to 7th, 2027", ("2027-06-01", "2027-06-07", None)),
        ("for regular passengers of ferries", None),
        ("with regular inspections", (None, None, "ongoing")),
    ],
)
def test_english_days_and_rhythms(said, expected):
    assert told(f"The Department shall hold the week of safe travel in all schools of the province {said}") == expected
