"""Which body, in which province, a name means."""

import pytest

from vnpolicy.index.agencies.named_places import District, find_district
from vnpolicy.index.agencies.names import bodies, find_body, find_province, known_office, provinces
from vnpolicy.index.agencies.offices import any_office, find_office
from vnpolicy.index.errors import UnknownAgency, WrongFilter


@pytest.mark.parametrize(
    ("written", "name"),
    [
        pytest.param("Sở TNMT", "Sở Tài nguyên và Môi trường", id="abbreviation"),
        pytest.param("STNMT", "Sở Tài nguyên và Môi trường", id="initials only"),
        pytest.param("Sở TN-MT", "Sở Tài nguyên và Môi trường", id="hyphen"),
        pytest.param("so tai nguyen va moi truong", "Sở Tài nguyên và Môi trường", id="without diacritics"),
        pytest.param("SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG", "Sở Tài nguyên và Môi trường", id="capitals"),
        pytest.param("Bộ LĐTBXH", "Bộ Lao động - Thương binh và Xã hội", id="a ministry's initials"),
        pytest.param("Ðài Tiếng nói Việt Nam", "Đài Tiếng nói Việt Nam", id="Icelandic letter"),
        pytest.param("bo-y-te", "Bộ Y tế", id="key"),
        pytest.param("Ministry of Transport", "Bộ Giao thông vận tải", id="English"),
        pytest.param("Bộ Thuỷ sản", "Bộ Thủy sản", id="tone on the other vowel, a ministry of the past"),
        pytest.param("UBND các huyện, thị xã, thành phố", "Ủy ban nhân dân cấp huyện", id="all districts"),
        pytest.param("Sở Y tế tỉnh Long An", "Sở Y tế tỉnh Long An", id="province behind"),
        pytest.param("SYT Long An", "Sở Y tế tỉnh Long An", id="province without its level"),
        pytest.param("Công an Long An", "Công an tỉnh Long An", id="level that belongs to the name"),
        pytest.param("UBND thành phố Hà Nội", "Ủy ban nhân dân thành phố Hà Nội", id="city"),
        pytest.param("UBND thành phố Thành phố Hồ Chí Minh", "Ủy ban nhân dân thành phố Hồ Chí Minh", id="level twice"),
        pytest.param("UBND TP.HCM", "Ủy ban nhân dân thành phố Hồ Chí Minh", id="city by its initials"),
        pytest.param("Department of Health of Long An Province", "Sở Y tế tỉnh Long An", id="English with province"),
        pytest.param("Long An", "tỉnh Long An", id="province"),
        pytest.param("Thừa Thiên - Huế", "tỉnh Thừa Thiên Huế", id="province spelled otherwise"),
        pytest.param("huyện Bến Lức", "Ủy ban nhân dân huyện Bến Lức", id="district"),
        pytest.param("quận 1", "Ủy ban nhân dân quận 1", id="district with a number"),
        pytest.param("thành phố Thủ Đức", "Ủy ban nhân dân thành phố Thủ Đức", id="city that is no province"),
        pytest.param(
            "Phòng TNMT huyện Bến Lức, tỉnh Long An",
            "Phòng Tài nguyên và Môi trường huyện Bến Lức, tỉnh Long An",
            id="division of a district with its province",
        ),
        pytest.param(
            "UBND huyện Long Điền, tỉnh Bà Rịa - Vũng Tàu",
            "Ủy ban nhân dân huyện Long Điền, tỉnh Bà Rịa - Vũng Tàu",
            id="a district in a province of two names",
        ),
        pytest.param("TAND huyện Bến Lức", "Tòa án nhân dân huyện Bến Lức", id="court of a district"),
        pytest.param("huyện Quan Hóa", "Ủy ban nhân dân huyện Quan Hóa", id="no quận"),
        pytest.param("thị xã Tịnh Biên", "Ủy ban nhân dân thị xã Tịnh Biên", id="no tỉnh"),
        pytest.param("huyện cô tô", "Ủy ban nhân dân huyện cô tô", id="no 'có'"),
        pytest.param("UBND H. Bến Lức", "Ủy ban nhân dân huyện Bến Lức", id="level by its letter"),
        pytest.param("UBND TX. Kiến Tường", "Ủy ban nhân dân thị xã Kiến Tường", id="level by its letters"),
        pytest.param("UBND Q.1", "Ủy ban nhân dân quận 1", id="a number right behind the letter"),
        pytest.param("UBND T. Long An", "Ủy ban nhân dân tỉnh Long An", id="province by its letter"),
        pytest.param("ubnd huyện bến lức", "Ủy ban nhân dân huyện bến lức", id="district in small letters"),
        pytest.param("thành phố Phan Rang - Tháp Chàm", "Ủy ban nhân dân thành phố Phan Rang - Tháp Chàm", id="dash"),
        pytest.param(
            "huyen Ben Luc tinh Long An", "Ủy ban nhân dân huyện Ben Luc, tỉnh Long An", id="level without diacritics"
        ),
        pytest.param(
            "UBND thành phố Thái Nguyên",
            "Ủy ban nhân dân thành phố Thái Nguyên, tỉnh Thái Nguyên",
            id="a city with the name of its province",
        ),
        pytest.param("UBND TP. Huế", "Ủy ban nhân dân thành phố Huế", id="a city that is a province"),
        pytest.param(
            "huyện Phú Lộc, tỉnh Thừa Thiên Huế",
            "Ủy ban nhân dân huyện Phú Lộc, tỉnh Thừa Thiên Huế",
            id="the longest name of a province",
        ),
        pytest.param("Huyện ủy Bến Lức, tỉnh Long An", "Huyện ủy Bến Lức, tỉnh Long An", id="the Party in a district"),
        pytest.param("Quận ủy Quận 1", "Quận ủy Quận 1", id="the Party in a district with a number"),
        pytest.param("Thành ủy Thái Nguyên", "Thành ủy Thái Nguyên, tỉnh Thái Nguyên", id="the Party in such a city"),
        pytest.param("Tỉnh ủy tỉnh Long An", "Tỉnh ủy Long An", id="no second level"),
        pytest.param("Huyện ủy tỉnh Bình Dương", "Huyện ủy, tỉnh Bình Dương", id="the Party in any district"),
        pytest.param("Hội ND tỉnh Long An", "Hội Nông dân tỉnh Long An", id="no country in a province"),
        pytest.param("Chi cục Thuế huyện", "Chi cục Thuế cấp huyện", id="any district"),
        pytest.param("UBND các tỉnh, thành phố trực thuộc Trung ương", "Ủy ban nhân dân cấp tỉnh", id="all provinces"),
        pytest.param("Sở Y tế tỉnh/thành phố", "Sở Y tế", id="a department of all provinces"),
        pytest.param("Công an các tỉnh, thành phố", "Công an tỉnh", id="police of all provinces"),
        pytest.param("UBND các xã, phường, thị trấn", "Ủy ban nhân dân cấp xã", id="all communes"),
        pytest.param("UBND quận, huyện, thị xã", "Ủy ban nhân dân cấp huyện", id="a list of levels"),
        pytest.param("Hội ND các huyện, thành phố thuộc tỉnh", "Hội Nông dân Việt Nam cấp huyện", id="such a list"),
    ],
)
def test_a_name_is_understood(written, name):
    assert find_office(written).name == name


