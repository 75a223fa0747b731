"""Reasons for doubt in what was read of a document: each once, with the records and places that it is about."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from vnpolicy.cli.language import say
from vnpolicy.corpus import read_table
from vnpolicy.ingest.document import Span
from vnpolicy.nlp.plan import Citation, Plan, Target, Task


@dataclass(frozen=True, slots=True)
class Check:
    """A reason for doubt: numbers of the records by kind as the report counts them, and places without a record."""

    reason: str
    numbers: dict[str, list[int]] = field(default_factory=dict)
    places: list[Span] = field(default_factory=list)


def find_checks(plan: Plan) -> list[Check]:
    """The plan's reasons for doubt, in the order in which they first come up."""
    by_span = _records_by_span(plan)
    checks: dict[str, Check] = {}
    for review in plan.review:
        check = checks.setdefault(review.reason, Check(review.reason))
        if review.span is None:
            continue
        found = by_span.get(review.span) or list(_within(by_span, review.span))
        for kind, number in found:
            numbers = check.numbers.setdefault(kind, [])
            if number not in numbers:
                numbers.append(number)
        if not found:
            check.places.append(review.span)
    return list(checks.values())


def reason_in(reason: str, language: str) -> str:
    """A reason, or a reader's note, in a language; one that the tables have not as it is."""
    if language == "en":
        return reason
    for pattern, told in _notes():
        if found := pattern.fullmatch(reason):
            return told.format(*found.groups())
    return "; ".join(_reasons().get(part, part) for part in reason.split("; "))


@cache
def _reasons() -> dict[str, str]:
    return {row["reason"]: row["vietnamese"] for row in read_table("review_words")}


@cache
def _notes() -> list[tuple[re.Pattern[str], str]]:
    """Patterns of readers' notes: "page {} could hardly be read"."""
    rows = read_table("reader_notes")
    return [(re.compile("(.+?)".join(map(re.escape, row["note"].split("{}")))), row["vietnamese"]) for row in rows]


def place_words(check: Check) -> str:
    """`task 3`, `tasks 3, 7 and 9`, `characters 120-140`, `the document` where the reason is about all of it."""
    parts = [
        f"{say(f'{kind}_one' if len(numbers) == 1 else f'{kind}_many')} {_listed([str(number) for number in numbers])}"
        for kind, numbers in check.numbers.items()
    ]
    if check.places:
        parts.append(f"{say('characters')} {_listed([f'{span.start}-{span.end}' for span in check.places])}")
    return "; ".join(parts) or say("whole_document")


def _records_by_span(plan: Plan) -> dict[Span, list[tuple[str, int]]]:
    kinds: dict[str, Sequence[Citation | Target | Task]]
    kinds = {"basis": plan.bases, "target": plan.targets, "task": plan.tasks}
    found: dict[Span, list[tuple[str, int]]] = {}
    for kind, records in kinds.items():
        for number, record in enumerate(records, 1):
            found.setdefault(record.span, []).append((kind, number))
    return found


def _within(by_span: dict[Span, list[tuple[str, int]]], place: Span) -> Iterator[tuple[str, int]]:
    """Records that stand within a place, such as the task of a table row."""
    for span, records in by_span.items():
        if place.start <= span.start and span.end <= place.end:
            yield from records


def _listed(parts: Sequence[str]) -> str:
    return f"{', '.join(parts[:-1])} {say('and')} {parts[-1]}" if len(parts) > 1 else parts[0]
