"""Coverage of a decision by plans: figures, leads, states, matches, columns."""

from collections import Counter
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from vnpolicy.index.coverage.alikeness import Candidates, Likeness, Usual, closeness
from vnpolicy.index.coverage.comparing import compare_targets, compare_tasks
from vnpolicy.index.coverage.counterparts import lead_keys, lead_standing
from vnpolicy.index.coverage.figures import is_share, own_levels, same_unit, scale, smaller_is_better
from vnpolicy.index.coverage.matching import Match, Weights, find_matches, own_share
from vnpolicy.index.coverage.matrix import Setting, choose, judge_match
from vnpolicy.index.coverage.objects import are_others, find_objects
from vnpolicy.index.coverage.records import Entry, content, read_records
from vnpolicy.index.coverage.words import Words
from vnpolicy.ingest import read_bytes
from vnpolicy.ingest.document import Span
from vnpolicy.nlp.plan import Agency, Assignment, Header, Heading, Period, Plan, Target, Task


def target(quote, value, *, unit="%", end=None, **given):
    return Target(quote, Span(0, len(quote)), value, unit=unit, end=end, **given)


def task(quote, *, key=None, end=None, recurrence=None):
    leads = (Assignment("lead", Agency(key or "", key or "", key)),)
    period = Period("", None, end, recurrence) if end or recurrence else None
    return Task(quote, Span(0, len(quote)), leads, period=period)


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        pytest.param("phần trăm", ("%", 1), id="another name"),
        pytest.param("nghìn tỷ đồng", ("đồng", 1e12), id="two words that multiply"),
        pytest.param("triệu lượt khách", ("lượt khách", 1e6), id="a noun behind"),
        pytest.param("trạm y tế", ("trạm y tế", 1), id="trạm is no trăm"),
        pytest.param("KCN", ("khu công nghiệp", 1), id="abbreviation"),
        pytest.param(None, ("", 1), id="none"),
    ],
)
def test_units_have_one_base(unit, expected):
    assert scale(unit) == expected


@pytest.mark.parametrize(
    ("quote", "value", "given", "expected"),
    [
        pytest.param("Tỷ lệ chôn lấp không quá 10%", 10, {"comparator": "max"}, True, id="bound from above"),
        pytest.param("Tỷ lệ hộ nghèo giảm xuống còn 3%", 3, {"direction": "decrease"}, True, id="sinks to"),
        pytest.param(
            "Đến năm 2025, tỷ lệ hộ nghèo giảm xuống còn 5%", 5, {"direction": "decrease"}, True, id="digit of a year"
        ),
        pytest.param("Số vụ cháy giảm xuống còn 1.000 vụ", 1000, {"direction": "decrease"}, True, id="thousands"),
        pytest.param("Giảm 40% sản phẩm nhựa", 40, {"direction": "decrease"}, False, id="reduced by"),
        pytest.param("80% siêu thị", 80, {}, False, id="share"),
    ],
)
def test_what_is_to_be_small_is_told(quote, value, given, expected):
    assert smaller_is_better(target(quote, value, **given)) is expected


