"""Which figures are targets: results to reach, not the past, not money for an activity, not the frame of the work."""

import re
from functools import cache

from vnpolicy.nlp.targets.acts import counts_work
from vnpolicy.nlp.targets.clauses import Clause, last_sentence, without_body
from vnpolicy.nlp.targets.framing import LEVEL, only_frames
from vnpolicy.nlp.targets.past import tells_of_the_past
from vnpolicy.nlp.targets.quantities import AGES, Quantity, without_bound
from vnpolicy.nlp.targets.sections import in_objectives, under_criteria, under_rule
from vnpolicy.nlp.targets.task_cells import is_count
from vnpolicy.nlp.targets.terms import is_terms
from vnpolicy.nlp.targets.wording import begins_with_verb, ending, ends_with, wording

_WORD = re.compile(r"\w+")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
# "Từ 80% - dưới 100% số đơn vị: 0.50", "Cứ 1% tỷ lệ hộ nghèo của xã", "được tính 10 điểm"
_SCORED = re.compile(
    r"^\W*Cứ\s+\d|quy thành điểm|điểm (?:cộng|ưu tiên|khuyến khích)\b"
    r"|được tính\s+[\d.,]+\s+điểm|:\s*\d+(?:[.,]\d+)?\s*(?:điểm)?\s*(?:$|\n)"
)
# "Dự trữ lương thực đủ dùng tối thiểu 10 ngày"
_LASTS = re.compile(r"(?<!\w)đủ (?:dùng|ăn|sử dụng|phục vụ|đáp ứng|cung ứng)\s(?:[^\W\d]+\s){1,5}$", re.IGNORECASE)
# "Thời gian sống khỏe mạnh đạt tối thiểu 68 năm", not "còn ít nhất 3 năm công tác"
_DURATION = re.compile(r"thời gian|thời hạn|tuổi thọ|trong vòng|time|duration|life expectancy", re.IGNORECASE)
_ROMAN = re.compile(r" ?[IVX]+\b")  # "Nghị quyết Trung ương 5 khóa XII"
_EACH_ONE = re.compile(r"\bmỗi\s(?:[^\W\d]+\s){1,3}$", re.IGNORECASE)
# "để đạt phát thải ròng bằng “0”", but not "phù hợp với mục tiêu đạt phát thải ròng bằng “0”"
_TOWARDS = re.compile(
    r"^(?!.*cam kết).*(?:(?:để|nhằm) đạt|hướng (?:tới|đến))(?: được)?(?: mục tiêu)?(?: đạt)?(?: mức)?\s$", re.IGNORECASE
)
_EACH = re.compile(r"\bmỗi\s+\w+", re.IGNORECASE)
# "Tuổi thọ trung bình đạt 75 tuổi", not "trẻ em dưới 6 tuổi"
_LIFE = re.compile(r"tuổi thọ|life expectancy", re.IGNORECASE)
# "mức thu nhập" is no "mức thu"
_INCOME = re.compile(r"mức (?=thu nhập)", re.IGNORECASE)
# "268 chuyên viên chính, chiếm 0,22%"
_COUNT_FIRST = re.compile(r"\d[\d.]*\s+[^\W\d](?:(?!tỷ lệ|tỉ lệ).)*\bchiếm\s*$", re.IGNORECASE)
_FEWEST = 4


def is_target(clause: Clause, figure: Quantity, text: str) -> bool:
    """Whether the figure is a result that the document sets out to reach."""
    said = clause.said
    before = clause.up_to(figure)
    # "Train 5,000 officials", "Chỉ số SIPAS: 90 điểm, xếp hạng 15"
    acts = in_objectives(clause) and (figure.unit is None or (figure.kind == "thing" and begins_with_verb(said)))
    if (
        (_is_bare(said) and not acts and not _is_labelled(clause))
        or under_criteria(clause)
        or _ROMAN.match(text, figure.span.end)
    ):
        return False
    if (
        only_frames(clause, figure, text)
        or tells_of_the_past(clause, figure, text)
        or not _looks_ahead(clause)
        # "100% trắc nghiệm khách quan"
        or not (before.strip() or in_objectives(clause) or _is_labelled(clause) or wording("predicate").search(said))
    ):
        return False
    if figure.base is not None and _YEAR_BEHIND.match(text, figure.span.end):
        return True  # "từ 180 triệu kWh năm 2015 lên 2,5 tỷ kWh vào năm 2030", whatever is measured
    if figure.kind == "percent":
        stated = in_objectives(clause) or _is_stated(clause, figure)
        return stated and not is_terms(clause, figure, text) and not _is_share(clause, before)
    if figure.kind == "money":
        return _is_money_result(clause, figure)
    return _is_count_result(clause, figure)


