"""A search by an agency or province of today finds what was assigned to those before it."""

import pytest

from vnpolicy.index import Filters, Library
from vnpolicy.index.search.former_tasks import province_keys
from vnpolicy.index.search.present_names import present_names
from vnpolicy.ingest import read_bytes
from vnpolicy.ingest.document import Span
from vnpolicy.nlp.plan import Agency, Assignment, Header, Plan, Task

TEXT = """KẾ HOẠCH
Thực hiện nhiệm vụ năm 2022
Sở TNMT kiểm tra chất thải tại các nhà máy.
Sở Lao động - Thương binh và Xã hội hỗ trợ hộ nghèo làm nhà.
Sở Lao động - Thương binh và Xã hội chăm sóc trẻ em.
Sở Lao động - Thương binh và Xã hội báo cáo kết quả.
Sở Nội vụ quản lý hoạt động tôn giáo.
Sở Công Thương quản lý chợ.
"""
LEADS = ("Sở TNMT", *["Sở Lao động - Thương binh và Xã hội"] * 3, "Sở Nội vụ", "Sở Công Thương")
NAMES = {"Sở TNMT": "Sở Tài nguyên và Môi trường"}


def plan_of(province, issued):
    document = read_bytes(TEXT.encode(), f"{province} {issued}.txt")
    tasks = []
    for line, lead in zip(document.text.strip().split("\n")[2:], LEADS, strict=True):
        start = document.text.index(line)
        agency = Agency(lead, NAMES.get(lead, lead))
        tasks.append(Task(line, Span(start, start + len(line)), (Assignment("lead", agency),)))
    header = Header("Kế hoạch", "5/KH-UBND", f"Ủy ban nhân dân tỉnh {province}", province, issued, "Nhiệm vụ")
    return document, Plan(document.source, document.digest, "vi", header, tasks=tuple(tasks))


@pytest.fixture
def library(tmp_path):
    made = Library(tmp_path / "library")
    made.add(*plan_of("Long An", "2022-05-01"))
    made.add(*plan_of("Đồng Nai", "2025-09-01"))
    return made


def quotes(library, **filters):
    hits = library.search("sở", mode="keyword", filters=Filters(kind="task", **filters), limit=50)
    return sorted({(hit.document.province, hit.quote.rstrip(".")) for hit in hits})


def words(library, **filters):
    return [quote for province, quote in quotes(library, **filters) if province == "Long An"]


POOR = "Sở Lao động - Thương binh và Xã hội hỗ trợ hộ nghèo làm nhà"
CHILDREN = "Sở Lao động - Thương binh và Xã hội chăm sóc trẻ em"
REPORT = "Sở Lao động - Thương binh và Xã hội báo cáo kết quả"
WASTE = "Sở TNMT kiểm tra chất thải tại các nhà máy"
RELIGION = "Sở Nội vụ quản lý hoạt động tôn giáo"


@pytest.mark.parametrize(
    ("agency", "expected"),
    [
        pytest.param("Sở Nông nghiệp và Môi trường", [POOR, WASTE], id="the whole of one body, a field of another"),
        pytest.param("SNNMT", [POOR, WASTE], id="abbreviation"),
        pytest.param("Sở NN và MT", [POOR, WASTE], id="parts as initials"),
        pytest.param("Department of Agriculture and Environment", [POOR, WASTE], id="English name"),
        pytest.param("Sở Y tế", [CHILDREN], id="a field only"),
        pytest.param("Sở Nội vụ", [REPORT, RELIGION], id="what no field claims goes with the main heir"),
        pytest.param("Sở Dân tộc và Tôn giáo", [RELIGION], id="from a body that lives on"),
        pytest.param("Công an tỉnh", [], id="no task of the field"),
        pytest.param("Sở Tài nguyên và Môi trường", [WASTE], id="a former name finds its own"),
    ],
)
def test_tasks_of_predecessors_are_found(library, agency, expected):
    assert words(library, agency=agency) == sorted(expected)


def test_as_written_finds_only_the_name_itself(library):
    assert words(library, agency="Sở Nông nghiệp và Môi trường", as_written=True) == []
    assert words(library, agency="Sở Nội vụ", as_written=True) == [RELIGION]


def test_what_a_body_that_lives_on_does_after_the_change_is_its_own(library):
    found = quotes(library, agency="Sở Dân tộc và Tôn giáo")
    assert {province for province, _ in found} == {"Long An"}


def test_a_province_of_today_has_the_documents_of_those_that_joined_it(library):
    assert quotes(library, province="Tây Ninh") == quotes(library, province="Long An") != []
    assert quotes(library, province="Tây Ninh", as_written=True) == []


def test_hits_have_both_names(library):
    hits = library.search("chất thải nhà máy", mode="keyword", filters=Filters(kind="task", province="Long An"))
    (name,) = hits[0].present
    assert (name.written, name.names) == ("Sở TNMT", ("Sở Nông nghiệp và Môi trường tỉnh Tây Ninh",))
    assert name.certain


