"""`policy check`: whether the legal bases of a draft are known, in force and rightly cited."""

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Annotated, Any

import typer

from vnpolicy.cli.exports.words import date_words
from vnpolicy.cli.formats import Format, choose_format, make_console, open_output, write_json
from vnpolicy.cli.language import mark, say, spoken, type_said
from vnpolicy.cli.options import FormatOption, LangOption, LibraryOption, OutputOption

if TYPE_CHECKING:
    from typing import TextIO

    from rich.text import Text

    from vnpolicy.index.citations.checking import Change, Difference, Finding
    from vnpolicy.ingest.document import Document
    from vnpolicy.nlp.plan import Plan

COLOURS = {"found": "green", "amended": "yellow"}
# Of the CSV: the fields of a finding.
COLUMNS = (
    *("quote", "span", "page", "statuses", "wrong", "number", "issued"),
    *("document", "reason", "candidates", "differences", "changes", "coming"),
)


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """Against which library, and what to write where."""

    library: LibraryOption = None
    form: FormatOption = None
    output: OutputOption = None
    lang: LangOption = None


def check(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The draft, in any format that policy extract reads.")],
    options: CheckOptions,
) -> None:
    """Check the legal bases of a draft against the library.

    One line a basis: found, not in the library, dated after the draft, replaced, repealed or amended by which document,
    one of several, of a number without its symbol, or differing in date, issuer, type or title from the library's. What
    is replaced or repealed in part is amended. An amended basis is only reported, as is what changes it after the day
    of the draft; all else but found counts as a fault: then the exit code is 1.
    """
    from vnpolicy.cli.cites.command import read_citations
    from vnpolicy.cli.opening import open_library
    from vnpolicy.index.citations.checking import Checker
    from vnpolicy.index.citations.citing import Citations

    document, plan = read_draft(file)
    with open_library(options.library) as library:
        read_citations(library)
        findings = Checker(Citations(library.store)).check(document, plan)
    form = choose_format(Format, options.form, options.output)
    with open_output(options.output, form) as stream:
        _write(stream, findings, plan, form)
    if any(finding.wrong for finding in findings):
        raise typer.Exit(1)


def read_draft(name: str) -> "tuple[Document, Plan]":
    """The document of a file, and its records."""
    from vnpolicy.ingest import read_bytes
    from vnpolicy.ingest.sources import read_source
    from vnpolicy.ingest.time_limit import time_limit
    from vnpolicy.nlp import extract

    data = read_source(name)
    with time_limit(len(data), name):
        document = read_bytes(data, name)
        return document, extract(document)


def _write(stream: "TextIO", findings: "list[Finding]", plan: "Plan", form: Format) -> None:
    rows = [_json(finding) for finding in findings]
    if form is Format.TABLE:
        _print(stream, findings, plan)
    elif form is Format.CSV:
        from vnpolicy.cli.csv_writing import write_csv

        write_csv(stream, COLUMNS, (_flat(row) for row in rows))
    elif form is Format.JSONL:
        stream.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    else:
        head = {
            "source": plan.source,
            "number": plan.header.doc_number,
            "issued": plan.header.issued,
            "language": plan.language,
        }
        whole = {"draft": head, "bases": rows, "wrong": sum(finding.wrong for finding in findings)}
        write_json(stream, whole)


def _json(finding: "Finding") -> dict[str, Any]:
    from vnpolicy.cli.cites.writing import known_json

    mention, resolved = finding.mention, finding.resolved
    found = resolved.documents[0] if resolved.state == "found" else None
    return {
        "quote": finding.quote,
        "span": list(mention.span),
        "page": mention.page,
        "statuses": list(finding.statuses),
        "wrong": finding.wrong,
        "number": mention.number,
        "issued": mention.issued,
        "document": known_json(found) if found else None,
        "reason": resolved.reason,
        "candidates": [] if found else [known_json(known) for known in resolved.documents],
        "differences": [asdict(difference) for difference in finding.differences],
        "changes": [_change_json(change) for change in finding.changes],
        "coming": [_change_json(change) for change in finding.coming],
    }


def _change_json(change: "Change") -> dict[str, Any]:
    return {
        "status": change.status,
        "by": change.name,
        "issued": change.issued,
        "effective": change.effective,
        "part": change.part,
        "document_id": change.known.id if change.known else None,
        "told_by": change.told_by,
    }


def _flat(row: dict[str, Any]) -> dict[str, Any]:
    return {
        key: json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value
        for key, value in row.items()
    }


def _print(stream: "TextIO", findings: "list[Finding]", plan: "Plan") -> None:
    from rich.text import Text

    from vnpolicy.cli.report import numbered
    from vnpolicy.cli.wording import counted_said, plain

    console = make_console(stream)
    head = plan.header
    name = plain(" ".join(part for part in (type_said(head.doc_type), head.doc_number) if part) or plan.source)
    console.print(Text.assemble((name, "bold"), f" · {date_words(head.issued, spoken()) or say('no_date_compared')}"))
    for number, finding in enumerate(findings, 1):
        console.print(numbered(number, _line(finding, plan.language)))
    wrong = sum(finding.wrong for finding in findings)
    bases = counted_said(len(findings), "basis")
    told = say("bases_checked").format(bases=bases, wrong=wrong) if findings else say("no_basis")
    console.print(Text(told, "dim"))


def _line(finding: "Finding", language: str) -> "Text":
    from rich.text import Text

    from vnpolicy.cli.wording import page_words, plain

    line = Text()
    for status in finding.statuses:
        line.append(f"{say(f'check_{status}')}  ", COLOURS.get(status, "red"))
    line.append(plain(finding.quote), "italic")
    line.append(mark(language), "dim")
    line.append(f"  {page_words(finding.mention.page)}" if finding.mention.page else "", "dim")
    for told in _details(finding):
        line.append(f"\n  {plain(told)}", "dim")
    return line


def _details(finding: "Finding") -> list[str]:
    from vnpolicy.cli.cites.writing import candidate_words
    from vnpolicy.cli.reasons import reason_in

    told = [
        say("differs_here").format(field=say(f"differs_{d.field}"), here=_value(d, d.written), there=_value(d, d.known))
        for d in finding.differences
    ]
    told += [_change_words(change) for change in finding.changes]
    told += [_coming_words(change) for change in finding.coming]
    if finding.resolved.state != "found" and finding.resolved.documents:
        names = "; ".join(candidate_words(known) for known in finding.resolved.documents)
        told.append(f"{reason_in(finding.resolved.reason or '', spoken()) or say('the_library_has')}: {names}")
    return told


def _value(difference: "Difference", value: str) -> str:
    return date_words(value, spoken()) if difference.field == "date" else f"'{value}'"


def _change_words(change: "Change") -> str:
    state = say(f"check_{change.status}") + (f" {say('in_part')}" if change.part else "")
    date = date_words(change.issued, spoken()) or say("no_date")
    return say("changed_by").format(state=state, name=change.name, date=date, where=_where(change))


def _coming_words(change: "Change") -> str:
    state = say(f"coming_{change.status}") + (f" {say('in_part')}" if change.part else "")
    date = date_words(change.effective, spoken())
    return say("changed_from").format(state=state, name=change.name, date=date, where=_where(change))


def _where(change: "Change") -> str:
    return f"id {change.known.id}" if change.known else say("told_by").format(id=change.told_by)
