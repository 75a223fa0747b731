"""Quantities: numbers with their unit and bound, as Vietnamese and English policy documents write them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from vnpolicy.corpus import read_table
from vnpolicy.ingest.document import Span
from vnpolicy.nlp.alternatives import alternatives
from vnpolicy.nlp.plan import Comparator
from vnpolicy.nlp.targets.numbers import DIGITS_AHEAD, find_numbers, number_of

AGES = frozenset({"tuổi", "years old"})
FIRST_ITEM = r"\((?:i|1|a)\)"  # opens a list within a sentence: "mỗi huyện có ít nhất: (i) 2 chợ; (ii) 3 kho"
UnitKind = Literal["percent", "money", "time", "measure", "thing", "noun", "none"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number or range with its unit; `figure` is where the number itself begins, inside `span`.

    A change "từ 300 tỷ đồng lên 6000 tỷ đồng" has `value` 6000 and `base` 300. `value` is in the printed unit:
    "18 triệu lượt khách" is 18, unit `triệu lượt khách`.
    """

    written: str
    span: Span
    figure: int
    value: float
    value_max: float | None = None
    unit: str | None = None
    kind: UnitKind = "none"
    comparator: Comparator = "eq"
    base: float | None = None
    worded: bool = False


@cache
def _units() -> dict[str, UnitKind | Literal["scale"]]:
    return {row["unit"].lower(): row["kind"] for row in read_table("units")}  # type: ignore[misc]


@cache
def _bounds(place: str) -> dict[str, Comparator]:
    rows = read_table("comparators")
    return {row["phrase"]: row["comparator"] for row in rows if row["place"] == place}  # type: ignore[misc]


def _either(words: Iterable[str]) -> str:
    return alternatives(words, blank=" ", any_case=True)


_MANY = r"(?:(?:(?:0?1|một)\s)?vạn|1[.,]?000|10[.,]?000|100[.,]?000)"
_BORN = r"(?:trẻ|bé gái|ca)(?:\s(?:đẻ|sinh|ra|em|sống)(?!\w))*"
# "bé trai/100 bé gái", "/100.000 trẻ đẻ sống", " bác sĩ trên 1 vạn dân"; behind another "23 ca sinh/1.000 phụ nữ" also
# "/1.000" alone, but not in "tỷ lệ 1/1.000"
_RATIO = (
    r"(?:[^\W\d]+(?:\s[^\W\d]+){0,2}\s?)?"
    rf"(?:/\s?(?:{_MANY}\s(?:{_BORN}|(?:người )?dân|người|phụ nữ|lao động|học sinh)|100\s{_BORN})"
    rf"|(?<=\s)trên\s{_MANY}\s(?:{_BORN}|dân))(?!\w)|(?<![\s(]1)/{_MANY}(?![\w/]|[.,]\d|\s\w+/)"
)
# "Số bác sĩ trên 10.000 dân": by how many is counted, not how many
_PER_HEAD = re.compile(rf"(?<=\strên ){_MANY}\s(?:{_BORN}|dân)(?!\w)", re.IGNORECASE)


