"""Registers in Excel, reports in Word, fields under official names."""

import csv
import io
import json
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO

import pytest
from docx import Document
from openpyxl import load_workbook

from vnpolicy.cli.csv_writing import write_csv
from vnpolicy.cli.exports.links import file_link
from vnpolicy.cli.exports.nd30 import nd30_columns, nd30_json, nd30_rows, official_date, split_number
from vnpolicy.cli.exports.register import SHEETS, write_register
from vnpolicy.cli.exports.word_report import write_report
from vnpolicy.cli.exports.words import choose_language, date_words, day_words, read_words
from vnpolicy.cli.language import speaking
from vnpolicy.ingest.document import Span
from vnpolicy.nlp.plan import Agency, Assignment, Citation, Header, Period, Plan, Review, Target, Task

MADE = date(2026, 2, 10)
AGENCY = Agency("Sở Công Thương", "Sở Công Thương")
TASK = Task(
    quote="Tổ chức hội chợ",
    span=Span(20, 35),
    assignments=(Assignment("lead", AGENCY), Assignment("coordinating", replace(AGENCY, written="UBND các xã"))),
    page=2,
    period=Period("trước 15/12/2026", end="2026-12-15"),
)
FORMULA = replace(
    TASK, quote='=HYPERLINK("http://x";"y")', span=Span(40, 60), period=Period("Quý IV/2026", end="2026-12")
)
PLAN = Plan(
    source="plan.pdf",
    digest="sha256:1",
    language="vi",
    header=Header(
        "Kế hoạch",
        "202/KH-UBND",
        "UBND tỉnh",
        issued="2026-01-05",
        title="Về nhãn",
        signer="Lê Thị Thử",
        signer_title="CHỦ TỊCH",
    ),
    bases=(Citation("Luật Bảo vệ môi trường;", Span(100, 122), doc_type="Luật", issued="2020-11-17"),),
    targets=(Target("Tái chế từ 65% trở lên", Span(70, 92), 65.0, unit="%", comparator="min", end="2030"),),
    tasks=(TASK, FORMULA),
    review=(Review("two dates", TASK.span), Review("garbled", Span(500, 510)), Review("no date")),
)


def book_of(*plans, language="vi"):
    stream = BytesIO()
    write_register(stream, plans, language, MADE)
    return load_workbook(BytesIO(stream.getvalue()))


def column(sheet, name):
    place = [cell.value for cell in sheet[1]].index(name) + 1
    return [sheet.cell(row, place) for row in range(2, sheet.max_row + 1)]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_register_has_four_sheets_with_header_filters_and_widths(language):
    book, words = book_of(PLAN, language=language), read_words(language)
    assert book.sheetnames == [words[name] for name in SHEETS]
    for sheet, columns in zip(book.worksheets, SHEETS.values(), strict=True):
        assert [cell.value for cell in sheet[1]] == [words[name] for name in columns]
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == f"A1:{sheet.cell(sheet.max_row, len(columns)).coordinate}"
        assert sheet.column_dimensions["B"].width > 20


def test_full_dates_are_dates_and_months_are_text():
    end = column(book_of(PLAN)["Nhiệm vụ"], "Kết thúc")
    assert [cell.value for cell in end] == [datetime(2026, 12, 15), "12/2026"]  # noqa: DTZ001
    deadline = column(book_of(PLAN)["Nhiệm vụ"], "Hạn hoàn thành")
    assert deadline[1].value == datetime(2026, 12, 31)  # noqa: DTZ001


def test_a_day_of_every_year_is_in_words_and_has_the_date_of_its_first_time():
    yearly = replace(TASK, period=Period("trước ngày 15/6 và 15/12 hằng năm", end="--12-15", recurrence="annual"))
    sheet = book_of(replace(PLAN, tasks=(yearly,)))["Nhiệm vụ"]
    assert column(sheet, "Kết thúc")[0].value == "15/12"
    assert column(sheet, "Hạn hoàn thành")[0].value == datetime(2026, 6, 15)  # noqa: DTZ001


