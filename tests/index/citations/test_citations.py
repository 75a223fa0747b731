"""Citations are identified, related and resolved: to a document, to one that is not in the library, or to several."""

import pytest

from vnpolicy.index import Library
from vnpolicy.index.citations.checking import Checker
from vnpolicy.index.citations.citing import Citations
from vnpolicy.index.citations.identity import is_national, name_key, same_number
from vnpolicy.index.citations.mentions import find_mentions
from vnpolicy.index.citations.resolution import Cited, Citing, Resolver
from vnpolicy.index.citations.tree import Reach, grow, grow_unknown
from vnpolicy.index.upkeep.catching_up import catch_up
from vnpolicy.ingest import read_bytes
from vnpolicy.nlp import extract


def text(issuer, number, day, title, body, *, place="Hà Nội"):
    """A document as it is copied from a legal database."""
    year, month, date = day.split("-")
    kind = {"QĐ": "QUYẾT ĐỊNH", "NĐ": "NGHỊ ĐỊNH", "TT": "THÔNG TƯ", "KH": "KẾ HOẠCH", "QH": "LUẬT"}
    symbol = next(kind[part] for part in kind if part in number)
    return (
        f"{issuer}\n-------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n---------------\n"
        f"Số: {number}\n{place}, ngày {date} tháng {month} năm {year}\n{symbol}\n{title}\n{body}\n"
    )


DECREE = text("CHÍNH PHỦ", "75/2015/NĐ-CP", "2015-09-09", "VỀ BẢO VỆ RỪNG", "Điều 1. Nghị định này quy định về rừng.")
LAW = text("QUỐC HỘI", "72/2020/QH14", "2020-11-17", "BẢO VỆ MÔI TRƯỜNG", "Điều 1. Luật này quy định về môi trường.")
OLD_LAW = text("QUỐC HỘI", "55/2014/QH13", "2014-06-23", "BẢO VỆ MÔI TRƯỜNG", "Điều 1. Luật này quy định.")
NEW_DECREE = text(
    "CHÍNH PHỦ",
    "10/2022/NĐ-CP",
    "2022-02-01",
    "VỀ CHÍNH SÁCH BẢO VỆ RỪNG",
    "Căn cứ Luật Bảo vệ môi trường ngày 17 tháng 11 năm 2020;\nĐiều 1. Nghị định này quy định về rừng.\n"
    "Điều 2. Nghị định này thay thế Nghị định số 75/2015/NĐ-CP ngày 09 tháng 9 năm 2015 của Chính phủ.",
)


REPEALING = text(
    "CHÍNH PHỦ", "11/2021/NĐ-CP", "2021-05-01", "VỀ PHÍ RỪNG", "Điều 1. Bãi bỏ Nghị định số 50/2011/NĐ-CP."
)


def plan(province, number, day, body="1. Nội dung."):
    return text(f"ỦY BAN NHÂN DÂN\nTỈNH {province.upper()}", number, day, "BẢO VỆ RỪNG", body, place=province)


def read(content, name="a.txt"):
    document = read_bytes(content.encode(), name)
    return document, extract(document)


@pytest.fixture
def filled(tmp_path):
    """A library of the texts that it is given."""
    opened = []

    def fill(*texts):
        library = Library(tmp_path / "library")
        opened.append(library)
        for number, content in enumerate(texts):
            library.add(*read(content, f"{number}.txt"), embed="none")
        return library

    yield fill
    for library in opened:
        library.close()


def mentions_of(body):
    document, found = read(text("CHÍNH PHỦ", "1/2023/NĐ-CP", "2023-01-01", "VỀ RỪNG", body))
    return find_mentions(document, found)


