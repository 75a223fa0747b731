import csv
import io
import json
from dataclasses import replace

import pytest
from rich.console import Console

from vnpolicy.cli.exports.word_report import figure
from vnpolicy.cli.formats import Format, make_console
from vnpolicy.cli.language import speaking
from vnpolicy.cli.plan_writing import write_plans
from vnpolicy.cli.report import print_plan
from vnpolicy.cli.search.report import highlighted, print_hits
from vnpolicy.cli.search.writing import write_hits
from vnpolicy.cli.wording import due_words, figure_words
from vnpolicy.index.entries.hits import Card, Hit, Why
from vnpolicy.ingest.document import Span
from vnpolicy.nlp.plan import Agency, Assignment, Citation, Header, Period, Plan, Review, Target, Task

TASK = Task(
    quote="Tổ chức hội chợ hàng thân thiện môi trường",
    span=Span(20, 62),
    assignments=(
        Assignment("lead", Agency("Sở Công Thương", "Sở Công Thương")),
        Assignment("coordinating", Agency("UBND các xã", "Ủy ban nhân dân các xã")),
    ),
    page=2,
    period=Period("Quý IV/2025", end="2025-12"),
)
TARGET = Target("Tái chế từ 65% trở lên", Span(70, 92), 65.0, unit="%", comparator="min", end="2030")
BASIS = Citation("Luật Bảo vệ môi trường", Span(100, 122), doc_type="Luật", issued="2020-11-17")
PLAN = Plan(
    source="[red]a.txt",
    digest="",
    language="vi",
    header=Header(doc_type="Kế hoạch", doc_number="202/KH-UBND", title="Về \x1b[31mnhãn\x1b[0m sinh thái"),
    bases=(BASIS,),
    targets=(TARGET,),
    tasks=(TASK,),
    review=(Review("two dates", Span(1, 2)),),
)
CARD = Card(7, "a.txt", "", "202/KH-UBND", "Kế hoạch", "UBND tỉnh", None, "2022-09-14", "Về nhãn", "vi", 3)
HIT = Hit(1, "task", TASK.quote, TASK.span, 2, CARD, 0.5, Why(("hội chợ",), 0.81), TASK, (Span(8, 15),))


def printed(plan, width, **more):
    stream = io.StringIO()
    print_plan(Console(file=stream, width=width, markup=False, highlight=False), plan, **more)
    return stream.getvalue()


@pytest.mark.parametrize("width", [40, 80, 200])
def test_a_report_keeps_within_the_terminal_and_says_everything(width):
    text = printed(PLAN, width)
    assert max(map(len, text.splitlines())) <= width
    words = " ".join(text.split())
    for part in ("202/KH-UBND", "LEGAL BASES", "TARGETS", "TASKS", "TO CHECK", "≥ 65 %", "by 2025-12", "p. 2"):
        assert part in words


def test_a_document_cannot_steer_the_terminal():
    text = printed(PLAN, 80)
    assert "\x1b" not in text
    assert "[red]a.txt" in text


@pytest.mark.parametrize(
    ("period", "words"),
    [
        pytest.param(None, "", id="nothing said"),
        pytest.param(Period("hằng năm", recurrence="annual"), "every year", id="recurrence alone"),
        pytest.param(Period("", end="--12-01", recurrence="annual"), "every year by 12-01", id="a day of every year"),
        pytest.param(
            Period("trước 15/6 và 15/12 hằng năm", end="--12-15", recurrence="annual"),
            "every year by 06-15, 12-15",
            id="two days of every year",
        ),
        pytest.param(Period("", "2025", "2028"), "2025 - 2028", id="from and to"),
        pytest.param(Period("", "2023"), "from 2023", id="no end"),
        pytest.param(Period("sau khi có hướng dẫn"), "sau khi có hướng dẫn", id="not understood: as written"),
    ],
)
def test_periods_are_worded(period, words):
    assert due_words(period) == words


@pytest.mark.parametrize(
    ("target", "words"),
    [
        pytest.param(Target("", Span(0, 0), 5, value_max=8, unit="%", direction="decrease"), "↓ 5 - 8 %", id="range"),
        pytest.param(Target("", Span(0, 0), 15.5, unit="%", comparator="max"), "→ ≤ 15.5 %", id="decimals"),
        pytest.param(Target("", Span(0, 0), 0), "→ 0", id="no unit"),
    ],
)
def test_figures_are_worded(target, words):
    assert figure_words(target) == words


def test_figures_have_a_comma_before_decimals_in_vietnamese():
    with speaking("vi"):
        assert figure_words(Target("", Span(0, 0), 15.5, unit="%")) == "→ 15,5 %"
        assert figure_words(Target("", Span(0, 0), 1_000, value_max=2_500, unit="ha")) == "→ 1.000 - 2.500 ha"


def test_a_report_has_its_figures_in_its_language():
    target = Target("", Span(0, 0), 1_000.5, unit="ha", comparator="min")
    assert (figure(target, "vi"), figure(target, "en")) == ("≥ 1.000,5 ha", "≥ 1,000.5 ha")


