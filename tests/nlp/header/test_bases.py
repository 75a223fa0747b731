from dataclasses import replace

import pytest

from vnpolicy.ingest.document import Block, Document, Page, Span
from vnpolicy.nlp.doubts.bases import OTHER_YEAR, basis_doubts
from vnpolicy.nlp.header.bases import find_bases

HEAD = """BỘ NỘI VỤ
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 15/QĐ-BNV
Hà Nội, ngày 02 tháng 3 năm 2024
QUYẾT ĐỊNH
BAN HÀNH KẾ HOẠCH MẪU
BỘ TRƯỞNG BỘ NỘI VỤ
"""
FOOT = """
QUYẾT ĐỊNH:
Điều 1. Thực hiện Nghị quyết số 9/NQ-CP ngày 09/9/2023 của Chính phủ.
"""


def document(opening, head=HEAD, foot=FOOT):
    text = head + opening + foot
    return Document("mẫu", "", text, (Block("paragraph", Span(0, len(text))),))


CASES = [
    pytest.param(
        "Căn cứ Nghị định số 1/2016/NĐ-CP ngày 01/12/2016 của Chính phủ quy định chi tiết một số điều của Luật Ngân "
        "sách nhà nước, Điều 37 Nghị định số 2/2010/NĐ-CP ngày 21/4/2010 của Chính phủ về hội;",
        [("Nghị định số 1/2016/NĐ-CP", "2016-12-01"), ("Nghị định số 2/2010/NĐ-CP", "2010-04-21")],
        id="an article of another decree begins a basis of its own",
    ),
    pytest.param(
        "Trả lời công văn số 5/HH-CV ngày 02/02/2024 của Hiệp hội, Bộ Nội vụ có ý kiến như sau:\n"
        "Căn cứ ý kiến chỉ đạo tại công văn số 3/VPCP-KTTH ngày 01/01/2024 của Văn phòng Chính phủ và ý kiến của Bộ "
        "Ngoại giao (công văn số 8/BNG-TCQT ngày 03/01/2024), Hiệp hội (công văn số 5/HH-CV ngày 02/02/2024),",
        [("công văn số 3/VPCP-KTTH", "2024-01-01"), ("công văn số 8/BNG-TCQT", "2024-01-03")],
        id="opinions in brackets are bases and the letter that is answered is none",
    ),
    pytest.param(
        "Thực hiện Nghị quyết Đại hội Đảng lần thứ XII và các mục tiêu 5 năm, nhiều việc đã làm được.\nNhằm khắc phục "
        "hạn chế, Bộ Nội vụ yêu cầu các Cục quán triệt và làm theo đúng quy định của Luật Cán bộ, công chức, Nghị định "
        "số 6/2020/NĐ-CP ngày 03/01/2020 của Chính phủ và các nội dung sau đây:",
        [("Nghị quyết Đại hội Đảng lần thứ XII", None)],
        id="what an order tells others to observe is no basis",
    ),
    pytest.param(
        "Căn cứ Luật Công đoàn và Điều lệ Công đoàn Việt Nam;",
        [("Luật Công đoàn", None), ("Điều lệ Công đoàn Việt Nam", None)],
        id="a law and a charter",
    ),
    pytest.param(
        "- Căn cứ Nghị định số 7/2022/NĐ-CP ngày 28/1/2022 của Chính phủ.\n“Điều 8. Thời điểm\n1. Đối với hàng ...”\n"
        "- Căn cứ Nghị định số 9/2020/NĐ-CP ngày 19/10/2020 của Chính phủ.",
        [("Nghị định số 7/2022/NĐ-CP", "2022-01-28"), ("Nghị định số 9/2020/NĐ-CP", "2020-10-19")],
        id="a quoted article does not end the opening",
    ),
    pytest.param(
        "Căn cứ Luật Tổ chức Chính phủ ngày 19 tháng 6 năm 2015; Luật sửa đổi, bổ sung một số điều của Luật Tổ chức "
        "Chính phủ và Luật Tổ chức chính quyền địa phương ngày 22 tháng 11 năm 2019;",
        [("Luật Tổ chức Chính phủ", "2015-06-19"), ("Luật sửa đổi, bổ sung một số điều", "2019-11-22")],
        id="an amending law names two laws and is one",
    ),
    pytest.param(
        "Căn cứ Luật Viên chức năm 2010, Luật sửa đổi, bổ sung Luật Viên chức năm 2019;",
        [("Luật Viên chức năm 2010", "2010"), ("Luật sửa đổi, bổ sung Luật Viên chức năm 2019", "2019")],
        id="a comma after a dated law begins another",
    ),
    pytest.param(
        "Căn cứ Quyết định số 41/2018/QĐ-TTg ngày 25/9/2018 và Quyết định số 15/2021/QĐ-TTg ngày 30/3/2021 "
        "của Thủ tướng "
        "Chính phủ sửa đổi, bổ sung khoản 1 Điều 3 Quyết định số 41/2018/QĐ-TTg ngày 25/9/2018;",
        [("Quyết định số 41/2018", "2018-09-25"), ("Quyết định số 15/2021", "2021-03-30")],
        id="a citation inside a title is no basis of its own",
    ),
    pytest.param(
        "Căn cứ Nghị định số 1/2020/NĐ-CP ngày 01/01/2020 của Chính phủ;\nTheo đề nghị của Chánh Văn phòng "
        "tại Tờ trình "
        "số 5/TTr-VP ngày 01/02/2024.",
        [("Nghị định số 1/2020/NĐ-CP", "2020-01-01")],
        id="a proposal is no basis",
    ),
    pytest.param(
        "Thực hiện Quyết định số 1/QĐ-TTg ngày 01/01/2024 của Thủ tướng Chính phủ về chuyển đổi số, Bộ Nội vụ ban hành "
        "Kế hoạch như sau:",
        [("Quyết định số 1/QĐ-TTg ngày 01/01/2024 của Thủ tướng Chính phủ về chuyển đổi số", "2024-01-01")],
        id="the title ends before the body that acts",
    ),
    pytest.param(
        "Thời gian qua, việc thực hiện Chỉ thị số 2/CT-TTg ngày 01/01/2020 còn chậm. Tiếp tục thực hiện Nghị quyết số "
        "20-NQ/TW ngày 25/10/2017, Bộ trưởng yêu cầu:",
        [("Nghị quyết số 20-NQ/TW", "2017-10-25")],
        id="a report of the past is no basis",
    ),
    pytest.param(
        "Căn cứ Nghị định số\n3/2021/NĐ-CP ngày 02 tháng\n3 năm 2021 của Chính phủ quy định\nchức năng của Bộ;",
        [("Nghị định số\n3/2021/NĐ-CP", "2021-03-02")],
        id="lines that break off inside a citation",
    ),
    pytest.param(
        "Căn cứ Nghị định số 6/2010/NĐ-CP ngày 08/6/2010 về thủ tục hành chính và Nghị định số 9/2017/NĐ-CP "
        "ngày 07/8/2017 "
        "sửa đổi các nghị định;",
        [("Nghị định số 6/2010/NĐ-CP", "2010-06-08"), ("Nghị định số 9/2017/NĐ-CP", "2017-08-07")],
        id="two complete citations joined by và",
    ),
    pytest.param(
        "Căn cứ Nghị định số 6/2018/NĐ-CP ngày 17/10/2018 của Chính phủ quy định chi tiết một số điều của Luật Giá và "
        "Nghị định số 9/2020/NĐ-CP ngày 01/9/2020 của Chính phủ sửa đổi Nghị định số 6/2018/NĐ-CP;",
        [("Nghị định số 6/2018/NĐ-CP", "2018-10-17"), ("Nghị định số 9/2020/NĐ-CP", "2020-09-01")],
        id="a decree gives the details of a law, not of another decree",
    ),
    pytest.param(
        "Căn cứ Thông tư số 6/2018/TT-BTC ngày 17/10/2018 hướng dẫn Luật Giá và Nghị định số 9/2017/NĐ-CP ngày "
        "01/9/2017 của Chính phủ về giá;",
        [("Thông tư số 6/2018/TT-BTC", "2018-10-17")],
        id="a circular guides a law and a decree",
    ),
    pytest.param(
        "Căn cứ Thông tư số 1/2019/TT-BNV ngày 01/01/2019;\nChỉ thị số 3/CT-TTg ngày 03/03/2020;\n"
        "Căn cứ Thông tư số 1/2019/TT-BNV;",
        [("Thông tư số 1/2019", "2019-01-01"), ("Chỉ thị số 3/CT-TTg", "2020-03-03")],
        id="a line without a lead word goes with the one before; a repetition counts once",
    ),
    pytest.param(
        "Căn cứLuật Viên chứcngày 15 tháng 11 năm 2010;Luậtsửa đổi, bổ sung Luật Viên chứcngày 25/11/2019;\n"
        "Căn cứ Nghị quyết số50/NQ-CPngày 20 tháng 5 năm 2021 của Chính phủ;",
        [("Luật Viên chức", "2010-11-15"), ("Luậtsửa đổi", "2019-11-25"), ("Nghị quyết số50/NQ-CP", "2021-05-20")],
        id="spaces lost around links",
    ),
]


