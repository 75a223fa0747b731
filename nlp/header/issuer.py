"""The issuing body: from the printed lines of the letterhead to its full name with its place."""

import re
from functools import cache

from vnpolicy.corpus import read_table
from vnpolicy.nlp.agencies.words import english_names, tokenize
from vnpolicy.nlp.alternatives import alternatives
from vnpolicy.nlp.header.issuing_bodies import body_words
from vnpolicy.nlp.letters import UPPER, in_capitals

_OPEN_END = re.compile(r"(?:\b(?:VÀ|CỦA|CÁC|VỀ|AND|OF|THE|NHÂN|NHÀ|QUỐC|HỘI|ỦY|UỶ)|[-–,])$")
_OLDER_TONE = re.compile(r"HOÁ(?!\w)")  # takes "VĂN HOÁ", refuses "CHỨNG KHOÁN", "KHOÁNG SẢN"
_NOISE = re.compile(r"[-_*=|•.~]{2,}|[|*_]|^\W+$")


_JOINT = re.compile(r"\s*[-–]\s*\w")  # "- BỘ NỘI VỤ" under "BỘ Y TẾ"


def read_issuer(region: str, text: str, place: str | None) -> str | None:
    """Full name of the body whose letterhead is `region`; `text` and `place` supply what it lacks."""
    bodies = letterhead(region)
    if not bodies:
        return None
    name = _written(bodies[-1], text)
    if re.search(r"[^\W\d_]", name) is None:
        return None
    if _ENGLISH.search(name):
        return re.sub(r"^The\s+", "", name)
    superior = _written(bodies[-2], text) if len(bodies) > 1 else None
    return _with_place(_with_superior(name, superior, text), place)


_ENGLISH = re.compile(
    r"\b(?:of|the|Ministry|Minister|Committee|Government|Assembly|Bank|Department|Council|Office|Authority)\b",
    re.IGNORECASE,
)


def letterhead(region: str) -> list[str]:
    """Bodies in a letterhead, the superior first: lines that a column broke are joined, joint issuers stay together."""
    bodies: list[str] = []
    for raw in region.splitlines():
        # "BỘ Y TẾ -\n\nBỘ GIÁO DỤC VÀ ĐÀO TẠO": the dash joins two bodies
        line = " ".join(_NOISE.sub(" ", raw).split()).lstrip(" -–.,:;").rstrip(" .,:;")
        if not line or not _plausible(line):
            continue
        for part in _split_known(line):
            if bodies and _JOINT.match(raw):
                bodies[-1] = f"{bodies[-1]} - {part}"
            elif bodies and not _starts_new(bodies[-1], part):
                bodies[-1] = f"{bodies[-1]} {part}"
            else:
                bodies.append(part)
    return [body.rstrip(" -–.,:;") for body in bodies]


def _plausible(line: str) -> bool:
    """Letterheads are short and in capitals; a caption of the database or a sentence is neither."""
    return (
        in_capitals(line)
        and len(line) < 260
        and bool(re.search(r"[^\W\d_]{2}", line))
        and not re.search(r"\d{2}/\d{2}/|://", line)
        # "Số:      /QĐ-UBND": a draft whose number is still open
        and not re.match(r"(?:Số|SỐ|No)\s*[.:]", line)
    )


def _starts_new(body: str, line: str) -> bool:
    if _OPEN_END.search(body) or line.startswith("VÀ "):
        return False
    if re.fullmatch(
        r"(?:ỦY|UỶ)\s+BAN\s+NHÂN\s+DÂN|HỘI\s+ĐỒNG\s+NHÂN\s+DÂN|(?:ỦY|UỶ)\s+BAN\s+THƯỜNG\s+VỤ|BỘ|BAN|SỞ|CỤC|CHI\s+CỤC|TỔNG\s+CỤC|HỘI\s+ĐỒNG|VĂN\s+PHÒNG|UBND",
        body,
    ):
        return False
    return bool(_begins().match(line)) or _is_english_ministry(body)


def _is_english_ministry(body: str) -> bool:
    """Whether the lines so far are all of a ministry's English name: the next one names a body below it."""
    words = tokenize(body)
    known = english_names().longest(words, 0)
    return known is not None and known.end == len(words) and known.value.startswith("bo-")


@cache
def _begins() -> re.Pattern[str]:
    """A new body begins: "SỞ Y TẾ" under "ỦY BAN NHÂN DÂN TỈNH ..."."""
    return re.compile(rf"(?:{body_words(capitals=True)})(?!\w)")


@cache
def _names() -> dict[str, str]:
    rows = (*read_table("agencies"), *read_table("issuer_symbols"))
    return {row["name"].upper(): row["name"] for row in rows}


