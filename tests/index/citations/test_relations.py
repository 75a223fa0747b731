"""What a document does to each one that it cites is told by the words around the citation: clause, list or title."""

import pytest

from vnpolicy.index.citations.mentions import find_mentions
from vnpolicy.ingest import read_bytes
from vnpolicy.nlp import extract

HEAD = (
    "CHÍNH PHỦ\n-------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n---------------\n"
    "Số: {number}\nHà Nội, ngày 01 tháng 02 năm 2023\n{kind}\nVỀ RỪNG\n"
)


def mentions_of(body, *, number="1/2023/NĐ-CP", kind="NGHỊ ĐỊNH"):
    document = read_bytes((HEAD.format(number=number, kind=kind) + body).encode(), "a.txt")
    return find_mentions(document, extract(document))


OWN = [
    pytest.param(
        "Điều 1. Bãi bỏ các quy định sau đây:\na) Khoản 2 Điều 5 Nghị định số 2/2015/NĐ-CP;\nb) Nghị định 3/2015/NĐ-CP",
        ("repeals", True),
        id="an item of a list names an article",
    ),
    pytest.param(
        "Điều 1. Bãi bỏ các văn bản sau đây:\na) Nghị định số 2/2015/NĐ-CP;\nb) Nghị định 3/2015/NĐ-CP.",
        ("repeals", False),
        id="an item of a list is the whole",
    ),
    pytest.param(
        "Điều 1. Bãi bỏ một số điều của các Nghị định sau:\na) Nghị định số 2/2015/NĐ-CP.",
        ("repeals", True),
        id="the head of the list says that parts are meant",
    ),
    pytest.param(
        "Điều 1. Bãi bỏ nội dung về phí tại Nghị định số 2/2015/NĐ-CP.", ("repeals", True), id="what it says of fees"
    ),
    pytest.param(
        "Điều 1. Bãi bỏ một số thủ tục hành chính tại Nghị định số 2/2015/NĐ-CP.", ("repeals", True), id="procedures"
    ),
    pytest.param(
        "Điều 1. Bãi bỏ Quy chế về thủ tục cấp phép ban hành kèm theo Nghị định số 2/2015/NĐ-CP.",
        ("repeals", False),
        id="what it put into force is the whole",
    ),
    pytest.param(
        "Điều 1. Thay thế toàn bộ nội dung Nghị định số 2/2015/NĐ-CP.", ("replaces", False), id="all of what it says"
    ),
    pytest.param(
        "Điều 1. Thay thế cụm từ “Nghị định số 2/2015/NĐ-CP” bằng cụm từ “Nghị định số 3/2020/NĐ-CP” tại Điều 9.",
        ("refers_to", False),
        id="only its name is replaced",
    ),
    pytest.param(
        "Điều 1. Các phương án\nb) Kiến nghị thực thi:\n- Rút ngắn thời gian.\n- Sửa đổi Nghị định số 2/2015/NĐ-CP.",
        ("refers_to", False),
        id="a proposal by its heading",
    ),
    pytest.param(
        "Theo đề nghị của Bộ trưởng, ban hành như sau:\nĐiều 1. Sửa đổi Nghị định số 2/2015/NĐ-CP",
        ("amends", False),
        id="who proposed the document is no proposal",
    ),
    pytest.param(
        "Điều 1. Mức phí theo hướng dẫn tại Nghị định số 2/2015/NĐ-CP.", ("refers_to", False), id="as another guides"
    ),
    pytest.param(
        "Điều 1. Các cơ sở thực hiện kiểm định nêu tại Nghị định số 2/2015/NĐ-CP.",
        ("refers_to", False),
        id="what it names is carried out",
    ),
    pytest.param(
        "Điều 1. Báo cáo tình hình thực hiện Nghị định số 2/2015/NĐ-CP.", ("refers_to", False), id="only told of"
    ),
    pytest.param(
        "Điều 1. Ngưng hiệu lực thi hành Nghị định số 2/2015/NĐ-CP.", ("refers_to", False), id="force is no act"
    ),
    pytest.param(
        "Điều 1. Nghị định quy định chi tiết thi hành Nghị định số 2/2015/NĐ-CP được áp dụng.",
        ("refers_to", False),
        id="another one without number guides",
    ),
    pytest.param(
        "Điều 1. Nghị định này quy định chi tiết và hướng dẫn thi hành một số điều của Nghị định số 2/2015/NĐ-CP.",
        ("implements", False),
        id="this one guides",
    ),
    pytest.param(
        "Điều 1. Thực hiện có hiệu quả Nghị định số 2/2015/NĐ-CP.", ("implements", False), id="it is carried out"
    ),
    pytest.param(
        "Điều 1. Nghị định này hết hiệu lực khi Nghị định số 2/2015/NĐ-CP được sửa đổi.",
        ("refers_to", False),
        id="what it says is when",
    ),
    pytest.param(
        "Điều 1. Nghị định này thay thế Nghị định số 9/2014/NĐ-CP ngày 02 tháng 3 năm 2014 ban hành mẫu sổ và hướng "
        "dẫn ghi sổ và Nghị định số 2/2015/NĐ-CP ngày 02 tháng 3 năm 2015.",
        ("replaces", False),
        id="a list goes on behind a title",
    ),
    pytest.param("Điều 1. Thay thế Nghị định số 2/2024/NĐ-CP.", ("refers_to", False), id="an act of a later year"),
    pytest.param(
        "Điều 1. Các văn bản sau đây hết hiệu lực thi hành:\n- Nghị định số 3/2014/NĐ-CP về rừng.\n- Nghị định số "
        "2/2015/NĐ-CP về đất.",
        ("repeals", False),
        id="items of a list that end in a full stop",
    ),
    pytest.param(
        "1. Bãi bỏ các Nghị định của Chính phủ:\na) Nghị định số 3/2014/NĐ-CP về rừng.\nđ) Mục VI Nghị định số "
        "2/2015/NĐ-CP về đất.",
        ("repeals", True),
        id="lettered items that end in a full stop",
    ),
    pytest.param(
        "1. Bãi bỏ các Nghị định:\na) Nghị định số 3/2014/NĐ-CP về rừng.\n2. Nghị định số 2/2015/NĐ-CP được áp dụng.",
        ("refers_to", False),
        id="the next clause is no item",
    ),
]


