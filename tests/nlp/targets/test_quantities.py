import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnpolicy.nlp.targets.quantities import find_quantities


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("giảm (5-8)% mức tiêu hao", (5, 8, "%", "range"), id="range in brackets"),
        pytest.param("8 - 10%", (8, 10, "%", "range"), id="range with spaces"),
        pytest.param("tần suất lũ từ 2,0% đến 1,0%", (1, 2, "%", "range"), id="the greater end first"),
        pytest.param(
            "giảm tối thiểu bình quân cả nước 10% biên chế", (10, None, "%", "min"), id="a bound and an average"
        ),
        pytest.param("không được vượt quá 5% diện tích", (5, None, "%", "max"), id="must not exceed"),
        pytest.param("đạt từ 90% - 95%", (90, 95, "%", "range"), id="unit on both ends"),
        pytest.param("20 đến 30 mô hình sản xuất", (20, 30, "mô hình", "range"), id="range in words"),
        pytest.param("tăng 15,8% so với", (15.8, None, "%", "eq"), id="decimal comma"),
        pytest.param("0,85 điểm", (0.85, None, "điểm", "eq"), id="below one"),
        pytest.param("1.500 người", (1500, None, "người", "eq"), id="thousands dot"),
        pytest.param("1,500 people", (1500, None, "people", "eq"), id="English thousands"),
        pytest.param("1.234,567 tỷ đồng", (1234.567, None, "tỷ đồng", "eq"), id="thousands and three decimals"),
        pytest.param("1,234.567 people", (1234.567, None, "people", "eq"), id="English thousands and decimals"),
        pytest.param("1.234.567 người", (1234567, None, "người", "eq"), id="two signs of thousands"),
        pytest.param("2.300 nghìn tỷ đồng", (2300, None, "nghìn tỷ đồng", "eq"), id="scales of money"),
        pytest.param("18 triệu lượt khách quốc tế", (18, None, "triệu lượt khách", "eq"), id="scale of things"),
        pytest.param("từ 70% trở lên", (70, None, "%", "min"), id="bound behind"),
        pytest.param("90 hội viên nông dân trở lên", (90, None, "hội viên nông dân", "min"), id="behind the noun"),
        pytest.param("xe từ 10 chỗ ngồi trở lên", (10, None, "chỗ", "eq"), id="those with so many"),
        pytest.param("ít nhất 30% tổng lượng", (30, None, "%", "min"), id="at least"),
        pytest.param("không quá 5 ngày", (5, None, "ngày", "max"), id="at most"),
        pytest.param("thời gian xử lý <24h", (24, None, "h", "max"), id="sign"),
        pytest.param("tối thiểu một sáng kiến", (1, None, "sáng kiến", "min"), id="number in words after a bound"),
        pytest.param("từ 300 tỷ đồng lên 6000 tỷ đồng", (6000, None, "tỷ đồng", "eq"), id="a change: where it ends"),
        pytest.param(
            "từ 17 triệu lên 25 triệu người dùng", (25, None, "triệu người dùng", "eq"), id="a change, scaled"
        ),
        pytest.param("8 - 9%/năm", (8, 9, "%/năm", "range"), id="a rate"),
        pytest.param(
            "01 hội nghị/tỉnh, thành phố", (1, None, "hội nghị/tỉnh, thành phố", "eq"), id="for each province"
        ),
        pytest.param("05 - 10 hoạt động, chương trình.", (5, 10, "hoạt động, chương trình", "range"), id="two nouns"),
        pytest.param(
            "90 kỹ sư, kỹ thuật viên và cán bộ quản lý của các mỏ",
            (90, None, "kỹ sư, kỹ thuật viên và cán bộ quản lý", "eq"),
            id="a list of those counted",
        ),
        pytest.param("7 mô hình, dự án nuôi ong", (7, None, "mô hình, dự án", "eq"), id="two nouns with more behind"),
        pytest.param("giải nhất 5 điểm, giải nhì ít hơn", (5, None, "điểm", "eq"), id="points and the next prize"),
        pytest.param(
            "6.000 lượt khách du lịch đường sông/năm",
            (6000, None, "lượt khách du lịch đường sông/năm", "eq"),
            id="yearly",
        ),
        pytest.param("40 lít nước ngọt/người/ngày", (40, None, "lít nước ngọt/người/ngày", "eq"), id="for each person"),
        pytest.param("80 triệu đồng/ha/chu kỳ", (80, None, "triệu đồng/ha/chu kỳ", "eq"), id="of each cycle"),
        pytest.param("lắp phao trên 100% ghe chở khách", (100, None, "%", "eq"), id="on all of them"),
        pytest.param("thu ngân sách đạt trên 100% dự toán", (100, None, "%", "min"), id="more than all"),
        pytest.param("phát thải ròng từ rừng bằng 0", (0, None, "phát thải ròng", "eq"), id="net zero of something"),
        pytest.param("Từ 80% người dân có tài khoản", (80, None, "%", "min"), id="from, with no end"),
        pytest.param("reaches USD 20 billion", (20, None, "billion USD", "eq"), id="currency before the number"),
        pytest.param("Raise the share from 60% to 70%", (70, None, "%", "eq"), id="an English change is no range"),
        pytest.param("grows from 8% in 2021 to 20%", (20, None, "%", "eq"), id="its first year is no end of a range"),
        pytest.param("cut losses from 9% to below 6%", (6, None, "%", "max"), id="an English change to a bound"),
        pytest.param(
            "grow from USD 2 billion in 2021 to USD 3 billion", (3, None, "billion USD", "eq"), id="a change of money"
        ),
        pytest.param("by 2027 to 9% by 2030", (9, None, "%", "eq"), id="a year before the next stage"),
        pytest.param("lần lượt 20% - 35% - 45%", (20, None, "%", "eq"), id="a series of shares is no range"),
        pytest.param("trẻ dưới 2 tuổi còn 9‰", (2, None, "tuổi", "max"), id="an age is no level to fall from"),
        pytest.param("tối thiểu 200 Mb/s", (200, None, "Mb/s", "min"), id="a speed with its stroke"),
        pytest.param("tối thiểu tiết kiệm 5% điện năng", (5, None, "%", "min"), id="a bound before the saving"),
        pytest.param("40 bưu gửi/đầu người/năm", (40, None, "bưu gửi/đầu người/năm", "eq"), id="a rare noun, rated"),
        pytest.param(
            "đạt 19 dược sĩ trên 1 vạn dân", (19, None, "dược sĩ/vạn dân", "eq"), id="per ten thousand people"
        ),
        pytest.param(
            "đạt 26 giường bệnh/vạn dân", (26, None, "giường bệnh/vạn dân", "eq"), id="the same with a stroke"
        ),
        pytest.param("còn 42/100.000 trẻ đẻ sống", (42, None, "/100.000 trẻ đẻ sống", "eq"), id="without its noun"),
        pytest.param("113 bé trai/100 bé gái", (113, None, "bé trai/100 bé gái", "eq"), id="boys per girls"),
        pytest.param("từ 9 ca/1.000 trẻ xuống 6/1.000 năm", (6, None, "ca/1.000 trẻ", "eq"), id="a ratio that falls"),
        pytest.param("khoảng 25 m2 sàn/người", (25, None, "m2 sàn/người", "eq"), id="floor space"),
        pytest.param("8 - 10 million foreign visitors", (8, 10, "million visitors", "range"), id="adjectives"),
        pytest.param("USD 38-40 billion per year", (38, 40, "billion USD", "range"), id="money a year"),
        pytest.param("1 - 1.5 percentage points", (1, 1.5, "percentage points", "range"), id="no percentage"),
        pytest.param("3.321 xã, phường, đặc khu được nối mạng", (3321, None, "xã, phường, đặc khu", "eq"), id="places"),
        pytest.param("12/19 xã đạt chuẩn", (12, None, "xã", "eq"), id="a part of a whole"),
        pytest.param("at least 60 percent of households", (60, None, "percent", "min"), id="English bound"),
    ],
)
def test_a_quantity_is_read(text, expected):
    quantity = next(quantity for quantity in find_quantities(text) if quantity.unit)
    assert (quantity.value, quantity.value_max, quantity.unit, quantity.comparator) == expected


@pytest.mark.parametrize(
    "text", ["bản đồ tỷ lệ 1/1.000 của huyện", "Số dược sĩ trên 10.000 dân", "thực hiện Quyết định số 42/100"]
)
def test_what_is_written_like_a_ratio_but_counts_nothing(text):
    assert not [quantity for quantity in find_quantities(text) if quantity.unit]


def test_a_noun_behind_a_preposition_is_not_what_is_counted():
    assert not [quantity.unit for quantity in find_quantities("call 115 for help under the model") if quantity.unit]


def test_a_change_keeps_where_it_began():
    assert find_quantities("tăng từ 3 triệu lên 12 triệu người dùng")[0].base == 3


def test_offsets_count_from_the_given_start():
    text = "tổ chức 05 lớp"
    quantity = find_quantities(text, offset=10)[0]
    assert text[quantity.span.start - 10 : quantity.span.end - 10] == quantity.written == "05 lớp"


@given(st.text(alphabet="0123456789.,-%() đếnlênxuống tỷđồng/năm", max_size=60))
def test_any_text_is_read_without_error(text):
    for quantity in find_quantities(text):
        assert text[slice(*quantity.span)] == quantity.written