@pytest.mark.parametrize(
    ("asked", "given", "state", "whats"),
    [
        pytest.param(target("a", 90, end="2030"), target("b", 90, end="2030"), "covered", [], id="the same"),
        pytest.param(target("a", 90), target("b", 85), "weaker", ["value"], id="less"),
        pytest.param(target("a", 90, end="2025"), target("b", 90, end="2027"), "later", ["year"], id="later"),
        pytest.param(target("a", 90, end="2025"), target("b", 80, end="2027"), "weaker", ["value", "year"], id="both"),
        pytest.param(target("a", 90, end="2030"), target("b", 95, end="2028"), "covered", ["value", "year"], id="more"),
        pytest.param(
            target("không quá 10%", 10, comparator="max"), target("dưới 5%", 5, comparator="max"), "covered", ["value"],
            id="less of what is to be little",
        ),
        pytest.param(
            target("giảm 5 - 8%", 5, value_max=8, comparator="range"), target("giảm 6 - 9%", 6, value_max=9), "covered",
            ["value"], id="ranges",
        ),
        pytest.param(
            target("20 khu", 20, unit="khu công nghiệp"), target("3 KCN", 3, unit="KCN"), "partly", ["share"],
            id="a count of a part of the country",
        ),
        pytest.param(
            target("mỗi xã có 2 mô hình", 2, unit="mô hình"), target("mỗi xã 1 mô hình", 1, unit="mô hình"), "weaker",
            ["value"], id="a count for each of many",
        ),
        pytest.param(target("a", 2, unit="tỷ đồng"), target("b", 2000, unit="triệu đồng"), "covered", [], id="units"),
        pytest.param(target("a", 2, unit="mô hình"), target("b", 50, unit="%"), "unsure", ["unit"], id="other unit"),
        pytest.param(
            target("tăng 15%", 15, direction="increase"), target("giảm 25%", 25, direction="decrease"), "unsure",
            ["direction"], id="other direction",
        ),
        pytest.param(target("a", 70, end="2030"), target("b", 50, end="2025"), "partly", ["step"], id="a step"),
        pytest.param(target("a", 70, end="2030"), target("b", 70, end="2025"), "covered", ["year"], id="sooner"),
    ],
)  # fmt: skip
def test_a_target_is_judged_by_figure_and_year(asked, given, state, whats):
    verdict = compare_targets(asked, given, local=True, whole=True)
    assert (verdict.state, [delta.what for delta in verdict.deltas]) == (state, whats)


def test_a_lower_count_of_a_ministry_is_weaker():
    asked, given = target("20 khu", 20, unit="khu công nghiệp"), target("3 khu", 3, unit="khu công nghiệp")
    assert compare_targets(asked, given, local=False, whole=True).state == "weaker"


def test_a_part_of_the_work_is_told():
    verdict = compare_targets(target("a", 90), target("b", 90), local=True, whole=False)
    assert (verdict.state, verdict.deltas[0].what) == ("partly", "scope")


@pytest.mark.parametrize(
    ("asked", "given", "state"),
    [
        pytest.param(task("a", end="2025-06"), task("b", end="2025"), "covered", id="as far as both go"),
        pytest.param(task("a", end="2025"), task("b", end="2026-03"), "later", id="another year"),
        pytest.param(task("a", end="--11-30"), task("b", end="--12-15"), "later", id="a day of every year"),
        pytest.param(task("a", end="--11-30"), task("b", end="2026"), "covered", id="not to be compared"),
        pytest.param(task("a", recurrence="quarterly"), task("b", recurrence="annual"), "weaker", id="less often"),
        pytest.param(task("a", recurrence="annual"), task("b", recurrence="monthly"), "covered", id="more often"),
    ],
)
def test_a_task_is_judged_by_its_time(asked, given, state):
    assert compare_tasks(asked, given, day="2025-04-01", whole=True).state == state


@pytest.mark.parametrize(
    ("asked", "given", "on", "expected"),
    [
        pytest.param("bo-y-te", "so-y-te", "2024", "counterpart", id="by its name"),
        pytest.param("bo-cong-an", "cong-an-tinh", "2024", "counterpart", id="by the table"),
        pytest.param("bo-ke-hoach-va-dau-tu", "so-tai-chinh", "2025-04-01", "counterpart", id="merged since"),
        pytest.param(
            "bo-tai-nguyen-va-moi-truong", "bo-nong-nghiep-va-moi-truong", "2025-04-01", "counterpart", id="heir"
        ),
        pytest.param("uy-ban-nhan-dan", "so-y-te", "2024", "counterpart", id="the province names whom it likes"),
        pytest.param("bo-y-te", "so-cong-thuong", "2024", "other", id="another field"),
        pytest.param("thu-tuong-chinh-phu", "bo-y-te", "2024", "counterpart", id="he names whom he likes"),
        pytest.param("bo-y-te", None, "2024", "unknown", id="nobody known"),
    ],
)
def test_local_leads_answer_to_central_ones(asked, given, on, expected):
    keys = [lead_keys(task("a", key=key)) for key in (asked, given)]
    assert lead_standing(*keys, on) == expected