def test_as_written_hits_have_the_name_of_the_document_alone(library):
    hits = library.search("chất thải nhà máy", mode="keyword", filters=Filters(kind="task", as_written=True))
    assert [hit.present for hit in hits if hit.quote.startswith("Sở TNMT")] == [(), ()]


def test_an_agency_that_is_the_same_has_no_present_name(library):
    (card,) = [card for card in library.cards("5/KH-UBND") if card.province == "Đồng Nai"]
    tasks = {task.quote.rstrip("."): task for task in library.plan(card.id).tasks}
    assert present_names(tasks["Sở Công Thương quản lý chợ"], card, on="2026-01-01") == []
    (unclear,) = present_names(tasks[REPORT], card, on="2026-01-01")
    assert (unclear.certain, len(unclear.names)) == (False, 5)
    assert unclear.names[0] == "Sở Nội vụ"


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        pytest.param("Tây Ninh", ["tay ninh", "long an"], id="one joined"),
        pytest.param("tỉnh Long An", ["long an"], id="it joined another"),
        pytest.param("TP. Huế", ["hue", "thua thien hue"], id="renamed"),
        pytest.param("Atlantis", ["atlantis"], id="unknown"),
    ],
)
def test_provinces_that_a_filter_means(name, keys):
    assert province_keys(name) == keys
    assert province_keys(name, as_written=True) == keys[:1]


@pytest.mark.parametrize("name", ["TP.HCM", "Sài Gòn", "HCMC"])
def test_a_filter_knows_what_a_province_is_called(name):
    assert "ho chi minh" in province_keys(name, as_written=True)
    assert set(province_keys("Hồ Chí Minh")) <= set(province_keys(name))


LOCAL = {
    ("Long An", "2022-03-01"): ("Sở Y tế", "UBND tỉnh", "cơ sở y tế"),
    ("Hà Nội", "2022-04-01"): ("Sở Y tế", "UBND thành phố", "Đầu tư và Xây dựng"),
    (None, "2022-05-01"): ("Sở Y tế Hà Nội", "UBND cấp tỉnh", "UBND các tỉnh", "Sở Y tế", "Chi cục Thuế", "Tỉnh ủy"),
}


@pytest.fixture
def country(tmp_path):
    made = Library(tmp_path / "country")
    for (province, issued), leads in LOCAL.items():
        document = read_bytes("\n".join(f"{lead} báo cáo." for lead in leads).encode(), f"{issued}.txt")
        starts = [document.text.index(f"{lead} báo cáo.") for lead in leads]
        spans = [Span(start, start + len(lead) + 9) for start, lead in zip(starts, leads, strict=True)]
        tasks = [
            Task(document.text[slice(*span)], span, (Assignment("lead", Agency(lead, lead)),))
            for span, lead in zip(spans, leads, strict=True)
        ]
        issuer = f"Ủy ban nhân dân tỉnh {province}" if province else "Chính phủ"
        header = Header("Kế hoạch", None, issuer, province, issued, f"Báo cáo {issued}")
        made.add(document, Plan(document.source, document.digest, "vi", header, tasks=tuple(tasks)))
    return made


def given(library, agency):
    hits = library.search("báo cáo", mode="keyword", filters=Filters(kind="task", agency=agency), limit=50)
    return {(hit.document.province, hit.record.agencies("lead")[0].name) for hit in hits}


CENTRAL = {(None, "UBND cấp tỉnh"), (None, "UBND các tỉnh")}


@pytest.mark.parametrize(
    ("agency", "expected"),
    [
        pytest.param("Sở Y tế Long An", {("Long An", "Sở Y tế"), (None, "Sở Y tế")}, id="its own, and the country's"),
        pytest.param("Sở Y tế tỉnh Tây Ninh", {("Long An", "Sở Y tế"), (None, "Sở Y tế")}, id="those that joined it"),
        pytest.param(
            "SYT Hà Nội",
            {("Hà Nội", "Sở Y tế"), (None, "Sở Y tế"), (None, "Sở Y tế Hà Nội")},
            id="a name with its place",
        ),
        pytest.param("UBND tỉnh Long An", {("Long An", "UBND tỉnh"), *CENTRAL}, id="a committee"),
        pytest.param("UBND TP. Hà Nội", {("Hà Nội", "UBND thành phố"), *CENTRAL}, id="a city's committee"),
        pytest.param("UBND tỉnh", {("Long An", "UBND tỉnh"), *CENTRAL}, id="any committee"),
        pytest.param("UBND cấp tỉnh", {("Long An", "UBND tỉnh"), *CENTRAL}, id="its other name"),
        pytest.param("TU", {(None, "Tỉnh ủy")}, id="no syllable of another name"),
        pytest.param("Cục Thuế", set(), id="a longer kind of body"),
    ],
)
def test_an_agency_with_its_place(country, agency, expected):
    assert given(country, agency) == expected


def test_a_facility_is_no_department(country):
    assert {name for _, name in given(country, "Sở Y tế")} == {"Sở Y tế", "Sở Y tế Hà Nội"}
