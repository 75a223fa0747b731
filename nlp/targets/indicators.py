"""What a figure measures, in the words of its clause: "tỷ lệ che phủ rừng" of "Nâng tỷ lệ che phủ rừng lên 45%"."""

import re
from collections.abc import Sequence
from functools import lru_cache

from vnpolicy.ingest.document import Span
from vnpolicy.nlp.targets.clause_pieces import only_carries
from vnpolicy.nlp.targets.clauses import MARKER, without_body
from vnpolicy.nlp.targets.quantities import AGES, FIRST_ITEM, Quantity, shift, without_bound
from vnpolicy.nlp.targets.wording import wording

_TIME = (
    r"(?:(?:của(?=\sgiai đoạn)|đến|tới|vào|trong|từ|hết|cuối|đầu|giai đoạn|thời kỳ|by|in|the end of)\s+)*"
    r"(?:năm\s+(?:học\s+)?|cuối năm\s+|(?:tháng|quý)\s+(?:\d{1,2}|[IVX]{1,3})\s*(?:/|năm)\s*)?20\d\d"
    r"(?:\s*[-–]\s*20\d\d)?(?!\w)|(?:hằng|hàng|mỗi)\snăm(?!\w)|(?:đến\s)?(?:cuối|hết)\snhiệm kỳ(?!\w)"
)
_SIGNS = r"[\s\-–•□+,;:.“”\"<>≤≥~‹›=]"
_AIM = r"phấn đấu|bảo đảm|đảm bảo|dự kiến"
_SIZES = (
    r"tổng|tỷ|tỉ|số|thị phần|tốc độ|diện tích|sản lượng|công suất|quy mô|mức|giá trị|doanh thu|kim ngạch|năng suất"
    r"|mật độ|rate|share"
)
# "Chỉ tiêu 2: ", "ii) ", "Đến năm 2025, ", "phấn đấu ", "Nâng " before a measure: what only leads to the indicator
_LEAD = re.compile(
    rf"(?:{_SIGNS}+|(?:chỉ tiêu|mục tiêu|nhiệm vụ|kết quả)(?:\s(?:cụ thể|chung|tổng quát|chủ yếu))?\s*[\d.]*\s*:"
    rf"|tầm nhìn\s(?={_TIME}:)|\({_TIME}\)"
    rf"|\(?(?:[ivx]{{1,4}}|\d{{1,2}}|[a-zđ])\)|{_TIME}"
    rf"|(?:{_AIM}|và|hướng tới|trong đó|theo đó|cụ thể|riêng|định hướng|mục tiêu|strive to|ensure)(?!\w)"
    rf"|(?:nâng|đưa|tăng|giảm|kéo giảm|duy trì)(?=\s(?:các\s)?(?:{_SIZES})\s)"
    r"|(?:to\s)?(?:increase|raise|reduce|lower|maintain)"
    r"(?=\sthe\s(?:[^\W\d]+\s)?(?:rate|share|proportion|percentage)\s))*",
    re.IGNORECASE,
)
# " đạt khoảng", " vào năm 2030 là", ": ": what stands between the indicator and its figure, a piece at a time:
# "đến năm 2025" can be taken whole or word by word, and a run of them would be tried in every way
_MEASURES = r"(?:đạt|chiếm|với)\s(?:tỷ lệ|tỉ lệ|tỷ trọng)|đạt|là|còn|(?<!trở )(?<!tải )(?:lên|xuống)"
_MEASURES += r"|tăng|(?:cắt )?giảm|chiếm|(?<!đồng )bằng|(?<!định )(?<!hạn )(?<!vượt )mức|reach(?:es)?|to"
_MEASURES += r"|rises?|increases?|grows?|falls?|decreases?|accounts? for|is|are"
_TRAIL = re.compile(
    rf"(?:(?![”\"]){_SIGNS}|\(|(?<!\w)(?:{_TIME}|(?:{_MEASURES}|{_AIM}|ở|khoảng|gần|hơn|trên|dưới|từ"
    r"|đến|tới|vào|và|so với|thêm|phải|ít nhất|tối thiểu|tối đa|không quá|không dưới|không thấp hơn|bình quân"
    r"|(?<!và )(?<!cấp )trung bình|lần lượt|đạt tương ứng|about|at|by|from|shall|must|will|amounts?)(?!\w)))$",
    re.IGNORECASE,
)
# " vào năm 2030, " behind what is counted; "Chương trình giáo dục 2018", "thạc sĩ trở lên" and "định mức" stay whole
_TAIL = re.compile(rf"(?:(?![”\"]){_SIGNS}|(?:^|\s)\(?(?:(?=[^\W\d]){_TIME}|và|so với|{_AIM}))+$", re.IGNORECASE)
_LONGEST_PIECE = 60
_MEASURED = re.compile(rf"(?<!\w)(?:{_MEASURES})(?!\w)|:", re.IGNORECASE)
# "từ mức không đáng kể hiện nay lên": where a change begins
_FROM_NOW = re.compile(r"\stừ mức\s[^,;.]*?hiện (?:nay|tại)\s", re.IGNORECASE)
_SIZED = re.compile(rf"(?:^|\s)(?:{_SIZES})\s", re.IGNORECASE)
_HAVE = re.compile(r"(?:^|\s)(?:có|have)$|^(?:nâng|tăng|giảm|cắt giảm)$", re.IGNORECASE)
# ", trong đó ...", " so với ..." behind a figure do not say what it counts
_NOT_COUNTED = re.compile(
    r"\s*(?:[,;:./)]|[-–]\s?\d|$|(?:so với|vào|trong|trên|mỗi|của|từ|và|để|compared|in|by|per)(?!\w))",
    re.IGNORECASE,
)
_OF = re.compile(r"^\s+of\s(?!which)(?:the\s)?")  # "100% of the vessels have lights"
_NOTE_MARK = re.compile(r"^\d{1,2}(?=\s)")  # "97%2 các gia đình": the mark of a footnote
_LISTED = re.compile(rf"\s*:\s*{FIRST_ITEM}\s*$")
# "12 dự án với tổng vốn 500 tỷ đồng", "20 căn nhà trị giá 70 triệu đồng/căn"
_WORTH = re.compile(r"(?:,?\s(?:với|có|trị giá|giá trị|mức|kinh phí|tổng)\s(?:[^\W\d]+\s)*)?$", re.IGNORECASE)
_SCALE = re.compile(r"(?:(?:trăm|nghìn|ngàn|vạn|triệu|tỷ|hundred|thousand|million|billion)\s+)+", re.IGNORECASE)
_STOP = re.compile(r"[;:]\s|\.\s|,\s(?=(?:trong đó|phấn đấu|đến năm|đạt|đáp ứng|tăng|giảm|chiếm)(?!\w))")
_PARTED = re.compile(rf"[,;]\s|\s(?:và|and)\s|\svới\s(?=(?:{_SIZES})\s)|\s(?=(?:đưa|nâng)\stổng\s)")
_FEWEST, _SHORT, _BRIEF = 3, 80, 8
# "70% số thôn (riêng ở miền núi là 50%) có nhà văn hóa", "12/19 xã đạt chuẩn (63,2%)"
_EXCEPTION = re.compile(r"\s*\((?:riêng\s[^()]*\d[^()]*|(?:đạt\s)?(?:tỷ lệ\s)?\d[\d.,]*\s?%)\)", re.IGNORECASE)
_NO_NAME = re.compile(r"giai đoạn|.*(?:mục tiêu|chỉ tiêu|objective|target)", re.IGNORECASE)


