"""What makes all tasks of a document doubtful: its kind, how many tasks it has, and how its leads are known."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from vnpolicy.nlp.actors.normative import is_normative
from vnpolicy.nlp.outline.outline import Outline
from vnpolicy.nlp.plan import Header, Task

_FEW, _MANY = 6, 40  # tasks of a document
_PLANS = frozenset({"Kế hoạch", "Chương trình", "Chỉ thị", "Công điện"})
_LETTERS = frozenset({"Công văn", "Thông báo", "Hướng dẫn"})
_RULES = ("quy chế", "điều lệ", "quy định", "quy tắc", "nội quy", "thành lập", "kiện toàn", "chức năng")


def document_doubts(header: Header, outline: Outline, tasks: Sequence[Task], size: int) -> frozenset[str]:
    """Names of the doubts that all tasks of a document share; `size` in characters."""
    found = set()
    if header.doc_type in _PLANS:
        found.add("document_plan")
    elif header.doc_type is None or header.doc_type in _LETTERS:
        found.add("document_letter")
    if any(word in (header.title or "").lower() for word in _RULES):
        found.add("document_rules")
    if is_normative(outline):
        found.add("document_normative")
    if len(tasks) < _FEW:
        found.add("tasks_few")
    elif len(tasks) > _MANY:
        found.add("tasks_many")
    if len(tasks) * 2500 < size:
        found.add("tasks_sparse")
    leads = [agency for task in tasks for agency in task.agencies("lead")]
    unknown = sum(agency.key is None for agency in leads) / max(1, len(leads))
    if unknown > 0.5:
        found.add("leads_mostly_unknown")
    elif unknown > 0.2:
        found.add("leads_partly_unknown")
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class LeadNames:
    """The names of all leads of a document, with how many tasks each has."""

    counts: Counter[str]
    extended: frozenset[str]
    extending: frozenset[str]

    def doubts(self, task: Task) -> set[str]:
        """Names of the doubts that the other names raise about those of `task`."""
        names = [agency.written for agency in task.agencies("lead")]
        found = {"lead_of_one_task"} if names and min(self.counts[name] for name in names) < 2 else set()
        if self.extended.intersection(names):
            found.add("lead_extended")
        if self.extending.intersection(names):
            found.add("lead_extends")
        return found


def index_leads(tasks: Sequence[Task]) -> LeadNames:
    """The leads of `tasks`; a name that begins like another one and goes on in small letters extends it."""
    counts = Counter(agency.written for task in tasks for agency in task.agencies("lead"))
    names = sorted(counts)
    pairs = [(name, longer) for name, longer in pairwise(names) if longer.startswith(f"{name} ")]
    small = [(name, longer) for name, longer in pairs if longer[len(name) + 1 : len(name) + 2].islower()]
    return LeadNames(counts, frozenset(name for name, _ in small), frozenset(longer for _, longer in small))