@pytest.mark.parametrize(
    ("cited", "own", "expected"),
    [
        pytest.param("889-qd-ttg", "889-qd-ttg", "same", id="the same"),
        pytest.param("75-nd-cp", "75-2015-nd-cp", "year left out", id="the year is left out"),
        pytest.param("12-2o20-nd-cp", "12-2020-nd-cp", "other spelling", id="a letter for a digit"),
        pytest.param("2-2017-ttlt-bca-bqp", "2-2017-ttlt-bca-bqp-btc", "other spelling", id="a body is left out"),
        pytest.param("75-2016-nd-cp", "75-2015-nd-cp", None, id="another year"),
        pytest.param("889-qd-btc", "889-qd-ttg", None, id="another issuer"),
        pytest.param("8-qd-ttg", "889-qd-ttg", None, id="another number"),
    ],
)
def test_numbers_are_told_from_each_other_by_more_than_their_spelling(cited, own, expected):
    assert same_number(cited, own) == expected


@pytest.mark.parametrize(
    ("doc_type", "title", "expected"),
    [
        pytest.param("Luật", "Luật Đất đai", "luat dat dai", id="as cited"),
        pytest.param("Luật", "ĐẤT ĐAI CỦA QUỐC HỘI KHÓA XII, KỲ HỌP THỨ 5", "luat dat dai", id="as titled"),
        pytest.param("Bộ luật", "Bộ luật Lao động", "luat lao dong", id="a code is a law"),
        pytest.param("Hiến pháp", "Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam", "hien phap", id="constitution"),
        pytest.param("Quyết định", "VỀ ĐẤT ĐAI", "", id="others have no names"),
        pytest.param("Luật", "Law on Environmental Protection", "luat bao ve moi truong", id="in English"),
        pytest.param("Luật", "Land Law", "luat dat dai", id="in English, Law stands last"),
    ],
)
def test_a_law_has_one_key_for_all_ways_to_write_its_name(doc_type, title, expected):
    assert name_key(doc_type, title) == expected


def test_the_symbol_of_a_peoples_committee_names_no_issuer():
    assert is_national("889-qd-ttg")
    assert not is_national("130-kh-ubnd")


@pytest.mark.parametrize(
    ("body", "relation", "part"),
    [
        pytest.param("Căn cứ Nghị định số 2/2015/NĐ-CP;\nĐiều 1. Rừng.", "based_on", False, id="a basis"),
        pytest.param("Điều 1. Nghị định này thay thế Nghị định số 2/2015/NĐ-CP.", "replaces", False, id="replaces"),
        pytest.param("Điều 1. Bãi bỏ Nghị định số 2/2015/NĐ-CP.", "repeals", False, id="repeals"),
        pytest.param("Điều 1. Bãi bỏ khoản 2 Điều 5 Nghị định số 2/2015/NĐ-CP.", "repeals", True, id="a part"),
        pytest.param(
            "Điều 9. Nghị định số 2/2015/NĐ-CP hết hiệu lực kể từ ngày Nghị định này có hiệu lực.",
            "repeals",
            False,
            id="the words stand after it",
        ),
        pytest.param("Điều 1. Sửa đổi, bổ sung một số điều của Nghị định số 2/2015/NĐ-CP", "amends", True, id="amends"),
        pytest.param("Điều 1. Lập hồ sơ theo Nghị định số 2/2015/NĐ-CP.", "refers_to", False, id="only names it"),
        pytest.param(
            "Điều 1. Bộ Tài chính nghiên cứu sửa đổi Nghị định số 2/2015/NĐ-CP.",
            "refers_to",
            False,
            id="is to be changed",
        ),
        pytest.param("QUY CHẾ\n(Ban hành kèm theo Nghị định số 2/2015/NĐ-CP)", "attached_to", False, id="attached"),
        pytest.param(
            "Điều 1. Bãi bỏ các văn bản sau:\na) Nghị định số 9/2014/NĐ-CP;\nb) Nghị định số 2/2015/NĐ-CP.",
            "repeals",
            False,
            id="an item of a list",
        ),
    ],
)
def test_the_words_around_a_citation_tell_the_relation(body, relation, part):
    found = next(m for m in mentions_of(body) if m.number_key == "2-2015-nd-cp")
    assert (found.relation, found.part, found.actor) == (relation, part, None)