def indicator_of(said: str, figures: Sequence[Quantity], figure: Quantity, offset: int) -> str | None:
    """What `figure` measures in the quote `said`, which begins at `offset`; `figures` are all of its clause.

    The words before the figure, or those behind it with the thing counted ("Có 70% hộ gia đình ..."). The second figure
    of a series ("30% vào năm 2025 và 45% vào năm 2030") measures what the first does; `None` where nothing says it.
    """
    if figure.unit and figure.kind == "measure" and figure.written.startswith(figure.unit):
        return figure.unit  # "phát thải ròng bằng “0”"
    own = shift(figure, -offset)
    inside = _inside(tuple(figures), Span(offset, offset + len(said)))
    return _named(said, [one for one in inside if one == own or not _tells_which(one, own, said)], own)


@lru_cache(maxsize=1)  # each figure of a long list asks for all of them
def _inside(figures: tuple[Quantity, ...], quote: Span) -> Sequence[Quantity]:
    """The figures of a quote, with their places in it."""
    return [shift(one, -quote.start) for one in figures if quote.start <= one.span.start and one.span.end <= quote.end]


def _tells_which(one: Quantity, figure: Quantity, said: str) -> bool:
    """Whether `one` belongs to the name of `figure`: "lao động từ 15 tuổi trở lên", "(nguồn lớn hơn 30 MW)"."""
    unit, end = (one.unit or "").lower(), max(0, figure.span.start)
    # "Sau 2 năm thực hiện, 90% ..." only leads to it
    parted = "," in said[one.span.end : end]
    bracketed = _IN_BRACKET.match(said, one.span.end, end) is not None
    return unit in AGES or bracketed or (one.kind == "time" and "/" not in unit and not parted)


