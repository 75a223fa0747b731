"""Agencies and provinces through time."""

import pytest

from vnpolicy.index.agencies.names import bodies, provinces
from vnpolicy.index.agencies.offices import find_office
from vnpolicy.index.agencies.predecessors import before_beginning, predecessors
from vnpolicy.index.agencies.succession import successors
from vnpolicy.index.agencies.work_fields import find_fields
from vnpolicy.index.errors import UnknownAgency, UnknownCommune, WrongFilter

NOW = "2026-01-01"
LABOUR = "Bộ Lao động - Thương binh và Xã hội"


def names(agency, **given):
    return [outcome.office.name for outcome in successors(agency, **{"on": NOW, **given}).outcomes]


@pytest.mark.parametrize(
    ("agency", "heir"),
    [
        pytest.param("Bộ Kế hoạch và Đầu tư", "Bộ Tài chính", id="into one that was there"),
        pytest.param("Bộ Tài nguyên và Môi trường", "Bộ Nông nghiệp và Môi trường", id="into a new one"),
        pytest.param("Bộ NN&PTNT", "Bộ Nông nghiệp và Môi trường", id="by its abbreviation"),
        pytest.param("Ủy ban Dân tộc", "Bộ Dân tộc và Tôn giáo", id="committee"),
        pytest.param("Sở KH&ĐT", "Sở Tài chính", id="department"),
        pytest.param("Bộ Thủy sản", "Bộ Nông nghiệp và Môi trường", id="by two changes"),
        pytest.param("Tổng cục Địa chính", "Bộ Nông nghiệp và Môi trường", id="by two changes since 2002"),
        pytest.param("Bộ Thương mại", "Bộ Công Thương", id="2007"),
        pytest.param("Bộ Công Thương", "Bộ Công Thương", id="unchanged"),
        pytest.param("Bộ Văn hóa - Thông tin", "Bộ Văn hóa, Thể thao và Du lịch", id="split and joined again"),
        pytest.param("Long An", "tỉnh Tây Ninh", id="province"),
        pytest.param("Thừa Thiên Huế", "thành phố Huế", id="province renamed"),
        pytest.param("Hà Tây", "thành phố Hà Nội", id="province of before 2008"),
        pytest.param("Vĩnh Phú", "tỉnh Phú Thọ", id="province that was parted and joined again"),
        pytest.param("tỉnh Quảng Nam - Đà Nẵng", "thành phố Đà Nẵng", id="such a province of two names"),
        pytest.param("Sở Y tế tỉnh Nam Hà", "Sở Y tế tỉnh Ninh Bình", id="body of such a province"),
        pytest.param("Sở TNMT tỉnh Long An", "Sở Nông nghiệp và Môi trường tỉnh Tây Ninh", id="body and province"),
        pytest.param("Công an Bình Dương", "Công an thành phố Hồ Chí Minh", id="body of a city now"),
        pytest.param("Sở GTCC TP HCM", "Sở Xây dựng thành phố Hồ Chí Minh", id="body of one city"),
        pytest.param("Cục Thuế tỉnh Long An", "Thuế tỉnh Tây Ninh", id="the branch of a central body"),
        pytest.param("Cục Thuế Hà Nội", "Thuế thành phố Hà Nội", id="the branch without its level"),
        pytest.param("Cục Hải quan tỉnh Long An", "Chi cục Hải quan khu vực, tỉnh Long An", id="of a region"),
        pytest.param("Chi cục Thuế huyện Bến Lức", "Thuế cơ sở", id="the branch in a district"),
        pytest.param("Tổng cục Thuế", "Cục Thuế", id="the central body itself"),
        pytest.param("Cục THADS tỉnh Long An", "Thi hành án dân sự tỉnh Tây Ninh", id="renamed in a province"),
        pytest.param("Cục Hàng hải Việt Nam", "Cục Hàng hải và Đường thủy Việt Nam", id="unit of a ministry"),
        pytest.param("Cục An toàn thông tin", "Bộ Công an", id="unit into another ministry"),
        pytest.param("Tổng cục Quản lý đất đai", "Cục Quản lý đất đai", id="split and joined again in a ministry"),
        pytest.param("Cục Thú y", "Cục Chăn nuôi và Thú y", id="two units into one"),
        pytest.param("Tổng cục Địa chất và Khoáng sản", "Cục Địa chất và Khoáng sản Việt Nam", id="parted, joined"),
        pytest.param("Tổng cục Dạy nghề", "Cục Giáo dục nghề nghiệp và Giáo dục thường xuyên", id="three names"),
        pytest.param("Sở Địa chính tỉnh Long An", "Sở Nông nghiệp và Môi trường tỉnh Tây Ninh", id="since 2003"),
        pytest.param("Tổng cục Dân số", "Cục Dân số", id="one rank lower"),
        pytest.param("Tỉnh ủy Bình Dương", "Thành ủy Hồ Chí Minh", id="the Party in a city"),
        pytest.param("Tỉnh đoàn Bình Dương", "Thành đoàn Hồ Chí Minh", id="the Youth Union in a city"),
        pytest.param("Bộ CHQS tỉnh Bình Dương", "Bộ Tư lệnh Thành phố Hồ Chí Minh", id="a command of its own"),
        pytest.param("Bộ CHQS Hà Nội", "Bộ Tư lệnh Thủ đô Hà Nội", id="the command of the capital"),
        pytest.param("Sở VHTTDL tỉnh Bình Dương", "Sở Văn hóa và Thể thao thành phố Hồ Chí Minh", id="a city's own"),
        pytest.param("Sở Du lịch Đà Nẵng", "Sở Văn hóa, Thể thao và Du lịch thành phố Đà Nẵng", id="of one province"),
        pytest.param("Sở Du lịch Quảng Ninh", "Sở Du lịch tỉnh Quảng Ninh", id="not of another province"),
    ],
)
def test_a_certain_heir(agency, heir):
    assert names(agency) == [heir]


