"""Counts of the work itself: "lắp 20 camera", "nâng cấp, mở rộng 35 công trình", "thí điểm tại 02 xã"."""

import re
from functools import cache

from vnpolicy.nlp.targets.clauses import Clause
from vnpolicy.nlp.targets.quantities import Quantity
from vnpolicy.nlp.targets.wording import begins_with_verb, wording


def counts_work(clause: Clause, figure: Quantity, before: str) -> bool:
    """Whether the words before a count say that so much is done; `before` are those without the bound."""
    if figure.kind != "thing" or figure.worded:
        return False
    if _MORE.search(before) or _finishes().search(before) or _is_set_up(figure, before):
        return True
    before = _HASTE.sub("", before)
    if not begins_with_verb(before.lstrip()):
        return False
    if before.rstrip().endswith("("):
        return _ALONE.match(clause.paragraph, clause.at + figure.span.end - clause.span.start) is not None
    if _PLACED.search(before):
        return figure.comparator == "min"
    return _WHOM.search(before) is not None or _only_verbs(before)


# "Trong năm 2024 có thêm 06 xã đạt chuẩn"
_MORE = re.compile(
    r"(?<!\w)(?:có|công nhận|thành lập|phát triển|kết nạp|mở rộng|xây dựng|mở|đầu tư|hỗ trợ) thêm\s$", re.IGNORECASE
)
# "sớm đưa vào vận hành 03 công trình"
_HASTE = re.compile(r"(?<!\w)(?:sớm|nhanh chóng|khẩn trương)\s", re.IGNORECASE)
# "Tập huấn cho tuyên truyền viên (02 lớp)"
_ALONE = re.compile(r"\)\W*$")
# "Tập huấn ... cho 6.000 cán bộ", "Fit hearing aids for 1,200 children"
_WHOM = re.compile(r"\w\s(?:cho|for)\s$")
_PLACED = re.compile(r"\stại\s$")
# "tổ chức thí điểm mô hình ... tại 02 xã", "lắp đặt hệ thống ... tại 8 cửa lấy nước", "complete surveys in 31 communes"
_SET_UP = re.compile(
    r"(?<!\w)(?<!đã )(?<!án )(?<!trình )(?:thí điểm|lắp đặt|lắp|hoàn thành"
    r"|(?:triển khai|xây dựng|thực hiện|nhân rộng)(?: các)? mô hình)\s[^;.:]*\stại\s$"
    r"|^\W*(?:to )?(?:complete|install|pilot)\s[^;.:]*\s(?:in|at)\s$",
    re.IGNORECASE,
)
# "Dự án thí điểm ... tại 02 xã"
_NAMED = re.compile(r"\W*(?:Dự án|Đề án|Chương trình)\s")


def _is_set_up(figure: Quantity, before: str) -> bool:
    """Whether places are counted where something is set up or finished, not papers, nor by the name of a programme."""
    named = _NAMED.match(before) or wording("paper").fullmatch((figure.unit or "").lower())
    return _SET_UP.search(before) is not None and not named


@cache
def _finishes() -> re.Pattern[str]:
    # takes "và hoàn thành việc đóng cửa ", "hoàn tất công tác di dời "
    return re.compile(
        rf"(?<!\w)(?<!đã )hoàn (?:thành|tất) (?:việc|công tác) (?:{wording('verb').pattern})\s$", re.IGNORECASE
    )


def _only_verbs(before: str) -> bool:
    """Whether nothing but verbs leads to the figure: "Hoàn thành xây dựng và đưa vào khai thác "."""
    return len(before) < _LONGEST and _verbs().fullmatch(before) is not None


_LONGEST = 90


@cache
def _verbs() -> re.Pattern[str]:
    one = rf"(?:{wording('verb').pattern}|{wording('action').pattern})"
    return re.compile(rf"\W*{one}(?: {one})*(?:(?:, | và ){one}(?: {one})*)+\s?", re.IGNORECASE)