def _is_stated(clause: Clause, figure: Quantity) -> bool:
    """Whether a percentage outside the objectives is to be reached: by a bound, a verb, an aim, a year, or all 100%."""
    said, before = clause.said, clause.up_to(figure)
    if _LIMIT.search(before):  # "diện tích xây dựng không được vượt quá 5%" is a rule
        return bool(wording("aim").search(before) or _YEAR_AHEAD.search(said))
    if figure.comparator != "eq" or figure.value_max is not None or figure.value == _ALL or not before.strip():
        return True
    if wording("aim").search(said) or _YEAR_AHEAD.search(said) or begins_with_verb(before.lstrip()):
        return True
    tail = " ".join(_WORD.findall(before)[-3:])
    return ends_with("verb", tail) or bool(LEVEL.search(before))


_ALL = 100
_LIMIT = re.compile(r"không (?:được )?(?:vượt )?quá\s+$", re.IGNORECASE)


def _is_bare(said: str) -> bool:
    """Whether there is a figure but no indicator ("81% tỉnh, 62% huyện"), or a line of a scale of marks."""
    return bool(_SCORED.search(said)) or len(_WORD.findall(said)) < _FEWEST or len(_LETTERS.findall(said)) < _FEWEST - 1


def _looks_ahead(clause: Clause) -> bool:
    """A plan does; elsewhere and below a rule's article the clause must say so: "đến năm 2030", "phấn đấu"."""
    if in_objectives(clause):
        return True
    if _CASE.match(clause.said):
        return False  # "Trường hợp tỷ lệ bảo hộ đạt dưới 70%, ..."
    if clause.in_plan and not under_rule(clause):
        return True
    return bool(
        wording("objectives").search(clause.said)
        or _YEAR_AHEAD.search(clause.said)
        or _OPENS_AHEAD.match(last_sentence(clause.before))
        or _YEAR_AHEAD.search(clause.label)
    )


# "Under the plan, by 2028 the city will have 30 trails" before " and more than 200 homestays"
_OPENS_AHEAD = re.compile(
    r"\W*(?:(?:under|according to|theo)\s[^,.;]{1,40},\s)?(?:by|đến|tới)\s(?:the end of |hết |cuối )?(?:năm )?20\d\d",
    re.IGNORECASE,
)
_CASE = re.compile(r"\W*(?:trường hợp|nếu|khi|công thức|ghi chú|in case|if|where|when|formula|note)\b", re.IGNORECASE)
# A figure in running text without any heading or sign needs a word that looks ahead: "đến năm 2030", "Năm 2030, ..."
_YEAR_AHEAD = re.compile(
    r"(?:đến|tới|vào|trong|từ|giai đoạn|by|in)\s+(?:hết\s+|cuối\s+|the (?:end|middle) of\s+|late\s+|early\s+)?"
    r"(?:năm\s+)?20\d\d|^\W*năm\s+20\d\d,",
    re.IGNORECASE,
)


# " vào năm 2030" right behind a figure
_YEAR_BEHIND = re.compile(r"\s+(?:(?:đến|tới|vào|trong|by|in)\s+(?:năm\s+)?|năm\s+)20\d\d", re.IGNORECASE)


def _is_share(clause: Clause, before: str) -> bool:
    """Whether the percentage only says how much of the whole a count is, outside the objectives."""
    return bool(_COUNT_FIRST.search(before)) and not in_objectives(clause)


