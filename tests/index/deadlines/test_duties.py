"""Duties of a library: next dates, states, marks that outlive a new reading."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest

from vnpolicy.index import Library, WrongFilter
from vnpolicy.index.deadlines.done import count_changes
from vnpolicy.index.deadlines.duties import DutyFilters, find_state, stored_tasks
from vnpolicy.index.entries.coding import decode
from vnpolicy.index.errors import NotMarked, TaskNotFound
from vnpolicy.index.storage.store import migrate
from vnpolicy.index.upkeep.rows import prepare
from vnpolicy.ingest.document import Block, Document, Span
from vnpolicy.nlp.plan import Agency, Assignment, Header, Period, Plan, Task

TODAY = date(2026, 2, 10)
WORK = {
    "Rà soát danh mục": Period("2025", end="2025"),
    "Lập cơ sở dữ liệu": Period("6/2026", end="2026-06"),
    "Báo cáo kết quả": Period("hằng năm trước 01/12", end="--12-01", recurrence="annual"),
    "Tuyên truyền": Period("thường xuyên", recurrence="ongoing"),
    "Báo cáo quý": Period("2021-2025", "2021", "2025", "quarterly"),
}


def document(source="plan.txt", digest="sha256:1", number="215/KH-UBND", issued="2025-04-25"):
    text = "\n".join(WORK)
    lead = {"Rà soát danh mục": "Sở Công Thương"}
    tasks = []
    for quote, when in WORK.items():
        start = text.index(quote)
        agency = lead.get(quote, "Sở Y tế")
        assigned = (Assignment("lead", Agency(agency, agency)),)
        tasks.append(Task(quote, Span(start, start + len(quote)), assigned, period=when))
    header = Header("Kế hoạch", number, "Ủy ban nhân dân tỉnh Đồng Nai", issued=issued)
    plan = Plan(source, digest, "vi", header, tasks=tuple(tasks))
    return Document(source, digest, text, (Block("paragraph", Span(0, len(text))),)), plan


def put(library, *given):
    return library.add_prepared(prepare(*given), embed="none")


@pytest.fixture
def library(tmp_path):
    with Library(tmp_path / "library") as opened:
        put(opened, *document())
        yield opened


def quotes(duties):
    return [duty.task.quote for duty in duties]


def key_of(library, quote):
    return next(duty.key for duty in library.duties(TODAY) if duty.task.quote == quote)


def test_overdue_ones_come_first_then_by_date_and_those_without_a_date_last(library):
    duties = library.duties(TODAY)
    assert [(duty.task.quote, duty.due and duty.due.isoformat()) for duty in duties] == [
        ("Rà soát danh mục", "2025-12-31"),
        ("Báo cáo quý", "2025-12-31"),
        ("Lập cơ sở dữ liệu", "2026-06-30"),
        ("Báo cáo kết quả", "2026-12-01"),
        ("Tuyên truyền", None),
    ]
    assert [duty.state == "in_progress_overdue" for duty in duties] == [True, True, False, False, False]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        pytest.param(DutyFilters(), 4, id="those with a date"),
        pytest.param(DutyFilters(recurring=True), 2, id="what comes again"),
        pytest.param(DutyFilters(agency="so cong thuong"), 1, id="an agency without diacritics"),
        pytest.param(DutyFilters(agency="Sở Y tế", role="coordinating"), 0, id="an agency in another role"),
        pytest.param(DutyFilters(role="lead"), 4, id="whoever leads"),
        pytest.param(DutyFilters(state="in_progress_overdue"), 2, id="a state"),
        pytest.param(DutyFilters(state="done_late"), 0, id="a state that none has"),
        pytest.param(DutyFilters(before="2026-06"), 3, id="before the end of a month"),
        pytest.param(DutyFilters(after="2026"), 2, id="after the beginning of a year"),
        pytest.param(DutyFilters(after="2026-07-01", before="2026"), 1, id="between two days"),
        pytest.param(DutyFilters(documents=()), 0, id="no document"),
        pytest.param(DutyFilters(undated=True, before="2030"), 4, id="nothing undated before a day"),
    ],
)
def test_filters(library, filters, expected):
    assert len(library.duties(TODAY, filters)) == expected


def test_a_wrong_date_is_refused(library):
    with pytest.raises(WrongFilter, match="before"):
        library.duties(TODAY, DutyFilters(before="31/13/2025"))


@pytest.mark.parametrize(
    ("due", "done_on", "state"),
    [
        pytest.param("2026-02-10", None, "in_progress_in_time", id="due today"),
        pytest.param("2026-02-09", None, "in_progress_overdue", id="due yesterday"),
        pytest.param("2026-02-09", "2026-02-09", "done_in_time", id="done on the day"),
        pytest.param("2026-02-09", "2026-02-10", "done_late", id="done a day later"),
        pytest.param(None, None, "in_progress_in_time", id="no date"),
        pytest.param(None, "2026-02-10", "done_in_time", id="done without a date"),
    ],
)
def test_states(due, done_on, state):
    days = [day and date.fromisoformat(day) for day in (due, done_on)]
    assert find_state(*days, TODAY) == state


def test_a_mark_outlives_a_new_reading_and_another_file_of_the_document(library):
    key = key_of(library, "Rà soát danh mục")
    assert library.mark_done(key[:6], date(2026, 1, 5)).state == "done_late"
    put(library, *document(digest="sha256:2"))
    put(library, *document("copy.docx", "sha256:3"))
    duties = library.duties(TODAY)
    assert len(duties) == len(WORK)
    assert {duty.key: duty.done_on for duty in duties}[key] == date(2026, 1, 5)
    assert library.mark_open(key, TODAY).state == "in_progress_overdue"
    with pytest.raises(NotMarked, match="not marked"):
        library.mark_open(key, TODAY)


FIRST = [
    "Sở Y tế rà soát danh mục thuốc của các bệnh viện",
    "Lập dự toán kinh phí thực hiện",
    "Báo cáo kết quả quý I",
    "Báo cáo kết quả",
    "Báo cáo kết quả",
]
# The places in FIRST that the tasks of a later text are, None for a new one.
LATER = {
    "nothing changed": (FIRST, [0, 1, 2, 3, 4]),
    "a task before": (["Tuyên truyền rộng rãi", *FIRST], [None, 0, 1, 2, 3, 4]),
    "a misprint": (["Sở Y tế rà sót danh mục thuốc của các bệnh viện", *FIRST[1:]], [0, 1, 2, 3, 4]),
    "a word more": ([FIRST[0] + " tỉnh", *FIRST[1:]], [0, 1, 2, 3, 4]),
    "the order": (FIRST[::-1], [3, 4, 2, 1, 0]),
    "a misprint in the name of the lead": (
        ["Sở Y tếe" + FIRST[0].removeprefix("Sở Y tế"), *FIRST[1:]],
        [0, 1, 2, 3, 4],
    ),
    "another lead": (["Sở Công Thương" + FIRST[0].removeprefix("Sở Y tế"), *FIRST[1:]], [None, 1, 2, 3, 4]),
    "another work in its place": ([FIRST[0], "Lập quyết toán kinh phí thực hiện", *FIRST[2:]], [0, None, 2, 3, 4]),
    "another quarter in its place": ([*FIRST[:2], "Báo cáo kết quả quý II", *FIRST[3:]], [0, 1, None, 3, 4]),
    "one more of the same words": ([*FIRST, "Báo cáo kết quả"], [0, 1, 2, None, None, None]),
    "one fewer of the same words": (FIRST[:4], [0, 1, 2, None]),
    "two that it may be": (
        ["Sở Y tế rà soát danh mục thuốc của bệnh viện", "Sở Y tế rà soát danh mục thuốc của các bệnh", *FIRST[1:]],
        [None, None, 1, 2, 3, 4],
    ),
}


def plan_of(works, **card):
    source, plan = document(**card)
    leads = [Agency(name, name) for name in (work.partition(" rà soát")[0] for work in works)]
    tasks = [
        replace(plan.tasks[0], quote=work, assignments=(Assignment("lead", lead),), period=None)
        for work, lead in zip(works, leads, strict=True)
    ]
    return source, replace(plan, tasks=tuple(tasks))


def keys_of(library, source="plan.txt"):
    return [task.key for task in stored_tasks(library.store) if task.document.source == source]


@pytest.mark.parametrize("numbered", [True, False], ids=["by its number", "by its bytes"])
@pytest.mark.parametrize(("works", "places"), LATER.values(), ids=LATER.keys())
def test_a_task_keeps_its_key_when_its_document_is_read_again_with_other_words(tmp_path, works, places, numbered):
    card = {"number": "215/KH-UBND" if numbered else None}
    with Library(tmp_path / "library") as library:
        put(library, *plan_of(FIRST, **card))
        first = keys_of(library)
        put(library, *plan_of(works, digest="sha256:2", **card))
        later = keys_of(library)
        assert [first.index(key) if key in first else None for key in later] == places
        assert len({*later}) == len(later)
        put(library, *plan_of(works, digest="sha256:3", **card))
        assert keys_of(library) == later


@pytest.mark.parametrize(
    ("card", "same"),
    [
        pytest.param({}, True, id="the document"),
        pytest.param({"source": "plan-2.docx"}, True, id="another file of it"),
        pytest.param({"issued": "2026-04-25"}, False, id="the next year's under its name"),
        pytest.param({"number": "216/KH-UBND"}, False, id="another number under its name"),
        pytest.param({"source": "plan-2.docx", "number": "216/KH-UBND"}, False, id="another file of another number"),
    ],
)
def test_keys_are_kept_only_by_the_same_document(library, card, same):
    first, (source, plan) = set(keys_of(library)), document(digest="sha256:2", **card)
    longer = [replace(task, quote=f"{task.quote} của Ủy ban nhân dân tỉnh") for task in plan.tasks]
    assert put(library, source, replace(plan, tasks=(*plan.tasks[:2], *longer[2:])))
    later = keys_of(library, source.source)
    assert [key in first for key in later] == [same] * 2 + [False] * 3


MOVED = "Hoàn thành cơ sở dữ liệu về rác thải trước ngày "


@pytest.mark.parametrize(
    ("end", "changed", "same"),
    [
        pytest.param("30/9/2026", {}, True, id="a deadline moved"),
        pytest.param("30/9/2026", {"recurrence": "annual"}, False, id="it comes again now"),
        pytest.param("30/6/2026 tới", {}, True, id="a word more"),
        pytest.param("30/6/2026 tới", {"lead": "UBND xã"}, False, id="a word more, and another lead"),
        pytest.param("30/9/2026 tới", {}, False, id="a deadline moved, and a word more"),
    ],
)
def test_what_a_task_with_its_key_must_have_in_common(tmp_path, end, changed, same):
    source, plan = document()

    def worded(end, lead="Sở Công Thương", recurrence=None):
        when = Period(end.removesuffix(" tới"), end="2026", recurrence=recurrence)
        task = replace(plan.tasks[0], quote=MOVED + end, period=when)
        return source, replace(plan, tasks=(replace(task, assignments=(Assignment("lead", Agency(lead, lead)),)),))

    with Library(tmp_path / "library") as library:
        put(library, *worded("30/6/2026"))
        (before,) = keys_of(library)
        put(library, *worded(end, **changed))
        assert (keys_of(library) == [before]) is same


def test_a_mark_of_one_document_is_none_of_another_year_with_that_number(library):
    library.mark_done(key_of(library, "Rà soát danh mục"), date(2025, 12, 1))
    put(library, *document("next.txt", "sha256:9", issued="2026-01-02"))
    states = [duty.state for duty in library.duties(TODAY) if duty.task.quote == "Rà soát danh mục"]
    assert sorted(states) == ["done_in_time", "in_progress_overdue"]


@pytest.mark.parametrize(
    ("done_on", "due", "state"),
    [
        pytest.param("2025-12-05", "2025-12-01", "done_late", id="some days after the day"),
        pytest.param("2025-11-20", "2025-12-01", "done_in_time", id="some days before it"),
        pytest.param("2026-01-10", "2026-12-01", "done_in_time", id="long after the day, when the next one is shown"),
    ],
)
def test_a_recurring_task_is_done_for_the_day_that_is_shown(library, done_on, due, state):
    done = library.mark_done(key_of(library, "Báo cáo kết quả"), date.fromisoformat(done_on))
    assert (done.due.isoformat(), done.state) == (due, state)
    seen = next(duty for duty in library.duties(date.fromisoformat(due)) if duty.key == done.key)
    assert seen.state == state


def test_a_mark_is_taken_back_for_its_day_only(library):
    key = key_of(library, "Báo cáo kết quả")
    library.mark_done(key, date(2025, 11, 20))
    with pytest.raises(NotMarked, match="not marked as done for 2024-12-01, only for 2025-12-01"):
        library.mark_open(key, TODAY, date(2024, 12, 1))
    assert library.mark_open(key, TODAY, date(2025, 12, 1)).done_on is None
    once = key_of(library, "Rà soát danh mục")
    library.mark_done(once, TODAY, date(2025, 12, 31))
    assert library.mark_open(once, TODAY, date(2025, 12, 31)).done_on is None


def test_a_marked_day_is_no_mark_of_the_next(library):
    key = key_of(library, "Báo cáo kết quả")
    library.mark_done(key, date(2025, 11, 20))
    later = next(duty for duty in library.duties(TODAY) if duty.key == key)
    assert (later.due, later.state) == (date(2026, 12, 1), "in_progress_in_time")


@pytest.mark.parametrize(
    ("today", "due", "state"),
    [
        pytest.param("2025-12-01", "2025-12-01", "in_progress_in_time", id="on the day"),
        pytest.param("2025-12-02", "2025-12-01", "in_progress_overdue", id="a day later"),
        pytest.param("2025-12-31", "2025-12-01", "in_progress_overdue", id="for a month"),
        pytest.param("2026-01-01", "2026-12-01", "in_progress_in_time", id="then the next day"),
        pytest.param("2025-04-26", "2025-12-01", "in_progress_in_time", id="no day before the document"),
    ],
)
def test_a_missed_day_is_overdue_for_a_while(library, today, due, state):
    seen = next(duty for duty in library.duties(date.fromisoformat(today)) if duty.task.quote == "Báo cáo kết quả")
    assert (seen.due.isoformat(), seen.state) == (due, state)


def test_a_missed_day_that_is_marked_gives_way_to_the_next(library):
    key = key_of(library, "Báo cáo kết quả")
    today = date(2025, 12, 5)
    assert library.mark_done(key, today).due == date(2025, 12, 1)
    assert next(duty for duty in library.duties(today) if duty.key == key).due == date(2026, 12, 1)


def test_what_comes_every_year_without_a_stated_day_is_never_missed(tmp_path):
    source, plan = document()
    yearly = replace(plan, tasks=(replace(plan.tasks[3], period=Period("hằng năm", recurrence="annual")),))
    with Library(tmp_path / "yearly") as library:
        put(library, source, yearly)
        assert [duty.due for duty in library.duties(date(2026, 1, 2))] == [date(2026, 12, 31)]


def test_the_first_day_from_a_day_on_counts(library):
    found = library.duties(TODAY, DutyFilters(after="2027-12", before="2027-12"))
    assert [(duty.task.quote, duty.due) for duty in found] == [("Báo cáo kết quả", date(2027, 12, 1))]


@pytest.mark.parametrize(
    "due",
    [
        pytest.param(date(2024, 12, 1), id="a day before the document"),
        pytest.param(date(2025, 11, 30), id="a day of no report"),
    ],
)
def test_a_mark_that_cannot_be_is_refused(library, due):
    with pytest.raises(WrongFilter, match="nearest: 2025-12-01"):
        library.mark_done(key_of(library, "Báo cáo kết quả"), date(2025, 12, 1), due)


def test_only_the_records_of_the_documents_asked_for_are_read(library, monkeypatch):
    put(library, *document("other.txt", "sha256:7", "9/KH-UBND"))
    read = []
    monkeypatch.setattr(
        "vnpolicy.index.deadlines.duties.decode", lambda data, of: read.append(data) or decode(data, of)
    )
    assert len(library.duties(TODAY, document="9/KH-UBND")) == len(WORK)
    assert len(read) == len(WORK)


def test_a_recurring_task_is_done_for_a_day_that_is_named(library):
    key = key_of(library, "Báo cáo kết quả")
    assert library.mark_done(key, date(2026, 1, 5), date(2026, 12, 1)).state == "done_in_time"
    assert next(duty for duty in library.duties(TODAY) if duty.key == key).done_on == date(2026, 1, 5)


@pytest.mark.parametrize(
    ("issued", "dated"),
    [
        pytest.param("2027-04-25", False, id="long after the deadline"),
        pytest.param("2026-03-01", True, id="somewhat after it"),
        pytest.param(None, True, id="not dated"),
    ],
)
def test_a_day_long_before_the_document_is_no_deadline(tmp_path, issued, dated):
    with Library(tmp_path / "late") as library:
        put(library, *document(issued=issued))
        duties = {duty.task.quote: duty for duty in library.duties(TODAY)}
    assert [duties[quote].due is not None for quote in ("Rà soát danh mục", "Báo cáo quý")] == [dated] * 2
    assert duties["Báo cáo kết quả"].due is not None


@pytest.mark.parametrize("asked", ["", "zz", "ffffffffffffffff"])
def test_an_id_that_is_none_is_said_so(library, asked):
    with pytest.raises(TaskNotFound, match="no task"):
        library.mark_done(asked, TODAY)


def test_equal_quotes_of_a_document_have_keys_of_their_own(tmp_path):
    source, plan = document()
    twice = Plan(plan.source, plan.digest, "vi", plan.header, tasks=(plan.tasks[0], plan.tasks[0]))
    with Library(tmp_path / "twice") as library:
        put(library, source, twice)
        assert len({duty.key for duty in library.duties(TODAY)}) == 2


def test_marks_count_as_changes_but_leave_the_indexes_as_they_are(library):
    before, generation = count_changes(library.store), library.store.generation
    library.mark_done(key_of(library, "Tuyên truyền"), TODAY)
    assert count_changes(library.store) == before + 1
    assert library.store.generation == generation


def test_a_library_of_the_first_form_gets_its_table_of_marks(tmp_path):
    with closing(sqlite3.connect(tmp_path / "library.db", isolation_level=None)) as first:
        migrate(first, {0: "schema.sql"})
    with Library(tmp_path) as library:
        put(library, *document())
        assert library.mark_done(key_of(library, "Tuyên truyền"), TODAY).done_on == TODAY


def test_a_mark_that_fails_leaves_nothing(library, monkeypatch):
    key = key_of(library, "Tuyên truyền")
    with monkeypatch.context() as patched:
        patched.setattr(
            type(library.store), "set_state", lambda *_: (_ for _ in ()).throw(sqlite3.OperationalError("full"))
        )
        with pytest.raises(sqlite3.OperationalError):
            library.mark_done(key, TODAY)
    assert all(duty.done_on is None for duty in library.duties(TODAY))
