"""Percentages that are terms of payment, fines or funding, not results."""

import re

from vnpolicy.nlp.targets.clauses import Clause
from vnpolicy.nlp.targets.quantities import Quantity
from vnpolicy.nlp.targets.sections import in_objectives, says
from vnpolicy.nlp.targets.wording import wording

_HEADING = 80
_BEHIND = 30


def is_terms(clause: Clause, figure: Quantity, text: str) -> bool:
    """Whether the percentage is a term of payment, fine or funding: "tạm ứng tối đa 50% giá trị hợp đồng".

    Of a rate or of a whole that is to be reached, money is only the subject: "tỷ lệ huy động vào ngân sách ... 16%",
    "100% số tiền nộp thuế điện tử ...".
    """
    before = clause.up_to(figure)
    result = (
        (_CUTS.search(before) and _COSTS.match(text, figure.span.end))
        or (_RIDER.match(before) and _PAID_OUT.search(clause.before))
        or (in_objectives(clause) and _MARKED.search(before))
    )
    if result or _RATE.search(before) or (not before.strip() and in_objectives(clause)):
        return False
    # "c) Nguồn kinh phí và mức hỗ trợ: ..."
    funded = not in_objectives(clause) and any(says("percent_other", heading) for heading in clause.headings[:2])
    near = before[-_NEAR:] if in_objectives(clause) else before[-_HEADING:]
    near = _PLACES.sub("", _PUNISHES.sub("", near))
    after = _PHRASE.match(text, figure.span.end, figure.span.end + _BEHIND)
    return bool(
        funded
        or wording("percent_other").search(near)
        or wording("percent_after").search(_PLACES.sub("", after[0]) if after else "")
    )


# "Cắt giảm ít nhất 30% thời gian, 30% chi phí tuân thủ" is a result, "hộ nghèo được giảm 50% chi phí" a term
_CUTS = re.compile(r"(?<!được )(?<!miễn, )(?:giảm|tiết kiệm)\s[^;:.()]*$", re.IGNORECASE)
_COSTS = re.compile(r"\s(?:tổng\s|các\s)?chi phí(?!\w)", re.IGNORECASE)
# "Tất cả các tiêu chí đạt từ 50% số điểm tối đa trở lên"
_MARKED = re.compile(r"(?:mọi|tất cả|các|mỗi)\s[^;:.()]*\sđạt\s(?:[^\W\d]+\s){0,2}$", re.IGNORECASE)
# "giải ngân trên 95% kế hoạch vốn; riêng vốn sự nghiệp đạt tối thiểu 80%"
_RIDER = re.compile(r"(?:riêng|trong đó)[,:]?\s", re.IGNORECASE)
_PAID_OUT = re.compile(r"giải ngân\s[^.]*;\s*$", re.IGNORECASE)
# "Giảm 20% số điểm trường lẻ": places, no marks; "phân khai 100% kế hoạch vốn": a plan, no funding
_PLACES = re.compile(
    r"kế hoạch vốn|số điểm (?=trường|đen|nóng|ùn tắc|ngập|tập kết|thu mua|bán|giao dịch|du lịch)", re.IGNORECASE
)


# "Phấn đấu tỷ lệ giải ngân vốn đầu tư nguồn ngân sách nhà nước ... trên 95%", "tỷ lệ huy động vào ngân sách ..."
_RATE = re.compile(
    r"(?:phấn đấu|bảo đảm|đảm bảo).*tỷ lệ|phấn đấu.*\s(?:giảm|tăng)\s|giải ngân"
    r"|(?:^\W*|20\d\d[:,]\s+)(?:tỷ|tỉ) (?:lệ|trọng)\b"
    r"(?! (?:góp )?vốn| đối ứng)"
    r"|chi phí\s[^,;:]{2,40}\s(?:còn|xuống)\s(?:[^\W\d]+\s){0,2}$",  # "chi phí vận tải còn 9% GDP"
    re.IGNORECASE,
)
# "xử phạt 100% trường hợp vi phạm" is an act, "phạt 8% giá trị hợp đồng" a term
_PUNISHES = re.compile(r"xử phạt(?: nghiêm| hành chính)?\s+$", re.IGNORECASE)
_NEAR = 30
_PHRASE = re.compile(r"[^;.,:]*")
