"""The fixed part of a citation: type, number, date and issuer, before the title begins."""

import re
from dataclasses import dataclass
from functools import cache

from vnpolicy.corpus import read_table
from vnpolicy.ingest.document import Span
from vnpolicy.nlp.alternatives import alternatives
from vnpolicy.nlp.citations.document_types import type_named, type_of_symbol, type_pattern
from vnpolicy.nlp.letters import LOWER, UPPER
from vnpolicy.nlp.periods.dates import date_at


@dataclass(frozen=True, slots=True)
class Head:
    """A citation without its title: `span` ends after the number, date and issuer that belong to it.

    `named` is true for a law cited by its name, whose title stands inside the span.
    """

    span: Span
    doc_type: str | None
    doc_number: str | None = None
    issued: str | None = None
    issuer: str | None = None
    title: str | None = None
    named: bool = False

    @property
    def closed(self) -> bool:
        """A number or a date says that the citation is complete: what follows "và" is another one."""
        return self.doc_number is not None or self.issued is not None


# Where a link began or ended the copy lost the space: "số50/NQ-CPngày 20 tháng 5", "Căn cứLuật Đất đai"
_GLUED = r"(?:ngày|năm|của|về)(?![a-zà-ỹ])"
WORD_BEGINS = rf"(?-i:\b|(?<=[{LOWER}])(?=[{UPPER}]))"
# One piece of a symbol: "QĐ", "TTg", "QH15", "BKHĐT", "A02", "GDTrH"; never a word such as "Sở"
_CAPITALS = r"[A-ZĐÐƯ](?:[A-ZĐÐƯ0-9&]|[a-z]{1,2}(?=[A-ZĐÐ]))*(?![A-ZĐÐƯ0-9&]|[a-z]{1,2}[A-ZĐÐ])"
_PIECE = rf"(?:QH\s\d\d|TTg|Ttg|CTr|TTri|TTr(?![A-Z])|Q[ĐÐ]i|{_CAPITALS})(?:(?![a-zà-ỹ])|(?={_GLUED}))"
# "889/QĐ-TTg", "28/2013/QH13", "19-2018/NQ-CP", "06-CT/TW", "202 /KH - UBND", "01/TB-BCA-A02", "01/2006/TT-BCA(C11)"
NUMBER = re.compile(
    r"\d(?:(?<![\w/.,:-]\d)|(?<=[ốỐ]\d)|(?<=[ốỐ]:\d)|(?<=No\.\d))\d{0,5}[a-zA-Z]?"
    r"(?:\s?/\s?(?:19|20)\d\d|(?<!\d{4})-(?:19|20)\d\d(?=/))?"
    rf"\s?[/-]\s?{_PIECE}(?:(?:\s?[-–/]\s?|\.(?![IVX]+\b)){_PIECE})*(?:\([A-Z]\d\d?\))?(?![A-ZĐÐ/]*\d)"
)
_MARK = r"(?:(?:số|No|Nos|Số|NO)\s?[.:]*\s*)"
_COMPOSITE = re.compile(r"\s+")
_PLAIN = str.maketrans({"Ð": "Đ", "–": "-"})


def plain_number(written: str) -> str:
    """A number and symbol as compared: no spaces, one kind of Đ and of hyphen."""
    return _COMPOSITE.sub("", written).translate(_PLAIN)


@cache
def _typed() -> re.Pattern[str]:
    # "Quyết định số ", "các Công điện: số ", "Decision No. ", "Resolutions No. ", "Nghị định "
    return re.compile(rf"{WORD_BEGINS}({type_pattern()})s?\s*[:,]?\s*{_MARK}?$", re.IGNORECASE)


@cache
def _typed_of() -> re.Pattern[str]:
    # "Nghị định của Chính phủ số 45/2003/NĐ-CP", "Thông tư của Bộ Tài chính - Bộ Nội vụ số"
    return re.compile(
        rf"{WORD_BEGINS}({type_pattern()})\s+(?:của|of)\s+(?:the\s+)?([^;:.\n]{{3,60}}?)\s+{_MARK}$", re.IGNORECASE
    )


_MARKED = re.compile(rf"{_MARK}$")
# A form, no document: "Mẫu số 01/GTGT", "Biểu 03/BC-CI"
_FORM = re.compile(
    rf"\b(?:mẫu|biểu|phiếu|tờ khai|phụ lục|bảng)(?:\s+(?:mẫu|biểu))?\s*[:(]?\s*{_MARK}?[:(]?\s*$", re.IGNORECASE
)
# The document's own number stands at the head of a paragraph: "Số: 08/CT-TTg"
_OWN = re.compile(rf"(?:^|\n)\s*{_MARK}$")


