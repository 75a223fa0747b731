import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnpolicy.nlp.citations.citations import find_citations
from vnpolicy.nlp.periods.dates import find_date

CASES = [
    pytest.param(
        "Quyết định số 15/QĐ-TTg ngày 24/6/2020 của Thủ tướng Chính phủ",
        [("Quyết định", "15/QĐ-TTg", "2020-06-24", "Thủ tướng Chính phủ")],
        id="number, date in figures, issuer",
    ),
    pytest.param(
        "theo Nghị định số 17/2017/NĐ-CP ngày20tháng 2 năm 2017 của Chính phủ;",
        [("Nghị định", "17/2017/NĐ-CP", "2017-02-20", "Chính phủ")],
        id="a date whose spaces were lost",
    ),
    pytest.param(
        "Quyết định 99/QÐ-BNV ngày 03-02-2023", [("Quyết định", "99/QĐ-BNV", "2023-02-03", None)], id="Ð for Đ, no số"
    ),
    pytest.param(
        "các Công điện: số 70/CĐ-BYT ngày 24/5/2022, số 71/CĐ-BYT ngày 27/5/2022 của Bộ Y tế",
        [("Công điện", "70/CĐ-BYT", "2022-05-24", None), ("Công điện", "71/CĐ-BYT", "2022-05-27", "Bộ Y tế")],
        id="a list shares its type",
    ),
    pytest.param(
        "theo Công văn số 1392/BGDĐT-GDTrH ngày 05/4/2017 của Bộ Giáo dục và Đào tạo;",
        [("Công văn", "1392/BGDĐT-GDTrH", "2017-04-05", "Bộ Giáo dục và Đào tạo")],
        id="a small letter inside a symbol",
    ),
    pytest.param(
        "tại Nghị quyết số29-NQ/TWngày04 tháng 11 năm 2013của Ban Bí thư",
        [("Nghị quyết", "29-NQ/TW", "2013-11-04", "Ban Bí thư")],
        id="no space on either side of the number",
    ),
    pytest.param(
        "Chỉ thị số 06-CT/TW ngày 24 tháng 6 năm 2021 của Ban Bí thư về công tác gia đình",
        [("Chỉ thị", "06-CT/TW", "2021-06-24", "Ban Bí thư")],
        id="a Party symbol",
    ),
    pytest.param(
        "Nghị định của Chính phủ số 45/2003/NĐ-CP ngày 09/5/2003",
        [("Nghị định", "45/2003/NĐ-CP", "2003-05-09", "Chính phủ")],
        id="the issuer stands before the number",
    ),
    pytest.param("Luật Đất đai năm 2013 quy định", [("Luật", None, "2013", None)], id="a law by name and year"),
    pytest.param(
        "Luật Phòng, chống khủng bố số 28/2013/QH13",
        [("Luật", "28/2013/QH13", None, None)],
        id="a comma inside a law's name",
    ),
    pytest.param(
        "theo Luật Xây dựng, Luật Đấu thầu và các văn bản hướng dẫn",
        [("Luật", None, None, None), ("Luật", None, None, None)],
        id="laws in a row",
    ),
    pytest.param("Đoàn Luật sư và Luật này", [], id="Luật that is no law"),
    pytest.param("trường hợp Luật quy định khác thì", [], id="Luật without a name"),
    pytest.param("theo Mẫu số 01/GTGT, Biểu 03/BC-CI và (mẫu số: 02/TTĐB)", [], id="forms are no documents"),
    pytest.param(
        "Nghị quyết số 19-2018/NQ-CP ngày 15 tháng 5 năm 2018",
        [("Nghị quyết", "19-2018/NQ-CP", "2018-05-15", None)],
        id="a hyphen before the year",
    ),
    pytest.param(
        "theo Nghị định số 16/2020/NĐ-CP.VI. Kinh phí",
        [("Nghị định", "16/2020/NĐ-CP", None, None)],
        id="the numeral of the next heading",
    ),
    pytest.param(
        "theo Luật Quản lý thuế và Điều 2 Nghị định số 16/2020/NĐ-CP",
        [("Luật", None, None, None), ("Nghị định", "16/2020/NĐ-CP", None, None)],
        id="a law, and an article of another document",
    ),
    pytest.param(
        "Luật sửa đổi, bổ sung một số điều của Luật Giá và Nghị định số 16/2020/NĐ-CP",
        [("Luật", None, None, None), ("Nghị định", "16/2020/NĐ-CP", None, None)],
        id="a law that amends, and a decree",
    ),
    pytest.param("Luật Nhà ở 2014 quy định", [("Luật", None, "2014", None)], id="a year alone after a known name"),
    pytest.param(
        "Pursuant to the Land Law dated November 29, 2013;",
        [("Luật", None, "2013-11-29", None)],
        id="English: Law stands last",
    ),
    pytest.param("giai đoạn 2021-2025, tỷ lệ 5/10 và ngày 24/7/2021", [], id="figures that are no numbers"),
    pytest.param(
        "under the Prime Minister's Decision No. 889/QD-TTg of June 24, 2020, approving the Program",
        [("Quyết định", "889/QD-TTg", "2020-06-24", "Prime Minister")],
        id="English: possessive issuer, American date",
    ),
    pytest.param(
        "Circular No. 01/2020/TT-BTC dated 17 February 2020 of the Minister of Finance on fees",
        [("Thông tư", "01/2020/TT-BTC", "2020-02-17", "Minister of Finance")],
        id="English: day first",
    ),
    pytest.param(
        "the June 23, 2014 Law on Environmental Protection;",
        [("Luật", None, "2014-06-23", None)],
        id="English: the date stands before the law",
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_type_number_date_and_issuer_are_read(text, expected):
    found = [(c.doc_type, c.doc_number, c.issued, c.issuer) for c in find_citations(text)]
    assert found == expected


TITLES = [
    pytest.param(
        "Quyết định số 5/QĐ-TTg ngày 1/2/2020 về việc thí điểm cơ chế mới; và",
        "về việc thí điểm cơ chế mới",
        id="về việc",
    ),
    pytest.param("Nghị quyết số 5/NQ-CP của Chính phủ phê duyệt Đề án A.", "phê duyệt Đề án A", id="a verb"),
    pytest.param("Quyết định số 5/QĐ-TTg nêu trên", None, id="no title"),
    pytest.param("Bộ luật Lao động được ban hành", "Bộ luật Lao động", id="a law's title is its name"),
    pytest.param("Luật Hàng không dân dụng Việt Nam thì", "Luật Hàng không dân dụng Việt Nam", id="a verb in a name"),
    pytest.param("Luật Thi đua, Khen thưởng thì", "Luật Thi đua, Khen thưởng", id="a capital after the comma"),
    pytest.param("Luật Đấu thầu có trách nhiệm lập hồ sơ.", "Luật Đấu thầu", id="a known name has ended"),
    pytest.param("Luật Đầu tư công gồm", "Luật Đầu tư công", id="the longest of known names"),
]


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_the_title_ends_with_its_clause(text, title):
    assert [citation.title for citation in find_citations(text)] == [title]


DATES = [
    pytest.param("ngày 31 tháng 12 năm 2022", "2022-12-31", id="in words"),
    pytest.param("08/25/2022", "2022-08-25", id="an American order is turned round"),
    pytest.param("ngày 40/13/2022", None, id="no such day"),
]


@pytest.mark.parametrize(("text", "iso"), DATES)
def test_dates_are_calendar_days(text, iso):
    date = find_date(text)
    assert (date.iso if date else None) == iso


@given(st.lists(st.sampled_from([case.values[0] for case in CASES]) | st.text(max_size=30), max_size=6))
def test_every_quote_is_the_text_at_its_span(parts):
    text = "\n".join(parts)
    for citation in find_citations(text):
        assert text[slice(*citation.span)] == citation.quote
    moved = find_citations(text, offset=7)
    assert [c.span.start for c in moved] == [c.span.start + 7 for c in find_citations(text)]


def test_a_long_run_of_capitals_and_figures_takes_no_time():
    assert find_citations("SỐ " * 20000 + "1/2/" * 20000) == []
