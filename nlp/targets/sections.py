"""Sections of a plan as its headings tell them: the aims, what was reached before, conditions, rules."""

import re
from functools import lru_cache

from vnpolicy.nlp.targets.clauses import Clause
from vnpolicy.nlp.targets.wording import wording

_HEADING = 80

# "tình hình thực hiện các mục tiêu", "đối chiếu với mục tiêu của Chính phủ", "Chương trình mục tiêu quốc gia": a
# heading that names aims without setting them
_NAMED_AIMS = re.compile(
    r"(?:(?:tình hình|kết quả|tiến độ|đánh giá|kiểm điểm)\s[^.:]{0,40}|đối chiếu(?: với)?\s+|so với\s+|chương trình\s+)"
    r"(?:các\s+|những\s+)?(?:mục tiêu|chỉ tiêu)",
    re.IGNORECASE,
)
# takes "Trong bối cảnh đó, Thủ tướng Chính phủ yêu cầu:", which looks ahead whatever it starts from
_DEMANDS = re.compile(r"\b(?:yêu cầu|giao|đề nghị|chỉ thị|phấn đấu)\b(?!.*kết quả)[^.]*:\s*$", re.IGNORECASE)
# takes "Đến thời điểm hiện nay, đối chiếu với mục tiêu ..., Tổng cục đã đạt được kết quả như sau:"
_REPORTED = re.compile(r"\bđã\b[^.:]{0,60}kết quả[^.:]{0,40}:\s*$", re.IGNORECASE)
_NUMBERED = r"\W*(?:(?:[IVX]+|\d+(?:\.\d+)*|[a-zđ])[.)]\s*)?"
# "II. KẾT QUẢ HỢP TÁC VỚI CÁC ĐỊA PHƯƠNG", but not "Kết quả cần đạt"
_RESULTS = re.compile(
    rf"{_NUMBERED}(?:về\s+)?kết quả\s+(?!cần|dự kiến|phấn đấu|mong|đầu ra|phải|chủ yếu|là|của)", re.IGNORECASE
)
# "I. Về tình hình kinh tế - xã hội tháng 3", but not "Tình hình và nhiệm vụ trọng tâm"
_SITUATION = re.compile(
    rf"{_NUMBERED}(?:(?:về|đánh giá|khái quát)\s+)*(?:tình hình|thực trạng|hiện trạng)\b"
    r"(?!.*(?:nhiệm vụ|giải pháp|phương hướng|kế hoạch))",
    re.IGNORECASE,
)
# "Điều 5. Tiêu chuẩn của cơ sở", but not "Điều 1. Phê duyệt Chương trình ..."
_RULE = re.compile(
    r"\s*(?:Điều|Article)\s+\d+[a-z]?[.:]?\s+(?!(?:phê duyệt|ban hành|giao|thông qua|nội dung|nhiệm vụ"
    r"|tổ chức thực hiện|approv|promulgat|issu|assign|to approve|to issue|implementation))",
    re.IGNORECASE,
)


# a paragraph that sets aims itself: "Mục tiêu từ nay đến hết năm: phấn đấu giải ngân trên 95%"
_SETS = re.compile(r"\W*(?:mục tiêu|chỉ tiêu|phương hướng)\s[^:.]{2,60}:\s*phấn đấu\s", re.IGNORECASE)


def in_objectives(clause: Clause) -> bool:
    """Whether a heading above says "mục tiêu", "chỉ tiêu", "objectives"."""
    return any(map(_sets_aims, clause.headings))


def in_report(clause: Clause) -> bool:
    """Whether the nearest heading that tells of a time says how it went: "TÌNH HÌNH THỰC HIỆN MỤC TIÊU NĂM 2022"."""
    if _SETS.match(clause.paragraph):
        return False
    for heading in clause.headings:
        if _sets_aims(heading) or _DEMANDS.search(heading):
            return False
        if _SITUATION.match(heading) or _RESULTS.match(heading) or _REPORTED.search(heading):
            return True
    return any(says("past_section", heading) for heading in clause.headings)


def under_criteria(clause: Clause) -> bool:
    """Whether a heading above names conditions of a prize or marks: "2. Tiêu chuẩn khen thưởng"."""
    return any(says("criteria", heading) for heading in clause.headings)


def under_rule(clause: Clause) -> bool:
    """Whether an article above sets a rule."""
    return any(_RULE.match(heading) for heading in clause.headings)


def says(role: str, heading: str) -> bool:
    """Whether a heading has one of the wordings of `role` near its beginning."""
    return _opens_with(role, heading[:_HEADING])


@lru_cache(maxsize=1024)  # a heading governs many clauses
def _opens_with(role: str, heading: str) -> bool:
    return wording(role).search(heading) is not None


@lru_cache(maxsize=1024)
def _sets_aims(heading: str) -> bool:
    return says("objectives", _NAMED_AIMS.sub("", heading[:_HEADING]))
