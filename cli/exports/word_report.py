"""A report of tasks and targets in Word, laid out by Decree 30/2020/NĐ-CP: head, tables, recipients, signature.

What a person has to fill in - agency, number, place and date, recipients, signer - stands as blanks.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, BinaryIO

from vnpolicy.cli.exports.english import agency_label, role_lines, type_label
from vnpolicy.cli.exports.output import midnight
from vnpolicy.cli.exports.register import checked_records
from vnpolicy.cli.exports.word_page import (
    BODY,
    Look,
    add_grid,
    add_table,
    draw_line,
    new_document,
    write,
    write_lines,
)
from vnpolicy.cli.exports.words import Words, date_words, day_words, number_words, read_words, roman
from vnpolicy.cli.reasons import find_checks, reason_in
from vnpolicy.cli.wording import BOUNDS
from vnpolicy.index.days import day_of
from vnpolicy.index.deadlines.schedules import Issue, schedule_of
from vnpolicy.index.deadlines.series import Series, months_apart
from vnpolicy.ingest.document import Language
from vnpolicy.nlp.plan import Plan, Target, Task

if TYPE_CHECKING:
    from docx.document import Document

HALVES = (64, BODY - 64)  # mm: the issuer's side of the head, and the nation's
COMMON_YEAR = 2001
PADDING = 4  # mm, left and right in a cell
HEADING = Look(bold=True, before=6, keep=True)


def write_report(stream: BinaryIO, plans: Sequence[Plan], language: Language, made: date) -> None:
    """Write one report of the plans."""
    words = read_words(language)
    document = new_document(language)
    document.core_properties.title = words["report"]
    document.core_properties.author = document.core_properties.comments = ""
    document.core_properties.created = document.core_properties.modified = midnight(made)
    _add_head(document, plans, words, language)
    for number, plan in enumerate(plans, 1):
        if len(plans) > 1:
            write(
                document.add_paragraph(),
                f"{roman(number)}. {name_of(plan, words, language)}",
                Look(bold=True, before=12, keep=True),
            )
        _add_records(document, plan, words, language, below=len(plans) > 1)
    _add_foot(document, words)
    document.save(stream)


def name_of(plan: Plan, words: Words, language: Language) -> str:
    """A document in words: "Kế hoạch số 215/KH-UBND ngày 25/04/2025 của Ủy ban nhân dân tỉnh Đồng Nai"."""
    head = plan.header
    number = f"{'số' if language == 'vi' else 'No.'} {head.doc_number}" if head.doc_number else None
    issued = f"{words['dated']} {date_words(head.issued, language)}" if head.issued else None
    issuer = (
        f"{words['of_issuer']} {agency_label(head.issuer, head.issuer, words, plan.language)}" if head.issuer else None
    )
    parts = [part for part in (type_label(head.doc_type, words), number, issued, issuer) if part]
    return " ".join(parts) or head.title or plan.source


def _add_head(document: "Document", plans: Sequence[Plan], words: Words, language: Language) -> None:
    (left, right), (below_left, below_right) = add_grid(document, 2, HALVES)
    small, strong = Look(13, align="CENTER", after=0), Look(13, bold=True, align="CENTER", after=0)
    write_lines(left, [(words["superior_blank"], small), (words["agency_blank"], strong)])
    draw_line(left, 22, HALVES[0] - PADDING)
    write_lines(right, [(words["nation"], Look(12, bold=True, align="CENTER", after=0)), (words["motto"], strong)])
    draw_line(right, 54, HALVES[1] - PADDING)
    write_lines(below_left, [(words["number_blank"], small)])
    write_lines(below_right, [(words["place_blank"], Look(13, italic=True, align="CENTER", after=0))])
    write(document.add_paragraph(), words["report"], Look(bold=True, align="CENTER", before=18, after=0))
    write(document.add_paragraph(), _subject(plans, words, language), Look(bold=True, align="CENTER", after=0))
    draw_line(document, 60, BODY)
    write(document.add_paragraph(), words["addressee_blank"], Look(align="CENTER", before=6, after=12))
    if any(plan.language != language for plan in plans):
        write(document.add_paragraph(), words["as_in_document"], Look(italic=True, indent=True))


def _subject(plans: Sequence[Plan], words: Words, language: Language) -> str:
    if len(plans) == 1:
        return f"{words['report_subject']} {name_of(plans[0], words, language)}"
    return words["report_subject_many"]


def _add_records(document: "Document", plan: Plan, words: Words, language: Language, *, below: bool) -> None:
    """The sections of one plan, those without records left out but for tasks; "1." below the "I." of a document."""
    if plan.header.title:
        write(document.add_paragraph(), f"{words['title']}: {plan.header.title}", Look(indent=True))
    sections: list[tuple[str, Callable[[], None]]] = []
    if plan.bases:
        sections.append(("section_bases", lambda: _add_bases(document, plan)))
    if plan.targets:
        sections.append(("section_targets", lambda: _add_targets(document, plan, words, language)))
    sections.append(("section_tasks", lambda: _add_tasks(document, plan, words, language)))
    if plan.review:
        sections.append(("section_review", lambda: _add_review(document, plan, words)))
    for number, (name, add) in enumerate(sections, 1):
        write(document.add_paragraph(), f"{number if below else roman(number)}. {words[name].upper()}", HEADING)
        add()


def _add_bases(document: "Document", plan: Plan) -> None:
    for basis in plan.bases:
        write(document.add_paragraph(), f"- {basis.quote.rstrip(';.,')};", Look(indent=True))


def _add_targets(document: "Document", plan: Plan, words: Words, language: Language) -> None:
    names = [words[name] for name in ("number", "target", "value", "end", "page")]
    rows = [
        [str(number), target.quote, figure(target, language), date_words(target.end, language), str(target.page or "")]
        for number, target in enumerate(plan.targets, 1)
    ]
    add_table(document, *_without_empty(names, rows, (15, 76, 30, 25, 18)))


def _add_tasks(document: "Document", plan: Plan, words: Words, language: Language) -> None:
    if not plan.tasks:
        write(document.add_paragraph(), words["none_found"], Look(indent=True))
        return
    names = [words[name] for name in ("number", "task", "lead", "coordinating", "deadline", "output", "page")]
    rows = [
        [str(number), *_task_cells(plan, task, words, language), str(task.page or "")]
        for number, task in enumerate(plan.tasks, 1)
    ]
    add_table(document, *_without_empty(names, rows, (15, 42, 30, 33, 26, 20, 18)))


def _task_cells(plan: Plan, task: Task, words: Words, language: Language) -> list[str]:
    leads, others = (role_lines(task, role, words, plan.language) for role in ("lead", "coordinating"))
    return [task.quote, leads, others, when_words(task, Issue.of(plan.header), words, language), task.output or ""]


def _add_review(document: "Document", plan: Plan, words: Words) -> None:
    names = [words[name] for name in ("number", "reason", "kind", "record", "page")]
    found = [
        (reason_in(check.reason, words["language_code"]), *about)
        for check in find_checks(plan)
        for about in checked_records(plan, check)
    ]
    rows = [
        [str(number), reason, words[f"kind_{kind}"], quote, str(page or "")]
        for number, (reason, kind, quote, page) in enumerate(found, 1)
    ]
    add_table(document, *_without_empty(names, rows, (15, 45, 24, 62, 18)))


def _without_empty(
    names: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int]
) -> tuple[list[str], list[list[str]], list[int]]:
    """The columns in which a row has something."""
    kept = [place for place in range(len(names)) if any(row[place] for row in rows)]
    return [names[p] for p in kept], [[row[p] for p in kept] for row in rows], [widths[p] for p in kept]


def figure(target: Target, language: Language) -> str:
    """A target's figure: "≥ 65 %", "5 - 8 %", "15,5 %" in Vietnamese."""
    most = "" if target.value_max is None else f" - {number_words(target.value_max, language)}"
    return f"{BOUNDS[target.comparator]}{number_words(target.value, language)}{most} {target.unit or ''}".strip()


