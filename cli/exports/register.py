"""The register of plans in Excel: tasks, targets, legal bases, and what to check, one sheet each."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import BinaryIO

from vnpolicy.cli.exports.english import agency_label, role_lines, type_label
from vnpolicy.cli.exports.links import file_link
from vnpolicy.cli.exports.words import Words, date_words, read_words
from vnpolicy.cli.exports.workbook import Cell, Link, add_sheets, open_workbook
from vnpolicy.cli.reasons import Check, find_checks, reason_in
from vnpolicy.index.days import first_date_of, last_date_of
from vnpolicy.index.deadlines.schedules import Issue, last_day_due
from vnpolicy.ingest.document import Language
from vnpolicy.nlp.plan import Citation, Period, Plan, Target, Task

Row = dict[str, Cell]
ABOUT = ("document", "doc_type", "issuer", "issued", "language")
PLACE = ("page", "source")
SHEETS = {
    "sheet_tasks": (
        *("number", "task", "lead", "coordinating", "period", "start", "end", "deadline", "recurrence"),
        *("output", "funding", *ABOUT, *PLACE),
    ),
    "sheet_targets": (
        *("number", "target", "indicator", "direction", "comparator", "value", "value_max", "unit", "start", "end"),
        *("deadline", *ABOUT, *PLACE),
    ),
    "sheet_bases": ("number", "basis", "doc_type", "based_number", "issuer", "issued", "title", "document", *PLACE),
    "sheet_review": ("number", "reason", "kind", "record", "document", *PLACE),
}


def write_register(stream: BinaryIO, plans: Iterable[Plan], language: Language, made: date) -> None:
    """Write a workbook of the plans; they are taken one by one."""
    words = read_words(language)
    with open_workbook(stream, language, made) as book:
        sheets = add_sheets(book, SHEETS, words, language)
        for plan in plans:
            rows = (
                _task_rows(plan, words),
                _target_rows(plan, words),
                _basis_rows(plan, words),
                _review_rows(plan, words),
            )
            for sheet, some in zip(sheets, rows, strict=True):
                for row in some:
                    sheet.write({**row, "number": sheet.rows + 1})
        for sheet in sheets:
            sheet.end()


def date_cell(written: str | None, words: Words) -> Cell:
    """A full ISO date as a date, one of less precision in words: "04/2023", a day of every year "15/12"."""
    first, last = first_date_of(written), last_date_of(written)
    language: Language = "en" if words["language_code"] == "en" else "vi"
    return first if first and first == last else date_words(written, language) or None


def place_cells(source: str, page: int | None) -> Row:
    """The page and the file, both of which open the file."""
    url = file_link(source, page)
    name = source.replace("\\", "/").rpartition("/")[2]
    return {"page": Link(page, url) if page else None, "source": Link(name, url)}


def _about(plan: Plan, words: Words) -> Row:
    head = plan.header
    return {
        "document": head.doc_number,
        "doc_type": type_label(head.doc_type, words),
        "issuer": head.issuer and agency_label(head.issuer, head.issuer, words, plan.language),
        "issued": date_cell(head.issued, words),
        "language": words[plan.language],
    }


def _task_rows(plan: Plan, words: Words) -> Iterator[Row]:
    return (_task_row(plan, task, words) for task in plan.tasks)


def _task_row(plan: Plan, task: Task, words: Words) -> Row:
    period = task.period or Period("")
    return {
        **_about(plan, words),
        **place_cells(plan.source, task.page),
        "task": task.quote,
        "lead": role_lines(task, "lead", words, plan.language),
        "coordinating": role_lines(task, "coordinating", words, plan.language),
        "period": period.written or None,
        "start": date_cell(period.start, words),
        "end": date_cell(period.end, words),
        "deadline": last_day_due(task, Issue.of(plan.header)),
        "recurrence": words[period.recurrence] if period.recurrence else None,
        "output": task.output,
        "funding": task.funding,
    }


def _target_rows(plan: Plan, words: Words) -> Iterator[Row]:
    return (_target_row(plan, target, words) for target in plan.targets)


def _target_row(plan: Plan, target: Target, words: Words) -> Row:
    return {
        **_about(plan, words),
        **place_cells(plan.source, target.page),
        "target": target.quote,
        "indicator": target.indicator,
        "direction": words[target.direction],
        "comparator": words[target.comparator],
        "value": target.value,
        "value_max": target.value_max,
        "unit": target.unit,
        "start": date_cell(target.start, words),
        "end": date_cell(target.end, words),
        "deadline": last_date_of(target.end),
    }


def _basis_rows(plan: Plan, words: Words) -> Iterator[Row]:
    return (_basis_row(plan, basis, words) for basis in plan.bases)


def _basis_row(plan: Plan, basis: Citation, words: Words) -> Row:
    return {
        **place_cells(plan.source, basis.page),
        "basis": basis.quote,
        "doc_type": type_label(basis.doc_type, words),
        "based_number": basis.doc_number,
        "issuer": basis.issuer and agency_label(basis.issuer, basis.issuer, words, plan.language),
        "issued": date_cell(basis.issued, words),
        "title": basis.title,
        "document": plan.header.doc_number,
    }


def _review_rows(plan: Plan, words: Words) -> Iterator[Row]:
    """A row for each reason and each record, or place, that it is about."""
    for check in find_checks(plan):
        for kind, quote, page in checked_records(plan, check):
            about = {
                "reason": reason_in(check.reason, words["language_code"]),
                "kind": words[f"kind_{kind}"],
                "record": quote,
            }
            yield {**about, "document": plan.header.doc_number, **place_cells(plan.source, page)}


def checked_records(plan: Plan, check: Check) -> Iterator[tuple[str, str, int | None]]:
    """Kind, quote and page of what a reason is about; of a place without a record, its characters."""
    records: dict[str, Sequence[Task | Target | Citation]]
    records = {"task": plan.tasks, "target": plan.targets, "basis": plan.bases}
    for kind, numbers in check.numbers.items():
        for number in numbers:
            record = records[kind][number - 1]
            yield kind, record.quote, record.page
    for span in check.places:
        yield "place", f"{span.start}-{span.end}", None
    if not check.numbers and not check.places:
        yield "document", plan.header.title or "", None