@pytest.mark.parametrize(
    ("written", "english"),
    [
        pytest.param("STNMT Long An", "Department of Natural Resources and Environment of Long An Province", id="in"),
        pytest.param("UBND tỉnh Long An", "People's Committee of Long An Province", id="level said once"),
        pytest.param("UBND huyện Bến Lức", "People's Committee of Ben Luc District", id="district"),
        pytest.param("quận 1", "People's Committee of District 1", id="number behind"),
        pytest.param("Quận ủy Quận 1", "Party Committee of District 1", id="level said once, of a district"),
        pytest.param("Chi cục Thuế huyện", "District Tax Branch", id="any district, no province"),
        pytest.param("UBND huyện tỉnh Long An", "District People's Committee, Long An Province", id="any district"),
        pytest.param("Hà Nội", "Ha Noi City", id="city"),
        pytest.param("Bộ Y tế", "Ministry of Health", id="ministry"),
    ],
)
def test_its_english_name(written, english):
    assert find_office(written).english == english


@pytest.mark.parametrize(
    ("written", "name"),
    [
        pytest.param("UBND huyện", "Ủy ban nhân dân cấp huyện, tỉnh Long An", id="committee"),
        pytest.param("Công an huyện", "Công an cấp huyện, tỉnh Long An", id="police"),
        pytest.param("Phòng Nội vụ", "Phòng Nội vụ cấp huyện, tỉnh Long An", id="division"),
        pytest.param("Phòng Nội vụ huyện Bến Lức", "Phòng Nội vụ huyện Bến Lức, tỉnh Long An", id="district told"),
        pytest.param("UBND tỉnh", "Ủy ban nhân dân tỉnh Long An", id="the province's own"),
    ],
)
def test_a_body_of_districts_is_not_named_like_the_provinces(written, name):
    office = find_office(written, "Long An")
    assert office.name == name
    assert find_office(office.name) == office


def test_a_ministry_belongs_to_no_province():
    assert find_office("Bộ Y tế", "Long An").province is None


def test_a_province_in_the_name_goes_before_the_one_given():
    assert find_office("Sở Y tế tỉnh Long An", "Tây Ninh").name == "Sở Y tế tỉnh Long An"
    assert find_office("Sở Y tế", "Tây Ninh").name == "Sở Y tế tỉnh Tây Ninh"


def test_a_province_that_the_name_contradicts_is_refused():
    with pytest.raises(WrongFilter, match="'Hà Nội' is not Long An, which 'Sở Y tế tỉnh Long An' says"):
        find_office("Sở Y tế tỉnh Long An", "Hà Nội")


def test_a_province_that_was_parted_does_not_contradict_its_parts():
    assert find_office("Sở Y tế tỉnh Sông Bé", "Bình Phước").name == "Sở Y tế tỉnh Sông Bé"


