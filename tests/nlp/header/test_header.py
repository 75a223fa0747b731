import unicodedata

import pytest

from vnpolicy.ingest.document import Document
from vnpolicy.nlp.header.header import find_header, opening

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n-------\n"
DECISION = (
    "ỦY BAN NHÂN DÂN\nTỈNH LÂM ĐỒNG\n-------\n"
    + MOTTO
    + "Số: 45/QĐ-UBND\nLâm Đồng, ngày 05 tháng 02 năm 2024\nQUYẾT ĐỊNH\n"
    "BAN HÀNH KẾ HOẠCH MẪU CỦA TỈNH LÂM ĐỒNG\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\nCăn cứ Luật Viên chức năm "
    "2010;\nQUYẾT ĐỊNH:\n"
    "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch mẫu.\nNơi nhận:\n- Như Điều 3;\n- Lưu: VT.\nKT. CHỦ "
    "TỊCH\nPHÓ CHỦ TỊCH\n"
    "Bùi Thị An\nKẾ HOẠCH\nMẪU\n(Ban hành kèm theo Quyết định số 45/QĐ-UBND)\nI. MỤC ĐÍCH\nCHỦ TỊCH\nTrần Văn Ba"
)


def read(text):
    return find_header(Document("mẫu", "", text, ()))


def test_a_decision_with_its_plan_is_the_decision():
    header = read(DECISION)
    assert (header.doc_type, header.doc_number) == ("Quyết định", "45/QĐ-UBND")
    assert (header.issuer, header.place) == ("Ủy ban nhân dân tỉnh Lâm Đồng", "Lâm Đồng")
    assert (header.issued, header.title) == ("2024-02-05", "BAN HÀNH KẾ HOẠCH MẪU CỦA TỈNH LÂM ĐỒNG")
    assert (header.signer, header.signer_title) == ("Bùi Thị An", "KT. CHỦ TỊCH PHÓ CHỦ TỊCH")
    assert header.recipients == ("Như Điều 3", "Lưu: VT")


def test_the_same_text_on_one_line_has_the_same_header():
    one, whole = read(" ".join(DECISION.split())), read(DECISION)
    fields = ("doc_type", "doc_number", "issuer", "place", "issued", "title", "signer")
    assert [getattr(one, field) for field in fields] == [getattr(whole, field) for field in fields]


def letterhead(lines, number="Số: 45/KH-SCT", place="Hòa Bình", rest="KẾ HOẠCH\nMẪU\n"):
    return f"{lines}\n{MOTTO}{number}\n{place}, ngày 5 tháng 02 năm 2024\n{rest}"


NUMBERS = [
    pytest.param("Số:\n15/QĐ-BNV", "15/QĐ-BNV", id="on the next line"),
    pytest.param("Số : 02 /2013/ QĐ - UBND", "02/2013/QĐ-UBND", id="spaces inside"),
    pytest.param("Số: 7/QÐ-TTg", "7/QĐ-TTg", id="the other Đ"),
    pytest.param("Luật số: 13/2022/QH15", "13/2022/QH15", id="a law"),
    pytest.param("Số 15-KH/TU", "15-KH/TU", id="the Party"),
    pytest.param("Số:61/2012/TT-BGDĐT", "61/2012/TT-BGDĐT", id="no space before it"),
    pytest.param("Số: 08-QĐi/TW", "08-QĐi/TW", id="a small letter at the end of a piece"),
    pytest.param("Số: 1392/BGDĐT-GDTrH", "1392/BGDĐT-GDTrH", id="a small letter inside a piece"),
    pytest.param("Số: 01/2006/TT-BCA(C11)", "01/2006/TT-BCA(C11)", id="the unit in brackets"),
    pytest.param("Số:      /KH-UBND", None, id="no number was given"),
]


@pytest.mark.parametrize(("line", "number"), NUMBERS)
def test_the_number_is_printed_without_spaces(line, number):
    assert read(letterhead("BỘ NỘI VỤ", line)).doc_number == number


