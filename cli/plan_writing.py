"""Plans as JSON, JSON Lines, CSV or a report; one at a time, so that many need no more memory than one."""

import json
from collections.abc import Iterable
from typing import TextIO

from vnpolicy.cli.english_json import columns_in_english, plan_in_english
from vnpolicy.cli.formats import Format, make_console
from vnpolicy.nlp.plan import Plan
from vnpolicy.nlp.record_json import plan_json


def to_json(plan: Plan, indent: int | None = None) -> str:
    """The JSON of one document."""
    return json.dumps(plan_in_english(plan_json(plan)), ensure_ascii=False, indent=indent)


def write_plans(stream: TextIO, plans: Iterable[Plan], form: Format, *, several: bool) -> None:
    """Write the plans in a form; JSON is one object, or an array where several documents were asked for."""
    if form is Format.TABLE:
        _write_reports(stream, plans)
    elif form is Format.CSV:
        _write_csv(stream, plans)
    elif form is Format.JSON and several:
        _write_array(stream, plans)
    else:
        indent = 1 if form is Format.JSON else None
        stream.writelines(to_json(plan, indent) + "\n" for plan in plans)


def _write_array(stream: TextIO, plans: Iterable[Plan]) -> None:
    before = "[\n"
    for plan in plans:
        stream.write(before + to_json(plan, indent=1))
        before = ",\n"
    stream.write("\n]\n" if before == ",\n" else "[]\n")


def _write_csv(stream: TextIO, plans: Iterable[Plan]) -> None:
    from vnpolicy.cli.csv_writing import write_csv
    from vnpolicy.cli.record_rows import COLUMNS, record_rows

    rows = (row for plan in plans for row in record_rows(plan_in_english(plan_json(plan))))
    write_csv(stream, columns_in_english(COLUMNS), rows)


def _write_reports(stream: TextIO, plans: Iterable[Plan]) -> None:
    from vnpolicy.cli.report import print_plan

    console = make_console(stream)
    for plan in plans:
        print_plan(console, plan)