@pytest.mark.parametrize("province", ["Sài Gòn", "TP.HCM", "Saigon"])
def test_a_province_goes_by_what_it_is_called(province):
    assert find_office("Sở Y tế", province).name == "Sở Y tế thành phố Hồ Chí Minh"


def test_an_unknown_name_gets_the_nearest_ones():
    with pytest.raises(UnknownAgency) as caught:
        find_office("Bộ Thông tin và Truyền thồn")
    assert caught.value.nearest[0] == "Bộ Thông tin và Truyền thông"


def test_a_raised_figure_is_no_number_of_a_district():
    assert find_district("Công an quận 12") == District("Công an", "quận", "12")
    assert find_district("Công an quận ²") is None  # the mark of a note
    assert find_district("Công an quận 1²") is None


def test_an_unknown_province_gets_the_nearest_ones():
    with pytest.raises(UnknownAgency, match="no province 'Lonh An' is known; nearest: Long An"):
        find_province("Lonh An")


@pytest.mark.parametrize(
    "written",
    [
        *("", "  ", "nhãn sinh thái", "các đơn vị liên quan", "Quân khu 7", "huyện"),
        *("quan khu 7", "quan doi nhan dan", "huyện nghèo", "huyen ngheo", "thành phố thông minh", "Huyện đoàn"),
        *("thành phố trực thuộc Trung ương", "UBND cấp huyện có biển", "UBND các tỉnh, thành phố ven biển"),
        *("HUYỆN NGHÈO", "UBND thành phố Thủ Đức và các quận, huyện", "Kho bạc Nhà nước tỉnh, huyện"),
        *("Thai Nguyen City", "Bộ Y tế huyện"),
    ],
)
def test_other_words_name_no_agency(written):
    assert any_office(written) is None


def test_a_body_of_several_places_is_no_one_office():
    assert known_office("Sở Y tế các tỉnh, thành phố trực thuộc Trung ương") is None


@pytest.mark.parametrize(
    "written", ["Vụ Pháp chế", "Tổng cục Thuế", "Thanh tra Bộ", "TAND tối cao", "Thống đốc Ngân hàng Nhà nước", "EVN"]
)
def test_a_body_of_the_country_belongs_to_no_province(written):
    assert find_office(written, "Long An").province is None


@pytest.mark.parametrize("written", ["Đoàn ĐBQH", "Liên minh HTX", "Chi cục Thuế", "Kho bạc Nhà nước"])
def test_a_local_body_belongs_to_its_province(written):
    assert find_office(written, "Long An").province is not None


@pytest.mark.parametrize(
    ("written", "name"),
    [
        pytest.param("Bộ Nông nghiệp và PTNT", "Bộ Nông nghiệp và Phát triển nông thôn", id="one part"),
        pytest.param("Sở NN và MT", "Sở Nông nghiệp và Môi trường", id="all parts"),
        pytest.param("Bộ KH và CN", "Bộ Khoa học và Công nghệ", id="và between initials"),
        pytest.param("Sở Nông nghiệp & Môi trường", "Sở Nông nghiệp và Môi trường", id="& for và"),
        pytest.param("Sở Văn hóa, TT&DL", "Sở Văn hóa, Thể thao và Du lịch", id="three parts"),
        pytest.param(
            "so nong nghiep va ptnt tinh long an", "Sở Nông nghiệp và Phát triển nông thôn tỉnh Long An", id="plain"
        ),
    ],
)
def test_parts_of_a_name_may_be_initials_and_joined_anyhow(written, name):
    assert find_office(written).name == name


def test_initials_that_two_bodies_share_name_neither():
    assert find_body("Sở VH và TT") is None
    assert find_body("Sở VHTT") is not None


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("UBND các quận, huyện, thành phố Thủ Đức", id="a list before a place"),
        pytest.param("UBND các huyện ven biển", id="several"),
        pytest.param("UBND cấp huyện cấp giấy phép", id="a level"),
        pytest.param("UBND huyện nơi có đất", id="a clause"),
    ],
)
def test_only_a_name_behind_a_level_is_a_district(written):
    assert known_office(written) is None


def test_who_types_a_district_may_leave_out_its_capitals():
    assert find_office("ubnd huyện bến lức").district == "huyện bến lức"
    assert find_office("ubnd quan 1").district == "quận 1"


def test_a_note_that_tells_two_bodies_apart_is_no_part_of_the_name():
    assert find_office("Vụ Khoa học và Công nghệ").english == "Department of Science and Technology"
    assert find_office("Department of Science and Technology").name == "Sở Khoa học và Công nghệ"


@pytest.mark.parametrize("key", bodies())
def test_every_body_is_found_by_its_name(key):
    found = find_body(bodies()[key].name)
    assert found is not None
    assert found.name.lower() == bodies()[key].name.lower()


@pytest.mark.parametrize("key", provinces())
def test_every_province_is_found_with_and_without_its_level(key):
    province = provinces()[key]
    assert find_province(province.name) == find_province(province.written) == province
    assert find_province(province.written_english) == province
