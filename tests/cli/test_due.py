"""What is due: on the terminal, as CSV, in Excel, in a calendar; marks of what is done."""

import csv
import io
import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from icalendar import Calendar, vRecur
from openpyxl import load_workbook

from vnpolicy.cli.columns import side_by_side, wrapped
from vnpolicy.cli.csv_writing import write_csv
from vnpolicy.cli.exports.duty_calendar import CalendarForm, find_occasions, make_calendar
from vnpolicy.cli.exports.duty_rows import COLUMNS, duty_row, print_duties
from vnpolicy.cli.formats import make_console
from vnpolicy.index.deadlines.done import Mark
from vnpolicy.index.deadlines.duties import make_duty
from vnpolicy.index.deadlines.series import days_apart
from vnpolicy.index.entries.hits import Card
from vnpolicy.ingest.document import Span
from vnpolicy.nlp.plan import Agency, Assignment, Period, Task

TODAY = date(2026, 2, 10)
CARD = Card(1, "plan.pdf", "sha256:1", "215/KH-UBND", "Kế hoạch", "UBND tỉnh", None, "2025-04-25", "Về nhựa", "vi", 3)
# Nguyễn in the agency and a comma, a semicolon and a line break in the work: what iCalendar escapes and folds.
WORK = "Lập báo cáo, gửi Sở; trước ngày\nđã định"
SAID = (
    "Lead agency: Department of Industry and Trade (Sở Công Thương)",
    "Task: Lập báo cáo\\, gửi Sở\\; trước ngày đã định",
    "Time as written: hằng năm",
    "Document: Plan 215/KH-UBND\\, p. 2",
    "Issued by: Provincial People's Committee (UBND tỉnh)",
    "Subject: Về nhựa",
    "State: in progress in time",
    "Id: 0123456789ab",
)
LINES = "\\n".join(SAID)
GOLDEN = f"""BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//vnpolicy//policy due//EN
CALSCALE:GREGORIAN
METHOD:PUBLISH
X-WR-CALNAME:Policy deadlines
BEGIN:VEVENT
SUMMARY:Lập báo cáo\\, gửi Sở\\; trước ngày đã định
DTSTART;VALUE=DATE:20251201
DTEND;VALUE=DATE:20251202
DTSTAMP:20260210T000000Z
UID:0123456789ab@vnpolicy
RRULE:FREQ=YEARLY;UNTIL=20301201;BYMONTHDAY=1;BYMONTH=12
SEQUENCE:4
CATEGORIES:in progress in time
DESCRIPTION:{LINES}
TRANSP:TRANSPARENT
BEGIN:VALARM
ACTION:DISPLAY
DESCRIPTION:Lập báo cáo\\, gửi Sở\\; trước ngày đã định
TRIGGER:-P7D
END:VALARM
END:VEVENT
END:VCALENDAR
"""


def duty(end=None, recurrence=None, *, start=None, marks=(), card=CARD, written="hằng năm"):
    assigned = (Assignment("lead", Agency("Sở Công Thương", "Sở Công Thương")),)
    when = Period(written, start, end, recurrence)
    task = Task(WORK, Span(0, len(WORK)), assigned, page=2, period=when)
    return make_duty("0123456789ab", card, task, (marks, TODAY))


def events(*duties, **more):
    form = CalendarForm("en", TODAY, **more)
    return Calendar.from_ical(make_calendar(duties, form)).walk("VEVENT")


def test_a_calendar_is_written_as_it_was_agreed():
    made = make_calendar([duty("2030-12-01", "annual")], CalendarForm("en", TODAY, sequence=4))
    unfolded = made.decode().replace("\r\n ", "").replace("\r\n", "\n")
    assert sorted(unfolded.splitlines()) == sorted(GOLDEN.splitlines())
    assert all(len(line) <= 75 for line in made.split(b"\r\n"))


