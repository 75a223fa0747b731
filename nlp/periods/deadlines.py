"""Which times named in a piece of work are its deadline, and which only belong to something that it names."""

import re
from collections.abc import Sequence

from vnpolicy.nlp.periods.mentions import Mention


def telling(text: str, mentions: Sequence[Mention], issued: str = "") -> list[Mention]:
    """The mentions in a text longer than its times that say when the work is due; none that was over when `issued`."""
    mentions = [mention for mention in mentions if not (_of_something(text, mention) or _is_over(mention, issued))]
    deadlines = _listed_too(text, mentions, [mention for mention in mentions if _deadline(text, mention)])
    # "Trình Chính phủ vào kỳ họp thường kỳ tháng 11/2022", "Quý I/2023 (đã thực hiện)"
    return deadlines or (_dated(mentions) if len(text) < _SHORT and not _CITED.search(text) else [])


def is_before(end: str | None, issued: str) -> bool:
    """Whether an end, as exact as it is, lies before the day of a document; not where either is unknown."""
    return end is not None and end[:1] != "-" and end < issued[: len(end)]


def _is_over(mention: Mention, issued: str) -> bool:
    """Whether a time ends before its document, and so tells of the past or of a thing: "giấy đã cấp trước năm 2009".

    A day or month right before the document may be a deadline all the same: it was signed late.
    """
    last = mention.bounds()[1]
    end = last.iso if last is not None else None
    if end is None or not is_before(end, issued):
        return False
    year, month = int(issued[:4]), int(issued[5:7])
    late = mention.part in ("until", "in") and end[:7] >= f"{year - (month == 1)}-{(month + 10) % 12 + 1:02d}"
    return not late


# takes "các dự án còn thiếu vốn tính " before "đến ngày 31/12", "nhiệm vụ của " before "năm 2026 và những năm"
_COUNTED_TO, _OF_YEARS = re.compile(r"\btính\s+$"), re.compile(r"\bcủa\s+$")
# takes "các dự án đã hoàn thành thủ tục " before "trong năm 2026"; leaves "các đơn vị đã được giao vốn "
_DONE_IN = re.compile(r"\b(?:các|những)\s[^,.;:]{3,60}?\sđã\s(?!được)[^,.;:]{3,60}$")
# takes "Nghị định có hiệu lực thi hành kể " before "từ ngày 01/7/2026", what a law does and not who carries it out
# or "trước khi " before "bắt đầu năm học 2026 - 2027"
_NOT_BEGUN = re.compile(r"\b(?:hiệu lực(?: thi hành)?(?: kể)?|trước khi)\s*$")
# takes "Nghị quyết số 12/2026/QH15 về giảm thuế suất " before "từ ngày 01/7 đến ngày 31/12/2026", in the act's title
_TITLED = re.compile(r"\bsố\s\d+/\S+[^,.;:()]{0,80}\s(?:về|quy định)\s[^,.;:()]{3,150}$")
# takes "lộ trình phù hợp với mục tiêu giảm phát thải " before "vào năm 2050": when the aim is to be reached
# or " with the target of cutting the number of accidents " before "in 2027"
_AIMED = re.compile(
    r"\b(?:mục tiêu|cam kết)(?: cam kết)?\s(?:đạt|giảm)\s[^,.;:]{3,90}$"
    r"|\b(?:target|aim|goal)s? of \w+ing\s[^,.;:]{3,90}$"
)
# takes "... xong trước ngày 15/5/2026, không bố trí lịch sửa chữa " before "trong các tháng 6, 7": when nothing is done
_KEPT_FREE = re.compile(
    r"[,;]\s+không\s(?:được\s)?(?:bố trí|sắp xếp|lập|tổ chức|thi công|tiến hành|thực hiện|cắt|cấp|cho)\s[^,.;]{0,90}$"
)
# takes "Đề án “Cơ cấu lại doanh nghiệp nhà nước " before "giai đoạn 2021-2025”"
_QUOTED = re.compile(r"[“][^”\"]*$")
# takes " Law and Ordinance Formulation Program" behind "in the 2022"
_OF_ACT = re.compile(
    r"\s+(?:[A-Z][\w-]+,?\s+(?:(?:and|on|of|for|the)\s+){0,2}){0,8}"
    r"(?:Programme?|Plan|Strategy|Scheme|Law|Budget|Project)\b"
)
# takes "Kỳ họp thứ 6, " before "tháng 10/2026", "(Kỳ họp 6, ", "tại kỳ họp ", "báo cáo tại phiên họp thường kỳ ": work
# for a body is due when it meets
_SESSION = re.compile(
    r"\bkỳ họp(?: thường (?:kỳ|lệ))?(?:(?: thứ)? (?:\d{1,2}|[^\W\d]{1,5}))?\s*[,(-]?\s*$"
    r"|\b(?:báo cáo|trình|thông qua)\s[^.;:]{0,60}?(?:tại|vào) phiên họp (?:[^\W\d]+ ){0,8}$",
    re.IGNORECASE,
)