@pytest.mark.parametrize(
    ("agency", "work", "heir"),
    [
        pytest.param("Sở KHCN&MT", "bảo vệ môi trường", "Sở Nông nghiệp và Môi trường", id="a field of before 2003"),
        pytest.param(LABOUR, "Phát triển giáo dục nghề nghiệp", "Bộ Giáo dục và Đào tạo", id="vocational education"),
        pytest.param(LABOUR, "Bảo vệ trẻ em, phòng chống đuối nước", "Bộ Y tế", id="children"),
        pytest.param(LABOUR, "phòng, chống tệ nạn xã hội", "Bộ Y tế", id="social evils"),
        pytest.param(LABOUR, "Hỗ trợ hộ nghèo, hộ cận nghèo", "Bộ Nông nghiệp và Môi trường", id="poverty reduction"),
        pytest.param(LABOUR, "nâng cao hiệu quả cai nghiện", "Bộ Công an", id="drug rehabilitation"),
        pytest.param(LABOUR, "tạo việc làm cho người lao động", "Bộ Nội vụ", id="employment"),
        pytest.param(LABOUR, "dạy nghề cho lao động nông thôn", "Bộ Giáo dục và Đào tạo", id="longer words decide"),
        pytest.param(LABOUR, "vocational training programme", "Bộ Giáo dục và Đào tạo", id="English task"),
        pytest.param(LABOUR, "cai nghien ma tuy", "Bộ Công an", id="without diacritics"),
        pytest.param("Bộ GTVT", "cấp giấy phép lái xe", "Bộ Công an", id="driving licences"),
        pytest.param("Bộ GTVT", "bảo trì quốc lộ", "Bộ Xây dựng", id="roads"),
        pytest.param("Bộ GTVT", "bảo đảm an ninh hàng không", "Bộ Công an", id="no hàng không in an ninh hàng không"),
        pytest.param("Bộ TT&TT", "chỉ đạo các cơ quan báo chí", "Bộ Văn hóa, Thể thao và Du lịch", id="press"),
        pytest.param("Bộ TT&TT", "phát triển hạ tầng viễn thông", "Bộ Khoa học và Công nghệ", id="telecommunications"),
        pytest.param("Sở TT&TT", "bảo đảm an toàn thông tin", "Công an tỉnh", id="network security"),
        pytest.param("Sở TTTT Hà Nội", "xuất bản", "Sở Văn hóa và Thể thao thành phố Hà Nội", id="city with its own"),
        pytest.param("Bộ KHCN&MT", "bảo vệ môi trường", "Bộ Nông nghiệp và Môi trường", id="a field, then the whole"),
        pytest.param(
            LABOUR, f"{LABOUR} giúp hộ nghèo", "Bộ Nông nghiệp và Môi trường", id="no work in the agency's own name"
        ),
        pytest.param(
            "Ủy ban Dân số, Gia đình và Trẻ em", "chăm sóc trẻ em", "Bộ Y tế", id="one field through two splits"
        ),
    ],
)
def test_the_work_decides(agency, work, heir):
    answer = successors(agency, on=NOW, text=work)
    assert [outcome.office.name for outcome in answer.outcomes] == [heir]
    assert answer.decided