_IN_BRACKET = re.compile(r"[^()]*\)")


def continued(name: str, before: str) -> str:
    """The `name` that begins with a preposition behind the head of the one `before` it, else as it is.

    "tại quán ăn" behind "tỷ lệ phơi nhiễm tại nơi làm việc" is "tỷ lệ phơi nhiễm tại quán ăn"; an age goes on likewise.
    """
    opened = _PREPOSITION.match(name)
    if opened is None or _SIZED.search(name) or len(name.split()) > _BRIEF:
        return name
    same = [found for found in _PREPOSITION_WITHIN.finditer(before) if found.lastgroup == opened.lastgroup]
    head = before[: same[-1].start()] if same else f"{before} "
    return f"{head}{name[0].lower()}{name[1:]}" if head.strip() else name


_PREPOSITIONS = r"(?P<place>tại|ở|trong(?! (?:đó|quá trình|tổ chức|thời gian|tổng)))|(?P<owner>của)|(?P<whom>đối với)"
_PREPOSITIONS += r"|(?P<age>(?:dưới|trên|từ)(?=\s\d+\s(?:tháng\s)?tuổi))"
_PREPOSITION = re.compile(rf"(?:{_PREPOSITIONS})\s", re.IGNORECASE)
_PREPOSITION_WITHIN = re.compile(rf"(?<!\w)(?:{_PREPOSITIONS})\s", re.IGNORECASE)


def _named(said: str, figures: Sequence[Quantity], figure: Quantity) -> str | None:
    earlier = [one for one in figures if one.span.end <= figure.span.start]
    before = said[: figure.span.start]
    if earlier and not (earlier[-1].kind == "thing" != figure.kind and _SIZED.match(_strip(before))):
        before = _own(said[earlier[-1].span.end : figure.span.start])
    head, measured = _head(before)
    counted = _with_shared(said, figure) or _counted(said, figures, figure)
    if figure.base is not None and head:
        return head
    # "Mật độ camera 2 camera/km", "Số bác sĩ 12 bác sĩ": the unit says nothing more
    more = "/" not in (figure.unit or "") and counted not in head
    counts = figure.kind == "thing" and more
    if counted and not measured and (counts or not _SIZED.search(head)):
        only = _HAVE.search(head) and (figure.kind == "percent" or len(head.split()) == 1)
        return counted if only else f"{head} {counted}".strip()
    if head and not _HAVE.fullmatch(head) and (len(head.split()) >= _FEWEST or not counted):
        return head
    if counted or not earlier:
        return counted or _placed(said, figures, figure) or _behind_series(said, figures, figure)
    return _placed(said, figures, figure) or _named(said, figures, earlier[-1])


def _own(between: str) -> str:
    """The words between two figures without those that tell what the first counts: "60% số huyện và 80% số xã"."""
    if between.rfind("(") > between.rfind(")"):
        return re.split(r"\(|;\s", between)[-1]  # "70% số thôn (riêng ở miền núi là 50%)"
    between = between.rpartition(" đồng thời ")[2]
    placed = _PREPOSITION.match(between.lstrip())
    if placed and (parted := _PARTED.search(between)):
        between = between[parted.end() :]  # "43% trong nông nghiệp, 70% trong lâm nghiệp"
    elif not placed and _NOT_COUNTED.match(between):
        return between
    parts = _PARTED.split(between, maxsplit=1) if _MEASURED.search(between) else _PARTED.split(between)
    return parts[-1] if len(parts) > 1 else ""


def _head(before: str) -> tuple[str, bool]:
    """The words before a figure that name something, and whether a word of measure parts the two."""
    before = _LISTED.sub(" ", without_body(before))
    opened = before.rfind("(")
    if opened > before.rfind(")"):
        inner, outer = before[opened + 1 :], before[:opened]
        before = inner if _strip(inner) else outer
    bare = without_bound(before)
    head = _strip(_FROM_NOW.sub(" ", bare))
    return head, _MEASURED.search(before, before.find(head) + len(head)) is not None


def _strip(words: str) -> str:
    words = _without_lead(words)
    while (trail := _TRAIL.search(words, max(0, len(words) - _LONGEST_PIECE))) is not None:
        words = words[: trail.start()]
    return words.strip()