def test_another_lead_is_no_fault():
    verdict = compare_tasks(task("a", key="bo-y-te"), task("b", key="so-cong-thuong"), day="2024", whole=True)
    assert verdict.state == "covered"
    assert [(delta.what, delta.fault) for delta in verdict.deltas] == [("lead", False)]


@pytest.mark.parametrize(
    ("key", "whats"),
    [
        pytest.param("vu-giao-duc-dai-hoc", [], id="a unit of its own"),
        pytest.param("bo-noi-vu", ["lead"], id="another ministry"),
    ],
)
def test_units_of_an_asked_ministry_are_its_own(key, whats):
    verdict = compare_tasks(task("a", key="bo-y-te"), task("b", key=key), day="2024", whole=True, own=True)
    assert [delta.what for delta in verdict.deltas] == whats


def test_a_minister_leads_for_the_ministry():
    minister = Assignment("lead", Agency("Bộ trưởng Bộ Y tế", "Bộ trưởng Bộ Y tế", None))
    assert lead_keys(Task("a", Span(0, 1), (minister,))) == {"bo-y-te"}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("90% xã đạt tiêu chí số 17", "90% xã đạt tiêu chí số 5", True, id="another criterion"),
        pytest.param("tiêu chí số 17 và 18", "tiêu chí số 18 về y tế", False, id="one of two"),
        pytest.param("dự án 4,5 tỷ", "dự án 7", False, id="an amount is no number"),
        pytest.param("sửa Nghị định số 46/2017/NĐ-CP", "sửa Nghị định số 18/2014/NĐ-CP", True, id="another decree"),
        pytest.param("sửa Nghị định số 46/2017/NĐ-CP", "theo Quyết định số 18/QĐ-TTg", False, id="other types"),
        pytest.param("Luật Tài nguyên nước (sửa đổi)", "Luật Viễn thông (sửa đổi)", True, id="another law"),
        pytest.param("Luật Tổ chức Tòa án nhân dân", "Luật Tổ chức Chính phủ", True, id="laws that begin alike"),
        pytest.param("Luật Viễn thông sửa đổi", "Luật Viễn thông (sửa đổi)", False, id="the same law"),
        pytest.param("Bộ luật Tố tụng hình sự", "Luật Tổ chức điều tra hình sự", True, id="a code and a law"),
        pytest.param("Nghị định về thanh tra", "Luật sửa đổi Luật Xuất bản", True, id="a decree and a law"),
        pytest.param("Xây dựng Nghị định về phí", "Ban hành nghị định về phí", False, id="two verbs, one decree"),
        pytest.param("Luật Nhà ở (sửa đổi)", "Mở chuyên trang về nhà ở", True, id="nothing but a law"),
        pytest.param("Mở chuyên trang về nhà ở", "Luật Nhà ở (sửa đổi)", False, id="nothing but a law, given"),
        pytest.param("Quy hoạch vùng Đồng bằng", "Quy hoạch hạ tầng thông tin", True, id="another plan"),
        pytest.param(
            "Quy hoạch vùng Đồng bằng thời kỳ 2021-2030, tầm nhìn đến 2050",
            "Kế hoạch thực hiện Quy hoạch hạ tầng thông tin thời kỳ 2021 - 2030",
            True,
            id="another plan, named within the text",
        ),
        pytest.param("Quy hoạch, bố trí đất làm chợ", "theo Quy hoạch hạ tầng", False, id="a verb"),
        pytest.param("Quy hoạch tỉnh thời kỳ 2021", "Lập Quy hoạch tỉnh Lào Cai", False, id="the plan of the province"),
        pytest.param("Luật sư bào chữa", "Nghị định về phí", False, id="a lawyer is no law"),
    ],
)
def test_records_that_name_other_objects_do_not_answer(one, other, expected):
    assert are_others(find_objects(one), find_objects(other)) is expected