@pytest.mark.parametrize(("opening", "expected"), CASES)
def test_bases_of_an_opening(opening, expected):
    bases = find_bases(document(opening))
    assert [basis.issued for basis in bases] == [issued for _, issued in expected]
    assert all(basis.quote.startswith(start) for basis, (start, _) in zip(bases, expected, strict=True))


ISSUERS = [
    pytest.param(
        "Thông tư số 9/2013/TT-BXD ngày 01/7/2013 của Bộ Xây dựng về nhà ở;",
        ("Bộ Xây dựng", "về nhà ở"),
        id="a ministry whose name is a verb of titles",
    ),
    pytest.param(
        "Kế hoạch số 8/KH-UBND ngày 12/5/2025 của Ủy ban nhân dân thành phố Cần Thơ hành động giảm rác;",
        ("Ủy ban nhân dân thành phố Cần Thơ", "hành động giảm rác"),
        id="a title begins after a place",
    ),
    pytest.param(
        "Công văn số 3/TWPCTT ngày 11/5/2022 của Ban Chỉ đạo Quốc gia về Phòng, chống thiên tai về việc diễn tập;",
        ("Ban Chỉ đạo Quốc gia về Phòng, chống thiên tai", "về việc diễn tập"),
        id="a name has the words of a title",
    ),
    pytest.param(
        "Quyết định số 4/QĐ-HĐPH ngày 12/01/2022 của Hội đồng phối hợp giáo dục pháp luật ban hành Quy chế;",
        ("Hội đồng phối hợp giáo dục pháp luật", "ban hành Quy chế"),
        id="a council for coordination",
    ),
    pytest.param(
        "Quyết định số 4/QĐ-TTg ngày 12/01/2022 của Thủ tướng Chính phủ về Phong trào “Đẩy mạnh; tiết kiệm” năm 2022;",
        ("Thủ tướng Chính phủ", "về Phong trào “Đẩy mạnh; tiết kiệm” năm 2022"),
        id="a semicolon inside quotation marks",
    ),
    pytest.param(
        "Nghị quyết số 24/2021/QH15 ngày 28/7/2021 của Quốc hội khóa XV về chương trình mẫu;",
        ("Quốc hội khóa XV", "về chương trình mẫu"),
        id="a term of office belongs to the name",
    ),
    pytest.param(
        "Thông tư số 8/2015/TT-BTC ngày 25/3/2015 của Bộ Tài chính quy định thủ tục kho; kiểm tra, giám sát kho;",
        ("Bộ Tài chính", "quy định thủ tục kho; kiểm tra, giám sát kho"),
        id="a title goes on in small letters behind a semicolon",
    ),
    pytest.param(
        "Chỉ thị số 7/CT-TTg ngày 16/5/2016 của Thủ tướng Chính phủ về tăng cường chỉ đạo, thực hiện phòng, chống bão;",
        ("Thủ tướng Chính phủ", "về tăng cường chỉ đạo, thực hiện phòng, chống bão"),
        id="a title goes on with what is carried out",
    ),
    pytest.param(
        "Chỉ thị số 7/CT-TTg ngày 16/5/2016 của Thủ tướng Chính phủ về phòng bão, thực hiện ý kiến của Bộ Nội vụ;",
        ("Thủ tướng Chính phủ", "về phòng bão"),
        id="what another body says is no title",
    ),
    pytest.param(
        "Nghị quyết liên tịch số 1/NQLT ngày 05/6/2020 giữa Chính phủ và Hội Nông dân Việt Nam về phối hợp mẫu;",
        ("Chính phủ và Hội Nông dân Việt Nam", "về phối hợp mẫu"),
        id="two bodies between which it was made",
    ),
    pytest.param(
        "Nghị quyết số 36-NQ/TW ngày 22/10/2018 tại Hội nghị lần thứ tám Ban Chấp hành Trung ương khóa XII về biển;",
        ("Hội nghị lần thứ tám Ban Chấp hành Trung ương khóa XII", "về biển"),
        id="a meeting at which it was made",
    ),
]