def _without_lead(words: str) -> str:
    lead = _LEAD.match(words)
    return words[lead.end() if lead else 0 :]


def _strip_behind(words: str) -> str:
    """Words behind a figure without what leads to them and the time at their end."""
    return _TAIL.sub("", _without_lead(words)).strip()


def _counted(said: str, figures: Sequence[Quantity], figure: Quantity) -> str:
    """The thing counted with the words behind it: "lượt khách quốc tế" of "35 triệu lượt khách quốc tế"."""
    behind = said[figure.span.end :]
    money = next((one for one in figures if one.kind == "money" and one.span.start >= figure.span.end), None)
    if money is not None and figure.kind == "thing":
        behind = _WORTH.sub("", said[figure.span.end : money.span.start])
    first = _PARTED.search(said, figure.span.end)
    later = next((one.span.start for one in figures if first and one.span.start >= first.end()), None)
    if later is not None:
        *_, last = _PARTED.finditer(said, figure.span.end, later)
        behind = said[figure.span.end : last.start()]
    behind = _EXCEPTION.sub("", _OF.sub(" ", behind))
    stop = _STOP.search(behind)
    behind = _NOTE_MARK.sub("", behind) if figure.kind == "percent" else behind
    words = "" if _NOT_COUNTED.match(behind) else _strip_behind(behind[: stop.start() if stop else None])
    thing = _SCALE.sub("", (figure.unit or "").split("/")[0]) if figure.kind == "thing" else ""
    return _closed(f"{thing} {words}".strip())


# takes "84% | of rural and 95% of urban households are insured": what the second share says holds for the first
_BESIDE = re.compile(
    r"\s(?:of\s(?:the\s)?)?(?P<one>[^,;.:%\d]{3,80}?) and (?:(?:at least|over|about|nearly) )?\d[\d.,–-]*\s?%"
    r"(?P<other>\s[^,;.:%\d]{3,200})"
)


def _with_shared(said: str, figure: Quantity) -> str:
    """The thing counted with the English predicate that it shares with the share beside it; empty where it has none."""
    found = _BESIDE.match(said, figure.span.end) if figure.kind == "percent" else None
    if found is None or wording("predicate").search(found["one"]):
        return ""
    shared = wording("predicate").search(found["other"])
    if shared is None:
        return ""
    beside, predicate = found["other"][: shared.start()].removeprefix(" of").strip(), found["other"][shared.start() :]
    noun = beside.partition(" ")[2] if " " not in found["one"] else ""  # "of urban and 85% of rural | households have"
    return " ".join(filter(None, (found["one"], noun, _strip_behind(predicate))))


def _placed(said: str, figures: Sequence[Quantity], figure: Quantity) -> str:
    """The words behind a figure that say only where or whose: "trong nông nghiệp" of "43% trong nông nghiệp, 70%"."""
    later = min((one.span.start for one in figures if one.span.start >= figure.span.end), default=len(said))
    words = re.split(r"[,;.]\s|\sđồng thời\s|\s\(", said[figure.span.end : later], maxsplit=1)[0].strip()
    return _strip_behind(words) if _PREPOSITION.match(words) and not _SAID.search(words) else ""


_SAID = re.compile(r"(?<!\w)(?:được|có|đạt|phải|là)(?!\w)|:")


def _behind_series(said: str, figures: Sequence[Quantity], figure: Quantity) -> str | None:
    """What a series counts that only its last figure says: "70% vào năm 2025 và 100% vào năm 2030 các xã ..."."""
    later = [one for one in figures if one.span.start >= figure.span.end]
    place = figure.span.end
    for one in later:
        if not only_carries(said[place : one.span.start]):
            break
        place = one.span.end
    return _closed(_strip_behind(said[place:])) or None


def heading_indicator(heading: str) -> str | None:
    """What a short line names whose figures stand below it: "Tỷ lệ hộ nghèo:" above "- Năm 2025: 3%"; no stage."""
    words = _strip(heading[marker.end() if (marker := MARKER.match(heading)) else 0 :])
    return words if words and len(words) <= _SHORT and not _NO_NAME.match(words) else None


def _closed(words: str) -> str:
    """Without a bracket at the end that nothing opens, or from the one on that nothing closes."""
    words = words.rstrip(" ,;.")
    while words.endswith(")") and words.count(")") > words.count("("):
        words = words[:-1].rstrip(" ,;.")
    return words[: words.rfind("(")].rstrip() if words.count("(") > words.count(")") else words