@cache
def _superior() -> re.Pattern[str]:
    """A superior body that stands on one line with its unit: "BỘ TÀI CHÍNH TỔNG CỤC THUẾ"."""
    known = alternatives((row["name"].upper() for row in read_table("issuer_symbols")), blank=r"\s+")
    local = (
        rf"(?:(?:ỦY|UỶ)\s+BAN\s+NHÂN\s+DÂN|UBND)\s+(?:TỈNH|THÀNH\s+PHỐ|TP\.?)(?:\s+(?!SỞ|BAN|VĂN)[{UPPER}.-]+){{1,4}}?"
    )
    return re.compile(rf"((?:{known}|{local}))\s+(?=(?:{body_words(capitals=True, language='vi')})\s)")


def _split_known(line: str) -> list[str]:
    match = _superior().match(_OLDER_TONE.sub("HÓA", line.replace("UỶ", "ỦY")))
    return [line[: match.end(1)], line[match.end() :]] if match else [line]


def _written(printed: str, text: str) -> str:
    """The name as running text writes it: found in the document, in the table, or by rule."""
    folded = " ".join(printed.split()).replace("UỶ BAN", "ỦY BAN").replace("TOÀ ", "TÒA ")
    folded = _OLDER_TONE.sub("HÓA", folded)
    known = _names().get(folded)
    joint = re.split(rf"\s*[-–]\s*(?={body_words(capitals=True, language='vi')}(?!\w))", folded)
    if not known and len(joint) > 1:
        return " - ".join(_written(part, text) for part in joint)
    return known or _lowered(_found(printed, text) or folded)


def _found(printed: str, text: str) -> str | None:
    """The same words in small letters elsewhere in the text; commas may differ."""
    words = re.findall(r"[^\W_]+|[&]", printed)
    if len(words) < 2 or len(words) > 40:
        return None
    pattern = re.compile(r"[\s,–-]+".join(map(re.escape, words)), re.IGNORECASE)
    forms = (match[0] for match in pattern.finditer(text, 0, 30000) if not in_capitals(match[0]))
    form = next((form for form in forms if form[0].isupper() and "\n" not in form), None)
    return " ".join(form.split()) if form else None


_VOWEL = re.compile("[AEIOUYĂÂÊÔƠƯ]|[À-ÅÈ-ÏÒ-ÖÙ-ÝĨŨƠƯẠ-Ỹ]")
_LEVELS = r"KHU VỰC|THCS|THPT|TIỂU HỌC|MẦM NON|TỈNH|THÀNH PHỐ|TP\.|TP|QUẬN|HUYỆN|THỊ XÃ|PHƯỜNG|XÃ|THỊ TRẤN|ĐẶC KHU"
_LOCAL = re.compile(rf"^(.*?)\s+({_LEVELS})\s*(\S.*)$")
_SHORT = {
    "UBND": "ỦY BAN NHÂN DÂN",
    "HĐND": "HỘI ĐỒNG NHÂN DÂN",
    "TP": "THÀNH PHỐ",
    "TP.": "THÀNH PHỐ",
    "BCH": "BAN CHẤP HÀNH",
}
_PROPER = re.compile(
    r"\b(?:trung ương|nhà nước|chính phủ|quốc hội|đảng|(?:ủy ban|hội đồng|viện kiểm sát|tòa án) nhân dân)\b"
)


@cache
def _places() -> re.Pattern[str]:
    """Provinces and the country in small letters: "khu kinh tế hải phòng"."""
    names = {row["name"].lower() for row in read_table("provinces")}
    written = sorted({*names, "việt nam", "hồ chí minh"}, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, written))})\b")


def _lowered(printed: str) -> str:
    """Capitals to running text by rule: "UBND TỈNH X Y" is "Ủy ban nhân dân tỉnh X Y"."""
    if not in_capitals(printed):
        return re.sub(r"^UBND(?!\w)", "Ủy ban nhân dân", printed)
    words = [_SHORT.get(word, word) for word in printed.split()]
    line = re.sub(r"TP\.\s*", "THÀNH PHỐ ", " ".join(words))
    if _ENGLISH.search(line):
        return _english(line)
    local = _LOCAL.match(line)
    head, tail = (local[1], f" {_small(local[2])} {_titled(local[3])}") if local else (line, "")
    known = _known_start(head)
    rest = _small(head[len(known) :])
    return (_names()[known] + rest if known else rest[:1].upper() + rest[1:]) + tail


def _known_start(printed: str) -> str:
    """The longest run of words at the beginning that is a name: "SỞ Y TẾ" of "SỞ Y TẾ GIA LAI"; "" where none is."""
    words = printed.split()
    starts = (" ".join(words[:count]) for count in range(len(words), 1, -1))
    return next((start for start in starts if start in _names()), "")