def test_a_page_is_a_number():
    assert [cell.value for cell in column(book_of(PLAN)["Nhiệm vụ"], "Trang")] == [2, 2]


@pytest.mark.parametrize(
    ("period", "said"),
    [
        pytest.param(
            Period("trước 15/6 và 15/12 hằng năm", end="--12-15", recurrence="annual"),
            "hằng năm, 15/06, 15/12",
            id="two days a year",
        ),
        pytest.param(
            Period("hằng quý, ngày 20 tháng cuối quý", recurrence="quarterly"),
            "hằng quý, 20/03, 20/06, 20/09, 20/12",
            id="a day of every quarter",
        ),
        pytest.param(
            Period("trước ngày 25 hằng tháng", recurrence="monthly"), "hằng tháng, ngày 25", id="a day of every month"
        ),
        pytest.param(Period("6 tháng đầu năm", "--01", "--06"), "30/06/2026", id="half of the year of the plan"),
        pytest.param(
            Period("trước 20/11 hằng năm đến năm 2028", end="--11-20", recurrence="annual"),
            "hằng năm, 20/11 đến 2028",
            id="up to a year",
        ),
        pytest.param(Period("2025 - 2028", "2025", "2028"), "2025 - 2028", id="years"),
        pytest.param(Period("khi có yêu cầu"), "khi có yêu cầu", id="as it is written"),
    ],
)
def test_a_report_says_when(period, said):
    table = report_of(replace(PLAN, tasks=(replace(TASK, period=period),))).tables[2]
    place = [cell.text for cell in table.rows[0].cells].index("Hạn hoàn thành")
    assert table.rows[1].cells[place].text == said


@pytest.mark.parametrize("text", ["=1+1", "+84 123", "-2+3", "@SUM(A1)", "http://x", "- Tổ chức"])
def test_text_is_never_a_formula_or_a_link(text):
    cell = column(book_of(replace(PLAN, tasks=(replace(TASK, quote=text),)))["Nhiệm vụ"], "Nội dung nhiệm vụ")[0]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_text_that_no_cell_can_hold_is_cut_and_cleaned():
    odd = replace(TASK, quote="\x00\ud800" + "a" * 40_000)
    value = column(book_of(replace(PLAN, tasks=(odd,)))["Nhiệm vụ"], "Nội dung nhiệm vụ")[0].value
    assert (len(value), value[-1]) == (32_767, "…")


def test_agencies_stand_one_a_line_and_values_in_words():
    others = tuple(Assignment("coordinating", Agency(name, name)) for name in ("UBND các xã", "UBND các huyện"))
    book = book_of(replace(PLAN, language="vi", tasks=(replace(TASK, assignments=others),)), language="vi")
    assert column(book["Nhiệm vụ"], "Cơ quan phối hợp")[0].value == "UBND các xã\nUBND các huyện"
    book = book_of(PLAN, language="en")
    assert column(book["Tasks"], "Lead agency")[0].value == "Department of Industry and Trade (Sở Công Thương)"
    assert column(book["Tasks"], "Type")[0].value == "Plan"
    assert column(book["Tasks"], "Language of the text")[0].value == "Vietnamese"
    assert column(book["Targets"], "Comparison")[0].value == "at least"
    assert column(book["Targets"], "Value")[0].value == 65


def test_what_to_check_stands_with_its_record_place_or_document():
    sheet = book_of(PLAN, language="en")["To check"]
    assert [cell.value for cell in column(sheet, "Kind")] == ["task", "place in the text", "document"]
    assert [cell.value for cell in column(sheet, "Record")] == [TASK.quote, "500-510", "Về nhãn"]


