"""Which lines of a hard-wrapped text belong to one paragraph.

Texts come in four layouts, found per document by counting: `spaced` (blank lines between paragraphs, lines wrapped
inside them), `double` (a blank line after every wrapped line), `dense` (wrapped, without blank lines) and `long` (one
paragraph a line).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal

from vnpolicy.corpus import read_table
from vnpolicy.ingest.line_words import any_of

Layout = Literal["spaced", "double", "dense", "long"]

CAPITAL = re.compile(r"[A-ZÀ-ÖØ-ÞĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ]")  # "Đ"
BULLET = re.compile(r"[-–—+*•●○▪■◦►➢✓§](?!\s*\d{4}\b)\s?")  # "- Như Điều 3;", but not "- 2025" after "2021"
NUMBERED = re.compile(  # "1. Mục tiêu", "4.2. Tỷ lệ", "a) Rà soát", "II. NỘI DUNG", "(ii) Tổ chức", "a/ Rà soát"
    r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[ivx]{1,4}|[a-zđ]{1,2})[.)/](?:\s|$)|\(?\d{1,2}(?:\.\d{1,2})+[-–]?\s|[IVXL]{1,6}\s?[.)](?:\s|$)"
    r"|[A-ZĐ][.)](?:\s|$)"
)
ITEM = re.compile(rf"(?:\d{{1,2}}(?:\.\d{{1,2}})*[.)/]|[a-zđ]\))\s+{CAPITAL.pattern}")  # "đ) Theo dõi", "2. Sở Y tế"
CITES = re.compile(  # "... tiêm nhắc lại lần" / "2. Chủ động"
    r"(?:khoản|điểm|điều|mục|số|phần|bước|ngày|tháng|năm|quý|nhóm|loại|lần|cấp|bậc|hạng|mức|kỳ|khóa|đợt|vòng|tổ|thứ"
    r"|quận|phường|khu|vùng)$",
    re.IGNORECASE,
)
ROOM = 4  # characters by which a line is too short for one that the next word did not fit on
ARTICLE = re.compile(any_of("section") + r"\s+(?:\d{1,3}[a-z]?|[IVXL]+)\s?[.:]")  # "Điều 2."
# "Số:", "(Kèm theo", as the Party prints it "Số 04-CTr/TU": lines of the header that are set one under the other; in
# English "No. 77/KH-UBND" only as a whole line, since a citation may be parted there ("Decree / No. 57/2022/ND-CP of")
LABEL = re.compile(any_of("label") + r"|Số \d{1,5} ?[-/] ?[A-ZĐ]|No\.? ?\d{1,5} ?(?:/ ?\d{4} ?)?[-/] ?[A-ZĐ][\w/-]*$")
# takes "Số: 48/TB-VP", "Số 12 /QĐ-UBND" in full: what stands in capitals below it begins a line
NUMBER_LINE = re.compile(r"(?:Số|SỐ|No\.?) ?:? ?\d{1,5} ?(?:/ ?\d{4} ?)?[/-] ?[A-ZĐ][\w-]*[\w/-]*(?<![-/])$")
LONE_MARKER = re.compile(  # "3.", "b)", "Điều 1.", "TM.", "Số:"
    r"(?:\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zđ]{1,2})[.)/]|[IVXL]{1,6}\.|(?:Điều|Article) \d{1,3}\.-?|[-+]|"
    + any_of("proxy")
    + r"|(?:Số|No\.?):)$"
)
ORDINAL = re.compile(any_of("ordinal") + "$")  # "STT", "No.": the column of the rows' numbers, the first of a table
RULE = re.compile(r"(?:[-_=*.–—~\s]{3,}|\*)$")  # "-------" or "*" under the issuer's name
SENTENCE_END = re.compile(r"[.;:!?…][\"'”’)\]]*$")  # "... như sau:"
CONNECTOR = re.compile(rf"(?:^|\s)(?<!tiếp ){any_of('connector')}$")  # "BỘ THÔNG TIN VÀ", but not "giai đoạn tiếp theo"
COMPOUND = re.compile(  # "Sở Lao động" / "- Thương binh và Xã hội", "Tháng 8" / "- 10/2022"
    rf"[-–] ?(?:{any_of('compound')}|[a-zđ]|\d{{1,2}}/20\d\d)"
)
PER_PROXY = re.compile(rf"{any_of('proxy')}\s?\S|{any_of('proxy_words')} ")  # "KT. BỘ TRƯỞNG"
POST = re.compile(  # "PHÓ CHỦ TỊCH": the next line of a signature block
    rf"{any_of('proxy')}|{any_of('post')}(?: |$)|{any_of('post_alone')}$"
)
TYPE_LINE = re.compile(rf"{any_of('type')}(?: [IVXL\d]+)?$")  # "KẾ HOẠCH", "PHỤ LỤC II": stands on a line of its own
AUTHORITY = re.compile(  # "BỘ TRƯỞNG BỘ TÀI CHÍNH" between the title and the legal bases
    rf"{any_of('authority')}(?: |$)|{any_of('authority_alone')}$"
)
BASIS = re.compile(any_of("basis"))  # "Căn cứ Luật Đất đai"
SUPERIOR = re.compile(any_of("superior") + " ")  # "UBND TỈNH A": the upper line of the issuer
INFERIOR = re.compile(any_of("inferior") + r"(?!\w)")  # "SỞ Y TẾ", "VĂN PHÒNG": the lower one
BODY = re.compile(any_of("body"))
# takes the end of "Vụ trưởng Vụ Kế hoạch", "HỘI ĐỒNG THI ĐUA"; leaves "Lĩnh vực Tài chính", a heading
BODY_NEAR = re.compile(rf"(?<!\w)(?:{any_of('body')}|{any_of('body').upper()}|Phòng|PHÒNG)(?: \w+){{2,3}}$")
BODY_LINE = re.compile(any_of("body") + r" \S.*[^,;:.\s]$")  # "Cục Đầu tư nước ngoài"


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How a text is wrapped: its layout, and the usual length of a full line in characters."""

    layout: Layout
    width: int