def _small(printed: str) -> str:
    """Words in small letters but for proper names and abbreviations: "TRƯỜNG THCS" is "trường THCS"."""
    words = [word.lower() if _VOWEL.search(word) else word for word in printed.split(" ")]
    small = _PROPER.sub(lambda match: match[0].capitalize(), " ".join(words))
    return _places().sub(lambda match: match[0].title(), small)


def _titled(printed: str) -> str:
    """Words that begin with a capital: "CHƯ SÊ" is "Chư Sê", "XV" stays."""
    return " ".join(word if re.fullmatch("[IVX]+", word) else word.title() for word in printed.split())


def _english(line: str) -> str:
    small = {"of", "and", "the", "on", "for", "in"}
    words = [word if word in small else word[:1].upper() + word[1:] for word in line.lower().split()]
    return " ".join(words)[:1].upper() + " ".join(words)[1:]


# Bodies that exist in many places under one name: a unit of a ministry or of a province
_DEPENDENT = re.compile(
    r"^(?:Sở|Văn phòng$|Thanh tra(?: (?:tỉnh|thành phố|bộ))?$|Tổ |Vụ |Phòng |Hội đồng (?!nhân dân|bầu cử)"
    r"|Ban (?:Chỉ huy|Chỉ đạo|Quản lý|Dân tộc|Tổ chức|Tuyên giáo|An toàn)|Cục Công nghệ thông tin)",
    re.IGNORECASE,
)
_OWN_PLACE = re.compile(
    r"\b(?:tỉnh|thành phố|quận|huyện|thị xã|TP|quốc gia|trung ương|Việt Nam|tối cao|Nhà nước)\b", re.IGNORECASE
)


_ORGAN = re.compile(r"Ban (chấp hành|thường vụ)((?: (?:tỉnh|thành phố|huyện|xã|phường) .+)?)", re.IGNORECASE)


def _with_superior(name: str, superior: str | None, text: str) -> str:
    """A dependent unit with the body it belongs to, as the text joins them or by the letterhead."""
    if not superior:
        return name
    joined = re.compile(rf"{re.escape(name)}[\s,]+(?:của\s+|-\s*)?{re.escape(superior)}", re.IGNORECASE)
    if re.search(joined, text[:30000]):
        return f"{name} {superior}"
    if organ := _ORGAN.fullmatch(name):  # "BAN CHẤP HÀNH TỈNH HÒA BÌNH" under "ĐOÀN TNCS HỒ CHÍ MINH"
        return f"Ban {organ[1].capitalize()} {superior}{organ[2]}"
    if not _DEPENDENT.match(name) or _OWN_PLACE.search(name):
        return name
    local = re.match(r"Ủy ban nhân dân (.+)", superior)
    # "Ban Quản lý Khu kinh tế Hải Phòng" says the place itself
    if local and re.sub(r"^(?:tỉnh|thành phố)\s+", "", local[1]) in name:
        return name
    return f"{name} {local[1] if local and not name.startswith('Văn phòng') else superior}"


_CITIES = {"hà nội", "hồ chí minh", "hải phòng", "đà nẵng", "cần thơ", "huế"}
_NEEDS_PLACE = re.compile(
    r"(?:Ủy ban nhân dân|Hội đồng nhân dân)|.*\s(tỉnh|thành phố|xã|phường|đặc khu)", re.IGNORECASE
)


def _with_place(name: str, place: str | None) -> str:
    """A body printed without its place takes that of the date line: a People's Committee, a "Công an tỉnh"."""
    bare = _NEEDS_PLACE.fullmatch(name)
    if not place:
        return name
    where = re.sub(r"^(?:Thành phố|TP\.?|Tp\.?|Tỉnh)\s*", "", place, flags=re.IGNORECASE)
    if name in {"Tỉnh ủy", "Thành ủy"}:
        return f"{name} {where}"
    if not bare:
        return name
    level = bare[1] or ("thành phố" if where.lower() in _CITIES else "tỉnh")
    return f"{name[: bare.start(1) - 1] if bare[1] else name} {level.lower()} {where}"


def issuer_of_card(value: str, number: str | None) -> str:
    """The body behind a card's short name: "Tỉnh Đồng Nai" with "202/KH-UBND" is its People's Committee."""
    local = re.match(r"(Tỉnh|Thành phố|Quận|Huyện|Thị xã)\s+(.+)", value)
    symbol = number or ""
    for short, full in (("UBND", "Ủy ban nhân dân"), ("HĐND", "Hội đồng nhân dân")):
        if local and short in symbol:
            return f"{full} {local[1].lower()} {local[2]}"
    return value