def test_a_basis_whose_title_ends_in_a_law_is_one_mention():
    mentions = mentions_of(
        "Căn cứ Nghị định số 2/2015/NĐ-CP ngày 01 tháng 01 năm 2015 của Chính phủ quy định chi tiết một số điều của "
        "Luật Bảo vệ môi trường;\nĐiều 1. Rừng."
    )
    assert [(m.relation, m.basis) for m in mentions if m.number_key == "2-2015-nd-cp"] == [("based_on", True)]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("Căn cứ Nghị định số 3/2020/NĐ-CP sửa đổi Nghị định số 2/2015/NĐ-CP;\nĐiều 1. Rừng.", id="active"),
        pytest.param(
            "Điều 1. Theo Nghị định số 2/2015/NĐ-CP được sửa đổi, bổ sung bởi Nghị định số 3/2020/NĐ-CP.", id="passive"
        ),
    ],
)
def test_one_cited_document_acts_on_another(body):
    mentions = mentions_of(body)
    said = next(m for m in mentions if m.relation == "amends")
    assert said.number_key == "2-2015-nd-cp"
    assert mentions[said.actor].number_key == "3-2020-nd-cp"


def test_the_document_above_is_the_last_one_of_its_type():
    body = (
        "Điều 1. Theo Quyết định số 5/QĐ-TTg và Nghị định số 2/2015/NĐ-CP.\nĐiều 2. Quyết định nêu trên được công bố."
    )
    again = [m for m in mentions_of(body) if m.number_key == "5-qd-ttg"]
    assert len(again) == 2


def test_a_circular_repeals_no_decree():
    content = text("BỘ TÀI CHÍNH", "3/2022/TT-BTC", "2022-01-01", "VỀ PHÍ", "Điều 1. Bãi bỏ Nghị định số 2/2015/NĐ-CP.")
    document, found = read(content)
    assert [m.relation for m in find_mentions(document, found)] == ["refers_to"]


def test_a_law_without_its_year_is_the_one_that_the_document_rests_on():
    body = (
        "Căn cứ Luật Đầu tư ngày 17 tháng 6 năm 2020;\nĐiều 1. Theo Luật Đầu tư.\n"
        "Điều 2. Dự án theo Luật Đầu tư năm 2014 được tiếp tục."
    )
    laws = [m.issued for m in mentions_of(body) if m.name_key == "luat dau tu"]
    assert laws == ["2020-06-17", "2020-06-17", "2014"]


def resolve(library, *, citing=None, **cited):
    given = {"number_key": "", "name_key": "", "issued": None, "issuer": None, "title": None} | cited
    return Resolver(library.store).resolve(Cited(**given), citing or Citing())


def test_the_province_of_the_document_that_cites_decides(filled):
    library = filled(plan("Lào Cai", "130/KH-UBND", "2022-03-01"), plan("Bến Tre", "130/KH-UBND", "2022-05-01"))
    asked = {"number_key": "130-kh-ubnd", "issued": "2022"}
    told = resolve(library, **asked, citing=Citing("ben tre", "2022-06-01"))
    assert [known.province for known in told.documents] == ["ben tre"]
    assert told.state == "found"
    assert resolve(library, **asked).state == "ambiguous"
    assert len(resolve(library, **asked).documents) == 2
    assert resolve(library, **asked, citing=Citing("ha giang")).state == "stub"


def test_the_day_decides_where_no_province_is_told(filled):
    library = filled(plan("Lào Cai", "130/KH-UBND", "2022-03-01"), plan("Bến Tre", "130/KH-UBND", "2022-05-01"))
    told = resolve(library, number_key="130-kh-ubnd", issued="2022-03-01")
    assert (told.state, told.documents[0].province) == ("found", "lao cai")


