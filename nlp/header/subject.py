"""The type of a document and its subject (trích yếu), printed under the masthead."""

import re
from functools import cache

from vnpolicy.corpus import read_table
from vnpolicy.nlp.alternatives import alternatives
from vnpolicy.nlp.citations.document_types import type_named, type_of_symbol
from vnpolicy.nlp.citations.heads import NUMBER
from vnpolicy.nlp.header.issuing_bodies import body_words
from vnpolicy.nlp.header.masthead import Masthead
from vnpolicy.nlp.letters import LOWER, UPPER, in_capitals

_LONGEST = 900
# Where the body begins whatever the layout: "Căn cứ Luật ...", "Kính gửi:", "Pursuant to"
BODY = re.compile(
    rf"(?:-\s*)?(?:Căn\s+cứ(?=[\s{UPPER}])|CĂN\s+CỨ\s|Kính\s+gửi|(?:Respectfully\s+)?[Tt]o\s?:|Xét\s+đề\s+nghị|Theo\s+đề\s+nghị|QUYẾT\s+ĐỊNH\s*:|QUYẾT\s+NGHỊ"
    r"|Pursuant\s+to|On\s+the\s+basis\s+of|In\s+pursuance\s+of|Based\s+on|At\s+the\s+proposal|In\s+furtherance|Whereas"
    r"|(?:HEREBY\s+)?DECIDES?\b)"
)
# "Điều 1.", "I. MỤC ĐÍCH", "I- TÌNH HÌNH", "1. ", "Chương I", "Article 1."
HEADING = re.compile(
    r"\s*(?:Điều\s+\d|(?:Chương|CHƯƠNG)\s+[IVX\d]|(?:Phần|PHẦN)\s+(?:I|1|thứ|THỨ)|Mục\s+[1I]\b|[IVX]{1,4}\s*(?:[./]|[-–]\s)"
    r"|[A-D]\s*[./-]\s|\d{1,2}\s*[./]\s|Article\s+\d|(?:Chapter|Part)\s+[IVX\d])"
)


@cache
def _printed_types() -> re.Pattern[str]:
    """Types as a line of capitals: "QUYẾT ĐỊNH", "KẾ HOẠCH", "ACTION PLAN"."""
    names = {row["written"].upper() for row in read_table("document_types") if len(row["written"]) > 2}
    written = sorted(names, key=len, reverse=True)
    joined = "|".join(re.escape(name).replace(r"\ ", r"\s*").replace("Đ", "[ĐÐ]") for name in written)
    return re.compile(rf"(?<![\w“\"(])({joined})(?!\w)")


@cache
def _posts() -> re.Pattern[str]:
    """The authority that acts, printed under the title: "BỘ TRƯỞNG BỘ NỘI VỤ", "THE PRIME MINISTER"."""
    posts = alternatives(row["written"] for row in read_table("signature_posts"))
    return re.compile(rf"(?:{posts}|{body_words(capitals=True, authority=True)})(?!\w)")


def read_subject(text: str, masthead: Masthead) -> tuple[str | None, str | None, int]:
    """Type, title and where the title ends."""
    letter = _read_letter(text, masthead)
    if letter:
        return letter
    printed = _find_type(masthead)
    if not printed:
        told = type_of_symbol(masthead.number) if masthead.number else None
        return told, None, masthead.end
    if _inside_title(text, masthead, printed):
        told = type_of_symbol(masthead.number) if masthead.number else _enacted(masthead)
        return told, *_read_title(text, _line_start(text, printed.start(), masthead.end))
    printed = printed if _fills_line(text, printed) else _shorter(masthead, printed)
    authority = _authority().match(text, printed.end())
    title, end = _read_title(text, authority.end() if authority else printed.end())
    # "2/VBHN-BNV" prints the type of the text that it consolidates
    consolidated = type_of_symbol(masthead.number) == "Văn bản hợp nhất" if masthead.number else False
    return "Văn bản hợp nhất" if consolidated else type_named(printed[1]), _without_number(title), end


@cache
def _authority() -> re.Pattern[str]:
    """Who acts, between the type and the subject: "CHỈ THỊ", "CỦA BAN BÍ THƯ", "VỀ VIỆC TỔ CHỨC TẾT"."""
    return re.compile(rf"\s*CỦA\s+(?P<body>{_posts().pattern}(?:\s+(?!VỀ\b)[{UPPER}]+){{0,8}})\s+(?=(?:VỀ|về|Về)\s)")


def read_authority(text: str, masthead: Masthead) -> str | None:
    """The body or post named between the type and the subject, in capitals as printed; `None` where there is none."""
    printed = _find_type(masthead)
    found = _authority().match(text, printed.end()) if printed else None
    return " ".join(found["body"].split()) if found else None


# Types whose names are verbs too, and begin a title
_VERBS = {"Quy định", "Hướng dẫn", "Thông báo", "Báo cáo", "Kết luận"}


