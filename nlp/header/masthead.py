"""The masthead: national title and motto, number and symbol, place and date."""

import re
from dataclasses import dataclass
from functools import lru_cache

from vnpolicy.nlp.citations.heads import NUMBER, plain_number
from vnpolicy.nlp.letters import LOWER, UPPER, flat
from vnpolicy.nlp.periods.dates import DATE, find_date

REACH = 9000
_NATION = r"C\s?[ỘÔ]\s?NG\s*H(?:ÒA|OÀ|OA|ÓA)\s*XÃ\s*HỘI\s*CHỦ\s*NGHĨA\s*VIỆT\s*NAM"
_MOTTO = r"[\W_]{0,60}(?:Độc|Ðộc)\s*lập[\W_]{0,6}Tự\s*do[\W_]{0,6}Hạnh\s*phúc"
# "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Cộng hòa ... Độc lập - Tự do - Hạnh phúc", "SOCIALIST REPUBLIC OF VIET NAM"
NATIONAL_TITLE = re.compile(
    rf"{_NATION}(?:(?i:{_MOTTO}))?|(?i:{_NATION}{_MOTTO})|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM"
    r"|(?:THE\s+)?SOCIALIST\s+REPUBLIC\s+OF\s+VIET\s?NAM(?:[\W_]{0,60}(?i:Independence[\W_]{0,6}Freedom[\W_]{0,6}Happiness))?"
    r"|(?i:Socialist\s+Republic\s+of\s+Viet\s?nam[\W_]{0,60}Independence[\W_]{0,6}Freedom[\W_]{0,6}Happiness)"
)


@dataclass(frozen=True, slots=True)
class Masthead:
    """Where the parts at the head of a document stand; offsets count from the beginning of the text.

    `issuer` is the printed line or lines of the issuing body, `end` where number, place and date are over.
    """

    text: str
    issuer: str
    end: int
    found: bool
    number: str | None = None
    place: str | None = None
    issued: str | None = None


@lru_cache(maxsize=1)  # several parts of the header ask for it
def read_masthead(text: str) -> Masthead:
    """The masthead of a document's text; `found` is false where there is neither a national title nor a number."""
    head = flat(text[:REACH])
    titles = _neighbouring(head, list(NATIONAL_TITLE.finditer(head, 0, 4000)))
    first = titles[0] if titles else None
    after = first.end() if first else 0
    number = _left_number(text, first) or _number(text[:REACH], after, strict=first is None)
    dated = _date_line(text, max(number.end(), after) if number else after) or _date_line(text, after)
    end = max([after, *(found.end() for found in (number, dated) if found)])
    if len(titles) > 1:
        end = max(end, _end_after(head, titles[-1].end()))
    issuer = _issuer_region(text, first, number, dated)
    place, issued = _place_and_date(dated)
    printed = plain_number(number["number"]) if number else None
    return Masthead(head, issuer, end, bool(first or number), printed, place, issued)


_WITH_MOTTO = re.compile(r"Hạnh\s*phúc|Happiness", re.IGNORECASE)


def _neighbouring(head: str, titles: list[re.Match[str]]) -> list[re.Match[str]]:
    """The first national title and its repetition: an official letter is copied with its head twice.

    One that stands after a legal basis belongs to the attached text of a short decision.
    """
    if len(titles) < 2:
        return titles
    first, again = titles[:2]
    between = first.end(), min(again.start(), first.end() + 1500)
    repeated = again.start() == between[1] and _WITH_MOTTO.search(again[0]) and not _BASIS.search(head, *between)
    return [first, again] if repeated else [first]


# "Số: 15/QĐ-BNV", "Luật số: 13/2022/QH15", "Số 02 /2013/QĐ - UBND", "No.: 202/KH-UBND"
_MARKS = (
    r"Số|SỐ|No|Nos|NO|Number|S ố|(?:Nghị quyết|Luật|Bộ luật|Pháp lệnh|Lệnh)\s+số"
    r"|(?:Resolution|Law|Ordinance|Decree)\s+No"
)
_NUMBER_LINE = re.compile(rf"(?:(?<!\w)(?:{_MARKS})\s*[.:;]*\s*)(?P<number>{NUMBER.pattern})")
# Without a national title only a paragraph of its own: "Decision No. 4645/QĐ-UBND" in a sentence is a citation
_NUMBER_PARAGRAPH = re.compile(rf"(?:^|\n)\s*(?:Luật\s+|Nghị quyết\s+)?{_NUMBER_LINE.pattern}")
_BARE_NUMBER = re.compile(rf"(?:^|(?<=\s))(?P<number>{NUMBER.pattern})")


# The left column before the right one: "ỦY BAN NHÂN DÂN ...\n-------\nSố: 98/KH-UBND\tCỘNG HÒA ..."
_LEFT_NUMBER = re.compile(rf"(?:^|[\n\t])[ ]*{_NUMBER_LINE.pattern}[ ]*(?=[\n\t])")


def _left_number(text: str, title: re.Match[str] | None) -> re.Match[str] | None:
    """The last number that fills a line or cell before the national title."""
    lines = list(_LEFT_NUMBER.finditer(text, 0, title.start())) if title else []
    return lines[-1] if lines else None


# "Số: /2022/NĐ-CP", "Số: ..../QĐ-UBND": a draft has no number yet; the next one is that of a document that it names
_BLANK_NUMBER = re.compile(r"(?<!\w)(?:Số|SỐ|số|No)\s*[.:][\s.…_]*/")


