"""Cutting a paragraph into pieces small enough to quote, each with the figures it states."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from vnpolicy.corpus import read_table
from vnpolicy.ingest.document import Span
from vnpolicy.nlp.alternatives import alternatives
from vnpolicy.nlp.targets.english_clauses import opens_own_clause, opens_range
from vnpolicy.nlp.targets.quantities import Quantity


@cache
def wording(role: str) -> re.Pattern[str]:
    """Pattern of the wordings that have `role` in `target_words`, longest first."""
    phrases = {row["phrase"] for row in read_table("target_words") if row["role"] == role}
    return re.compile(rf"(?<!\w){alternatives(phrases, blank=' ', any_case=True)}(?!\w)", re.IGNORECASE)


# "... bền vững; phổ biến ...", "... tiện ích... Phấn đấu ...", "... quốc tế. Đến năm 2030, ..."
_STOP = re.compile(r";\s*|(?:\.{3,}|…)\s+(?=[A-ZĐÀ-Ỹ])|(?<=[\w)”\"’%])(?<!\bP)(?<!\bT[Pp])\.\s+(?=[“\"(]?[A-ZĐÀ-Ỹ0-9])")


_SHARED_OUT = re.compile(r"\((?:trong đó|bao gồm|gồm)\b[^\d;]*\d", re.IGNORECASE)


def cut_pieces(paragraph: str, body: int, figures: Sequence[Quantity]) -> Iterator[tuple[int, int]]:
    """Offsets of the pieces of a paragraph, from `body` on, that have figures."""
    for start, end in _joined(paragraph, _sentences(paragraph, body), figures):
        yield from _commas(paragraph, start, end, figures)


def _sentences(paragraph: str, body: int) -> list[tuple[int, int]]:
    """Parts between semicolons and full stops, but not inside brackets."""
    out, start, depth_from = [], body, body
    for match in _STOP.finditer(paragraph, body):
        between = paragraph[depth_from : match.start()]
        if between.count("(") > between.count(")"):
            # "130 trường (trong đó, mầm non 46 trường; tiểu học 53 trường)"
            if not (match.group()[0] == ";" and _SHARED_OUT.match(between, between.rfind("("))):
                continue
        else:
            depth_from = match.end()
        out.append((start, match.start()))
        start = match.end()
    out.append((start, len(paragraph.rstrip(" .;:,/\n"))))
    return [(a, b) for a, b in out if b > a]


def _joined(paragraph: str, parts: Sequence[tuple[int, int]], figures: Sequence[Quantity]) -> Iterator[tuple[int, int]]:
    """Parts put together again where the first lacks its verb: "90% người lao động ...; học sinh ... được ..."."""
    held: tuple[int, int] | None = None
    for start, end in parts:
        has_figure = bool(_stated(figures, start, end))
        series = (
            has_figure and paragraph[start - 2 : start - 1] == ";" and _only_figures(paragraph, start, end, figures)
        )
        if held is not None and (series or (not has_figure and _continues(paragraph, held, (start, end)))):
            held = held[0], end
            continue
        if held is not None:
            yield held
        held = (start, end)
    if held is not None:
        yield held


def _stated(figures: Sequence[Quantity], start: int, end: int) -> list[Quantity]:
    """The figures of a stretch."""
    return [figure for figure in figures if start <= figure.figure < end]


# "đạt khoảng ", " vào năm 2030 và ": words that only carry a figure and its year
CARRIERS = re.compile(
    r"(?:(?:và|đạt|lên|tăng|giảm|còn|xuống|khoảng|gần|trên|dưới|hơn|ít nhất|tối thiểu|không thấp hơn|không dưới"
    r"|không quá|chiếm|phấn đấu|trong|vào|đến|tới|từ|năm|giai đoạn|nhiệm kỳ|hết|cuối|là"
    r"|and|by|in|to|at|least|about|over|reaching)\b|20\d\d|[\s\-–,.()])*",
    re.IGNORECASE,
)
_YEAR = re.compile(r"20\d\d")
_NEXT = re.compile(r"[,;.]\s|\svà\s|\sand\s|$")


def only_carries(words: str) -> bool:
    """Whether words between two figures say nothing of what the second measures, a semicolon among them or not."""
    return CARRIERS.fullmatch(words.replace(";", " ")) is not None


def _is_series(paragraph: str, start: int, end: int, figures: Sequence[Quantity]) -> bool:
    """Whether the words from `start` on only go on with another figure: "; khoảng 62 triệu TOE vào năm 2030"."""
    figure = next(iter(_stated(figures, start, end)), None)
    before = [one for one in figures if one.figure < start]
    if (
        figure is None
        or not before
        or before[-1].unit != figure.unit
        or not CARRIERS.fullmatch(paragraph, start, figure.span.start)
    ):
        return False
    stop = _NEXT.search(paragraph, figure.span.end, end)
    behind = stop.start() if stop else end
    return bool(CARRIERS.fullmatch(paragraph, figure.span.end, behind))


def _only_figures(paragraph: str, start: int, end: int, figures: Sequence[Quantity]) -> bool:
    """Whether a whole part is such a series, in the unit of the figure before it."""
    inside = _stated(figures, start, end)
    before = [figure for figure in figures if figure.figure < start]
    if not before or not inside or any(figure.unit != before[-1].unit for figure in inside):
        return False
    if _YEAR.search(paragraph, start, inside[0].span.start):
        return False
    ends = [start, *(figure.span.end for figure in inside)]
    starts = [*(figure.span.start for figure in inside), end]
    return all(CARRIERS.fullmatch(paragraph, left, right) for left, right in zip(ends, starts, strict=True))


def _continues(paragraph: str, held: tuple[int, int], part: tuple[int, int]) -> bool:
    if not paragraph[held[1] : part[0]].startswith(";"):
        return False
    subject = paragraph[held[0] : held[1]]
    opened = re.match(r"(?:[^,]{0,40},\s*)?(?:\w+\s+){0,3}\d[\d.,]*\s*%", subject)
    both = " được " in subject and " được " in paragraph[slice(*part)]  # "; mọi người dân được tiếp cận ..."
    return bool(opened) and not both and not wording("action").match(paragraph, part[0])


# ", duy trì tốc độ ... 8 - 9%/năm", ", đến năm 2030, xây dựng ...", " (trong đó, ..."
# " và nâng cấp 01 phòng nuôi cấy mô"
_COMMA = re.compile(
    r",\s+(?:(?:và|and)\s+)?|\s*\((?=trong đó)|\s+và\s+(?=(?:khoảng\s|trên\s|ít nhất\s|tối thiểu\s)?\d)"
    r"|\s+and\s+(?=(?:(?:about|over|around|some|nearly|at least|more than|no (?:less|fewer) than)\s)?\d)"
    r"|(?<=\d%)\s+và\s+(?=[^\W\d])"
    r"|\s+và\s+(?!(?:đạt|chiếm|tăng|giảm|còn|là|có|không)\s)(?=(?:[^\W\d]+\s){2,4}\d[\d.,]*\s?%\s)"
    r"|\s+và\s+(?!(?:đạt|chiếm|tăng|giảm|còn|là|có|không|đến)\s)(?=(?:[^\W\d]+\s){1,4}\d)"
    r"|(?<=/năm)\s+và\s+(?=(?:giá trị|tỷ lệ|tỉ lệ|tỷ trọng|số lượng|tốc độ|doanh thu|kim ngạch)\s)"
)
# "tập trung thực hiện mục tiêu sử dụng 100% túi ..."
_AIM = re.compile(r"(?:thực hiện|đạt|hoàn thành)\s+(?:được\s+)?(?:các\s+)?mục tiêu(?:\s+là)?\s+", re.IGNORECASE)
_OPENING = re.compile(
    r"hướng tới"
    r"|(?:đến|đến hết|vào|by)\s+(?:năm|cuối năm|hết năm|\d{4})|trong đó|tỷ lệ|tỉ lệ|tốc độ|số lượng|số\s|thời gian"
    r"|thị phần|doanh thu|phấn đấu|ít nhất|tối thiểu|trên \d|hơn \d|mỗi\s|of which|the rate|the proportion|at least",
    re.IGNORECASE,
)


def _commas(paragraph: str, start: int, end: int, figures: Sequence[Quantity]) -> Iterator[tuple[int, int]]:
    """A part cut at commas, so that each piece has a figure of its own."""
    places = [figure.figure for figure in _stated(figures, start, end)]
    if not places:
        return
    aim = next((match.end() for match in _AIM.finditer(paragraph, start, places[0])), start)
    cuts = [aim if places[0] - aim < _NEAR else start]
    for match in _COMMA.finditer(paragraph, start, end):
        right = any(match.end() <= place < end for place in places)
        if right and not _within_brackets(paragraph, cuts[-1], match.start()):
            here = Span(cuts[-1], match.start())
            left = any(here.start <= place < here.end for place in places)
            there = Span(match.end(), end)
            if not _is_series(paragraph, *there, figures) and _cuts(paragraph, here, there, figures if left else ()):
                cuts.append(match.end())
    for left_cut, right_cut in zip(cuts, [*cuts[1:], end], strict=True):
        stop = _without_tail(paragraph, left_cut, right_cut, figures)
        stop = left_cut + len(_closed(paragraph[left_cut:stop]))
        yield _bracketed(paragraph, _after_lead(paragraph, left_cut, stop, places), stop, places)


# "Rà soát ... và truy xuất nguồn gốc 100% ...", "... để đảm bảo diện tích ... đạt 3%", "... với giá trị từ 20.000 đồng"
_LEAD = re.compile(r",?\s(?:và|để|nhằm|với|nhưng phải|and)\s+|[,)]\s+|\s(?=(?:phấn đấu|cho phép)\s)")
_MEASURED = re.compile(
    r"(?:tổng\s|tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|diện tích|giá trị|tốc độ|kim ngạch|doanh thu|công suất|sản lượng)",
    re.IGNORECASE,
)
_LONGEST_LEAD, _OWN = 60, 80


def _after_colon(paragraph: str, start: int, end: int, place: int) -> int:
    """Where a full clause begins behind long work that only leads to it: "Phát triển ...: Ít nhất 70% xã có ..."."""
    colon = paragraph.rfind(": ", start, place)
    if colon < 0 or wording("objective_label").match(paragraph, start) or _DATED.search(paragraph, start, colon):
        return start
    stop = _APPENDED.search(paragraph, place, end)
    said = stop.start() if stop else end
    full = _MEASURED.match(paragraph, colon + 2) or (
        CARRIERS.fullmatch(paragraph, colon + 2, place) and wording("predicate").search(paragraph, place, said)
    )
    return colon + 2 if full and len(paragraph[start:colon].split()) > _COUNTED else start


_DATED = re.compile(r"20\d\d|phấn đấu|trong đó|of which", re.IGNORECASE)
# ", chiếm 40%", " (tăng 500 học sinh so với ...)": behind a bare count they are no predicate of its own
_APPENDED = re.compile(r",\s(?:chiếm|tăng|giảm|đạt)\s|\s\(")


def _after_lead(paragraph: str, start: int, end: int, places: Sequence[int]) -> int:
    """Where the act or measure of the figure begins, behind other work that takes up more of the piece than itself."""
    place = next((place for place in places if start <= place < end), end)
    start = _after_colon(paragraph, start, end, place)
    if place - start < _LONGEST_LEAD or not wording("action").match(paragraph, start):
        return start
    objects = len(paragraph[place:end].split()) > _COUNTED
    for match in reversed(list(_LEAD.finditer(paragraph, max(start, place - _OWN), place))):
        cut = match.end()
        long = cut - start > max(_LONGEST_LEAD, end - cut)
        own = (objects and wording("action").match(paragraph, cut)) or _MEASURED.match(paragraph, cut)
        if long and own and not _within_brackets(paragraph, start, cut):
            return cut
    return start


# ", nâng cao chất lượng ...", " theo Nghị quyết Đại hội ...", " (bao gồm ...", " (thí sinh là ...)" at the end
_TAIL = re.compile(
    r"\s(?=\((?:(?:bao gồm|gồm|ví dụ|including)\s|(?!trong đó)[^()]*\)$))|,\s+(?=[^\W\d])"
    r"|\s(?=theo (?:Nghị quyết|Quyết định|Nghị định|Chỉ thị|Kết luận|Kế hoạch|Chiến lược)\s)"
)


def _without_tail(paragraph: str, start: int, end: int, figures: Sequence[Quantity]) -> int:
    """Where a piece ends without a long rest that only adds other work, or tells whose figure it is."""
    last = max((figure.span.end for figure in _stated(figures, start, end)), default=end)
    for match in _TAIL.finditer(paragraph, last, end):
        listed = (
            " được " in paragraph[last : match.start()]
        )  # "80% người dân được tuyên truyền, phổ biến, huấn luyện ..."
        # "mô hình nghiên cứu, ứng dụng công nghệ": two nouns of one kind
        listed = listed or _goes_on(paragraph, Span(start, match.start()), figures)
        listed = listed or any(found.end() == match.start() for found in wording("verb").finditer(paragraph, last))
        comma = match.group()[0] == ","
        other = comma and not listed and wording("action").match(paragraph, match.end())
        long = (other or paragraph.startswith(("theo ", "("), match.end())) and end - match.end() > _REST
        cut = long or _ADDED.match(paragraph, match.end()) or (comma and _ASKS.match(paragraph, match.end()))
        if cut and not _within_brackets(paragraph, start, match.start()):
            return match.start()
    return end


_REST = 100
# ", làm cơ sở để đánh giá", "(theo chuẩn nghèo tại Nghị định số 7/...)"
_ADDED = re.compile(
    r"(?:bao gồm(?! cả)|làm (?:cơ sở|căn cứ|tiền đề))\s|\((?:theo|quy định tại)\s[^()]*\ssố\s\d", re.IGNORECASE
)
# "Để tỷ lệ ... đạt 80%, Ủy ban nhân dân tỉnh giao nhiệm vụ cho các Sở như sau"
_ASKS = re.compile(
    r"(?:Ủy ban|UBND|Bộ|Thủ tướng|Chính phủ|Chủ tịch|Sở)\s[^,;.:]{3,70}\s(?:yêu cầu|giao|đề nghị|chỉ thị)\s"
)


def _goes_on(paragraph: str, left: Span, figures: Sequence[Quantity]) -> bool:
    """Whether a share opens a piece and what is said of those counted is not yet complete at its end.

    "Đạt 60% số cơ quan" before ", tổ chức, trường học ..."; "90% xã xây dựng kế hoạch" before ", triển khai ...".
    """
    inside = _stated(figures, *left)
    if not inside or inside[0].kind != "percent" or not CARRIERS.fullmatch(paragraph, left.start, inside[0].span.start):
        return False
    said = (paragraph, inside[-1].span.end, left.end)
    return not wording("predicate").search(*said) or bool(wording("action").search(*said))


def _within_brackets(paragraph: str, start: int, end: int) -> bool:
    return paragraph.count("(", start, end) > paragraph.count(")", start, end)


def _cuts(paragraph: str, left: Span, right: Span, figures: Sequence[Quantity]) -> bool:
    """Whether the words right of a comma or "và" stand by themselves; `figures` are those to its left, if any."""
    if figures and _NEXT_YEAR.search(paragraph, left.start, left.end):
        return False
    if paragraph[right.start].isdigit() or _BOUND_FIRST.match(paragraph, right.start):
        joined_by_and = "," not in paragraph[left.end : right.start]
        whole = joined_by_and and not wording("predicate").search(paragraph, right.start, right.end)
        whole = whole or (joined_by_and and _is_full_share(paragraph, left, figures))
        parted = _is_long_list(paragraph, left, right, figures) or _is_counted_apart(paragraph, left, right, figures)
        return bool(figures) and (whole or parted)
    if figures and _is_closed(paragraph, left.end, figures):
        return paragraph.startswith("trong đó", right.start) or not _lacks_subject(paragraph, left, figures)
    if paragraph[left.end : right.start].strip() == "và" and not _may_part(paragraph, left, right, figures):
        return bool(figures) and _parts_figures(paragraph, left, right, figures)
    own = bool(figures) and opens_own_clause(paragraph, right)
    own = own and wording("predicate").search(paragraph, left.start, left.end) is not None
    if own or (figures and _is_closed(paragraph, left.end, figures)):
        return own or paragraph.startswith("trong đó", right.start) or not _lacks_subject(paragraph, left, figures)
    if not figures and paragraph[left.end : right.start].strip() == "và":
        return False
    passive = "," in paragraph[left.end : right.start] and not _SUBJECT.match(paragraph, right.start)
    passive = passive and not paragraph.startswith("trong đó", right.start)
    passive = passive and _PASSIVE.search(paragraph, left.start, left.end) is not None
    if passive or (not figures and _SUBJECT.match(paragraph, left.start)):
        return False
    long = left.end - left.start > _LONG and right.end - right.start > _SHORT
    acts = bool(wording("action").match(paragraph, right.start)) and not _goes_on(paragraph, left, figures)
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
    last = _stated(figures, *left)[-1].span.end
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
    own = _stated(figures, *left)
    listed = paragraph.startswith(", ", left.end) and bool(own) and own[-1].kind == "percent"
    share = _SHARE.match(paragraph, right.start)
    counted = paragraph[own[-1].span.end : left.end] if own else ""
    next_share = next((figure for figure in figures if figure.figure >= right.start), None)
    same = bool(own) and next_share is not None and next_share.value == own[-1].value
    same = same and " được " in paragraph[right.start : right.end] and not _TOLD.search(counted)
    if same and share and counted.split()[:2] == paragraph[share.end() : right.end].split()[:2]:
        return False  # "30% gia đình có người bệnh, 30% gia đình có trẻ tự kỷ được tập huấn": one clause of both
    return listed and bool(share) and right.end - left.start > _QUOTABLE and len(counted.split()) >= _COUNTED


def _is_full_share(paragraph: str, left: Span, figures: Sequence[Quantity]) -> bool:
    """Whether the one share before "và" says what it does: "50% trường có sân chơi và 80% sân chơi đạt ..."."""
    own = _stated(figures, *left)
    lone = len(own) == 1 and own[0].kind == "percent"
    return lone and _DOES.search(paragraph, own[0].span.end, left.end) is not None


_DOES = re.compile(r"(?:[^\W\d]+\s){1,6}(?:có|được|đạt|bảo đảm|đảm bảo)\s[^\W\d]")


def _is_counted_apart(paragraph: str, left: Span, right: Span, figures: Sequence[Quantity]) -> bool:
    """Whether counts that a comma parts say enough each: "800 dự án, 200 doanh nghiệp khởi nghiệp", not "3 A, 5 B"."""
    own = _stated(figures, *left)
    listed = paragraph.startswith(", ", left.end) and bool(own) and own[-1].kind == "thing"
    count = _COUNT.match(paragraph, right.start) if listed else None
    return count is not None and len(count.group().split()) >= _COUNTED


# "200 doanh nghiệp khởi nghiệp"
_COUNT = re.compile(r"\d[\d.]*(?=\s[^\W\d])[^,;.%:\d]*(?=[,;.]|$)")
_SHARE = re.compile(r"(?:khoảng\s)?\d[\d.,]*\s?%\s(?=[^\W\d])")
_QUOTABLE, _COUNTED = 160, 4


# "Đến năm 2025, đạt trên 70% và đến năm 2030" before ", phấn đấu đạt trên 90% thanh niên sử dụng ..."
_NEXT_YEAR = re.compile(r"(?:\bvà|\band|;)\s+(?:đến|vào|by|in)\s+(?:hết\s+)?(?:năm\s+)?20\d\d$", re.IGNORECASE)
# "Tỷ lệ hồ sơ hoàn thuế, miễn, giảm thuế ... đạt tối thiểu 98%": a measure waits for its figure
_SUBJECT = re.compile(
    r"(?:tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|mức độ|chỉ số|số lượng|số\s|the rate|the proportion|the percentage)",
    re.IGNORECASE,
)
_NEAR, _LONG, _SHORT, _LENGTHY = 60, 40, 30, 200
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


def _bracketed(paragraph: str, start: int, end: int, places: Sequence[int]) -> tuple[int, int]:
    """In a long sentence, the phrase before the bracket that holds the figures, to its end."""
    inside = [place for place in places if start <= place < end]
    opening = paragraph.rfind("(", start, inside[0]) if inside else -1
    closing = paragraph.find(")", opening, end)
    # "(5-8)%": the bracket holds only the number
    if end - start < _LENGTHY or opening < 0 or closing < inside[-1] or paragraph[closing + 1 : closing + 2] == "%":
        return start, end
    comma = max(paragraph.rfind(sign, start, opening - 8) for sign in (", ", "; "))
    return (comma + 2 if comma > 0 else start), closing + 1


# "giảm 40 triệu tấn than và "
_DANGLING = re.compile(r"(?:[\s,(]|\s(?:và|and)(?=[\s,(]*$))+$")


def _closed(piece: str) -> str:
    """Without a comma, "và" or bracket at its end that it does not open."""
    piece = _DANGLING.sub("", piece)
    return piece.rstrip(" )") if piece.count(")") > piece.count("(") else piece