def test_a_law_alone_is_answered_by_no_record_without_objects():
    entries = [replace(entry(task(words)), objects=find_objects(words)) for words in ("Luật Nhà ở (sửa đổi)", "Nhà ở")]
    words = [SimpleNamespace(content=("nha", "o"))] * 2
    likeness = Likeness(entries, Words.of(words), np.ones((2, 1), dtype=np.float32))
    assert likeness.candidates([0], [1], Usual(0, 1), across=False).refused.tolist() == [[True]]


def records_of(library, *indicators):
    """Targets of a share, stored and read again."""
    text = "KẾ HOẠCH\n" + "".join(f"100% {indicator}.\n" for indicator in indicators)
    document = read_bytes(text.encode(), "plan.txt")
    places = [(document.text.index(f"100% {indicator}"), indicator) for indicator in indicators]
    targets = tuple(
        Target(f"100% {words}", Span(at, at + len(words) + 5), 100, unit="%", indicator=words) for at, words in places
    )
    return read_records(library.store, [library.add(document, Plan("plan.txt", "", "vi", Header(), targets=targets))])


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param("đường huyện được bảo trì hàng năm", True, id="of something else"),
        pytest.param("số công trình cấp nước được bảo trì hàng năm", False, id="of a part"),
        pytest.param("đường huyện được nhựa hóa", False, id="something else is said"),
    ],
)
def test_a_share_of_one_thing_says_nothing_of_another(library, given, expected):
    one, other = records_of(library, "số công trình thủy lợi nhỏ được bảo trì hàng năm", given)
    assert are_others(one.objects, other.objects) is expected


@pytest.mark.parametrize(
    ("quote", "value", "expected"),
    [
        pytest.param("80% hồ sơ ở cấp tỉnh và cấp xã", 80, {"cap tinh", "cap xa"}, id="of both"),
        pytest.param("cấp tỉnh, cấp xã tương ứng là 40%, 15%", 15, {"cap xa"}, id="one after the other"),
        pytest.param("80% hồ sơ", 80, set(), id="of none"),
    ],
)
def test_a_figure_is_of_the_levels_that_it_stands_for(quote, value, expected):
    assert own_levels(target(quote, value)) == expected


def candidates(scores):
    """One candidate a row, all another record."""
    figures = np.array(scores, dtype=np.float32)[:, None, None]
    return Candidates(np.arange(len(scores))[:, None], figures, np.zeros((len(scores), 1), dtype=bool))


WEIGHTS = Weights(np.array([1, 0], dtype=np.float32), None, Usual(0, 1), 0.6)


def test_a_pair_must_be_surer_where_a_plan_answers_little():
    full, noise = (find_matches(candidates([1.0, *[rest] * 80]), WEIGHTS)[0] for rest in (3.0, -3.0))
    assert full[0].likelihood > 0.75
    assert noise[0].likelihood < 0.4


def test_the_share_of_what_is_answered_is_told_by_the_odds():
    assert own_share(np.full(1000, 1e-4), 0.6) < 0.05
    assert own_share(np.full(1000, 1e4), 0.6) > 0.95


def test_one_record_answers_many_at_a_price():
    found = candidates([2.0] * 6)
    alone = find_matches(found, WEIGHTS)
    again = find_matches(found._replace(places=np.zeros_like(found.places)), WEIGHTS)
    assert again[0][0].likelihood == pytest.approx(alone[0][0].likelihood)
    assert again[5][0].likelihood < alone[5][0].likelihood


def test_a_refused_pair_is_no_match():
    found = candidates([5.0, 5.0])
    matches = find_matches(found._replace(refused=np.array([[True], [False]])), WEIGHTS)
    assert [len(match) for match in matches] == [0, 1]


def entry(record):
    return Entry(1, 1, "target", 0, record)


def test_a_figure_that_can_be_compared_stands_for_the_plan():
    asked = entry(target("80% xã", 80, end="2025"))
    hectares, share = entry(target("90 ha", 90, unit="ha", end="2025")), entry(target("85% xã", 85, end="2025"))
    found = [(Match(0, 0.9, 1), hectares), (Match(1, 0.8, 1), share)]
    assert choose(asked, found)[1] is share
    assert choose(asked, found[:1])[1] is hectares


