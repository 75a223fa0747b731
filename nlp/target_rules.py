"""Which figures are targets: results to reach, not the past, not money for an activity."""

import re

from vnpolicy.nlp.plan import Comparator, Direction
from vnpolicy.nlp.quantities import Quantity
from vnpolicy.nlp.target_clauses import Clause, wording

_WORD = re.compile(r"\w+")
_QUANTITY_LABEL = re.compile(r"(?:số lượng|quy mô|chỉ tiêu|quantity|number)[^:]{0,20}:", re.IGNORECASE)
_EACH = re.compile(r"\bmỗi\s+\w+", re.IGNORECASE)


def is_target(clause: Clause, figure: Quantity, text: str) -> bool:
    """Whether the figure is a result that the document sets out to reach."""
    said = text[slice(*clause.span)]
    if len(_WORD.findall(said)) < 4 or wording("past").search(said):
        return False
    if figure.kind == "percent":
        return not wording("other").search(said)
    if figure.kind == "money":
        return _is_money_result(clause, said)
    return _is_count_result(clause, figure, text)


def in_objectives(clause: Clause) -> bool:
    """Whether a heading above says "mục tiêu", "chỉ tiêu", "objectives"."""
    return any(wording("objectives").search(heading[:160]) for heading in clause.headings)


def _is_money_result(clause: Clause, said: str) -> bool:
    return bool(wording("result_money").search(said)) and (in_objectives(clause) or bool(wording("aim").search(said)))


def _is_count_result(clause: Clause, figure: Quantity, text: str) -> bool:
    said = text[slice(*clause.span)]
    before = text[clause.span.start : figure.figure]
    if _QUANTITY_LABEL.match(said):
        return True
    if figure.kind == "time" and figure.comparator not in ("min", "max") and "/" not in (figure.unit or ""):
        return False
    if wording("other").search(said):
        return False
    return _strength(clause, figure, before, said) >= 2


def _strength(clause: Clause, figure: Quantity, before: str, said: str) -> int:
    """How many signs speak for a result: the section, a bound, a verb right before the figure, an aim in the clause."""
    tail = " ".join(_WORD.findall(before)[-3:])
    if re.search(rf"(?:{wording('noverb').pattern})$", tail, re.IGNORECASE):
        return 0
    signs = 2 if in_objectives(clause) and figure.kind != "time" else 0
    signs += figure.comparator in ("min", "max")
    signs += bool(re.search(rf"(?:{wording('verb').pattern})$", tail, re.IGNORECASE))
    signs += bool(wording("aim").search(said)) + bool(_EACH.search(before))
    return signs


def direction_of(clause: Clause, figure: Quantity, text: str) -> Direction:
    """The way the figure goes, by the last verb before it that tells: "giảm", "tăng", "duy trì"; else `reach`."""
    before = text[clause.span.start : figure.figure]
    found: dict[int, Direction] = {}
    directions: tuple[Direction, ...] = ("increase", "decrease", "maintain")
    for direction in directions:
        blocked = [m.span() for m in wording(f"not_{direction}").finditer(text[clause.span.start : clause.span.end])]
        for match in wording(direction).finditer(before):
            if not any(a <= match.start() < b for a, b in blocked):
                found[match.start()] = direction
    return found[max(found)] if found else "reach"


def comparator_of(figure: Quantity) -> Comparator:
    """The bound: a range stays a range."""
    return "range" if figure.value_max is not None else figure.comparator
