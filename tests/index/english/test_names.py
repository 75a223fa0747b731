"""English names of agencies, from the tables and by the grammar of names."""

import pytest

from vnpolicy.index.english.names import english_act, english_agency, english_type, is_vietnamese


@pytest.mark.parametrize(
    ("name", "english"),
    [
        pytest.param("Sở Tài chính", "Department of Finance", id="of the tables"),
        pytest.param("UBND tỉnh Long An", "People's Committee of Long An Province", id="with its province"),
        pytest.param("Giám đốc Sở Y tế", "Director of the Department of Health", id="a post"),
        pytest.param("Bộ trưởng Bộ Tài chính", "Minister of Finance", id="a minister"),
        pytest.param("Các Sở Giáo dục và Đào tạo", "Departments of Education and Training", id="several"),
        pytest.param("các cơ quan liên quan", "relevant agencies", id="by kind"),
        pytest.param("Các cơ quan có liên quan", "Relevant agencies", id="with a capital"),
        pytest.param("Uỷ ban nhân dân các quận, huyện", "People's Committees of urban and rural districts", id="uỷ"),
        pytest.param(
            "Chủ tịch UBND các tỉnh, thành phố trực thuộc Trung ương",
            "Chairpersons of the People's Committees of provinces and centrally-run cities",
            id="trực thuộc Trung ương names no city",
        ),
        pytest.param("Phòng Quản lý đầu tư", "Investment Management Division", id="a head noun and its field"),
        pytest.param("Vụ Kế hoạch, Tổng hợp", "Department of Planning and General Affairs", id="two fields"),
        pytest.param("Phòng Lá cây", None, id="no English name"),
        pytest.param("Kho bạc Nhà nước tỉnh Long An", "State Treasury of Long An Province", id="of a province"),
        pytest.param("KBNN", "State Treasury", id="an abbreviation"),
        pytest.param("x" * 500, None, id="no name at all"),
    ],
)
def test_a_name_in_english(name, english):
    assert english_agency(name) == english


@pytest.mark.parametrize(
    ("name", "english"),
    [
        pytest.param(
            "UBND các quận, huyện, thành phố Thủy Nguyên",
            "People's Committees of urban and rural districts and Thuy Nguyen City",
            id="a list before a place",
        ),
        pytest.param(
            "Chủ tịch UBND huyện, thành phố Thủ Đức",
            "Chairpersons of the People's Committees of districts and Thu Duc City",
            id="a list without các",
        ),
        pytest.param("Ủy ban nhân dân các huyện ven biển", "People's Committees of coastal districts", id="no place"),
        pytest.param("Ủy ban nhân dân cấp huyện cấp giấy phép", None, id="a verb is no place"),
        pytest.param("ủy ban nhân dân huyện nơi có đất", None, id="a clause is no place"),
        pytest.param(
            "UBND các tỉnh, thành phố vùng Tây Nguyên",
            "People's Committees of the provinces and cities of the Central Highlands",
            id="a region is no city",
        ),
        pytest.param("UBND xã Tân Lập", "People's Committee of Tan Lap Commune", id="a commune"),
        pytest.param("UBND phường 5, thành phố Cần Thơ", "People's Committee of Ward 5, Can Tho City", id="a ward"),
        pytest.param("UBND đặc khu Phú Quốc", "People's Committee of Phu Quoc Special Zone", id="a special zone"),
        pytest.param(
            "Phòng Kinh tế, Hạ tầng và Đô thị xã Tân Lập",
            "Economy, Infrastructure and Urban Affairs Division of Tan Lap Commune",
            id="Đô thị | xã is no thị xã",
        ),
        pytest.param("Trường Đại học Cần Thơ", "Can Tho University", id="named like a province"),
        pytest.param("Quỹ tín dụng nhân dân Long An", "Long An People's Credit Fund", id="capitals of a name"),
        pytest.param("Thành đoàn Cần Thơ", "Youth Union of Can Tho City", id="a level is not told twice"),
        pytest.param("Văn phòng UBND tỉnh", "Office of the Provincial People's Committee", id="of a level"),
        pytest.param("Hội Nông dân Thành phố", "Municipal Farmers' Union", id="a union of a city"),
        pytest.param("Các sở, ban, ngành tỉnh", "Provincial departments, boards and sectors", id="kinds of a level"),
        pytest.param(
            "Chánh án Tòa án nhân dân cấp tỉnh, cấp huyện",
            "Chief Judges of the provincial- and district-level People's Courts",
            id="two levels",
        ),
    ],
)
def test_places_and_levels(name, english):
    assert english_agency(name) == english


