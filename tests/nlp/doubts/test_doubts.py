"""The signs of a doubtful reading, and the marks that come of them."""

from itertools import pairwise

import pytest

from vnpolicy.corpus import read_table
from vnpolicy.ingest import read_bytes
from vnpolicy.ingest.document import Span
from vnpolicy.nlp import extract
from vnpolicy.nlp.doubts.features import find_features
from vnpolicy.nlp.doubts.leads import lead_doubts, name_doubts
from vnpolicy.nlp.doubts.model import read_model
from vnpolicy.nlp.doubts.tasks import find_doubts, load_model, reasons
from vnpolicy.nlp.doubts.times import time_doubts
from vnpolicy.nlp.pipeline import Reading, read_with_pipeline
from vnpolicy.nlp.plan import Agency, Period, Review, Task

PLAN = """ỦY BAN NHÂN DÂN TỈNH MẪU
Số: 15/KH-UBND

KẾ HOẠCH
Phát triển du lịch năm 2025

III. TỔ CHỨC THỰC HIỆN
1. Sở Tài chính:
- Thẩm định dự toán kinh phí thực hiện Kế hoạch, báo cáo Ủy ban nhân dân tỉnh.
- Hướng dẫn các đơn vị quyết toán kinh phí theo quy định hiện hành.
2. Sở Y tế:
- Kiểm tra điều kiện vệ sinh của các cơ sở lưu trú trên địa bàn tỉnh.
- Tập huấn cho nhân viên của các cơ sở lưu trú về an toàn thực phẩm.
"""


def reading_of(text: str) -> Reading:
    reading: Reading = read_with_pipeline(read_bytes(text.encode(), "plan.txt"))._.reading
    return reading


@pytest.mark.parametrize(
    ("written", "sign"),
    [
        pytest.param("Hội đồng Tư vấn về", "lead_function_word", id="ends with a word of no name"),
        pytest.param("ngành", "lead_short", id="a single word"),
        pytest.param("các đơn vị", "lead_bare_collective", id="a group without its name"),
        pytest.param("Báo Mẫu, Đài Mẫu", "lead_joint_mark", id="two names unsplit"),
        pytest.param("Tổ công tác 15", "lead_digit", id="a figure"),
        pytest.param("Cục Mẫu (Đầu mối)", "lead_brackets", id="brackets"),
    ],
)
def test_an_odd_name_shows_its_sign(written, sign):
    assert sign in name_doubts(written, known=False)


def test_a_known_name_in_one_piece_shows_no_sign():
    assert name_doubts("Bộ Tài chính", known=True) == ()


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        pytest.param("Hội Mẫu người cao tuổi", "lead_goes_on", id="the name may go on"),
        pytest.param("Hội Mẫu đã tổ chức lễ", "lead_before_report", id="a report"),
        pytest.param("Hội Mẫu, cuối năm", "lead_before_comma", id="a comma"),
    ],
)
def test_what_follows_the_lead_is_a_sign(text, sign):
    lead = Agency("Hội Mẫu", "Hội Mẫu", None, Span(0, 7))
    assert sign in lead_doubts(text, [lead], issuer=None)


@pytest.mark.parametrize("text", ["Hội Mẫu: xây dựng", "Hội Mẫu xây dựng kế hoạch", "Hội Mẫu"])
def test_a_colon_a_verb_or_the_end_closes_a_name(text):
    lead = Agency("Hội Mẫu", "Hội Mẫu", None, Span(0, 7))
    around = {"lead_goes_on", "lead_before_report", "lead_before_comma"}
    assert not around & lead_doubts(text, [lead], issuer=None)


def test_words_between_two_leads_are_a_sign():
    text = "Sở Y tế kiểm tra Sở Tài chính"
    leads = [Agency("Sở Y tế", "Sở Y tế", "k", Span(0, 7)), Agency("Sở Tài chính", "Sở Tài chính", "k", Span(17, 29))]
    assert "leads_gap" in lead_doubts(text, leads, issuer=None)


@pytest.mark.parametrize(
    ("quote", "recurrence", "unused"),
    [
        pytest.param("Báo cáo trước ngày 20 hằng tháng", "monthly", False, id="the day of every month"),
        pytest.param("Báo cáo trước ngày 25 tháng cuối quý", "quarterly", False, id="the day of every quarter"),
        pytest.param("Báo cáo hằng tháng, xong trước ngày 20/5", "monthly", True, id="a day of one month"),
        pytest.param("Báo cáo trước ngày 20/5 và ngày 20 hằng tháng", "monthly", True, id="a day beside it"),
        pytest.param("Báo cáo trước ngày 20", None, True, id="no rhythm"),
    ],
)
def test_a_day_of_a_rhythm_is_used(quote, recurrence, unused):
    task = Task(quote, Span(0, len(quote)), (), period=Period(quote, recurrence=recurrence))
    assert ("due_unused" in time_doubts(task, "")) is unused


def test_signs_come_one_set_a_task():
    reading = reading_of(PLAN)
    signs = find_features(reading)
    assert len(signs) == len(reading.tasks) > 0


def test_plain_tasks_below_plain_headings_are_not_marked():
    assert extract(read_bytes(PLAN.encode(), "plan.txt")).review == ()


def test_a_mark_covers_its_task_and_says_why():
    text = PLAN.replace("2. Sở Y tế:", "2. Hội về:").replace("- Tập huấn cho", "- Nhân viên")
    reading = reading_of(text)
    spans = {task.span for task in reading.tasks}
    marks = [mark for mark in reading.review if mark.span in spans]
    assert marks
    assert all(mark.reason for mark in marks)


def test_no_mark_stands_twice():
    reading = reading_of(PLAN.replace("2. Sở Y tế:", "2. Hội về:"))
    before = list(reading.review)
    assert len(set(before)) == len(before)
    assert not set(find_doubts(reading)) & set(before)


def test_a_document_without_tasks_has_no_doubts():
    assert find_doubts(reading_of("Thơ về mùa xuân")) == []


SMALL = [0, -0.5, [1, 1.0, 2.0, 1.5], 0.2]  # "a"? without it -0.5, with it "b"?


def model_of(*trees):
    return read_model({"threshold": 0.0, "bias": -1.0, "signs": ["a", "b"], "trees": trees})


def test_trees_ask_for_signs_and_add_up():
    model = model_of(SMALL, 0.25)
    assert model.score(frozenset()) == pytest.approx(-1.25)
    assert model.score(frozenset({"a", "other"})) == pytest.approx(0.25)
    assert model.score(frozenset("ab")) == pytest.approx(1.25)


def test_a_sign_has_the_share_by_which_it_raises_the_sum():
    model = model_of(SMALL)
    assert model.shares(frozenset("ab")) == pytest.approx({"a": 1.3, "b": 0.5})
    assert model.shares(frozenset("b")) == {}


def test_each_sign_has_a_wording_unless_it_is_common():
    model = load_model()
    common = {"lead_in_sentence", "lead_inherited", "lead_collective", "in_article", "under_work_heading"}
    common |= {"plainly_charged", "document_plan", "tasks_many", "has_end", "end_from_table", "from_table"}
    assert set(model.signs) - reasons().keys() <= common
    assert model.bias != model.threshold


def test_signs_and_words_are_listed_once():
    signs = [row["sign"] for row in read_table("doubt_reasons")]
    assert len(signs) == len(set(signs))
    words = sorted((row["word"], row["kind"]) for row in read_table("doubt_words"))
    assert all(one != other for one, other in pairwise(words))


def test_a_mark_equals_itself():
    assert len({Review("why", Span(0, 3)), Review("why", Span(0, 3))}) == 1