@pytest.mark.parametrize(("body", "expected"), OWN)
def test_what_the_document_itself_does(body, expected):
    found = next(m for m in mentions_of(body) if m.number_key in ("2-2015-nd-cp", "2-2024-nd-cp"))
    assert (found.relation, found.part, found.actor) == (*expected, None)


ANNEX = (
    "Điều 1. Bãi bỏ văn bản.\nPHỤ LỤC I\nDANH MỤC VĂN BẢN QUY PHẠM PHÁP LUẬT {heading}\n"
    "(Kèm theo Nghị định số 1/2023/NĐ-CP)\nTT\nLoại\nSố\nTên gọi\n1\nNghị định\n3/2014/NĐ-CP\nngày 16/01/2014\n"
    "Về phòng cháy rừng\n2\nNghị định\n5/2016/NĐ-CP\nngày 03/3/2016\n"
    "Sửa đổi, bổ sung một số điều của Nghị định số 2/2015/NĐ-CP ngày 24 tháng 9 năm 2015 về dịch vụ môi trường\n{more}"
    "PHỤ LỤC II\nMẪU\n1. Nghị định số 6/2014/NĐ-CP."
)


def annex_of(heading, more=""):
    mentions = mentions_of(ANNEX.format(heading=heading, more=more))
    acted = [(m, mentions[m.actor].number_key if m.actor is not None else "") for m in mentions]
    return {m.number_key: (m.relation, m.part, actor) for m, actor in acted}


def test_each_row_of_an_annex_of_repealed_acts_is_repealed_and_its_title_acts_for_it():
    found = annex_of("BỊ BÃI BỎ")
    assert found["3-2014-nd-cp"] == found["5-2016-nd-cp"] == ("repeals", False, "")
    assert found["2-2015-nd-cp"] == ("amends", True, "5-2016-nd-cp")
    assert found["6-2014-nd-cp"] == ("refers_to", False, "")


@pytest.mark.parametrize(
    ("heading", "more", "expected"),
    [
        pytest.param("HẾT HIỆU LỰC MỘT PHẦN", "", ("repeals", True), id="in part"),
        pytest.param("SỬA ĐỔI, THAY THẾ, BÃI BỎ", "", ("refers_to", False), id="acts that are only amended too"),
        pytest.param("BỊ BÃI BỎ", "Điều 3, Điều 4\n", ("repeals", True), id="a cell names articles"),
    ],
)
def test_the_heading_of_an_annex_tells_how_its_acts_end(heading, more, expected):
    assert annex_of(heading, more)["5-2016-nd-cp"][:2] == expected


@pytest.mark.parametrize(
    "more",
    [
        pytest.param("Được thay thế bởi\nThông tư số 9/2017/TT-BTC\n", id="the reason in the next cell"),
        pytest.param("Thông tư số 9/2017/TT-BTC\n", id="the same row"),
    ],
)
def test_what_replaces_an_act_of_an_annex_does_not_end(more):
    assert annex_of("BỊ BÃI BỎ", more)["9-2017-tt-btc"][0] == "refers_to"


def test_an_annex_of_procedures_ends_no_act():
    body = "Điều 1. A.\nDANH MỤC THỦ TỤC HÀNH CHÍNH BỊ BÃI BỎ\n1. Nghị định số 2/2015/NĐ-CP."
    assert [m.relation for m in mentions_of(body)] == ["refers_to"]