def numbered_heads(text: str) -> list[Head]:
    """Citations that carry a number, in the order of the text."""
    heads: list[Head] = []
    for match in NUMBER.finditer(text):
        head = _numbered(text, match, heads[-1] if heads else None)
        if head:
            heads.append(head)
    return heads


def _numbered(text: str, match: re.Match[str], previous: Head | None) -> Head | None:
    number = plain_number(match[0])
    before = text[max(0, match.start() - 100) : match.start()]
    typed = _typed().search(before) or (("của" in before or " of " in before) and _typed_of().search(before)) or None
    doc_type = type_named(typed[1]) if typed else _type_untold(text, match, number, previous)
    if not typed and _FORM.search(before):
        return None
    if doc_type is None or sum(letter.isupper() for letter in number) < 2 or (not typed and _OWN.search(before)):
        return None
    lead = typed or _MARKED.search(before)
    start = match.start() - (len(before) - lead.start() if lead else 0)
    end, issued, issuer = _read_tail(text, match.end())
    issuer = issuer or (typed[2] if typed and typed.re.groups > 1 else _possessor(text, start))
    return Head(Span(start, end), doc_type, number, issued, issuer)


# "the Prime Minister's Decision No. 889/QD-TTg", "the Government’s Decree No."
_POSSESSOR = re.compile(r"\b([A-Z][A-Za-z]*(?:\s(?:[A-Z][A-Za-z]*|of|and|for|the))*)['’]s\s+$")


def _possessor(text: str, start: int) -> str | None:
    owner = _POSSESSOR.search(text, max(0, start - 70), start) if text[start - 2 : start - 1] == "s" else None
    return owner[1].removeprefix("The ") if owner else None


def _type_untold(text: str, match: re.Match[str], number: str, previous: Head | None) -> str | None:
    """The type of a bare number: that of the list it stands in, else what its symbol says."""
    gap = text[previous.span.end : match.start()] if previous else "\n"
    # "các Công điện: số 702/CĐ-BYT ngày 24/5/2022, số 710/CĐ-BYT"
    if previous and re.fullmatch(rf"\s*(?:,|;|và|and|,\s*và)\s*{_MARK}?", gap):
        return previous.doc_type
    told = type_of_symbol(number)
    marked = _MARKED.search(text[max(0, match.start() - 6) : match.start()])
    return told or ("Văn bản" if marked and "/" in number else None)


# What stands between a number and its date: " ngày ", ", dated ", " of ", " ký ngày "
_TO_DATE = re.compile(r"\s*(?:,|\()?\s*(?:(?:ký|ban hành|dated|of|issued\s+on|issued|on|date)\s+)?(?:the\s+)?")
# "năm 2020", "of 2020" - a year alone
_YEAR = re.compile(r"\s*\(?(?:năm|of)\s+((?:19|20)\d\d)(?!\d)\)?")
# "của Chính phủ", "giữa Chính phủ và Tổng Liên đoàn", "tại Hội nghị lần thứ tám Ban Chấp hành Trung ương", "of the"
_BY = re.compile(r"\s*,?\s*(?:của|do|giữa|tại(?=\s+Hội nghị\s)|of|by|issued\s+by)\s+(?:the\s+)?", re.IGNORECASE)


def _read_tail(text: str, position: int) -> tuple[int, str | None, str | None]:
    """End of the fixed part that begins at `position` (after a number), its date and its issuer."""
    end, issued = read_date(text, position)
    issuer_end, issuer = _read_issuer(text, end)
    if issued is None and issuer is not None:
        # "Quyết định số 804/QĐ-TTg của Thủ tướng Chính phủ ngày 12 tháng 5 năm 2016"
        issuer_end, issued = read_date(text, issuer_end)
    return issuer_end, issued, issuer


def read_date(text: str, position: int) -> tuple[int, str | None]:
    """End and ISO value of the date or year that follows `position`."""
    gap = _TO_DATE.match(text, position)
    date = date_at(text, gap.end() if gap else position)
    if date:
        return date.end, date.iso
    year = _YEAR.match(text, position)
    return (year.end(), year[1]) if year else (position, None)