def _at_session(text: str, mention: Mention) -> bool:
    """Whether a month tells when a body meets."""
    month = mention.atom is not None and mention.atom.kind == "month"
    return month and _SESSION.search(text, max(0, mention.start - 120), mention.start) is not None


def _of_something(text: str, mention: Mention) -> bool:
    """Whether a time tells which things are meant, not when the work is due: until when they count, when they came."""
    before = text[max(0, mention.start - 120) : mention.start]
    if mention.part == "until" and _COUNTED_TO.search(before):
        return True
    if (mention.opened and _OF_YEARS.search(before)) or (_is_year(mention) and _AIMED.search(before)):
        return True
    if _is_year(mention) and (_QUOTED.search(before) or _OF_ACT.match(text, mention.end)):
        return True
    begun_not = mention.part == "from" and _NOT_BEGUN.search(before)
    if begun_not or (mention.part != "until" and (_in_act(text, mention) or _KEPT_FREE.search(before))):
        return True
    if _at_session(text, mention):
        return " đã " in text[: mention.start]  # "Luật đã được Quốc hội thông qua tại Kỳ họp thứ 6 (tháng 10/2026)"
    return mention.part == "in" and bool(_DONE_IN.search(before))


def _is_year(mention: Mention) -> bool:
    return mention.atom is not None and mention.atom.kind == "year"


def _in_act(text: str, mention: Mention) -> bool:
    """Whether a time from a first to a last day, or from a year on, ends the name of an act."""
    ranged = mention.atom is not None and (mention.atom.ranged or mention.opened)
    return ranged and _TITLED.search(text, max(0, mention.start - 260), mention.start) is not None


# "trước ngày 20/7 của năm báo cáo và 20/01 năm tiếp theo": what joins a day with another that shares its word
BESIDE = re.compile(r"\s*(?:(?:của\s+)?năm\s+báo\s+cáo\s*)?(?:,|;|và|hoặc|and|or)(?:\s*(?:và|and))?\s*", re.IGNORECASE)


def _listed_too(text: str, mentions: Sequence[Mention], deadlines: Sequence[Mention]) -> list[Mention]:
    """The deadlines with the days or months listed behind them: "chậm nhất ngày 18/6 và ngày 18/12"."""
    found: list[Mention] = []
    for mention in mentions:
        before = found[-1] if found else None
        kinds = {one.atom.kind if one and one.atom else None for one in (before, mention)}
        alike = kinds in ({"day"}, {"month"})
        if mention in deadlines or (alike and before and BESIDE.fullmatch(text, before.end, mention.start)):
            found.append(mention)
    return found


_SHORT = 60
# "Theo tiến độ tại Quyết định 1652/QĐ-TCT ngày 23/11/2021"
_CITED = re.compile(r"\d/(?:\d{4}/)?[A-ZĐ]")


def _dated(mentions: Sequence[Mention]) -> list[Mention]:
    return [m for m in mentions if m.atom is not None and m.atom.last.year is not None and not m.atom.bare]


# takes "trước khai giảng năm học mới (", "chậm nhất 17 giờ ngày mồng 5 Tết (tức ngày " before the day by the calendar
_NAMED_DAY = re.compile(
    r"\b(?:trước|chậm nhất|muộn nhất)\b[^.;()]{0,60}\b(?:Tết|âm lịch|Chạp|Giêng|mồng|mùng|rằm|khai giảng|bế giảng)\b"
    r"[^.;()]{0,30}\((?:(?:tức|nhằm)(?: là)?\s+)?(?:ngày\s+)?$",
    re.IGNORECASE,
)
# takes "... tạm giữ, tạm giam. Thời gian trình:" before "Tháng 4 năm 2016"
_LABELLED = re.compile(r"(?:^|[.;,(]\s*)(?:thời gian|thời hạn|tiến độ)(?:\s[^\W\d]+){0,4}\s*:\s*$", re.IGNORECASE)


# takes "theo biên bản giám sát tại trường (" before "ngày 05/9/2026", "Kế hoạch số 12/KH-UBND ("
_OF_PAPER = re.compile(r"\b(?:theo|biên bản|số)\s[^.;:()]{0,80}\($|\d/[A-ZĐ][^.;:()]{0,60}\($")
_BEGINS = re.compile(r"bắt đầu (?:thực hiện )?từ ", re.IGNORECASE)  # "... hằng năm, bắt đầu từ năm 2026"


