"""Second versions of a plan by one edit: a record replaced, or changed in its lead, time, figure or words alone.

The commonest second version, and the hardest to judge: there is nothing beside the two records to hold them against.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from benchmarks.comparison_edits import HEAVY, Edited, Record, later, led_by, other_figure, reworded
from vnpolicy.nlp.plan import Period, Plan, Target, Task

BODIES = ("Ủy ban nhân dân", "Sở Tài chính", "Sở Xây dựng", "Công an", "Ban Quản lý các khu công nghiệp")
PROVINCES = ("tỉnh Thái Bình", "tỉnh Bắc Ninh", "tỉnh Cà Mau", "thành phố Cần Thơ", "tỉnh Lào Cai")
# Times that no calendar has without another day.
RELATIVE = {
    "vi": ("trong vòng 30 ngày kể từ ngày Kế hoạch được ban hành", "sau 90 ngày kể từ ngày được giao", "2 năm một lần"),
    "en": ("within 30 days from the date of promulgation", "once every two years", "90 days after assignment"),
}
OFTEN = ("annual", "semiannual", "quarterly", "monthly", "ongoing")


@dataclass(frozen=True, slots=True)
class Around:
    """What an edit may draw on: other plans' records of the kind, the language, chance."""

    strangers: Sequence[Record]
    language: str
    chance: random.Random


# The record before and after an edit; the first is another than that of the plan where both have to be made.
Before = tuple[Record, Record]
Edit = Callable[[Any, Around], Before]  # of tasks, of targets, or of both


def single_edits(plan: Plan, strangers: Sequence[Record], seed: int) -> Iterator[Edited]:
    """One version for every kind of edit, each of a record drawn by chance."""
    for number, (kind, made, one) in enumerate(EDITS):
        chance = random.Random(seed + number)  # noqa: S311
        records: tuple[Record, ...] = plan.targets if kind is Target else plan.tasks
        foreign = [record for record in strangers if isinstance(record, kind)]
        if records and foreign:
            place = chance.randrange(len(records))
            before, after = made(records[place], Around(foreign, plan.language, chance))
            if before != after:
                yield Edited(
                    _with(plan, place, before),
                    _with(plan, place, after),
                    {
                        name: [(at, at) for at in range(len(some)) if one or at != place or not isinstance(before, of)]
                        for name, of, some in (("target", Target, plan.targets), ("task", Task, plan.tasks))
                    },
                )


def _with(plan: Plan, place: int, record: Record) -> Plan:
    if isinstance(record, Task):
        return replace(plan, tasks=(*plan.tasks[:place], record, *plan.tasks[place + 1 :]))
    return replace(plan, targets=(*plan.targets[:place], record, *plan.targets[place + 1 :]))


def _replaced(record: Record, around: Around) -> Before:
    """Another record in its place."""
    return record, around.chance.choice(around.strangers)


def _words_replaced(record: Record, around: Around) -> Before:
    """Another work in a row of a table, its lead and time untouched; another target for the same year."""
    other = around.chance.choice(around.strangers)
    if isinstance(record, Target) and isinstance(other, Target):
        return record, replace(other, start=record.start, end=record.end)
    return record, replace(record, quote=other.quote)


def _lead_given(record: Task, around: Around) -> Before:
    """The task given to a body that another plan names, in its words too where they name the lead."""
    others = [a for one in around.strangers if isinstance(one, Task) for a in one.agencies("lead")]
    name = around.chance.choice(others).name if others else record.quote
    return record, _led_by(record, name)


def _led_by(task: Task, name: str) -> Task:
    return task if name in (lead.name for lead in task.agencies("lead")) else led_by(task, name)


def _province_exchanged(record: Task, around: Around) -> Before:
    """The body of one province, then that of another."""
    body = around.chance.choice(BODIES)
    one, other = around.chance.sample(PROVINCES, 2)
    return _led_by(record, f"{body} {one}"), _led_by(record, f"{body} {other}")


def _later(record: Task, _: Around) -> Before:
    """Due a year later."""
    return record, later(record)


def _lead_and_time(record: Task, around: Around) -> Before:
    """Another lead and another year."""
    return record, later(_led_by(record, around.chance.choice(BODIES)))


def _relative(record: Task, around: Around) -> Before:
    """One relative time, then another, in its words too."""
    one, other = around.chance.sample(RELATIVE[around.language], 2)
    return _at(record, Period(one)), _at(record, Period(other))


def _now_relative(record: Task, around: Around) -> Before:
    """A day or a rhythm, then a time that no calendar has."""
    often = around.chance.choice(OFTEN)
    before = record if record.period else _at(record, Period(often, recurrence=often))
    return before, _at(before, Period(around.chance.choice(RELATIVE[around.language])))


def _at(record: Task, period: Period) -> Task:
    written = record.period.written if record.period else ""
    if written and written in record.quote:
        quote = record.quote.replace(written, period.written)
    else:
        quote = f"{record.quote.rstrip('.;')} {period.written}"
    return replace(record, quote=quote, period=period)


def _reworded(record: Record, around: Around) -> Before:
    """Said anew."""
    return record, replace(record, quote=reworded(record.quote, around.language, around.chance, HEAVY))


def _other_figure(record: Target, around: Around) -> Before:
    """Another figure."""
    return record, other_figure(record, around.chance)


# Of which records, the edit, and whether the two are one record.
EDITS: tuple[tuple[type[Target] | type[Task], Edit, bool], ...] = (
    (Task, _replaced, False),
    (Task, _words_replaced, False),
    (Target, _replaced, False),
    (Target, _words_replaced, False),
    (Task, _lead_given, True),
    (Task, _province_exchanged, True),
    (Task, _lead_and_time, True),
    (Task, _later, True),
    (Task, _relative, True),
    (Task, _now_relative, True),
    (Task, _reworded, True),
    (Target, _reworded, True),
    (Target, _other_figure, True),
)
