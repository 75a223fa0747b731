"""Which documents are columns of a matrix, and whom a decision asks."""

import sqlite3
from types import SimpleNamespace

import pytest

from vnpolicy.index.citations.resolution import Known
from vnpolicy.index.coverage.addressing import Addressees, asks
from vnpolicy.index.coverage.columns import Column
from vnpolicy.index.coverage.implementing import is_above, is_titled, says_so, subject
from vnpolicy.ingest.document import Span
from vnpolicy.nlp.plan import Agency, Assignment, Target, Task


def known(title, *, number_key="", issuer=None, province=""):
    return Known(1, number_key, "", None, None, issuer, province, "2022-05-04", title, "vi")


TREES = known("Phê duyệt Chiến lược phát triển cây xanh Việt Nam đến năm 2030", number_key="77-qd-ttg")
DIGITAL = known("Phê duyệt Chương trình chuyển đổi số quốc gia đến năm 2025", number_key="66-qd-ttg")


def test_the_subject_of_a_title_is_its_matter():
    assert subject(TREES.title) == ["cay", "xanh"]


@pytest.mark.parametrize(
    ("title", "decision", "expected"),
    [
        pytest.param("Kế hoạch thực hiện Quyết định số 77/QĐ-TTg", TREES, True, id="its number"),
        pytest.param("Kế hoạch triển khai Quyết định 77 của tỉnh", TREES, True, id="its figure"),
        pytest.param("Kế hoạch của 77 cơ quan", TREES, False, id="a figure alone"),
        pytest.param(
            "Thực hiện Chiến lược phát triển cây xanh, cảnh quan tỉnh Đồng Nai giai đoạn 2022 - 2030", TREES, True,
            id="its name",
        ),
        pytest.param("Kế hoạch trồng cây xanh năm 2022", TREES, False, id="two words of its subject"),
        pytest.param("Kế hoạch chuyển đổi số của Cục Thủy sản năm 2023", DIGITAL, True, id="its subject"),
        pytest.param(
            "Quy chế thi nâng ngạch công chức ngành chuyển đổi số và thống kê kho bạc", DIGITAL, False,
            id="its subject among much else",
        ),
        pytest.param("Đề án đào tạo cán bộ phường", DIGITAL, False, id="another matter"),
    ],
)  # fmt: skip
def test_a_title_names_the_decision(title, decision, expected):
    assert is_titled(known(title, issuer="Cục Thủy sản"), decision) is expected


@pytest.mark.parametrize(
    ("issuer", "province", "expected"),
    [
        pytest.param("Quốc hội", "", True, id="parliament"),
        pytest.param("Chính phủ", "", True, id="government"),
        pytest.param("Bộ Y tế", "", False, id="ministry"),
        pytest.param("Ủy ban nhân dân tỉnh Đồng Nai", "dong nai", False, id="province"),
    ],
)
def test_bodies_above_the_prime_minister_implement_none_of_his_decisions(issuer, province, expected):
    decision = known("Chương trình", issuer="Thủ tướng Chính phủ")
    assert is_above(known("Nghị quyết", issuer=issuer, province=province), decision) is expected


TEXT = """Thực hiện Quyết định số 66;
I. MỤC ĐÍCH
Góp phần thực hiện Quyết định số 66;
Triển khai Quyết định số 66;
II. NHIỆM VỤ
Sở Y tế thực hiện Quyết định số 66.
"""


@pytest.fixture
def store():
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE documents (id, text)")
    connection.execute("CREATE TABLE entries (document, kind, start, quote)")
    connection.execute("INSERT INTO documents VALUES (1, ?)", [TEXT])
    for heading in ("I. MỤC ĐÍCH", "II. NHIỆM VỤ"):
        connection.execute("INSERT INTO entries VALUES (1, 'heading', ?, ?)", [TEXT.index(heading), heading])
    yield SimpleNamespace(connection=connection)
    connection.close()


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        pytest.param("Thực hiện ", True, id="opening"),
        pytest.param("Góp phần thực hiện ", False, id="adds to it"),
        pytest.param("Triển khai ", True, id="purpose"),
        pytest.param("Sở Y tế thực hiện ", False, id="work of one body"),
    ],
)
def test_a_plan_says_what_it_implements_where_it_says_what_it_is_for(store, before, expected):
    start = TEXT.index(f"{before}Quyết định") + len(before)
    link = SimpleNamespace(document=1, span=Span(start, start + 16), relation="implements", basis=False)
    assert says_so(store, link) is expected
    assert not says_so(store, SimpleNamespace(**{**vars(link), "relation": "based_on"}))


def column(name, province=""):
    return Column(name, province, (known("Kế hoạch", issuer=name, province=province),))


DONG_NAI = column("Ủy ban nhân dân tỉnh Đồng Nai", "dong nai")


@pytest.mark.parametrize(
    ("lead", "key", "asked_of", "expected"),
    [
        pytest.param("Thủ tướng Chính phủ", "thu-tuong-chinh-phu", column("Chính phủ"), False, id="part of a name"),
        pytest.param("Bộ Y tế", "bo-y-te", column("Bộ Y tế"), True, id="the same"),
        pytest.param("Bộ trưởng Bộ Y tế", None, column("Bộ Y tế"), True, id="its minister"),
        pytest.param("Các bộ, ngành", None, column("Bộ Y tế"), True, id="all ministries"),
        pytest.param("Các bộ, ngành", None, column("Quốc hội"), False, id="no ministry"),
        pytest.param("Các bộ, ngành", None, DONG_NAI, False, id="no province"),
        pytest.param(
            "Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương", "uy-ban-nhan-dan", DONG_NAI, True,
            id="all provinces",
        ),
        pytest.param("các địa phương", None, column("Sở Y tế tỉnh Đồng Nai", "dong nai"), False, id="no department"),
        pytest.param("Ủy ban nhân dân tỉnh Đắk Nông", "uy-ban-nhan-dan", DONG_NAI, False, id="another province"),
    ],
)  # fmt: skip
def test_a_task_is_asked_of_whole_names_and_whole_kinds(lead, key, asked_of, expected):
    task = Task("a", Span(0, 1), (Assignment("lead", Agency(lead, lead, key)),))
    assert Addressees.of(task).take_in(asked_of) is expected


@pytest.mark.parametrize(
    ("quote", "asked_of", "expected"),
    [
        pytest.param("80% hồ sơ cấp xã", column("Bộ Y tế"), False, id="communes and a ministry"),
        pytest.param("80% hồ sơ cấp xã", DONG_NAI, True, id="communes and a province"),
        pytest.param("80% hồ sơ cấp bộ", column("Bộ Y tế"), True, id="ministries"),
        pytest.param("80% hồ sơ", column("Bộ Y tế"), True, id="everyone"),
    ],
)
def test_a_figure_of_one_level_is_asked_of_that_level(quote, asked_of, expected):
    assert asks(Target(quote, Span(0, 9), 80, unit="%"), asked_of) is expected
