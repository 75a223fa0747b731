"""Bodies of hospitals, schools, communes and unions in a sentence: where their names end and the verb begins."""

import pytest

from vnpolicy.nlp.actors.brackets import read_brackets
from vnpolicy.nlp.actors.clause_subjects import find_subject
from vnpolicy.nlp.actors.governing import read_heading
from vnpolicy.nlp.actors.partners import find_partners


def _written(agencies):
    return [agency.written for agency in agencies]


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        pytest.param(
            "Phòng Kế hoạch tổng hợp tiếp nhận đơn, gửi Giám đốc",
            ["Phòng Kế hoạch tổng hợp"],
            id="'tổng hợp' before a verb",
        ),
        pytest.param(
            "Khoa Dược, Phòng Kế hoạch tổng hợp rà soát danh mục",
            ["Khoa Dược", "Phòng Kế hoạch tổng hợp"],
            id="as the last of several",
        ),
        pytest.param(
            "Phòng Hành chính tổng hợp, Khoa Nhi rà soát danh mục",
            ["Phòng Hành chính tổng hợp", "Khoa Nhi"],
            id="before another body",
        ),
        pytest.param("Phòng Kế hoạch tổng hợp số liệu của các khoa", ["Phòng Kế hoạch"], id="'tổng hợp' as a verb"),
        pytest.param("Phòng Hành chính tổng hợp báo cáo, trình ký", ["Phòng Hành chính"], id="what is summed up"),
        pytest.param("Phòng Tổng hợp lập báo cáo", ["Phòng Tổng hợp"], id="'hợp lập' is no word"),
        pytest.param(
            "Phòng Đảm bảo chất lượng tổng hợp báo cáo",
            ["Phòng Đảm bảo chất lượng"],
            id="'tổng hợp' behind a whole name",
        ),
        pytest.param("Hội đồng Tự đánh giá họp hằng tháng", ["Hội đồng Tự đánh giá"], id="who judge themselves"),
        pytest.param("Tổ tự đánh giá thu thập minh chứng", ["Tổ tự đánh giá"], id="in small letters"),
        pytest.param("Các đơn vị tự đánh giá, gửi báo cáo", ["Các đơn vị"], id="what units do themselves"),
        pytest.param("Ban tự quản thôn, buôn vận động dân", ["Ban tự quản thôn, buôn"], id="self-rule"),
        pytest.param(
            "Tổ bảo vệ an ninh, trật tự ở cơ sở tuần tra",
            ["Tổ bảo vệ an ninh, trật tự ở cơ sở"],
            id="'tự' of 'trật tự'",
        ),
        pytest.param("Khoa Hồi sức tích cực bố trí giường", ["Khoa Hồi sức tích cực"], id="intensive care"),
        pytest.param("Hội đồng Thuốc và điều trị rà soát", ["Hội đồng Thuốc và điều trị"], id="treatment"),
        pytest.param("Phòng Quản lý đào tạo lập lịch thi", ["Phòng Quản lý đào tạo"], id="'tạo lập' is no word"),
        pytest.param("Tổ Kiểm tra, giám sát lập biên bản", ["Tổ Kiểm tra, giám sát"], id="two services of a team"),
        pytest.param("Hội đồng nghiệm thu lập biên bản", ["Hội đồng nghiệm thu"], id="a council by its service"),
        pytest.param("Hội đồng nghiệm thu công trình", ["Hội đồng"], id="but a verb alone is its work"),
        pytest.param(
            "Tổ tiếp nhận và trả kết quả hướng dẫn người dân", ["Tổ tiếp nhận và trả kết quả"], id="a counter"
        ),
        pytest.param(
            "Phó Hạt trưởng phụ trách quản lý bảo vệ rừng trực tiếp làm tổ trưởng",
            ["Phó Hạt trưởng phụ trách quản lý bảo vệ rừng"],
            id="the field of a post",
        ),
        pytest.param(
            "Phó Hiệu trưởng phụ trách kiểm tra, đôn đốc các lớp",
            ["Phó Hiệu trưởng phụ trách"],
            id="verbs alone are no field",
        ),
        pytest.param(
            "Công đoàn, Đoàn Thanh niên trường tuyên truyền để mọi người hiểu",
            ["Công đoàn", "Đoàn Thanh niên trường"],
            id="whose a union is",
        ),
        pytest.param("Công đoàn công ty hỗ trợ thợ mỏ", ["Công đoàn công ty"], id="a union of a firm"),
        pytest.param("Nhà trường tuyên truyền phụ huynh", ["Nhà trường"], id="no verb describes a school"),
        pytest.param("Chi hội tuyên truyền hội viên", ["Chi hội"], id="a branch"),
        pytest.param("Tổ Công nghệ thông tin cấp tài khoản", ["Tổ Công nghệ thông tin"], id="what is issued"),
        pytest.param(
            "Các ủy viên Ban Chỉ huy theo địa bàn được phân công trực tiếp xuống xã",
            ["Các ủy viên Ban Chỉ huy"],
            id="by area",
        ),
        pytest.param(
            "Mạng lưới kiểm soát nhiễm khuẩn các khoa giám sát việc rửa tay",
            ["Mạng lưới kiểm soát nhiễm khuẩn các khoa"],
            id="a network of people",
        ),
        pytest.param("Cá nhân được cấp tài khoản có quyền đổi mã", ["Cá nhân được cấp tài khoản"], id="a passive"),
        pytest.param("Trường phổ thông tự chủ động ôn tập", ["Trường phổ thông"], id="'thông tự' is no word"),
        pytest.param("Tổ quản lý chất lượng theo dõi chỉ số", ["Tổ quản lý chất lượng"], id="quality"),
        pytest.param(
            "Khoa Hình ảnh và thăm dò chức năng lập lịch", ["Khoa Hình ảnh và thăm dò chức năng"], id="no visit"
        ),
        pytest.param(
            "Các ủy viên phụ trách cụm, xã dự sinh hoạt với chi hội",
            ["Các ủy viên phụ trách cụm, xã"],
            id="places of a post",
        ),
        pytest.param("Quản đốc các phân xưởng lập sổ", ["Quản đốc các phân xưởng"], id="a post in a factory"),
        pytest.param("Cố vấn học tập lập sổ", ["Cố vấn học tập"], id="a post in a college"),
        pytest.param("Hội chợ giới thiệu đặc sản", [], id="a fair"),
        pytest.param("Chi hội nghị, tập huấn thực hiện theo mức mới", [], id="what a meeting costs"),
        pytest.param("Mạng lưới đường bộ cần được nâng cấp", [], id="a network of roads"),
    ],
)
def test_a_name_ends_before_the_verb(clause, expected):
    actor = find_subject(clause)
    assert _written(actor.agencies if actor else ()) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("Phòng Kế hoạch tổng hợp:", ["Phòng Kế hoạch tổng hợp"], id="general affairs"),
        pytest.param("Hội đồng Tự đánh giá:", ["Hội đồng Tự đánh giá"], id="who judge themselves"),
        pytest.param("Tổ Kiểm tra, giám sát:", ["Tổ Kiểm tra, giám sát"], id="two services"),
        pytest.param("Mạng lưới kiểm soát nhiễm khuẩn:", ["Mạng lưới kiểm soát nhiễm khuẩn"], id="a network"),
    ],
)
def test_a_heading_is_a_whole_name(line, expected):
    heading = read_heading(line)
    assert _written(heading.agencies if heading else ()) == expected


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        pytest.param("phối hợp với Tổ tự quản thôn đi từng ngõ", ["Tổ tự quản thôn"], id="where they go"),
        pytest.param("phối hợp với Trạm Y tế khám sức khỏe cho thợ", ["Trạm Y tế"], id="what a station does"),
        pytest.param(
            "phối hợp với mạng lưới cộng tác viên dân số vận động phụ nữ",
            ["mạng lưới cộng tác viên dân số"],
            id="a network",
        ),
    ],
)
def test_a_partner_ends_before_the_verb(clause, expected):
    assert _written(find_partners(clause)) == expected


@pytest.mark.parametrize(
    ("clause", "lead", "coordinating"),
    [
        pytest.param(
            "Phát cây giống (Trưởng thôn, Tổ trưởng tổ dân phố thực hiện; Công an xã, Hội Nông dân xã hỗ trợ; xong"
            " trong tháng 9/2026).",
            ["Trưởng thôn", "Tổ trưởng tổ dân phố"],
            ["Công an xã", "Hội Nông dân xã"],
            id="who supports",
        ),
        pytest.param("Đào giếng (Sở Y tế hỗ trợ vốn)", ["Sở Y tế"], [], id="what is given is work"),
    ],
)
def test_who_supports_in_brackets_helps(clause, lead, coordinating):
    charge = read_brackets(clause, 0)
    assert charge is not None
    assert (_written(charge.agencies), _written(charge.coordinating)) == (lead, coordinating)
