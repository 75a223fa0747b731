"""What is found by word, by meaning and by both."""

import pytest

from vnpolicy.index import EmptyQuery, Filters, WrongFilter
from vnpolicy.index.query.query import parse_query
from vnpolicy.index.search.filtering import allowed_entries
from vnpolicy.index.search.search import lesser_last
from vnpolicy.index.storage.reading import StoredEntry
from vnpolicy.ingest.document import Span

ECO, WASTE = "202/KH-UBND", "41/2023/QĐ-UBND"


def first(library, query, **options):
    hits = library.search(query, **options)
    return (hits[0].document.number, hits[0].kind) if hits else None


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("tuyên truyền nhãn sinh thái cho doanh nghiệp", (ECO, "task"), id="in its own words"),
        pytest.param("tuyen truyen nhan sinh thai cho doanh nghiep", (ECO, "task"), id="without diacritics"),
        pytest.param("TUYÊN TRUYỀN NHÃN SINH THÁI CHO DOANH NGHIỆP", (ECO, "task"), id="in capitals"),
        pytest.param("889/QD-TTg", (ECO, "basis"), id="number of a legal basis without Đ"),
        pytest.param("889 qđ ttg", (ECO, "basis"), id="number with spaces"),
        pytest.param("quyết định 889/QĐ-TTg", (ECO, "basis"), id="number among words"),
        pytest.param("41/2023/qd-ubnd", (WASTE, "title"), id="number of the document itself"),
        pytest.param("41/QĐ-UBND", (WASTE, "title"), id="number without its year"),
        pytest.param("ủy ban nhân dân các huyện tuyên truyền", (ECO, "task"), id="UBND written out"),
        pytest.param("sản xuất và tiêu dùng bền vững", (ECO, "passage"), id="passage"),
        pytest.param("SX&TDBV", (ECO, "passage"), id="abbreviation with an ampersand"),
        pytest.param("khu công nghiệp", (ECO, "passage"), id="KCN written out"),
        pytest.param('"chất thải nguy hại"', (WASTE, "task"), id="quoted phrase"),
        pytest.param("999/QĐ-BXD chất thải nguy hại", (WASTE, "task"), id="a number that no document has"),
    ],
)
def test_the_best_hit(library, query, expected):
    assert first(library, query, mode="keyword") == expected


def test_a_quoted_phrase_is_in_every_hit(library):
    for mode in ("keyword", "hybrid"):
        hits = library.search('"chất thải rắn y tế" bệnh viện', mode=mode)
        assert [hit.kind for hit in hits] == ["task"]
    assert library.search('"thải chất rắn"', mode="hybrid") == []


def test_a_known_number_binds_the_meaning_too(library):
    hits = library.search("170/QĐ-TTg", mode="hybrid")
    assert {hit.document.number for hit in hits} == {WASTE}


@pytest.mark.parametrize("mode", ["keyword", "hybrid"])
def test_of_several_numbers_any_is_enough(library, mode):
    hits = library.search("170/QĐ-TTg và 889/QĐ-TTg", mode=mode, limit=50)
    assert {hit.document.number for hit in hits} == {ECO, WASTE}


def test_what_has_two_of_several_numbers_stands_first(library):
    hits = library.search("170/QĐ-TTg và 41/2023/QĐ-UBND")
    assert (hits[0].document.number, "170/QĐ-TTg" in hits[0].quote) == (WASTE, True)


@pytest.mark.parametrize("query", ["889/QĐ-BXD", "202/QĐ-UBND", "chất thải trước ngày 31/12/2025"])
def test_what_only_begins_as_a_number_does_not_bind(library, query):
    assert len({hit.document.number for hit in library.search(f"{query} tuyên truyền chất thải", limit=50)}) > 1


def test_semantic_search_needs_no_common_word(library):
    assert library.search("zzz", mode="semantic")
    assert library.search("zzz", mode="keyword") == []