SUBJECTS = [
    pytest.param("KẾ HOẠCH\nThực hiện Đề án mẫu\nI. MỤC TIÊU", ("Kế hoạch", "Thực hiện Đề án mẫu"), id="small letters"),
    pytest.param(
        "KẾ HOẠCH\nTHỰC HIỆN ĐỀ ÁN\nMẪU\nThời gian qua, các xã", ("Kế hoạch", "THỰC HIỆN ĐỀ ÁN MẪU"), id="two lines"
    ),
    pytest.param(
        "CHỈ THỊ\nVỀ VIỆC TIẾT KIỆM\nBỘ TRƯỞNG BỘ NỘI VỤ\nCăn cứ Luật",
        ("Chỉ thị", "VỀ VIỆC TIẾT KIỆM"),
        id="the authority",
    ),
    pytest.param(
        "QUYẾT ĐỊNH\nVỀ VIỆC\nBAN HÀNH KẾ HOẠCH\nPHÒNG, CHỐNG LŨ\nBỘ TRƯỞNG BỘ NỘI VỤ\nCăn cứ Luật",
        ("Quyết định", "VỀ VIỆC BAN HÀNH KẾ HOẠCH PHÒNG, CHỐNG LŨ"),
        id="BAN and PHÒNG that name no body",
    ),
    pytest.param(
        "QUYẾT ĐỊNH PHÊ DUYỆT ĐỀ ÁN MẪU THỦ TƯỚNG CHÍNH PHỦ Căn cứ Luật",
        ("Quyết định", "PHÊ DUYỆT ĐỀ ÁN MẪU"),
        id="all on one line",
    ),
    pytest.param(
        "KẾ HOẠCH LIÊN NGÀNH\nVề phối hợp mẫu\nI. MỤC TIÊU",
        ("Kế hoạch liên ngành", "Về phối hợp mẫu"),
        id="a plan of several bodies",
    ),
    pytest.param(
        "NGHỊ QUYẾT\nCỦA BỘ CHÍNH TRỊ\nvề việc mẫu\nI- MỤC TIÊU",
        ("Nghị quyết", "về việc mẫu"),
        id="who acts, above a subject in small letters",
    ),
]


def test_a_type_on_its_line_is_longer_than_its_symbol_tells():
    rest = "CHƯƠNG TRÌNH HÀNH ĐỘNG\nthực hiện Nghị quyết mẫu\nI- MỤC TIÊU"
    header = read(letterhead("TỈNH ỦY HÒA BÌNH", number="Số 4-CTr/TU", rest=rest))
    assert (header.doc_type, header.title) == ("Chương trình hành động", "thực hiện Nghị quyết mẫu")


OPEN_DATES = [
    pytest.param("Căn cứ Quyết định", id="a basis"),
    pytest.param("Thực hiện Quyết định", id="what is carried out"),
]


@pytest.mark.parametrize("opening", OPEN_DATES)
def test_a_draft_without_day_has_not_that_of_its_basis(opening):
    head = f"ỦY BAN NHÂN DÂN\nTỈNH HÒA BÌNH\nSố: /KH-UBND\n{MOTTO}Hòa Bình, ngày tháng 3 năm 2026\n"
    header = read(
        f"{head}KẾ HOẠCH\nPhát triển mẫu\n{opening} số 4/QĐ-TTg ngày 31/3/2022 của Thủ tướng, UBND tỉnh lập:\n"
    )
    assert (header.doc_type, header.doc_number, header.title) == ("Kế hoạch", None, "Phát triển mẫu")
    assert (header.place, header.issued) == ("Hòa Bình", None)


def test_a_draft_without_number_has_not_that_of_what_it_changes():
    rest = "NGHỊ ĐỊNH\nSỬA ĐỔI NGHỊ ĐỊNH\nSỐ 15/2017/NĐ-CP CỦA CHÍNH PHỦ\n"
    assert read(letterhead("CHÍNH PHỦ", "Số: /2024/NĐ-CP", rest=rest)).doc_number is None


def test_a_party_resolution_has_the_meeting_in_its_title_and_ends_above_the_first_part():
    rest = (
        "NGHỊ QUYẾT\nHỘI NGHỊ LẦN THỨ SÁU\nBAN CHẤP HÀNH TRUNG ƯƠNG ĐẢNG KHÓA XIII\nVỀ VIỆC MẪU\nI- TÌNH HÌNH\nNăm qua"
    )
    title = read(letterhead("BAN CHẤP HÀNH TRUNG ƯƠNG", number="Số: 28-NQ/TW", rest=rest)).title
    assert title == "HỘI NGHỊ LẦN THỨ SÁU BAN CHẤP HÀNH TRUNG ƯƠNG ĐẢNG KHÓA XIII VỀ VIỆC MẪU"