def test_csv_has_one_row_a_record_under_named_columns():
    stream = io.StringIO()
    write_plans(stream, [PLAN], Format.CSV, several=False)
    rows = list(csv.DictReader(io.StringIO(stream.getvalue())))
    assert [row["kind"] for row in rows] == ["basis", "target", "task"]
    assert (rows[2]["lead"], rows[2]["end"], rows[2]["span_start"]) == ("Sở Công Thương", "2025-12", "20")


@pytest.mark.parametrize(
    ("plans", "several", "kind"),
    [([PLAN], False, dict), ([PLAN], True, list), ([PLAN, PLAN], True, list), ([], True, list)],
)
def test_json_is_an_object_for_one_file_and_an_array_for_several(plans, several, kind):
    stream = io.StringIO()
    write_plans(stream, plans, Format.JSON, several=several)
    found = json.loads(stream.getvalue())
    assert isinstance(found, kind)
    assert kind is dict or len(found) == len(plans)


def test_hits_are_written_in_every_form():
    texts = {}
    for form in Format:
        stream = io.StringIO()
        write_hits(stream, [HIT], form)
        texts[form] = stream.getvalue()
    found = json.loads(texts[Format.JSON])[0]
    assert found == json.loads(texts[Format.JSONL])
    assert (found["record"]["lead"], found["highlights"], found["page"]) == (["Sở Công Thương"], [[8, 15]], 2)
    row = next(csv.DictReader(io.StringIO(texts[Format.CSV])))
    assert (row["rank"], row["number"], row["lead"]) == ("1", "202/KH-UBND", "Sở Công Thương")
    for part in (
        "202/KH-UBND",
        "p. 2",
        "hội chợ",
        "due",
        "2025-12",
        "likeness in meaning (0.81)",
        "matched words: hội chợ",
    ):
        assert part in texts[Format.TABLE]


FILLER = "từ " * 400


@pytest.mark.parametrize(
    ("quote", "matches"),
    [
        pytest.param("nhãn sinh thái " + FILLER, ["nhãn sinh thái"], id="at the beginning"),
        pytest.param(FILLER + "nhãn sinh thái " + FILLER, ["nhãn sinh thái"], id="in the middle"),
        pytest.param(FILLER + "nhãn sinh thái", ["nhãn sinh thái"], id="at the end"),
        pytest.param("nhãn " + FILLER + "nhãn sinh thái " + FILLER, ["nhãn sinh thái"], id="the longer of two matches"),
        pytest.param(FILLER, [], id="no word matched"),
        pytest.param("x" * 900, [], id="no place to cut"),
    ],
)
@pytest.mark.parametrize("room", [120, 270])
def test_a_long_quote_is_cut_between_words_around_its_matches(quote, matches, room):
    spans = [
        Span(quote.index(match), quote.index(match) + len(match)) for match in ["nhãn", *matches] if match in quote
    ]
    text = highlighted(quote, sorted(set(spans)), room=room)
    cut = text.plain.removeprefix("… ").removesuffix(" …")
    assert len(cut) <= room
    assert f" {cut.strip()} " in f" {quote} " or " " not in quote
    assert all(match in cut for match in matches)


def test_a_match_longer_than_the_room_is_cut_too():
    assert len(highlighted("nhãn " * 100, [Span(0, 499)], room=120).plain) < 130


def test_a_hit_takes_three_lines_of_its_quote():
    quote = FILLER + "nhãn sinh thái " + FILLER
    at = quote.index("nhãn")
    stream = io.StringIO()
    hit = replace(HIT, kind="passage", quote=quote, record=None, highlights=(Span(at, at + 14),))
    print_hits(Console(file=stream, width=80, markup=False), [hit])
    lines = [line for line in stream.getvalue().splitlines() if "từ" in line]
    assert len(lines) == 3
    assert "nhãn sinh thái" in lines[1]


def test_the_words_that_matched_are_named_longest_first_and_once():
    stream = io.StringIO()
    hit = replace(HIT, why=Why(("nhựa", "rác thải nhựa", "chợ", "r", "b", "c d"), None))
    print_hits(Console(file=stream, width=80, markup=False), [hit])
    assert "matched words: rác thải nhựa, chợ, c d, r, …" in stream.getvalue()


def test_a_doubt_stands_beside_its_record_and_once_among_what_to_check():
    doubts = (Review("not sure", TASK.span), Review("not sure", Span(60, 100)), Review("garbled", Span(500, 510)))
    text = printed(replace(PLAN, review=(*doubts, Review("no date"))), 80)
    tasks, checks = text.split("TO CHECK")
    assert "check: not sure" in tasks
    assert "not sure: target 1; task 1" in checks or "not sure: task 1; target 1" in checks
    assert "garbled: characters 500-510" in checks
    assert "no date: the document" in checks


def test_an_extract_of_a_report_says_how_much_is_left_out():
    text = printed(replace(PLAN, tasks=(TASK,) * 5), 80, most=2)
    assert text.count(TASK.quote) == 2
    assert "and 3 more" in text
    assert "TASKS  5" in text


def test_a_report_in_a_pipe_is_as_wide_as_columns_says(monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    assert make_console(io.StringIO()).width == 40
    monkeypatch.delenv("COLUMNS")
    assert make_console(io.StringIO()).width == 100
