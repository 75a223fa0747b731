"""What stands first, and why."""

from dataclasses import replace

import numpy as np
import pytest

from vnpolicy.index.entries.hits import Filters
from vnpolicy.index.lexical.facts import KINDS, DocumentFacts, Holds, facts_of, holds_of, pack, unpack
from vnpolicy.index.lexical.query import without_question_words
from vnpolicy.index.query.asking import asks_for
from vnpolicy.index.query.other_names import former_names
from vnpolicy.index.query.query import parse_query
from vnpolicy.index.search.candidates import Candidates
from vnpolicy.index.search.features import ASKED, DOCUMENT, ENTRY, FEATURES, make_features
from vnpolicy.index.search.folding import fold_copies
from vnpolicy.index.search.fusion import read_weights
from vnpolicy.index.search.ranking import agency_bonus
from vnpolicy.index.search.reranking import rerank
from vnpolicy.index.search.search import with_others
from vnpolicy.index.storage.contexts import find_contexts
from vnpolicy.index.storage.reading import read_document_entries
from vnpolicy.index.wording.words import pairs, spelled
from vnpolicy.ingest.document import Span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Uỷ ban", ["ủy", "ban"], id="tone on the last vowel"),
        pytest.param("hoà thuý khoẻ", ["hòa", "thúy", "khỏe"], id="three more"),
        pytest.param("quý quỹ", ["quý", "quỹ"], id="u of qu carries no tone"),
        pytest.param("hoàn toàn", ["hoàn", "toàn"], id="a letter follows: one spelling only"),
    ],
)
def test_one_spelling_for_both_places_of_a_tone(text, expected):
    assert spelled(text) == expected


def test_pairs_are_neighbours():
    assert pairs(["sở", "công", "thương"]) == ["sở_công", "công_thương"]
    assert pairs(["sở"]) == pairs([]) == []


@pytest.mark.parametrize(
    ("query", "kind"),
    [
        pytest.param("mức phạt nồng độ cồn", "vi", id="diacritics"),
        pytest.param("muc phat nong do con", "plain", id="none"),
        pytest.param("nghieng quyet thuyen khuya giuong", "plain", id="the longest syllables"),
        pytest.param("which department leads the plastic bag campaign", "en", id="English"),
        pytest.param("fine for drink driving", "en", id="English with words that look Vietnamese"),
        pytest.param("ke hoach cua Samsung", "plain", id="a foreign name"),
        pytest.param("889", "plain", id="a number"),
    ],
)
def test_the_kind_of_a_query(query, kind):
    assert parse_query(query).kind == kind


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("Mức phạt là bao nhiêu?", [["mức", "phạt"]], id="at the end"),
        pytest.param("Hồ sơ gồm những gì và nộp ở đâu", [["hồ", "sơ"], ["và", "nộp"]], id="no pair across it"),
        pytest.param("như thế nào", [], id="nothing else"),
    ],
)
def test_a_questions_wording_is_left_out(query, expected):
    assert without_question_words(spelled(query), plain=False) == expected
    assert without_question_words(["muc", "la", "gi"], plain=True) == [["muc"]]


def candidates(**changes):
    law, letter = DocumentFacts(4, 2020, "law", amending=False), DocumentFacts(1, None, "", amending=True)
    facts = {10: pack(law, Holds.LEAD), 20: pack(letter, Holds.TARGET | Holds.FIGURE), 11: pack(law, Holds.DUE)}
    scores = ({10: 6.0, 11: 3.0, 20: 5.0}, {20: 0.9, 11: 0.5}, {2: 3.0})
    asked = frozenset({"agency", "time", "quantity"})
    made = Candidates({10: 1, 20: 2, 11: 1}, *scores, facts, 10.0, {10: 0.7, 20: 0.2}, asked, frozenset({2}))
    return replace(made, **changes)


def test_the_figures_of_a_candidate():
    ids, rows = make_features(candidates())
    figures = {number: dict(zip(FEATURES, row, strict=True)) for number, row in zip(ids, rows, strict=True)}
    assert rows.shape == (3, len(ENTRY) + len(ASKED) + len(DOCUMENT) + 1)
    assert not rows[:, -1].any()  # none is read closely yet
    assert figures[10]["words"] == 0.6
    assert figures[11]["doc_words"] == 0.6
    assert figures[10]["doc_words_2"] == 0.3
    assert figures[10]["cosine"] == 0.5  # unknown, so not above the least that is known
    assert figures[20]["doc_cosine"] == 0.9
    assert figures[20]["cosine_of_best"] == 0.0
    assert [figures[number]["context"] for number in (10, 20, 11)] == [0.7, 0.2, 0.2]
    assert (figures[10]["law"], figures[20]["amending"]) == (1.0, 1.0)
    assert figures[20]["title"] == 0.3
    assert [figures[number]["place"] for number in (10, 20, 11)] == [0.0, 1.0, 0.0]
    asked = {number: [figures[number][name] for name in ASKED] for number in (10, 11, 20)}
    assert asked == {10: [1, 0, 0, 0], 11: [0, 1, 0, 0], 20: [0, 0, 1, 1]}


