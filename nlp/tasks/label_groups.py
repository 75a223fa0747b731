"""Works of an outline with the label lines that belong to them: "Cơ quan chủ trì: ..." after or below a work."""

from collections.abc import Sequence

from vnpolicy.ingest.document import Span
from vnpolicy.nlp.actors.actors import find_actor
from vnpolicy.nlp.actors.brackets import end_of_bodies
from vnpolicy.nlp.actors.work import opens_with_work, says_work
from vnpolicy.nlp.agencies.agencies import looks_like_agency
from vnpolicy.nlp.outline.outline import Item, Outline
from vnpolicy.nlp.periods.periods import looks_like_period
from vnpolicy.nlp.tasks.assigned_sections import WIDE, find_shares
from vnpolicy.nlp.tasks.charge_lines import read_charge_line
from vnpolicy.nlp.tasks.labels import Label, before_labels, charges_all_above, is_bare_label, is_label_line, read_labels

_FEWEST = 2  # works of a list
_MOSTLY = 0.9  # of a value are time or bodies


def with_labels(text: str, outline: Outline, children: Sequence[int]) -> list[tuple[int, list[int]]]:
    """Works among siblings, each with the label lines that follow it or stand right below it.

    A work whose labels stand in its own paragraph is the first of its label lines.
    """
    groups: list[tuple[int, list[int]]] = []
    for index in children:
        body = outline.items[index].body
        if _is_section_of_time(text, outline, index):
            continue
        line = text[body.start : body.end]
        if groups and _tells(text, outline.items[index], outline.items[groups[-1][0]]):
            groups[-1][1].append(index)
        else:
            own = [index] if before_labels(line) is not None else []
            groups.append((index, own + _labels_below(text, outline, index)))
    if _close_list(text, outline, groups):
        groups = [(index, groups[-1][1]) for index, _ in groups]
    return groups


def _close_list(text: str, outline: Outline, groups: Sequence[tuple[int, Sequence[int]]]) -> bool:
    """Whether the labels behind the last work of a list say who does all of it: "a) ... b) ... - Thực hiện: Sở Y tế".

    So they do where no other work of the list says who, and they say so ("Phụ trách các nội dung trên: ...") or the
    items beside the one above it have labels of their own.
    """
    if len(groups) < _FEWEST or not _say_who(text, outline, groups[-1][1]):
        return False
    items = [outline.items[index] for index, _ in groups]
    above = items[0].parent
    if above is None or any(item.kind != items[0].kind or item.kind == "plain" for item in items):
        return False
    if any(labels or outline.children(index) for index, labels in groups[:-1]):
        return False  # "a) Xây dựng nghị định:" has its works and their labels below it
    if any(find_actor(text[slice(*item.body)]) for item in items):
        return False
    if any(charges_all_above(text[slice(*outline.items[index].body)]) for index in groups[-1][1]):
        return True
    beside = [one for one in outline.children(outline.items[above].parent) if one != above]
    return any(_say_who(text, outline, _labels_below(text, outline, one)) for one in beside)


def _say_who(text: str, outline: Outline, labels: Sequence[int]) -> bool:
    return any(label.role == "lead" for index in labels for label in _labels(text, outline.items[index]))


def label_values(text: str, outline: Outline, labels: Sequence[int]) -> dict[str, tuple[int, str]]:
    """The first value of each role among some label lines, with its place in the text.

    Where no label tells the time, it is that behind the bodies: "Phối hợp: Sở Y tế (hoàn thành trước 30/6)".
    """
    facts: dict[str, tuple[int, str]] = {}
    times: list[tuple[int, str]] = []
    for index in labels:
        body = outline.items[index].body
        line = text[body.start : body.end]
        for label in read_charge_line(line) or read_labels(line):
            value, at = label.value(line), body.start + label.start
            if not value and (below := _value_below(text, outline, index)):
                at, value = below.start, text[slice(*below)].strip(" ;.,")
            if label.role in ("lead", "coordinating"):
                end = end_of_bodies(value)
                times += [(at + end, value[end:])] if end < len(value) else []
                value = value[:end]
            facts.setdefault(label.role, (at, value))
    return {"period": times[0], **facts} if times else facts


def works_of_title(text: str, outline: Outline, index: int, labels: Sequence[int]) -> list[int]:
    """The works between a numbered title and its labels: "1. Đào tạo nghề", "Mở 12 lớp ...", "Chủ trì: Sở Y tế"."""
    item = outline.items[index]
    below = [child for child in outline.children(index) if child not in labels]
    if item.kind == "plain" or index in labels or text[item.body.end - 1] in ".;" or not below:
        return []
    return below if all(_is_work(text, outline.items[child]) for child in below) else []


def _is_work(text: str, item: Item) -> bool:
    """Whether an item says what is to be done: a bullet, or a paragraph that ends as a sentence does."""
    body = text[slice(*item.body)]
    return (item.kind != "plain" or body[-1:] in ".;") and says_work(body)


def _labels_below(text: str, outline: Outline, index: int) -> list[int]:
    """Label lines right below a work, also those below a bare label ("Phân công thực hiện:")."""
    found = []
    if _have_their_own(text, outline, outline.children(index)):
        return []
    for child in outline.children(index):
        body = outline.items[child].body
        if _is_section_of_time(text, outline, child):
            continue
        if is_bare_label(text[body.start : body.end]):
            own = [child] if _value_below(text, outline, child) else []
            found += own or _labels_below(text, outline, child)
        elif _tells(text, outline.items[child], outline.items[index]):
            found.append(child)
    return found


def _value_below(text: str, outline: Outline, index: int) -> Span | None:
    """Where the value of a bare label stands, on a line of its own: "Time:", "From 2026 to 2028."."""
    below = [outline.items[child] for child in outline.children(index)]
    if len(below) != 1 or below[0].kind != "plain" or not is_bare_label(text[slice(*outline.items[index].body)]):
        return None
    value = text[slice(*below[0].body)]
    return below[0].body if looks_like_period(value) > _MOSTLY or looks_like_agency(value) > _MOSTLY else None


def _tells(text: str, item: Item, work: Item) -> bool:
    """Whether a paragraph is a label with its value, or charges somebody with what opens with a verb above it."""
    if not _labels(text, item):
        return False
    charges = item.kind == "plain" and opens_with_work(text[slice(*work.body)])
    return charges or is_label_line(text[slice(*item.body)])


def _have_their_own(text: str, outline: Outline, children: Sequence[int]) -> bool:
    """Whether labels behind several bullets tell who does each: "- Rà soát ...", "Chủ trì: A", "- Tổ chức ...", ..."""
    leads = [place for place, child in enumerate(children) if _say_who(text, outline, [child])]
    if not leads or not leads[0] or outline.items[children[0]].kind == "plain":
        return False
    between = (outline.items[child] for child in children[leads[0] + 1 : leads[-1]])
    return any(item.kind != "plain" and not _labels(text, item) for item in between)


def _is_section_of_time(text: str, outline: Outline, index: int) -> bool:
    """Whether a numbered section of a plan tells when all of it, or an event, takes place: "2. Thời gian: Tháng 8"."""
    item = outline.items[index]
    parent = outline.items[item.parent] if item.parent is not None else None
    if item.kind not in ("number", "letter") or parent is None or parent.kind not in WIDE:
        return False
    roles = {label.role for label in _labels(text, item)}
    return roles == {"period"} and find_shares(text, outline, outline.children(item.parent)) is None


def _labels(text: str, item: Item) -> list[Label]:
    body = text[item.body.start : item.body.end]
    return read_labels(body) if is_label_line(body) else read_charge_line(body)