@pytest.mark.parametrize(("cited", "expected"), ISSUERS)
def test_where_the_issuer_ends_and_the_title_begins(cited, expected):
    (basis,) = find_bases(document(f"Căn cứ {cited}"))
    assert (basis.issuer, basis.title) == expected


def test_a_resolution_of_the_congress_of_a_province_has_its_whole_name():
    cited = "Nghị quyết Đại hội đại biểu Đảng bộ tỉnh Hòa Bình lần thứ I"
    (basis,) = find_bases(document(f"Thực hiện {cited}, nhiệm kỳ 2025 - 2030, Tỉnh ủy ban hành Kế hoạch như sau:"))
    assert basis.quote == cited


def test_what_the_authority_enacts_is_no_basis_of_itself():
    bases = find_bases(document("Căn cứ Nghị quyết số 51/2001/QH10; Quốc hội ban hành Luật Viên chức."))
    assert [basis.doc_number for basis in bases] == ["51/2001/QH10"]


ENGLISH = [
    pytest.param("the 2014 Law on Housing", [("Luật", None, "2014")], id="the year before a law"),
    pytest.param(
        "the Constitution of the Socialist Republic of Vietnam", [("Hiến pháp", None, None)], id="the Constitution"
    ),
    pytest.param(
        "the National Assembly's Resolutions No. 3/2021/QH15 dated May 3, 2021; No. 4/2021/QH15 dated May 4, 2021",
        [("Nghị quyết", "3/2021/QH15", "2021-05-03"), ("Nghị quyết", "4/2021/QH15", "2021-05-04")],
        id="a plural type",
    ),
]