@cache
def _unit_pattern() -> re.Pattern[str]:
    scale = _either(unit for unit, kind in _units().items() if kind == "scale")
    plain = _either(unit for unit, kind in _units().items() if kind not in ("scale", "percent"))
    percent = _either(unit for unit, kind in _units().items() if kind == "percent")
    # "%/năm", "triệu lượt khách", "tỷ đồng", "Hội nghị/tỉnh, thành phố", "giờ/ngày"
    per = rf"(?:\s*/\s*(?:0?1\s)?(?:tỉnh, thành phố|vạn dân|chu kỳ|(?:{plain})(?!\w)|[^\W\d]+)){{0,2}}"
    # "lượt khách du lịch sinh thái/năm", "lít nước/người/ngày"
    qualified = (
        r"(?:(?:\s(?!(?:và|hoặc|trong|của|cho|tại)\s)[^\W\d]+){1,3}"
        r"(?=/(?:người|hộ|năm|quý|tháng|tuần|ngày|vụ|ha)(?!\w)))?"
    )
    # "47 triệu TEU": a noun that no table has
    other = (
        r"(?<=\s)(?!(?:và|hoặc|trong|đến|tới|lên|xuống|còn|so|của|từ|vào|cho|với|để|to|from|in|of|and|per|each)\b)"
        r"[^\W\d]{2,}"
    )
    # "50 bưu gửi/đầu người/năm"
    rated = (
        r"(?<=\s)(?=(?P<rate>[^\W\d]{2,}(?:\s[^\W\d]{2,})?"
        r"/(?:đầu người|người|hộ|vạn dân|năm|capita|year)(?!\w| học)(?:/năm(?!\w))?))"
        rf"(?!(?:{plain}|{scale})(?!\w))(?P=rate)"
    )
    # points are none: "giải nhất 5 điểm, giải nhì 4 điểm"
    things = _either(unit for unit, kind in _units().items() if kind == "thing" and unit != "điểm")
    # "05 - 10 hoạt động, chương trình": two nouns that end the clause; "90 kỹ sư, thợ điện và cán bộ quản lý"; "12 xã,
    # phường có nhà văn hóa", "85 mô hình, dự án giảm nghèo"
    pair = (
        rf"(?:, (?:{things})(?=\s*(?:[.;)/]|$))|(?:, (?:{things})(?!\w))+"
        rf"(?: và (?:{things})(?!\w)|(?=\s[^\W\d])))?"
    )
    return re.compile(
        rf"\s*(?P<unit>(?:{percent})(?:(?<=\W)|(?!\w)){per}|{_RATIO}|{rated}|(?:(?P<scale>(?:{scale})(?!\w)\s*)*)"
        rf"(?:(?P<noun>(?:(?:{things})(?!\w){pair}|(?:{plain})(?!\w)){qualified}){per}|(?(scale){other}|(?!))|))",
        re.IGNORECASE,
    )


@cache
def _english_noun() -> re.Pattern[str]:
    """The plural that English puts behind its adjectives: "30 sustainable production and consumption models"."""
    things = _either(row["unit"] for row in read_table("units") if row["language"] == "en" and row["kind"] == "thing")
    # in "115 transport under the model" the noun behind the preposition is another
    word = r"(?!(?:of|in|on|at|for|to|by|with|from|under|the|a|an)\s)[A-Za-z\-]+"
    return re.compile(rf"\s+(?:{word}\s+){{1,5}}?(?P<unit>{things})(?!\w)", re.IGNORECASE)


def _scaled_noun(text: str, unit: re.Match[str]) -> re.Match[str] | None:
    """The noun behind a scale and adjectives: "visitors" of "8 million international visitors"."""
    scale = unit.groupdict().get("scale")
    return _english_noun().match(text, unit.end("scale") - 1) if scale and scale[-1].isspace() else None


_TO = (
    r"to(?!\w)(?:\s+(?:at least|over|above|more than|about|around|nearly|below|under|less than))?"
    r"(?:\s+(?:USD|VND)(?=\s))?"
)
# "- 10%", " đến 30", "–95%", "to 8", "to over 70%"
_RANGE_SIGN = re.compile(rf"\s*(?:(?P<dash>[-–—÷])|(?:đến|tới)(?!\w)|{_TO})\s*")
# "lên 6000 tỷ đồng", "xuống còn 5%", " (tấn dầu tương đương) vào năm 2015 lên đạt khoảng 37", " mức hiện nay xuống còn"
# " in 2022 to 35%"
_CHANGE_SIGN = re.compile(
    r"(?:\s*\([^()]{1,40}\))?(?:\s*(?:(?:vào|của|ở|trong|in)\s+)?(?:năm\s+)?20\d\d\b|\s*(?:như\s+)?hiện nay)?\s*,?"
    r"\s*(?:(?:tăng|nâng|giảm)\s+)?(?:lên|xuống|còn)"
    r"(?:\s+(?:còn|đến|tới|đạt|khoảng|gần|thành|mức|trên|dưới|ít nhất|tối thiểu))*\s*"
    rf"|\s*\b(?:in\s+20\d\d|now|today|currently|at present),?\s+{_TO}\s*",
    re.IGNORECASE,
)
_OPEN = re.compile(r"\(\s*$")


# "phát thải ròng về “0”", "phát thải ròng từ mất rừng bằng 0", "net-zero emissions"
_NET_ZERO = re.compile(
    r"(?P<vi>phát thải ròng)(?:\s+khí nhà kính)?(?:\s+(?:từ|của|trong)\s[^\d,;.:()]{3,60}?)?"
    r"\s+(?:về|bằng|đạt)\s+(?:mức\s+)?[“\"']?(?:0|không)(?!\w)[”\"']?"
    r"|(?P<en>net[- ]zero(?:\s+(?:carbon\s+)?emissions?)?)",
    re.IGNORECASE,
)