@pytest.mark.parametrize(
    ("end", "recurrence", "days", "rule"),
    [
        pytest.param("2026-06", None, ["2026-06-30"], None, id="one day"),
        pytest.param("--12-01", "annual", ["2025-12-01"], "FREQ=YEARLY;BYMONTHDAY=1;BYMONTH=12", id="a day a year"),
        pytest.param("--02", "annual", ["2026-02-28"], "FREQ=YEARLY;BYMONTHDAY=-1;BYMONTH=2", id="end of February"),
        pytest.param(None, "annual", ["2025-12-31"], "FREQ=YEARLY;BYMONTHDAY=-1;BYMONTH=12", id="end of year"),
        pytest.param(None, "quarterly", ["2025-06-30"], "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1", id="quarters"),
        pytest.param(None, "semiannual", ["2025-06-30"], "FREQ=MONTHLY;INTERVAL=6;BYMONTHDAY=-1", id="halves"),
        pytest.param(None, "monthly", ["2025-04-30"], "FREQ=MONTHLY;BYMONTHDAY=-1", id="months"),
        pytest.param(
            "2025-11-15",
            "quarterly",
            ["2025-06-30", "2025-11-15"],
            "FREQ=MONTHLY;UNTIL=20251115;INTERVAL=3;BYMONTHDAY=-1",
            id="an end off the pattern has an event of its own",
        ),
        pytest.param(
            "2025-05-15", "annual", ["2025-05-15"], "FREQ=YEARLY;UNTIL=20250515;BYMONTHDAY=15;BYMONTH=5", id="one"
        ),
        pytest.param("2025-05-15", "quarterly", ["2025-05-15"], None, id="a series that is over before its first day"),
        pytest.param(None, "ongoing", [], None, id="no date"),
    ],
)
def test_events_of_a_duty(end, recurrence, days, rule):
    found = events(duty(end, recurrence))
    assert [event.decoded("dtstart").isoformat() for event in found] == days
    rules = [event["rrule"].to_ical().decode() for event in found if "rrule" in event]
    assert [set(rule.split(";")) for rule in rules] == ([set(rule.split(";"))] if rule else [])
    assert len({event["uid"] for event in found}) == len(found)
    for event in found:
        assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(days=1)


def test_a_rule_gives_the_days_that_the_series_has():
    from dateutil.rrule import rrulestr

    given_series = [("--12-01", "annual"), ("--02", "annual"), (None, "quarterly"), ("--06-15", "annual")]
    for end, recurrence in [*given_series, ("--06-30", "semiannual"), ("--02-29", "annual"), ("--11-30", "annual")]:
        given = duty(end, recurrence)
        (event,) = events(given)
        begin = event.decoded("dtstart")
        days = rrulestr(event["rrule"].to_ical().decode(), dtstart=event["dtstart"].dt and _midnight(begin))[:9]
        expected, day = [], begin
        for _ in range(9):
            day = given.schedule.next_date(day)
            expected.append(day)
            day += timedelta(days=1)
        assert [found.date() for found in days] == expected


def test_days_that_lie_unevenly_have_an_event_each():
    found = events(duty("--12-15", "annual", written="trước ngày 20/6 và 15/12 hằng năm"))
    rules = [event["rrule"].to_ical().decode() for event in found]
    assert rules == ["FREQ=YEARLY;BYMONTHDAY=20;BYMONTH=6", "FREQ=YEARLY;BYMONTHDAY=15;BYMONTH=12"]
    assert [event["uid"] for event in found] == ["0123456789ab@vnpolicy", "0123456789ab-1215@vnpolicy"]


def test_a_day_that_is_done_leaves_its_series_as_it_is():
    (before,) = events(duty("--12-01", "annual"))
    series, day = events(duty("--12-01", "annual", marks=[Mark(TODAY, date(2026, 12, 1))]))
    assert [series[name] for name in ("uid", "rrule", "summary")] == [before[n] for n in ("uid", "rrule", "summary")]
    assert (len(series.walk("VALARM")), len(day.walk("VALARM"))) == (1, 0)
    assert day["uid"] == before["uid"]
    assert "rrule" not in day
    assert day.decoded("recurrence-id") == day.decoded("dtstart") == date(2026, 12, 1)
    assert day["summary"].startswith("[Done]")


@pytest.mark.parametrize("day", [15, 28, 29, 30])
def test_a_day_that_not_every_month_has_is_the_last_one_there(day):
    from dateutil.rrule import rrulestr

    monthly = duty(None, "monthly")
    given = replace(monthly, schedule=replace(monthly.schedule, days=days_apart(1, day=day)))
    ((begin, rule),) = [(found.day, found.rule) for found in find_occasions(given)]
    written = vRecur(rule).to_ical().decode()
    days = [found.date() for found in rrulestr(written, dtstart=_midnight(begin))[:30]]
    assert date(begin.year + 1, 2, min(day, 28)) in days
    assert len({(found.year, found.month) for found in days}) == 30