def _deadline(text: str, mention: Mention) -> bool:
    atom = mention.atom
    told = _LABELLED.search(text, max(0, mention.start - 60), mention.start) or _BEGINS.match(text, mention.start)
    if atom is None or mention.opened or told or _at_session(text, mention):
        return True
    # "Quý II/2022: Báo cáo phương án ...", "Năm 2023 (sau khi có hướng dẫn)", "Tháng 6/2023 Hoàn thành ..."
    following = text[mention.end :].lstrip()[:1]
    opens = following in (":", ",", "(") or (atom.kind != "year" and following.isupper())
    if opens and text[: mention.start].strip(" -+") == "":
        return True
    if atom.kind == "year" and atom.ranged and mention.part == "from":
        return True
    # "... tiến độ và hiệu quả (Quý II/2023)": at the end of the item, not "2 tháng (tháng 8, 9 năm 2021) và ..."
    enclosed = text.endswith("(", 0, mention.start) and text[mention.end :].strip(" .;,") == ")"
    if atom.kind == "day":
        named = _NAMED_DAY.search(text, max(0, atom.start - 130), atom.start) is not None
        days = atom.ranged and atom.first.year == atom.last.year  # "(10 - 15/3/2026)", not a founding and its jubilee
        told_day = days or text.startswith("ngày ", mention.start)
        held = enclosed and told_day and not _OF_PAPER.search(text[: mention.start])
        return mention.part != "" or mention.recurrence is not None or named or held
    if atom.kind != "year":
        return mention.part != "" or mention.recurrence is not None or enclosed
    return enclosed or (not in_title(text, mention) and (_opens_clause(text, mention) or _within(text, mention)))


# "Phấn đấu đến năm 2025 ...", "...; đến năm 2025 cả nước ...", "... và năm 2030 đạt 90%"
_BEFORE_OPENING = re.compile(
    r"(?:^|[.;]\s)\W*(?:(?:phấn đấu|mục tiêu|strive)\W*)?$|,\s+phấn đấu\s*$|\bvà\s*$", re.IGNORECASE
)
_AFTER_LISTED = re.compile(r"\s*(?:[,:]|đạt|có|tăng|giảm|hoàn thành|\d)")


def _opens_clause(text: str, mention: Mention) -> bool:
    if mention.part == "until" and text.endswith(", ", 0, mention.start) and _AFTER_LISTED.match(text, mention.end):
        return True  # "Phê duyệt các Đề án, đến năm 2025, xử lý ...", "Số hóa hồ sơ, đến năm 2030 đạt 40%"
    before = _BEFORE_OPENING.search(text[: mention.start])
    if not before:
        return False
    return mention.part == "until" or bool(_AFTER_LISTED.match(text, mention.end))


# "hoàn thành trong năm 2026", "chậm nhất năm 2025", "by 2030"
_LIMIT = re.compile(
    r"(?:trong|vào|trước|hoàn thành|xong|chậm nhất|muộn nhất"
    r"|by|before|prior to|in|within|during|(?:no|not) later than)\b",
    re.IGNORECASE,
)
# takes "03 mô hình/xã đến hết năm 2026" ("đến năm 2030" ends a title as well), not "kết quả thực hiện đến hết năm 2026"
_TO_THE_END, _STATE_OF = (
    re.compile(r"(?:cho )?(?:đến|tới) hết"),
    re.compile(r"\b(?:tình hình|kết quả|số liệu)\s[^.;]{3,110}$"),
)
# takes "thực hiện từ năm 2026)" and "from 2027." at the end
_FROM_YEAR = re.compile(
    r"(?:(?<!để )(?:thực hiện|áp dụng|triển khai|thí điểm|vận hành) từ năm|\b(?:as )?from) 20\d\d\W*$", re.IGNORECASE
)
# takes " của các dự án đạt trên 95%" behind "Phấn đấu giải ngân năm 2026"
_REACHES = re.compile(r"\s(?:[^,.;:]{0,60}\s)?(?:đạt|đủ)\s(?:(?:trên|ít nhất|tối thiểu|khoảng)\s)?\d")


def _within(text: str, mention: Mention) -> bool:
    """Whether words beside a year make it the limit of the work, its beginning, or that of a figure."""
    if mention.part == "from":
        return _FROM_YEAR.search(text, max(0, mention.start - 14)) is not None
    if _TO_THE_END.match(text, mention.start):
        return _STATE_OF.search(text, max(0, mention.start - 120), mention.start) is None
    limited = _LIMIT.match(text, mention.start, mention.end) is not None
    return limited or (mention.part == "" and _REACHES.match(text, mention.end) is not None)


# "Chương trình Sức khỏe học đường giai đoạn 2022-2025"
_NAMED = re.compile(
    r"(?:Chương trình|Kế hoạch|Đề án|Chiến lược|Dự án|Nghị quyết|Quy hoạch|Quyết định|Programme?|Project|Strategy|Plan)"
    r"\s+[^,;.:()]{3,}$"
)


def in_title(text: str, mention: Mention) -> bool:
    """Whether the mention ends the name of a document, "Chương trình ... giai đoạn 2022-2025", and so dates nothing."""
    if (
        mention.atom is None
        or mention.atom.kind != "year"
        or not re.match(r"giai đoạn|đến|period|in the|for the|\d", text[mention.start : mention.end], re.IGNORECASE)
    ):
        return False
    return bool(_NAMED.search(text[max(0, mention.start - 160) : mention.start]))
