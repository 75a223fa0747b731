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


def goes_on(paragraph: str, left: Span, own: Sequence[Quantity]) -> bool:
    """Whether a share opens a piece and what is said of those counted is not yet complete at its end.

    "Đạt 60% số cơ quan" before ", tổ chức, trường học ..."; "90% xã xây dựng kế hoạch" before ", triển khai ...". `own`
    are the figures of the piece.
    """
    if not own or own[0].kind != "percent" or not CARRIERS.fullmatch(paragraph, left.start, own[0].span.start):
        return False
    said = (paragraph, own[-1].span.end, left.end)
    return not wording("predicate").search(*said) or bool(wording("action").search(*said))


def stands_apart(paragraph: str, left: Span, right: Span, figures: Sequence[Quantity]) -> bool:
    """Whether the words right of a comma or "và", which state a figure, stand by themselves.

    `figures` are those of the whole paragraph.
    """
    own = stated(figures, *left)
    following = next(figure for figure in figures if figure.figure >= right.start)
    if own and (_NEXT_YEAR.search(paragraph, *left) or _says_more(paragraph, left, right, own, following)):
        return False
    if paragraph[right.start].isdigit() or _BOUND_FIRST.match(paragraph, right.start):
        return bool(own) and _parts_figures(paragraph, left, right, own, following)
    if own and opens_own_clause(paragraph, right) and wording("predicate").search(paragraph, *left):
        return True
    if own and _is_closed(paragraph, left.end, figures):
        return paragraph.startswith("trong đó", right.start) or not _lacks_subject(paragraph, left, own[0])
    joined = paragraph[left.end : right.start].strip() == "và"
    if joined and not (own and _may_part(paragraph, left, right, following)):
        return False
    return _parts_acts(paragraph, left, right, own)


# "Đến năm 2025, đạt trên 70% và đến năm 2030" before ", phấn đấu đạt trên 90% thanh niên sử dụng ..."
_NEXT_YEAR = re.compile(r"(?:\bvà|\band|;)\s+(?:đến|vào|by|in)\s+(?:hết\s+)?(?:năm\s+)?20\d\d$", re.IGNORECASE)
# "Giảm tổn thất của chè xuống dưới 5%, đối với cá xuống dưới 10%", "reduce loss of rice to under 6%, of fruits to 15%"
_SHARES_VERB = re.compile(
    r"(?:of (?!which|these|whom|them)|đối với )[^,;:.()\d]{2,60}\s(?:to|by|xuống|lên|còn|đạt|tăng|giảm)\s",
    re.IGNORECASE,
)
# "khoảng 172 người", "at least 40 collection points"
_BOUND_FIRST = re.compile(
    r"(?:khoảng|about|over|around|some|nearly|at least|more than|no (?:less|fewer) than)\s\d", re.IGNORECASE
)


def _says_more(paragraph: str, left: Span, right: Span, own: Sequence[Quantity], following: Quantity) -> bool:
    """Whether a figure shares the verb before it, goes on with the parts of a whole, or says how much a level grows.

    A part has a short name and stands behind another: "trong đó chè đạt 35%, gỗ đạt 60%".
    """
    if _SHARES_VERB.match(paragraph, right.start):
        return True
    if own[-1].kind != "percent" and following.kind == "percent" and _GROWS.match(paragraph, *right):
        return True
    opened = paragraph.rfind("trong đó", left.start, own[-1].figure)
    return (
        opened >= 0
        and _PART.fullmatch(paragraph, right.start, following.span.start) is not None
        and _ENDS.match(paragraph, following.span.end, right.end) is not None
        and _PART.fullmatch(paragraph, opened + len("trong đó "), next(q for q in own if q.figure > opened).span.start)
        is not None
    )


_PART = re.compile(r"(?!(?:đến|hết|năm|quý|tháng)\s)(?:[^\W\d]+\s){1,6}", re.IGNORECASE)
_ENDS = re.compile(r"\s*(?:[,;.)]|$)")


# "đạt 500 tỷ đồng, tăng 12%"
_GROWS = re.compile(r"(?:tăng|giảm)\s(?:(?:khoảng|trên|ít nhất|bình quân|thêm)\s)?\d[\d.,]*\s?%\s*$", re.IGNORECASE)


def _parts_figures(paragraph: str, left: Span, right: Span, own: Sequence[Quantity], following: Quantity) -> bool:
    """Whether the figure that begins the words to the right is told apart from those to the left."""
    last = own[-1]
    if "," in paragraph[left.end : right.start]:
        listed = paragraph.startswith(", ", left.end)
        return listed and (
            _is_long_list(paragraph, left, right, last, following) or _is_counted_apart(paragraph, right, last)
        )
    counted = (paragraph, last.span.end, left.end)
    if opens_range(paragraph, left) or (
        paragraph.startswith(" of ", last.span.end) and not wording("predicate").search(*counted)
    ):
        return False  # "30% of villages" before "and 30% of communes escape from hunger"
    full = len(own) == 1 and last.kind == "percent" and _DOES.search(*counted)
    return bool(full) or not wording("predicate").search(paragraph, *right)


# the words behind the one share before "và": "50% trường có sân chơi và 80% sân chơi đạt ..."
_DOES = re.compile(r"(?:[^\W\d]+\s){1,6}(?:có|được|đạt|bảo đảm|đảm bảo)\s[^\W\d]")