def test_a_word_that_begins_the_authority_is_no_part_of_the_title():
    rest = "CÔNG ĐIỆN\nVỀ TIÊM CHỦNG MẪU\nBỘ\nY TẾ điện:\n- Sở Y tế các tỉnh."
    assert read(letterhead("BỘ Y TẾ", number="Số: 7/CĐ-BYT", rest=rest)).title == "VỀ TIÊM CHỦNG MẪU"


def test_those_to_whom_an_english_telegram_goes_are_no_part_of_its_title():
    rest = "OFFICIAL TELEGRAM\nON SAVING SEEDS\nTo:\n- Ministers of: Health, Finance;\nSeeds are scarce."
    assert read(letterhead("THE PRIME MINISTER", rest=rest)).title == "ON SAVING SEEDS"


def test_a_recipient_goes_on_behind_a_comma():
    foot = "Nơi nhận:\n- Công đoàn ngành,\nCông đoàn tổng công ty;\n- Lưu: VT.\nGIÁM ĐỐC\nTrần Thị Bình"
    recipients = read(f"BỘ NỘI VỤ\n{MOTTO}Số: 1/QĐ-BNV\n{foot}").recipients
    assert recipients == ("Công đoàn ngành, Công đoàn tổng công ty", "Lưu: VT")


def test_rules_behind_the_title_are_no_part_of_it():
    assert read(letterhead("BỘ NỘI VỤ", rest="KẾ HOẠCH\nTHỰC HIỆN ĐỀ ÁN MẪU. - __ ;\n")).title == "THỰC HIỆN ĐỀ ÁN MẪU"


def test_a_title_with_a_long_rule_inside_takes_no_time():
    title = f"THỰC HIỆN {'_' * 200} ĐỀ ÁN MẪU"
    assert read(letterhead("BỘ NỘI VỤ", rest=f"KẾ HOẠCH\n{title}\nI. MỤC TIÊU")).title == title


@pytest.mark.parametrize(("rest", "expected"), SUBJECTS)
def test_type_and_title(rest, expected):
    header = read(letterhead("BỘ NỘI VỤ", rest=rest))
    assert (header.doc_type, header.title) == expected


def test_the_organ_of_an_executive_committee_that_acts_is_the_issuer():
    text = (
        "BAN CHẤP HÀNH TRUNG ƯƠNG\n-----\nĐẢNG CỘNG SẢN VIỆT NAM\n-----\nSố: 45-CT/TW\n"
        "Hà Nội, ngày 5 tháng 02 năm 2024\n"
        "CHỈ THỊ\nCỦA BAN BÍ THƯ\nVỀ CÔNG TÁC MẪU\nThời gian qua, công tác mẫu có tiến bộ.\nT/M BAN BÍ THƯ\nLê Văn Ba"
    )
    header = read(text)
    assert (header.doc_type, header.issuer, header.title) == ("Chỉ thị", "Ban Bí thư", "VỀ CÔNG TÁC MẪU")
    assert header.signer == "Lê Văn Ba"


def test_an_official_letter_has_its_subject_under_the_number():
    header = read(
        f"BỘ NỘI VỤ\n{MOTTO}Số: 59/BNV-CCVC\nV/v triển khai cơ sở dữ liệu mẫu\nHà Nội, ngày 24 tháng 11 năm 2022\n"
        "Kính gửi: Các bộ\nThực hiện Quyết định số 8/QĐ-TTg,"
    )
    assert (header.doc_type, header.title) == ("Công văn", "V/v triển khai cơ sở dữ liệu mẫu")


def test_a_symbol_before_a_day_is_no_place():
    book = (
        "Ký hiệu\tNgày ban hành\tLoại văn bản\tTrích yếu\tLãnh đạo phân công\tNơi xử lý\n"
        "28/12/2011\t6\tChính phủ\t15/2010/QĐ-UBND\t26/04/2011\tQuyết "
    )
    assert read(book).place is None