def test_what_nobody_asks_for_is_no_figure():
    _, rows = make_features(candidates(asked=frozenset()))
    assert not rows[:, [FEATURES.index(name) for name in ASKED]].any()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("Đơn vị nào chủ trì chiến dịch?", {"agency"}, id="which unit"),
        pytest.param("cơ quan chuyên môn nào lo việc này, chậm nhất tháng mấy?", {"agency", "time"}, id="two things"),
        pytest.param("don vi nao lam, bao gio xong", {"agency", "time"}, id="without diacritics"),
        pytest.param("giảm bao nhiêu phần trăm túi ni lông", {"quantity"}, id="how much"),
        pytest.param("which provincial department leads, and by what date?", {"agency", "time"}, id="English"),
        pytest.param("How many tonnes", {"quantity"}, id="in capitals"),
        pytest.param("kế hoạch thu gom chất thải nhựa", set(), id="a matter"),
        pytest.param("hạnh phúc, hạn chế, hạn hán", set(), id="part of another word"),
        pytest.param("cán bộ nào, cơ sở nào, chương trình mục tiêu quốc gia", set(), id="the same syllables"),
        pytest.param("ho so nao, van ban nao", set(), id="the same syllables without diacritics"),
        pytest.param("ứng dụng AI theo hướng dẫn của WHO", set(), id="names"),
        pytest.param("BỘ NÀO CHỦ TRÌ", {"agency"}, id="all in capitals"),
        pytest.param("sở làm việc này như thế nào", set(), id="another question"),
    ],
)
def test_what_a_query_asks_for(query, expected):
    assert asks_for(parse_query(query)) == expected


def test_what_a_record_holds(make_ecolabel):
    _, plan = make_ecolabel()
    assert holds_of(plan.tasks[0]) == Holds.LEAD | Holds.DUE | Holds.FIGURE
    assert holds_of(plan.targets[0]) == Holds.TARGET | Holds.DUE | Holds.FIGURE
    assert holds_of(replace(plan.tasks[0], quote="Tuyên truyền", period=None)) == Holds.LEAD
    assert holds_of(plan.bases[0]) == holds_of(None) == Holds(0)


def test_a_record_that_holds_what_is_asked_for_gains_by_it(library):
    hits = library.search("bao nhiêu sản phẩm được dán nhãn sinh thái", filters=Filters(kind="record"))
    gains = {hit.kind: hit.why.parts["asked_target"] for hit in hits}
    assert gains["target"] > gains["task"] == 0


@pytest.mark.parametrize("normative", ["", "law", "decree", "circular"])
@pytest.mark.parametrize("year", [None, 1945, 2026])
@pytest.mark.parametrize("amending", [True, False])
def test_facts_are_one_number(normative, year, amending):
    facts = DocumentFacts(1_234, year, normative, amending=amending)
    numbers = np.array([pack(facts, Holds.DUE | Holds.FIGURE)])
    told = (facts.passages, facts.year or 0, KINDS.index(normative), amending, Holds.DUE | Holds.FIGURE)
    assert tuple(column.item() for column in unpack(numbers)) == told


def test_facts_come_from_the_card(library):
    card = replace(library.card("202/KH-UBND"), doc_type="Nghị định", title="SỬA ĐỔI một số điều", issued="2022-09")
    assert facts_of(card, 0) == DocumentFacts(1, 2022, "decree", amending=True)


def test_figures_do_not_depend_on_the_order_of_the_candidates():
    ids, rows = make_features(candidates())
    turned, others = make_features(candidates(documents={11: 1, 20: 2, 10: 1}))
    for number, row in zip(ids, rows, strict=True):
        np.testing.assert_allclose(row, others[turned.index(number)])


def test_without_vectors_every_candidate_has_the_same_cosine():
    _, rows = make_features(candidates(cosines={}))
    assert not rows[:, FEATURES.index("cosine")].any()


@pytest.mark.parametrize("kind", ["vi", "plain", "en"])
@pytest.mark.parametrize("meaning", [True, False])
def test_there_is_a_weight_for_each_figure(kind, meaning):
    weights = read_weights(kind, meaning=meaning)
    assert set(weights.of) == set(FEATURES)
    row = np.ones(len(FEATURES))
    assert sum(weights.parts(row).values()) == pytest.approx(float(weights.score(row[None])[0]))


def test_the_parts_of_a_score_add_up(library):
    for hit in library.search("tuyên truyền nhãn sinh thái"):
        assert sum(hit.why.parts.values()) == pytest.approx(hit.score)


def test_an_agency_alone_finds_the_tasks_that_it_leads(library):
    hit = library.search("Sở Công Thương")[0]
    assert (hit.kind, hit.record.agencies("lead")[0].name) == ("task", "Sở Công Thương")


