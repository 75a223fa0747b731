"""Second versions of a plan by known edits: records dropped, put in, moved, given to others, put off, reworded."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

from vnpolicy.nlp.plan import Agency, Assignment, Period, Plan, Target, Task

Record = Task | Target
# What a drafter writes for one another; each pair is used in both directions.
SYNONYMS = (
    ("tăng cường", "đẩy mạnh"), ("tổ chức", "triển khai"), ("xây dựng", "soạn thảo"), ("hướng dẫn", "chỉ dẫn"),
    ("kiểm tra", "giám sát"), ("tuyên truyền", "phổ biến"), ("nâng cao", "cải thiện"), ("báo cáo", "trình"),
    ("các đơn vị liên quan", "các cơ quan có liên quan"), ("trên địa bàn", "tại"), ("bố trí", "cân đối"),
    ("rà soát", "xem xét"), ("doanh nghiệp", "cơ sở sản xuất, kinh doanh"), ("hằng năm", "mỗi năm"), ("và", "cùng với"),
    ("thực hiện", "thi hành"), ("chủ trì", "đứng đầu"), ("đề xuất", "kiến nghị"), ("hỗ trợ", "giúp đỡ"),
    ("organize", "hold"), ("develop", "prepare"), ("implement", "carry out"), ("ensure", "guarantee"),
    ("inspect", "check"), ("relevant", "related"), ("guide", "instruct"), ("propose", "recommend"),
)  # fmt: skip
TAILS = {
    "vi": ("theo quy định của pháp luật", "bảo đảm hiệu quả, tiết kiệm", "phù hợp với tình hình thực tế"),
    "en": ("in accordance with law", "in an effective and economical manner"),
}
LEADS = {
    "vi": ("Sở Tư pháp", "Bộ Quốc phòng", "Sở Ngoại vụ", "Văn phòng Chính phủ", "Sở Dân tộc và Tôn giáo"),
    "en": ("Ministry of Justice", "Ministry of National Defence", "Office of the Government"),
}
HEAVY = 5  # edits of words of a record that is said anew


@dataclass(frozen=True, slots=True)
class Edited:
    """Two versions, and what is known of them by kind: pairs (old place, new place) of records that are one."""

    old: Plan
    new: Plan
    same: dict[str, list[tuple[int, int]]]


def edit(plan: Plan, strangers: Sequence[Record], seed: int) -> Edited:
    """A second version of a plan; `strangers` are records of other plans that may be put in."""
    chance = random.Random(seed)  # noqa: S311
    same: dict[str, list[tuple[int, int]]] = {}
    lists: dict[str, tuple[Any, ...]] = {}
    kinds: list[tuple[str, Sequence[Record]]] = [("target", plan.targets), ("task", plan.tasks)]
    for kind, records in kinds:
        foreign = [record for record in strangers if isinstance(record, Target) == (kind == "target")]
        kept = [(place, _edit(record, plan.language, chance)) for place, record in enumerate(records)]
        kept = [(place, record) for place, record in kept if chance.random() > 0.12]
        _move(kept, chance)
        placed: list[tuple[int | None, Record]] = list(kept)
        for record in chance.sample(foreign, min(len(foreign), round(len(records) * 0.12))):
            placed.insert(chance.randint(0, len(placed)), (None, record))
        lists[kind] = tuple(record for _, record in placed)
        same[kind] = [(old, new) for new, (old, _) in zip(count(), placed, strict=False) if old is not None]
    new = replace(plan, targets=lists["target"], tasks=lists["task"])
    return Edited(plan, new, same)


def edited_fields(old: Record, new: Record) -> set[str]:
    """What an edit changed, told by plain equality."""
    found = {"wording"} if old.quote != new.quote else set[str]()
    if isinstance(old, Task) and isinstance(new, Task):
        return found | _names(lead=old.assignments != new.assignments, deadline=old.period != new.period)
    return found | _names(value=isinstance(old, Target) and isinstance(new, Target) and old.value != new.value)


def _names(**differs: bool) -> set[str]:
    return {name for name, differ in differs.items() if differ}


def _move(kept: list[tuple[int, Record]], chance: random.Random) -> None:
    """Now and then a run of records stands elsewhere."""
    if len(kept) > 4 and chance.random() < 0.5:
        start = chance.randrange(len(kept) - 2)
        run = kept[start : start + 2]
        del kept[start : start + 2]
        at = chance.randint(0, len(kept))
        kept[at:at] = run


def _edit(record: Record, language: str, chance: random.Random) -> Record:
    if chance.random() < 0.3:
        record = replace(record, quote=reworded(record.quote, language, chance, 1))
    elif chance.random() < 0.12:
        record = replace(record, quote=reworded(record.quote, language, chance, HEAVY))
    if isinstance(record, Target):
        return other_figure(record, chance) if chance.random() < 0.2 else record
    if chance.random() < 0.12:
        record = _other_lead(record, language, chance)
    return later(record) if chance.random() < 0.15 else record


def reworded(quote: str, language: str, chance: random.Random, times: int) -> str:
    """The quote with so many edits of its words: others of the same meaning, some left out, a phrase at its end."""
    words = list(SYNONYMS)
    chance.shuffle(words)
    for one, other in words:
        old, new = (one, other) if one in quote else (other, one)
        if times and f" {old} " in f" {quote} ":
            quote, times = f" {quote} ".replace(f" {old} ", f" {new} ").strip(), times - 1
    for _ in range(times):
        parts = quote.split(" ")
        if chance.random() < 0.5 and len(parts) > 8:
            at = chance.randrange(len(parts) - 3)
            del parts[at : at + chance.randint(1, 3)]
            quote = " ".join(parts)
        else:
            quote = f"{quote.rstrip('.;')} {chance.choice(TAILS[language])}"
    return quote


def _other_lead(task: Task, language: str, chance: random.Random) -> Task:
    """The task given to another lead."""
    return led_by(task, chance.choice(LEADS[language]))


def led_by(task: Task, name: str) -> Task:
    """The task led by `name` alone, in its words too where they name the lead."""
    rest = tuple(assignment for assignment in task.assignments if assignment.role != "lead")
    leads = task.agencies("lead")
    quote = task.quote.replace(leads[0].written, name) if leads else task.quote
    return replace(task, quote=quote, assignments=(Assignment("lead", Agency(name, name)), *rest))


def later(task: Task) -> Task:
    """The task due a year later, in its words too where they name the year."""
    end = task.period.end if task.period else None
    if task.period is None or end is None or not end[:4].isdecimal():
        return replace(task, period=Period("2031", None, "2031"))
    later = str(int(end[:4]) + 1)
    return replace(task, quote=task.quote.replace(end[:4], later), period=replace(task.period, end=later + end[4:]))


def other_figure(target: Target, chance: random.Random) -> Target:
    """Another figure, in the words too where they have it in digits."""
    value = target.value + chance.choice((5, 10, 1))
    quote = target.quote.replace(f"{target.value:g}", f"{value:g}", 1)
    return replace(target, quote=quote, value=value)