# "vận động hỗ trợ thêm cho huyện A ít nhất 1 tỷ đồng"
_RAISED = re.compile(r"(?<!\w)(?:vận động|quyên góp|gây quỹ)\s[^;:.()]*$", re.IGNORECASE)


def _is_money_result(clause: Clause, figure: Quantity) -> bool:
    if figure.comparator == "min" and _RAISED.search(clause.up_to(figure)):
        return True
    aimed = in_objectives(clause) or wording("aim").search(clause.said) is not None
    return aimed and wording("result_money").search(clause.said) is not None


def _is_count_result(clause: Clause, figure: Quantity) -> bool:
    before = clause.up_to(figure)
    if figure.unit and (figure.unit.lower() in AGES or figure.unit.endswith("/lần")):
        return in_objectives(clause) and bool(_LIFE.search(before))
    if figure.unit is None or figure.unit.lower() == "điểm":
        # an index; "Đạt giải thưởng cấp quốc gia: 4 điểm" is none
        return in_objectives(clause) or (figure.unit is None and _RANKED_INDEX.match(before) is not None)
    if figure.kind == "measure" and figure.value == 0:
        return in_objectives(clause) or _TOWARDS.search(before) is not None  # net zero
    if figure.kind == "time":
        rated = "/" in (figure.unit or "") or (figure.comparator in ("min", "max") and _DURATION.search(before))
        # "phấn đấu kỳ hạn bình quân của trái phiếu đạt từ 9 - 11 năm"
        aimed = wording("aim").search(before) and _REACHED.search(before)
        lasts = figure.comparator == "min" and _LASTS.search(before)
        return bool(rated and in_objectives(clause)) or bool(_CHANGED.search(before) or aimed or lasts)
    if _is_labelled(clause):
        return figure.comparator != "max" and not _GRADE.search(before)
    # "Đến năm 2030, bảo đảm công suất đạt trên 9 MW"
    turned = _YEAR_AHEAD.search(clause.said) or _TURNS.search(without_bound(before))
    free = in_objectives(clause) or (turned and wording("aim").search(before)) or _is_work(clause, figure)
    bounded = figure.kind == "measure" and figure.comparator != "eq" and not free
    return not bounded and not wording("other").search(_INCOME.sub("", before)) and _strength(clause, figure) >= 2


# "phấn đấu Chỉ số PCI tăng ít nhất 05 bậc"
_TURNS = re.compile(r"(?<!\w)(?:tăng|giảm|nâng|hạ|cắt giảm|tiết giảm)(?: thêm)?\s*$", re.IGNORECASE)
# "Convert at least 900 ha of orchards", "dành ít nhất 20 ha cho nhà ở", but not "Bố trí ít nhất 2 m cho lối đi"
_AREA = re.compile(
    r"(?:(?:nghìn|triệu|tỷ|thousand|million)\s)?(?:ha|hectares|hecta|tấn|tons|tonnes|km|MW|m3)", re.IGNORECASE
)


def _is_work(clause: Clause, figure: Quantity) -> bool:
    """Whether a verb right before a least area, length or mass says that so much is to be worked on."""
    before = without_body(clause.up_to(figure))
    words = without_bound(before).strip()
    area = figure.comparator == "min" and _AREA.fullmatch(figure.unit or "") and _AT_LEAST.search(before)
    return bool(area and begins_with_verb(words) and ends_with("verb", words) and not _STATES.search(words))


_AT_LEAST = re.compile(r"(?:ít nhất|tối thiểu|at least|no less than)\s(?:\w+\s)?$", re.IGNORECASE)
# "Rà soát các dự án có tối thiểu 20 ha", "Cấp mới diện tích tối thiểu 3 ha"
_STATES = re.compile(r"\s(?:có|còn|là|được|từ|với|diện tích|quy mô|công suất|sản lượng|chiều dài|tổng số|mức)$")
_GRADE = re.compile(r"\b(?:lớp|khối|hạng|khóa)\s$", re.IGNORECASE)  # "tuyển vào lớp 10 Tiếng Pháp"