def test_page_and_file_open_the_file_at_the_page(tmp_path):
    path = tmp_path / "kế hoạch #1.pdf"
    path.write_bytes(b"")
    sheet = book_of(replace(PLAN, source=str(path)))["Nhiệm vụ"]
    link = column(sheet, "Trang")[0].hyperlink
    assert f"{link.target}#{link.location}".replace("FILE:", "file:") == f"{path.as_uri()}#page=2"
    assert column(sheet, "Tệp nguồn")[0].value == path.name


def test_links_go_to_what_is_there(tmp_path):
    (tmp_path / "plans.zip").write_bytes(b"")
    (tmp_path / "plan.docx").write_bytes(b"")
    assert file_link(str(tmp_path / "plans.zip/2025/plan.pdf"), 3) == (tmp_path / "plans.zip").as_uri()
    assert file_link(str(tmp_path / "plan.docx"), 3) == (tmp_path / "plan.docx").as_uri()
    assert file_link(str(tmp_path / "gone.pdf"), 3) is None


def test_a_register_of_nothing_and_of_many_documents_opens():
    empty = replace(PLAN, tasks=(), targets=(), bases=(), review=())
    assert book_of(empty)["Nhiệm vụ"].max_row == 1
    assert [cell.value for cell in column(book_of(PLAN, PLAN)["Nhiệm vụ"], "STT")] == [1, 2, 3, 4]


def report_of(*plans, language="vi"):
    stream = BytesIO()
    write_report(stream, plans, language, MADE)
    return Document(BytesIO(stream.getvalue()))


def words_of(document):
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


def test_a_report_has_the_page_and_font_of_the_decree():
    document = report_of(PLAN)
    (section,) = document.sections
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert 20 <= section.top_margin.mm <= 25
    assert 30 <= section.left_margin.mm <= 35
    assert 15 <= round(section.right_margin.mm) <= 20
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header.part.blob.decode()
    assert document.styles["Normal"].font.name == "Times New Roman"
    assert 13 <= document.styles["Normal"].font.size.pt <= 14


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_report_has_the_parts_of_the_decree_and_the_records(language):
    text, words = words_of(report_of(PLAN, language=language)), read_words(language)
    parts = ("nation", "motto", "number_blank", "place_blank", "report", "recipients", "signer_blank", "agency_blank")
    for part in (
        *(words[name] for name in parts),
        "202/KH-UBND",
        TASK.quote,
        FORMULA.quote,
        "Sở Công Thương",
        "≥ 65 %",
        "./.",
    ):
        assert part in text


def test_columns_without_a_word_are_left_out():
    names = [cell.text for cell in report_of(PLAN).tables[2].rows[0].cells]
    assert "Cơ quan phối hợp" in names
    assert "Sản phẩm" not in names


def test_a_report_holds_what_xml_cannot():
    odd = replace(TASK, quote="a\x00b\ud800c\x0bd")
    assert "a b c d" in words_of(report_of(replace(PLAN, tasks=(odd,))))


def test_a_report_of_several_documents_names_each():
    text = words_of(report_of(PLAN, replace(PLAN, header=Header(title="Khác"), tasks=())))
    assert "\nI. Kế hoạch số 202/KH-UBND ngày 05/01/2026 của UBND tỉnh" in text
    assert "\n1. CĂN CỨ PHÁP LÝ" in text
    assert "\nII. Khác" in text
    assert "Văn bản không nêu." in text


@pytest.mark.parametrize(
    ("number", "parts"),
    [
        pytest.param("215/KH-UBND", ("215", "KH-UBND"), id="number and symbol"),
        pytest.param("41/2019/QĐ-UBND", ("41", "2019/QĐ-UBND"), id="with a year"),
        pytest.param("12-CT/TU", ("12", "CT/TU"), id="of the Party"),
        pytest.param("12a/QĐ-UBND", ("12a", "QĐ-UBND"), id="a letter"),
        pytest.param("KH-UBND", (None, "KH-UBND"), id="a blank number"),
        pytest.param(None, (None, None), id="none"),
    ],
)
def test_a_number_has_two_parts(number, parts):
    assert split_number(number) == parts


