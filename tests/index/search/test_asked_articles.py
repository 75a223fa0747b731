"""A law asked for by its name, and an article by its number."""

import pytest

from vnpolicy.index import Filters, Library
from vnpolicy.ingest import read_bytes
from vnpolicy.nlp.plan import Header, Plan


def add(library, card, articles, *, head=""):
    kind, number, issued, title = card
    lines = [*filter(None, [head]), title, *(f"Điều {at}. {text}" for at, text in enumerate(articles, 1))]
    document = read_bytes("\n".join(lines).encode(), f"{title} {number}.txt")
    header = Header(kind, number, "Quốc hội", None, issued, title)
    library.add(document, Plan(document.source, document.digest, "vi", header))


TRADE = ["Phạm vi điều chỉnh của luật chợ", "Người bán hàng ở chợ phải ghi giá"]


@pytest.fixture
def library(tmp_path, encoder):
    made = Library(tmp_path / "laws", encoder=encoder)
    add(made, ("Luật", "11/2009/QH12", "2009-06-01", "CHỢ"), ["Luật chợ cũ", "Người bán hàng ở chợ cũ"])
    add(made, ("Luật", "21/2019/QH14", "2019-06-01", "VỀ CHỢ"), TRADE)
    add(made, ("Luật", None, None, "CHỢ"), TRADE, head="DỰ THẢO 2")
    add(made, ("Luật", "31/2020/QH14", "2020-06-01", "QUẢN LÝ CHỢ"), ["Luật chợ là gì", "Luật chợ, chợ và luật chợ"])
    add(made, ("Luật", "41/2021/QH14", "2021-06-01", "SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT CHỢ"), ["Luật chợ", "Chợ"])
    add(made, ("Bộ luật", "1/2015/QH13", "2015-11-27", "HÌNH SỰ"), ["Tội phạm ở chợ", "Hình sự và chợ"])
    add(made, ("Nghị định", "5/2022/NĐ-CP", "2022-01-01", "QUY ĐỊNH CHI TIẾT LUẬT CHỢ"), ["Luật chợ", "Phí chợ"])
    return made


@pytest.mark.parametrize(
    ("query", "number", "kind"),
    [
        pytest.param("luật chợ", "21/2019/QH14", "title", id="the newest of a name"),
        pytest.param("Luật Chợ năm 2009", "11/2009/QH12", "title", id="of a year"),
        pytest.param("Luật Chợ 2009", "11/2009/QH12", "title", id="the year alone"),
        pytest.param("Luật Chợ mới nhất", "21/2019/QH14", "title", id="said to be the newest"),
        pytest.param("luật chợ đang có hiệu lực hiện nay", "21/2019/QH14", "title", id="said to be in force"),
        pytest.param("luat cho", "21/2019/QH14", "title", id="without diacritics"),
        pytest.param("điều 2 luật chợ", "21/2019/QH14", "passage", id="an article"),
        pytest.param("khoản 1 Điều 2 của Luật Chợ năm 2009 nói gì", "11/2009/QH12", "passage", id="of a year's law"),
        pytest.param("luật chợ điều 2", "21/2019/QH14", "passage", id="the article last"),
        pytest.param("điều 2 nghị định 5/2022/NĐ-CP", "5/2022/NĐ-CP", "passage", id="of a number"),
        pytest.param("điều 2 BLHS", "1/2015/QH13", "passage", id="an abbreviation"),
        pytest.param("Article 2 of Decree 5/2022/ND-CP", "5/2022/NĐ-CP", "passage", id="in English"),
    ],
)
def test_what_is_asked_for_stands_first(library, query, number, kind):
    hit = library.search(query)[0]
    assert (hit.document.number, hit.kind) == (number, kind)
    assert kind != "passage" or hit.quote.startswith("Điều 2.")
    assert hit.score == pytest.approx(sum(hit.why.parts.values()))


def test_laws_are_read_once_until_others_come(library):
    said = []
    library.store.connection.set_trace_callback(said.append)
    assert [library.search(query)[0].document.number for query in ("luật chợ", "luật quản lý chợ")] == [
        "21/2019/QH14",
        "31/2020/QH14",
    ]
    assert sum("doc_type_key IN" in sql for sql in said) == 1
    add(library, ("Luật", "51/2025/QH15", "2025-06-01", "CHỢ"), TRADE)
    assert library.search("luật chợ")[0].document.number == "51/2025/QH15"


def test_a_filter_holds_for_what_is_asked_for(library):
    hits = library.search("luật chợ", filters=Filters(document="11/2009/QH12"))
    assert {hit.document.number for hit in hits} == {"11/2009/QH12"}


def test_a_draft_is_marked_and_stands_behind(library):
    hits = library.search("người bán hàng ở chợ phải ghi giá", limit=20)
    found = {(hit.document.number, hit.kind): hit for hit in reversed(hits)}
    assert [hit.draft for hit in found.values()] == [number is None for number, _ in found]
    ours, draft = found["21/2019/QH14", "passage"], found[None, "passage"]
    assert ours.score - draft.score > 1
    assert draft.score == pytest.approx(sum(draft.why.parts.values()))