def test_a_number_without_a_year_is_not_certain(filled):
    library = filled(text("THỦ TƯỚNG CHÍNH PHỦ", "889/QĐ-TTg", "2020-06-24", "PHÊ DUYỆT CHƯƠNG TRÌNH", "Điều 1. A."))
    assert resolve(library, number_key="889-qd-ttg").state == "ambiguous"
    assert resolve(library, number_key="889-qd-ttg", issued="2020-06-24").state == "found"
    assert resolve(library, number_key="889-qd-ttg", issued="2018-06-24").state == "stub"


def test_a_law_is_found_by_its_name_and_year(filled):
    library = filled(OLD_LAW, LAW)
    key = "luat bao ve moi truong"
    assert resolve(library, name_key=key, issued="2020").documents[0].number == "72/2020/QH14"
    assert resolve(library, name_key=key, issued="1993").state == "stub"
    assert resolve(library, name_key=key).state == "ambiguous"
    last = resolve(library, name_key=key, citing=Citing(issued="2018-05-01"))
    assert (last.state, last.documents[0].number) == ("found", "55/2014/QH13")


LAND = text("QUỐC HỘI", "7/2016/QH13", "2016-11-20", "NGHỀ RỪNG", "Điều 1. Luật này quy định về rừng.")


def citing_law(number, year):
    return plan("Lào Cai", f"{number}/KH-UBND", "2019-01-01", f"Căn cứ Luật Nghề rừng năm {year};\n1. Nội dung.")


def test_a_year_that_few_documents_write_is_no_law(filled):
    library = filled(LAND, *(citing_law(n, 2016) for n in range(1, 22)), citing_law(31, 2018), citing_law(32, 2018))
    told = resolve(library, name_key="luat nghe rung", citing=Citing(issued="2023-01-01"))
    assert (told.state, told.documents[0].number) == ("found", "7/2016/QH13")


def test_a_newer_law_that_is_only_cited_leaves_the_held_one_uncertain(filled):
    library = filled(LAND, citing_law(1, 2018), citing_law(2, 2018))
    told = resolve(library, name_key="luat nghe rung", citing=Citing(issued="2023-01-01"))
    assert (told.state, told.documents[0].number) == ("ambiguous", "7/2016/QH13")


@pytest.mark.parametrize(
    ("issuer", "expected"),
    [
        pytest.param("Ủy ban nhân dân tỉnh", "found", id="the province's"),
        pytest.param("Ủy ban nhân dân huyện Bắc Hà", "stub", id="a district's"),
        pytest.param("UBND thành phố Sa Pa", "stub", id="a city's of the province"),
        pytest.param("People's Committee of Bac Ha District", "stub", id="a district's, in English"),
    ],
)
def test_a_district_has_decisions_of_its_own(filled, issuer, expected):
    library = filled(plan("Lào Cai", "14/2022/QĐ-UBND", "2022-03-01"))
    asked = {"number_key": "14-2022-qd-ubnd", "issued": "2022", "issuer": issuer}
    assert resolve(library, **asked, citing=Citing("lao cai", "2022-06-01")).state == expected


def test_trees_go_both_ways_and_a_cycle_ends(filled):
    one = text(
        "CHÍNH PHỦ",
        "1/2020/NĐ-CP",
        "2020-01-01",
        "VỀ A",
        "Điều 1. Theo Nghị định số 2/2020/NĐ-CP và Nghị định số 9/2019/NĐ-CP.",
    )
    other = text("CHÍNH PHỦ", "2/2020/NĐ-CP", "2020-01-02", "VỀ B", "Điều 1. Theo Nghị định số 1/2020/NĐ-CP.")
    library = filled(one, other)
    citations = Citations(library.store)
    top = grow(citations, citations.resolver.known(1), "out", Reach(depth=9))
    assert [branch.end.key[0] for branch in top.branches] == ["2-2020-nd-cp", "9-2019-nd-cp"]
    assert top.branches[1].end.known is None
    assert top.branches[0].branches[0].again
    assert [b.end.known.id for b in grow(citations, citations.resolver.known(1), "in", Reach()).branches] == [2]


