"""Laws, codes, ordinances and the Constitution, which are cited by name and mostly without a number."""

import re
from functools import cache

from vnpolicy.corpus import read_table
from vnpolicy.ingest.document import Span
from vnpolicy.nlp.alternatives import alternatives
from vnpolicy.nlp.citations.document_types import type_named, type_of_symbol
from vnpolicy.nlp.citations.heads import NUMBER, WORD_BEGINS, Head, plain_number, read_date
from vnpolicy.nlp.letters import LOWER, UPPER
from vnpolicy.nlp.periods.dates import DATE, find_date

# "Luật Đất đai", "Bộ luật Lao động", "Pháp lệnh Cựu chiến binh"; not "Luật sư", "Luật này", "Luật số 28"
_VI = re.compile(
    rf"{WORD_BEGINS}(Luật|Bộ luật|Bộ Luật|Pháp lệnh|Hiến pháp|Điều lệ(?=\s+(?:Đảng|Hội|Công đoàn|Đoàn|Liên)\s))"
    r"(?=\s+[^\W\d_]|sửa\s+đổi)"
    r"(?!\s+(?:sư|gia|này|đó|trên|có|số|là|và|hoặc|được|phải|của|khác|định|hiện|do|thì|nêu|cho|với"
    r"|quốc tế|hóa|học|pháp|trong|theo)\b)"
)
# "Law on Environmental Protection", "Law of the Sea", "Labor Code", "Ordinance on ...", "Constitution of the ..."
_EN = (
    r"\b(?:(Law|Ordinance|Code)\s+(?=on\b|of the\b|amend|Amend|of Vietnam)|(?:Civil|Penal|Labou?r|Maritime) (Code)"
    r"|(Constitution)\s+(?=of\s+(?:the|Viet)\b)|(?:NAMES) (Law)\b)"
)
_FIXED_END = (
    r"\s*,?\s*\(?\s*(?:số\s*:?|No\.?|ngày|dated|of)\s*:?\s*(?=\d|[A-Z][a-z]+ \d)|\s+(?:năm|of)\s+(?=(?:19|20)\d\d)"
    r"|\s+(?=\d{1,2}/\d{1,2}/(?:19|20)\d\d)|[;:\n“”\"]|\s+\(|\.(?=\s|$)|\)"
)
# A second law begins: ", Luật Xây dựng", "và Luật Đấu thầu"
_NEXT = (
    r"|\s*,?\s+và\s+(?=Luật|Bộ luật|Pháp lệnh|Nghị|Thông|các|những|văn bản|pháp luật|quy định|hướng dẫn|Chỉ thị|Quyết"
    r"|Điều lệ|Quy chế|Kết luận|Chương trình|(?:[Đđ]iều|[Kk]hoản|[Đđ]iểm|Mục)\s+\w{1,4}\b)"
    r"|,\s+(?=Luật|Bộ luật|Pháp lệnh|Nghị|Thông|Quyết|Chỉ thị|các\s|căn cứ|theo\s|khoản|điểm|Điều|the\s|Law"
    r"|Bộ trưởng|Thủ tướng|Chính phủ\s|Chủ tịch|[ỦU][ỷy] ban|UBND|Bộ\s+[A-ZĐ])"
    r"|\s+and\s+(?=the\s+|Law)"
)
# A law that amends names others, "Luật sửa đổi ... của Luật A và Luật B"; acts below a law are not among them
_NEXT_AFTER_AMENDING = (
    r"|\s*,?\s+(?:và\s+)?(?=(?:(?:[Đđ]iểm|[Kk]hoản|[Đđ]iều)\s+\w{1,4},?\s+)*"
    r"(?:Nghị định|Thông tư|Quyết định|Chỉ thị)\b)"
)
# Words that end a name in running text: "Luật Đất đai quy định", "Luật Đầu tư được"
_RUNNING = (
    r"|,(?!\s(?:COMMAS))|\s+(?:thì|quy định|được|phải|đã|có hiệu lực|theo|tại|để|khi|do|như|hoặc|cho|với|trong|từ"
    r"|này|hiện hành|và các|không|bao gồm|đối với|nhằm|mà|sẽ|đang|chưa|is|are|shall|was|has|which|that)\s"
)
_AMENDING = re.compile(r"\s*(?:về\s+)?(?:sửa\s+đổi|bổ\s+sung|on\s+amend|amend)", re.IGNORECASE)


@cache
def _end_of_name(*, amending: bool, running: bool) -> re.Pattern[str]:
    going_on = "|".join(row["written"] for row in read_table("law_name_commas"))
    verbs = _RUNNING.replace("COMMAS", going_on) if running and not amending else ""
    return re.compile(_FIXED_END + (_NEXT_AFTER_AMENDING if amending else _NEXT) + verbs)


@cache
def _known_name() -> re.Pattern[str]:
    """Names of the laws of the table, with or without their commas, in both ways to set a tone: "hóa", "hoá"."""
    names = [row["name"] for row in read_table("laws")]
    names += [name.replace(",", "") for name in names if "," in name]
    names += [re.sub("óa|òa|ỏe|ủy", lambda tone: _OTHER_TONE[tone[0]], name) for name in names]
    return re.compile(rf"{alternatives(names, any_case=True)}(?:\s+Việt Nam)?(?!\w)", re.IGNORECASE)


_OTHER_TONE = {"óa": "oá", "òa": "oà", "ỏe": "oẻ", "ủy": "uỷ"}
# What is no name: a type alone, as in "các văn bản dưới Luật"
_NAMELESS = re.compile(r"(?:Luật|Bộ luật|Pháp lệnh)(?:\s+(?:về|hiện hành))?", re.IGNORECASE)
# "Luật Quản lý ngoại thương | về một số biện pháp ...": what is cited of a law whose name is known to be over
_ABOUT = re.compile(r"\s+(?:về|thuộc|gồm|là)\s")
# "Luật Nhà ở 2014": after a known name a year stands alone
_BARE_YEAR = re.compile(r"\s+\(?((?:19|20)\d\d)(?![\d/–-])\)?")