def _inside_title(text: str, masthead: Masthead, printed: re.Match[str]) -> bool:
    """Whether the line of the type was lost, and `printed` stands in the title: "23/2020/TT-BYT ... QUY ĐỊNH VIỆC"."""
    number = masthead.number or ""
    told = type_of_symbol(number)
    # "... VỀ VIỆC PHÊ DUYỆT BẢN ĐIỀU LỆ CỦA HIỆP HỘI", "... THỰC HIỆN CÁC QUY ĐỊNH CỦA PHÁP LUẬT"
    before = text[_line_start(text, printed.start(), masthead.end) : printed.start()]
    if len(before.split()) > 1 and in_capitals(before) and told != type_named(printed[1]):
        return not _posts().match(before.strip())
    goes_on = text[printed.end() : _line_end(text, printed.end())].strip()
    # a Party "1300-QĐ/TU" may be a decision or a regulation: what is printed tells
    return bool(told and goes_on and type_named(printed[1]) in _VERBS and not re.search(r"/T[WU]$", number))


def _fills_line(text: str, printed: re.Match[str]) -> bool:
    """Whether a type stands on a line of its own: "CHƯƠNG TRÌNH HÀNH ĐỘNG", whose symbol is "CTr"."""
    line = text[text.rfind("\n", 0, printed.start()) + 1 : _line_end(text, printed.start())]
    return line.strip() == text[printed.start() : printed.end()]


def _shorter(masthead: Masthead, printed: re.Match[str]) -> re.Match[str]:
    """The type that the symbol tells, where a longer one takes words of the title: "KẾ HOẠCH" and "PHỐI HỢP ..."."""
    told = type_of_symbol(masthead.number) if masthead.number else None
    first = re.compile(rf"({told.upper()})(?!\w)") if told and told != type_named(printed[1]) else None
    return (first.match(masthead.text, printed.start()) if first else None) or printed


_ENACTED = re.compile(r"(?<!\w)QUYẾT\s+(ĐỊNH|NGHỊ)\s*:?\s+(?=Điều\s)")


def _enacted(masthead: Masthead) -> str | None:
    """The type by the enacting words, where neither its line nor the number is there."""
    words = _ENACTED.search(masthead.text, masthead.end)
    return {"ĐỊNH": "Quyết định", "NGHỊ": "Nghị quyết"}[words[1]] if words else None


def _line_start(text: str, position: int, earliest: int) -> int:
    return max(text.rfind("\n", 0, position) + 1, earliest)


def _find_type(masthead: Masthead) -> re.Match[str] | None:
    """The first type in capitals between the masthead and the body."""
    body = BODY.search(masthead.text, masthead.end)
    stop = min(body.start() if body else len(masthead.text), masthead.end + 1500)
    found = list(_printed_types().finditer(masthead.text, masthead.end, max(stop, masthead.end)))
    near = [match for match in found if match.start() - masthead.end < 120]
    return next(iter(near or found), None)


# "V/v triển khai ...", "Về việc", "Re: ..."
_ABOUT = re.compile(r"(?<!\w)(?:V\s?/\s?[vV]|v/v|Re:)\s*:?\s*(?=\S)|(?<=\n)(?:Về|On)\s(?=\S)")
_LETTER_END = re.compile(
    rf"\s(?=(?:[{UPPER}][{LOWER}]+\s){{1,5}}?,?\s*ngày\s*\d)|\s(?=Kính\s+gửi|[{UPPER}]{{2,}}\s+[{UPPER}]{{2,}}\s+[{UPPER}-]{{2,}})"
    rf"|[-_*]{{3,}}|\s(?=(?:Thành\s+phố|Tỉnh)\s+[{UPPER}][^,\n]{{2,20}},\s*ngày\s*\d)|\n\s*(?=[{UPPER}][\w.]*(?:[\s-]+[{UPPER}]\w*){{0,4}}\s*,\s*ngày)|\s(?=Số\s*:)|\n(?=[{UPPER}\s]{{6,}}\n)"
)


def _read_letter(text: str, masthead: Masthead) -> tuple[str, str | None, int] | None:
    """An official letter (công văn): its symbol names no type, and its subject stands under the number."""
    if not masthead.number:
        return None
    printed = _find_type(masthead)
    if printed and (printed.start() - masthead.end < 150 or type_of_symbol(masthead.number)):
        return None
    about = _ABOUT.search(text, max(text.find(masthead.number[:3]), 0), masthead.end + 700)
    addressed = re.compile(r"Kính\s+gửi|To\s*:").search(masthead.text, masthead.end, masthead.end + 1500)
    if not about and (not addressed or printed):
        return None
    if not about:
        return "Công văn", None, masthead.end
    end = _LETTER_END.search(text, about.end(), about.end() + _LONGEST)
    stop = end.start() if end else _line_end(text, about.end())
    return "Công văn", tidy(text[about.start() : stop]), max(stop, masthead.end)


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _read_title(text: str, start: int) -> tuple[str | None, int]:
    """The paragraphs under the type name, up to the line of the authority or the body."""
    lines: list[str] = []
    position = end = start
    for line in text[start : start + 2500].splitlines(keepends=True):
        kept = _title_part(line.strip(), lines)
        if kept is None:
            break
        end = text.find(kept, position) + len(kept) if kept else position + len(line)
        position += len(line)
        lines += [kept] if kept else []
        if kept and (len(kept) < len(line.strip().rstrip(" |")) or len(" ".join(lines)) > _LONGEST):
            break
    begun = len(lines) > 1 and _BODY_BEGUN.fullmatch(lines[-1])
    title = tidy(" ".join(lines[:-1] if begun else lines))
    return title or None, end