def test_unclear_work_is_one_of_and_never_a_guess():
    everyone = ["Bộ Nội vụ", "Bộ Giáo dục và Đào tạo", "Bộ Y tế", "Bộ Nông nghiệp và Môi trường", "Bộ Công an"]
    assert names(LABOUR) == names(LABOUR, text="Xây dựng kế hoạch") == everyone
    answer = successors(LABOUR, on=NOW)
    assert not answer.certain
    assert [outcome.fields[0].key for outcome in answer.outcomes] == [
        "labour",
        "vocational-education",
        "social-protection",
        "poverty-reduction",
        "drug-rehabilitation",
    ]


def test_work_of_two_fields_leaves_the_two():
    assert names(LABOUR, text="trẻ em và giảm nghèo") == ["Bộ Y tế", "Bộ Nông nghiệp và Môi trường"]


def test_a_condition_is_told_where_no_work_decides():
    answer = successors("Ban Dân tộc", province="Long An", on=NOW)
    assert [outcome.office.name for outcome in answer.outcomes] == [
        "Sở Dân tộc và Tôn giáo tỉnh Tây Ninh",
        "Sở Nội vụ tỉnh Tây Ninh",
    ]
    assert all(outcome.conditions for outcome in answer.outcomes)


def test_a_district_ended_and_its_tasks_went_to_communes_and_province():
    answer = successors("huyện Bến Lức", province="Long An", on=NOW)
    assert [outcome.office.name for outcome in answer.outcomes] == [
        "Ủy ban nhân dân cấp xã",
        "Ủy ban nhân dân tỉnh Tây Ninh",
    ]
    assert {(step.date, step.kind) for outcome in answer.outcomes for step in outcome.steps} == {
        ("2025-07-01", "abolished"),
        ("2025-07-01", "joined"),
    }


@pytest.mark.parametrize(
    ("agency", "heirs"),
    [
        pytest.param("UBND TP Thái Nguyên", ["Ủy ban nhân dân cấp xã", "Ủy ban nhân dân tỉnh Thái Nguyên"], id="city"),
        pytest.param("Phòng Kinh tế huyện Bến Lức", ["Ủy ban nhân dân cấp xã", "Ủy ban nhân dân cấp tỉnh"], id="phòng"),
        pytest.param("Quận ủy Quận 1, TP.HCM", ["Đảng ủy cấp xã", "Thành ủy Hồ Chí Minh"], id="the Party"),
    ],
)
def test_the_heirs_of_a_body_of_a_district(agency, heirs):
    assert names(agency) == heirs


@pytest.mark.parametrize(
    "agency",
    [
        *("Kho bạc Nhà nước huyện", "Chi cục Thống kê huyện Bến Lức", "Bảo hiểm xã hội huyện Bến Lức"),
        *("Chi cục Thi hành án dân sự huyện Bến Lức", "Trung tâm Y tế huyện Bến Lức", "Hạt Kiểm lâm huyện Bến Lức"),
    ],
)
def test_the_branch_of_a_central_body_does_not_end_with_the_district(agency):
    assert not successors(agency, on=NOW).changed


def test_what_became_of_a_central_branch_in_a_district_of_a_merged_province_is_not_known():
    found = successors("Kho bạc Nhà nước huyện Ba Tri", province="Bến Tre", on=NOW)
    assert not found.changed
    assert not found.checked


@pytest.mark.parametrize(
    ("name", "key"),
    [
        pytest.param("Thanh tra Sở Y tế", "thanh-tra-so", id="of a department"),
        pytest.param("Thanh tra Bộ Y tế", "thanh-tra-bo", id="of a ministry"),
        pytest.param("Tòa án nhân dân cấp cao tại Hà Nội", "toa-an-nhan-dan-cap-cao", id="its seat"),
    ],
)
def test_a_body_is_known_with_its_host_or_seat(name, key):
    assert find_office(name).key == key


@pytest.mark.parametrize("name", ["Thanh tra Sở Chuyện lạ", "Tòa án nhân dân tại Atlantis"])
def test_no_body_is_made_of_a_host_that_there_is_not(name):
    with pytest.raises(UnknownAgency):
        find_office(name)


@pytest.mark.parametrize("name", ["xã An Ngãi Tây", "UBND phường 3"])
def test_a_commune_is_told_to_be_none_of_the_tables(name):
    with pytest.raises(UnknownCommune):
        find_office(name)