def test_what_a_document_says_itself_is_shown_before_what_others_say_of_it(filled):
    teller = text(
        "CHÍNH PHỦ",
        "5/2023/NĐ-CP",
        "2023-01-01",
        "VỀ A",
        "Điều 1. Theo Nghị định số 75/2015/NĐ-CP được thay thế bởi Nghị định số 10/2022/NĐ-CP.",
    )
    library = filled(teller, DECREE, NEW_DECREE)
    citations = Citations(library.store)
    top = grow(citations, citations.resolver.known(2), "in", Reach(relation="replaces"))
    assert [(b.end.known.id, [link.document for link in b.links]) for b in top.branches] == [(3, [3, 1])]


def test_a_number_that_only_others_cite_shows_who(filled):
    library = filled(NEW_DECREE)
    top = grow_unknown(Citations(library.store), "75-2015-nd-cp", Reach())
    assert [(b.end.known.number, b.relation) for b in top.branches] == [("10/2022/NĐ-CP", "replaces")]
    assert grow_unknown(Citations(library.store), "76-2015-nd-cp", Reach()) is None


def test_a_library_without_mentions_is_caught_up_with(filled):
    library = filled(DECREE, NEW_DECREE)
    rows = "SELECT * FROM mentions ORDER BY document, ordinal"
    before = library.store.connection.execute(rows).fetchall()
    assert before
    library.store.connection.execute("DELETE FROM mentions")
    library.store.connection.execute("DELETE FROM mention_readers")
    assert list(catch_up(library.store)) == [(2, 2)]
    assert library.store.connection.execute(rows).fetchall() == before
    assert list(catch_up(library.store)) == []


def test_mentions_of_an_older_reader_are_read_again(filled):
    library = filled(DECREE, NEW_DECREE)
    rows = "SELECT * FROM mentions ORDER BY document, ordinal"
    before = library.store.connection.execute(rows).fetchall()
    library.store.connection.execute("UPDATE mentions SET relation = 'refers_to'")
    library.store.connection.execute("UPDATE mention_readers SET reader = 1 WHERE document = 2")
    assert list(catch_up(library.store)) == [(1, 1)]
    assert library.store.connection.execute(rows).fetchall()[-1] == before[-1]


def test_a_library_that_may_only_be_read_keeps_its_mentions(filled, monkeypatch):
    library = filled(NEW_DECREE)
    library.store.connection.execute("DELETE FROM mention_readers")
    monkeypatch.setattr("vnpolicy.index.storage.store.os.access", lambda *_: False)
    assert list(catch_up(library.store)) == []


