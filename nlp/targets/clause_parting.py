"""Where a comma or "và" parts two statements of a sentence: which figures may be quoted apart."""

import re
from collections.abc import Sequence

from vnpolicy.ingest.document import Span
from vnpolicy.nlp.targets.english_clauses import opens_own_clause, opens_range
from vnpolicy.nlp.targets.quantities import Quantity
from vnpolicy.nlp.targets.wording import wording

# "đạt khoảng ", " vào năm 2030 và ": words that only carry a figure and its year
CARRIERS = re.compile(
    r"(?:(?:và|đạt|lên|tăng|giảm|còn|xuống|khoảng|gần|trên|dưới|hơn|ít nhất|tối thiểu|không thấp hơn|không dưới"
    r"|không quá|chiếm|phấn đấu|trong|vào|đến|tới|từ|năm|giai đoạn|nhiệm kỳ|hết|cuối|là"
    r"|and|by|in|to|at|least|about|over|reaching)\b|20\d\d|[\s\-–,.()])*",
    re.IGNORECASE,
)


def stated(figures: Sequence[Quantity], start: int, end: int) -> list[Quantity]:
    """The figures of a stretch."""
    return [figure for figure in figures if start <= figure.figure < end]


def goes_on(paragraph: str, left: Span, figures: Sequence[Quantity]) -> bool:
    """Whether a share opens a piece and what is said of those counted is not yet complete at its end.

    "Đạt 60% số cơ quan" before ", tổ chức, trường học ..."; "90% xã xây dựng kế hoạch" before ", triển khai ...".
    """
    inside = stated(figures, *left)
    if not inside or inside[0].kind != "percent" or not CARRIERS.fullmatch(paragraph, left.start, inside[0].span.start):
        return False
    said = (paragraph, inside[-1].span.end, left.end)
    return not wording("predicate").search(*said) or bool(wording("action").search(*said))


def stands_apart(paragraph: str, left: Span, right: Span, figures: Sequence[Quantity]) -> bool:
    """Whether the words right of a comma or "và" stand by themselves; `figures` are those to its left, if any."""
    if figures and _NEXT_YEAR.search(paragraph, left.start, left.end):
        return False
    if paragraph[right.start].isdigit() or _BOUND_FIRST.match(paragraph, right.start):
        return bool(figures) and _parts_figures(paragraph, left, right, figures)
    own = bool(figures) and opens_own_clause(paragraph, right)
    own = own and wording("predicate").search(paragraph, left.start, left.end) is not None
    if own or (figures and _is_closed(paragraph, left.end, figures)):
        return own or paragraph.startswith("trong đó", right.start) or not _lacks_subject(paragraph, left, figures)
    if paragraph[left.end : right.start].strip() == "và" and not _may_part(paragraph, left, right, figures):
        return False
    return _parts_acts(paragraph, left, right, figures)


_OPENING = re.compile(
    r"hướng tới"
    r"|(?:đến|đến hết|vào|by)\s+(?:năm|cuối năm|hết năm|\d{4})|trong đó|tỷ lệ|tỉ lệ|tốc độ|số lượng|số\s|thời gian"
    r"|thị phần|doanh thu|phấn đấu|ít nhất|tối thiểu|trên \d|hơn \d|mỗi\s|of which|the rate|the proportion|at least",
    re.IGNORECASE,
)


def _parts_acts(paragraph: str, left: Span, right: Span, figures: Sequence[Quantity]) -> bool:
    """Whether another act, aim or measure begins to the right: "... 3 vườn ươm, nâng cấp 4 phòng"."""
    passive = "," in paragraph[left.end : right.start] and not _SUBJECT.match(paragraph, right.start)
    passive = passive and not paragraph.startswith("trong đó", right.start)
    passive = passive and _PASSIVE.search(paragraph, left.start, left.end) is not None
    if passive or (not figures and _SUBJECT.match(paragraph, left.start)):
        return False
    long = left.end - left.start > _LONG and right.end - right.start > _SHORT
    acts = bool(wording("action").match(paragraph, right.start)) and not goes_on(paragraph, left, figures)
    return (acts or bool(_OPENING.match(paragraph, right.start))) and (bool(figures) or long)


def _may_part(paragraph: str, left: Span, right: Span, figures: Sequence[Quantity]) -> bool:
    """Whether "và" may part two figures: shares and rates, and counts where the second has an act of its own."""
    following = next((figure for figure in figures if figure.figure >= right.start), None)
    if following is None or following.kind == "percent" or paragraph.startswith("/năm", left.end - len("/năm")):
        return following is not None
    return wording("action").match(paragraph, right.start) is not None and following.kind == "thing"


def _parts_figures(paragraph: str, left: Span, right: Span, figures: Sequence[Quantity]) -> bool:
    """Whether the figure that begins the words to the right is told apart from those to the left."""
    joined_by_and = "," not in paragraph[left.end : right.start]
    last = stated(figures, *left)[-1].span.end
    waits = paragraph.startswith(" of ", last) and not wording("predicate").search(paragraph, last, left.end)
    if joined_by_and and (opens_range(paragraph, left) or waits):
        return False  # "30% of villages" before "and 30% of communes escape from hunger"
    if joined_by_and and not wording("predicate").search(paragraph, right.start, right.end):
        return True
    return (
        (joined_by_and and _is_full_share(paragraph, left, figures))
        or _is_long_list(paragraph, left, right, figures)
        or _is_counted_apart(paragraph, left, right, figures)
    )