def test_highlights_stand_where_the_words_stand(library):
    hit = library.search("nhan sinh thai", mode="keyword", filters=Filters(kind="task"))[0]
    assert [hit.quote[slice(*span)] for span in hit.highlights] == ["nhãn sinh thái"]
    assert hit.why.words == ("nhãn sinh thái",)
    assert hit.why.meaning is None


def test_an_abbreviation_is_highlighted_for_its_meaning(library):
    hit = library.search("ủy ban nhân dân các huyện", mode="keyword", filters=Filters(kind="task"))[0]
    assert "UBND các huyện" in [hit.quote[slice(*span)] for span in hit.highlights]


def test_a_hit_carries_its_record_and_place(library):
    hit = library.search("tuyên truyền nhãn sinh thái", mode="keyword", filters=Filters(kind="task"))[0]
    assert library.document(hit.document.id).text[slice(*hit.span)] == hit.quote == hit.record.quote
    assert hit.record.agencies("lead")[0].name == "Sở Công Thương"
    assert hit.record.period.end == "2025-12-31"


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        pytest.param(Filters(province="dong nai"), {ECO}, id="province without diacritics"),
        pytest.param(Filters(province="Thành phố Hà Nội"), {WASTE}, id="province with its level"),
        pytest.param(Filters(doc_type="quyet dinh"), {WASTE}, id="type"),
        pytest.param(Filters(issued_from="2023"), {WASTE}, id="issued from a year"),
        pytest.param(Filters(issued_to="2022-09"), {ECO}, id="issued to a month"),
        pytest.param(Filters(issued_from="2024"), set(), id="issued later than all"),
        pytest.param(Filters(due_before="2023"), {WASTE}, id="due before the end of a year"),
        pytest.param(Filters(due_after="2025"), {ECO}, id="due after the start of a year"),
        pytest.param(Filters(agency="sở y tế"), {WASTE}, id="agency"),
        pytest.param(Filters(agency="so cong thuong", role="lead"), {ECO}, id="agency and role"),
        pytest.param(Filters(agency="Sở Công Thương", role="coordinating"), set(), id="agency in another role"),
        pytest.param(Filters(agency="Ủy ban nhân dân", role="coordinating"), {ECO}, id="agency written out"),
        pytest.param(Filters(agency="SCT", role="lead"), {ECO}, id="agency by its short name"),
        pytest.param(Filters(agency="Sở TN&MT"), set(), id="short name of an agency that has no task"),
        pytest.param(Filters(agency="ông thươ"), set(), id="a part of a word is no agency"),
        pytest.param(Filters(document="202 kh ubnd"), {ECO}, id="document by number"),
        pytest.param(Filters(document="waste.txt"), {WASTE}, id="document by source"),
        pytest.param(Filters(document="1"), {ECO}, id="document by id"),
        pytest.param(Filters(document="41"), {WASTE}, id="documents whose number begins so"),
        pytest.param(Filters(document="Kế hoạch số 202/KH-UBND"), {ECO}, id="document by type and number"),
        pytest.param(Filters(document="7/QĐ-UBND"), set(), id="no such document"),
    ],
)
@pytest.mark.parametrize("mode", ["keyword", "semantic", "hybrid"])
def test_filters(library, filters, expected, mode):
    hits = library.search("kế hoạch tuyên truyền chất thải nhãn sinh thái", mode=mode, filters=filters, limit=50)
    assert {hit.document.number for hit in hits} == expected


@pytest.mark.parametrize(
    ("agency", "place"),
    [
        pytest.param("Sở Công Thương Đồng Nai", True, id="of the province that issued it"),
        pytest.param("Sở Công Thương", False, id="of any"),
    ],
)
def test_documents_of_an_agencys_province_count_more(library, agency, place):
    hits = library.search("tuyên truyền nhãn sinh thái", filters=Filters(agency=agency))
    assert [hit.document.number for hit in hits] == [ECO]
    assert bool(hits[0].why.parts["place"]) == place