@cache
def _label() -> re.Pattern[str]:
    # "Số lượng đào tạo đến năm 2025: ", "Mục tiêu: "
    return re.compile(rf"[\s\-+]*(?:{wording('objective_label').pattern})[^:.;]{{0,40}}:", re.IGNORECASE)


def _is_labelled(clause: Clause) -> bool:
    """Whether a label of targets opens the line, or the lead-in right above: "Dự kiến số lượng tin, bài:"."""
    above = clause.headings[0] if clause.headings else ""
    product = _product().match(clause.said)
    if product or _product().fullmatch(above):
        return is_count(clause.said[product.end() if product else 0 :])
    return _labelled(clause.said) or _labelled(clause.before) or (above.rstrip().endswith(":") and _labelled(above))


@cache
def _product() -> re.Pattern[str]:
    # "Sản phẩm: ", "Deliverable: "
    return re.compile(rf"\W*(?:{wording('output_label').pattern})(?:\s[^\W\d]+){{0,3}}:\s*", re.IGNORECASE)


def _labelled(text: str) -> bool:
    return bool(_label().match(text))


def _strength(clause: Clause, figure: Quantity) -> int:
    """How many signs speak for a result: the section, a bound, a verb right before the figure, an aim in the clause."""
    said, raw = clause.said, without_body(_before_range(clause, figure))
    before = _ENUMERATED.sub("", _without_bound_of_aim(raw))
    colon = before.rstrip().endswith(":")
    words = _WORD.findall(before)
    tail, unit = " ".join(words[-3:]), figure.unit or ""
    verb = ends_with("verb", tail)
    aimed = in_objectives(clause) or bool(wording("aim").search(before))
    acts = begins_with_verb(before.lstrip())
    work = counts_work(clause, figure, before)
    if not work and _describes(figure, raw, tail):
        return 0
    # "mỗi giải pháp phải có ít nhất 500 người sử dụng" only sets a condition, where nothing is to be done
    required = aimed or acts or _REQUIRED.search(before) or (verb and not _GRANTED.search(tail))
    if not required and _CONDITION.search(before) and figure.comparator == "min":
        return 0
    signs = 1 if in_objectives(clause) else 0
    signs += figure.comparator == "min" or (figure.comparator == "max" and bool(signs))
    signs += verb + bool(wording("aim").search(before)) + bool(_EACH.search(before))
    opens = verb and not figure.worded and len(words) <= 5 and acts
    # "Đạt 80 công trình ...", "; 02 phòng thử nghiệm ...", "Số dân phục vụ bình quân: ~ 3.700 người"
    # "trong đó 50 doanh nghiệp gọi được vốn ..."
    leads = aimed and figure.kind == "thing" and (not words or colon or words == _OF_WHICH)
    signs += opens + leads + before.rstrip(" ").endswith("(") + (figure.value_max is not None)
    bulk = _BULK.match(unit) or on_average(raw)
    ends = said.rstrip(" .;").endswith(figure.written)
    enough = (
        work,
        in_objectives(clause)
        and (tail.endswith("gấp") or _RANKED.search(raw)),  # "gấp 25 lần GDP", "in the top 40 ..."
        _YEAR_AHEAD.search(said) and _REACHED.search(raw),  # "đến năm 2025, diện tích ... đạt khoảng 700 nghìn ha"
        in_objectives(clause) and _SIZE.search(raw),  # "tổng lượng khách khoảng 27 triệu hành khách"
        in_objectives(clause) and ends and _LEVEL_OF.fullmatch(raw),  # "Sản lượng thủy sản 25.000 tấn."
        in_objectives(clause) and _AFTER_YEAR.search(raw),  # "Điện thương phẩm: Năm 2030 khoảng 505 tỷ kWh"
        figure.kind == "thing" and _BY_YEAR.fullmatch(raw),  # "Đến năm 2025: có 1.800 cơ sở"
        acts and _YEAR_AHEAD.search(raw) and tail.endswith(" còn"),  # "Sắp xếp các trạm đến hết năm 2027 còn 42 trạm"
        acts and _EACH_ONE.search(raw),  # "xây dựng mỗi huyện 01 cơ sở"
        _is_part_of_stock(clause, raw),
        _RANKED_INDEX.match(raw) and figure.kind != "time",  # "Chỉ số PAR INDEX xếp trong nhóm 20 tỉnh dẫn đầu"
        figure.unit == "bậc" and _CLIMBS.match(raw),  # "Chỉ số cải cách hành chính tăng 3 bậc"
        acts and bulk and unit.endswith(_YEARLY),  # "Trồng rừng tập trung 230 nghìn ha/năm"
        colon and ends and _BUILDS.match(before),  # "Xây dựng đường gom, hàng rào ngăn cách: 645,93 km."
    )
    return signs + 2 * any(enough)