def _net_zeros(text: str) -> list[Quantity]:
    found = _NET_ZERO.finditer(text) if "ròng" in text or "zero" in text.lower() else ()
    return [
        Quantity(
            match.group(), Span(*match.span()), match.start(), 0.0, unit=match["vi"] or match["en"], kind="measure"
        )
        for match in found
    ]


def find_quantities(text: str, *, offset: int = 0) -> list[Quantity]:
    """Numbers with a unit in `text`, in order; numbers of documents, articles and dates may be among them."""
    out = [shift(quantity, offset) for quantity in _net_zeros(text)]
    position = 0
    for match in find_numbers(text):
        worded = not match.group()[0].isdigit()
        if (match.start() < position and not worded) or _PER_HEAD.match(text, match.start()):
            continue
        quantity = _read(text, match)
        position = max(position, match.end(), quantity.span.end)
        out.append(shift(quantity, offset))
    return sorted(out, key=lambda quantity: quantity.span.start)


def shift(quantity: Quantity, offset: int) -> Quantity:
    """The same with its places moved by `offset`."""
    if not offset:
        return quantity
    span = Span(quantity.span.start + offset, quantity.span.end + offset)
    return replace(quantity, span=span, figure=quantity.figure + offset)


def _read(text: str, match: re.Match[str]) -> Quantity:
    start, stop = match.start(), _end_of_number(text, match)
    opened = "(" in text[max(0, start - 3) : start] and _OPEN.search(text, max(0, start - 3), start)
    first_unit = _unit_pattern().match(text, stop)
    chained = _CHAIN.match(text, stop) or _CHAINED.search(text, max(0, start - _NEAR), start)
    high, end, base = (None, stop, None) if chained else _second(text, stop, first_unit)
    if high is not None and base is None and _ROSE_FROM.search(text, max(0, start - 80), start):
        base = 0.0
    figure = start if base is None else end - len(high or "")
    if high is not None and text[end : end + 1] == ")" and opened:
        end += 1
    unit = first_unit if end == stop else _unit_pattern().match(text, end)
    if not (unit and unit["unit"].strip()):
        unit = _english_noun().match(text, end) or unit
    written_unit = unit["unit"].strip() if unit else ""
    if base is not None and written_unit.startswith("/") and first_unit:
        written_unit = first_unit["unit"].strip()  # "từ 23 ca sinh/1.000 phụ nữ xuống 18/1.000"
    kind = _kind(_as_ratio(written_unit))
    end = unit.end() if unit and written_unit else end
    if kind == "none" and unit and (noun := _scaled_noun(text, unit)):
        written_unit, kind, end = f"{unit['scale'].strip()} {noun['unit']}", "thing", noun.end()
    if not written_unit and base is not None and first_unit:
        written_unit, kind = first_unit["unit"].strip(), _kind(_as_ratio(first_unit["unit"].strip()))
    first = number_of(match.group(), percent=kind == "percent")
    second = number_of(high, percent=kind == "percent") if high is not None else None
    quantity = Quantity(
        text[start:end],
        Span(start, end),
        figure,
        first,
        unit=_as_ratio(written_unit) or None,
        kind=kind,
        worded=not match.group()[0].isdigit(),
    )
    if second is not None and base is not None:
        quantity = replace(quantity, value=second, base=first)
    elif second is not None:
        low_end, high_end = sorted((first, second))  # "tần suất từ 2,0% đến 1,0%"
        quantity = replace(quantity, value=low_end, value_max=high_end, comparator="range")
    return _bound(text, _with_currency(text, quantity))


def _end_of_number(text: str, match: re.Match[str]) -> int:
    """Where a number ends with the whole that it is counted of: "12/19" of "12/19 xã đạt chuẩn"; a date has none."""
    whole = OF_WHOLE.match(text, match.start())
    if (
        whole is None
        or not _LEAST <= int(whole[2]) >= int(whole[1])
        or _NUMBERED.search(text, max(0, match.start() - 8), match.start())
    ):
        return match.end()
    unit = _unit_pattern().match(text, whole.end())
    return whole.end() if unit and _kind(unit["unit"].strip()) == "thing" else match.end()