def test_a_task_in_two_copies_of_a_document_is_one_hit(library, make_ecolabel):
    library.add(*make_ecolabel("copy.txt", library.document("202/KH-UBND").text + "\nBản sao.\n"))
    hits = [
        hit
        for hit in library.search("tuyên truyền nhãn sinh thái cho doanh nghiệp")
        if hit.kind == "task" and hit.document.number == "202/KH-UBND"
    ]
    assert len(hits) == 1
    assert {hits[0].document.source, *(card.source for card in hits[0].also)} == {"ecolabel.txt", "copy.txt"}


@pytest.mark.parametrize("kind", ["title", "passage", "target", "basis"])
def test_what_stands_in_two_copies_is_one_hit(library, make_ecolabel, kind):
    library.add(*make_ecolabel("copy.txt", library.document("202/KH-UBND").text))
    hits = library.search("quyết định nhãn sinh thái sản phẩm", filters=Filters(kind=kind, document="202/KH-UBND"))
    assert len({hit.quote for hit in hits}) == len(hits) > 0
    assert {hit.document.source for hit in hits} | {card.source for hit in hits for card in hit.also} == {
        "ecolabel.txt",
        "copy.txt",
    }


def test_hits_of_different_documents_stay_apart(library):
    hits = library.search("chất thải nhãn sinh thái", limit=50)
    assert fold_copies(hits, 50) == hits
    assert fold_copies(hits, 2) == hits[:2]


def test_a_phrase_is_its_syllables_one_after_the_other(library):
    assert library.search('"nhãn sinh thái"', mode="keyword")
    assert library.search('"sinh thái nhãn"', mode="keyword") == []


@pytest.mark.parametrize("mode", ["keyword", "semantic", "hybrid"])
def test_a_phrase_may_stand_in_the_names_of_a_tasks_agencies(library, mode):
    hits = library.search('"Sở Công Thương"', mode=mode, filters=Filters(kind="task"))
    assert [hit.record.agencies("lead")[0].name for hit in hits] == ["Sở Công Thương"]
    written_out = library.search('"Uỷ ban nhân dân các huyện"', mode=mode, filters=Filters(kind="task"))
    assert written_out == []  # the document has "UBND"


def test_a_reranker_has_the_last_word(library):
    class ByLength:
        def score(self, _query, texts):
            return [float(len(text)) for text in texts]

    hits = library.search("nhãn sinh thái", limit=3, reranker=ByLength())
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert len(hits) == 3
    assert rerank([], "x", ByLength(), 3) == []


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("bo tai nguyen va moi truong lam gi", "bo nong nghiep va moi truong", id="the later name"),
        pytest.param("bo nong nghiep va moi truong", "bo tai nguyen va moi truong", id="a former name"),
        pytest.param("bo tn&mt", "bo nong nghiep va moi truong", id="of an abbreviation"),
    ],
)
def test_former_and_later_names_of_an_agency(query, expected):
    assert expected in former_names(query.split())


def test_other_words_have_no_former_name():
    assert former_names(["nhan", "sinh", "thai"]) == former_names([]) == set()


@pytest.mark.parametrize(
    "query",
    [
        pytest.param("sở công thương làm gì với chất thải", id="among other words"),
        pytest.param("việc của SCT về chất thải", id="by its abbreviation"),
        pytest.param("so cong thuong xu ly chat thai", id="without diacritics"),
    ],
)
def test_an_agency_named_in_a_query_is_told(library, query):
    leads = dict(library.store.connection.execute("SELECT entry, written FROM assignments WHERE role = 'lead'"))
    found = agency_bonus(library.store, with_others(library.store, parse_query(query)), list(leads))
    assert {leads[number] for number, bonus in found.items() if bonus} == {"Sở Công Thương"}


def test_no_agency_is_told_of_a_part_of_its_name(library):
    query = with_others(library.store, parse_query("sở thương mại"))
    found = agency_bonus(library.store, query, list(range(1, 100)))
    assert not any(found.values())


def test_what_an_entry_stands_under(library):
    entries = list(read_document_entries(library.store, 1))
    title = next(entry.id for entry in entries if entry.kind == "title")
    assert set(find_contexts(entries, [title]).values()) == {title}
    assert find_contexts(entries, []) == {}
    target, task = (next(entry for entry in entries if entry.kind == kind) for kind in ("target", "task"))
    passage = task._replace(id=98, kind="passage", span=Span(task.span.start, task.span.end + 5))
    heading = task._replace(id=99, kind="heading")
    later = task._replace(id=97, span=Span(task.span.end, task.span.end + 9))
    found = find_contexts([later, passage, task, target, heading, *entries], [title, 99])
    assert (found[later.id], found[passage.id]) == (99, 99)
    assert {found[number] for number in (task.id, target.id, 99, title)} == {title}