@pytest.mark.parametrize(
    "agency",
    [
        *("Hội Nông dân huyện Bến Lức", "UBMTTQ huyện Bến Lức", "Thường trực HĐND huyện"),
        *("Ban Thường vụ Huyện ủy", "Ban Tuyên giáo huyện Bến Lức", "TAND cấp cao", "cấp huyện"),
        "Đảng ủy Khối các cơ quan Trung ương",
    ],
)
def test_a_body_that_ended_without_a_known_heir(agency):
    (outcome,) = successors(agency, on=NOW).outcomes
    assert outcome.ended
    assert not successors(agency, on="2025-01-01").outcomes[0].ended


def test_a_district_of_a_province_that_was_renamed_before_leaves_its_work_to_the_new_one():
    assert names("huyện Phú Lộc, tỉnh Thừa Thiên Huế") == ["Ủy ban nhân dân cấp xã", "Ủy ban nhân dân thành phố Huế"]


@pytest.mark.parametrize(
    ("on", "name"),
    [
        pytest.param("2025-02-28", "Sở Tài nguyên và Môi trường tỉnh Long An", id="the day before"),
        pytest.param("2025-03-01", "Sở Nông nghiệp và Môi trường tỉnh Long An", id="the day"),
        pytest.param("2025-06-30", "Sở Nông nghiệp và Môi trường tỉnh Long An", id="the day before the province"),
        pytest.param("2025-07", "Sở Nông nghiệp và Môi trường tỉnh Tây Ninh", id="a month"),
    ],
)
def test_the_day_decides(on, name):
    assert names("Sở TNMT", province="Long An", on=on) == [name]


def test_each_step_has_its_day_and_act():
    (outcome,) = successors("Sở TNMT", province="Long An", on=NOW).outcomes
    assert [(step.date, step.kind, step.act) for step in outcome.steps] == [
        ("2025-03-01", "founded", "Nghị định 45/2025/NĐ-CP"),
        ("2025-07-01", "joined", "Nghị quyết 202/2025/QH15"),
    ]
    assert outcome.steps[0].after == outcome.steps[1].before


def test_a_body_that_lives_on_gave_away_only_what_was_written_before():
    assert names("Bộ Nội vụ") == ["Bộ Nội vụ"]
    assert names("Bộ Nội vụ", since="2022") == ["Bộ Nội vụ", "Bộ Dân tộc và Tôn giáo"]
    assert names("Bộ Nội vụ", since="2022", text="công tác tôn giáo") == ["Bộ Dân tộc và Tôn giáo"]
    assert names("Bộ Nội vụ", since="2022", text="cải cách hành chính") == ["Bộ Nội vụ"]
    assert names("Bộ Nội vụ", since="2025-06", text="công tác tôn giáo") == ["Bộ Nội vụ"]


def test_a_name_written_after_the_end_of_its_body_still_has_an_heir():
    assert names("Bộ Tài nguyên và Môi trường", since="2025-09") == ["Bộ Nông nghiệp và Môi trường"]


def test_a_wrong_day_is_refused():
    with pytest.raises(WrongFilter):
        successors("Bộ Y tế", on="31/12/2025")


@pytest.mark.parametrize("key", bodies())
def test_every_way_ends_at_a_body_that_is_still_there(key):
    office = find_office(bodies()[key].name)
    for outcome in successors(office, on="9999-12-31", since="0001-01-01").outcomes:
        assert [step.date for step in outcome.steps] == sorted(step.date for step in outcome.steps)
        assert successors(outcome.office, on="9999-12-31").outcomes[0].office == outcome.office


@pytest.mark.parametrize("key", provinces())
def test_every_province_leads_to_one_of_today(key):
    (name,) = names(provinces()[key].written)
    assert not next(province for province in provinces().values() if province.written == name).until


def test_predecessors_with_their_work():
    found = {one.office.name: one for one in predecessors("Bộ Nông nghiệp và Môi trường")}
    whole = {name for name, one in found.items() if not one.shared}
    assert whole == {
        "Bộ Tài nguyên và Môi trường",
        "Bộ Nông nghiệp và Phát triển nông thôn",
        "Bộ Thủy sản",
        "Tổng cục Địa chính",
    }
    assert [field.key for field in found[LABOUR].fields] == ["poverty-reduction"]


def test_no_predecessor_over_work_that_went_elsewhere():
    # the committee's work on children went to the labour ministry and on to the Ministry of Health, no other work did
    assert "Ủy ban Dân số, Gia đình và Trẻ em" not in {one.office.name for one in predecessors("Bộ Công an")}


def test_before_a_body_of_a_district_were_others_of_that_district_only():
    assert predecessors("quận 1", province="TP. Hồ Chí Minh") == ()
    found = [one.office.name for one in predecessors("Phòng Nội vụ huyện Bến Lức, tỉnh Long An")]
    assert found == ["Phòng Lao động - Thương binh và Xã hội huyện Bến Lức, tỉnh Long An"]