# The last line of capitals takes "BỘ" above "Y TẾ điện:", where the authority begins; it refuses "BỘ Y TẾ"
_BODY_BEGUN = re.compile(r"BỘ|SỞ|CỤC|UBND")


# "NGHỊ ĐỊNH CỦA CHÍNH PHỦ SỐ 61-CP NGÀY 05 THÁNG 7 NĂM 1994 VỀ MUA BÁN ...": the subject comes after number and date
_IDENTITY = re.compile(
    rf"^(?:CỦA\s[^\d]{{3,90}}?\s)?SỐ\s*:?\s*{NUMBER.pattern}"
    r"(?:\s+NGÀY\s+[\d/.-]+(?:\s+THÁNG\s+\d+\s+NĂM\s+\d+)?)?(?:\s+CỦA\s.{3,60}?(?=\sVỀ\s))?\s+"
)


def _without_number(title: str | None) -> str | None:
    return _IDENTITY.sub("", title) or title if title else None


_RULE = re.compile(r"[\W_]*")
_ANNEXED = re.compile(r"\(\s*(?:Ban\s+hành|Kèm|kèm|ban\s+hành|Issued|Promulgated|Attached|Để)", re.IGNORECASE)


def _title_part(line: str, before: list[str]) -> str | None:
    """What of a line belongs to the title: all, a part, nothing (""), or `None` where the body begins."""
    if _RULE.fullmatch(line):
        return ""
    body = BODY.match(line) or _ANNEXED.match(line) or (HEADING.match(line) if before else None)
    if body or (before and not _continues(line, before)):
        return None
    inner = BODY.search(line) or _ANNEXED.search(line)
    part = line[: inner.start()] if inner else line
    if not inner and len(part) > 500 and not in_capitals(part):
        part = _capital_run(part)
    return _without_authority(part) if inner or part != line else part


def _continues(line: str, before: list[str]) -> bool:
    """A title in capitals goes on in capitals, until the authority's line; one in small letters ends with its line."""
    if _posts().match(line) and in_capitals(line) and not _OWNED.search(before[-1]):
        return False
    if in_capitals(before[-1]):
        return in_capitals(line) or (line[:1].isdigit() and len(line) < 30) or line[:1] in "-–“("
    return line[:1].islower() and not before[-1].rstrip().endswith((".", ";", ":"))


_CAPITALS = re.compile(rf"(?:[^{LOWER}\n]|(?<=TT)g\b|(?<=[{UPPER}])[{LOWER}](?=[{UPPER}]))+")


def _capital_run(text: str) -> str:
    """The words in capitals at the beginning; one whose next letter is small belongs to what follows."""
    run = _CAPITALS.match(text)
    return re.sub(rf"[{UPPER}]$", "", run[0]) if run else text


# "... CỦA THỦ TƯỚNG CHÍNH PHỦ", "HỘI NGHỊ LẦN THỨ SÁU / BAN CHẤP HÀNH TRUNG ƯƠNG": the body belongs to the title
_OWNED = re.compile(r"(?:\b(?:CỦA|DO|VÀ|VỚI|OF|THE|BY|của|do|và|với|HỘI NGHỊ LẦN THỨ \w+)|,|-)$")


def _without_authority(part: str) -> str:
    """A title whose line goes on with the authority: "PHÊ DUYỆT ... NĂM 2030 THỦ TƯỚNG CHÍNH PHỦ"."""
    for match in _posts().finditer(part):
        before, rest = part[: match.start()].rstrip(), part[match.start() :]
        if len(before) > 10 and len(rest.split()) <= 14 and in_capitals(rest) and not _OWNED.search(before):
            return before
    return part


# Begun where the run of marks begins, and one way to go on: a rule inside, "THỰC HIỆN ______ ĐỀ ÁN", is read once
_CLOSING = re.compile(r"(?<![\s.;:,*_])(?<![=-](?=[\s_*=-]))(?:[\s_*=-]{2,}+|(?![\s_*=-]{2})[\s.;:,*_])+$")


def tidy(title: str) -> str:
    """A title on one line without rules, stray marks and a closing full stop."""
    line = " ".join(title.replace("|", " ").split())
    return _CLOSING.sub("", re.sub(r"^[\W_]+(?=[^\W_]|[“\"(])(?<![“\"(])", "", line))
