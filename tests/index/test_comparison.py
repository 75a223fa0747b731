"""Two plans compared: which record is which, and what changed in it."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vnpolicy.index.comparison import compare
from vnpolicy.index.comparison_assignment import assign
from vnpolicy.index.comparison_words import changed_words
from vnpolicy.ingest.document import Span
from vnpolicy.nlp.plan import Agency, Assignment, Header, Period, Plan, Target, Task

WORKS = (
    "Xây dựng cơ sở dữ liệu về chất thải nhựa của tỉnh",
    "Tổ chức tuyên truyền, phổ biến pháp luật về bảo vệ môi trường",
    "Kiểm tra việc phân loại rác tại nguồn ở các chợ dân sinh",
    "Bố trí kinh phí thực hiện Kế hoạch trong dự toán hằng năm",
    "Lập hồ sơ đề nghị chứng nhận khu công nghiệp sinh thái",
)


def task(work, lead="Sở Công Thương", end=None, **more):
    period = Period("", None, end) if end else None
    return Task(work, Span(0, len(work)), (Assignment("lead", Agency(lead, lead)),), period=period, **more)


def target(quote, value, **more):
    return Target(quote, Span(0, len(quote)), value, **more)


def plan(*records, language="vi", issued="2025-01-01"):
    tasks = tuple(record for record in records if isinstance(record, Task))
    targets = tuple(record for record in records if isinstance(record, Target))
    return Plan("a.txt", "1", language, Header(issued=issued), targets=targets, tasks=tasks)


def states(comparison):
    return [pair.state for pair in comparison.pairs]


def fields(comparison):
    return [change.field for pair in comparison.pairs for change in pair.changes]


def test_a_plan_is_the_same_as_itself():
    whole = plan(*map(task, WORKS), target("Giảm 40% rác thải nhựa", 40.0))
    assert states(compare(whole, whole)) == ["same"] * 6


def test_what_is_new_and_what_is_gone_stand_in_their_places():
    old, new = plan(*map(task, WORKS[:4])), plan(*map(task, (WORKS[0], WORKS[4], WORKS[2], WORKS[3])))
    comparison = compare(old, new)
    assert states(comparison) == ["same", "dropped", "added", "same", "same"]
    assert comparison.pairs[1].old.quote == WORKS[1]


def test_another_order_is_no_change_but_is_told():
    comparison = compare(plan(*map(task, WORKS)), plan(*map(task, (*WORKS[1:], WORKS[0]))))
    assert set(states(comparison)) == {"same"}
    assert [pair.moved for pair in comparison.pairs] == [False] * 4 + [True]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        pytest.param({"assignments": task("", "Sở Y tế").assignments}, "lead", id="another lead"),
        pytest.param({"period": Period("", None, "2027")}, "deadline", id="another year"),
        pytest.param({"period": Period("", None, "2026", "annual")}, "recurrence", id="now every year"),
        pytest.param({"output": "Báo cáo"}, "output", id="an output where there was none"),
        pytest.param({"quote": WORKS[0] + " và của huyện"}, "wording", id="more words"),
    ],
)
def test_the_field_that_changed_is_named(change, field):
    old = task(WORKS[0], end="2026")
    assert fields(compare(plan(old), plan(replace(old, **change)))) == [field]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        pytest.param({"value": 50.0}, "value", id="another figure"),
        pytest.param({"comparator": "min"}, "value", id="at least, where it was exactly"),
        pytest.param({"unit": "tấn"}, "unit", id="another unit"),
        pytest.param({"direction": "increase"}, "direction", id="up, where it was down"),
        pytest.param({"end": "2030"}, "deadline", id="later"),
    ],
)
def test_what_changed_in_a_target_is_named(change, field):
    old = target("Giảm 40% rác thải nhựa", 40.0, unit="%", direction="decrease", end="2026")
    assert fields(compare(plan(old), plan(replace(old, **change)))) == [field]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param("Sở công thương", id="small letters"),
        pytest.param("SCT", id="an abbreviation of the table"),
        pytest.param("Department of Industry and Trade", id="the English name"),
    ],
)
def test_one_agency_in_two_spellings_is_no_change(other):
    assert fields(compare(plan(task(WORKS[0])), plan(task(WORKS[0], other)))) == []


def test_an_agency_under_its_later_name_is_told_as_renamed():
    old = plan(task(WORKS[0], "Sở Tài nguyên và Môi trường"), issued="2024-05-01")
    new = plan(task(WORKS[0], "Sở Nông nghiệp và Môi trường"), issued="2025-05-01")
    (pair,) = compare(old, new).pairs
    assert [(change.field, change.renamed) for change in pair.changes] == [("lead", True)]


def test_case_marks_and_the_place_of_a_tone_are_no_wording():
    old, new = task("Hoà giải ở cơ sở; uỷ quyền"), task("hòa giải, ở cơ sở: ủy quyền.")
    assert fields(compare(plan(old), plan(new))) == []


def test_records_of_the_same_words_are_told_apart_by_their_agencies():
    old = plan(*(task(WORKS[0], lead) for lead in ("Sở Y tế", "Sở Tài chính", "Sở Nội vụ")))
    new = plan(*(task(WORKS[0], lead) for lead in ("Sở Tài chính", "Sở Nội vụ")))
    assert [pair.old.agencies("lead")[0].name for pair in compare(old, new).pairs if pair.state == "dropped"] == [
        "Sở Y tế"
    ]


def test_two_plans_without_records_have_nothing_to_compare():
    assert compare(plan(), plan()).pairs == ()


def test_changed_words_are_marked_on_both_sides():
    old, new = "Hoàn thành trước ngày 15/11 hằng năm", "Hoàn thành trước ngày 30/11 năm 2026"
    found = [(old[slice(*gone)], new[slice(*come)]) for gone, come in changed_words(old, new)]
    assert found == [("15/11 hằng", "30/11"), ("", "2026")]


@settings(deadline=None)
@given(st.lists(st.sampled_from(["một", "hai", "ba", "%", "2025"])), st.lists(st.sampled_from(["một", "hai", "năm"])))
def test_the_new_text_is_the_old_one_with_its_stretches_changed(one, other):
    old, new = " ".join(one), " ".join(other)
    made, end = [], 0
    for gone, come in changed_words(old, new):
        made += old[end : gone.start].split() + new[slice(*come)].split()
        end = gone.end
    assert made + old[end:].split() == other


@settings(deadline=None)
@given(st.integers(1, 5), st.integers(1, 5), st.randoms(use_true_random=False))
def test_the_assignment_is_the_best_of_all(rows, columns, random):
    worth = np.array([[random.choice([0, 0, 1, 2, 3, -1]) for _ in range(columns)] for _ in range(rows)], dtype=float)
    found = assign(worth)
    assert len({row for row, _ in found}) == len({column for _, column in found}) == len(found)
    assert sum(worth[pair] for pair in found) == _best(worth, 0, frozenset())


def _best(worth, row, taken):
    if row == len(worth):
        return 0
    rest = [worth[row, c] + _best(worth, row + 1, taken | {c}) for c in range(worth.shape[1]) if c not in taken]
    return max([_best(worth, row + 1, taken), *rest])