def test_no_body_is_before_itself():
    office = find_office("UBND tỉnh Long An")
    assert office.name not in {one.office.name for one in predecessors(office)}


def test_in_a_province_those_of_the_provinces_that_joined_are_predecessors_too():
    found = [one.office.name for one in predecessors("Sở Công Thương", province="Phú Thọ")]
    assert {"Sở Công Thương tỉnh Vĩnh Phúc", "Sở Công Thương tỉnh Hòa Bình", "Sở Công nghiệp tỉnh Phú Thọ"} <= {*found}
    assert [one.office.name for one in predecessors("Tây Ninh")] == ["tỉnh Long An"]


def test_before_its_beginning_others_did_the_work():
    office = find_office("Bộ Nông nghiệp và Môi trường")
    then = {one.office.name for one in before_beginning(office, "2020-01-01")}
    assert then == {"Bộ Tài nguyên và Môi trường", "Bộ Nông nghiệp và Phát triển nông thôn", LABOUR}
    assert before_beginning(office, "2025-03-01") == ()
    assert before_beginning(find_office("Bộ Y tế"), "2020-01-01") == ()
    assert [one.office.name for one in before_beginning(find_office("Huế"), "2020-01-01")] == ["tỉnh Thừa Thiên Huế"]


@pytest.mark.parametrize(
    ("agency", "then"),
    [
        pytest.param("Sở Y tế", {"Sở Y tế tỉnh Thừa Thiên Huế"}, id="a body"),
        pytest.param("UBND", {"Ủy ban nhân dân tỉnh Thừa Thiên Huế"}, id="the committee"),
        pytest.param("Tỉnh ủy", {"Tỉnh ủy Thừa Thiên Huế"}, id="the Party by its name then"),
        pytest.param(
            "Sở Nông nghiệp và Môi trường",
            {
                "Sở Tài nguyên và Môi trường tỉnh Thừa Thiên Huế",
                "Sở Nông nghiệp và Phát triển nông thôn tỉnh Thừa Thiên Huế",
                "Sở Lao động - Thương binh và Xã hội tỉnh Thừa Thiên Huế",
            },
            id="a body that came later than the city",
        ),
    ],
)
def test_before_the_city_of_hue_its_province_did_the_work(agency, then):
    office = find_office(agency, "Huế")
    assert {one.office.name for one in before_beginning(office, "2020-01-01")} == then
    assert before_beginning(office, "2026-01-01") == ()


@pytest.mark.parametrize(
    ("province", "then", "act"),
    [
        pytest.param("Điện Biên", "tỉnh Lai Châu", "Nghị quyết 22/2003/QH11", id="parted from one that lives on"),
        pytest.param("Hậu Giang", "tỉnh Cần Thơ", "Nghị quyết 22/2003/QH11", id="parted from one that is a city now"),
        pytest.param("Vĩnh Phúc", "tỉnh Vĩnh Phú", "Nghị quyết của Quốc hội ngày 06/11/1996", id="of before 1997"),
    ],
)
def test_before_its_beginning_a_province_was_a_part_of_another(province, then, act):
    (before,) = before_beginning(find_office(province), "1995-01-01")
    assert (before.office.name, before.act) == (then, act)
    assert before_beginning(find_office(province), "2005-01-01") == ()


def test_a_province_that_was_parted_is_one_of_its_parts():
    answer = successors("UBND tỉnh Sông Bé", on=NOW)
    assert [outcome.office.name for outcome in answer.outcomes] == [
        "Ủy ban nhân dân thành phố Hồ Chí Minh",
        "Ủy ban nhân dân tỉnh Đồng Nai",
    ]
    assert [[(step.date, step.kind) for step in outcome.steps] for outcome in answer.outcomes] == [
        [("1997-01-01", "split"), ("2025-07-01", "joined")]
    ] * 2
    assert names("UBND tỉnh Sông Bé", on="1996-12-31") == ["Ủy ban nhân dân tỉnh Sông Bé"]


def test_what_passed_its_work_on_after_a_province_was_gone_was_not_before_its_bodies():
    assert predecessors("UBND tỉnh Sông Bé") == ()
    assert [one.office.name for one in predecessors("Điện Biên")] == ["tỉnh Lai Châu"]


@pytest.mark.parametrize("text", ["", "Bộ Tài chính", "Bộ Tài chính, Bộ Y tế báo cáo"])
def test_a_body_that_was_never_parted_has_no_fields_to_tell(text):
    assert find_fields(text, ()) == set()
