"""Figures that say what was reached or will come by itself, not what is to be reached."""

import re

from vnpolicy.nlp.targets.clauses import Clause, last_sentence
from vnpolicy.nlp.targets.quantities import Quantity, without_bound
from vnpolicy.nlp.targets.sections import in_objectives, in_report
from vnpolicy.nlp.targets.wording import ends_with, wording


def tells_of_the_past(clause: Clause, figure: Quantity, text: str) -> bool:
    """Whether a figure is an outcome or a forecast: by its section, the words before it, or what it is set against."""
    before = _LEVEL_NOW.sub("", clause.up_to(figure))
    if _is_forecast(f"{clause.before}{before}") or stands_now(clause, figure):
        return True
    if in_report(clause) or wording("report").search(before):
        return True
    if not in_objectives(clause) and (_is_outcome(before, text, figure) or _is_narrated(clause, before)):
        return True
    if _is_told_so_far(clause, before):
        return True
    if _NOW.search(before) or (figure.comparator not in ("min", "max") and _is_only_so_far(before)):
        return True
    told = _NOUN_CHI.sub("", _WHICH.sub("", before) if in_objectives(clause) else before)
    # a bound is none: "tự sản xuất mới đạt tối thiểu 30%"
    return figure.comparator not in ("min", "max") and bool(wording("past").search(told))


def stands_now(clause: Clause, figure: Quantity) -> bool:
    """Whether English words before a figure say where its measure stands now: "60% of stations, up from 41%"."""
    return figure.base is None and _ENGLISH_NOW.search(clause.up_to(figure)) is not None


# "up from 41%", "against 32% at present", "(the current rate is 32%)", "compared to the current 41%"
_ENGLISH_NOW = re.compile(
    r"(?:\b(?:up|down) from|\b(?:compared (?:with|to)|against|versus)|(?<=%) from"
    r"|\b(?:compared (?:with|to)|against|versus|from|with|than) the (?:current|present|existing)"
    r"|\bthe (?:current|present|existing) (?:rate|level|share|figure|number|ratio)(?: of [^,;()]{3,40})? (?:is|was)"
    r"|\b(?:is|are|stands at) (?:now|currently|at present))\s(?:(?:about|only|just|around|nearly|over) )?$",
    re.IGNORECASE,
)
# takes "Dự báo đến năm 2030, dân số", "Theo nhận định của Đài Khí tượng, mùa khô năm nay"; leaves "Dự báo sớm 90% ..."
_FORECAST = re.compile(
    r"\W*(?:Theo (?:nhận định|dự báo|dự tính),?|(?:Theo [^,.;]{3,60}, )?[Dd]ự báo (?:đến|tới|năm|trong"
    r"|giai đoạn|nhu cầu|dân số|sản lượng|tổng))\s"
)


def _is_forecast(said: str) -> bool:
    """Whether the last sentence of what stands before a figure tells what will come by itself."""
    last = last_sentence(said)
    return _FORECAST.match(last) is not None and _AIMED.search(last) is None


# "từ 32 mức hiện nay xuống còn 25 mức": the present is only where the change begins
_LEVEL_NOW = re.compile(r"hiện (?:nay|tại)(?=\s(?:(?:tăng|giảm)\s)?(?:lên|xuống|còn)(?!\w))", re.IGNORECASE)
# "có bằng cấp, chứng chỉ đạt 25%" is not "chỉ đạt 25%"
_NOUN_CHI = re.compile(r"(?:chứng|địa|tín|tôn) chỉ", re.IGNORECASE)
# "Tỷ lệ khu công nghiệp đang hoạt động có nhà ăn đạt" says which, but "Đang hoạt động" or "đã có 12 xã" how it is
_WHICH = re.compile(
    r"(?<=\w )(?:đang (?:hoạt động|thực hiện|triển khai|đầu tư|có)|đã (?:được|hoàn thành|triển khai|có|ban hành)"
    r"|hiện có)(?=\s[^.;]*\b(?:đạt|còn|chiếm|tăng|giảm)\b)",
    re.IGNORECASE,
)


# "(hiện vận tải thủy chiếm 21,6%)", but not "(hiện đại hóa 3 chợ)"
_NOW = re.compile(r"\(hiện\s(?!đại|hữu|thực)[^()]*$", re.IGNORECASE)


def _is_only_so_far(before: str) -> bool:
    """Whether "mới" says that no more is reached yet: "năng suất mới đạt 14 tạ/ha", but "diện tích trồng mới đạt"."""
    found = _SO_FAR.search(before)
    return found is not None and not ends_with("verb", before[: found.start()].rstrip())


_SO_FAR = re.compile(
    r"(?<!\w)mới (?:đạt|có|chiếm|giải ngân|thực hiện|hoàn thành)(?:\s[^\W\d]+){0,2}\s*$", re.IGNORECASE
)


