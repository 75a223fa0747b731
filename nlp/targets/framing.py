"""Which figures only frame the work: norms, rhythms, conditions, choices, what is at hand, what may come."""

import re

from vnpolicy.nlp.targets.clauses import Clause
from vnpolicy.nlp.targets.quantities import Quantity, without_bound
from vnpolicy.nlp.targets.wording import ends_with, wording

# "Số dân phục vụ bình quân trên 01 điểm phục vụ"; in "tăng bình quân trên 8,5%/năm" it is a bound
_PER_ONE = re.compile(r"(?:bình quân|trung bình|tính)\s+trên\s*$", re.IGNORECASE)
# "Số 40 Trường Chinh, ...", "Tầng 5, tòa nhà ..."
_ADDRESS = re.compile(r"(?:[Ss]ố(?: nhà)?|Nhà số|Tầng|Lầu|Phòng)\s+\d+\w*,?\s+(?:[A-ZĐÀ-Ỹ]|đường|phố|ngõ|tòa|toà)")
# "Trường hợp đơn vị có dưới 10 người thì gộp lại ...", "Nếu 10% tính trên tổng biên chế là số thập phân thì ..."
# "Mức 1: dưới 50 điểm", "Từ 100 biên chế trở xuống: 70 triệu đồng"
_CONDITIONAL = re.compile(
    r"\W*(?:(?:trường hợp|nếu)\s.*\sthì\s|(?:mức|bậc)\s+\d+\s*:|từ\s\d[^:;]{1,60}\strở (?:lên|xuống)\s*:)",
    re.IGNORECASE,
)
# "không triển khai 13.220 MW", "có thể tăng lên 8.000 MW", "có khả năng xuất hiện 3-5 đợt mưa"
# "không còn xã đạt dưới 15 tiêu chí", "the salt boundary may intrude 55 km"
_NOT_SET = re.compile(
    r"(?<!\w)(?:không (?:tiếp tục )?(?:triển khai|phát triển|xây dựng|đầu tư|cấp (?:giấy )?phép)"
    r"|có thể (?:tăng|giảm|đạt|lên|nâng|xây dựng|bố trí|thành lập)|có (?:khả năng|nguy cơ)"
    r"|không còn(?! quá)"
    r"|(?<!nghề )(?<!dệt )(?<!ngành )may|might|could|(?:is|are) (?:likely|forecast|predicted|estimated)(?: to)?)(?!\w)"
    r"[^,;:]{0,60}$",
    re.IGNORECASE,
)
# "bố trí kiểm lâm theo định mức 01 biên chế/500 ha"
_NORM = re.compile(r"theo (?:định mức|tiêu chuẩn|tỷ lệ|tỉ lệ|mật độ)\s$", re.IGNORECASE)
_MAY = re.compile(r"\s(?:may|might|could)\s")  # "the saline boundary of 4‰ may intrude"
# "mỗi năm đáp ứng ít nhất 01 trong các yêu cầu sau:" leaves a choice
_OF_A_LIST = re.compile(
    r"\s+(?:[^\W\d]+\s){0,3}trong (?:số )?(?:các|những|\d+)\s[^.;:]{3,40}\ssau(?: đây)?\s*:", re.IGNORECASE
)
# "Về kinh tế (09 chỉ tiêu):"
_TALLY = re.compile(
    r"\(\d+\s(?:chỉ tiêu|nhiệm vụ|nhóm chỉ tiêu|nhóm nhiệm vụ|targets|indicators|tasks)\)", re.IGNORECASE
)
# "(không kể nguồn lớn hơn 30 MW)"
_LEFT_OUT = re.compile(
    r"\((?:không kể|chưa kể|không bao gồm|chưa bao gồm|không tính|trừ|ngoại trừ)\s[^()]*$", re.IGNORECASE
)
# "Đề án đầu tư xây dựng ít nhất 01 triệu căn hộ ... giai đoạn 2021 - 2030" is a name
_TITLE = re.compile(r"(?:Đề án|Chương trình|Dự án)\s[“\"]?(?:(?!phấn đấu|mục tiêu|đạt)[^,;.:]){5,60}$")
_TITLE_END = re.compile(r"[^,;.:]{0,120}\sgiai đoạn 20\d\d")
# "Các cơ sở có điện năng tiêu thụ từ 2 triệu kWh/năm trở lên phải tiết kiệm ..."
_THOSE = re.compile(r"(?:có|với)\s[^,;:]*\stừ\s$", re.IGNORECASE)
_MUST = re.compile(r"\s(?:phải|được|thì|có trách nhiệm)\s", re.IGNORECASE)
# words that say that what follows is a level: "tỷ lệ", "đạt", "tăng"
LEVEL = re.compile(
    r"(?:tỷ|tỉ) (?:lệ|trọng)|\bđạt\b|giảm|tăng|\bcòn\b|\bmỗi\b|hằng năm|hàng năm|trong đó|rate|reach|reduc|increas",
    re.IGNORECASE,
)
_MANY = 100  # copies and members from which on they may be what a plan is to reach