@cache
def title_start() -> re.Pattern[str]:
    """Words with which a title begins: "về việc", "ban hành", "approving"."""
    written = [row["written"] for row in read_table("citation_titles")]
    words = alternatives(written)
    both = "|".join({word[0].upper() + word[1:] for word in written if " " in word or word in {"về", "on"}})
    # "Bộ Xây dựng", "Sở Giao thông": the capital belongs to a name
    return re.compile(rf"(?<=[\s,])(?:{words}|(?<!Bộ\s)(?<!Sở\s)(?<!Cục\s)(?<!Vụ\s)(?:{both}))(?![\w-])")


_CLAUSE_END = re.compile(
    r"[;:\n()\"“”]|\.(?=\s|$)|,(?=\s)|\s(?:thì|được|đã|có|như|để|nhằm|trong|tại|và\s+ý\s+kiến|at its)\s"
)


def _read_issuer(text: str, position: int) -> tuple[int, str | None]:
    by = _BY.match(text, position)
    if not by:
        return position, None
    window = text[by.end() : by.end() + 140]
    stop = _CLAUSE_END.search(window)
    # "Bộ Văn hóa, Thể thao và Du lịch": a comma before a capital may be part of a name
    while stop and stop[0] == "," and _goes_on(window, stop.end()):
        stop = _CLAUSE_END.search(window, stop.end())
    limit = stop.start() if stop else len(window)
    title = title_start().search(window, 1, limit)
    limit = title.start() if title else limit
    known = _long_name().match(window) or _whole_name().match(window, 0, limit)
    limit = known.end() if known else limit
    name = re.sub(r"(?:[\s,-]|\s(?:và|and))+$", "", window[:limit])
    issuer = name.strip(" ,-")
    return (by.end() + len(name), issuer) if _is_name(issuer) else (position, None)


@cache
def _long_name() -> re.Pattern[str]:
    """A body whose name has words of titles: "Ban Chỉ đạo Quốc gia về Phòng, chống thiên tai | về việc ..."."""
    body = r"(?:Trưởng\s+|Trưởng ban\s+|Chủ tịch\s+)?(?:Ban Chỉ đạo|Ban chỉ đạo|Hội đồng|Ủy ban|Tổ công tác)"
    about = rf"[^;:.\n]{{0,40}}?\s(?:về|về việc)\s(?=[{UPPER}])|\s+[Qq]uốc gia\s+về\s"
    inner = rf"(?:{about}|\s+(?:phối hợp|thẩm định|điều phối|chỉ đạo))"
    return re.compile(rf"{body}{inner}[^;:.\n]{{3,90}}?(?=\s(?:về việc|về|ban hành|phê duyệt|triển khai|hướng dẫn)\s)")


@cache
def _whole_name() -> re.Pattern[str]:
    """A known body whose name is over, a word in small letters follows: "Chính phủ | hành động ứng phó ..."."""
    known = alternatives(row["name"] for row in read_table("issuer_symbols"))
    place = rf"[{UPPER}][{LOWER}]*(?:(?:\s|\s?-\s?)[{UPPER}][{LOWER}]*){{0,5}}"
    body = r"(?:[ỦU][ỷy] ban nhân dân|UBND|Hội đồng nhân dân|HĐND)"
    local = rf"{body}\s+(?:tỉnh|[Tt]hành phố|TP\.?|huyện|quận)\s+{place}"
    # "Quốc hội nước Cộng hòa ...", "HĐND tỉnh Đồng Nai khóa X", "Bộ Y tế và Bộ Tài chính"
    more = r"khóa|khoá|nhiệm|nước|và|hoặc|với|tại|kỳ|thuộc"
    return re.compile(rf"(?:Bộ trưởng\s+|Chủ tịch\s+)?(?:{known}|{local})(?=\s+(?!(?:{more})\b)[{LOWER}])")


_NAME_AFTER_COMMA = re.compile(r"\s(?:Thể thao|Thương binh|Chủ nhiệm|phòng|chống|Information|Invalids|Sports|War)\b")


def _goes_on(window: str, comma_end: int) -> bool:
    return bool(_NAME_AFTER_COMMA.match(window, comma_end))


def _is_name(issuer: str) -> bool:
    if not 2 < len(issuer) < 130:
        return False
    # "của tỉnh", "của UBND tỉnh", "của Thủ tướng Chính phủ"; not "của pháp luật"
    return issuer[0].isupper() or issuer.startswith(
        ("liên ", "ủy ban ", "uỷ ban ", "cấp ", "provincial ", "liên tịch ", "1")
    )
