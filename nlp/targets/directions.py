"""Which way a target goes: up, down, held, or just reached; and which bound it has."""

import re

from vnpolicy.nlp.plan import Comparator, Direction
from vnpolicy.nlp.targets.clauses import MARKER, Clause
from vnpolicy.nlp.targets.quantities import Quantity, without_bound
from vnpolicy.nlp.targets.wording import wording

_REACH = 60


def direction_of(clause: Clause, figure: Quantity) -> Direction:
    """The way a figure goes, by its clause, else by what leads to it, in its line or above: "Giảm rác, cụ thể:"."""
    own = direction_in(clause.said, figure.figure - clause.span.start)
    if own != "reach":
        return own
    if shared := _shared_verb(clause, figure):
        return shared
    within = _LEAD_IN.match(MARKER.sub("", clause.before, count=1))
    above = clause.headings[0].rstrip() if clause.headings else ""
    leads = (within[0] if within else "", MARKER.sub("", above, count=1) if above.endswith(":") else "")
    verb = next((verb for lead in leads if (verb := _CHANGES.match(lead))), None)
    return own if verb is None else "increase" if verb[1] else "decrease"


def _shared_verb(clause: Clause, figure: Quantity) -> Direction | None:
    """The way of the share before a comma, for a bare name: "Giảm số vụ cháy 10%, diện tích bị thiệt hại 15%"."""
    if figure.kind != "percent" or figure.figure != clause.figures[0].figure:
        return None
    led = _LED.search(clause.before)
    if led is None or wording("predicate").search(without_bound(clause.up_to(figure))):
        return None
    return "increase" if led[1].lower() in ("tăng", "nâng") else "decrease"


# "Giảm số vụ cháy rừng 10%, " whose name has no verb of its own
_LED = re.compile(
    r"(?:^\W*|[.;]\s)(?:phấn đấu\s)?(tăng|nâng|giảm|kéo giảm|cắt giảm)\s(?!cường|trưởng|nghèo)"
    r"[^;.:%\d]{3,80}\d[\d.,]*\s?%,\s(?:và\s)?$",
    re.IGNORECASE,
)
_CHANGES = re.compile(r"(?:to )?(?:(tăng|increase)|giảm|cắt giảm|reduce)\s(?!cường(?! độ)|trưởng|nghèo)", re.IGNORECASE)
# "Giảm tiêu hao, cụ thể: " of "Giảm tiêu hao, cụ thể: ngành thép 3%; ngành giấy 8%", to the end of the sentence
_LEAD_IN = re.compile(
    r"[^:.;%]{1,150}(?:cụ thể|như sau|specifically|as follows|namely)(?: là)?:\s(?=(?:[^.]|\.(?=\d))*$)", re.IGNORECASE
)


def direction_in(said: str, place: int) -> Direction:
    """The way a figure at `place` goes, by the last verb before it: "giảm", "tăng", "duy trì"; else `reach`."""
    found: dict[int, Direction] = {}
    since = max((match.end() for match in _COMPANION.finditer(said, 0, place)), default=0)
    directions: tuple[Direction, ...] = ("increase", "decrease", "maintain")
    for direction in directions:
        blocked = [match.span() for match in wording(f"not_{direction}").finditer(said)]
        if direction == "decrease":
            works = wording("decrease_if_first").finditer(said)
            blocked += [work.span() for work in works if not _governs(said, work, place)]
        nearest = place - _REACH if direction == "maintain" and not _held(said, place) else since
        for match in wording(direction).finditer(said, max(since, nearest), place):
            if not any(start <= match.start() < end for start, end in blocked):
                found[match.start()] = direction
    if not found and (risen := _RISEN.search(without_bound(said[:place]))):
        return "decrease" if risen[1] == "xuống" else "increase"
    return found[max(found)] if found else "reach"


def _held(said: str, place: int) -> bool:
    """Whether a verb of holding opens the clause of a level: "Duy trì mực nước các hồ ... đạt tối thiểu 50%"."""
    return wording("maintain").match(said) is not None and not _CLAUSE_END.search(said, 0, place)


def _governs(said: str, work: re.Match[str], place: int) -> bool:
    """Whether a work such as "giảm nghèo" is the verb of the figure: "giảm nghèo đa chiều 2%", not "hộ giảm nghèo"."""
    opening = _CUT.split(said[: work.start()])[-1]
    return bool(
        _ONLY_LEADS.fullmatch(opening)
        and _LESSENED.match(said, place)
        and not _OWN_VERB.search(without_bound(said[work.end() : place]))
    )


_CLAUSE_END = re.compile(r"[,;:]|\svà\s")
_CUT = re.compile(r"[,;:(]\s|\svà\s")
_ONLY_LEADS = re.compile(
    r"(?:[\W\d]|(?:phấn đấu|mục tiêu|bảo đảm|đảm bảo|góp phần|đến|tới|vào|trong|cuối|hết|mỗi|hằng|hàng|bình quân|năm"
    r"|giai đoạn|tháng|quý)(?!\w))*",
    re.IGNORECASE,
)
_LESSENED = re.compile(
    r"[\d.,]+(?:\s*[-–]\s*[\d.,]+)?\s*(?:%|(?:nghìn |triệu |tỷ )?(?:tấn|kWh|TOE|điểm))", re.IGNORECASE
)
_OWN_VERB = re.compile(
    r"[,;:]|(?<!\w)(?:đạt|có|được|cho|tại|ở|với|để|còn|là|chiếm|tăng|bằng|lên|xuống|tỷ lệ|tỉ lệ|số)(?!\w)",
    re.IGNORECASE,
)
# "giảm khối lượng xuống 4 triệu tấn với kim ngạch 2,6 tỷ USD": another measure goes its own way
_COMPANION = re.compile(
    r"\d[^\d;]*\svới\s(?:tổng\s)?(?:kim ngạch|giá trị|doanh thu|diện tích|công suất|sản lượng)\s", re.IGNORECASE
)
# "hoạt chất bảo vệ thực vật lên 30%" in a list that "Nâng ..." opens
_RISEN = re.compile(r"(?<!trở )(?<!tải )(lên|xuống)(?: còn| đến| tới)?\s*$")


def comparator_of(figure: Quantity, before: str = "") -> Comparator:
    """The bound, with the words before it: "không có xã nào dưới 60%" is to reach 60%, "nhóm 30 tỉnh" at most 30."""
    if figure.value_max is not None:
        return "range"
    if figure.comparator == "eq" and _AMONG.search(before):
        return "max"
    denied = before and _NONE.search(without_bound(before))
    return _REVERSED.get(figure.comparator, figure.comparator) if denied else figure.comparator


_AMONG = re.compile(r"(?<!\w)(?:nhóm|top|tốp)\s$", re.IGNORECASE)
_REVERSED: dict[Comparator, Comparator] = {"min": "max", "max": "min"}
# takes "Không để xã nào có tỷ lệ hộ nghèo ", refuses "Tỷ lệ trẻ không có thẻ bảo hiểm "
_NONE = re.compile(r"(?:^|[,;:]\s|phấn đấu\s|bảo đảm\s)\W*không (?:có|còn|để)\s[^,;:.()\d]*$", re.IGNORECASE)
