"""Documents and their tasks under the field names of annex VI of Decree 30/2020/NĐ-CP."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, TextIO

from vnpolicy.cli.csv_writing import write_csv
from vnpolicy.cli.formats import write_json
from vnpolicy.corpus import read_table
from vnpolicy.index.days import first_date_of, last_date_of
from vnpolicy.index.deadlines.schedules import Issue, last_day_due
from vnpolicy.nlp.plan import Header, Plan, Task

# Takes "215/KH-UBND", "41/2019/QĐ-UBND", "12-CT/TU"; the symbol is all that follows the number.
_NUMBER = re.compile(r"(\d+[a-zđ]?)\s*[/-]\s*(\S.*)")
LANGUAGES = {"vi": "Tiếng Việt", "en": "Tiếng Anh"}  # the annex has its values in Vietnamese
OF_TASK = "due"
TASK_COLUMNS = ("quote", "lead", "coordinating", "recurrence", "output", "page", "source")


def nd30_json(plan: Plan) -> dict[str, Any]:
    """Fields of the document under their official names, and its tasks, each with its `DueDate`."""
    due = _field(OF_TASK)
    tasks = [{due: _due(plan, task), **_task_values(plan, task)} for task in plan.tasks]
    return {**_document_fields(plan), "tasks": tasks}


def nd30_columns() -> tuple[str, ...]:
    """Columns of the CSV: the official fields, then ours of the task."""
    return (*(row["field"] for row in read_table("nd30_fields")), *TASK_COLUMNS)


def nd30_rows(plan: Plan) -> list[dict[str, Any]]:
    """One row a task, each with the fields of its document; a document without tasks is one row."""
    fields, due = _document_fields(plan), _field(OF_TASK)
    rows = [{**fields, due: _due(plan, task), **_joined(_task_values(plan, task))} for task in plan.tasks]
    return rows or [{**fields, "source": plan.source}]


def write_nd30(stream: TextIO, plans: Iterable[Plan], *, as_csv: bool, several: bool) -> None:
    """Write plans as CSV, or as JSON: one object, or an array where several documents were asked for."""
    if as_csv:
        write_csv(stream, nd30_columns(), (row for plan in plans for row in nd30_rows(plan)))
        return
    found = [nd30_json(plan) for plan in plans]
    write_json(stream, found if several else found[0] if found else {})


def split_number(number: str | None) -> tuple[str | None, str | None]:
    """Number and symbol: "215/KH-UBND" gives "215" and "KH-UBND"."""
    found = _NUMBER.fullmatch((number or "").strip())
    return (found[1], found[2]) if found else (None, number)


def official_date(written: str | None) -> str | None:
    """A full ISO date as DD/MM/YYYY; one of less precision as it is."""
    first = first_date_of(written)
    return f"{first:%d/%m/}{first.year:04}" if first and first == last_date_of(written) else written


def _document_fields(plan: Plan) -> dict[str, Any]:
    head = plan.header
    number, notation = split_number(head.doc_number)
    values = {
        "number": number,
        "notation": notation,
        "issued": official_date(head.issued),
        "issuer": head.issuer,
        "doc_type": head.doc_type,
        "title": head.title,
        "language": LANGUAGES[plan.language],
        "signer": _signer(head),
    }
    return {row["field"]: values[row["value"]] for row in read_table("nd30_fields") if row["value"] != OF_TASK}


def _signer(head: Header) -> str | None:
    return ", ".join(part for part in (head.signer_title, head.signer) if part) or None


def _field(value: str) -> str:
    return next(row["field"] for row in read_table("nd30_fields") if row["value"] == value)


def _due(plan: Plan, task: Task) -> str | None:
    last = last_day_due(task, Issue.of(plan.header))
    return official_date(last.isoformat()) if last else None


def _task_values(plan: Plan, task: Task) -> dict[str, Any]:
    return {
        "quote": task.quote,
        "lead": [agency.written for agency in task.agencies("lead")],
        "coordinating": [agency.written for agency in task.agencies("coordinating")],
        "recurrence": task.period and task.period.recurrence,
        "output": task.output,
        "page": task.page,
        "source": plan.source,
    }


def _joined(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: "; ".join(value) if isinstance(value, list) else value for name, value in values.items()}