def _midnight(day):
    from datetime import datetime

    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 - as the rule is read


def test_a_later_export_has_the_same_event_with_a_higher_sequence():
    before, after = (events(duty("2026-06", marks=marks), sequence=n)[0] for n, marks in ((1, ()), (2, [Mark(TODAY)])))
    assert before["uid"] == after["uid"]
    assert (before["sequence"], after["sequence"]) == (1, 2)
    assert after["summary"].startswith("[Done]")
    assert (len(before.walk("VALARM")), len(after.walk("VALARM"))) == (1, 0)


def test_the_same_export_twice_is_the_same():
    form = CalendarForm("vi", TODAY)
    assert make_calendar([duty("2026-06")], form) == make_calendar([duty("2026-06")], form)


def test_what_is_past_is_marked_and_rings_no_bell():
    (event,) = events(duty("2025-12-31"))
    assert event["summary"].startswith("[Overdue]")
    assert event.walk("VALARM") == []
    assert events(duty("2026-12-31"), remind=0)[0].walk("VALARM") == []


def test_a_series_begins_with_its_document_and_not_today():
    undated_document = Card(*[getattr(CARD, name) for name in CARD.__slots__][:7], None, *["t", "vi", 1])
    assert [o.day for o in find_occasions(duty(None, "annual", card=undated_document))] == [date(2026, 12, 31)]
    assert [o.day for o in find_occasions(duty(None, "annual", start="2028"))] == [date(2028, 12, 31)]


def test_a_page_is_called_as_the_headings_are(monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")  # one below the other
    stream = io.StringIO()
    print_duties(make_console(stream), [duty("2026-06")], "vi")
    assert "tr. 2" in stream.getvalue()


@pytest.fixture
def library(policy, sample, tmp_path):
    folder = tmp_path / "library"
    given = [sample("ke-hoach-215"), sample("cong-van-3312")]
    assert policy("ingest", *given, "-l", folder, "--embed", "none", "-w", "1").exit_code == 0
    return folder


def due(policy, library, *more):
    done = policy("due", "-l", library, "--today", "2026-02-10", *more)
    assert done.exit_code == 0, done.output
    return done


def test_duties_are_listed_overdue_first_then_by_date(policy, filled):
    found = json.loads(due(policy, filled).stdout)
    order = [(item["state"] != "in_progress_overdue", item["due"]) for item in found]
    assert order == sorted(order)
    assert {item["record"]["end"] for item in found} >= {"2026-09", "--11-15"}
    assert all(item["due"] >= "2026-02-10" for item in found if item["recurring"])


def test_the_filters_of_due(policy, filled):
    found = json.loads(due(policy, filled, "--recurring", "--document", "215/KH-UBND").stdout)
    assert found
    assert {item["document"]["number"] for item in found} == {"215/KH-UBND"}
    assert all(item["recurring"] for item in found)
    late = json.loads(due(policy, filled, "--state", "overdue").stdout)
    assert {item["state"] for item in late} == {"in_progress_overdue"}
    bounded = json.loads(due(policy, filled, "--before", "2026", "--after", "2026-02").stdout)
    assert bounded == json.loads(due(policy, filled, "--before", "2026", "--after", "02/2026").stdout)
    assert all("2026-02-01" <= item["due"] <= "2026-12-31" for item in bounded)


@pytest.mark.parametrize("columns", ["30", "50", "80", "100"])
def test_a_terminal_of_any_width_tells_who_must_do_what_by_when(policy, filled, monkeypatch, columns):
    monkeypatch.setenv("COLUMNS", columns)
    text = due(policy, filled, "--format", "table", "--recurring", "--document", "215/KH-UBND").stdout
    words = " ".join(text.split())
    assert all(said in words for said in ("2026-11-15", "Sở Nông nghiệp", "quả thực hiện", "215/KH-UBND"))
    assert max(map(len, text.splitlines())) <= int(columns)
    found = json.loads(due(policy, filled, "--recurring", "--document", "215/KH-UBND").stdout)
    assert all(item["id"][:8] in words for item in found)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("", [""], id="nothing"),
        pytest.param("Sở Y tế", ["Sở Y tế"], id="what just fits"),
        pytest.param("báo cáo kết quả", ["báo cáo", "kết quả"], id="between words"),
        pytest.param("a 01234567890 b", ["a", "0123456", "7890 b"], id="a word that is too long"),
        pytest.param("01234567 0123456", ["0123456", "7", "0123456"], id="a long word first"),
        pytest.param("2026\nhằng quý", ["2026", "hằng", "quý"], id="lines of its own"),
        pytest.param("計画計画計", ["計画計", "画計"], id="letters of two places"),
    ],
)
def test_a_cell_is_wrapped_in_its_column(text, lines):
    assert wrapped(text, 7) == lines