def test_the_place_of_a_letter_s_date_is_no_part_of_its_subject():
    text = (
        "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HỒ CHÍ MINH\n-----\n"
        + MOTTO
        + "Số: 45/UBND-VX\nV/v hướng dẫn kỳ thi mẫu năm 2024\n"
        "Thành phố Hồ Chí Minh, ngày 5 tháng 02 năm 2024\nKính gửi: Các sở."
    )
    assert read(text).title == "V/v hướng dẫn kỳ thi mẫu năm 2024"


def test_a_card_fills_what_the_page_lacks():
    header = read(
        "Kế hoạch 20/KH-UBND năm 2022 về việc mẫu\nSố hiệu\n20/KH-UBND\nNgày ban hành\n14/09/2022\nLoại văn "
        "bản\nKế hoạch\n"
        "Cơ quan ban hành\nTỉnh Hà Nam\nNgười ký\nLê Thị Hoa\nLĩnh vực\nThương mại\nỦY BAN NHÂN DÂN\nCăn cứ Luật Giá;"
    )
    assert (header.doc_type, header.doc_number, header.issued) == ("Kế hoạch", "20/KH-UBND", "2022-09-14")
    assert (header.issuer, header.signer, header.title) == ("Ủy ban nhân dân tỉnh Hà Nam", "Lê Thị Hoa", "về việc mẫu")


def test_an_english_decision():
    header = read(
        "THE PRIME MINISTER\n-----\nSOCIALIST REPUBLIC OF VIETNAM\nIndependence - Freedom - Happiness\nNo. 7/QD-TTg\n"
        "Hanoi, 02 June 2022\nDECISION\nAPPROVING THE SAMPLE PLAN\nTHE PRIME MINISTER\nPursuant to the Law on "
        "Archives;\n"
        "DECIDES:\nArticle 1. To approve.\nFOR THE PRIME MINISTER\nDEPUTY PRIME MINISTER\nTran Van Ba"
    )
    assert (header.doc_type, header.issuer, header.place) == ("Quyết định", "Prime Minister", "Hanoi")
    assert (header.issued, header.title, header.signer) == ("2022-06-02", "APPROVING THE SAMPLE PLAN", "Tran Van Ba")


def test_a_web_article_has_a_headline_and_a_day():
    header = read(
        "Khu công nghiệp sinh thái tại tỉnh mẫu\n03:45 01/03/2023\nUBND tỉnh đã ban hành Quyết định số 4/QĐ-UBND."
    )
    assert (header.title, header.issued) == ("Khu công nghiệp sinh thái tại tỉnh mẫu", "2023-03-01")
    assert (header.doc_type, header.doc_number, header.issuer, header.place, header.signer) == (None,) * 5


SIGNATURES = [
    pytest.param("TM. CHÍNH PHỦ\nKT. THỦ TƯỚNG\nPHÓ THỦ TƯỚNG\nLê Văn An\nPHỤ LỤC", "Lê Văn An", id="an annex follows"),
    pytest.param("BỘ TRƯỞNG\nThượng tướng Tô Văn An", "Tô Văn An", id="a rank before the name"),
    pytest.param("GIÁM ĐỐC\nTRẦN THỊ BÌNH", "Trần Thị Bình", id="the name in capitals"),
    pytest.param("KT. CHỦ TỊCH\n- Lưu: VT.\tY Thông Niê", "Y Thông Niê", id="columns read across"),
    pytest.param("GIÁM ĐỐC\nH'Mai Niê", "H'Mai Niê", id="an apostrophe behind the first letter"),
    pytest.param("GIÁM ĐỐC\nK’Brêu Ha", "K’Brêu Ha", id="a typographer's apostrophe"),
    pytest.param("THỨ TRƯỞNG\nNguyễn Danh An", "Nguyễn Danh An", id="a name inside which a list might begin"),
    pytest.param("THỨ TRƯỞNG\nTrần Văn Tài", "Trần Văn Tài", id="a name that ends as a heading begins"),
    pytest.param("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", None, id="posts only"),
    pytest.param("CHỦ TỊCH\nUỷ viên", None, id="no name"),
    pytest.param("TRƯỞNG BAN\nBỘ TRƯỞNG BỘ Y TẾ\nTrần Thị Bình", "Trần Thị Bình", id="a word of one letter"),
    pytest.param("MINISTER\n(signed and sealed)\nTran Thi Binh", "Tran Thi Binh", id="a remark on the signature"),
    pytest.param("DIRECTOR\nAssoc. Prof. Tran Thi Binh, MD, PhD", "Tran Thi Binh", id="English degrees"),
    pytest.param("Chairman of the Assembly\nTRAN THI BINH", "Tran Thi Binh", id="an English post in small letters"),
]


