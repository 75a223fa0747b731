"""What is work that somebody is told to do, and what only stands below a body's name."""

import pytest

from vnpolicy.nlp.actors.work import are_names, is_name, opens_with_work, reports_past, says_work


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Rà soát các quy định hiện hành;", id="verb first"),
        pytest.param("(2) Chuẩn hóa dữ liệu đất đai;", id="number, and a word that -hóa makes a verb"),
        pytest.param("Luôn kịp thời sửa chữa các công trình;", id="adverbs before the verb"),
        pytest.param("Trong năm 2025, sắp xếp lại các trạm y tế;", id="after a circumstance"),
        pytest.param("Trong tháng 3 ban hành hướng dẫn tuyển sinh;", id="a verb right after a month"),
        pytest.param("Mỗi tuần họp rút kinh nghiệm một lần;", id="right after how often"),
        pytest.param("Trước ngày 15 tháng 12 hằng năm có báo cáo;", id="right after a day of each year"),
        pytest.param("Trong quý II rà soát quỹ đất;", id="right after a quarter"),
        pytest.param("Về quản lý lễ hội: tham mưu kế hoạch tổ chức;", id="after a topic"),
        pytest.param("Tùy vào điều kiện, công đoàn cơ sở tổ chức lễ tiễn;", id="an actor after a circumstance"),
        pytest.param("Các hồ sơ này phải được trả lời trong 5 ngày;", id="a demand"),
        pytest.param("Cùng với Sở Xây dựng theo dõi quy hoạch;", id="the partners before the verb"),
        pytest.param("Tuần tra trong các đợt cao điểm;", id="work of the police"),
        pytest.param("Kiểm sát việc giải quyết các vụ án;", id="work of the procuracy"),
        pytest.param("Duy tu các tuyến đường liên xã;", id="work in the communes"),
    ],
)
def test_work(text):
    assert says_work(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Địa chỉ: Tầng 3, số 12 phố Hàng Bột, Hà Nội", id="address"),
        pytest.param("Số 12 đường Nguyễn Trãi, quận Thanh Xuân, Hà Nội", id="address without a label"),
        pytest.param("5 năm trở lại đây (từ năm 2017 đến nay);", id="stretch of time"),
        pytest.param("Thông tin về doanh nghiệp;", id="noun that only begins like a verb"),
        pytest.param("Hàng hóa nhập khẩu qua cửa khẩu;", id="-hóa in a noun"),
        pytest.param("Học sinh nộp đơn tại trường từ ngày 20/4;", id="what citizens do"),
        pytest.param("Trong 5 năm thực hiện Nghị quyết;", id="what was done over years"),
        pytest.param("Cuối năm học 2004-2005: Có 30% thư viện đạt mức chuẩn;", id="a state at the end of a year"),
        pytest.param("Có bằng tốt nghiệp đại học trở lên;", id="condition"),
        pytest.param("Kiểm sát viên được phân công;", id="a post that begins like a verb"),
        pytest.param("Luật Đất đai và các nghị định;", id="product without a verb above"),
    ],
)
def test_no_work(text):
    assert not says_work(text)


def test_below_a_verb_a_product_is_work():
    assert says_work("Luật Đất đai và các nghị định;", objects=True)
    assert not says_work("Địa điểm: Nhà văn hóa huyện", objects=True)


def test_a_body_that_did_something_is_told_nothing():
    text = "Từ năm 2020, Bộ Y tế đã nỗ lực tìm nguồn vắc xin để triển khai tiêm."
    assert reports_past(text, text.index("Bộ"))
    assert not reports_past("Đối với các sở đã có hạ tầng, giao Sở X kết nối", 8)


def test_a_list_of_companies_is_a_list_of_names():
    companies = ["Công ty cổ phần Tư vấn xây dựng hàng không;", "Công ty Vận tải ô tô;", "Trung tâm khai thác Nội Bài;"]
    assert are_names(companies)
    assert not are_names(["Sở Y tế thực hiện Kế hoạch này;", *companies[:1], "Sở Nội vụ chủ trì thẩm định;"])


def test_an_organisation_opens_no_work():
    assert not opens_with_work("Tổ chức, cá nhân có liên quan")


@pytest.mark.parametrize(
    ("line", "name"),
    [
        pytest.param("Trung tâm khai thác sân bay Cát Bi;", True, id="a verb of the name"),
        pytest.param("Sở Công Thương vận động các chợ ký cam kết.", False, id="a verb behind a body of the table"),
        pytest.param("Hội Nông dân tỉnh mời các hộ dân góp ý.", False, id="a rare verb behind a body of the table"),
    ],
)
def test_a_line_that_only_names_a_body_says_no_work(line, name):
    assert is_name(line) is name