def find_wrapping(lines: Sequence[str]) -> Wrapping:
    """Layout and line width of a text, from its stripped lines (blank ones included)."""
    lengths = sorted(len(line) for line in lines if line)
    neighbours = [(len(a), b) for a, b in pairwise(lines) if a and b]
    wrapped = sorted(length for length, b in neighbours if b[0].islower() and not NUMBERED.match(b))
    widths = wrapped or lengths or [0]
    return Wrapping(_layout(lines, lengths, len(neighbours), len(wrapped)), widths[len(widths) * 19 // 20])


def _layout(lines: Sequence[str], lengths: Sequence[int], neighbours: int, lower: int) -> Layout:
    if neighbours < len(lengths) // 4 and _lower_after_blank(lines) > 0.15 * len(lengths):
        return "double"
    if lower < 2 or lower < 0.1 * neighbours:
        return "long"
    if lengths[len(lengths) * 9 // 10] > 130:
        return "long"
    blanks = len(lines) - len(lengths)
    return "spaced" if blanks > 0.1 * len(lengths) and _starters_after_blank(lines) else "dense"


def _lower_after_blank(lines: Sequence[str]) -> int:
    pairs = pairwise(lines)
    return sum(not a and bool(b) and b[0].islower() and not NUMBERED.match(b) and " " in b for a, b in pairs)


def _starters_after_blank(lines: Sequence[str]) -> bool:
    before = [a for a, b in pairwise(lines) if b and (NUMBERED.match(b) or ARTICLE.match(b))]
    return sum(not a for a in before) >= 0.6 * len(before)


def continues(line: str, following: str, wrapping: Wrapping) -> bool:
    """Whether `following` goes on with the paragraph of `line`: stripped neighbours, neither empty."""
    if _stands_apart(line, following) or _is_next_item(line, following, wrapping):
        return False
    if LONE_MARKER.match(line):
        return True
    if wrapping.layout != "long" and _full(line, following, wrapping.width) and not SENTENCE_END.search(line):
        return not LABEL.match(following)
    if _starts(line, following):
        return False
    if wrapping.layout == "spaced":
        return True
    return _runs_on(line, following, 0 if wrapping.layout == "long" else wrapping.width)


def _stands_apart(line: str, following: str) -> bool:
    """Whether a rule parts two lines, or a table begins below a heading: "LỘ TRÌNH THỰC HIỆN" / "TT"."""
    return bool(RULE.match(line) or RULE.match(following) or ORDINAL.match(following))


def _is_next_item(line: str, following: str, wrapping: Wrapping) -> bool:
    """Whether an item follows a line that its author ended without a stop: "... năm 2026" / "đ) Theo dõi"."""
    if not ITEM.match(following) or LONE_MARKER.match(line) or CONNECTOR.search(line) or CITES.search(line):
        return False
    return wrapping.layout == "long" or len(line) + len(following.split(" ", 1)[0]) < wrapping.width - ROOM


def fills_cell(line: str, following: str, wrapping: Wrapping) -> bool:
    """Whether `following` goes on with a cell, where a table stands one cell a line: "Agency assuming the", "prime".

    A cell is short, so it ends where the next line begins anew: "No.", "Contents", "Coordinating agencies".
    """
    if following[0].isupper() or following.isdigit():
        return bool(CONNECTOR.search(line)) or _full(line, following, wrapping.width)
    return continues(line, following, wrapping)


def resumes(line: str, following: str, wrapping: Wrapping) -> bool:
    """Whether a paragraph goes on after a blank line: "BỘ THÔNG TIN VÀ", blank, "TRUYỀN THÔNG"."""
    if CONNECTOR.search(line):
        goes_on = following[0].isalpha() and not line.endswith(("; và", ", và", "; and", ", and"))
    else:
        full = wrapping.layout == "spaced" and len(line) >= wrapping.width - 8 and not SENTENCE_END.search(line)
        goes_on = full and following[0].islower() and " " in following
    return goes_on and not NUMBERED.match(following) and not _starts(line, following)


def _full(line: str, following: str, width: int) -> bool:
    """Whether no further word fitted: "... for Trường Sa" / "- DK under Military Hospital 175"."""
    return width - 4 < len(line) + 1 + len(" ".join(following.split(" ", 2)[:2])) and len(line) <= width + 4


def _starts(line: str, following: str) -> bool:
    """Whether `following` is set as a line of its own: an item, a label, another line of header or signature."""
    if BULLET.match(following):
        return not _hyphen_continues(line, following)
    if NUMBERED.match(following):
        return bool(SENTENCE_END.search(line)) or line.endswith(",") or bool(NUMBERED.match(line)) or is_upper(line)
    if LABEL.match(following) or ARTICLE.match(following):
        return not CONNECTOR.search(line)
    if NUMBER_LINE.match(line) and is_upper(following):
        return True
    if line.endswith(";") and BASIS.match(following):
        return True
    return _other_style(line, following) or bool(_list_of_bodies(line, following))


def _hyphen_continues(line: str, following: str) -> bool:
    """Whether a dash belongs into the sentence: "phát triển kinh tế" / "- xã hội"."""
    if not line[-1].isalnum() or line.isdigit():
        return False
    return bool(COMPOUND.match(following)) or _is_name_across(line, following)


def _is_name_across(line: str, following: str) -> bool:
    """Whether two lines hold the parts of a body's name with a dash: "Vụ Kế hoạch" / "- Tài chính"."""
    if not BODY_NEAR.search(line):
        return False
    first, second = line.lower().split(), re.findall(r"\w+", following.lower())
    return any(first[-2:] == left and second[:2] == right for left, right in _parted_names())


@cache
def _parted_names() -> tuple[tuple[list[str], list[str]], ...]:
    """The two words before and after each dash in the names of `agencies.tsv`: "kế hoạch" and "tài chính"."""
    rows = read_table("agencies")
    names = {name for row in rows for name in (row["name"], *row["spellings"].split("|")) if " - " in name}
    parts = (pair for name in sorted(names) for pair in pairwise(name.lower().split(" - ")))
    return tuple((left.split()[-2:], right.replace(",", "").split()[:2]) for left, right in parts)


def _other_style(line: str, following: str) -> bool:
    if not is_upper(line):
        return False
    if not is_upper(following):
        return not CONNECTOR.search(line) and any(c.isalpha() for c in following)
    if TYPE_LINE.match(line) or (SUPERIOR.match(line) and INFERIOR.match(following)):
        return True
    return _next_of_signature(line, following)


def _next_of_signature(line: str, following: str) -> bool:
    return bool(POST.match(following)) and bool(PER_PROXY.match(line) or POST.match(line))


def _list_of_bodies(line: str, following: str) -> bool:
    """Whether two lines are two agencies of a list without commas: "Cục Đầu tư nước ngoài" / "Cục Quản lý đấu thầu"."""
    both = BODY_LINE.match(line) and BODY.match(following)
    return bool(both) and not CONNECTOR.search(line) and not line.endswith("trưởng") and line.count(" ") < 9


def _runs_on(line: str, following: str, width: int) -> bool:
    """Whether a line without blank lines around it goes on; `width` 0 where each line is a paragraph."""
    if following[0].islower():
        return not SENTENCE_END.search(line) or width > 0
    if is_upper(line) and is_upper(following):
        return not AUTHORITY.match(following)
    if CONNECTOR.search(line):
        return True
    return width > 0 and len(line) + 1 + len(following.split(" ", 1)[0]) > width - 2


def is_upper(text: str) -> bool:
    """Whether a line is set in capitals, a stray "QĐ-TTg" or year apart."""
    if text.isupper():
        return True
    if SMALL_WORD.search(text):
        return False
    capitals = len(CAPITAL.findall(text))
    return capitals > 6 and len(SMALL.findall(text)) <= 0.2 * capitals


SMALL = re.compile(r"[a-zß-öø-ÿăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")  # "đ"
SMALL_WORD = re.compile(SMALL.pattern + "{3}")  # "phủ"