@pytest.mark.parametrize(("foot", "signer"), SIGNATURES)
def test_the_signer_stands_under_the_post(foot, signer):
    assert read(f"BỘ NỘI VỤ\n{MOTTO}Số: 1/QĐ-BNV\nNơi nhận:\n- Như trên;\n{foot}").signer == signer


def test_a_degree_before_the_name_is_no_part_of_the_post():
    header = read(f"BỘ NỘI VỤ\n{MOTTO}Số: 1/QĐ-BNV\nNơi nhận:\n- Như trên;\nGIÁM ĐỐC\nBSCKII. Trần Thị Bình")
    assert (header.signer, header.signer_title) == ("Trần Thị Bình", "GIÁM ĐỐC")


def test_the_sign_of_a_department_is_no_post():
    foot = "Nơi nhận:\n- Như trên;\n- Lưu: VT, KT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nTrần Thị Bình"
    assert read(f"BỘ NỘI VỤ\n{MOTTO}Số: 1/QĐ-BNV\n{foot}").signer_title == "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH"


def test_recipients_are_those_of_the_foot_and_not_of_a_line_of_the_body():
    body = "Điều 1. Thủ tục\nNơi nhận hồ sơ: Bộ phận Một cửa\n- Trực tiếp;\n- Qua bưu điện.\n"
    foot = "Nơi nhận:\n- Như Điều 3;\n- Lưu: VT.\nGIÁM ĐỐC\nTrần Thị Bình"
    assert read(f"BỘ NỘI VỤ\n{MOTTO}Số: 1/QĐ-BNV\n{body}{foot}").recipients == ("Như Điều 3", "Lưu: VT")


def test_a_day_that_the_calendar_does_not_have_is_no_date():
    assert read(letterhead("BỘ NỘI VỤ").replace("ngày 5 tháng 02", "ngày 31 tháng 4")).issued is None


def test_a_year_may_be_broken_by_the_end_of_a_line():
    assert read(letterhead("BỘ NỘI VỤ").replace("năm 2024", "năm 20\n24")).issued == "2024-02-05"


def test_decomposed_letters_are_the_business_of_ingest_and_do_not_crash():
    assert read(unicodedata.normalize("NFD", DECISION)) is not None


@pytest.mark.parametrize(
    ("bases", "body"),
    [
        pytest.param("- Căn cứ Điều lệ Đảng,\nBộ Chính trị quy định như sau:", "A- TỔ CHỨC\nĐảng ủy gồm", id="a dash"),
        pytest.param(
            "Căn cứ Đề án “Chợ xanh đến năm 2030;", "QUYẾT ĐỊNH:\nPhê duyệt Đề án", id="a quotation left open"
        ),
        pytest.param('Căn cứ Đề án “Chợ xanh" đến năm 2030;', "1. Phê duyệt Đề án", id="closed by a straight mark"),
    ],
)
def test_the_opening_ends_where_the_body_begins(bases, body):
    head = f"{MOTTO}Số: 15/QĐ-TTg\nHà Nội, ngày 05 tháng 3 năm 2024\nQUYẾT ĐỊNH\nVề chợ xanh\n{bases}\n"
    text = head + body + "\n" + "Nội dung của Đề án " * 300
    end = opening(Document("mẫu", "", text, ())).end
    assert len(head) <= end + 1 <= len(head) + len("QUYẾT ĐỊNH:")


def test_the_opening_ends_with_the_first_article():
    document = Document("mẫu", "", DECISION, ())
    assert DECISION[slice(*opening(document))].strip().endswith("Căn cứ Luật Viên chức năm 2010;")


def test_a_long_table_in_capitals_takes_no_time():
    assert read(f"BỘ NỘI VỤ\n{MOTTO}Số: 1/QĐ-BNV\n" + "CHỦ TỊCH HỘI ĐỒNG THI ĐUA 01 " * 8000).doc_number == "1/QĐ-BNV"