@pytest.mark.parametrize(("written", "official"), [("2026-01-05", "05/01/2026"), ("2026-01", "2026-01"), (None, None)])
def test_official_dates(written, official):
    assert official_date(written) == official


def test_fields_have_the_names_of_the_decree():
    found = nd30_json(PLAN)
    assert (found["CodeNumber"], found["CodeNotation"], found["IssuedDate"]) == ("202", "KH-UBND", "05/01/2026")
    assert (found["OrganName"], found["TypeName"], found["Subject"]) == ("UBND tỉnh", "Kế hoạch", "Về nhãn")
    assert found["SignerInfo"] == "CHỦ TỊCH, Lê Thị Thử"
    assert [task["DueDate"] for task in found["tasks"]] == ["15/12/2026", "31/12/2026"]


@pytest.mark.parametrize(
    ("period", "quote", "due"),
    [
        pytest.param(
            Period("trước 15/11 hằng năm", end="--11-15"), "Trước ngày 15/11 hằng năm", "15/11/2026", id="yearly"
        ),
        pytest.param(Period("hằng tháng", recurrence="monthly"), "Hằng tháng", "31/01/2026", id="monthly"),
        pytest.param(Period("hằng tháng", recurrence="monthly"), "ngày 03 hằng tháng", "03/02/2026", id="its day"),
        pytest.param(Period("thường xuyên", recurrence="ongoing"), "Thường xuyên", None, id="ongoing"),
        pytest.param(None, "Tổ chức", None, id="no period"),
    ],
)
def test_work_that_comes_again_is_due_for_the_first_time_after_the_issue(period, quote, due):
    task = replace(TASK, period=period, quote=quote)
    assert nd30_json(replace(PLAN, tasks=(task,)))["tasks"][0]["DueDate"] == due
    undated = replace(PLAN, tasks=(task,), header=replace(PLAN.header, issued=None))
    assert nd30_json(undated)["tasks"][0]["DueDate"] is None


def test_rows_have_a_task_each_and_a_document_without_tasks_has_one():
    assert [row["DueDate"] for row in nd30_rows(PLAN)] == ["15/12/2026", "31/12/2026"]
    assert nd30_rows(replace(PLAN, tasks=()))[0]["CodeNumber"] == "202"
    assert set(nd30_rows(PLAN)[0]) == set(nd30_columns())


@pytest.mark.parametrize(
    ("text", "written"),
    [("=1", "'=1"), ("@a", "'@a"), ("+1", "'+1"), ("-1", "'-1"), ("a=1", "a=1"), (5, "5"), (None, ""), ("", "")],
)
def test_csv_holds_no_formula(text, written, capsys):
    stream = io.StringIO()
    write_csv(stream, ("a", "b"), [{"a": text}])
    assert next(csv.DictReader(io.StringIO(stream.getvalue())))["a"] == written
    assert ("1 cell begins with an apostrophe" in capsys.readouterr().err) is written.startswith("'")
    with speaking("vi"):
        write_csv(io.StringIO(), ("a", "b"), [{"a": text}])
    assert ("1 ô có dấu nháy đơn ở đầu để" in capsys.readouterr().err) is written.startswith("'")


@pytest.mark.parametrize(
    ("asked", "documents", "expected"),
    [("en", {"vi"}, "en"), (None, {"en"}, "en"), (None, {"vi"}, "vi"), (None, {"vi", "en"}, "vi")],
)
def test_headings_are_in_the_language_of_the_documents(asked, documents, expected):
    assert choose_language(asked, documents) == expected


@pytest.mark.parametrize(("named", "expected"), [("vi_VN.UTF-8", "vi"), ("C.UTF-8", "en")])
def test_without_documents_headings_are_in_the_language_of_the_system(monkeypatch, named, expected):
    monkeypatch.setenv("LC_ALL", named)
    assert choose_language(None) == expected