OF_WHOLE = re.compile(r"(\d{1,3})/(\d{1,3})(?=\s)")
# "trước ngày 5/7 xã A nộp báo cáo", "số nhà 12/34 phường A"
_NUMBERED = re.compile(r"(?<!\w)(?:ngày|trước|sau|đến|từ|số|nhà|ngõ|hẻm)\s$", re.IGNORECASE)
_LEAST = 5  # "2/3 thành viên" is a part of any whole
# "28% - 30% - 42%": a series of shares, no range
_CHAIN = re.compile(r"(?:\s*%\s*[-–]\s*\d[\d.,]*){2}\s*%")
_CHAINED = re.compile(r"%\s*[-–]\s*$")
_NEAR = 5


def _as_ratio(unit: str) -> str:
    """The unit with a plain stroke: "bác sĩ trên 1 vạn dân" is "bác sĩ/vạn dân"."""
    return re.sub(r"\s*/\s*(?:0?1\s(?=vạn))?|(?:^|\s+)trên\s(?:(?:0?1|một)\s(?=vạn))?", "/", unit)


# "USD 20 billion", "VND 500"
_CURRENCY = re.compile(r"(?<!\w)(USD|VND|EUR|US\$)\s?$")


def _with_currency(text: str, quantity: Quantity) -> Quantity:
    """The quantity with the currency that English sets before it."""
    start = quantity.span.start
    found = _CURRENCY.search(text, max(0, start - 5), start) if quantity.kind == "none" else None
    if found is None:
        return quantity
    unit = f"{quantity.unit} {found[1]}" if quantity.unit else found[1]
    span = Span(found.start(), quantity.span.end)
    return replace(quantity, written=text[slice(*span)], span=span, unit=unit, kind="money")


# "Increase the rate of trained workers from 60% to 70%": no range
_ROSE_FROM = re.compile(
    r"(?:increas|rais|rise|grow|reduc|decreas|lower|cut|fall|expand)\w*\s[^.;,]{0,60}\bfrom\s"
    r"(?:the (?:current|present)\s)?(?:(?:USD|VND)\s)?$",
    re.IGNORECASE,
)


def _second(text: str, end: int, unit: re.Match[str] | None) -> tuple[str | None, int, float | None]:
    """The second number of a range or a change, where it ends, and a mark when it is a change."""
    ends = [end]
    if unit and unit["unit"].strip():
        ends.insert(0, unit.end())
    for stop in ends:
        for sign, change in ((_CHANGE_SIGN, True), (_RANGE_SIGN, False)):
            gap = sign.match(text, stop)
            number = DIGITS_AHEAD.match(text, gap.end()) if gap and gap.end() > stop else None
            if number and _BY_YEAR.search(text, max(0, end - 7), end):
                continue  # "5% by 2026 to 10% by 2030"
            if number and change and (_OF_YEAR.search(text, max(0, end - 9), end) or _is_age(unit)):
                continue  # "đến năm 2030 xuống còn 4 triệu tấn", "trẻ dưới 1 tuổi còn 15‰" begin with no level
            if number and not (stop != end and not change and not _same_unit(text, number.end(), unit)):
                return number.group(), number.end(), (0.0 if change else None)
    return None, end, None


_OF_YEAR = re.compile(r"năm\s20\d\d$", re.IGNORECASE)
_BY_YEAR = re.compile(r"\b(?:in|by)\s20\d\d$")


def _is_age(unit: re.Match[str] | None) -> bool:
    return unit is not None and unit["unit"].strip().lower() in AGES


def _same_unit(text: str, end: int, unit: re.Match[str] | None) -> bool:
    following = _unit_pattern().match(text, end)
    return bool(unit and following and following["unit"].strip().lower().startswith(unit["unit"].strip().lower()))


def _kind(unit: str) -> UnitKind:
    lowered = unit.lower()
    if lowered.startswith(("%", "‰", "phần trăm", "percent", "per cent")):
        return "percent"
    head = lowered.split("/")[0].strip()
    words = head.split()
    for cut in range(len(words)):
        kind = _units().get(" ".join(words[cut:]))
        if kind is not None and kind != "scale":
            return kind
    return "measure" if _MEASURED_PER.search(lowered) else "none"