@pytest.mark.parametrize(("cited", "expected"), ENGLISH)
def test_english_citations_among_the_bases(cited, expected):
    bases = find_bases(document(f"Pursuant to {cited};"))
    assert [(basis.doc_type, basis.doc_number, basis.issued) for basis in bases] == expected


@pytest.mark.parametrize("opener", ["In implementation of", "In execution of", "Executing", "On the grounds of"])
def test_english_words_before_a_basis(opener):
    (basis,) = find_bases(document(f"{opener} Decision No. 4/QD-TTg dated January 5, 2024 of the Prime Minister;"))
    assert basis.doc_number == "4/QD-TTg"


@pytest.mark.parametrize(
    "goes_on",
    [
        pytest.param(", Đảng ủy xây dựng Kế hoạch như sau:", id="a body of two words that acts"),
        pytest.param(
            ",\nCông an tỉnh, Sở Xây dựng thống nhất ban hành Kế hoạch như sau:", id="the police on the next line"
        ),
        pytest.param(", đến nay Bộ Nội vụ mới nhận được báo cáo của ba tỉnh.", id="what was done since"),
    ],
)
def test_the_title_of_a_basis_ends_where_the_sentence_goes_on(goes_on):
    cited = "Thực hiện Nghị quyết số 8-NQ/TW, ngày 04/5/2025 của Bộ Chính trị về kinh tế mẫu"
    (basis,) = find_bases(document(cited + goes_on))
    assert basis.title == "về kinh tế mẫu"


def test_the_name_of_a_law_ends_at_the_body_that_acts():
    (basis,) = find_bases(document("Thực hiện Điều 5 Luật Lưu trữ, Bộ trưởng Bộ Nội vụ ban hành kế hoạch như sau:"))
    assert basis.title == "Luật Lưu trữ"


def test_a_number_of_another_year_than_its_date_is_to_be_checked():
    cited = "Căn cứ Nghị định số 101/2017/NĐ-CP ngày {} của Chính phủ;"
    wrong, right = (find_bases(document(cited.format(day))) for day in ("05/3/2010", "01/9/2017"))
    assert [mark.reason for mark in basis_doubts(wrong)] == [OTHER_YEAR]
    assert basis_doubts(right) == []


def test_quotes_stand_at_their_spans_without_closing_marks():
    one = document("Căn cứ Nghị định số 1/2020/NĐ-CP ngày 01/01/2020 của Chính phủ về biên chế;")
    (basis,) = find_bases(one)
    assert (
        basis.quote
        == one.text[slice(*basis.span)]
        == "Nghị định số 1/2020/NĐ-CP ngày 01/01/2020 của Chính phủ về biên chế"
    )
    assert (basis.issuer, basis.title) == ("Chính phủ", "về biên chế")


def test_a_basis_has_the_page_on_which_it_stands():
    one = document("Căn cứ Luật Viên chức năm 2010;\nCăn cứ Nghị định số 1/2020/NĐ-CP ngày 01/01/2020 của Chính phủ;")
    second = one.text.index("Căn cứ Nghị định")
    pages = (Page(1, Span(0, second), 595, 842), Page(2, Span(second, len(one.text)), 595, 842))
    assert [basis.page for basis in find_bases(replace(one, pages=pages))] == [1, 2]