def _is_long_list(paragraph: str, left: Span, right: Span, last: Quantity, following: Quantity) -> bool:
    """Whether shares that a comma parts are too long to be quoted together: "100% cán bộ ..., 70% cán bộ ..."."""
    share = _SHARE.match(paragraph, right.start) if last.kind == "percent" else None
    counted = paragraph[last.span.end : left.end]
    if share is None or right.end - left.start <= _QUOTABLE or len(counted.split()) < FEWEST_WORDS:
        return False
    # "30% gia đình có người bệnh, 30% gia đình có trẻ tự kỷ được tập huấn": one clause of both
    alike = counted.split()[:2] == paragraph[share.end() : right.end].split()[:2] and following.value == last.value
    return not alike or " được " not in paragraph[right.start : right.end] or _TOLD.search(counted) is not None


_SHARE = re.compile(r"(?:khoảng\s)?\d[\d.,]*\s?%\s(?=[^\W\d])")
_TOLD = re.compile(r"\s(?:được|đạt)\s")  # "50% số xã đạt chuẩn" says all of its own
_QUOTABLE, FEWEST_WORDS = 160, 4  # characters of a quote; words that tell what is counted


def _is_counted_apart(paragraph: str, right: Span, last: Quantity) -> bool:
    """Whether counts that a comma parts say enough each: "800 dự án, 200 doanh nghiệp khởi nghiệp", not "3 A, 5 B"."""
    count = _COUNT.match(paragraph, right.start) if last.kind == "thing" else None
    return count is not None and len(count.group().split()) >= FEWEST_WORDS + 2 * bool(count[1])


# "200 doanh nghiệp khởi nghiệp", "at least 400 schools provide counselling"
_COUNT = re.compile(r"(at least |more than )?\d[\d.,]*(?=\s[^\W\d])[^,;.%:\d]*(?=[,;.]|$)")


def _is_closed(paragraph: str, place: int, figures: Sequence[Quantity]) -> bool:
    """Whether a figure ends right before `place`: "... đến trường trên 98%, học sinh trong độ tuổi ... trên 97%"."""
    return any(
        _AFTER_FIGURE.fullmatch(paragraph, figure.span.end, place) for figure in figures if figure.span.end <= place
    )


# " (riêng chế biến 33%)", " trong GRDP"
_AFTER_FIGURE = re.compile(r"\s*(?:\([^()]*\))?\s*(?:(?:trong|so với|tổng)(?:\s[^\W\d]+){1,3})?\s*")


def _lacks_subject(paragraph: str, left: Span, first: Quantity) -> bool:
    """Whether what is counted comes only with a later figure: "đến năm 2025 đạt 70%, đến năm 2030 đạt 90% xã"."""
    colon = paragraph.rfind(":", left.start, first.span.start)
    if colon > 0 and first.kind == "thing" and not CARRIERS.fullmatch(paragraph, left.start, colon):
        return False  # "Tuyển vào trường công lập: khoảng 7.000 học sinh" before ", chiếm 40%"
    return bool(CARRIERS.fullmatch(paragraph, max(left.start, colon + 1), first.span.start))


def _may_part(paragraph: str, left: Span, right: Span, following: Quantity) -> bool:
    """Whether "và" may part two figures: shares and rates, and counts where the second has an act of its own."""
    if following.kind == "percent" or paragraph.endswith("/năm", left.start, left.end):
        return True
    return following.kind == "thing" and wording("action").match(paragraph, right.start) is not None


def _parts_acts(paragraph: str, left: Span, right: Span, own: Sequence[Quantity]) -> bool:
    """Whether another act, aim or measure begins to the right: "... 3 vườn ươm, nâng cấp 4 phòng"."""
    long = left.end - left.start > _LONG and right.end - right.start > _SHORT
    if not own and (not long or _SUBJECT.match(paragraph, left.start)):
        return False
    told = _SUBJECT.match(paragraph, right.start) or paragraph.startswith("trong đó", right.start)
    if not told and "," in paragraph[left.end : right.start] and _PASSIVE.search(paragraph, *left):
        return False
    acts = wording("action").match(paragraph, right.start) and not goes_on(paragraph, left, own)
    return bool(acts or _OPENING.match(paragraph, right.start))


_LONG, _SHORT = 40, 30
# "Tỷ lệ hồ sơ hoàn thuế, miễn, giảm thuế ... đạt tối thiểu 98%": a measure waits for its figure
_SUBJECT = re.compile(
    r"(?:tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|mức độ|chỉ số|số lượng|số\s|the rate|the proportion|the percentage)",
    re.IGNORECASE,
)
# "... được tập huấn" before ", đào tạo về quản lý công nghệ": a list of what is done to somebody
_PASSIVE = re.compile(r"\sđược\s(?:[^\W\d]+\s?){1,3}$")
_OPENING = re.compile(
    r"hướng tới"
    r"|(?:đến|đến hết|vào|by)\s+(?:năm|cuối năm|hết năm|\d{4})|trong đó|tỷ lệ|tỉ lệ|tốc độ|số lượng|số\s|thời gian"
    r"|thị phần|doanh thu|phấn đấu|ít nhất|tối thiểu|trên \d|hơn \d|mỗi\s|of which|at least"
    r"|the (?:[a-z-]+ ){0,3}(?:rate|proportion)",
    re.IGNORECASE,
)
