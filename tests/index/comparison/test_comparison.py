"""Two plans compared: which record is which, and what changed in it."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vnpolicy.index.comparison.assignment import assign
from vnpolicy.index.comparison.comparison import compare
from vnpolicy.index.comparison.words import changed_words
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


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("trước ngày 15/6", "trước ngày 15/6 và trước ngày 15/11", ["deadline"], id="one more"),
        pytest.param("trước ngày 20/6 và 20/12", "trước ngày 20/6 và 05/12", ["deadline"], id="the second"),
        pytest.param("trước ngày 20/6 và 20/12", "trước ngày 20 tháng 6 và 20 tháng 12", [], id="written otherwise"),
    ],
)
def test_all_days_of_every_year_are_compared(old, new, expected):
    def reported(written):
        period = Period(f"{written} hằng năm", None, "--06-20", "annual")
        return plan(replace(task(WORKS[0]), period=period))

    assert fields(compare(reported(old), reported(new))) == expected


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


CENTRAL, DONG_NAI, CA_MAU = "Thủ tướng Chính phủ", "Ủy ban nhân dân tỉnh Đồng Nai", "Ủy ban nhân dân tỉnh Cà Mau"


@pytest.mark.parametrize(
    ("issuers", "leads", "found"),
    [
        pytest.param((CENTRAL, CENTRAL), ("UBND tỉnh Bắc Ninh", "UBND tỉnh Lào Cai"), ["lead"], id="another province"),
        pytest.param((CENTRAL, CENTRAL), ("UBND tỉnh Bắc Ninh", "UBND tỉnh"), [], id="one side names none"),
        pytest.param((DONG_NAI, DONG_NAI), ("Sở Y tế", "Sở Y tế tỉnh Đồng Nai"), [], id="the plan's own"),
        pytest.param((DONG_NAI, DONG_NAI), ("Sở Y tế", "Sở Y tế tỉnh Cà Mau"), ["lead"], id="no longer the own"),
        pytest.param((DONG_NAI, CA_MAU), ("Sở Y tế tỉnh Đồng Nai", "Sở Y tế tỉnh Cà Mau"), [], id="each its own"),
    ],
)
def test_a_lead_of_another_province_is_another(issuers, leads, found):
    old, new = (
        replace(plan(task(WORKS[0], lead)), header=Header(issuer=issuer, issued="2024-03-01"))
        for lead, issuer in zip(leads, issuers, strict=True)
    )
    assert fields(compare(old, new)) == found


def test_rows_of_one_wording_are_told_apart_by_the_provinces_of_their_leads():
    old = plan(*(task(WORKS[0], f"UBND tỉnh {name}") for name in ("Lào Cai", "Cà Mau", "Bắc Ninh")))
    new = replace(old, tasks=old.tasks[1:])
    assert states(compare(old, new)) == ["dropped", "same", "same"]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        pytest.param(Period("trong 30 ngày"), Period("trong 90 ngày"), ["deadline"], id="days that no calendar has"),
        pytest.param(Period("Trong 30 ngày"), Period("trong 30 ngày"), [], id="in small letters"),
        pytest.param(Period("hết năm 2026", None, "2026"), Period("năm 2026", None, "2026"), [], id="one year twice"),
    ],
)
def test_times_that_are_not_computed_are_compared_as_written(old, new, found):
    one, other = (replace(task(WORKS[0]), period=period) for period in (old, new))
    assert fields(compare(plan(one), plan(other))) == found


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        pytest.param("không quá", "dưới", ["value", "wording"], id="the figure itself is no longer allowed"),
        pytest.param("không quá", "không vượt quá", ["wording"], id="two wordings of one bound"),
    ],
)
def test_a_strict_bound_is_another(old, new, found):
    one, other = (
        target(f"Tỷ lệ rác thải nhựa chôn lấp trực tiếp ở các bãi rác {bound} 8%", 8.0, unit="%", comparator="max")
        for bound in (old, new)
    )
    assert fields(compare(plan(one), plan(other))) == found


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(
            task("Sở Y tế tham mưu bố trí kinh phí cho các xã", "Sở Y tế"),
            task(
                "Văn phòng Ủy ban nhân dân tỉnh tham mưu bố trí kinh phí cho các xã", "Văn phòng Ủy ban nhân dân tỉnh"
            ),
            id="another lead in its words",
        ),
        pytest.param(
            task(WORKS[0], "Sở Y tế", "2026"), task(WORKS[0], "Sở Nội vụ", "2028"), id="another lead and time"
        ),
    ],
)
def test_a_work_that_no_other_record_has_is_one_record(old, new):
    (pair,) = compare(plan(old), plan(new)).pairs
    assert pair.state == "changed"
    assert pair.chance > 0.99


def test_two_targets_of_one_sentence_are_told_apart_by_their_figures():
    quote = "Đến năm 2028 đạt 60% và đến năm 2030 đạt 80% số chợ không dùng túi ni lông"
    old = target(quote, 60.0, unit="%", end="2028"), target(quote, 80.0, unit="%", end="2030")
    new = replace(old[0], quote=quote.replace("số chợ", "tổng số chợ")), old[1]
    assert fields(compare(plan(*old), plan(*new))) == ["wording"]


def test_what_became_a_part_of_another_record_is_found_there():
    joined = task(f"{WORKS[1]}; kiểm tra các chợ")
    comparison = compare(plan(task(f"2. {WORKS[1]}", "Sở Y tế"), task(WORKS[3])), plan(joined, task(WORKS[3])))
    alone = [pair for pair in comparison.pairs if pair.new is None]
    assert [pair.within for pair in alone] == [joined] * len(alone)


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        pytest.param("Kiểm tra việc bán thuốc tại siêu thị, trong năm", True, id="the half of a list"),
        pytest.param("Kiểm tra việc bán thuốc tại bệnh viện, trong năm", False, id="another place"),
        pytest.param("Kiểm tra tại chợ hằng năm tại siêu thị", False, id="words from here and there"),
    ],
)
def test_half_of_a_row_that_was_parted_tells_where_it_was(quote, found):
    whole = task("Kiểm tra việc bán thuốc tại chợ, siêu thị, trong năm")
    added = compare(plan(whole), plan(whole, task(quote, "Sở Y tế"))).pairs[1]
    assert (added.within is whole) is found


def test_plans_of_other_things_have_nothing_in_common():
    comparison = compare(plan(task(WORKS[0])), plan(task("Tiêm vắc xin cho đàn gia súc", "Chi cục Thú y")))
    assert not comparison.in_common


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