def test_columns_stand_below_each_other_whatever_their_letters():
    rows = ["|".join(parts) for parts in side_by_side(["計画 báo", "b"], [6, 3])]
    assert rows == ["計画  |b  ", "báo   |   "]


def test_csv_has_the_fields_of_a_register(policy, filled, tmp_path):
    path = tmp_path / "due.csv"
    due(policy, filled, "-o", path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    assert tuple(rows[0]) == COLUMNS
    assert {row["document"] for row in rows} >= {"215/KH-UBND"}


@pytest.mark.parametrize(
    ("language", "said"),
    [
        pytest.param("vi", ("Tình trạng", "đang thực hiện quá hạn", "Sở Tài chính", "hằng năm"), id="Vietnamese"),
        pytest.param(
            "en", ("State", "in progress overdue", "Department of Finance (Sở Tài chính)", "every year"), id="English"
        ),
    ],
)
def test_csv_in_a_language_is_for_people(policy, filled, language, said):
    rows = list(csv.reader(io.StringIO(due(policy, filled, "-f", "csv", "--lang", language).stdout)))
    cells = {cell for row in rows for cell in row}
    assert cells.issuperset(said)


def test_a_row_of_csv_is_written_as_it_was_agreed():
    stream = io.StringIO()
    write_csv(stream, COLUMNS, [duty_row(duty("--12-01", "annual", marks=[Mark(TODAY, date(2026, 12, 1))]))])
    assert stream.getvalue() == (
        "id,due,state,done_on,recurrence,lead,coordinating,task,document,doc_type,issuer,issued,language,page,source\n"
        "0123456789ab,2026-12-01,done_in_time,2026-02-10,annual,Sở Công Thương,,"
        '"Lập báo cáo, gửi Sở; trước ngày\nđã định",215/KH-UBND,Kế hoạch,UBND tỉnh,2025-04-25,vi,2,plan.pdf\n'
    )


def test_the_table_says_date_state_lead_work_and_place(policy, filled):
    text = " ".join(due(policy, filled, "-f", "table", "--lang", "vi").stdout.split())
    for part in ("Thời hạn", "Nội dung nhiệm vụ", "30/06/2025", "quá hạn", "215/KH-UBND"):
        assert part in text


def test_excel_has_dates_as_dates(policy, filled, tmp_path):
    path = tmp_path / "due.xlsx"
    due(policy, filled, "-o", path, "--lang", "en")
    (sheet,) = load_workbook(path).worksheets
    header = [cell.value for cell in sheet[1]]
    assert header[:3] == ["Id", "Due", "State"]
    assert sheet.cell(2, 2).is_date
    assert sheet.freeze_panes == "A2"


def test_an_ending_that_no_form_has_is_refused(policy, filled, tmp_path):
    done = policy("due", "-l", filled, "-o", tmp_path / "due.pdf")
    assert (done.exit_code, list(tmp_path.iterdir())) == (2, [])
    assert "--format" in done.stderr


def test_nothing_is_done_in_the_future(policy, filled):
    found = json.loads(due(policy, filled).stdout)
    done = policy("done", found[0]["id"], "--on", "2999-01-01", "-l", filled)
    assert done.exit_code == 2
    assert "a day up to today" in done.stderr


def test_a_mark_stays_when_the_document_is_read_again(policy, library, sample):
    first = json.loads(due(policy, library).stdout)[0]
    marked = policy("done", first["id"][:8], "--on", "2026-01-05", "-l", library)
    assert "done late" in marked.stdout
    policy(
        "ingest",
        sample("ke-hoach-215"),
        sample("cong-van-3312"),
        "-l",
        library,
        "--again",
        "--embed",
        "none",
        "-w",
        "1",
    )
    states = {item["id"]: item["state"] for item in json.loads(due(policy, library).stdout)}
    assert states[first["id"]] == "done_late"
    assert policy("done", first["id"], "--undo", "-l", library).exit_code == 0
    states = {item["id"]: item["state"] for item in json.loads(due(policy, library).stdout)}
    assert states[first["id"]] == "in_progress_overdue"


def test_tasks_keep_their_ids_when_their_file_is_renamed_and_a_word_of_it_mended(policy, sample, tmp_path):
    folder, library = tmp_path / "in", tmp_path / "library"
    folder.mkdir()
    taking = ["ingest", folder, "-l", library, "--embed", "none", "-w", "1", "--prune"]
    text = sample("cong-van-3312").read_text(encoding="utf-8")
    (folder / "first.txt").write_text(text, encoding="utf-8")
    policy(*taking)
    before = json.loads(due(policy, library, "--undated").stdout)
    passage = " ".join(before[0]["record"]["quote"].split()[3:7])
    (folder / "first.txt").unlink()
    (folder / "second.txt").write_text(text.replace(passage, f"{passage}h"), encoding="utf-8")
    assert "1 added, 1 removed" in policy(*taking).stdout
    after = json.loads(due(policy, library, "--undated").stdout)
    assert {item["id"] for item in after} == {item["id"] for item in before}
    assert {item["record"]["quote"] for item in after} != {item["record"]["quote"] for item in before}


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        pytest.param(["done", "nothing"], 1, "policy due", id="an id that is none"),
        pytest.param(["done", "x", "--on", "2026"], 2, "--on '2026' is not a day", id="a day without its month"),
        pytest.param(["due", "--before", "soon"], 2, "--before 'soon' is not a date", id="a word for a date"),
        pytest.param(["due", "--before", "2026-02-30"], 2, "--before", id="a month is shorter"),
        pytest.param(["due", "--today", "2026-02-30"], 2, "--today", id="a day that its month lacks"),
        pytest.param(["due", "--document", "216/KH-UBND"], 1, "215/KH-UBND", id="a number that is not there"),
        pytest.param(["due", "--agency", "Bộ Biển"], 0, "no task names 'Bộ Biển'", id="nothing of an agency"),
        pytest.param(["due", "-f", "pdf"], 2, "pdf", id="a format that is none"),
        pytest.param(["due", "--after", "2027", "--before", "2026"], 0, "--after is after --before", id="days crossed"),
        pytest.param(["due", "--before", "1990", "--lang", "vi"], 0, "thử bớt điều kiện lọc", id="in Vietnamese"),
        pytest.param(["due", "-f", "ics", "--undated"], 0, "without a date left out", id="no day for a calendar"),
    ],
)
def test_what_cannot_be_is_said_with_the_next_step(policy, filled, arguments, code, said):
    done = policy(*arguments, "-l", filled)
    assert done.exit_code == code
    assert said in done.stderr