# "... được tập huấn" before ", đào tạo về quản lý công nghệ": a list of what is done to somebody
_PASSIVE = re.compile(r"\sđược\s(?:[^\W\d]+\s?){1,3}$")


_TOLD = re.compile(r"\s(?:được|đạt)\s")  # "50% số xã đạt chuẩn" says all of its own


def _is_long_list(paragraph: str, left: Span, right: Span, figures: Sequence[Quantity]) -> bool:
    """Whether shares that a comma parts are too long to be quoted together: "100% cán bộ ..., 70% cán bộ ..."."""
    own = stated(figures, *left)
    listed = paragraph.startswith(", ", left.end) and bool(own) and own[-1].kind == "percent"
    share = _SHARE.match(paragraph, right.start)
    counted = paragraph[own[-1].span.end : left.end] if own else ""
    next_share = next((figure for figure in figures if figure.figure >= right.start), None)
    same = bool(own) and next_share is not None and next_share.value == own[-1].value
    same = same and " được " in paragraph[right.start : right.end] and not _TOLD.search(counted)
    if same and share and counted.split()[:2] == paragraph[share.end() : right.end].split()[:2]:
        return False  # "30% gia đình có người bệnh, 30% gia đình có trẻ tự kỷ được tập huấn": one clause of both
    return listed and bool(share) and right.end - left.start > _QUOTABLE and len(counted.split()) >= FEWEST_WORDS


def _is_full_share(paragraph: str, left: Span, figures: Sequence[Quantity]) -> bool:
    """Whether the one share before "và" says what it does: "50% trường có sân chơi và 80% sân chơi đạt ..."."""
    own = stated(figures, *left)
    lone = len(own) == 1 and own[0].kind == "percent"
    return lone and _DOES.search(paragraph, own[0].span.end, left.end) is not None


_DOES = re.compile(r"(?:[^\W\d]+\s){1,6}(?:có|được|đạt|bảo đảm|đảm bảo)\s[^\W\d]")


def _is_counted_apart(paragraph: str, left: Span, right: Span, figures: Sequence[Quantity]) -> bool:
    """Whether counts that a comma parts say enough each: "800 dự án, 200 doanh nghiệp khởi nghiệp", not "3 A, 5 B"."""
    own = stated(figures, *left)
    listed = paragraph.startswith(", ", left.end) and bool(own) and own[-1].kind == "thing"
    count = _COUNT.match(paragraph, right.start) if listed else None
    return count is not None and len(count.group().split()) >= FEWEST_WORDS


# "200 doanh nghiệp khởi nghiệp"
_COUNT = re.compile(r"\d[\d.]*(?=\s[^\W\d])[^,;.%:\d]*(?=[,;.]|$)")
_SHARE = re.compile(r"(?:khoảng\s)?\d[\d.,]*\s?%\s(?=[^\W\d])")
_QUOTABLE, FEWEST_WORDS = 160, 4  # characters of a quote; words that tell what is counted


# "Đến năm 2025, đạt trên 70% và đến năm 2030" before ", phấn đấu đạt trên 90% thanh niên sử dụng ..."
_NEXT_YEAR = re.compile(r"(?:\bvà|\band|;)\s+(?:đến|vào|by|in)\s+(?:hết\s+)?(?:năm\s+)?20\d\d$", re.IGNORECASE)
# "Tỷ lệ hồ sơ hoàn thuế, miễn, giảm thuế ... đạt tối thiểu 98%": a measure waits for its figure
_SUBJECT = re.compile(
    r"(?:tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|mức độ|chỉ số|số lượng|số\s|the rate|the proportion|the percentage)",
    re.IGNORECASE,
)
_LONG, _SHORT = 40, 30
# "khoảng 172 người", "at least 40 collection points"
_BOUND_FIRST = re.compile(
    r"(?:khoảng|about|over|around|some|nearly|at least|more than|no (?:less|fewer) than)\s\d", re.IGNORECASE
)


# " (riêng chế biến 33%)", " trong GRDP"
_AFTER_FIGURE = re.compile(r"\s*(?:\([^()]*\))?\s*(?:(?:trong|so với|tổng)(?:\s[^\W\d]+){1,3})?\s*")


def _is_closed(paragraph: str, place: int, figures: Sequence[Quantity]) -> bool:
    """Whether a figure ends right before `place`: "... đến trường trên 98%, học sinh trong độ tuổi ... trên 97%"."""
    return any(
        _AFTER_FIGURE.fullmatch(paragraph, figure.span.end, place) for figure in figures if figure.span.end <= place
    )


def _lacks_subject(paragraph: str, left: Span, figures: Sequence[Quantity]) -> bool:
    """Whether what is counted comes only with a later figure: "đến năm 2025 đạt 70%, đến năm 2030 đạt 90% xã"."""
    first = next(figure for figure in figures if left.start <= figure.figure)
    colon = paragraph.rfind(":", left.start, first.span.start)
    if colon > 0 and first.kind == "thing" and not CARRIERS.fullmatch(paragraph, left.start, colon):
        return False  # "Tuyển vào trường công lập: khoảng 7.000 học sinh" before ", chiếm 40%"
    return bool(CARRIERS.fullmatch(paragraph, max(left.start, colon + 1), first.span.start))