@pytest.mark.parametrize(
    ("basis", "day", "expected"),
    [
        pytest.param("Luật Bảo vệ môi trường ngày 17 tháng 11 năm 2020", "2023-01-01", ("found",), id="found"),
        pytest.param(
            "Nghị định số 75/2015/NĐ-CP ngày 09 tháng 9 năm 2015 của Chính phủ",
            "2023-01-01",
            ("replaced",),
            id="replaced",
        ),
        pytest.param(
            "Nghị định số 75/2015/NĐ-CP ngày 09 tháng 9 năm 2015 của Chính phủ",
            "2021-01-01",
            ("found",),
            id="replaced later",
        ),
        pytest.param(
            "Nghị định số 10/2022/NĐ-CP ngày 01 tháng 02 năm 2022 của Chính phủ",
            "2021-01-01",
            ("later",),
            id="after the draft",
        ),
        pytest.param(
            "Nghị định số 11/2022/NĐ-CP ngày 01 tháng 02 năm 2022 của Chính phủ",
            "2023-01-01",
            ("unknown",),
            id="unknown",
        ),
        pytest.param(
            "Nghị định số 10/2022/NĐ-CP ngày 05 tháng 02 năm 2022 của Chính phủ",
            "2023-01-01",
            ("differs",),
            id="another day",
        ),
        pytest.param(
            "Nghị định số 50/2011/NĐ-CP ngày 05 tháng 02 năm 2011 của Chính phủ",
            "2023-01-01",
            ("unknown", "repealed"),
            id="unknown, but known to be repealed",
        ),
        pytest.param(
            "Nghị định số 50/2011/NĐ-CP ngày 05 tháng 02 năm 2011 của Chính phủ",
            "2021-01-01",
            ("unknown",),
            id="unknown, repealed later",
        ),
        pytest.param(
            "Văn bản số 10/2022/NĐ-CP ngày 01 tháng 02 năm 2022 của Chính phủ",
            "2023-01-01",
            ("found",),
            id="a document of no type",
        ),
        pytest.param(
            "Nghị định số 10/2022/NĐ-CP ngày 01 tháng 02 năm 2022 đã được sửa đổi, bổ sung một số điều",
            "2023-01-01",
            ("found",),
            id="what was done to it is no title",
        ),
        pytest.param("Nghị định 10/2022 của Chính phủ về rừng", "2023-01-01", ("incomplete",), id="without its symbol"),
        pytest.param("Luật Bảo vệ môi trường (sửa đổi) năm 2020", "2023-01-01", ("found",), id="revised, its year"),
        pytest.param(
            "Luật Bảo vệ môi trường (sửa đổi) ngày 17/11/2020", "2023-01-01", ("found",), id="revised, its day"
        ),
    ],
)
def test_the_bases_of_a_draft_are_checked(filled, basis, day, expected):
    library = filled(LAW, DECREE, NEW_DECREE, REPEALING)
    draft = text("THỦ TƯỚNG CHÍNH PHỦ", "99/QĐ-TTg", day, "VỀ VIỆC BẢO VỆ RỪNG", f"Căn cứ {basis};\nĐiều 1. Nội dung.")
    findings = Checker(Citations(library.store)).check(*read(draft))
    assert [finding.statuses for finding in findings] == [expected]


def test_a_resolution_of_its_number_does_not_stand_for_a_law(filled):
    library = filled(RESOLUTION)
    draft = plan("Lào Cai", "1/KH-UBND", "2023-01-01", "Căn cứ Luật Bảo vệ môi trường số 72/2020/QH14;\n1. Nội dung.")
    assert [f.statuses for f in Checker(Citations(library.store)).check(*read(draft))] == [("unknown",)]


def test_what_amended_a_basis_is_a_basis(filled):
    library = filled(DECREE, NEW_DECREE)
    body = (
        "Căn cứ Nghị định số 75/2015/NĐ-CP ngày 09 tháng 9 năm 2015 của Chính phủ về bảo vệ rừng (được sửa đổi, bổ "
        "sung tại Nghị định số 10/2022/NĐ-CP);\n1. Nội dung."
    )
    findings = Checker(Citations(library.store)).check(*read(plan("Lào Cai", "1/KH-UBND", "2021-12-01", body)))
    assert [(f.mention.number, f.statuses) for f in findings] == [
        ("75/2015/NĐ-CP", ("found",)),
        ("10/2022/NĐ-CP", ("later",)),
    ]


def test_a_number_without_its_symbol_is_told_with_what_it_may_mean(filled):
    library = filled(DECREE, NEW_DECREE)
    draft = plan("Lào Cai", "1/KH-UBND", "2023-01-01", "Căn cứ Nghị định 10/2022 về rừng;\n1. Nội dung.")
    found = Checker(Citations(library.store)).check(*read(draft))[0]
    assert found.wrong
    assert [known.number for known in found.resolved.documents] == ["10/2022/NĐ-CP"]


RESOLUTION = text("QUỐC HỘI", "72/2020/QH14", "2020-11-13", "VỀ NGÂN SÁCH", "Điều 1. Nghị quyết này quy định.").replace(
    "\nLUẬT\n", "\nNGHỊ QUYẾT\n"
)