def _number(text: str, start: int, *, strict: bool) -> re.Match[str] | None:
    """The number line: right after the national title, or within the first lines where that is missing."""
    stop = _until_bases(text, start, start + (700 if strict else 1500))
    head = text if strict else flat(text)
    blank = _BLANK_NUMBER.search(head, start, stop)
    stop = blank.start() if blank else stop
    found = (_NUMBER_PARAGRAPH if strict else _NUMBER_LINE).search(head, start, stop)
    return found or (None if strict else _BARE_NUMBER.search(head, start, min(stop, start + 250)))


_BASIS = re.compile(
    r"Căn\s+cứ|Pursuant|Kính\s+gửi|In\s+pursuance|On\s+the\s+basis"
    # "Thực hiện Quyết định số 411/QĐ-TTg ngày ...", in the title or below it
    r"|\n\s*(?i:Thực hiện|Triển khai|Theo|Tiếp tục|Trên cơ sở)\s[^\n;]{0,150}?\bsố\s*:?\s*\d"
)


def _until_bases(text: str, start: int, stop: int) -> int:
    """Where the first document is named on which this one rests, `stop` where none is before."""
    basis = _BASIS.search(text, start, stop)
    return basis.start() if basis else stop


_CAPITALISED = rf"(?!(?:Ngày|NGÀY)\b)[{UPPER}][{LOWER}{UPPER}.]*"
# "Thành phố Hồ Chí Minh, ngày 04 tháng 5 năm 2022", "Hà Nội, ngày20tháng 8 năm 2020", "Hanoi, 02 June 2022"
_DATE_LINE = re.compile(
    rf"(?<!\w)(?P<place>(?:(?:Thành\s+phố|thành\s+phố|Tỉnh|Tp\.?|TP\.?)\s*)?{_CAPITALISED}(?:[\s-]+{_CAPITALISED}){{0,4}})"
    rf"\s*[,.;]?\s*(?:on\s+|dated\s+)?(?=[Nn]gày|\d|(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))(?P<date>(?i:{DATE.pattern}))"
)


_DATE_PARAGRAPH = re.compile(rf"(?:^|\n)\s*{_DATE_LINE.pattern}")


# "Hà nội, ngày 05 tháng 09 năm 2005"
_DATE_TYPED = re.compile(
    rf"(?:^|\n)\s*(?P<place>{_CAPITALISED}(?:\s+[^\W\d_]+){{1,3}})\s*,\s*(?=[Nn]gày)(?P<date>(?i:{DATE.pattern}))"
)
# ", ngày 08 tháng 7 năm 2005": the place was lost
_DATE_ALONE = re.compile(rf"(?:^|\n)[\s,]*(?P<place>)(?=[Nn]gày)(?P<date>(?i:{DATE.pattern}))")
# "Cà Mau, ngày    tháng 3 năm 2026", "ngày ... tháng ... năm 2026": the day of a draft is open
_DATE_OPEN = re.compile(
    rf"(?:^|[\n\t])\s*(?P<place>(?:(?:Thành\s+phố|Tỉnh|TP\.?)\s+)?{_CAPITALISED}(?:[\s-]+{_CAPITALISED}){{0,4}})"
    r"\s*,\s*(?P<date>[Nn]gày[\s.…_\d]*tháng[\s.…_\d]*năm)"
)


def _date_line(text: str, start: int) -> re.Match[str] | None:
    """Place and date: a line of their own, or in a text without lines the words before the date."""
    stop = _until_bases(text, start, min(start + 900, len(text)))
    patterns = _DATE_PARAGRAPH, _DATE_TYPED, _DATE_LINE, _DATE_ALONE
    found = next((found for pattern in patterns if (found := pattern.search(text, start, stop))), None)
    return _DATE_OPEN.search(text, start, found.start() if found else stop) or found


def _end_after(head: str, start: int) -> int:
    """End of the number and date that follow the repeated national title."""
    number, dated = _number(head, start, strict=False), _date_line(head, start)
    return max([start, *(found.end() for found in (number, dated) if found)])


_SYMBOL = re.compile(r"[A-ZĐ]{2,}-[A-ZĐ]{2,}")  # "QĐ-UBND"


def _place_and_date(dated: re.Match[str] | None) -> tuple[str | None, str | None]:
    if not dated:
        return None, None
    date = find_date(dated["date"])
    # "QĐ-UBND ngày 26/4/2011" in a list of documents: a symbol is no place
    words = [word for word in dated["place"].strip(" \n.,-").split() if not _SYMBOL.fullmatch(word)]
    # "QĐ-BTC Hà Nội": the place is what is not all capitals, but for "TP. Hồ Chí Minh"
    kept = [word for word in words if not (word.isupper() and len(word) > 1 and word.rstrip(".") != "TP")] or words
    return " ".join(kept) or None, date.iso if date else None


def _issuer_region(
    text: str, title: re.Match[str] | None, number: re.Match[str] | None, dated: re.Match[str] | None
) -> str:
    """What stands before the national title; where that is nothing (columns in the other order), what follows."""
    left = min(found.start() for found in (title, number) if found) if title else 0
    if re.search(r"[^\W\d_]{2}", text[:left]):
        return text[:left]
    after = title.end() if title else 0
    stops = [found.start() for found in (number, dated) if found and found.start() > after]
    return text[after : min(stops)] if stops else ""