_MEASURED_PER = re.compile(rf"/(?:{_MANY}|100)(?!\w)")


@cache
def _before_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?<!\w)|(?=[<>≤≥]))({_either(_bounds('before'))})"
        r"(?:\s+(?:là|từ|of|đạt|khoảng|có|được|tiết kiệm|bình quân|cả nước|mỗi năm|hằng năm|hàng năm))*\s*\(?$",
        re.IGNORECASE,
    )


@cache
def _after_pattern() -> re.Pattern[str]:
    return re.compile(rf"\s*({_either(_bounds('after'))})(?!\w)", re.IGNORECASE)


def without_bound(before: str) -> str:
    """The text before a figure without the words of its bound: "Đào tạo ít nhất " gives "Đào tạo "."""
    return _lead_pattern().sub(" ", _before_pattern().sub("", before))


@cache
def _lead_pattern() -> re.Pattern[str]:
    # not "Xây dựng cầu vượt: 02 cầu": what lies outside a figure leads to no list
    # and "cho người từ 18 tuổi trở lên:" bounds nothing below it
    before = (row for row in read_table("comparators") if row["place"] == "before")
    rows = [row for row in before if not row["strict"] and row["comparator"] != "eq"]
    return re.compile(rf"(?<!\w)({_either(row['phrase'] for row in rows)})\s*:\s*(?:{FIRST_ITEM}\s*)?$", re.IGNORECASE)


def bound_of_lead(lead: str) -> Comparator:
    """The bound that a lead-in sets for all items of its list: "mỗi huyện có ít nhất: (i) " gives `min`; else `eq`."""
    found = _lead_pattern().search(lead)
    return _bounds("before")[found[1].lower()] if found else "eq"


def _bound(text: str, quantity: Quantity) -> Quantity:
    place = quantity.span.start if quantity.base is None else quantity.figure
    before = _before_pattern().search(text, max(0, place - 40), place)
    after = _after_pattern().match(text, quantity.span.end)
    if after and quantity.comparator != "range":
        return replace(
            quantity, comparator=_bounds("after")[after[1].lower()], span=Span(quantity.span.start, after.end())
        )
    bound = _bounds("before")[before[1].lower()] if before else "eq"
    if before and bound != "eq" and quantity.comparator != "range" and not _is_on_all(text, quantity, before):
        return replace(quantity, comparator=bound)
    from_here = quantity.comparator == "eq" and quantity.base is None and _FROM.search(text, max(0, place - 8), place)
    upwards = quantity.comparator == "eq" and _UPWARDS.match(text, quantity.span.end)
    # "xe từ 10 chỗ ngồi trở lên" says which, "từ 90% chỉ tiêu trở lên" how much
    if from_here or (upwards and text.endswith("từ ", 0, place) == (quantity.kind != "thing")):
        return replace(quantity, comparator="min")
    return quantity


def _is_on_all(text: str, quantity: Quantity, bound: re.Match[str]) -> bool:
    """Whether "trên 100%" is on all of the things, no bound: "lắp camera trên 100% phương tiện"."""
    whole = quantity.kind == "percent" and quantity.value == _ALL and bound[1].lower() == "trên"
    return (
        whole
        and _THINGS.match(text, quantity.span.end) is not None
        and not _LEVEL.search(text, max(0, bound.start() - _NEAR_LEVEL), bound.start())
    )


_ALL, _NEAR_LEVEL = 100, 12
_THINGS = re.compile(r"\s(?!so với|kế hoạch|dự toán|chỉ tiêu|nhu cầu|công suất|vào|trong|và)[^\W\d]")
_LEVEL = re.compile(r"(?:đạt|tăng|giảm|lên|là|mức|hoàn thành|tỷ lệ|thu)\s*$", re.IGNORECASE)
# "hoàn thành từ 90% chỉ tiêu trở lên", "kết nạp 300 hội viên nông dân trở lên", not "30 hộ từ hai con trở lên"
_UPWARDS = re.compile(r"(?:\s(?!(?:từ|có)\s)[^\W\d]+){1,5}\strở lên(?!\w)")


# "Từ 80% người dân từ 15 tuổi trở lên có tài khoản": nothing else is the end of the range
_FROM = re.compile(r"(?:^|[.;:\n]\s?|[-+]\s?)Từ\s$")