def when_words(task: Task, issue: Issue, words: Words, language: Language) -> str:
    """When: "hằng năm, 15/06, 15/12", "hằng tháng, ngày 25", "2025 - 2028"; what is not understood as it is written."""
    period, schedule = task.period, schedule_of(task, issue)
    if period is None:
        return ""
    often = words[period.recurrence] if period.recurrence else ""
    if isinstance(schedule, Series) and schedule.stated:
        dates = _days_words(schedule, words, language)
    elif isinstance(schedule, date) and (period.end or "--").startswith("--"):
        dates = day_words(schedule, language)
    else:
        start, end = date_words(period.start, language), date_words(period.end, language)
        dates = f"{start} - {end}" if start and end and start != end else end or start
    return ", ".join(part for part in (often, dates) if part) or period.written


def _days_words(series: Series, words: Words, language: Language) -> str:
    """Days of every year: "15/06, 15/12", of every month "ngày 25"; with the last year where they end."""
    days = ", ".join(date_words(f"--{month:02}-{_last(month, day):02}", language) for month, day in series.days)
    if months_apart(series.days) == 1:
        days = words["day_of_month"].format(day=series.days[0][1])
    until = f"{words['value_max'].lower()} {series.until.year}" if series.until else ""
    return " ".join(part for part in (days, until) if part)


def _last(month: int, day: int) -> int:
    return day_of(COMMON_YEAR, month, day).day


def _add_foot(document: "Document", words: Words) -> None:
    write(document.add_paragraph(), "./.", Look(align="RIGHT", after=12, keep=True))
    ((left, right),) = add_grid(document, 1, (BODY // 2, BODY - BODY // 2))
    item = Look(11, align="LEFT", after=0)
    lines = [(words[name], item) for name in ("recipient_above", "recipient_blank", "recipient_file")]
    write_lines(left, [(words["recipients"], Look(12, bold=True, italic=True, align="LEFT", after=0)), *lines])
    write_lines(right, [(words["signer_post_blank"], Look(13, bold=True, align="CENTER", after=0))])
    write(right.add_paragraph(), words["signature_hint"], Look(12, italic=True, align="CENTER", before=2, after=48))
    write(right.add_paragraph(), words["signer_blank"], Look(bold=True, align="CENTER"))