def _is_part_of_stock(clause: Clause, before: str) -> bool:
    """Whether measures share out what is to be done: "Dự trữ hàng hóa, trong đó gạo 50 tấn, mì tôm 90 thùng"."""
    if len(clause.figures) < _PAIR or all(figure.kind != "measure" for figure in clause.figures):
        return False
    said = f"{clause.before}{before}"
    return _PARTS.search(before) is not None and begins_with_verb(_LEADING.sub("", without_body(last_sentence(said))))


_PAIR = 2
_PARTS = re.compile(r"(?<!\w)(?:trong đó|bao gồm|gồm|cụ thể:|including|of which):?\s[^;.:()]*$", re.IGNORECASE)
_LEADING = re.compile(r"^\W+")


def _before_range(clause: Clause, figure: Quantity) -> str:
    """The words before a figure, without the "from" of an English range: "will have from 1 to 2 products"."""
    before = clause.up_to(figure)
    return before.removesuffix("from ") if figure.value_max is not None else before


def _without_bound_of_aim(before: str) -> str:
    """The words before a figure without its bound, but with "đạt", which is verb and aim: "Sản lượng đạt khoảng "."""
    bare = without_bound(before)
    return f"{bare}đạt " if _ATTAINS.search(before, len(bare)) else bare


_ATTAINS = re.compile(r"\bđạt\b", re.IGNORECASE)
_BUILDS = re.compile(r"\W*(?:xây dựng|lắp đặt|cải tạo|nâng cấp|sửa chữa|trồng|mở rộng|xóa bỏ)\s", re.IGNORECASE)
_AFTER_YEAR = re.compile(r"(?:^|[:;,]\s)(?:đến\s)?năm\s20\d\d[:,]?\s(?:là\s)?(?:khoảng\s|trên\s)?$", re.IGNORECASE)
_BY_YEAR = re.compile(
    r"\W*(?:đến|tới|by)\s(?:hết\s|cuối\s)?(?:năm\s)?20\d\d\s*[:,]?\s(?:(?:phấn đấu|cả nước|toàn tỉnh),?\s)*(?:có|have)"
    r"(?:\s(?:ít nhất|tối thiểu|khoảng|trên|at least|about))?\s",
    re.IGNORECASE,
)
_SIZE = re.compile(
    r"(?:^|[:;]\s)\W*(?:tổng\s)?(?:sản lượng|số lượng|lượng|khối lượng|công suất|diện tích)\s[^,;:\d]{4,80}\skhoảng\s$",
    re.IGNORECASE,
)
_LEVEL_OF = re.compile(
    r"\W*(?:tổng(?: đàn)?|số|(?:sản |khối |số )?lượng|diện tích|mật độ|năng suất|công suất)\s[^,;:.()\d]{3,60}\s",
    re.IGNORECASE,
)
_YEARLY = ("/năm", "/year")
# takes "Vietnam ranks among the top ", "Be in the group of "; leaves "selected from the top "
_RANKED = re.compile(
    r"\b(?:is|are|be|ranks?|ranked|stands?|rises?|moves? up|remains?) (?:in|into|to|among|within)"
    r" (?:the )?(?:top|group of|leading)\s$",
    re.IGNORECASE,
)
_OPENS_INDEX = r"\W*(?:phấn đấu,? )?(?:(?:các|thứ hạng|xếp hạng) )?chỉ số\s[^;:]*\s"
_RANKED_INDEX = re.compile(
    rf"{_OPENS_INDEX}(?:xếp|nằm|đứng|thuộc|lọt|vào|duy trì)"
    r"(?:\s[^\W\d]+){0,2}\s(?:nhóm|top|tốp)\s$",
    re.IGNORECASE,
)
_CLIMBS = re.compile(rf"{_OPENS_INDEX}(?:tăng|nâng|cải thiện)\s(?:[^\W\d]+\s){{0,3}}$", re.IGNORECASE)
_BULK = re.compile(r"(?:(?:nghìn|triệu|tỷ)\s)*(?:ha|tấn|m3|m³|m2|km|lít|tonnes?|hectares?)/", re.IGNORECASE)
_ON_AVERAGE = re.compile(r"\((?:bình quân|trung bình|on average)\s$", re.IGNORECASE)