@pytest.mark.parametrize(
    "filters",
    [
        pytest.param(Filters(kind="record"), id="kind"),
        pytest.param(Filters(agency="Sở Công Thương"), id="agency"),
        pytest.param(Filters(role="lead"), id="role"),
        pytest.param(Filters(due_after="2025"), id="due"),
    ],
)
def test_filters_that_only_records_pass_rank_them_as_records(library, filters):
    asked = library.search("tuyên truyền nhãn sinh thái", filters=filters, limit=1)
    tasks = library.search("tuyên truyền nhãn sinh thái", filters=Filters(kind="task"), limit=1)
    assert asked[0].why.parts["cosine"] == tasks[0].why.parts["cosine"]


@pytest.mark.parametrize("kind", ["task", "target", "basis", "title", "passage"])
def test_the_kind_filter(library, kind):
    query = "chương trình nhãn sinh thái theo Quyết định của Thủ tướng Chính phủ"
    hits = library.search(query, filters=Filters(kind=kind), mode="hybrid")
    assert {hit.kind for hit in hits} == {kind}


def test_records_are_listed_by_their_own_index(library):
    connection, said = library.store.connection, []
    connection.set_trace_callback(said.append)
    allowed_entries(library.store, Filters(kind="record"), None, lambda _: [])
    connection.set_trace_callback(None)
    plan = connection.execute(f"EXPLAIN QUERY PLAN {said[-1]}").fetchall()
    assert "entries_records" in plan[0][-1]


@pytest.mark.parametrize("kind", ["task", "record", "passage"])
def test_very_many_allowed_entries_are_sifted_to_the_same(library, kind, monkeypatch):
    index = library.derived.lexical()
    asked = index.prepare(parse_query("chất thải nhựa của tỉnh"))
    allowed = allowed_entries(library.store, Filters(kind=kind), None, lambda _: [])
    looked_up = index.candidates(asked, 4, allowed)
    monkeypatch.setattr("vnpolicy.index.lexical.search.MANY", 0)
    sifted = index.candidates(asked, 4, allowed)
    assert looked_up
    assert [(one.id, pytest.approx(one.score)) for one in sifted] == [(one.id, one.score) for one in looked_up]


def test_filters_apply_before_the_limit(library):
    hits = library.search("chất thải y tế", filters=Filters(province="Đồng Nai"), limit=1, mode="semantic")
    assert [hit.document.number for hit in hits] == [ECO]


def test_records_are_tasks_targets_and_bases(library):
    found = {hit.kind for hit in library.search("nhãn sinh thái", filters=Filters(kind="record"), limit=50)}
    assert "task" in found
    assert found <= {"task", "target", "basis"}


@pytest.mark.parametrize(
    "filters", [Filters(issued_from="hôm qua"), Filters(due_before="31/13/2025"), Filters(kind="plan")]
)
def test_a_filter_that_says_nothing_is_refused(library, filters):
    with pytest.raises(WrongFilter):
        library.search("kế hoạch", filters=filters)


def test_a_query_of_marks_only_is_refused(library):
    with pytest.raises(EmptyQuery):
        library.search("?! ...")


@pytest.mark.parametrize(
    "query", ["a" * 5000, "nhãn " * 400, '"' * 7 + "a", "1/ 2/ 3", "\0 nhãn", "\ud800 nhãn", "AND OR (x:"]
)
def test_odd_queries_get_an_answer(library, query):
    assert isinstance(library.search(query), list)


def test_a_passage_gives_its_place_to_the_record_in_it(library):
    hits = library.search("tuyên truyền nhãn sinh thái cho doanh nghiệp", mode="keyword")
    spans = [hit.span for hit in hits if hit.kind == "passage"]
    assert not any(s.start <= hits[0].span.start and hits[0].span.end <= s.end for s in spans)


def test_a_heading_stands_behind_a_task_that_says_about_as_much():
    heading, task, passage = (StoredEntry(i, 1, kind, Span(0, 1), None, "", None)
                              for i, kind in enumerate(["heading", "task", "passage"]))  # fmt: skip
    order = [entry.kind for entry, _ in lesser_last([(heading, 10.0), (task, 9.0), (passage, 8.0)])]
    assert order == ["task", "heading", "passage"]