OTHERS = [
    pytest.param(
        "theo khoản 2 Điều 10 Nghị định số 2/2015/NĐ-CP đã được bãi bỏ tại khoản 1 Điều 7 Nghị định số 3/2020/NĐ-CP.",
        [("2-2015-nd-cp", "repeals", True, "3-2020-nd-cp")],
        id="an article of it was repealed",
    ),
    pytest.param(
        "Nghị định số 2/2015/NĐ-CP nay đã thay thế bởi Nghị định số 3/2020/NĐ-CP.",
        [("2-2015-nd-cp", "replaces", False, "3-2020-nd-cp")],
        id="replaced, without được",
    ),
    pytest.param(
        "Nghị định số 2/2015/NĐ-CP hết hiệu lực kể từ ngày Nghị định số 3/2020/NĐ-CP có hiệu lực.",
        [("2-2015-nd-cp", "repeals", False, "3-2020-nd-cp")],
        id="the one that comes into force ends the other",
    ),
    pytest.param(
        "Nghị định số 3/2020/NĐ-CP sửa đổi mức phí (sau đây viết tắt là Nghị định số 3/2020/NĐ-CP).",
        [],
        id="a short name",
    ),
    pytest.param("dự án Luật Đất đai (sửa đổi), Luật Nhà ở (sửa đổi);", [], id="laws to be passed"),
    pytest.param(
        "Luật Điện ảnh số 62/2006/QH11 đã được sửa đổi, bổ sung theo Luật số 31/2009/QH12, Luật số 5/2012/QH13, "
        "Luật Quảng cáo số 16/2012/QH13.",
        [("62-2006-qh11", "amends", False, "31-2009-qh12"), ("62-2006-qh11", "amends", False, "5-2012-qh13")],
        id="a list of amending laws ends at a law of its own name",
    ),
    pytest.param("Nghị định số 2/2015/NĐ-CP sửa đổi Nghị định số 3/2020/NĐ-CP.", [], id="the earlier one"),
    pytest.param(
        "Nghị định số 3/2020/NĐ-CP và các văn bản thay thế Thông tư số 2/2015/TT-BTC.",
        [],
        id="documents without number",
    ),
    pytest.param(
        "cụm từ “Luật Giá năm 2012” được thay thế bởi cụm từ “Luật Giá năm 2023” tại Điều 5.", [], id="words of a text"
    ),
    pytest.param("Luật Dầu khí thay thế Nghị định số 2/2015/NĐ-CP.", [], id="a law of no year"),
    pytest.param("dự án Luật Dầu khí thay thế Luật Dầu khí năm 1993.", [], id="a law still to be passed"),
    pytest.param(
        "Phụ lục I ban hành kèm theo Nghị định số 2/2015/NĐ-CP (đã được thay thế bằng Phụ lục I của Nghị định số "
        "3/2020/NĐ-CP).",
        [("2-2015-nd-cp", "replaces", True, "3-2020-nd-cp")],
        id="an annex of it was replaced",
    ),
]


@pytest.mark.parametrize(("body", "expected"), OTHERS)
def test_what_cited_documents_do_to_each_other(body, expected):
    mentions = mentions_of(f"Điều 1. Áp dụng {body}")
    said = [(m.number_key, m.relation, m.part, mentions[m.actor].number_key) for m in mentions if m.actor is not None]
    assert said == expected


def test_what_joins_a_law_that_a_basis_details_is_a_basis_itself():
    body = (
        "Căn cứ Nghị định số 2/2015/NĐ-CP ngày 01 tháng 01 năm 2015 của Chính phủ quy định chi tiết một số điều của "
        "Luật Giá và Nghị định số 3/2020/NĐ-CP ngày 01 tháng 01 năm 2020 của Chính phủ về rừng;\nĐiều 1. Rừng."
    )
    found = next(m for m in mentions_of(body) if m.number_key == "3-2020-nd-cp")
    assert (found.relation, found.actor) == ("based_on", None)


@pytest.mark.parametrize(
    ("number", "kind", "target", "expected"),
    [
        pytest.param("9/2023/TT-BTC", "THÔNG TƯ", "Quyết định số 5/2006/QĐ-BTC", "repeals", id="a ministry's decision"),
        pytest.param(
            "9/2023/TT-BTC", "THÔNG TƯ", "Quyết định số 5/2006/QĐ-TTg", "refers_to", id="the Prime Minister's"
        ),
        pytest.param("9/QĐ-TTg", "QUYẾT ĐỊNH", "Nghị định số 5/2006/NĐ-CP", "refers_to", id="a decree"),
        pytest.param("9/QĐ-UBND", "QUYẾT ĐỊNH", "Thông tư số 5/2006/TT-BTC", "refers_to", id="a province's decision"),
    ],
)
def test_only_acts_of_its_rank_or_below_are_changed(number, kind, target, expected):
    assert [m.relation for m in mentions_of(f"Điều 1. Bãi bỏ {target}.", number=number, kind=kind)] == [expected]


def test_a_draft_changes_nothing_yet():
    kind = "DỰ THẢO 2\nNGHỊ ĐỊNH"
    assert [m.relation for m in mentions_of("Điều 1. Bãi bỏ Nghị định số 2/2015/NĐ-CP.", kind=kind)] == ["refers_to"]
