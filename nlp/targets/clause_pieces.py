"""Cutting a paragraph into pieces small enough to quote, each with the figures it states."""

import re
from collections.abc import Iterator, Sequence

from vnpolicy.ingest.document import Span
from vnpolicy.nlp.targets.clause_parting import CARRIERS, FEWEST_WORDS, goes_on, stands_apart, stated
from vnpolicy.nlp.targets.quantities import Quantity
from vnpolicy.nlp.targets.wording import ending, wording

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
        has_figure = bool(stated(figures, start, end))
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


_YEAR = re.compile(r"20\d\d")
_NEXT = re.compile(r"[,;.]\s|\svà\s|\sand\s|$")


def only_carries(words: str) -> bool:
    """Whether words between two figures say nothing of what the second measures, a semicolon among them or not."""
    return CARRIERS.fullmatch(words.replace(";", " ")) is not None


def _is_series(paragraph: str, start: int, end: int, figures: Sequence[Quantity]) -> bool:
    """Whether the words from `start` on only go on with another figure: "; khoảng 62 triệu TOE vào năm 2030"."""
    figure = next(iter(stated(figures, start, end)), None)
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
    inside = stated(figures, start, end)
    before = [figure for figure in figures if figure.figure < start]
    if not before or not inside or any(figure.unit != before[-1].unit for figure in inside):
        return False
    if _YEAR.search(paragraph, start, inside[0].span.start):
        return False  # "giảm 30% lượng túi ni lông; đến năm 2030, giảm 60%"
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


_NEAR, _LENGTHY = 60, 200  # characters
# ", duy trì tốc độ ... 8 - 9%/năm", ", đến năm 2030, xây dựng ...", " (trong đó, ..."
# " và nâng cấp 01 phòng nuôi cấy mô"
_COMMA = re.compile(
    r",\s+(?:(?:và|and)\s+)?|\s*\((?=trong đó)"
    r"|\s+and\s+(?=(?:(?:about|over|around|some|nearly|at least|more than|no (?:less|fewer) than)\s)?\d)"
    r"|(?<=\d%)\s+và\s+(?=[^\W\d])"
    r"|\s+và\s+(?!(?:đạt|chiếm|tăng|giảm|còn|là|có|không|đến)\s)(?=(?:[^\W\d]+\s){0,4}\d)"
    r"|\s+và\s+(?=đến\s(?:[^\W\d]+\s){1,3}\d[\d.,]*\s?%\s)"
    r"|(?<=/năm)\s+và\s+(?=(?:giá trị|tỷ lệ|tỉ lệ|tỷ trọng|số lượng|tốc độ|doanh thu|kim ngạch)\s)"
)
# "tập trung thực hiện mục tiêu sử dụng 100% túi ..."
_AIM = re.compile(r"(?:thực hiện|đạt|hoàn thành)\s+(?:được\s+)?(?:các\s+)?mục tiêu(?:\s+là)?\s+", re.IGNORECASE)


def _commas(paragraph: str, start: int, end: int, figures: Sequence[Quantity]) -> Iterator[tuple[int, int]]:
    """A part cut at commas, so that each piece has a figure of its own."""
    places = [figure.figure for figure in stated(figures, start, end)]
    if not places:
        return
    aim = next((match.end() for match in _AIM.finditer(paragraph, start, places[0])), start)
    cuts = [aim if places[0] - aim < _NEAR else start]
    for match in _COMMA.finditer(paragraph, start, end):
        right = any(match.end() <= place < end for place in places)
        if right and not _within_brackets(paragraph, cuts[-1], match.start()):
            here = Span(cuts[-1], match.start())
            there = Span(match.end(), end)
            if not _is_series(paragraph, *there, figures) and stands_apart(paragraph, here, there, figures):
                cuts.append(match.end())
    for left_cut, right_cut in zip(cuts, [*cuts[1:], end], strict=True):
        stop = _without_tail(paragraph, left_cut, right_cut, figures)
        stop = left_cut + len(_closed(paragraph[left_cut:stop]))
        yield _bracketed(paragraph, _after_lead(paragraph, left_cut, stop, places), stop, places)


# "Rà soát ... và truy xuất nguồn gốc 100% ...", "... để đảm bảo diện tích ... đạt 3%", "... với giá trị từ 20.000 đồng"
_LEAD = re.compile(
    r",?\s(?:và|để|nhằm|với|nhưng phải|and)\s+|[,)]\s+|\s(?=(?:phấn đấu|cho phép)\s)"
    r"|,\s(?=(?:ensuring|striving|so) that\s)"
)
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
    return colon + 2 if full and len(paragraph[start:colon].split()) > FEWEST_WORDS else start


_DATED = re.compile(r"20\d\d|phấn đấu|trong đó|of which", re.IGNORECASE)
# ", chiếm 40%", " (tăng 500 học sinh so với ...)": behind a bare count they are no predicate of its own
_APPENDED = re.compile(r",\s(?:chiếm|tăng|giảm|đạt)\s|\s\(")


def _after_lead(paragraph: str, start: int, end: int, places: Sequence[int]) -> int:
    """Where the act or measure of the figure begins, behind other work that takes up more of the piece than itself."""
    place = next((place for place in places if start <= place < end), end)
    start = _after_colon(paragraph, start, end, place)
    if place - start < _LONGEST_LEAD or not wording("action").match(paragraph, start):
        return start
    objects = len(paragraph[place:end].split()) > FEWEST_WORDS
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
    own = stated(figures, start, end)
    last = max((figure.span.end for figure in own), default=end)
    for match in _TAIL.finditer(paragraph, last, end):
        comma = match.group()[0] == ","
        acts = comma and wording("action").match(paragraph, match.end()) is not None
        other = acts and not _lists_acts(paragraph, Span(start, match.start()), own)
        long = (other or paragraph.startswith(("theo ", "("), match.end())) and end - match.end() > _REST
        cut = long or _ADDED.match(paragraph, match.end()) or (comma and _ASKS.match(paragraph, match.end()))
        if cut and not _within_brackets(paragraph, start, match.start()):
            return match.start()
    return end


def _lists_acts(paragraph: str, left: Span, own: Sequence[Quantity]) -> bool:
    """Whether an act behind a comma only goes on with a list: "80% người dân được tuyên truyền, phổ biến, huấn luyện".

    Also of nouns that are words of acts: "12 mô hình nghiên cứu, ứng dụng công nghệ".
    """
    last = max(figure.span.end for figure in own)
    return (
        " được " in paragraph[last : left.end]
        or goes_on(paragraph, left, own)
        or ending("verb").search(paragraph, last, left.end) is not None
    )


_REST = 100
# ", làm cơ sở để đánh giá", "(theo chuẩn nghèo tại Nghị định số 7/...)"
_ADDED = re.compile(
    r"(?:bao gồm(?! cả)|làm (?:cơ sở|căn cứ|tiền đề)|trong đó (?:ưu tiên|chú trọng|tập trung|quan tâm))\s"
    r"|\((?:theo|quy định tại)\s[^()]*\ssố\s\d",
    re.IGNORECASE,
)
# "Để tỷ lệ ... đạt 80%, Ủy ban nhân dân tỉnh giao nhiệm vụ cho các Sở như sau"
_ASKS = re.compile(
    r"(?:Ủy ban|UBND|Bộ|Thủ tướng|Chính phủ|Chủ tịch|Sở)\s[^,;.:]{3,70}\s(?:yêu cầu|giao|đề nghị|chỉ thị)\s"
)


def _within_brackets(paragraph: str, start: int, end: int) -> bool:
    return paragraph.count("(", start, end) > paragraph.count(")", start, end)


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