def test_nothing_comes_of_nothing():
    assert read("").doc_type is None


LEFT_COLUMN_FIRST = [
    pytest.param("ỦY BAN NHÂN DÂN TỈNH HÒA BÌNH\n-------\nSố: 98/KH-UBND\n", id="paragraphs of a page"),
    pytest.param("ỦY BAN NHÂN DÂN TỈNH HÒA BÌNH\n-------\nSố: 98/KH-UBND\t", id="cells of a table"),
]


@pytest.mark.parametrize("left", LEFT_COLUMN_FIRST)
def test_the_left_column_may_stand_before_the_national_title(left):
    header = read(f"{left}{MOTTO}Hòa Bình, ngày 5 tháng 02 năm 2024\nKẾ HOẠCH\nMẪU\nCăn cứ Nghị quyết số 24-NQ/TU;")
    assert (header.doc_number, header.issuer) == ("98/KH-UBND", "Ủy ban nhân dân tỉnh Hòa Bình")
    assert (header.issued, header.title) == ("2024-02-05", "MẪU")


def test_an_english_number_with_its_type_may_stand_before_the_national_title():
    title = (
        "SOCIALIST REPUBLIC OF VIETNAM\nIndependence - Freedom - Happiness\nHanoi, May 5, 2024\nRESOLUTION\nON A PLAN\n"
    )
    assert read(f"NATIONAL ASSEMBLY\nResolution No. 9/2024/QH15\n{title}").doc_number == "9/2024/QH15"


LOST_TYPES = [
    pytest.param(
        "Số: 85/2003/QĐ-BNV", "VỀ VIỆC PHÊ DUYỆT BẢN ĐIỀU LỆ CỦA HIỆP HỘI MẪU", "Quyết định", id="by the symbol"
    ),
    pytest.param("", "BAN HÀNH CÁC QUY ĐỊNH CỦA NGÀNH MẪU", None, id="a type inside the title says nothing"),
    pytest.param(
        "",
        "BAN HÀNH QUY CHẾ MẪU\nCăn cứ Luật Viên chức;\nQUYẾT ĐỊNH\nĐiều 1. ",
        "Quyết định",
        id="by the enacting words",
    ),
]


@pytest.mark.parametrize(("number", "rest", "doc_type"), LOST_TYPES)
def test_the_line_of_the_type_may_be_lost(number, rest, doc_type):
    header = read(letterhead("BỘ NỘI VỤ", number=number, rest=f"{rest}\n"))
    assert (header.doc_type, header.title) == (doc_type, rest.split("\n")[0])


def test_words_of_the_title_under_the_type_are_no_part_of_it():
    header = read(letterhead("BỘ Y TẾ", rest="KẾ HOẠCH\nPHỐI HỢP TIÊM CHỦNG MẪU\n"))
    assert (header.doc_type, header.title) == ("Kế hoạch", "PHỐI HỢP TIÊM CHỦNG MẪU")


def test_the_masthead_of_the_attached_text_is_not_that_of_the_decision():
    short = letterhead("BỘ NỘI VỤ", "Số: 4/QĐ-BNV", rest="QUYẾT ĐỊNH\nBAN HÀNH QUY CHẾ MẪU\nCăn cứ Luật Viên chức;\n")
    attached = f"QUYẾT ĐỊNH:\nĐiều 1. Ban hành.\n{MOTTO}QUY CHẾ\nMẪU\nChương I\nQUY ĐỊNH CHUNG\n"
    assert read(short + attached).title == "BAN HÀNH QUY CHẾ MẪU"


PLACES = [
    pytest.param("Hà\nNội", "Hà Nội", id="on two lines"),
    pytest.param("Hà nội", "Hà nội", id="the second word in small letters"),
    pytest.param("", None, id="the place was lost"),
]


@pytest.mark.parametrize(("printed", "place"), PLACES)
def test_the_place_is_that_of_the_date_line(printed, place):
    header = read(letterhead("BỘ NỘI VỤ", "Số: 4/QĐ-BNV", place=printed, rest="QUYẾT ĐỊNH\nMẪU\n"))
    assert (header.place, header.issued) == (place, "2024-02-05")
