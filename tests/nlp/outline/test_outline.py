"""The outline puts every paragraph below what governs it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnpolicy.ingest.document import Block, Document, Span
from vnpolicy.nlp.outline.markers import read_marker, roman_value
from vnpolicy.nlp.outline.outline import build_outline


def document(*paragraphs: str) -> Document:
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(Block("paragraph", Span(at, at + len(paragraph))))
        at += len(paragraph) + 1
    return Document("x", "sha256:0", "\n".join(paragraphs), tuple(blocks))


def parents(*paragraphs: str) -> list[int | None]:
    return [item.parent for item in build_outline(document(*paragraphs)).items]


@pytest.mark.parametrize(
    ("text", "kind", "ordinal"),
    [
        pytest.param("Điều 3. Tổ chức thực hiện", "article", 3, id="article"),
        pytest.param(
            "Điều 5 Nghị định số 30/2020/NĐ-CP quy định", "plain", 0, id="article of another act in a sentence"
        ),
        pytest.param("Chương II", "chapter", 2, id="bare chapter"),
        pytest.param("PHẦN THỨ HAI", "part", 2, id="part counted in words"),
        pytest.param("IV. TỔ CHỨC THỰC HIỆN", "roman", 4, id="Roman"),
        pytest.param("C. KINH PHÍ", "upper", 3, id="a capital that is no Roman number here"),
        pytest.param("10.2. Công an Thành phố:", "number", 2, id="two levels of numbers"),
        pytest.param("1- Các cấp ủy tiếp tục", "number", 1, id="a dash after the number, as the Party prints it"),
        pytest.param("2 - 3 năm một lần", "plain", 0, id="a range is no marker"),
        pytest.param("15.000 người được tập huấn", "plain", 0, id="a thousands point is no marker"),
        pytest.param("đ) Rà soát văn bản", "letter", 5, id="Vietnamese alphabet"),
        pytest.param("(ii) Sửa đổi quy định", "parenthesis", 2, id="small Roman in brackets"),
        pytest.param("- Sở Y tế báo cáo", "dash", 0, id="dash"),
        pytest.param("+ 70% cơ sở", "plus", 0, id="plus before a figure"),
        pytest.param("Article 4. Implementation", "article", 4, id="English article"),
        pytest.param("Article 3.- Ministries", "article", 3, id="a point and a dash"),
        pytest.param("1.2- Tổ chức quán triệt", "number", 2, id="two levels and a dash, as the Party prints them"),
        pytest.param("5.- Ministries shall", "number", 5, id="a number, a point and a dash"),
        pytest.param("dd) Handle violations", "letter", 5, id="đ in English"),
    ],
)
def test_a_marker_has_kind_and_number(text, kind, ordinal):
    marker = read_marker(text)
    assert (marker.kind, marker.ordinal) == (kind, ordinal)


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        pytest.param(
            ["I. NHIỆM VỤ", "1. Sở Y tế:", "- Lập kế hoạch;", "- Báo cáo;", "2. Sở Tài chính:"],
            [None, 0, 1, 1, 0],
            id="numbers and signs",
        ),
        pytest.param(
            ["1. Mở hội thảo", "Đơn vị chủ trì: Sở Y tế", "Thời gian: Quý IV/2026", "Nhiệm vụ: Chuẩn bị", "Viết bài"],
            [None, 0, 0, 0, 3],
            id="a label with its value governs nothing, one that announces works does",
        ),
        pytest.param(
            ["1. Sở A gồm:", "a) một;", "- chi tiết;", "b) hai.", "2. Sở B"],
            [None, 0, 1, 0, None],
            id="letters go on after signs",
        ),
        pytest.param(
            ["Sở Y tế:", "- Lập kế hoạch;", "Sở Tài chính:", "- Bố trí vốn."], [None, 0, None, 2], id="numbering lost"
        ),
        pytest.param(
            ["Key targets", "By 2025:", "- 80% of communes", "By 2030:", "- 90% of communes", "Funds:", "- Fees"],
            [None, 0, 1, 0, 3, None, 5],
            id="lead-ins that begin alike stand below one heading",
        ),
        pytest.param(
            ["Các đơn vị thực hiện các việc sau:", "1. Rà soát;", "2. Báo cáo."],
            [None, 0, 0],
            id="a list below a lead-in",
        ),
        pytest.param(
            ["Chương I", "QUY ĐỊNH CHUNG", "Điều 1. Phạm vi", "1. Một", "Điều 2. Đối tượng"],
            [None, 0, 0, 2, 0],
            id="a chapter and its title",
        ),
        pytest.param(["Thời gian", "2", "3", "Một"], [None, 0, None, None], id="cells of a table"),
    ],
)
def test_a_paragraph_stands_below_its_governor(paragraphs, expected):
    assert parents(*paragraphs) == expected


def test_rules_and_blank_lines_are_no_items():
    assert len(build_outline(document("-------", "1. Một")).items) == 1


def test_what_follows_the_recipients_is_outside():
    items = build_outline(document("1. Sở Y tế:", "- Báo cáo.", "Nơi nhận:", "- Như trên;")).items
    assert [item.kind for item in items] == ["number", "dash", "end", "dash"]
    assert items[3].parent == 2


def test_a_column_of_receivers_ends_no_document():
    items = build_outline(document("Loại báo cáo", "Nơi nhận", "Thời hạn", "VII. Quản lý quỹ")).items
    assert "end" not in [item.kind for item in items]


def test_the_number_of_a_page_is_no_item_but_that_of_a_row_is():
    long = "- " + "Rà soát các quy định về quản lý. " * 40
    assert len(build_outline(document("1. Sở Y tế:", long, "2", "2. Sở Nội vụ:")).items) == 3
    assert len(build_outline(document("1. Sở Y tế:", "- Rà soát.", "2", "2. Sở Nội vụ:")).items) == 4


def test_a_body_is_the_paragraph_without_its_marker():
    source = document("a) Rà soát văn bản")
    item = build_outline(source).items[0]
    assert source.text[item.body.start : item.body.end] == "Rà soát văn bản"


def test_ancestors_are_nearest_first():
    outline = build_outline(document("I. A", "1. B", "a) Công việc C", "- Công việc D"))
    assert outline.ancestors(3) == (2, 1, 0)


@given(st.integers(1, 49))
def test_roman_numbers_read_back(number):
    tens, ones = divmod(number, 10)
    written = ["", "X", "XX", "XXX", "XL"][tens] + ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"][ones]
    assert roman_value(written) == number


@given(
    st.lists(
        st.sampled_from(
            ["1. Một", "2. Hai", "a) ba", "- bốn", "+ năm", "Điều 1. Sáu", "BẢY TÁM", "chín:", "I. X", "Mười"]
        )
    )
)
def test_parents_come_before_their_children(paragraphs):
    items = build_outline(document(*paragraphs)).items
    assert all(item.parent is None or item.parent < index for index, item in enumerate(items))
    assert all(item.level == (0 if item.parent is None else items[item.parent].level + 1) for item in items)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("KT. TỔ TRƯỞNG", "end"),
        ("KT. BỘ TRƯỞNG THỨ TRƯỞNG", "end"),
        ("BỘ TRƯỞNG:", "end"),
        ("GIÁM ĐỐC SỞ TƯ PHÁP", "title"),
        ("CHỦ TỊCH NƯỚC", "title"),
    ],
)
def test_a_post_alone_ends_the_document(line, kind):
    assert build_outline(document(line, "Trình cấp trên")).items[0].kind == kind


def test_a_post_above_a_name_ends_the_document():
    kinds = [
        item.kind
        for item in build_outline(
            document(
                "KT. TỔ TRƯỞNG", "THỨ TRƯỞNG BỘ XÂY DỰNG", "Trần Văn Đồng", "1. Về vốn", "BỘ XÂY DỰNG", "Rà soát vốn"
            )
        ).items
    ]
    assert kinds == ["end", "end", "plain", "number", "title", "plain"]


def test_short_lines_in_a_row_go_down_to_a_last_level():
    assert max(item.level for item in build_outline(document(*["Công trình"] * 400)).items) < 100