@cache
def _english() -> re.Pattern[str]:
    """How a law is named in English; of the names that end in "Law" those of the table: "Land Law"."""
    names = [name for row in read_table("laws") for name in row["english"].split(";")]
    short = (re.escape(name.removesuffix(" Law")) for name in names if name.endswith(" Law"))
    return re.compile(_EN.replace("NAMES", "|".join(dict.fromkeys(short))))


def law_heads(text: str, *, running: bool) -> list[Head]:
    """Laws cited by name. In `running` text a comma or a verb ends the name; in a list of bases it goes on."""
    heads: list[Head] = []
    end = 0
    for match in _law_words(text):
        if match.start() < end:
            continue
        head = _law(text, match, running=running)
        if head:
            heads.append(head)
            end = head.span.end
    return heads


# "Nghị quyết Đại hội Đảng lần thứ XII", "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng", "Nghị quyết Đại
# hội Đảng bộ tỉnh Hòa Bình lần thứ I"
_CONGRESS = re.compile(
    r"(Nghị quyết)\s+((?:Đại hội|ĐẠI HỘI)\s+(?:(?:đại biểu|Đảng|Đảng bộ|bộ|toàn quốc|toàn quốc của Đảng|(?:lần\s+)?thứ"
    rf"|(?:tỉnh|[Tt]hành phố|xã|phường|đặc khu)(?:\s+[{UPPER}][{LOWER}]+){{0,4}}|[IVX]+|của Đảng)(?!\w)\s*){{2,8}})"
)


def congress_heads(text: str) -> list[Head]:
    """Resolutions of a Party congress, which have no number; the congress is their issuer."""
    found = _CONGRESS.finditer(text) if "Nghị quyết Đại hội" in text else ()
    return [
        Head(Span(match.start(), match.start() + len(match[0].rstrip())), match[1], issuer=match[2].strip(), named=True)
        for match in found
    ]


def _law_words(text: str) -> list[re.Match[str]]:
    found: list[re.Match[str]] = []
    if "uật" in text or "áp lệnh" in text or "Hiến pháp" in text:
        found += _VI.finditer(text)
    if "Law" in text or "Ordinance " in text or "Code" in text or "Constitution " in text:
        found += _english().finditer(text)
    return sorted(found, key=lambda match: match.start())


_LONGEST = 330


def _law(text: str, match: re.Match[str], *, running: bool) -> Head | None:
    kind = type_named(match[1] or match.group(match.lastindex or 0))
    amending = bool(
        _AMENDING.match(text, match.end()) or _AMENDING.match(text, match.end(1) if match[1] else match.end())
    )
    known = None if amending else _known_name().match(text, match.start())
    name_end = known.end() if known and running else _name_end(text, match, known, running=running, amending=amending)
    title = " ".join(text[match.start() : name_end or 0].split()).rstrip(" ,")
    if not title or _NAMELESS.fullmatch(title):
        return None
    stop, number, issued = _law_tail(text, match.start() + len(text[match.start() : name_end].rstrip(" ,")))
    if known and not issued and (year := _BARE_YEAR.match(text, known.end())):
        stop, issued = max(stop, year.end()), year[1]
    start, before = _dated_before(text, match.start())
    return Head(Span(start, stop), kind, number, issued or before, None, title, named=True)


def _name_end(
    text: str, match: re.Match[str], known: re.Match[str] | None, *, running: bool, amending: bool
) -> int | None:
    """Where the name of a law ends, past what is known of it; `None` in running text where nothing ends it."""
    limit = match.start() + _LONGEST
    if known and _ABOUT.match(text, known.end()):
        return known.end()
    end = _end_of_name(amending=amending, running=running).search(text, known.end() if known else match.end(), limit)
    if end:
        return end.start()
    return None if running else min(len(text), limit)


_LAWS = ("Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp")
# " số 28/2013/QH13", ", No. 28/2013/QH13", " (số"
_TO_NUMBER = re.compile(r"\s*,?\s*\(?\s*(?:(?:số|No)\s*[.:]*\s*)")


def _law_tail(text: str, position: int) -> tuple[int, str | None, str | None]:
    """End, number and date of what follows a law's name."""
    gap = _TO_NUMBER.match(text, position)
    number = NUMBER.match(text, gap.end()) if gap else None
    # "Luật Quản lý thuế, số 126/2020/NĐ-CP": the number of another document
    number = number if number and type_of_symbol(number[0]) in (None, *_LAWS) else None
    end, issued = read_date(text, number.end() if number else position)
    if number is None and issued is not None and (gap := _TO_NUMBER.match(text, end)):
        number = NUMBER.match(text, gap.end())
        end = number.end() if number else end
    return end, plain_number(number[0]) if number else None, issued


@cache
def _date_before() -> re.Pattern[str]:
    """A date or a year in front of an English law name: "the June 19, 2015 Law on ...", "the 2014 Law on ..."."""
    return re.compile(rf"(?:{DATE.pattern}|(?<=\bthe )(?P<year>(?:19|20)\d\d))\s+$", re.IGNORECASE)


def _dated_before(text: str, start: int) -> tuple[int, str | None]:
    """Start and date of a law whose date or year stands before it."""
    found = _date_before().search(text, max(0, start - 24), start) if text[start : start + 3] == "Law" else None
    if not found:
        return start, None
    date = find_date(text, found.start(), start)
    return found.start(), date.iso if date else found["year"]