@pytest.mark.parametrize(
    ("likelihood", "mine", "key", "expected"),
    [
        pytest.param(0.8, False, "so-cong-thuong", "unsure", id="led by others, and not asked"),
        pytest.param(0.95, False, "so-cong-thuong", "covered", id="as good as sure"),
        pytest.param(0.8, True, "so-cong-thuong", "covered", id="asked"),
        pytest.param(0.8, False, "so-y-te", "covered", id="its counterpart leads"),
        pytest.param(0.7, True, "so-y-te", "unsure", id="not sure"),
    ],
)
def test_work_of_others_must_be_surer(likelihood, mine, key, expected):
    asked, given = entry(task("a", key="bo-y-te")), entry(task("b", key=key))
    setting = Setting(SimpleNamespace(issued="2024"), local=True, whole=True, mine=mine)
    assert judge_match(asked, Match(0, likelihood, 1), given, setting).state == expected


def test_a_record_of_formulas_stands_under_its_heading(library):
    quote = "Bộ Y tế chủ trì, phối hợp với các bộ, ngành tổ chức thực hiện"
    text = f"KẾ HOẠCH\n1. Dự án 3: Nước sạch\n{quote}.\n"
    document = read_bytes(text.encode(), "plan.txt")
    at = document.text.index(quote)
    lead = Assignment("lead", Agency("Bộ Y tế", "Bộ Y tế", "bo-y-te", Span(at, at + 7)))
    heading = Heading("1.", "Dự án 3: Nước sạch", 0, Span(start := document.text.index("1. Dự án"), start + 21))
    plan = Plan(
        "plan.txt",
        document.digest,
        "vi",
        Header(),
        outline=(heading,),
        tasks=(Task(quote, Span(at, at + len(quote)), (lead,)),),
    )
    number = library.add(document, plan)
    [found] = read_records(library.store, [number])
    assert found.heading == "1. Dự án 3: Nước sạch"
    assert found.content[:4] == ("du", "an", "nuoc", "sach")
    assert find_objects(found.heading) == found.objects


def test_content_has_no_figures_and_no_abbreviations():
    assert content("II. Đến năm 2025, 80% KCNST", {"KCNST": "khu sinh thái"}) == ("den", "nam", "khu", "sinh", "thai")


def test_words_in_common_are_shares():
    entries = [
        SimpleNamespace(content=tuple(text.split())) for text in ("chat thai nhua", "chat thai nhua", "cho dan sinh")
    ]
    of_asked, of_given, *_ = Words.of(entries).shares([0], [1, 2])
    assert of_asked.tolist() == [[pytest.approx(1), 0]]
    assert of_given.tolist() == [[pytest.approx(1), 0]]


def test_words_in_common_are_those_of_both_sets_for_hundreds_of_records():
    draw = np.random.default_rng(1)
    texts = [(), *(tuple(f"w{number}" for number in draw.integers(0, 40, size=12)) for _ in range(600))]
    parts = Words.of([SimpleNamespace(content=text) for text in texts]).syllables
    asked, given = range(5), range(5, 601)
    counts = Counter(word for text in texts for word in {*text})
    weights = {word: np.log(len(texts) / count) + 0.1 for word, count in counts.items()}
    wanted = [[sum(weights[word] for word in {*texts[one]} & {*texts[other]}) for other in given] for one in asked]
    assert parts.common(asked, given) == pytest.approx(np.array(wanted), rel=1e-5)


def test_closeness_of_many_pairs_has_their_own_mean_and_deviation():
    vectors = np.random.default_rng(0).normal(size=(60, 8)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    found = closeness(vectors[:30], vectors[30:], Usual(0.0, float((vectors[:30] @ vectors[30:].T).std())))
    assert abs(float(found.mean())) < 0.1
    assert float(found.std()) == pytest.approx(1, abs=0.05)


def test_figures_of_other_units_are_not_compared():
    assert not same_unit(target("a", 1, unit="ha"), target("b", 1, unit="tấn"))
    assert is_share(target("a", 1, unit="%"))