def test_english_bases():
    head = (
        "THE PRIME MINISTER\nSOCIALIST REPUBLIC OF VIETNAM\nIndependence - Freedom - Happiness\nNo. 7/QD-TTg\n"
        "Hanoi, March 2, 2024\nDECISION\nApproving the sample plan\n"
    )
    opening = (
        "Pursuant to the Law on Archives dated November 11, 2011; the Law on amendments to the Law on "
        "Archives dated 12 "
        "June 2020;\nPursuant to the Government's Decree No. 10/2020/ND-CP of January 17, 2020, on "
        "records;\nAt the proposal "
        "of the Minister of Home Affairs in Document No. 5/TTr-BNV;\n"
    )
    bases = find_bases(document(opening, head, "DECIDES:\nArticle 1. To approve"))
    assert [basis.issued for basis in bases] == ["2011-11-11", "2020-06-12", "2020-01-17"]
    assert bases[2].issuer == "Government"
    acts = "In furtherance of Decision No. 7/QD-TTg of May 5, 2024, approving the Program, the municipal People's "
    (basis,) = find_bases(document(f"{acts}Committee promulgates the Plan as follows:\n", head, "I. PURPOSES"))
    assert basis.title == "approving the Program"
    acts = "Implementing Conclusion No. 3-KL/TW dated 3 June 2022 on dams up to 2030 and the Law on Water "
    bases = find_bases(document(f"{acts}Resources dated 7 November 2023, the Prime Minister requests:\n", head, "I. A"))
    assert [basis.issued for basis in bases] == ["2022-06-03", "2023-11-07"]
    acts = (
        "Implementing Plan No. 8/KH-UBND dated 3 June 2022 on dams,\nConsidering the proposal of the Dam Office,\nThe "
    )
    (basis,) = find_bases(document(f"{acts}provincial People's Committee promulgates this Plan:\n", head, "I. A"))
    assert basis.title == "on dams"
    acts = "Pursuant to Decree No. 8/2022/ND-CP of May 5, 2022, detailing articles of the Law on Seeds, and Decree No. "
    bases = find_bases(
        document(f"{acts}5/2025/ND-CP of May 6, 2025, amending Decree No. 8/2022/ND-CP;\n", head, "I. A")
    )
    assert [basis.doc_number for basis in bases] == ["8/2022/ND-CP", "5/2025/ND-CP"]


def test_an_article_rests_on_what_the_next_paragraph_refers_to():
    text = (
        "Kế hoạch mẫu của tỉnh Đồng Nai\n01/03/2023\nNgày 30 tháng 12 năm 2022, Ủy ban nhân dân tỉnh đã ban "
        "hành Quyết định số "
        "45/QĐ-UBND về kế hoạch mẫu.\nCăn cứ nội dung Kế hoạch, Sở Công Thương thực hiện:\n- Tuyên truyền;"
    )
    (basis,) = find_bases(Document("mẫu", "", text, ()))
    assert (basis.doc_number, basis.issued, basis.issuer) == ("45/QĐ-UBND", "2022-12-30", "Ủy ban nhân dân tỉnh")


@pytest.mark.parametrize(
    "acts",
    [
        pytest.param("Bộ Nội vụ ban hành Kế hoạch như sau:", id="a body issues"),
        pytest.param("Chủ tịch Ủy ban nhân dân tỉnh chỉ thị:", id="a chairman directs"),
        pytest.param("Giám đốc Sở Y tế yêu cầu các bệnh viện:", id="a director asks"),
        pytest.param("Thường trực Tỉnh ủy yêu cầu các cấp ủy:", id="a standing board asks"),
    ],
)
def test_a_title_ends_before_who_acts(acts):
    (basis,) = find_bases(
        document(
            f"Thực hiện Chỉ thị số 1/CT-TTg ngày 01/01/2024 của Thủ tướng Chính phủ về cứu hộ, cứu nạn, {acts}\n1. "
        )
    )
    assert basis.title == "về cứu hộ, cứu nạn"


def test_an_article_rests_on_the_plan_that_it_reports_and_on_what_that_implements():
    text = (
        "Hue City to test seeds\n08/05/2026 - 14:25\nThe People's Committee of Hue City has issued Plan No. 5/KH-UBND "
        "dated May 6, 2026 on seeds, in order to realise Decision No. 7/QD-TTg dated July 2, 2022 approving the Seed "
        "Programme.\n[Photo: seeds]\nAccording to the plan, seeds are tested.\nUnder Decree No. 9/2020/ND-CP, they are."
    )
    bases = find_bases(Document("x", "", text, ()))
    assert [(basis.doc_number, basis.title) for basis in bases] == [
        ("5/KH-UBND", "on seeds"),
        ("7/QD-TTg", "approving the Seed Programme"),
    ]