@pytest.mark.parametrize(
    ("name", "english"),
    [
        pytest.param("Trưởng Đoàn kiểm tra", "Head of the inspection team", id="the head of a đoàn"),
        pytest.param("Trưởng phòng Tư pháp", "Head of the Justice Division", id="the head of a phòng"),
        pytest.param("Phó trưởng ban thường trực", "Standing Deputy Head", id="a standing deputy"),
        pytest.param("Thủ trưởng các Sở, ngành liên quan", "Heads of relevant departments and sectors", id="several"),
        pytest.param("Thành viên của Ban Chỉ đạo", "Members of the Steering Committee", id="của"),
        pytest.param("Tổng cục trưởng các Tổng cục", "Directors General of general departments", id="an odd plural"),
        pytest.param("Lãnh đạo Bộ", "Leaders of the Ministry", id="the one of the document"),
        pytest.param("Thường trực Tỉnh ủy", "Standing body of the Provincial Party Committee", id="a part of a body"),
        pytest.param("Thanh tra Bộ Xây dựng", "Inspectorate of the Ministry of Construction", id="of a ministry"),
        pytest.param("Vụ Pháp chế, Bộ Y tế", "Department of Legal Affairs of the Ministry of Health", id="a comma"),
        pytest.param(
            "Viện trưởng Viện kiểm sát nhân dân tỉnh Long An",
            "Chief Procurator of the People's Procuracy of Long An Province",
            id="a procurator is no director",
        ),
        pytest.param(
            "các bộ, cơ quan trung ương, địa phương", "ministries, central agencies and localities", id="list"
        ),
        pytest.param("Viện kiểm sát nhân dân các cấp", "People's Procuracies at all levels", id="of all levels"),
        pytest.param("cơ quan thuế địa phương", "local tax office", id="a local body of a kind"),
        pytest.param("Cục Thuế địa phương", None, id="a name is not told more closely"),
        pytest.param("các cơ quan thuộc Sở Y tế", "agencies of the Department of Health", id="thuộc"),
        pytest.param("Cục trưởng", "Director", id="no note of the tables"),
        pytest.param("Vụ Khoa học và Công nghệ", "Department of Science and Technology", id="nor of two alike"),
    ],
)
def test_posts_parts_and_lists(name, english):
    assert english_agency(name) == english


@pytest.mark.parametrize(
    ("title", "english"),
    [
        pytest.param("TRƯỞNG BAN", "Head of the board", id="a post"),
        pytest.param("KT. BỘ TRƯỞNG THỨ TRƯỞNG", "Deputy Minister, for the Minister", id="for another"),
        pytest.param("TM. BAN BÍ THƯ", "On behalf of the Secretariat", id="no post"),
        pytest.param(
            "TM. UBND TỈNH LONG AN KT. CHỦ TỊCH PHÓ CHỦ TỊCH",
            "Vice Chairperson, for the Chairperson, on behalf of the People's Committee of Long An Province",
            id="for two",
        ),
        pytest.param("TM. LÁ CÂY CHỦ TỊCH", None, id="a body without English"),
        pytest.param("KT.", None, id="a mark alone"),
    ],
)
def test_what_stands_above_a_signature(title, english):
    assert english_agency(title) == english


def test_a_body_of_the_country_has_one_spelling_of_it():
    assert english_agency("Hội Nông dân Việt Nam") == "Viet Nam Farmers' Union"
    assert english_agency("Đài Truyền hình Việt Nam") == "Viet Nam Television"


def test_the_act_of_a_name_is_told_where_there_is_one():
    assert english_act("Bộ Y tế") == "Thông tư 03/2009/TT-BNG"
    assert english_act("Sở Y tế") is None


def test_types_of_documents():
    assert english_type("Quyết định") == "Decision"
    assert english_type("Biên bản") == "Minutes"
    assert english_type("Bản đồ") is None


def test_vietnamese_is_told_by_its_letters():
    assert is_vietnamese("Sở Nội vụ")
    assert not is_vietnamese("People's Committee of Đồng Nai province")