def test_an_empty_library_says_so(policy, sample, tmp_path):
    folder = tmp_path / "library"
    policy("ingest", sample("cong-van-3312"), "-l", folder, "--embed", "none", "-w", "1")
    from vnpolicy.index import Library

    with Library(folder) as opened:
        opened.remove("3312/UBND-KT")
    assert "the library is empty" in policy("due", "-l", folder).stderr
    done = policy("export", "--all", "-l", folder, "-o", tmp_path / "all.xlsx")
    assert (done.exit_code, "the library is empty" in done.stderr) == (1, True)
    assert not (tmp_path / "all.xlsx").exists()


def test_only_a_day_of_the_series_is_marked(policy, library):
    report = json.loads(due(policy, library, "--recurring", "--document", "215/KH-UBND").stdout)
    key = next(item["id"] for item in report if item["due"].endswith("-11-15"))
    wrong = policy("done", key, "--for", "2026-11-16", "-l", library)
    assert wrong.exit_code == 2
    assert "--for '2026-11-16' is not a day of this task; nearest: 2026-11-15, 2027-11-15" in wrong.stderr
    right = policy("done", key, "--for", "15/11/2026", "--on", "2026-11-10", "--lang", "vi", "-l", library)
    assert "hoàn thành đúng hạn, hạn 15/11/2026" in right.stdout