def on_average(before: str) -> bool:
    """Whether a bracket opens that shares out what stands before it: "10.000 cán bộ (bình quân 1.000 người/năm)"."""
    return _ON_AVERAGE.search(before) is not None


def _describes(figure: Quantity, raw: str, tail: str) -> bool:
    """Whether the words before a figure only say where or of what kind: "tại 05 xã", "gồm 06 chỉ số chính"."""
    place, verb = ending("noverb").search(tail), ending("verb").search(tail)
    # "nằm trong bảng xếp hạng 300 hợp tác xã", "Đối với 09 tỉnh còn lại, đề nghị ..."
    placed = (place and (verb is None or place.start() < verb.start())) or _FOR.match(raw)
    part = figure.comparator == "eq" and wording("part").fullmatch(figure.unit or "")
    built = figure.comparator == "eq" and _BUILT.search(raw) and wording("member").fullmatch(figure.unit or "")
    return bool((placed and not _RANKED.search(raw)) or part or built or _KIND.search(raw))


# "gồm 03 tiêu chí", "chia thành 04 nhóm"; "đạt 19 tiêu chí" is a result
_BUILT = re.compile(r"(?:gồm|gồm có|chia thành|nhóm thành|là)\s$", re.IGNORECASE)
# "xe ô tô con loại từ 09 chỗ trở xuống", "trẻ được tiêm đủ 02 liều"
_FOR = re.compile(r"\W*đối với\s$", re.IGNORECASE)
_KIND = re.compile(r"\bloại (?:từ |có )?$|\bđược\s(?:\w+\s)?đủ $", re.IGNORECASE)
_OF_WHICH = ["trong", "đó"]
# "(ii) " in "(ii) 01 mô hình đô thị"
_ENUMERATED = re.compile(r"\((?:[ivx]{1,4}|\d)\)\s*$")
# "nâng ngày dự trữ ... lên tối thiểu từ 25 - 30 ngày", "rút ngắn thời gian ... xuống còn 20 ngày"
_CHANGED = re.compile(
    r"(?:nâng|tăng|giảm|rút ngắn|kéo dài|reduc|shorten|cut)\w*\s.*\s(?:lên|xuống|còn|to)"
    r"(?:\s(?:còn|tối thiểu|ít nhất|tối đa|không quá|dưới|trên|từ|khoảng|under|below|less than|at most))*\s*$",
    re.IGNORECASE,
)
_REACHED = re.compile(
    r"\b(?:đạt|reach(?:es)?)(?:\s+(?:khoảng|trên|ít nhất|tối thiểu|bình quân|từ|at least))*\s*$", re.IGNORECASE
)
# "... có ít nhất 300 doanh nghiệp tham gia"
_GRANTED = re.compile(r"(?:^|\s)(?:có|được(?:\s[^\W\d]+)*)$")  # "mỗi thôn được bố trí ít nhất một suất trợ cấp"
_CONDITION = re.compile(r"\bcó\s*$|\bmỗi\b", re.IGNORECASE)
_REQUIRED = re.compile(r"bảo đảm|đảm bảo|phấn đấu|đến năm|hằng năm|hàng năm|mỗi năm", re.IGNORECASE)
