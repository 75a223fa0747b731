"""Posts and the bodies that they are at."""

import pytest

from vnpolicy.index.agencies.offices import find_office
from vnpolicy.index.agencies.posts import split_post, titled


@pytest.mark.parametrize(
    ("written", "post", "body"),
    [
        pytest.param("Giám đốc Sở Y tế", "Giám đốc", "Sở Y tế", id="of a department"),
        pytest.param("Phó Giám đốc Sở Y tế", "Phó Giám đốc", "Sở Y tế", id="a deputy"),
        pytest.param("Bộ trưởng Bộ Y tế", "Bộ trưởng", "Bộ Y tế", id="a minister"),
        pytest.param("Chủ tịch UBND huyện Bến Lức", "Chủ tịch", "UBND huyện Bến Lức", id="of a district"),
        pytest.param("Chủ tịch UBND các tỉnh, thành phố", "Chủ tịch", "UBND các tỉnh, thành phố", id="of all"),
        pytest.param("Chủ tịch UBND", "", "Chủ tịch UBND", id="a post of the tables"),
        pytest.param("Thống đốc Ngân hàng Nhà nước", "", "Thống đốc Ngân hàng Nhà nước", id="another of the tables"),
        pytest.param("Giám đốc bệnh viện", "", "Giám đốc bệnh viện", id="of no known body"),
        pytest.param("Chánh Thanh tra Bộ Y tế", "", "Chánh Thanh tra Bộ Y tế", id="of a unit, not of the ministry"),
        pytest.param("Sở Y tế", "", "Sở Y tế", id="no post"),
    ],
)
def test_a_post_is_parted_from_its_body(written, post, body):
    assert split_post(written) == (post, body)


@pytest.mark.parametrize(
    ("body", "name"),
    [
        pytest.param("Sở Nội vụ", "Giám đốc Sở Nội vụ", id="of the same kind"),
        pytest.param("Công an tỉnh", "Công an tỉnh", id="of another kind"),
    ],
)
def test_a_post_stays_at_a_body_of_its_kind(body, name):
    assert titled("Giám đốc", find_office(body), find_office("Sở Y tế")) == name