def test_dates_are_written_as_either_language_does():
    assert [date_words(d, "vi") for d in ("2026", "2026-06", "2026-06-05", "--12-01", None)] == [
        *("2026", "06/2026", "05/06/2026", "01/12", "")
    ]
    assert (date_words("--12-01", "en"), day_words(MADE, "vi"), day_words(None, "vi")) == ("12-01", "10/02/2026", "")


def test_a_file_and_a_number_are_exported(policy, filled, sample, tmp_path):
    register, report = tmp_path / "a.xlsx", tmp_path / "a.docx"
    assert policy("export", sample("cong-van-3312"), "215/kh-ubnd", "-l", filled, "-o", register).exit_code == 0
    assert {cell.value for cell in column(load_workbook(register)["Nhiệm vụ"], "Số, ký hiệu văn bản")} == {
        *("3312/UBND-KT", "215/KH-UBND")
    }
    assert policy("export", "215/KH-UBND", "-l", filled, "-o", report, "--lang", "en").exit_code == 0
    assert "Plan No. 215/KH-UBND of 2025-04-25" in words_of(Document(str(report)))


def test_the_whole_library_is_exported(policy, filled, tmp_path):
    path = tmp_path / "all.csv"
    assert policy("export", "--all", "-l", filled, "-o", path, "--fields", "nd30").exit_code == 0
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    assert {row["CodeNotation"] for row in rows} >= {"KH-UBND", "UBND-KT"}


def test_without_official_names_the_fields_are_those_of_extract(policy, sample):
    exported = json.loads(policy("export", sample("cong-van-3312")).stdout)
    assert exported == json.loads(policy("extract", sample("cong-van-3312"), "-f", "json").stdout)


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        pytest.param([], 2, "--all", id="nothing named"),
        pytest.param(["215/KH-UBND", "--all"], 2, "--all", id="both named"),
        pytest.param(["215/KH-UBND", "-o", "a.pdf"], 2, "--format", id="an ending that is none"),
        pytest.param(["215/KH-UBND", "-f", "xlsx", "--fields", "nd30"], 2, "json or csv", id="nd30 in Excel"),
        pytest.param(["216/KH-UBND"], 1, "215/KH-UBND", id="a number that is not there"),
        pytest.param(["gone.docx"], 1, "gone.docx", id="a file that is not there"),
    ],
)
def test_wrong_use_is_said_with_the_next_step(policy, filled, arguments, code, said):
    done = policy("export", *arguments, "-l", filled)
    assert done.exit_code == code
    assert said in done.stderr


def test_a_number_of_two_documents_gives_the_newest_and_says_so(policy, sample, tmp_path):
    text = sample("cong-van-3312").read_text(encoding="utf-8")
    for name in ("first.txt", "second.txt"):
        (tmp_path / name).write_text(f"{text}\n{name}\n", encoding="utf-8")
    library = tmp_path / "library"
    policy("ingest", tmp_path / "first.txt", tmp_path / "second.txt", "-l", library, "--embed", "none", "-w", "1")
    done = policy("export", "3312/UBND-KT", "-l", library)
    assert json.loads(done.stdout)["document"]["doc_number"] == "3312/UBND-KT"
    assert "the newest of 2 documents" in done.stderr


def test_what_cannot_be_read_leaves_no_file(policy, filled, tmp_path):
    done = policy("export", "999/XX", "-l", filled, "-o", tmp_path / "a.xlsx")
    assert done.exit_code == 1
    assert list(tmp_path.iterdir()) == []


def test_the_same_register_on_one_day_has_the_same_bytes():
    first, second = BytesIO(), BytesIO()
    write_register(first, [PLAN], "vi", MADE)
    write_register(second, [PLAN], "vi", MADE)
    assert first.getvalue() == second.getvalue()
    assert load_workbook(first).properties.created == datetime(2026, 2, 10)  # noqa: DTZ001
