"""Which figures are targets: results to reach, not the past, not money for an activity."""

import re
from functools import cache

from vnpolicy.nlp.plan import Comparator, Direction
from vnpolicy.nlp.quantities import Quantity, without_bound
from vnpolicy.nlp.target_clauses import Clause, wording

_WORD = re.compile(r"\w+")
_QUANTITY_LABEL = re.compile(r"(?:số lượng|quy mô|chỉ tiêu|quantity|number)[^:]{0,40}:", re.IGNORECASE)
_EACH = re.compile(r"\bmỗi\s+\w+", re.IGNORECASE)


def is_target(clause: Clause, figure: Quantity, text: str) -> bool:
    """Whether the figure is a result that the document sets out to reach."""
    said = text[slice(*clause.span)]
    before = text[clause.span.start : figure.figure]
    if len(_WORD.findall(said)) < 4 or _is_past(figure, before):
        return False
    if figure.kind == "percent":
        return not wording("other").search(before[-80:])
    if figure.kind == "money":
        return _is_money_result(clause, said)
    return _is_count_result(clause, figure, text)


def _is_past(figure: Quantity, before: str) -> bool:
    """A report, "mới chỉ đạt 0,99%", "đã có 12 xã"; a bound is no report: "thời lượng tự sản xuất mới đạt tối thiểu 30%"."""
    return figure.comparator not in ("min", "max") and bool(wording("past").search(before))


def in_objectives(clause: Clause) -> bool:
    """Whether a heading above says "mục tiêu", "chỉ tiêu", "objectives"."""
    return any(wording("objectives").search(heading[:80]) for heading in clause.headings)


def _is_money_result(clause: Clause, said: str) -> bool:
    return bool(wording("result_money").search(said)) and (in_objectives(clause) or bool(wording("aim").search(said)))


def _is_count_result(clause: Clause, figure: Quantity, text: str) -> bool:
    said = text[slice(*clause.span)]
    before = text[clause.span.start : figure.figure]
    if figure.unit and figure.unit.lower() in _AGES:
        return False
    if _QUANTITY_LABEL.match(said) or _QUANTITY_LABEL.match(clause.before.lstrip(" -+")):
        return True
    if wording("other").search(before):
        return False
    if figure.kind in ("time", "measure"):
        return in_objectives(clause) and (
            figure.comparator != "eq" or "/" in (figure.unit or "") or figure.kind == "measure"
        )
    return _strength(clause, figure, before) >= 2


_AGES = {"tuổi", "years old"}


def _strength(clause: Clause, figure: Quantity, before: str) -> int:
    """How many signs speak for a result: the section, a bound, a verb right before the figure, an aim in the clause."""
    before = without_bound(before)
    words = _WORD.findall(before)
    tail = " ".join(words[-3:])
    verb = _ends_with("verb", tail)
    if not verb and _ends_with("noverb", tail):
        return 0
    signs = 1 if in_objectives(clause) else 0
    signs += figure.comparator == "min" or (figure.comparator == "max" and bool(signs))
    signs += verb + bool(wording("aim").search(before)) + bool(_EACH.search(before))
    # "Tổ chức 05 khóa bồi dưỡng ...": the item begins with the verb of the figure
    opens = verb and not figure.worded and len(words) <= 5 and bool(wording("action").match(before.lstrip()))
    bracketed = before.rstrip(" ").endswith("(")
    return signs + opens + bracketed + (figure.value_max is not None)


@cache
def _ending(role: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{wording(role).pattern})$", re.IGNORECASE)


def _ends_with(role: str, words: str) -> bool:
    return bool(_ending(role).search(words))


def direction_in(said: str, place: int) -> Direction:
    """The way a figure at `place` goes, by the last verb before it: "giảm", "tăng", "duy trì"; else `reach`."""
    found: dict[int, Direction] = {}
    directions: tuple[Direction, ...] = ("increase", "decrease", "maintain")
    for direction in directions:
        blocked = [match.span() for match in wording(f"not_{direction}").finditer(said)]
        for match in wording(direction).finditer(said, 0, place):
            if not any(start <= match.start() < end for start, end in blocked):
                found[match.start()] = direction
    return found[max(found)] if found else "reach"


def comparator_of(figure: Quantity) -> Comparator:
    """The bound: a range stays a range."""
    return "range" if figure.value_max is not None else figure.comparator
