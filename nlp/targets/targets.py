"""Targets: quantified results that a document sets out to reach, from text and from annex tables."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from heapq import merge
from typing import TYPE_CHECKING

from vnpolicy.ingest.document import Document, Span
from vnpolicy.nlp.header.forms import stands_in
from vnpolicy.nlp.periods.periods import find_periods
from vnpolicy.nlp.plan import Target
from vnpolicy.nlp.targets.clause_pieces import only_carries
from vnpolicy.nlp.targets.clauses import MARKER, Clause, find_clauses
from vnpolicy.nlp.targets.dates import date_of, is_of_the_past
from vnpolicy.nlp.targets.directions import comparator_of, direction_of
from vnpolicy.nlp.targets.indicator_tables.tables import find_indicator_rows
from vnpolicy.nlp.targets.indicator_tables.targets import is_indicator, targets_of_row
from vnpolicy.nlp.targets.indicators import continued, heading_indicator, indicator_of
from vnpolicy.nlp.targets.past import stands_now
from vnpolicy.nlp.targets.quantities import AGES, FIRST_ITEM, Quantity, bound_of_lead, without_bound
from vnpolicy.nlp.targets.rules import is_target, on_average
from vnpolicy.nlp.targets.sections import in_objectives
from vnpolicy.nlp.targets.series import is_beside, label_of, named_in_order
from vnpolicy.nlp.targets.wording import wording

if TYPE_CHECKING:
    from vnpolicy.nlp.outline.outline import Outline
    from vnpolicy.nlp.tables.model import TaskTable


def find_targets(
    document: Document, outline: "Outline | None", tables: "Sequence[TaskTable] | None", skip: Sequence[Span] = ()
) -> list[Target]:
    """The targets of a document in order; the same words with the same period count once; `skip` are the forms."""
    every = find_indicator_rows(document, _issued(document.text))
    rows = [row for row in every if is_indicator(document, row) and not stands_in(skip, row.span.start)]
    listed = sorted((target for row in rows for target in targets_of_row(document, row)), key=_place)
    said = list(_targets_of_text(document, outline, tables or (), [*skip, *(row.span for row in rows)]))
    # the figures of a clause stay in their order, wherever their quotes begin
    return named_in_order(document.text, list(merge(listed, _told_apart(said), key=_place)))


def _place(target: Target) -> int:
    return target.span.start


def _targets_of_text(
    document: Document, outline: "Outline | None", tables: "Sequence[TaskTable]", taken: Sequence[Span]
) -> Iterator[tuple[Target, str | None]]:
    """Each target with what the line above it names."""
    seen: dict[tuple[str, float], dict[str | None, int]] = {}
    labels: set[str] = set()
    joined = -1
    before: Quantity | None = None
    previous: Target | None = None
    issued = _issued(document.text)
    for clause in find_clauses(document, outline, tables):
        if stands_in(taken, clause.span.start):
            continue
        follows = _follows(document.text, joined, clause.figures[0])
        parts = _parts_of(document.text, joined, before, clause)
        figures = parts or _accepted(document.text, clause, joined, before if follows else None)
        joined, before = (clause.span.end, figures[-1]) if figures else (-1, None)
        ahead = [figure for figure in figures if not is_of_the_past(clause, figure, issued)]
        for last, figure in zip(ahead[:1] + ahead, ahead, strict=False):
            target = _named(_target(document, clause, figure, issued), clause, figure, previous)
            if target.quote in labels and _LABELLED.match(target.quote):
                target = _with_line_above(document, target)
            series = target.direction == "reach" and _goes_on(document.text, last, figure)
            follows = follows and not _SAYS_OF_ITS_OWN.match(document.text, figure.span.end)
            if previous is not None and (follows if figure is ahead[0] else series):
                target = replace(target, direction=previous.direction)
            if not _MEANWHILE.search(document.text, max(0, figure.figure - _REACH), figure.figure):
                previous = target
            labels.add(target.quote)
            if not _is_repeated(document.text, target, clause, seen):
                yield target, _name_above(clause)


# takes " hồ sơ được " in "Giảm 30% thời gian; 82% hồ sơ được nhận qua mạng", refuses " số người được "
_SAYS_OF_ITS_OWN = re.compile(r"\s(?!số\s|tổng số\s)(?:[^\W\d]+\s){1,8}?(?:được|đạt|có)\s", re.IGNORECASE)
# "giảm 70% trong lâm nghiệp đồng thời tăng 20% diện tích rừng, 60% trong xử lý chất thải": of its own figure only
_MEANWHILE = re.compile(r"đồng thời\s(?:[^\W\d]+\s){1,3}$", re.IGNORECASE)
_REACH = 30


def _named(target: Target, clause: Clause, figure: Quantity, before: Target | None) -> Target:
    """The target; where its clause names nothing, of what the one `before` in its paragraph or the heading says.

    A name that only says where or whose goes behind theirs, and the figure goes their way: "của cá nhân đạt 85%".
    """
    inside = bool(MARKER.sub("", clause.before, count=1))
    if target.indicator is None:
        above = before.indicator if before else None
        return replace(target, indicator=above if inside else _name_above(clause))
    if before is None or not (inside or figure is not clause.figures[0]):
        leads = bool(clause.headings) and clause.headings[0].rstrip().endswith(":")
        return replace(target, indicator=continued(target.indicator, (leads and _name_above(clause)) or ""))
    if label := heading_indicator(label_of(clause, figure)):
        return replace(target, indicator=f"{label}: {target.indicator}")
    name = continued(target.indicator, before.indicator or "") if before.unit == target.unit else target.indicator
    if name == target.indicator:
        return target
    return replace(
        target, indicator=name, direction=before.direction if target.direction == "reach" else target.direction
    )


def _name_above(clause: Clause) -> str | None:
    return heading_indicator(clause.headings[0]) if clause.headings else None


def _told_apart(found: Sequence[tuple[Target, str | None]]) -> Iterator[Target]:
    """The targets, those of one name below several headings with theirs: "Vùng ven biển: tốc độ tăng trưởng"."""
    headings: dict[str | None, set[str | None]] = {}
    for target, above in found:
        headings.setdefault(target.indicator, set()).add(above)
    for target, above in found:
        name = target.indicator or ""
        alone = not above or above == name or len(headings[target.indicator]) == 1 or name.count(" ") >= _TELLING
        yield target if alone else replace(target, indicator=f"{above}: {name}".removesuffix(": "))


def _is_repeated(
    text: str, target: Target, clause: Clause, seen: dict[tuple[str, float], dict[str | None, int]]
) -> bool:
    """Whether the same words with the same time stand before; many words again without a time of their own also do.

    `seen` keeps where each stood first, by words and value, then by time. One place may state the same figure twice.
    Outside the aims a day or month is the deadline of some work: it makes no second target of a sentence.
    """
    said = re.sub(r"\W+", " ", target.quote.lower())
    times = seen.setdefault((_whole_of(text, target, clause) + said, target.value), {})
    due = target.start is None and len(target.end or "") > _YEAR and not in_objectives(clause)
    time = f"{target.start} {target.end}" if target.end and not due else None
    if said.count(" ") < _FEW:  # "18 bài" of one plan's part and "18 bài" of the next
        return False
    if time is None and said.count(" ") >= _TELLING and times:
        return target.span.start not in times.values()
    return times.setdefault(time, target.span.start) != target.span.start


def _whole_of(text: str, target: Target, clause: Clause) -> str:
    """What stands before a part, which tells two of the same words apart: "trong đó ít nhất 50% là lao động nữ"."""
    inner = target.span.start > clause.span.start
    before = f"{clause.before}{text[clause.span.start : target.span.start]}"
    return f"{before[-_WHOLE:]}|" if inner or _PART_OF.match(target.quote) else ""


_PART_OF = re.compile(r"trong đó|of which|in which", re.IGNORECASE)
_WHOLE, _YEAR = 100, 4
_TELLING, _FEW = 8, 2


def _issued(text: str) -> str:
    """The day of the date line, in words unlike the stamps of a web page; empty without one."""
    found = _DATE_LINE.search(text[:_OPENING])
    period = find_periods(found.group()) if found else []
    return (period[0].end or "") if period else ""


# "Hà Nội, ngày 05 tháng 3 năm 2022", "Hanoi, March 5, 2022"
_DATE_LINE = re.compile(
    r"ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+(20\d\d)|,\s+[A-Z][a-z]{2,8}\s+\d{1,2},?\s+(20\d\d)", re.IGNORECASE
)
_OPENING = 1500
_AND = (",", "và", ";", "and")


def _accepted(text: str, clause: Clause, joined: int, before: Quantity | None) -> list[Quantity]:
    """The clause's figures that are targets; one listed right after another goes with it: "03 Tiến sĩ, 05 Thạc sĩ".

    `joined` is the end of the clause before, if it set a target: "06 chợ xanh và 10 siêu thị xanh"; `before` is the
    last figure of that clause, if nothing parts the two.
    """
    out: list[Quantity] = []
    for figure in clause.figures:
        listed = _follows(text, joined, figure)
        listed = listed or (bool(out) and _is_listed(text, out[-1], figure))
        listed = listed or (joined >= 0 and (is_beside(clause, figure, text, joined) or bool(label_of(clause, figure))))
        aside = out and figure.value != 0 and _is_aside(text, figure)
        if (listed and not stands_now(clause, figure)) or (is_target(clause, figure, text) and not aside):
            joined = figure.span.end
            like = _bounded_like(text, out or ([before] if before else []), figure)
            out.append(_bounded_by_lead(text, clause, like, first=not out))
    return out


def _bounded_by_lead(text: str, clause: Clause, figure: Quantity, *, first: bool) -> Quantity:
    """The figure with the bound of what leads to its list: "Mỗi huyện có ít nhất: (i) 2 chợ; (ii) 3 kho"."""
    if figure.comparator != "eq" or figure.value_max is not None:
        return figure
    within = _LISTED.match(clause.before)
    above = (within[1] if within else "", clause.headings[0] if clause.headings else "") if first else ()
    leads = (text[clause.span.start : figure.span.start], *above)
    bound = next((bound for lead in leads if (bound := bound_of_lead(lead)) != "eq"), figure.comparator)
    return replace(figure, comparator=bound)


_LISTED = re.compile(rf"(.*?:)\s*{FIRST_ITEM}\s")


def _follows(text: str, joined: int, figure: Quantity) -> bool:
    """Whether a figure is listed right behind the target that ends at `joined`, or says more of the same thing."""
    if joined < 0 or figure.span.start - joined > _FAR or figure.unit in AGES:
        return False  # "dưới 5 tuổi" of "còn 15‰; dưới 5 tuổi còn 22‰" says whose
    between = text[joined : figure.span.start]
    comes_to = figure.kind == "money" and _COMES_TO.fullmatch(between) and only_carries(between)
    return bool(comes_to or without_bound(between).strip() in _AND or _EQUALS.fullmatch(between))


def _parts_of(text: str, joined: int, before: Quantity | None, clause: Clause) -> list[Quantity]:
    """The figures of a bracket that shares a count out: "130 trường (trong đó, mầm non 46 trường; tiểu học 53)"."""
    if before is None or not _PART.fullmatch(text, joined, clause.figures[0].span.start):
        return []
    line = text[text.rfind("\n", 0, clause.figures[0].figure) + 1 : clause.figures[0].figure]
    return [one for one in clause.figures if one.unit == before.unit] if line.count("(") > line.count(")") else []


_PART = re.compile(r"(?:\s*\((?:trong đó|bao gồm|gồm)\b[,:]?|;)\s[^\d;.()]{2,60}", re.IGNORECASE)


# "tăng bình quân 9%/năm; đến năm 2030 đạt 900 tỷ đồng"
_COMES_TO = re.compile(r"[,;]\s[^\n]*\bđạt\b[^\n]*", re.IGNORECASE)
# "đạt khoảng 130 triệu đồng, tương đương 5.000 USD"
_EQUALS = re.compile(r"[,\s(]*(?:tương đương|equivalent to)\s+(?:với\s+|khoảng\s+|about\s+)*", re.IGNORECASE)


def _bounded_like(text: str, out: Sequence[Quantity], figure: Quantity) -> Quantity:
    """The figure with the bound of the one before it, if listed with it: "ít nhất 30% trẻ, 92% trẻ mẫu giáo"."""
    if not out or out[-1].comparator == "range" or figure.comparator != "eq" or figure.kind != out[-1].kind:
        return figure
    listed = text[out[-1].span.end : figure.span.start]
    if figure.unit != out[-1].unit and not (figure.kind == "thing" and _JOINT.fullmatch(listed)):
        return figure
    open_list = listed.endswith((", ", " và ", " and ")) and not _ENDS_LIST.search(listed)
    return replace(figure, comparator=out[-1].comparator) if open_list else figure


# "đạt trên 70% vào năm 2025, đến năm 2030 ...": another year or sentence has its own bound
_ENDS_LIST = re.compile(r"[;:]|\b20\d\d\b|\d\.\s")


def _goes_on(text: str, before: Quantity, figure: Quantity) -> bool:
    """Whether only carrying words part two figures: "37 triệu TOE vào năm 2020; khoảng 62 triệu TOE vào năm 2030"."""
    between = text[before.span.end : figure.span.start]
    return len(between) < _FAR and only_carries(between)


def _is_listed(text: str, before: Quantity, figure: Quantity) -> bool:
    """Whether a figure goes with the one before it: the same measure again, or a share beside a share."""
    between = text[before.span.end : figure.span.start]
    if figure.kind == before.kind == "percent" and _BESIDE.search(between) and not wording("predicate").search(between):
        return True
    counts = {figure.kind, before.kind} <= {"thing", "measure"}
    if "measure" in (figure.kind, before.kind) and counts and _LISTED_STOCK.fullmatch(between):
        return True
    if counts and (joint := _JOINT.fullmatch(between)):
        if joint[1]:
            return wording("verb").match(joint[1]) is not None
        return figure.kind == before.kind
    return figure.unit == before.unit and (_goes_on(text, before, figure) or _TOTAL.fullmatch(between) is not None)


# "Xây 200 km đường, đưa tổng số lên khoảng 500 km"
_TOTAL = re.compile(r"[^;.()\d]{0,80}\s(?:đưa|nâng) tổng [^,;.()\d]{2,40}\slên(?:\s[^\W\d]+){0,2}\s", re.IGNORECASE)
# "80% trường ở thành thị và 60% trường ở nông thôn có ..."
_BESIDE = re.compile(r"^[^:;()]{4,120}(?:,|\svà|\sand)\s(?:\w+\s){0,2}$")
# "ít nhất 56 nghề truyền thống và 85 làng nghề", "xây dựng mới 12 km và cải tạo 9 km đường"
_JOINT = re.compile(r"[^,;:.()\d]{0,40}\s(?:và|and)\s(?:([^\W\d]+(?:\s[^\W\d]+){0,3})\s)?")
# "300 tấn gạo, 90 thùng mì", "3 km of dykes and 2 sluices"
_LISTED_STOCK = re.compile(r"[^,;:.()\d]{0,40}(?:,|\s(?:và|and))\s")
_FAR = 60


def _is_aside(text: str, figure: Quantity) -> bool:
    """Whether a later figure only describes what the first counts: "100% sách giáo khoa ... đối với 08 tiếng ..."."""
    return (
        (
            figure.kind in ("time", "measure")
            and not _EACH_YEAR.search(text, max(0, figure.figure - _FAR), figure.figure)
        )
        or (figure.unit or "").endswith(_RHYTHMS)
        or text[max(0, figure.figure - 12) : figure.figure].rstrip().endswith(("đối với", "nhóm", "top"))
        or _HOW.search(text, max(0, figure.figure - _FAR), figure.figure) is not None
        or _OF_OTHERS.search(text, max(0, figure.figure - _FAR), figure.figure) is not None
    )


# "Trồng 900 ha rừng, bình quân mỗi năm trồng 180 ha", "..., năm 2026 trồng 200 ha"
_EACH_YEAR = re.compile(
    r"(?:(?:mỗi|hằng|hàng) năm|,\s(?:đến\s|trong\s)?năm 20\d\d)(?:\s[^\W\d]+){0,3}\s$", re.IGNORECASE
)
# "50% người học theo hình thức trực tuyến (với thời lượng trực tuyến chiếm hơn 50%)"
_HOW = re.compile(r"\((?:với|theo|tức|nghĩa là|with|i\.e\.)\s[^()]*$", re.IGNORECASE)
# "đạt 45% (mục tiêu của Chính phủ là 42%)", "(bình quân cả nước 42%)"
_OF_OTHERS = re.compile(
    r"\((?:[^()]*\s)?(?:(?:mục tiêu|chỉ tiêu|kế hoạch)\s(?:của\s|do\s)?"
    r"(?:Chính phủ|Thủ tướng|Quốc hội|Trung ương|quốc gia|cấp trên|tỉnh|thành phố|bộ|Nghị quyết|Quyết định)"
    r"|cả nước|toàn quốc)(?!\w)[^()]*$",
    re.IGNORECASE,
)
_RHYTHMS = ("/ngày", "/tuần", "/tháng", "/day", "/week", "/month")  # "98% nhóm, lớp được học 2 buổi/ngày"
# "Số lượng: 01 cuộc"
_LABELLED = re.compile(r"[^\W\d][^:]{2,30}:")


def _with_line_above(document: Document, target: Target) -> Target:
    """The same label under another item is another target: quoted with the line that it belongs to."""
    above = document.text.rfind("\n", 0, max(0, target.span.start - 1)) + 1
    marker = MARKER.match(document.text, above)
    span = Span(marker.end() if marker else above, target.span.end)
    return replace(target, span=span, quote=document.text[slice(*span)])


def _target(document: Document, clause: Clause, figure: Quantity, issued: str) -> Target:
    start, end = date_of(clause, figure, issued)
    span = _own_span(document.text, clause, figure)
    said = document.text[slice(*span)]
    return Target(
        quote=said,
        span=span,
        value=figure.value,
        page=document.page_of(clause.span.start),
        indicator=indicator_of(said, clause.figures, figure, span.start),
        value_max=figure.value_max,
        unit=figure.unit,
        direction=direction_of(clause, figure),
        comparator=comparator_of(figure, clause.up_to(figure)),
        start=start,
        end=end,
    )


def _own_span(text: str, clause: Clause, figure: Quantity) -> Span:
    """The bracket that shares out a count, or what those of the share before must do; else the whole clause."""
    start, end = clause.span
    opening, closing = text.rfind("(", start, figure.figure), text.find(")", figure.span.end)
    if closing > 0 and on_average(text[start : figure.figure]):
        return Span(opening + 1, closing)
    first = clause.figures[0]
    if figure is not first and first.kind == "percent" and figure.comparator in ("min", "max"):
        does = _DOES.search(without_bound(text[first.span.end : figure.figure]))
        start = first.span.end + does.start() if does else start
    elif figure.figure > first.figure and first.kind == figure.kind == "percent":
        between = text[first.span.end : figure.span.start]
        # "80% bến phà và 60% bến đò có phao": the last share says all of its own
        listed = "(" not in between and not only_carries(between) and not wording("predicate").search(between)
        own = listed and wording("predicate").search(text, figure.span.end, end)
        start = first.span.end + len(without_bound(between)) if own else start
    return Span(start, end)


# "90% trung tâm thực hiện được ít nhất 80% kỹ thuật", "40% đơn vị cung cấp ít nhất một dịch vụ"
_DOES = re.compile(
    r"(?:thực hiện được|thực hiện|cung cấp được|cung cấp|tổ chức được|tổ chức|bố trí|có|provide|have)\s+$"
)