def only_frames(clause: Clause, figure: Quantity, text: str) -> bool:
    """Whether the figure says when, of whom, how often or by which norm work is done, and not what is to be reached."""
    said, before, end = clause.said, clause.up_to(figure), figure.span.end
    return bool(
        _CONDITIONAL.match(said)
        or _is_condition(before, figure)
        or _is_formal(figure)
        or _ADDRESS.match(said)
        or (figure.kind != "percent" and _PER_ONE.search(before))
        or _is_quoted(clause)
        or _NOT_SET.search(before)
        or _NORM.search(before)
        or _is_rhythm(figure, before)
        or _is_at_hand(figure, before, text)
        or _MAY.match(text, end)
        or _LEFT_OUT.search(before)
        or _OF_A_LIST.match(text, end)
        or _TALLY.fullmatch(text[max(0, figure.span.start - 1) : end + 1])
        or (_THOSE.search(before) and _MUST.match(text, end))
        or (_TITLE.search(before) and _TITLE_END.match(text, end))
    )


def _is_condition(before: str, figure: Quantity) -> bool:
    """Whether a bound tells when or of whom something holds: "nếu đạt trên 90%", "Đối tượng: xã có ... trên 60%"."""
    bounded = figure.comparator != "eq" or figure.value_max is not None or before.endswith("từ ")
    such = _SUCH_AS.search(without_bound(before)) if figure.comparator == "max" else None
    if such and not LEVEL.search(before, 0, such.start()):
        return True
    return bounded and bool(_IF.search(before) or _OF_WHOM.match(before))


# takes "điều chuyển vốn của các dự án giải ngân dưới ", refuses "kéo giảm nợ của các chợ xuống dưới "
_SUCH_AS = re.compile(
    r"(?:của|với|đối với) (?:các|những) [^,;:.()\d]{3,60}(?<!xuống)(?<!còn)(?<!giảm)(?<!đạt)(?<!mức)(?<!ở)\s$",
    re.IGNORECASE,
)
# takes "chịu trách nhiệm nếu hoàn thành dưới ", "khi độ mặn vượt ", "when the salinity is over ", refuses "giá đất (nếu
# có) tăng "
_IF = re.compile(
    r"(?<!\w)(?:(?:nếu|trường hợp|if|in case)\s[^,;:.()]*|khi\s[^,;:.()]*\svượt(?: quá| ngưỡng| mức)*\s"
    r"|(?:when|whenever|where)\s(?:(?!\w+ing\s)[^\W\d]+\s){1,6}(?:over|above|below|under|exceeds?|\w+ than)\s)$",
    re.IGNORECASE,
)
# takes "Điều kiện hỗ trợ: hợp tác xã có từ ", "Ưu tiên hỗ trợ các xã có tỷ lệ hộ nghèo từ ", refuses "Đối tượng: trên "
_OF_WHOM = re.compile(
    r"\W*(?:(?:đối tượng|điều kiện)(?:\s[^:.;]{1,40})?:|ưu tiên(?:\s[^,;:.]*)?\s(?:các|những))"
    r"\s[^;:.]*\s(?:có|với)\s[^;:.]*$",
    re.IGNORECASE,
)


def _is_rhythm(figure: Quantity, before: str) -> bool:
    """Whether the figure is how often some work recurs: "quan trắc mỗi năm 02 lần"."""
    return figure.unit == "lần" and figure.comparator == "eq" and _EVERY.search(before) is not None


_EVERY = re.compile(r"(?:mỗi|hằng|hàng) (?:năm|quý|tháng|tuần|ngày|vụ|kỳ)\s$", re.IGNORECASE)


def _is_at_hand(figure: Quantity, before: str, text: str) -> bool:
    """Whether what is counted is there already: "lợi thế hơn 17.000 km đang quản lý", but "nâng cấp 7 ga hiện có"."""
    there = _THERE.match(text, figure.span.end, figure.span.end + _BEHIND)
    return there is not None and not ends_with("verb", without_bound(before).rstrip())


_THERE = re.compile(
    r"(?:\s[^\W\d]+){1,6}?\s(?:đang (?:quản lý|có|khai thác|sử dụng)|hiện có|hiện hữu|sẵn có)(?!\w)", re.IGNORECASE
)
_BEHIND = 60


def _is_formal(figure: Quantity) -> bool:
    """Whether copies or members of a board are counted: "Văn phòng Chính phủ (02 bản)", "gồm 09 thành viên"."""
    return bool(wording("no_result").fullmatch((figure.unit or "").lower())) and figure.value < _MANY


# takes the end of "Nghị quyết số 31/2021/QH15 xác định “", "Kết luận số 5-KL/TW đã nêu rõ: “"
_STATED_THERE = re.compile(r"số\s\d[^“”]*\s(?:xác định|khẳng định|nêu(?: rõ)?|đề ra|chỉ rõ|ghi rõ)(?: là)?:?\s*$")


def _is_quoted(clause: Clause) -> bool:
    """Whether the words of another document are repeated here as they stand there."""
    opened = clause.before.rfind("“")
    return opened > clause.before.rfind("”") and _STATED_THERE.search(clause.before[:opened]) is not None
