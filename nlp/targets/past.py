"""Figures that say what was reached, not what is to be reached."""

import re

from vnpolicy.nlp.targets.clause_pieces import wording
from vnpolicy.nlp.targets.clauses import Clause
from vnpolicy.nlp.targets.quantities import Quantity
from vnpolicy.nlp.targets.sections import in_objectives, in_report


def tells_of_the_past(clause: Clause, figure: Quantity, text: str) -> bool:
    """Whether the figure is an outcome: by its section, the words before it, or the months it is measured against."""
    before = _LEVEL_NOW.sub("", clause.up_to(figure))
    if in_report(clause) or wording("report").search(before):
        return True
    if not in_objectives(clause) and (_is_outcome(before, text, figure) or _is_narrated(clause, before)):
        return True
    told = _NOUN_CHI.sub("", _WHICH.sub("", before) if in_objectives(clause) else before)
    # a bound is none: "tự sản xuất mới đạt tối thiểu 30%"
    return figure.comparator not in ("min", "max") and bool(wording("past").search(told))


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


def _is_narrated(clause: Clause, before: str) -> bool:
    """Whether a sentence or paragraph without an aim tells how it went: "... đã có 12 xã, trong đó 5 xã ..."."""
    if wording("aim").search(before):
        return False
    # "tăng trưởng quý I ước đạt 3,32%, trong đó khu vực nông nghiệp tăng 2,52%"
    told = _SENTENCE_END.split(clause.before)[-1] if _GOES_ON.match(before) else ""
    return any(
        pattern.search(said)
        for pattern, said in (
            (wording("state"), before),
            (wording("past"), told),
            (wording("report"), told),
            (_NARRATED, f"{clause.before}{before}{clause.after}"),
        )
    )


# a paragraph that tells how it went: "GDP quý I ước tính tăng 3,32% so với cùng kỳ năm trước ... dịch vụ tăng 6,79%"
_NARRATED = re.compile(r"ước tính (?:tăng|giảm)|đã [^.;:]{0,60}đạt được (?:một số|nhiều|những) kết quả", re.IGNORECASE)
_GOES_ON = re.compile(r"trong đó|bao gồm|với|of which|in which", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.;]\s")


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
    r"[^.;,\d]*(?:so với (?:cùng kỳ|tháng trước|quý trước|cuối năm)"
    r"|(?:than|below|above) (?:in )?(?:the )?(?:same period|normal|(?:[a-z-]+ )?average)|(?<!\w)last year(?!\w))",
    re.IGNORECASE,
)