def _is_told_so_far(clause: Clause, before: str) -> bool:
    """Whether a bound is reached already, or the whole sentence says how things stand: "Đến nay đã có ...; ... đạt"."""
    if _DONE.search(without_bound(before)):
        return True
    said = _FULL_STOP.split(f"{clause.before}{before}")[-1]
    return _SO_FAR_OPENS.match(said) is not None and not _LOOKS_ON.search(said)


# "Nhiều hồ đã đạt trên 80% dung tích", not "số xã đã đạt chuẩn giữ trên 80%"
_DONE = re.compile(r"(?<!\w)đã(?:\s(?:đạt|có|hoàn thành|thực hiện|giải ngân|bàn giao)(?: được)?)?\s*$", re.IGNORECASE)
_FULL_STOP = re.compile(r"[.:]\s+")
_SO_FAR_OPENS = re.compile(
    r"\W*(?:Tuy nhiên, )?(?:đến nay|đến thời điểm này|hiện nay|hiện tại|thời gian qua|những năm qua"
    r"|currently|at present|to date|so far)(?!\w)",
    re.IGNORECASE,
)
# the same sentence may go on to what is to be reached: "Hiện nay có 9 xã, phấn đấu ..."
_LOOKS_ON = re.compile(
    r"phấn đấu|mục tiêu|chỉ tiêu|bảo đảm|đảm bảo|dự kiến|target|aim|strive|ensur|20\d\d", re.IGNORECASE
)


def _is_narrated(clause: Clause, before: str) -> bool:
    """Whether a sentence or paragraph without an aim tells how it went: "... đã có 12 xã, trong đó 5 xã ..."."""
    if not _AIMED.search(before) and _NARRATED.search(f"{clause.before}{before}{clause.after}"):
        return True
    if wording("aim").search(before):
        return _TOLD.match(before) is not None
    # "tăng trưởng quý I ước đạt 3,32%, trong đó khu vực nông nghiệp tăng 2,52%"
    told = last_sentence(clause.before) if _GOES_ON.match(before) else ""
    return any(
        pattern.search(said)
        for pattern, said in (
            (wording("state"), before),
            (_TOLD, before),
            (wording("past"), told),
            (wording("report"), told),
        )
    )


# "Trong 6 tháng đầu năm, toàn xã đã trồng 40 ha, đạt 60% kế hoạch", "Một số địa phương giải ngân dưới 30%"
_TOLD = re.compile(
    r"(?:[^;:.()]{0,80}\s)?đã\s(?:[^\W\d]+\s){1,4}\d[^;:.()]*,\s(?:đạt|bằng|tăng|giảm|chiếm)\s"
    r"|(?:một số|không ít|nhiều|còn nhiều)\s[^;:.()]{2,80}\s(?:giải ngân|thực hiện|mới|đạt|thấp|chưa)",
    re.IGNORECASE,
)
# a paragraph that tells how it went: "GDP quý I ước tính tăng 3,32% so với cùng kỳ năm trước ... dịch vụ tăng 6,79%"
# or opened by its source: "Theo số liệu tổng hợp đến ngày 20/10/2025, ..."
_NARRATED = re.compile(
    r"^\W*Theo (?:số liệu|thống kê|báo cáo|tổng hợp)(?!\w)|ước tính (?:tăng|giảm)"
    r"|đã [^.;:]{0,60}đạt được (?:một số|nhiều|những) kết quả",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"trong đó|bao gồm|với|chiếm|of which|in which", re.IGNORECASE)


def _is_outcome(before: str, text: str, figure: Quantity) -> bool:
    """Whether the figure is stated of some months, or against months before: "quý I tăng 14% so với cùng kỳ"."""
    if wording("action").match(before.lstrip()) or _AIMED.search(before):
        return False
    return bool(_BY_MONTHS.search(before) or _AGAINST.match(text, figure.span.end, figure.span.end + _REACH))


_REACH = 60
_AIMED = re.compile(r"phấn đấu|mục tiêu|chỉ tiêu|bảo đảm|đảm bảo|dự kiến|kịch bản", re.IGNORECASE)
# "thu ngân sách 8 tháng đầu năm đạt", "chỉ số giá tiêu dùng tháng 3 giảm", but not "đến tháng 6 đạt"
_BY_MONTHS = re.compile(
    r"(?<!đến )(?<!hết )(?<!trước )(?:tháng \d{1,2}|quý (?:[IV]+|\d)|\d{1,2} tháng)(?: đầu)?"
    r"(?:[ /]?năm(?: 20\d\d)?|/20\d\d)?\s(?:đạt|tăng|giảm)(?:\s(?:mạnh|nhẹ|gần|hơn|trên|khoảng|thêm|bình quân))*\s*$",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"[^.;,\d]*(?:trung bình nhiều năm|so với (?:cùng kỳ|tháng trước|quý trước|cuối năm)"
    r"|(?:than|below|above) (?:in )?(?:the )?(?:same period|normal|(?:[a-z-]+ )?average)|(?<!\w)last year(?!\w))",
    re.IGNORECASE,
)