@pytest.mark.parametrize(
    ("held", "doc_type", "state"),
    [
        pytest.param([LAW, RESOLUTION], "Luật", "found", id="the law of the two"),
        pytest.param([LAW, RESOLUTION], "Nghị quyết", "found", id="the resolution of the two"),
        pytest.param([LAW, RESOLUTION], None, "ambiguous", id="no type is told"),
        pytest.param([RESOLUTION], "Luật", "stub", id="only the resolution is held"),
        pytest.param([LAW], "Nghị quyết", "stub", id="only the law is held"),
        pytest.param([LAW], "Bộ luật", "found", id="a code is a law"),
    ],
)
def test_a_law_and_a_resolution_of_one_number_are_two(filled, held, doc_type, state):
    told = resolve(filled(*held), number_key="72-2020-qh14", issued="2020", doc_type=doc_type)
    assert told.state == state
    if doc_type and state == "found":
        assert (told.documents[0].doc_type == "Nghị quyết") == (doc_type == "Nghị quyết")


@pytest.mark.parametrize(
    ("day", "statuses", "coming"),
    [
        pytest.param("2022-12-31", ("found",), [], id="before it is issued"),
        pytest.param("2023-02-01", ("found",), ["replaced"], id="issued, not in force"),
        pytest.param("2023-07-01", ("replaced",), [], id="in force"),
    ],
)
def test_what_replaces_a_basis_counts_from_the_day_of_its_force(filled, day, statuses, coming):
    later = text(
        "CHÍNH PHỦ",
        "2/2023/NĐ-CP",
        "2023-01-09",
        "VỀ RỪNG",
        "Điều 1. Nghị định này thay thế Nghị định số 75/2015/NĐ-CP ngày 09 tháng 9 năm 2015 của Chính phủ.\n"
        "Điều 2. Nghị định này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2023.",
    )
    library = filled(DECREE, later)
    draft = plan("Lào Cai", "1/KH-UBND", day, "Căn cứ Nghị định số 75/2015/NĐ-CP;\n1. Nội dung.")
    found = Checker(Citations(library.store)).check(*read(draft))[0]
    assert (found.statuses, [(c.status, c.effective) for c in found.coming]) == (
        statuses,
        [(status, "2023-07-01") for status in coming],
    )


ENGLISH = (
    "PEOPLE'S COMMITTEE OF DONG NAI PROVINCE\nSOCIALIST REPUBLIC OF VIETNAM\nIndependence - Freedom - Happiness\n"
    "No. 12/KH-UBND\nDong Nai, November 15, 2023\n\nPLAN\nOn forests\n\n"
    "Pursuant to the Law on Environmental Protection dated November 17, 2020;\n"
    "Pursuant to the Government's Decree No. 10/2022/ND-CP dated February 01, 2022 on policies of forest protection;\n"
    "The People's Committee of Dong Nai province promulgates the plan as follows:\n\nI. TASKS\n"
    "1. The Department of Agriculture shall report before December 30, 2023.\n"
)


def test_an_english_draft_is_compared_by_what_two_languages_share(filled):
    library = filled(LAW, NEW_DECREE)
    findings = Checker(Citations(library.store)).check(*read(ENGLISH))
    assert [(f.statuses, f.resolved.documents[0].number) for f in findings] == [
        (("found",), "72/2020/QH14"),
        (("found",), "10/2022/NĐ-CP"),
    ]


def test_a_change_of_unknown_day_is_none(filled):
    undated = text("CHÍNH PHỦ", "99/NĐ-CP", "2021-05-01", "VỀ PHÍ RỪNG", "Điều 1. Bãi bỏ Nghị định số 75/2015/NĐ-CP.")
    library = filled(DECREE, undated.replace(", ngày 01 tháng 05 năm 2021", ""))
    draft = plan("Lào Cai", "1/KH-UBND", "2023-01-01", "Căn cứ Nghị định số 75/2015/NĐ-CP;\n1. Nội dung.")
    assert [f.statuses for f in Checker(Citations(library.store)).check(*read(draft))] == [("found",)]
